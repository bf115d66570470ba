/* SPDX-License-Identifier: Apache-2.0
 *
 * A chain of blocks handed out from the front. A piece is set to zero when it is handed out: it is
 * in the nearest cache then, as a whole block would not be.
 */
#include "base/arena.h"

#include "base/mem.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

/* Blocks double from the first to the most: many arenas hold little, such as that of a package. */
#define FIRST_BLOCK ((size_t)4 * 1024)
#define MOST_BLOCK  ((size_t)64 * 1024)

struct block {
    struct block *next;
    struct block *previous; /* of a large piece: NULL for the first */
    size_t used;
    size_t size;
    alignas(max_align_t) char data[];
};

struct aj_arena {
    struct block *first; /* the block that is being filled, never NULL */
    struct block *large; /* blocks of one large piece each; NULL: none */
};

static struct block *block_new(size_t size, struct block *next)
{
    struct block *block = aj_mem_resize(NULL, sizeof(*block) + size);

    *block = (struct block){.next = next, .size = size};
    return block;
}

struct aj_arena *aj_arena_new(void)
{
    struct aj_arena *arena = aj_mem_new(sizeof(*arena));

    arena->first = block_new(FIRST_BLOCK, NULL);
    return arena;
}

static void free_blocks(struct block *block)
{
    while (block != NULL) {
        struct block *next = block->next;

        aj_mem_free(block);
        block = next;
    }
}

void aj_arena_free(struct aj_arena *arena)
{
    if (arena == NULL)
        return;
    free_blocks(arena->first);
    free_blocks(arena->large);
    aj_mem_free(arena);
}

/* A large piece gets a block of its own, so that the first goes on filling. */
static void *alloc_large(struct aj_arena *arena, size_t n)
{
    struct block *block = block_new(n, arena->large);

    block->used = n;
    if (arena->large != NULL)
        arena->large->previous = block;
    arena->large = block;
    return block->data;
}

/* A block with room for n bytes, a quarter of the most at the most. */
static void add_block(struct aj_arena *arena, size_t n)
{
    size_t size = arena->first->size * 2;

    while (size < n)
        size *= 2;
    if (size > MOST_BLOCK)
        size = MOST_BLOCK;
    arena->first = block_new(size, arena->first);
}

static size_t padding_of(const struct block *block)
{
    size_t align = alignof(max_align_t);

    return (align - block->used % align) % align;
}

static bool is_large(size_t n)
{
    return n > MOST_BLOCK / 4;
}

bool aj_arena_extend(struct aj_arena *arena, const void *p, size_t old, size_t n)
{
    struct block *block = arena->first;

    if (old > block->used || p != block->data + (block->used - old) || is_large(n) ||
        n - old > block->size - block->used)
        return false;
    block->used += n - old;
    return true;
}

void aj_arena_give_back(struct aj_arena *arena, void *p, size_t n)
{
    struct block *block;

    if (p == NULL || !is_large(n))
        return;
    block = (struct block *)((char *)p - offsetof(struct block, data));
    if (block->next != NULL)
        block->next->previous = block->previous;
    if (block->previous != NULL)
        block->previous->next = block->next;
    else
        arena->large = block->next;
    aj_mem_free(block);
}

/* n bytes behind the last piece, or behind so many more. */
static char *take(struct aj_arena *arena, size_t padding, size_t n)
{
    struct block *block = arena->first;

    if (is_large(n))
        return alloc_large(arena, n);
    if (block->size - block->used < padding + n) {
        add_block(arena, n);
        block = arena->first;
        padding = 0;
    }
    block->used += padding + n;
    return block->data + block->used - n;
}

void *aj_arena_take(struct aj_arena *arena, size_t n)
{
    return take(arena, padding_of(arena->first), n);
}

void *aj_arena_alloc(struct aj_arena *arena, size_t n)
{
    return memset(aj_arena_take(arena, n), 0, n);
}

/* Room for len bytes of text and the NUL behind them, which is set. */
static char *take_text(struct aj_arena *arena, size_t len)
{
    char *text = take(arena, 0, len + 1);

    text[len] = '\0';
    return text;
}

struct aj_str aj_arena_dup(struct aj_arena *arena, struct aj_str text)
{
    char *copy = take_text(arena, text.len);

    if (text.len > 0)
        memcpy(copy, text.ptr, text.len);
    return (struct aj_str){copy, text.len};
}

struct aj_str aj_arena_join(struct aj_arena *arena, const struct aj_str *parts, size_t n_parts)
{
    size_t len = 0;
    char *text;
    char *end;

    for (size_t i = 0; i < n_parts; i++)
        len += parts[i].len;
    text = end = take_text(arena, len);
    for (size_t i = 0; i < n_parts; i++) {
        if (parts[i].len > 0)
            memcpy(end, parts[i].ptr, parts[i].len);
        end += parts[i].len;
    }
    return (struct aj_str){text, len};
}

struct aj_str aj_arena_printf(struct aj_arena *arena, const char *format, ...)
{
    char small[256]; /* most of what is printed fits, so that it is printed once */
    va_list args;
    va_list again;
    int len;
    char *text;

    va_start(args, format);
    va_copy(again, args);
    len = vsnprintf(small, sizeof(small), format, args);
    va_end(args);
    if (len < 0)
        len = 0;
    text = take_text(arena, (size_t)len);
    if ((size_t)len < sizeof(small))
        memcpy(text, small, (size_t)len);
    else
        (void)vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    return (struct aj_str){text, (size_t)len};
}
