/* SPDX-License-Identifier: Apache-2.0
 *
 * <count of= min= max= distinct=/>: how many values, or different values, stand there.
 */
#include "predicate/predicate.h"

struct count {
    struct aj_path path;
    int64_t min;
    int64_t max; /* -1: any number */
    bool is_distinct;
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct count *count = aj_arena_alloc(c->arena, sizeof(*count));

    (void)aj_path_compile(c, aj_setting_find(c, "of"), &count->path); /* has said what is wrong */
    count->min = aj_setting_number(c, "min", 0);
    count->max = aj_setting_number(c, "max", -1);
    count->is_distinct = aj_setting_yes(c, "distinct", true);
    predicate->data = count;
}

static bool is_counted(const struct aj_vec *items, size_t i, bool is_distinct)
{
    const struct aj_item *item = aj_vec_at(items, i);

    if (item->state != AJ_VALUE)
        return false;
    for (size_t k = 0; is_distinct && k < i; k++) {
        const struct aj_item *other = aj_vec_at(items, k);

        if (other->state == AJ_VALUE && aj_str_equal(other->value.key, item->value.key))
            return false;
    }
    return true;
}

/* "《现场检查笔录》执法人员": the field without any one value. */
static struct aj_str place_words(struct aj_eval *e, const struct aj_operand *operand)
{
    struct aj_item item = *aj_operand_item(operand);

    item.value.shown = AJ_STR_EMPTY;
    return aj_item_words(e->arena, &item);
}

/* What could not be read may be the one that is missing, or one too many. */
static bool could_differ(const struct count *count, int64_t n, int64_t n_open)
{
    return n < count->min || (count->max >= 0 && n <= count->max && n + n_open > count->max);
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct count *count = predicate->data;
    struct aj_operand operand;
    int64_t n = 0;
    int64_t n_open = 0;
    bool holds;

    aj_path_resolve(e, &count->path, AJ_PICK_ALL, &operand);
    if (!aj_outcome_needs(e, out, &count->path, &operand))
        return;
    for (size_t i = 0; i < operand.items.count; i++) {
        const struct aj_item *item = aj_vec_at(&operand.items, i);

        n += is_counted(&operand.items, i, count->is_distinct);
        n_open += item->state == AJ_UNREAD;
        aj_outcome_evidence(out, item);
    }
    holds = n >= count->min && (count->max < 0 || n <= count->max);
    aj_outcome_note(out,
                    n_open > 0 && could_differ(count, n, n_open) ? AJ_UNKNOWN
                    : holds                                      ? AJ_TRUE
                                                                 : AJ_FALSE,
                    aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "共%d个"),
                                    AJ_STR_ARG(place_words(e, &operand)), (int)n));
}

const struct aj_predicate_type aj_predicate_count = {
    "count", "of min max distinct say", "of", false, false, compile, evaluate, false};
