/* SPDX-License-Identifier: Apache-2.0
 *
 * What is blank on a form, and what looks like it and is a value. Texts are folded first, as
 * callers do.
 */
#include "text/blank.h"

#include "base/compiler.h"
#include "text/fold.h"
#include "unit.h"

/* clang-format off */
static const char *const blanks[] = {
    /* nothing, lines, strokes */
    "", "        ", "　　\t", "\n", "____", "＿＿＿＿", "﹏﹏", "/", "\\", "／", "——", "－", "-", "*", "***",
    "……", "......", "、", "。", "----", "╱", "~", "|",
    /* crosses */
    "×××", "XXXX", "xx", "××", "✕✕", "○○", "××年×月×日", "XXXX年XX月XX日", "20XX年XX月XX日", "X年", "〇年〇月〇日",
    /* dates */
    "年  月  日", "   年   月   日   时   分", "20  年  月  日", "20__年__月__日", "19 年 月", "202 年 月 日",
    "2022年  月  日", "2022 年 × 月 × 日", "年 月 日至 年 月 日", "自 年 月 日起至 年 月 日止", "年 月 日 时许",
    "年 月 日 上（下）午 时 分", "____年____月____日", "时 分", "月 日", "年/月/日", "年-月-日", "年 月 日 星期",
    /* numbers */
    "〔20  〕第  号", "〔20〕第号", "[20  ]第  号", "【20 】  第    号", "（20  ）第 号", "〔2022〕第  号",
    "〔20××〕第××号", "〔20  〕", "〔  〕第 号", "第 号", "字第   号", "（    ）字第    号", "号", "第  页 共  页",
    "20  年第  号", "第  条第  款第  项", "第__条第__款", "页", "份", "共 份", "件", "人", "岁", "次", "平方米", "％",
    /* money */
    "元", "  元", "¥", "￥      元", "人民币      元", "人民币（大写）       元整（¥      ）", "万元", "元  角  分",
    "  拾  万  仟  佰  拾  元  角  分",
    /* boxes, brackets, placeholders */
    "□", "☐ ☐", "（）", "（   ）", "【】", "[ ]", "《》", "“”", "〔〕", "<>", "{}", "「」", "${name}", "{{name}}",
    "{{ 当事人 }}", "${当事人}年${月}月", "«当事人»", "#{x}", "（以下空白）", "以下空白", "（此页无正文）",
    "单击此处输入文字。", "单击或点击此处输入日期。", "选择一项。", "（请填写）",
};

static const char *const values[] = {
    "无", "0", "0元", "00", "5", "一", "×", "X", "√", "☑", "■", "●", "是", "张三", "张某某", "2022年3月5日",
    "2022年3月 日", "二〇二二年", "20年", "（20）", "20", "2022", "20元", "〔2022〕第5号", "甬民罚决字〔2022〕第 号",
    "甬民罚决字〔20 〕第 号", "宁波市××协会", "个人", "日元", "款项", "人名", "元/人", "月份", "日本", "签名：", "日期：",
    "5000元", "人民币5000元整", "第一条", "第5页", "到", "经查，", "——属实", "□是", "${name", "{{name}} 5",
    "以下空白5", "请输入姓名", "N/A", "〇", "\xEF\xBF\xBC", "\xFF",
};

/* clang-format on */

static struct aj_arena *arena;

static void setup(void)
{
    arena = aj_arena_new();
}

static void teardown(void)
{
    aj_arena_free(arena);
}

START_TEST(test_is_blank_text_form_is_blank)
{
    ck_assert_msg(aj_is_blank_text(aj_fold_text(arena, aj_str_from(blanks[_i]))), "\"%s\"",
                  blanks[_i]);
}
END_TEST

/* Not every caller folds: spaces make no difference. */
START_TEST(test_is_blank_text_spaces_do_not_matter)
{
    ck_assert(aj_is_blank_text(aj_str_from(" \xC2\xA0\xE3\x80\x80_\xE2\x80\x8B年 月 日\n")));
}
END_TEST

START_TEST(test_is_blank_text_value_is_not)
{
    ck_assert_msg(!aj_is_blank_text(aj_fold_text(arena, aj_str_from(values[_i]))), "\"%s\"",
                  values[_i]);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("blank");
    TCase *tcase = tcase_create("is_blank_text");

    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_loop_test(tcase, test_is_blank_text_form_is_blank, 0, AJ_COUNT(blanks));
    tcase_add_loop_test(tcase, test_is_blank_text_value_is_not, 0, AJ_COUNT(values));
    tcase_add_test(tcase, test_is_blank_text_spaces_do_not_matter);
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
