/* SPDX-License-Identifier: Apache-2.0
 *
 * The grammar of rule files as an XML Schema, for editors.
 */
#ifndef AJ_SCHEMA_H
#define AJ_SCHEMA_H

#include "base/buffer.h"

/* Writes the schema of all kinds of files; the same bytes for the same grammar. */
void aj_schema_write(struct aj_buffer *out);

#endif
