/* SPDX-License-Identifier: Apache-2.0
 *
 * Growable arrays: doubling inside the arena, in place where nothing stands behind; else the old
 * place is left to the arena.
 */
#include "base/vec.h"

#include "base/mem.h"

#include <string.h>

/* Lists of large things are short: most fields of a paper have one reading. */
#define FIRST_SMALL 8
#define FIRST_LARGE 2
#define LARGE_BYTES 64

void aj_vec_init(struct aj_vec *vec, struct aj_arena *arena, size_t item_size)
{
    *vec = (struct aj_vec){.arena = arena, .item_size = item_size};
}

void aj_vec_reserve(struct aj_vec *vec, size_t capacity)
{
    size_t bytes = aj_array_size(capacity, vec->item_size);
    void *items;

    if (capacity <= vec->capacity)
        return;
    if (vec->capacity == 0 ||
        !aj_arena_extend(vec->arena, vec->items, vec->capacity * vec->item_size, bytes)) {
        items = aj_arena_take(vec->arena, bytes); /* a push sets its element */
        if (vec->count > 0)
            memcpy(items, vec->items, vec->count * vec->item_size);
        vec->items = items;
    }
    vec->capacity = capacity;
}

static void grow(struct aj_vec *vec)
{
    size_t first = vec->item_size > LARGE_BYTES ? FIRST_LARGE : FIRST_SMALL;

    aj_vec_reserve(vec, vec->capacity > 0 ? vec->capacity * 2 : first);
}

void *aj_vec_push(struct aj_vec *vec)
{
    char *item;

    if (vec->count == vec->capacity)
        grow(vec);
    item = (char *)vec->items + vec->item_size * vec->count++;
    memset(item, 0, vec->item_size); /* a taken-back element may have been there */
    return item;
}
