/* SPDX-License-Identifier: Apache-2.0
 *
 * Patterns: what they find, how they fail, that they give up, that they survive fork.
 */
#include "text/pattern.h"

#include "base/compiler.h"
#include "unit.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static struct aj_pattern *compile(const char *source)
{
    struct aj_pattern *pattern;
    struct aj_error err = {0};

    ck_assert_msg(aj_pattern_compile(aj_str_from(source), &pattern, &err) == AJ_OK, "%s",
                  err.message);
    return pattern;
}

static const struct {
    const char *pattern;
    const char *subject;
    const char *whole; /* NULL for no match */
    const char *value;
} finds[] = {
    {"罚款", "处以罚款5元", "罚款", "罚款"},
    {"罚款(?<value>\\d+)元", "处以罚款500元整", "罚款500元", "500"},
    {"罚款(?<value>\\d+)?元", "罚款元", "罚款元", "罚款元"},
    {"甲(?<value>\\d)|乙(?<value>\\d)", "乙7", "乙7", "7"},
    {"甲(?<other>\\d)", "甲7", "甲7", "甲7"},
    {"(?|甲(?<value>\\d)|乙(?<value>\\d))", "乙7", "乙7", "7"},
    {"(a)(b)(c)(d)(e)(f)(g)(h)(?<value>i)", "abcdefghi", "abcdefghi", "i"},
    {"^第.条$", "甲\n第一条\n乙", "第一条", "第一条"},
    {"\\p{Han}+", "abc宁波def", "宁波", "宁波"},
    {"\\p{Han}+", "《属实。》张三", "属实", "属实"},
    {"甲.乙", "甲\n乙", NULL, NULL},
    {"罚款", "", NULL, NULL},
    /* behind places where the words stand and nothing matches */
    {"\\p{Han}罚款(?<value>\\d+)元", "罚款：拟罚款，处罚款8元", "处罚款8元", "8"},
    {"[^\\n]*(?<=处)罚款", "拟罚款\n罚款\n又处罚款", "又处罚款", "又处罚款"},
    {"\\A[^\\n]*\\n处?罚款", "拟\n罚\n罚款", NULL, NULL},
    {"\\n*罚款\\z", "罚款\n\n罚款", "\n\n罚款", "\n\n罚款"},
    {"", "甲", "", ""},
    {"^$", "", "", ""},
};

START_TEST(test_pattern_find_gives_whole_and_value)
{
    struct aj_pattern *pattern = compile(finds[_i].pattern);
    struct aj_str subject = aj_str_from(finds[_i].subject);
    struct aj_pattern_match match;
    enum aj_pattern_result result = aj_pattern_find(pattern, subject, 0, &match);

    ck_assert_int_eq(result, finds[_i].whole != NULL ? AJ_PATTERN_MATCH : AJ_PATTERN_NO_MATCH);
    if (finds[_i].whole != NULL) {
        unit_assert_str(aj_str_sub(subject, match.from, match.to), finds[_i].whole);
        unit_assert_str(aj_str_sub(subject, match.value_from, match.value_to), finds[_i].value);
    }
    aj_pattern_free(pattern);
}
END_TEST

START_TEST(test_pattern_find_goes_on_from)
{
    struct aj_pattern *pattern = compile("条");
    struct aj_str subject = aj_str_from("一条二条");
    struct aj_pattern_match match;

    ck_assert_int_eq(aj_pattern_find(pattern, subject, 0, &match), AJ_PATTERN_MATCH);
    ck_assert_uint_eq(match.from, 3);
    ck_assert_int_eq(aj_pattern_find(pattern, subject, 4, &match), AJ_PATTERN_MATCH);
    ck_assert_uint_eq(match.from, 9);
    ck_assert_uint_eq(match.to, 12);
    ck_assert_int_eq(aj_pattern_find(pattern, subject, 12, &match), AJ_PATTERN_NO_MATCH);
    ck_assert_int_eq(aj_pattern_find(pattern, subject, 99, &match), AJ_PATTERN_NO_MATCH);
    ck_assert_int_eq(aj_pattern_find(pattern, AJ_STR_EMPTY, 0, &match), AJ_PATTERN_NO_MATCH);
    aj_pattern_free(pattern);
}
END_TEST

