/* SPDX-License-Identifier: Apache-2.0
 *
 * Sets of penalties, read with the words of the shipped rules. What could mean two things must be
 * unread or open, never a guess.
 */
#include "kit.h"

#include "base/buffer.h"
#include "text/penalty.h"

#include <stdlib.h>

static struct aj_ruleset *ruleset;

static const struct {
    const char *text;
    const char *shown; /* "?" for unread */
} cases[] = {
    {"警告", "警告"},
    {"给予警告的行政处罚", "警告"},
    {"警告，并处罚款5000元", "警告 罚款5000.00元"},
    {"罚款人民币伍仟元整（¥5，000.00）", "罚款5000.00元"},
    {"罚款人民币（大写）叁万元整", "罚款30000.00元"},
    {"罚款3万元", "罚款30000.00元"},
    {"处5000元的罚款", "罚款5000.00元"},
    {"处以人民币5000元罚款", "罚款5000.00元"},
    {"处人民币叁万元（￥30,000.00）罚款", "罚款30000.00元"},
    {"处以罚款计人民币5000元", "罚款5000.00元"},
    {"处违法所得三倍的罚款，计人民币30000元", "罚款30000.00元"},
    {"罚款（违法所得3倍）30000元", "罚款30000.00元"},
    {"罚款30000元（违法所得10000元的3倍）", "罚款30000.00元"},
    {"处人民币叁万元整（¥30000.00）罚款的行政处罚。处以罚款的，罚款缴至，见罚没收入缴款书",
     "罚款30000.00元"},
    {"罚款金额：5000元", "罚款5000.00元"},
    {"处5000元。", "罚款5000.00元"},
    {"罚款", "罚款"},
    {"罚款5000元（大写：陆仟元整）", "罚款（数额或者期限不能确定）"},
    {"没收违法所得6000元并处罚款18000元", "罚款18000.00元 没收违法所得6000.00元"},
    {"没收你单位违法所得6000元", "没收违法所得6000.00元"},
    {"没收非法所得人民币陆仟元整", "没收违法所得6000.00元"},
    {"将违法所得6000元予以没收", "没收违法所得6000.00元"},
    {"没收违法所得", "没收违法所得"},
    {"没收违法所得并处罚款共计24000元",
     "罚款（数额或者期限不能确定） 没收违法所得（数额或者期限不能确定）"},
    {"没收违法所得、非法财物", "没收违法所得 没收非法财物"},
    {"没收假冒香烟20条，罚款1000元", "罚款1000.00元 没收非法财物"},
    {"1.警告；\n2.没收违法所得10000元；\n3.罚款30000元；\n4.限期停止活动一个月。",
     "警告 罚款30000.00元 没收违法所得10000.00元 限期停止活动1个月"},
    {"限期停止活动3个月（自2022年4月19日起至2022年7月18日止）", "限期停止活动3个月"},
    {"限期停止活动（自2022年4月19日起至2022年5月18日止）", "限期停止活动（数额或者期限不能确定）"},
    {"责令停止活动六个月", "限期停止活动6个月"},
    {"限期停止活动30日", "限期停止活动30日"},
    {"责令停止活动半年", "限期停止活动6个月"},
    {"责令限期停止活动一年六个月", "限期停止活动18个月"},
    {"限期停止活动一至三个月", "限期停止活动（数额或者期限不能确定）"},
    {"暂停公开募捐活动6个月，罚款10万元", "罚款100000.00元 限期停止活动6个月"},
    {"罚款5万元（对单位3万元，对主管人员2万元）", "罚款50000.00元"},
    {"罚款1000-2000元", "罚款（数额或者期限不能确定）"},
    {"责令停产停业", "停产停业"},
    {"责令停产停业整顿十五日", "停产停业15日"},
    {"处行政拘留五日", "行政拘留5日"},
    {"处五日拘留", "行政拘留5日"},
    {"暂扣许可证三个月，罚款500元", "罚款500.00元 暂扣许可证件3个月"},
    {"吊销《民办非企业单位登记证书》", "吊销许可证件"},
    {"吊销登记证书", "吊销许可证件"},
    {"撤销社会团体登记", "撤销登记"},
    {"撤销登记的行政处罚", "撤销登记"},
    {"通报批评", "通报批评"},
    {"责令关闭", "责令关闭"},
    {"三年内不得从事社会组织管理工作", "限制从业36个月"},
    /* taken back, or not a penalty */
    {"不予罚款，给予警告", "警告"},
    {"免于警告，罚款500元", "罚款500.00元"},
    {"不予警告和罚款", "?"},
    {"警告。逾期不缴纳罚款的，每日按罚款数额的百分之三加处罚款", "警告"},
    {"罚款5000元。限15日内将罚款5000元缴至指定银行", "罚款5000.00元"},
    {"罚款5000元，上述罚款5000元应当于十五日内缴纳", "罚款5000.00元"},
    {"罚款30000元，分三期缴纳：每期缴纳罚款10000元", "罚款30000.00元"},
    {"罚款18000元，没收违法所得6000元，罚没款合计24000元", "罚款18000.00元 没收违法所得6000.00元"},
    {"责令停止违法行为，给予警告", "警告"},
    {"设置警告标志", "?"},
    {"不予行政处罚", "不予处罚"},
    {"对其他行为不予行政处罚，罚款500元", "罚款500.00元"},
    {"撤销本案的处罚决定", "?"},
    {"给予该单位警告", "警告"},
    {"撤销登记并处罚款500元", "罚款500.00元 撤销登记"},
    /* several deeds */
    {"对其一罚款1000元；对其二罚款2000元；合计罚款3000元", "罚款3000.00元"},
    {"对其一罚款1000元；对其二罚款2000元；合计罚款4000元", "罚款（数额或者期限不能确定）"},
    {"对其一罚款1000元；对其二罚款2000元", "罚款（数额或者期限不能确定）"},
    {"对其一罚款1000元；对其二罚款1000元", "罚款（数额或者期限不能确定）"},
    {"罚款共计3000元", "罚款3000.00元"},
    /* left open, as in the words of a law */
    {"警告或者罚款", "?"},
    {"可以并处罚款5000元", "?"},
    {"处五千元以上五万元以下罚款", "?"},
    {"由登记管理机关给予警告，可以限期停止活动", "?"},
    {"情节严重的撤销登记", "?"},
    {"依据“给予警告，可以并处罚款”的规定，罚款500元", "罚款500.00元"},
    {"同意", "?"},
    {"", "?"},
};

