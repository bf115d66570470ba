/* SPDX-License-Identifier: Apache-2.0
 *
 * The only file that includes libdeflate.
 */
#include "container/inflate.h"

#include "base/mem.h"

#include <libdeflate.h>

struct aj_inflater {
    struct libdeflate_decompressor *decompressor; /* NULL: no memory was left for it */
};

struct aj_inflater *aj_inflater_new(void)
{
    struct aj_inflater *inflater = aj_mem_new(sizeof(*inflater));

    inflater->decompressor = libdeflate_alloc_decompressor();
    return inflater;
}

void aj_inflater_free(struct aj_inflater *inflater)
{
    if (inflater != NULL && inflater->decompressor != NULL)
        libdeflate_free_decompressor(inflater->decompressor);
    aj_mem_free(inflater);
}

bool aj_inflate(struct aj_inflater *inflater, struct aj_str packed, char *out, size_t size,
                uint32_t crc)
{
    size_t n_read = 0;
    size_t n_written = 0;

    if (inflater->decompressor == NULL)
        return false;
    return libdeflate_deflate_decompress_ex(inflater->decompressor, packed.ptr, packed.len, out,
                                            size, &n_read, &n_written) == LIBDEFLATE_SUCCESS &&
           n_read == packed.len && n_written == size && libdeflate_crc32(0, out, size) == crc;
}
