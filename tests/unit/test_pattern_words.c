/* SPDX-License-Identifier: Apache-2.0
 *
 * Words without which a pattern matches nothing.
 */
#include "unit.h"

#include "base/arena.h"
#include "base/mem.h"
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
    {"“[^”]*”(*SKIP)(*FAIL)|案由|事由", "案由|事由|"},
    {"(?:引用(*FAIL)|案由)和", "案由|"},
    {"案由(?:引用(*FAIL)|事由)", "案由|"},
    {"案由(*ACCEPT)", ""},
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
    {"\\p{Han}[男女]", "男|女|"},
    {"\\p{Han}[男女]?", ""},
    {"[男女]|[^男女]", ""},
    {"[男-女]", ""},
    {"[男\\d]", ""},
    {"[男女]性", "性|"},
    {"[一二三四五六七八九十百千]", "一|二|三|四|五|六|七|八|九|十|百|千|"},
    {"[一二三四五六七八九十百千万]", ""},
    {"\\d{4}年\\d月", "年|"},
    {"\\p{Han}{2}书\\.", "书|"},
    {"(?!罚款)没(?=收的全部)", "收的全部|"},
    {"没(?=收|入)", "没|"},
    {"没(?=收的全部|)", "没|"},
    {"没(?!(?=收的全部))", "没|"},
    {"(?<=罚款)没(?<!收的)", "没|"},
    /* one short word among long ones is rarer than few short ones */
    {"[元天](?:罚款|没收|警告|收)", "罚款|没收|警告|收|"},
    {"[元天](?:罚|没)(?:收|款)", "元|天|"},
    {"\\A罚\\z", "罚|"},
    {"^罚$", "罚|"},
    {"(?:罚(?:没收|警告)|收)", "没收|警告|收|"},
    {"罚}", "罚}|"},
    {"(a)\\1bc", "bc|"},
    {"(?<a>[ab])\\k<a>罚款\\g{-1}", "罚款|"},
    {"一\\K罚款", "罚款|"},
    {"(?m)^罚款", "罚款|"},
    {"(?J)(?<a>罚)款", "罚|"},
    /* not known here */
    {"(?i)abc", ""},
    {"(?|ab|cd)", ""},
    {"(?>ab)", ""},
    {"(*UCP)ab", ""},
    {"\\k{a}ab", ""},
    {"\\g1ab", ""},
    {"(a)\\12bc", ""},
    {"(?:没收|\\G)、物品", ""},
    {"ab\\k<a", ""},
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
    {"一一|一二|一三|一四|一五|一六|一七|一八|一九|二一|二二|二三|二四",
     "一一|一二|一三|一四|一五|一六|一七|一八|一九|二一|二二|二三|二四|"},
    {"一一|一二|一三|一四|一五|一六|一|二|三|四|五|六|七", ""},
};

START_TEST(test_pattern_words_are_those_of_every_match)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_pattern_words *words = aj_pattern_words(aj_str_from(patterns[_i].source));
    struct aj_str list = AJ_STR_EMPTY;

    for (size_t i = 0; i < words->n; i++)
        list = aj_arena_printf(arena, "%" AJ_STR_FMT "%" AJ_STR_FMT "|", AJ_STR_ARG(list),
                               AJ_STR_ARG(words->list[i].text));
    unit_assert_str(list, patterns[_i].words);
    aj_mem_free(words);
    aj_arena_free(arena);
}
END_TEST

START_TEST(test_pattern_words_deep_groups_are_left)
{
    struct aj_pattern_words *words;
    char source[2001];

    memset(source, '(', 2000);
    source[2000] = '\0';
    words = aj_pattern_words(aj_str_from(source));
    ck_assert_uint_eq(words->n, 0);
    aj_mem_free(words);
}
END_TEST

#define MANY AJ_PATTERN_UNBOUNDED

static const struct {
    const char *source;
    struct aj_pattern_extent before;
} extents[] = {
    {"案由", {0, 0}},
    {"a案由", {0, 0}},
    {"[^\\n]{0,20}案由", {80, 0}},
    {"[^a]{2}案由", {8, 2}},
    {"[\\n。]案由", {4, 1}},
    {"[\\s]?案由", {4, 1}},
    {"[^\\s]+案由", {MANY, 0}},
    {"[\\D]{3,}案由", {MANY, MANY}},
    {"[\\p{Han}\\d]案由", {4, 0}},
    {"[\\p{Cc}]案由", {4, 1}},
    {"[\t-a]案由", {4, 1}},
    {"[\n]案由", {4, 1}},
    {"\\n\\s案由", {8, 2}},
    {"\\p{Han}*案由", {MANY, 0}},
    {"\\P{Han}\\p{Cc}案由", {8, 2}},
    {".{2,3}案由", {12, 0}},
    {"(?:一?|二三)案由", {6, 0}},
    {"(?:二三){2}案由四", {12, 0}},
    {"(?=[^\\n]{9})案由(?:\\n){2}", {0, 0}},
    {"(?:一\\n){0,3}(?:二|三案由|四五六)", {21, 3}},
    {"x(?:\\d案由|处罚)", {5, 0}},
    {"x(?:\\d案由一)+", {5, 0}},
    {"x{,3}案由", {MANY, 0}},
    {"(.)\\1案由", {MANY, MANY}},
    {".\\K案由", {4, 0}},
    {"x{1,3}案由", {3, 0}},
};

