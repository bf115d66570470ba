/* SPDX-License-Identifier: Apache-2.0
 *
 * The line-based text that mkdocx reads, as blocks. The text is cut up where it stands.
 */
#include "docx_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *docx_grow(void *array, size_t n, size_t size)
{
    /* A power of two is full. */
    if ((n & (n - 1)) != 0)
        return array;
    array = reallocarray(array, n == 0 ? 1 : 2 * n, size);
    if (array == NULL) {
        fputs("mkdocx: out of memory\n", stderr);
        exit(EXIT_FAILURE);
    }
    return array;
}

static struct docx_block *add_block(struct docx_story *story, enum docx_kind kind, char *text)
{
    struct docx_block *block;

    story->blocks = docx_grow(story->blocks, story->n_blocks, sizeof(*story->blocks));
    block = &story->blocks[story->n_blocks++];
    *block = (struct docx_block){.kind = kind, .text = text};
    return block;
}

/* Turns \t into a tab and \| into a bar. */
static void decode(char *text)
{
    char *to = text;

    for (const char *from = text; *from != '\0'; from++) {
        if (from[0] == '\\' && (from[1] == 't' || from[1] == '|')) {
            *to++ = from[1] == 't' ? '\t' : '|';
            from++;
        } else {
            *to++ = *from;
        }
    }
    *to = '\0';
}

/* Cuts the text at its next bar that has no backslash before it and returns what follows, NULL at
 * the end. */
static char *cut_cell(char *text)
{
    for (char *p = text; *p != '\0'; p++) {
        if (p[0] == '\\' && p[1] != '\0') {
            p++;
        } else if (*p == '|') {
            *p = '\0';
            return p + 1;
        }
    }
    return NULL;
}

static char *trim(char *text)
{
    size_t n;

    text += strspn(text, " ");
    n = strlen(text);
    while (n > 0 && text[n - 1] == ' ')
        n--;
    text[n] = '\0';
    return text;
}

static bool add_cell(struct docx_row *row, char *text)
{
    struct docx_cell *last = row->n_cells > 0 ? &row->cells[row->n_cells - 1] : NULL;
    size_t column = last == NULL ? 0 : last->column + last->span;

    if (strcmp(text, "<") == 0) {
        if (last != NULL)
            last->span++;
        return last != NULL;
    }
    row->cells = docx_grow(row->cells, row->n_cells, sizeof(*row->cells));
    row->cells[row->n_cells++] = (struct docx_cell){
        .text = text,
        .column = column,
        .span = 1,
        .continues = strcmp(text, "^") == 0,
    };
    decode(text);
    return true;
}

/* The line behind its first bar; a bar at its end closes the last cell. */
static bool add_row(struct docx_block *table, char *line, size_t number)
{
    struct docx_row *row;
    const struct docx_cell *last;

    table->rows = docx_grow(table->rows, table->n_rows, sizeof(*table->rows));
    row = &table->rows[table->n_rows++];
    *row = (struct docx_row){.line = number};
    for (char *next; line != NULL; line = next) {
        next = cut_cell(line);
        line = trim(line);
        if (next == NULL && *line == '\0' && row->n_cells > 0)
            break;
        if (!add_cell(row, line))
            return false;
    }
    last = &row->cells[row->n_cells - 1];
    if (last->column + last->span > table->n_columns)
        table->n_columns = last->column + last->span;
    return true;
}

static struct docx_cell *find_cell(struct docx_row *row, size_t column, size_t span)
{
    for (size_t i = 0; i < row->n_cells; i++) {
        if (row->cells[i].column == column && row->cells[i].span == span)
            return &row->cells[i];
    }
    return NULL;
}

/* Gives every row the whole width and ties the cells that continue to those above. Returns the line
 * of the first row that does not fit, 0 if all do. */
