/* SPDX-License-Identifier: Apache-2.0
 *
 * What is wrong with rules that load all the same: conditions that can't come true or false, items
 * and documents that no rule is about, patterns that run away.
 */
#ifndef AJ_LINT_H
#define AJ_LINT_H

#include "rules/ruleset.h"

/* Adds what is found, each with its place. */
void aj_lint(const struct aj_ruleset *ruleset, struct aj_rule_errors *out);

/* ---- its parts ---- */

/* Whether the rule is run on cases. */
bool aj_lint_is_run(const struct aj_rule *rule);
/* What is wrong with a scoring standard. */
void aj_lint_profile(const struct aj_profile *profile, struct aj_rule_errors *out);

#endif
