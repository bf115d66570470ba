/* SPDX-License-Identifier: Apache-2.0
 *
 * SHA-256 as lower-case hex.
 */
#ifndef AJ_DIGEST_H
#define AJ_DIGEST_H

#include "base/str.h"

#define AJ_DIGEST_HEX 64

/* A running digest over several pieces. */
struct aj_digest;

struct aj_digest *aj_digest_new(void);
void aj_digest_add(struct aj_digest *digest, struct aj_str bytes);
/* Writes 64 hex digits and a NUL, and starts anew: cheaper than a digest for each piece. */
void aj_digest_take(struct aj_digest *digest, char hex[AJ_DIGEST_HEX + 1]);
/* Writes 64 hex digits and a NUL, and frees the digest. */
void aj_digest_finish(struct aj_digest *digest, char hex[AJ_DIGEST_HEX + 1]);
void aj_digest_free(struct aj_digest *digest);
/* The digest of one piece. */
void aj_digest_of(struct aj_str bytes, char hex[AJ_DIGEST_HEX + 1]);

#endif
