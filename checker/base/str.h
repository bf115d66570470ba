/* SPDX-License-Identifier: Apache-2.0
 *
 * A view of UTF-8 text: a pointer and a length, not NUL-terminated, never owning.
 */
#ifndef AJ_STR_H
#define AJ_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct aj_str {
    const char *ptr; /* may be NULL when len is 0 */
    size_t len;      /* bytes */
};

/* printf("%" AJ_STR_FMT, AJ_STR_ARG(s)) */
#define AJ_STR_FMT    ".*s"
#define AJ_STR_ARG(s) (int)(s).len, (s).len > 0 ? (s).ptr : ""

#define AJ_STR_EMPTY ((struct aj_str){NULL, 0})
#define AJ_STR_NONE  ((size_t)-1)

/* A view of a NUL-terminated string; NULL gives the empty view. Inline, so that the compiler counts
 * the bytes of literals. */
static inline struct aj_str aj_str_from(const char *text)
{
    return (struct aj_str){text, text != NULL ? strlen(text) : 0};
}

static inline bool aj_str_equal(struct aj_str a, struct aj_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* Tables of words are looked through with it: most differ in their first byte. */
static inline bool aj_str_equal_c(struct aj_str a, const char *b)
{
    return (a.len == 0 || a.ptr[0] == b[0]) && aj_str_equal(a, aj_str_from(b));
}

/* Byte order, shorter first: <0, 0, >0. For sorting and determinism, not for people. */
int aj_str_compare(struct aj_str a, struct aj_str b);

/* The bytes [from, to), clipped to the text. */
static inline struct aj_str aj_str_sub(struct aj_str text, size_t from, size_t to)
{
    if (to > text.len)
        to = text.len;
    if (from >= to)
        return AJ_STR_EMPTY;
    return (struct aj_str){text.ptr + from, to - from};
}

static inline bool aj_str_starts(struct aj_str text, struct aj_str prefix)
{
    if (text.len < prefix.len)
        return false;
    /* most that don't start so differ in the first byte */
    return prefix.len == 0 ||
           (text.ptr[0] == prefix.ptr[0] && memcmp(text.ptr, prefix.ptr, prefix.len) == 0);
}

static inline bool aj_str_ends(struct aj_str text, struct aj_str suffix)
{
    return text.len >= suffix.len &&
           aj_str_equal(aj_str_sub(text, text.len - suffix.len, text.len), suffix);
}

/* Byte offset of the first occurrence at or after from, or AJ_STR_NONE. An empty needle is found
 * nowhere. */
size_t aj_str_find(struct aj_str text, struct aj_str needle, size_t from);
bool aj_str_contains(struct aj_str text, struct aj_str needle);
/* Without ASCII and ideographic white space at both ends. */
struct aj_str aj_str_trim(struct aj_str text);
/* Takes the next word, separated by ASCII white space, off the front of *rest; false at the end. */
bool aj_str_next_word(struct aj_str *rest, struct aj_str *word);
/* Whether `word` is one of the words, which spaces part. */
bool aj_str_has_word(struct aj_str words, struct aj_str word);
/* Takes the text up to the separator off the front of *rest; false when *rest is used up. An empty
 * text has no pieces. */
bool aj_str_next_piece(struct aj_str *rest, char separator, struct aj_str *piece);

#endif
