/* SPDX-License-Identifier: Apache-2.0
 *
 * A set of hashes without a second look: two grams may share a bit. Those that run over the end of
 * an ideograph tell most, and a word of two has two of them.
 */
#include "text/grams.h"

#define GRAM_BYTES 3
#define MIXER      UINT32_C(0x9E3779B1) /* 2^32 by the golden ratio */

static uint32_t gram_at(const char *at)
{
    const unsigned char *bytes = (const unsigned char *)at;

    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16;
}

static uint32_t slot_of_gram(uint32_t gram)
{
    return gram * MIXER >> (32 - AJ_GRAMS_BITS);
}

const struct aj_grams *aj_grams_of(struct aj_arena *arena, struct aj_str text)
{
    struct aj_grams *grams = aj_arena_alloc(arena, sizeof(*grams));

    grams->text = text;
    for (size_t i = 0; i + GRAM_BYTES <= text.len; i++) {
        uint32_t slot = slot_of_gram(gram_at(text.ptr + i));

        grams->set[slot / 64] |= UINT64_C(1) << slot % 64;
    }
    return grams;
}

bool aj_grams_cover(const struct aj_grams *grams, struct aj_str part)
{
    uintptr_t text = (uintptr_t)grams->text.ptr;
    uintptr_t from = (uintptr_t)part.ptr;

    return from >= text && from - text <= grams->text.len &&
           part.len <= grams->text.len - (from - text);
}

bool aj_grams_may_have(const struct aj_grams *grams, struct aj_str word)
{
    for (size_t i = 0; i + GRAM_BYTES <= word.len; i++) {
        uint32_t slot = slot_of_gram(gram_at(word.ptr + i));

        if ((grams->set[slot / 64] >> slot % 64 & 1) == 0)
            return false;
    }
    return true;
}
