/* SPDX-License-Identifier: Apache-2.0
 *
 * Form tables: the value stands in the cell beside or under its label cell, or under a column's
 * heading.
 */
#include "dossier/extract_grid.h"

#include "text/blank.h"
#include "text/date.h"

#include <string.h>

#define LONGEST_HEADING    24  /* bytes of a heading that no kind knows */
#define LEAST_SPAN         3   /* columns of a cell that is a note under a list */
#define LEAST_DIGITS       4   /* digits in a cell: no heading */
#define LONGEST_LABEL_CELL 120 /* bytes of a cell that can be a label */

struct standing {
    const struct aj_grid *table;
    size_t cell;
};

static bool is_under(const void *context, struct aj_str words)
{
    const struct standing *standing = context;

    return aj_grid_stands_under(standing->table, standing->cell, words);
}

/* "被抽样单位 | 名称": whether the heading means the same field. */
static bool is_headed(const void *context, const struct aj_label *label)
{
    const struct standing *standing = context;
    const struct aj_grid *t = standing->table;
    const struct aj_label *heading = aj_extract_meanings(t->x, aj_grid_heading(t, standing->cell));

    if (label->group != NULL ||
        aj_kind_field(t->x->paper->kind, label->field)->type != AJ_TYPE_NAME)
        return false;
    while (heading != NULL && (heading->group != NULL || heading->field != label->field))
        heading = heading->next;
    return heading != NULL;
}

/* Whether a cell stands beside a label of its own, on which it is the value. */
static bool is_beside_label(const struct aj_grid *t, const struct aj_grid_cell *cell)
{
    const struct aj_grid_cell *before = cell - 1;

    return cell != aj_grid_cell(t, 0) && before->row == cell->row && before->is_label;
}

/* The value of label cell i: beside it, else below it; NULL when there is neither. */
static struct aj_grid_cell *value_of(const struct aj_grid *t, size_t i)
{
    struct aj_grid_cell *right = aj_grid_right_of(t, i);
    struct aj_grid_cell *under = aj_grid_below(t, i);

    if (under != NULL && is_beside_label(t, under))
        under = NULL;

    if (right != NULL && !right->is_label &&
        (aj_grid_block_of(t, right)->flags & AJ_BLOCK_MERGED_UP) == 0)
        return right;
    return under != NULL && !under->is_label ? under : NULL;
}

static struct aj_find find_in(const struct aj_grid *t, const struct aj_grid_cell *value)
{
    const struct aj_block *block = aj_grid_block_of(t, value);

    return (struct aj_find){.way = AJ_WAY_CELL,
                            .block = value->block,
                            .span = {block->from, block->to},
                            .has_picture = (block->flags & AJ_BLOCK_PICTURE) != 0};
}

/* The last row that the label cell i spans. */
static uint32_t last_row_of(const struct aj_grid *t, size_t i)
{
    const struct aj_grid_cell *cell = aj_grid_cell(t, i);
    uint32_t last = cell->row;

    for (size_t k = i + 1; k < t->cells.count; k++) {
        const struct aj_grid_cell *other = aj_grid_cell(t, k);

        if (other->row > last + 1)
            break;
        if (other->row == last + 1 &&
            (aj_grid_block_of(t, other)->flags & AJ_BLOCK_MERGED_UP) != 0 &&
            aj_grid_block_of(t, other)->column == aj_grid_block_of(t, cell)->column)
            last = other->row;
    }
    return last;
}

/* "审核情况 | 主体是否合法 | 是" and under it "程序是否合法 | 是": a label that goes on over
 * several rows has the words of all of them, when none is a label. */
static struct aj_span span_of_rows(const struct aj_grid *t, size_t i,
                                   const struct aj_grid_cell *value)
{
    struct aj_span span = {aj_grid_block_of(t, value)->from, aj_grid_block_of(t, value)->to};
    uint32_t last = last_row_of(t, i);
    size_t to = span.to;

    for (size_t k = i + 1; k < t->cells.count && aj_grid_cell(t, k)->row <= last; k++) {
        if (aj_grid_cell(t, k)->is_label)
            return span;
        if (aj_grid_block_of(t, aj_grid_cell(t, k))->to > to)
            to = aj_grid_block_of(t, aj_grid_cell(t, k))->to;
    }
    span.to = last > aj_grid_cell(t, i)->row ? to : span.to;
    return span;
}

/* Whether one of the meanings is a single name. */
static bool means_name(const struct aj_grid *t, const struct aj_label *label)
{
    for (; label != NULL; label = label->next) {
        const struct aj_field *field =
            label->group == NULL ? aj_kind_field(t->x->paper->kind, label->field) : NULL;

        if (field != NULL && field->type == AJ_TYPE_NAME && !field->is_many)
            return true;
    }
    return false;
}

