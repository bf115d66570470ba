/* SPDX-License-Identifier: Apache-2.0
 *
 * What keys that are no labels of a kind were found to mean: forms repeat from case to case, and
 * what took a dozen patterns to find is found once. One for the rules of a process, which is
 * single-threaded.
 */
#ifndef AJ_REMEMBERED_H
#define AJ_REMEMBERED_H

#include "base/map.h"

struct aj_remembered {
    struct aj_arena *arena; /* of the maps; NULL: nothing is remembered yet */
    struct aj_map *of_kind; /* by the kind's index: key -> const struct aj_label ** */
    size_t n_kinds;
};

/* The keys of one of n_kinds kinds; what is added to the map goes into its arena. What was handed
 * out before may be forgotten: ask once a paper. */
struct aj_map *aj_remembered_of(struct aj_remembered *remembered, size_t kind, size_t n_kinds);
/* Forgets everything. */
void aj_remembered_clear(struct aj_remembered *remembered);

#endif
