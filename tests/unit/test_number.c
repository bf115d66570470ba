/* SPDX-License-Identifier: Apache-2.0
 *
 * Whole numbers in all the writings of a case file.
 */
#include "text/number.h"

#include "base/compiler.h"
#include "unit.h"

#include <inttypes.h>

static const struct {
    const char *text;
    int64_t value;
    const char *rest; /* what is not read */
} numbers[] = {
    {"15", 15, ""},
    {"007号", 7, "号"},
    {"0", 0, ""},
    {"1000000000000000", INT64_C(1000000000000000), ""},
    {"5，000", 5, "，000"},
    {"3万", 3, "万"},
    {"零", 0, ""},
    {"一", 1, ""},
    {"两个", 2, "个"},
    {"十", 10, ""},
    {"十五日", 15, "日"},
    {"二十", 20, ""},
    {"二十一条", 21, "条"},
    {"廿一", 21, ""},
    {"卅", 30, ""},
    {"一百零五", 105, ""},
    {"一百〇五", 105, ""},
    {"一百一十", 110, ""},
    {"一百十", 110, ""},
    {"一百二", 120, ""},
    {"一百零二", 102, ""},
    {"一百廿五", 125, ""},
    {"六十", 60, ""},
    {"三百六十五", 365, ""},
    {"二千零二十二", 2022, ""},
    {"三万二千", 32000, ""},
    {"三万二", 32000, ""},
    {"三万零二", 30002, ""},
    {"十万", 100000, ""},
    {"一万亿", INT64_C(1000000000000), ""},
    {"一亿二千万", 120000000, ""},
    {"一亿零五", 100000005, ""},
    {"九千九百九十九万九千九百九十九", 99999999, ""},
    {"伍仟元整", 5000, "元整"},
    {"贰拾万元", 200000, "元"},
    {"壹佰贰拾叁", 123, ""},
    {"陆柒捌玖", 6789, ""},
    {"一〇五", 105, ""},
    {"二〇二二年", 2022, "年"},
    {"二○二二", 2022, ""},
    {"二O二二", 2022, ""},
    {"二0二二", 2022, ""},
    {"二OO三", 2003, ""},
    {"二O", 2, "O"},
    {"十五六", 15, "六"},
    {"一百零元", 100, "零元"},
    {"一千百", 1000, "百"},
    {"二万三万", 23000, "万"},
};

START_TEST(test_number_read_takes_longest)
{
    struct aj_str text = aj_str_from(numbers[_i].text);
    size_t at = 0;
    int64_t value = -1;

    ck_assert_msg(aj_number_read(text, &at, &value), "%s", numbers[_i].text);
    ck_assert_msg(value == numbers[_i].value, "%s: %" PRId64, numbers[_i].text, value);
    unit_assert_str(aj_str_sub(text, at, text.len), numbers[_i].rest);
}
END_TEST

static const char *const wrong[] = {
    "",
    "年",
    "万",
    "百货",
    "亿元",
    "参加",
    "-5",
    "O二",
    "元",
    "1000000000000001",
    "千",
    "，",
    "abc",
    "、一",
    "99999999999999999999999",
    "\xE4",
    "\xB8\x80",
    "九千九百九十九万九千九百九十九亿",
    "一二三四五六七八九〇一二三四五六七八",
};

START_TEST(test_number_read_none_moves_nothing)
{
    size_t at = 0;
    int64_t value = -1;

    ck_assert_msg(!aj_number_read(aj_str_from(wrong[_i]), &at, &value), "%s", wrong[_i]);
    ck_assert_uint_eq(at, 0);
    ck_assert_int_eq(value, -1);
}
END_TEST

START_TEST(test_number_read_goes_on_from_at)
{
    struct aj_str text = aj_str_from("第十五条");
    size_t at = 3;
    int64_t value;

    ck_assert(aj_number_read(text, &at, &value));
    ck_assert_int_eq(value, 15);
    ck_assert_uint_eq(at, 9);
    at = text.len;
    ck_assert(!aj_number_read(text, &at, &value));
}
END_TEST

START_TEST(test_number_parse_wants_nothing_else)
{
    int64_t value = 0;

    ck_assert(aj_number_parse(aj_str_from("二十一"), &value));
    ck_assert_int_eq(value, 21);
    ck_assert(!aj_number_parse(aj_str_from("二十一条"), &value));
    ck_assert(!aj_number_parse(aj_str_from(""), &value));
    ck_assert_int_eq(value, 21);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("number");
    TCase *read = tcase_create("read");
    TCase *parse = tcase_create("parse");

    tcase_add_loop_test(read, test_number_read_takes_longest, 0, AJ_COUNT(numbers));
    tcase_add_loop_test(read, test_number_read_none_moves_nothing, 0, AJ_COUNT(wrong));
    tcase_add_test(read, test_number_read_goes_on_from_at);
    tcase_add_test(parse, test_number_parse_wants_nothing_else);
    suite_add_tcase(suite, read);
    suite_add_tcase(suite, parse);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
