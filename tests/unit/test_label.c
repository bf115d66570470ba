/* SPDX-License-Identifier: Apache-2.0
 *
 * Keys of labels and what they mean in a kind.
 */
#include "unit.h"

#include "dossier/label.h"

static struct aj_arena *arena;
static struct aj_labels labels;

static void set_up(void)
{
    arena = aj_arena_new();
    aj_labels_init(&labels, arena);
}

static void tear_down(void)
{
    aj_arena_free(arena);
}

static uint32_t key(const char *words)
{
    return aj_labels_add_key(&labels, aj_str_from(words));
}

START_TEST(test_labels_key_has_one_number)
{
    uint32_t name = key("名称");

    ck_assert_uint_ne(key("地址"), name);
    ck_assert_uint_eq(key("名称"), name);
    ck_assert_uint_eq(labels.longest, 6);
    unit_assert_str(aj_labels_key(&labels, name), "名称");
    ck_assert(aj_labels_has(&labels, aj_str_from("地址")));
    ck_assert(!aj_labels_has(&labels, aj_str_from("姓名")));
}
END_TEST

START_TEST(test_labels_key_keeps_every_meaning)
{
    struct aj_label_map map = {0};
    struct aj_label_map none = {0};
    const struct aj_label *label;

    ck_assert_ptr_null(aj_labels_find(&labels, &map, aj_str_from("名称")));
    aj_labels_add(&labels, &map, key("名称"), (struct aj_label){.field = 1});
    aj_labels_add(&labels, &map, key("名称"),
                  (struct aj_label){.field = 2, .under = aj_str_from("单位")});
    label = aj_labels_find(&labels, &map, aj_str_from("名称"));
    ck_assert_ptr_nonnull(label);
    ck_assert_uint_eq(label->field, 2);
    unit_assert_str(label->under, "单位");
    ck_assert_ptr_nonnull(label->next);
    ck_assert_uint_eq(label->next->field, 1);
    ck_assert_ptr_null(label->next->next);
    ck_assert_ptr_null(aj_labels_find(&labels, &map, aj_str_from("地址")));
    ck_assert_ptr_null(aj_labels_find(&labels, &none, aj_str_from("名称")));
}
END_TEST

START_TEST(test_labels_many_keys_are_all_found)
{
    struct aj_label_map map = {0};

    for (size_t i = 0; i < 5000; i++) {
        struct aj_str words = aj_arena_printf(arena, "%zu", i);
        uint32_t number = aj_labels_add_key(&labels, words);

        if (i % 2 == 0)
            aj_labels_add(&labels, &map, number, (struct aj_label){.field = i / 10});
    }
    for (size_t i = 0; i < 5000; i++) {
        const struct aj_label *label =
            aj_labels_find(&labels, &map, aj_arena_printf(arena, "%zu", i));

        ck_assert_int_eq(label != NULL, i % 2 == 0);
        ck_assert(label == NULL || label->field == i / 10);
    }
    ck_assert_uint_eq(map.n_keys, 2500);
}
END_TEST

static Suite *label_suite(void)
{
    Suite *suite = suite_create("label");
    TCase *tests = tcase_create("labels");

    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_labels_key_has_one_number);
    tcase_add_test(tests, test_labels_key_keeps_every_meaning);
    tcase_add_test(tests, test_labels_many_keys_are_all_found);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(label_suite());
}
