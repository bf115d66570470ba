/* SPDX-License-Identifier: Apache-2.0
 *
 * Bytes to document. Each format bids on a member's name and first bytes; the highest bid reads it.
 */
#ifndef AJ_READER_H
#define AJ_READER_H

#include "base/error.h"
#include "document/document.h"

struct aj_reader {
    const char *name; /* "docx" */
    /* 0: not mine; 100: the bytes say so; 50: only the name does. */
    int (*bid)(struct aj_str file_name, struct aj_str bytes);
    enum aj_status (*read)(struct aj_str bytes, struct aj_arena *arena, struct aj_document **out,
                           struct aj_error *err);
};

/* The reader for a member by its name alone, before it is opened, or NULL: then the member is
 * listed as unread and never inflated. */
const struct aj_reader *aj_reader_for_name(struct aj_str file_name);
/* The reader for these bytes, or NULL. */
const struct aj_reader *aj_reader_for(struct aj_str file_name, struct aj_str bytes);

extern const struct aj_reader aj_reader_docx;
extern const struct aj_reader aj_reader_xml;

#endif
