/* SPDX-License-Identifier: Apache-2.0
 *
 * The order of the ways, and what happens to a find: parse it, and weigh it against earlier ones.
 */
#include "dossier/extract.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "text/amount.h"
#include "text/person.h"
#include "text/scan.h"

#include <string.h>

#define LONGEST_OWN_LABEL 40 /* bytes of a label on a line within a cell */
#define YUAN              "元"
#define TEN_THOUSAND      "万元"
#define YUAN_IN_WAN       10000
#define LONGEST_GAPPED    300 /* bytes of running text whose gaps are looked at */
#define MOST_DAYS_BETWEEN 60  /* two opinions on one sheet */
#define LEAST_GAP         4   /* blanks of a place left open */

struct aj_str aj_extract_folded(const struct aj_extract *x, struct aj_span span)
{
    size_t from = aj_document_to_folded(x->document, span.from);
    size_t to = aj_document_to_folded(x->document, span.to);

    return aj_str_sub(x->document->folded.text, from, to);
}

/* Text with spaces for hints; origin: where in the document its bytes are from, NULL when it
 * is the document's own text from offset. */
static struct aj_str without_hints(const struct aj_extract *x, struct aj_str text,
                                   const uint32_t *origin, size_t offset)
{
    char *written;

    if (x->document->n_hints == 0 || text.len == 0)
        return text;
    written = aj_arena_alloc(x->arena, text.len);
    for (size_t i = 0; i < text.len; i++) {
        size_t at = origin != NULL ? origin[i] : offset + i;

        written[i] = aj_document_is_hint(x->document, at, at + 1) ? ' ' : text.ptr[i];
    }
    return (struct aj_str){written, text.len};
}

struct aj_str aj_extract_written(const struct aj_extract *x, struct aj_span span)
{
    struct aj_str folded = aj_extract_folded(x, span);
    size_t base = aj_document_to_folded(x->document, span.from);

    return without_hints(x, folded, x->document->folded.origin + base, 0);
}

void aj_extract_claim(struct aj_extract *x, struct aj_span span)
{
    size_t i = x->claimed.count;
    struct aj_span *spans;

    (void)aj_vec_push(&x->claimed); /* room for one more */
    spans = x->claimed.items;
    for (; i > 0 && spans[i - 1].from > span.from; i--)
        spans[i] = spans[i - 1];
    spans[i] = span;
    for (i = i > 0 ? i : 1; i < x->claimed.count; i++) {
        if (spans[i].to < spans[i - 1].to)
            spans[i].to = spans[i - 1].to;
    }
}

bool aj_extract_is_claimed(const struct aj_extract *x, size_t offset)
{
    const struct aj_span *spans = x->claimed.items;
    size_t n = 0; /* spans that begin at or before the offset */
    size_t end = x->claimed.count;

    while (n < end) {
        size_t middle = n + (end - n) / 2;

        if (spans[middle].from <= offset)
            n = middle + 1;
        else
            end = middle;
    }
    return n > 0 && offset < spans[n - 1].to;
}

/* Types whose values are parted by spaces, which folding loses. */
static bool is_list_of_names(const struct aj_field *field)
{
    return field->type == AJ_TYPE_OFFICER || field->type == AJ_TYPE_SIGNATURE ||
           (field->type == AJ_TYPE_NAME && field->is_many);
}

/* What is parsed: the folded span, or for lists of names its own folding. */
static struct aj_str text_to_parse(struct aj_extract *x, const struct aj_field *field,
                                   struct aj_span span)
{
    struct aj_str raw = aj_str_sub(x->document->text, span.from, span.to);

    if (!is_list_of_names(field))
        return aj_extract_written(x, span);
    raw = without_hints(x, raw, NULL, span.from);
    return aj_fold_text(x->arena, aj_person_separate(x->arena, raw));
}

