/* SPDX-License-Identifier: Apache-2.0
 *
 * Packages of a few parts, zipped by libzip and read by the reader under test.
 */
#include "docx_kit.h"

#include "unit.h"

#include <string.h>

#include <zip.h>

struct aj_str docx_kit_package(struct aj_arena *arena, const struct docx_file *files)
{
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *archive = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
    zip_stat_t stat;
    char *bytes;

    zip_source_keep(source);
    for (; files->name != NULL; files++) {
        zip_source_t *content =
            zip_source_buffer(archive, files->content, strlen(files->content), 0);

        ck_assert_int_ge(zip_file_add(archive, files->name, content, ZIP_FL_ENC_UTF_8), 0);
    }
    ck_assert_int_eq(zip_close(archive), 0);
    ck_assert_int_eq(zip_source_stat(source, &stat), 0);
    bytes = aj_arena_alloc(arena, stat.size);
    ck_assert_int_eq(zip_source_open(source), 0);
    ck_assert_int_eq(zip_source_read(source, bytes, stat.size), (zip_int64_t)stat.size);
    zip_source_close(source);
    zip_source_free(source);
    return (struct aj_str){bytes, stat.size};
}

enum aj_status docx_kit_read(struct aj_arena *arena, const struct docx_file *files,
                             struct aj_document **document, struct aj_error *err)
{
    return aj_reader_docx.read(docx_kit_package(arena, files), arena, document, err);
}

const struct aj_document *docx_kit_read_styled(struct aj_arena *arena, const char *document_xml,
                                               const char *styles_xml, const char *numbering_xml)
{
    struct docx_file files[6] = {
        {"_rels/.rels", ROOT_RELS("word/document.xml")},
        {"word/document.xml", document_xml},
        {"word/_rels/document.xml.rels",
         "<Relationships><Relationship Id='s' Type='" R_OFFICE "/styles' Target='styles.xml'/>"
         "<Relationship Id='n' Type='" R_OFFICE "/numbering' Target='numbering.xml'/>"
         "</Relationships>"},
    };
    struct aj_document *document;
    struct aj_error err = {.message = ""};
    size_t n = 3;

    if (styles_xml != NULL)
        files[n++] = (struct docx_file){"word/styles.xml", styles_xml};
    if (numbering_xml != NULL)
        files[n] = (struct docx_file){"word/numbering.xml", numbering_xml};
    ck_assert_msg(docx_kit_read(arena, files, &document, &err) == AJ_OK, "%s", err.message);
    return document;
}

const struct aj_document *docx_kit_read_body(struct aj_arena *arena, const char *document_xml)
{
    const struct docx_file files[] = {{"_rels/.rels", ROOT_RELS("word/document.xml")},
                                      {"word/document.xml", document_xml},
                                      {NULL, NULL}};
    struct aj_document *document;
    struct aj_error err = {.message = ""};

    ck_assert_msg(docx_kit_read(arena, files, &document, &err) == AJ_OK, "%s", err.message);
    return document;
}
