/* SPDX-License-Identifier: Apache-2.0
 *
 * Lists within tables: the values stand in rows under a row of headings.
 */
#include "dossier/extract_list.h"

#include "text/date.h"
#include "text/number.h"

#include <string.h>

#define LONGEST_HEADING 24 /* bytes of a heading that no kind knows */
#define LEAST_SPAN      3  /* columns of a cell that is a note under a list */
#define LEAST_DIGITS    4  /* digits in a cell: no heading */

static const struct aj_label *find_column(const struct aj_grid *t, struct aj_str key)
{
    return aj_labels_find(&t->x->kinds->labels, t->x->paper->kind->columns, key);
}

/* Where "送达方式、地点" is joined, and the bytes of the joint; AJ_STR_NONE: nowhere. */
static size_t joint_of(struct aj_str key, size_t *size)
{
    static const char *const joints[] = {"及", "和", "与", "、", "/"};

    for (size_t i = 0; i < AJ_COUNT(joints); i++) {
        size_t at = aj_str_find(key, aj_str_from(joints[i]), 0);

        *size = strlen(joints[i]);
        if (at != AJ_STR_NONE && at > 0)
            return at;
    }
    return AJ_STR_NONE;
}

/* What a cell's words mean as the heading of a column of the kind's lists; NULL for nothing. Of
 * "收件人及时间" what it begins with counts. */
static const struct aj_label *column_of(const struct aj_grid *t, const struct aj_grid_cell *cell)
{
    const struct aj_label *label = find_column(t, cell->key);
    size_t size;
    size_t at = label == NULL ? joint_of(cell->key, &size) : AJ_STR_NONE;

    return at == AJ_STR_NONE ? label : find_column(t, aj_str_sub(cell->key, 0, at));
}

/* The other column that "送达方式、地点" heads; NULL for none. */
static const struct aj_label *second_column_of(const struct aj_grid *t,
                                               const struct aj_grid_cell *cell)
{
    size_t size;
    size_t at = find_column(t, cell->key) == NULL ? joint_of(cell->key, &size) : AJ_STR_NONE;

    return at == AJ_STR_NONE ? NULL
                             : find_column(t, aj_str_sub(cell->key, at + size, cell->key.len));
}

/* What a heading stands for: a column of the kind's lists, else a field of the kind. NULL for
 * neither. */
static const struct aj_label *heading_of(const struct aj_grid *t, const struct aj_grid_cell *cell)
{
    const struct aj_label *label = column_of(t, cell);

    if (label != NULL)
        return label;
    label = aj_extract_meanings(t->x, cell->key);
    while (label != NULL && (label->group != NULL || label->under.len > 0 || label->is_weak))
        label = label->next;
    return label;
}

static bool is_of_column(const struct aj_grid *t, const struct aj_label *label)
{
    return label->group == NULL && aj_kind_field(t->x->paper->kind, label->field)->is_column;
}

/* "送达地点 | 某街8号 | 送达方式 | 直接送达", with a label at the start of the row below: a form's
 * row, short as its values may be. */
static bool is_form_row(const struct aj_grid *t, size_t i)
{
    uint32_t row = aj_grid_cell(t, i)->row;
    size_t n = 0;

    for (; i < t->cells.count && aj_grid_cell(t, i)->row == row; i++) {
        if (aj_grid_cell(t, i)->is_label != (n++ % 2 == 0))
            return false;
    }
    return n % 2 == 0 && (i >= t->cells.count || aj_grid_cell(t, i)->is_label);
}

/* Whether a cell has what is only ever filled in: a picture, or a day or number. */
static bool is_filled_in(const struct aj_grid *t, const struct aj_grid_cell *cell)
{
    struct aj_str text = aj_block_folded(t->x->document, cell->block);
    size_t n_digits = 0;

    for (size_t i = 0; i < text.len; i++)
        n_digits += text.ptr[i] >= '0' && text.ptr[i] <= '9';
    return n_digits >= LEAST_DIGITS || (aj_grid_block_of(t, cell)->flags & AJ_BLOCK_PICTURE) != 0;
}

/* Whether the row that cell i starts is nothing but headings: two at least of columns, or three
 * labels and nothing else. */
bool aj_list_starts(const struct aj_grid *t, size_t i)
{
    uint32_t row = aj_grid_cell(t, i)->row;
    size_t n_columns = 0;
    size_t n_fields = 0;
    size_t first = i;
    bool has_other = false;

    for (; i < t->cells.count && aj_grid_cell(t, i)->row == row; i++) {
        const struct aj_grid_cell *cell = aj_grid_cell(t, i);
        size_t size = aj_grid_block_of(t, cell)->to - aj_grid_block_of(t, cell)->from;

        if (column_of(t, cell) != NULL)
            n_columns++;
        else if (heading_of(t, cell) != NULL)
            n_fields++;
        else if (!cell->is_label && (size > LONGEST_HEADING || is_filled_in(t, cell)))
            return false;
        else
            has_other = true;
    }
    if (n_columns < 2 && aj_grid_is_band(t, first))
        return false;
    return (n_columns >= 2 && !is_form_row(t, first)) || (!has_other && n_columns + n_fields >= 3);
}

