/* SPDX-License-Identifier: Apache-2.0
 *
 * Sets of penalties. Every mention of a kind is weighed on its own (taken back? left open? with
 * what amount or term?), then the mentions of a kind become one value. What could mean two things
 * is open, never guessed.
 */
#include "text/penalty.h"

#include "base/compiler.h"
#include "text/amount.h"
#include "text/number.h"
#include "text/scan.h"

#include <inttypes.h>

#define MOST_HITS      64
#define MONTHS_A_YEAR  12
#define DAYS_A_WEEK    7
#define MOST_TERM      100 /* years; a larger number before 年 is a date */
#define CLAUSE_ENDS    "；。\n"
#define SENTENCE_MARKS "，：" CLAUSE_ENDS

/* One mention of a kind. */
struct hit {
    const struct aj_penalty_kind *kind;
    size_t from;
    size_t to;
    size_t end; /* behind its amount or term */
    enum aj_measure measure;
    int64_t number;
    bool is_total; /* of several: 合计 */
};

struct reading {
    struct aj_arena *arena;
    const struct aj_penalty_words *words;
    struct aj_str text; /* with spaces for what is quoted */
    struct hit hits[MOST_HITS];
    size_t n_hits;
    bool is_open;
};

static bool matches(const struct aj_pattern *pattern, struct aj_str text)
{
    struct aj_pattern_match match;

    return pattern != NULL && aj_pattern_find(pattern, text, 0, &match) != AJ_PATTERN_NO_MATCH;
}

/* The text with spaces for quotations, byte for byte. */
static struct aj_str without_quotes(struct aj_arena *arena, const struct aj_pattern *quoted,
                                    struct aj_str text)
{
    struct aj_pattern_match match;
    char *copy;
    size_t at = 0;

    if (!matches(quoted, text))
        return text;
    copy = aj_arena_alloc(arena, text.len + 1);
    memcpy(copy, text.ptr, text.len);
    while (at < text.len && aj_pattern_find(quoted, text, at, &match) == AJ_PATTERN_MATCH &&
           match.to > match.from) {
        memset(copy + match.from, ' ', match.to - match.from);
        at = match.to;
    }
    return (struct aj_str){copy, text.len};
}

/* Where what stands before `at` begins, behind the last of the marks. */
/* Whether one of the marks stands at `at`. A comma between digits is part of the number: 30,000. */
static bool is_mark(struct aj_str text, size_t at, const char *marks)
{
    size_t behind = at;

    return aj_scan_is_one_of(aj_scan_peek(text, at), marks) &&
           !(aj_utf8_next(text, &behind) == 0xFF0C && aj_scan_is_digit(aj_scan_before(text, at)) &&
             aj_scan_is_digit(aj_scan_peek(text, behind)));
}

static size_t begin_of(struct aj_str text, size_t at, const char *marks)
{
    while (at > 0) {
        size_t before = at;

        (void)aj_utf8_previous(text, &before); /* only the step counts */
        if (is_mark(text, before, marks))
            break;
        at = before;
    }
    return at;
}

static size_t end_of(struct aj_str text, size_t at, const char *marks)
{
    while (at < text.len && !is_mark(text, at, marks))
        (void)aj_utf8_next(text, &at); /* likewise */
    return at;
}

/* ---- mentions ---- */

static void add_hits(struct reading *r, const struct aj_penalty_kind *kind, size_t from)
{
    struct aj_pattern_match match;
    size_t at = from;

    while (at < r->text.len &&
           aj_pattern_find(kind->pattern, r->text, at, &match) == AJ_PATTERN_MATCH &&
           match.to > match.from) {
        struct aj_str before =
            aj_str_sub(r->text, begin_of(r->text, match.from, SENTENCE_MARKS), match.from);
        struct aj_str behind =
            aj_str_sub(r->text, match.to, end_of(r->text, match.to, CLAUSE_ENDS));

        at = match.to;
        if (matches(r->words->not_before, before) || matches(r->words->not_behind, behind))
            continue;
        if (r->n_hits == MOST_HITS || matches(r->words->open_before, before) ||
            matches(r->words->open_behind, behind)) {
            r->is_open = true;
            return;
        }
        r->hits[r->n_hits++] =
            (struct hit){.kind = kind, .from = match.from, .to = match.to, .end = match.to};
    }
}

/* Where the next mention of any kind begins. */
static size_t next_hit(const struct reading *r, const struct hit *hit)
{
    size_t next = r->text.len;

    for (size_t i = 0; i < r->n_hits; i++) {
        if (r->hits[i].from >= hit->to && r->hits[i].from < next)
            next = r->hits[i].from;
    }
    return next;
}

/* ---- amounts ---- */

