/* SPDX-License-Identifier: Apache-2.0
 *
 * <provisions field= with= aside= shared= laws=/>: the articles that a document cites against those
 * that others of the case cite for the same thing. Where both cite an article, the paragraph and
 * item must be those of one of the other's citations, and be said where the other says them; where
 * both cite a law, one article at least must be common, if not shared="yes". What only one of them
 * says is left open. With laws="yes" nothing but the laws is compared: one must be common.
 */
#include "predicate/cited.h"

#define MOST_CITATIONS 256 /* of one side that are compared */
#define LEAST_TITLE    6   /* bytes: 条例 */

struct provisions {
    struct aj_vec field; /* struct aj_path, one */
    struct aj_vec with;  /* struct aj_path */
    struct aj_str aside; /* words: the ends of titles of laws that are not compared */
    bool only_shared;    /* articles that only one of them cites are no matter */
    bool only_laws;      /* nothing but the laws is compared */
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct provisions *provisions = aj_arena_alloc(c->arena, sizeof(*provisions));

    predicate->data = provisions;
    provisions->field = aj_paths_compile(c, aj_setting_find(c, "field"));
    provisions->with = aj_paths_compile(c, aj_setting_find(c, "with"));
    provisions->aside = aj_setting_find(c, "aside");
    provisions->only_shared = aj_setting_yes(c, "shared", false);
    provisions->only_laws = aj_setting_yes(c, "laws", false);
}

static bool is_same_law(const struct aj_cited *a, const struct aj_cited *b)
{
    return aj_str_equal(a->title, b->title);
}

static bool is_same_article(const struct aj_cited *a, const struct aj_cited *b)
{
    return is_same_law(a, b) && a->article == b->article && a->article_sub == b->article_sub;
}

static bool is_one_number(int a, int b)
{
    return a == b || a == 0 || b == 0;
}

/* How one citation stands to those of another document. */
struct standing {
    bool shares_law;
    bool shares_article;
    bool agrees;               /* in paragraph and item, as far as both say them */
    bool is_less;              /* the other always says a paragraph or an item, this says none */
    const struct aj_cited *at; /* of the other, to show */
};

static bool is_bare(const struct aj_cited *cited)
{
    return cited->paragraph == 0 && cited->item_number == 0;
}

/* A bare article that the same document cites with its paragraph elsewhere: a clause quoted from
 * the law names other articles by number alone. */
static bool is_said_fuller(const struct aj_vec *own, const struct aj_cited *bare)
{
    for (size_t i = 0; i < own->count && is_bare(bare); i++) {
        const struct aj_cited *mine = aj_vec_at(own, i);

        if (mine->item.paper == bare->item.paper && is_same_article(mine, bare) && !is_bare(mine))
            return true;
    }
    return false;
}

/* Those of `others` that stand in one document from index i on; *next: the first of another. */
static struct standing compare(const struct aj_cited *cited, const struct aj_vec *others, size_t i,
                               size_t *next)
{
    const struct aj_paper *paper = ((const struct aj_cited *)aj_vec_at(others, i))->item.paper;
    struct standing standing = {.is_less = is_bare(cited)};

    for (*next = i; *next < others->count; (*next)++) {
        const struct aj_cited *other = aj_vec_at(others, *next);

        if (other->item.paper != paper)
            break;
        if (!is_same_law(cited, other))
            continue;
        if (standing.at == NULL || is_same_article(cited, other))
            standing.at = other;
        standing.shares_law = true;
        if (!is_same_article(cited, other))
            continue;
        standing.shares_article = true;
        standing.agrees =
            standing.agrees || (is_one_number(cited->paragraph, other->paragraph) &&
                                is_one_number(cited->item_number, other->item_number));
        standing.is_less = standing.is_less && !is_bare(other);
    }
    return standing;
}

/* Whether any citation of that document's law stands among its articles too: other articles may be
 * added to the common one. */
static bool has_common_article(const struct aj_vec *own, const struct aj_cited *cited,
                               const struct aj_vec *others, size_t from, size_t to)
{
    for (size_t i = 0; i < own->count; i++) {
        const struct aj_cited *mine = aj_vec_at(own, i);

        for (size_t k = from; k < to && is_same_law(mine, cited); k++) {
            if (is_same_article(mine, aj_vec_at(others, k)))
                return true;
        }
    }
    return false;
}

static const char *fault_of(const struct standing *standing)
{
    if (standing->is_less)
        return R_("写到了款、项，此处没有写到");
    return standing->agrees ? NULL : R_("引的款、项与此处不同");
}

