/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/xml_class.h"

void aj_xml_classify(unsigned char classes[256])
{
    for (unsigned c = 0; c < 256; c++) {
        bool is_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';

        classes[c] = c < ' ' ? 0 : AJ_XML_IN_TEXT | AJ_XML_IN_VALUE;
        if (is_letter)
            classes[c] |= AJ_XML_IN_NAME | AJ_XML_BEGINS_NAME;
        else if ((c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':')
            classes[c] |= AJ_XML_IN_NAME;
    }
    classes['<'] = classes['&'] = 0;
    classes['"'] = classes['\''] = AJ_XML_IN_TEXT;
    classes[']'] = AJ_XML_IN_VALUE; /* may begin ]]> */
    classes[0xEF] = 0;              /* leads U+FFFE and U+FFFF, which XML has not */
    classes['\t'] = AJ_XML_SPACE | AJ_XML_IN_TEXT;
    classes['\n'] = classes['\r'] = AJ_XML_SPACE;
    classes[' '] |= AJ_XML_SPACE;
}

bool aj_xml_is_character(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c < 0xD800) ||
           (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c <= 0x10FFFF);
}

/* The digits of &#20108; or &#x4E8C; up to the semicolon. */
