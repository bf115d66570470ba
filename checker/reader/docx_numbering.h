/* SPDX-License-Identifier: Apache-2.0
 *
 * The numbers of list paragraphs, which stand in numbering.xml and not in the text: 一、 （二） 3.
 * ①
 */
#ifndef AJ_DOCX_NUMBERING_H
#define AJ_DOCX_NUMBERING_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct aj_docx_numbering;

/* Reads the numbering part. */
enum aj_status aj_docx_numbering_load(struct aj_str xml, struct aj_arena *arena,
                                      struct aj_docx_numbering **out,
                                      struct aj_error *err) AJ_MUST_CHECK;
/* The level of a list that paragraphs of a style are of (w:pStyle); false when it names no such. */
bool aj_docx_numbering_level_of(const struct aj_docx_numbering *numbering, struct aj_str list,
                                struct aj_str style, uint32_t *level);
/* Counts one paragraph of that list (w:numId) and level (w:ilvl, 0-8) and returns its number with
 * what stands behind it (tab, space or nothing); empty for an unknown list and for bullets that are
 * no tick boxes. */
struct aj_str aj_docx_numbering_next(struct aj_docx_numbering *numbering, struct aj_str list,
                                     uint32_t level);

#endif
