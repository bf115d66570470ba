/* SPDX-License-Identifier: Apache-2.0
 *
 * From a truth's source to a file on disk: bytes of the blank document, the fill lines, the file.
 */
#include "document_source.h"

#include "fill_form.h"

#include "base/buffer.h"
#include "container/file.h"

#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_BYTES (64U << 20)

static struct docx_bytes take_bytes(struct aj_str bytes)
{
    struct docx_bytes copy = {.data = malloc(bytes.len + 1), .n = bytes.len};

    if (copy.data != NULL) {
        memcpy(copy.data, bytes.ptr, bytes.len);
        copy.data[bytes.len] = '\0';
    }
    return copy;
}

static bool package(const struct docx_model *model, struct docx_bytes *docx)
{
    const struct docx_facts facts = {{NULL}};

    return docx_package_make(model, docx_style_find(NULL), &facts, docx);
}

/* Every line is a paragraph, whatever it begins with; the first, a note, is an empty one, so that
 * the number of a paragraph is that of its line. */
static bool make_text(struct docx_bytes bytes, const char *name, struct docx_bytes *docx)
{
    struct docx_model model = {.bytes = bytes.data};
    struct docx_story *body = &model.body;
    char *rest = bytes.data;
    char *line;
    bool is_made;

    (void)name; /* nothing can be wrong with the text */
    while ((line = strsep(&rest, "\n")) != NULL) {
        line[strcspn(line, "\r")] = '\0';
        body->blocks = docx_grow(body->blocks, body->n_blocks, sizeof(*body->blocks));
        body->blocks[body->n_blocks] = (struct docx_block){
            .kind = DOCX_PARAGRAPH, .text = body->n_blocks == 0 ? line + strlen(line) : line};
        body->n_blocks++;
    }
    is_made = package(&model, docx);
    docx_model_release(&model);
    return is_made;
}

static bool make_layout(struct docx_bytes bytes, const char *name, struct docx_bytes *docx)
{
    struct docx_model model;
    bool is_made = docx_model_parse(&model, bytes.data, name) && package(&model, docx);

    docx_model_release(&model);
    return is_made;
}

static bool make_form(struct docx_bytes bytes, const char *name, struct docx_bytes *docx)
{
    (void)name;
    *docx = bytes;
    return true;
}

/* Each takes the bytes. */
static bool (*const makers[])(struct docx_bytes bytes, const char *name,
                              struct docx_bytes *docx) = {
    [TRUTH_FORM] = make_form, [TRUTH_TEXT] = make_text, [TRUTH_LAYOUT] = make_layout};

static bool store(const char *path, const struct docx_bytes *bytes)
{
    FILE *out = fopen(path, "wb");
    bool is_written = out != NULL && fwrite(bytes->data, 1, bytes->n, out) == bytes->n;

    if (out != NULL)
        is_written = fclose(out) == 0 && is_written;
    if (!is_written)
        perror(path);
    return is_written;
}

static bool write_filled(const struct truth_document *document, struct aj_str blank,
                         const char *truth, const char *path)
{
    struct docx_bytes bytes = take_bytes(blank);
    struct docx_bytes docx = {0};
    struct docx_bytes filled = {0};
    bool is_written =
        bytes.data != NULL && makers[document->source](bytes, truth, &docx) &&
        fill_form((struct aj_str){docx.data, docx.n}, &document->fills, truth, &filled) &&
        store(path, &filled);

    free(docx.data);
    free(filled.data);
    return is_written;
}

/* The path of the blank document; the caller frees it. NULL without a corpus. */
static char *blank_path(const struct truth_document *document, const struct source_place *place)
{
    char *truth = strdup(place->truth);
    const char *folder = document->source == TRUTH_LAYOUT ? dirname(truth) : place->corpus;
    char *path = NULL;

    if (folder != NULL &&
        asprintf(&path, "%s/%" AJ_STR_FMT, folder, AJ_STR_ARG(document->path)) < 0)
        path = NULL;
    free(truth);
    return path;
}

enum source_result document_source_write(const struct truth_document *document,
                                         const struct source_place *place, const char *path)
{
    char *blank = blank_path(document, place);
    struct aj_error error = {0};
    struct aj_buffer bytes;
    enum source_result result = SOURCE_FAILED;

    aj_buffer_init(&bytes, MOST_BYTES);
    if (blank == NULL || (document->source != TRUTH_LAYOUT && access(blank, R_OK) != 0))
        result = SOURCE_ABSENT;
    else if (aj_file_read(blank, &bytes, &error) != AJ_OK)
        fprintf(stderr, "%s:%u: %s\n", place->truth, document->line, error.message);
    else if (write_filled(document, aj_buffer_get(&bytes), place->truth, path))
        result = SOURCE_MADE;
    aj_buffer_release(&bytes);
    free(blank);
    return result;
}
