/* SPDX-License-Identifier: Apache-2.0
 *
 * ZIP files made in memory: the same members give the same bytes, whatever the clock and the time
 * zone say. And a document as such a package, with the parts that Word asks for.
 */
#ifndef AJ_DOCX_PACKAGE_H
#define AJ_DOCX_PACKAGE_H

#include "docx_model.h"
#include "docx_style.h"

#include <zip.h>

struct docx_bytes {
    char *data; /* freed by its owner */
    size_t n;
};

/* Values of docProps/core.xml. */
enum docx_fact {
    DOCX_FACT_TITLE,
    DOCX_FACT_CREATOR,
    DOCX_FACT_MODIFIED_BY,
    DOCX_FACT_CREATED,
    DOCX_FACT_MODIFIED,
    DOCX_N_FACTS,
};

struct docx_facts {
    const char *values[DOCX_N_FACTS]; /* NULL: not given */
};

/* Takes in KEY=VALUE, the key being title, creator, lastModifiedBy, created or modified; the value
 * is borrowed. */
bool docx_facts_set(struct docx_facts *facts, const char *pair);

/* An empty archive, NULL with a message on stderr. */
zip_t *docx_zip_open(zip_source_t **memory);
/* Adds a member; the bytes are taken, also on failure. */
bool docx_zip_add(zip_t *zip, const char *name, struct docx_bytes bytes);
/* Ends the archive and returns its bytes. Frees both, also on failure. */
bool docx_zip_close(zip_t *zip, zip_source_t *memory, struct docx_bytes *bytes);

/* The document as a DOCX file. */
bool docx_package_make(const struct docx_model *model, const struct docx_style *style,
                       const struct docx_facts *facts, struct docx_bytes *bytes);

#endif
