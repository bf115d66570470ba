/* SPDX-License-Identifier: Apache-2.0
 *
 * The citations of laws that stand in fields: those kept as values, and those in words.
 */
#ifndef AJ_CITED_H
#define AJ_CITED_H

#include "predicate/predicate.h"

struct aj_cited {
    struct aj_item item;   /* where it stands; unread when the law can't be told */
    struct aj_str title;   /* full */
    struct aj_str written; /* the name between 《》, "" when none stands there */
    int article;
    int article_sub; /* 第二十条之一: 1 */
    int paragraph;   /* 0: not said, as is the item */
    int item_number;
};

/* All citations of the paths (struct aj_path): struct aj_cited in `all`. False, with the note of
 * why, when no path has a value; those without are noted in any case. */
bool aj_cited_collect(struct aj_eval *e, const struct aj_vec *paths, struct aj_vec *all,
                      struct aj_outcome *out);
/* Adds a note whose words stand behind the citation's, with its evidence and place. */
void aj_cited_note(struct aj_eval *e, const struct aj_cited *cited, enum aj_truth truth,
                   struct aj_str words, struct aj_outcome *out);

#endif
