/* SPDX-License-Identifier: Apache-2.0
 *
 * The cells of a form table and where they stand to each other. Knows what is a label, not what it
 * means.
 */
#include "dossier/extract_grid.h"

#include "text/blank.h"
#include "text/number.h"
#include "text/scan.h"

#define LONGEST_SIGN_LABEL 48 /* of one that asks for a signature */
#define LEAST_LISTED       4  /* cells of a list's row */
#define LONGEST_HEAD       36 /* bytes of the heading of a list's column */

/* What each cell is asked again and again by those around it. */
static void read_key(const struct aj_extract *x, struct aj_grid_cell *cell)
{
    struct aj_str key = cell->key;
    struct aj_vec parts;

    aj_vec_init(&parts, x->arena, sizeof(struct aj_str));
    cell->is_label = aj_extract_is_label(x, key) || aj_extract_joined(x, key, &parts);
    cell->is_day = aj_extract_is_one_of(&x->kinds->words.days, key);
    cell->is_sign = key.len > 0 && key.len <= LONGEST_SIGN_LABEL && !cell->is_day &&
                    aj_extract_asks_sign(x, key);
}

static void add_cell(struct aj_grid *t, uint32_t block, uint32_t row)
{
    struct aj_grid_cell *cell = aj_vec_push(&t->cells);
    struct aj_str text = aj_block_text(t->x->document, block);

    *cell = (struct aj_grid_cell){.block = block, .row = row};
    if (text.len > AJ_LONGEST_LABEL_CELL)
        return;
    cell->key = aj_label_key(t->x->arena, text);
    read_key(t->x, cell);
}

/* Whether nobody wrote anything in a cell: "　年　月　日", which is a label elsewhere. */
static bool is_open(const struct aj_grid *t, const struct aj_grid_cell *cell)
{
    return cell->key.len > 0 && aj_is_blank_text(aj_block_folded(t->x->document, cell->block));
}

/* "立案日期 | 　年　月　日 | 结案日期 | 　年　月　日": labels and what is to be filled in, in
 * turns. */
static bool is_row_of_pairs(const struct aj_grid *t, size_t i)
{
    uint32_t row = aj_grid_cell(t, i)->row;
    size_t n = 0;

    for (; i < t->cells.count && aj_grid_cell(t, i)->row == row; i++) {
        const struct aj_grid_cell *cell = aj_grid_cell(t, i);

        if (n++ % 2 == 0 ? !cell->is_label || is_open(t, cell)
                         : cell->is_label && !is_open(t, cell))
            return false;
    }
    return n > 0 && n % 2 == 0;
}

/* What is left open beside a label is its value, though the words are a label of their own. */
static void mark_open(const struct aj_grid *t)
{
    for (size_t i = 0; i < t->cells.count;) {
        uint32_t row = aj_grid_cell(t, i)->row;
        bool is_of_pairs = is_row_of_pairs(t, i);

        for (; i < t->cells.count && aj_grid_cell(t, i)->row == row; i++) {
            if (is_of_pairs && is_open(t, aj_grid_cell(t, i)))
                aj_grid_cell(t, i)->is_label = false;
        }
    }
}

/* "当事人 | 个人 | 姓名 | …": what divides the cells about the party is a label too, where a label
 * or nothing but the party's own label stands before it. */
static void mark_parties(const struct aj_grid *t)
{
    const struct aj_vec *words = &t->x->kinds->words.parties;

    for (size_t i = 0; i + 1 < t->cells.count; i++) {
        struct aj_grid_cell *cell = aj_grid_cell(t, i);
        const struct aj_grid_cell *next = aj_grid_cell(t, i + 1);

        if (!cell->is_label && cell->key.len > 0 && next->row == cell->row &&
            (next->is_label || aj_extract_is_one_of(words, next->key)) &&
            aj_extract_is_one_of(words, cell->key))
            cell->is_label = true;
    }
}

static bool overlaps(const struct aj_block *a, const struct aj_block *b)
{
    return a->column < b->column + b->span && b->column < a->column + a->span;
}

