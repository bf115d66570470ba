/* SPDX-License-Identifier: Apache-2.0
 *
 * Nested ZIPs, and folders on disk.
 */
#include "container/container.h"

#include "container_kit.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- nested ZIPs */

static void make_two_nested(struct maker *maker)
{
    struct maker inner;

    maker_init(maker);
    maker_init(&inner);
    maker_add_text(&inner, "10.docx", "ten");
    maker_add_text(&inner, "2.docx", "two");
    maker_add_text(&inner, "../x.docx", "out");
    maker_add_archive(maker, "证据\\照片.ZIP", &inner);
    maker_init(&inner);
    maker_add_text(&inner, "2.docx", "other two");
    maker_add_text(&inner, ".DS_Store", "litter");
    maker_add_archive(maker, "b.zip", &inner);
    maker_add_text(maker, "b.zip/2.docx", "not in it");
}

START_TEST(test_nested_are_listed_as_folders)
{
    static const struct expected rows[] = {
        {"b.zip/2.docx", AJ_OK, NULL},
        {"b.zip/2（重名2）.docx", AJ_BAD_NAME, "重名"},
        {"证据/照片.ZIP/2.docx", AJ_OK, NULL},
        {"证据/照片.ZIP/10.docx", AJ_OK, NULL},
        {"证据/照片.ZIP/问题名称1_x.docx", AJ_BAD_NAME, "../x.docx"},
    };
    struct maker maker;
    struct aj_container *container;

    make_two_nested(&maker);
    container = kit_open_made(&maker);
    kit_assert_members(container, rows, COUNT(rows));
    ck_assert_uint_eq(aj_container_find(container, aj_str_from("b.zip")), AJ_STR_NONE);
    for (int i = 0; i < 3; i++) {
        kit_assert_reads(container, "b.zip/2.docx", "not in it");
        kit_assert_reads(container, "证据/照片.ZIP/10.docx", "ten");
        kit_assert_reads(container, "证据/照片.ZIP/2.docx", "two");
    }
    aj_container_close(container);
}
END_TEST

START_TEST(test_nested_in_a_folder)
{
    static const struct expected rows[] = {
        {"b.zip/b.zip/2.docx", AJ_OK, NULL},
        {"b.zip/b.zip/2（重名2）.docx", AJ_BAD_NAME, "重名"},
        {"b.zip/证据/照片.ZIP/2.docx", AJ_OK, NULL},
        {"b.zip/证据/照片.ZIP/10.docx", AJ_OK, NULL},
        {"b.zip/证据/照片.ZIP/问题名称1_x.docx", AJ_BAD_NAME, "../x.docx"},
        {"c.zip", AJ_OK, NULL},
        {"d.zip", AJ_CORRUPT, "“d.zip”"},
        {"e.zip", AJ_OK, NULL},
    };
    struct maker maker;
    struct aj_container *container;

    make_two_nested(&maker);
    kit_write_file(kit_path, maker_finish(&maker));
    maker_release(&maker);
    kit_write_below("c.zip", "text in spite of its name");
    kit_write_below("d.zip", "PK\3\4 but no more");
    kit_write_below("e.zip", "");
    container = kit_open(kit_folder);
    kit_assert_members(container, rows, COUNT(rows));
    kit_assert_reads(container, "b.zip/b.zip/2.docx", "not in it");
    kit_assert_reads(container, "b.zip/证据/照片.ZIP/10.docx", "ten");
    kit_assert_reads(container, "c.zip", "text in spite of its name");
    aj_container_close(container);
}
END_TEST

