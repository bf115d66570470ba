/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds days, times and blanks for them. The forms are tried in order at each character; a text
 * that could be something else than a day (a number, a version, an amount) is none. Knows no
 * labels.
 */
#include "text/date.h"

#include "base/compiler.h"
#include "base/utf8.h"
#include "text/date_part.h"
#include "text/scan.h"

#define YEAR_MIN  1949
#define YEAR_MAX  2099
#define BLANK_MAX 24 /* characters of underscores and the like in one part of a blank */

/* Decoration around what was filled in: 2022_年_3_月. */
#define SOFT "_ "
/* What stands where nothing was filled in. */
#define FILLER "_ ×✕Xx*□/\\-.…·"
#define MASK   "×✕Xx*□"

typedef bool (*form_fn)(struct aj_str text, size_t at, const struct aj_date *base,
                        struct aj_date_match *match);

static void skip(struct aj_str text, size_t *at, const char *set)
{
    while (aj_scan_take_one_of(text, at, set))
        ;
}

static enum aj_date_state state_of(struct aj_date date)
{
    return aj_date_is_possible(date) ? AJ_DATE_VALID : AJ_DATE_IMPOSSIBLE;
}

/* Fills match from a day that ends at `to`, with the time behind it where there is one. */
static void finish_day(struct aj_str text, size_t from, size_t to, struct aj_date_match *match)
{
    size_t p = to;

    match->from = from;
    match->to = to;
    if (aj_scan_before(text, from) == U'（') /* 次日（5月13日）0时10分 */
        (void)aj_scan_take_one_of(text, &p, "）");
    aj_date_skip_to_time(text, &p);
    if (aj_date_read_time(text, &p, false, &match->date))
        match->to = p;
    match->state = state_of(match->date);
}

/* ---- 2022年3月5日 ---- */

/* Whether two digits before 年 are not a year: 民国22年, 1.22年, 张三二二年. */
static bool is_odd_before_short_year(struct aj_str text, size_t at)
{
    uint32_t before = aj_scan_before(text, at);

    return aj_scan_is_one_of(before, ".-/国第") || aj_date_is_chinese_numeral(before) ||
           aj_scan_is_letter(before);
}

/* Reads 2022, 二〇二二, 22, and "20 22" or "20_22" of forms. Not 20: nobody can tell 2020 from a
 * form whose last two digits were not filled in. */
static bool read_year(struct aj_str text, size_t *at, int *year)
{
    size_t p = *at;
    size_t q;
    int rest;
    int n;

    if (aj_scan_is_letter(aj_scan_peek(text, p)))
        return false;
    n = aj_date_read_digits(text, &p, 4, year);
    q = p;
    skip(text, &q, SOFT);
    if (n == 2 && (*year == 19 || *year == 20) && q > p &&
        aj_date_read_digits(text, &q, 2, &rest) == 2) {
        *year = *year * 100 + rest;
        p = q;
        n = 4;
    }
    if (n == 2 && *year != 20 && !is_odd_before_short_year(text, *at))
        *year += *year < YEAR_MIN % 100 ? 2000 : 1900;
    *at = p;
    return *year >= YEAR_MIN && *year <= YEAR_MAX;
}

/* Reads 3月5日; 号 for 日 only where a year makes it plain. */
static bool read_month_day(struct aj_str text, size_t *at, const char *day_words,
                           struct aj_date *date)
{
    size_t p = *at;
    int month = 1;
    int day;

    if (!aj_scan_take(text, &p, "元") && !aj_date_read_number(text, &p, &month))
        return false;
    skip(text, &p, SOFT);
    if (!aj_scan_take(text, &p, "月"))
        return false;
    skip(text, &p, SOFT);
    if (!aj_date_read_number(text, &p, &day))
        return false;
    skip(text, &p, SOFT);
    if (!aj_scan_take_one_of(text, &p, day_words))
        return false;
    date->month = aj_date_to_small(month);
    date->day = aj_date_to_small(day);
    *at = p;
    return true;
}

static bool try_written(struct aj_str text, size_t at, const struct aj_date *base,
                        struct aj_date_match *match)
{
    size_t p = at;
    int year;

    (void)base; /* the day is whole */
    if (aj_date_digit(aj_scan_peek(text, at)) < 0)
        return false;
    if (aj_scan_is_digit(aj_scan_before(text, at)) || aj_scan_follows(text, at, "农历") ||
        aj_scan_follows(text, at, "阴历"))
        return false;
    if (!read_year(text, &p, &year))
        return false;
    skip(text, &p, SOFT);
    if (!aj_scan_take(text, &p, "年"))
        return false;
    skip(text, &p, SOFT);
    if (!read_month_day(text, &p, "日号", &match->date))
        return false;
    match->date.year = (int16_t)year;
    finish_day(text, at, p, match);
    return true;
}

