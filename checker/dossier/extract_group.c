/* SPDX-License-Identifier: Apache-2.0
 *
 * Opinion cells: words, a signature and a day in one place, in whatever order a form prints them.
 */
#include "dossier/extract_parts.h"

#include "base/utf8.h"
#include "text/fold.h"
#include "text/person.h"
#include "text/scan.h"

#include <string.h>

#define LONGEST_DAY_LABEL 18 /* bytes of 日期, 签收时间 */
#define LONGEST_NAME      3  /* ideographs of a person's name */

/* "5月14日" at the end of the text; its year is told by the opinions before. */
static bool find_short_day(struct aj_str text, struct aj_date_match *day)
{
    static const struct aj_date leap_year = {2000, 1, 1, -1, -1};
    const struct aj_str month = aj_str_from("月");
    struct aj_date_match match;

    for (size_t at = 0; aj_date_find(text, at, &leap_year, &match); at = match.to) {
        if (aj_str_trim(aj_str_sub(text, match.to, text.len)).len > 0 ||
            !aj_str_contains(aj_str_sub(text, match.from, match.to), month))
            continue;
        *day = match;
        return true;
    }
    return false;
}

/* The last date, or place for one, in the group. */
static void find_date(const struct aj_extract *x, struct aj_group_parts *p)
{
    struct aj_str text = aj_group_folded(x, p->whole);
    struct aj_date_match match;
    struct aj_date_match best = {.state = AJ_DATE_BLANK};
    bool found = false;
    size_t at = 0;
    size_t stop;
    size_t clause;

    while (aj_date_find(text, at, NULL, &match)) {
        /* a day that is there beats a blank behind it */
        if (!found || match.state != AJ_DATE_BLANK || best.state == AJ_DATE_BLANK)
            best = match;
        found = true;
        at = match.to;
    }
    if (!found && !find_short_day(text, &best))
        return;
    /* nor is the end of a term a day on which somebody signed */
    if (aj_str_ends(aj_str_sub(text, 0, best.from), aj_str_from("至")))
        return;
    /* a day in the middle of a sentence belongs to the opinion; one that ends it does not */
    stop = aj_str_find(text, aj_str_from("。"), best.to);
    if (stop != AJ_STR_NONE &&
        aj_str_trim(aj_str_sub(text, best.to, stop)).len +
                aj_str_trim(aj_str_sub(text, stop + strlen("。"), text.len)).len >
            0)
        return;
    /* so does one in a clause that goes on: "责令2023年4月20日前恢复；处…" */
    clause = aj_str_find(text, aj_str_from("；"), best.to);
    if (clause != AJ_STR_NONE && aj_str_trim(aj_str_sub(text, best.to, clause)).len > 0)
        return;
    p->date = (struct aj_span){p->whole.from + best.from, p->whole.from + best.to};
}

/* Where the line before `at` begins when it is nothing but the label of a day; else `at`. */
static size_t behind_day_cell(const struct aj_extract *x, const struct aj_group_parts *p, size_t at)
{
    struct aj_str text = x->document->folded.text;
    size_t from = at;
    struct aj_str line;

    while (from > p->whole.from && text.ptr[from - 1] == '\n')
        from--;
    line = aj_str_sub(text, p->whole.from, from);
    for (from = line.len; from > 0 && line.ptr[from - 1] != '\n';)
        from--;
    line = aj_str_sub(line, from, line.len);
    return aj_extract_is_one_of(&x->kinds->words.days, aj_str_trim(line)) ? p->whole.from + from
                                                                          : at;
}

/* "张三　　日期：2023年…": where the label of the day begins, at a gap or a mark; else the day. */
static size_t find_day_label(const struct aj_extract *x, const struct aj_group_parts *p)
{
    const struct aj_document *document = x->document;
    struct aj_str text = document->folded.text;
    size_t colon = p->date.from;

    while (colon > p->whole.from && text.ptr[colon - 1] == ' ')
        colon--;
    if (!aj_str_ends(aj_str_sub(text, p->whole.from, colon), aj_str_from("：")))
        return behind_day_cell(x, p, p->date.from);
    colon -= strlen("：");
    for (size_t at = colon; colon - at <= LONGEST_DAY_LABEL;) {
        size_t before = document->folded.origin[at];
        size_t next = at;

        if (at < colon && (at == p->whole.from || !aj_is_han(aj_utf8_previous(text, &next)) ||
                           aj_is_blank(aj_utf8_previous(document->text, &before))))
            return at;
        if (at == p->whole.from)
            break;
        (void)aj_utf8_previous(text, &at); /* one character of the label */
    }
    return p->date.from;
}

