/* SPDX-License-Identifier: Apache-2.0
 *
 * The examples that stand in rules, run as small cases.
 */
#ifndef AJ_EXAMPLE_H
#define AJ_EXAMPLE_H

#include "review/review.h"

enum aj_change_sort {
    AJ_CHANGE_NONE,
    AJ_CHANGE_DROP,  /* a document is not there */
    AJ_CHANGE_BLANK, /* a field is blank */
    AJ_CHANGE_DAY,   /* a day is the next one */
    AJ_CHANGE_NAME   /* a name is another's */
};

/* One thing changed in the case of an example. */
struct aj_change {
    enum aj_change_sort sort;
    const struct aj_node *node; /* the <document> or <field>; NULL for AJ_CHANGE_NONE */
};

/* What examples are run with. */
struct aj_examples {
    struct aj_arena *arena;
    const struct aj_ruleset *ruleset;
    const struct aj_profile *profile; /* whose parameters hold */
    uint8_t *seen; /* by predicate: bits of the truths that it had (1 << truth); or NULL */
    struct aj_change change;
};

struct aj_example_result {
    struct aj_str expected; /* verdict code the example names */
    struct aj_str actual;   /* verdict code */
    struct aj_str words;    /* message or question */
    int line;
};

/* Runs the i-th <example> of a rule; false when there is none. */
bool aj_example_run(const struct aj_examples *with, const struct aj_rule *rule, size_t i,
                    struct aj_example_result *out);
/* The i-th <example>, or NULL. */
const struct aj_node *aj_example_at(const struct aj_rule *rule, size_t i);
/* All that can be changed in the case of an example: struct aj_change. */
struct aj_vec aj_example_changes(const struct aj_examples *with, const struct aj_node *example);

#endif
