/* SPDX-License-Identifier: Apache-2.0
 *
 * Limits of containers: bombs, sizes, numbers. libzip is here to deflate only.
 */
#include "container/container.h"

#include "container_kit.h"
#include "unit.h"

#include "base/mem.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zip.h>

static void write_zeros(const char *name, size_t size)
{
    kit_write_below(name, "");
    ck_assert_int_eq(truncate(kit_below(name), (off_t)size), 0);
}

/* --- bombs and limits */

/* Writes a ZIP of one deflated member "a" to kit_path. */
static void write_deflated(struct aj_str data)
{
    int code;
    zip_t *archive = zip_open(kit_path, ZIP_CREATE | ZIP_TRUNCATE, &code);
    zip_source_t *source = zip_source_buffer(archive, data.ptr, data.len, 0);

    ck_assert_int_eq((int)zip_file_add(archive, "a", source, ZIP_FL_ENC_UTF_8), 0);
    ck_assert_int_eq(zip_set_file_compression(archive, 0, ZIP_CM_DEFLATE, 9), 0);
    ck_assert_int_eq(zip_close(archive), 0);
}

static off_t size_of(const char *name)
{
    struct stat info;

    ck_assert_int_eq(stat(name, &info), 0);
    return info.st_size;
}

/* Lines of XML as Word writes them, of which every n-th part can't be foreseen. */
static struct aj_str repetitive(char *out, size_t len)
{
    static const char run[] = "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t>";
    uint32_t state = 1;

    for (size_t i = 0; i < len; i++) {
        out[i] = run[i % (sizeof(run) - 1)];
        if (i % 330 == 0) {
            state = state * 1664525u + 1013904223u;
            out[i] = (char)('a' + (state >> 24) % 26);
            out[i + (i + 1 < len)] = (char)('a' + (state >> 16) % 26);
        }
    }
    return (struct aj_str){out, len};
}

START_TEST(test_ratio_of_honest_xml_passes)
{
    size_t len = 8 * AJ_MIB;
    char *data = aj_mem_new(len);
    struct aj_container *container;
    struct aj_buffer out;

    write_deflated(repetitive(data, len));
    ck_assert_int_gt((int)((off_t)len / size_of(kit_path)), 35);
    ck_assert_int_lt((int)((off_t)len / size_of(kit_path)), AJ_LIMIT_RATIO);
    container = kit_open(kit_path);
    aj_buffer_init(&out, len);
    ck_assert_int_eq(aj_container_read(container, 0, &out, NULL), AJ_OK);
    ck_assert(aj_str_equal(aj_buffer_get(&out), (struct aj_str){data, len}));
    aj_buffer_release(&out);
    aj_container_close(container);
    aj_mem_free(data);
}
END_TEST

START_TEST(test_ratio_of_zeros)
{
    static const struct {
        size_t len;
        bool is_refused;
    } rows[] = {
        {4 * AJ_MIB, false}, /* not looked at so far */
        {4 * AJ_MIB + 1, true},
        {60 * AJ_MIB, true},
    };
    char *zeros = aj_mem_new(rows[_i].len);
    struct aj_container *container;
    struct aj_buffer out;

    write_deflated((struct aj_str){zeros, rows[_i].len});
    aj_mem_free(zeros);
    ck_assert_int_gt((int)((off_t)rows[_i].len / size_of(kit_path)), 900);
    container = kit_open(kit_path);
    if (rows[_i].is_refused) {
        kit_assert_fails(container, 0, AJ_LIMIT, "200 倍");
    } else {
        aj_buffer_init(&out, rows[_i].len);
        ck_assert_int_eq(aj_container_read(container, 0, &out, NULL), AJ_OK);
        aj_buffer_release(&out);
    }
    aj_container_close(container);
}
END_TEST

