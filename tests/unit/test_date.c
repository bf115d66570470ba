/* SPDX-License-Identifier: Apache-2.0
 *
 * Days and times: what is found in text, what must not be, and the calendar's arithmetic.
 */
#include "unit.h"

#include "base/arena.h"
#include "base/compiler.h"
#include "text/date.h"

static const struct aj_date base = {2022, 9, 30, -1, -1};

/* Texts in which one VALID date is found without a base, printed. */
static const struct {
    const char *text;
    const char *matched; /* NULL: the whole text */
    const char *printed;
} valid[] = {
    {"2022年3月5日", NULL, "2022-03-05"},
    {"二〇二二年三月五日", NULL, "2022-03-05"},
    {"二○二二年三月五日", NULL, "2022-03-05"},
    {"二零二二年三月五日", NULL, "2022-03-05"},
    {"二O二二年三月五日", NULL, "2022-03-05"},
    {"二o二二年三月五日", NULL, "2022-03-05"},
    {"二0二二年三月五日", NULL, "2022-03-05"},
    {"二◯二二年三月五日", NULL, "2022-03-05"},
    {"贰零贰贰年零叁月零伍日", NULL, "2022-03-05"},
    {"二〇二二年十二月三十一日", NULL, "2022-12-31"},
    {"二〇二二年十月十日", NULL, "2022-10-10"},
    {"二〇二二年十一月二十日", NULL, "2022-11-20"},
    {"二〇二二年三月廿一日", NULL, "2022-03-21"},
    {"二〇二二年三月卅日", NULL, "2022-03-30"},
    {"二〇二二年三月廿日", NULL, "2022-03-20"},
    {"2022年元月5日", NULL, "2022-01-05"},
    {"2022年03月05日", NULL, "2022-03-05"},
    {"2022年3月5号", NULL, "2022-03-05"},
    {"2022_年_3_月_5_日", NULL, "2022-03-05"},
    {"20 22年3月5日", NULL, "2022-03-05"},
    {"20_22_年3月5日", NULL, "2022-03-05"},
    {"22年3月5日", NULL, "2022-03-05"},
    {"二二年三月五日", NULL, "2022-03-05"},
    {"78年3月5日", NULL, "1978-03-05"},
    {"1949年10月1日", NULL, "1949-10-01"},
    {"2099年12月31日", NULL, "2099-12-31"},
    {"2024年2月29日", NULL, "2024-02-29"},
    {"2022-03-05", NULL, "2022-03-05"},
    {"2022-3-5", NULL, "2022-03-05"},
    {"2022.3.5", NULL, "2022-03-05"},
    {"2022.03.05。", "2022.03.05", "2022-03-05"},
    {"签收：2022.3.5.", "2022.3.5", "2022-03-05"},
    {"2022/3/5", NULL, "2022-03-05"},
    {"20220305", NULL, "2022-03-05"},
    {"于20220305立案", "20220305", "2022-03-05"},
    {"经查，于2022年3月5日送达。", "2022年3月5日", "2022-03-05"},
    {"2022年3月5日14时30分", NULL, "2022-03-05T14:30"},
    {"2022年3月5日14时30分25秒", NULL, "2022-03-05T14:30"},
    {"2022年3月5日14点30分", NULL, "2022-03-05T14:30"},
    {"2022年3月5日14：30", NULL, "2022-03-05T14:30"},
    {"2022年3月5日14：30：25", NULL, "2022-03-05T14:30"},
    {"2022年3月5日9：05", NULL, "2022-03-05T09:05"},
    {"2022年3月5日自9时05分", NULL, "2022-03-05T09:05"},
    {"2022年3月5日，从9时", NULL, "2022-03-05T09:00"},
    {"2022-03-05 14：30", NULL, "2022-03-05T14:30"},
    {"2022-03-05T14：30", NULL, "2022-03-05T14:30"},
    {"2022年3月5日上午9时", NULL, "2022-03-05T09:00"},
    {"2022年3月5日下午2时30分", NULL, "2022-03-05T14:30"},
    {"2022年3月5日下午2点半", NULL, "2022-03-05T14:30"},
    {"2022年3月5日下午14时", NULL, "2022-03-05T14:00"},
    {"2022年3月5日中午12时", NULL, "2022-03-05T12:00"},
    {"2022年3月5日晚上8点", NULL, "2022-03-05T20:00"},
    {"2022年3月5日9时许", NULL, "2022-03-05T09:00"},
    {"2022年3月5日9时整", NULL, "2022-03-05T09:00"},
    {"2022年3月5日（星期六）9时", NULL, "2022-03-05T09:00"},
    {"2022年3月5日（星期六）", "2022年3月5日", "2022-03-05"},
    {"二〇二二年三月五日十四时三十分", NULL, "2022-03-05T14:30"},
    {"2022年3月5日24时", NULL, "2022-03-05T24:00"},
    {"2022年3月5日9时__分", "2022年3月5日9时", "2022-03-05T09:00"},
    {"2022年3月5日时分", "2022年3月5日", "2022-03-05"},
    {"2022年3月5日上午14时", "2022年3月5日", "2022-03-05"},
    {"2022年3月5日3点意见", "2022年3月5日", "2022-03-05"},
    {"2022年3月5日一时疏忽", "2022年3月5日", "2022-03-05"},
    {"二〇二二年三月五日十四时至十五时", "二〇二二年三月五日十四时", "2022-03-05T14:00"},
    {"2022年3月5日九时，", "2022年3月5日九时", "2022-03-05T09:00"},
    {"2022年3月5日九时段", "2022年3月5日", "2022-03-05"},
    {"2022年3月5日三时起意", "2022年3月5日", "2022-03-05"},
    {"2022年3月5日五十时，", "2022年3月5日", "2022-03-05"},
    {"2022年3月5日24时内", "2022年3月5日", "2022-03-05"},
    {"张三二〇二二年三月五日", "二〇二二年三月五日", "2022-03-05"},
    {"李××2022年3月5日", "2022年3月5日", "2022-03-05"},
    {"王五2022年3月5日", "2022年3月5日", "2022-03-05"},
    {"编号5 2022年3月5日", "2022年3月5日", "2022-03-05"},
    {"No2022年3月5日", "2022年3月5日", "2022-03-05"},
    {"2020-01-01-2025-01-01", "2020-01-01", "2020-01-01"},
    {"出生年月日：1980年5月3日", "1980年5月3日", "1980-05-03"},
    {"甬民罚决字〔2022〕第3号2022年3月5日", "2022年3月5日", "2022-03-05"},
};

