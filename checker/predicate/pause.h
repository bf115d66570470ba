/* SPDX-License-Identifier: Apache-2.0
 *
 * <span>: time that a period leaves out, such as that of a hearing, from one day of the case to
 * another.
 */
#ifndef AJ_PAUSE_H
#define AJ_PAUSE_H

#include "predicate/predicate.h"

struct aj_pause {
    struct aj_str name;
    struct aj_path from;
    struct aj_path to;
    const struct aj_predicate *lawful; /* when it is left out for certain; NULL: always */
    bool is_sure;                      /* false: never for certain */
};

/* How many days spans take out of a period. */
struct aj_pause_days {
    int least;           /* by those that count for certain and whose two days are known */
    int most;            /* whatever the others turn out to be */
    struct aj_str words; /* the spans there are in the case, "" for none */
};

/* Of struct aj_pause *, within the days after `from` up to and including `to`; days that two spans
 * share count once. Adds what it looked at to the evidence of out. */
void aj_pauses_count(struct aj_eval *e, const struct aj_vec *pauses, struct aj_date from,
                     struct aj_date to, struct aj_outcome *out, struct aj_pause_days *days);

#endif
