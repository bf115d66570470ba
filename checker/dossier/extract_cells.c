/* SPDX-License-Identifier: Apache-2.0
 *
 * Form tables: the value stands in the cell beside or under its label cell, or under a column's
 * heading.
 */
#include "dossier/extract.h"

#include "text/date.h"

#define LONGEST_HEADING    24  /* bytes of a heading that no kind knows */
#define LEAST_DIGITS       4   /* digits in a cell: no heading */
#define LONGEST_LABEL_CELL 120 /* bytes of a cell that can be a label */

struct cell {
    uint32_t block;
    uint32_t row; /* 0-based in its table */
    struct aj_str key;
    const struct aj_label *meanings; /* of the key in the paper's kind; NULL: none */
    bool is_label;
    bool is_day;  /* a label of the day: 时间 */
    bool is_sign; /* a label of who signed: 签字 */
};

struct table {
    struct aj_extract *x;
    uint32_t block;
    struct aj_vec cells; /* struct cell, row by row */
    uint32_t n_rows;
};

static const struct aj_block *block_of(const struct table *t, const struct cell *cell)
{
    return &t->x->document->blocks[cell->block];
}

static struct cell *cell_at(const struct table *t, size_t i)
{
    return aj_vec_at(&t->cells, i);
}

/* Each cell is asked again and again by those around it, so that what its words are is found out
 * once. */
static void read_key(const struct aj_extract *x, struct cell *cell)
{
    struct aj_str key = cell->key;

    cell->meanings = aj_extract_meanings(x, key);
    cell->is_label = aj_extract_is_label(x, key);
    cell->is_day = aj_extract_is_one_of(&x->kinds->words.days, key);
    cell->is_sign = key.len > 0 && key.len <= LONGEST_HEADING * 2 && !cell->is_day &&
                    aj_extract_asks_sign(x, key);
}

static void add_cell(struct table *t, uint32_t block, uint32_t row)
{
    struct cell *cell = aj_vec_push(&t->cells);
    struct aj_str text = aj_block_text(t->x->document, block);

    *cell = (struct cell){.block = block, .row = row};
    if (text.len > LONGEST_LABEL_CELL)
        return;
    cell->key = aj_label_key(t->x->arena, text);
    read_key(t->x, cell);
}

/* "当事人 | 个人 | 姓名 | …": what divides the cells about the party is a label too, where a label
 * or nothing but the party's own label stands before it. */
static void mark_parties(const struct table *t)
{
    const struct aj_vec *words = &t->x->kinds->words.parties;

    for (size_t i = 0; i + 1 < t->cells.count; i++) {
        struct cell *cell = cell_at(t, i);
        const struct cell *next = cell_at(t, i + 1);

        if (!cell->is_label && cell->key.len > 0 && next->row == cell->row &&
            (next->is_label || aj_extract_is_one_of(words, next->key)) &&
            aj_extract_is_one_of(words, cell->key))
            cell->is_label = true;
    }
}

static void collect_cells(struct table *t)
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
    mark_parties(t);
}

static bool overlaps(const struct aj_block *a, const struct aj_block *b)
{
    return a->column < b->column + b->span && b->column < a->column + a->span;
}

/* The cell right of cell i in its row, or NULL. */
static struct cell *right_of(const struct table *t, size_t i)
{
    struct cell *next = i + 1 < t->cells.count ? cell_at(t, i + 1) : NULL;

    return next != NULL && next->row == cell_at(t, i)->row ? next : NULL;
}

/* The cell in the next row under cell i, or NULL: a label that goes on over several rows has its
 * values beside it, under labels of their own. */
static struct cell *below(const struct table *t, size_t i)
{
    const struct cell *cell = cell_at(t, i);

    for (size_t k = i + 1; k < t->cells.count; k++) {
        struct cell *candidate = cell_at(t, k);

        if (candidate->row > cell->row + 1)
            return NULL;
        if (candidate->row == cell->row + 1 && overlaps(block_of(t, candidate), block_of(t, cell)))
            return (block_of(t, candidate)->flags & AJ_BLOCK_MERGED_UP) == 0 ? candidate : NULL;
    }
    return NULL;
}

