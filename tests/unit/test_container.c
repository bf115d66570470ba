/* SPDX-License-Identifier: Apache-2.0
 *
 * Members of a ZIP: their names, damage, what is no bundle, packages.
 */
#include "container/container.h"

#include "container_kit.h"
#include "unit.h"

#include "base/mem.h"

#include <string.h>
#include <sys/stat.h>

/* --- names in a ZIP */

static const struct {
    const char *raw;
    size_t raw_len;
    unsigned flags;
    const char *extra;
    size_t extra_len;
    struct expected expected;
} name_rows[] = {
    {"a.docx", 6, 0, NULL, 0, {"a.docx", AJ_OK, NULL}},
    {"立案.docx", 11, 0x800, NULL, 0, {"立案.docx", AJ_OK, NULL}},
    {"立案.docx", 11, 0, NULL, 0, {"立案.docx", AJ_OK, NULL}},
    {"\xC1\xA2\xB0\xB8.docx", 9, 0, NULL, 0, {"立案.docx", AJ_OK, NULL}},
    {"\xD5\x5C\\\xB0\xB8.docx", 10, 0, NULL, 0, {"誠/案.docx", AJ_OK, NULL}},
    /* 0x7075: version 1, CRC-32 of the raw name "x.docx", the name */
    {"x.docx",
     6,
     0,
     "\x75\x70\x10\x00\x01\x49\x92\x83\xCF案卷.docx",
     20,
     {"案卷.docx", AJ_OK, NULL}},
    /* the same with a CRC of another name: the field is stale */
    {"x.docx", 6, 0, "\x75\x70\x10\x00\x01\x00\x00\x00\x00案卷.docx", 20, {"x.docx", AJ_OK, NULL}},
    {"正卷\\1.docx", 13, 0, NULL, 0, {"正卷/1.docx", AJ_OK, NULL}},
    {"./a.docx", 8, 0, NULL, 0, {"a.docx", AJ_OK, NULL}},
    {"\xFF\xFF.docx", 7, 0, NULL, 0, {"问题名称1___.docx", AJ_BAD_NAME, "GB18030"}},
    {"../../a.docx", 12, 0, NULL, 0, {"问题名称1_a.docx", AJ_BAD_NAME, "../../a.docx"}},
    {"a\\..\\..\\b.docx", 14, 0, NULL, 0, {"问题名称1_b.docx", AJ_BAD_NAME, "“..”"}},
    {"/etc/passwd", 11, 0, NULL, 0, {"问题名称1_passwd", AJ_BAD_NAME, "绝对路径"}},
    {"C:\\a.docx", 9, 0, NULL, 0, {"问题名称1_a.docx", AJ_BAD_NAME, "盘符"}},
    {"a\x07.docx", 7, 0, NULL, 0, {"问题名称1_a_.docx", AJ_BAD_NAME, "控制字符"}},
    {".", 1, 0, NULL, 0, {"问题名称1", AJ_BAD_NAME, "空"}},
    {"a/", 2, 0, NULL, 0, {"a", AJ_BAD_NAME, "文件夹"}},
    {"a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r", 35, 0, NULL, 0, {"问题名称1_r", AJ_BAD_NAME, "17 层"}},
};

START_TEST(test_zip_names)
{
    struct maker maker;
    struct aj_container *container;

    maker_init(&maker);
    maker_add(&maker, &(struct piece){.name = name_rows[_i].raw,
                                      .name_len = name_rows[_i].raw_len,
                                      .flags = name_rows[_i].flags,
                                      .extra = name_rows[_i].extra,
                                      .extra_len = name_rows[_i].extra_len,
                                      .data = aj_str_from("text")});
    container = kit_open_made(&maker);
    kit_assert_members(container, &name_rows[_i].expected, 1);
    if (name_rows[_i].expected.status == AJ_OK)
        kit_assert_reads(container, name_rows[_i].expected.name, "text");
    else
        kit_assert_fails(container, 0, AJ_BAD_NAME, name_rows[_i].expected.words);
    aj_container_close(container);
}
END_TEST

START_TEST(test_zip_name_too_long)
{
    static char name[AJ_LIMIT_NAME_BYTES + 2];
    static const struct expected rows[] = {
        {.status = AJ_BAD_NAME, .words = "1025 字节"},
    };
    struct maker maker;
    struct aj_container *container;

    memset(name, 'a', AJ_LIMIT_NAME_BYTES + 1);
    maker_init(&maker);
    maker_add_text(&maker, name, "long");
    maker_add_text(&maker, name + 1, "fits");
    container = kit_open_made(&maker);
    ck_assert_uint_eq(aj_container_count(container), 2);
    kit_assert_reads(container, name + 1, "fits");
    kit_assert_fails(container, 1, rows[0].status, rows[0].words);
    aj_container_close(container);
}
END_TEST

