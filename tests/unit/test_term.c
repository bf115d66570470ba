/* SPDX-License-Identifier: Apache-2.0
 *
 * Amounts that a fact works out, and what is refused in them.
 */
#include "kit.h"

#include <stdio.h>

static const char *const kinds =
    "<documents><document kind='决定书'><field name='当事人' type='name'/>"
    "<field name='罚款' type='amount'/><field name='没收' type='amount'/>"
    "<field name='日期' type='date'/></document>"
    "<document kind='清单'><table name='行'><column name='金额' type='amount'/></table>"
    "</document></documents>";

static const char *const profile = "<profile id='p' title='p' version='1'><use pack='k'/>"
                                   "<param name='倍' value='1.5'/><param name='限' value='50000'/>"
                                   "<param name='旧' value='1' until='2000-01-01'/></profile>";

#define SUM    "<sum of='决定书/罚款 决定书/没收'/>"
#define MIN    "<min of='决定书/罚款 决定书/没收'/>"
#define LIST   "<sum of='清单/行/金额'/>"
#define TIMES  "<times of='决定书/没收' by='3'/>"
#define CAPPED "<min of='param:限'><times of='决定书/没收' by='3'/></min>"

static const struct {
    const char *term;
    const char *papers;
    const char *amount; /* "?": unread, "-": blank, "": absent */
    const char *words;  /* why */
} rows[] = {
    {SUM, "决定书 罚款=100元 没收=20.5元", "120.50",
     "罚款（100.00）＋《决定书》没收（20.50）＝120.50"},
    {SUM, "决定书 罚款=100元 没收=", "100.00", "罚款（100.00）＝100.00"},
    {SUM, "决定书 罚款=100元 没收=?", "?", "《决定书》没收未能读取：看不清"},
    {SUM, "决定书 罚款=100元; 决定书 罚款=7元", "107.00", ""},
    {SUM, "决定书 罚款=", "-", ""},
    {SUM, "", "", ""},
    {SUM, "!决定书", "?", ""},
    {LIST, "清单 行/金额=10元 行/金额=2元 行/金额=0.05元", "12.05", ""},
    {"<sum of='决定书/罚款 1000.5'/>", "决定书 罚款=100元", "1100.50", "＋1000.50＝"},
    {MIN, "决定书 罚款=100元 没收=20元", "20.00", "中较小者为20.00"},
    {MIN, "决定书 罚款=20元 没收=100元", "20.00", ""},
    /* which is less can't be said of a blank */
    {MIN, "决定书 罚款=20元 没收=", "?", "《决定书》没收未填写"},
    {MIN, "决定书 罚款=20元 没收=?", "?", ""},
    {"<min of='决定书/罚款 清单/行/金额'/>", "决定书 罚款=20元", "20.00", ""},
    {TIMES, "决定书 没收=100.01元", "300.03", "没收（100.01）×3＝300.03"},
    {TIMES, "决定书 没收=", "?", ""},
    {TIMES, "", "", ""},
    /* of repeated documents the last */
    {TIMES, "决定书 没收=1元 日期=2022年3月1日; 决定书 没收=2元 日期=2022年2月1日", "3.00", ""},
    /* to the nearest fen */
    {"<times of='决定书/没收' by='0.05'/>", "决定书 没收=0.09元", "0.00", ""},
    {"<times of='决定书/没收' by='0.05'/>", "决定书 没收=0.10元", "0.01", ""},
    {"<times of='决定书/没收' by='param:倍'/>", "决定书 没收=100元", "150.00", "×1.5＝150.00"},
    {"<times of='决定书/没收' by='param:旧'/>", "决定书 没收=100元", "?", ""},
    {"<sum of='决定书/没收 param:旧'/>", "决定书 没收=100元", "?", "旧"},
    {CAPPED, "决定书 没收=100元", "300.00",
     "限（50000.00）、（《决定书》没收（100.00）×3＝300.00）"},
    {CAPPED, "决定书 没收=100000元", "50000.00", ""},
    {CAPPED, "决定书 没收=?", "?", "《决定书》没收未能读取：看不清"},
    {"<times by='2'><sum of='决定书/罚款 决定书/没收'/></times>", "决定书 罚款=1元 没收=2元",
     "6.00", ""},
    {"<times of='决定书/没收' by='999999999999'/>", "决定书 没收=9999999999元", "?", "过大"},
};

static struct aj_ruleset *load(const char *inside)
{
    char pack[2048];
    const char *const texts[] = {kinds, profile, pack};