static bool last_amount(struct aj_str text, size_t from, size_t to, struct aj_amount_match *match)
{
    struct aj_str part = aj_str_sub(text, 0, to);
    struct aj_amount_match next;
    bool found = false;

    while (aj_amount_find(part, from, &next)) {
        *match = next;
        from = next.to;
        found = true;
    }
    return found;
}

/* （大写：叁万元） right behind an amount: whether it says something else. */
static bool is_contradicted(struct aj_str text, const struct aj_amount_match *amount)
{
    static const char *const words[] = {"大写", "小写", "即", "："};
    size_t at = amount->to;
    struct aj_amount_match other;

    if (!aj_scan_take(text, &at, "（"))
        return false;
    for (size_t i = 0; i < AJ_COUNT(words); i++)
        (void)aj_scan_take(text, &at, words[i]); /* there or not */
    return aj_amount_find(text, at, &other) && other.from == at &&
           aj_scan_is_at(text, other.to, "）") && other.fen != amount->fen;
}

static void take_amount(struct reading *r, struct hit *hit, const struct aj_amount_match *amount)
{
    bool differs = hit->measure == AJ_MEASURE_AMOUNT && hit->number != amount->fen;

    hit->measure =
        differs || is_contradicted(r->text, amount) ? AJ_MEASURE_OPEN : AJ_MEASURE_AMOUNT;
    hit->number = amount->fen;
    hit->from = amount->from < hit->from ? amount->from : hit->from;
    hit->end = amount->to > hit->end ? amount->to : hit->end;
}

/* The amount within the words, before them or behind them. Money behind that nothing ties to the
 * kind leaves it open. */
static void measure_amount(struct reading *r, struct hit *hit)
{
    size_t begin = begin_of(r->text, hit->from, SENTENCE_MARKS);
    size_t next = next_hit(r, hit);
    size_t limit = end_of(r->text, hit->to, CLAUSE_ENDS);
    size_t comma = end_of(r->text, hit->to, SENTENCE_MARKS);
    struct aj_str behind = aj_str_sub(r->text, 0, limit < next ? limit : next);
    struct aj_str between = AJ_STR_EMPTY;
    struct aj_amount_match match;
    size_t to = hit->to;
    size_t from = hit->from;

    hit->measure = AJ_MEASURE_UNSAID;
    if (last_amount(r->text, from, to, &match)) {
        take_amount(r, hit, &match);
        return;
    }
    if (last_amount(r->text, begin, from, &match) &&
        matches(r->words->gap_before, aj_str_sub(r->text, match.to, from)))
        take_amount(r, hit, &match);
    if (aj_amount_find(behind, to, &match)) {
        between = aj_str_sub(r->text, to, match.from);
        if (matches(r->words->gap, between))
            take_amount(r, hit, &match);
        else if (hit->measure == AJ_MEASURE_UNSAID && match.from < comma)
            hit->measure = AJ_MEASURE_OPEN;
    }
    hit->is_total = matches(r->words->total, aj_str_sub(r->text, begin, from)) ||
                    (between.len > 0 && matches(r->words->total, between));
}

/* ---- terms ---- */

static const struct {
    const char *word;
    enum aj_measure measure;
    int times;
} units[] = {
    {"个月", AJ_MEASURE_MONTHS, 1},       {"日", AJ_MEASURE_DAYS, 1},
    {"天", AJ_MEASURE_DAYS, 1},           {"年", AJ_MEASURE_MONTHS, MONTHS_A_YEAR},
    {"周", AJ_MEASURE_DAYS, DAYS_A_WEEK},
};

/* One number with its unit: 三个月, 15日, 半年. */
static bool read_term_part(struct aj_str text, size_t *at, struct hit *out)
{
    size_t p = *at;
    int64_t number;

    if (aj_scan_take(text, &p, "半年")) {
        out->measure = AJ_MEASURE_MONTHS;
        out->number = MONTHS_A_YEAR / 2;
        *at = p;
        return true;
    }
    if (!aj_number_read(text, &p, &number) || number < 1 || number > MOST_TERM * MONTHS_A_YEAR)
        return false;
    for (size_t i = 0; i < AJ_COUNT(units); i++) {
        if (!aj_scan_take(text, &p, units[i].word))
            continue;
        if (units[i].times == MONTHS_A_YEAR && number > MOST_TERM)
            return false;
        out->measure = units[i].measure;
        out->number = number * units[i].times;
        *at = p;
        return true;
    }
    return false;
}

/* 一个月, 一年六个月; not the 一个月 of 一个月以上. */
static bool read_term(struct aj_str text, size_t at, struct hit *hit)
{
    struct hit first = *hit;
    struct hit second = *hit;

    if (!read_term_part(text, &at, &first))
        return false;
    if (first.measure == AJ_MEASURE_MONTHS && read_term_part(text, &at, &second)) {
        if (second.measure != AJ_MEASURE_MONTHS)
            return false;
        first.number += second.number;
    }
    if (aj_scan_is_one_of(aj_scan_peek(text, at), "至到-~以之内或半"))
        return false;
    hit->measure = first.measure;
    hit->number = first.number;
    hit->end = at;
    return true;
}

