/* SPDX-License-Identifier: Apache-2.0
 *
 * Edit distance and the nearest name.
 */
#include "unit.h"

#include "base/nearest.h"

static const struct {
    const char *a;
    const char *b;
    size_t most;
    size_t distance;
} distances[] = {
    {"", "", 3, 0},
    {"abc", "", 3, 3},
    {"abc", "", 2, 3},
    {"kitten", "sitting", 9, 3},
    {"当事人", "当事人", 3, 0},
    {"当事人", "当事", 3, 1},
    {"当事人", "事人", 3, 1},
    {"当事人", "当亊人", 3, 1},
    {"处罚决定书", "行政处罚决定书", 9, 2},
    {"签名", "签字", 0, 1},
    {"ab", "ba", 9, 2},
};

static const struct {
    const char *words;
    const char *name;
    const char *nearest;
} lookups[] = {
    {"when check unless", "chek", "check"},
    {"when check unless", "whenn", "when"},
    {"when check unless", "rule", ""},
    {"when check unless", "", ""},
    {"", "check", ""},
    {"field", "fields", "field"},
    {"日期 当事人", "日其", "日期"}, /* one edit is near, however short the name */
    {"日期 当事人", "月其", ""},
    {"日期 当事人", "当事人名", "当事人"},
    {"from to", "frm", "from"},
    /* of two as near, the first */
    {"cat car", "cab", "cat"},
    {"has", "hsa", ""},
};

START_TEST(test_edit_distance_counts_characters_both_ways)
{
    struct aj_str a = aj_str_from(distances[_i].a);
    struct aj_str b = aj_str_from(distances[_i].b);

    ck_assert_uint_eq(aj_edit_distance(a, b, distances[_i].most), distances[_i].distance);
    ck_assert_uint_eq(aj_edit_distance(b, a, distances[_i].most), distances[_i].distance);
}
END_TEST

START_TEST(test_nearest_in_words_within_a_third)
{
    unit_assert_str(aj_nearest_in_words(lookups[_i].words, aj_str_from(lookups[_i].name)),
                    lookups[_i].nearest);
}
END_TEST

START_TEST(test_nearest_in_map_finds_key)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_map map;

    aj_map_init(&map, arena);
    unit_assert_str(aj_nearest_in_map(&map, aj_str_from("行政处罚决定书")), "");
    aj_map_set(&map, aj_str_from("行政处罚决定书"), &map);
    aj_map_set(&map, aj_str_from("不予行政处罚决定书"), &map);
    unit_assert_str(aj_nearest_in_map(&map, aj_str_from("行政处罚决定")), "行政处罚决定书");
    unit_assert_str(aj_nearest_in_map(&map, aj_str_from("立案审批表")), "");
    aj_arena_free(arena);
}
END_TEST

START_TEST(test_edit_distance_long_names_do_not_overrun)
{
    char text[1000];
    struct aj_str a = {text, 1000};
    struct aj_str b = {text, 999};

    for (size_t i = 0; i < sizeof(text); i++)
        text[i] = 'x';
    ck_assert_uint_le(aj_edit_distance(a, b, 5), 6);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("nearest");
    TCase *nearest = tcase_create("nearest");

    tcase_add_loop_test(nearest, test_edit_distance_counts_characters_both_ways, 0,
                        AJ_COUNT(distances));
    tcase_add_loop_test(nearest, test_nearest_in_words_within_a_third, 0, AJ_COUNT(lookups));
    tcase_add_test(nearest, test_nearest_in_map_finds_key);
    tcase_add_test(nearest, test_edit_distance_long_names_do_not_overrun);
    suite_add_tcase(suite, nearest);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
