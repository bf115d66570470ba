/* SPDX-License-Identifier: Apache-2.0
 *
 * ZIP files made in memory, and a document as such a package.
 */
#include "docx_package.h"

#include "docx_furniture.h"
#include "docx_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 2000-01-01 00:00 in the form of MS-DOS, which knows no time zone. */
enum { FIXED_DATE = 20 << 9 | 1 << 5 | 1, FIXED_TIME = 0 };

#define XML_HEAD     "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"
#define TYPES        "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define PACKAGE_STEM "http://schemas.openxmlformats.org/package/2006/"

struct docx_part {
    struct docx_writer writer;
    const struct docx_model *model;
    const struct docx_facts *facts;
};

static const struct {
    const char *key;
    const char *open;
    const char *close;
} fact_elements[DOCX_N_FACTS] = {
    [DOCX_FACT_TITLE] = {"title", "<dc:title>", "</dc:title>"},
    [DOCX_FACT_CREATOR] = {"creator", "<dc:creator>", "</dc:creator>"},
    [DOCX_FACT_MODIFIED_BY] = {"lastModifiedBy", "<cp:lastModifiedBy>", "</cp:lastModifiedBy>"},
    [DOCX_FACT_CREATED] = {"created", "<dcterms:created xsi:type=\"dcterms:W3CDTF\">",
                           "</dcterms:created>"},
    [DOCX_FACT_MODIFIED] = {"modified", "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">",
                            "</dcterms:modified>"},
};

bool docx_facts_set(struct docx_facts *facts, const char *pair)
{
    for (size_t i = 0; i < DOCX_N_FACTS; i++) {
        size_t n = strlen(fact_elements[i].key);

        if (strncmp(pair, fact_elements[i].key, n) == 0 && pair[n] == '=') {
            facts->values[i] = pair + n + 1;
            return true;
        }
    }
    return false;
}

/* --- The archive */

zip_t *docx_zip_open(zip_source_t **memory)
{
    zip_error_t error;
    zip_t *zip = NULL;

    zip_error_init(&error);
    *memory = zip_source_buffer_create(NULL, 0, 0, &error);
    if (*memory != NULL)
        zip = zip_open_from_source(*memory, ZIP_TRUNCATE, &error);
    if (zip == NULL) {
        fprintf(stderr, "mkdocx: %s\n", zip_error_strerror(&error));
        zip_source_free(*memory);
    } else {
        zip_source_keep(*memory); /* the archive frees its own hold on it */
    }
    zip_error_fini(&error);
    return zip;
}

bool docx_zip_add(zip_t *zip, const char *name, struct docx_bytes bytes)
{
    zip_source_t *source = zip_source_buffer(zip, bytes.data, bytes.n, 1);
    zip_int64_t index;

    if (source == NULL) {
        free(bytes.data);
        fprintf(stderr, "mkdocx: %s: %s\n", name, zip_strerror(zip));
        return false;
    }
    index = zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        fprintf(stderr, "mkdocx: %s: %s\n", name, zip_strerror(zip));
        return false;
    }
    return zip_file_set_dostime(zip, (zip_uint64_t)index, FIXED_TIME, FIXED_DATE, 0) == 0;
}

