/* SPDX-License-Identifier: Apache-2.0
 *
 * Numbers of list paragraphs in words, as ECMA-376 part 1, 17.18.59 (ST_NumberFormat) names them.
 */
#ifndef AJ_DOCX_NUMERAL_H
#define AJ_DOCX_NUMERAL_H

#include "base/buffer.h"

#include <stdint.h>

struct aj_docx_numeral;

/* The format of that name ("chineseCounting", "upperRoman" …); decimal for a name that we don't
 * know. Static storage. */
const struct aj_docx_numeral *aj_docx_numeral_find(struct aj_str name);
/* Is it a list without numbers, whose text is a bullet? */
bool aj_docx_numeral_is_bullet(const struct aj_docx_numeral *numeral);
void aj_docx_numeral_write(const struct aj_docx_numeral *numeral, uint32_t number,
                           struct aj_buffer *out);

#endif
