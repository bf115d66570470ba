/* SPDX-License-Identifier: Apache-2.0
 *
 * Writing results into a folder: files are made beside their place and renamed, so that a reader
 * never sees half a file.
 */
#ifndef AJ_OUTPUT_H
#define AJ_OUTPUT_H

#include "base/buffer.h"
#include "base/error.h"

#include <stdio.h>

/* Makes the folder and those above it, 0700. */
enum aj_status aj_output_make_folder(const char *path, struct aj_error *err) AJ_MUST_CHECK;
/* Writes a whole file, 0600, in place of one that is there. */
enum aj_status aj_output_write(const char *path, struct aj_str bytes,
                               struct aj_error *err) AJ_MUST_CHECK;

#endif
