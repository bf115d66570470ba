/* SPDX-License-Identifier: Apache-2.0
 *
 * Rules with one thing changed: what their examples should notice.
 */
#ifndef AJ_MUTANT_H
#define AJ_MUTANT_H

#include "rules/ruleset.h"

struct aj_rule_mutant {
    struct aj_mutant change;
    struct aj_str words; /* <within> limit="7" → "8" */
};

/* Every change to the conditions of a rule: a bound moved by one, an operator turned, a condition
 * left out. struct aj_rule_mutant, in the order of the file. Parameters have the values of the
 * profile. Allocates in the ruleset's arena. */
struct aj_vec aj_rule_mutants(struct aj_ruleset *ruleset, const struct aj_profile *profile,
                              const struct aj_rule *rule);
/* Compiles the rule with the change. False when that is no rule any more. */
bool aj_rule_mutate(struct aj_ruleset *ruleset, const struct aj_rule *rule,
                    const struct aj_mutant *change, struct aj_rule *out);

#endif
