/* SPDX-License-Identifier: Apache-2.0
 *
 * Tables (ECMA-376 part 1, 17.4). Rows and cells are opened late, when their properties are known:
 * a deleted row is left out, and a cell merged to the left widens the one before.
 */
#include "reader/docx_events.h"

#define COLUMNS_MAX 1000 /* of a grid; Word stops at 63 */

/* The innermost table of the flow, or NULL. */
static struct aj_docx_table *table_of(struct aj_docx_part *part)
{
    if (part->n_tables == aj_docx_flow(part)->n_tables)
        return NULL;
    return &part->tables[part->n_tables - 1];
}

static uint16_t columns(struct aj_str text)
{
    return (uint16_t)aj_docx_number(text, COLUMNS_MAX);
}

static void close_cell(struct aj_docx_part *part, struct aj_docx_table *table)
{
    if (table->in_cell)
        aj_builder_close(part->builder);
    table->in_cell = false;
}

static void open_row(struct aj_docx_part *part, struct aj_docx_table *table)
{
    if (table->in_row)
        return;
    aj_builder_open(part->builder, AJ_ROW);
    if (table->row_is_header)
        aj_builder_flag(part->builder, AJ_BLOCK_HEADER_ROW);
    table->in_row = true;
}

static void close_row(struct aj_docx_part *part, struct aj_docx_table *table)
{
    close_cell(part, table);
    if (table->in_row)
        aj_builder_close(part->builder);
    table->in_row = false;
    table->cell_waits = false;
}

static void open_new_cell(struct aj_docx_part *part, struct aj_docx_table *table)
{
    close_cell(part, table);
    aj_builder_open(part->builder, AJ_CELL);
    table->in_cell = true;
    table->cell_column = table->column;
    table->cell_span = table->span;
    if (table->merged_up)
        aj_builder_flag(part->builder, AJ_BLOCK_MERGED_UP);
}

void aj_docx_open_cell(struct aj_docx_part *part)
{
    struct aj_docx_table *table = table_of(part);

    if (table == NULL || !table->cell_waits)
        return;
    table->cell_waits = false;
    if (table->merged_left && table->in_cell)
        table->cell_span = (uint16_t)(table->cell_span + table->span);
    else
        open_new_cell(part, table);
    aj_builder_grid(part->builder, table->cell_column, table->cell_span);
    /* Columns past the maximum of 16 bits are nonsense; they share the last one. */
    if (table->column <= UINT16_MAX - 2 * COLUMNS_MAX)
        table->column = (uint16_t)(table->column + table->span);
}

static void start_table(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    if (aj_docx_flow(part)->in_paragraph)
        aj_docx_end_paragraph(part);
    if (!aj_docx_has_place(part)) {
        aj_docx_skip(part);
        return;
    }
    aj_builder_open(part->builder, AJ_TABLE);
    aj_docx_flag_text_box(part);
    part->tables[part->n_tables++] = (struct aj_docx_table){.in_row = false};
}

static void end_table(struct aj_docx_part *part)
{
    aj_docx_end_paragraph(part);
    close_row(part, &part->tables[part->n_tables - 1]);
    part->n_tables--;
    aj_builder_close(part->builder);
}

static void start_row(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_docx_table *table = table_of(part);

    (void)element;
    /* A row in a row is no WordprocessingML. */
    if (table == NULL || table->in_row) {
        aj_docx_skip(part);
        return;
    }
    *table = (struct aj_docx_table){.in_row = false};
}

static void end_row(struct aj_docx_part *part)
{
    struct aj_docx_table *table = table_of(part);

    if (table == NULL) /* start_row only lets rows of a table in */
        return;
    if (!table->row_deleted)
        open_row(part, table);
    close_row(part, table);
}

static void start_cell(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_docx_table *table = table_of(part);

    (void)element;
    if (table == NULL || table->row_deleted || aj_docx_flow(part)->in_paragraph ||
        table->cell_waits) {
        aj_docx_skip(part);
        return;
    }
    open_row(part, table);
    table->cell_waits = true;
    table->merged_up = false;
    table->merged_left = false;
    table->span = 1;
}

static void end_cell(struct aj_docx_part *part)
{
    aj_docx_open_cell(part);
    aj_docx_end_paragraph(part);
}

static void start_span(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_docx_table *table = table_of(part);
    uint16_t span = columns(aj_docx_value(element));

    if (table != NULL && table->cell_waits)
        table->span = span > 0 ? span : 1;
}

/* 17.18.57: without a value the cell continues the one before. */
static bool continues(const struct aj_sax_element *element)
{
    return !aj_str_equal_c(aj_docx_value(element), "restart");
}

static void start_merged_up(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_docx_table *table = table_of(part);

    if (table != NULL)
        table->merged_up = continues(element);
}

static void start_merged_left(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_docx_table *table = table_of(part);

    if (table != NULL)
        table->merged_left = continues(element);
}

static void start_columns_before(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_docx_table *table = table_of(part);

    if (table != NULL && !table->in_row)
        table->column = columns(aj_docx_value(element));
}

static void start_header_row(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_docx_table *table = table_of(part);

    if (table != NULL && aj_docx_is_in(part, 1, "trPr"))
        table->row_is_header = aj_docx_is_on(element);
}

/* Tracked: the cell is left out, and those behind it move up to the one before. */
static void start_deleted_cell(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_docx_table *table = table_of(part);

    (void)element;
    if (table == NULL || !table->cell_waits)
        return;
    aj_builder_facts(part->builder)->deletions++;
    table->cell_waits = false;
    close_cell(part, table);
}

static void start_insertion(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    aj_builder_facts(part->builder)->insertions++;
}

/* w:del stands around runs, and as a mark in the properties of rows and paragraph ends. */
static void start_deletion(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_docx_table *table = table_of(part);

    (void)element;
    aj_builder_facts(part->builder)->deletions++;
    if (table != NULL && aj_docx_is_in(part, 1, "trPr"))
        table->row_deleted = true;
    else if (aj_docx_is_in(part, 1, "rPr"))
        aj_docx_flow(part)->joins_next =
            aj_docx_flow(part)->in_paragraph && aj_docx_is_in(part, 2, "pPr");
    else
        aj_docx_skip(part);
}

static const struct aj_docx_rule rules[] = {
    {AJ_DOCX_W, "tbl", start_table, end_table},
    {AJ_DOCX_W, "tr", start_row, end_row},
    {AJ_DOCX_W, "tc", start_cell, end_cell},
    {AJ_DOCX_W, "gridSpan", start_span, NULL},
    {AJ_DOCX_W, "vMerge", start_merged_up, NULL},
    {AJ_DOCX_W, "hMerge", start_merged_left, NULL},
    {AJ_DOCX_W, "gridBefore", start_columns_before, NULL},
    {AJ_DOCX_W, "tblHeader", start_header_row, NULL},
    {AJ_DOCX_W, "cellDel", start_deleted_cell, NULL},
    {AJ_DOCX_W, "cellIns", start_insertion, NULL},
    {AJ_DOCX_W, "ins", start_insertion, NULL},
    {AJ_DOCX_W, "moveTo", start_insertion, NULL},
    {AJ_DOCX_W, "del", start_deletion, NULL},
    {AJ_DOCX_W, "moveFrom", start_deletion, NULL},
};

const struct aj_docx_rules aj_docx_table_rules = {rules, AJ_COUNT(rules)};
