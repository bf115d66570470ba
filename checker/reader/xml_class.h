/* SPDX-License-Identifier: Apache-2.0
 *
 * What the bytes and characters of XML can be.
 */
#ifndef AJ_XML_CLASS_H
#define AJ_XML_CLASS_H

#include <stdbool.h>
#include <stdint.h>

/* Classes of bytes. */
enum aj_xml_class {
    AJ_XML_IN_NAME = 1,
    AJ_XML_BEGINS_NAME = 2,
    AJ_XML_SPACE = 4,
    AJ_XML_IN_TEXT = 8,   /* stands for itself in text */
    AJ_XML_IN_VALUE = 16, /* and in an attribute, whichever way it is quoted */
};

/* The classes of each byte of plain XML. */
void aj_xml_classify(unsigned char classes[256]);
/* Whether XML has that character. */
bool aj_xml_is_character(uint32_t c);
/* The bytes of U+FFFE or U+FFFF, behind EF? */
static inline bool aj_xml_is_no_character(const char *at)
{
    return (unsigned char)at[1] == 0xBF && (unsigned char)at[2] >= 0xBE;
}

#endif