static void print(const struct aj_vec *values, struct aj_buffer *out)
{
    for (size_t i = 0; i < values->count; i++) {
        const struct aj_value *value = aj_vec_at(values, i);

        aj_buffer_printf(out, "%s%" AJ_STR_FMT, i > 0 ? " " : "", AJ_STR_ARG(value->shown));
    }
}

START_TEST(test_read_text_set)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_vec values;
    struct aj_buffer out;
    enum aj_state state;

    aj_vec_init(&values, arena, sizeof(struct aj_value));
    aj_buffer_init(&out, 4096);
    state = aj_penalties_read(arena, &ruleset->kinds.words.penalties, aj_str_from(cases[_i].text),
                              0, &values);
    print(&values, &out);
    if (state != AJ_VALUE)
        aj_buffer_append_c(&out, "?");
    ck_assert_msg(aj_str_equal_c(aj_buffer_get(&out), cases[_i].shown), "%s: %" AJ_STR_FMT,
                  cases[_i].text, AJ_STR_ARG(aj_buffer_get(&out)));
    aj_buffer_release(&out);
    aj_arena_free(arena);
}
END_TEST

START_TEST(test_read_place_is_words_and_amount)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_str text = aj_str_from("警告，处5000元的罚款。");
    struct aj_vec values;
    const struct aj_value *fine;

    aj_vec_init(&values, arena, sizeof(struct aj_value));
    ck_assert_int_eq(aj_penalties_read(arena, &ruleset->kinds.words.penalties, text, 0, &values),
                     AJ_VALUE);
    fine = aj_vec_at(&values, 1);
    unit_assert_str(aj_str_sub(text, fine->from, fine->to), "5000元的罚款");
    ck_assert_int_eq(fine->number, 500000);
    aj_arena_free(arena);
}
END_TEST

START_TEST(test_merge_other_amount_is_open)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_value value = {
        .key = aj_str_from("罚款"), .measure = AJ_MEASURE_AMOUNT, .number = 100};
    struct aj_value other = value;
    struct aj_value unsaid = {.key = value.key, .measure = AJ_MEASURE_UNSAID};

    aj_penalty_merge(arena, &value, &unsaid);
    ck_assert_int_eq(value.measure, AJ_MEASURE_AMOUNT);
    aj_penalty_merge(arena, &value, &other);
    ck_assert_int_eq(value.measure, AJ_MEASURE_AMOUNT);
    aj_penalty_merge(arena, &unsaid, &other);
    ck_assert_int_eq(unsaid.number, 100);
    other.number = 200;
    aj_penalty_merge(arena, &value, &other);
    ck_assert_int_eq(value.measure, AJ_MEASURE_OPEN);
    aj_arena_free(arena);
}
END_TEST

static Suite *suite(void)
{
    Suite *result = suite_create("penalty");
    TCase *all = tcase_create("all");

    tcase_add_loop_test(all, test_read_text_set, 0, (int)AJ_COUNT(cases));
    tcase_add_test(all, test_read_place_is_words_and_amount);
    tcase_add_test(all, test_merge_other_amount_is_open);
    suite_add_tcase(result, all);
    return result;
}

int main(void)
{
    const char *folder = getenv("ANJUAN_RULES"); /* set by make check */
    int status;

    if (folder == NULL)
        return 77; /* skipped */
    ruleset = aj_ruleset_load(&folder, 1);
    status = unit_run(suite());
    aj_ruleset_free(ruleset);
    return status;
}
