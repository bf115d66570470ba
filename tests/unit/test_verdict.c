/* SPDX-License-Identifier: Apache-2.0
 *
 * By which day a rule goes, and what becomes of a fault when nobody knows the day.
 */
#include "kit.h"

static const char *const texts[] = {
    "<documents><document kind='立案表' stage='filed'><field name='日期' type='date'/></document>"
    "<document kind='告知书' stage='notified'><field name='日期' type='date'/></document>"
    "<document kind='决定书' stage='decided'><field name='日期' type='date'/>"
    "<field name='文号' type='number'/><field name='事实'/></document></documents>",
    "<profile id='p' title='p' version='1'><use pack='k'/></profile>",
    "<pack id='k' title='k' version='1'>"
    "<fact name='案件/决定日期' type='date' from='决定书/日期'/>"
    "<fact name='案件/立案日期' type='date' from='立案表/日期'/>"
    "<fact name='案件/文号' type='number' from='决定书/文号'/>"
    "<rule id='新' title='r' mendable='no' since='2021-07-15'><check>"
    "<filled fields='决定书/事实'/></check></rule>"
    "<rule id='旧' title='r' mendable='no' until='2021-07-15'><check>"
    "<filled fields='决定书/事实'/></check></rule>"
    "<rule id='告' title='r' mendable='no' since='2021-07-15' day='告知书/日期'><check>"
    "<filled fields='决定书/事实'/></check></rule></pack>"};

/* The three rules' verdicts: P pass, F fail, Q needs a person, N not applicable, - not in force. As
 * of 2022-12-31. */
static const struct {
    const char *papers;
    const char *verdicts;
} rows[] = {
    {"决定书 日期=2022年4月1日 事实=", "F-F"},
    {"决定书 日期=2021年7月15日 事实=", "F-F"},
    {"决定书 日期=2021年7月14日 事实=", "-F-"},
    {"决定书 日期=2022年4月1日 事实=有", "P-P"},
    /* its own day, not the decision's */
    {"告知书 日期=2021年7月1日; 决定书 日期=2021年8月1日 事实=", "F--"},
    /* undecided: by the day of filing, else of the review */
    {"立案表 日期=2021年3月1日", "-N-"},
    {"告知书 日期=2020年3月1日", "N--"},
    {"*", "N-N"},
    /* the decision's day is blank or unread: between the first paper of the case and the review */
    {"立案表 日期=2021年3月1日; 决定书 日期= 事实=", "QQQ"},
    {"立案表 日期=2021年3月1日; 决定书 日期=? 事实=", "QQQ"},
    {"立案表 日期=2021年8月1日; 决定书 日期= 事实=", "F-F"},
    {"告知书 日期=2021年8月1日; 决定书 日期= 事实=", "F-F"},
    {"决定书 文号=甲〔2022〕1号 日期= 事实=", "F-F"},
    {"决定书 文号=甲〔2021〕1号 日期= 事实=", "QQQ"},
    /* whatever the day, nothing is wrong */
    {"决定书 文号=甲〔2021〕1号 日期= 事实=有", "PPP"},
    {"立案表 日期=2021年3月1日; 告知书 日期=; 决定书 日期=2021年8月1日 事实=", "F-Q"},
};

START_TEST(test_rule_goes_by_its_day)
{
    static const char letters[] = {
        [AJ_PASS] = 'P', [AJ_FAIL] = 'F', [AJ_NEEDS_PERSON] = 'Q', [AJ_NOT_APPLICABLE] = 'N'};
    struct aj_ruleset *ruleset = kit_rules(texts, AJ_COUNT(texts));
    struct kit_case c;

    kit_case_open(&c, ruleset, rows[_i].papers);
    for (size_t i = 0; i < 3; i++) {
        struct aj_verdict verdict;
        char letter = '-';

        if (aj_review_rule(&c.e, aj_ruleset_rule(ruleset, i), &verdict))
            letter = letters[verdict.status];
        ck_assert_msg(letter == rows[_i].verdicts[i], "rule %zu of \"%s\" is %c, not %c", i,
                      rows[_i].papers, letter, rows[_i].verdicts[i]);
        if (letter == 'Q')
            ck_assert_ptr_nonnull(verdict.open_at.paper);
    }
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("verdict");
    TCase *day = tcase_create("day");

    tcase_add_loop_test(day, test_rule_goes_by_its_day, 0, (int)AJ_COUNT(rows));
    suite_add_tcase(suite, day);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
