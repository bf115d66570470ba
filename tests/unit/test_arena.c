/* SPDX-License-Identifier: Apache-2.0
 *
 * The arena: zeroed, aligned, large pieces, and pointers that stay.
 */
#include "unit.h"

#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

START_TEST(test_arena_alloc_is_zeroed_and_aligned)
{
    static const size_t sizes[] = {0, 1, 15, 16, 17, 4095, 65536, 1 << 20};
    struct aj_arena *arena = aj_arena_new();

    for (int round = 0; round < 20; round++) {
        for (size_t i = 0; i < AJ_COUNT(sizes); i++) {
            unsigned char *p = aj_arena_alloc(arena, sizes[i]);

            ck_assert_ptr_nonnull(p);
            ck_assert_uint_eq((uintptr_t)p % alignof(max_align_t), 0);
            ck_assert(sizes[i] == 0 || (p[0] == 0 && memcmp(p, p + 1, sizes[i] - 1) == 0));
            memset(p, 0xAA, sizes[i]);
        }
    }
    aj_arena_free(arena);
}
END_TEST

START_TEST(test_arena_pieces_stay_and_do_not_overlap)
{
    struct aj_arena *arena = aj_arena_new();
    int *pieces[3000];

    for (int i = 0; i < 3000; i++) {
        pieces[i] = aj_arena_alloc(arena, sizeof(int) + (size_t)(i % 100));
        *pieces[i] = i;
    }
    for (int i = 0; i < 3000; i++)
        ck_assert_int_eq(*pieces[i], i);
    aj_arena_free(arena);
}
END_TEST

START_TEST(test_arena_dup_and_printf_end_with_nul)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_str copy = aj_arena_dup(arena, (struct aj_str){"案卷xyz", 6});
    struct aj_str printed = aj_arena_printf(arena, "%s-%d", "案", 7);

    unit_assert_str(copy, "案卷");
    ck_assert_str_eq(copy.ptr, "案卷");
    ck_assert_str_eq(printed.ptr, "案-7");
    ck_assert_str_eq(aj_arena_dup(arena, AJ_STR_EMPTY).ptr, "");
    ck_assert_uint_eq(aj_arena_printf(arena, "%s", "").len, 0);
    aj_arena_free(arena);
}
END_TEST

START_TEST(test_arena_join_puts_parts_behind_each_other)
{
    struct aj_arena *arena = aj_arena_new();
    const struct aj_str parts[] = {aj_str_from("案"), AJ_STR_EMPTY, aj_str_from("卷")};

    ck_assert_str_eq(aj_arena_join(arena, parts, 3).ptr, "案卷");
    ck_assert_uint_eq(aj_arena_join(arena, parts, 3).len, strlen("案卷"));
    ck_assert_str_eq(aj_arena_join(arena, parts, 0).ptr, "");
    aj_arena_free(arena);
}
END_TEST

START_TEST(test_arena_pieces_behind_text_are_aligned_and_zero)
{
    struct aj_arena *arena = aj_arena_new();

    for (int i = 0; i < 3000; i++) {
        char *taken = aj_arena_take(arena, (size_t)(i % 50));
        struct aj_str text = aj_arena_printf(arena, "%.*s", i % 40, "案卷案卷案卷案卷案卷案卷案卷");
        char *piece = aj_arena_alloc(arena, 8);

        ck_assert_uint_eq((uintptr_t)taken % alignof(max_align_t), 0);
        ck_assert_uint_eq((uintptr_t)piece % alignof(max_align_t), 0);
        ck_assert(piece[0] == 0 && memcmp(piece, piece + 1, 7) == 0);
        ck_assert_int_eq(text.ptr[text.len], 0);
        memset(taken, 0xAA, (size_t)(i % 50));
        memset(piece, 0xAA, 8);
    }
    aj_arena_free(arena);
}
END_TEST

START_TEST(test_arena_extends_only_the_last_piece)
{
    struct aj_arena *arena = aj_arena_new();
    char *first = aj_arena_alloc(arena, 16);
    char *last = aj_arena_alloc(arena, 10);

    ck_assert(!aj_arena_extend(arena, first, 16, 32));
    ck_assert(aj_arena_extend(arena, last, 10, 100));
    for (size_t i = 0; i < 10; i++)
        ck_assert_int_eq(last[i], 0);
    memset(last, 1, 100);
    ck_assert_int_eq(*(char *)aj_arena_alloc(arena, 1), 0);
    ck_assert(!aj_arena_extend(arena, last, 100, 200));
    ck_assert(!aj_arena_extend(arena, aj_arena_alloc(arena, 8), 8, (size_t)-1));
    aj_arena_free(arena);
}
END_TEST

START_TEST(test_arena_large_pieces_are_given_back)
{
    struct aj_arena *arena = aj_arena_new();
    char *small = aj_arena_alloc(arena, 100);
    char *large[3];

    for (size_t i = 0; i < 3; i++)
        large[i] = aj_arena_alloc(arena, 100000);
    memset(large[0], 1, 100000);
    memset(large[2], 2, 100000);
    aj_arena_give_back(arena, large[1], 100000);
    aj_arena_give_back(arena, large[2], 100000);
    aj_arena_give_back(arena, small, 100);
    aj_arena_give_back(arena, NULL, 100000);
    ck_assert_int_eq(large[0][99999], 1);
    ck_assert_int_eq(((char *)aj_arena_alloc(arena, 100000))[99999], 0);
    ck_assert_int_eq(small[0], 0);
    aj_arena_give_back(arena, large[0], 100000);
    aj_arena_free(arena);
}
END_TEST

START_TEST(test_arena_does_not_extend_to_a_large_piece)
{
    struct aj_arena *arena = aj_arena_new();
    char *piece;

    (void)aj_arena_alloc(arena, 15000); /* blocks of the full size from here on */
    (void)aj_arena_alloc(arena, 15000);
    piece = aj_arena_alloc(arena, 1000);
    ck_assert(aj_arena_extend(arena, piece, 1000, 2000));
    ck_assert(!aj_arena_extend(arena, piece, 2000, 20000));
    aj_arena_free(arena);
}
END_TEST

START_TEST(test_arena_free_takes_null)
{
    aj_arena_free(NULL);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("arena");
    TCase *tests = tcase_create("arena");

    tcase_add_test(tests, test_arena_alloc_is_zeroed_and_aligned);
    tcase_add_test(tests, test_arena_pieces_stay_and_do_not_overlap);
    tcase_add_test(tests, test_arena_dup_and_printf_end_with_nul);
    tcase_add_test(tests, test_arena_join_puts_parts_behind_each_other);
    tcase_add_test(tests, test_arena_pieces_behind_text_are_aligned_and_zero);
    tcase_add_test(tests, test_arena_extends_only_the_last_piece);
    tcase_add_test(tests, test_arena_large_pieces_are_given_back);
    tcase_add_test(tests, test_arena_does_not_extend_to_a_large_piece);
    tcase_add_test(tests, test_arena_free_takes_null);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