START_TEST(test_zip_empty_name)
{
    static const struct expected rows[] = {{"问题名称1", AJ_BAD_NAME, "空"}};
    struct maker maker;
    struct aj_container *container;

    maker_init(&maker);
    maker_add_text(&maker, "", "text");
    container = kit_open_made(&maker);
    kit_assert_members(container, rows, COUNT(rows));
    aj_container_close(container);
}
END_TEST

START_TEST(test_zip_duplicates)
{
    static const struct expected rows[] = {
        {"a.docx", AJ_OK, NULL},
        {"a（重名1）.docx", AJ_OK, NULL},
        {"a（重名2）.docx", AJ_BAD_NAME, "重名"},
        {"a（重名3）.docx", AJ_BAD_NAME, "重名"},
    };
    struct maker maker;
    struct aj_container *container;

    maker_init(&maker);
    maker_add_text(&maker, "a.docx", "first");
    maker_add_text(&maker, "a（重名1）.docx", "in the way");
    maker_add_text(&maker, "./a.docx", "second");
    maker_add_text(&maker, "a.docx", "third");
    container = kit_open_made(&maker);
    kit_assert_members(container, rows, COUNT(rows));
    kit_assert_reads(container, "a.docx", "first");
    kit_assert_reads(container, "a（重名1）.docx", "in the way");
    kit_assert_fails(container, 2, AJ_BAD_NAME, "a.docx");
    aj_container_close(container);
}
END_TEST

START_TEST(test_zip_order_litter_and_folders)
{
    static const struct expected rows[] = {
        {"2.docx", AJ_OK, NULL},
        {"10.docx", AJ_OK, NULL},
        {"正卷/3.docx", AJ_OK, NULL},
    };
    static const char *const names[] = {
        "10.docx",        "正卷/",           "正卷/3.docx", "2.docx",   "__MACOSX/._2.docx",
        "正卷/.DS_Store", "正卷\\Thumbs.db", "desktop.ini", "~$2.docx", ".~lock.2.docx#",
    };
    struct maker maker;
    struct aj_container *container;

    maker_init(&maker);
    for (int i = 0; i < COUNT(names); i++)
        maker_add_text(&maker, names[i], i == 1 ? "" : "x");
    container = kit_open_made(&maker);
    kit_assert_members(container, rows, COUNT(rows));
    ck_assert_uint_eq(aj_container_find(container, aj_str_from("desktop.ini")), AJ_STR_NONE);
    aj_container_close(container);
}
END_TEST

/* --- damage and what we don't read */

static const struct {
    struct piece piece;
    struct expected expected; /* of the member */
    enum aj_status read;
    const char *words; /* of the reading */
} damage_rows[] = {
    {{.name = "a", .data = {"text", 4}, .flags = 1},
     {"a", AJ_ENCRYPTED, "“a”已加密"},
     AJ_ENCRYPTED,
     "密码"},
    {{.name = "a", .data = {"text", 4}, .method = 98},
     {"a", AJ_UNSUPPORTED, "方法 98"},
     AJ_UNSUPPORTED,
     "98"},
    {{.name = "a", .data = {"text", 4}, .method = 6},
     {"a", AJ_UNSUPPORTED, "方法 6"},
     AJ_UNSUPPORTED,
     "“a”"},
    {{.name = "a", .data = {"target", 6}, .attributes = 0120777u << 16},
     {"a", AJ_BAD_NAME, "符号链接"},
     AJ_BAD_NAME,
     "“a”"},
    {{.name = "a", .data = {"text", 4}, .has_bad_crc = true},
     {"a", AJ_OK, NULL},
     AJ_CORRUPT,
     "CRC"},
    {{.name = "a", .data = {"\xFF\xFF\xFF\xFF", 4}, .method = 8, .size = 9},
     {"a", AJ_OK, NULL},
     AJ_CORRUPT,
     "损坏"},
    /* a stored DEFLATE block of 5 bytes that ends after 2 */
    {{.name = "a", .data = {"\x01\x05\x00\xFA\xFFxy", 7}, .method = 8, .size = 5},
     {"a", AJ_OK, NULL},
     AJ_CORRUPT,
     "“a”"},
};

START_TEST(test_zip_damage)
{
    struct maker maker;
    struct aj_container *container;

    maker_init(&maker);
    maker_add(&maker, &damage_rows[_i].piece);
    container = kit_open_made(&maker);
    kit_assert_members(container, &damage_rows[_i].expected, 1);
    kit_assert_fails(container, 0, damage_rows[_i].read, damage_rows[_i].words);
    aj_container_close(container);
}
END_TEST

/* No prefix of an archive crashes, hangs or leaks; none but the whole opens. */
START_TEST(test_zip_truncated_anywhere)
{
    struct maker maker;
    struct aj_str whole;

    maker_init(&maker);
    maker_add_text(&maker, "a.docx", "first");
    maker_add_text(&maker, "b.docx", "second");
    whole = maker_finish(&maker);
    for (size_t len = 0; len < whole.len; len++) {
        struct aj_container *container;
        struct aj_error err;
        /* a copy of the exact length lets a sanitizer see an overrun */
        char *copy = aj_mem_new(len);

        memcpy(copy, whole.ptr, len);
        ck_assert_int_ne(aj_container_open_package((struct aj_str){copy, len}, &container, &err),
                         AJ_OK);
        aj_mem_free(copy);
    }
    maker_release(&maker);
}
END_TEST