START_TEST(test_find_date_in_text_printed)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_str text = aj_str_from(valid[_i].text);
    struct aj_date_match match;

    ck_assert_msg(aj_date_find(text, 0, NULL, &match), "%s", valid[_i].text);
    ck_assert_int_eq(match.state, AJ_DATE_VALID);
    unit_assert_str(aj_str_sub(text, match.from, match.to),
                    valid[_i].matched != NULL ? valid[_i].matched : valid[_i].text);
    unit_assert_str(aj_date_print(arena, match.date), valid[_i].printed);
    aj_arena_free(arena);
}
END_TEST

static const char *const none[] = {
    "",
    "年",
    "月日",
    "2022",
    "2022年",
    "2022年3月",
    "3月5日",
    "14时30分",
    "上午9时",
    "13905741234",
    "0574-87654321",
    "0574-20220305",
    "20220305-1",
    "330282197512304416",
    "〔2022〕",
    "甬民罚决字〔2022〕第3号",
    "1.2.3",
    "22.3.5",
    "v2022.3.5.1",
    "2022.3.5.1",
    "2022.35元",
    "第3号",
    "第三十条第一款",
    "第2022-03-05号",
    "AJ2022-03-05",
    "2022-03-05A1",
    "1-2022-03-05",
    "20220305元",
    "20220305号",
    "执法证号：20220305",
    "编码20220305",
    "电话：20220305",
    "20221305",
    "20220230",
    "220220305",
    "12022年3月5日",
    "202年3月5日",
    "2202年3月5日",
    "1948年3月5日",
    "2100年3月5日",
    "20年3月5日",
    "二〇年三月五日",
    "3个月5日",
    "2022-13-05",
    "2022.3",
    "2022-03",
    "2022.3-5",
    "民国22年3月5日",
    "农历二〇二二年三月五日",
    "二十二年三月五日",
    "出生年月日",
    "日期（年月日）",
    "同年3月5日",
    "具体年月日",
    "出生年月",
    "2022元旦",
    "2022年度",
    "三年五个月",
    "10年5个月零3日",
    "2022年3月至5月",
    "No5年3月5日",
    "人员3年3月5日",
    "2 0 2 2年3月5日",
    "年3",
};

START_TEST(test_find_other_text_none)
{
    struct aj_date_match match;
    bool found = aj_date_find(aj_str_from(none[_i]), 0, NULL, &match);

    ck_assert_msg(!found, "%s", none[_i]);
}
END_TEST