static const struct {
    const char *pattern;
    const char *place; /* in the message */
} faults[] = {
    {"罚款(", "第3个字符"},        {"[甲", "第2个字符"}, {"甲\\C", "第3个字符"},
    {"*甲", "第0个字符之后“*甲”"}, {"\xFF", ""},
};

START_TEST(test_pattern_compile_fault_names_place)
{
    struct aj_pattern *pattern = NULL;
    struct aj_error err = {0};

    ck_assert_int_eq(aj_pattern_compile(aj_str_from(faults[_i].pattern), &pattern, &err),
                     AJ_SYNTAX);
    ck_assert_ptr_null(pattern);
    ck_assert_msg(strstr(err.message, faults[_i].place) != NULL, "%s", err.message);
    ck_assert_int_eq(aj_pattern_compile(aj_str_from(faults[_i].pattern), &pattern, NULL),
                     AJ_SYNTAX);
}
END_TEST

START_TEST(test_pattern_find_runaway_gives_up)
{
    struct aj_pattern *pattern = compile("^(a+)+$");
    char subject[64];
    struct aj_pattern_match match;

    memset(subject, 'a', sizeof(subject));
    subject[sizeof(subject) - 1] = 'b';
    ck_assert_int_eq(aj_pattern_find(pattern, (struct aj_str){subject, sizeof(subject)}, 0, &match),
                     AJ_PATTERN_GAVE_UP);
    aj_pattern_free(pattern);
}
END_TEST

/* Past the 32 KiB of JIT's own stack. */
START_TEST(test_pattern_find_deep_match_is_found)
{
    struct aj_pattern *pattern = compile("^(?:(?:a|b)(c?))*$");
    static char subject[60000];
    struct aj_pattern_match match;

    memset(subject, 'a', sizeof(subject));
    ck_assert_int_eq(aj_pattern_find(pattern, (struct aj_str){subject, sizeof(subject)}, 0, &match),
                     AJ_PATTERN_MATCH);
    ck_assert_uint_eq(match.to, sizeof(subject));
    aj_pattern_free(pattern);
}
END_TEST

START_TEST(test_pattern_find_works_after_fork)
{
    struct aj_pattern *pattern = compile("第(?<value>\\d+)号");
    struct aj_str subject = aj_str_from("第12号");
    struct aj_pattern_match match;
    pid_t child = fork();
    int status;

    if (child == 0) {
        enum aj_pattern_result result = aj_pattern_find(pattern, subject, 0, &match);

        _exit(result == AJ_PATTERN_MATCH && match.value_from == 3 && match.value_to == 5 ? 0 : 1);
    }
    ck_assert_int_gt(child, 0);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(status, 0);
    ck_assert_int_eq(aj_pattern_find(pattern, subject, 0, &match), AJ_PATTERN_MATCH);
    aj_pattern_free(pattern);
}
END_TEST

START_TEST(test_pattern_free_null_is_fine)
{
    aj_pattern_free(NULL);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("pattern");
    TCase *find = tcase_create("find");
    TCase *compile_case = tcase_create("compile");

    tcase_add_loop_test(find, test_pattern_find_gives_whole_and_value, 0, AJ_COUNT(finds));
    tcase_add_test(find, test_pattern_find_goes_on_from);
    tcase_add_test(find, test_pattern_find_runaway_gives_up);
    tcase_add_test(find, test_pattern_find_deep_match_is_found);
    tcase_add_test(find, test_pattern_find_works_after_fork);
    tcase_add_loop_test(compile_case, test_pattern_compile_fault_names_place, 0, AJ_COUNT(faults));
    tcase_add_test(compile_case, test_pattern_free_null_is_fine);
    suite_add_tcase(suite, find);
    suite_add_tcase(suite, compile_case);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
