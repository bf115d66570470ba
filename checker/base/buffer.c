/* SPDX-License-Identifier: Apache-2.0
 *
 * Byte strings that grow up to a maximum.
 */
#include "base/buffer.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void aj_buffer_init(struct aj_buffer *buffer, size_t max)
{
    *buffer = (struct aj_buffer){.max = max};
}

void aj_buffer_release(struct aj_buffer *buffer)
{
    aj_mem_free(buffer->data);
    *buffer = (struct aj_buffer){.max = buffer->max};
}

char *aj_buffer_reserve(struct aj_buffer *buffer, size_t n)
{
    size_t capacity;

    if (buffer->full || n > buffer->max - buffer->len) {
        buffer->full = true;
        return NULL;
    }
    if (buffer->data == NULL || buffer->capacity - buffer->len < n + 1) {
        capacity = buffer->capacity + buffer->capacity / 2;
        if (capacity < buffer->len + n + 1)
            capacity = buffer->len + n + 1;
        buffer->data = aj_mem_resize(buffer->data, capacity);
        buffer->capacity = capacity;
    }
    buffer->data[buffer->len + n] = '\0';
    return buffer->data + buffer->len;
}

void aj_buffer_append(struct aj_buffer *buffer, struct aj_str text)
{
    char *room = aj_buffer_reserve(buffer, text.len);

    if (room == NULL || text.len == 0)
        return;
    memcpy(room, text.ptr, text.len);
    buffer->len += text.len;
}

void aj_buffer_take(struct aj_buffer *buffer, char *bytes, size_t n)
{
    if (buffer->len > 0 || buffer->full || n > buffer->max) {
        aj_buffer_append(buffer, (struct aj_str){bytes, n});
        aj_mem_free(bytes);
        return;
    }
    aj_mem_free(buffer->data);
    bytes[n] = '\0';
    buffer->data = bytes;
    buffer->len = n;
    buffer->capacity = n + 1;
}

void aj_buffer_append_number(struct aj_buffer *buffer, int64_t number)
{
    char digits[24];
    size_t at = sizeof(digits);
    uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;

    do {
        digits[--at] = (char)('0' + left % 10);
        left /= 10;
    } while (left > 0);
    if (number < 0)
        digits[--at] = '-';
    aj_buffer_append(buffer, (struct aj_str){digits + at, sizeof(digits) - at});
}

void aj_buffer_printf(struct aj_buffer *buffer, const char *format, ...)
{
    char small[256]; /* most of what is printed fits, so that it is printed once */
    va_list args;
    va_list again;
    int len;
    char *room;

    va_start(args, format);
    va_copy(again, args);
    len = vsnprintf(small, sizeof(small), format, args);
    va_end(args);
    room = len > 0 ? aj_buffer_reserve(buffer, (size_t)len) : NULL;
    if (room != NULL && (size_t)len < sizeof(small))
        memcpy(room, small, (size_t)len);
    else if (room != NULL)
        (void)vsnprintf(room, (size_t)len + 1, format, again);
    if (room != NULL)
        buffer->len += (size_t)len;
    va_end(again);
}

struct aj_str aj_buffer_get(const struct aj_buffer *buffer)
{
    return (struct aj_str){buffer->data, buffer->len};
}
