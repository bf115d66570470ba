/* SPDX-License-Identifier: Apache-2.0
 *
 * Small steps over UTF-8 text that the finders of dates, amounts, numbers of documents and
 * citations share. Knows nothing of what is looked for.
 */
#ifndef AJ_SCAN_H
#define AJ_SCAN_H

#include "base/str.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The character at `at`, 0 at the end. */
static inline uint32_t aj_scan_peek(struct aj_str text, size_t at)
{
    return at < text.len ? aj_utf8_next(text, &at) : 0;
}

/* The character that ends right before `at`, 0 at the start. */
static inline uint32_t aj_scan_before(struct aj_str text, size_t at)
{
    return at > 0 ? aj_utf8_previous(text, &at) : 0;
}

/* How many bytes word has if it stands at `at`, else 0. Whole tables of words are tried at a place:
 * most end with the first bytes, before anybody needs to know how long they are. */
static inline size_t aj_scan_match(struct aj_str text, size_t at, const char *word)
{
    size_t n = 0;

    while (word[n] != '\0' && at + n < text.len && text.ptr[at + n] == word[n])
        n++;
    return word[n] == '\0' ? n : 0;
}

/* Whether word stands at `at`. */
static inline bool aj_scan_is_at(struct aj_str text, size_t at, const char *word)
{
    return aj_scan_match(text, at, word) > 0;
}

/* Whether word ends right before `at`. */
static inline bool aj_scan_follows(struct aj_str text, size_t at, const char *word)
{
    return aj_str_ends(aj_str_sub(text, 0, at), aj_str_from(word));
}

/* Moves *at behind word when it stands there. */
static inline bool aj_scan_take(struct aj_str text, size_t *at, const char *word)
{
    size_t n = aj_scan_match(text, *at, word);

    *at += n;
    return n > 0;
}

/* Where the character stands in set, NULL for nowhere and for 0. By its last byte, which few share,
 * and which a look at a short set finds sooner than strstr is set up. */
static inline const char *aj_scan_find(uint32_t character, const char *set)
{
    char bytes[5] = "";
    size_t before;

    if (character < 0x80)
        return character != 0 ? strchr(set, (int)character) : NULL;
    before = aj_utf8_put(bytes, character) - 1;
    for (const char *last = strchr(set, bytes[before]); last != NULL;
         last = strchr(last + 1, bytes[before])) {
        if ((size_t)(last - set) >= before && memcmp(last - before, bytes, before) == 0)
            return last - before;
    }
    return NULL;
}

/* Which character of set this is, counted from 0; -1 for none of them and for 0. */
static inline int aj_scan_index(uint32_t character, const char *set)
{
    const char *found = aj_scan_find(character, set);

    return found != NULL
               ? (int)aj_utf8_count(aj_str_sub(aj_str_from(set), 0, (size_t)(found - set)))
               : -1;
}

static inline bool aj_scan_is_one_of(uint32_t character, const char *set)
{
    return aj_scan_find(character, set) != NULL;
}

/* Takes one character of set. */
static inline bool aj_scan_take_one_of(struct aj_str text, size_t *at, const char *set)
{
    if (!aj_scan_is_one_of(aj_scan_peek(text, *at), set))
        return false;
    (void)aj_utf8_next(text, at); /* only the step counts */
    return true;
}

static inline bool aj_scan_is_digit(uint32_t character)
{
    return character >= '0' && character <= '9';
}

static inline bool aj_scan_is_letter(uint32_t character)
{
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
}

#endif
