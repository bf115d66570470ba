/* SPDX-License-Identifier: Apache-2.0
 *
 * From folded words to typed values: value, blank or unread, for every type.
 */
#include "unit.h"

#include "text/fold.h"
#include "text/value.h"

static const struct {
    enum aj_type type;
    const char *text;
    enum aj_state state;
    const char *shown; /* NULL: not looked at */
} readings[] = {
    {AJ_TYPE_TEXT, "未经登记开展活动", AJ_VALUE, "未经登记开展活动"},
    {AJ_TYPE_TEXT, "  同意。  ", AJ_VALUE, "同意。"},
    {AJ_TYPE_TEXT, "无", AJ_VALUE, "无"},
    {AJ_TYPE_TEXT, "", AJ_BLANK, NULL},
    {AJ_TYPE_TEXT, "　　", AJ_BLANK, NULL},
    {AJ_TYPE_TEXT, "______", AJ_BLANK, NULL},
    {AJ_TYPE_TEXT, "×××", AJ_BLANK, NULL},
    {AJ_TYPE_NAME, "临澜市某某协会", AJ_VALUE, "临澜市某某协会"},
    {AJ_TYPE_NAME, "", AJ_BLANK, NULL},
    {AJ_TYPE_NAME, "×××", AJ_BLANK, NULL},
    {AJ_TYPE_DATE, "2022年4月13日", AJ_VALUE, "2022-04-13"},
    {AJ_TYPE_DATE, "二〇二二年四月十三日", AJ_VALUE, "2022-04-13"},
    {AJ_TYPE_DATE, "2022年4月13日14时30分", AJ_VALUE, "2022-04-13T14:30"},
    {AJ_TYPE_DATE, "临澜市民政局 2022年4月13日", AJ_VALUE, "2022-04-13"},
    {AJ_TYPE_DATE, "年　月　日", AJ_BLANK, NULL},
    {AJ_TYPE_DATE, "2022年  月  日", AJ_BLANK, NULL},
    {AJ_TYPE_DATE, "年 月 日 2022年4月13日", AJ_VALUE, "2022-04-13"},
    {AJ_TYPE_DATE, "2022年2月30日", AJ_UNREAD, NULL},
    {AJ_TYPE_DATE, "另行通知", AJ_UNREAD, NULL},
    {AJ_TYPE_DATE, "", AJ_BLANK, NULL},
    {AJ_TYPE_AMOUNT, "5000元", AJ_VALUE, "5000.00"},
    {AJ_TYPE_AMOUNT, "人民币伍仟元整（¥5,000.00）", AJ_VALUE, "5000.00"},
    {AJ_TYPE_AMOUNT, "0.5万元", AJ_VALUE, "5000.00"},
    {AJ_TYPE_AMOUNT, "____元", AJ_BLANK, NULL},
    {AJ_TYPE_AMOUNT, "若干", AJ_UNREAD, NULL},
    {AJ_TYPE_NUMBER, "临民罚决字〔2022〕第3号", AJ_VALUE, "临民罚决字〔2022〕第3号"},
    {AJ_TYPE_NUMBER, "临民罚决字[2022]3号", AJ_VALUE, NULL},
    {AJ_TYPE_NUMBER, "临民罚决字〔2022〕第  号", AJ_BLANK, NULL},
    {AJ_TYPE_NUMBER, "〔20  〕第  号", AJ_BLANK, NULL},
    {AJ_TYPE_NUMBER, "见附件", AJ_UNREAD, NULL},
    {AJ_TYPE_USCC, "91350100M000100Y43", AJ_VALUE, "91350100M000100Y43"},
    {AJ_TYPE_USCC, "９１３５０１００Ｍ０００１００Ｙ４３", AJ_VALUE, "91350100M000100Y43"},
    {AJ_TYPE_USCC, "91350100m000100y43", AJ_VALUE, "91350100M000100Y43"},
    /* a wrong length is read, so that a rule can say so */
    {AJ_TYPE_USCC, "91350100M000100Y4", AJ_VALUE, "91350100M000100Y4"},
    {AJ_TYPE_USCC, "暂无", AJ_UNREAD, NULL},
    {AJ_TYPE_USCC, "", AJ_BLANK, NULL},
    {AJ_TYPE_ID_CARD, "11010519491231002X", AJ_VALUE, "11010519491231002X"},
    {AJ_TYPE_ID_CARD, "11010519491231002x", AJ_VALUE, "11010519491231002X"},
    {AJ_TYPE_ID_CARD, "110105********002X", AJ_VALUE, "110105********002X"},
    {AJ_TYPE_ID_CARD, "不详", AJ_UNREAD, NULL},
    {AJ_TYPE_OFFICER, "张三（33021100123）", AJ_VALUE, "张三"},
    {AJ_TYPE_OFFICER, "", AJ_BLANK, NULL},
    {AJ_TYPE_OFFICER, "33021100123", AJ_UNREAD, NULL},
    {AJ_TYPE_SIGNATURE, "张三", AJ_VALUE, "张三"},
    {AJ_TYPE_SIGNATURE, "____", AJ_BLANK, NULL},
    /* refusing to sign is something written */
    {AJ_TYPE_SIGNATURE, "当事人拒绝签字", AJ_VALUE, "当事人拒绝签字"},
    {AJ_TYPE_COUNT, "3", AJ_VALUE, "3"},
    {AJ_TYPE_COUNT, "共12页", AJ_VALUE, "12"},
    {AJ_TYPE_COUNT, "共1册42页", AJ_VALUE, "42"},
    {AJ_TYPE_COUNT, "1册", AJ_VALUE, "1"},
    {AJ_TYPE_COUNT, "十二页", AJ_VALUE, "12"},
    {AJ_TYPE_COUNT, "0", AJ_VALUE, "0"},
    {AJ_TYPE_COUNT, "若干", AJ_UNREAD, NULL},
    {AJ_TYPE_COUNT, "  页", AJ_BLANK, NULL},
    {AJ_TYPE_CHOICE, "☑日常检查 □投诉举报", AJ_VALUE, "日常检查"},
    {AJ_TYPE_CHOICE, "□日常检查 ☑投诉举报 □移送", AJ_VALUE, "投诉举报"},
    {AJ_TYPE_CHOICE, "□日常检查 □投诉举报", AJ_BLANK, NULL},
    {AJ_TYPE_CHOICE, "当场收缴☑ 银行代收□", AJ_VALUE, "当场收缴"},
    {AJ_TYPE_CHOICE, "当场收缴□　银行代收☑", AJ_VALUE, "银行代收"},
    {AJ_TYPE_CHOICE, "（1）当场收缴 ☑。（2）银行代收", AJ_VALUE, "当场收缴"},
    {AJ_TYPE_TEXT, "☐身份证\n☐营业执照", AJ_BLANK, NULL},
    {AJ_TYPE_TEXT, "1、", AJ_BLANK, NULL},
    {AJ_TYPE_TEXT, "1.\n2.\n3.", AJ_BLANK, NULL},
    {AJ_TYPE_TEXT, "1", AJ_VALUE, "1"},
    {AJ_TYPE_TEXT, "1.5", AJ_VALUE, "1.5"},
    {AJ_TYPE_TEXT, "1、2", AJ_VALUE, "1、2"},
    {AJ_TYPE_TEXT, "2-4", AJ_VALUE, "2-4"},
    {AJ_TYPE_TEXT, "☐身份证\n☑营业执照", AJ_VALUE, NULL},
    {AJ_TYPE_CHOICE, "投诉举报", AJ_VALUE, "投诉举报"},
    {AJ_TYPE_CHOICE, "☑", AJ_UNREAD, NULL},
    {AJ_TYPE_CHOICE, "查封☑ 扣押□", AJ_VALUE, "查封"},
    {AJ_TYPE_CHOICE, "（√）举报（　）移送（　）其他", AJ_VALUE, "举报"},
    {AJ_TYPE_CHOICE, "举报（√） 移送（ ）", AJ_VALUE, "举报"},
    {AJ_TYPE_CHOICE, "（ ）举报（ ）移送", AJ_BLANK, NULL},
    {AJ_TYPE_CHOICE, "举报（ ）", AJ_VALUE, "举报（）"},
    {AJ_TYPE_CHOICE, "查封□ 扣押☑", AJ_VALUE, "扣押"},
    {AJ_TYPE_CHOICE, "（1）当场收缴☑。（2）十五日内缴至银行", AJ_VALUE, "当场收缴"},
    {AJ_TYPE_CHOICE, "（1）当场收缴□；（2）缴至银行☑。", AJ_VALUE, "缴至银行"},
    {AJ_TYPE_CHOICE, "是否公开：☑是 □否", AJ_VALUE, "是"},
    {AJ_TYPE_CHOICE, "", AJ_BLANK, NULL},
    {AJ_TYPE_CITATIONS, "《行政处罚法》第五十八条", AJ_VALUE, NULL},
    {AJ_TYPE_CITATIONS, "", AJ_BLANK, NULL},
    {AJ_TYPE_CITATIONS, "有关规定", AJ_UNREAD, NULL},
    {AJ_TYPE_YES_NO, "是", AJ_VALUE, "是"},
};

