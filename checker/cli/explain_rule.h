/* SPDX-License-Identifier: Apache-2.0
 *
 * A rule on the terminal, for who wants to know what it does.
 */
#ifndef AJ_EXPLAIN_RULE_H
#define AJ_EXPLAIN_RULE_H

#include "cli/cli.h"

/* Prints the rule; with the points and parameters of a profile where there is one, else NULL. */
void aj_explain_rule(const struct aj_rule *rule, const struct aj_profile *profile);
/* 草稿, 试行, 执行, 停用. */
const char *aj_rule_status_words(enum aj_rule_status status);

#endif
