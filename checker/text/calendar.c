/* SPDX-License-Identifier: Apache-2.0
 *
 * One table a year says which days are not as their weekday has it. A year without a table is
 * unknown, never taken for one without holidays. Knows no file format and no law.
 */
#include "text/calendar.h"

#include "base/vec.h"

#define LIMIT_MAX 1000000 /* of a period, in any unit; keeps the arithmetic far from overflow */
#define YEAR_MAX  9999
#define DAY_SLOTS (12 * 31) /* a slot for each possible and impossible day of a year */

enum slot { SLOT_WEEKDAY, SLOT_OFF, SLOT_WORK };

struct year_table {
    int year;
    bool is_covered; /* false: days were added, but nobody said that they are all */
    unsigned char slots[DAY_SLOTS];
};

struct aj_calendar {
    struct aj_vec years; /* struct year_table */
};

struct aj_calendar *aj_calendar_new(struct aj_arena *arena)
{
    struct aj_calendar *calendar = aj_arena_alloc(arena, sizeof(*calendar));

    aj_vec_init(&calendar->years, arena, sizeof(struct year_table));
    return calendar;
}

static struct year_table *find_year(const struct aj_calendar *calendar, int year)
{
    for (size_t i = 0; i < calendar->years.count; i++) {
        struct year_table *table = aj_vec_at(&calendar->years, i);

        if (table->year == year)
            return table;
    }
    return NULL;
}

static struct year_table *make_year(struct aj_calendar *calendar, int year)
{
    struct year_table *table = find_year(calendar, year);

    if (table == NULL) {
        table = aj_vec_push(&calendar->years);
        table->year = year;
    }
    return table;
}

static size_t slot_of(struct aj_date day)
{
    return (size_t)((day.month - 1) * 31 + day.day - 1);
}

void aj_calendar_add_year(struct aj_calendar *calendar, int year)
{
    make_year(calendar, year)->is_covered = true;
}

void aj_calendar_add_day(struct aj_calendar *calendar, struct aj_date day, enum aj_day_kind kind)
{
    struct year_table *table;

    if (!aj_date_is_possible(day))
        return;
    table = make_year(calendar, day.year);
    table->slots[slot_of(day)] = kind == AJ_DAY_OFF ? SLOT_OFF : SLOT_WORK;
}

enum aj_truth aj_calendar_is_working(const struct aj_calendar *calendar, struct aj_date day)
{
    const struct year_table *table = find_year(calendar, day.year);
    int weekday;

    if (table == NULL || !table->is_covered || !aj_date_is_possible(day))
        return AJ_UNKNOWN;
    if (table->slots[slot_of(day)] != SLOT_WEEKDAY)
        return table->slots[slot_of(day)] == SLOT_WORK ? AJ_TRUE : AJ_FALSE;
    weekday = aj_date_weekday(day);
    return weekday >= 1 && weekday <= 5 ? AJ_TRUE : AJ_FALSE;
}

/* ---- periods ---- */

/* Hours run from the minute they begin at (民法典 201). */
static bool end_of_hours(struct aj_date from, int limit, struct aj_date *end)
{
    int64_t minutes;

    if (from.hour < 0)
        return false;
    minutes = ((int64_t)from.hour + limit) * 60 + (from.minute < 0 ? 0 : from.minute);
    *end = aj_date_from_days(aj_date_to_days(from) + (int32_t)(minutes / (24 * 60)));
    end->hour = (int8_t)(minutes / 60 % 24);
    end->minute = (int8_t)(from.minute < 0 ? -1 : minutes % 60);
    return end->year <= YEAR_MAX;
}

/* The next day on or after *day that is worked. */
static bool roll_forward(const struct aj_calendar *calendar, struct aj_date *day)
{
    enum aj_truth is_working;

    while ((is_working = aj_calendar_is_working(calendar, *day)) == AJ_FALSE)
        *day = aj_date_from_days(aj_date_to_days(*day) + 1);
    return is_working == AJ_TRUE;
}

static bool end_of_working_days(const struct aj_calendar *calendar, struct aj_date from, int limit,
                                struct aj_date *end)
{
    *end = from;
    for (int i = 0; i < limit; i++) {
        *end = aj_date_from_days(aj_date_to_days(*end) + 1);
        if (!roll_forward(calendar, end))
            return false;
    }
    return true;
}

static bool end_of_months(struct aj_date from, int months, struct aj_date *end)
{
    if (from.year + months / 12 >= YEAR_MAX)
        return false;
    *end = aj_date_add_months(from, months);
    return true;
}

bool aj_calendar_period_end(const struct aj_calendar *calendar, struct aj_date from, int limit,
                            enum aj_unit unit, bool roll, struct aj_date *end)
{
    struct aj_date day = {from.year, from.month, from.day, -1, -1};
    bool is_known = true;

    if (limit < 0 || limit > LIMIT_MAX || !aj_date_is_possible(from))
        return false;
    if (unit == AJ_HOUR)
        return end_of_hours(from, limit, end);
    if (unit == AJ_WORKING_DAY)
        return end_of_working_days(calendar, day, limit, end);
    if (unit == AJ_DAY)
        day = aj_date_from_days(aj_date_to_days(from) + limit);
    else
        is_known = end_of_months(day, unit == AJ_YEAR ? limit * 12 : limit, &day);
    if (!is_known || (roll && !roll_forward(calendar, &day)))
        return false;
    *end = day;
    return true;
}

int aj_calendar_working_days(const struct aj_calendar *calendar, struct aj_date from,
                             struct aj_date to)
{
    int32_t first = aj_date_to_days(from) + 1;
    int32_t last = aj_date_to_days(to);
    int n = 0;

    for (int32_t days = first; days <= last; days++) {
        enum aj_truth is_working = aj_calendar_is_working(calendar, aj_date_from_days(days));

        if (is_working == AJ_UNKNOWN)
            return -1;
        n += is_working == AJ_TRUE;
    }
    return n;
}
