/* SPDX-License-Identifier: Apache-2.0
 *
 * Digests: of one piece, of several, of one after the other.
 */
#include "base/digest.h"

#include "unit.h"

/* FIPS 180-2, appendix B.1; and of no bytes at all. */
#define OF_ABC     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define OF_NOTHING "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

START_TEST(test_digest_of_one_piece)
{
    char hex[AJ_DIGEST_HEX + 1];

    aj_digest_of(aj_str_from("abc"), hex);
    ck_assert_str_eq(hex, OF_ABC);
    aj_digest_of(AJ_STR_EMPTY, hex);
    ck_assert_str_eq(hex, OF_NOTHING);
}
END_TEST

START_TEST(test_digest_take_starts_anew)
{
    struct aj_digest *digest = aj_digest_new();
    char hex[AJ_DIGEST_HEX + 1];

    aj_digest_add(digest, aj_str_from("a"));
    aj_digest_add(digest, aj_str_from("bc"));
    aj_digest_take(digest, hex);
    ck_assert_str_eq(hex, OF_ABC);
    aj_digest_take(digest, hex);
    ck_assert_str_eq(hex, OF_NOTHING);
    aj_digest_add(digest, aj_str_from("abc"));
    aj_digest_finish(digest, hex);
    ck_assert_str_eq(hex, OF_ABC);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("digest");
    TCase *tests = tcase_create("digest");

    tcase_add_test(tests, test_digest_of_one_piece);
    tcase_add_test(tests, test_digest_take_starts_anew);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