START_TEST(test_pattern_words_have_so_much_before_them)
{
    struct aj_pattern_words *words = aj_pattern_words(aj_str_from(extents[_i].source));

    ck_assert_uint_gt(words->n, 0);
    ck_assert_uint_eq(words->before.bytes, extents[_i].before.bytes);
    ck_assert_uint_eq(words->before.lines, extents[_i].before.lines);
    aj_mem_free(words);
}
END_TEST

static const struct {
    const char *source;
    const char *text;
    const char *places; /* first-last, a space behind each */
} places[] = {
    {"罚款|没收", "没收违法所得", "0-0 "},
    {"罚款|没收", "警告", ""},
    {"罚款|没收", "", ""},
    {"罚款|没收", "款罚收没", ""},
    {"罚款|没收", "a没收bb罚款没收", "1-1 9-9 15-15 "},
    {"", "", "0-0 "},
    {"", "ab", "0-2 "},
    {"[^\\n]*罚款", "a\nbb罚款c罚款\nd\n", "2-4 7-11 "},
    {"[^\\n]*\\n?罚款", "a\nbb罚款\nd\n罚", "0-4 "},
    {"[\\s\\S]*罚款", "a\nbb罚款\nd\n罚", "0-4 "},
    /* what is passed over may begin before the word */
    {"“[^”]*”(*SKIP)(*FAIL)|罚款", "a“罚款”罚款", "0-19 "},
    {"“[^”]*”(*SKIP)(*FAIL)|罚款", "a“没收”", ""},
    /* four bytes before the word are in the middle of a character */
    {"\\p{Han}罚款", "一二三罚款", "6-9 "},
    {"[〇一二]罚款", "一二三罚款", "6-9 "},
};

START_TEST(test_pattern_places_are_where_matches_can_start)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_pattern_words *words = aj_pattern_words(aj_str_from(places[_i].source));
    struct aj_str list = AJ_STR_EMPTY;
    struct aj_pattern_places all;
    size_t first;
    size_t last;

    aj_pattern_places_init(&all, words, aj_str_from(places[_i].text), NULL, 0);
    while (aj_pattern_places_next(&all, &first, &last))
        list = aj_arena_printf(arena, "%" AJ_STR_FMT "%zu-%zu ", AJ_STR_ARG(list), first, last);
    unit_assert_str(list, places[_i].places);
    aj_mem_free(words);
    aj_arena_free(arena);
}
END_TEST

START_TEST(test_pattern_places_are_few)
{
    struct aj_pattern_words *words = aj_pattern_words(aj_str_from("ab"));
    struct aj_pattern_places all;
    char text[2001] = "";
    size_t n = 0;
    size_t first;
    size_t last;

    for (size_t i = 0; i < 2000; i++)
        text[i] = i % 2 == 0 ? 'a' : 'b';
    aj_pattern_places_init(&all, words, aj_str_from(text), NULL, 1);
    while (aj_pattern_places_next(&all, &first, &last)) {
        ck_assert_uint_ge(last, first);
        n++;
    }
    ck_assert_uint_eq(last, 2000);
    ck_assert_uint_lt(n, 100);
    aj_pattern_places_init(&all, words, aj_str_from(text), NULL, 2001);
    ck_assert(!aj_pattern_places_next(&all, &first, &last));
    aj_mem_free(words);
}
END_TEST

/* What the grams of a text leave out is never looked for, in no part of it. */
START_TEST(test_pattern_places_are_none_without_the_grams)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_str text = aj_str_from("处以罚款，没收所得");
    const struct aj_grams *grams = aj_grams_of(arena, text);
    const struct aj_grams *others = aj_grams_of(arena, aj_str_from("警告"));
    struct aj_pattern_words *words = aj_pattern_words(aj_str_from("罚没|没收"));
    struct aj_pattern_places all;
    size_t first;
    size_t last;

    ck_assert(aj_grams_may_have(grams, aj_str_from("罚款")));
    ck_assert(!aj_grams_may_have(grams, aj_str_from("罚没")));
    ck_assert(aj_grams_cover(grams, aj_str_sub(text, 3, 9)));
    ck_assert(!aj_grams_cover(others, text));
    aj_pattern_places_init(&all, words, text, grams, 0);
    ck_assert(aj_pattern_places_next(&all, &first, &last));
    ck_assert_uint_eq(first, 15);
    aj_pattern_places_init(&all, words, text, others, 0); /* tell nothing of this text */
    ck_assert(aj_pattern_places_next(&all, &first, &last));
    aj_pattern_places_init(&all, words, aj_str_sub(text, 0, 12), grams, 0);
    ck_assert(!aj_pattern_places_next(&all, &first, &last));
    aj_mem_free(words);
    aj_arena_free(arena);
}
END_TEST

static Suite *pattern_words_suite(void)
{
    Suite *suite = suite_create("pattern_words");
    TCase *tests = tcase_create("pattern_words");

    tcase_add_loop_test(tests, test_pattern_words_are_those_of_every_match, 0, AJ_COUNT(patterns));
    tcase_add_test(tests, test_pattern_words_deep_groups_are_left);
    tcase_add_loop_test(tests, test_pattern_words_have_so_much_before_them, 0, AJ_COUNT(extents));
    tcase_add_loop_test(tests, test_pattern_places_are_where_matches_can_start, 0,
                        AJ_COUNT(places));
    tcase_add_test(tests, test_pattern_places_are_few);
    tcase_add_test(tests, test_pattern_places_are_none_without_the_grams);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(pattern_words_suite());
}
