/* SPDX-License-Identifier: Apache-2.0
 *
 * Fields that show something without having a result (ECMA-376 part 1, 17.16.5): what the page
 * shows is in their code. Text to text; knows nothing of elements.
 */
#ifndef AJ_DOCX_CODE_H
#define AJ_DOCX_CODE_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

/* What a field of that code shows: EQ \o\ac(○,1) gives ①, SYMBOL 163 \f "Wingdings 2" gives □,
 * MACROBUTTON name text gives the text, which only asks for one (*is_hint). Empty for any other.
 * Allocated or a view of code. */
struct aj_str aj_docx_code_text(struct aj_arena *arena, struct aj_str code, bool *is_hint);

#endif
