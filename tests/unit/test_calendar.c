/* SPDX-License-Identifier: Apache-2.0
 *
 * Working days and the ends of periods, with the days off of 2022.
 */
#include "unit.h"

#include "base/arena.h"
#include "base/compiler.h"
#include "text/calendar.h"

static struct aj_arena *arena;
static struct aj_calendar *calendar;

static const char off_days[] =
    "2022-01-01 2022-01-02 2022-01-03 2022-01-31 2022-02-01 2022-02-02 2022-02-03 2022-02-04 "
    "2022-02-05 2022-02-06 2022-04-03 2022-04-04 2022-04-05 2022-04-30 2022-05-01 2022-05-02 "
    "2022-05-03 2022-05-04 2022-06-03 2022-06-04 2022-06-05 2022-09-10 2022-09-11 2022-09-12 "
    "2022-10-01 2022-10-02 2022-10-03 2022-10-04 2022-10-05 2022-10-06 2022-10-07 2022-12-31";
static const char work_days[] =
    "2022-01-29 2022-01-30 2022-04-02 2022-04-24 2022-05-07 2022-10-08 2022-10-09";

static struct aj_date day_of(const char *text)
{
    struct aj_date date = {0};

    ck_assert_msg(aj_date_parse_iso(aj_str_from(text), &date), "%s", text);
    return date;
}

static void add_days(const char *days, enum aj_day_kind kind)
{
    struct aj_str rest = aj_str_from(days);
    struct aj_str word;
    struct aj_date day = {0};

    while (aj_str_next_word(&rest, &word)) {
        ck_assert(aj_date_parse_iso(word, &day));
        aj_calendar_add_day(calendar, day, kind);
    }
}

static void setup(void)
{
    arena = aj_arena_new();
    calendar = aj_calendar_new(arena);
    aj_calendar_add_year(calendar, 2022);
    add_days(off_days, AJ_DAY_OFF);
    add_days(work_days, AJ_DAY_WORK);
    add_days("2021-01-01", AJ_DAY_OFF); /* a day, but nobody says that 2021 is covered */
}

static void teardown(void)
{
    aj_arena_free(arena);
}

static const struct {
    const char *day;
    enum aj_truth is_working;
} kinds[] = {
    {"2022-09-30", AJ_TRUE},    {"2022-10-01", AJ_FALSE},   {"2022-10-07", AJ_FALSE},
    {"2022-10-08", AJ_TRUE},    {"2022-10-15", AJ_FALSE},   {"2022-10-16", AJ_FALSE},
    {"2022-10-17", AJ_TRUE},    {"2021-12-31", AJ_UNKNOWN}, {"2021-01-01", AJ_UNKNOWN},
    {"2023-01-02", AJ_UNKNOWN}, {"2022-12-31", AJ_FALSE},
};

START_TEST(test_is_working_day_kind)
{
    ck_assert_int_eq(aj_calendar_is_working(calendar, day_of(kinds[_i].day)), kinds[_i].is_working);
}
END_TEST

