/* SPDX-License-Identifier: Apache-2.0
 *
 * The known name nearest to a misspelt one, for error messages.
 */
#ifndef AJ_NEAREST_H
#define AJ_NEAREST_H

#include "base/map.h"

/* The number of edits (insert, delete, replace a character) between two names, given up past
 * `most`. */
size_t aj_edit_distance(struct aj_str a, struct aj_str b, size_t most);
/* The key of the map with the fewest edits, "" when none is near (a third of the longer name). */
struct aj_str aj_nearest_in_map(const struct aj_map *map, struct aj_str name);
/* The same among words parted by spaces. */
struct aj_str aj_nearest_in_words(const char *words, struct aj_str name);

#endif
