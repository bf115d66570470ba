/* SPDX-License-Identifier: Apache-2.0
 *
 * Citations: of one law, and each of them against the table of laws. The day is 2022-12-31.
 */
#include "predicate_kit.h"

#define OF_ANY  "<cites field='决定书/条文'/>"
#define OF_TEXT "<cites field='决定书/全文'/>"
#define OF_44   "<cites field='决定书/全文' law='处罚法' article='44 45'/>"
#define OF_3    "<cites field='决定书/全文' law='旧处罚法' article='44' paragraph='3'/>"
#define OF_LAW  "<cites field='决定书/条文 告知书/全文' law='处罚法'/>"

static const struct predicate_row cites_rows[] = {
    /* one law, in any written form */
    {OF_44, "决定书 全文=依据《中华人民共和国处罚法》第四十四条的规定", 'T'},
    {OF_44, "决定书 全文=依据《处罚法》第45条第二款", 'T'},
    {OF_44, "决定书 全文=依据《罚法》第四十条、第四十一条和第四十四条", 'T'},
    {OF_44,
     "决定书 全文=《中华人民共和国处罚法》（以下简称《本罚法》）公布，依据《本罚法》第四十四条",
     'T'},
    {OF_44, "决定书 全文=依据《处罚法》第四十三条", 'F'},
    {OF_44, "决定书 全文=依据《社会团体登记条例》第四十四条", 'F'},
    {OF_44, "决定书 全文=没有依据", 'F'},
    /* an article whose law can't be told could be it */
    {OF_44, "决定书 全文=依据第四十四条", 'U'},
    {OF_44, "!决定书", 'U'},
    {OF_44, "告知书 全文=依据《处罚法》第四十四条", 'N'},
    {OF_3, "决定书 全文=依据《处罚法》第四十四条第三款", 'T'},
    {OF_3, "决定书 全文=依据《处罚法》第四十四条第二款", 'F'},
    {OF_LAW, "决定书 条文=《处罚法》第一条", 'T'},
    {OF_LAW, "决定书 条文=《社会团体登记条例》第一条; 告知书 全文=《处罚法》第一条", 'T'},
    {OF_LAW, "决定书 条文=《社会团体登记条例》第一条; 告知书 全文=无", 'F'},
    {OF_LAW, "决定书 条文=?; 告知书 全文=无", 'U'},
    {OF_LAW, "告知书 全文=无", 'F'},
    /* every citation: it exists and is in force */
    {OF_ANY, "决定书 条文=《处罚法》第八十六条", 'T'},
    {OF_ANY, "决定书 条文=《处罚法》第八十七条", 'F'},
    {OF_ANY, "决定书 条文=《社会团体登记条例》第三十条 条文=《处罚法》第一条", 'T'},
    {OF_ANY, "决定书 条文=《社会团体登记条例》第三十条 条文=《处罚法》第九十九条", 'F'},
    {OF_ANY, "决定书 条文=《未来法》第一条", 'F'},
    /* an edition of before may go for an act of its time; the law of a later number does not */
    {OF_ANY, "决定书 条文=《社会团体登记条例》第三十八条", 'U'},
    {OF_ANY, "决定书 条文=《社会团体登记条例》第四十一条", 'F'},
    {OF_ANY, "决定书 条文=《过去法》第一条", 'U'},
    /* nobody has entered the law, or its articles, or checked them */
    {OF_ANY, "决定书 条文=《某某省某某条例》第一条", 'U'},
    {OF_ANY, "决定书 条文=《未知法》第一条", 'U'},
    {OF_ANY, "决定书 条文=《未核法》第九条", 'T'},
    {OF_ANY, "决定书 条文=《未核法》第十条", 'U'},
    /* by its name */
    {OF_ANY, "决定书 条文=《社团条例》第三十条", 'F'},
    {OF_TEXT, "决定书 全文=依据《社团条例》第三十条", 'F'},
    {OF_TEXT,
     "决定书 全文=《社会团体登记条例》（以下简称《社团条例》）施行。依据《社团条例》第三十条", 'T'},
    {OF_TEXT, "决定书 全文=依据《社会团体登记条例（2016年修订）》第三十条", 'T'},
    {OF_TEXT, "决定书 全文=依据第三十条", 'U'},
    /* that none is there is for another predicate */
    {OF_TEXT, "决定书 全文=没有依据", 'T'},
    {OF_ANY, "决定书 条文=", 'U'},
    {OF_ANY, "决定书 条文=?", 'U'},
    {OF_ANY, "决定书 条文=? 条文=《处罚法》第九十九条", 'F'},
    {OF_ANY, "告知书", 'N'},
};

