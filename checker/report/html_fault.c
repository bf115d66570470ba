/* SPDX-License-Identifier: Apache-2.0
 *
 * 不符合要求: each fault with what it costs, what was found where, the law of that day, and the
 * lawful mend. Vetoes stand on top, then what costs most points under the first profile.
 */
#include "report/html_case.h"

#include <stdlib.h>
#include <string.h>

struct fault {
    const struct aj_verdict *verdict;
    struct aj_fraction lost;
    bool is_veto;
    size_t position; /* in rule order */
};

static const struct aj_score *first_score(const struct aj_review *review)
{
    return review->scores.count > 0 ? aj_vec_at(&review->scores, 0) : NULL;
}

static struct aj_fraction points_lost(const struct aj_score *score, const struct aj_rule *rule)
{
    struct aj_fraction lost = AJ_ZERO;

    for (size_t i = 0; score != NULL && i < score->items.count; i++) {
        const struct aj_item_score *item = aj_vec_at(&score->items, i);

        for (size_t k = 0; k < item->steps.count; k++) {
            const struct aj_step *step = aj_vec_at(&item->steps, k);

            if (step->rule == rule)
                lost = aj_fraction_add(lost, step->deducted);
        }
    }
    return lost;
}

static int by_weight(const void *a, const void *b)
{
    const struct fault *left = a;
    const struct fault *right = b;
    int order;

    if (left->is_veto != right->is_veto)
        return left->is_veto ? -1 : 1;
    order = aj_fraction_compare(right->lost, left->lost);
    if (order != 0)
        return order;
    return left->position < right->position ? -1 : 1;
}

static struct aj_vec collect(const struct aj_html *page, const struct aj_review *review)
{
    struct aj_vec faults;

    aj_vec_init(&faults, page->arena, sizeof(struct fault));
    for (size_t i = 0; i < review->verdicts.count; i++) {
        const struct aj_verdict *verdict = aj_review_verdict(review, i);

        if (verdict->status != AJ_FAIL)
            continue;
        *(struct fault *)aj_vec_push(&faults) =
            (struct fault){.verdict = verdict,
                           .lost = points_lost(first_score(review), verdict->rule),
                           .is_veto = aj_html_is_veto(review, verdict->rule),
                           .position = i};
    }
    if (faults.count > 0)
        qsort(faults.items, faults.count, sizeof(struct fault), by_weight);
    return faults;
}

static struct aj_str item_title(const struct aj_score *score, struct aj_str id)
{
    for (size_t i = 0; score != NULL && i < score->items.count; i++) {
        const struct aj_item_score *item = aj_vec_at(&score->items, i);

        if (aj_str_equal(item->item->id, id))
            return item->item->title;
    }
    return AJ_STR_EMPTY;
}

static void put_items(const struct aj_html *page, const struct aj_score *score,
                      const struct aj_rule *rule)
{
    for (size_t i = 0; i < rule->items.count; i++) {
        struct aj_str id = *(struct aj_str *)aj_vec_at(&rule->items, i);
        struct aj_str title = item_title(score, id);

        aj_html_raw(page, "<span class=\"small\">");
        aj_html_printf(page, "%" AJ_STR_FMT " %" AJ_STR_FMT, AJ_STR_ARG(id), AJ_STR_ARG(title));
        aj_html_raw(page, "</span>\n");
    }
}

static void put_system(const struct aj_html *page, struct aj_str system)
{
    static const struct {
        const char *code;
        const char *words;
    } systems[] = {{"disclosure", R_("行政执法公示")},
                   {"recording", R_("执法全过程记录")},
                   {"legal-review", R_("重大执法决定法制审核")}};

    for (size_t i = 0; i < AJ_COUNT(systems); i++) {
        if (aj_str_equal_c(system, systems[i].code))
            aj_html_element(page, "span class=\"tag\"", aj_str_from(systems[i].words));
    }
}

static void put_tags(const struct aj_html *page, const struct aj_review *review,
                     const struct fault *fault)
{
    const struct aj_verdict *verdict = fault->verdict;

    aj_html_raw(page, "<div class=\"tags\">\n");
    if (fault->is_veto)
        aj_html_element(page, "span class=\"tag veto\"", aj_str_from(R_("一票否决")));
    if (fault->lost.num != 0)
        aj_html_element(page, "span class=\"tag lost\"",
                        aj_arena_printf(page->arena, R_("扣 %" AJ_STR_FMT " 分"),
                                        AJ_STR_ARG(aj_fraction_print(page->arena, fault->lost))));
    if (!verdict->is_scored && !fault->is_veto)
        aj_html_element(page, "span class=\"tag\"", aj_str_from(R_("仅提示，不计分")));
    if (verdict->occurrences > 1)
        aj_html_element(page, "span class=\"tag\"",
                        aj_arena_printf(page->arena, R_("%u 处"), verdict->occurrences));
    aj_html_element(page, "span class=\"tag\"",
                    aj_str_from(verdict->rule->is_mendable ? R_("可补正") : R_("不可补正")));
    put_system(page, verdict->rule->system);
    put_items(page, first_score(review), verdict->rule);
    aj_html_raw(page, "</div>\n");
}

