/* SPDX-License-Identifier: Apache-2.0
 *
 * Memory, with one way to run out of it.
 */
#include "base/mem.h"

#include "base/log.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

/* Members of a case are smaller than the first; what a case leaves is kept up to the second. */
#define LARGE_BYTES (4 * 1024 * 1024)
#define KEPT_BYTES  (16 * 1024 * 1024)
/* What the heap has from the start: the rules and a case fit. */
#define FIRST_BYTES (24 * 1024 * 1024)
#define LARGE_PAGE  ((uintptr_t)2 * 1024 * 1024)
/* The most that glibc takes as the size from which pieces are mapped apart. */
#define MOST_THRESHOLD (32 * 1024 * 1024)

/* Thousands of pages, each a fault at its first use, cost as much as all else at the start of a
 * run: the system may give large ones. What of them is not used costs nothing. */
static void ask_for_large_pages(void)
{
#ifdef MADV_HUGEPAGE
    char *first = malloc(FIRST_BYTES);
    size_t to_page = (size_t)(-(uintptr_t)first % LARGE_PAGE);

    if (first != NULL)
        (void)madvise(first + to_page, FIRST_BYTES - LARGE_PAGE, MADV_HUGEPAGE);
    free(first); /* to the end of the heap, from where all else is taken */
#endif
}

/* Without any of this the result is the same. */
void aj_mem_keep(void)
{
    (void)mallopt(M_MMAP_THRESHOLD, MOST_THRESHOLD);
    (void)mallopt(M_TRIM_THRESHOLD, KEPT_BYTES + FIRST_BYTES);
    ask_for_large_pages();
    (void)mallopt(M_MMAP_THRESHOLD, LARGE_BYTES);
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
