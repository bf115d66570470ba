/* SPDX-License-Identifier: Apache-2.0
 *
 * Which patterns need not be compiled to know that they have no fault.
 */
#include "unit.h"

#include "text/pattern.h"
#include "text/pattern_plain.h"

static const char *const plain[] = {
    "",
    "案由",
    "案由|.*",
    "案由(?:和|与)?事由{2,5}?",
    "至(?<value>罚款|没收)+",
    "\\A[^\\n]{0,300}\\z",
    "[-./]\\d{1,2}[0-9-]{6,13}",
    "[\\p{Han}A-Z〇]\\P{Han}",
    "(?<=罚款|没)收(?<!一二[三四])",
    "(?!罚(?=款))^罚$",
    "(?:甲{2}){3,}",
    "罚}]",
    "(?<value>甲)|(?<value>乙)",
};

/* Those with a fault, and others of which PCRE2 has to say it. */
static const char *const others[] = {
    "罚款(",
    "罚款)",
    "[甲",
    "[]",
    "[^]",
    "[:alpha:]",
    "[[:alpha:]]",
    "[甲-乙]",
    "[\\d-甲]",
    "[甲-\\d]",
    "[乙-甲-丙]",
    "*甲",
    "甲**",
    "甲{2}{3}",
    "甲{5,2}",
    "甲{,3}",
    "甲{99999}",
    "{甲}",
    "^*",
    "\\b+",
    "(?=甲)*",
    "(?<=甲+)乙",
    "(?<=甲{1,})乙",
    "(?<=(?:甲|乙丙))丁",
    "(?<1>甲)",
    "(?<甲>甲)",
    "(?<value甲)",
    "(?i)abc",
    "(?>ab)",
    "(*UCP)ab",
    "甲\\C",
    "\\1",
    "\\p{Hann}",
    "\\Q甲\\E",
    "甲\\",
    "\xFF",
    "甲\xE7\x94",
    "(?:(?:(?:(?:甲{9}){99}){99}){99})",
    "((((((((((((((((((((((甲))))))))))))))))))))))",
};

START_TEST(test_pattern_is_plain_is_taken)
{
    struct aj_pattern *pattern = NULL;
    struct aj_pattern_match match;

    ck_assert(aj_pattern_is_plain(aj_str_from(plain[_i])));
    ck_assert_int_eq(aj_pattern_compile(aj_str_from(plain[_i]), &pattern, NULL), AJ_OK);
    ck_assert_int_ne(aj_pattern_find(pattern, aj_str_from("案由罚款"), 0, &match),
                     AJ_PATTERN_GAVE_UP);
    aj_pattern_free(pattern);
}
END_TEST

START_TEST(test_pattern_is_plain_others_are_not)
{
    ck_assert_msg(!aj_pattern_is_plain(aj_str_from(others[_i])), "%s", others[_i]);
}
END_TEST

/* However a pattern is cut short, what is called plain has no fault. */
START_TEST(test_pattern_is_plain_cut_short)
{
    struct aj_str whole =
        aj_str_from("(?<value>[^乙-甲\\n-]{2,40}(?:（\\d+|罚?))\\z(?<=[一二])+{2}");
    struct aj_pattern_match match;

    for (size_t from = 0; from < whole.len; from++) {
        for (size_t to = from; to <= whole.len; to++) {
            struct aj_str part = aj_str_sub(whole, from, to);
            struct aj_pattern *pattern = NULL;

            if (!aj_pattern_is_plain(part) || part.len == 0)
                continue;
            ck_assert_int_eq(aj_pattern_compile(part, &pattern, NULL), AJ_OK);
            ck_assert_msg(aj_pattern_find(pattern, part, 0, &match) != AJ_PATTERN_GAVE_UP,
                          "%" AJ_STR_FMT, AJ_STR_ARG(part));
            aj_pattern_free(pattern);
        }
    }
}
END_TEST

static Suite *pattern_plain_suite(void)
{
    Suite *suite = suite_create("pattern_plain");
    TCase *tests = tcase_create("is_plain");

    tcase_add_loop_test(tests, test_pattern_is_plain_is_taken, 0, AJ_COUNT(plain));
    tcase_add_loop_test(tests, test_pattern_is_plain_others_are_not, 0, AJ_COUNT(others));
    tcase_add_test(tests, test_pattern_is_plain_cut_short);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(pattern_plain_suite());
}
