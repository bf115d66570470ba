/* SPDX-License-Identifier: Apache-2.0
 *
 * Word by word: the first {…} of a word makes as many words as it has alternatives, each of which
 * is looked at again.
 */
#include "rules/spell_out.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/vec.h"

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
    struct aj_str before = aj_str_sub(word, 0, b->open);
    struct aj_str behind = aj_str_sub(word, b->close + 1, word.len);
    size_t to = b->close;

    for (size_t at = b->close; at-- > b->open;) { /* the last first: pending is a stack */
        if (word.ptr[at] != '|' && at != b->open)
            continue;
        *(struct aj_str *)aj_vec_push(pending) =
            aj_arena_printf(arena, "%" AJ_STR_FMT "%" AJ_STR_FMT "%" AJ_STR_FMT, AJ_STR_ARG(before),
                            AJ_STR_ARG(aj_str_sub(word, at + 1, to)), AJ_STR_ARG(behind));
        to = at;
    }
}

/* Appends all that one word stands for. */
static bool spell_word(struct aj_arena *arena, struct aj_str word, struct aj_buffer *out)
{
    struct aj_vec pending;
    int n = 0;

    aj_vec_init(&pending, arena, sizeof(struct aj_str));
    *(struct aj_str *)aj_vec_push(&pending) = word;
    while (pending.count > 0) {
        struct aj_str next = *(struct aj_str *)aj_vec_at(&pending, pending.count - 1);
        struct braces braces;

        pending.count--;
        if (!find_braces(next, &braces) || n++ > MOST_WORDS)
            return false;
        if (braces.open != AJ_STR_NONE) {
            add_alternatives(arena, next, &braces, &pending);
            continue;
        }
        aj_buffer_append(out, next);
        aj_buffer_append_c(out, " ");
    }
    return !out->full;
}

bool aj_spell_out(struct aj_arena *arena, struct aj_str words, struct aj_str *out)
{
    struct aj_str rest = words;
    struct aj_str word;
    struct aj_buffer buffer;
    bool is_right = true;

    *out = words;
    if (aj_str_find(words, aj_str_from("{"), 0) == AJ_STR_NONE &&
        aj_str_find(words, aj_str_from("}"), 0) == AJ_STR_NONE)
        return true;
    aj_buffer_init(&buffer, AJ_LIMIT_RULE_FILE_BYTES);
    while (is_right && aj_str_next_word(&rest, &word))
        is_right = spell_word(arena, word, &buffer);
    if (is_right)
        *out = aj_arena_dup(arena, aj_buffer_get(&buffer));
    aj_buffer_release(&buffer);
    return is_right;
}
