/* SPDX-License-Identifier: Apache-2.0
 *
 * The cells of a form table, for those who read them.
 */
#ifndef AJ_EXTRACT_GRID_H
#define AJ_EXTRACT_GRID_H

#include "dossier/extract.h"

#define AJ_LONGEST_LABEL_CELL 120 /* bytes of a cell that can be a label */

struct aj_grid_cell {
    uint32_t block;
    uint32_t row; /* 0-based in its table */
    struct aj_str key;
    size_t root; /* the cell that a merged-up cell belongs to; else its own index */
    bool is_label;
    bool is_day;  /* a label of the day: 时间 */
    bool is_sign; /* a label of who signed: 签字 */
};

struct aj_grid {
    struct aj_extract *x;
    uint32_t block;
    struct aj_vec cells; /* struct aj_grid_cell, row by row */
    uint32_t n_rows;
};

/* Takes in all cells of the table block. */
void aj_grid_collect(struct aj_grid *t);

static inline const struct aj_block *aj_grid_block_of(const struct aj_grid *t,
                                                      const struct aj_grid_cell *cell)
{
    return &t->x->document->blocks[cell->block];
}

static inline struct aj_grid_cell *aj_grid_cell(const struct aj_grid *t, size_t i)
{
    return aj_vec_at(&t->cells, i);
}

/* The first cell of a row; the number of cells where none is left. */
size_t aj_grid_row_start(const struct aj_grid *t, uint32_t row);
/* The cell right of cell i in its row, or NULL. */
struct aj_grid_cell *aj_grid_right_of(const struct aj_grid *t, size_t i);
/* The cell in the next row under cell i, or NULL. */
struct aj_grid_cell *aj_grid_below(const struct aj_grid *t, size_t i);
/* Whether cell i stands under the words that this meaning of it asks for: a cell left of it in the
 * row, merged ones taken as their root, or one above it is that label. */
bool aj_grid_stands_under(const struct aj_grid *t, size_t i, const struct aj_label *label);

/* What is to be read out of a cell: its words, or its picture. */
struct aj_find aj_grid_find(const struct aj_grid *t, const struct aj_grid_cell *value);
/* Takes note that a cell's words are a label, or a list's, and no value of the running text. */
void aj_grid_mark_label(const struct aj_grid *t, const struct aj_grid_cell *cell);
/* Whether the row of cell i and the next are a form's labels with a value under each: "案由 | 来源"
 * over what fills them in, and under these another label, or nothing. */
bool aj_grid_is_band(const struct aj_grid *t, size_t i);

/* The key of the heading that label cell i stands beside, or further left in its row: 付款人 of
 * both labels in 付款人 | 全称 | 甲 | 账号 | 1. "" for none. */
struct aj_str aj_grid_heading(const struct aj_grid *t, size_t i);

#endif
