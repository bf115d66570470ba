/* SPDX-License-Identifier: Apache-2.0
 *
 * The hands that mkdocx writes in.
 */
#include "docx_style.h"

#include <stddef.h>
#include <string.h>

static const struct docx_names transitional = {
    .wordprocessing = "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    .relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    .drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    .drawing_main = "http://schemas.openxmlformats.org/drawingml/2006/main",
    .drawing_picture = "http://schemas.openxmlformats.org/drawingml/2006/picture",
    .properties = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    .properties_type =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties",
    .conformance = "",
    .left = "left",
    .right = "right",
    .align_right = "right",
};

static const struct docx_names strict = {
    .wordprocessing = "http://purl.oclc.org/ooxml/wordprocessingml/main",
    .relationships = "http://purl.oclc.org/ooxml/officeDocument/relationships",
    .drawing = "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
    .drawing_main = "http://purl.oclc.org/ooxml/drawingml/main",
    .drawing_picture = "http://purl.oclc.org/ooxml/drawingml/picture",
    .properties = "http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
    .properties_type = "http://purl.oclc.org/ooxml/officeDocument/relationships/extendedProperties",
    .conformance = " w:conformance=\"strict\"",
    .left = "start",
    .right = "end",
    .align_right = "end",
};

#define WORD_HAN   "<w:rFonts w:hint=\"eastAsia\"/>"
#define WORD_PLACE "<w:tblW w:w=\"0\" w:type=\"auto\"/>"
#define WPS_FONTS                                                                                  \
    "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"宋体\" w:hAnsi=\"宋体\" w:eastAsia=\"宋体\" "   \
    "w:cs=\"宋体\"/>"
#define EDITED_FONTS                                                                               \
    "<w:rFonts w:ascii=\"仿宋\" w:eastAsia=\"仿宋\" w:hAnsi=\"仿宋\" w:cs=\"宋体\" "       \
    "w:hint=\"eastAsia\"/>"
#define LO_FONTS     "<w:rFonts w:ascii=\"Liberation Serif\" w:hAnsi=\"Liberation Serif\"/>"
#define FIXED_LAYOUT "<w:tblLayout w:type=\"fixed\"/>"

static const struct docx_style styles[] = {
    {
        .name = "word",
        .application = "Microsoft Office Word",
        .names = &transitional,
        .split = DOCX_SPLIT_SCRIPT,
        .has_rsids = true,
        .normal = "a",
        .table = "a3",
        .han_fonts = WORD_HAN,
        .ascii_fonts = "",
        .look = "",
        .language = "",
        .table_place = WORD_PLACE,
        .table_rest = "",
    },
    {
        .name = "wps",
        .application = "WPS Office",
        .names = &transitional,
        .split = DOCX_SPLIT_NONE,
        .normal = "1",
        .table = "5",
        .han_fonts = WPS_FONTS,
        .ascii_fonts = WPS_FONTS,
        .look = "",
        .language = "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>",
        .table_place = "<w:tblW w:w=\"8522\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>",
        .table_rest = FIXED_LAYOUT,
    },
    {
        .name = "lo",
        .application = "LibreOffice",
        .names = &transitional,
        .split = DOCX_SPLIT_NONE,
        .normal = "Normal",
        .table = "TableNormal",
        .names_normal = true,
        .han_fonts = LO_FONTS,
        .ascii_fonts = LO_FONTS,
        .look = "",
        .language = "<w:lang w:val=\"zh-CN\" w:eastAsia=\"zh-CN\" w:bidi=\"hi-IN\"/>",
        .table_place = "<w:tblW w:w=\"8522\" w:type=\"dxa\"/><w:jc w:val=\"left\"/>"
                       "<w:tblInd w:w=\"0\" w:type=\"dxa\"/>",
        .table_rest = FIXED_LAYOUT,
    },
    {
        .name = "shattered",
        .application = "Microsoft Office Word",
        .names = &transitional,
        .split = DOCX_SPLIT_SHATTER,
        .has_rsids = true,
        .has_marks = true,
        .normal = "a",
        .table = "a3",
        .han_fonts = WORD_HAN,
        .ascii_fonts = "",
        .look = "",
        .language = "",
        .table_place = WORD_PLACE,
        .table_rest = "",
    },
    {
        .name = "edited",
        .application = "Microsoft Office Word",
        .names = &transitional,
        .split = DOCX_SPLIT_PIECES,
        .has_rsids = true,
        .has_furniture = true,
        .normal = "a",
        .table = "a3",
        .han_fonts = EDITED_FONTS,
        .ascii_fonts = EDITED_FONTS,
        .look = "<w:color w:val=\"000000\"/><w:kern w:val=\"0\"/>"
                "<w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>",
        .language = "",
        .table_place = WORD_PLACE,
        .table_rest = "",
    },
    {
        .name = "sdt",
        .application = "Microsoft Office Word",
        .names = &transitional,
        .split = DOCX_SPLIT_SCRIPT,
        .has_rsids = true,
        .has_controls = true,
        .normal = "a",
        .table = "a3",
        .han_fonts = WORD_HAN,
        .ascii_fonts = "",
        .look = "",
        .language = "",
        .table_place = WORD_PLACE,
        .table_rest = "",
    },
    {
        .name = "strict",
        .application = "Microsoft Office Word",
        .names = &strict,
        .split = DOCX_SPLIT_SCRIPT,
        .normal = "a",
        .table = "a3",
        .han_fonts = WORD_HAN,
        .ascii_fonts = "",
        .look = "",
        .language = "",
        .table_place = WORD_PLACE,
        .table_rest = "",
    },
};

const struct docx_style *docx_style_find(const char *name)
{
    if (name == NULL)
        return &styles[0];
    for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++) {
        if (strcmp(styles[i].name, name) == 0)
            return &styles[i];
    }
    return NULL;
}