START_TEST(test_cites_truth)
{
    predicate_kit_assert(&cites_rows[_i]);
}
END_TEST

static const struct {
    const char *papers;
    int16_t year; /* of the day of the rule */
    char truth;
    const char *words;
} day_rows[] = {
    /* before the law was renumbered, under its name of today */
    {"决定书 条文=《处罚法》第三十一条", 2020, 'T', "现为第44条"},
    {"决定书 条文=《处罚法》第三十二条", 2020, 'T', "现为第44,45条"},
    {"决定书 条文=《处罚法》第六十五条", 2020, 'F', "没有第65条"},
    {"决定书 条文=《处罚法》第一条", 1990, 'F', "尚未施行"},
    {"决定书 条文=《处罚法》第三十一条", 2022, 'T', "当日有此条"},
    {"决定书 条文=《社会团体登记条例》第三十八条", 2010, 'T', "当日有此条"},
    {"决定书 条文=《社会团体登记条例》第三十条", 2099, 'T', "当日有此条"},
};

START_TEST(test_cites_goes_by_the_day_of_the_rule)
{
    struct aj_ruleset *ruleset = predicate_kit_load(OF_ANY);
    struct aj_outcome outcome;
    struct kit_case c;

    kit_case_open(&c, ruleset, day_rows[_i].papers);
    c.e.day = aj_date_to_days((struct aj_date){day_rows[_i].year, 6, 1, -1, -1});
    predicate_kit_evaluate(&c, &outcome);
    ck_assert_int_eq(outcome.truth, day_rows[_i].truth == 'T' ? AJ_TRUE : AJ_FALSE);
    ck_assert(aj_str_contains(((struct aj_note *)aj_vec_at(&outcome.notes, 0))->words,
                              aj_str_from(day_rows[_i].words)));
    ck_assert_uint_eq(outcome.evidence.count, 1);
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_cites_points_at_the_words)
{
    struct aj_ruleset *ruleset = predicate_kit_load(OF_TEXT);
    const struct aj_evidence *evidence;
    struct aj_outcome outcome;
    struct kit_case c;

    kit_case_open(&c, ruleset, "决定书 全文=依据《社会团体登记条例》第三十条、第九十条处罚");
    predicate_kit_evaluate(&c, &outcome);
    ck_assert_uint_eq(outcome.evidence.count, 2);
    evidence = aj_vec_at(&outcome.evidence, 1);
    unit_assert_str(evidence->text, "第九十条");
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

static const struct {
    const char *condition;
    const char *message;
} wrong_rows[] = {
    {"<cites field='决定书/条文' law='处罚条例'/>", "没有名为“处罚条例”的法律"},
    {"<cites field='决定书/条文' law='处罚法' article='第四'/>", "应为条号"},
    {"<cites field='决定书/条文' law='处罚法' article='0'/>", "应为条号"},
    {"<cites field='决定书/条文' article='44'/>", "须与 law 同用"},
    {"<cites field='决定书/条目'/>", "没有字段"},
    {"<cites law='处罚法'/>", "缺少属性 field"},
};

START_TEST(test_cites_wrong_settings_are_errors)
{
    predicate_kit_assert_error(wrong_rows[_i].condition, wrong_rows[_i].message);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("cites");
    TCase *truth = tcase_create("truth");
    TCase *words = tcase_create("words");

    tcase_add_loop_test(truth, test_cites_truth, 0, (int)AJ_COUNT(cites_rows));
    tcase_add_loop_test(truth, test_cites_goes_by_the_day_of_the_rule, 0, (int)AJ_COUNT(day_rows));
    tcase_add_test(words, test_cites_points_at_the_words);
    tcase_add_loop_test(words, test_cites_wrong_settings_are_errors, 0, (int)AJ_COUNT(wrong_rows));
    suite_add_tcase(suite, truth);
    suite_add_tcase(suite, words);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