START_TEST(test_nested_that_cannot_be_opened)
{
    static const struct expected rows[] = {
        {"a.zip", AJ_CORRUPT, "“a.zip”压缩包已损坏"},
        {"b.zip", AJ_ENCRYPTED, "密码"},
        {"c.zip", AJ_CORRUPT, "CRC"},
        {"d.zip", AJ_OK, NULL},
    };
    struct maker maker;
    struct aj_container *container;

    maker_init(&maker);
    maker_add_text(&maker, "a.zip", "PK\3\4 but no more");
    maker_add(&maker, &(struct piece){.name = "b.zip", .data = {"PK\3\4", 4}, .flags = 1});
    maker_add(&maker, &(struct piece){.name = "c.zip", .data = {"PK\3\4", 4}, .has_bad_crc = true});
    maker_add_text(&maker, "d.zip", "Rar!");
    container = kit_open_made(&maker);
    kit_assert_members(container, rows, COUNT(rows));
    kit_assert_reads(container, "d.zip", "Rar!");
    kit_assert_fails(container, 0, AJ_CORRUPT, "a.zip");
    aj_container_close(container);
}
END_TEST

/* x.zip holds x.zip holds … down to n of them, the innermost a text. */
static void make_chain(struct maker *maker, int n)
{
    struct maker outer;

    maker_init(maker);
    maker_add_text(maker, "a.docx", "deep");
    for (int i = 1; i < n; i++) {
        maker_init(&outer);
        maker_add_archive(&outer, "x.zip", maker);
        *maker = outer;
    }
}

START_TEST(test_nesting_at_the_limit)
{
    struct maker maker;
    struct aj_container *container;

    make_chain(&maker, AJ_LIMIT_NESTING - 1);
    container = kit_open_made(&maker);
    ck_assert_uint_eq(aj_container_count(container), 1);
    kit_assert_reads(container, "x.zip/x.zip/a.docx", "deep");
    aj_container_close(container);
}
END_TEST

START_TEST(test_nesting_past_the_limit)
{
    static const struct expected rows[] = {
        {"x.zip/x.zip/x.zip", AJ_LIMIT, "第 4 层压缩包，超过 3 层"}};
    struct maker maker;
    struct aj_container *container;

    make_chain(&maker, AJ_LIMIT_NESTING);
    container = kit_open_made(&maker);
    kit_assert_members(container, rows, COUNT(rows));
    aj_container_close(container);
}
END_TEST

/* --- folders */

START_TEST(test_folder)
{
    static const struct expected rows[] = {
        {"2.docx", AJ_OK, NULL},
        {"10.docx", AJ_OK, NULL},
        {"正卷/a.docx", AJ_OK, NULL},
        {"正卷/立案.docx", AJ_OK, NULL},
        {"问题名称1_a_.docx", AJ_BAD_NAME, "控制字符"},
        {"问题名称2___.docx", AJ_BAD_NAME, "GB18030"},
    };
    struct aj_container *container;

    ck_assert_int_eq(mkdir(kit_below("正卷"), 0700), 0);
    ck_assert_int_eq(mkdir(kit_below("空"), 0700), 0);
    ck_assert_int_eq(mkdir(kit_below("__MACOSX"), 0700), 0);
    kit_write_below("__MACOSX/a.docx", "litter");
    kit_write_below("10.docx", "ten");
    kit_write_below("2.docx", "two");
    kit_write_below("~$2.docx", "litter");
    kit_write_below("正卷/a.docx", "a");
    kit_write_below("正卷/\xC1\xA2\xB0\xB8.docx", "GBK in UTF-8");
    kit_write_below("\xFF\xFF.docx", "no charset");
    kit_write_below("a\x07.docx", "bell");
    container = kit_open(kit_folder);
    kit_assert_members(container, rows, COUNT(rows));
    kit_assert_reads(container, "10.docx", "ten");
    kit_assert_reads(container, "正卷/立案.docx", "GBK in UTF-8");
    ck_assert_uint_eq(aj_container_member(container, 0)->size, 3);
    aj_container_close(container);
}
END_TEST

