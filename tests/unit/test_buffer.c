/* SPDX-License-Identifier: Apache-2.0
 *
 * The byte string with a maximum.
 */
#include "unit.h"

#include "base/buffer.h"
#include "base/mem.h"

#include <string.h>

START_TEST(test_buffer_appends_and_ends_with_nul)
{
    struct aj_buffer buffer;

    aj_buffer_init(&buffer, 100);
    ck_assert_uint_eq(aj_buffer_get(&buffer).len, 0);
    aj_buffer_append_c(&buffer, "案");
    aj_buffer_append(&buffer, AJ_STR_EMPTY);
    aj_buffer_printf(&buffer, "%d", 42);
    ck_assert_str_eq(buffer.data, "案42");
    ck_assert(!buffer.full);
    aj_buffer_release(&buffer);
    ck_assert_ptr_null(buffer.data);
}
END_TEST

START_TEST(test_buffer_appends_numbers)
{
    struct aj_buffer buffer;

    aj_buffer_init(&buffer, 1000);
    aj_buffer_append_number(&buffer, 0);
    aj_buffer_append_number(&buffer, -10);
    aj_buffer_append_number(&buffer, INT64_MAX);
    aj_buffer_append_number(&buffer, INT64_MIN);
    unit_assert_str(aj_buffer_get(&buffer), "0-109223372036854775807-9223372036854775808");
    aj_buffer_release(&buffer);
}
END_TEST

START_TEST(test_buffer_at_the_maximum_is_not_full)
{
    struct aj_buffer buffer;

    aj_buffer_init(&buffer, 4);
    aj_buffer_append_c(&buffer, "abcd");
    ck_assert(!buffer.full);
    unit_assert_str(aj_buffer_get(&buffer), "abcd");
    aj_buffer_release(&buffer);
}
END_TEST

START_TEST(test_buffer_past_the_maximum_keeps_what_was_there)
{
    struct aj_buffer buffer;

    aj_buffer_init(&buffer, 4);
    aj_buffer_append_c(&buffer, "abc");
    aj_buffer_append_c(&buffer, "de");
    ck_assert(buffer.full);
    aj_buffer_append_c(&buffer, "f"); /* would fit, but then a piece would be missing */
    unit_assert_str(aj_buffer_get(&buffer), "abc");
    ck_assert_ptr_null(aj_buffer_reserve(&buffer, 1));
    aj_buffer_release(&buffer);
}
END_TEST

static char *allocated(const char *text)
{
    char *bytes = aj_mem_resize(NULL, strlen(text) + 1);

    memcpy(bytes, text, strlen(text));
    return bytes;
}

START_TEST(test_buffer_take_keeps_or_appends)
{
    struct aj_buffer buffer;
    char *bytes = allocated("abc");

    aj_buffer_init(&buffer, 6);
    aj_buffer_take(&buffer, bytes, 3);
    ck_assert_ptr_eq(buffer.data, bytes);
    aj_buffer_take(&buffer, allocated("de"), 2);
    ck_assert_str_eq(buffer.data, "abcde");
    aj_buffer_take(&buffer, allocated("fg"), 2);
    ck_assert(buffer.full);
    ck_assert_str_eq(buffer.data, "abcde");
    aj_buffer_release(&buffer);
}
END_TEST

START_TEST(test_buffer_take_past_the_maximum_is_full)
{
    struct aj_buffer buffer;

    aj_buffer_init(&buffer, 2);
    aj_buffer_take(&buffer, allocated("abc"), 3);
    ck_assert(buffer.full);
    ck_assert_uint_eq(aj_buffer_get(&buffer).len, 0);
    aj_buffer_release(&buffer);
}
END_TEST

START_TEST(test_buffer_grows_over_many_appends)
{
    struct aj_buffer buffer;

    aj_buffer_init(&buffer, 1 << 20);
    for (int i = 0; i < 10000; i++)
        aj_buffer_append_c(&buffer, "0123456789");
    ck_assert_uint_eq(buffer.len, 100000);
    ck_assert_uint_eq(strlen(buffer.data), 100000);
    aj_buffer_release(&buffer);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("buffer");
    TCase *tests = tcase_create("buffer");

    tcase_add_test(tests, test_buffer_appends_and_ends_with_nul);
    tcase_add_test(tests, test_buffer_appends_numbers);
    tcase_add_test(tests, test_buffer_at_the_maximum_is_not_full);
    tcase_add_test(tests, test_buffer_past_the_maximum_keeps_what_was_there);
    tcase_add_test(tests, test_buffer_take_keeps_or_appends);
    tcase_add_test(tests, test_buffer_take_past_the_maximum_is_full);
    tcase_add_test(tests, test_buffer_grows_over_many_appends);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
