/* SPDX-License-Identifier: Apache-2.0
 *
 * Form tables: the value stands in the cell beside or under its label cell.
 */
#include "dossier/extract_list.h"

#include "base/utf8.h"
#include "text/scan.h"

#define LONGEST_BARE 6 /* ideographs of a label that stands without a colon */
#define WIDE_GAP     2 /* blanks, of which an ideograph's width is two */

struct standing {
    const struct aj_grid *table;
    size_t cell;
};

static bool is_under(const void *context, const struct aj_label *label)
{
    const struct standing *standing = context;

    return aj_grid_stands_under(standing->table, standing->cell, label);
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

/* Whether nothing but a stroke stands in a cell: no value belongs there. */
static bool is_struck(const struct aj_grid *t, const struct aj_grid_cell *cell)
{
    struct aj_str text = aj_str_trim(aj_block_folded(t->x->document, cell->block));
    size_t n = 0;

    while (n < text.len && aj_scan_is_one_of(aj_scan_peek(text, n), "—－-/／"))
        n += aj_utf8_offset(aj_str_sub(text, n, text.len), 1);
    return n > 0 && n == text.len;
}

/* "电话：0469-5381207": a label and its value in one cell. */
static bool holds_label(const struct aj_grid *t, const struct aj_grid_cell *cell)
{
    struct aj_mark mark;
    size_t from;
    size_t to;

    aj_block_folded_range(t->x->document, cell->block, &from, &to);
    return aj_extract_next_mark(t->x, from, to, &mark) && mark.is_known && mark.from == from;
}

/* The cell beside label cell i; in "合计 | — | — | 300.00 | —" the only one of the row without a
 * stroke. */
static struct aj_grid_cell *beside_strokes(const struct aj_grid *t, size_t i)
{
    struct aj_grid_cell *right = aj_grid_right_of(t, i);
    struct aj_grid_cell *only = NULL;

    if (right == NULL || right->is_label || !is_struck(t, right))
        return right;
    for (struct aj_grid_cell *cell = right; cell != NULL; cell = aj_grid_right_of(t, ++i)) {
        if (is_struck(t, cell))
            continue;
        if (only != NULL || cell->is_label || holds_label(t, cell))
            return right;
        only = cell;
    }
    return only != NULL ? only : right;
}

/* "拒收事由：" with nothing behind it beside "见证人：张三": in a form that has its values behind
 * the colons no value is another label's. */
static bool is_of_other_label(const struct aj_grid *t, size_t i, const struct aj_grid_cell *value)
{
    struct aj_str label = aj_block_folded(t->x->document, aj_grid_cell(t, i)->block);

    return value != NULL && aj_str_ends(aj_str_trim(label), aj_str_from("：")) &&
           holds_label(t, value);
}

/* The value of label cell i: beside it, else below it; NULL when there is neither. */
static struct aj_grid_cell *value_of(const struct aj_grid *t, size_t i)
{
    struct aj_grid_cell *right = beside_strokes(t, i);
    struct aj_grid_cell *under = aj_grid_below(t, i);

    if (is_of_other_label(t, i, right))
        return NULL;
    if (is_of_other_label(t, i, under))
        under = NULL;
    if (under != NULL && is_beside_label(t, under))
        under = NULL;

    if (right != NULL && !right->is_label &&
        (aj_grid_block_of(t, right)->flags & AJ_BLOCK_MERGED_UP) == 0)
        return right;
    return under != NULL && !under->is_label ? under : NULL;
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

/* Whether a label, or a row of one, stands in the rows that label cell i spans. */
static bool has_label_within(const struct aj_grid *t, size_t i)
{
    uint32_t last = last_row_of(t, i);

    for (size_t k = i + 1; k < t->cells.count && aj_grid_cell(t, k)->row <= last; k++) {
        size_t root = aj_grid_cell(t, k)->root;

        if (root != i && aj_grid_cell(t, root)->is_label)
            return true;
    }
    return false;
}

/* "复查人员 | 张三　证号1 | 李四　证号2": the words of all cells up to the next label. */
static struct aj_span span_of_row(const struct aj_grid *t, const struct aj_grid_cell *value)
{
    struct aj_span span = {aj_grid_block_of(t, value)->from, aj_grid_block_of(t, value)->to};

    for (size_t k = value->root + 1; k < t->cells.count; k++) {
        const struct aj_grid_cell *cell = aj_grid_cell(t, k);

        if (cell->row != value->row || aj_grid_cell(t, cell->root)->is_label ||
            holds_label(t, cell))
            break;
        span.to = aj_grid_block_of(t, cell)->to;
    }
    return span;
}

/* "审核情况 | 主体是否合法 | 是" and under it "程序是否合法 | 是": a label that goes on over
 * several rows has the words of all of them, when none is a label. */
static struct aj_span span_of_rows(const struct aj_grid *t, size_t i,
                                   const struct aj_grid_cell *value)
{
    struct aj_span span = {aj_grid_block_of(t, value)->from, aj_grid_block_of(t, value)->to};
    uint32_t last = last_row_of(t, i);
    size_t to = span.to;

    if (has_label_within(t, i))
        return span;
    for (size_t k = i + 1; k < t->cells.count && aj_grid_cell(t, k)->row <= last; k++) {
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
    return text.len > 0 && text.len <= AJ_LONGEST_LABEL_CELL &&
           aj_extract_is_label(t->x, aj_label_key(t->x->arena, text));
}

static bool means_opinion(const struct aj_label *label)
{
    while (label != NULL && (label->group == NULL || label->group->opinion == AJ_NO_FIELD))
        label = label->next;
    return label != NULL;
}

/* "审批意见" beside a cell with a paragraph for each who has one: "承办人意见：…", "负责人意见：…".
 */
static bool has_opinions_within(const struct aj_grid *t, const struct aj_grid_cell *value)
{
    size_t n = 0;

    for (uint32_t i = value->block + 1; i < aj_grid_block_of(t, value)->end; i++) {
        const struct aj_label *label = aj_extract_label_at_start(t->x, i);

        n += t->x->document->blocks[i].type == AJ_PARAGRAPH && means_opinion(label);
    }
    return n > 1;
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

        if (cell->is_label || (cell->root != i && aj_grid_cell(t, cell->root)->is_label))
            closed = cell->row;
        if (cell->row != closed && owner->len == 0 &&
            aj_grid_block_of(t, cell)->column > aj_grid_block_of(t, label)->column)
            *owner = label->key;
    }
}

/* Whether a row is "签字 | 张三 | 时间 | 2023.5.4" and nothing else: it goes on with the opinion
 * above. In "股长 | 同意。张三 | 日期 | 2023.5.4" it is an opinion itself. */
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
        if (n == 2 &&
            aj_str_contains(aj_block_folded(t->x->document, cell->block), aj_str_from("。")))
            return false;
        n_signs += cell->is_sign;
        n_days += cell->is_day;
    }
    return n_signs == 1 && n_days == 1 && n >= 3;
}

