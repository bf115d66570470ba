/* SPDX-License-Identifier: Apache-2.0
 *
 * Views: comparing, cutting, searching, trimming and splitting.
 */
#include "unit.h"

#include "base/compiler.h"
#include "base/str.h"

static const struct {
    const char *text;
    const char *trimmed;
} trims[] = {
    {"", ""},
    {"   ", ""},
    {"　　", ""},
    {"当事人", "当事人"},
    {" \t\r\n当 事 人\n ", "当 事 人"},
    {"　当事人　", "当事人"},
    {"\xC2\xA0 当事人 \xC2\xA0", "当事人"},
    /* ends in bytes that are part of the ideographic space, and is none */
    {"、", "、"},
    {"a\x80", "a\x80"},
};

static const struct {
    const char *text;
    const char *needle;
    size_t from;
    size_t found;
} searches[] = {
    {"abcabc", "abc", 0, 0},
    {"abcabc", "abc", 1, 3},
    {"abcabc", "abc", 4, AJ_STR_NONE},
    {"abc", "", 0, AJ_STR_NONE},
    {"", "a", 0, AJ_STR_NONE},
    {"abc", "abcd", 0, AJ_STR_NONE},
    {"abc", "c", 99, AJ_STR_NONE},
    {"当事人", "事", 0, 3},
    {"aaab", "aab", 0, 1},
    {"abab", "bb", 0, AJ_STR_NONE},
    {"处罚决定书", "处罚告知书", 0, AJ_STR_NONE},
};

static const struct {
    const char *a;
    const char *b;
    int order;
} orders[] = {
    {"", "", 0}, {"", "a", -1}, {"a", "a", 0}, {"a", "ab", -1}, {"b", "ab", 1}, {"z", "当", -1},
};

START_TEST(test_str_trim_takes_both_sorts_of_space)
{
    unit_assert_str(aj_str_trim(aj_str_from(trims[_i].text)), trims[_i].trimmed);
}
END_TEST

START_TEST(test_str_find_gives_offset_or_none)
{
    struct aj_str text = aj_str_from(searches[_i].text);
    struct aj_str needle = aj_str_from(searches[_i].needle);

    ck_assert_uint_eq(aj_str_find(text, needle, searches[_i].from), searches[_i].found);
}
END_TEST

/* From one byte to more than those looked for by their last. */
START_TEST(test_str_find_takes_any_length)
{
    char text[300];
    struct aj_str whole = {text, sizeof(text)};

    memset(text, 'a', sizeof(text));
    text[sizeof(text) - 1] = 'b';
    for (size_t n = 1; n <= sizeof(text); n++) {
        struct aj_str end = aj_str_sub(whole, sizeof(text) - n, sizeof(text));

        ck_assert_uint_eq(aj_str_find(whole, end, 0), sizeof(text) - n);
        ck_assert(!aj_str_contains(aj_str_sub(whole, 0, sizeof(text) - 1), end));
    }
}
END_TEST

START_TEST(test_str_compare_goes_by_bytes)
{
    int order = aj_str_compare(aj_str_from(orders[_i].a), aj_str_from(orders[_i].b));

    ck_assert_int_eq((order > 0) - (order < 0), orders[_i].order);
    ck_assert_int_eq(aj_str_equal_c(aj_str_from(orders[_i].a), orders[_i].b),
                     orders[_i].order == 0);
}
END_TEST

START_TEST(test_str_from_null_is_empty)
{
    ck_assert_uint_eq(aj_str_from(NULL).len, 0);
    ck_assert(aj_str_equal_c(AJ_STR_EMPTY, ""));
    ck_assert(aj_str_equal_c(AJ_STR_EMPTY, NULL));
}
END_TEST

START_TEST(test_str_sub_clips)
{
    struct aj_str text = aj_str_from("abc");

    unit_assert_str(aj_str_sub(text, 1, 2), "b");
    unit_assert_str(aj_str_sub(text, 1, 99), "bc");
    unit_assert_str(aj_str_sub(text, 2, 1), "");
    unit_assert_str(aj_str_sub(text, 99, AJ_STR_NONE), "");
}
END_TEST

START_TEST(test_str_starts_and_ends)
{
    struct aj_str text = aj_str_from("决定书");

    ck_assert(aj_str_starts(text, aj_str_from("决定")));
    ck_assert(aj_str_starts(text, AJ_STR_EMPTY));
    ck_assert(!aj_str_starts(text, aj_str_from("决定书（副本）")));
    ck_assert(aj_str_ends(text, aj_str_from("书")));
    ck_assert(!aj_str_ends(text, aj_str_from("决定")));
}
END_TEST

START_TEST(test_str_next_word_passes_over_space)
{
    struct aj_str rest = aj_str_from("  甲 \t乙\n丙 ");
    struct aj_str word;

    ck_assert(aj_str_next_word(&rest, &word));
    unit_assert_str(word, "甲");
    ck_assert(aj_str_next_word(&rest, &word));
    unit_assert_str(word, "乙");
    ck_assert(aj_str_next_word(&rest, &word));
    unit_assert_str(word, "丙");
    ck_assert(!aj_str_next_word(&rest, &word));
}
END_TEST

START_TEST(test_str_next_piece_keeps_empty_pieces)
{
    struct aj_str rest = aj_str_from("a||b|");
    struct aj_str piece;

    ck_assert(aj_str_next_piece(&rest, '|', &piece));
    unit_assert_str(piece, "a");
    ck_assert(aj_str_next_piece(&rest, '|', &piece));
    unit_assert_str(piece, "");
    ck_assert(aj_str_next_piece(&rest, '|', &piece));
    unit_assert_str(piece, "b");
    ck_assert(aj_str_next_piece(&rest, '|', &piece));
    unit_assert_str(piece, "");
    ck_assert(!aj_str_next_piece(&rest, '|', &piece));
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("str");
    TCase *tests = tcase_create("str");

    tcase_add_loop_test(tests, test_str_trim_takes_both_sorts_of_space, 0, AJ_COUNT(trims));
    tcase_add_loop_test(tests, test_str_find_gives_offset_or_none, 0, AJ_COUNT(searches));
    tcase_add_test(tests, test_str_find_takes_any_length);
    tcase_add_loop_test(tests, test_str_compare_goes_by_bytes, 0, AJ_COUNT(orders));
    tcase_add_test(tests, test_str_from_null_is_empty);
    tcase_add_test(tests, test_str_sub_clips);
    tcase_add_test(tests, test_str_starts_and_ends);
    tcase_add_test(tests, test_str_next_word_passes_over_space);
    tcase_add_test(tests, test_str_next_piece_keeps_empty_pieces);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
