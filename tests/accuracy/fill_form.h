/* SPDX-License-Identifier: Apache-2.0
 *
 * Fills in a blank DOCX form as a clerk does: words in cells and paragraphs, words put in the place
 * of words, whatever runs they are split into. Works on the bytes of the file; nothing of the blank
 * form stays anywhere but in what is made of it.
 */
#ifndef AJ_ACCURACY_FILL_FORM_H
#define AJ_ACCURACY_FILL_FORM_H

#include "truth.h"

#include "../tools/docx_package.h"

/* Applies the fill lines (struct truth_fill) to the DOCX and puts the new file into *out, whose
 * data the caller frees. False after a message on stderr that begins with name:line. */
bool fill_form(struct aj_str docx, const struct aj_vec *fills, const char *name,
               struct docx_bytes *out);

#endif