/* Each byte changed in turn: whatever comes, it comes as a status. */
START_TEST(test_zip_any_byte_changed)
{
    struct maker maker;
    struct aj_str whole;
    char *copy;

    maker_init(&maker);
    maker_add_text(&maker, "a.docx", "first");
    maker_add(&maker,
              &(struct piece){
                  .name = "b", .data = {"\x01\x02\x00\xFD\xFFxy", 7}, .method = 8, .size = 2});
    whole = maker_finish(&maker);
    copy = aj_mem_new(whole.len);
    for (size_t i = 0; i < whole.len * 3; i++) {
        static const char masks[] = {1, 0x40, (char)0xFF};
        struct aj_container *container;

        memcpy(copy, whole.ptr, whole.len);
        copy[i / 3] = (char)(copy[i / 3] ^ masks[i % 3]);
        if (aj_container_open_package((struct aj_str){copy, whole.len}, &container, NULL) != AJ_OK)
            continue;
        for (size_t j = 0; j < aj_container_count(container); j++) {
            struct aj_buffer out;

            aj_buffer_init(&out, AJ_MIB);
            (void)!aj_container_read(container, j, &out, NULL);
            aj_buffer_release(&out);
        }
        aj_container_close(container);
    }
    aj_mem_free(copy);
    maker_release(&maker);
}
END_TEST

START_TEST(test_open_what_is_no_bundle)
{
    kit_write_below("text", "just text");
    kit_assert_opens_as(kit_below("text"), AJ_UNSUPPORTED, "“text”不是 ZIP");
    kit_write_below("empty.zip", "");
    kit_assert_opens_as(kit_below("empty.zip"), AJ_CORRUPT, "空文件");
    kit_write_below("cut.zip", "PK\3\4 and so on");
    kit_assert_opens_as(kit_below("cut.zip"), AJ_CORRUPT, "“cut.zip”压缩包已损坏");
    kit_assert_opens_as(kit_below("none"), AJ_NOT_FOUND, "“none”");
    ck_assert_int_eq(mkfifo(kit_below("pipe"), 0600), 0);
    kit_assert_opens_as(kit_below("pipe"), AJ_UNSUPPORTED, "既不是文件夹也不是文件");
    kit_assert_opens_as("/dev/null", AJ_UNSUPPORTED, "“null”");
}
END_TEST

START_TEST(test_zip_without_members)
{
    struct maker maker;
    struct aj_container *container;

    maker_init(&maker);
    container = kit_open_made(&maker);
    ck_assert_uint_eq(aj_container_count(container), 0);
    ck_assert_uint_eq(aj_container_find(container, aj_str_from("a")), AJ_STR_NONE);
    aj_container_close(container);
}
END_TEST

/* --- packages */

START_TEST(test_package_is_not_nested_and_keeps_litter)
{
    static const struct expected rows[] = {
        {".DS_Store", AJ_OK, NULL},
        {"[Content_Types].xml", AJ_OK, NULL},
        {"word/document.xml", AJ_OK, NULL},
        {"word/embeddings/a.zip", AJ_OK, NULL},
    };
    struct maker maker;
    struct maker inner;
    struct aj_container *container;

    maker_init(&maker);
    maker_init(&inner);
    maker_add_text(&maker, "[Content_Types].xml", "<Types/>");
    maker_add_text(&maker, "word\\document.xml", "<w:document/>");
    maker_add_archive(&maker, "word/embeddings/a.zip", &inner);
    maker_add_text(&maker, ".DS_Store", "x");
    ck_assert_int_eq(aj_container_open_package(maker_finish(&maker), &container, NULL), AJ_OK);
    kit_assert_members(container, rows, COUNT(rows));
    kit_assert_reads(container, "word/document.xml", "<w:document/>");
    aj_container_close(container);
    maker_release(&maker);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("container");
    TCase *c = tcase_create("container");

    tcase_add_checked_fixture(c, kit_setup, NULL);
    tcase_add_loop_test(c, test_zip_names, 0, COUNT(name_rows));
    tcase_add_test(c, test_zip_name_too_long);
    tcase_add_test(c, test_zip_empty_name);
    tcase_add_test(c, test_zip_duplicates);
    tcase_add_test(c, test_zip_order_litter_and_folders);
    tcase_add_loop_test(c, test_zip_damage, 0, COUNT(damage_rows));
    tcase_add_test(c, test_zip_truncated_anywhere);
    tcase_add_test(c, test_zip_any_byte_changed);
    tcase_add_test(c, test_open_what_is_no_bundle);
    tcase_add_test(c, test_zip_without_members);
    tcase_add_test(c, test_package_is_not_nested_and_keeps_litter);
    suite_add_tcase(s, c);
    return s;
}

int main(void)
{
    return unit_run(suite());
}
