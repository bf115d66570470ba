/* SPDX-License-Identifier: Apache-2.0
 *
 * Lists within tables.
 */
#ifndef AJ_EXTRACT_LIST_H
#define AJ_EXTRACT_LIST_H

#include "dossier/extract_grid.h"

/* Whether the row that cell i starts is nothing but headings: two at least of columns, or three
 * labels and nothing else. */
bool aj_list_starts(const struct aj_grid *t, size_t i);
/* Reads the rows under the headings that start at cell i. Returns the index of the first cell
 * behind the list. */
size_t aj_list_read(const struct aj_grid *t, size_t i);

#endif
