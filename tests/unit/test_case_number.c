/* SPDX-License-Identifier: Apache-2.0
 *
 * Document numbers: their forms, their place in a sentence, and what only looks like one.
 */
#include "unit.h"

#include "base/arena.h"
#include "base/compiler.h"
#include "text/case_number.h"

static const struct {
    const char *text;
    const char *matched; /* NULL: the whole text */
    const char *key;
} numbers[] = {
    {"甬民罚决字〔2022〕第3号", NULL, "甬民罚决|2022|3"},
    {"甬民罚决字〔2022〕3号", NULL, "甬民罚决|2022|3"},
    {"甬民罚决〔2022〕第03号", NULL, "甬民罚决|2022|3"},
    {"甬民罚决字〔2022〕第三号", NULL, "甬民罚决|2022|3"},
    {"甬民罚决字〔2022〕第十五号", NULL, "甬民罚决|2022|15"},
    {"甬民罚决字〔2022〕第_3_号", NULL, "甬民罚决|2022|3"},
    {"民罚决〔2022〕5号", NULL, "民罚决|2022|5"},
    {"（甬）民罚字〔2022〕5号", NULL, "甬民罚|2022|5"},
    {"〔甬〕民罚字〔2022〕5号", NULL, "甬民罚|2022|5"},
    {"（2022）甬民罚字第005号", NULL, "甬民罚|2022|5"},
    {"送达〔2022〕甬民罚告第5号", "〔2022〕甬民罚告第5号", "甬民罚告|2022|5"},
    {"决定书（单位）甬民罚字〔2022〕5号", "甬民罚字〔2022〕5号", "甬民罚|2022|5"},
    {"通知书（含清单）甬民存字〔2022〕5号", "甬民存字〔2022〕5号", "甬民存|2022|5"},
    {"告知书（听证告知）甬民告字〔2022〕5号", "甬民告字〔2022〕5号", "甬民告|2022|5"},
    {"告知书（适用听证）甬民告字〔2022〕5号", "甬民告字〔2022〕5号", "甬民告|2022|5"},
    {"决定书（单位）（甬）民罚字〔2022〕5号", "（甬）民罚字〔2022〕5号", "甬民罚|2022|5"},
    {"沪市监（浦）（食）罚〔2024〕1号", NULL, "沪市监浦食罚|2024|1"},
    {"京建法罚（市）字〔2008〕第01-0003号", NULL, "京建法罚市|2008|1-3"},
    {"津市场监管青竞罚〔2018〕17号", NULL, "津市场监管青竞罚|2018|17"},
    {"滇岭林鉴〔2023〕木字第58号", NULL, "滇岭林鉴木字|2023|58"},
    {"文综罚字〔2025〕F-26号", NULL, "文综罚F|2025|26"},
    {"临交罚〔2024〕第A0017号", NULL, "临交罚A|2024|17"},
    {"（潍昌）应急罚〔2025〕危化-014号", NULL, "潍昌应急罚危化|2025|14"},
    {"泗应急罚〔2024〕危009号", NULL, "泗应急罚危|2024|9"},
    {"（潍昌）应急罚〔2025〕第非煤-014号", NULL, "潍昌应急罚非煤|2025|14"},
    {"苏工商案字〔2010〕第00037号", NULL, "苏工商案|2010|37"},
    {"筠烟立（2021）第4号", NULL, "筠烟立|2021|4"},
    {"甬民罚决字〔2022〕第号", NULL, "甬民罚决|2022|-1"},
    {"甬民罚决字〔2022〕号", NULL, "甬民罚决|2022|-1"},
    {"甬民罚决字〔2022〕第___号", NULL, "甬民罚决|2022|-1"},
    {"甬民罚决字〔2022〕第×号", NULL, "甬民罚决|2022|-1"},
    {"甬民罚决字〔〕第号", NULL, "甬民罚决|0|-1"},
    {"甬民罚决字〔20__〕第__号", NULL, "甬民罚决|0|-1"},
    {"甬民罚决字〔20〕第号", NULL, "甬民罚决|0|-1"},
    {"国办发〔2018〕118号", NULL, "国办发|2018|118"},
    {"和民罚字〔2022〕5号", NULL, "和民罚|2022|5"},
    {"日民罚字〔2022〕5号", NULL, "日民罚|2022|5"},
    {"依据甬民罚决字〔2022〕第3号决定", "甬民罚决字〔2022〕第3号", "甬民罚决|2022|3"},
    {"根据甬民罚决字〔2022〕第3号", "甬民罚决字〔2022〕第3号", "甬民罚决|2022|3"},
    {"我局作出的甬民罚决字〔2022〕第3号", "甬民罚决字〔2022〕第3号", "甬民罚决|2022|3"},
    {"已向你单位送达甬民罚决字〔2022〕第3号", "甬民罚决字〔2022〕第3号", "甬民罚决|2022|3"},
    {"你单位收到甬民罚决字〔2022〕第3号", "甬民罚决字〔2022〕第3号", "甬民罚决|2022|3"},
    {"关于甬民罚决字〔2022〕第3号的说明", "甬民罚决字〔2022〕第3号", "甬民罚决|2022|3"},
    {"当事人对甬民罚决字〔2022〕第3号不服", "甬民罚决字〔2022〕第3号", "甬民罚决|2022|3"},
    {"未履行甬民罚决字〔2022〕第3号", "甬民罚决字〔2022〕第3号", "甬民罚决|2022|3"},
    {"行政处罚决定书甬民罚决字〔2022〕第3号", "甬民罚决字〔2022〕第3号", "甬民罚决|2022|3"},
    {"《行政处罚决定书》（甬民罚决字〔2022〕第3号）", "甬民罚决字〔2022〕第3号", "甬民罚决|2022|3"},
    {"《处罚决定书》和甬民罚决字〔2022〕第3号", "甬民罚决字〔2022〕第3号", "甬民罚决|2022|3"},
    {"2022年3月5日甬民罚决字〔2022〕第3号", "甬民罚决字〔2022〕第3号", "甬民罚决|2022|3"},
    {"二〇二二年三月五日甬民罚决字〔2022〕第3号", "甬民罚决字〔2022〕第3号", "甬民罚决|2022|3"},
    {"文号为甬民罚决字〔2022〕第3号", "甬民罚决字〔2022〕第3号", "甬民罚决|2022|3"},
    {"文号：甬民罚决字〔2022〕第3号", "甬民罚决字〔2022〕第3号", "甬民罚决|2022|3"},
    {"（一）甬民罚决字〔2022〕第3号", "甬民罚决字〔2022〕第3号", "甬民罚决|2022|3"},
    {"（以下简称决定书）甬民罚决字〔2022〕第3号", "甬民罚决字〔2022〕第3号", "甬民罚决|2022|3"},
    {"甬民送达公告字〔2022〕第3号", NULL, "甬民送达公告|2022|3"},
    {"宁波市\n甬民罚决字〔2022〕第3号", "甬民罚决字〔2022〕第3号", "甬民罚决|2022|3"},
};