static const struct {
    const char *text;
    const char *matched;
    enum aj_date_state state;
} states[] = {
    {"年月日", "年月日", AJ_DATE_BLANK},
    {"签名：张三年月日", "年月日", AJ_DATE_BLANK},
    {"年月日时分", "年月日时分", AJ_DATE_BLANK},
    {"20年月日", "20年月日", AJ_DATE_BLANK},
    {"202年月日", "202年月日", AJ_DATE_BLANK},
    {"二〇年月日", "二〇年月日", AJ_DATE_BLANK},
    {"20__年_月_日", "20__年_月_日", AJ_DATE_BLANK},
    {"____年__月__日__时__分", "____年__月__日__时__分", AJ_DATE_BLANK},
    {"2022年月日", "2022年月日", AJ_DATE_BLANK},
    {"2022年3月日", "2022年3月日", AJ_DATE_BLANK},
    {"2022年月5日", "2022年月5日", AJ_DATE_BLANK},
    {"〇年〇月〇日", "〇年〇月〇日", AJ_DATE_BLANK},
    {"○年○月○日", "○年○月○日", AJ_DATE_BLANK},
    {"×年×月×日", "×年×月×日", AJ_DATE_BLANK},
    {"20××年×月×日", "20××年×月×日", AJ_DATE_BLANK},
    {"20__年3月5日", "20__年3月5日", AJ_DATE_BLANK},
    {"二〇二二年十二月日", "二〇二二年十二月日", AJ_DATE_BLANK},
    {"：年3月5日", "年3月5日", AJ_DATE_BLANK},
    {"编号5____年__月__日", "____年__月__日", AJ_DATE_BLANK},
    {"/年/月/日", "/年/月/日", AJ_DATE_BLANK},
    {"2022年2月30日", "2022年2月30日", AJ_DATE_IMPOSSIBLE},
    {"2023年2月29日", "2023年2月29日", AJ_DATE_IMPOSSIBLE},
    {"2022年13月5日", "2022年13月5日", AJ_DATE_IMPOSSIBLE},
    {"2022年3月32日", "2022年3月32日", AJ_DATE_IMPOSSIBLE},
    {"二〇二二年二月三十日", "二〇二二年二月三十日", AJ_DATE_IMPOSSIBLE},
    {"2022年3月500日", "2022年3月500日", AJ_DATE_IMPOSSIBLE},
    {"2022-02-30", "2022-02-30", AJ_DATE_IMPOSSIBLE},
    {"2022年3月5日25时", "2022年3月5日25时", AJ_DATE_IMPOSSIBLE},
    {"2022年3月5日14时70分", "2022年3月5日14时70分", AJ_DATE_IMPOSSIBLE},
    {"2022年3月5日24时30分", "2022年3月5日24时30分", AJ_DATE_IMPOSSIBLE},
};

START_TEST(test_find_blank_or_impossible_state)
{
    struct aj_str text = aj_str_from(states[_i].text);
    struct aj_date_match match;

    ck_assert_msg(aj_date_find(text, 0, NULL, &match), "%s", states[_i].text);
    ck_assert_msg(match.state == states[_i].state, "%s: %d", states[_i].text, match.state);
    unit_assert_str(aj_str_sub(text, match.from, match.to), states[_i].matched);
}
END_TEST

/* With the base 2022-09-30; printed NULL: nothing is found. */
static const struct {
    const char *text;
    const char *printed;
} leaning[] = {
    {"3月5日", "2022-03-05"},
    {"三月五日", "2022-03-05"},
    {"同年3月5日", "2022-03-05"},
    {"10月12日14时30分", "2022-10-12T14:30"},
    {"14时30分", "2022-09-30T14:30"},
    {"至16：20", "2022-09-30T16:20"},
    {"上午9时", "2022-09-30T09:00"},
    {"下午3：05", "2022-09-30T15:05"},
    {"9时许", "2022-09-30T09:00"},
    {"十四时三十分", "2022-09-30T14:30"},
    {"2021年3月5日", "2021-03-05"},
    {"次日0时25分", "2022-10-01T00:25"},
    {"至第二天1时05分", "2022-10-01T01:05"},
    {"至次日凌晨1时05分", "2022-10-01T01:05"},
    {"至31日0时25分", "2022-09-31T00:25"},
    {"至29日0时25分", "2022-09-30T00:25"},
    {"次年3月5日", NULL},
    {"每年3月31日前", NULL},
    {"2100年3月5日", NULL},
    {"3月5号", NULL},
    {"张三三月五日", NULL},
    {"3个月5日", NULL},
    {"24小时", NULL},
    {"24时内", NULL},
    {"以下3点意见", NULL},
    {"一时疏忽", NULL},
    {"比例为1：50", NULL},
    {"12时段", NULL},
    {"14：305", NULL},
    {"同时", NULL},
    {"2022.3.5.1", NULL},
    {"13905741234", NULL},
};

