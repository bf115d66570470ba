/* SPDX-License-Identifier: Apache-2.0
 *
 * A map from text to a pointer, in an arena. Iteration goes in the order of insertion, so that
 * nothing ever depends on a hash.
 */
#ifndef AJ_MAP_H
#define AJ_MAP_H

#include "base/vec.h"

#include <stdint.h>

struct aj_map_entry {
    struct aj_str key; /* borrowed: the caller keeps it alive */
    void *value;
};

struct aj_map_slot {
    uint32_t hash;  /* of the entry's key */
    uint32_t entry; /* its index + 1; 0: the slot is free */
};

struct aj_map {
    struct aj_vec entries;     /* struct aj_map_entry, in the order of insertion */
    struct aj_map_slot *slots; /* NULL while the map is empty */
    size_t n_slots;
    uint64_t *marks; /* two bits a slot, one set for the hash of each key; NULL in a small map */
};

void aj_map_init(struct aj_map *map, struct aj_arena *arena);
/* The entry of a key, valid until the next is added. Where there was none its value is NULL and its
 * key the one given, for which the caller may put a copy. */
struct aj_map_entry *aj_map_add(struct aj_map *map, struct aj_str key);
/* Sets or replaces. */
void aj_map_set(struct aj_map *map, struct aj_str key, void *value);
/* The value or NULL. */
void *aj_map_find(const struct aj_map *map, struct aj_str key);

#endif
