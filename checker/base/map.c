/* SPDX-License-Identifier: Apache-2.0
 *
 * Open addressing over a list of entries.
 */
#include "base/map.h"

#include "base/mem.h"

#define FIRST_SLOTS 16

/* FNV-1a; keys are short names. */
static uint32_t hash(struct aj_str key)
{
    uint32_t h = 2166136261u;

    for (size_t i = 0; i < key.len; i++)
        h = (h ^ (unsigned char)key.ptr[i]) * 16777619u;
    return h;
}

void aj_map_init(struct aj_map *map, struct aj_arena *arena)
{
    *map = (struct aj_map){0};
    aj_vec_init(&map->entries, arena, sizeof(struct aj_map_entry));
}

/* The slot of key, or the free slot where it belongs. */
static uint32_t *slot_of(const struct aj_map *map, struct aj_str key)
{
    size_t i = hash(key) & (map->n_slots - 1);

    while (map->slots[i] != 0) {
        const struct aj_map_entry *entry = aj_vec_at(&map->entries, map->slots[i] - 1);

        if (aj_str_equal(entry->key, key))
            break;
        i = (i + 1) & (map->n_slots - 1);
    }
    return &map->slots[i];
}

static void grow(struct aj_map *map)
{
    map->n_slots = map->n_slots > 0 ? map->n_slots * 2 : FIRST_SLOTS;
    map->slots = aj_arena_alloc(map->entries.arena, aj_array_size(map->n_slots, sizeof(uint32_t)));
    for (size_t i = 0; i < map->entries.count; i++) {
        const struct aj_map_entry *entry = aj_vec_at(&map->entries, i);

        *slot_of(map, entry->key) = (uint32_t)i + 1;
    }
}

void aj_map_set(struct aj_map *map, struct aj_str key, void *value)
{
    uint32_t *slot;
    struct aj_map_entry *entry;

    if (map->entries.count * 2 >= map->n_slots)
        grow(map);
    slot = slot_of(map, key);
    if (*slot != 0) {
        entry = aj_vec_at(&map->entries, *slot - 1);
        entry->value = value;
        return;
    }
    entry = aj_vec_push(&map->entries);
    *entry = (struct aj_map_entry){key, value};
    *slot = (uint32_t)map->entries.count;
}

void *aj_map_find(const struct aj_map *map, struct aj_str key)
{
    uint32_t slot = map->n_slots > 0 ? *slot_of(map, key) : 0;
    const struct aj_map_entry *entry = slot != 0 ? aj_vec_at(&map->entries, slot - 1) : NULL;

    return entry != NULL ? entry->value : NULL;
}
