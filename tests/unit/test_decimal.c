/* SPDX-License-Identifier: Apache-2.0
 *
 * Decimal numbers in digits, in ten-thousandths.
 */
#include "text/decimal.h"

#include "base/compiler.h"
#include "unit.h"

#include <inttypes.h>

#define NONE INT64_C(-1)

static const struct {
    const char *text;
    int64_t value; /* NONE: no number */
    const char *rest;
} decimals[] = {
    {"5000立方米", 50000000, "立方米"},
    {"1,280.5元", 12805000, "元"},
    {"1，280.5元", 12805000, "元"},
    {"12,3456", 120000, ",3456"},
    {"3，4吨", 30000, "，4吨"},
    {"0.3万元", 30000000, "万元"},
    {"30%", 3000, "%"},
    {"0.1234", 1234, ""},
    {"0.12345", NONE, NULL},
    {"1.005%", NONE, NULL},
    {"99999999", INT64_C(999999990000), ""},
    {"100000000", NONE, NULL},
    {".5", NONE, NULL},
    {"五千", NONE, NULL},
    {"", NONE, NULL},
};

START_TEST(test_decimal_is_read)
{
    struct aj_str text = aj_str_from(decimals[_i].text);
    int64_t value = 0;
    size_t at = 0;

    ck_assert_int_eq(aj_decimal_read(text, &at, &value), decimals[_i].value != NONE);
    if (decimals[_i].value == NONE)
        return;
    ck_assert_msg(value == decimals[_i].value, "%s: %" PRId64, decimals[_i].text, value);
    ck_assert_str_eq(text.ptr + at, decimals[_i].rest);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("decimal");
    TCase *read = tcase_create("read");

    tcase_add_loop_test(read, test_decimal_is_read, 0, AJ_COUNT(decimals));
    suite_add_tcase(suite, read);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
