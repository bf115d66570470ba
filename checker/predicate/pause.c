/* SPDX-License-Identifier: Apache-2.0
 *
 * Of several papers that give a day of a span, the first and the last say how long it can be at the
 * most; a day that nobody could read, or that has no paper, leaves that end open.
 */
#include "predicate/pause.h"

#define MOST_DAYS 20000 /* of a period; more is a misread year */

enum { LEAST = 1, MOST = 2 }; /* marks of a day */

/* A span in the case. */
struct extent {
    int32_t from;
    int32_t to;
    bool is_there;
    bool is_known; /* both days, from one paper each */
};

/* The days of a period, each with its marks. */
struct period {
    unsigned char *marks;
    int32_t first;
    int32_t last;
};

/* The first or the last day there; *n_days and *is_open say how many and whether more could be. */
static int32_t day_of(const struct aj_operand *operand, bool is_last, size_t *n_days, bool *is_open)
{
    int32_t day = 0;

    *n_days = 0;
    *is_open = false;
    for (size_t i = 0; i < operand->items.count; i++) {
        const struct aj_item *item = aj_vec_at(&operand->items, i);
        int32_t this_day;

        if (item->state != AJ_VALUE || item->value.type != AJ_TYPE_DATE) {
            *is_open = true;
            continue;
        }
        this_day = aj_date_to_days(item->value.date);
        if (*n_days == 0 || (is_last ? this_day > day : this_day < day))
            day = this_day;
        (*n_days)++;
    }
    return day;
}

static void add_evidence(const struct aj_operand *operand, struct aj_outcome *out)
{
    for (size_t i = 0; i < operand->items.count; i++)
        aj_outcome_evidence(out, aj_vec_at(&operand->items, i));
}

static struct extent extent_of(struct aj_eval *e, const struct aj_pause *pause,
                               const struct period *period, struct aj_outcome *out)
{
    struct extent extent = {.is_there = false};
    struct aj_operand from;
    struct aj_operand to;
    size_t n_from;
    size_t n_to;
    bool is_from_open;
    bool is_to_open;

    aj_path_resolve(e, &pause->from, AJ_PICK_ALL, &from);
    aj_path_resolve(e, &pause->to, AJ_PICK_ALL, &to);
    extent.from = day_of(&from, false, &n_from, &is_from_open);
    extent.to = day_of(&to, true, &n_to, &is_to_open);
    extent.is_there = from.items.count + to.items.count > 0;
    extent.is_known = n_from == 1 && n_to == 1 && !is_from_open && !is_to_open;
    if (n_from == 0 || is_from_open)
        extent.from = period->first;
    if (n_to == 0 || is_to_open)
        extent.to = period->last;
    add_evidence(&from, out);
    add_evidence(&to, out);
    return extent;
}

static void mark(struct period *period, int32_t from, int32_t to, unsigned char how)
{
    for (int32_t day = from < period->first ? period->first : from;
         day <= to && day <= period->last; day++)
        period->marks[day - period->first] |= how;
}

static bool is_lawful(struct aj_eval *e, const struct aj_pause *pause, struct aj_outcome *out)
{
    struct aj_outcome lawful;

    if (!pause->is_sure || pause->lawful == NULL)
        return pause->is_sure;
    aj_predicate_evaluate(e, pause->lawful, &lawful);
    for (size_t i = 0; i < lawful.evidence.count; i++)
        *(struct aj_evidence *)aj_vec_push(&out->evidence) =
            *(const struct aj_evidence *)aj_vec_at(&lawful.evidence, i);
    return lawful.truth == AJ_TRUE;
}

static struct aj_str words_of(struct aj_eval *e, const struct aj_pause *pause,
                              const struct extent *extent, struct aj_str before)
{
    struct aj_str words = pause->name;

    if (extent->is_known)
        words =
            aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "（%" AJ_STR_FMT "至%" AJ_STR_FMT "）"),
                            AJ_STR_ARG(pause->name),
                            AJ_STR_ARG(aj_date_print(e->arena, aj_date_from_days(extent->from))),
                            AJ_STR_ARG(aj_date_print(e->arena, aj_date_from_days(extent->to))));
    return before.len == 0 ? words
                           : aj_arena_printf(e->arena, "%" AJ_STR_FMT "、%" AJ_STR_FMT,
                                             AJ_STR_ARG(before), AJ_STR_ARG(words));
}

void aj_pauses_count(struct aj_eval *e, const struct aj_vec *pauses, struct aj_date from,
                     struct aj_date to, struct aj_outcome *out, struct aj_pause_days *days)
{
    struct period period = {.first = aj_date_to_days(from) + 1, .last = aj_date_to_days(to)};

    *days = (struct aj_pause_days){.words = AJ_STR_EMPTY};
    if (period.last < period.first || period.last - period.first > MOST_DAYS)
        return;
    period.marks = aj_arena_alloc(e->arena, (size_t)(period.last - period.first + 1));
    for (size_t i = 0; i < pauses->count; i++) {
        const struct aj_pause *pause = *(const struct aj_pause *const *)aj_vec_at(pauses, i);
        struct extent extent = extent_of(e, pause, &period, out);

        if (!extent.is_there)
            continue;
        days->words = words_of(e, pause, &extent, days->words);
        mark(&period, extent.from, extent.to, MOST);
        if (extent.is_known && is_lawful(e, pause, out))
            mark(&period, extent.from + 1, extent.to, LEAST); /* the first day is not counted */
    }
    for (int32_t i = 0; i <= period.last - period.first; i++) {
        days->least += (period.marks[i] & LEAST) != 0;
        days->most += (period.marks[i] & MOST) != 0;
    }
}