/* Whether the row of cell i has anything written under the headings. */
static bool is_filled_row(const struct aj_grid *t, size_t i)
{
    uint32_t row = aj_grid_cell(t, i)->row;

    while (i > 0 && aj_grid_cell(t, i - 1)->row == row)
        i--;
    for (; i < t->cells.count && aj_grid_cell(t, i)->row == row; i++) {
        if (aj_grid_block_of(t, aj_grid_cell(t, i))->to >
            aj_grid_block_of(t, aj_grid_cell(t, i))->from)
            return true;
    }
    return false;
}

/* "以上共计3种295件" in one cell over all columns: under a list, no row of it. */
static bool is_note_row(const struct aj_grid *t, size_t i)
{
    const struct aj_grid_cell *right = aj_grid_right_of(t, i);
    bool is_first = i == 0 || aj_grid_cell(t, i - 1)->row != aj_grid_cell(t, i)->row;

    return is_first && right == NULL && aj_grid_block_of(t, aj_grid_cell(t, i))->span >= LEAST_SPAN;
}

/* Whether the row that cell i starts is a label of the form with its value, so that a list above
 * has ended. */
static bool is_labelled_row(const struct aj_grid *t, size_t i)
{
    const struct aj_grid_cell *right = aj_grid_right_of(t, i);

    return aj_grid_cell(t, i)->is_label && right != NULL && !right->is_label &&
           aj_extract_meanings(t->x, aj_grid_cell(t, i)->key) != NULL;
}

/* Whether the row that cell i starts is nothing but labels, and others than those of the row that
 * cell head starts: a form that has its values under its labels goes on. */