/* The words behind the headline: "headline（details）", for several instances parted by "；". */
static void put_details(const struct aj_html *page, const struct aj_verdict *verdict)
{
    struct aj_str headline = verdict->rule->fail;
    struct aj_str again = aj_arena_printf(page->arena, "；%" AJ_STR_FMT, AJ_STR_ARG(headline));
    struct aj_str rest = verdict->message;
    bool is_list_open = false;

    while (headline.len > 0 && aj_str_starts(rest, headline)) {
        size_t end = aj_str_find(rest, again, headline.len);
        struct aj_str details = aj_str_sub(rest, headline.len, end < rest.len ? end : rest.len);

        rest = end < rest.len ? aj_str_sub(rest, end + strlen("；"), rest.len) : AJ_STR_EMPTY;
        if (aj_str_starts(details, aj_str_from("（")) && aj_str_ends(details, aj_str_from("）")))
            details = aj_str_sub(details, strlen("（"), details.len - strlen("）"));
        if (details.len == 0)
            continue;
        aj_html_raw(page, is_list_open ? "" : "<ul>\n");
        is_list_open = true;
        aj_html_element(page, "li", details);
    }
    aj_html_raw(page, is_list_open ? "</ul>\n" : "");
    if (rest.len > 0)
        aj_html_element(page, "p", rest);
}

/* 《中华人民共和国行政处罚法》第61条（2021-07-15起施行的版本） */
static void put_law(const struct aj_html *page, const struct aj_cited_basis *basis)
{
    const struct aj_edition *edition = basis->edition;

    aj_html_raw(page, "<dd>");
    aj_html_printf(page, "《%" AJ_STR_FMT "》", AJ_STR_ARG(basis->law->title));
    if (basis->article.len > 0)
        aj_html_printf(page, R_("第%" AJ_STR_FMT "条"), AJ_STR_ARG(basis->article));
    if (edition != NULL && edition->from_text.len > 0)
        aj_html_printf(page, R_("（%" AJ_STR_FMT "起施行的版本）"), AJ_STR_ARG(edition->from_text));
    if (!basis->law->is_confirmed || (edition != NULL && !edition->is_confirmed)) {
        aj_html_raw(page, " <span class=\"small\">");
        aj_html_words(page, R_("［此版本尚未核实原文］"));
        aj_html_raw(page, "</span>");
    }
    aj_html_raw(page, "</dd>\n");
}

/* The law of that day; where a rule names none that was in force, all that it names. */
static void put_laws(const struct aj_html *page, const struct aj_verdict *verdict)
{
    const struct aj_vec *all = &verdict->rule->basis;
    const char *before = "";

    if (all->count > 0)
        aj_html_element(page, "dt", aj_str_from(R_("依据")));
    for (size_t i = 0; i < all->count; i++) {
        struct aj_cited_basis basis;

        if (!aj_verdict_basis(page->arena, verdict, i, &basis))
            continue;
        aj_html_raw(page, before);
        put_law(page, &basis);
        before = "<dt></dt>";
    }
}

static void put_basis(const struct aj_html *page, const struct aj_verdict *verdict)
{
    const struct aj_rule *rule = verdict->rule;
    struct aj_str day = aj_date_print(page->arena, aj_date_from_days(verdict->day));

    aj_html_raw(page, "<dl class=\"basis\">\n");
    put_laws(page, verdict);
    aj_html_element(page, "dt", aj_str_from(R_("适用日")));
    aj_html_element(page, "dd", day);
    if (rule->remedy.len > 0) {
        aj_html_element(page, "dt", aj_str_from(R_("补救")));
        aj_html_element(page, "dd", rule->remedy);
    }
    aj_html_raw(page, "</dl>\n");
}

static void put_fault(const struct aj_html *page, const struct aj_review *review,
                      const struct fault *fault)
{
    const struct aj_rule *rule = fault->verdict->rule;

    aj_html_raw(page, "<article class=\"finding\"");
    aj_html_put_anchor(page, fault->verdict);
    aj_html_raw(page, ">\n<h3>");
    aj_html_put_rule(page, rule);
    aj_html_text(page, rule->fail.len > 0 ? rule->fail : rule->title);
    aj_html_raw(page, "</h3>\n");
    put_tags(page, review, fault);
    put_details(page, fault->verdict);
    aj_html_put_evidence(page, &fault->verdict->evidence, NULL);
    put_basis(page, fault->verdict);
    if (!fault->verdict->is_confirmed)
        aj_html_element(page, "p class=\"note\"",
                        aj_str_from(R_("注：本条规则的依据或数值尚未核实，仅供参考。")));
    aj_html_raw(page, "</article>\n");
}

void aj_html_put_faults(const struct aj_html *page, const struct aj_review *review)
{
    struct aj_vec faults = collect(page, review);

    aj_html_raw(page, "<section aria-labelledby=\"faults\">\n<h2 id=\"faults\">");
    aj_html_printf(page, R_("不符合要求（%zu）"), faults.count);
    aj_html_raw(page, "</h2>\n");
    if (faults.count == 0)
        aj_html_element(page, "p", aj_str_from(R_("没有发现不符合要求的事项。")));
    for (size_t i = 0; i < faults.count; i++)
        put_fault(page, review, aj_vec_at(&faults, i));
    aj_html_raw(page, "</section>\n");
}
