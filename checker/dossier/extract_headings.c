/* SPDX-License-Identifier: Apache-2.0
 *
 * Numbered headings of any wording, "二、查明的事实。…": a field takes what stands under the first
 * heading that one of its patterns matches. Also the fields of which there is but a trace.
 */
#include "dossier/extract.h"

#include "base/compiler.h"
#include "base/utf8.h"
#include "text/number.h"

#include <string.h>

#define LONGEST_WORDS   16  /* ideographs of a heading */
#define MOST_PARAGRAPHS 60  /* under one heading */
#define LONGEST_PAIR    300 /* bytes of two values that are no sentences */
#define LEAD            6   /* bytes of what two joined words begin with: 送达 */

static bool starts_at(struct aj_str text, size_t at, const char *mark)
{
    return aj_str_starts(aj_str_sub(text, at, text.len), aj_str_from(mark));
}

struct aj_numbered aj_extract_numbered(struct aj_str text)
{
    struct aj_numbered numbered = {0};
    size_t at = starts_at(text, 0, "（") ? strlen("（") : 0;
    bool is_arabic = at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
    int64_t number = 0;

    if (at >= text.len || !aj_number_read(text, &at, &number))
        return numbered;
    if (starts_at(text, 0, "（") && starts_at(text, at, "）"))
        numbered = (struct aj_numbered){number, is_arabic ? '1' : '(', at + strlen("）")};
    else if (!starts_at(text, 0, "（") && starts_at(text, at, "、"))
        numbered = (struct aj_numbered){number, is_arabic ? '2' : ',', at + strlen("、")};
    else if (is_arabic && starts_at(text, at, ".") && !starts_at(text, 0, "（"))
        numbered = (struct aj_numbered){number, '.', at + 1};
    return numbered;
}

/* A numbered heading and the text under it. */
struct heading {
    uint32_t block;
    struct aj_str words;
    struct aj_span span; /* folded */
};

/* The length of the heading's words: up to the first mark, or a gap in what was written. 0 when
 * there are too many, or none. */
static size_t words_length(const struct aj_document *document, size_t from, size_t to)
{
    struct aj_str text = document->folded.text;
    size_t at = from;

    for (int n = 0; at < to && n <= LONGEST_WORDS; n++) {
        size_t before = document->folded.origin[at];
        size_t next = at;
        uint32_t c = aj_utf8_next(text, &next);

        if (n > 0 && aj_is_blank(aj_utf8_previous(document->text, &before)))
            return at - from;
        if (!aj_is_han(c) && c != 0x3001 && c != 0xFF08 && c != 0xFF09) /* 、（） */
            return at - from;
        at = next;
    }
    return at == to ? at - from : 0;
}

/* The end of what stands under a heading: the next heading of its row, or a label. */
static size_t end_of_section(const struct aj_extract *x, uint32_t block,
                             const struct aj_numbered *numbered)
{
    const struct aj_block *blocks = x->document->blocks;
    uint32_t i = block + 1;
    size_t from;
    size_t end;

    aj_block_folded_range(x->document, block, &from, &end);
    for (; i < x->paper->end_block && i <= block + MOST_PARAGRAPHS; i++) {
        struct aj_mark mark;
        struct aj_numbered next;
        size_t to;

        if (blocks[i].type != AJ_PARAGRAPH || blocks[i].parent != blocks[block].parent)
            break;
        aj_block_folded_range(x->document, i, &from, &to);
        next = aj_extract_numbered(aj_str_sub(x->document->folded.text, from, to));
        if (next.number == numbered->number + 1 && next.style == numbered->style)
            break;
        if (aj_extract_next_mark(x, from, to, &mark) && mark.is_known && mark.from == from &&
            aj_extract_meanings(x, mark.key) != NULL)
            break;
        end = to;
    }
    return end;
}

