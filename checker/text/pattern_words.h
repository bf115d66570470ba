/* SPDX-License-Identifier: Apache-2.0
 *
 * What can be said of a pattern's matches without matching: a look for a few words is much cheaper
 * than a try at every character of a text, and most patterns have nothing to find in most texts.
 */
#ifndef AJ_PATTERN_WORDS_H
#define AJ_PATTERN_WORDS_H

#include "base/str.h"
#include "text/grams.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define AJ_PATTERN_WORDS_MAX 48

#define AJ_PATTERN_UNBOUNDED ((size_t)-1)

/* How much of a text, at most; AJ_PATTERN_UNBOUNDED: nobody knows. */
struct aj_pattern_extent {
    size_t bytes;
    size_t lines; /* line feeds */
};

/* Words of which each match has one in it or behind it at least; none: nothing is known. */
struct aj_pattern_words {
    struct aj_pattern_extent before; /* from where a match starts to one of its words */
    bool is_whole; /* what is passed over begins anywhere: a text is searched as a whole or not */
    size_t n;
    struct aj_pattern_word {
        struct aj_str text;
        uint64_t bytes; /* that it has: a bit by the lower six bits of each */
    } list[];
};

/* Where in a text matches can start, from the front to the back; words and text must live on. */
struct aj_pattern_places {
    const struct aj_pattern_words *words;
    size_t n_words; /* that are looked for: none of many in a short text */
    struct aj_str text;
    const struct aj_grams *grams;      /* of a text that holds this one, or NULL */
    size_t from;                       /* no start before is left */
    size_t next[AJ_PATTERN_WORDS_MAX]; /* where the word of that index is next */
    uint64_t bytes;                    /* that the text has, all where it is long */
    size_t n_taken;
};

/* Reads them out of the source of a pattern, in which they are views. Knows the usual parts of the
 * language; a pattern with any other, or with more words than AJ_PATTERN_WORDS_MAX, has none. The
 * caller frees with aj_mem_free. */
struct aj_pattern_words *aj_pattern_words(struct aj_str source);
/* The places at or after from; grams: of a text that holds this one, or NULL. */
void aj_pattern_places_init(struct aj_pattern_places *places, const struct aj_pattern_words *words,
                            struct aj_str text, const struct aj_grams *grams, size_t from);
/* The next: no match starts between the place before and *first, nor behind *last before the place
 * after. False: there are no more. */
bool aj_pattern_places_next(struct aj_pattern_places *places, size_t *first, size_t *last);

#endif
