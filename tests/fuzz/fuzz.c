/* SPDX-License-Identifier: Apache-2.0
 *
 * Checks, archives and files in memory for the fuzz targets. Knows none of the targets.
 */
#include "fuzz.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "invariants.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

AJ_NORETURN void fuzz_fail(const char *what, const char *file, int line)
{
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
    abort();
}

struct aj_str fuzz_input(const uint8_t *data, size_t size)
{
    return (struct aj_str){(const char *)data, size};
}

void fuzz_valid_text(struct aj_str bytes, struct aj_buffer *out)
{
    size_t at = 0;

    aj_buffer_init(out, AJ_LIMIT_TEXT_BYTES);
    while (at < bytes.len) {
        size_t from = at;

        (void)aj_utf8_next(bytes, &at);
        if (aj_utf8_is_valid(aj_str_sub(bytes, from, at)))
            aj_buffer_append(out, aj_str_sub(bytes, from, at));
    }
}

void fuzz_check_error(enum aj_status status, const struct aj_error *err)
{
    if (status == AJ_OK)
        return;
    FUZZ_ASSERT(err->status == status);
    FUZZ_ASSERT(err->message[0] != '\0');
    FUZZ_ASSERT(aj_utf8_is_valid(aj_str_from(err->message)));
}

void fuzz_check_document(const struct aj_document *document)
{
    const char *broken = aj_invariant_of_document(document);

    if (broken != NULL)
        fuzz_fail(broken, __FILE__, __LINE__);
}

/* --- archives (APPNOTE 4.3) */

static uint32_t crc_of(struct aj_str data)
{
    uint32_t crc = 0xFFFFFFFFu;

    for (size_t i = 0; i < data.len; i++) {
        crc ^= (unsigned char)data.ptr[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (0xEDB88320u & (0u - (crc & 1u)));
    }
    return ~crc;
}

static void put(struct aj_buffer *out, unsigned n_bytes, uint32_t value)
{
    for (unsigned i = 0; i < n_bytes; i++) {
        char byte = (char)(value >> (8 * i) & 0xFF);

        aj_buffer_append(out, (struct aj_str){&byte, 1});
    }
}

void fuzz_zip_init(struct fuzz_zip *zip)
{
    aj_buffer_init(&zip->bytes, AJ_LIMIT_BUNDLE_BYTES);
    aj_buffer_init(&zip->central, AJ_MIB);
    zip->n = 0;
}

/* The 26 bytes that both headers share: version to length of the extra field. */
static void put_common(struct aj_buffer *out, const char *name, struct aj_str content, uint32_t crc)
{
    put(out, 2, 20);
    put(out, 4, 0);
    put(out, 4, 0x50210000);
    put(out, 4, crc);
    put(out, 4, (uint32_t)content.len);
    put(out, 4, (uint32_t)content.len);
    put(out, 2, (uint32_t)strlen(name));
    put(out, 2, 0);
}

void fuzz_zip_add(struct fuzz_zip *zip, const char *name, struct aj_str content)
{
    uint32_t offset = (uint32_t)zip->bytes.len;
    uint32_t crc = crc_of(content);

    aj_buffer_append_c(&zip->bytes, "PK\3\4");
    put_common(&zip->bytes, name, content, crc);
    aj_buffer_append_c(&zip->bytes, name);
    aj_buffer_append(&zip->bytes, content);
    aj_buffer_append_c(&zip->central, "PK\1\2");
    put(&zip->central, 2, 20);
    put_common(&zip->central, name, content, crc);
    put(&zip->central, 4, 0);
    put(&zip->central, 4, 0);
    put(&zip->central, 2, 0);
    put(&zip->central, 4, offset);
    aj_buffer_append_c(&zip->central, name);
    zip->n++;
}

struct aj_str fuzz_zip_finish(struct fuzz_zip *zip)
{
    uint32_t offset = (uint32_t)zip->bytes.len;

    aj_buffer_append(&zip->bytes, aj_buffer_get(&zip->central));
    aj_buffer_append_c(&zip->bytes, "PK\5\6");
    put(&zip->bytes, 4, 0);
    put(&zip->bytes, 2, zip->n);
    put(&zip->bytes, 2, zip->n);
    put(&zip->bytes, 4, (uint32_t)zip->central.len);
    put(&zip->bytes, 4, offset);
    put(&zip->bytes, 2, 0);
    return aj_buffer_get(&zip->bytes);
}

void fuzz_zip_release(struct fuzz_zip *zip)
{
    aj_buffer_release(&zip->bytes);
    aj_buffer_release(&zip->central);
}

/* --- files */

const char *fuzz_file(struct aj_str bytes)
{
    static char path[64];
    static int file = -1;

    if (file >= 0)
        (void)close(file); /* only ever held bytes to be read again */
    file = memfd_create("fuzz", MFD_CLOEXEC);
    FUZZ_ASSERT(file >= 0);
    for (size_t done = 0; done < bytes.len;) {
        ssize_t n = write(file, bytes.ptr + done, bytes.len - done);

        FUZZ_ASSERT(n > 0);
        done += (size_t)n;
    }
    (void)snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
    return path;
}