/* Where in the document the value stands: within the find when its text was parsed as folded. */
static struct aj_place place_of(const struct aj_extract *x, const struct aj_find *find,
                                const struct aj_field *field, const struct aj_value *value)
{
    struct aj_place place = {x->paper, find->block, find->span.from, find->span.to};
    size_t base;
    struct aj_str raw;

    if (!is_list_of_names(field) && value->to > value->from) {
        base = aj_document_to_folded(x->document, find->span.from);
        place.from = x->document->folded.origin[base + value->from];
        place.to = x->document->folded.origin[base + value->to - 1];
        /* origin names the start of the last character; take the whole of it */
        do
            place.to++;
        while (place.to < x->document->text.len &&
               ((unsigned char)x->document->text.ptr[place.to] & 0xC0) == 0x80);
    }
    raw = aj_str_trim(aj_str_sub(x->document->text, place.from, place.to));
    if (raw.len > 0) {
        place.from = (size_t)(raw.ptr - x->document->text.ptr);
        place.to = place.from + raw.len;
    }
    return place;
}

static struct aj_reading make_reading(const struct aj_extract *x, const struct aj_find *find,
                                      enum aj_state state, const struct aj_value *value)
{
    const struct aj_field *field = aj_kind_field(x->paper->kind, find->field);
    struct aj_reading reading = {.state = state, .value = *value, .row = find->row};

    if (state == AJ_BLANK && find->has_picture) {
        reading.state = AJ_UNREAD;
        reading.reason = aj_str_from(R_("此处是图片"));
    } else if (state == AJ_UNREAD) {
        reading.reason = aj_str_from(R_("所写内容不能识别为该项的值"));
    }
    reading.place = place_of(x, find, field, value);
    reading.raw = aj_str_sub(x->document->text, reading.place.from, reading.place.to);
    return reading;
}

bool aj_extract_has_value(const struct aj_vec *readings)
{
    for (size_t i = 0; i < readings->count; i++) {
        if (((const struct aj_reading *)aj_vec_at(readings, i))->state == AJ_VALUE)
            return true;
    }
    return false;
}

/* A better way's find does away with what a worse way found. */
static void take_over(struct aj_extract *x, const struct aj_find *find)
{
    if (x->ways[find->field] > find->way)
        x->paper->readings[find->field].count = 0;
    x->ways[find->field] = (uint8_t)find->way;
}

/* A person named again adds nothing but perhaps the number that was missing. */
static bool is_known_person(struct aj_vec *readings, const struct aj_value *value)
{
    bool is_person = value->type == AJ_TYPE_OFFICER || value->type == AJ_TYPE_SIGNATURE ||
                     value->type == AJ_TYPE_NAME;

    for (size_t i = 0; is_person && i < readings->count; i++) {
        struct aj_reading *old = aj_vec_at(readings, i);

        if (old->state != AJ_VALUE || !aj_str_equal(old->value.key, value->key))
            continue;
        if (old->value.code.len == 0)
            old->value.code = value->code;
        return value->code.len == 0 || aj_str_equal(old->value.code, value->code);
    }
    return false;
}

/* The picture in a place where a name stands too is that person's signature. */
static void drop_pictures(struct aj_vec *readings, struct aj_span named)
{
    size_t n = 0;

    for (size_t i = 0; i < readings->count; i++) {
        const struct aj_reading *old = aj_vec_at(readings, i);

        if (old->state == AJ_UNREAD && old->raw.len == 0 && old->place.from >= named.from &&
            old->place.to <= named.to)
            continue;
        *(struct aj_reading *)aj_vec_at(readings, n++) = *old;
    }
    readings->count = n;
}

static bool is_no_value_of(const struct aj_extract *x, const struct aj_field *field,
                           const struct aj_value *value)
{
    return field->type != AJ_TYPE_DATE && aj_extract_is_no_value(x, field->type, value->key);
}

static bool only_no_values(const struct aj_extract *x, const struct aj_field *field,
                           const struct aj_vec *values)
{
    for (size_t i = 0; i < values->count; i++) {
        if (!is_no_value_of(x, field, aj_vec_at(values, i)))
            return false;
    }
    return true;
}