static bool has_number(struct aj_str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t p = at;
        int64_t number;

        if (aj_number_read(text, &p, &number))
            return true;
        (void)aj_utf8_next(text, &at); /* only the step counts */
    }
    return false;
}

/* 三年内不得从事: among the words themselves. */
static bool term_within(const struct reading *r, struct hit *hit)
{
    for (size_t at = hit->from; at < hit->to; (void)aj_utf8_next(r->text, &at)) {
        struct hit found = *hit;
        size_t p = at;

        if (!read_term_part(r->text, &p, &found) || p > hit->to)
            continue;
        *hit = found;
        return true;
    }
    return false;
}

/* 停止活动三个月: the first number of text behind the words. */
static bool term_behind(const struct reading *r, struct aj_str text, struct hit *hit)
{
    for (size_t at = hit->to; at < text.len; (void)aj_utf8_next(text, &at)) {
        size_t p = at;
        int64_t number;

        if (aj_number_read(text, &p, &number) || aj_scan_is_at(text, at, "半"))
            return matches(r->words->gap, aj_str_sub(text, hit->to, at)) &&
                   read_term(text, at, hit);
    }
    return false;
}

/* 五日拘留. */
static bool term_before(const struct reading *r, struct hit *hit)
{
    struct aj_str text = aj_str_sub(r->text, 0, hit->from);

    for (size_t at = begin_of(text, hit->from, SENTENCE_MARKS); at < text.len;
         (void)aj_utf8_next(text, &at)) {
        struct hit found = *hit;

        if (!read_term(text, at, &found) ||
            !matches(r->words->gap_before, aj_str_sub(text, found.end, text.len)))
            continue;
        hit->measure = found.measure;
        hit->number = found.number;
        return true;
    }
    return false;
}

/* Numbers behind that are no plain term leave it open: 自5月1日至5月31日. */
static void measure_term(struct reading *r, struct hit *hit)
{
    size_t end = end_of(r->text, hit->to, SENTENCE_MARKS);
    size_t next = next_hit(r, hit);
    struct aj_str text = aj_str_sub(r->text, 0, end < next ? end : next);

    if (term_within(r, hit) || term_behind(r, text, hit) || term_before(r, hit))
        return;
    hit->measure =
        has_number(aj_str_sub(text, hit->to, text.len)) ? AJ_MEASURE_OPEN : AJ_MEASURE_UNSAID;
}

static void measure(struct reading *r, struct hit *hit)
{
    if (hit->kind->by == AJ_PENALTY_BY_AMOUNT)
        measure_amount(r, hit);
    else if (hit->kind->by == AJ_PENALTY_BY_TERM)
        measure_term(r, hit);
    else
        hit->measure = hit->kind->is_lifted ? AJ_MEASURE_LIFTED : AJ_MEASURE_NONE;
}

/* ---- from mentions to values ---- */

/* 没收违法所得并处罚款共计24000元: the sum is of both kinds. */
static void share_totals(struct reading *r)
{
    for (size_t i = 0; i < r->n_hits; i++) {
        for (size_t k = 0; r->hits[i].is_total && k < r->n_hits; k++) {
            if (r->hits[k].kind == r->hits[i].kind || r->hits[k].measure != AJ_MEASURE_UNSAID ||
                r->hits[k].kind->by != AJ_PENALTY_BY_AMOUNT)
                continue;
            r->hits[i].measure = AJ_MEASURE_OPEN;
            r->hits[k].measure = AJ_MEASURE_OPEN;
        }
    }
}

/* The mentions of one kind, weighed together. */
struct tally {
    const struct hit *shown; /* the mention that stands for all, NULL for none */
    int64_t sum;             /* of those that are no totals */
    size_t n_parts;
    const struct hit *total;
    bool is_open;
};

static bool is_measured(const struct hit *hit)
{
    return hit->measure == AJ_MEASURE_AMOUNT || hit->measure == AJ_MEASURE_DAYS ||
           hit->measure == AJ_MEASURE_MONTHS;
}

/* A term is often said twice, once as such and once by its days: that adds nothing. */
static void count_term(struct tally *tally, const struct hit *hit)
{
    if (is_measured(hit) && is_measured(tally->shown) &&
        (hit->measure != tally->shown->measure || hit->number != tally->shown->number))
        tally->is_open = true;
    if (is_measured(hit) || tally->shown->measure == AJ_MEASURE_UNSAID)
        tally->shown = hit;
}

