/* SPDX-License-Identifier: Apache-2.0
 *
 * The map: finding, replacing, growing, and the order of insertion.
 */
#include "unit.h"

#include "base/map.h"

#define MANY 5000

static struct aj_arena *arena;
static struct aj_map map;

static void setup(void)
{
    arena = aj_arena_new();
    aj_map_init(&map, arena);
}

static void teardown(void)
{
    aj_arena_free(arena);
}

START_TEST(test_map_empty_finds_nothing)
{
    ck_assert_ptr_null(aj_map_find(&map, aj_str_from("当事人")));
    ck_assert_ptr_null(aj_map_find(&map, AJ_STR_EMPTY));
}
END_TEST

START_TEST(test_map_set_twice_replaces_in_place)
{
    int first = 1;
    int second = 2;

    aj_map_set(&map, aj_str_from("a"), &first);
    aj_map_set(&map, aj_str_from("b"), &first);
    aj_map_set(&map, aj_str_from("a"), &second);
    ck_assert_uint_eq(map.entries.count, 2);
    ck_assert_ptr_eq(aj_map_find(&map, aj_str_from("a")), &second);
    ck_assert_ptr_eq(aj_map_find(&map, aj_str_from("b")), &first);
    unit_assert_str(((struct aj_map_entry *)aj_vec_at(&map.entries, 0))->key, "a");
}
END_TEST

START_TEST(test_map_add_gives_the_entry_there_is)
{
    char key[] = "a";
    struct aj_map_entry *entry = aj_map_add(&map, aj_str_from(key));

    ck_assert_ptr_null(entry->value);
    entry->key = aj_arena_dup(arena, entry->key);
    entry->value = &map;
    key[0] = 'b'; /* the copy stays */
    ck_assert_ptr_null(aj_map_add(&map, aj_str_from(key))->value);
    ck_assert_ptr_eq(aj_map_add(&map, aj_str_from("a"))->value, &map);
    ck_assert_uint_eq(map.entries.count, 2);
}
END_TEST

START_TEST(test_map_empty_key_is_a_key)
{
    aj_map_set(&map, AJ_STR_EMPTY, &map);
    ck_assert_ptr_eq(aj_map_find(&map, aj_str_from("")), &map);
}
END_TEST

START_TEST(test_map_many_keys_are_found_in_order_of_insertion)
{
    for (int i = 0; i < MANY; i++)
        aj_map_set(&map, aj_arena_printf(arena, "key-%d", i * 7 % MANY), &map);
    ck_assert_uint_eq(map.entries.count, MANY);
    for (int i = 0; i < MANY; i++) {
        struct aj_str key = aj_arena_printf(arena, "key-%d", i * 7 % MANY);
        const struct aj_map_entry *entry = aj_vec_at(&map.entries, (size_t)i);

        ck_assert(aj_str_equal(entry->key, key));
        ck_assert_ptr_nonnull(aj_map_find(&map, key));
    }
    ck_assert_ptr_null(aj_map_find(&map, aj_str_from("key-5000")));
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("map");
    TCase *tests = tcase_create("map");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_map_empty_finds_nothing);
    tcase_add_test(tests, test_map_set_twice_replaces_in_place);
    tcase_add_test(tests, test_map_add_gives_the_entry_there_is);
    tcase_add_test(tests, test_map_empty_key_is_a_key);
    tcase_add_test(tests, test_map_many_keys_are_found_in_order_of_insertion);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
