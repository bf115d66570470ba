/* SPDX-License-Identifier: Apache-2.0
 *
 * The only place that calls malloc. Out of memory ends the process with a message: a worker is
 * lost, the batch goes on.
 */
#ifndef AJ_MEM_H
#define AJ_MEM_H

#include <stddef.h>

/* Keeps what a case has freed for the next one: giving it back to the system and asking for it
 * again costs a tenth of the whole. To be called once, before the first case. */
void aj_mem_keep(void);
/* n bytes set to zero, never NULL. The caller frees with aj_mem_free. */
void *aj_mem_new(size_t n);
/* Grows or shrinks; new bytes are not set. old may be NULL. */
void *aj_mem_resize(void *old, size_t n);
void aj_mem_free(void *p);
/* count * size, ending the process when the product overflows. */
size_t aj_array_size(size_t count, size_t size);

#endif
