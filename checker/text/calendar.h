/* SPDX-License-Identifier: Apache-2.0
 *
 * Statutory holidays and the counting of periods (domain: 行政处罚法 85, 民法典 201-203, 民事诉讼法
 * 85).
 */
#ifndef AJ_CALENDAR_H
#define AJ_CALENDAR_H

#include "base/arena.h"
#include "base/truth.h"
#include "text/date.h"

#include <stdbool.h>

struct aj_calendar;

enum aj_day_kind {
    AJ_DAY_OFF, /* a statutory holiday or a day off exchanged for one */
    AJ_DAY_WORK /* a Saturday or Sunday that is worked */
};

enum aj_unit { AJ_HOUR, AJ_DAY, AJ_WORKING_DAY, AJ_MONTH, AJ_YEAR };

struct aj_calendar *aj_calendar_new(struct aj_arena *arena);
/* Says that the table covers the year; days of years not covered are unknown. */
void aj_calendar_add_year(struct aj_calendar *calendar, int year);
void aj_calendar_add_day(struct aj_calendar *calendar, struct aj_date day, enum aj_day_kind kind);

/* AJ_TRUE, AJ_FALSE, or AJ_UNKNOWN for a year without a table. */
enum aj_truth aj_calendar_is_working(const struct aj_calendar *calendar, struct aj_date day);

/* The last day (or, for hours, the last minute) of a period that begins on `from`, the first day
 * not counted. With roll, a last day on a day off moves to the next working day; working days and
 * hours never roll. limit >= 0. Returns false when a year without a table would have to be known;
 * for hours `from` must have a time, else false. */
bool aj_calendar_period_end(const struct aj_calendar *calendar, struct aj_date from, int limit,
                            enum aj_unit unit, bool roll, struct aj_date *end);

/* Working days strictly after `from` up to and including `to`; -1 when unknown, 0 when to <= from.
 */
int aj_calendar_working_days(const struct aj_calendar *calendar, struct aj_date from,
                             struct aj_date to);

#endif
