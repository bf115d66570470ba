/* SPDX-License-Identifier: Apache-2.0
 *
 * Word documents for tests, made in memory of the XML of their parts.
 */
#ifndef DOCX_KIT_H
#define DOCX_KIT_H

#include "reader/reader.h"

#define R_OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define NAMESPACES                                                                                 \
    "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:r='" R_OFFICE    \
    "' xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml' "                          \
    "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "                      \
    "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' "                        \
    "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' "                             \
    "xmlns:v='urn:schemas-microsoft-com:vml' xmlns:o='urn:schemas-microsoft-com:office:office' "   \
    "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'"
#define BODY(content) "<w:document " NAMESPACES "><w:body>" content "</w:body></w:document>"
#define ROOT_RELS(target)                                                                          \
    "<Relationships><Relationship Id='r1' Type='" R_OFFICE "/officeDocument' Target='" target      \
    "'/></Relationships>"
#define RUN(text)            "<w:r><w:t>" text "</w:t></w:r>"
#define P(text)              "<w:p>" RUN(text) "</w:p>"
#define PR(properties, text) "<w:p><w:pPr>" properties "</w:pPr>" RUN(text) "</w:p>"
#define CELL(text)           "<w:tc>" P(text) "</w:tc>"

struct docx_file {
    const char *name;
    const char *content;
};

/* A package with these files; name NULL ends them. The bytes live in the arena. */
struct aj_str docx_kit_package(struct aj_arena *arena, const struct docx_file *files);
enum aj_status docx_kit_read(struct aj_arena *arena, const struct docx_file *files,
                             struct aj_document **document, struct aj_error *err);
/* A document of a main part alone; the test fails when it can't be read. */
const struct aj_document *docx_kit_read_body(struct aj_arena *arena, const char *document_xml);
/* The same with word/styles.xml and word/numbering.xml, either NULL for none. */
const struct aj_document *docx_kit_read_styled(struct aj_arena *arena, const char *document_xml,
                                               const char *styles_xml, const char *numbering_xml);

#endif
