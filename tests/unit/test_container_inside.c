/* SPDX-License-Identifier: Apache-2.0
 *
 * A part of a ZIP as a container: a folder of it, a nested ZIP, and the limits that hold for it.
 */
#include "container/container.h"

#include "container_kit.h"
#include "unit.h"

#include <stdio.h>

/* 2023/案一, 2023/案二.zip with a wrapping folder, and what is wrong beside them. */
static void make_year(struct maker *maker)
{
    struct maker inner;

    maker_init(maker);
    maker_add_text(maker, "2023\\案一/10.docx", "ten");
    maker_add_text(maker, "2023/案一/2.docx", "two");
    maker_add_text(maker, "2023/案一/./2.docx", "again");
    maker_add_text(maker, "2023/案一/坏\x07.docx", "control");
    maker_add_text(maker, "2023/案一/../案一/3.docx", "up");
    maker_add_text(maker, "2023/案一附/4.docx", "other");
    maker_init(&inner);
    maker_add_text(&inner, "卷/1.docx", "one");
    maker_add_text(&inner, "卷/.DS_Store", "litter");
    maker_add_text(&inner, "说明.docx", "notes");
    maker_add_archive(maker, "2023/案二.zip", &inner);
    maker_add_text(maker, "2023/坏.zip", "PK\3\4 but no more");
    maker_add(maker, &(struct piece){.name = "2023/密.zip", .data = {"PK\3\4", 4}, .flags = 1});
    maker_add_text(maker, "2023/文.zip", "text");
    maker_init(&inner);
    maker_add_archive(maker, "2023/空.zip", &inner);
}

static struct aj_container *open_inside(const char *inside)
{
    struct aj_location at = {.path = kit_path, .inside = aj_str_from(inside)};
    struct aj_container *container;
    struct maker maker;

    make_year(&maker);
    kit_write_file(kit_path, maker_finish(&maker));
    maker_release(&maker);
    ck_assert_int_eq(aj_container_open_at(&at, &container, NULL), AJ_OK);
    return container;
}

START_TEST(test_open_at_folder)
{
    static const struct expected rows[] = {
        {"2.docx", AJ_OK, NULL},
        {"2（重名1）.docx", AJ_BAD_NAME, "重名"},
        {"10.docx", AJ_OK, NULL},
        {"问题名称2_坏_.docx", AJ_BAD_NAME, "控制字符"},
    };
    struct aj_container *container = open_inside("2023/案一");

    kit_assert_members(container, rows, COUNT(rows));
    kit_assert_reads(container, "10.docx", "ten");
    kit_assert_reads(container, "2.docx", "two");
    aj_container_close(container);
}
END_TEST

START_TEST(test_open_at_nested)
{
    static const struct expected rows[] = {
        {"卷/1.docx", AJ_OK, NULL},
        {"说明.docx", AJ_OK, NULL},
    };
    struct aj_container *container = open_inside("2023/案二.zip");

    kit_assert_members(container, rows, COUNT(rows));
    for (int i = 0; i < 2; i++)
        kit_assert_reads(container, "卷/1.docx", "one");
    aj_container_close(container);
}
END_TEST

START_TEST(test_open_at_folder_of_nested)
{
    static const struct expected rows[] = {{"1.docx", AJ_OK, NULL}};
    struct aj_container *container = open_inside("2023/案二.zip/卷");

    kit_assert_members(container, rows, COUNT(rows));
    kit_assert_reads(container, "1.docx", "one");
    aj_container_close(container);
}
END_TEST

static const char *const nowhere[] = {
    "2024", "案一", "2023/案", "2023/案一/2.docx", "2023/案二.zip/别", "2023/案二.zip/卷/1.docx/x"};

START_TEST(test_open_at_nothing)
{
    struct aj_container *container = open_inside(nowhere[_i]);

    ck_assert_uint_eq(aj_container_count(container), 0);
    aj_container_close(container);
}
END_TEST

static const struct {
    const char *inside;
    enum aj_status status;
} closed[] = {
    {"2023/坏.zip", AJ_CORRUPT}, {"2023/密.zip", AJ_ENCRYPTED},  {"2023/文.zip", AJ_UNSUPPORTED},
    {"2023/空.zip", AJ_CORRUPT}, {"2023/坏.zip/卷", AJ_CORRUPT}, {"2023/密.zip/卷", AJ_ENCRYPTED},
};

START_TEST(test_open_at_what_is_closed)
{
    struct aj_location at = {.path = kit_path, .inside = aj_str_from(closed[_i].inside)};
    struct aj_container *container;
    struct aj_error error = {.message = ""};
    struct maker maker;

    make_year(&maker);
    kit_write_file(kit_path, maker_finish(&maker));
    maker_release(&maker);
    ck_assert_int_eq(aj_container_open_at(&at, &container, &error), closed[_i].status);
    ck_assert_str_ne(error.message, "");
}
END_TEST

START_TEST(test_nested_without_members_is_a_member)
{
    static const struct expected rows[] = {{"a.zip", AJ_CORRUPT, "“a.zip”里没有文件"}};
    struct aj_container *container;
    struct maker maker;
    struct maker inner;

    maker_init(&maker);
    maker_init(&inner);
    maker_add_archive(&maker, "a.zip", &inner);
    container = kit_open_made(&maker);
    kit_assert_members(container, rows, COUNT(rows));
    aj_container_close(container);
}
END_TEST

/* n members in the folder. */
static void add_many(struct maker *maker, const char *folder, int n)
{
    char name[64];

    for (int i = 0; i < n; i++) {
        (void)snprintf(name, sizeof(name), "%s/%d.docx", folder, i);
        maker_add_text(maker, name, "x");
    }
}

START_TEST(test_limit_of_members_counts_what_is_inside)
{
    struct aj_location at = {.path = kit_path};
    struct aj_container *container;
    struct maker maker;

    maker_init(&maker);
    add_many(&maker, "一", AJ_LIMIT_MEMBERS);
    add_many(&maker, "二", AJ_LIMIT_MEMBERS + 1);
    kit_write_file(kit_path, maker_finish(&maker));
    maker_release(&maker);
    ck_assert_int_eq(aj_container_open_at(&at, &container, NULL), AJ_LIMIT);
    ck_assert_int_eq(aj_container_open_tree(&at, &container, NULL), AJ_OK);
    ck_assert_uint_eq(aj_container_count(container), 2 * AJ_LIMIT_MEMBERS + 1);
    aj_container_close(container);
    at.inside = aj_str_from("一");
    ck_assert_int_eq(aj_container_open_at(&at, &container, NULL), AJ_OK);
    ck_assert_uint_eq(aj_container_count(container), AJ_LIMIT_MEMBERS);
    aj_container_close(container);
    at.inside = aj_str_from("二");
    ck_assert_int_eq(aj_container_open_at(&at, &container, NULL), AJ_LIMIT);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("container_inside");
    TCase *c = tcase_create("container_inside");

    tcase_add_checked_fixture(c, kit_setup, NULL);
    tcase_set_timeout(c, 120);
    tcase_add_test(c, test_open_at_folder);
    tcase_add_test(c, test_open_at_nested);
    tcase_add_test(c, test_open_at_folder_of_nested);
    tcase_add_loop_test(c, test_open_at_nothing, 0, COUNT(nowhere));
    tcase_add_loop_test(c, test_open_at_what_is_closed, 0, COUNT(closed));
    tcase_add_test(c, test_nested_without_members_is_a_member);
    tcase_add_test(c, test_limit_of_members_counts_what_is_inside);
    suite_add_tcase(s, c);
    return s;
}

int main(void)
{
    return unit_run(suite());
}
