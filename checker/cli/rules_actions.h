/* SPDX-License-Identifier: Apache-2.0
 *
 * What `anjuan rules` does, an action a file.
 */
#ifndef AJ_RULES_ACTIONS_H
#define AJ_RULES_ACTIONS_H

#include "cli/cli.h"

/* Names what is wrong or missing in rules that load. AJ_EXIT_GATE when there is any. */
enum aj_exit aj_rules_lint(struct aj_ruleset *ruleset, const struct aj_options *options);
/* Runs the examples of the rules, tells what they don't reach, and with --mutate what they don't
 * notice. AJ_EXIT_GATE when an example fails, or a mutant goes unnoticed. */
enum aj_exit aj_rules_test(struct aj_ruleset *ruleset, const struct aj_options *options);

/* Whether the rule's check may ask a person: it need not be able to pass or fail. */
bool aj_rules_asks_person(const struct aj_rule *rule);

#endif
