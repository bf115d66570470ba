/* SPDX-License-Identifier: Apache-2.0
 *
 * Several papers in one file: where each begins.
 */
#ifndef AJ_SPLIT_H
#define AJ_SPLIT_H

#include "dossier/classify.h"

struct aj_piece {
    struct aj_title title; /* title.kind is NULL when no kind has the title; no block: no title */
    uint32_t first;        /* blocks [first, end) */
    uint32_t end;
};

/* Cuts a document at its titles: struct aj_piece, at least one for a document with blocks. A title
 * within starts a new paper when it is set in the middle or stands at the head of a page; one that
 * no kind has, when both. */
struct aj_vec aj_split(const struct aj_kinds *kinds, struct aj_arena *arena,
                       const struct aj_document *document);

#endif
