/* SPDX-License-Identifier: Apache-2.0
 *
 * The stories of a document (body, header, footer) as WordprocessingML. Knows nothing of the
 * package they stand in but the identifiers below.
 */
#ifndef AJ_DOCX_WRITE_H
#define AJ_DOCX_WRITE_H

#include "docx_model.h"
#include "docx_style.h"

#include <stdio.h>

/* Identifiers of relationships, the same in every part. */
#define DOCX_ID_PICTURE "rId11"
#define DOCX_ID_HEADER  "rId12"
#define DOCX_ID_FOOTER  "rId13"

struct docx_writer {
    FILE *out;
    const struct docx_style *style;
    /* Counters that give identifiers: of one document, so that they are unique in it. */
    unsigned n_paragraphs;
    unsigned n_runs;
    unsigned n_marks;
    unsigned n_pictures;
    unsigned n_controls;
};

void docx_write_document(struct docx_writer *writer, const struct docx_model *model);
void docx_write_header(struct docx_writer *writer, const struct docx_model *model);
void docx_write_footer(struct docx_writer *writer, const struct docx_model *model);

/* Text of an element or an attribute. */
void docx_write_escaped(FILE *out, const char *text, size_t n);

#endif
