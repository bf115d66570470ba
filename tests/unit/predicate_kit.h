/* SPDX-License-Identifier: Apache-2.0
 *
 * What tests of predicates share: a rule set of a few kinds of documents, and conditions on cases.
 */
#ifndef AJ_PREDICATE_KIT_H
#define AJ_PREDICATE_KIT_H

#include "kit.h"

/* A condition, a case (kit.h), and the truth: T, F, U, or N for no subject. */
struct predicate_row {
    const char *condition;
    const char *papers;
    char truth;
};

/* The rule set with the condition as the check of its only rule. */
struct aj_ruleset *predicate_kit_load(const char *condition);
/* Fails the test unless loading the condition gives an error, with its line, that has the message
 * in it. */
void predicate_kit_assert_error(const char *condition, const char *message);
/* Evaluates that check. */
void predicate_kit_evaluate(struct kit_case *c, struct aj_outcome *out);
/* Fails the test unless the row's condition has its truth, and words for everything it notes. */
void predicate_kit_assert(const struct predicate_row *row);

#endif