/* The header says 10 bytes inflated: what comes out counts. */
START_TEST(test_bomb_with_a_small_size_in_its_header)
{
    char *zeros = aj_mem_new(32 * AJ_MIB);
    struct aj_container *container;
    FILE *file;

    write_deflated((struct aj_str){zeros, 32 * AJ_MIB});
    aj_mem_free(zeros);
    file = fopen(kit_path, "r+b");
    /* central header: its inflated size stands 22 + 46 + 1 - 24 bytes before the end */
    ck_assert_int_eq(fseek(file, -(22 + 46 + 1 - 24), SEEK_END), 0);
    ck_assert_uint_eq(fwrite("\x0A\0\0\0", 1, 4, file), 4);
    ck_assert_int_eq(fclose(file), 0);
    container = kit_open(kit_path);
    ck_assert_uint_eq(aj_container_member(container, 0)->size, 10);
    kit_assert_fails(container, 0, AJ_LIMIT, "200 倍");
    aj_container_close(container);
}
END_TEST

/* The header says that 4 GiB are packed: no more than the file has is believed. */
START_TEST(test_bomb_with_a_large_packed_size_in_its_header)
{
    char *zeros = aj_mem_new(32 * AJ_MIB);
    struct aj_container *container;
    FILE *file;

    write_deflated((struct aj_str){zeros, 32 * AJ_MIB});
    aj_mem_free(zeros);
    file = fopen(kit_path, "r+b");
    ck_assert_int_eq(fseek(file, -(22 + 46 + 1 - 20), SEEK_END), 0);
    ck_assert_uint_eq(fwrite("\0\0\0\xF0", 1, 4, file), 4);
    ck_assert_int_eq(fclose(file), 0);
    container = kit_open(kit_path);
    kit_assert_fails(container, 0, AJ_LIMIT, "200 倍");
    aj_container_close(container);
}
END_TEST

START_TEST(test_member_bytes_at_and_past_the_limit)
{
    struct aj_container *container;
    struct aj_buffer out;

    write_zeros("1", AJ_LIMIT_MEMBER_BYTES);
    write_zeros("2", AJ_LIMIT_MEMBER_BYTES + 1);
    container = kit_open(kit_folder);
    aj_buffer_init(&out, 2 * AJ_LIMIT_MEMBER_BYTES);
    ck_assert_int_eq(aj_container_read(container, 0, &out, NULL), AJ_OK);
    ck_assert_uint_eq(out.len, AJ_LIMIT_MEMBER_BYTES);
    aj_buffer_release(&out);
    kit_assert_fails(container, 1, AJ_LIMIT, "“2”解压后超过 64 MiB");
    aj_container_close(container);
}
END_TEST

START_TEST(test_buffer_of_the_caller_is_full)
{
    struct aj_container *container;
    struct aj_error err;
    struct aj_buffer out;

    kit_write_below("a", "12345");
    container = kit_open(kit_folder);
    aj_buffer_init(&out, 4);
    ck_assert_int_eq(aj_container_read(container, 0, &out, &err), AJ_LIMIT);
    aj_buffer_release(&out);
    aj_container_close(container);
}
END_TEST

/* Every member counts once, however often it is read. */
START_TEST(test_bundle_bytes_in_all)
{
    size_t n = AJ_LIMIT_BUNDLE_BYTES / AJ_LIMIT_MEMBER_BYTES;
    struct aj_container *container;
    char name[2] = "0";

    for (size_t i = 0; i <= n; i++) {
        name[0] = (char)('0' + i);
        write_zeros(name, AJ_LIMIT_MEMBER_BYTES);
    }
    container = kit_open(kit_folder);
    for (size_t i = 0; i < 2 * n; i++) {
        struct aj_buffer out;

        aj_buffer_init(&out, AJ_LIMIT_MEMBER_BYTES);
        ck_assert_int_eq(aj_container_read(container, i % n, &out, NULL), AJ_OK);
        aj_buffer_release(&out);
    }
    kit_assert_fails(container, n, AJ_LIMIT, "合计超过 512 MiB");
    aj_container_close(container);
}
END_TEST

