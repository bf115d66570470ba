/* SPDX-License-Identifier: Apache-2.0
 *
 * One arena a case: everything read from or found about a case lives in it and goes in one call.
 * Pointers stay valid until the arena is freed.
 */
#ifndef AJ_ARENA_H
#define AJ_ARENA_H

#include "base/compiler.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct aj_arena;

struct aj_arena *aj_arena_new(void);
/* Frees the arena and all that was allocated from it. NULL is fine. */
void aj_arena_free(struct aj_arena *arena);
/* n bytes set to zero, aligned for any type, never NULL. */
void *aj_arena_alloc(struct aj_arena *arena, size_t n);
/* Likewise, but what the bytes are is left open, for who sets them all. */
void *aj_arena_take(struct aj_arena *arena, size_t n);
/* Makes the piece p of `old` bytes one of n, not less, when it is the last piece handed out, there
 * is room behind it and it does not become a large one; else false and nothing changes. What the
 * new bytes are is left open. */
bool aj_arena_extend(struct aj_arena *arena, const void *p, size_t old, size_t n);
/* Gives back the piece p of n bytes, as they were asked for in one call, when it is a large one;
 * else it stays until the arena goes. NULL is fine. */
void aj_arena_give_back(struct aj_arena *arena, void *p, size_t n);
/* A copy of text, NUL-terminated behind its end. */
struct aj_str aj_arena_dup(struct aj_arena *arena, struct aj_str text);
/* The parts one behind the other, NUL-terminated behind their end. */
struct aj_str aj_arena_join(struct aj_arena *arena, const struct aj_str *parts, size_t n_parts);
/* A printed string, NUL-terminated behind its end. */
struct aj_str aj_arena_printf(struct aj_arena *arena, const char *format, ...) AJ_PRINTF(2, 3);

#endif
