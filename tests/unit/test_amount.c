/* SPDX-License-Identifier: Apache-2.0
 *
 * Amounts of money: the forms people write, and numbers that are none.
 */
#include "unit.h"

#include "base/arena.h"
#include "base/compiler.h"
#include "text/amount.h"

#include <inttypes.h>
#include <string.h>

enum { PLAIN, CAPITALS, DIGITS };

static const struct {
    const char *text;
    const char *matched; /* NULL: the whole text */
    int64_t fen;
    int form;
} amounts[] = {
    {"5000元", NULL, 500000, DIGITS},
    {"5，000元", NULL, 500000, DIGITS},
    {"5,000元", NULL, 500000, DIGITS},
    {"5，000.00元", NULL, 500000, DIGITS},
    {"1，234，567.89元", NULL, 123456789, DIGITS},
    {"0.5万元", NULL, 500000, DIGITS},
    {"0.12345万元", NULL, 123450, DIGITS},
    {"5千元", NULL, 500000, DIGITS},
    {"1.2亿元", NULL, 12000000000, DIGITS},
    {"3百万元", NULL, 300000000, DIGITS},
    {"1亿2000万元", NULL, 12000000000, DIGITS},
    {"3万5千元", NULL, 3500000, DIGITS},
    {"2万3000元", NULL, 2300000, DIGITS},
    {"5仟元整", NULL, 500000, DIGITS},
    {"2022.35元", NULL, 202235, DIGITS},
    {"处以上十万元", "十万元", 10000000, PLAIN},
    {"一万元以上十万元以下", "一万元", 1000000, PLAIN},
    {"以上十万元以下", "十万元", 10000000, PLAIN},
    {"0元", NULL, 0, DIGITS},
    {"3元5角", NULL, 350, DIGITS},
    {"3元5角2分", NULL, 352, DIGITS},
    {"3元5分", NULL, 305, DIGITS},
    {"3元零5分", NULL, 305, DIGITS},
    {"3元50分", NULL, 350, DIGITS},
    {"5000元5分钟", "5000元", 500000, DIGITS},
    {"5000元整改", "5000元", 500000, DIGITS},
    {"5000圆", NULL, 500000, DIGITS},
    {"5000元正", NULL, 500000, DIGITS},
    {"¥5，000.00", NULL, 500000, DIGITS},
    {"¥5000", NULL, 500000, DIGITS},
    {"¥5000元", NULL, 500000, DIGITS},
    {"¥1.2万", NULL, 1200000, DIGITS},
    {"¥5000，2022年", "¥5000", 500000, DIGITS},
    {"¥5，000.00，2022年", "¥5，000.00", 500000, DIGITS},
    {"最多5000元", "5000元", 500000, DIGITS},
    {"统一5000元", "5000元", 500000, DIGITS},
    {"总数五千元", "五千元", 500000, PLAIN},
    {"人民币5000元", NULL, 500000, DIGITS},
    {"___5000___元", "5000___元", 500000, DIGITS},
    {"10000000000000元", NULL, INT64_C(1000000000000000), DIGITS},
    {"伍仟元整", NULL, 500000, CAPITALS},
    {"伍仟圆整", NULL, 500000, CAPITALS},
    {"伍仟园正", NULL, 500000, CAPITALS},
    {"人民币伍仟元整", NULL, 500000, CAPITALS},
    {"人民币（大写）：伍仟元整", NULL, 500000, CAPITALS},
    {"（大写）伍仟元整", "伍仟元整", 500000, CAPITALS},
    {"贰拾万元", NULL, 20000000, CAPITALS},
    {"拾万元整", NULL, 10000000, CAPITALS},
    {"壹佰元伍角", NULL, 10050, CAPITALS},
    {"壹佰元零伍分", NULL, 10005, CAPITALS},
    {"壹万贰仟叁佰肆拾伍元陆角柒分", NULL, 1234567, CAPITALS},
    {"壹拾万零伍佰元整", NULL, 10050000, CAPITALS},
    {"伍元整", NULL, 500, CAPITALS},
    {"零元", NULL, 0, CAPITALS},
    {"五千元", NULL, 500000, PLAIN},
    {"三万二千元", NULL, 3200000, PLAIN},
    {"伍千元整", NULL, 500000, PLAIN},
    {"两千元", NULL, 200000, PLAIN},
    {"三元整", NULL, 300, PLAIN},
    {"人民币三元", NULL, 300, PLAIN},
    {"五〇〇〇元", NULL, 500000, PLAIN},
    {"罚款5000元。", "5000元", 500000, DIGITS},
    {"500-1000元", "1000元", 100000, DIGITS},
    {"共计--5000元", "5000元", 500000, DIGITS},
    {"约5000元", "5000元", 500000, DIGITS},
    {"2022年5000元", "5000元", 500000, DIGITS},
};