/* The cell that label cell k leaves to who signs, or to the day; NULL when no such label. */
static const struct aj_grid_cell *beside(const struct aj_grid *t, size_t k)
{
    const struct aj_grid_cell *right =
        aj_grid_is_band(t, k) ? aj_grid_below(t, k) : aj_grid_right_of(t, k);

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

/* Whether a label beside an opinion heads the officers, who have a place of their own. */
static bool names_officers(const struct aj_grid *t, size_t i)
{
    const struct aj_label *label = aj_extract_meanings(t->x, aj_grid_cell(t, i)->key);

    while (label != NULL && aj_extract_meaning_of(t->x, label) != AJ_MEANS_OFFICER)
        label = label->next;
    return label != NULL;
}

/* "审核意见 | 签名 | 日期" over what fills them in: who signs, and when, in columns of their own.
 */
static void note_signing_columns(const struct aj_grid *t, size_t i, struct aj_group_place *place)
{
    size_t opinion_end = place->whole.to;

    for (size_t k = i + 1; k < t->cells.count; k++) {
        const struct aj_grid_cell *label = aj_grid_cell(t, k);
        const struct aj_grid_cell *value = aj_grid_below(t, k);

        if (label->row != aj_grid_cell(t, i)->row || (!label->is_sign && !label->is_day) ||
            value == NULL || names_officers(t, k))
            return;
        place->opinion_end = opinion_end;
        place->whole.to = aj_grid_block_of(t, value)->to;
        note_signing(t, k, place);
    }
}

/* Whether all that a label means is who signs, as of 当事人确认. */
static bool means_signer(const struct aj_extract *x, const struct aj_label *label)
{
    while (label != NULL && aj_extract_meaning_of(x, label) == AJ_MEANS_SIGNATURE)
        label = label->next;
    return label == NULL;
}

/* A group's text goes from its value cell to the end of the rows that its label spans, or to the
 * next label of the kind; under a label among labels it is the cell. Officers sign an opinion, not
 * what the party confirms. */
static struct aj_group_place group_place(const struct aj_grid *t, size_t i,
                                         const struct aj_grid_cell *value)
{
    bool is_of_party = means_signer(t->x, aj_extract_meanings(t->x, aj_grid_cell(t, i)->key));
    struct aj_group_place place = {
        .whole = {aj_grid_block_of(t, value)->from, aj_grid_block_of(t, value)->to}};
    uint32_t last = value->row == aj_grid_cell(t, i)->row ? last_row_of(t, i) : value->row;

    if (value->row != aj_grid_cell(t, i)->row && aj_grid_is_band(t, i)) {
        note_signing_columns(t, i, &place);
        return place;
    }
    if (is_signing_row(t, last + 1))
        last++;
    for (size_t k = aj_grid_row_start(t, aj_grid_cell(t, i)->row); k < t->cells.count; k++) {
        const struct aj_grid_cell *other = aj_grid_cell(t, k);
        bool is_signing = other->is_day || other->is_sign;

        if (other->row > last)
            break;
        if (aj_grid_block_of(t, other)->from < place.whole.from || other == value)
            continue;
        if (other->is_label && aj_extract_meanings(t->x, other->key) != NULL &&
            (!is_signing || (is_of_party && names_officers(t, k))))
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

/* The pieces of a value, which marks or blanks part. */
static void split_value(struct aj_extract *x, struct aj_span whole, struct aj_vec *pieces)
{
    struct aj_str text = x->document->text;
    size_t from = whole.from;

    for (size_t at = from; at <= whole.to;) {
        size_t next = at;
        uint32_t c = at < whole.to ? aj_utf8_next(text, &next) : ' ';

        if (aj_is_blank(c) || aj_scan_is_one_of(c, "\n、，,；;/")) {
            if (at > from)
                *(struct aj_span *)aj_vec_push(pieces) = (struct aj_span){from, at};
            from = next;
        }
        at = next > at ? next : at + 1;
    }
}

/* "性别、年龄 | 男，59岁": as many pieces as labels, each of its own. */
static void read_joined(const struct aj_grid *t, size_t i, const struct aj_grid_cell *value)
{
    const struct standing standing = {t, i};
    struct aj_vec labels;
    struct aj_vec pieces;

    aj_vec_init(&labels, t->x->arena, sizeof(struct aj_str));
    aj_vec_init(&pieces, t->x->arena, sizeof(struct aj_span));
    if (!aj_extract_joined(t->x, aj_grid_cell(t, i)->key, &labels))
        return;
    split_value(t->x, aj_grid_find(t, value).span, &pieces);
    for (size_t k = 0; k < labels.count && pieces.count == labels.count; k++) {
        struct aj_str key = *(struct aj_str *)aj_vec_at(&labels, k);
        struct aj_labelled found = {.meanings = aj_extract_meanings(t->x, key),
                                    .is_under = is_under,
                                    .is_headed = is_headed,
                                    .context = &standing,
                                    .has_value = true,
                                    .value = aj_grid_find(t, value)};

        found.is_others = !aj_extract_note_label(t->x, key);
        found.value.span = *(struct aj_span *)aj_vec_at(&pieces, k);
        found.group.whole = found.value.span;
        found.group.block = value->block;
        aj_extract_labelled(t->x, &found);
    }
}

/* "住址 | 某路1号　电话：1…": the part of a person's cell before the label of another particular.
 */
static struct aj_span own_part(const struct aj_extract *x, struct aj_span span)
{
    size_t at = aj_document_to_folded(x->document, span.from);
    size_t to = aj_document_to_folded(x->document, span.to);
    struct aj_mark mark;

    while (aj_extract_next_mark(x, at, to, &mark)) {
        size_t from = x->document->folded.origin[mark.from];

        if (from > span.from && mark.is_known && aj_extract_is_personal(x, mark.key))
            return (struct aj_span){span.from, from};
        at = mark.value;
    }
    return span;
}

/* Whether a label of the paper's kind begins at an offset of the document. */
static bool starts_label(const struct aj_extract *x, size_t from, size_t to)
{
    size_t at = from;

    for (int n = 1; at < to && n <= LONGEST_BARE && aj_is_han(aj_scan_peek(x->document->text, at));
         n++) {
        (void)aj_utf8_next(x->document->text, &at); /* only the step counts */
        if (n > 1 && aj_extract_meanings(x, aj_label_key(x->arena, aj_str_sub(x->document->text,
                                                                              from, at))) != NULL)
            return true;
    }
    return false;
}

/* "某店　经营者张三　电话1…": a name before a gap and a label that needs no colon there. */
static struct aj_span before_gap(const struct aj_extract *x, struct aj_span span)
{
    size_t end = span.from; /* of what is written before the blanks */
    int width = 0;

    for (size_t at = span.from; at < span.to;) {
        size_t from = at;
        uint32_t c = aj_utf8_next(x->document->text, &at);

        if (aj_is_blank(c)) {
            width += c == 0x3000 || c == '\t' ? WIDE_GAP : 1;
            continue;
        }
        if (width >= WIDE_GAP && end > span.from && starts_label(x, from, span.to))
            return (struct aj_span){span.from, end};
        width = 0;
        end = at;
    }
    return span;
}

/* Reads all that label cell i means out of a value cell. */
static void read_value(const struct aj_grid *t, size_t i, const struct aj_grid_cell *value)
{
    const struct aj_grid_cell *label = aj_grid_cell(t, i);
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
    if ((means_name(t, found.meanings) && is_pair(t, value)) ||
        (means_opinion(found.meanings) && has_opinions_within(t, value)))
        return; /* the lines of the cell say what is what */
    if (found.meanings == NULL && !aj_extract_is_label(t->x, label->key)) {
        read_joined(t, i, value);
        return;
    }
    found.value = aj_grid_find(t, value);
    found.value.span =
        means_name(t, found.meanings) ? before_gap(t->x, found.value.span)
        : names_officers(t, i) && label->row == value->row && last_row_of(t, i) == label->row
            ? span_of_row(t, value)
            : span_of_rows(t, i, value);
    if (aj_extract_is_personal(t->x, label->key))
        found.value.span = own_part(t->x, found.value.span);
    found.group = group_place(t, i, value);
    found.is_sign = aj_extract_has_sign(t->x, aj_block_folded(t->x->document, label->block));
    if (found.is_sign)
        take_signed(t->x, label->key, &found);
    found.value.is_in_wan = aj_extract_is_in_wan(aj_block_folded(t->x->document, label->block));
    t->x->label_of[value->block - t->x->paper->first_block] = label->key;
    aj_extract_labelled(t->x, &found);
}

/* Whether a label asks for people, or what goes with them, one below the other; who signs too, and
 * no opinion. */
static bool means_many(const struct aj_grid *t, const struct aj_label *label)
{
    bool any = false;

    for (; label != NULL; label = label->next) {
        if (label->group != NULL ? label->group->opinion != AJ_NO_FIELD
                                 : !aj_kind_field(t->x->paper->kind, label->field)->is_many)
            return false;
        any = true;
    }
    return any;
}

/* "检查人员 | 张三 | 证号 | 1" and, where the label goes on, "李四" in the next row. Without a
 * label among them the words of all rows were read as one value. */
static void read_rows(const struct aj_grid *t, size_t i)
{
    const struct aj_label *meanings = aj_extract_meanings(t->x, aj_grid_cell(t, i)->key);

    if (!means_many(t, meanings) || !has_label_within(t, i))
        return;
    for (size_t k = i + 1; k < t->cells.count; k++) {
        const struct aj_grid_cell *value = aj_grid_right_of(t, k);

        if (aj_grid_cell(t, k)->root == i && value != NULL && value->root == k + 1 &&
            !value->is_label)
            read_value(t, i, value);
    }
}

/* Reads all that label cell i means out of the cells it stands beside, or over. */
static void read_label(const struct aj_grid *t, size_t i)
{
    read_value(t, i, value_of(t, i));
    if (last_row_of(t, i) > aj_grid_cell(t, i)->row)
        read_rows(t, i);
}

static void read_table(struct aj_grid *t)
{
    size_t list_end = 0;
    uint32_t checked_row = (uint32_t)-1;

    for (size_t i = 0; i < t->cells.count; i++) {
        struct aj_grid_cell *cell = aj_grid_cell(t, i);

        if (i < list_end)
            continue;
        if (cell->row != checked_row && aj_list_starts(t, i)) {
            list_end = aj_list_read(t, i);
            continue;
        }
        checked_row = cell->row;
        if (!cell->is_label)
            continue;
        aj_grid_mark_label(t, cell);
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