/* The cell that a merged-up cell belongs to. */
static const struct cell *root_of(const struct table *t, size_t i)
{
    const struct cell *cell = cell_at(t, i);

    while (i > 0 && (block_of(t, cell)->flags & AJ_BLOCK_MERGED_UP) != 0) {
        size_t k = i;

        while (k > 0 && !(cell_at(t, k - 1)->row < cell->row &&
                          overlaps(block_of(t, cell_at(t, k - 1)), block_of(t, cell))))
            k--;
        if (k == 0)
            break;
        i = k - 1;
        cell = cell_at(t, i);
    }
    return cell;
}

/* Whether cell i stands under the words: a cell left of it in the row, merged ones taken as their
 * root, or one above it is that label. */
static bool stands_under(const struct table *t, size_t i, struct aj_str words)
{
    const struct cell *cell = cell_at(t, i);

    if (words.len == 0)
        return true;
    for (size_t k = i; k-- > 0;) {
        const struct cell *other = cell_at(t, k);
        bool same_row = other->row == cell->row;

        if (same_row && aj_str_equal(root_of(t, k)->key, words))
            return true;
        if (!same_row && overlaps(block_of(t, other), block_of(t, cell)) &&
            aj_str_equal(other->key, words))
            return true;
    }
    return false;
}

struct standing {
    const struct table *table;
    size_t cell;
};

static bool is_under(const void *context, struct aj_str words)
{
    const struct standing *standing = context;

    return stands_under(standing->table, standing->cell, words);
}

/* The value of label cell i: beside it, else below it; NULL when there is neither. */
static struct cell *value_of(const struct table *t, size_t i)
{
    struct cell *right = right_of(t, i);
    struct cell *under = below(t, i);

    if (right != NULL && !right->is_label && (block_of(t, right)->flags & AJ_BLOCK_MERGED_UP) == 0)
        return right;
    return under != NULL && !under->is_label ? under : NULL;
}

static struct aj_find find_in(const struct table *t, const struct cell *value)
{
    const struct aj_block *block = block_of(t, value);

    return (struct aj_find){.way = AJ_WAY_CELL,
                            .block = value->block,
                            .span = {block->from, block->to},
                            .has_picture = (block->flags & AJ_BLOCK_PICTURE) != 0};
}

/* The last row that the label cell i spans. */
static uint32_t last_row_of(const struct table *t, size_t i)
{
    const struct cell *cell = cell_at(t, i);
    uint32_t last = cell->row;

    for (size_t k = i + 1; k < t->cells.count; k++) {
        const struct cell *other = cell_at(t, k);

        if (other->row == last + 1 && (block_of(t, other)->flags & AJ_BLOCK_MERGED_UP) != 0 &&
            block_of(t, other)->column == block_of(t, cell)->column)
            last = other->row;
    }
    return last;
}

/* "审核情况 | 主体是否合法 | 是" and under it "程序是否合法 | 是": a label that goes on over
 * several rows has the words of all of them, when none is a label. */
static struct aj_span span_of_rows(const struct table *t, size_t i, const struct cell *value)
{
    struct aj_span span = {block_of(t, value)->from, block_of(t, value)->to};
    uint32_t last = last_row_of(t, i);
    size_t to = span.to;

    for (size_t k = i + 1; k < t->cells.count && cell_at(t, k)->row <= last; k++) {
        if (cell_at(t, k)->is_label)
            return span;
        if (block_of(t, cell_at(t, k))->to > to)
            to = block_of(t, cell_at(t, k))->to;
    }
    span.to = last > cell_at(t, i)->row ? to : span.to;
    return span;
}

/* Whether a row is "签字 | 张三 | 时间 | 2023.5.4" and nothing else: it goes on with the opinion
 * above. */
