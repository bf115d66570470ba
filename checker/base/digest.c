/* SPDX-License-Identifier: Apache-2.0
 *
 * SHA-256 through OpenSSL's own functions for it, which use the processor's instructions. The EVP
 * interface to the same code would first fetch its algorithms: 2 MiB and 2.5 ms a run.
 */
#include "base/digest.h"

#include "base/log.h"
#include "base/mem.h"

/* Old, not gone: OpenSSL 3 says that new programs should use EVP. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

struct aj_digest {
    SHA256_CTX context;
};

static void begin(struct aj_digest *digest)
{
    if (SHA256_Init(&digest->context) != 1)
        aj_log_abort("SHA-256 is not available");
}

struct aj_digest *aj_digest_new(void)
{
    struct aj_digest *digest = aj_mem_new(sizeof(*digest));

    begin(digest);
    return digest;
}

void aj_digest_add(struct aj_digest *digest, struct aj_str bytes)
{
    if (bytes.len > 0 && SHA256_Update(&digest->context, bytes.ptr, bytes.len) != 1)
        aj_log_abort("SHA-256 failed");
}

static void write_hex(struct aj_digest *digest, char hex[AJ_DIGEST_HEX + 1])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char raw[AJ_DIGEST_HEX / 2];

    if (SHA256_Final(raw, &digest->context) != 1)
        aj_log_abort("SHA-256 failed");
    for (size_t i = 0; i < sizeof(raw); i++) {
        hex[2 * i] = digits[raw[i] >> 4];
        hex[2 * i + 1] = digits[raw[i] & 15];
    }
    hex[AJ_DIGEST_HEX] = '\0';
}

void aj_digest_take(struct aj_digest *digest, char hex[AJ_DIGEST_HEX + 1])
{
    write_hex(digest, hex);
    begin(digest);
}

void aj_digest_free(struct aj_digest *digest)
{
    aj_mem_free(digest);
}

void aj_digest_finish(struct aj_digest *digest, char hex[AJ_DIGEST_HEX + 1])
{
    write_hex(digest, hex);
    aj_digest_free(digest);
}

void aj_digest_of(struct aj_str bytes, char hex[AJ_DIGEST_HEX + 1])
{
    struct aj_digest *digest = aj_digest_new();

    aj_digest_add(digest, bytes);
    aj_digest_finish(digest, hex);
}
