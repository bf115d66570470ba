/* SPDX-License-Identifier: Apache-2.0
 *
 * <order>A/日期 &lt;= B/日期 &lt; C/日期</order>: days in their order.
 */
#include "predicate/predicate.h"

struct step {
    struct aj_path path;
    bool is_strict; /* between the step before and this one stands "<", not "<=" */
};

struct order {
    struct aj_vec steps; /* struct step */
    enum aj_pick pick;
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct order *order = aj_arena_alloc(c->arena, sizeof(*order));
    struct aj_str rest = c->text;
    struct aj_str word;
    bool expects_path = true;
    bool is_strict = false;

    aj_vec_init(&order->steps, c->arena, sizeof(struct step));
    order->pick = aj_pick_compile(c, AJ_PICK_LAST);
    predicate->data = order;
    while (aj_str_next_word(&rest, &word)) {
        struct step *step;

        if (!expects_path) {
            is_strict = aj_str_equal_c(word, "<");
            if (!is_strict && !aj_str_equal_c(word, "<=")) {
                aj_compile_fail(c, _("<order> 中“%" AJ_STR_FMT "”处应为 < 或 <="),
                                AJ_STR_ARG(word));
                return;
            }
        } else {
            step = aj_vec_push(&order->steps);
            step->is_strict = is_strict;
            if (aj_path_compile(c, word, &step->path))
                aj_path_expect(c, &step->path, AJ_TYPE_DATE);
            else
                order->steps.count--;
        }
        expects_path = !expects_path;
    }
    if (expects_path || order->steps.count < 2)
        aj_compile_fail(c, _("<order> 至少要有两个日期，中间用 < 或 <= 隔开"));
}

/* "15时" is taken to be before 15时40分. */
static bool is_before(struct aj_date a, struct aj_date b)
{
    int order = aj_date_compare(a, b);

    return order < 0 || (order == 0 && a.hour >= 0 && a.minute < 0 && b.minute > 0);
}

static void compare_pair(struct aj_eval *e, const struct aj_item *before,
                         const struct aj_item *after, bool is_strict, struct aj_outcome *out)
{
    bool holds = is_strict ? is_before(before->value.date, after->value.date)
                           : aj_date_compare(before->value.date, after->value.date) <= 0;
    const char *relation = holds ? R_("早于") : R_("不早于");

    if (!is_strict)
        relation = holds ? R_("不晚于") : R_("晚于");
    aj_outcome_note(out, holds ? AJ_TRUE : AJ_FALSE,
                    aj_arena_printf(e->arena, "%" AJ_STR_FMT "%s%" AJ_STR_FMT,
                                    AJ_STR_ARG(aj_item_words(e->arena, before)), relation,
                                    AJ_STR_ARG(aj_item_words(e->arena, after))));
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct order *order = predicate->data;
    struct aj_item before = {.state = AJ_ABSENT};
    struct aj_outcome missing; /* notes for what could not be compared */
    bool is_strict = false;
    size_t n_present = 0;

    aj_outcome_init(&missing, e->arena);
    for (size_t i = 0; i < order->steps.count; i++) {
        const struct step *step = aj_vec_at(&order->steps, i);
        struct aj_operand operand;
        const struct aj_item *item;

        aj_path_resolve(e, &step->path, order->pick, &operand);
        is_strict = is_strict || step->is_strict;
        n_present += operand.state != AJ_ABSENT;
        if (!aj_outcome_needs(e, &missing, &step->path, &operand))
            continue;
        item = aj_operand_item(&operand);
        aj_outcome_evidence(out, item);
        if (before.state == AJ_VALUE)
            compare_pair(e, &before, item, is_strict, out);
        before = *item;
        is_strict = false;
    }
    /* one broken pair is false; else one date that can't be read leaves the whole open */
    if (n_present >= 2)
        out->truth = aj_truth_and(out->truth, missing.truth);
    aj_outcome_merge(out, &missing);
}

const struct aj_predicate_type aj_predicate_order = {"order", "pick say", "",       false,
                                                     true,    compile,    evaluate, false};
