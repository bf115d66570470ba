/* SPDX-License-Identifier: Apache-2.0
 *
 * One table for Wingdings and Wingdings 2: in the few places where both have something, the box or
 * tick is what forms use.
 */
#include "reader/docx_symbol.h"

#include "base/compiler.h"

struct symbol {
    uint32_t code; /* in the font, without the 0xF000 of the private range */
    const char *text;
};

static const struct symbol symbols[] = {
    {0xFE, AJ_DOCX_TICKED},   /* Wingdings: box with tick */
    {0x52, AJ_DOCX_TICKED},   /* Wingdings 2: box with tick */
    {0xFD, "☒"},              /* Wingdings: box with cross */
    {0x53, "☒"},              /* Wingdings 2: box with cross */
    {0xA8, AJ_DOCX_UNTICKED}, /* Wingdings: box */
    {0x6F, AJ_DOCX_UNTICKED}, /* Wingdings: box */
    {0x71, AJ_DOCX_UNTICKED}, /* Wingdings: box with a shadow */
    {0x72, AJ_DOCX_UNTICKED}, /* Wingdings: box with a shadow */
    {0xA3, AJ_DOCX_UNTICKED}, /* Wingdings 2: box */
    {0xFC, "√"},              /* Wingdings: tick */
    {0x50, "√"},              /* Wingdings 2: tick */
};

struct aj_str aj_docx_symbol(uint32_t character)
{
    if (character >= 0xF000 && character <= 0xF0FF)
        character -= 0xF000;
    for (size_t i = 0; i < AJ_COUNT(symbols); i++) {
        if (symbols[i].code == character)
            return aj_str_from(symbols[i].text);
    }
    return AJ_STR_EMPTY;
}