START_TEST(test_find_with_base_completed)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_date_match match;
    bool found = aj_date_find(aj_str_from(leaning[_i].text), 0, &base, &match);

    ck_assert_msg(found == (leaning[_i].printed != NULL), "%s", leaning[_i].text);
    if (found)
        unit_assert_str(aj_date_print(arena, match.date), leaning[_i].printed);
    aj_arena_free(arena);
}
END_TEST

START_TEST(test_find_impossible_month_with_base)
{
    struct aj_date_match match;

    ck_assert(aj_date_find(aj_str_from("13月5日"), 0, &base, &match));
    ck_assert_int_eq(match.state, AJ_DATE_IMPOSSIBLE);
}
END_TEST

START_TEST(test_find_from_behind_match_gives_next)
{
    struct aj_str text = aj_str_from("2020-01-01-2025-01-01，2022年3月5日9时至11时30分");
    static const int years[] = {2020, 2025, 2022, 2022};
    struct aj_date_match match = {.to = 0};

    for (int i = 0; i < (int)AJ_COUNT(years); i++) {
        ck_assert(aj_date_find(text, match.to, i > 2 ? &match.date : NULL, &match));
        ck_assert_int_eq(match.state, AJ_DATE_VALID);
        ck_assert_int_eq(match.date.year, years[i]);
    }
    ck_assert_int_eq(match.date.hour, 11);
    ck_assert_int_eq(match.date.minute, 30);
    ck_assert(!aj_date_find(text, match.to, NULL, &match));
    ck_assert(!aj_date_find(text, text.len + 5, NULL, &match));
}
END_TEST

START_TEST(test_find_broken_bytes_and_long_runs_end)
{
    static char long_run[20000];
    struct aj_date_match match;

    for (size_t i = 0; i < sizeof(long_run); i++)
        long_run[i] = i % 3 == 0 ? '_' : '2';
    ck_assert(!aj_date_find((struct aj_str){long_run, sizeof(long_run)}, 0, &base, &match));
    ck_assert(!aj_date_find((struct aj_str){"2022\xE5\xB9", 6}, 0, &base, &match));
    ck_assert(!aj_date_find(AJ_STR_EMPTY, 0, &base, &match));
}
END_TEST

START_TEST(test_days_round_trip)
{
    struct aj_date epoch = {1970, 1, 1, -1, -1};

    ck_assert_int_eq(aj_date_to_days(epoch), 0);
    for (int32_t days = -30000; days < 60000; days++) {
        struct aj_date date = aj_date_from_days(days);

        ck_assert(aj_date_is_possible(date));
        ck_assert_int_eq(aj_date_to_days(date), days);
    }
}
END_TEST

START_TEST(test_weekday_known_days)
{
    ck_assert_int_eq(aj_date_weekday((struct aj_date){2022, 9, 30, -1, -1}), 5);
    ck_assert_int_eq(aj_date_weekday((struct aj_date){2022, 10, 2, -1, -1}), 0);
    ck_assert_int_eq(aj_date_weekday((struct aj_date){1949, 10, 1, -1, -1}), 6);
}
END_TEST

static const struct {
    const char *from;
    int n;
    const char *to;
} months[] = {
    {"2022-01-31", 1, "2022-02-28"},  {"2024-01-31", 1, "2024-02-29"},
    {"2022-08-31", 1, "2022-09-30"},  {"2022-11-30", 3, "2023-02-28"},
    {"2022-03-31", -1, "2022-02-28"}, {"2022-01-15", -1, "2021-12-15"},
    {"2024-02-29", 12, "2025-02-28"}, {"2022-12-05T14:30", 1, "2023-01-05T14:30"},
    {"2022-03-05", 0, "2022-03-05"},
};

START_TEST(test_add_months_cut_to_last_day)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_date date;

    ck_assert(aj_date_parse_iso(aj_str_from(months[_i].from), &date));
    date = aj_date_add_months(date, months[_i].n);
    unit_assert_str(aj_date_print(arena, date), months[_i].to);
    aj_arena_free(arena);
}
END_TEST

