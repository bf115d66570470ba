/* SPDX-License-Identifier: Apache-2.0
 *
 * The JSON writer: commas and escapes.
 */
#include "unit.h"

#include "base/utf8.h"
#include "report/json.h"

#include <inttypes.h>

static const struct {
    const char *text;
    const char *json;
} strings[] = {
    {"", "\"\""},
    {"案卷", "\"案卷\""},
    {"\"\\/", "\"\\\"\\\\/\""},
    {"a\nb", "\"a\\nb\""},
    {"\t\r\x1B\x7F", "\"\\u0009\\u000d\\u001b\\u007f\""},
    {"\xC2\x85", "\"\\u0085\""},
    {"左\u202E右", "\"左\\u202e右\""},
    {"\u2066\u2069\u200E\u061C\u2028", "\"\\u2066\\u2069\\u200e\\u061c\\u2028\""},
    {"𠀀", "\"𠀀\""},
    {"\"", "\"\\\"\""},
};

static struct aj_buffer out;
static struct aj_json json;

static void setup(void)
{
    aj_buffer_init(&out, 4096);
    aj_json_init(&json, &out);
}

static void teardown(void)
{
    aj_buffer_release(&out);
}

START_TEST(test_json_str_escapes)
{
    aj_json_text(&json, NULL, strings[_i].text);
    unit_assert_str(aj_buffer_get(&out), strings[_i].json);
}
END_TEST

START_TEST(test_json_nesting_sets_commas)
{
    aj_json_open_object(&json, NULL);
    aj_json_text(&json, "a", "x");
    aj_json_open_array(&json, "b");
    aj_json_int(&json, NULL, 1);
    aj_json_open_object(&json, NULL);
    aj_json_close_object(&json);
    aj_json_open_array(&json, NULL);
    aj_json_close_array(&json);
    aj_json_close_array(&json);
    aj_json_bool(&json, "c", true);
    aj_json_null(&json, "d");
    aj_json_open_object(&json, "e");
    aj_json_bool(&json, "f", false);
    aj_json_close_object(&json);
    aj_json_close_object(&json);
    unit_assert_str(aj_buffer_get(&out),
                    "{\"a\":\"x\",\"b\":[1,{},[]],\"c\":true,\"d\":null,\"e\":{\"f\":false}}");
}
END_TEST

START_TEST(test_json_str_or_null_and_numbers)
{
    aj_json_open_array(&json, NULL);
    aj_json_str_or_null(&json, NULL, AJ_STR_EMPTY);
    aj_json_str_or_null(&json, NULL, aj_str_from("x"));
    aj_json_int(&json, NULL, INT64_MIN);
    aj_json_close_array(&json);
    unit_assert_str(aj_buffer_get(&out), "[null,\"x\",-9223372036854775808]");
}
END_TEST

START_TEST(test_json_broken_bytes_leave_valid_utf8)
{
    aj_json_str(&json, NULL, (struct aj_str){"a\xE6\xA1", 3});
    ck_assert(aj_utf8_is_valid(aj_buffer_get(&out)));
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("json");
    TCase *tests = tcase_create("json");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_json_str_escapes, 0, AJ_COUNT(strings));
    tcase_add_test(tests, test_json_nesting_sets_commas);
    tcase_add_test(tests, test_json_str_or_null_and_numbers);
    tcase_add_test(tests, test_json_broken_bytes_leave_valid_utf8);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
