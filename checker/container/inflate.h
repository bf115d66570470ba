/* SPDX-License-Identifier: Apache-2.0
 *
 * DEFLATE data all at once, through libdeflate: two to three times as fast as the way in pieces,
 * which stays for what is large or does not come out as its directory says.
 */
#ifndef AJ_INFLATE_H
#define AJ_INFLATE_H

#include "base/compiler.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct aj_inflater;

struct aj_inflater *aj_inflater_new(void);
/* NULL is fine. */
void aj_inflater_free(struct aj_inflater *inflater);
/* Does packed inflate to just size bytes with that CRC-32? Then they stand in out. */
bool aj_inflate(struct aj_inflater *inflater, struct aj_str packed, char *out, size_t size,
                uint32_t crc) AJ_MUST_CHECK;

#endif