/* Reading the same again and again is bounded too. */
START_TEST(test_bytes_of_all_readings)
{
    size_t n = AJ_LIMIT_INFLATED_BYTES / AJ_LIMIT_MEMBER_BYTES;
    struct aj_container *container;
    struct aj_buffer out;

    write_zeros("a", AJ_LIMIT_MEMBER_BYTES);
    container = kit_open(kit_folder);
    aj_buffer_init(&out, AJ_LIMIT_MEMBER_BYTES);
    for (size_t i = 0; i < n; i++) {
        out.len = 0;
        ck_assert_int_eq(aj_container_read(container, 0, &out, NULL), AJ_OK);
    }
    aj_buffer_release(&out);
    kit_assert_fails(container, 0, AJ_LIMIT, "合计超过 2048 MiB");
    aj_container_close(container);
}
END_TEST

static void add_many(struct maker *maker, int n)
{
    char name[16];

    for (int i = 0; i < n; i++) {
        (void)snprintf(name, sizeof(name), "%d", i);
        maker_add_text(maker, name, "");
    }
}

START_TEST(test_members_at_the_limit)
{
    struct maker maker;
    struct aj_container *container;

    maker_init(&maker);
    add_many(&maker, AJ_LIMIT_MEMBERS);
    maker_add_text(&maker, "folder/", "");
    maker_add_text(&maker, ".DS_Store", "");
    container = kit_open_made(&maker);
    ck_assert_uint_eq(aj_container_count(container), AJ_LIMIT_MEMBERS);
    unit_assert_str(aj_container_member(container, 9999)->name, "9999");
    aj_container_close(container);
}
END_TEST

START_TEST(test_members_past_the_limit)
{
    struct maker maker;

    maker_init(&maker);
    add_many(&maker, AJ_LIMIT_MEMBERS + 1);
    kit_write_file(kit_path, maker_finish(&maker));
    maker_release(&maker);
    kit_assert_opens_as(kit_path, AJ_LIMIT, "10000");
}
END_TEST

START_TEST(test_nested_members_past_the_limit)
{
    static const struct expected rows[] = {
        {"a.docx", AJ_OK, NULL},
        {"b.zip", AJ_LIMIT, "“b.zip”内有 10000 项"},
    };
    struct maker maker;
    struct maker inner;
    struct aj_container *container;

    maker_init(&maker);
    maker_init(&inner);
    add_many(&inner, AJ_LIMIT_MEMBERS);
    maker_add_text(&maker, "a.docx", "x");
    maker_add_archive(&maker, "b.zip", &inner);
    container = kit_open_made(&maker);
    kit_assert_members(container, rows, COUNT(rows));
    aj_container_close(container);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("container_limits");
    TCase *c = tcase_create("container_limits");

    tcase_add_checked_fixture(c, kit_setup, NULL);
    tcase_set_timeout(c, 120);
    tcase_add_test(c, test_ratio_of_honest_xml_passes);
    tcase_add_loop_test(c, test_ratio_of_zeros, 0, 3);
    tcase_add_test(c, test_bomb_with_a_small_size_in_its_header);
    tcase_add_test(c, test_bomb_with_a_large_packed_size_in_its_header);
    tcase_add_test(c, test_member_bytes_at_and_past_the_limit);
    tcase_add_test(c, test_buffer_of_the_caller_is_full);
    tcase_add_test(c, test_bundle_bytes_in_all);
    tcase_add_test(c, test_bytes_of_all_readings);
    tcase_add_test(c, test_members_at_the_limit);
    tcase_add_test(c, test_members_past_the_limit);
    tcase_add_test(c, test_nested_members_past_the_limit);
    suite_add_tcase(s, c);
    return s;
}

int main(void)
{
    return unit_run(suite());
}
