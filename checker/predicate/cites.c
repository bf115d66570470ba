/* SPDX-License-Identifier: Apache-2.0
 *
 * <cites field= law= article=/>: a law's article is cited, in any written form. Without law=: every
 * citation names its law in full or by a name that the document defines, the law is in force on
 * the rule's day, and has the article. A law that nobody has entered, and an earlier edition, which
 * may be the one that goes for an act of its time, are for a person.
 */
#include "predicate/cited.h"
#include "predicate/law.h"

#include "base/nearest.h"
#include "text/fold.h"
#include "text/number.h"

#include <string.h>

#define TITLE_OPEN "《"
#define COUNTRY    "中华人民共和国"

struct cites {
    struct aj_vec paths;      /* struct aj_path */
    const struct aj_law *law; /* NULL: every citation is looked at */
    struct aj_vec articles;   /* int: one of them; empty: any */
    int64_t paragraph;        /* 0: any */
};

/* ---- compiling ---- */

static void compile_law(struct aj_compiling *c, struct cites *cites)
{
    struct aj_str name = aj_setting_find(c, "law");

    if (name.ptr == NULL) {
        if (cites->articles.count > 0)
            aj_compile_fail(c, _("article 须与 law 同用"));
        return;
    }
    cites->law = aj_map_find(c->laws, name);
    if (cites->law != NULL && cites->law->now != NULL)
        cites->law = cites->law->now; /* documents call both by one name */
    if (cites->law == NULL)
        aj_compile_fail(c, _("没有名为“%" AJ_STR_FMT "”的法律，最接近的是“%" AJ_STR_FMT "”"),
                        AJ_STR_ARG(name), AJ_STR_ARG(aj_nearest_in_map(c->laws, name)));
}

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct cites *cites = aj_arena_alloc(c->arena, sizeof(*cites));
    struct aj_str articles = aj_setting_find(c, "article");
    struct aj_str word;

    predicate->data = cites;
    cites->paths = aj_paths_compile(c, aj_setting_find(c, "field"));
    cites->paragraph = aj_setting_number(c, "paragraph", 0);
    aj_vec_init(&cites->articles, c->arena, sizeof(int));
    while (aj_str_next_word(&articles, &word)) {
        int64_t number;

        if (!aj_number_parse(word, &number) || number < 1 || number > INT16_MAX)
            aj_compile_fail(c, _("article：“%" AJ_STR_FMT "”应为条号"), AJ_STR_ARG(word));
        else
            *(int *)aj_vec_push(&cites->articles) = (int)number;
    }
    compile_law(c, cites);
}

/* ---- every citation ---- */

static bool is_full(struct aj_str written, struct aj_str title)
{
    struct aj_str plain = title;

    if (aj_str_starts(title, aj_str_from(COUNTRY)))
        plain = aj_str_sub(title, strlen(COUNTRY), title.len);
    return aj_str_contains(written, plain);
}

/* 称《条例》, 称“条例”, 称条例: the paper says what it means by the name. */
static bool is_defined(struct aj_eval *e, const struct aj_paper *paper, struct aj_str name)
{
    static const char *const opens[] = {"称" TITLE_OPEN, "称“", "称\"", "称"};
    struct aj_str text = paper != NULL ? aj_paper_folded(paper) : AJ_STR_EMPTY;

    for (size_t i = 0; i < AJ_COUNT(opens); i++) {
        if (aj_str_contains(
                text, aj_arena_printf(e->arena, "%s%" AJ_STR_FMT, opens[i], AJ_STR_ARG(name))))
            return true;
    }
    return false;
}

/* A name by which everybody knows the law, yet not its own. */
static bool is_informal(struct aj_eval *e, const struct aj_cited *cited, const struct aj_law *law)
{
    return cited->written.len > 0 && aj_map_find(e->laws, cited->written) == law &&
           !is_full(cited->written, aj_fold_text(e->arena, law->title)) &&
           !is_defined(e, cited->item.paper, cited->written);
}

/* Not in force on the day: yet to come is wrong, past may be right for an act of its time. */
static enum aj_truth judge_unforced(struct aj_eval *e, const struct aj_law *law,
                                    struct aj_str *words)
{
    const struct aj_edition *edition;
    const struct aj_edition *first = NULL;

    for (size_t i = 0; (edition = aj_law_edition_at(law, i)) != NULL; i++) {
        if (first == NULL || edition->from < first->from)
            first = edition;
    }
    if (first == NULL || e->day >= first->from) {
        *words = aj_str_from(R_("的法律当日已经失效或者版本不明，是否适用行为时的规定？"));
        return AJ_UNKNOWN;
    }
    *words = aj_arena_printf(e->arena, R_("的法律自%" AJ_STR_FMT "起施行，当日尚未施行"),
                             AJ_STR_ARG(first->from_text));
    return first->is_confirmed ? AJ_FALSE : AJ_UNKNOWN;
}

/* Whether an edition of before had the article, or nobody knows how many it had. */
static bool could_be_older(const struct aj_law *law, const struct aj_edition *now, int article)
{
    const struct aj_edition *edition;

    for (size_t i = 0; (edition = aj_law_edition_at(law, i)) != NULL; i++) {
        if (edition->from < now->from &&
            (edition->last_article == 0 || edition->last_article >= article))
            return true;
    }
    return false;
}

