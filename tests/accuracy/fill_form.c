/* SPDX-License-Identifier: Apache-2.0
 *
 * The package around the form: the main part is taken out, changed as a tree and put back; every
 * other part stays as it was.
 */
#include "fill_form.h"

#include "base/arena.h"
#include "form_tree.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char part_name[] = "word/document.xml";

static struct docx_bytes read_member(zip_t *zip, zip_uint64_t index)
{
    struct docx_bytes bytes = {0};
    zip_stat_t stat;
    zip_file_t *file = zip_fopen_index(zip, index, 0);

    if (file != NULL && zip_stat_index(zip, index, 0, &stat) == 0 &&
        (stat.valid & ZIP_STAT_SIZE) != 0) {
        bytes.data = malloc(stat.size + 1);
        bytes.n = (size_t)stat.size;
        if (bytes.data != NULL &&
            zip_fread(file, bytes.data, stat.size) != (zip_int64_t)stat.size) {
            free(bytes.data);
            bytes.data = NULL;
        }
    }
    if (file != NULL)
        (void)zip_fclose(file); /* only read */
    return bytes;
}

static bool fill_part(struct docx_bytes *bytes, const struct aj_vec *fills, const char *name)
{
    xmlDocPtr tree = xmlReadMemory(bytes->data, (int)bytes->n, part_name, NULL, XML_PARSE_NONET);
    xmlChar *text = NULL;
    int n = 0;
    bool is_filled = tree != NULL;

    for (size_t i = 0; is_filled && i < fills->count; i++) {
        const struct truth_fill *fill = aj_vec_at(fills, i);

        is_filled = form_tree_fill(tree, fill);
        if (!is_filled)
            fprintf(stderr, "%s:%u: the form has no such place or words\n", name, fill->line);
    }
    if (is_filled)
        xmlDocDumpMemoryEnc(tree, &text, &n, "UTF-8");
    xmlFreeDoc(tree);
    if (text == NULL)
        return false;
    free(bytes->data);
    bytes->data = malloc((size_t)n);
    bytes->n = (size_t)n;
    if (bytes->data != NULL)
        memcpy(bytes->data, text, (size_t)n);
    xmlFree(text);
    return bytes->data != NULL;
}

static bool copy_members(zip_t *from, zip_t *to, const struct aj_vec *fills, const char *name)
{
    bool has_part = false;

    for (zip_int64_t i = 0; i < zip_get_num_entries(from, 0); i++) {
        const char *member = zip_get_name(from, (zip_uint64_t)i, 0);
        struct docx_bytes bytes;

        if (member != NULL && aj_str_ends(aj_str_from(member), aj_str_from("/")))
            continue; /* a folder */
        bytes = read_member(from, (zip_uint64_t)i);

        if (member == NULL || bytes.data == NULL) {
            free(bytes.data);
            return false;
        }
        if (strcmp(member, part_name) == 0) {
            has_part = true;
            if (!fill_part(&bytes, fills, name)) {
                free(bytes.data);
                return false;
            }
        }
        if (!docx_zip_add(to, member, bytes))
            return false;
    }
    return has_part;
}

bool fill_form(struct aj_str docx, const struct aj_vec *fills, const char *name,
               struct docx_bytes *out)
{
    zip_error_t error;
    zip_source_t *source = zip_source_buffer_create(docx.ptr, docx.len, 0, &error);
    zip_source_t *memory = NULL;
    zip_t *from = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &error);
    zip_t *to = from == NULL ? NULL : docx_zip_open(&memory);
    bool is_made = false;

    if (to != NULL && copy_members(from, to, fills, name)) {
        is_made = docx_zip_close(to, memory, out);
    } else if (to != NULL) {
        zip_discard(to);
        zip_source_free(memory);
    }
    if (from != NULL)
        zip_discard(from);
    else if (source != NULL)
        zip_source_free(source);
    if (!is_made)
        fprintf(stderr, "%s: the form could not be filled in\n", name);
    return is_made;
}
