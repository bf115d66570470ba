/* SPDX-License-Identifier: Apache-2.0
 *
 * Keys by number, and open addressing from a kind's keys to their meanings.
 */
#include "dossier/label.h"

#include "base/limits.h"
#include "base/mem.h"

#define FIRST_SLOTS 16

void aj_labels_init(struct aj_labels *labels, struct aj_arena *arena)
{
    *labels = (struct aj_labels){.longest = 0};
    aj_map_init(&labels->numbers, arena);
    aj_vec_init(&labels->meanings, arena, sizeof(const struct aj_label *));
}

static uint32_t number_of(const struct aj_labels *labels, struct aj_str key)
{
    return (uint32_t)(uintptr_t)aj_map_find(&labels->numbers, key);
}

uint32_t aj_labels_add_key(struct aj_labels *labels, struct aj_str key)
{
    struct aj_map_entry *entry = aj_map_add(&labels->numbers, key);

    if (entry->value != NULL)
        return (uint32_t)(uintptr_t)entry->value;
    entry->key = aj_arena_dup(labels->numbers.entries.arena, key);
    entry->value = (void *)(uintptr_t)labels->numbers.entries.count; /* from 1 on */
    if (key.len > labels->longest)
        labels->longest = key.len;
    return (uint32_t)labels->numbers.entries.count;
}

struct aj_str aj_labels_key(const struct aj_labels *labels, uint32_t number)
{
    return ((const struct aj_map_entry *)aj_vec_at(&labels->numbers.entries, number - 1))->key;
}

bool aj_labels_has(const struct aj_labels *labels, struct aj_str key)
{
    return number_of(labels, key) > 0;
}

/* The slot of a key, or the free one where it belongs. Numbers are spread by the golden ratio. */
static struct aj_label_slot *slot_of(const struct aj_label_map *map, uint32_t number)
{
    uint32_t i = (number * 0x9E3779B1u) >> 8 & (map->n_slots - 1);

    while (map->slots[i].key != 0 && map->slots[i].key != number)
        i = (i + 1) & (map->n_slots - 1);
    return &map->slots[i];
}

static void grow(struct aj_label_map *map, struct aj_arena *arena)
{
    struct aj_label_map old = *map;

    map->n_slots = old.n_slots > 0 ? old.n_slots * 2 : FIRST_SLOTS;
    map->slots = aj_arena_alloc(arena, aj_array_size(map->n_slots, sizeof(*map->slots)));
    for (uint32_t i = 0; i < old.n_slots; i++) {
        if (old.slots[i].key != 0)
            *slot_of(map, old.slots[i].key) = old.slots[i];
    }
    aj_arena_give_back(arena, old.slots, old.n_slots * sizeof(*old.slots));
}

static const struct aj_label *meaning_at(const struct aj_labels *labels, uint32_t index)
{
    return *(const struct aj_label *const *)aj_vec_at(&labels->meanings, index);
}

const struct aj_label *aj_labels_meaning(const struct aj_labels *labels,
                                         const struct aj_label_slot *slot)
{
    return meaning_at(labels, slot->meaning);
}

/* Words of one label that mean the same share it: there are fifty for an opinion in each kind. */
static bool is_same_meaning(const struct aj_label *a, const struct aj_label *b)
{
    return a->under.ptr == b->under.ptr && a->under.len == b->under.len && a->field == b->field &&
           a->group == b->group && a->is_second == b->is_second && a->is_weak == b->is_weak &&
           a->next == b->next;
}

/* The index of that meaning, which is the one added last or a new one. */
static uint32_t add_meaning(struct aj_labels *labels, const struct aj_label *label)
{
    struct aj_vec *all = &labels->meanings;
    struct aj_label *added;

    if (all->count == 0 || !is_same_meaning(meaning_at(labels, (uint32_t)all->count - 1), label)) {
        added = aj_arena_alloc(all->arena, sizeof(*added));
        *added = *label;
        *(const struct aj_label **)aj_vec_push(all) = added;
    }
    return (uint32_t)all->count - 1;
}

bool aj_labels_add(struct aj_labels *labels, struct aj_label_map *map, uint32_t number,
                   struct aj_label label)
{
    struct aj_label_slot *slot;

    if (number > AJ_LIMIT_LABELS || labels->meanings.count > AJ_LIMIT_LABELS)
        return false;
    if (map->n_keys >= map->n_slots / 4 * 3)
        grow(map, labels->meanings.arena);
    slot = slot_of(map, number);
    map->n_keys += slot->key == 0;
    label.next = slot->key != 0 ? aj_labels_meaning(labels, slot) : NULL;
    *slot = (struct aj_label_slot){(uint16_t)number, (uint16_t)add_meaning(labels, &label)};
    return true;
}

const struct aj_label *aj_labels_find(const struct aj_labels *labels,
                                      const struct aj_label_map *map, struct aj_str key)
{
    uint32_t number = map->n_keys > 0 ? number_of(labels, key) : 0;
    const struct aj_label_slot *slot = number > 0 ? slot_of(map, number) : NULL;

    return slot != NULL && slot->key != 0 ? aj_labels_meaning(labels, slot) : NULL;
}
