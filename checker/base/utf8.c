/* SPDX-License-Identifier: Apache-2.0
 *
 * UTF-8, and the two classes of characters everything else asks for.
 */
#include "base/utf8.h"

#include <string.h>

#define REPLACEMENT 0xFFFD

/* Bytes of the character that lead starts, 0 for a byte that starts none. */
static size_t length_from_lead(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 4;
    return 0;
}

/* The character at p, or REPLACEMENT with *n = 1. */
static uint32_t decode(const unsigned char *p, size_t left, size_t *n)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    static const unsigned char lead_mask[5] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    size_t len = length_from_lead(p[0]);
    uint32_t character;

    *n = 1;
    if (len == 0 || len > left)
        return REPLACEMENT;
    character = p[0] & lead_mask[len];
    for (size_t i = 1; i < len; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return REPLACEMENT;
        character = character << 6 | (p[i] & 0x3F);
    }
    if (character < least[len] || character > 0x10FFFF ||
        (character >= 0xD800 && character <= 0xDFFF))
        return REPLACEMENT;
    *n = len;
    return character;
}

uint32_t aj_utf8_next_rare(struct aj_str text, size_t *at)
{
    size_t n;
    uint32_t character = decode((const unsigned char *)text.ptr + *at, text.len - *at, &n);

    *at += n;
    return character;
}

uint32_t aj_utf8_previous(struct aj_str text, size_t *at)
{
    const unsigned char *end = (const unsigned char *)text.ptr + *at;
    size_t start = *at - 1;
    size_t n;
    uint32_t character;

    if (*at >= 3 && aj_utf8_is_usual(end - 3)) {
        *at -= 3;
        return aj_utf8_usual(end - 3);
    }
    while (start > 0 && *at - start < 4 && ((unsigned char)text.ptr[start] & 0xC0) == 0x80)
        start--;
    character = decode((const unsigned char *)text.ptr + start, *at - start, &n);
    if (n != *at - start) {
        *at -= 1;
        return REPLACEMENT;
    }
    *at = start;
    return character;
}

size_t aj_utf8_put(char out[4], uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

/* Behind the ASCII characters from `at` on, eight at a time. */
static size_t skip_ascii(struct aj_str text, size_t at)
{
    const uint64_t high = 0x8080808080808080u;
    uint64_t word;

    while (text.len - at >= sizeof(word)) {
        memcpy(&word, text.ptr + at, sizeof(word));
        if ((word & high) != 0)
            break;
        at += sizeof(word);
    }
    while (at < text.len && (unsigned char)text.ptr[at] < 0x80)
        at++;
    return at;
}

/* Behind the characters from `at` on that are ASCII or as most of what is read here. */
static size_t skip_usual(struct aj_str text, size_t at)
{
    size_t from;

    do {
        from = at = skip_ascii(text, at);
        while (text.len - at >= 3 && aj_utf8_is_usual((const unsigned char *)text.ptr + at))
            at += 3;
    } while (at > from && at < text.len);
    return at;
}

bool aj_utf8_is_valid(struct aj_str text)
{
    for (size_t at = skip_usual(text, 0); at < text.len; at = skip_usual(text, at)) {
        size_t from = at;

        if (aj_utf8_next_rare(text, &at) == REPLACEMENT && at - from == 1)
            return false;
    }
    return true;
}

/* Of eight bytes, how many start a character: all but 10xxxxxx. */
static size_t count_starts(uint64_t word)
{
    const uint64_t ones = 0x0101010101010101u;

    return (size_t)(((~word >> 7 | word >> 6) & ones) * ones >> 56);
}

size_t aj_utf8_count(struct aj_str text)
{
    uint64_t word;
    size_t n = 0;
    size_t i = 0;

    for (; text.len - i >= sizeof(word); i += sizeof(word)) {
        memcpy(&word, text.ptr + i, sizeof(word));
        n += count_starts(word);
    }
    for (; i < text.len; i++)
        n += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
    return n;
}

size_t aj_utf8_offset(struct aj_str text, size_t n)
{
    size_t at = 0;

    while (at < text.len && n > 0) {
        (void)aj_utf8_next(text, &at); /* only the step counts */
        n--;
    }
    return at;
}

struct aj_str aj_utf8_cut(struct aj_str text, size_t max)
{
    if (text.len <= max)
        return text;
    while (max > 0 && ((unsigned char)text.ptr[max] & 0xC0) == 0x80)
        max--;
    return aj_str_sub(text, 0, max);
}

bool aj_is_han(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3134F);
}

bool aj_is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) ||
           c == 0x202F || c == 0x205F || c == 0x2060 || c == 0xFEFF || c == 0xAD;
}
