/* SPDX-License-Identifier: Apache-2.0
 *
 * The Gregorian calendar and the normal form of days. Knows no holidays (calendar.c) and not how
 * people write days (date_find.c).
 */
#include "text/date.h"

#define DAYS_TO_EPOCH 719468 /* from 0000-03-01 to 1970-01-01 */
#define DAYS_PER_ERA  146097 /* 400 years */

static int days_of_month(int year, int month)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && is_leap);
}

bool aj_date_is_possible(struct aj_date date)
{
    if (date.year < 1 || date.year > 9999 || date.month < 1 || date.month > 12)
        return false;
    if (date.day < 1 || date.day > days_of_month(date.year, date.month))
        return false;
    if (date.hour == -1)
        return date.minute == -1;
    if (date.hour == 24)
        return date.minute == -1 || date.minute == 0;
    return date.hour >= 0 && date.hour < 24 && date.minute >= -1 && date.minute < 60;
}

/* Years begin in March here, so that the leap day is the last of its year. */
int32_t aj_date_to_days(struct aj_date date)
{
    int32_t year = date.year - (date.month <= 2);
    int32_t era = (year >= 0 ? year : year - 399) / 400;
    int32_t year_of_era = year - era * 400;
    int32_t month = (date.month + 9) % 12;
    int32_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
    int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

    return era * DAYS_PER_ERA + day_of_era - DAYS_TO_EPOCH;
}

struct aj_date aj_date_from_days(int32_t days)
{
    int32_t shifted = days + DAYS_TO_EPOCH;
    int32_t era = (shifted >= 0 ? shifted : shifted - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
    int32_t day_of_era = shifted - era * DAYS_PER_ERA;
    int32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int32_t month = (5 * day_of_year + 2) / 153;
    struct aj_date date = {.hour = -1, .minute = -1};

    date.day = (int8_t)(day_of_year - (153 * month + 2) / 5 + 1);
    date.month = (int8_t)(month < 10 ? month + 3 : month - 9);
    date.year = (int16_t)(year_of_era + era * 400 + (date.month <= 2));
    return date;
}

int aj_date_weekday(struct aj_date date)
{
    int32_t days = aj_date_to_days(date) + 4; /* 1970-01-01 was a Thursday */

    return (int)((days % 7 + 7) % 7);
}

int aj_date_compare(struct aj_date a, struct aj_date b)
{
    int32_t days_a = aj_date_to_days(a);
    int32_t days_b = aj_date_to_days(b);

    if (days_a != days_b)
        return days_a < days_b ? -1 : 1;
    if (a.hour < 0 || b.hour < 0)
        return 0;
    if (a.hour != b.hour)
        return a.hour - b.hour;
    return a.minute < 0 || b.minute < 0 ? 0 : a.minute - b.minute;
}

struct aj_date aj_date_add_months(struct aj_date date, int n)
{
    int months = date.year * 12 + date.month - 1 + n;
    int last;

    date.year = (int16_t)(months / 12);
    date.month = (int8_t)(months % 12 + 1);
    last = days_of_month(date.year, date.month);
    if (date.day > last)
        date.day = (int8_t)last;
    return date;
}

/* Two digits and the mark behind them; the end. */
static char *put_two(char *to, int number, char mark)
{
    to[0] = (char)('0' + number / 10);
    to[1] = (char)('0' + number % 10);
    to[2] = mark;
    return to + 3;
}

static bool has_two_digits(int number)
{
    return number >= 0 && number <= 99;
}

/* Reports are full of days, so that these are not left to printf. */
static struct aj_str print_day(struct aj_arena *arena, struct aj_date date)
{
    char *text = aj_arena_alloc(arena, sizeof("2022-03-05"));
    char *end = put_two(text, date.year / 100, '\0') - 1;

    end = put_two(end, date.year % 100, '-');
    end = put_two(end, date.month, '-');
    end = put_two(end, date.day, '\0') - 1;
    return (struct aj_str){text, (size_t)(end - text)};
}

struct aj_str aj_date_print(struct aj_arena *arena, struct aj_date date)
{
    if (date.hour < 0 && has_two_digits(date.year / 100) && has_two_digits(date.year % 100) &&
        has_two_digits(date.month) && has_two_digits(date.day))
        return print_day(arena, date);
    if (date.hour < 0)
        return aj_arena_printf(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
    return aj_arena_printf(arena, "%04d-%02d-%02dT%02d:%02d", date.year, date.month, date.day,
                           date.hour, date.minute < 0 ? 0 : date.minute);
}

/* Whether text looks like shape, in which 0 stands for any digit. */
static bool has_shape(struct aj_str text, const char *shape)
{
    struct aj_str wanted = aj_str_from(shape);

    if (text.len != wanted.len)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        bool is_digit = text.ptr[i] >= '0' && text.ptr[i] <= '9';

        if (wanted.ptr[i] == '0' ? !is_digit : text.ptr[i] != wanted.ptr[i])
            return false;
    }
    return true;
}

static int number_at(struct aj_str text, size_t at, size_t n)
{
    int value = 0;

    for (size_t i = at; i < at + n; i++)
        value = value * 10 + (text.ptr[i] - '0');
    return value;
}

bool aj_date_parse_iso(struct aj_str text, struct aj_date *out)
{
    bool has_time = has_shape(text, "0000-00-00T00:00");
    struct aj_date date = {.hour = -1, .minute = -1};

    if (!has_time && !has_shape(text, "0000-00-00"))
        return false;
    date.year = (int16_t)number_at(text, 0, 4);
    date.month = (int8_t)number_at(text, 5, 2);
    date.day = (int8_t)number_at(text, 8, 2);
    if (has_time) {
        date.hour = (int8_t)number_at(text, 11, 2);
        date.minute = (int8_t)number_at(text, 14, 2);
    }
    if (!aj_date_is_possible(date))
        return false;
    *out = date;
    return true;
}