/* end NULL: unknown. */
static const struct {
    const char *from;
    int limit;
    enum aj_unit unit;
    bool roll;
    const char *end;
} periods[] = {
    {"2022-09-30", 5, AJ_WORKING_DAY, false, "2022-10-12"},
    {"2022-01-28", 7, AJ_WORKING_DAY, false, "2022-02-11"},
    {"2022-01-28T16:30", 7, AJ_WORKING_DAY, true, "2022-02-11"},
    {"2022-10-01", 1, AJ_WORKING_DAY, false, "2022-10-08"},
    {"2022-10-01", 0, AJ_WORKING_DAY, true, "2022-10-01"},
    {"2022-12-29", 1, AJ_WORKING_DAY, false, "2022-12-30"},
    {"2022-12-30", 1, AJ_WORKING_DAY, false, NULL},
    {"2021-12-31", 1, AJ_WORKING_DAY, false, "2022-01-04"},
    {"2022-09-16", 15, AJ_DAY, false, "2022-10-01"},
    {"2022-09-16", 15, AJ_DAY, true, "2022-10-08"},
    {"2022-09-30T23:59", 1, AJ_DAY, false, "2022-10-01"},
    {"2022-03-05", 90, AJ_DAY, true, "2022-06-06"},
    {"2022-12-20", 30, AJ_DAY, false, "2023-01-19"},
    {"2022-12-20", 30, AJ_DAY, true, NULL},
    {"2022-12-16", 15, AJ_DAY, true, NULL},
    {"2022-10-01", 0, AJ_DAY, false, "2022-10-01"},
    {"2022-01-31", 1, AJ_MONTH, false, "2022-02-28"},
    {"2022-08-31", 1, AJ_MONTH, true, "2022-09-30"},
    {"2022-07-01", 3, AJ_MONTH, true, "2022-10-08"},
    {"2022-11-05", 3, AJ_MONTH, false, "2023-02-05"},
    {"2020-02-29", 2, AJ_YEAR, false, "2022-02-28"},
    {"2021-10-01", 1, AJ_YEAR, true, "2022-10-08"},
    {"2022-10-01T09:20", 24, AJ_HOUR, true, "2022-10-02T09:20"},
    {"2022-12-31T23:30", 1, AJ_HOUR, false, "2023-01-01T00:30"},
    {"2022-10-01T24:00", 24, AJ_HOUR, false, "2022-10-03T00:00"},
    {"2022-10-01", 24, AJ_HOUR, false, NULL},
    {"2022-10-01", -1, AJ_DAY, false, NULL},
    {"2022-10-01", 2147483647, AJ_DAY, false, NULL},
    {"2022-10-01", 900000, AJ_YEAR, false, NULL},
};

START_TEST(test_period_end_day)
{
    struct aj_date end = {0};
    bool is_known = aj_calendar_period_end(calendar, day_of(periods[_i].from), periods[_i].limit,
                                           periods[_i].unit, periods[_i].roll, &end);

    ck_assert_msg(is_known == (periods[_i].end != NULL), "%s + %d", periods[_i].from,
                  periods[_i].limit);
    if (is_known)
        unit_assert_str(aj_date_print(arena, end), periods[_i].end);
}
END_TEST

START_TEST(test_period_end_hour_without_minute_kept)
{
    struct aj_date from = {2022, 10, 1, 9, -1};
    struct aj_date end = {0};

    ck_assert(aj_calendar_period_end(calendar, from, 24, AJ_HOUR, false, &end));
    ck_assert_int_eq(end.day, 2);
    ck_assert_int_eq(end.hour, 9);
    ck_assert_int_eq(end.minute, -1);
}
END_TEST

static const struct {
    const char *from;
    const char *to;
    int n;
} spans[] = {
    {"2022-09-30", "2022-10-12", 5}, {"2022-01-28", "2022-02-11", 7},
    {"2022-09-30", "2022-10-07", 0}, {"2022-09-30", "2022-09-30", 0},
    {"2022-10-12", "2022-09-30", 0}, {"2022-12-30", "2023-01-03", -1},
    {"2021-12-31", "2022-01-04", 1}, {"2021-12-30", "2022-01-04", -1},
};

START_TEST(test_working_days_span)
{
    ck_assert_int_eq(
        aj_calendar_working_days(calendar, day_of(spans[_i].from), day_of(spans[_i].to)),
        spans[_i].n);
}
END_TEST

static Suite *suite(void)
{
    Suite *result = suite_create("calendar");
    TCase *all = tcase_create("all");

    tcase_add_checked_fixture(all, setup, teardown);
    tcase_add_loop_test(all, test_is_working_day_kind, 0, (int)AJ_COUNT(kinds));
    tcase_add_loop_test(all, test_period_end_day, 0, (int)AJ_COUNT(periods));
    tcase_add_test(all, test_period_end_hour_without_minute_kept);
    tcase_add_loop_test(all, test_working_days_span, 0, (int)AJ_COUNT(spans));
    suite_add_tcase(result, all);
    return result;
}

int main(void)
{
    return unit_run(suite());
}