/* Pairs that must have one key, and pairs that must not. */
static const struct {
    enum aj_type type;
    const char *a;
    const char *b;
    bool is_same;
} keys[] = {
    {AJ_TYPE_NAME, "临澜市某某协会", "临 澜 市 某 某 协 会", true},
    {AJ_TYPE_NAME, "临澜市某某(北区)协会", "临澜市某某（北区）协会", true},
    {AJ_TYPE_NAME, "临澜市甲协会", "临澜市乙协会", false},
    {AJ_TYPE_DATE, "2022年4月13日", "2022.4.13", true},
    {AJ_TYPE_DATE, "2022年4月13日", "2022年4月14日", false},
    {AJ_TYPE_AMOUNT, "5000元", "伍仟元整", true},
    {AJ_TYPE_AMOUNT, "5000元", "5000.01元", false},
    {AJ_TYPE_NUMBER, "临民罚决字〔2022〕第3号", "临民罚决字[2022]3号", true},
    {AJ_TYPE_NUMBER, "临民罚决字〔2022〕第3号", "临民罚决字〔2022〕第4号", false},
    {AJ_TYPE_NUMBER, "临民罚决字〔2022〕3号", "临民罚告字〔2022〕3号", false},
    {AJ_TYPE_CITATIONS, "《行政处罚法》第58条", "《行政处罚法》第五十八条", true},
};

