/* SPDX-License-Identifier: Apache-2.0
 *
 * Views of text. Knows bytes and the two sorts of white space, nothing of the field.
 */
#include "base/str.h"

#include <string.h>

int aj_str_compare(struct aj_str a, struct aj_str b)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common > 0 ? memcmp(a.ptr, b.ptr, common) : 0;

    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

/* Longer ones are left to the C library, whose time can't be made to multiply. */
#define SHORT_NEEDLE 64

/* By the last byte, which tells characters apart: ideographs have few first ones. Words are short
 * and texts too, so that what memmem prepares for a search would be most of it. */
static const char *find_short(const char *from, const char *end, struct aj_str needle)
{
    size_t before = needle.len - 1;

    for (const char *at = from + before; at < end; at++) {
        at = memchr(at, needle.ptr[before], (size_t)(end - at));
        if (at == NULL)
            return NULL;
        if (at[-(ptrdiff_t)before] == needle.ptr[0] && memcmp(at - before, needle.ptr, before) == 0)
            return at - before;
    }
    return NULL;
}

size_t aj_str_find(struct aj_str text, struct aj_str needle, size_t from)
{
    const char *found;

    if (needle.len == 0 || from >= text.len || text.len - from < needle.len)
        return AJ_STR_NONE;
    if (needle.len <= SHORT_NEEDLE)
        found = find_short(text.ptr + from, text.ptr + text.len, needle);
    else
        found = memmem(text.ptr + from, text.len - from, needle.ptr, needle.len);
    return found != NULL ? (size_t)(found - text.ptr) : AJ_STR_NONE;
}

bool aj_str_contains(struct aj_str text, struct aj_str needle)
{
    return aj_str_find(text, needle, 0) != AJ_STR_NONE;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Length of the white space at the start of text: ASCII, U+3000, U+00A0. */
static size_t space_at_start(struct aj_str text)
{
    if (text.len >= 1 && is_space(text.ptr[0]))
        return 1;
    if (text.len >= 3 && memcmp(text.ptr, "\xE3\x80\x80", 3) == 0)
        return 3;
    if (text.len >= 2 && memcmp(text.ptr, "\xC2\xA0", 2) == 0)
        return 2;
    return 0;
}

static size_t space_at_end(struct aj_str text)
{
    if (text.len >= 1 && is_space(text.ptr[text.len - 1]))
        return 1;
    if (text.len >= 3 && memcmp(text.ptr + text.len - 3, "\xE3\x80\x80", 3) == 0)
        return 3;
    if (text.len >= 2 && memcmp(text.ptr + text.len - 2, "\xC2\xA0", 2) == 0)
        return 2;
    return 0;
}

struct aj_str aj_str_trim(struct aj_str text)
{
    size_t n;

    while ((n = space_at_start(text)) > 0)
        text = aj_str_sub(text, n, text.len);
    while ((n = space_at_end(text)) > 0)
        text = aj_str_sub(text, 0, text.len - n);
    return text;
}

bool aj_str_next_word(struct aj_str *rest, struct aj_str *word)
{
    size_t end = 0;

    *rest = aj_str_trim(*rest);
    if (rest->len == 0)
        return false;
    while (end < rest->len && !is_space(rest->ptr[end]))
        end++;
    *word = aj_str_sub(*rest, 0, end);
    *rest = aj_str_sub(*rest, end, rest->len);
    return true;
}

bool aj_str_has_word(struct aj_str words, struct aj_str word)
{
    struct aj_str one;

    while (aj_str_next_word(&words, &one)) {
        if (aj_str_equal(one, word))
            return true;
    }
    return false;
}

bool aj_str_next_piece(struct aj_str *rest, char separator, struct aj_str *piece)
{
    const char *found;
    size_t end;

    if (rest->ptr == NULL)
        return false;
    found = memchr(rest->ptr, separator, rest->len);
    end = found != NULL ? (size_t)(found - rest->ptr) : rest->len;
    *piece = (struct aj_str){rest->ptr, end};
    *rest = found != NULL ? (struct aj_str){found + 1, rest->len - end - 1} : AJ_STR_EMPTY;
    return true;
}
