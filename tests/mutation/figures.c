/* SPDX-License-Identifier: Apache-2.0
 *
 * Days and amounts as papers write them. Knows nothing of facts and layouts.
 */
#include "figures.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const han[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
static const char *const capital[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
static const char *const units[] = {"", "拾", "佰", "仟", "万", "拾", "佰", "仟"};

/* A month or a day: 十四, 二十, 三. */
static void put_small(FILE *out, int number)
{
    if (number >= 20)
        (void)fputs(han[number / 10], out);
    if (number >= 10)
        (void)fputs(han[10], out);
    if (number % 10 != 0)
        (void)fputs(han[number % 10], out);
}

static void put_day(FILE *out, const int day[3], const char *filter)
{
    if (strcmp(filter, "短") == 0) {
        (void)fprintf(out, "%04d%02d%02d", day[0], day[1], day[2]);
    } else if (strcmp(filter, "点") == 0) {
        (void)fprintf(out, "%04d.%02d.%02d", day[0], day[1], day[2]);
    } else if (strcmp(filter, "汉") == 0) {
        for (int power = 1000; power > 0; power /= 10)
            (void)fputs(han[day[0] / power % 10], out);
        (void)fputs("年", out);
        put_small(out, day[1]);
        (void)fputs("月", out);
        put_small(out, day[2]);
        (void)fputs("日", out);
    } else {
        (void)fprintf(out, "%d年%d月%d日", day[0], day[1], day[2]);
    }
}

/* 30000 as 叁万元整; digits only, at most eight. */
static void put_capital(FILE *out, const char *digits)
{
    size_t n = strlen(digits);
    bool has_gap = false;
    bool has_digit = false;

    for (size_t i = 0; i < n && n <= 8; i++) {
        size_t place = n - 1 - i;
        int digit = digits[i] - '0';

        if (digit != 0) {
            if (has_gap && has_digit)
                (void)fputs(capital[0], out);
            (void)fprintf(out, "%s%s", capital[digit], units[place]);
            has_digit = true;
        }
        if (place == 4 && digit == 0 && has_digit)
            (void)fputs(units[4], out);
        has_gap = digit == 0;
    }
    (void)fputs("元整", out);
}

/* 30000 as 30,000.00. */
static void put_grouped(FILE *out, const char *digits)
{
    size_t n = strlen(digits);

    for (size_t i = 0; i < n; i++)
        (void)fprintf(out, "%s%c", i > 0 && (n - i) % 3 == 0 ? "," : "", digits[i]);
    (void)fputs(".00", out);
}

char *figures_write(const char *value, const char *filter)
{
    char *data = NULL;
    size_t size;
    FILE *out = open_memstream(&data, &size);
    int day[3];
    int end = 0;

    if (out == NULL)
        return NULL;
    if (sscanf(value, "%4d-%2d-%2d%n", &day[0], &day[1], &day[2], &end) == 3 && value[end] == '\0')
        put_day(out, day, filter);
    else if (strcmp(filter, "大") == 0)
        put_capital(out, value);
    else if (strcmp(filter, "分") == 0)
        put_grouped(out, value);
    else
        (void)fputs(value, out);
    return fclose(out) == 0 ? data : NULL;
}