static struct aj_arena *arena;

static void setup(void)
{
    arena = aj_arena_new();
}

static void teardown(void)
{
    aj_arena_free(arena);
}

static enum aj_state read_words(enum aj_type type, const char *words, struct aj_value *value)
{
    struct aj_str folded = aj_fold_text(arena, aj_str_from(words));
    enum aj_state state = aj_value_read(arena, type, folded, 0, NULL, value);

    ck_assert_int_eq(value->type, type);
    ck_assert_uint_le(value->from, value->to);
    ck_assert_uint_le(value->to, folded.len);
    return state;
}

START_TEST(test_value_read_tells_value_blank_and_unread)
{
    struct aj_value value;
    enum aj_state state = read_words(readings[_i].type, readings[_i].text, &value);

    ck_assert_msg(state == readings[_i].state, "%s \"%s\": state %d",
                  aj_type_code(readings[_i].type), readings[_i].text, state);
    if (readings[_i].shown != NULL)
        unit_assert_str(value.shown, readings[_i].shown);
    ck_assert_int_eq(state == AJ_VALUE, value.key.len > 0);
}
END_TEST

START_TEST(test_value_key_is_equal_for_equal_values)
{
    struct aj_value a;
    struct aj_value b;

    ck_assert_int_eq(read_words(keys[_i].type, keys[_i].a, &a), AJ_VALUE);
    ck_assert_int_eq(read_words(keys[_i].type, keys[_i].b, &b), AJ_VALUE);
    ck_assert_msg(aj_str_equal(a.key, b.key) == keys[_i].is_same, "%" AJ_STR_FMT ", %" AJ_STR_FMT,
                  AJ_STR_ARG(a.key), AJ_STR_ARG(b.key));
}
END_TEST