static void put_many(struct aj_extract *x, const struct aj_find *find, struct aj_str text,
                     const struct aj_date *base)
{
    const struct aj_field *field = aj_kind_field(x->paper->kind, find->field);
    struct aj_vec *readings = &x->paper->readings[find->field];
    struct aj_vec values;
    struct aj_value none = {.type = field->type};
    enum aj_state state;

    aj_vec_init(&values, x->arena, sizeof(struct aj_value));
    state = field->type == AJ_TYPE_NAME ? aj_extract_read_names(x, field, text, &values)
                                        : aj_extract_read_all(x, field, text, base, &values);
    if (values.count > 0 && only_no_values(x, field, &values)) {
        values.count = 0; /* what a form has there: （第1页 共2页）; or the day beside a picture */
        state = AJ_BLANK;
    }
    if (values.count > 0) {
        take_over(x, find);
        drop_pictures(readings, find->span);
    }
    for (size_t i = 0; i < values.count && readings->count < AJ_LIMIT_VALUES; i++) {
        const struct aj_value *value = aj_vec_at(&values, i);

        if ((find->row == 0 && is_known_person(readings, value)) || is_no_value_of(x, field, value))
            continue;
        *(struct aj_reading *)aj_vec_push(readings) = make_reading(x, find, AJ_VALUE, value);
    }
    if (values.count == 0 && !find->is_weak && /* of rows each has its own picture */
        (readings->count == 0 || state == AJ_UNREAD || (find->row > 0 && find->has_picture))) {
        struct aj_reading *reading = aj_vec_push(readings);

        *reading = make_reading(x, find, state, &none);
    }
}

/* "检查日期：2024年10月15日　起止时间：14时20分至…": the same day, with and without a time. */
static bool is_same_day(const struct aj_reading *old, const struct aj_reading *found)
{
    return old->state == AJ_VALUE && found->state == AJ_VALUE && old->value.type == AJ_TYPE_DATE &&
           found->value.type == AJ_TYPE_DATE &&
           (old->value.date.hour < 0) != (found->value.date.hour < 0) &&
           aj_date_to_days(old->value.date) == aj_date_to_days(found->value.date);
}

/* Two finds of equal rank: a filled one beats a blank one; two that differ make the field unread.
 */
static void weigh(struct aj_reading *old, const struct aj_reading *found,
                  const struct aj_field *field)
{
    bool by_hand = field->is_by_hand;

    if (field->is_opinion && found->state == AJ_VALUE && found->reason.len == 0) {
        *old = *found; /* of several leaders' opinions the last decides, as their signatures do */
        return;
    }
    /* two leaders signed: the last of them decided */
    if (by_hand && old->state == AJ_VALUE && found->state == AJ_VALUE &&
        found->value.type == AJ_TYPE_DATE) {
        if (aj_date_compare(found->value.date, old->value.date) > 0)
            *old = *found;
        return;
    }
    if (old->state == AJ_BLANK && found->state != AJ_BLANK) {
        *old = *found;
        return;
    }
    if (is_same_day(old, found)) {
        if (old->value.date.hour < 0)
            *old = *found;
        return;
    }
    if (old->state == AJ_UNREAD && found->state == AJ_VALUE && old->value.key.len == 0) {
        *old = *found;
        return;
    }
    if (old->state != AJ_VALUE || found->state != AJ_VALUE ||
        found->value.type ==
            AJ_TYPE_TEXT || /* free text goes on where it likes: the first counts */
        aj_str_equal(old->value.key, found->value.key))
        return;
    old->state = AJ_UNREAD;
    old->reason = aj_str_from(R_("文书中有两处写法不同"));
}

bool aj_extract_is_in_wan(struct aj_str label)
{
    return aj_str_contains(label, aj_str_from(TEN_THOUSAND));
}

/* A bare number under 金额（万元） is so many times ten thousand. */
static void scale_amount(struct aj_extract *x, const struct aj_find *find, struct aj_str text,
                         struct aj_value *value)
{
    if (!find->is_in_wan || value->type != AJ_TYPE_AMOUNT ||
        value->number > INT64_MAX / YUAN_IN_WAN || aj_str_contains(text, aj_str_from(YUAN)))
        return;
    value->number *= YUAN_IN_WAN;
    value->shown = aj_amount_print(x->arena, value->number);
    value->key = value->shown;
}

