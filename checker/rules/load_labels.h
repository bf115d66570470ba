/* SPDX-License-Identifier: Apache-2.0
 *
 * Titles and labels of kinds, of which there are many thousands. For the loader of kinds.
 */
#ifndef AJ_LOAD_LABELS_H
#define AJ_LOAD_LABELS_H

#include "rules/ruleset.h"

/* <label>: its words lead to the field of that index, or to the column when it stands in one. */
void aj_load_label(struct aj_loading *loading, const struct aj_node *node, struct aj_kind *kind,
                   size_t field);
/* A list of words, given in `node`, of which each leads to where label does. */
void aj_load_words_of_label(struct aj_loading *loading, const struct aj_node *node,
                            struct aj_str words, struct aj_label_map *map,
                            const struct aj_label *label);
/* Each word of a list is a title of the kind; says of `node` which are another kind's. */
void aj_load_titles(struct aj_loading *loading, const struct aj_node *node, struct aj_kind *kind,
                    struct aj_str list);

#endif