static const struct {
    struct aj_date a;
    struct aj_date b;
    int order;
} orders[] = {
    {{2022, 3, 5, -1, -1}, {2022, 3, 5, -1, -1}, 0},
    {{2022, 3, 4, 23, 0}, {2022, 3, 5, 1, 0}, -1},
    {{2022, 3, 5, 14, 30}, {2022, 3, 5, -1, -1}, 0},
    {{2022, 3, 5, 14, 30}, {2022, 3, 5, 14, 29}, 1},
    {{2022, 3, 5, 14, 30}, {2022, 3, 5, 14, -1}, 0},
    {{2022, 3, 5, 9, -1}, {2022, 3, 5, 14, 0}, -1},
};

START_TEST(test_compare_days_and_times_order)
{
    int forward = aj_date_compare(orders[_i].a, orders[_i].b);
    int backward = aj_date_compare(orders[_i].b, orders[_i].a);

    ck_assert_int_eq((forward > 0) - (forward < 0), orders[_i].order);
    ck_assert_int_eq((backward > 0) - (backward < 0), -orders[_i].order);
}
END_TEST

static const char *const not_iso[] = {
    "",
    "2022-3-5",
    "2022-02-30",
    "2022-13-01",
    "2022-03-05T",
    "2022-03-05 14:30",
    "2022-03-05T25:00",
    "2022-03-05T24:30",
    "2022-03-05T14:60",
    "0000-01-01",
    "20220305",
    "2022-03-05x",
};

START_TEST(test_parse_iso_other_refused)
{
    struct aj_date date;
    bool parsed = aj_date_parse_iso(aj_str_from(not_iso[_i]), &date);

    ck_assert_msg(!parsed, "%s", not_iso[_i]);
}
END_TEST

/* The end of a period on 2025-01-16, from the beginning's words and hour. */
static const struct {
    const char *begin;
    int8_t begin_hour;
    const char *end;
    int8_t end_hour;
    int8_t carried;
} periods[] = {
    {"下午2时40分", 14, "3时25分", 3, 15},
    {"下午2：40", 14, "3：25", 3, 15},
    {"下午2时40分", 14, "下午3时25分", 15, 15},
    {"下午2时40分", 14, "15时", 15, 15},
    {"中午12时", 12, "1时", 1, 13},
    {"上午9时", 9, "10时", 10, 10},
    {"14时", 14, "3时", 3, 3},
    {"上午9时", 9, "3时", 3, 3},
    {"晚上11时", 23, "1时", 1, 1},
    {"下午2时", 14, "凌晨1时", 1, 1},
};

START_TEST(test_carry_end_of_period)
{
    struct aj_date from = {2025, 1, 16, periods[_i].begin_hour, 0};
    struct aj_date to = {2025, 1, 16, periods[_i].end_hour, 0};

    aj_date_carry(aj_str_from(periods[_i].begin), from, aj_str_from(periods[_i].end), &to);
    ck_assert_int_eq(to.hour, periods[_i].carried);
}
END_TEST

static Suite *suite(void)
{
    Suite *result = suite_create("date");
    TCase *find = tcase_create("find");
    TCase *arithmetic = tcase_create("arithmetic");

    tcase_add_loop_test(find, test_carry_end_of_period, 0, (int)AJ_COUNT(periods));
    tcase_add_loop_test(find, test_find_date_in_text_printed, 0, (int)AJ_COUNT(valid));
    tcase_add_loop_test(find, test_find_other_text_none, 0, (int)AJ_COUNT(none));
    tcase_add_loop_test(find, test_find_blank_or_impossible_state, 0, (int)AJ_COUNT(states));
    tcase_add_loop_test(find, test_find_with_base_completed, 0, (int)AJ_COUNT(leaning));
    tcase_add_test(find, test_find_impossible_month_with_base);
    tcase_add_test(find, test_find_from_behind_match_gives_next);
    tcase_add_test(find, test_find_broken_bytes_and_long_runs_end);
    suite_add_tcase(result, find);
    tcase_add_test(arithmetic, test_days_round_trip);
    tcase_add_test(arithmetic, test_weekday_known_days);
    tcase_add_loop_test(arithmetic, test_add_months_cut_to_last_day, 0, (int)AJ_COUNT(months));
    tcase_add_loop_test(arithmetic, test_compare_days_and_times_order, 0, (int)AJ_COUNT(orders));
    tcase_add_loop_test(arithmetic, test_parse_iso_other_refused, 0, (int)AJ_COUNT(not_iso));
    suite_add_tcase(result, arithmetic);
    return result;
}

int main(void)
{
    return unit_run(suite());
}