/* Running text with a place left open within a line: 住　　　　，于　　　　年. */
static bool has_gap(const struct aj_extract *x, const struct aj_find *find,
                    const struct aj_field *field)
{
    struct aj_str raw = aj_str_trim(aj_str_sub(x->document->text, find->span.from, find->span.to));
    size_t n_blanks = 0;
    bool is_indent = true;

    if (field->type != AJ_TYPE_TEXT || find->way != AJ_WAY_PATTERN || raw.len > LONGEST_GAPPED)
        return false;
    for (size_t at = 0; at < raw.len;) {
        uint32_t c = aj_utf8_next(raw, &at);
        bool is_open = c != '\n' && (aj_is_blank(c) || c == '_');

        if (!is_open && n_blanks >= LEAST_GAP)
            return true;
        is_indent = c == '\n' || (is_indent && is_open);
        n_blanks = !is_open || is_indent ? 0 : n_blanks + (c == '\t' ? LEAST_GAP : 1);
    }
    return false;
}

/* "件" alone in a list is a unit, though forms print it elsewhere around what is left open. */
static bool is_unit(const struct aj_find *find, const struct aj_field *field, struct aj_str text)
{
    size_t at = 0;

    return find->row > 0 && field->type == AJ_TYPE_TEXT && aj_utf8_count(text) == 1 &&
           aj_is_han(aj_utf8_next(text, &at));
}

/* A time that goes by one before it is of the same part of the day. */
static void carry(const struct aj_extract *x, const struct aj_lent_day *base, struct aj_str text,
                  struct aj_value *value)
{
    aj_date_carry(base->written, base->date, aj_str_sub(text, value->from, value->to),
                  &value->date);
    value->shown = aj_date_print(x->arena, value->date);
    value->key = value->shown;
}

/* The second of two days or times: "下午2时40分至3时25分". */
static enum aj_state read_second(struct aj_extract *x, enum aj_type type, struct aj_str text,
                                 struct aj_value *value)
{
    struct aj_date first = value->date;
    struct aj_str begin = aj_str_sub(text, value->from, value->to);
    enum aj_state state = aj_value_read(x->arena, type, text, value->to, &first, value);

    if (state == AJ_VALUE)
        carry(x, &(struct aj_lent_day){first, begin}, text, value);
    return state;
}

/* The last day that somebody put beside an opinion before this place; false when nobody did. */
static bool last_signed_day(const struct aj_extract *x, size_t before, struct aj_date *day)
{
    const struct aj_vec *fields = &x->paper->kind->fields;
    size_t last = 0;

    for (size_t i = 0; i < fields->count; i++) {
        const struct aj_field *field = aj_vec_at(fields, i);
        const struct aj_reading *reading = aj_paper_reading(x->paper, i);

        if (!field->is_by_hand || reading == NULL || reading->state != AJ_VALUE ||
            reading->value.type != AJ_TYPE_DATE || reading->place.to > before ||
            reading->place.to <= last)
            continue;
        last = reading->place.to;
        *day = reading->value.date;
    }
    return last > 0;
}

/* "5月14日" beside an opinion, with a whole day beside the one before: it is of the same year when
 * it is soon after. */
static enum aj_state read_short_day(struct aj_extract *x, const struct aj_find *find,
                                    struct aj_str text, struct aj_value *value)
{
    struct aj_date before;
    struct aj_value found;

    if (!aj_kind_field(x->paper->kind, find->field)->is_by_hand ||
        !aj_str_contains(text, aj_str_from("月")) ||
        !last_signed_day(x, find->span.from, &before) ||
        aj_value_read(x->arena, AJ_TYPE_DATE, text, 0, &before, &found) != AJ_VALUE ||
        aj_date_to_days(found.date) < aj_date_to_days(before) ||
        aj_date_to_days(found.date) > aj_date_to_days(before) + MOST_DAYS_BETWEEN)
        return AJ_UNREAD;
    *value = found;
    return AJ_VALUE;
}

