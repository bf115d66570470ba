/* SPDX-License-Identifier: Apache-2.0
 *
 * The floor under the reading of a bundle: what libzip and libxml2 cost when nobody looks at the
 * text. Opens each bundle, inflates the members that carry text and parses them with SAX2 handlers
 * that do nothing. Knows nothing of the checker, which tests/bench/bench.sh compares with it.
 */
#include <libxml/parser.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

struct bytes {
    char *data;
    size_t n;
};

static void ignore_start(void *context, const xmlChar *name, const xmlChar *prefix,
                         const xmlChar *uri, int n_namespaces, const xmlChar **namespaces,
                         int n_attributes, int n_defaulted, const xmlChar **attributes)
{
    (void)context, (void)name, (void)prefix, (void)uri, (void)n_namespaces, (void)namespaces;
    (void)n_attributes, (void)n_defaulted, (void)attributes;
}

static void ignore_end(void *context, const xmlChar *name, const xmlChar *prefix,
                       const xmlChar *uri)
{
    (void)context, (void)name, (void)prefix, (void)uri;
}

static void ignore_characters(void *context, const xmlChar *text, int n)
{
    (void)context, (void)text, (void)n;
}

static bool parse(const struct bytes *xml)
{
    xmlSAXHandler handler = {
        .initialized = XML_SAX2_MAGIC,
        .startElementNs = ignore_start,
        .endElementNs = ignore_end,
        .characters = ignore_characters,
    };

    return xmlSAXUserParseMemory(&handler, NULL, xml->data, (int)xml->n) == 0;
}

/* The member's bytes, data NULL if it can't be read. */
static struct bytes inflate_member(zip_t *zip, zip_uint64_t index)
{
    struct bytes bytes = {0};
    zip_file_t *file;
    zip_stat_t stat;

    if (zip_stat_index(zip, index, 0, &stat) != 0)
        return bytes;
    file = zip_fopen_index(zip, index, 0);
    bytes.n = stat.size;
    bytes.data = file == NULL ? NULL : malloc(bytes.n + 1);
    if (bytes.data != NULL && zip_fread(file, bytes.data, bytes.n) != (zip_int64_t)bytes.n) {
        free(bytes.data);
        bytes.data = NULL;
    }
    if (file != NULL)
        zip_fclose(file);
    return bytes;
}

/* Whether the name starts with the one text and ends with the other. */
static bool is_between(const char *name, const char *start, const char *end)
{
    size_t n = strlen(name);

    return n >= strlen(start) + strlen(end) && strncmp(name, start, strlen(start)) == 0 &&
           strcmp(name + n - strlen(end), end) == 0;
}

/* The parts a reader of text can't do without; numbering has a condition of its own. */
static bool is_wanted_part(const char *name)
{
    static const struct {
        const char *start;
        const char *end;
    } wanted[] = {
        {"[Content_Types]", ".xml"},
        {"_rels/", ".rels"},
        {"word/_rels/document.xml", ".rels"},
        {"word/document", ".xml"},
        {"word/header", ".xml"},
        {"word/footer", ".xml"},
        {"word/footnotes", ".xml"},
        {"word/endnotes", ".xml"},
    };

    for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
        if (is_between(name, wanted[i].start, wanted[i].end))
            return true;
    }
    return false;
}

/* Reads one part; true if it speaks of numbering. */
static bool read_part(zip_t *zip, zip_uint64_t index)
{
    struct bytes xml = inflate_member(zip, index);
    bool has_numbering;

    if (xml.data == NULL)
        return false;
    xml.data[xml.n] = '\0';
    has_numbering = strstr(xml.data, "numPr") != NULL;
    if (!parse(&xml))
        fputs("floor: a part is not well-formed\n", stderr);
    free(xml.data);
    return has_numbering;
}

static void read_parts(zip_t *zip)
{
    zip_int64_t n = zip_get_num_entries(zip, 0);
    bool has_numbering = false;

    for (zip_int64_t i = 0; i < n; i++) {
        const char *name = zip_get_name(zip, (zip_uint64_t)i, 0);

        if (name != NULL && is_wanted_part(name))
            has_numbering = read_part(zip, (zip_uint64_t)i) || has_numbering;
    }
    if (has_numbering) {
        n = zip_name_locate(zip, "word/numbering.xml", 0);
        if (n >= 0)
            (void)read_part(zip, (zip_uint64_t)n); /* only its cost matters */
    }
}

/* The bytes stay the caller's. */
static bool read_docx(const struct bytes *docx)
{
    zip_source_t *source = zip_source_buffer_create(docx->data, docx->n, 0, NULL);
    zip_t *zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, NULL);

    if (zip == NULL) {
        zip_source_free(source);
        return false;
    }
    read_parts(zip);
    zip_discard(zip);
    return true;
}

static bool read_member(zip_t *zip, zip_uint64_t index)
{
    const char *name = zip_get_name(zip, index, 0);
    bool is_docx = name != NULL && is_between(name, "", ".docx");
    struct bytes bytes;
    bool is_read;

    if (name == NULL || (!is_docx && !is_between(name, "", ".xml")))
        return true;
    bytes = inflate_member(zip, index);
    is_read = bytes.data != NULL && (is_docx ? read_docx(&bytes) : parse(&bytes));
    free(bytes.data);
    return is_read;
}

static bool read_bundle(const char *path)
{
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    zip_int64_t n = zip == NULL ? -1 : zip_get_num_entries(zip, 0);
    bool is_read = zip != NULL;

    for (zip_int64_t i = 0; i < n; i++)
        is_read = read_member(zip, (zip_uint64_t)i) && is_read;
    if (zip != NULL)
        zip_discard(zip);
    return is_read;
}

int main(int argc, char **argv)
{
    int status = EXIT_SUCCESS;

    for (int i = 1; i < argc; i++) {
        if (!read_bundle(argv[i])) {
            fprintf(stderr, "floor: %s can't be read in full\n", argv[i]);
            status = EXIT_FAILURE;
        }
    }
    xmlCleanupParser();
    return status;
}
