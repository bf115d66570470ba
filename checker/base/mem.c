/* SPDX-License-Identifier: Apache-2.0
 *
 * Memory, with one way to run out of it.
 */
#include "base/mem.h"

#include "base/log.h"

#include <malloc.h>
#include <stdlib.h>

/* Members of a case are smaller than the first; what a case leaves is kept up to the second. */
#define LARGE_BYTES (4 * 1024 * 1024)
#define KEPT_BYTES  (16 * 1024 * 1024)

void aj_mem_keep(void)
{
    (void)mallopt(M_MMAP_THRESHOLD, LARGE_BYTES); /* without it the result is the same */
    (void)mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);  /* likewise */
}

void *aj_mem_new(size_t n)
{
    void *p = calloc(1, n > 0 ? n : 1);

    if (p == NULL)
        aj_log_abort("out of memory");
    return p;
}

void *aj_mem_resize(void *old, size_t n)
{
    void *p = realloc(old, n > 0 ? n : 1);

    if (p == NULL)
        aj_log_abort("out of memory");
    return p;
}

void aj_mem_free(void *p)
{
    free(p);
}

size_t aj_array_size(size_t count, size_t size)
{
    size_t product;

    if (__builtin_mul_overflow(count, size, &product))
        aj_log_abort("array size overflows");
    return product;
}
