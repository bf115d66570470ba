/* SPDX-License-Identifier: Apache-2.0
 *
 * <punctual days= by=/>: the days one after the other, each on or before the term it belongs to:
 * the first by the first term, the second by the second, all others by the last. A day that several
 * papers say counts once.
 */
#include "predicate/predicate.h"

#include <stdlib.h>

struct punctual {
    struct aj_path days;
    struct aj_path by;
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct punctual *punctual = aj_arena_alloc(c->arena, sizeof(*punctual));

    predicate->data = punctual;
    if (aj_path_compile(c, aj_setting_find(c, "days"), &punctual->days))
        aj_path_expect(c, &punctual->days, AJ_TYPE_DATE);
    if (aj_path_compile(c, aj_setting_find(c, "by"), &punctual->by))
        aj_path_expect(c, &punctual->by, AJ_TYPE_DATE);
}

/* Of equal days, the papers one after the other, and in each as they stand there. */
static int compare_items(const void *a, const void *b)
{
    const struct aj_item *left = *(const struct aj_item *const *)a;
    const struct aj_item *right = *(const struct aj_item *const *)b;
    int order = aj_date_compare(left->value.date, right->value.date);

    if (order == 0 && left->paper != right->paper)
        order = left->paper < right->paper ? -1 : 1;
    return order != 0 ? order : (left > right) - (left < right);
}

static bool is_same_day(struct aj_date a, struct aj_date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* The days of an operand from the first to the last, each once: const struct aj_item *. Sets
 * whether a paper says the same day twice: it may be of two payments. */
static struct aj_vec in_turn(struct aj_eval *e, const struct aj_operand *operand, bool *is_twofold)
{
    struct aj_vec all;
    struct aj_vec once;

    *is_twofold = false;
    aj_vec_init(&all, e->arena, sizeof(const struct aj_item *));
    aj_vec_init(&once, e->arena, sizeof(const struct aj_item *));
    for (size_t i = 0; i < operand->items.count; i++) {
        const struct aj_item *item = aj_vec_at(&operand->items, i);

        if (item->state == AJ_VALUE)
            *(const struct aj_item **)aj_vec_push(&all) = item;
    }
    if (all.count > 1)
        qsort(all.items, all.count, all.item_size, compare_items);
    for (size_t i = 0; i < all.count; i++) {
        const struct aj_item *item = *(const struct aj_item **)aj_vec_at(&all, i);
        const struct aj_item *last =
            i > 0 ? *(const struct aj_item **)aj_vec_at(&all, i - 1) : NULL;

        if (last == NULL || !is_same_day(last->value.date, item->value.date))
            *(const struct aj_item **)aj_vec_push(&once) = item;
        else if (last->paper == item->paper)
            *is_twofold = true;
    }
    return once;
}

/* Whether a day of the path was not read, or may stand in a paper that was not: it could move all
 * others by one. */
static bool is_open(const struct aj_eval *e, const struct aj_path *path,
                    const struct aj_operand *operand)
{
    for (size_t i = 0; i < operand->items.count; i++) {
        if (((const struct aj_item *)aj_vec_at(&operand->items, i))->state == AJ_UNREAD)
            return true;
    }
    return path->kind != NULL && aj_eval_could_be(e, path->kind) != NULL;
}

/* late is what holds when the day is behind its term. */
static void compare_pair(struct aj_eval *e, const struct aj_item *day, const struct aj_item *term,
                         enum aj_truth late, struct aj_outcome *out)
{
    bool is_late = aj_date_compare(day->value.date, term->value.date) > 0 &&
                   !is_same_day(day->value.date, term->value.date);

    aj_outcome_evidence(out, day);
    aj_outcome_evidence(out, term);
    aj_outcome_note_at(out, is_late ? late : AJ_TRUE,
                       aj_arena_printf(e->arena, "%" AJ_STR_FMT "%s%" AJ_STR_FMT,
                                       AJ_STR_ARG(aj_item_words(e->arena, day)),
                                       is_late ? R_("晚于") : R_("不晚于"),
                                       AJ_STR_ARG(aj_item_words(e->arena, term))),
                       day->place);
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct punctual *punctual = predicate->data;
    struct aj_operand days;
    struct aj_operand terms;
    struct aj_vec paid;
    struct aj_vec due;
    bool is_twofold;
    bool is_term_twofold; /* said again, no more terms */
    enum aj_truth late;

    aj_path_resolve(e, &punctual->days, AJ_PICK_ALL, &days);
    aj_path_resolve(e, &punctual->by, AJ_PICK_ALL, &terms);
    if (!aj_outcome_needs(e, out, &punctual->days, &days) ||
        !aj_outcome_needs(e, out, &punctual->by, &terms))
        return;
    paid = in_turn(e, &days, &is_twofold);
    due = in_turn(e, &terms, &is_term_twofold);
    late = is_twofold || is_open(e, &punctual->days, &days) || is_open(e, &punctual->by, &terms)
               ? AJ_UNKNOWN
               : AJ_FALSE;
    for (size_t i = 0; i < paid.count && due.count > 0; i++)
        compare_pair(e, *(const struct aj_item **)aj_vec_at(&paid, i),
                     *(const struct aj_item **)aj_vec_at(&due, i < due.count ? i : due.count - 1),
                     late, out);
}

const struct aj_predicate_type aj_predicate_punctual = {
    "punctual", "days by say", "days by", false, false, compile, evaluate, false};
