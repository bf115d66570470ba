/* SPDX-License-Identifier: Apache-2.0
 *
 * One person in two records at one time.
 */
#include "predicate_kit.h"

#define OVERLAP                                                                                                \
    "<overlap of='询问笔录 检查笔录' from='起' to='止' key='执法人员 检查人' place='地点' " \
    "address='(?&lt;value>[^市区]{1,6}路[0-9]+号)' apart='被询问人'/>"
#define ASKED(times, rest)                                                                         \
    "询问笔录 " times " 执法人员=张三（330211001）、李四（330211002） " rest "; "
#define SEEN(times, rest) "检查笔录 " times " 检查人=张三、王五 " rest "; "
#define FROM_9_TO_10      "起=2022年3月8日9时0分 止=2022年3月8日10时0分"
#define FROM_930_TO_11    "起=2022年3月8日9时30分 止=2022年3月8日11时0分"
#define FROM_10_TO_11     "起=2022年3月8日10时0分 止=2022年3月8日11时0分"
#define A_AT_9            ASKED(FROM_9_TO_10, "地点=甬江路1号 被询问人=甲某")

static const struct predicate_row overlap_rows[] = {
    /* two addresses */
    {OVERLAP, A_AT_9 SEEN(FROM_930_TO_11, "地点=某市人民路2号"), 'T'},
    {"<not>" OVERLAP "</not>", A_AT_9 SEEN(FROM_930_TO_11, "地点=某市人民路2号"), 'F'},
    {OVERLAP, A_AT_9 SEEN("起=2022年3月7日9时0分 止=2022年3月9日9时0分", "地点=人民路2号"), 'T'},
    /* one could be part of the other: the same address, or places that can't be told apart */
    {OVERLAP, A_AT_9 SEEN(FROM_930_TO_11, "地点=某市甬江路1号3楼"), 'U'},
    {OVERLAP, A_AT_9 SEEN(FROM_930_TO_11, "地点=会议室"), 'U'},
    {OVERLAP, A_AT_9 SEEN(FROM_930_TO_11, "地点="), 'U'},
    {OVERLAP, A_AT_9 SEEN(FROM_930_TO_11, "地点=?"), 'U'},
    /* two who were questioned */
    {OVERLAP, A_AT_9 ASKED(FROM_930_TO_11, "地点=甬江路1号 被询问人=乙某"), 'T'},
    {OVERLAP, A_AT_9 ASKED(FROM_930_TO_11, "地点=甬江路1号 被询问人=甲某"), 'U'},
    {OVERLAP, A_AT_9 ASKED(FROM_930_TO_11, "地点=甬江路1号 被询问人=?"), 'U'},
    /* ends that touch, other days */
    {OVERLAP, A_AT_9 SEEN(FROM_10_TO_11, "地点=人民路2号"), 'F'},
    {OVERLAP, SEEN(FROM_10_TO_11, "地点=人民路2号") A_AT_9, 'F'},
    {OVERLAP, A_AT_9 SEEN("起=2022年3月9日9时0分 止=2022年3月9日10时0分", "地点=人民路2号"), 'F'},
    {"<not>" OVERLAP "</not>", A_AT_9 SEEN(FROM_10_TO_11, "地点=人民路2号"), 'T'},
    /* two copies of one record */
    {OVERLAP, A_AT_9 A_AT_9, 'F'},
    /* others, or of the same name with another number */
    {OVERLAP, A_AT_9 "检查笔录 " FROM_930_TO_11 " 检查人=王五、赵六 地点=人民路2号", 'F'},
    {OVERLAP, A_AT_9 "检查笔录 " FROM_930_TO_11 " 检查人=张三（330211009） 地点=人民路2号", 'F'},
    {OVERLAP, A_AT_9 "检查笔录 " FROM_930_TO_11 " 检查人=张三（330211001） 地点=人民路2号", 'T'},
    {OVERLAP, A_AT_9 "检查笔录 " FROM_930_TO_11 " 检查人=? 地点=人民路2号", 'U'},
    {OVERLAP, A_AT_9 "检查笔录 " FROM_930_TO_11 " 检查人= 地点=人民路2号", 'F'},
    /* an end that is not said lies between the beginning and the end of the day */
    {OVERLAP, A_AT_9 SEEN("起=2022年3月8日10时0分 止=", "地点=人民路2号"), 'F'},
    {OVERLAP, A_AT_9 SEEN("起=2022年3月8日8时0分 止=", "地点=人民路2号"), 'U'},
    {OVERLAP, A_AT_9 SEEN("起=2022年3月8日9时30分 止=", "地点=人民路2号"), 'T'},
    {OVERLAP, A_AT_9 SEEN("起=2022年3月8日 止=", "地点=人民路2号"), 'U'},
    {OVERLAP, A_AT_9 SEEN("起=2022年3月9日 止=", "地点=人民路2号"), 'F'},
    {OVERLAP, A_AT_9 SEEN("起= 止=2022年3月8日9时0分", "地点=人民路2号"), 'F'},
    {OVERLAP, A_AT_9 SEEN("起= 止=2022年3月8日9时30分", "地点=人民路2号"), 'T'},
    /* an end before its beginning is none */
    {OVERLAP, A_AT_9 SEEN("起=2022年3月8日8时0分 止=2022年3月8日7时0分", "地点=人民路2号"), 'U'},
    /* three: one pair is enough */
    {OVERLAP,
     A_AT_9 SEEN(FROM_10_TO_11, "地点=人民路2号")
         ASKED(FROM_930_TO_11, "地点=人民路2号 被询问人=乙某"),
     'T'},
    /* times nobody could read, and no times at all */
    {OVERLAP, A_AT_9 SEEN("起=? 止=?", "地点=人民路2号"), 'U'},
    {OVERLAP, SEEN("起=? 止=?", "地点=人民路2号"), 'N'},
    {OVERLAP, A_AT_9 SEEN("起= 止=", "地点=人民路2号"), 'N'},
    {OVERLAP, A_AT_9, 'N'},
    {OVERLAP, "", 'N'},
};

