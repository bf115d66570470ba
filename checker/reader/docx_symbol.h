/* SPDX-License-Identifier: Apache-2.0
 *
 * Characters of symbol fonts: tick boxes and ticks of Wingdings, Greek and signs of Symbol.
 */
#ifndef AJ_DOCX_SYMBOL_H
#define AJ_DOCX_SYMBOL_H

#include "base/arena.h"
#include "base/str.h"

#include <stdint.h>

#define AJ_DOCX_TICKED   "☑"
#define AJ_DOCX_UNTICKED "□"

enum aj_docx_font { AJ_DOCX_FONT_TEXT, AJ_DOCX_FONT_WINGDINGS, AJ_DOCX_FONT_SYMBOL };

enum aj_docx_font aj_docx_font_of(struct aj_str name);
/* What a character of a font (0x20-0xFF, or the same in the private range U+F020-U+F0FF) shows, if
 * the font's table has it, else the empty view. A private character of a text font is taken for one
 * of Wingdings: the font is often named where nobody looks. */
struct aj_str aj_docx_symbol(enum aj_docx_font font, uint32_t character);
/* The same for w:sym and SYMBOL: a character without a row stands for itself; empty when it is
 * none. */
struct aj_str aj_docx_symbol_text(struct aj_arena *arena, struct aj_str font, uint32_t character);
/* The number that hexadecimal digits give; 0 for what is none or no character's. */
uint32_t aj_docx_hexadecimal(struct aj_str digits);

#endif
