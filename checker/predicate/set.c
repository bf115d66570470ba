/* SPDX-License-Identifier: Apache-2.0
 *
 * Sets against sets. A value missing on the other side is a difference only when all of the other
 * side was read; amounts and terms are compared where both are known.
 */
#include "predicate/predicate.h"

#define LEAST_DAYS_A_MONTH 28
#define MOST_DAYS_A_MONTH  31

bool aj_set_is(const struct aj_operand *operand)
{
    const struct aj_item *item = aj_operand_item(operand);

    return item != NULL &&
           (item->value.type == AJ_TYPE_PENALTY || item->value.type == AJ_TYPE_CITATIONS);
}

/* How much a measure is at the least and at the most: fen, or days. */
struct extent {
    int64_t least;
    int64_t most;
    bool is_known;
};

static struct extent extent_of(const struct aj_value *value)
{
    int64_t n = value->number;

    switch (value->measure) {
    case AJ_MEASURE_AMOUNT:
    case AJ_MEASURE_DAYS:
        return (struct extent){n, n, true};
    case AJ_MEASURE_MONTHS:
        return (struct extent){n * LEAST_DAYS_A_MONTH, n * MOST_DAYS_A_MONTH, true};
    case AJ_MEASURE_NONE:
    case AJ_MEASURE_LIFTED:
        return (struct extent){0, 0, true};
    case AJ_MEASURE_UNSAID:
    case AJ_MEASURE_OPEN:
        break;
    }
    return (struct extent){0, 0, false};
}

/* Whether one penalty is no heavier than the other of the same kind, or as heavy. */
static enum aj_truth compare_measures(enum aj_set_relation relation, const struct aj_value *a,
                                      const struct aj_value *b)
{
    struct extent left = extent_of(a);
    struct extent right = extent_of(b);

    if (relation == AJ_SET_SUBSET || a->type != AJ_TYPE_PENALTY ||
        (a->measure == AJ_MEASURE_UNSAID && b->measure == AJ_MEASURE_UNSAID))
        return AJ_TRUE; /* neither says how much */
    if (!left.is_known || !right.is_known)
        return AJ_UNKNOWN;
    if (a->measure == b->measure)
        return (relation == AJ_SET_LE ? a->number <= b->number : a->number == b->number) ? AJ_TRUE
                                                                                         : AJ_FALSE;
    if (left.least > right.most || (relation == AJ_SET_EQUAL && left.most < right.least))
        return AJ_FALSE;
    return relation == AJ_SET_LE && left.most <= right.least ? AJ_TRUE : AJ_UNKNOWN;
}

static const struct aj_item *find_key(const struct aj_operand *operand, struct aj_str key)
{
    for (size_t i = 0; i < operand->items.count; i++) {
        const struct aj_item *item = aj_vec_at(&operand->items, i);

        if (item->state == AJ_VALUE && aj_str_equal(item->value.key, key))
            return item;
    }
    return NULL;
}

static const struct aj_item *find_unread(const struct aj_operand *operand)
{
    for (size_t i = 0; i < operand->items.count; i++) {
        const struct aj_item *item = aj_vec_at(&operand->items, i);

        if (item->state == AJ_UNREAD)
            return item;
    }
    return NULL;
}

/* The document and field that a set stands in. */
static struct aj_str name_of(struct aj_eval *e, const struct aj_operand *operand)
{
    struct aj_item item = *aj_operand_item(operand);

    item.state = AJ_BLANK; /* without its value */
    return aj_item_words(e->arena, &item);
}

static void note_unread(struct aj_eval *e, const struct aj_item *item, struct aj_outcome *out)
{
    struct aj_note *note;

    aj_outcome_evidence(out, item);
    aj_outcome_note(out, AJ_UNKNOWN,
                    aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "未能全部读取，无法比对"),
                                    AJ_STR_ARG(aj_item_words(e->arena, item))));
    note = aj_vec_at(&out->notes, out->notes.count - 1);
    note->place = item->place;
}

static void note_missing(struct aj_eval *e, const struct aj_item *item,
                         const struct aj_operand *other, struct aj_outcome *out)
{
    const struct aj_item *unread = find_unread(other);

    if (unread != NULL) {
        note_unread(e, unread, out);
        return;
    }
    aj_outcome_evidence(out, aj_operand_item(other));
    aj_outcome_note(out, AJ_FALSE,
                    aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "，%" AJ_STR_FMT "没有此项"),
                                    AJ_STR_ARG(aj_item_words(e->arena, item)),
                                    AJ_STR_ARG(name_of(e, other))));
}

static void note_measures(struct aj_eval *e, enum aj_set_relation relation,
                          const struct aj_item *item, const struct aj_item *other,
                          struct aj_outcome *out)
{
    enum aj_truth truth = compare_measures(relation, &item->value, &other->value);
    struct aj_str left = aj_item_words(e->arena, item);
    struct aj_str right = aj_item_words(e->arena, other);
    struct aj_note *note;

    aj_outcome_evidence(out, other);
    if (truth == AJ_TRUE)
        return;
    aj_outcome_note(
        out, truth,
        aj_arena_printf(e->arena,
                        truth == AJ_UNKNOWN ? R_("%" AJ_STR_FMT "与%" AJ_STR_FMT "不能比较轻重")
                        : relation == AJ_SET_LE ? R_("%" AJ_STR_FMT "重于%" AJ_STR_FMT)
                                                : R_("%" AJ_STR_FMT "与%" AJ_STR_FMT "不一致"),
                        AJ_STR_ARG(left), AJ_STR_ARG(right)));
    note = aj_vec_at(&out->notes, out->notes.count - 1);
    note->place = item->place;
}

/* Every value of the one against the other. with_measures: not again when the sides are swapped. */
static void compare_side(struct aj_eval *e, enum aj_set_relation relation, bool with_measures,
                         const struct aj_operand *left, const struct aj_operand *right,
                         struct aj_outcome *out)
{
    for (size_t i = 0; i < left->items.count; i++) {
        const struct aj_item *item = aj_vec_at(&left->items, i);
        const struct aj_item *other;

        if (item->state == AJ_UNREAD)
            note_unread(e, item, out);
        if (item->state != AJ_VALUE ||
            (relation == AJ_SET_LE && item->value.measure == AJ_MEASURE_LIFTED))
            continue;
        other = find_key(right, item->value.key);
        if (with_measures)
            aj_outcome_evidence(out, item);
        if (other == NULL)
            note_missing(e, item, right, out);
        else if (with_measures)
            note_measures(e, relation, item, other, out);
    }
}

void aj_set_compare(struct aj_eval *e, enum aj_set_relation relation, const struct aj_operand *left,
                    const struct aj_operand *right, struct aj_outcome *out)
{
    static const struct {
        const char *between;
        const char *behind;
    } words[] = {[AJ_SET_SUBSET] = {R_("均在"), R_("之内")},
                 [AJ_SET_LE] = {R_("不重于"), ""},
                 [AJ_SET_EQUAL] = {R_("与"), R_("一致")}};
    size_t n_notes = out->notes.count;

    compare_side(e, relation, true, left, right, out);
    if (relation == AJ_SET_EQUAL)
        compare_side(e, relation, false, right, left, out);
    if (out->notes.count == n_notes)
        aj_outcome_note(out, AJ_TRUE,
                        aj_arena_printf(e->arena, "%" AJ_STR_FMT "%s%" AJ_STR_FMT "%s",
                                        AJ_STR_ARG(name_of(e, left)), words[relation].between,
                                        AJ_STR_ARG(name_of(e, right)), words[relation].behind));
}
