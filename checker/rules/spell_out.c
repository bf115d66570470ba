/* SPDX-License-Identifier: Apache-2.0
 *
 * Word by word: the first {…} of a word makes as many words as it has alternatives, each of which
 * is looked at again.
 */
#include "rules/spell_out.h"

#include <string.h>

#define MOST_WORDS                                                                                 \
    20000 /* that one short form may stand for: the longest in use stands for 250                  \
           */

struct braces {
    size_t open;
    size_t close;
};

/* The first pair of braces; open is AJ_STR_NONE for none. False when one stands alone. */
static bool find_braces(struct aj_str word, struct braces *found)
{
    size_t close = aj_str_find(word, aj_str_from("}"), 0);

    found->open = aj_str_find(word, aj_str_from("{"), 0);
    if (found->open == AJ_STR_NONE)
        return close == AJ_STR_NONE;
    found->close = close;
    return close != AJ_STR_NONE && close > found->open;
}

/* Adds one word for each alternative, in front of what is still to be looked at. */
static void add_alternatives(struct aj_arena *arena, struct aj_str word, const struct braces *b,
                             struct aj_vec *pending)
{
    size_t to = b->close;

    for (size_t at = b->close; at-- > b->open;) { /* the last first: pending is a stack */
        struct aj_str parts[] = {aj_str_sub(word, 0, b->open), aj_str_sub(word, at + 1, to),
                                 aj_str_sub(word, b->close + 1, word.len)};

        if (word.ptr[at] != '|' && at != b->open)
            continue;
        *(struct aj_str *)aj_vec_push(pending) = aj_arena_join(arena, parts, AJ_COUNT(parts));
        to = at;
    }
}

/* Appends all that one word stands for. */
static bool spell_word(struct aj_arena *arena, struct aj_str word, struct aj_vec *out)
{
    struct aj_vec pending;
    int n = 0;

    if (memchr(word.ptr, '{', word.len) == NULL && memchr(word.ptr, '}', word.len) == NULL) {
        *(struct aj_str *)aj_vec_push(out) = word;
        return true;
    }
    aj_vec_init(&pending, arena, sizeof(struct aj_str));
    *(struct aj_str *)aj_vec_push(&pending) = word;
    while (pending.count > 0) {
        struct aj_str next = *(struct aj_str *)aj_vec_at(&pending, --pending.count);
        struct braces braces;

        if (!find_braces(next, &braces) || n++ > MOST_WORDS)
            return false;
        if (braces.open != AJ_STR_NONE)
            add_alternatives(arena, next, &braces, &pending);
        else if (next.len > 0)
            *(struct aj_str *)aj_vec_push(out) = next;
    }
    return true;
}

bool aj_spell_out(struct aj_arena *arena, struct aj_str words, struct aj_vec *out)
{
    struct aj_str word;

    while (aj_str_next_word(&words, &word)) {
        if (!spell_word(arena, word, out))
            return false;
    }
    return true;
}
