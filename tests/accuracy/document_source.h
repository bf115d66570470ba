/* SPDX-License-Identifier: Apache-2.0
 *
 * Where the DOCX of a truth comes from: a blank form of the corpus, a text of the corpus, or a
 * layout of our own. Knows nothing of what is examined in it.
 */
#ifndef AJ_ACCURACY_DOCUMENT_SOURCE_H
#define AJ_ACCURACY_DOCUMENT_SOURCE_H

#include "truth.h"

enum source_result { SOURCE_MADE, SOURCE_ABSENT, SOURCE_FAILED };

struct source_place {
    const char *corpus; /* folder, NULL: there is none */
    const char *truth;  /* path of the truth file */
};

/* Writes the document, filled in, to the path. SOURCE_ABSENT when the corpus lacks it;
 * SOURCE_FAILED after a message on stderr. */
enum source_result document_source_write(const struct truth_document *document,
                                         const struct source_place *place, const char *path);

#endif