/* The end of the line that folded offset `at` is on, within the group. */
static size_t line_end(const struct aj_extract *x, const struct aj_group_parts *p, size_t at)
{
    size_t end = aj_str_find(x->document->folded.text, aj_str_from("\n"), at);

    return end < p->whole.to ? end : p->whole.to;
}

static size_t line_start(const struct aj_extract *x, const struct aj_group_parts *p, size_t at)
{
    while (at > p->whole.from && x->document->folded.text.ptr[at - 1] != '\n')
        at--;
    return at;
}

/* "同意。张三": where the words behind the last full stop begin. */
static size_t behind_last_stop(const struct aj_extract *x, struct aj_span line)
{
    const struct aj_str stop = aj_str_from("。");
    struct aj_str words = aj_group_folded(x, line);
    size_t from = line.from;

    for (size_t at = aj_str_find(words, stop, 0); at != AJ_STR_NONE;
         at = aj_str_find(words, stop, at + 1))
        from = line.from + at + stop.len;
    return from;
}

/* "同意　　张三　　2023年…": where the words behind the last wide gap begin, when they can be a
 * person's name; the line's start when there is no such gap. Folding loses gaps, so the written
 * text is looked at. */
static size_t behind_last_gap(const struct aj_extract *x, struct aj_span line)
{
    const struct aj_document *document = x->document;
    struct aj_str before;
    size_t to = line.to;
    size_t n = 0;

    while (to > line.from && document->folded.text.ptr[to - 1] == ' ')
        to--;
    for (size_t at = to; at > line.from && n <= LONGEST_NAME;) {
        size_t before_gap = at;

        if (!aj_is_han(aj_utf8_previous(document->folded.text, &at)))
            return line.from;
        n++;
        before = aj_str_sub(document->text, 0, document->folded.origin[at]);
        before_gap = before.len;
        if (n >= 2 && n <= LONGEST_NAME && before_gap > 0 &&
            aj_is_blank(aj_utf8_previous(before, &before_gap)) && before_gap > 0 &&
            aj_is_blank(aj_utf8_previous(before, &before_gap)))
            return at;
    }
    return line.from;
}

/* Whether a line is a person's name and nothing else. */
static bool is_name_line(const struct aj_extract *x, struct aj_span span)
{
    struct aj_str line = aj_str_trim(aj_group_folded(x, span));
    struct aj_person person;

    return aj_person_find(line, 0, &person) && aj_str_equal(person.name, line) &&
           aj_utf8_count(line) <= LONGEST_NAME && !aj_extract_is_no_name(x, line);
}

/* Where the lines of those who signed above the last begin, when each is on a line of its own and
 * the opinion stands above them. */
static size_t first_name_line(const struct aj_extract *x, const struct aj_group_parts *p,
                              size_t from)
{
    while (from > p->whole.from) {
        struct aj_span line = {line_start(x, p, from - 1), from - 1};

        if (line.from <= p->whole.from || !is_name_line(x, line))
            break;
        from = line.from;
    }
    return from;
}

/* Where the names under a label's line end, when each is on a line of its own: "承办人：张三",
 * "李四". */
static size_t last_name_line(const struct aj_extract *x, const struct aj_group_parts *p, size_t to)
{
    while (to < p->whole.to) {
        struct aj_span line = {to + 1, line_end(x, p, to + 1)};

        if (line.to > p->date.from || !is_name_line(x, line))
            break;
        to = line.to;
    }
    return to;
}

/* "张三、李四，2023年…": where the marks behind the names begin. */
static size_t before_last_mark(const struct aj_extract *x, struct aj_span line)
{
    struct aj_str words = aj_group_folded(x, line);
    size_t at = words.len;

    while (at > 0) {
        size_t before = at;

        if (!aj_scan_is_one_of(aj_utf8_previous(words, &before), " ，、；"))
            break;
        at = before;
    }
    return line.from + at;
}

/* Whether so many ideographs stand together that they are no name. */
static bool has_long_run(struct aj_str words)
{
    size_t n = 0;

    for (size_t at = 0; at < words.len && n <= LONGEST_NAME + 1;)
        n = aj_is_han(aj_utf8_next(words, &at)) ? n + 1 : 0;
    return n > LONGEST_NAME + 1;
}

/* Folded words as they are written, with the gaps between names. */
static struct aj_str written(const struct aj_extract *x, struct aj_str words)
{
    const struct aj_document *document = x->document;
    size_t from = (size_t)(words.ptr - document->folded.text.ptr);

    return aj_str_sub(document->text, document->folded.origin[from],
                      document->folded.origin[from + words.len]);
}

/* Whether words say something rather than name people. */
static bool says_something(const struct aj_extract *x, struct aj_str words)
{
    struct aj_str names;
    struct aj_person person;

    if (words.len == 0)
        return false;
    names = aj_fold_text(x->arena, aj_person_separate(x->arena, written(x, words)));
    return has_long_run(names) || aj_str_contains(words, aj_str_from("。")) ||
           aj_extract_is_no_name(x, words) || !aj_person_find(names, 0, &person) ||
           person.from > 0 || aj_extract_is_no_name(x, person.name);
}