START_TEST(test_folder_follows_no_link)
{
    static const struct expected rows[] = {
        {"a", AJ_OK, NULL},
        {"link", AJ_BAD_NAME, "符号链接"},
        {"loop", AJ_BAD_NAME, "符号链接"},
        {"out", AJ_BAD_NAME, "符号链接"},
        {"pipe", AJ_BAD_NAME, "管道"},
    };
    struct aj_container *container;

    kit_write_below("a", "a");
    ck_assert_int_eq(symlink("a", kit_below("link")), 0);
    ck_assert_int_eq(symlink(".", kit_below("loop")), 0);
    ck_assert_int_eq(symlink("/etc/passwd", kit_below("out")), 0);
    ck_assert_int_eq(mkfifo(kit_below("pipe"), 0600), 0);
    container = kit_open(kit_folder);
    kit_assert_members(container, rows, COUNT(rows));
    kit_assert_fails(container, 3, AJ_BAD_NAME, "“out”");
    aj_container_close(container);
}
END_TEST

/* A file, or a folder above it, that becomes a link after it was listed. */
START_TEST(test_folder_changed_after_listing)
{
    struct aj_container *container;

    ck_assert_int_eq(mkdir(kit_below("d"), 0700), 0);
    kit_write_below("d/passwd", "a");
    kit_write_below("e", "e");
    kit_write_below("f", "f");
    container = kit_open(kit_folder);
    ck_assert_int_eq(unlink(kit_below("d/passwd")), 0);
    ck_assert_int_eq(rmdir(kit_below("d")), 0);
    ck_assert_int_eq(symlink("/etc", kit_below("d")), 0);
    ck_assert_int_eq(unlink(kit_below("e")), 0);
    ck_assert_int_eq(symlink("/etc/passwd", kit_below("e")), 0);
    ck_assert_int_eq(unlink(kit_below("f")), 0);
    ck_assert_int_eq(mkfifo(kit_below("f"), 0600), 0);
    kit_assert_fails(container, 0, AJ_IO, "d/passwd");
    kit_assert_fails(container, 1, AJ_IO, "符号链接");
    kit_assert_fails(container, 2, AJ_IO, "“f”");
    aj_container_close(container);
}
END_TEST

START_TEST(test_folder_too_deep)
{
    char name[64] = "";
    struct aj_container *container;

    for (int i = 0; i <= AJ_LIMIT_FOLDER_DEPTH; i++) {
        (void)strcat(name, i > 0 ? "/d" : "d");
        ck_assert_int_eq(mkdir(kit_below(name), 0700), 0);
        if (i == AJ_LIMIT_FOLDER_DEPTH - 1) {
            (void)strcat(name, "/a");
            kit_write_below(name, "deep");
            name[strlen(name) - 2] = '\0';
        }
    }
    container = kit_open(kit_folder);
    ck_assert_uint_eq(aj_container_count(container), 2);
    ck_assert_int_eq(aj_container_member(container, 0)->status, AJ_OK);
    kit_assert_fails(container, 1, AJ_BAD_NAME, "第 17 层文件夹");
    aj_container_close(container);
}
END_TEST

START_TEST(test_folder_without_members)
{
    struct aj_container *container = kit_open(kit_folder);

    ck_assert_uint_eq(aj_container_count(container), 0);
    aj_container_close(container);
    aj_container_close(NULL);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("container_nested");
    TCase *c = tcase_create("container_nested");

    tcase_add_checked_fixture(c, kit_setup, NULL);
    tcase_add_test(c, test_nested_are_listed_as_folders);
    tcase_add_test(c, test_nested_in_a_folder);
    tcase_add_test(c, test_nested_that_cannot_be_opened);
    tcase_add_test(c, test_nesting_at_the_limit);
    tcase_add_test(c, test_nesting_past_the_limit);
    tcase_add_test(c, test_folder);
    tcase_add_test(c, test_folder_follows_no_link);
    tcase_add_test(c, test_folder_changed_after_listing);
    tcase_add_test(c, test_folder_too_deep);
    tcase_add_test(c, test_folder_without_members);
    suite_add_tcase(s, c);
    return s;
}

int main(void)
{
    return unit_run(suite());
}
