/* SPDX-License-Identifier: Apache-2.0
 *
 * Tick boxes and ticks that documents draw with symbol fonts.
 */
#ifndef AJ_DOCX_SYMBOL_H
#define AJ_DOCX_SYMBOL_H

#include "base/str.h"

#include <stdint.h>

#define AJ_DOCX_TICKED   "☑"
#define AJ_DOCX_UNTICKED "□"

/* What a character of a Wingdings font (0x20-0xFF, or the same in the private range U+F020-U+F0FF)
 * shows, if that is a box or a tick, else the empty view. */
struct aj_str aj_docx_symbol(uint32_t character);

#endif
