/* SPDX-License-Identifier: Apache-2.0
 *
 * Days and times as written in Chinese documents.
 */
#ifndef AJ_DATE_H
#define AJ_DATE_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* A day, with or without a time. */
struct aj_date {
    int16_t year;
    int8_t month;  /* 1-12 */
    int8_t day;    /* 1-31 */
    int8_t hour;   /* 0-24, -1: no time */
    int8_t minute; /* 0-59, -1: no minute (with hour >= 0) or no time */
};

enum aj_date_state {
    AJ_DATE_VALID,
    AJ_DATE_BLANK, /* a place to fill in: 年月日, 20__年_月_日, 2022年月日, 〇年〇月〇日 with
                      nothing in it */
    AJ_DATE_IMPOSSIBLE /* 2月30日, 13月 */
};

struct aj_date_match {
    struct aj_date date; /* meaningful when VALID */
    enum aj_date_state state;
    size_t from; /* bytes in the searched text */
    size_t to;
};

/* Finds the next date, time or blank for a date in folded text at or after `from`. base, which may
 * be NULL, gives the year of "3月5日" and the day of "14时30分"; without it these are not matches.
 * Forms: 2022年3月5日, 二〇二二年三月五日 (〇 written ○ 零 O o 0 ◯ too), 2022-03-05, 2022.3.5,
 * 2022/3/5, 22年3月5日, 20220305, and behind the day optionally a time: 14时30分, 14点30分, 14：30,
 * 上午9时, 下午2时30分, 9时许. Years 1949-2099. Returns false when there is none. */
bool aj_date_find(struct aj_str folded, size_t from, const struct aj_date *base,
                  struct aj_date_match *match);

/* "下午2时40分至3时25分": where the end (as written: end) says no part of the day and would lie
 * before the beginning, whose words say that it is past noon, it is past noon too. */
void aj_date_carry(struct aj_str begin, struct aj_date from, struct aj_str end, struct aj_date *to);
bool aj_date_is_possible(struct aj_date date);
/* Days since 1970-01-01. */
int32_t aj_date_to_days(struct aj_date date);
struct aj_date aj_date_from_days(int32_t days);
/* 0 Sunday … 6 Saturday. */
int aj_date_weekday(struct aj_date date);
/* Compares days; and times where both have one. <0, 0, >0. */
int aj_date_compare(struct aj_date a, struct aj_date b);
/* The same day n months later, cut to the month's last day (民法典 202). n may be negative. */
struct aj_date aj_date_add_months(struct aj_date date, int n);
/* "2022-03-05" or "2022-03-05T14:30". */
struct aj_str aj_date_print(struct aj_arena *arena, struct aj_date date);
/* Reads "2022-03-05" or "2022-03-05T14:30"; false for all else. For rules and options. */
bool aj_date_parse_iso(struct aj_str text, struct aj_date *out);

#endif
