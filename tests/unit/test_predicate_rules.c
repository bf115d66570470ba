/* SPDX-License-Identifier: Apache-2.0
 *
 * What all predicates keep to: unread is unknown beside what was read, paths of the right type, the
 * documents of the same party within each=, faults counted one by one, unconfirmed parameters.
 */
#include "predicate_kit.h"

#define COUNT(n) "<count of='决定书/执法人员' max='" n "'/>"
#define APART    "<disjoint fields='决定书/执法人员 决定书/审核人'/>"
#define WORDS    "<mentions field='决定书/事实' words='经查'/>"
#define MATCH    "<match field='决定书/事实' pattern='^经查'/>"
#define OWN      "<same fields='./事实 告知书/事实'/>"

static const struct predicate_row rows[] = {
    /* one more could be there */
    {COUNT("1"), "决定书 执法人员=张三 执法人员=?", 'U'},
    {COUNT("2"), "决定书 执法人员=张三 执法人员=?", 'T'},
    {COUNT("1"), "决定书 执法人员=张三 执法人员=李四 执法人员=?", 'F'},
    {APART, "决定书 执法人员=张三 执法人员=? 审核人=李四", 'U'},
    {APART, "决定书 执法人员=张三 审核人=李四 审核人=?", 'U'},
    {APART, "决定书 执法人员=张三 执法人员=? 审核人=张三", 'F'},
    {WORDS, "决定书 事实=无; 决定书 事实=?", 'U'},
    {WORDS, "决定书 事实=经查; 决定书 事实=?", 'T'},
    {MATCH, "决定书 事实=无; 决定书 事实=?", 'U'},
    {MATCH, "决定书 事实=无; 决定书 事实=", 'F'},
    {"<not>" MATCH "</not>", "决定书 事实=无; 决定书 事实=?", 'U'},
    /* yuan with fen */
    {"<compare field='决定书/罚款' op='le' to='0.5'/>", "决定书 罚款=0.50元", 'T'},
    {"<compare field='决定书/罚款' op='le' to='0.5'/>", "决定书 罚款=0.51元", 'F'},
    /* the notice of the same party, else of the case */
    {"<all each='决定书'>" OWN "</all>",
     "决定书 当事人=甲 事实=一; 决定书 当事人=乙 事实=二;"
     "告知书 当事人=甲 事实=一; 告知书 当事人=乙 事实=二",
     'T'},
    {"<all each='决定书'>" OWN "</all>",
     "决定书 当事人=甲 事实=一; 决定书 当事人=乙 事实=二;"
     "告知书 当事人=甲 事实=二; 告知书 当事人=乙 事实=一",
     'F'},
    {"<all each='决定书'>" OWN "</all>",
     "决定书 当事人=甲 事实=一; 告知书 当事人=丙 事实=一; 告知书 事实=二", 'F'},
    {"<all each='决定书'>" OWN "</all>", "决定书 事实=一; 告知书 当事人=丙 事实=一; 告知书 事实=一",
     'T'},
    {"<all each='决定书'><has document='告知书' max='1'/></all>",
     "决定书 当事人=甲; 决定书 当事人=乙; 告知书 当事人=甲; 告知书 当事人=乙", 'T'},
    {"<has document='告知书' max='1'/>", "告知书 当事人=甲; 告知书 当事人=乙", 'F'},
};

START_TEST(test_predicate_rule)
{
    predicate_kit_assert(&rows[_i]);
}
END_TEST

static const struct {
    const char *condition;
    const char *words;
} errors[] = {
    {"<order>立案表/文号 &lt; 决定书/日期</order>", "“立案表/文号”的类型应为 date"},
    {"<order>立案表/日期 &lt; 案件/重大</order>", "“案件/重大”的类型应为 date"},
    {"<within from='立案表/文号' to='决定书/日期' limit='7' unit='day'/>", "类型应为 date"},
    {"<within from='立案表/日期' to='决定书/事实' limit='7' unit='day'/>", "类型应为 date"},
    {"<after from='立案表/日期' to='决定书/罚款' limit='7' unit='day'/>", "类型应为 date"},
    {"<within from='立案表/日期' to='决定书/日期' limit='7' unit='day' plus='决定书/日期'/>",
     "类型应为 count"},
    {"<order>决定书/执法人员/姓名 &lt; 决定书/日期</order>", "类型应为 date"},
    {"<order>*/文号 &lt; 决定书/日期</order>", "类型应为 date"},
    {"<compare field='决定书/罚款' op='le' to='五千元'/>", "应为以元计的数额"},
    {"<compare field='决定书/日期' op='le' to='2021'/>", "应写作 2021-07-15"},
    {"<compare field='决定书/页数' op='le' to='多'/>", "应为整数"},
    {"<has document='决定书'/>有决定书", "<check> 内不能有文字"},
    {"<has document='决定书'>有</has>", "<has> 内不能有文字"},
};

START_TEST(test_condition_that_is_refused)
{
    predicate_kit_assert_error(errors[_i].condition, errors[_i].words);
}
END_TEST

