/* SPDX-License-Identifier: Apache-2.0
 *
 * Characters: decoding both ways, broken bytes, cutting.
 */
#include "unit.h"

#include "base/compiler.h"
#include "base/utf8.h"

#define BROKEN 0xFFFD

static const struct {
    const char *bytes;
    uint32_t character; /* the first */
    size_t step;
    bool is_valid; /* the whole text */
} decodings[] = {
    {"a", 'a', 1, true},
    {"\xC2\xB7", 0xB7, 2, true},
    {"案", 0x6848, 3, true},
    {"𠀀", 0x20000, 4, true},
    {"\xF4\x8F\xBF\xBF", 0x10FFFF, 4, true},
    {"\x80", BROKEN, 1, false},
    {"\xC0\xAF", BROKEN, 1, false},         /* too long for '/' */
    {"\xE0\x80\xAF", BROKEN, 1, false},     /* likewise */
    {"\xED\xA0\x80", BROKEN, 1, false},     /* half a surrogate pair */
    {"\xF4\x90\x80\x80", BROKEN, 1, false}, /* past U+10FFFF */
    {"\xE6\xA1", BROKEN, 1, false},         /* cut off */
    {"\xE6g", BROKEN, 1, false},
    {"\xFF", BROKEN, 1, false},
    {"\xEF\xBF\xBD", BROKEN, 3, true}, /* U+FFFD itself */
    {"案\x80", 0x6848, 3, false},
};

static const struct {
    const char *text;
    size_t max;
    const char *cut;
} cuts[] = {
    {"案卷", 6, "案卷"}, {"案卷", 5, "案"}, {"案卷", 3, "案"}, {"案卷", 2, ""},
    {"案卷", 0, ""},     {"", 4, ""},       {"a案", 3, "a"},   {"案卷", 99, "案卷"},
};

static const uint32_t characters[] = {0x41,   0x7F,   0x80,    0x7FF,   0x800,
                                      0x6848, 0xFFFF, 0x10000, 0x10FFFF};

static const struct {
    uint32_t character;
    bool is_han;
    bool is_blank;
} classes[] = {
    {'a', false, false},    {' ', false, true},     {'\t', false, true},    {'\n', false, false},
    {0x3000, false, true},  {0xA0, false, true},    {0x200B, false, true},  {0xFEFF, false, true},
    {0x2003, false, true},  {0x6848, true, false},  {0x3007, true, false},  {0x20000, true, false},
    {0x3042, false, false}, {0xFF0C, false, false}, {0x3001, false, false},
};

START_TEST(test_utf8_next_steps_one_byte_over_what_is_none)
{
    const char *bytes = decodings[_i].bytes; /* never NULL, which a view may be */
    struct aj_str text = {bytes, strlen(bytes)};
    size_t at = 0;

    ck_assert_uint_eq(aj_utf8_next(text, &at), decodings[_i].character);
    ck_assert_uint_eq(at, decodings[_i].step);
    ck_assert_int_eq(aj_utf8_is_valid(text), decodings[_i].is_valid);
}
END_TEST

START_TEST(test_utf8_put_and_read_back)
{
    char bytes[4];
    struct aj_str text = {bytes, aj_utf8_put(bytes, characters[_i])};
    size_t at = 0;

    ck_assert_uint_eq(aj_utf8_next(text, &at), characters[_i]);
    ck_assert_uint_eq(at, text.len);
    ck_assert_uint_eq(aj_utf8_previous(text, &at), characters[_i]);
    ck_assert_uint_eq(at, 0);
}
END_TEST

START_TEST(test_utf8_previous_goes_back_over_mixed_text)
{
    struct aj_str text = aj_str_from("a案\x80𠀀");
    const uint32_t expected[] = {0x20000, BROKEN, 0x6848, 'a'};
    size_t at = text.len;

    for (size_t i = 0; i < AJ_COUNT(expected); i++)
        ck_assert_uint_eq(aj_utf8_previous(text, &at), expected[i]);
    ck_assert_uint_eq(at, 0);
}
END_TEST

START_TEST(test_utf8_cut_ends_at_a_character)
{
    unit_assert_str(aj_utf8_cut(aj_str_from(cuts[_i].text), cuts[_i].max), cuts[_i].cut);
}
END_TEST

START_TEST(test_utf8_count_and_offset)
{
    struct aj_str text = aj_str_from("a案𠀀b");

    ck_assert_uint_eq(aj_utf8_count(text), 4);
    ck_assert_uint_eq(aj_utf8_count(AJ_STR_EMPTY), 0);
    ck_assert_uint_eq(aj_utf8_offset(text, 0), 0);
    ck_assert_uint_eq(aj_utf8_offset(text, 2), 4);
    ck_assert_uint_eq(aj_utf8_offset(text, 99), text.len);
}
END_TEST

START_TEST(test_utf8_classes)
{
    ck_assert_msg(aj_is_han(classes[_i].character) == classes[_i].is_han, "U+%04X",
                  classes[_i].character);
    ck_assert_msg(aj_is_blank(classes[_i].character) == classes[_i].is_blank, "U+%04X",
                  classes[_i].character);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("utf8");
    TCase *tests = tcase_create("utf8");

    tcase_add_loop_test(tests, test_utf8_next_steps_one_byte_over_what_is_none, 0,
                        AJ_COUNT(decodings));
    tcase_add_loop_test(tests, test_utf8_put_and_read_back, 0, AJ_COUNT(characters));
    tcase_add_test(tests, test_utf8_previous_goes_back_over_mixed_text);
    tcase_add_loop_test(tests, test_utf8_cut_ends_at_a_character, 0, AJ_COUNT(cuts));
    tcase_add_test(tests, test_utf8_count_and_offset);
    tcase_add_loop_test(tests, test_utf8_classes, 0, AJ_COUNT(classes));
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
