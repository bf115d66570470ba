/* SPDX-License-Identifier: Apache-2.0
 *
 * Fines against what the cited articles allow. The day is 2022-12-31.
 */
#include "predicate_kit.h"

#include <stdio.h>
#include <string.h>

#define ATTRIBUTES "field='决定书/罚款' basis='决定书/条文' table='幅度'"
#define RANGED     "<ranged " ATTRIBUTES "/>"
#define HIGH       "<ranged " ATTRIBUTES " bound='high'/>"
#define LOW        "<ranged " ATTRIBUTES " bound='low'/>"
#define ACTED      "<ranged " ATTRIBUTES " acted='立案表/日期'/>"
#define A(n)       "条文=《处罚法》第八十" n "条"

static const struct predicate_row ranged_rows[] = {
    /* one article, one range, its limits */
    {RANGED, "决定书 罚款=1000元 条文=《处罚法》第八十条", 'T'},
    {RANGED, "决定书 罚款=5000元 条文=《处罚法》第八十条", 'T'},
    {RANGED, "决定书 罚款=5001元 条文=《处罚法》第八十条", 'F'},
    {RANGED, "决定书 罚款=999元 条文=《处罚法》第八十条", 'F'},
    {HIGH, "决定书 罚款=999元 条文=《处罚法》第八十条", 'T'},
    {HIGH, "决定书 罚款=5001元 条文=《处罚法》第八十条", 'F'},
    {LOW, "决定书 罚款=999元 条文=《处罚法》第八十条", 'F'},
    {LOW, "决定书 罚款=5001元 条文=《处罚法》第八十条", 'T'},
    /* an article of the same law that sets no fine is no matter; one cited twice is one */
    {RANGED, "决定书 罚款=5001元 条文=《处罚法》第八十条 条文=《处罚法》第三十二条", 'F'},
    {RANGED, "决定书 罚款=5001元 条文=《处罚法》第八十条 条文=《处罚法》第八十条", 'F'},
    /* another law's article, one that can't be told and one unknown could allow more */
    {RANGED, "决定书 罚款=5001元 条文=《处罚法》第八十条 条文=《社会团体登记条例》第九条", 'U'},
    {RANGED, "决定书 罚款=5001元 条文=《处罚法》第八十条 条文=《某某条例》第一条", 'U'},
    {RANGED, "决定书 罚款=5001元 条文=《处罚法》第八十条 条文=?", 'U'},
    {RANGED, "决定书 罚款=2000元 条文=《处罚法》第八十条 条文=?", 'T'},
    /* no range for any */
    {RANGED, "决定书 罚款=5001元 条文=《处罚法》第三十二条", 'N'},
    {RANGED, "决定书 罚款=5001元 条文=《某某条例》第一条", 'N'},
    {RANGED, "决定书 罚款=5001元 条文=?", 'U'},
    {RANGED, "决定书 罚款=5001元 条文=", 'U'},
    {RANGED, "决定书 罚款= 条文=《处罚法》第八十条", 'U'},
    {RANGED, "决定书 罚款=? 条文=《处罚法》第八十条", 'U'},
    {RANGED, "", 'N'},
    /* circumstances choose the range; those that are open leave both */
    {RANGED, "决定书 事实=较轻 罚款=3000元 " A("一"), 'F'},
    {RANGED, "决定书 事实=较重 罚款=3000元 " A("一"), 'T'},
    {RANGED, "决定书 事实=较重 罚款=1500元 " A("一"), 'F'},
    {RANGED, "决定书 事实=? 罚款=1500元 " A("一"), 'U'},
    {RANGED, "决定书 事实=? 罚款=2000元 " A("一"), 'T'},
    {RANGED, "决定书 事实=? 罚款=999元 " A("一"), 'F'},
    {RANGED, "决定书 事实=? 罚款=10001元 " A("一"), 'F'},
    {RANGED, "决定书 事实=无 罚款=999元 " A("一"), 'N'},
    /* multiples of an amount that stands somewhere, or nowhere */
    {RANGED, "立案表 罚款=1000元; 决定书 罚款=2500元 " A("二"), 'T'},
    {RANGED, "立案表 罚款=1000元; 决定书 罚款=2501元 " A("二"), 'F'},
    {RANGED, "立案表 罚款=1000元; 决定书 罚款=999元 " A("二"), 'F'},
    {RANGED, "决定书 罚款=999元 " A("二"), 'U'},
    {RANGED, "立案表 罚款=?; 决定书 罚款=999元 " A("二"), 'U'},
    {RANGED, "决定书 罚款=1元 " A("五"), 'U'},
    /* nobody has checked the range: no fault comes of it */
    {RANGED, "决定书 罚款=201元 " A("三"), 'U'},
    {RANGED, "决定书 罚款=200元 " A("三"), 'T'},
    /* another paragraph than the range's; one not said could be it */
    {RANGED, "决定书 罚款=301元 条文=《处罚法》第八十四条第二款", 'F'},
    {RANGED, "决定书 罚款=301元 条文=《处罚法》第八十四条", 'F'},
    {RANGED, "决定书 罚款=301元 条文=《处罚法》第八十四条第一款", 'N'},
    /* two articles: one act or two, the fine for one or for both */
    {RANGED, "决定书 事实=较重 罚款=15000元 条文=《处罚法》第八十条 " A("一"), 'U'},
    {RANGED, "决定书 事实=较重 罚款=15001元 条文=《处罚法》第八十条 " A("一"), 'F'},
    {RANGED, "决定书 事实=较重 罚款=999元 条文=《处罚法》第八十条 " A("一"), 'F'},
    {RANGED, "决定书 事实=较重 罚款=2000元 条文=《处罚法》第八十条 " A("一"), 'U'},
    {RANGED, "决定书 事实=较重 罚款=3000元 条文=《处罚法》第八十条 " A("一"), 'T'},
    /* an edition of before without a range may go for an act of its time */
    {RANGED, "决定书 罚款=1000元 条文=《社会团体登记条例》第三十条", 'U'},
    {RANGED, "决定书 罚款=30000元 条文=《社会团体登记条例》第三十条", 'T'},
    {ACTED, "立案表 日期=2016年2月6日; 决定书 罚款=1000元 条文=《社会团体登记条例》第三十条", 'F'},
    {ACTED, "立案表 日期=2016年2月5日; 决定书 罚款=1000元 条文=《社会团体登记条例》第三十条", 'U'},
    {ACTED, "立案表 日期=?; 决定书 罚款=1000元 条文=《社会团体登记条例》第三十条", 'U'},
    {ACTED, "立案表 日期=2016年2月5日; 决定书 罚款=150元 条文=《社会团体登记条例》第三十一条", 'U'},
    {ACTED, "立案表 日期=2016年2月6日; 决定书 罚款=150元 条文=《社会团体登记条例》第三十一条", 'T'},
    {ACTED, "立案表 日期=2016年2月5日; 决定书 罚款=201元 条文=《社会团体登记条例》第三十一条", 'F'},
};