/* --- occurrences */

static const struct {
    const char *check;
    const char *papers;
    unsigned occurrences;
} counted[] = {
    {"<filled fields='决定书/当事人 决定书/事实 决定书/文号'/>", "决定书 当事人=甲", 2},
    {"<filled fields='决定书/当事人 决定书/事实'/>", "决定书; 决定书", 4},
    {"<has document='告知书'/>", "决定书", 1},
    {"<has document='告知书'/><filled fields='决定书/当事人 决定书/事实'/>", "决定书", 2},
    {"<has document='告知书'/><order>立案表/日期 &lt; 决定书/日期</order>",
     "立案表 日期=2022年4月2日; 决定书 日期=2022年4月1日", 1},
    {"<any><filled fields='决定书/当事人 决定书/事实'/><has document='告知书'/></any>", "决定书",
     1},
    {"<not><filled fields='决定书/当事人'/></not>", "决定书 当事人=甲", 1},
    {"<cites field='决定书/条文'/>",
     "决定书 日期=2022年4月1日 条文=《未来法》第1条 条文=《未来法》第2条 "
     "条文=《中华人民共和国处罚法》第9条",
     2},
};

START_TEST(test_occurrences_of_faults)
{
    struct aj_ruleset *ruleset = predicate_kit_load(counted[_i].check);
    struct aj_verdict verdict;
    struct kit_case c;

    kit_case_open(&c, ruleset, counted[_i].papers);
    ck_assert(aj_review_rule(&c.e, aj_ruleset_rule(ruleset, 0), &verdict));
    ck_assert_int_eq(verdict.status, AJ_FAIL);
    ck_assert_uint_eq(verdict.occurrences, counted[_i].occurrences);
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_occurrences_within_each_are_instances)
{
    const char *const texts[] = {
        "<documents><document kind='决定书'><field name='甲'/><field name='乙'/></document>"
        "</documents>",
        "<profile id='p' title='p' version='1'><use pack='k'/></profile>",
        "<pack id='k' title='k' version='1'><rule id='R' title='r' mendable='no' each='决定书'>"
        "<check><filled fields='./甲 ./乙'/></check></rule></pack>"};
    struct aj_ruleset *ruleset = kit_rules(texts, AJ_COUNT(texts));
    struct aj_verdict verdict;
    struct kit_case c;

    kit_case_open(&c, ruleset, "决定书; 决定书 甲=一; 决定书 甲=一 乙=二");
    ck_assert(aj_review_rule(&c.e, aj_ruleset_rule(ruleset, 0), &verdict));
    ck_assert_uint_eq(verdict.occurrences, 2);
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

/* --- parameters */

START_TEST(test_verdict_by_a_parameter_that_nobody_confirmed)
{
    const char *const texts[] = {
        "<documents><document kind='决定书'><field name='罚款' type='amount'/></document>"
        "</documents>",
        "<profile id='p' title='p' version='1'><use pack='k'/>"
        "<param name='未核' value='1' confirmed='no'/><param name='已核' value='1'/></profile>",
        "<pack id='k' title='k' version='1'>"
        "<fact name='案件/大额' type='yes-no'>"
        "<compare field='决定书/罚款' op='ge' to='param:未核'/></fact>"
        "<rule id='A' title='a' mendable='no'><check>"
        "<compare field='决定书/罚款' op='le' to='param:未核'/></check></rule>"
        "<rule id='B' title='b' mendable='no'><check>"
        "<compare field='决定书/罚款' op='le' to='param:已核'/></check></rule>"
        "<rule id='C' title='c' mendable='no'><check>"
        "<compare field='案件/大额' op='eq' to='否'/></check></rule>"
        "<rule id='D' title='d' mendable='no'><check>"
        "<compare field='案件/大额' op='eq' to='是'/></check></rule>"
        "<rule id='E' title='e' mendable='no' confirmed='no'><check>"
        "<has document='决定书'/></check></rule></pack>"};
    static const bool confirmed[] = {false, true, false, false, false};
    struct aj_ruleset *ruleset = kit_rules(texts, AJ_COUNT(texts));
    struct aj_verdict verdict;
    struct kit_case c;

    kit_case_open(&c, ruleset, "决定书 罚款=2元");
    for (size_t i = 0; i < AJ_COUNT(confirmed); i++) {
        ck_assert(aj_review_rule(&c.e, aj_ruleset_rule(ruleset, i), &verdict));
        ck_assert_int_eq(verdict.is_confirmed, confirmed[i]);
    }
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("predicate_rules");
    TCase *tests = tcase_create("predicate_rules");

    tcase_add_loop_test(tests, test_predicate_rule, 0, AJ_COUNT(rows));
    tcase_add_loop_test(tests, test_condition_that_is_refused, 0, AJ_COUNT(errors));
    tcase_add_loop_test(tests, test_occurrences_of_faults, 0, AJ_COUNT(counted));
    tcase_add_test(tests, test_occurrences_within_each_are_instances);
    tcase_add_test(tests, test_verdict_by_a_parameter_that_nobody_confirmed);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