/* One citation of the document against every other document. */
static void check(struct aj_eval *e, const struct aj_cited *cited, const struct aj_vec *own,
                  const struct aj_vec *others, bool only_shared, struct aj_outcome *out)
{
    size_t next;

    for (size_t i = 0; i < others->count; i = next) {
        struct standing standing = compare(cited, others, i, &next);
        const char *fault;

        if (!standing.shares_law || (only_shared && !standing.shares_article))
            continue;
        if (standing.shares_article)
            fault = fault_of(&standing);
        else
            fault = has_common_article(own, cited, others, i, next) ? NULL : R_("引的条与此处不同");
        if (fault == NULL) {
            aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("引用的条、款、项一致")));
            continue;
        }
        aj_outcome_evidence(out, &standing.at->item);
        aj_cited_note(e, cited, AJ_FALSE,
                      aj_arena_printf(e->arena, R_("，%" AJ_STR_FMT "%s"),
                                      AJ_STR_ARG(aj_item_words(e->arena, &standing.at->item)),
                                      fault),
                      out);
    }
}

/* A title and its end may be one law where the end is no title of its own, 条例, or a place stands
 * before it, 某省渔业条例. */
static bool ends_as(struct aj_str title, struct aj_str end)
{
    static const char *const places[] = {"国", "省", "市", "县", "区", "州", "盟", "旗"};
    struct aj_str before;

    if (!aj_str_ends(title, end))
        return false;
    before = aj_str_sub(title, 0, title.len - end.len);
    for (size_t i = 0; i < AJ_COUNT(places); i++) {
        if (aj_str_ends(before, aj_str_from(places[i])))
            return true;
    }
    return before.len == 0 || end.len <= LEAST_TITLE;
}

static bool may_be_same_law(const struct aj_cited *a, const struct aj_cited *b)
{
    return ends_as(a->title, b->title) || ends_as(b->title, a->title);
}

static bool have_common_law(const struct aj_vec *own, const struct aj_vec *others, size_t from,
                            size_t to)
{
    for (size_t i = 0; i < own->count; i++) {
        for (size_t k = from; k < to; k++) {
            if (may_be_same_law(aj_vec_at(own, i), aj_vec_at(others, k)))
                return true;
        }
    }
    return false;
}

/* The laws of the document against those of every other document. */
static void check_laws(struct aj_eval *e, const struct aj_vec *own, const struct aj_vec *others,
                       struct aj_outcome *out)
{
    size_t next;

    for (size_t i = 0; i < others->count; i = next) {
        const struct aj_cited *other = aj_vec_at(others, i);

        next = i;
        while (next < others->count &&
               ((const struct aj_cited *)aj_vec_at(others, next))->item.paper == other->item.paper)
            next++;
        if (have_common_law(own, others, i, next)) {
            aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("引用的法律一致")));
            continue;
        }
        aj_outcome_evidence(out, &other->item);
        aj_cited_note(e, aj_vec_at(own, 0), AJ_FALSE,
                      aj_arena_printf(e->arena, R_("，%" AJ_STR_FMT "引的法律与此处不同"),
                                      AJ_STR_ARG(aj_item_words(e->arena, &other->item))),
                      out);
    }
}

static bool is_aside(const struct provisions *provisions, struct aj_str title)
{
    struct aj_str rest = provisions->aside;
    struct aj_str word;

    while (aj_str_next_word(&rest, &word)) {
        if (aj_str_ends(title, word))
            return true;
    }
    return false;
}

/* The citations that can be compared. */
static struct aj_vec told(struct aj_eval *e, const struct provisions *provisions,
                          const struct aj_vec *all)
{
    struct aj_vec out;

    aj_vec_init(&out, e->arena, sizeof(struct aj_cited));
    for (size_t i = 0; i < all->count && out.count < MOST_CITATIONS; i++) {
        const struct aj_cited *cited = aj_vec_at(all, i);

        if (cited->item.state == AJ_VALUE && !is_aside(provisions, cited->title))
            *(struct aj_cited *)aj_vec_push(&out) = *cited;
    }
    return out;
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct provisions *provisions = predicate->data;
    struct aj_outcome aside; /* what is not there or not read is no matter here */
    struct aj_vec own;
    struct aj_vec others;

    aj_outcome_init(&aside, e->arena);
    (void)aj_cited_collect(e, &provisions->field, &own, &aside);   /* none: nothing to compare */
    (void)aj_cited_collect(e, &provisions->with, &others, &aside); /* likewise */
    own = told(e, provisions, &own);
    others = told(e, provisions, &others);
    if (own.count == 0 || others.count == 0) {
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("没有可比的法条")));
        return;
    }
    if (provisions->only_laws) {
        check_laws(e, &own, &others, out);
        return;
    }
    for (size_t i = 0; i < own.count; i++) {
        if (!is_said_fuller(&own, aj_vec_at(&own, i)))
            check(e, aj_vec_at(&own, i), &own, &others, provisions->only_shared, out);
    }
}

const struct aj_predicate_type aj_predicate_provisions = {
    "provisions", "field with aside shared laws say", "field with", false, false, compile, evaluate,
    false};