/* "承办人：张三　李四　2025年…": nothing but names stand before the day. */
static bool names_all(const struct aj_extract *x, struct aj_span line)
{
    struct aj_str words = aj_str_trim(aj_group_folded(x, line));

    return words.len > 0 && !says_something(x, words);
}

/* Without a label, the words before the day on its line are the signature, else the line above it.
 */
static void find_bare_signature(const struct aj_extract *x, const struct aj_group *group,
                                struct aj_group_parts *p)
{
    struct aj_span line;

    if (p->date.to == 0)
        return;
    line.from = line_start(x, p, p->day_label);
    line.to = p->day_label;
    if (aj_str_trim(aj_group_folded(x, line)).len == 0 && line.from > p->whole.from) {
        line.to = line.from - 1;
        line.from = line_start(x, p, line.to);
    }
    line.to = before_last_mark(x, line);
    line.from = behind_last_stop(x, line);
    if (group->opinion == AJ_NO_FIELD && line.from <= p->whole.from && names_all(x, line)) {
        p->sign = line;
        p->opinion_end = line.from;
        return;
    }
    if (line.from <= p->whole.from)
        line.from = behind_last_gap(x, line);
    /* the only line is the opinion, not a name */
    if (line.from <= p->whole.from ||
        !aj_group_can_be_signature(aj_str_trim(aj_group_folded(x, line))))
        return;
    if (line.from == line_start(x, p, line.from) && is_name_line(x, line))
        line.from = first_name_line(x, p, line.from);
    p->sign = line;
    p->opinion_end = line.from;
}

/* What stands in cells of its own beside 签字 and 时间. */
static void take_cells(const struct aj_extract *x, const struct aj_group_place *place,
                       struct aj_group_parts *p)
{
    struct aj_date_match match;
    size_t end = aj_document_to_folded(x->document, place->opinion_end);

    if (place->opinion_end == 0)
        return;
    if (end < p->opinion_end)
        p->opinion_end = end;
    if (place->sign.to > 0) {
        p->sign.from = aj_document_to_folded(x->document, place->sign.from);
        p->sign.to = aj_document_to_folded(x->document, place->sign.to);
        p->has_sign_label = true;
        if (p->date.to > 0 && p->day_label >= p->sign.from && p->date.from < p->sign.to)
            p->sign.to = p->day_label; /* the day stands with the name */
    }
    if (place->day.to == 0)
        return;
    p->date.from = aj_document_to_folded(x->document, place->day.from);
    p->date.to = aj_document_to_folded(x->document, place->day.to);
    if (aj_date_find(aj_group_folded(x, p->date), 0, NULL, &match))
        p->date = (struct aj_span){p->date.from + match.from, p->date.from + match.to};
}

/* "（签名）：": the label begins at its bracket. */
static size_t before_bracket(const struct aj_extract *x, const struct aj_group_parts *p,
                             size_t label)
{
    const struct aj_str open = aj_str_from("（");
    bool has_bracket =
        aj_str_ends(aj_str_sub(x->document->folded.text, p->whole.from, label), open);

    return has_bracket ? label - open.len : label;
}

static void find_signature(const struct aj_extract *x, const struct aj_group *group,
                           struct aj_group_parts *p)
{
    size_t label = 0;
    size_t end;

    if (!aj_group_find_sign(x, group, p, &label)) {
        p->sign.to = 0;
        find_bare_signature(x, group, p);
        return;
    }
    end = p->sign.to;
    p->has_sign_label = true;
    if (p->day_label < p->sign.from && p->sign.from <= p->date.from)
        p->day_label = p->date.from; /* the colon before the day is the signature's */
    p->sign.to = line_end(x, p, p->sign.from);
    if (p->date.to > 0 && p->day_label >= p->sign.from && p->date.from < p->sign.to)
        p->sign.to = p->day_label;
    else if (p->date.to > 0 && p->date.from > p->sign.to)
        p->sign.to = last_name_line(x, p, p->sign.to);
    if (end < p->sign.to)
        p->sign.to = end;
    label = before_bracket(x, p, label);
    if (label < p->opinion_end)
        p->opinion_end = line_start(x, p, label) > p->whole.from &&
                                 aj_group_can_be_signature(aj_group_folded(
                                     x, (struct aj_span){line_start(x, p, label), label}))
                             ? line_start(x, p, label)
                             : label;
}