static void collect(const struct aj_extract *x, struct aj_vec *headings)
{
    const struct aj_document *document = x->document;

    for (uint32_t i = x->paper->first_block; i < x->paper->end_block; i++) {
        struct heading heading = {.block = i};
        struct aj_numbered numbered;
        size_t from;
        size_t to;
        size_t n;

        if (document->blocks[i].type != AJ_PARAGRAPH ||
            (document->blocks[i].flags & AJ_BLOCK_MARGIN) != 0)
            continue;
        aj_block_folded_range(document, i, &from, &to);
        numbered = aj_extract_numbered(aj_str_sub(document->folded.text, from, to));
        if (numbered.number == 0)
            continue;
        from += numbered.words;
        n = words_length(document, from, to);
        if (n == 0 || starts_at(document->folded.text, from + n, "，") ||
            starts_at(document->folded.text, from + n, "；"))
            continue;
        heading.words = aj_str_sub(document->folded.text, from, from + n);
        heading.span = (struct aj_span){from + n, end_of_section(x, i, &numbered)};
        *(struct heading *)aj_vec_push(headings) = heading;
    }
}

/* The text under a heading, without the mark that ends the heading. */
static void put_section(struct aj_extract *x, size_t field, const struct heading *heading)
{
    static const char *const marks[] = {"：", "。", ".", "-", " ", "\n"};
    struct aj_find find = {.field = field, .way = AJ_WAY_HEADING, .block = heading->block};
    struct aj_span span = heading->span;
    size_t i = 0;

    while (i < AJ_COUNT(marks)) {
        if (span.from < span.to && starts_at(x->document->folded.text, span.from, marks[i])) {
            span.from += strlen(marks[i]);
            i = 0;
        } else {
            i++;
        }
    }
    if (span.from >= span.to)
        return;
    find.span.from = x->document->folded.origin[span.from];
    find.span.to = span.to < x->document->folded.text.len ? x->document->folded.origin[span.to]
                                                          : x->document->text.len;
    find.block = aj_document_block_at(x->document, find.span.from);
    find.is_weak = true; /* a heading without text says no more than no heading */
    aj_extract_put(x, &find);
}

static const struct heading *find_heading(const struct aj_vec *headings,
                                          const struct aj_pattern *pattern)
{
    for (size_t i = 0; i < headings->count; i++) {
        const struct heading *heading = aj_vec_at(headings, i);
        struct aj_pattern_match match;

        if (aj_pattern_find(pattern, heading->words, 0, &match) == AJ_PATTERN_MATCH)
            return heading;
    }
    return NULL;
}

void aj_extract_headings(struct aj_extract *x)
{
    struct aj_vec headings;

    aj_vec_init(&headings, x->arena, sizeof(struct heading));
    collect(x, &headings);
    for (size_t i = 0; headings.count > 0 && i < x->paper->kind->fields.count; i++) {
        const struct aj_field *field = aj_kind_field(x->paper->kind, i);

        for (size_t k = 0; k < field->headings.count && x->ways[i] == AJ_WAY_NONE; k++) {
            const struct heading *heading =
                find_heading(&headings, *(struct aj_pattern **)aj_vec_at(&field->headings, k));

            if (heading != NULL)
                put_section(x, i, heading);
        }
    }
}

/* ---- headings of two things ---- */

/* What the second of two joined words means: "地点" of 送达方式和地点 is the 送达地点. */
static const struct aj_label *second_meaning(const struct aj_extract *x, struct aj_str first,
                                             struct aj_str second)
{
    struct aj_str whole =
        aj_arena_printf(x->arena, "%" AJ_STR_FMT "%" AJ_STR_FMT,
                        AJ_STR_ARG(aj_str_sub(first, 0, LEAD)), AJ_STR_ARG(second));
    const struct aj_label *label = first.len > LEAD ? aj_extract_meanings(x, whole) : NULL;

    return label != NULL ? label : aj_extract_meanings(x, second);
}

static void put_part(struct aj_extract *x, const struct aj_label *label, uint32_t block,
                     size_t from, size_t to)
{
    for (; label != NULL; label = label->next) {
        struct aj_find find = {.field = label->field, .way = AJ_WAY_LINE, .block = block};

        if (label->group != NULL)
            continue;
        find.span =
            (struct aj_span){x->document->folded.origin[from], x->document->folded.origin[to]};
        find.is_second = label->is_second;
        find.is_weak = label->is_weak;
        aj_extract_put(x, &find);
    }
}

