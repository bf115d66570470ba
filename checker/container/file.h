/* SPDX-License-Identifier: Apache-2.0
 *
 * One file on disk, for a bundle that is a single document.
 */
#ifndef AJ_FILE_H
#define AJ_FILE_H

#include "base/buffer.h"
#include "base/error.h"

/* Appends the file's bytes, up to the buffer's maximum. AJ_NOT_FOUND, AJ_IO or AJ_LIMIT. */
enum aj_status aj_file_read(const char *path, struct aj_buffer *out,
                            struct aj_error *err) AJ_MUST_CHECK;
bool aj_file_is_regular(const char *path);
/* The last part of a path, a view of it. */
struct aj_str aj_file_name(const char *path);

#endif
