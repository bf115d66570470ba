/* SPDX-License-Identifier: Apache-2.0
 *
 * What every unit test program shares: TAP on stdout, comparison of our own string views.
 */
#ifndef AJ_TEST_UNIT_H
#define AJ_TEST_UNIT_H

#include "base/str.h"

#include <check.h>

/* Runs the suite, prints TAP, returns the exit status of the program. */
int unit_run(Suite *suite);

/* The name of a folder made for this test program, removed when unit_run returns. */
const char *unit_folder(void);

/* Fails the test unless the view holds exactly these bytes. */
#define unit_assert_str(actual, expected)                                                          \
    do {                                                                                           \
        struct aj_str unit_actual = (actual);                                                      \
        ck_assert_msg(aj_str_equal_c(unit_actual, (expected)),                                     \
                      "\"%" AJ_STR_FMT "\" is not \"%s\"", AJ_STR_ARG(unit_actual), (expected));   \
    } while (0)

#endif