static enum aj_truth judge_article(struct aj_eval *e, const struct aj_law *law, int article,
                                   struct aj_str *words)
{
    const struct aj_edition *edition = aj_law_edition_of_all(law, e->day);
    struct aj_str now = aj_law_renumbered(law, article, INT32_MIN, e->day);

    if (edition->last_article == 0) {
        *words = aj_str_from(R_("的条数没有录入，是否有此条？"));
        return AJ_UNKNOWN;
    }
    if (article <= edition->last_article) {
        now = aj_law_renumbered(law, article, e->day, aj_date_to_days(e->as_of));
        *words = now.len > 0 ? aj_arena_printf(e->arena, R_("当日有此条，现为第%" AJ_STR_FMT "条"),
                                               AJ_STR_ARG(now))
                             : aj_str_from(R_("当日有此条"));
        return AJ_TRUE;
    }
    *words =
        aj_arena_printf(e->arena,
                        now.len > 0 ? R_("超出当日有效版本的%d条，原第%d条现为第%" AJ_STR_FMT "条")
                                    : R_("超出当日有效版本的%d条，没有第%d条%" AJ_STR_FMT),
                        edition->last_article, article, AJ_STR_ARG(now));
    if (edition->is_confirmed && !could_be_older(law, edition, article))
        return AJ_FALSE;
    *words = aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "，是否适用行为时的规定？"),
                             AJ_STR_ARG(*words));
    return AJ_UNKNOWN;
}

static void judge(struct aj_eval *e, const struct aj_cited *cited, struct aj_outcome *out)
{
    const struct aj_law *law = aj_map_find(e->laws, cited->title);
    struct aj_str words = AJ_STR_EMPTY;
    enum aj_truth truth;

    if (cited->item.state == AJ_UNREAD) {
        aj_cited_note(e, cited, AJ_UNKNOWN, aj_str_from(R_("不能确定是哪部法律的哪一条")), out);
        return;
    }
    if (law == NULL) {
        aj_cited_note(e, cited, AJ_UNKNOWN,
                      aj_str_from(R_("的法律不在法律表内，是否有效、有此条？")), out);
        return;
    }
    if (is_informal(e, cited, law)) {
        aj_cited_note(e, cited, AJ_FALSE, aj_str_from(R_("没有使用法律的全称，也没有写明简称")),
                      out);
        return;
    }
    truth = aj_law_edition_of_all(law, e->day) != NULL
                ? judge_article(e, law, cited->article, &words)
                : judge_unforced(e, law, &words);
    aj_cited_note(e, cited, truth, words, out);
}

/* ---- one law ---- */

static bool is_wanted(const struct cites *cites, const struct aj_map *laws,
                      const struct aj_cited *cited)
{
    if (aj_map_find(laws, cited->title) != cites->law ||
        (cites->paragraph > 0 && cited->paragraph != cites->paragraph))
        return false;
    for (size_t i = 0; i < cites->articles.count; i++) {
        if (*(const int *)aj_vec_at(&cites->articles, i) == cited->article)
            return true;
    }
    return cites->articles.count == 0;
}

static struct aj_str wanted_words(struct aj_eval *e, const struct cites *cites)
{
    struct aj_str words =
        aj_arena_printf(e->arena, R_("《%" AJ_STR_FMT "》"), AJ_STR_ARG(cites->law->title));

    for (size_t i = 0; i < cites->articles.count; i++)
        words =
            aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "%s第%d条"), AJ_STR_ARG(words),
                            i > 0 ? R_("或") : "", *(const int *)aj_vec_at(&cites->articles, i));
    return words;
}

static void look_for(struct aj_eval *e, const struct cites *cites, const struct aj_vec *all,
                     struct aj_outcome *out)
{
    const struct aj_cited *open = NULL;
    struct aj_str words = wanted_words(e, cites);

    for (size_t i = 0; i < all->count; i++) {
        const struct aj_cited *cited = aj_vec_at(all, i);

        if (cited->item.state == AJ_UNREAD)
            open = cited;
        if (cited->item.state != AJ_VALUE || !is_wanted(cites, e->laws, cited))
            continue;
        aj_outcome_evidence(out, &cited->item);
        aj_outcome_note(out, AJ_TRUE,
                        aj_arena_printf(e->arena, R_("引用了%" AJ_STR_FMT), AJ_STR_ARG(words)));
        return;
    }
    if (open != NULL)
        aj_cited_note(e, open, AJ_UNKNOWN, aj_str_from(R_("不能确定是哪部法律的哪一条")), out);
    else
        aj_outcome_note(out, AJ_FALSE,
                        aj_arena_printf(e->arena, R_("没有引用%" AJ_STR_FMT), AJ_STR_ARG(words)));
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct cites *cites = predicate->data;
    struct aj_outcome missing;
    struct aj_vec all;
    bool any;

    aj_outcome_init(&missing, e->arena);
    any = aj_cited_collect(e, &cites->paths, &all, &missing);
    if (cites->law != NULL && any) {
        look_for(e, cites, &all, out);
        if (out->truth == AJ_FALSE && missing.truth == AJ_UNKNOWN)
            *out = missing; /* it could stand there */
        return;
    }
    *out = missing;
    for (size_t i = 0; cites->law == NULL && i < all.count; i++)
        judge(e, aj_vec_at(&all, i), out);
    if (any && all.count == 0)
        aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("没有引用法律条文")));
}

const struct aj_predicate_type aj_predicate_cites = {
    "cites", "field law article paragraph say", "field", false, false, compile, evaluate, true};