START_TEST(test_ranged_truth)
{
    predicate_kit_assert(&ranged_rows[_i]);
}
END_TEST

/* What is wrong with a table's row, or with the predicate. */
static const struct {
    const char *row;
    const char *words;
} slips[] = {
    {"<range law='无此法' article='1' high='5'/>", "无此法"},
    {"<range law='处罚法' article='x' high='5'/>", "article"},
    {"<range law='处罚法' high='5'/>", "article"},
    {"<range law='处罚法' article='1'/>", "low、high"},
    {"<range law='处罚法' article='1' low='6' high='5'/>", "上限低于下限"},
    {"<range law='处罚法' article='1' high='-5'/>", "high"},
    {"<range law='处罚法' article='1' times='one'/>", "times"},
    {"<range law='处罚法' article='1' times='3..1'/>", "上限低于下限"},
    {"<range law='处罚法' article='1' times='1..3' of='决定书'/>", "决定书"},
    {"<range law='处罚法' article='1' since='x' high='5'/>", "since"},
    {"<range law='处罚法' article='1' high='5'><hass document='决定书'/></range>", "has"},
    {"</discretion><discretion id='幅度'>", "重复"},
};

static bool is_said(const struct aj_ruleset *ruleset, const char *words)
{
    for (size_t i = 0; i < ruleset->errors.list.count; i++) {
        const struct aj_rule_error *error = aj_vec_at(&ruleset->errors.list, i);

        if (error->line > 0 && aj_str_contains(error->message, aj_str_from(words)))
            return true;
    }
    return false;
}

START_TEST(test_ranged_slip_in_table_is_said)
{
    static const char laws[] = "<laws><law id='处罚法' title='处罚法'/></laws>";
    char table[1024];
    const char *const texts[] = {laws, table, "<discretion id='别表'/>"};
    const char *const twice[] = {laws, "<discretion id='幅度'/>", "<discretion id='幅度'/>"};
    bool is_twice = strstr(slips[_i].row, "</discretion>") != NULL;
    struct aj_ruleset *ruleset;

    (void)snprintf(table, sizeof(table), "<discretion id='幅度'>%s</discretion>", slips[_i].row);
    ruleset = kit_load(is_twice ? twice : texts, 3);
    ck_assert_msg(is_said(ruleset, slips[_i].words), "%s", slips[_i].row);
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_ranged_slip_in_predicate_is_said)
{
    predicate_kit_assert_error("<ranged field='决定书/罚款' basis='决定书/条文' table='副度'/>",
                               "幅度");
    predicate_kit_assert_error("<ranged " ATTRIBUTES " bound='up'/>", "up");
    predicate_kit_assert_error("<ranged " ATTRIBUTES " acted='决定书/日子'/>", "日子");
    predicate_kit_assert_error("<ranged field='决定书/罚款' table='幅度'/>", "basis");
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("ranged");
    TCase *truth = tcase_create("truth");
    TCase *slip = tcase_create("slip");

    tcase_add_loop_test(truth, test_ranged_truth, 0, AJ_COUNT(ranged_rows));
    tcase_add_loop_test(slip, test_ranged_slip_in_table_is_said, 0, AJ_COUNT(slips));
    tcase_add_test(slip, test_ranged_slip_in_predicate_is_said);
    suite_add_tcase(suite, truth);
    suite_add_tcase(suite, slip);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