    (void)snprintf(pack, sizeof(pack),
                   "<pack id='k' title='k' version='1'><fact name='案件/数额' %s</fact></pack>",
                   inside);
    return kit_load(texts, AJ_COUNT(texts));
}

START_TEST(test_term_amount)
{
    char inside[512];
    struct aj_ruleset *ruleset;
    const struct aj_item *item;
    struct kit_case c;

    (void)snprintf(inside, sizeof(inside), "type='amount'>%s", rows[_i].term);
    ruleset = load(inside);
    kit_assert_no_errors(ruleset);
    kit_case_open(&c, ruleset, rows[_i].papers);
    item = aj_eval_fact(&c.e, aj_str_from("案件/数额"));
    unit_assert_str(item->field, "案件/数额");
    unit_assert_str(item->state == AJ_VALUE    ? item->value.shown
                    : item->state == AJ_UNREAD ? aj_str_from("?")
                    : item->state == AJ_BLANK  ? aj_str_from("-")
                                               : AJ_STR_EMPTY,
                    rows[_i].amount);
    if (rows[_i].words[0] != '\0') {
        const struct aj_note *note = aj_vec_at(&item->why->notes, 0);

        ck_assert_msg(aj_str_contains(note->words, aj_str_from(rows[_i].words)), "%" AJ_STR_FMT,
                      AJ_STR_ARG(note->words));
        ck_assert_uint_gt(item->why->evidence.count + (rows[_i].amount[0] == '?'), 0);
    }
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_term_is_compared_like_any_amount)
{
    const char *const texts[] = {
        kinds, profile,
        "<pack id='k' title='k' version='1'>"
        "<fact name='案件/上限' type='amount'>" TIMES "</fact>"
        "<fact name='案件/过重' type='yes-no'>"
        "<compare field='决定书/罚款' op='gt' to='案件/上限'/></fact></pack>"};
    struct aj_ruleset *ruleset = kit_rules(texts, AJ_COUNT(texts));
    struct kit_case c;

    kit_case_open(&c, ruleset, "决定书 罚款=301元 没收=100元");
    unit_assert_str(aj_eval_fact(&c.e, aj_str_from("案件/过重"))->value.key, "是");
    kit_case_close(&c);
    kit_case_open(&c, ruleset, "决定书 罚款=301元 没收=?");
    ck_assert_int_eq(aj_eval_fact(&c.e, aj_str_from("案件/过重"))->state, AJ_UNREAD);
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

static const struct {
    const char *inside;
    const char *words;
} errors[] = {
    {"type='amount'><sum of='决定书/日期'/>", "的类型应为 amount"},
    {"type='amount'><sum of='决定书/罚金'/>", "没有字段"},
    {"type='amount'><sum of='五百'/>", "应为路径"},
    {"type='amount'><sum of='0.001'/>", "应为路径"},
    {"type='amount'><sum of='param:无'/>", "没有名为“无”的参数"},
    {"type='amount'><sum/>", "至少要有一个数额"},
    {"type='amount'><times of='决定书/罚款' by='三'/>", "应为数字"},
    {"type='amount'><times of='决定书/罚款 决定书/没收' by='3'/>", "只能有一个数额"},
    {"type='amount'><times of='决定书/罚款'/>", "缺少属性 by"},
    {"type='count'><sum of='决定书/罚款'/>", "type=\"amount\""},
    {"type='amount' from='决定书/罚款'><sum of='决定书/罚款'/>", "没有 from"},
    {"type='amount'><sum of='1'/><sum of='2'/>", "只能单独"},
    {"type='amount'><sum of='1'><sum of='2'/></sum>", "此处不能使用 <sum>"},
};

START_TEST(test_term_that_is_wrong)
{
    struct aj_ruleset *ruleset = load(errors[_i].inside);
    const struct aj_rule_error *error;

    ck_assert_uint_gt(ruleset->errors.list.count, 0);
    error = aj_vec_at(&ruleset->errors.list, 0);
    ck_assert_msg(aj_str_contains(error->message, aj_str_from(errors[_i].words)), "%" AJ_STR_FMT,
                  AJ_STR_ARG(error->message));
    aj_ruleset_free(ruleset);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("term");
    TCase *terms = tcase_create("term");

    tcase_add_loop_test(terms, test_term_amount, 0, AJ_COUNT(rows));
    tcase_add_test(terms, test_term_is_compared_like_any_amount);
    tcase_add_loop_test(terms, test_term_that_is_wrong, 0, AJ_COUNT(errors));
    suite_add_tcase(suite, terms);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