/* The words before the first line that has a label of its own: "某公司", then "住所：某路1号". */
static struct aj_str before_labels(struct aj_str text)
{
    for (size_t at = aj_str_find(text, aj_str_from("\n"), 0); at != AJ_STR_NONE;
         at = aj_str_find(text, aj_str_from("\n"), at + 1)) {
        struct aj_str line = aj_str_sub(text, at + 1, text.len);
        size_t colon;

        if (line.len > LONGEST_OWN_LABEL + strlen("："))
            line.len = LONGEST_OWN_LABEL + strlen("：");
        colon = aj_str_find(line, aj_str_from("："), 0);
        if (at > 0 && colon != AJ_STR_NONE && aj_str_find(line, aj_str_from("\n"), 0) > colon)
            return aj_str_sub(text, 0, at);
    }
    return text;
}

static void put_one(struct aj_extract *x, const struct aj_find *find, struct aj_str text,
                    const struct aj_lent_day *base)
{
    const struct aj_field *field = aj_kind_field(x->paper->kind, find->field);
    struct aj_vec *readings = &x->paper->readings[find->field];
    struct aj_value value;
    struct aj_str words =
        field->type == AJ_TYPE_NAME ? aj_extract_name_proper(x, before_labels(text)) : text;
    enum aj_state state =
        aj_value_read(x->arena, field->type, words, 0, base == NULL ? NULL : &base->date, &value);
    struct aj_reading reading;

    value.from += (size_t)(words.ptr - text.ptr);
    value.to += (size_t)(words.ptr - text.ptr);
    if (state == AJ_BLANK && is_unit(find, field, text)) {
        value = (struct aj_value){.type = AJ_TYPE_TEXT, .key = text, .shown = text, .to = text.len};
        state = AJ_VALUE;
    }
    if (field->type == AJ_TYPE_DATE && base == NULL && state == AJ_UNREAD)
        state = read_short_day(x, find, text, &value);
    if (base != NULL && state == AJ_VALUE)
        carry(x, base, text, &value);
    if ((field->is_second || find->is_second) && state == AJ_VALUE)
        state = read_second(x, field->type, text, &value);
    if (state == AJ_VALUE && !field->is_goods &&
        (field->type == AJ_TYPE_NAME || field->type == AJ_TYPE_TEXT) &&
        aj_extract_is_no_value(x, field->type, value.shown))
        state = AJ_BLANK;
    if (state == AJ_VALUE && has_gap(x, find, field))
        state = AJ_UNREAD;
    if (find->is_weak && state != AJ_VALUE)
        return;
    take_over(x, find);
    if (state == AJ_VALUE)
        scale_amount(x, find, text, &value);
    reading = make_reading(x, find, state, &value);
    if (readings->count == 0 || find->row > 0)
        *(struct aj_reading *)aj_vec_push(readings) = reading;
    else
        weigh(aj_vec_at(readings, 0), &reading, field);
}

/* Without the line to write on at either end: "__张三____". */
static struct aj_span without_line(const struct aj_extract *x, struct aj_span span)
{
    const char *text = x->document->text.ptr;

    while (span.from < span.to && text[span.from] == '_')
        span.from++;
    while (span.from < span.to && text[span.to - 1] == '_')
        span.to--;
    return span;
}

void aj_extract_put(struct aj_extract *x, const struct aj_find *given)
{
    struct aj_find on_line = *given;
    const struct aj_find *find = &on_line;
    const struct aj_field *field = aj_kind_field(x->paper->kind, find->field);
    struct aj_lent_day base;
    bool has_base = field->type == AJ_TYPE_DATE && aj_extract_find_day(x, find, &base);
    struct aj_str text;

    on_line.span = without_line(x, given->span);
    if (x->ways[find->field] != AJ_WAY_NONE && x->ways[find->field] < find->way)
        return;
    if (!find->is_weak)
        take_over(x, find);
    text = text_to_parse(x, field, find->span);
    if (field->is_many)
        put_many(x, find, text, has_base ? &base.date : NULL);
    else
        put_one(x, find, text, has_base ? &base : NULL);
}