static bool is_signing_row(const struct table *t, uint32_t row)
{
    size_t n_signs = 0;
    size_t n_days = 0;
    size_t n = 0;

    for (size_t k = 0; k < t->cells.count; k++) {
        const struct cell *cell = cell_at(t, k);

        if (cell->row != row)
            continue;
        if (n++ == 0 && (!cell->is_sign || (block_of(t, cell)->flags & AJ_BLOCK_MERGED_UP) != 0))
            return false;
        n_signs += cell->is_sign;
        n_days += cell->is_day;
    }
    return n_signs == 1 && n_days == 1 && n >= 3;
}

/* The cell that label cell k leaves to who signs, or to the day; NULL when no such label. */
static const struct cell *beside(const struct table *t, size_t k)
{
    const struct cell *right = right_of(t, k);

    return right != NULL && !right->is_sign && !right->is_day ? right : NULL;
}

/* A label of its own for who signs or for the day, within a group. */
static void note_signing(const struct table *t, size_t k, struct aj_group_place *place)
{
    const struct cell *cell = cell_at(t, k);
    const struct cell *right = beside(t, k);
    struct aj_span *part = cell->is_day ? &place->day : &place->sign;

    if (right == NULL || (!cell->is_day && !cell->is_sign))
        return;
    if (place->opinion_end == 0)
        place->opinion_end = block_of(t, cell)->from;
    if (part->to == 0)
        *part = (struct aj_span){block_of(t, right)->from, block_of(t, right)->to};
}

/* A group's text goes from its value cell to the end of the rows that its label spans, or to the
 * next label of the kind. */
static struct aj_group_place group_place(const struct table *t, size_t i, const struct cell *value)
{
    struct aj_group_place place = {.whole = {block_of(t, value)->from, block_of(t, value)->to}};
    uint32_t last = value->row == cell_at(t, i)->row ? last_row_of(t, i) : value->row;

    if (is_signing_row(t, last + 1))
        last++;
    for (size_t k = 0; k < t->cells.count; k++) {
        const struct cell *other = cell_at(t, k);
        bool is_signing = other->is_day || other->is_sign;

        if (other->row > last || block_of(t, other)->from < place.whole.from || other == value)
            continue;
        if (other->is_label && other->meanings != NULL && !is_signing)
            break;
        note_signing(t, k, &place);
        place.whole.to = block_of(t, other)->to;
    }
    return place;
}

/* A label that asks for a signature has the meanings of the words that say so, if there are any. */
static void take_signed(const struct aj_extract *x, struct aj_str key, struct aj_labelled *found)
{
    const struct aj_label *label = aj_extract_signed(x, key);

    found->names_signer = label != NULL;
    if (label != NULL)
        found->meanings = label;
}

/* Reads all that label cell i means out of its value cell. */
static void read_label(const struct table *t, size_t i)
{
    const struct cell *label = cell_at(t, i);
    const struct cell *value = value_of(t, i);
    const struct standing standing = {t, i};
    struct aj_labelled found = {.meanings = label->meanings,
                                .is_under = is_under,
                                .context = &standing,
                                .has_value = value != NULL};

    found.is_others = !aj_extract_note_label(t->x, label->key);
    if (value == NULL || aj_extract_is_claimed(t->x, block_of(t, value)->from))
        return;
    found.value = find_in(t, value);
    found.value.span = span_of_rows(t, i, value);
    found.group = group_place(t, i, value);
    found.is_sign = aj_extract_has_sign(t->x, aj_block_folded(t->x->document, label->block));
    if (found.is_sign)
        take_signed(t->x, label->key, &found);
    found.value.is_in_wan = aj_extract_is_in_wan(aj_block_folded(t->x->document, label->block));
    t->x->label_of[value->block - t->x->paper->first_block] = label->key;
    aj_extract_labelled(t->x, &found);
}

static void mark_label(const struct table *t, const struct cell *cell)
{
    t->x->is_label[cell->block - t->x->paper->first_block] = 1;
}

/* What a cell's words mean as the heading of a column of the kind's lists; NULL for nothing. */
static const struct aj_label *column_of(const struct table *t, const struct cell *cell)
{
    return aj_labels_find(&t->x->kinds->labels, t->x->paper->kind->columns, cell->key);
}

