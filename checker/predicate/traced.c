/* SPDX-License-Identifier: Apache-2.0
 *
 * <traced of= in= quantity= words=/>: every quantity that the texts `of` state, 5000立方米, stands
 * in another paper of `in` too. The pattern finds quantities, the number is its value, what follows
 * the unit. One that no other paper counts in the same unit is not looked at. words= finds words
 * instead of quantities, as the name of a witness; for them `in` may name fields, too:
 * 询问笔录/被询问人. Of words that are a day the same day counts, however it is written. What
 * stands in no other paper is open where a paper or a field of `in` was not read.
 */
#include "predicate/predicate.h"

#include "text/date.h"
#include "text/decimal.h"
#include "text/number.h"
#include "text/pattern.h"
#include "text/scan.h"

#define MOST_QUANTITIES 64 /* of one paper that are looked for */
#define SIGNS_OF_NUMBER "0123456789.,，〇零一二三四五六七八九十百千万亿两"

struct traced {
    struct aj_vec of;            /* struct aj_path, whole texts */
    struct aj_vec in;            /* struct aj_path, whole texts */
    struct aj_vec fields;        /* struct aj_path, the rest of in= */
    struct aj_pattern *quantity; /* NULL: none */
    struct aj_pattern *words;    /* NULL: none */
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct traced *traced = aj_arena_alloc(c->arena, sizeof(*traced));
    struct aj_vec in = aj_paths_compile(c, aj_setting_find(c, "in"));

    predicate->data = traced;
    traced->of = aj_paths_compile(c, aj_setting_find(c, "of"));
    aj_vec_init(&traced->in, c->arena, sizeof(struct aj_path));
    aj_vec_init(&traced->fields, c->arena, sizeof(struct aj_path));
    for (size_t i = 0; i < in.count; i++) {
        const struct aj_path *path = aj_vec_at(&in, i);

        *(struct aj_path *)aj_vec_push(path->is_text ? &traced->in : &traced->fields) = *path;
    }
    traced->quantity = aj_setting_pattern(c, "quantity");
    traced->words = aj_setting_pattern(c, "words");
}

/* The papers of `in`. */
struct others {
    struct aj_vec papers; /* const struct aj_paper * */
    struct aj_vec values; /* struct aj_str: of the fields of `in` */
    struct aj_map counts; /* struct aj_vec of struct quantity, by the unit: what they state in it */
    bool is_open;         /* some papers or fields were not read */
};

struct quantity {
    const struct aj_paper *paper;
    size_t from;
    size_t to;
    int64_t number; /* ten-thousandths */
    struct aj_str unit;
    bool is_spelt; /* in words: 五千立方米 */
};

/* Where the number that ends at `to` begins; `to` for none. */
static size_t number_before(struct aj_str text, size_t to)
{
    size_t from = to;

    while (aj_scan_find(aj_scan_before(text, from), SIGNS_OF_NUMBER) != NULL)
        (void)aj_utf8_previous(text, &from); /* only the step counts */
    while (from < to && aj_scan_find(aj_scan_peek(text, from), ".,，") != NULL)
        (void)aj_utf8_next(text, &from); /* the stop of a sentence */
    return from;
}

/* Reads the number before a unit: in digits, or in words, 五千立方米. */
static bool read_number(struct aj_str words, struct quantity *out)
{
    size_t at = 0;

    if (aj_decimal_read(words, &at, &out->number))
        return true;
    out->is_spelt = true;
    if (!aj_number_read(words, &at, &out->number) ||
        out->number >= AJ_DECIMAL_LARGEST / AJ_DECIMAL_SCALE)
        return false;
    out->number *= AJ_DECIMAL_SCALE;
    return true;
}

static void add_counts(const struct aj_paper *paper, struct aj_str unit, struct aj_vec *counts)
{
    struct aj_str text = aj_paper_folded(paper);

    for (size_t at = aj_str_find(text, unit, 0); at != AJ_STR_NONE;
         at = aj_str_find(text, unit, at + 1)) {
        size_t from = number_before(text, at > 0 && text.ptr[at - 1] == ' ' ? at - 1 : at);
        struct quantity count = {.paper = paper, .from = from, .to = at + unit.len, .unit = unit};

        if (from < at && read_number(aj_str_sub(text, from, at), &count))
            *(struct quantity *)aj_vec_push(counts) = count;
    }
}

/* What the papers state in the unit, looked for once. */
static const struct aj_vec *counts_in(struct aj_eval *e, struct others *others, struct aj_str unit)
{
    struct aj_vec *counts = aj_map_find(&others->counts, unit);

    if (counts != NULL)
        return counts;
    counts = aj_arena_alloc(e->arena, sizeof(*counts));
    aj_vec_init(counts, e->arena, sizeof(struct quantity));
    for (size_t i = 0; i < others->papers.count; i++)
        add_counts(*(const struct aj_paper *const *)aj_vec_at(&others->papers, i), unit, counts);
    aj_map_set(&others->counts, unit, counts);
    return counts;
}

