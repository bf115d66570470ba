/* SPDX-License-Identifier: Apache-2.0
 *
 * Small numbers and times as they stand in written days. Knows no years and no months.
 */
#include "text/date_part.h"

#include "base/compiler.h"
#include "base/utf8.h"
#include "text/scan.h"

#define NOON 12

static const uint32_t zeros[] = U"〇零○◯Oo";

/* The nine digits, twice. Compared as numbers: every ideograph of a text is asked for. */
static const uint32_t digits[] = U"一二三四五六七八九"
                                 U"壹贰叁肆伍陆柒捌玖";

int aj_date_digit(uint32_t c)
{
    if (aj_scan_is_digit(c))
        return (int)(c - '0');
    /* most text is neither O nor at or behind ○, the first one in Unicode */
    if (c < U'○' && c != 'O' && c != 'o')
        return -1;
    for (int i = 0; digits[i] != 0; i++) {
        if (digits[i] == c)
            return i % 9 + 1;
    }
    for (int i = 0; zeros[i] != 0; i++) {
        if (zeros[i] == c)
            return 0;
    }
    return -1;
}

int aj_date_tens(uint32_t c)
{
    if (c == U'十' || c == U'拾')
        return 1;
    if (c == U'廿')
        return 2;
    return c == U'卅' ? 3 : 0;
}

bool aj_date_is_chinese_numeral(uint32_t c)
{
    if (c < 0x80)
        return false;
    return aj_date_digit(c) >= 0 || aj_date_tens(c) > 0 || aj_scan_is_one_of(c, "百佰千仟");
}

int aj_date_read_digits(struct aj_str text, size_t *at, int most, int *value)
{
    int n = 0;

    *value = 0;
    while (n < most && aj_date_digit(aj_scan_peek(text, *at)) >= 0) {
        *value = *value * 10 + aj_date_digit(aj_utf8_next(text, at));
        n++;
    }
    return n;
}

bool aj_date_read_number(struct aj_str text, size_t *at, int *value)
{
    size_t p = *at;
    int ones = 0;
    int n = aj_date_read_digits(text, &p, 4, value);
    int tens = aj_date_tens(aj_scan_peek(text, p));

    if (tens > 0) {
        if (n > 1 || (n == 1 && tens > 1))
            return false;
        (void)aj_utf8_next(text, &p); /* the character looked at */
        (void)aj_date_read_digits(text, &p, 1, &ones);
        *value = (n == 1 ? *value : tens) * 10 + ones;
    } else if (n == 0) {
        return false;
    }
    *at = p;
    return true;
}

int8_t aj_date_to_small(int value)
{
    return (int8_t)(value > 99 ? 99 : value);
}

/* With this word before it, an hour in [shift_from, shift_to] is one of the afternoon; the result
 * must be in [least, most], else the word contradicts the number or leaves it open. */
static const struct day_part {
    const char *word;
    int shift_from;
    int shift_to;
    int least;
    int most;
} day_parts[] = {
    {"凌晨", 99, 0, 0, 7},   {"清晨", 99, 0, 4, 10},  {"早晨", 99, 0, 4, 10},
    {"早上", 99, 0, 4, 11},  {"上午", 99, 0, 0, 12},  {"中午", 1, 2, 11, 14},
    {"下午", 1, 7, 12, 19},  {"傍晚", 4, 8, 16, 20},  {"晚上", 5, 11, 17, 24},
    {"晚间", 5, 11, 17, 24}, {"夜间", 5, 11, 17, 24},
};

static const struct day_part *take_day_part(struct aj_str text, size_t *at)
{
    for (size_t i = 0; i < AJ_COUNT(day_parts); i++)
        if (aj_scan_take(text, at, day_parts[i].word))
            return &day_parts[i];
    return NULL;
}

static bool apply_day_part(const struct day_part *part, int *hour)
{
    if (part == NULL)
        return true;
    if (*hour >= part->shift_from && *hour <= part->shift_to)
        *hour += 12;
    return *hour >= part->least && *hour <= part->most;
}

/* Behind the hour and ：. Reads "30" or "30：15". */
static bool read_colon_minute(struct aj_str text, size_t *at, int *minute)
{
    size_t p = *at;
    int second;

    for (size_t i = 0; i < 2; i++)
        if (!aj_scan_is_digit(aj_scan_peek(text, p + i)))
            return false;
    (void)aj_date_read_digits(text, &p, 2, minute);
    if (aj_scan_is_digit(aj_scan_peek(text, p)))
        return false;
    *at = p;
    if (aj_scan_take(text, &p, "：") && aj_date_read_digits(text, &p, 2, &second) == 2)
        *at = p;
    return true;
}

/* Behind the hour and 时: "30分", "30分15秒", "半", "整", or nothing (-1). */
static int read_word_minute(struct aj_str text, size_t *at)
{
    size_t p = *at;
    int minute;
    int second;

    if (aj_scan_take(text, at, "半"))
        return 30;
    if (!aj_scan_is_at(text, *at, "整改") && aj_scan_take(text, at, "整"))
        return 0;
    if (!aj_date_read_number(text, &p, &minute) || !aj_scan_take(text, &p, "分"))
        return -1;
    *at = p;
    if (aj_date_read_number(text, &p, &second) && aj_scan_take(text, &p, "秒"))
        *at = p;
    return minute;
}