START_TEST(test_find_number_in_text_key)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_str text = aj_str_from(numbers[_i].text);
    struct aj_case_number number;

    ck_assert_msg(aj_case_number_find(text, 0, &number), "%s", numbers[_i].text);
    unit_assert_str(aj_str_sub(text, number.from, number.to),
                    numbers[_i].matched != NULL ? numbers[_i].matched : numbers[_i].text);
    unit_assert_str(aj_case_number_key(arena, &number), numbers[_i].key);
    aj_arena_free(arena);
}
END_TEST

static const char *const none[] = {
    "",
    "〔2022〕",
    "〔2022〕第3号",
    "字〔2022〕第号",
    "第3号",
    "民政部令第68号",
    "甬民罚决字〔2022〕第3",
    "甬民罚决字〔2022〕",
    "甬民罚决字〔22〕第3号",
    "甬民罚决字〔2202〕第3号",
    "甬民罚决字〔1948〕第3号",
    "甬民罚决字〔2000000〕第3号",
    "甬民罚决字〔2022〕第3-号",
    "甬民罚决字〔2022〕第1234567890号",
    "甬民罚决字〔2022〕第三份",
    "附件（2022）号",
    "附件（3）号楼",
    "（2022）浙02行终123号",
    "宁波市民政局会议室甲乙丙丁戊己庚辛壬癸〔2022〕第3号",
    "330282197512304416",
};

START_TEST(test_find_other_text_none)
{
    struct aj_case_number number;
    bool found = aj_case_number_find(aj_str_from(none[_i]), 0, &number);

    ck_assert_msg(!found, "%s", none[_i]);
}
END_TEST

START_TEST(test_find_from_behind_match_gives_next)
{
    struct aj_str text =
        aj_str_from("甬民罚告字〔2022〕第3号、甬民听告字〔2022〕第4号和甬民罚决字〔2022〕第5号");
    static const char *const bodies[] = {"甬民罚告", "甬民听告", "甬民罚决"};
    struct aj_case_number number = {.to = 0};

    for (size_t i = 0; i < AJ_COUNT(bodies); i++) {
        ck_assert(aj_case_number_find(text, number.to, &number));
        unit_assert_str(number.body, bodies[i]);
        ck_assert_int_eq(number.serial, (int)i + 3);
        ck_assert_int_eq(number.year, 2022);
    }
    ck_assert(!aj_case_number_find(text, number.to, &number));
}
END_TEST

START_TEST(test_find_body_before_start_none)
{
    struct aj_case_number number;

    ck_assert(!aj_case_number_find(aj_str_from("甬民罚决字〔2022〕第3号"), 3, &number));
}
END_TEST

START_TEST(test_find_numbers_of_serial)
{
    struct aj_case_number number;

    ck_assert(aj_case_number_find(aj_str_from("京建法罚（市）字〔2008〕第01-0003号"), 0, &number));
    ck_assert_int_eq(number.serial, 1);
    ck_assert_int_eq(number.subserial, 3);
    unit_assert_str(number.body, "京建法罚（市）");
    ck_assert(aj_case_number_find(aj_str_from("甬民证〔2024〕8号-2"), 0, &number));
    ck_assert_int_eq(number.serial, 8);
    ck_assert_int_eq(number.subserial, 2);
    ck_assert(aj_case_number_find(aj_str_from("甬民证〔2024〕8号-2号楼"), 0, &number));
    ck_assert_int_eq(number.subserial, -1);
    ck_assert(aj_case_number_find(aj_str_from("甬民罚〔2022〕第号"), 0, &number));
    ck_assert_int_eq(number.serial, -1);
    ck_assert_int_eq(number.subserial, -1);
}
END_TEST

static Suite *suite(void)
{
    Suite *result = suite_create("case_number");
    TCase *all = tcase_create("all");

    tcase_add_loop_test(all, test_find_number_in_text_key, 0, (int)AJ_COUNT(numbers));
    tcase_add_loop_test(all, test_find_other_text_none, 0, (int)AJ_COUNT(none));
    tcase_add_test(all, test_find_from_behind_match_gives_next);
    tcase_add_test(all, test_find_body_before_start_none);
    tcase_add_test(all, test_find_numbers_of_serial);
    suite_add_tcase(result, all);
    return result;
}

int main(void)
{
    return unit_run(suite());
}