static struct aj_item item_of(const struct quantity *quantity)
{
    struct aj_item whole = {.state = AJ_VALUE, .paper = quantity->paper};

    return aj_item_part(&whole, quantity->from, quantity->to);
}

static void note_untraced(struct aj_eval *e, const struct quantity *quantity,
                          const struct quantity *other, enum aj_truth truth, struct aj_outcome *out)
{
    struct aj_item item = item_of(quantity);
    struct aj_item said = item_of(other);

    aj_outcome_evidence(out, &item);
    aj_outcome_evidence(out, &said);
    aj_outcome_note_at(
        out, truth,
        aj_arena_printf(e->arena,
                        R_("《%" AJ_STR_FMT "》写的“%" AJ_STR_FMT
                           "”在卷内别的文书中没有，《%" AJ_STR_FMT "》写的是“%" AJ_STR_FMT "”"),
                        AJ_STR_ARG(aj_paper_name(quantity->paper)), AJ_STR_ARG(item.raw),
                        AJ_STR_ARG(aj_paper_name(other->paper)), AJ_STR_ARG(said.raw)),
        item.place);
}

/* Whether a cell of the paper is the number, and the column counts in the unit: 重量（千克）. */
static bool is_in_column(struct aj_eval *e, const struct aj_paper *paper, struct aj_str number,
                         struct aj_str unit)
{
    struct aj_str text = aj_paper_folded(paper);
    struct aj_str cell = aj_arena_printf(e->arena, "\n%" AJ_STR_FMT "\n", AJ_STR_ARG(number));
    struct aj_str head = aj_arena_printf(e->arena, "（%" AJ_STR_FMT "）\n", AJ_STR_ARG(unit));

    return aj_str_contains(text, cell) && aj_str_contains(text, head);
}

static bool is_in_columns(struct aj_eval *e, const struct others *others,
                          const struct quantity *quantity)
{
    struct aj_str text = aj_paper_folded(quantity->paper);
    struct aj_str number =
        aj_str_trim(aj_str_sub(text, quantity->from, quantity->to - quantity->unit.len));

    for (size_t i = 0; i < others->papers.count; i++) {
        const struct aj_paper *paper =
            *(const struct aj_paper *const *)aj_vec_at(&others->papers, i);

        if (paper != quantity->paper && is_in_column(e, paper, number, quantity->unit))
            return true;
    }
    return false;
}

static void check(struct aj_eval *e, const struct quantity *quantity, struct others *others,
                  struct aj_outcome *out)
{
    const struct aj_vec *counts = counts_in(e, others, quantity->unit);
    const struct quantity *other = NULL; /* the last in digits */

    for (size_t i = 0; i < counts->count; i++) {
        const struct quantity *count = aj_vec_at(counts, i);

        if (count->paper == quantity->paper)
            continue;
        if (count->number == quantity->number) {
            aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("数量在别的文书中有")));
            return;
        }
        other = count->is_spelt ? other : count;
    }
    if (other != NULL && is_in_columns(e, others, quantity))
        aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("数量在别的文书中有")));
    else if (other != NULL)
        note_untraced(e, quantity, other, others->is_open ? AJ_UNKNOWN : AJ_FALSE, out);
}

static bool is_in_any(const struct others *others, const struct aj_paper *but, struct aj_str words)
{
    for (size_t i = 0; i < others->papers.count; i++) {
        const struct aj_paper *paper =
            *(const struct aj_paper *const *)aj_vec_at(&others->papers, i);

        if (paper != but && aj_str_contains(aj_paper_folded(paper), words))
            return true;
    }
    for (size_t i = 0; i < others->values.count; i++) {
        if (aj_str_contains(*(const struct aj_str *)aj_vec_at(&others->values, i), words))
            return true;
    }
    return false;
}

/* "3月5日", "2024年3月5日": whether words are a day and nothing else. */
static bool is_day(struct aj_str words, struct aj_date *day)
{
    static const struct aj_date leap_year = {2000, 1, 1, -1, -1};
    struct aj_date_match match;

    if (!aj_date_find(words, 0, &leap_year, &match) || match.state != AJ_DATE_VALID ||
        match.from > 0 || match.to < words.len)
        return false;
    *day = match.date;
    if (!aj_str_contains(words, aj_str_from("年")))
        day->year = 0; /* of any year */
    return true;
}

