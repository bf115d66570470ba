/* SPDX-License-Identifier: Apache-2.0
 *
 * What the predicates that look through texts and lists for quantities and words make of each state
 * of what they look at. A row is a condition, a case, and the truth.
 */
#include "predicate_kit.h"

#define TALLIED                                                                                                       \
    "<tallied of='决定书/依据' counts='清单/行/数量' units='清单/行/单位' less='检查笔录/地点' " \
    "quantity='(?&lt;value>[0-9]+)(?:瓶|箱)'/>"

static const struct predicate_row tallied_rows[] = {
    {TALLIED, "决定书 依据=没收18瓶、8瓶; 清单 行/数量=18瓶 行/数量=8瓶", 'T'},
    {TALLIED, "决定书 依据=没收17瓶; 清单 行/数量=18瓶 行/数量=8瓶", 'F'},
    {TALLIED, "决定书 依据=没收26瓶; 清单 行/数量=18瓶 行/数量=8瓶", 'T'},
    {TALLIED, "决定书 依据=没收26瓶; 清单 行/数量=18 行/单位=瓶; 清单 行/数量=8 行/单位=瓶", 'T'},
    {TALLIED, "决定书 依据=没收17瓶; 检查笔录 地点=抽样1瓶; 清单 行/数量=18瓶", 'T'},
    {TALLIED, "决定书 依据=没收16瓶; 检查笔录 地点=抽样1瓶; 清单 行/数量=18瓶", 'F'},
    {TALLIED, "决定书 依据=没收16瓶; !检查笔录; 清单 行/数量=18瓶", 'U'},
    /* another unit, a row that can't be read, no unit */
    {TALLIED, "决定书 依据=没收17箱; 清单 行/数量=18瓶", 'N'},
    {TALLIED, "决定书 依据=没收17瓶; 清单 行/数量=18瓶 行/数量=若干", 'N'},
    {TALLIED, "决定书 依据=没收17瓶; 清单 行/数量=18", 'N'},
    {TALLIED, "决定书 依据=没收17瓶", 'N'},
    /* what is unread beside what was read */
    {TALLIED, "决定书 依据=没收18瓶; 决定书 依据=?; 清单 行/数量=18瓶", 'U'},
    {TALLIED, "决定书 依据=没收17瓶; 决定书 依据=?; 清单 行/数量=18瓶", 'F'},
    {TALLIED, "决定书 依据=没收18瓶; !决定书; 清单 行/数量=18瓶", 'U'},
};

#define TRACED                                                                                     \
    "<traced of='决定书/全文' in='*/全文' quantity='(?&lt;value>[0-9]+)立方米' "         \
    "words='证人(?&lt;value>\\p{Han}{2})'/>"

#define TRACED_DAY "<traced of='决定书/全文' in='告知书/全文' words='于(?&lt;value>[^送]+)送达'/>"

static const struct predicate_row traced_rows[] = {
    {TRACED, "决定书 全文=6500立方米; 告知书 全文=6500立方米", 'T'},
    {TRACED, "决定书 全文=6500立方米; 告知书 全文=5000立方米", 'F'},
    {TRACED, "决定书 全文=6500立方米; 告知书 全文=另附", 'N'},
    {TRACED, "决定书 全文=证人赵德; 告知书 全文=问过赵德", 'T'},
    {TRACED, "决定书 全文=证人赵德; 告知书 全文=问过钱文", 'F'},
    /* a day, however it is written */
    {TRACED_DAY, "决定书 全文=于3月5日送达; 告知书 全文=2024-03-05", 'T'},
    {TRACED_DAY, "决定书 全文=于3月5日送达; 告知书 全文=二〇二四年三月五日", 'T'},
    {TRACED_DAY, "决定书 全文=于3月5日送达; 告知书 全文=2024-03-06", 'F'},
    {TRACED_DAY, "决定书 全文=于2024年3月5日送达; 告知书 全文=2024.3.5", 'T'},
    {TRACED_DAY, "决定书 全文=于2024年3月5日送达; 告知书 全文=2023.3.5", 'F'},
    /* what was not read may say it */
    {TRACED, "决定书 全文=6500立方米; 告知书 全文=5000立方米; !*", 'U'},
    {TRACED, "决定书 全文=6500立方米; 告知书 全文=5000立方米; !检查笔录", 'U'},
    {TRACED, "决定书 全文=证人赵德; 告知书 全文=问过钱文; !检查笔录", 'U'},
};

