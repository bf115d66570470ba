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

/* Decodes the character at text.ptr[*at] and moves *at behind it. A byte that starts no character
 * gives U+FFFD and moves by one. The caller makes sure that *at < text.len. */
uint32_t aj_utf8_next(struct aj_str text, size_t *at);
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