/* What a heading stands for: a column of the kind's lists, else a field of the kind. NULL for
 * neither. */
static const struct aj_label *heading_of(const struct table *t, const struct cell *cell)
{
    const struct aj_label *label = column_of(t, cell);

    if (label != NULL)
        return label;
    label = cell->meanings;
    while (label != NULL && (label->group != NULL || label->under.len > 0 || label->is_weak))
        label = label->next;
    return label;
}

static bool is_of_column(const struct table *t, const struct aj_label *label)
{
    return label->group == NULL && aj_kind_field(t->x->paper->kind, label->field)->is_column;
}

/* "送达地点 | 某街8号 | 送达方式 | 直接送达", with a label at the start of the row below: a form's
 * row, short as its values may be. */
static bool is_form_row(const struct table *t, size_t i)
{
    uint32_t row = cell_at(t, i)->row;
    size_t n = 0;

    for (; i < t->cells.count && cell_at(t, i)->row == row; i++) {
        if (cell_at(t, i)->is_label != (n++ % 2 == 0))
            return false;
    }
    return n % 2 == 0 && (i >= t->cells.count || cell_at(t, i)->is_label);
}

/* Whether a cell has what is only ever filled in: a picture, or a day or number. */
static bool is_filled_in(const struct table *t, const struct cell *cell)
{
    struct aj_str text = aj_block_folded(t->x->document, cell->block);
    size_t n_digits = 0;

    for (size_t i = 0; i < text.len; i++)
        n_digits += text.ptr[i] >= '0' && text.ptr[i] <= '9';
    return n_digits >= LEAST_DIGITS || (block_of(t, cell)->flags & AJ_BLOCK_PICTURE) != 0;
}

/* Whether the row that cell i starts is nothing but headings: two at least of columns, or three
 * labels and nothing else. */
static bool is_heading_row(const struct table *t, size_t i)
{
    uint32_t row = cell_at(t, i)->row;
    size_t n_columns = 0;
    size_t n_fields = 0;
    size_t first = i;
    bool has_other = false;

    for (; i < t->cells.count && cell_at(t, i)->row == row; i++) {
        const struct cell *cell = cell_at(t, i);
        size_t size = block_of(t, cell)->to - block_of(t, cell)->from;

        if (column_of(t, cell) != NULL)
            n_columns++;
        else if (heading_of(t, cell) != NULL)
            n_fields++;
        else if (!cell->is_label && (size > LONGEST_HEADING || is_filled_in(t, cell)))
            return false;
        else
            has_other = true;
    }
    return (n_columns >= 2 && !is_form_row(t, first)) || (!has_other && n_columns + n_fields >= 3);
}

/* Whether the row of cell i has anything written under the headings. */
static bool is_filled_row(const struct table *t, size_t i)
{
    uint32_t row = cell_at(t, i)->row;

    while (i > 0 && cell_at(t, i - 1)->row == row)
        i--;
    for (; i < t->cells.count && cell_at(t, i)->row == row; i++) {
        if (block_of(t, cell_at(t, i))->to > block_of(t, cell_at(t, i))->from)
            return true;
    }
    return false;
}

/* Whether the row that cell i starts is a label of the form with its value, so that a list above
 * has ended. */
static bool is_labelled_row(const struct table *t, size_t i)
{
    const struct cell *right = right_of(t, i);

    return cell_at(t, i)->is_label && right != NULL && !right->is_label &&
           cell_at(t, i)->meanings != NULL;
}

/* The column for days of the list that a column is of; AJ_NO_FIELD: none. */
static size_t day_column(const struct aj_kind *kind, size_t column)
{
    struct aj_str name = aj_kind_field(kind, column)->name;
    struct aj_str table = aj_str_sub(name, 0, aj_str_find(name, aj_str_from("/"), 0));

    for (size_t i = 0; i < kind->fields.count; i++) {
        const struct aj_field *field = aj_kind_field(kind, i);

        if (field->is_column && field->type == AJ_TYPE_DATE && aj_str_starts(field->name, table))
            return i;
    }
    return AJ_NO_FIELD;
}

