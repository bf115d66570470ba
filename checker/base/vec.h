/* SPDX-License-Identifier: Apache-2.0
 *
 * A growable array in an arena. A pointer to an element is valid until the next push.
 */
#ifndef AJ_VEC_H
#define AJ_VEC_H

#include "base/arena.h"

#include <stddef.h>

struct aj_vec {
    struct aj_arena *arena;
    void *items; /* NULL while count is 0 */
    size_t count;
    size_t capacity;
    size_t item_size; /* bytes */
};

void aj_vec_init(struct aj_vec *vec, struct aj_arena *arena, size_t item_size);
/* Room for that many elements at least, for who knows how many will come. */
void aj_vec_reserve(struct aj_vec *vec, size_t capacity);
/* A new element at the end, set to zero. */
void *aj_vec_push(struct aj_vec *vec);
/* Element i; the caller makes sure that i < count. */
static inline void *aj_vec_at(const struct aj_vec *vec, size_t i)
{
    return (char *)vec->items + vec->item_size * i;
}

#endif