START_TEST(test_value_read_from_the_middle_gives_offsets_of_the_text)
{
    struct aj_str text = aj_fold_text(arena, aj_str_from("2022年1月1日至2022年1月3日"));
    struct aj_value first;
    struct aj_value second;

    ck_assert_int_eq(aj_value_read(arena, AJ_TYPE_DATE, text, 0, NULL, &first), AJ_VALUE);
    ck_assert_int_eq(aj_value_read(arena, AJ_TYPE_DATE, text, first.to, NULL, &second), AJ_VALUE);
    unit_assert_str(second.shown, "2022-01-03");
    unit_assert_str(aj_str_sub(text, second.from, second.to), "2022年1月3日");
}
END_TEST

START_TEST(test_value_base_lends_year_and_day)
{
    struct aj_date base = {2022, 4, 13, -1, -1};
    struct aj_value value;

    ck_assert_int_eq(aj_value_read(arena, AJ_TYPE_DATE, aj_str_from("14时30分"), 0, &base, &value),
                     AJ_VALUE);
    unit_assert_str(value.shown, "2022-04-13T14:30");
    ck_assert_int_eq(aj_value_read(arena, AJ_TYPE_DATE, aj_str_from("14时30分"), 0, NULL, &value),
                     AJ_UNREAD);
}
END_TEST

START_TEST(test_value_part_of_officer_only)
{
    struct aj_value value;
    struct aj_value part;

    ck_assert_int_eq(read_words(AJ_TYPE_OFFICER, "张三（33021100123）", &value), AJ_VALUE);
    ck_assert(aj_value_part(&value, false, &part));
    unit_assert_str(part.key, "张三");
    ck_assert(aj_value_part(&value, true, &part));
    unit_assert_str(part.key, "33021100123");
    ck_assert_int_eq(part.type, AJ_TYPE_TEXT);
    ck_assert_int_eq(read_words(AJ_TYPE_NAME, "张三", &value), AJ_VALUE);
    ck_assert(!aj_value_part(&value, false, &part));
}
END_TEST

START_TEST(test_type_codes_lead_back)
{
    for (int type = 0; type < AJ_N_TYPES; type++)
        ck_assert_int_eq(aj_type_find(aj_str_from(aj_type_code((enum aj_type)type))), type);
    ck_assert_int_eq(aj_type_find(aj_str_from("dat")), AJ_N_TYPES);
    ck_assert_int_eq(aj_type_find(AJ_STR_EMPTY), AJ_N_TYPES);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("value");
    TCase *read = tcase_create("read");
    TCase *type = tcase_create("type");

    tcase_add_checked_fixture(read, setup, teardown);
    tcase_add_loop_test(read, test_value_read_tells_value_blank_and_unread, 0, AJ_COUNT(readings));
    tcase_add_loop_test(read, test_value_key_is_equal_for_equal_values, 0, AJ_COUNT(keys));
    tcase_add_test(read, test_value_read_from_the_middle_gives_offsets_of_the_text);
    tcase_add_test(read, test_value_base_lends_year_and_day);
    tcase_add_test(read, test_value_part_of_officer_only);
    tcase_add_test(type, test_type_codes_lead_back);
    suite_add_tcase(suite, read);
    suite_add_tcase(suite, type);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
