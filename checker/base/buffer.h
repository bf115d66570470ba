/* SPDX-License-Identifier: Apache-2.0
 *
 * A growable byte string on the heap with a hard maximum. Past the maximum appends do nothing and
 * `full` stays set, so that a writer checks once at the end.
 */
#ifndef AJ_BUFFER_H
#define AJ_BUFFER_H

#include "base/compiler.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct aj_buffer {
    char *data; /* NUL-terminated behind len; NULL while nothing was appended */
    size_t len;
    size_t capacity;
    size_t max; /* bytes */
    bool full;  /* an append did not fit */
};

void aj_buffer_init(struct aj_buffer *buffer, size_t max);
void aj_buffer_release(struct aj_buffer *buffer);
void aj_buffer_append(struct aj_buffer *buffer, struct aj_str text);
static inline void aj_buffer_append_c(struct aj_buffer *buffer, const char *text)
{
    aj_buffer_append(buffer, aj_str_from(text));
}

/* The same, but n bytes allocated with aj_mem_resize, with room for one more, are taken over: an
 * empty buffer keeps them as they are. */
void aj_buffer_take(struct aj_buffer *buffer, char *bytes, size_t n);
/* In decimal digits. */
void aj_buffer_append_number(struct aj_buffer *buffer, int64_t number);
void aj_buffer_printf(struct aj_buffer *buffer, const char *format, ...) AJ_PRINTF(2, 3);
/* Room for n more bytes at data + len, which the caller fills and counts into len; NULL past max.
 */
char *aj_buffer_reserve(struct aj_buffer *buffer, size_t n);
/* The content, valid until the next append. */
struct aj_str aj_buffer_get(const struct aj_buffer *buffer);

#endif
