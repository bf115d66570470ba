/* SPDX-License-Identifier: Apache-2.0
 *
 * Names of members: charset, safety, made-up names, litter, order.
 */
#include "container/member_name.h"

#include "unit.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <string.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

static struct aj_arena *arena;

static void setup(void)
{
    arena = aj_arena_new();
}

static void teardown(void)
{
    aj_arena_free(arena);
}

static const struct {
    const char *raw;
    bool is_legible;
    const char *name; /* NULL: not compared */
} decode_rows[] = {
    {"", true, ""},
    {"a.docx", true, "a.docx"},
    {"立案审批表.docx", true, "立案审批表.docx"},
    {"\xC1\xA2\xB0\xB8.docx", true, "立案.docx"},
    /* GBK of 誠: the second byte is a back-slash */
    {"\xD5\x5C/a.docx", true, "誠/a.docx"},
    /* four bytes: U+3400 */
    {"\x81\x39\xEE\x39.xml", true, "㐀.xml"},
    {"\xFF\xFE.docx", false, NULL},
    {"\xB0", false, NULL},
    {"\xB0\xB8\xB0", false, NULL},
};

START_TEST(test_decode)
{
    struct aj_str name;
    bool is_legible = aj_member_name_decode(arena, aj_str_from(decode_rows[_i].raw), &name);

    ck_assert_int_eq(is_legible, decode_rows[_i].is_legible);
    ck_assert(aj_utf8_is_valid(name));
    if (decode_rows[_i].name != NULL)
        unit_assert_str(name, decode_rows[_i].name);
}
END_TEST

static const struct {
    const char *name;
    const char *clean; /* NULL: refused */
    const char *words; /* in the reason */
} clean_rows[] = {
    {"a.docx", "a.docx", NULL},
    {"正卷\\证据\\1.docx", "正卷/证据/1.docx", NULL},
    {"./a//b/./c.docx", "a/b/c.docx", NULL},
    {"...", "...", NULL},
    {"a..b/c..", "a..b/c..", NULL},
    {"第:1.docx", "第:1.docx", NULL},
    {"", NULL, "空"},
    {".", NULL, "空"},
    {"./.", NULL, "空"},
    {"/etc/passwd", NULL, "绝对路径"},
    {"\\\\server\\share\\a.docx", NULL, "绝对路径"},
    {"C:\\a.docx", NULL, "盘符"},
    {"z:a.docx", NULL, "盘符"},
    {"..", NULL, "“..”"},
    {"../a.docx", NULL, "../a.docx"},
    {"a/../b.docx", NULL, "“..”"},
    {"a\\..\\..\\b.docx", NULL, "“..”"},
    {"a\x1B[31m.docx", NULL, "控制字符"},
    {"a\n.docx", NULL, "控制字符"},
    {"a\x7F.docx", NULL, "控制字符"},
    {"a\xC2\x85.docx", NULL, "控制字符"},
};

START_TEST(test_clean)
{
    struct aj_str clean;
    struct aj_str reason;
    bool is_good = aj_member_name_clean(arena, aj_str_from(clean_rows[_i].name), &clean, &reason);

    ck_assert_int_eq(is_good, clean_rows[_i].clean != NULL);
    if (is_good) {
        unit_assert_str(clean, clean_rows[_i].clean);
        return;
    }
    ck_assert(aj_str_contains(reason, aj_str_from(clean_rows[_i].words)));
    ck_assert(!aj_str_contains(reason, aj_str_from("\x1B")));
}
END_TEST

static struct aj_str repeated(const char *text, size_t n)
{
    char *out = aj_arena_alloc(arena, n * strlen(text) + 1);

    for (size_t i = 0; i < n; i++)
        memcpy(out + i * strlen(text), text, strlen(text));
    return aj_str_from(out);
}

START_TEST(test_fits_length_at_and_past_the_limit)
{
    struct aj_str reason;

    ck_assert(aj_member_name_fits(arena, repeated("a", AJ_LIMIT_NAME_BYTES), &reason));
    ck_assert(!aj_member_name_fits(arena, repeated("a", AJ_LIMIT_NAME_BYTES + 1), &reason));
    ck_assert(aj_str_contains(reason, aj_str_from("1025")));
}
END_TEST

START_TEST(test_fits_depth_at_and_past_the_limit)
{
    struct aj_str reason;

    ck_assert(aj_member_name_fits(arena, repeated("a/", AJ_LIMIT_FOLDER_DEPTH), &reason));
    ck_assert(!aj_member_name_fits(arena, repeated("a/", AJ_LIMIT_FOLDER_DEPTH + 1), &reason));
    ck_assert(aj_str_contains(reason, aj_str_from("17")));
}
END_TEST

static const struct {
    const char *name;
    const char *invented;
} invent_rows[] = {
    {"", "问题名称7"},
    {"..", "问题名称7"},
    {"../", "问题名称7"},
    {"../../立案审批表.docx", "问题名称7_立案审批表.docx"},
    {"C:\\案卷\\a.docx", "问题名称7_a.docx"},
    {"C:a.docx", "问题名称7_C_a.docx"},
    {"a\x1B\n.docx", "问题名称7_a__.docx"},
    {"\xEF\xBF\xBD.docx", "问题名称7__.docx"},
};