START_TEST(test_find_amount_in_text_fen)
{
    struct aj_str text = aj_str_from(amounts[_i].text);
    struct aj_amount_match match;

    ck_assert_msg(aj_amount_find(text, 0, &match), "%s", amounts[_i].text);
    ck_assert_msg(match.fen == amounts[_i].fen, "%s: %" PRId64, amounts[_i].text, match.fen);
    ck_assert_msg(match.in_capitals == (amounts[_i].form == CAPITALS), "%s", amounts[_i].text);
    ck_assert_msg(match.in_digits == (amounts[_i].form == DIGITS), "%s", amounts[_i].text);
    unit_assert_str(aj_str_sub(text, match.from, match.to),
                    amounts[_i].matched != NULL ? amounts[_i].matched : amounts[_i].text);
}
END_TEST

static const char *const none[] = {
    "",
    "元",
    "5000",
    "5，000.00",
    "五千",
    "伍仟",
    "人民币5000",
    "万元",
    "单位：万元",
    "金额（元）",
    "百元",
    "数百万元",
    "几十万元",
    "上十万元",
    "几万元",
    "5000余元",
    "5千多元",
    "5000美元",
    "5000日元",
    "1.2.3元",
    "1，2000元",
    "5000，300元",
    "5.000元",
    "1.234元",
    "5000.元",
    "3万5元",
    "1.5万500元",
    "2千3万元",
    "三五元",
    "一百二元",
    "张三元",
    "2022元旦",
    "一元化",
    "5个单元",
    "公元",
    "×5000元",
    "*000元",
    "-500元",
    "¥-500元",
    "5角",
    "伍角",
    "¥",
    "¥5，00",
    "¥5.000",
    "¥5000.1.2",
    "¥伍仟",
    "5 000元",
    "三单元",
    "3元素",
    "10000000000001元",
    "1234567890123456789元",
    "330282197512304416",
    "十几万元",
    "一二三元",
    "数十万元",
    "统一五千元",
    "3万5000余元",
    "¥5，2022年",
    "5万五千元",
    "〔2022〕第3号",
};

START_TEST(test_find_other_text_none)
{
    struct aj_amount_match match;
    bool found = aj_amount_find(aj_str_from(none[_i]), 0, &match);

    ck_assert_msg(!found, "%s", none[_i]);
}
END_TEST

START_TEST(test_find_from_behind_match_gives_next)
{
    struct aj_str text = aj_str_from("罚款人民币伍仟元整（¥5，000.00），没收3元5角；共5003.50元");
    static const int64_t fen[] = {500000, 500000, 350, 500350};
    struct aj_amount_match match = {.to = 0};

    for (size_t i = 0; i < AJ_COUNT(fen); i++) {
        ck_assert(aj_amount_find(text, match.to, &match));
        ck_assert_int_eq(match.fen, fen[i]);
    }
    ck_assert(!aj_amount_find(text, match.to, &match));
}
END_TEST

START_TEST(test_find_long_run_ends)
{
    static char run[20000];
    struct aj_amount_match match;

    memset(run, '5', sizeof(run));
    ck_assert(!aj_amount_find((struct aj_str){run, sizeof(run)}, 0, &match));
}
END_TEST

START_TEST(test_print_fen_two_places)
{
    struct aj_arena *arena = aj_arena_new();

    unit_assert_str(aj_amount_print(arena, 500000), "5000.00");
    unit_assert_str(aj_amount_print(arena, 5), "0.05");
    unit_assert_str(aj_amount_print(arena, 0), "0.00");
    unit_assert_str(aj_amount_print(arena, -1050), "-10.50");
    aj_arena_free(arena);
}
END_TEST

static Suite *suite(void)
{
    Suite *result = suite_create("amount");
    TCase *all = tcase_create("all");

    tcase_add_loop_test(all, test_find_amount_in_text_fen, 0, (int)AJ_COUNT(amounts));
    tcase_add_loop_test(all, test_find_other_text_none, 0, (int)AJ_COUNT(none));
    tcase_add_test(all, test_find_from_behind_match_gives_next);
    tcase_add_test(all, test_find_long_run_ends);
    tcase_add_test(all, test_print_fen_two_places);
    suite_add_tcase(result, all);
    return result;
}

int main(void)
{
    return unit_run(suite());
}
