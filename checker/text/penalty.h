/* SPDX-License-Identifier: Apache-2.0
 *
 * What was punished with, as a set: kinds of penalties, each with its amount or term. The words for
 * the kinds, and those that take a mention back or leave it open, come from the rules.
 */
#ifndef AJ_PENALTY_H
#define AJ_PENALTY_H

#include "base/vec.h"
#include "text/pattern.h"
#include "text/value.h"

enum aj_penalty_by { AJ_PENALTY_BY_NOTHING, AJ_PENALTY_BY_AMOUNT, AJ_PENALTY_BY_TERM };

struct aj_penalty_kind {
    struct aj_str name; /* 罚款 */
    enum aj_penalty_by by;
    bool is_lifted; /* 不予处罚: counts only where no other kind stands */
    const struct aj_pattern *pattern;
};

/* Patterns on a sentence around the words of a kind; NULL: the rules have none. "Before" sees what
 * stands in front of the words, from the last ，；。： on, "behind" the rest of the clause. */
struct aj_penalty_words {
    struct aj_vec kinds;                  /* struct aj_penalty_kind, in the order of values */
    const struct aj_pattern *quoted;      /* what is only quoted: “…” */
    const struct aj_pattern *not_before;  /* 不予, 加处: no penalty is given by these words */
    const struct aj_pattern *not_behind;  /* likewise */
    const struct aj_pattern *open_before; /* 可以, 或者: the words leave open what is given */
    const struct aj_pattern *open_behind;
    const struct aj_pattern *total;      /* 合计 before a sum of several */
    const struct aj_pattern *gap;        /* all that may part a kind from the amount behind it */
    const struct aj_pattern *gap_before; /* and from the amount before it: 5000元的罚款 */
};

/* Reads the set out of folded text, from byte `from` on (what stands before is only looked at),
 * into `values` (struct aj_value, AJ_TYPE_PENALTY, a kind once, in the order of the kinds):
 * AJ_VALUE; AJ_UNREAD, with none added, when no kind is named or the words leave open which. key is
 * the kind's name, shown has the measure too. Allocates in arena. */
enum aj_state aj_penalties_read(struct aj_arena *arena, const struct aj_penalty_words *words,
                                struct aj_str folded, size_t from, struct aj_vec *values);
/* Takes a further finding of the same kind into a value: one that says something else makes it
 * open. */
void aj_penalty_merge(struct aj_arena *arena, struct aj_value *value,
                      const struct aj_value *further);

#endif
