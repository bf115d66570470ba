/* SPDX-License-Identifier: Apache-2.0
 *
 * One part with WordprocessingML (main part, header, footer, notes) into the builder.
 */
#ifndef AJ_DOCX_PART_H
#define AJ_DOCX_PART_H

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

struct aj_docx;

/* Adds the part's blocks to docx->builder and the headers and footers that it refers to, to
 * docx->margins. is_main: the part must be a w:document, else AJ_UNSUPPORTED. */
enum aj_status aj_docx_part_read(struct aj_docx *docx, struct aj_str bytes, bool is_main,
                                 struct aj_error *err) AJ_MUST_CHECK;

#endif