size_t aj_grid_row_start(const struct aj_grid *t, uint32_t row)
{
    size_t from = 0;
    size_t to = t->cells.count;

    while (from < to) {
        size_t middle = from + (to - from) / 2;

        if (aj_grid_cell(t, middle)->row < row)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* The cell right of cell i in its row, or NULL. */
struct aj_grid_cell *aj_grid_right_of(const struct aj_grid *t, size_t i)
{
    struct aj_grid_cell *next = i + 1 < t->cells.count ? aj_grid_cell(t, i + 1) : NULL;

    return next != NULL && next->row == aj_grid_cell(t, i)->row ? next : NULL;
}

/* The cell in the next row under cell i, or NULL: a label that goes on over several rows has its
 * values beside it, under labels of their own. */
struct aj_grid_cell *aj_grid_below(const struct aj_grid *t, size_t i)
{
    const struct aj_grid_cell *cell = aj_grid_cell(t, i);

    for (size_t k = i + 1; k < t->cells.count; k++) {
        struct aj_grid_cell *candidate = aj_grid_cell(t, k);

        if (candidate->row > cell->row + 1)
            return NULL;
        if (candidate->row == cell->row + 1 &&
            overlaps(aj_grid_block_of(t, candidate), aj_grid_block_of(t, cell)))
            return (aj_grid_block_of(t, candidate)->flags & AJ_BLOCK_MERGED_UP) == 0 ? candidate
                                                                                     : NULL;
    }
    return NULL;
}

/* Whether a number stands under cell i: "项目 | 金额" heads a list. */
static bool heads_numbers(const struct aj_grid *t, size_t i)
{
    const struct aj_grid_cell *under = aj_grid_below(t, i);
    struct aj_str text =
        under == NULL ? AJ_STR_EMPTY : aj_str_trim(aj_block_folded(t->x->document, under->block));

    return text.len > 0 && (aj_scan_is_digit(aj_scan_peek(text, 0)) ||
                            aj_scan_is_one_of(aj_scan_peek(text, 0), "¥￥"));
}

/* "处罚类别 | 罚款" over another row that begins with a label: what stands beside a label at the
 * end of a row is its value, though it may be a label elsewhere. */
static void mark_values(const struct aj_grid *t)
{
    const struct aj_vec *words = &t->x->kinds->words.parties;

    for (size_t i = 1; i + 1 < t->cells.count; i++) {
        struct aj_grid_cell *cell = aj_grid_cell(t, i);
        const struct aj_grid_cell *before = aj_grid_cell(t, i - 1);
        const struct aj_grid_cell *next = aj_grid_cell(t, i + 1);
        bool is_pair =
            before->row == cell->row && (i == 1 || aj_grid_cell(t, i - 2)->row != cell->row);

        if (is_pair && cell->is_label && before->is_label && next->row != cell->row &&
            next->is_label && !aj_extract_is_one_of(words, cell->key) && !heads_numbers(t, i) &&
            !aj_extract_asks_sign(t->x, cell->key) &&
            !aj_extract_is_one_of(&t->x->kinds->words.days, cell->key))
            cell->is_label = false;
    }
}

/* The number that is all that stands in a cell, 0 for none. */
static int64_t number_in(const struct aj_grid *t, const struct aj_grid_cell *cell)
{
    struct aj_str text = aj_str_trim(aj_block_folded(t->x->document, cell->block));
    int64_t number = 0;
    size_t at = 0;

    return text.len > 0 && aj_number_read(text, &at, &number) && at == text.len ? number : 0;
}

/* Whether the cells from i to end can head the columns of a list of so many: short words in each.
 */
static bool heads_list(const struct aj_grid *t, size_t i, size_t end, size_t n_columns)
{
    if (end - i != n_columns)
        return false;
    for (; i < end; i++) {
        struct aj_str text = aj_block_text(t->x->document, aj_grid_cell(t, i)->block);

        if (text.len == 0 || text.len > LONGEST_HEAD || number_in(t, aj_grid_cell(t, i)) > 0)
            return false;
    }
    return true;
}

/* "序号 | 名称 | 日期 | 提供人 | 内容" over "1 | 收条 | 某日 | 当事人 | 进货": in the numbered rows
 * of a list nothing is a label but what stands right behind the number, "1 | 当事人 | 某公司 | 无",
 * which is a form's row. */
static void mark_numbered(const struct aj_grid *t)
{
    size_t above = 0; /* where the row above begins */
    int64_t last = 0; /* its number; 0: none, or no row of a list */

    for (size_t i = 0; i < t->cells.count;) {
        size_t start = i;
        size_t end = aj_grid_row_start(t, aj_grid_cell(t, i)->row + 1);
        int64_t number = number_in(t, aj_grid_cell(t, i));
        bool goes_on =
            number == last + 1 && (last > 0 || (i > above && heads_list(t, above, i, end - i)));
        bool is_listed = goes_on && end - i >= LEAST_LISTED && !aj_grid_cell(t, i + 1)->is_label;

        last = goes_on ? number : 0;
        above = start;
        for (; i < end; i++)
            aj_grid_cell(t, i)->is_label = aj_grid_cell(t, i)->is_label && !is_listed;
    }
}

/* Finds the cell that each merged-up cell belongs to: that of the one above it. */
static void mark_roots(const struct aj_grid *t)
{
    for (size_t i = 0; i < t->cells.count; i++) {
        struct aj_grid_cell *cell = aj_grid_cell(t, i);
        size_t k = i;

        cell->root = i;
        if ((aj_grid_block_of(t, cell)->flags & AJ_BLOCK_MERGED_UP) == 0)
            continue;
        while (k > 0 &&
               !(aj_grid_cell(t, k - 1)->row < cell->row &&
                 overlaps(aj_grid_block_of(t, aj_grid_cell(t, k - 1)), aj_grid_block_of(t, cell))))
            k--;
        if (k > 0)
            cell->root = aj_grid_cell(t, k - 1)->root;
    }
}

void aj_grid_collect(struct aj_grid *t)
{
    const struct aj_block *blocks = t->x->document->blocks;
    uint32_t end = blocks[t->block].end;

    for (uint32_t row = t->block + 1; row < end; row = blocks[row].end) {
        if (blocks[row].type != AJ_ROW)
            continue;
        for (uint32_t cell = row + 1; cell < blocks[row].end; cell = blocks[cell].end) {
            if (blocks[cell].type == AJ_CELL)
                add_cell(t, cell, t->n_rows);
        }
        t->n_rows++;
    }
    mark_roots(t);
    mark_parties(t);
    mark_open(t);
    mark_values(t);
    mark_numbered(t);
}

static const struct aj_grid_cell *root_of(const struct aj_grid *t, size_t i)
{
    return aj_grid_cell(t, aj_grid_cell(t, i)->root);
}

/* Whether cell k heads the label beside it: 付款人 | 全称. */
static bool heads_next(const struct aj_grid *t, size_t k)
{
    return root_of(t, k)->is_label && aj_grid_cell(t, k + 1)->is_label;
}

/* Whether cell k names a person other than the one a label leads to: 现场负责人 | 姓名. */
static bool names_other(const struct aj_grid *t, size_t k, const struct aj_label *label)
{
    const struct aj_label *heading = aj_extract_meanings(t->x, root_of(t, k)->key);
    bool is_person = false;

    for (; heading != NULL; heading = heading->next) {
        enum aj_meaning meaning = aj_extract_meaning_of(t->x, heading);

        if (heading->group == NULL && heading->field == label->field)
            return false;
        is_person = is_person || meaning == AJ_MEANS_NAME || meaning == AJ_MEANS_OFFICER;
    }
    return is_person;
}

/* Whether between heading k and cell i of a row another heading begins: behind a value,
 * 付款人 | 全称 | 甲 | 收款人 | 全称, or that of another person,
 * 被检查人 | 现场负责人 | 姓名. */
static bool is_cut_off(const struct aj_grid *t, size_t k, size_t i, const struct aj_label *label)
{
    bool is_behind_value = false;

    for (k++; k < i; k++) {
        if (!root_of(t, k)->is_label)
            is_behind_value = true;
        else if (heads_next(t, k) && (is_behind_value || names_other(t, k, label)))
            return true;
    }
    return false;
}

bool aj_grid_stands_under(const struct aj_grid *t, size_t i, const struct aj_label *label)
{
    const struct aj_grid_cell *cell = aj_grid_cell(t, i);
    struct aj_str words = label->under;

    if (words.len == 0)
        return true;
    for (size_t k = i; k-- > 0;) {
        const struct aj_grid_cell *other = aj_grid_cell(t, k);
        bool same_row = other->row == cell->row;

        if (same_row && aj_str_equal(root_of(t, k)->key, words))
            return !is_cut_off(t, k, i, label);
        if (!same_row && overlaps(aj_grid_block_of(t, other), aj_grid_block_of(t, cell)) &&
            aj_str_equal(other->key, words))
            return true;
    }
    return false;
}

struct aj_str aj_grid_heading(const struct aj_grid *t, size_t i)
{
    uint32_t row = aj_grid_cell(t, i)->row;

    while (i-- > 0 && aj_grid_cell(t, i)->row == row) {
        if (heads_next(t, i))
            return root_of(t, i)->key;
    }
    return AJ_STR_EMPTY;
}

struct aj_find aj_grid_find(const struct aj_grid *t, const struct aj_grid_cell *value)
{
    const struct aj_block *block = aj_grid_block_of(t, value);

    return (struct aj_find){.way = AJ_WAY_CELL,
                            .block = value->block,
                            .span = {block->from, block->to},
                            .has_picture = (block->flags & AJ_BLOCK_PICTURE) != 0};
}

void aj_grid_mark_label(const struct aj_grid *t, const struct aj_grid_cell *cell)
{
    t->x->is_label[cell->block - t->x->paper->first_block] = 1;
}

/* The number of cells of the row that starts at cell i when all of them are labels, or none of
 * them is; else 0. */
static size_t count_alike(const struct aj_grid *t, size_t i, bool are_labels)
{
    size_t n = 0;

    for (uint32_t row = aj_grid_cell(t, i)->row;
         i + n < t->cells.count && aj_grid_cell(t, i + n)->row == row; n++) {
        if (aj_grid_cell(t, i + n)->is_label != are_labels)
            return 0;
    }
    return n;
}

/* Whether row `first` of n cells and the row that starts at cell `other` have the same columns. */
static bool has_columns_of(const struct aj_grid *t, size_t first, size_t n, size_t other)
{
    for (size_t k = 0; k < n; k++) {
        if (other + k >= t->cells.count ||
            aj_grid_cell(t, other + k)->row != aj_grid_cell(t, other)->row ||
            aj_grid_block_of(t, aj_grid_cell(t, first + k))->column !=
                aj_grid_block_of(t, aj_grid_cell(t, other + k))->column)
            return false;
    }
    return other + n == t->cells.count ||
           aj_grid_cell(t, other + n)->row != aj_grid_cell(t, other)->row;
}

/* Whether the row of cell i and the next are a form's labels with a value under each: "案由 | 来源"
 * over what fills them in, and under these another label, a row of other columns, or nothing. */
bool aj_grid_is_band(const struct aj_grid *t, size_t i)
{
    size_t first = aj_grid_row_start(t, aj_grid_cell(t, i)->row);
    size_t n = count_alike(t, first, true);
    size_t below = first + n;

    return n >= 2 && below + n <= t->cells.count && count_alike(t, below, false) == n &&
           has_columns_of(t, first, n, below) &&
           (below + n >= t->cells.count || aj_grid_cell(t, below + n)->is_label ||
            !has_columns_of(t, first, n, below + n));
}
