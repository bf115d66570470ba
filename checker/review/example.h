/* SPDX-License-Identifier: Apache-2.0
 *
 * The examples that stand in rules, run as small cases.
 */
#ifndef AJ_EXAMPLE_H
#define AJ_EXAMPLE_H

#include "review/review.h"

struct aj_example_result {
    struct aj_str expected; /* verdict code the example names */
    struct aj_str actual;   /* verdict code */
    struct aj_str words;    /* message or question */
    int line;
};

/* Runs the i-th <example> of a rule with the profile's parameters; false when there is none. */
bool aj_example_run(struct aj_arena *arena, const struct aj_ruleset *ruleset,
                    const struct aj_profile *profile, const struct aj_rule *rule, size_t i,
                    struct aj_example_result *out);

#endif
