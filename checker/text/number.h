/* SPDX-License-Identifier: Apache-2.0
 *
 * Whole numbers in Arabic digits, Chinese numerals and the capitals of cheques.
 */
#ifndef AJ_NUMBER_H
#define AJ_NUMBER_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* Reads the longest number at text[*at] and moves *at behind it: 15, 十五, 二十, 廿一, 一百零五,
 * 六十, 三万二千, 伍仟, 一〇五 and 二O二二 (digit by digit), 一百二 (120). At most 10^15. False,
 * *at unmoved, where there is none. */
bool aj_number_read(struct aj_str text, size_t *at, int64_t *out);
/* Reads text that is a number and nothing else. */
bool aj_number_parse(struct aj_str text, int64_t *out);

#endif
