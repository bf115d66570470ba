/* SPDX-License-Identifier: Apache-2.0
 *
 * What the fuzz targets share. A target is one file with LLVMFuzzerTestOneInput; main is
 * libFuzzer's or, in a plain build, that of replay.c. No target may keep anything from input to
 * input but what it loads once and never changes.
 */
#ifndef AJ_FUZZ_H
#define AJ_FUZZ_H

#include "base/buffer.h"
#include "base/error.h"
#include "document/document.h"

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
/* Optional; for what is loaded once. */
int LLVMFuzzerInitialize(int *argc, char ***argv);

/* Ends the process unless the condition holds: to the fuzzer that is a crash like any other. */
#define FUZZ_ASSERT(condition) ((condition) ? (void)0 : fuzz_fail(#condition, __FILE__, __LINE__))
AJ_NORETURN void fuzz_fail(const char *what, const char *file, int line);

/* The input as a view. */
struct aj_str fuzz_input(const uint8_t *data, size_t size);
/* The characters of bytes that are valid UTF-8; the rest is left out. The caller releases out. */
void fuzz_valid_text(struct aj_str bytes, struct aj_buffer *out);
/* A failed call must have said so, in UTF-8; a good one must not. */
void fuzz_check_error(enum aj_status status, const struct aj_error *err);
/* Everything document.h promises. */
void fuzz_check_document(const struct aj_document *document);

/* A ZIP of stored members, to get past the outer format; put_end once, last. */
struct fuzz_zip {
    struct aj_buffer bytes;
    struct aj_buffer central;
    unsigned n;
};
void fuzz_zip_init(struct fuzz_zip *zip);
void fuzz_zip_add(struct fuzz_zip *zip, const char *name, struct aj_str content);
/* The whole archive, valid until fuzz_zip_release. */
struct aj_str fuzz_zip_finish(struct fuzz_zip *zip);
void fuzz_zip_release(struct fuzz_zip *zip);

/* The name of a file in memory that holds bytes, valid until the next call. */
const char *fuzz_file(struct aj_str bytes);

#endif