static bool read_source(zip_source_t *memory, struct docx_bytes *bytes)
{
    zip_stat_t stat;
    bool is_read;

    if (zip_source_open(memory) != 0)
        return false;
    if (zip_source_stat(memory, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0) {
        (void)zip_source_close(memory); /* already failing */
        return false;
    }
    bytes->n = stat.size;
    bytes->data = malloc(stat.size > 0 ? stat.size : 1);
    is_read = bytes->data != NULL &&
              zip_source_read(memory, bytes->data, bytes->n) == (zip_int64_t)bytes->n;
    if (zip_source_close(memory) != 0 || !is_read) {
        free(bytes->data);
        return false;
    }
    return true;
}

bool docx_zip_close(zip_t *zip, zip_source_t *memory, struct docx_bytes *bytes)
{
    bool is_written = zip_close(zip) == 0;

    if (!is_written) {
        fprintf(stderr, "mkdocx: %s\n", zip_strerror(zip));
        zip_discard(zip);
    } else if (!read_source(memory, bytes)) {
        fputs("mkdocx: the archive can't be read back\n", stderr);
        is_written = false;
    }
    zip_source_free(memory);
    return is_written;
}

/* --- The parts */

static bool is_always(const struct docx_part *part)
{
    (void)part;
    return true;
}

static bool has_header(const struct docx_part *part)
{
    return part->model->header.n_blocks > 0;
}

static bool has_footer(const struct docx_part *part)
{
    return part->model->footer.n_blocks > 0;
}

static bool header_has_picture(const struct docx_part *part)
{
    return docx_story_has_picture(&part->model->header);
}

static bool footer_has_picture(const struct docx_part *part)
{
    return docx_story_has_picture(&part->model->footer);
}

static bool has_picture(const struct docx_part *part)
{
    return docx_story_has_picture(&part->model->body) || header_has_picture(part) ||
           footer_has_picture(part);
}

static bool has_furniture(const struct docx_part *part)
{
    return part->writer.style->has_furniture;
}

static void write_types(struct docx_part *part)
{
    FILE *out = part->writer.out;

    fputs(XML_HEAD "<Types xmlns=\"" PACKAGE_STEM "content-types\"><Default Extension=\"rels\" "
                   "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                   "<Default Extension=\"xml\" ContentType=\"application/xml\"/>",
          out);
    if (has_picture(part))
        fputs("<Default Extension=\"png\" ContentType=\"image/png\"/>", out);
    fputs("<Override PartName=\"/word/document.xml\" ContentType=\"" TYPES "document.main+xml\"/>"
          "<Override PartName=\"/word/styles.xml\" ContentType=\"" TYPES "styles+xml\"/>",
          out);
    if (has_header(part))
        fputs("<Override PartName=\"/word/header1.xml\" ContentType=\"" TYPES "header+xml\"/>",
              out);
    if (has_footer(part))
        fputs("<Override PartName=\"/word/footer1.xml\" ContentType=\"" TYPES "footer+xml\"/>",
              out);
    if (has_furniture(part))
        fputs("<Override PartName=\"/word/settings.xml\" ContentType=\"" TYPES "settings+xml\"/>"
              "<Override PartName=\"/word/theme/theme1.xml\" ContentType=\"application/"
              "vnd.openxmlformats-officedocument.theme+xml\"/>",
              out);
    fputs("<Override PartName=\"/docProps/core.xml\" "
          "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
          "<Override PartName=\"/docProps/app.xml\" ContentType=\"application/"
          "vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>",
          out);
}

static void open_relationships(FILE *out)
{
    fputs(XML_HEAD "<Relationships xmlns=\"" PACKAGE_STEM "relationships\">", out);
}

static void close_relationships(FILE *out)
{
    fputs("</Relationships>", out);
}

/* A relationship of one of the types that start with the style's stem. */
static void write_relationship(struct docx_part *part, const char *id, const char *type,
                               const char *target)
{
    fprintf(part->writer.out, "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>", id,
            part->writer.style->names->relationships, type, target);
}

static void write_package_relationships(struct docx_part *part)
{
    FILE *out = part->writer.out;

    open_relationships(out);
    write_relationship(part, "rId1", "officeDocument", "word/document.xml");
    fputs("<Relationship Id=\"rId2\" Type=\"" PACKAGE_STEM
          "relationships/metadata/core-properties\" "
          "Target=\"docProps/core.xml\"/>",
          out);
    fprintf(out, "<Relationship Id=\"rId3\" Type=\"%s\" Target=\"docProps/app.xml\"/>",
            part->writer.style->names->properties_type);
    close_relationships(out);
}

static void write_document_relationships(struct docx_part *part)
{
    open_relationships(part->writer.out);
    write_relationship(part, "rId1", "styles", "styles.xml");
    if (has_furniture(part)) {
        write_relationship(part, "rId2", "settings", "settings.xml");
        write_relationship(part, "rId3", "theme", "theme/theme1.xml");
    }
    if (docx_story_has_picture(&part->model->body))
        write_relationship(part, DOCX_ID_PICTURE, "image", "media/image1.png");
    if (has_header(part))
        write_relationship(part, DOCX_ID_HEADER, "header", "header1.xml");
    if (has_footer(part))
        write_relationship(part, DOCX_ID_FOOTER, "footer", "footer1.xml");
    close_relationships(part->writer.out);
}

/* Of a header or a footer. */
static void write_picture_relationships(struct docx_part *part)
{
    open_relationships(part->writer.out);
    write_relationship(part, DOCX_ID_PICTURE, "image", "media/image1.png");
    close_relationships(part->writer.out);
}

static void write_document(struct docx_part *part)
{
    docx_write_document(&part->writer, part->model);
}

static void write_header(struct docx_part *part)
{
    docx_write_header(&part->writer, part->model);
}

static void write_footer(struct docx_part *part)
{
    docx_write_footer(&part->writer, part->model);
}

static void write_styles(struct docx_part *part)
{
    const struct docx_style *style = part->writer.style;

    fprintf(part->writer.out,
            XML_HEAD "<w:styles xmlns:w=\"%s\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts "
                     "w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"宋体\"/>"
                     "<w:sz w:val=\"24\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr>"
                     "</w:rPrDefault></w:docDefaults>"
                     "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"%s\">"
                     "<w:name w:val=\"Normal\"/></w:style>"
                     "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"%s\">"
                     "<w:name w:val=\"Normal Table\"/></w:style>",
            style->names->wordprocessing, style->normal, style->table);
    if (style->has_furniture)
        docx_furniture_styles(part->writer.out);
    fputs("</w:styles>", part->writer.out);
}

static void write_settings(struct docx_part *part)
{
    fputs(XML_HEAD, part->writer.out);
    docx_furniture_settings(part->writer.out, part->writer.style->names->wordprocessing);
}

static void write_theme(struct docx_part *part)
{
    fputs(XML_HEAD, part->writer.out);
    docx_furniture_theme(part->writer.out, part->writer.style->names->drawing_main);
}

static void write_picture_bytes(struct docx_part *part)
{
    /* A PNG of one red pixel. */
    static const unsigned char png[] = {
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48,
        0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00,
        0x00, 0x90, 0x77, 0x53, 0xDE, 0x00, 0x00, 0x00, 0x0C, 0x49, 0x44, 0x41, 0x54, 0x78,
        0x9C, 0x63, 0x38, 0xA3, 0xA4, 0x04, 0x00, 0x02, 0xCE, 0x01, 0x11, 0x5A, 0xEA, 0x98,
        0x59, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
    };

    fwrite(png, 1, sizeof(png), part->writer.out);
}

static void write_core(struct docx_part *part)
{
    FILE *out = part->writer.out;

    fputs(XML_HEAD "<cp:coreProperties xmlns:cp=\"" PACKAGE_STEM "metadata/core-properties\" "
                   "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                   "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                   "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">",
          out);
    for (size_t i = 0; i < DOCX_N_FACTS; i++) {
        const char *value = part->facts->values[i];

        if (value == NULL)
            continue;
        fputs(fact_elements[i].open, out);
        docx_write_escaped(out, value, strlen(value));
        fputs(fact_elements[i].close, out);
    }
    fputs("</cp:coreProperties>", out);
}

static void write_app(struct docx_part *part)
{
    fprintf(part->writer.out,
            XML_HEAD "<Properties xmlns=\"%s\"><Application>%s</Application></Properties>",
            part->writer.style->names->properties, part->writer.style->application);
}

/* In the order in which Word writes them. */
static const struct {
    const char *name;
    bool (*is_wanted)(const struct docx_part *part);
    void (*write)(struct docx_part *part);
} parts[] = {
    {"[Content_Types].xml", is_always, write_types},
    {"_rels/.rels", is_always, write_package_relationships},
    {"word/document.xml", is_always, write_document},
    {"word/_rels/document.xml.rels", is_always, write_document_relationships},
    {"word/header1.xml", has_header, write_header},
    {"word/_rels/header1.xml.rels", header_has_picture, write_picture_relationships},
    {"word/footer1.xml", has_footer, write_footer},
    {"word/_rels/footer1.xml.rels", footer_has_picture, write_picture_relationships},
    {"word/media/image1.png", has_picture, write_picture_bytes},
    {"word/styles.xml", is_always, write_styles},
    {"word/settings.xml", has_furniture, write_settings},
    {"word/theme/theme1.xml", has_furniture, write_theme},
    {"docProps/core.xml", is_always, write_core},
    {"docProps/app.xml", is_always, write_app},
};

static bool add_parts(zip_t *zip, struct docx_part *part)
{
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        struct docx_bytes bytes = {0};

        if (!parts[i].is_wanted(part))
            continue;
        part->writer.out = open_memstream(&bytes.data, &bytes.n);
        if (part->writer.out == NULL) {
            perror("mkdocx");
            return false;
        }
        parts[i].write(part);
        if (fclose(part->writer.out) != 0) {
            perror("mkdocx");
            free(bytes.data);
            return false;
        }
        if (!docx_zip_add(zip, parts[i].name, bytes))
            return false;
    }
    return true;
}

bool docx_package_make(const struct docx_model *model, const struct docx_style *style,
                       const struct docx_facts *facts, struct docx_bytes *bytes)
{
    struct docx_part part = {.writer = {.style = style}, .model = model, .facts = facts};
    zip_source_t *memory;
    zip_t *zip = docx_zip_open(&memory);

    if (zip == NULL)
        return false;
    if (!add_parts(zip, &part)) {
        zip_discard(zip);
        zip_source_free(memory);
        return false;
    }
    return docx_zip_close(zip, memory, bytes);
}
