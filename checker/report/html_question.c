/* SPDX-License-Identifier: Apache-2.0
 *
 * 待人工核定: what the machine left to a person. One entry for each place, in the order in which
 * the file is leafed through; questions that hang on no single place stand at the end.
 */
#include "report/html_case.h"

#include <stdint.h>
#include <stdlib.h>

struct question {
    const struct aj_verdict *verdict;
    size_t position; /* in rule order */
};

static size_t paper_index(const struct aj_verdict *verdict)
{
    return verdict->open_at.paper != NULL ? verdict->open_at.paper->index : SIZE_MAX;
}

/* Those without a place come last, the whole of a paper before its blocks. */
static int by_place(const void *a, const void *b)
{
    const struct question *left = a;
    const struct question *right = b;
    const struct aj_place *one = &left->verdict->open_at;
    const struct aj_place *other = &right->verdict->open_at;
    uint64_t keys[][2] = {{paper_index(left->verdict), paper_index(right->verdict)},
                          {(uint32_t)(one->block + 1), (uint32_t)(other->block + 1)},
                          {one->from, other->from},
                          {left->position, right->position}};

    for (size_t i = 0; i < AJ_COUNT(keys); i++) {
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    }
    return 0;
}

static struct aj_vec collect(const struct aj_html *page, const struct aj_review *review)
{
    struct aj_vec questions;

    aj_vec_init(&questions, page->arena, sizeof(struct question));
    for (size_t i = 0; i < review->verdicts.count; i++) {
        if (aj_review_verdict(review, i)->status == AJ_NEEDS_PERSON)
            *(struct question *)aj_vec_push(&questions) =
                (struct question){aj_review_verdict(review, i), i};
    }
    if (questions.count > 0)
        qsort(questions.items, questions.count, sizeof(struct question), by_place);
    return questions;
}

static const struct aj_verdict *verdict_at(const struct aj_vec *questions, size_t i)
{
    return ((const struct question *)aj_vec_at(questions, i))->verdict;
}

static void put_rule_line(const struct aj_html *page, const struct aj_review *review,
                          const struct aj_verdict *verdict)
{
    aj_html_put_rule(page, verdict->rule);
    aj_html_text(page, verdict->rule->title);
    if (aj_html_is_veto(review, verdict->rule))
        aj_html_element(page, "span class=\"tag veto\"", aj_str_from(R_("一票否决事项")));
}

/* The questions [from, to) on one place: the passage once, and each rule that waits for it. */
static void put_group(const struct aj_html *page, const struct aj_review *review,
                      const struct aj_vec *questions, size_t from, size_t to)
{
    const struct aj_verdict *first = verdict_at(questions, from);

    aj_html_raw(page, "<article class=\"question\">\n");
    aj_html_put_where(page, &first->open_at, AJ_STR_EMPTY);
    aj_html_put_passage(page, &first->open_at, AJ_STR_EMPTY);
    aj_html_raw(page, "<ul>\n");
    for (size_t i = from; i < to; i++) {
        const struct aj_verdict *verdict = verdict_at(questions, i);

        aj_html_raw(page, "<li");
        aj_html_put_anchor(page, verdict);
        aj_html_raw(page, ">");
        put_rule_line(page, review, verdict);
        if (i == from || !aj_str_equal(verdict->ask, first->ask))
            aj_html_element(page, "p", verdict->ask);
        aj_html_put_evidence(page, &verdict->evidence, &first->open_at);
        aj_html_raw(page, "</li>\n");
    }
    aj_html_raw(page, "</ul>\n</article>\n");
}

static void put_placeless(const struct aj_html *page, const struct aj_review *review,
                          const struct aj_verdict *verdict)
{
    aj_html_raw(page, "<article class=\"question\"");
    aj_html_put_anchor(page, verdict);
    aj_html_raw(page, ">\n<h3>");
    put_rule_line(page, review, verdict);
    aj_html_raw(page, "</h3>\n");
    aj_html_element(page, "p", verdict->ask);
    aj_html_put_evidence(page, &verdict->evidence, NULL);
    aj_html_raw(page, "</article>\n");
}

/* One past the last question that hangs on the same place as question `from`. */
static size_t end_of_group(const struct aj_vec *questions, size_t from)
{
    const struct aj_place *place = &verdict_at(questions, from)->open_at;
    size_t to = from + 1;

    if (place->paper == NULL)
        return to;
    while (to < questions->count &&
           aj_html_is_same_place(&verdict_at(questions, to)->open_at, place))
        to++;
    return to;
}

static size_t count_groups(const struct aj_vec *questions)
{
    size_t n = 0;

    for (size_t i = 0; i < questions->count; i = end_of_group(questions, i))
        n++;
    return n;
}

void aj_html_put_questions(const struct aj_html *page, const struct aj_review *review)
{
    struct aj_vec questions = collect(page, review);

    aj_html_raw(page, "<section aria-labelledby=\"questions\">\n<h2 id=\"questions\">");
    aj_html_printf(page, R_("待人工核定（%zu）"), count_groups(&questions));
    aj_html_raw(page, "</h2>\n");
    if (questions.count == 0)
        aj_html_element(page, "p", aj_str_from(R_("没有需要人工核定的事项。")));
    else
        aj_html_element(page, "p class=\"small\"",
                        aj_str_from(R_("以下事项程序没有作出判断。按所在位置分列，"
                                       "一处核定后，列在该处的各条规则都有了答案。")));
    for (size_t i = 0; i < questions.count;) {
        size_t end = end_of_group(&questions, i);

        if (verdict_at(&questions, i)->open_at.paper != NULL)
            put_group(page, review, &questions, i, end);
        else
            put_placeless(page, review, verdict_at(&questions, i));
        i = end;
    }
    aj_html_raw(page, "</section>\n");
}
