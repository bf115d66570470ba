/* SPDX-License-Identifier: Apache-2.0
 *
 * The growable array.
 */
#include "unit.h"

#include "base/vec.h"

START_TEST(test_vec_push_keeps_order_and_zeroes)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_vec vec;

    aj_vec_init(&vec, arena, sizeof(long));
    ck_assert_uint_eq(vec.count, 0);
    for (long i = 0; i < 1000; i++) {
        long *item = aj_vec_push(&vec);

        ck_assert_int_eq(*item, 0);
        *item = i;
    }
    ck_assert_uint_eq(vec.count, 1000);
    for (long i = 0; i < 1000; i++)
        ck_assert_int_eq(*(long *)aj_vec_at(&vec, (size_t)i), i);
    aj_arena_free(arena);
}
END_TEST

START_TEST(test_vec_push_after_taking_back_is_zero_again)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_vec vec;

    aj_vec_init(&vec, arena, sizeof(int));
    *(int *)aj_vec_push(&vec) = 7;
    vec.count--;
    ck_assert_int_eq(*(int *)aj_vec_push(&vec), 0);
    aj_arena_free(arena);
}
END_TEST

START_TEST(test_vec_reserve_keeps_what_is_there)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_vec vec;

    aj_vec_init(&vec, arena, sizeof(int));
    *(int *)aj_vec_push(&vec) = 7;
    (void)aj_arena_alloc(arena, 1); /* in the way */
    aj_vec_reserve(&vec, 100);
    ck_assert_uint_eq(vec.count, 1);
    ck_assert_int_eq(*(int *)aj_vec_at(&vec, 0), 7);
    ck_assert_int_eq(*(int *)aj_vec_push(&vec), 0);
    aj_vec_reserve(&vec, 0);
    ck_assert_uint_eq(vec.capacity, 100);
    aj_arena_free(arena);
}
END_TEST

START_TEST(test_vec_item_of_odd_size)
{
    struct odd {
        char bytes[13];
    };
    struct aj_arena *arena = aj_arena_new();
    struct aj_vec vec;

    aj_vec_init(&vec, arena, sizeof(struct odd));
    for (int i = 0; i < 50; i++)
        ((struct odd *)aj_vec_push(&vec))->bytes[12] = (char)i;
    for (int i = 0; i < 50; i++)
        ck_assert_int_eq(((struct odd *)aj_vec_at(&vec, (size_t)i))->bytes[12], i);
    aj_arena_free(arena);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("vec");
    TCase *tests = tcase_create("vec");

    tcase_add_test(tests, test_vec_push_keeps_order_and_zeroes);
    tcase_add_test(tests, test_vec_reserve_keeps_what_is_there);
    tcase_add_test(tests, test_vec_push_after_taking_back_is_zero_again);
    tcase_add_test(tests, test_vec_item_of_odd_size);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