START_TEST(test_overlap_truth)
{
    predicate_kit_assert(&overlap_rows[_i]);
}
END_TEST

START_TEST(test_overlap_tells_who_when_and_where)
{
    struct aj_ruleset *ruleset = predicate_kit_load("<not>" OVERLAP "</not>");
    struct aj_outcome outcome;
    struct aj_str words;
    struct kit_case c;

    kit_case_open(&c, ruleset, A_AT_9 SEEN(FROM_930_TO_11, "地点=人民路2号"));
    predicate_kit_evaluate(&c, &outcome);
    words = ((struct aj_note *)aj_vec_at(&outcome.notes, 0))->words;
    unit_assert_str(words, "张三同时在《询问笔录》（2022-03-08T09:00至2022-03-08T10:00，甬江路1号）"
                           "和《检查笔录》（2022-03-08T09:30至2022-03-08T11:00，人民路2号）");
    ck_assert_uint_eq(outcome.evidence.count, 8); /* who, from, to and where, of both */
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

static const struct {
    const char *condition;
    const char *message;
} wrong_rows[] = {
    {"<overlap of='询问记录' from='起' to='止' key='执法人员'/>", "没有名为“询问记录”的文书"},
    {"<overlap of='询问笔录' from='始' to='止' key='执法人员'/>", "没有字段“始”"},
    {"<overlap of='询问笔录' from='起' to='终' key='执法人员'/>", "都没有字段“终”"},
    {"<overlap of='询问笔录' from='起' to='止' key='检查人'/>", "都没有字段“检查人”"},
    {"<overlap of='询问笔录' from='起' to='止' key='执法人员' apart='某'/>", "都没有字段“某”"},
    {"<overlap of='询问笔录' from='起' to='止' key='执法人员' address='('/>", "address："},
    {"<overlap of='询问笔录' from='起' to='止'/>", "缺少属性 key"},
};

START_TEST(test_overlap_wrong_settings_are_errors)
{
    predicate_kit_assert_error(wrong_rows[_i].condition, wrong_rows[_i].message);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("overlap");
    TCase *truth = tcase_create("truth");
    TCase *words = tcase_create("words");

    tcase_add_loop_test(truth, test_overlap_truth, 0, (int)AJ_COUNT(overlap_rows));
    tcase_add_test(words, test_overlap_tells_who_when_and_where);
    tcase_add_loop_test(words, test_overlap_wrong_settings_are_errors, 0,
                        (int)AJ_COUNT(wrong_rows));
    suite_add_tcase(suite, truth);
    suite_add_tcase(suite, words);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
