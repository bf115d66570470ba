/* SPDX-License-Identifier: Apache-2.0
 *
 * Which three bytes in a row a text has: a long text is asked for thousands of words, and most of
 * them can be told not to be there without a look at it.
 */
#ifndef AJ_GRAMS_H
#define AJ_GRAMS_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

#define AJ_GRAMS_BITS 16 /* of a hash; the set is of 8 KiB */

struct aj_grams {
    struct aj_str text;
    uint64_t set[(1 << AJ_GRAMS_BITS) / 64];
};

/* Of a text that lives as long as the arena. */
const struct aj_grams *aj_grams_of(struct aj_arena *arena, struct aj_str text);
/* Whether part is of the text, byte for byte in its place, so that what follows holds for it. */
bool aj_grams_cover(const struct aj_grams *grams, struct aj_str part);
/* False: the word stands nowhere in the text. */
bool aj_grams_may_have(const struct aj_grams *grams, struct aj_str word);

#endif
