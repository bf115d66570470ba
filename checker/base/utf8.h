/* SPDX-License-Identifier: Apache-2.0
 *
 * Characters of UTF-8 text.
 */
#ifndef AJ_UTF8_H
#define AJ_UTF8_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The same as aj_utf8_next, for all forms. */
uint32_t aj_utf8_next_rare(struct aj_str text, size_t *at);
/* Whether three bytes are what most of what is read here is made of: E1 to EF without ED, where no
 * form is overlong and none a surrogate. */
static inline bool aj_utf8_is_usual(const unsigned char *p)
{
    return p[0] > 0xE0 && p[0] < 0xF0 && p[0] != 0xED && (p[1] & 0xC0) == 0x80 &&
           (p[2] & 0xC0) == 0x80;
}

static inline uint32_t aj_utf8_usual(const unsigned char *p)
{
    return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
}

/* Decodes the character at text.ptr[*at] and moves *at behind it. A byte that starts no character
 * gives U+FFFD and moves by one. The caller makes sure that *at < text.len. */
static inline uint32_t aj_utf8_next(struct aj_str text, size_t *at)
{
    const unsigned char *p = (const unsigned char *)text.ptr + *at;

    if (p[0] < 0x80) {
        *at += 1;
        return p[0];
    }
    if (text.len - *at >= 3 && aj_utf8_is_usual(p)) {
        *at += 3;
        return aj_utf8_usual(p);
    }
    return aj_utf8_next_rare(text, at);
}

/* The character that ends right before *at; moves *at to its start. *at must be > 0. */
uint32_t aj_utf8_previous(struct aj_str text, size_t *at);
/* Writes 1-4 bytes, returns their number. */
size_t aj_utf8_put(char out[4], uint32_t character);
bool aj_utf8_is_valid(struct aj_str text);
/* Number of characters. */
size_t aj_utf8_count(struct aj_str text);
/* The byte offset of the n-th character, or text.len. */
size_t aj_utf8_offset(struct aj_str text, size_t n);
/* The longest prefix of at most max bytes that ends at a character. */
struct aj_str aj_utf8_cut(struct aj_str text, size_t max);
/* Ideographs, 〇 among them. */
bool aj_is_han(uint32_t character);
/* Every sort of space that Word, WPS and people use, zero-width ones too; line ends not. */
bool aj_is_blank(uint32_t character);

#endif