bool aj_extract_pair_heading(struct aj_extract *x, uint32_t block)
{
    static const char *const joints[] = {"和", "及", "、", "与"};
    const struct aj_str semicolon = aj_str_from("；");
    struct aj_str key = aj_label_key(x->arena, aj_block_text(x->document, block));
    size_t from;
    size_t to;
    size_t parted;

    if (!aj_extract_follows(x, block, block + 1))
        return false;
    aj_block_folded_range(x->document, block + 1, &from, &to);
    parted = aj_str_find(aj_str_sub(x->document->folded.text, 0, to), semicolon, from);
    if (parted == AJ_STR_NONE || to - from > LONGEST_PAIR ||
        aj_str_contains(aj_str_sub(x->document->folded.text, from, to), aj_str_from("。")))
        return false;
    for (size_t i = 0; i < AJ_COUNT(joints); i++) {
        size_t at = aj_str_find(key, aj_str_from(joints[i]), 0);
        struct aj_str first = at == AJ_STR_NONE ? AJ_STR_EMPTY : aj_str_sub(key, 0, at);
        struct aj_str second = aj_str_sub(key, first.len + strlen(joints[i]), key.len);
        const struct aj_label *label = first.len > 0 ? second_meaning(x, first, second) : NULL;

        if (label == NULL || aj_extract_meanings(x, first) == NULL)
            continue;
        put_part(x, aj_extract_meanings(x, first), block + 1, from, parted);
        put_part(x, label, block + 1, parted + semicolon.len, to);
        return true;
    }
    return false;
}

/* ---- traces ---- */

/* Whether another field of the same type has its value at `at`: the day of an opinion is not that
 * of the paper. */
static bool is_read(const struct aj_extract *x, enum aj_type type, size_t at)
{
    for (size_t i = 0; i < x->paper->kind->fields.count; i++) {
        const struct aj_vec *readings = &x->paper->readings[i];

        if (aj_kind_field(x->paper->kind, i)->type != type)
            continue;
        for (size_t k = 0; k < readings->count; k++) {
            const struct aj_reading *reading = aj_vec_at(readings, k);

            if (reading->state == AJ_VALUE && reading->place.from <= at && at < reading->place.to)
                return true;
        }
    }
    return false;
}

/* The first trace of the field that no other field has read; base is where the text begins. */
static bool find_trace(const struct aj_extract *x, const struct aj_field *field, struct aj_str text,
                       size_t base, struct aj_pattern_match *match)
{
    for (size_t i = 0; i < field->traces.count; i++) {
        const struct aj_pattern *trace = *(struct aj_pattern **)aj_vec_at(&field->traces, i);

        for (size_t at = 0; aj_pattern_find(trace, text, at, match) == AJ_PATTERN_MATCH &&
                            match->value_to > match->value_from;
             at = match->to) {
            if (field->type != AJ_TYPE_DATE ||
                !is_read(x, field->type, x->document->folded.origin[base + match->value_from]))
                return true;
        }
    }
    return false;
}

void aj_extract_traces(struct aj_extract *x)
{
    struct aj_str text = aj_paper_folded(x->paper);
    size_t base = text.len > 0 ? (size_t)(text.ptr - x->document->folded.text.ptr) : 0;

    for (size_t i = 0; i < x->paper->kind->fields.count; i++) {
        const struct aj_field *field = aj_kind_field(x->paper->kind, i);
        struct aj_pattern_match match;
        struct aj_reading *reading;

        if (x->paper->readings[i].count > 0 || !find_trace(x, field, text, base, &match))
            continue;
        reading = aj_vec_push(&x->paper->readings[i]);
        *reading = (struct aj_reading){.state = AJ_UNREAD, .value = {.type = field->type}};
        reading->reason = aj_str_from(R_("没有认出该项的位置，文中可能写有"));
        reading->place.paper = x->paper;
        reading->place.from = x->document->folded.origin[base + match.value_from];
        reading->place.to = base + match.value_to < x->document->folded.text.len
                                ? x->document->folded.origin[base + match.value_to]
                                : x->document->text.len;
        reading->raw =
            aj_str_trim(aj_str_sub(x->document->text, reading->place.from, reading->place.to));
        reading->place.from = (size_t)(reading->raw.ptr - x->document->text.ptr);
        reading->place.to = reading->place.from + reading->raw.len;
        reading->place.block = aj_document_block_at(x->document, reading->place.from);
    }
}
