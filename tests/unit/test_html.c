/* SPDX-License-Identifier: Apache-2.0
 *
 * report/html: nothing that was read can become markup.
 */
#include "report/html.h"

#include "unit.h"

#include <string.h>

#define MOST_BYTES ((size_t)1 << 20)

static struct aj_arena *arena;
static struct aj_buffer out;
static struct aj_html page;

static void setup(void)
{
    arena = aj_arena_new();
    aj_buffer_init(&out, MOST_BYTES);
    page = (struct aj_html){&out, arena};
}

static void teardown(void)
{
    aj_buffer_release(&out);
    aj_arena_free(arena);
}

struct sample {
    const char *text;
    const char *expected;
};

static const struct sample texts[] = {
    {"", ""},
    {"甬民罚决字〔2022〕第3号", "甬民罚决字〔2022〕第3号"},
    {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
    {"\" onload='x' &amp;", "&quot; onload=&#39;x&#39; &amp;amp;"},
    {"a\tb", "a b"},
    {"a\nb", "a\nb"},
    {"a\x1B[31mb", "a\\x1B[31mb"},
    {"\xE2\x80\xAEgnp.exe", "\\u202Egnp.exe"},
    {"\xE2\x81\xA6<\xE2\x81\xA9", "\\u2066&lt;\\u2069"},
};

START_TEST(test_text_any_escaped)
{
    aj_html_text(&page, aj_str_from(texts[_i].text));
    unit_assert_str(aj_buffer_get(&out), texts[_i].expected);
}
END_TEST

START_TEST(test_text_nul_shown)
{
    aj_html_text(&page, (struct aj_str){"a\0<b", 4});
    unit_assert_str(aj_buffer_get(&out), "a\\x00&lt;b");
}
END_TEST

static const struct sample urls[] = {
    {"cases/a-b_c.1~", "cases/a-b_c.1~"},
    {"javascript:alert(1)", "javascript%3Aalert%281%29"},
    {"a b#?%\"<", "a%20b%23%3F%25%22%3C"},
    {"卷", "%E5%8D%B7"},
};

START_TEST(test_url_any_encoded)
{
    aj_html_url(&page, aj_str_from(urls[_i].text));
    unit_assert_str(aj_buffer_get(&out), urls[_i].expected);
}
END_TEST

START_TEST(test_element_with_attribute_closed_by_name)
{
    aj_html_element(&page, "td class=\"n\"", aj_str_from("1<2"));
    unit_assert_str(aj_buffer_get(&out), "<td class=\"n\">1&lt;2</td>\n");
}
END_TEST

START_TEST(test_printf_markup_in_argument_escaped)
{
    aj_html_printf(&page, "%s（%u）", "<b>", 3U);
    unit_assert_str(aj_buffer_get(&out), "&lt;b&gt;（3）");
}
END_TEST

START_TEST(test_open_page_hostile_title_stays_text)
{
    aj_html_open_page(&page, aj_str_from("</title><script>"));
    aj_html_close_page(&page);
    ck_assert_ptr_nonnull(strstr(out.data, "<title>&lt;/title&gt;&lt;script&gt;</title>"));
    ck_assert_ptr_null(strstr(out.data, "<script"));
    ck_assert_ptr_null(strstr(out.data, "://"));
    ck_assert_ptr_nonnull(strstr(out.data, "default-src 'none'; style-src 'sha256-"));
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("html");
    TCase *text = tcase_create("aj_html_text");
    TCase *rest = tcase_create("the rest");

    tcase_add_checked_fixture(text, setup, teardown);
    tcase_add_loop_test(text, test_text_any_escaped, 0, (int)AJ_COUNT(texts));
    tcase_add_test(text, test_text_nul_shown);
    suite_add_tcase(s, text);
    tcase_add_checked_fixture(rest, setup, teardown);
    tcase_add_loop_test(rest, test_url_any_encoded, 0, (int)AJ_COUNT(urls));
    tcase_add_test(rest, test_element_with_attribute_closed_by_name);
    tcase_add_test(rest, test_printf_markup_in_argument_escaped);
    tcase_add_test(rest, test_open_page_hostile_title_stays_text);
    suite_add_tcase(s, rest);
    return s;
}

int main(void)
{
    return unit_run(suite());
}
