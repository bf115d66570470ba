/* SPDX-License-Identifier: Apache-2.0
 *
 * What <listed> says of the pages of an index.
 */
#ifndef AJ_LISTED_H
#define AJ_LISTED_H

#include "predicate/predicate.h"

/* Notes whether the page numbers of the index, one reading a row, ascend without gap or overlap. */
void aj_listed_pages(struct aj_eval *e, const struct aj_paper *catalogue, const struct aj_vec *all,
                     struct aj_outcome *out);

#endif
