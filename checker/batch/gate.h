/* SPDX-License-Identifier: Apache-2.0
 *
 * --fail-on: conditions on a reviewed case by which a run counts as not met.
 */
#ifndef AJ_GATE_H
#define AJ_GATE_H

#include "review/review.h"

enum aj_gate_sort {
    AJ_GATE_NEVER,
    AJ_GATE_GRADE,
    AJ_GATE_HIGH,
    AJ_GATE_LOW,
    AJ_GATE_VETO,
    AJ_GATE_ANY,
    AJ_GATE_OPEN
};

struct aj_gate {
    enum aj_gate_sort sort;
    struct aj_str grade;
    struct aj_fraction points;
};

/* Reads "grade<合格", "score<90", "low<90", "veto", "any", "open"; NULL gives a gate that is always
 * met. AJ_SYNTAX else. text must outlive the gate. */
enum aj_status aj_gate_parse(const char *text, struct aj_gate *gate,
                             struct aj_error *err) AJ_MUST_CHECK;
/* AJ_SYNTAX when the gate names a grade that the profile doesn't have. */
enum aj_status aj_gate_check(const struct aj_gate *gate, const struct aj_profile *profile,
                             struct aj_error *err) AJ_MUST_CHECK;
/* Whether the case keeps the run from meeting the gate, under its first profile. */
bool aj_gate_is_broken(const struct aj_gate *gate, const struct aj_review *review);

#endif