static void count_amount(struct tally *tally, const struct hit *hit)
{
    if (tally->shown->measure == AJ_MEASURE_UNSAID)
        tally->shown = hit;
    if (hit->measure == AJ_MEASURE_OPEN)
        tally->is_open = true;
    if (!is_measured(hit))
        return;
    if (hit->is_total) {
        tally->is_open =
            tally->is_open || (tally->total != NULL && tally->total->number != hit->number);
        tally->total = hit;
        return;
    }
    tally->n_parts++;
    if (__builtin_add_overflow(tally->sum, hit->number, &tally->sum))
        tally->is_open = true;
}

/* Amounts of several deeds need their total; the same amount twice may be one or two. */
static struct hit settle(const struct tally *tally)
{
    struct hit hit = tally->total != NULL ? *tally->total : *tally->shown;
    bool is_sum = tally->n_parts == 0 || (tally->total != NULL && tally->sum == hit.number);

    if (tally->is_open || (tally->total != NULL ? !is_sum : tally->n_parts > 1))
        hit.measure = AJ_MEASURE_OPEN;
    return hit;
}

/* 罚款30000.00元, 限期停止活动1个月. */
static struct aj_str print(struct aj_arena *arena, const struct aj_value *value)
{
    static const char *const words[] = {
        [AJ_MEASURE_DAYS] = R_("日"),
        [AJ_MEASURE_MONTHS] = R_("个月"),
        [AJ_MEASURE_OPEN] = R_("（数额或者期限不能确定）"),
        [AJ_MEASURE_LIFTED] = NULL,
    };
    const char *word = words[value->measure];

    if (value->measure == AJ_MEASURE_AMOUNT)
        return aj_arena_printf(arena, R_("%" AJ_STR_FMT "%" AJ_STR_FMT "元"),
                               AJ_STR_ARG(value->key),
                               AJ_STR_ARG(aj_amount_print(arena, value->number)));
    if (value->measure == AJ_MEASURE_DAYS || value->measure == AJ_MEASURE_MONTHS)
        return aj_arena_printf(arena, "%" AJ_STR_FMT "%" PRId64 "%s", AJ_STR_ARG(value->key),
                               value->number, word);
    if (word == NULL)
        return value->key;
    return aj_arena_printf(arena, "%" AJ_STR_FMT "%s", AJ_STR_ARG(value->key), word);
}

static void add_value(struct aj_arena *arena, const struct hit *hit, struct aj_vec *values)
{
    struct aj_value *value = aj_vec_push(values);

    *value = (struct aj_value){.type = AJ_TYPE_PENALTY,
                               .key = hit->kind->name,
                               .number = hit->number,
                               .measure = hit->measure,
                               .from = hit->from,
                               .to = hit->end};
    value->shown = print(arena, value);
}

static void add_kind(const struct reading *r, const struct aj_penalty_kind *kind,
                     struct aj_vec *values)
{
    struct tally tally = {0};
    struct hit hit;

    for (size_t i = 0; i < r->n_hits; i++) {
        if (r->hits[i].kind != kind)
            continue;
        if (tally.shown == NULL)
            tally.shown = &r->hits[i];
        if (kind->by == AJ_PENALTY_BY_AMOUNT)
            count_amount(&tally, &r->hits[i]);
        else
            count_term(&tally, &r->hits[i]);
    }
    if (tally.shown == NULL || (kind->is_lifted && values->count > 0))
        return;
    hit = settle(&tally);
    add_value(r->arena, &hit, values);
}

enum aj_state aj_penalties_read(struct aj_arena *arena, const struct aj_penalty_words *words,
                                struct aj_str folded, size_t from, struct aj_vec *values)
{
    struct reading r = {.arena = arena, .words = words};
    size_t before = values->count;

    r.text = without_quotes(arena, words->quoted, folded);
    for (size_t i = 0; i < words->kinds.count && !r.is_open; i++)
        add_hits(&r, aj_vec_at(&words->kinds, i), from);
    if (r.is_open || r.n_hits == 0)
        return AJ_UNREAD;
    for (size_t i = 0; i < r.n_hits; i++)
        measure(&r, &r.hits[i]);
    share_totals(&r);
    for (size_t i = 0; i < words->kinds.count; i++)
        add_kind(&r, aj_vec_at(&words->kinds, i), values);
    return values->count > before ? AJ_VALUE : AJ_UNREAD;
}

void aj_penalty_merge(struct aj_arena *arena, struct aj_value *value,
                      const struct aj_value *further)
{
    if (value->measure == AJ_MEASURE_UNSAID) {
        *value = *further;
    } else if (further->measure != AJ_MEASURE_UNSAID &&
               (value->measure != further->measure || value->number != further->number)) {
        value->measure = AJ_MEASURE_OPEN;
        value->shown = print(arena, value);
    }
}