/* ---- 2022-03-05, 20220305 ---- */

/* Units and marks behind which a run of digits is no day. */
#define UNITS "元圆园万亿千百号份人个件股平张套页%"

static bool is_month_and_day(int month, int day)
{
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static bool read_dotted(struct aj_str text, size_t *at, struct aj_date *date)
{
    static const int most[3] = {4, 2, 2};
    size_t p = *at;
    char separator = '\0';
    int value[3];

    for (int i = 0; i < 3; i++) {
        int n = 0;

        if (i > 0 && (p >= text.len || text.ptr[p++] != separator))
            return false;
        while (n < most[i] && aj_scan_is_digit(aj_scan_peek(text, p + (size_t)n)))
            n++;
        if (n < (i == 0 ? 4 : 1) || aj_scan_is_digit(aj_scan_peek(text, p + (size_t)n)))
            return false;
        (void)aj_date_read_digits(text, &p, n, &value[i]);
        if (i == 0)
            separator = p < text.len ? text.ptr[p] : '\0';
        if (separator != '-' && separator != '.' && separator != '/')
            return false;
    }
    if (value[0] < YEAR_MIN || value[0] > YEAR_MAX || !is_month_and_day(value[1], value[2]))
        return false;
    *date = (struct aj_date){(int16_t)value[0], aj_date_to_small(value[1]),
                             aj_date_to_small(value[2]), -1, -1};
    *at = p;
    return true;
}

/* Whether a whole dotted day ends at `end`, as the first one of 2020-01-01-2025-01-01 does. */
static bool ends_dotted(struct aj_str text, size_t end)
{
    struct aj_date date;

    for (size_t n = sizeof("2022-3-5") - 1; n <= sizeof("2022-03-05") - 1 && n <= end; n++) {
        size_t p = end - n;

        if (read_dotted(text, &p, &date) && p == end)
            return true;
    }
    return false;
}

/* Whether the run of digits and marks goes on before `at`: AJ2022-…, 0574-2022-…, 1.2022.… */
static bool is_joined_before(struct aj_str text, size_t at)
{
    uint32_t before = aj_scan_before(text, at);

    if (aj_scan_is_digit(before) || aj_scan_is_letter(before) || before == U'第')
        return true;
    if (!aj_scan_is_one_of(before, ".-/_") || at < 2)
        return false;
    before = aj_scan_before(text, at - 1);
    return (aj_scan_is_digit(before) || aj_scan_is_letter(before)) && !ends_dotted(text, at - 1);
}

static bool is_joined_behind(struct aj_str text, size_t at)
{
    uint32_t next = aj_scan_peek(text, at);
    struct aj_date other;

    if (aj_scan_is_digit(next) || aj_scan_is_one_of(next, UNITS))
        return true;
    if (aj_scan_is_letter(next))
        return next != 'T' || !aj_scan_is_digit(aj_scan_peek(text, at + 1));
    if (!aj_scan_is_one_of(next, ".-/_"))
        return false;
    at++;
    next = aj_scan_peek(text, at);
    return (aj_scan_is_digit(next) || aj_scan_is_letter(next)) && !read_dotted(text, &at, &other);
}

static bool try_dotted(struct aj_str text, size_t at, const struct aj_date *base,
                       struct aj_date_match *match)
{
    size_t p = at;

    (void)base; /* the day is whole */
    if (!read_dotted(text, &p, &match->date))
        return false;
    if (is_joined_before(text, at) || is_joined_behind(text, p))
        return false;
    finish_day(text, at, p, match);
    return true;
}

/* Whether what stands before says that a number follows: 证号：, 编码, 电话. */
static bool is_after_number_label(struct aj_str text, size_t at)
{
    uint32_t before;

    while (aj_scan_is_one_of(aj_scan_before(text, at), "： ."))
        (void)aj_utf8_previous(text, &at); /* only the step counts */
    before = aj_scan_before(text, at);
    return aj_scan_is_one_of(before, "号码话#");
}

/* Eight digits are a day only where a day is possible: serial numbers look the same. */
static bool try_compact(struct aj_str text, size_t at, const struct aj_date *base,
                        struct aj_date_match *match)
{
    size_t p = at;
    int value[3];

    (void)base; /* the day is whole */
    for (size_t i = 0; i < 8; i++)
        if (!aj_scan_is_digit(aj_scan_peek(text, at + i)))
            return false;
    for (int i = 0; i < 3; i++)
        (void)aj_date_read_digits(text, &p, i == 0 ? 4 : 2, &value[i]);
    if (is_joined_before(text, at) || is_joined_behind(text, p) || is_after_number_label(text, at))
        return false;
    if (value[0] < YEAR_MIN || value[0] > YEAR_MAX || !is_month_and_day(value[1], value[2]))
        return false;
    match->date = (struct aj_date){(int16_t)value[0], aj_date_to_small(value[1]),
                                   aj_date_to_small(value[2]), -1, -1};
    if (!aj_date_is_possible(match->date))
        return false;
    finish_day(text, at, p, match);
    return true;
}

/* ---- what leans on another day ---- */

/* Whether a month here belongs to another year, a number, or a name: 次年3月5日, 13.3月5日,
 * 张三三月五日. */
static bool is_odd_before_month(struct aj_str text, size_t at)
{
    static const char *const same_year[] = {"同年", "当年", "本年", "今年"};
    uint32_t before = aj_scan_before(text, at);

    if (before == U'年') {
        for (size_t i = 0; i < AJ_COUNT(same_year); i++)
            if (aj_scan_follows(text, at, same_year[i]))
                return false;
        return true;
    }
    if (aj_scan_is_one_of(before, ".-/") && at >= 2)
        return aj_scan_is_digit(aj_scan_before(text, at - 1));
    return aj_scan_is_digit(before) || aj_date_is_chinese_numeral(before) || before == U'历' ||
           aj_scan_is_letter(before);
}

static bool try_month_day(struct aj_str text, size_t at, const struct aj_date *base,
                          struct aj_date_match *match)
{
    size_t p = at;
    int month;

    if (base == NULL || is_odd_before_month(text, at))
        return false;
    /* 三三月五日 is more likely a name and a month than a month of two digits */
    if (aj_date_is_chinese_numeral(aj_scan_peek(text, at)) &&
        aj_date_read_digits(text, &p, 2, &month) == 2)
        return false;
    p = at;
    if (!read_month_day(text, &p, "日", &match->date))
        return false;
    match->date.year = base->year;
    finish_day(text, at, p, match);
    return true;
}

/* The day of a time at `at`: that of the base, the next one behind 次日, or the one of the month
 * that stands before it, 21日0时25分. */
static struct aj_date day_of_time(struct aj_str text, size_t at, const struct aj_date *base)
{
    static const char *const next[] = {"次日", "翌日", "第二日", "第二天"};
    struct aj_date date = *base;
    size_t p = at;
    int day;

    for (size_t i = 0; i < AJ_COUNT(next); i++)
        if (aj_scan_follows(text, at, next[i]))
            return aj_date_from_days(aj_date_to_days(*base) + 1);
    if (aj_scan_before(text, at) != U'日')
        return date;
    (void)aj_utf8_previous(text, &p); /* 日 */
    while (p > 0 && aj_scan_is_digit((unsigned char)text.ptr[p - 1]))
        p--;
    if (aj_scan_is_one_of(aj_scan_before(text, p), "至到-~—") &&
        aj_date_read_number(text, &p, &day) && day > base->day)
        date.day = aj_date_to_small(day);
    return date;
}

static bool try_time(struct aj_str text, size_t at, const struct aj_date *base,
                     struct aj_date_match *match)
{
    uint32_t before = aj_scan_before(text, at);
    /* "8：30至9：40": here one digit is enough for an hour */
    bool is_end = at == 0 || aj_scan_is_one_of(before, "至到-~—");
    size_t p = at;

    if (base == NULL || aj_scan_is_digit(before) || aj_date_is_chinese_numeral(before) ||
        aj_scan_is_letter(before) || aj_scan_is_one_of(before, "：.第比例"))
        return false;
    match->date = day_of_time(text, at, base);
    if (!aj_date_read_time(text, &p, !is_end, &match->date) || match->date.hour > 23)
        return false;
    match->from = at;
    match->to = p;
    match->state = state_of(match->date);
    return true;
}

/* ---- blanks ---- */

struct part {
    int n_chars;
    int n_digits;
    bool has_mask;   /* × behind or instead of digits */
    bool has_gap;    /* filler behind a digit */
    bool is_nothing; /* no digits, or zeros only */
};

/* Reads digits and filler up to and with the word. */
static bool read_part(struct aj_str text, size_t *at, const char *word, struct part *part)
{
    *part = (struct part){.is_nothing = true};
    for (; part->n_chars < BLANK_MAX; part->n_chars++) {
        uint32_t c = aj_scan_peek(text, *at);

        if (aj_scan_take(text, at, word))
            return true;
        if (aj_date_digit(c) >= 0 || aj_date_tens(c) > 0) {
            part->n_digits++;
            part->is_nothing = part->is_nothing && aj_date_digit(c) == 0;
        } else if (aj_scan_is_one_of(c, FILLER)) {
            part->has_gap = part->has_gap || part->n_digits > 0;
            part->has_mask = part->has_mask || aj_scan_is_one_of(c, MASK);
        } else {
            return false;
        }
        (void)aj_utf8_next(text, at); /* the character looked at */
    }
    return false;
}

/* "出生年月日" names a field, "（年月日）" tells how to fill one; neither is a place to fill in. */
static bool is_word_of_form(struct aj_str text, size_t at, size_t to)
{
    static const char *const words[] = {"生", "具体", "填写", "写明", "注明", "载明", "明确"};

    for (size_t i = 0; i < AJ_COUNT(words); i++)
        if (aj_scan_follows(text, at, words[i]))
            return true;
    return aj_scan_follows(text, at, "（") && aj_scan_is_at(text, to, "）");
}

static bool is_blank_day(struct aj_str text, size_t at, const struct part parts[3])
{
    const struct part *year = &parts[0];
    bool is_whole =
        !parts[1].is_nothing && !parts[1].has_mask && !parts[2].is_nothing && !parts[2].has_mask;

    if (year->n_digits > 4 || (year->n_digits == 1 && !year->is_nothing))
        return false;
    if (year->n_chars == 0 && !(parts[1].is_nothing && parts[2].is_nothing))
        return !aj_is_han(aj_scan_before(text, at)) && !aj_scan_is_digit(aj_scan_before(text, at));
    if (!is_whole || year->n_digits == 0)
        return true;
    return year->has_gap && year->n_digits < 4;
}

/* Whether digits go on at `at`: the 0 2 2 of 2 0 2 2年 are no year half filled in. */
static bool is_behind_digit(struct aj_str text, size_t at)
{
    while (aj_scan_is_one_of(aj_scan_before(text, at), SOFT))
        at--;
    return aj_scan_is_digit(aj_scan_before(text, at));
}

static bool try_blank(struct aj_str text, size_t at, const struct aj_date *base,
                      struct aj_date_match *match)
{
    static const char *const words[3] = {"年", "月", "日"};
    struct part parts[3];
    struct part time;
    size_t p = at;

    (void)base; /* a blank has no value */
    for (int i = 0; i < 3; i++)
        if (!read_part(text, &p, words[i], &parts[i]))
            return false;
    if (parts[0].n_digits > 0 && is_behind_digit(text, at))
        return false;
    if (!is_blank_day(text, at, parts))
        return false;
    match->to = p;
    if (read_part(text, &p, "时", &time) && time.is_nothing) {
        match->to = p;
        if (read_part(text, &p, "分", &time))
            match->to = p;
    }
    if (parts[0].n_chars == 0 && is_word_of_form(text, at, match->to))
        return false;
    match->from = at;
    match->state = AJ_DATE_BLANK;
    match->date = (struct aj_date){.hour = -1, .minute = -1};
    return true;
}

/* Whether any form begins with the character: most of a text is passed over with this alone. Words
 * begin those only that lean on another day. */
static bool may_start(uint32_t c, bool has_base)
{
    if (aj_date_digit(c) >= 0 || aj_date_tens(c) > 0 || c == U'年')
        return true;
    if (aj_is_han(c))
        return has_base && aj_scan_is_one_of(c, "元凌清早上中下傍晚夜");
    return aj_scan_is_one_of(c, FILLER);
}

/* Whether a day may stand in the text at all: every form that leans on no other day has a 年 or
 * begins with ASCII digits. */
static bool may_hold_day(struct aj_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (aj_scan_is_digit((unsigned char)text.ptr[i]))
            return true;
    return aj_str_contains(text, aj_str_from("年"));
}

bool aj_date_find(struct aj_str folded, size_t from, const struct aj_date *base,
                  struct aj_date_match *match)
{
    static const form_fn forms[] = {
        try_written, try_dotted, try_compact, try_month_day, try_time, try_blank,
    };

    if (base == NULL && !may_hold_day(aj_str_sub(folded, from, folded.len)))
        return false;
    while (from < folded.len) {
        bool is_start = may_start(aj_scan_peek(folded, from), base != NULL);

        for (size_t i = 0; is_start && i < AJ_COUNT(forms); i++) {
            struct aj_date_match found = {.date = {.hour = -1, .minute = -1}};

            if (forms[i](folded, from, base, &found)) {
                *match = found;
                return true;
            }
        }
        (void)aj_utf8_next(folded, &from); /* only the step counts */
    }
    return false;
}
