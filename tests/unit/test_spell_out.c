/* SPDX-License-Identifier: Apache-2.0
 *
 * Short forms of word lists.
 */
#include "unit.h"

#include "rules/spell_out.h"

static const struct {
    const char *words;
    const char *written; /* each word with a space behind it */
    bool is_right;
} lists[] = {
    {"", "", true},
    {"案由 事由", "案由 事由 ", true},
    {"承办{人|人员}意见", "承办人意见 承办人员意见 ", true},
    {"{|分管}{局|处}长 局长", "局长 处长 分管局长 分管处长 局长 ", true},
    {"a{}b", "ab ", true},
    {"a {|b}", "a b ", true},
    {"a{b|c", "", false},
    {"ab}", "", false},
    {"}a{", "", false},
};

START_TEST(test_spell_out_list_is_written_out)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_str written = AJ_STR_EMPTY;
    struct aj_vec out;

    aj_vec_init(&out, arena, sizeof(struct aj_str));
    ck_assert_int_eq(aj_spell_out(arena, aj_str_from(lists[_i].words), &out), lists[_i].is_right);
    for (size_t i = 0; i < out.count; i++)
        written = aj_arena_printf(arena, "%" AJ_STR_FMT "%" AJ_STR_FMT " ", AJ_STR_ARG(written),
                                  AJ_STR_ARG(*(struct aj_str *)aj_vec_at(&out, i)));
    unit_assert_str(written, lists[_i].written);
    aj_arena_free(arena);
}
END_TEST

START_TEST(test_spell_out_endless_list_is_refused)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_vec out;

    aj_vec_init(&out, arena, sizeof(struct aj_str));
    ck_assert(!aj_spell_out(arena,
                            aj_str_from("{a|b|c|d|e|f|g|h|i|j}{a|b|c|d|e|f|g|h|i|j}"
                                        "{a|b|c|d|e|f|g|h|i|j}{a|b|c|d|e|f|g|h|i|j}"
                                        "{a|b|c|d|e|f|g|h|i|j}{a|b|c|d|e|f|g|h|i|j}"),
                            &out));
    aj_arena_free(arena);
}
END_TEST

static Suite *spell_out_suite(void)
{
    Suite *suite = suite_create("spell_out");
    TCase *tcase = tcase_create("spell_out");

    tcase_add_loop_test(tcase, test_spell_out_list_is_written_out, 0,
                        sizeof(lists) / sizeof(lists[0]));
    tcase_add_test(tcase, test_spell_out_endless_list_is_refused);
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void)
{
    return unit_run(spell_out_suite());
}
