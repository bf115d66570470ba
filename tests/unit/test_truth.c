/* SPDX-License-Identifier: Apache-2.0
 *
 * Kleene's tables, and the operand that is left out.
 */
#include "unit.h"

#include "base/compiler.h"
#include "base/truth.h"

#define F AJ_FALSE
#define T AJ_TRUE
#define U AJ_UNKNOWN
#define N AJ_NO_SUBJECT

static const struct {
    enum aj_truth a;
    enum aj_truth b;
    enum aj_truth both;
    enum aj_truth either;
} rows[] = {
    {F, F, F, F}, {F, T, F, T}, {F, U, F, U}, {F, N, F, F}, {T, T, T, T},
    {T, U, U, T}, {T, N, T, T}, {U, U, U, U}, {U, N, U, U}, {N, N, N, N},
};

static const struct {
    enum aj_truth a;
    enum aj_truth opposite;
} negations[] = {{F, T}, {T, F}, {U, U}, {N, N}};

START_TEST(test_truth_and_follows_kleene_either_way_round)
{
    ck_assert_int_eq(aj_truth_and(rows[_i].a, rows[_i].b), rows[_i].both);
    ck_assert_int_eq(aj_truth_and(rows[_i].b, rows[_i].a), rows[_i].both);
}
END_TEST

START_TEST(test_truth_or_follows_kleene_either_way_round)
{
    ck_assert_int_eq(aj_truth_or(rows[_i].a, rows[_i].b), rows[_i].either);
    ck_assert_int_eq(aj_truth_or(rows[_i].b, rows[_i].a), rows[_i].either);
}
END_TEST

START_TEST(test_truth_not_leaves_unknown_and_no_subject)
{
    ck_assert_int_eq(aj_truth_not(negations[_i].a), negations[_i].opposite);
}
END_TEST

/* not (a and b) is (not a or not b), whatever a and b are. */
START_TEST(test_truth_de_morgan_holds)
{
    enum aj_truth a = rows[_i].a;
    enum aj_truth b = rows[_i].b;

    ck_assert_int_eq(aj_truth_not(aj_truth_and(a, b)),
                     aj_truth_or(aj_truth_not(a), aj_truth_not(b)));
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("truth");
    TCase *tables = tcase_create("tables");

    tcase_add_loop_test(tables, test_truth_and_follows_kleene_either_way_round, 0, AJ_COUNT(rows));
    tcase_add_loop_test(tables, test_truth_or_follows_kleene_either_way_round, 0, AJ_COUNT(rows));
    tcase_add_loop_test(tables, test_truth_not_leaves_unknown_and_no_subject, 0,
                        AJ_COUNT(negations));
    tcase_add_loop_test(tables, test_truth_de_morgan_holds, 0, AJ_COUNT(rows));
    suite_add_tcase(suite, tables);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
