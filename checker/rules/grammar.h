/* SPDX-License-Identifier: Apache-2.0
 *
 * What may stand where in a rule file: elements, attributes, and their nearest known names.
 */
#ifndef AJ_GRAMMAR_H
#define AJ_GRAMMAR_H

#include "rules/node.h"

/* Adds an error for each element or attribute that has no place where it stands, and for each that
 * is missing. */
void aj_grammar_check(const struct aj_node *root, struct aj_rule_errors *errors);

#endif