/* 签收人、签收时间: the day goes with the name. */
static void put_day_beside(const struct table *t, const struct aj_find *signature,
                           const struct cell *cell)
{
    const struct aj_kind *kind = t->x->paper->kind;
    struct aj_find find = *signature;
    struct aj_date_match day;

    if (!aj_kind_field(kind, find.field)->is_column ||
        aj_kind_field(kind, find.field)->type != AJ_TYPE_SIGNATURE ||
        !aj_date_find(aj_block_folded(t->x->document, cell->block), 0, NULL, &day))
        return;
    find.field = day_column(kind, find.field);
    if (find.field != AJ_NO_FIELD && day.state == AJ_DATE_VALID)
        aj_extract_put(t->x, &find);
}

/* Whether another meaning further on is the same column: words said twice. */
static bool is_said_again(const struct aj_label *label)
{
    const struct aj_label *next = label->next;

    while (next != NULL && next->field != label->field)
        next = next->next;
    return next != NULL;
}

/* Puts cell k, in that row of the list, where the heading above it says: 文书名称及文号 heads two
 * columns. */
static void read_column(const struct table *t, size_t head, size_t k, uint32_t row)
{
    const struct cell *cell = cell_at(t, k);
    uint32_t head_row = cell_at(t, head)->row;

    for (size_t h = head; h < t->cells.count && cell_at(t, h)->row == head_row; h++) {
        const struct cell *heading = cell_at(t, h);
        const struct aj_label *label = heading_of(t, heading);
        struct aj_find find = find_in(t, cell);

        if (label == NULL || block_of(t, heading)->column != block_of(t, cell)->column)
            continue;
        find.row = row;
        find.is_in_wan = aj_extract_is_in_wan(aj_block_folded(t->x->document, heading->block));
        mark_label(t, cell);
        for (; label != NULL; label = is_of_column(t, label) ? label->next : NULL) {
            if (is_said_again(label))
                continue;
            find.field = label->field;
            find.is_weak = label->is_weak;
            find.is_second = label->is_second;
            aj_extract_put(t->x, &find);
            put_day_beside(t, &find, cell);
        }
    }
}

/* Reads the rows under the headings that start at cell i. Returns the index of the first cell
 * behind the list. */
static size_t read_list(const struct table *t, size_t i)
{
    uint32_t head_row = cell_at(t, i)->row;
    uint32_t current = head_row;
    uint32_t row = 0;
    size_t k = i;

    for (; k < t->cells.count; k++) {
        struct cell *cell = cell_at(t, k);

        if (cell->row == head_row) {
            mark_label(t, cell);
            continue;
        }
        if (cell->row != current) {
            current = cell->row;
            if (is_labelled_row(t, k))
                break; /* the form goes on with its next label */
            row += is_filled_row(t, k);
        }
        if (is_filled_row(t, k))
            read_column(t, i, k, row);
    }
    return k;
}

static void read_table(struct table *t)
{
    size_t list_end = 0;
    uint32_t checked_row = (uint32_t)-1;

    for (size_t i = 0; i < t->cells.count; i++) {
        struct cell *cell = cell_at(t, i);

        if (i < list_end)
            continue;
        if (cell->row != checked_row && is_heading_row(t, i)) {
            list_end = read_list(t, i);
            continue;
        }
        checked_row = cell->row;
        if (!cell->is_label)
            continue;
        mark_label(t, cell);
        read_label(t, i);
    }
}

void aj_extract_cells(struct aj_extract *x)
{
    for (uint32_t i = x->paper->first_block; i < x->paper->end_block; i++) {
        struct table t = {.x = x, .block = i};

        if (x->document->blocks[i].type != AJ_TABLE)
            continue;
        aj_vec_init(&t.cells, x->arena, sizeof(struct cell));
        collect_cells(&t);
        read_table(&t);
    }
}