static bool is_next_heading(const struct aj_grid *t, size_t i, size_t head)
{
    uint32_t row = aj_grid_cell(t, i)->row;
    bool is_same = true;

    for (; i < t->cells.count && aj_grid_cell(t, i)->row == row; i++, head++) {
        if (!aj_grid_cell(t, i)->is_label)
            return false;
        is_same = is_same && aj_str_equal(aj_grid_cell(t, i)->key, aj_grid_cell(t, head)->key);
    }
    return !is_same;
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
static void put_day_beside(const struct aj_grid *t, const struct aj_find *signature,
                           const struct aj_grid_cell *cell)
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

/* Puts a cell wherever a heading's meanings say. */
static void put_column(const struct aj_grid *t, const struct aj_grid_cell *cell,
                       const struct aj_label *label, struct aj_find find)
{
    for (; label != NULL; label = is_of_column(t, label) ? label->next : NULL) {
        if (is_of_column(t, label) && is_said_again(label))
            continue;
        find.field = label->field;
        find.is_weak = label->is_weak;
        find.is_second = label->is_second;
        if (find.is_weak && aj_paper_in_row(t->x->paper, find.field, find.row) != NULL)
            continue; /* 品种 is the name only where no column of names is */
        aj_extract_put(t->x, &find);
        put_day_beside(t, &find, cell);
    }
}

/* Whether cell k is but the number of its row: "参加人员 | 姓名 | 签名" over "1 | 张三 |", or
 * "编号 | 证据名称" over "证据1 | 营业执照", which are no people and no number of the paper. */
static bool is_number_of_row(const struct aj_grid *t, size_t k, const struct aj_label *label)
{
    const struct aj_grid_cell *cell = aj_grid_cell(t, k);
    struct aj_str text = aj_str_trim(aj_block_folded(t->x->document, cell->block));
    int64_t number;

    if (k > 0 && aj_grid_cell(t, k - 1)->row == cell->row)
        return false;
    if (label->group == NULL && label->field == t->x->paper->kind->number_field)
        return !is_of_column(t, label) && !aj_str_contains(text, aj_str_from("号"));
    return aj_extract_meaning_of(t->x, label) != AJ_MEANS_WORDS && aj_number_parse(text, &number);
}

/* Puts cell k, in that row of the list, where the heading above it says: 文书名称及文号 heads two
 * columns. */
static void read_column(const struct aj_grid *t, size_t head, size_t k, uint32_t row)
{
    const struct aj_grid_cell *cell = aj_grid_cell(t, k);
    uint32_t head_row = aj_grid_cell(t, head)->row;

    for (size_t h = head; h < t->cells.count && aj_grid_cell(t, h)->row == head_row; h++) {
        const struct aj_grid_cell *heading = aj_grid_cell(t, h);
        const struct aj_label *label = heading_of(t, heading);
        struct aj_find find = aj_grid_find(t, cell);

        if (label == NULL ||
            aj_grid_block_of(t, heading)->column != aj_grid_block_of(t, cell)->column)
            continue;
        find.row = row;
        find.is_in_wan = aj_extract_is_in_wan(aj_block_folded(t->x->document, heading->block));
        aj_grid_mark_label(t, cell);
        if (is_number_of_row(t, k, label))
            continue;
        put_column(t, cell, label, find);
        put_column(t, cell, second_column_of(t, heading), find);
    }
}

static bool is_of_row(const struct aj_grid *t, const struct aj_reading *a,
                      const struct aj_reading *b)
{
    const struct aj_document *document = t->x->document;

    return a->state == AJ_VALUE && b->state == AJ_VALUE && a->row == b->row &&
           aj_block_ancestor(document, a->place.block, AJ_ROW) ==
               aj_block_ancestor(document, b->place.block, AJ_ROW);
}

/* The readings of a row stand side by side. Whether reading k's row says its day with a time. */
static bool is_said_with_time(const struct aj_grid *t, const struct aj_vec *readings, size_t k)
{
    const struct aj_reading *day = aj_vec_at(readings, k);

    for (size_t i = k; i-- > 0 && is_of_row(t, aj_vec_at(readings, i), day);) {
        if (((const struct aj_reading *)aj_vec_at(readings, i))->value.date.hour >= 0)
            return true;
    }
    for (size_t i = k + 1; i < readings->count && is_of_row(t, aj_vec_at(readings, i), day); i++) {
        if (((const struct aj_reading *)aj_vec_at(readings, i))->value.date.hour >= 0)
            return true;
    }
    return false;
}

/* Whether an earlier reading of the row says the same amount: in words and in figures. */
static bool is_said_before(const struct aj_grid *t, const struct aj_vec *readings, size_t k)
{
    const struct aj_reading *reading = aj_vec_at(readings, k);

    for (size_t i = k; i-- > 0 && is_of_row(t, aj_vec_at(readings, i), reading);) {
        if (((const struct aj_reading *)aj_vec_at(readings, i))->value.number ==
            reading->value.number)
            return true;
    }
    return false;
}

/* Of a column that two cells of the row are read for, what adds nothing: in "日期 | 起止时间" the
 * day that has lent itself to the time, in "金额（大写） | 金额（小写）" the second. */
static bool adds_nothing(const struct aj_grid *t, const struct aj_field *field,
                         const struct aj_vec *readings, size_t k)
{
    const struct aj_reading *reading = aj_vec_at(readings, k);

    if (reading->state != AJ_VALUE)
        return false;
    if (field->type == AJ_TYPE_DATE)
        return reading->value.date.hour < 0 && is_said_with_time(t, readings, k);
    return field->type == AJ_TYPE_AMOUNT && is_said_before(t, readings, k);
}

static void drop_said_twice(const struct aj_grid *t)
{
    const struct aj_kind *kind = t->x->paper->kind;

    for (size_t i = 0; i < kind->fields.count; i++) {
        const struct aj_field *field = aj_kind_field(kind, i);
        struct aj_vec *readings = &t->x->paper->readings[i];
        size_t kept = 0;

        if (!field->is_column || field->is_many)
            continue;
        for (size_t k = 0; k < readings->count; k++) {
            if (!adds_nothing(t, field, readings, k))
                *(struct aj_reading *)aj_vec_at(readings, kept++) =
                    *(const struct aj_reading *)aj_vec_at(readings, k);
        }
        readings->count = kept;
    }
}

/* Reads the rows under the headings that start at cell i. Returns the index of the first cell
 * behind the list. */
size_t aj_list_read(const struct aj_grid *t, size_t i)
{
    uint32_t head_row = aj_grid_cell(t, i)->row;
    uint32_t current = head_row;
    uint32_t row = 0;
    size_t k = i;

    for (; k < t->cells.count; k++) {
        struct aj_grid_cell *cell = aj_grid_cell(t, k);

        if (cell->row == head_row) {
            aj_grid_mark_label(t, cell);
            continue;
        }
        if (cell->row != current) {
            current = cell->row;
            if (is_labelled_row(t, k) || is_next_heading(t, k, i))
                break; /* the form goes on with its next label */
            row += is_filled_row(t, k) && !is_note_row(t, k);
        }
        if (is_filled_row(t, k) && !is_note_row(t, k))
            read_column(t, i, k, row);
    }
    drop_said_twice(t);
    return k;
}