START_TEST(test_invent)
{
    unit_assert_str(aj_member_name_invent(arena, aj_str_from(invent_rows[_i].name), 7),
                    invent_rows[_i].invented);
}
END_TEST

START_TEST(test_invent_long_name_keeps_its_ending)
{
    struct aj_str name = aj_member_name_invent(arena, repeated("案.docx", 500), 1);

    ck_assert_uint_lt(name.len, 128);
    ck_assert(aj_utf8_is_valid(name));
    ck_assert(aj_str_ends(name, aj_str_from("案.docx")));
}
END_TEST

static const struct {
    const char *name;
    const char *renumbered;
} renumber_rows[] = {
    {"a.docx", "a（重名2）.docx"},   {"a", "a（重名2）"},
    {"a.b/c", "a.b/c（重名2）"},     {"a.b/c.tar.gz", "a.b/c.tar（重名2）.gz"},
    {".hidden", ".hidden（重名2）"}, {"x/.hidden", "x/.hidden（重名2）"},
    {"a.", "a（重名2）."},
};

START_TEST(test_renumber)
{
    unit_assert_str(aj_member_name_renumber(arena, aj_str_from(renumber_rows[_i].name), 2),
                    renumber_rows[_i].renumbered);
}
END_TEST

START_TEST(test_show_long_name_is_cut_at_characters)
{
    struct aj_str shown = aj_member_name_show(arena, repeated("案卷", 400));

    ck_assert_uint_le(shown.len, 130);
    ck_assert(aj_utf8_is_valid(shown));
    ck_assert(aj_str_contains(shown, aj_str_from("…")));
}
END_TEST

START_TEST(test_show_control_characters_are_replaced)
{
    unit_assert_str(aj_member_name_show(arena, aj_str_from("a\x1B\tb")), "a??b");
}
END_TEST

static const struct {
    const char *name;
    bool is_litter;
} litter_rows[] = {
    {"a.docx", false},
    {"__MACOSX/a/._b.docx", true},
    {"a/.DS_Store", true},
    {"THUMBS.DB", true},
    {"a/desktop.ini", true},
    {"a/desktop.ini.docx", false},
    {"~$立案.docx", true},
    {"a/~$b.docx", true},
    {".~lock.a.docx#", true},
    {"._a.docx", true},
    {"a/.b.docx", false},
    {"b~$.docx", false},
    {"说明__MACOSX.docx", false},
    {"", false},
};

START_TEST(test_is_litter)
{
    ck_assert_int_eq(aj_member_name_is_litter(aj_str_from(litter_rows[_i].name)),
                     litter_rows[_i].is_litter);
}
END_TEST

START_TEST(test_is_zip)
{
    ck_assert(aj_member_name_is_zip(aj_str_from("a.zip")));
    ck_assert(aj_member_name_is_zip(aj_str_from("案卷.ZiP")));
    ck_assert(!aj_member_name_is_zip(aj_str_from(".zip")));
    ck_assert(!aj_member_name_is_zip(aj_str_from("a.zip.docx")));
    ck_assert(!aj_member_name_is_zip(aj_str_from("")));
}
END_TEST

/* In order; every pair is compared both ways. */
static const char *const sorted[] = {
    "",
    "01.docx",
    "1.docx",
    "2.docx",
    "2.docx/x",
    "9",
    "10.docx",
    "99999999999999999999998",
    "99999999999999999999999",
    "a",
    "a/b",
    "a01.zip/1",
    "a01.zip/9",
    "a1.zip/2",
    "a1.zip/10",
    "a1b",
    "a1b2",
    "a1b10",
    "a2",
    "b",
    "第2页",
    "第10页",
};

START_TEST(test_compare)
{
    for (int j = 0; j < COUNT(sorted); j++) {
        int order = aj_member_name_compare(aj_str_from(sorted[_i]), aj_str_from(sorted[j]));

        ck_assert_msg((order > 0) - (order < 0) == (_i > j) - (_i < j), "%s, %s: %d", sorted[_i],
                      sorted[j], order);
    }
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("member_name");
    TCase *c = tcase_create("names");

    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_loop_test(c, test_decode, 0, COUNT(decode_rows));
    tcase_add_loop_test(c, test_clean, 0, COUNT(clean_rows));
    tcase_add_test(c, test_fits_length_at_and_past_the_limit);
    tcase_add_test(c, test_fits_depth_at_and_past_the_limit);
    tcase_add_loop_test(c, test_invent, 0, COUNT(invent_rows));
    tcase_add_test(c, test_invent_long_name_keeps_its_ending);
    tcase_add_loop_test(c, test_renumber, 0, COUNT(renumber_rows));
    tcase_add_test(c, test_show_long_name_is_cut_at_characters);
    tcase_add_test(c, test_show_control_characters_are_replaced);
    tcase_add_loop_test(c, test_is_litter, 0, COUNT(litter_rows));
    tcase_add_test(c, test_is_zip);
    tcase_add_loop_test(c, test_compare, 0, COUNT(sorted));
    suite_add_tcase(s, c);
    return s;
}

int main(void)
{
    return unit_run(suite());
}
