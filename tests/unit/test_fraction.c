/* SPDX-License-Identifier: Apache-2.0
 *
 * Exact fractions: what is read, how they are reckoned and how they are printed.
 */
#include "unit.h"

#include "base/fraction.h"

#include <limits.h>
#include <signal.h>

static const struct {
    const char *text;
    int64_t num; /* den 0: not a number */
    int64_t den;
} numbers[] = {
    {"5", 5, 1},
    {"0", 0, 1},
    {"-0", 0, 1},
    {"0.5", 1, 2},
    {"-2.25", -9, 4},
    {"007.50", 15, 2},
    {"999999999999.999999", 999999999999999999, 1000000},
    {"9999999999999", 0, 0},
    {"0.1234567", 0, 0},
    {"", 0, 0},
    {"-", 0, 0},
    {".5", 0, 0},
    {"5.", 0, 0},
    {"1.2.3", 0, 0},
    {"+5", 0, 0},
    {" 5", 0, 0},
    {"5 ", 0, 0},
    {"1e3", 0, 0},
    {"--5", 0, 0},
    {"５", 0, 0},
};

static const struct {
    int64_t num;
    int64_t den;
    const char *text;
} prints[] = {
    {88, 1, "88"},      {0, 7, "0"},          {1, 2, "0.5"},
    {280, 3, "93.33"},  {9999, 100, "99.99"}, {99999, 1000, "99.99"},
    {101, 100, "1.01"}, {-1, 2, "-0.5"},      {-1, 3, "-0.33"},
    {-1, 1000, "0"},    {1799, 20, "89.95"},  {INT64_MAX, 1, "9223372036854775807"},
    {2, -4, "-0.5"},
};

START_TEST(test_fraction_parse_reads_plain_decimals_only)
{
    struct aj_fraction value = {0, 0};
    bool is_number = aj_fraction_parse(aj_str_from(numbers[_i].text), &value);

    ck_assert_msg(is_number == (numbers[_i].den != 0), "%s", numbers[_i].text);
    ck_assert_int_eq(value.num, numbers[_i].num);
    ck_assert_int_eq(value.den, numbers[_i].den);
}
END_TEST

START_TEST(test_fraction_print_cuts_to_two_places)
{
    struct aj_arena *arena = aj_arena_new();

    unit_assert_str(aj_fraction_print(arena, aj_fraction_make(prints[_i].num, prints[_i].den)),
                    prints[_i].text);
    aj_arena_free(arena);
}
END_TEST

START_TEST(test_fraction_make_reduces_and_makes_den_positive)
{
    struct aj_fraction value = aj_fraction_make(6, -8);

    ck_assert_int_eq(value.num, -3);
    ck_assert_int_eq(value.den, 4);
}
END_TEST

START_TEST(test_fraction_thirds_add_up_exactly)
{
    struct aj_fraction third = aj_fraction_make(1, 3);
    struct aj_fraction sum = aj_fraction_add(aj_fraction_add(third, third), third);

    ck_assert_int_eq(aj_fraction_compare(sum, aj_fraction_make(1, 1)), 0);
    ck_assert_int_eq(aj_fraction_compare(aj_fraction_sub(sum, third), aj_fraction_make(2, 3)), 0);
    ck_assert_int_eq(aj_fraction_compare(aj_fraction_mul(third, third), aj_fraction_make(1, 9)), 0);
    ck_assert_int_eq(aj_fraction_compare(aj_fraction_div(third, aj_fraction_make(-2, 3)),
                                         aj_fraction_make(-1, 2)),
                     0);
}
END_TEST

START_TEST(test_fraction_compare_is_exact_where_print_is_not)
{
    struct aj_fraction under = aj_fraction_make(899999, 10000);
    struct aj_fraction edge = aj_fraction_make(90, 1);

    ck_assert_int_lt(aj_fraction_compare(under, edge), 0);
    ck_assert_int_gt(aj_fraction_compare(edge, under), 0);
    ck_assert_int_lt(aj_fraction_compare(aj_fraction_make(-1, 2), AJ_ZERO), 0);
    ck_assert_int_eq(aj_fraction_min(edge, under).num, under.num);
    ck_assert_int_eq(aj_fraction_max(edge, under).num, edge.num);
}
END_TEST

START_TEST(test_fraction_compare_does_not_overflow)
{
    struct aj_fraction large = {INT64_MAX, INT64_MAX - 1};
    struct aj_fraction larger = {INT64_MAX - 1, INT64_MAX - 2};

    ck_assert_int_lt(aj_fraction_compare(large, larger), 0);
}
END_TEST

START_TEST(test_fraction_that_does_not_fit_aborts)
{
    (void)aj_fraction_mul((struct aj_fraction){INT64_MAX, 1}, (struct aj_fraction){2, 1});
}
END_TEST

START_TEST(test_fraction_divided_by_zero_aborts)
{
    (void)aj_fraction_div((struct aj_fraction){1, 1}, AJ_ZERO);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("fraction");
    TCase *text = tcase_create("text");
    TCase *sums = tcase_create("sums");

    tcase_add_loop_test(text, test_fraction_parse_reads_plain_decimals_only, 0, AJ_COUNT(numbers));
    tcase_add_loop_test(text, test_fraction_print_cuts_to_two_places, 0, AJ_COUNT(prints));
    tcase_add_test(sums, test_fraction_make_reduces_and_makes_den_positive);
    tcase_add_test(sums, test_fraction_thirds_add_up_exactly);
    tcase_add_test(sums, test_fraction_compare_is_exact_where_print_is_not);
    tcase_add_test(sums, test_fraction_compare_does_not_overflow);
    tcase_add_test_raise_signal(sums, test_fraction_that_does_not_fit_aborts, SIGABRT);
    tcase_add_test_raise_signal(sums, test_fraction_divided_by_zero_aborts, SIGABRT);
    suite_add_tcase(suite, text);
    suite_add_tcase(suite, sums);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