static size_t finish_table(struct docx_block *table)
{
    for (size_t i = 0; i < table->n_rows; i++) {
        struct docx_row *row = &table->rows[i];
        struct docx_cell *last = &row->cells[row->n_cells - 1];

        last->span = table->n_columns - last->column;
        for (size_t j = 0; j < row->n_cells; j++) {
            struct docx_cell *cell = &row->cells[j];
            struct docx_cell *above;

            if (!cell->continues)
                continue;
            above = i == 0 ? NULL : find_cell(row - 1, cell->column, cell->span);
            if (above == NULL)
                return row->line;
            above->restarts = !above->continues;
        }
    }
    return 0;
}

/* One line that is no row of a table. */
static void add_line(struct docx_model *model, char *line)
{
    static const struct {
        const char *prefix;
        enum docx_kind kind;
        size_t story; /* its place in the model */
    } kinds[] = {
        {"# ", DOCX_TITLE, offsetof(struct docx_model, body)},
        {"> ", DOCX_RIGHT, offsetof(struct docx_model, body)},
        {"! ", DOCX_PARAGRAPH, offsetof(struct docx_model, header)},
        {"!! ", DOCX_PARAGRAPH, offsetof(struct docx_model, footer)},
    };

    if (strcmp(line, "---") == 0) {
        add_block(&model->body, DOCX_PAGE_BREAK, line);
        return;
    }
    decode(line);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        size_t n = strlen(kinds[i].prefix);

        if (strncmp(line, kinds[i].prefix, n) == 0) {
            add_block((struct docx_story *)(void *)((char *)model + kinds[i].story), kinds[i].kind,
                      line + n);
            return;
        }
    }
    add_block(&model->body, DOCX_PARAGRAPH, line);
}

/* Cuts off the first line, without its line end, and returns the rest, NULL after the last. */
static char *cut_line(char *text)
{
    char *end = strchr(text, '\n');

    if (end == NULL)
        return NULL;
    if (end > text && end[-1] == '\r')
        end[-1] = '\0';
    *end = '\0';
    return end[1] == '\0' ? NULL : end + 1;
}

bool docx_model_parse(struct docx_model *model, char *bytes, const char *name)
{
    struct docx_block *table = NULL;
    size_t number = 1;
    size_t wrong;

    *model = (struct docx_model){.bytes = bytes};
    if (strncmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        bytes += 3;
    for (char *next; bytes != NULL; bytes = next, number++) {
        next = cut_line(bytes);
        if (*bytes == '|') {
            if (table == NULL)
                table = add_block(&model->body, DOCX_TABLE, NULL);
            if (!add_row(table, bytes + 1, number)) {
                fprintf(stderr, "%s:%zu: no cell to the left of the first <\n", name, number);
                return false;
            }
        } else {
            table = NULL;
            add_line(model, bytes);
        }
    }
    for (size_t i = 0; i < model->body.n_blocks; i++) {
        wrong = finish_table(&model->body.blocks[i]);
        if (wrong > 0) {
            fprintf(stderr, "%s:%zu: no cell of the same width above a ^\n", name, wrong);
            return false;
        }
    }
    return true;
}

static void release_story(struct docx_story *story)
{
    for (size_t i = 0; i < story->n_blocks; i++) {
        for (size_t j = 0; j < story->blocks[i].n_rows; j++)
            free(story->blocks[i].rows[j].cells);
        free(story->blocks[i].rows);
    }
    free(story->blocks);
}

void docx_model_release(struct docx_model *model)
{
    release_story(&model->body);
    release_story(&model->header);
    release_story(&model->footer);
    free(model->bytes);
    *model = (struct docx_model){0};
}

static bool table_has_picture(const struct docx_block *table)
{
    for (size_t i = 0; i < table->n_rows; i++) {
        for (size_t j = 0; j < table->rows[i].n_cells; j++) {
            if (strstr(table->rows[i].cells[j].text, DOCX_PICTURE) != NULL)
                return true;
        }
    }
    return false;
}

bool docx_story_has_picture(const struct docx_story *story)
{
    for (size_t i = 0; i < story->n_blocks; i++) {
        const struct docx_block *block = &story->blocks[i];

        if (table_has_picture(block) ||
            (block->text != NULL && strstr(block->text, DOCX_PICTURE) != NULL))
            return true;
    }
    return false;
}
