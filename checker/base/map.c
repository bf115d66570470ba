/* SPDX-License-Identifier: Apache-2.0
 *
 * Open addressing over a list of entries.
 */
#include "base/map.h"

#include "base/mem.h"

#include <string.h>

#define FIRST_SLOTS 16
/* Entries for that many slots. */
#define ROOM(n_slots) ((n_slots) / 4 * 3)
/* Bits of marks for each slot. */
#define SLOT_MARKS 4
/* Slots from which on they are too many for the nearest cache, and marks tell sooner that a key is
 * not there. */
#define LARGE_SLOTS 4096

/* Eight bytes at a time; keys are short names, whose last bytes are padded with zeros. */
static uint32_t hash(struct aj_str key)
{
    const uint64_t odd = 0x9E3779B97F4A7C15u; /* 2^64 / the golden ratio: spreads bits upwards */
    uint64_t h = key.len;

    for (size_t i = 0; i < key.len; i += sizeof(uint64_t)) {
        uint64_t word = 0;

        memcpy(&word, key.ptr + i, key.len - i < sizeof(word) ? key.len - i : sizeof(word));
        h = (h ^ word) * odd;
        h ^= h >> 32;
    }
    return (uint32_t)h;
}

void aj_map_init(struct aj_map *map, struct aj_arena *arena)
{
    *map = (struct aj_map){0};
    aj_vec_init(&map->entries, arena, sizeof(struct aj_map_entry));
}

/* The upper bits of the hash, of which slots use the lower. */
static size_t mark_of(const struct aj_map *map, uint32_t h)
{
    return (h >> 8 ^ h << 12) & (map->n_slots * SLOT_MARKS - 1);
}

static void set_mark(struct aj_map *map, uint32_t h)
{
    size_t mark = mark_of(map, h);

    if (map->marks != NULL)
        map->marks[mark / 64] |= (uint64_t)1 << mark % 64;
}

static bool has_mark(const struct aj_map *map, uint32_t h)
{
    size_t mark = mark_of(map, h);

    return map->marks == NULL || (map->marks[mark / 64] >> mark % 64 & 1) != 0;
}

/* The slot of key, or the free slot where it belongs. */
static struct aj_map_slot *slot_of(const struct aj_map *map, struct aj_str key, uint32_t h)
{
    size_t i = h & (map->n_slots - 1);

    while (map->slots[i].entry != 0) {
        const struct aj_map_entry *entry = aj_vec_at(&map->entries, map->slots[i].entry - 1);

        if (map->slots[i].hash == h && aj_str_equal(entry->key, key))
            break;
        i = (i + 1) & (map->n_slots - 1);
    }
    return &map->slots[i];
}

/* Room for as many entries as the slots are made for; what is left behind may be large. */
static void grow_entries(struct aj_map *map)
{
    void *old = map->entries.items;
    size_t size = map->entries.capacity * map->entries.item_size;

    aj_vec_reserve(&map->entries, ROOM(map->n_slots));
    if (map->entries.items != old)
        aj_arena_give_back(map->entries.arena, old, size);
}

/* Fresh marks, with none set, for the slots there are now. */
static void make_marks(struct aj_map *map, size_t n_old)
{
    if (map->marks != NULL)
        aj_arena_give_back(map->entries.arena, map->marks, n_old * SLOT_MARKS / 8);
    if (map->n_slots >= LARGE_SLOTS)
        map->marks = aj_arena_alloc(map->entries.arena, map->n_slots * SLOT_MARKS / 8);
}

static void grow(struct aj_map *map)
{
    struct aj_map_slot *old = map->slots;
    size_t n_old = map->n_slots;

    map->n_slots = n_old > 0 ? n_old * 2 : FIRST_SLOTS;
    grow_entries(map);
    map->slots = aj_arena_alloc(map->entries.arena, aj_array_size(map->n_slots, sizeof(*old)));
    make_marks(map, n_old);
    for (size_t i = 0; i < n_old; i++) {
        size_t free = old[i].hash & (map->n_slots - 1);

        if (old[i].entry == 0)
            continue;
        while (map->slots[free].entry != 0)
            free = (free + 1) & (map->n_slots - 1);
        map->slots[free] = old[i];
        set_mark(map, old[i].hash);
    }
    aj_arena_give_back(map->entries.arena, old, n_old * sizeof(*old));
}

struct aj_map_entry *aj_map_add(struct aj_map *map, struct aj_str key)
{
    uint32_t h = hash(key);
    struct aj_map_slot *slot;
    struct aj_map_entry *entry;

    if (map->entries.count >= ROOM(map->n_slots))
        grow(map);
    slot = slot_of(map, key, h);
    if (slot->entry != 0)
        return aj_vec_at(&map->entries, slot->entry - 1);
    entry = aj_vec_push(&map->entries);
    *entry = (struct aj_map_entry){key, NULL};
    *slot = (struct aj_map_slot){h, (uint32_t)map->entries.count};
    set_mark(map, h);
    return entry;
}

void aj_map_set(struct aj_map *map, struct aj_str key, void *value)
{
    aj_map_add(map, key)->value = value;
}

void *aj_map_find(const struct aj_map *map, struct aj_str key)
{
    const struct aj_map_slot *slot;
    uint32_t h;

    if (map->n_slots == 0)
        return NULL;
    h = hash(key);
    if (!has_mark(map, h))
        return NULL;
    slot = slot_of(map, key, h);
    return slot->entry != 0
               ? ((const struct aj_map_entry *)aj_vec_at(&map->entries, slot->entry - 1))->value
               : NULL;
}
