/* SPDX-License-Identifier: Apache-2.0
 *
 * What can be said of a pattern's matches without matching: a look for a few words is much cheaper
 * than a try at every character of a text, and most patterns have nothing to find in most texts.
 */
#ifndef AJ_PATTERN_WORDS_H
#define AJ_PATTERN_WORDS_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

#define AJ_PATTERN_WORDS_MAX 12

/* Words of which each match has one in it at least; none: nothing is known. */
struct aj_pattern_words {
    struct aj_str list[AJ_PATTERN_WORDS_MAX];
    size_t n;
};

/* Reads them out of the source of a pattern, in which they are views. Knows the usual parts of the
 * language; a pattern with any other has no words. */
struct aj_pattern_words aj_pattern_words(struct aj_str source);
/* Whether a match can stand in the text: it has one of the words, or nothing is known. */
bool aj_pattern_words_allow(const struct aj_pattern_words *words, struct aj_str text);

#endif