/* Whether a cell has a label over its value: "名称" and the name in the next paragraph. */
static bool is_pair(const struct aj_grid *t, const struct aj_grid_cell *cell)
{
    uint32_t first = cell->block + 1;
    struct aj_str text;

    if (first >= aj_grid_block_of(t, cell)->end || !aj_extract_follows(t->x, first, first + 1))
        return false;
    text = aj_block_text(t->x->document, first);
    return text.len > 0 && text.len <= LONGEST_LABEL_CELL &&
           aj_extract_is_label(t->x, aj_label_key(t->x->arena, text));
}

/* Takes note of the label that the cells beside it belong to, up to the next label of each row that
 * it spans. */
static void note_owner(const struct aj_grid *t, size_t i)
{
    const struct aj_grid_cell *label = aj_grid_cell(t, i);
    uint32_t last = last_row_of(t, i);
    uint32_t closed = (uint32_t)-1; /* the row in which another label has come */

    for (size_t k = i + 1; k < t->cells.count && aj_grid_cell(t, k)->row <= last; k++) {
        const struct aj_grid_cell *cell = aj_grid_cell(t, k);
        struct aj_str *owner = &t->x->label_of[cell->block - t->x->paper->first_block];

        if (cell->is_label)
            closed = cell->row;
        if (cell->row != closed && owner->len == 0 &&
            aj_grid_block_of(t, cell)->column > aj_grid_block_of(t, label)->column)
            *owner = label->key;
    }
}

/* Whether a row is "签字 | 张三 | 时间 | 2023.5.4" and nothing else: it goes on with the opinion
 * above. */
static bool is_signing_row(const struct aj_grid *t, uint32_t row)
{
    size_t n_signs = 0;
    size_t n_days = 0;
    size_t n = 0;

    for (size_t k = aj_grid_row_start(t, row); k < t->cells.count; k++) {
        const struct aj_grid_cell *cell = aj_grid_cell(t, k);

        if (cell->row != row)
            break;
        if (n++ == 0 &&
            (!cell->is_sign || (aj_grid_block_of(t, cell)->flags & AJ_BLOCK_MERGED_UP) != 0))
            return false;
        n_signs += cell->is_sign;
        n_days += cell->is_day;
    }
    return n_signs == 1 && n_days == 1 && n >= 3;
}

/* The cell that label cell k leaves to who signs, or to the day; NULL when no such label. */
static const struct aj_grid_cell *beside(const struct aj_grid *t, size_t k)
{
    const struct aj_grid_cell *right = aj_grid_right_of(t, k);

    return right != NULL && !right->is_sign && !right->is_day ? right : NULL;
}