/* Whether a picture stands in the group. */
static bool has_picture(const struct aj_extract *x, uint32_t block, struct aj_span text)
{
    for (uint32_t i = block; i < x->paper->end_block; i++) {
        const struct aj_block *b = &x->document->blocks[i];

        if (b->from > text.to)
            break;
        if (b->type == AJ_PARAGRAPH && b->to >= text.from &&
            aj_document_has_picture(x->document, i, text.from, text.to))
            return true;
    }
    return false;
}

/* Adds a part of the group, given as folded offsets, to a field, if the group has it. */
static void put(struct aj_extract *x, size_t field, struct aj_find find, struct aj_span folded)
{
    const uint32_t *origin = x->document->folded.origin;

    if (field == AJ_NO_FIELD)
        return;
    find.field = field;
    find.span = (struct aj_span){origin[folded.from], origin[folded.to]};
    if (find.span.to > find.span.from)
        find.block = aj_document_block_at(x->document, find.span.from);
    aj_extract_put(x, &find);
}

/* What stands before who signs. */
static struct aj_str words_of(const struct aj_extract *x, const struct aj_group_parts *p)
{
    return aj_str_trim(aj_group_folded(x, (struct aj_span){p->opinion_from, p->opinion_end}));
}

/* The field for the words of the group. "承办人：张三" has none, unless an opinion stands before
 * the name, or the picture of one, after all: "承办人：建议立案。张三". */
static size_t opinion_field(const struct aj_extract *x, const struct aj_group *group,
                            const struct aj_group_place *place, const struct aj_group_parts *p)
{
    if (group->opinion != AJ_NO_FIELD ||
        (p->sign.to == 0 && !has_picture(x, place->block, place->whole)))
        return group->opinion;
    return says_something(x, words_of(x, p)) ? group->said : AJ_NO_FIELD;
}

/* "承办机构：水政大队" names who deals with the case, and nobody who has signed. */
static bool names_people(const struct aj_extract *x, const struct aj_group_parts *p)
{
    return !says_something(x, words_of(x, p));
}

/* "张三　2023年5月4日　建议立案": who signs first, and then says what. */
static void turn_round(const struct aj_extract *x, struct aj_group_parts *p)
{
    struct aj_span behind = {p->date.to, p->whole.to};
    struct aj_span before = {p->whole.from, p->day_label};

    if (p->date.to == 0 || p->has_sign_label ||
        says_something(x, aj_str_trim(aj_group_folded(x, before))) ||
        aj_str_trim(aj_group_folded(x, before)).len == 0 ||
        !says_something(x, aj_str_trim(aj_group_folded(x, behind))))
        return;
    p->sign = before;
    p->opinion_from = behind.from;
    p->opinion_end = behind.to;
}

void aj_extract_group(struct aj_extract *x, const struct aj_group *labelled,
                      const struct aj_group_place *place)
{
    const struct aj_group *group = aj_extract_deciding(x, labelled, place->block);
    struct aj_group_parts p = {0};
    struct aj_find find = {.way = AJ_WAY_CELL, .block = place->block, .is_weak = group->is_shared};
    size_t opinion;

    p.whole.from = aj_document_to_folded(x->document, place->whole.from);
    p.whole.to = aj_document_to_folded(x->document, place->whole.to);
    p.opinion_from = p.whole.from;
    p.opinion_end = p.whole.to;
    find_date(x, &p);
    if (p.date.to > 0) {
        p.day_label = find_day_label(x, &p);
        p.opinion_end = p.day_label;
    }
    take_cells(x, place, &p);
    if (!p.has_sign_label)
        find_signature(x, group, &p);
    turn_round(x, &p);
    if (p.opinion_end < p.whole.from)
        p.opinion_end = p.whole.from;
    opinion = opinion_field(x, group, place, &p);
    if (p.sign.to == 0 && names_people(x, &p) &&
        (opinion == AJ_NO_FIELD || has_picture(x, place->block, place->whole))) {
        p.sign = (struct aj_span){p.whole.from, p.opinion_end}; /* and no opinion */
        p.opinion_end = p.opinion_from;
    }
    if (p.sign.to < p.sign.from || p.sign.to == 0)
        p.sign = (struct aj_span){p.opinion_end, p.opinion_end};
    if (aj_str_trim(aj_group_folded(x, p.sign)).len == 0)
        p.sign.to = p.sign.from; /* there may be a picture */
    if (p.date.to == 0)
        p.date = (struct aj_span){p.whole.to, p.whole.to};
    put(x, opinion, find, (struct aj_span){p.opinion_from, p.opinion_end});
    put(x, group->date, find, p.date);
    find.has_picture = has_picture(x, place->block, place->whole);
    find.is_weak = group->is_shared && !find.has_picture;
    put(x, group->signature, find, p.sign);
    aj_extract_note_opinion(x, group, place->block, find.has_picture || p.sign.to > p.sign.from);
}
