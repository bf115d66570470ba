/* SPDX-License-Identifier: Apache-2.0
 *
 * The line-based text that mkdocx reads, as blocks. Knows the notation (tests/tools/mkdocx.c says
 * what it is), nothing of WordprocessingML.
 */
#ifndef AJ_DOCX_MODEL_H
#define AJ_DOCX_MODEL_H

#include <stdbool.h>
#include <stddef.h>

/* Stands for a picture wherever text stands. */
#define DOCX_PICTURE "[图]"
/* Between two paragraphs of one cell. */
#define DOCX_CELL_BREAK " // "

enum docx_kind {
    DOCX_PARAGRAPH,
    DOCX_TITLE,
    DOCX_RIGHT,
    DOCX_PAGE_BREAK,
    DOCX_TABLE,
};

struct docx_cell {
    char *text;
    size_t column;  /* of the grid, from 0 */
    size_t span;    /* columns it covers, from 1 */
    bool continues; /* belongs to the cell above */
    bool restarts;  /* the cell below belongs to it */
};

struct docx_row {
    size_t line; /* of the text, from 1 */
    struct docx_cell *cells;
    size_t n_cells;
};

struct docx_block {
    enum docx_kind kind;
    char *text;            /* NULL for a table */
    struct docx_row *rows; /* NULL but for a table */
    size_t n_rows;
    size_t n_columns;
};

/* What Word calls a story: body, header or footer. */
struct docx_story {
    struct docx_block *blocks;
    size_t n_blocks;
};

struct docx_model {
    char *bytes; /* every text of the blocks points into it */
    struct docx_story body;
    struct docx_story header;
    struct docx_story footer;
};

/* Reads the text, which ends with a NUL and belongs to the model from now on, also on failure. A
 * fault is printed on stderr with the name and the line; the model is to be released either way. */
bool docx_model_parse(struct docx_model *model, char *bytes, const char *name);
void docx_model_release(struct docx_model *model);

/* Whether a picture stands anywhere in the story. */
bool docx_story_has_picture(const struct docx_story *story);

/* The array with room for at least one more; ends the program when there is no memory. */
void *docx_grow(void *array, size_t n, size_t size);

#endif