/* A label of its own for who signs or for the day, within a group. */
static void note_signing(const struct aj_grid *t, size_t k, struct aj_group_place *place)
{
    const struct aj_grid_cell *cell = aj_grid_cell(t, k);
    const struct aj_grid_cell *right = beside(t, k);
    struct aj_span *part = cell->is_day ? &place->day : &place->sign;

    if (right == NULL || (!cell->is_day && !cell->is_sign))
        return;
    if (place->opinion_end == 0)
        place->opinion_end = aj_grid_block_of(t, cell)->from;
    if (part->to == 0)
        *part = (struct aj_span){aj_grid_block_of(t, right)->from, aj_grid_block_of(t, right)->to};
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

/* Whether the row of cell i and the next are a form's labels with a value under each: "案由 | 来源"
 * over what fills them in, and under these another label, or nothing. */
static bool is_band(const struct aj_grid *t, size_t i)
{
    size_t first = aj_grid_row_start(t, aj_grid_cell(t, i)->row);
    size_t n = count_alike(t, first, true);
    size_t below = first + n;

    if (n < 2 || below + n > t->cells.count || count_alike(t, below, false) != n ||
        (below + n < t->cells.count && !aj_grid_cell(t, below + n)->is_label))
        return false;
    for (size_t k = 0; k < n; k++) {
        if (aj_grid_block_of(t, aj_grid_cell(t, first + k))->column !=
            aj_grid_block_of(t, aj_grid_cell(t, below + k))->column)
            return false;
    }
    return true;
}

/* A group's text goes from its value cell to the end of the rows that its label spans, or to the
 * next label of the kind; under a label among labels it is the cell. */
static struct aj_group_place group_place(const struct aj_grid *t, size_t i,
                                         const struct aj_grid_cell *value)
{
    struct aj_group_place place = {
        .whole = {aj_grid_block_of(t, value)->from, aj_grid_block_of(t, value)->to}};
    uint32_t last = value->row == aj_grid_cell(t, i)->row ? last_row_of(t, i) : value->row;

    if (value->row != aj_grid_cell(t, i)->row && is_band(t, i))
        return place;
    if (is_signing_row(t, last + 1))
        last++;
    for (size_t k = aj_grid_row_start(t, aj_grid_cell(t, i)->row); k < t->cells.count; k++) {
        const struct aj_grid_cell *other = aj_grid_cell(t, k);
        bool is_signing = other->is_day || other->is_sign;

        if (other->row > last)
            break;
        if (aj_grid_block_of(t, other)->from < place.whole.from || other == value)
            continue;
        if (other->is_label && aj_extract_meanings(t->x, other->key) != NULL && !is_signing)
            break;
        note_signing(t, k, &place);
        place.whole.to = aj_grid_block_of(t, other)->to;
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
static void read_label(const struct aj_grid *t, size_t i)
{
    const struct aj_grid_cell *label = aj_grid_cell(t, i);
    const struct aj_grid_cell *value = value_of(t, i);
    const struct standing standing = {t, i};
    struct aj_labelled found = {.meanings = aj_extract_meanings(t->x, label->key),
                                .is_under = is_under,
                                .is_headed = is_headed,
                                .context = &standing,
                                .has_value = value != NULL};

    found.is_others = !aj_extract_note_label(t->x, label->key);
    if (value == NULL || aj_extract_is_claimed(t->x, aj_grid_block_of(t, value)->from))
        return;
    note_owner(t, i);
    aj_extract_note_nobody(t->x, aj_block_folded(t->x->document, value->block));
    if (means_name(t, found.meanings) && is_pair(t, value))
        return; /* the lines of the cell say what is what */
    found.value = find_in(t, value);
    if (!means_name(t, found.meanings))
        found.value.span = span_of_rows(t, i, value);
    found.group = group_place(t, i, value);
    found.is_sign = aj_extract_has_sign(t->x, aj_block_folded(t->x->document, label->block));
    if (found.is_sign)
        take_signed(t->x, label->key, &found);
    found.value.is_in_wan = aj_extract_is_in_wan(aj_block_folded(t->x->document, label->block));
    t->x->label_of[value->block - t->x->paper->first_block] = label->key;
    aj_extract_labelled(t->x, &found);
}

static void mark_label(const struct aj_grid *t, const struct aj_grid_cell *cell)
{
    t->x->is_label[cell->block - t->x->paper->first_block] = 1;
}

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
static bool is_heading_row(const struct aj_grid *t, size_t i)
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
    if (n_columns < 2 && is_band(t, first))
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
        if (is_said_again(label))
            continue;
        find.field = label->field;
        find.is_weak = label->is_weak;
        find.is_second = label->is_second;
        aj_extract_put(t->x, &find);
        put_day_beside(t, &find, cell);
    }
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
        struct aj_find find = find_in(t, cell);

        if (label == NULL ||
            aj_grid_block_of(t, heading)->column != aj_grid_block_of(t, cell)->column)
            continue;
        find.row = row;
        find.is_in_wan = aj_extract_is_in_wan(aj_block_folded(t->x->document, heading->block));
        mark_label(t, cell);
        put_column(t, cell, label, find);
        put_column(t, cell, second_column_of(t, heading), find);
    }
}

/* Reads the rows under the headings that start at cell i. Returns the index of the first cell
 * behind the list. */
static size_t read_list(const struct aj_grid *t, size_t i)
{
    uint32_t head_row = aj_grid_cell(t, i)->row;
    uint32_t current = head_row;
    uint32_t row = 0;
    size_t k = i;

    for (; k < t->cells.count; k++) {
        struct aj_grid_cell *cell = aj_grid_cell(t, k);

        if (cell->row == head_row) {
            mark_label(t, cell);
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
    return k;
}

static void read_table(struct aj_grid *t)
{
    size_t list_end = 0;
    uint32_t checked_row = (uint32_t)-1;

    for (size_t i = 0; i < t->cells.count; i++) {
        struct aj_grid_cell *cell = aj_grid_cell(t, i);

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
        struct aj_grid t = {.x = x, .block = i};

        if (x->document->blocks[i].type != AJ_TABLE)
            continue;
        aj_vec_init(&t.cells, x->arena, sizeof(struct aj_grid_cell));
        aj_grid_collect(&t);
        read_table(&t);
    }
}
