/* SPDX-License-Identifier: Apache-2.0
 *
 * styles.xml (ECMA-376 part 1, 17.7), as far as it decides which text stands on the page: what
 * styles hide, and the lists they put paragraphs into. Knows nothing of looks.
 */
#ifndef AJ_DOCX_STYLE_H
#define AJ_DOCX_STYLE_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct aj_docx_styles;
struct aj_docx_style;

/* Can it say anything that the reader asks for? A look at the bytes, without parsing them. */
bool aj_docx_styles_matter(struct aj_str xml, bool has_numbering);
/* What it makes lives in arena. */
enum aj_status aj_docx_styles_load(struct aj_str xml, struct aj_arena *arena,
                                   struct aj_docx_styles **out, struct aj_error *err) AJ_MUST_CHECK;
/* NULL when there is none of that id. */
const struct aj_docx_style *aj_docx_styles_find(const struct aj_docx_styles *styles,
                                                struct aj_str id);
/* Is a run hidden that has these styles (either may be NULL) and no w:vanish of its own? */
bool aj_docx_styles_hide(const struct aj_docx_styles *styles, const struct aj_docx_style *paragraph,
                         const struct aj_docx_style *character);
/* The style that this one is based on, or NULL, also after so many steps that it must be a ring:
 * *steps starts at 0. */
const struct aj_docx_style *aj_docx_style_base(const struct aj_docx_styles *styles,
                                               const struct aj_docx_style *style, unsigned *steps);
struct aj_str aj_docx_style_id(const struct aj_docx_style *style);
/* The w:numId of the style itself: empty when it says none, "0" when it takes the paragraph out of
 * the list. */
struct aj_str aj_docx_style_list(const struct aj_docx_style *style);
/* The w:ilvl of the style itself; false when it says none. */
bool aj_docx_style_level(const struct aj_docx_style *style, uint32_t *level);

#endif
