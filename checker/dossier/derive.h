/* SPDX-License-Identifier: Apache-2.0
 *
 * Fields that are read out of the words of other fields: the penalties in 处罚内容.
 */
#ifndef AJ_DERIVE_H
#define AJ_DERIVE_H

#include "dossier/dossier.h"

/* Reads all fields of the paper that have a source. Call once, when every other field is read. */
void aj_derive(const struct aj_dossier *dossier, struct aj_paper *paper);

#endif
