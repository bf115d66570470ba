/* SPDX-License-Identifier: Apache-2.0
 *
 * Ids of cases, and text made safe for a terminal.
 */
#include "unit.h"

#include "base/utf8.h"
#include "report/report.h"

#include <string.h>

/* The id before its eight digits. */
static const struct {
    const char *path;
    const char *head;
} ids[] = {
    {"案卷一", "案卷一-"},
    {"2022/案卷一", "2022_案卷一-"},
    {"a\\b:c*d?e\"f<g>h|i", "a_b_c_d_e_f_g_h_i-"},
    {"a b\tc\x1B", "a_b_c_-"},
    {".隐藏", "_隐藏-"},
    {"案卷一.zip", "案卷一.zip-"},
    {"", "-"},
};

static const struct {
    const char *text;
    const char *safe;
} texts[] = {
    {"", ""},
    {"第一行\n第二行", "第一行\n第二行"},
    {"\x1B[31m红", "\\x1B[31m红"},
    {"a\tb\rc\x7F", "a\\x09b\\x0Dc\\x7F"},
    {"左\u202E右", "左\\u202E右"},
    {"\u2066x\u2069", "\\u2066x\\u2069"},
    {"\xC2\x9B", "\\x9B"},
};

static struct aj_arena *arena;

static void setup(void)
{
    arena = aj_arena_new();
}

static void teardown(void)
{
    aj_arena_free(arena);
}

START_TEST(test_case_id_is_safe_and_ends_with_digits)
{
    struct aj_str id = aj_case_id(arena, aj_str_from(ids[_i].path));
    size_t head = strlen(ids[_i].head);

    unit_assert_str(aj_str_sub(id, 0, head), ids[_i].head);
    ck_assert_uint_eq(id.len, head + 8);
    for (size_t i = head; i < id.len; i++)
        ck_assert_ptr_nonnull(strchr("0123456789abcdef", id.ptr[i]));
}
END_TEST

START_TEST(test_case_id_is_the_first_digits_of_the_path_digest)
{
    /* SHA-256("abc") begins ba7816bf */
    unit_assert_str(aj_case_id(arena, aj_str_from("abc")), "abc-ba7816bf");
}
END_TEST

START_TEST(test_case_id_tells_paths_apart_that_look_alike)
{
    ck_assert(!aj_str_equal(aj_case_id(arena, aj_str_from("a/b")),
                            aj_case_id(arena, aj_str_from("a_b"))));
}
END_TEST

START_TEST(test_case_id_long_path_is_cut_at_a_character)
{
    char path[1000] = "x";
    struct aj_str id;

    for (size_t i = 1; i + 3 < sizeof(path); i += 3)
        memcpy(path + i, "案", 3);
    id = aj_case_id(arena, aj_str_from(path));
    ck_assert(aj_utf8_is_valid(id));
    ck_assert_uint_eq(id.len, 160 + 1 + 8);
}
END_TEST

START_TEST(test_put_safe_shows_what_steers_a_terminal)
{
    struct aj_buffer out;

    aj_buffer_init(&out, 1000);
    aj_report_put_safe(&out, aj_str_from(texts[_i].text));
    unit_assert_str(aj_buffer_get(&out), texts[_i].safe);
    aj_buffer_release(&out);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("case_id");
    TCase *tests = tcase_create("case_id");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_case_id_is_safe_and_ends_with_digits, 0, AJ_COUNT(ids));
    tcase_add_test(tests, test_case_id_is_the_first_digits_of_the_path_digest);
    tcase_add_test(tests, test_case_id_tells_paths_apart_that_look_alike);
    tcase_add_test(tests, test_case_id_long_path_is_cut_at_a_character);
    tcase_add_loop_test(tests, test_put_safe_shows_what_steers_a_terminal, 0, AJ_COUNT(texts));
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