/* Whether an hour in Chinese numerals without minutes is one: "十五时至十六时", and behind its day
 * "五日十五时，"; not "不满十六时，". */
static bool is_chinese_hour(struct aj_str text, size_t behind, int hour, bool is_alone)
{
    uint32_t next = aj_scan_peek(text, behind);
    size_t further = behind;

    if (hour > 24)
        return false;
    if (aj_scan_is_one_of(next, "至到"))
        return true;
    if (is_alone || hour == 1)
        return false;
    if (next == U'起' || next == U'止')
        (void)aj_utf8_next(text, &further); /* "三时起意" */
    next = aj_scan_peek(text, further);
    return next == 0 || aj_scan_is_one_of(next, "—-~，。；、（）\n ");
}

/* "9时" without minutes is a time; "一时疏忽", "3点意见", "24时内" are none. chinese_hour: -1 for
 * one in digits. */
static bool is_bare_hour(struct aj_str text, size_t behind, int chinese_hour, bool is_point,
                         bool is_alone)
{
    uint32_t next = aj_scan_peek(text, behind);

    if (next == U'许' || aj_scan_is_at(text, behind, "左右") || (is_point && next == U'钟'))
        return true;
    if (chinese_hour >= 0)
        return !is_point && is_chinese_hour(text, behind, chinese_hour, is_alone);
    return !is_point && !aj_scan_is_one_of(next, "段间效期代候辰内");
}

/* Behind the hour. chinese_hour: what it is when it is written so, else -1. */
static bool read_word_time(struct aj_str text, size_t *at, bool is_surely_hour, int chinese_hour,
                           bool is_alone, int *minute)
{
    bool is_point = aj_scan_take_one_of(text, at, "点點");

    if (!is_point && !aj_scan_take_one_of(text, at, "时時"))
        return false;
    *minute = read_word_minute(text, at);
    if (*minute < 0 && !is_surely_hour &&
        !is_bare_hour(text, *at, chinese_hour, is_point, is_alone))
        return false;
    (void)aj_scan_take(text, at, "钟");
    if (!aj_scan_take(text, at, "许可"))
        (void)aj_scan_take_one_of(text, at, "许");
    else
        *at -= sizeof("许可") - 1;
    (void)aj_scan_take(text, at, "左右");
    return true;
}

bool aj_date_read_time(struct aj_str text, size_t *at, bool is_alone, struct aj_date *date)
{
    size_t p = *at;
    const struct day_part *part = take_day_part(text, &p);
    size_t number_at = p;
    bool is_chinese = !aj_scan_is_digit(aj_scan_peek(text, p));
    int hour;
    int minute;

    if (!aj_date_read_number(text, &p, &hour) || hour > 99)
        return false;
    if (aj_scan_is_at(text, p, "：")) {
        (void)aj_scan_take(text, &p, "：");
        if (is_chinese || (is_alone && part == NULL && p - number_at < sizeof("14：") - 1) ||
            !read_colon_minute(text, &p, &minute))
            return false;
        if (is_alone && (hour > 23 || minute > 59))
            return false;
    } else if (!read_word_time(text, &p, part != NULL, is_chinese ? hour : -1, is_alone, &minute)) {
        return false;
    }
    if (!apply_day_part(part, &hour))
        return false;
    date->hour = aj_date_to_small(hour);
    date->minute = aj_date_to_small(minute);
    *at = p;
    return true;
}

/* "7月10日 自9时": the word that begins a span of hours stands between the day and its time. */
static void skip_from(struct aj_str text, size_t *at)
{
    size_t p = *at;

    (void)aj_scan_take_one_of(text, &p, " ，、"); /* or there is none */
    if (aj_scan_take_one_of(text, &p, "自从") && aj_scan_is_digit(aj_scan_peek(text, p)))
        *at = p;
}

void aj_date_skip_to_time(struct aj_str text, size_t *at)
{
    size_t p = *at;
    bool has_bracket;

    skip_from(text, at);
    (void)aj_scan_take_one_of(text, at, " T");
    p = *at;
    has_bracket = aj_scan_take(text, &p, "（");
    if (!aj_scan_take(text, &p, "星期") && !aj_scan_take(text, &p, "周"))
        return;
    if (!aj_scan_take_one_of(text, &p, "一二三四五六日天"))
        return;
    if (!has_bracket || aj_scan_take(text, &p, "）"))
        *at = p;
}

/* Whether one of the words for a part of the day stands in the text; only of those past noon. */
static bool has_day_part(struct aj_str text, bool only_past_noon)
{
    for (size_t i = 0; i < AJ_COUNT(day_parts); i++) {
        if ((!only_past_noon || day_parts[i].shift_from < NOON) &&
            aj_str_contains(text, aj_str_from(day_parts[i].word)))
            return true;
    }
    return false;
}

void aj_date_carry(struct aj_str begin, struct aj_date from, struct aj_str end, struct aj_date *to)
{
    struct aj_date carried = *to;

    if (to->hour < 1 || to->hour >= NOON || from.hour < NOON || !has_day_part(begin, true) ||
        has_day_part(end, false) || aj_date_compare(*to, from) >= 0)
        return;
    carried.hour = (int8_t)(carried.hour + NOON);
    if (aj_date_compare(carried, from) > 0)
        *to = carried;
}