static bool has_day(const struct aj_paper *paper, struct aj_date day)
{
    static const struct aj_date leap_year = {2000, 1, 1, -1, -1};
    struct aj_str text = aj_paper_folded(paper);
    struct aj_date_match match;

    for (size_t at = 0; aj_date_find(text, at, &leap_year, &match); at = match.to) {
        if (match.state == AJ_DATE_VALID && match.date.month == day.month &&
            match.date.day == day.day && (day.year == 0 || match.date.year == day.year))
            return true;
    }
    return false;
}

/* Whether words are a day that another paper has, written in another way: 2024-03-05. */
static bool is_day_in_any(const struct others *others, const struct aj_paper *but,
                          struct aj_str words)
{
    struct aj_date day;

    if (!is_day(words, &day))
        return false;
    for (size_t i = 0; i < others->papers.count; i++) {
        const struct aj_paper *paper =
            *(const struct aj_paper *const *)aj_vec_at(&others->papers, i);

        if (paper != but && has_day(paper, day))
            return true;
    }
    return false;
}

static void check_words(struct aj_eval *e, const struct traced *traced,
                        const struct aj_paper *paper, const struct others *others,
                        struct aj_outcome *out)
{
    struct aj_item whole = {.state = AJ_VALUE, .paper = paper};
    struct aj_str text = aj_paper_folded(paper);
    struct aj_pattern_match match;

    for (size_t at = 0, n = 0; n < MOST_QUANTITIES; at = match.to, n++) {
        struct aj_str words;
        struct aj_item item;

        if (aj_pattern_find_in(traced->words, text, paper->grams, at, &match) != AJ_PATTERN_MATCH ||
            match.to <= at)
            return;
        words = aj_str_sub(text, match.value_from, match.value_to);
        if (is_in_any(others, paper, words) || is_day_in_any(others, paper, words)) {
            aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("在别的文书中有")));
            continue;
        }
        item = aj_item_part(&whole, match.value_from, match.value_to);
        aj_outcome_evidence(out, &item);
        aj_outcome_note_at(
            out, others->is_open ? AJ_UNKNOWN : AJ_FALSE,
            aj_arena_printf(e->arena,
                            R_("《%" AJ_STR_FMT "》写的“%" AJ_STR_FMT "”在卷内别的文书中没有"),
                            AJ_STR_ARG(aj_paper_name(paper)), AJ_STR_ARG(item.raw)),
            item.place);
    }
}

/* The quantities of one paper. */
static void check_quantities(struct aj_eval *e, const struct traced *traced,
                             const struct aj_paper *paper, struct others *others,
                             struct aj_outcome *out)
{
    struct aj_str text = aj_paper_folded(paper);
    struct aj_pattern_match match;
    size_t at = 0;

    for (int n = 0; n < MOST_QUANTITIES; n++, at = match.to) {
        struct quantity quantity = {.paper = paper};
        size_t begin;

        if (aj_pattern_find_in(traced->quantity, text, paper->grams, at, &match) !=
                AJ_PATTERN_MATCH ||
            match.to <= at)
            return;
        begin = match.value_from;
        quantity.from = match.value_from;
        quantity.to = match.to;
        quantity.unit = aj_str_trim(aj_str_sub(text, match.value_to, match.to));
        if (quantity.unit.len > 0 && aj_decimal_read(text, &begin, &quantity.number))
            check(e, &quantity, others, out);
    }
}

/* What the fields of `in` say. */
static void add_values(struct aj_eval *e, const struct aj_vec *fields, struct others *others)
{
    struct aj_operand operand;

    for (size_t i = 0; i < fields->count; i++) {
        aj_path_resolve(e, aj_vec_at(fields, i), AJ_PICK_ALL, &operand);
        for (size_t j = 0; j < operand.items.count; j++) {
            const struct aj_item *item = aj_vec_at(&operand.items, j);

            if (item->state == AJ_VALUE)
                *(struct aj_str *)aj_vec_push(&others->values) = item->raw;
            others->is_open = others->is_open || item->state == AJ_UNREAD;
        }
    }
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct traced *traced = predicate->data;
    struct aj_vec papers = aj_paths_papers(e, &traced->of);
    struct others others = {.papers = aj_paths_papers(e, &traced->in),
                            .is_open = aj_paths_unread(e, &traced->in) != NULL};

    aj_map_init(&others.counts, e->arena);
    aj_vec_init(&others.values, e->arena, sizeof(struct aj_str));
    add_values(e, &traced->fields, &others);
    for (size_t i = 0; i < papers.count; i++) {
        const struct aj_paper *paper = *(const struct aj_paper *const *)aj_vec_at(&papers, i);

        if (traced->quantity != NULL)
            check_quantities(e, traced, paper, &others, out);
        if (traced->words != NULL)
            check_words(e, traced, paper, &others, out);
    }
    if (out->notes.count == 0)
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("没有可比的内容")));
}

const struct aj_predicate_type aj_predicate_traced = {
    "traced", "of in quantity words say", "of in", false, false, compile, evaluate, false};
