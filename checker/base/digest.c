/* SPDX-License-Identifier: Apache-2.0
 *
 * SHA-256 through OpenSSL's EVP interface, which uses the processor's own instructions.
 */
#include "base/digest.h"

#include "base/log.h"
#include "base/mem.h"

#include <openssl/evp.h>

struct aj_digest {
    EVP_MD_CTX *context;
};

struct aj_digest *aj_digest_new(void)
{
    struct aj_digest *digest = aj_mem_new(sizeof(*digest));

    digest->context = EVP_MD_CTX_new();
    if (digest->context == NULL || EVP_DigestInit_ex(digest->context, EVP_sha256(), NULL) != 1)
        aj_log_abort("SHA-256 is not available");
    return digest;
}

void aj_digest_add(struct aj_digest *digest, struct aj_str bytes)
{
    if (bytes.len > 0 && EVP_DigestUpdate(digest->context, bytes.ptr, bytes.len) != 1)
        aj_log_abort("SHA-256 failed");
}

static void write_hex(struct aj_digest *digest, char hex[AJ_DIGEST_HEX + 1])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char raw[EVP_MAX_MD_SIZE];
    unsigned int n = 0;

    if (EVP_DigestFinal_ex(digest->context, raw, &n) != 1 || n != AJ_DIGEST_HEX / 2)
        aj_log_abort("SHA-256 failed");
    for (unsigned int i = 0; i < n; i++) {
        hex[2 * i] = digits[raw[i] >> 4];
        hex[2 * i + 1] = digits[raw[i] & 15];
    }
    hex[AJ_DIGEST_HEX] = '\0';
}

void aj_digest_take(struct aj_digest *digest, char hex[AJ_DIGEST_HEX + 1])
{
    write_hex(digest, hex);
    if (EVP_DigestInit_ex(digest->context, NULL, NULL) != 1) /* the algorithm stays */
        aj_log_abort("SHA-256 is not available");
}

void aj_digest_free(struct aj_digest *digest)
{
    EVP_MD_CTX_free(digest->context);
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