#define MULTIPLIED                                                                                          \
    "<multiplied amount='决定书/罚款' in='决定书/全文' base='决定书/全文 告知书/全文' " \
    "range='处(?&lt;value>\\p{Han}{2,8}?)(?=[0-9]倍以上)'/>"
#define THREE_TO_FIVE "全文=处广告费用3倍以上5倍以下罚款"

static const struct predicate_row multiplied_rows[] = {
    {MULTIPLIED, "决定书 罚款=7800元 " THREE_TO_FIVE "; 告知书 全文=广告费用2600元", 'T'},
    {MULTIPLIED, "决定书 罚款=13800元 " THREE_TO_FIVE "; 告知书 全文=广告费用2600元", 'F'},
    {MULTIPLIED, "决定书 罚款=7800元 " THREE_TO_FIVE "; 告知书 全文=广告另计", 'N'},
    /* an unread paper may say another amount */
    {MULTIPLIED, "决定书 罚款=13800元 " THREE_TO_FIVE "; 告知书 全文=广告费用2600元; !告知书", 'U'},
    {MULTIPLIED, "决定书 罚款=7800元 " THREE_TO_FIVE "; 告知书 全文=广告费用2600元; !告知书", 'T'},
};

#define ECHOED                                                                                     \
    "<echoed of='决定书/全文' in='*/全文' papers='2' skip='共\\z' "                        \
    "quantity='(?&lt;value>[0-9一二三四五六]+)(?:人|台)'/>"
#define SAY_FOUR "; 告知书 全文=车上载乘客4人; 检查笔录 全文=载乘客4人"

static const struct predicate_row echoed_rows[] = {
    {ECHOED, "决定书 全文=你载乘客4人" SAY_FOUR, 'T'},
    {ECHOED, "决定书 全文=你载乘客四人" SAY_FOUR, 'T'},
    {ECHOED, "决定书 全文=你载乘客6人" SAY_FOUR, 'F'},
    {ECHOED, "决定书 全文=你载乘客6台" SAY_FOUR, 'N'},
    {ECHOED, "决定书 全文=你载学员6人" SAY_FOUR, 'N'},
    /* one other paper is too few; others that differ, or its own paper that says both */
    {ECHOED, "决定书 全文=你载乘客6人; 告知书 全文=载乘客4人", 'N'},
    {ECHOED, "决定书 全文=你载乘客6人; 告知书 全文=载乘客4人; 检查笔录 全文=载乘客5人", 'N'},
    {ECHOED, "决定书 全文=你载乘客6人，先载乘客4人" SAY_FOUR, 'N'},
    /* the number stands in another paper behind other words */
    {ECHOED, "决定书 全文=你载乘客6人" SAY_FOUR "; 清单 全文=核载6人", 'N'},
    {ECHOED, "决定书 全文=他们一共6人; 告知书 全文=他们一共4人; 检查笔录 全文=他们一共4人", 'N'},
    {ECHOED, "决定书 全文=你载乘客6人" SAY_FOUR "; !*", 'U'},
};

START_TEST(test_tallied)
{
    predicate_kit_assert(&tallied_rows[_i]);
}
END_TEST

START_TEST(test_traced)
{
    predicate_kit_assert(&traced_rows[_i]);
}
END_TEST

START_TEST(test_multiplied)
{
    predicate_kit_assert(&multiplied_rows[_i]);
}
END_TEST

START_TEST(test_echoed)
{
    predicate_kit_assert(&echoed_rows[_i]);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("predicate-quantities");
    TCase *truth = tcase_create("truth");

    tcase_add_loop_test(truth, test_tallied, 0, (int)AJ_COUNT(tallied_rows));
    tcase_add_loop_test(truth, test_traced, 0, (int)AJ_COUNT(traced_rows));
    tcase_add_loop_test(truth, test_echoed, 0, (int)AJ_COUNT(echoed_rows));
    tcase_add_loop_test(truth, test_multiplied, 0, (int)AJ_COUNT(multiplied_rows));
    suite_add_tcase(suite, truth);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
