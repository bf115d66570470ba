/* SPDX-License-Identifier: Apache-2.0
 *
 * What must hold of every document, whatever it was read from. Shared by the unit tests and the
 * fuzz targets, so it knows neither Check nor libFuzzer.
 */
#ifndef AJ_TEST_INVARIANTS_H
#define AJ_TEST_INVARIANTS_H

#include "document/document.h"

/* The first promise of document.h and fold.h that the document breaks, in words; NULL: none. Static
 * storage. */
const char *aj_invariant_of_document(const struct aj_document *document);

#endif
