/* SPDX-License-Identifier: Apache-2.0
 *
 * A period with time taken out of it. Ten days from Friday 1 April 2022 end on Monday 11 April.
 */
#include "predicate_kit.h"

#define LESS(spans)                                                                                \
    "<within from='立案表/日期' to='决定书/日期' limit='10' unit='day' less='" spans "'/>"
#define CASE(day)       "立案表 日期=2022年4月1日 事实=可以扣除; 决定书 日期=2022年" day "; "
#define SEEN(from, to)  "检查笔录 起=2022年" from " 止=2022年" to "; "
#define ASKED(from, to) "询问笔录 起=2022年" from " 止=2022年" to "; "
#define UNLAWFUL(day)   "立案表 日期=2022年4月1日 事实=不能; 决定书 日期=2022年" day "; "
#define MONTH           "<within from='立案表/日期' to='决定书/日期' limit='1' unit='month' less='检查'/>"

static const struct predicate_row pause_rows[] = {
    /* not needed, and not there */
    {LESS("检查"), CASE("4月11日"), 'T'},
    {LESS("检查"), CASE("4月12日"), 'F'},
    /* four days, from the 4th to the 8th: until the 15th */
    {LESS("检查"), CASE("4月15日") SEEN("4月4日", "4月8日"), 'T'},
    {LESS("检查"), CASE("4月16日") SEEN("4月4日", "4月8日"), 'U'}, /* if both days count */
    {LESS("检查"), CASE("4月19日") SEEN("4月4日", "4月8日"), 'F'},
    /* before the period, over its beginning, over its end */
    {LESS("检查"), CASE("4月12日") SEEN("3月4日", "3月28日"), 'F'},
    {LESS("检查"), CASE("4月13日") SEEN("3月4日", "4月3日"), 'T'},
    {LESS("检查"), CASE("4月20日") SEEN("4月2日", "5月30日"), 'T'},
    /* what is lawful only under conditions, or never for certain */
    {LESS("询问"), CASE("4月15日") ASKED("4月4日", "4月8日"), 'T'},
    {LESS("询问"), UNLAWFUL("4月15日") ASKED("4月4日", "4月8日"), 'U'},
    {LESS("询问"), UNLAWFUL("4月19日") ASKED("4月4日", "4月8日"), 'F'},
    {LESS("听证"), CASE("4月15日") "听证告知书 日期=2022年4月4日; 送达回证 日期=2022年4月8日", 'U'},
    {LESS("听证"), CASE("4月19日") "听证告知书 日期=2022年4月4日; 送达回证 日期=2022年4月8日", 'F'},
    /* two that share days, one behind the other */
    {LESS("检查 询问"), CASE("4月15日") SEEN("4月4日", "4月8日") ASKED("4月4日", "4月8日"), 'T'},
    {LESS("检查 询问"), CASE("4月18日") SEEN("4月4日", "4月8日") ASKED("4月5日", "4月7日"), 'U'},
    {LESS("检查 询问"), CASE("4月19日") SEEN("4月4日", "4月8日") ASKED("4月8日", "4月12日"), 'T'},
    /* an end nobody knows */
    {LESS("检查"), CASE("4月30日") "检查笔录 起=2022年4月4日 止=", 'U'},
    {LESS("检查"), CASE("4月30日") "检查笔录 起=2022年4月4日 止=?", 'U'},
    {LESS("检查"), CASE("4月30日") "检查笔录 起= 止=2022年4月8日", 'F'},
    {LESS("检查"), CASE("4月18日") "检查笔录 起= 止=2022年4月8日", 'U'},
    {LESS("听证"), CASE("4月30日") "听证告知书 日期=2022年4月4日", 'U'},
    {LESS("检查"), CASE("4月30日") "!检查笔录", 'U'},
    {LESS("检查"), CASE("4月30日") "!*", 'U'},
    /* of two papers the days from the first to the last may count */
    {LESS("检查"), CASE("4月15日") SEEN("4月4日", "4月8日") SEEN("4月9日", "4月10日"), 'U'},
    {LESS("检查"), CASE("4月19日") SEEN("4月4日", "4月8日") SEEN("4月9日", "4月10日"), 'F'},
    /* the end before the beginning takes out nothing */
    {LESS("检查"), CASE("4月12日") SEEN("4月8日", "4月4日"), 'F'},
    /* the period itself */
    {LESS("检查"), "立案表 日期=; 决定书 日期=2022年4月15日; " SEEN("4月4日", "4月8日"), 'U'},
    {LESS("检查"), "决定书 日期=2022年4月15日; " SEEN("4月4日", "4月8日"), 'N'},
    /* a month ends on Sunday 1 May, a holiday until the 4th; with four days more on the 5th */
    {MONTH, CASE("5月5日"), 'T'},
    {MONTH, CASE("5月6日"), 'F'},
    {MONTH, CASE("5月6日") SEEN("4月4日", "4月9日"), 'T'},
};

START_TEST(test_pause_truth)
{
    predicate_kit_assert(&pause_rows[_i]);
}
END_TEST

START_TEST(test_pause_is_named_with_its_days)
{
    struct aj_ruleset *ruleset = predicate_kit_load(LESS("检查"));
    struct aj_outcome outcome;
    struct kit_case c;

    kit_case_open(&c, ruleset, CASE("4月29日") SEEN("4月4日", "4月8日"));
    predicate_kit_evaluate(&c, &outcome);
    unit_assert_str(
        ((struct aj_note *)aj_vec_at(&outcome.notes, 0))->words,
        "自《立案表》日期（2022-04-01）起10日，末日为2022-04-11，"
        "《决定书》日期（2022-04-29），扣除检查（2022-04-04至2022-04-08）的时间后仍超过期限");
    ck_assert_uint_eq(outcome.evidence.count, 4); /* of the period and of the span */
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

static const struct {
    const char *condition;
    const char *message;
} wrong_rows[] = {
    {LESS("鉴定"), "没有名为“鉴定”的 <span>"},
    {"<within from='立案表/日期' to='决定书/日期' limit='1' unit='working-day' less='检查'/>",
     "less 不能与"},
    {"<after from='立案表/日期' to='决定书/日期' limit='1' unit='day' less='检查'/>",
     "没有属性 less"},
};

START_TEST(test_pause_wrong_settings_are_errors)
{
    predicate_kit_assert_error(wrong_rows[_i].condition, wrong_rows[_i].message);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("pause");
    TCase *truth = tcase_create("truth");
    TCase *words = tcase_create("words");

    tcase_add_loop_test(truth, test_pause_truth, 0, (int)AJ_COUNT(pause_rows));
    tcase_add_test(words, test_pause_is_named_with_its_days);
    tcase_add_loop_test(words, test_pause_wrong_settings_are_errors, 0, (int)AJ_COUNT(wrong_rows));
    suite_add_tcase(suite, truth);
    suite_add_tcase(suite, words);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
