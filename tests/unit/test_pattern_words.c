/* SPDX-License-Identifier: Apache-2.0
 *
 * Words without which a pattern matches nothing.
 */
#include "unit.h"

#include "base/arena.h"
#include "text/pattern_words.h"

#include <string.h>

static const struct {
    const char *source;
    const char *words; /* with "|" behind each */
} patterns[] = {
    {"", ""},
    {"案由", "案由|"},
    {"案由|事由", "案由|事由|"},
    {"案由|.*", ""},
    {"案由(?:和|与)事由", "案由|"},
    {"(?:和|与)?事由", "事由|"},
    {"至(?<value>罚款|没收)", "罚款|没收|"},
    {"(?:罚款){0,3}没收", "没收|"},
    {"(?:罚款){2}罚", "罚款|"},
    {"(?:罚款)+?罚", "罚款|"},
    {"当事人?在", "当事|"},
    {"当事人*在场人", "在场人|"},
    {"当事人+在", "当事人|"},
    {"当事人{0,2}", "当事|"},
    {"[当事]人[^]\\]当事人]", "人|"},
    {"\\d{4}年\\d月", "年|"},
    {"\\p{Han}{2}书\\.", "书|"},
    {"(?!罚款)没(?=收的全部)", "没|"},
    {"(?<=罚款)没(?<!收的)", "没|"},
    {"\\A罚\\z", "罚|"},
    {"^罚$", "罚|"},
    {"(?:a(?:bc|de)|f)", "bc|de|f|"},
    {"罚}", "罚}|"},
    /* not known here */
    {"(?i)abc", ""},
    {"(?|ab|cd)", ""},
    {"(?>ab)", ""},
    {"(*UCP)ab", ""},
    {"ab\\1", ""},
    {"ab\\Kcd", ""},
    {"\\Qab\\E", ""},
    {"ab{,3}", "a|"},
    {"ab{x}", ""},
    {"{ab}", ""},
    {"ab[[:alpha:]]", ""},
    {"ab[c", ""},
    {"ab(c", ""},
    {"ab)c", ""},
    {"ab\\", ""},
    {"1|2|3|4|5|6|7|8|9|10|11|12", "1|2|3|4|5|6|7|8|9|10|11|12|"},
    {"1|2|3|4|5|6|7|8|9|10|11|12|13", ""},
};

START_TEST(test_pattern_words_are_those_of_every_match)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_pattern_words words = aj_pattern_words(aj_str_from(patterns[_i].source));
    struct aj_str list = AJ_STR_EMPTY;

    for (size_t i = 0; i < words.n; i++)
        list = aj_arena_printf(arena, "%" AJ_STR_FMT "%" AJ_STR_FMT "|", AJ_STR_ARG(list),
                               AJ_STR_ARG(words.list[i]));
    unit_assert_str(list, patterns[_i].words);
    aj_arena_free(arena);
}
END_TEST

START_TEST(test_pattern_words_deep_groups_are_left)
{
    char source[2001];

    memset(source, '(', 2000);
    source[2000] = '\0';
    ck_assert_uint_eq(aj_pattern_words(aj_str_from(source)).n, 0);
}
END_TEST

START_TEST(test_pattern_words_allow_texts_with_one_of_them)
{
    struct aj_pattern_words words = aj_pattern_words(aj_str_from("罚款|没收"));
    struct aj_pattern_words none = aj_pattern_words(AJ_STR_EMPTY);

    ck_assert(aj_pattern_words_allow(&words, aj_str_from("没收违法所得")));
    ck_assert(!aj_pattern_words_allow(&words, aj_str_from("警告")));
    ck_assert(!aj_pattern_words_allow(&words, AJ_STR_EMPTY));
    ck_assert(aj_pattern_words_allow(&none, AJ_STR_EMPTY));
}
END_TEST

static Suite *pattern_words_suite(void)
{
    Suite *suite = suite_create("pattern_words");
    TCase *tests = tcase_create("pattern_words");

    tcase_add_loop_test(tests, test_pattern_words_are_those_of_every_match, 0, AJ_COUNT(patterns));
    tcase_add_test(tests, test_pattern_words_deep_groups_are_left);
    tcase_add_test(tests, test_pattern_words_allow_texts_with_one_of_them);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(pattern_words_suite());
}