/* Citations of the whole document, for fields that ask for them. */
static void extract_whole(struct aj_extract *x)
{
    for (size_t i = 0; i < x->paper->kind->fields.count; i++) {
        const struct aj_field *field = aj_kind_field(x->paper->kind, i);
        struct aj_find find = {.field = i, .way = AJ_WAY_PATTERN, .block = AJ_NO_BLOCK};

        if (!field->is_whole || x->paper->first_block >= x->paper->end_block)
            continue;
        find.span.from = x->document->blocks[x->paper->first_block].from;
        find.span.to = x->document->blocks[x->paper->end_block - 1].to;
        aj_extract_put(x, &find);
    }
}

/* A list's column stands for the field of the same name that the form has nowhere else: 行/送达文书
 * for 送达文书. */
static void take_columns(struct aj_extract *x)
{
    for (size_t i = 0; i < x->paper->kind->fields.count; i++) {
        const struct aj_field *column = aj_kind_field(x->paper->kind, i);
        size_t slash = aj_str_find(column->name, aj_str_from("/"), 0);
        size_t field = AJ_NO_FIELD;
        const struct aj_vec *rows = &x->paper->readings[i];

        if (column->is_column && slash != AJ_STR_NONE)
            field = aj_kind_find_field(x->paper->kind,
                                       aj_str_sub(column->name, slash + 1, column->name.len));
        if (field == x->paper->kind->number_field) /* the numbers of a list are others' */
            continue;
        if (field == AJ_NO_FIELD || !aj_extract_has_value(rows) ||
            (aj_extract_has_value(&x->paper->readings[field]) && x->ways[field] < AJ_WAY_PATTERN))
            continue;
        x->paper->readings[field].count = 0;
        for (size_t k = 0; k < rows->count; k++) {
            const struct aj_reading *row = aj_vec_at(rows, k);

            if (row->state == AJ_VALUE)
                *(struct aj_reading *)aj_vec_push(&x->paper->readings[field]) = *row;
        }
    }
}

/* A text that was found needs no label that leads to nothing: "现将理由、依据告知如下：" */
static void drop_blank_texts(struct aj_extract *x)
{
    for (size_t i = 0; i < x->paper->kind->fields.count; i++) {
        const struct aj_field *field = aj_kind_field(x->paper->kind, i);
        struct aj_vec *readings = &x->paper->readings[i];
        size_t kept = 0;

        if (field->is_column || readings->count < 2 || !aj_extract_has_value(readings) ||
            (field->type != AJ_TYPE_TEXT && field->type != AJ_TYPE_CITATIONS))
            continue;
        for (size_t k = 0; k < readings->count; k++) {
            const struct aj_reading *reading = aj_vec_at(readings, k);

            if (reading->state != AJ_BLANK)
                *(struct aj_reading *)aj_vec_at(readings, kept++) = *reading;
        }
        readings->count = kept;
    }
}

void aj_extract(struct aj_arena *arena, const struct aj_kinds *kinds, struct aj_paper *paper,
                struct aj_vec *sections)
{
    struct aj_extract x = {
        .arena = arena, .kinds = kinds, .paper = paper, .document = paper->document};
    size_t n_blocks = paper->end_block - paper->first_block;

    x.ways = aj_arena_alloc(arena, paper->kind->fields.count + 1);
    x.is_label = aj_arena_alloc(arena, n_blocks + 1);
    x.label_of = aj_arena_alloc(arena, (n_blocks + 1) * sizeof(struct aj_str));
    x.derived = aj_remembered_of(kinds->remembered, paper->kind->index, kinds->kinds.count);
    aj_vec_init(&x.claimed, arena, sizeof(struct aj_span));
    aj_vec_init(&x.sections, arena, sizeof(struct aj_section));
    if (paper->own_unit.len == 0)
        paper->own_unit = aj_paper_own_unit(kinds, paper);
    aj_extract_cells(&x);
    aj_extract_lines(&x);
    aj_extract_headings(&x);
    aj_extract_patterns(&x);
    aj_extract_signoff(&x);
    extract_whole(&x);
    take_columns(&x);
    drop_blank_texts(&x);
    aj_extract_codes(&x);
    aj_extract_traces(&x);
    paper->n_labelled = aj_extract_count_labelled(&x);
    *sections = x.sections;
    if (!aj_extract_find_last_word(&x))
        return;
    aj_paper_become(paper, paper->kind, arena);
    aj_extract(arena, kinds, paper, sections);
}
