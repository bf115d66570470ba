/* SPDX-License-Identifier: Apache-2.0
 *
 * Decimal numbers in digits, as papers write quantities.
 */
#ifndef AJ_DECIMAL_H
#define AJ_DECIMAL_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define AJ_DECIMAL_SCALE   10000 /* numbers are kept in ten-thousandths */
#define AJ_DECIMAL_LARGEST INT64_C(1000000000000)

/* The number at *at of folded text in ten-thousandths: "1,280.5", "0.3万", "30%". Moves *at behind
 * its digits; false where none begins there, it is AJ_DECIMAL_LARGEST or more, or finer than that.
 */
bool aj_decimal_read(struct aj_str text, size_t *at, int64_t *out);

#endif
