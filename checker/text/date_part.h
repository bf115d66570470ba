/* SPDX-License-Identifier: Apache-2.0
 *
 * The pieces of a written day: its small numbers and the time behind it. For date_find.c only.
 */
#ifndef AJ_DATE_PART_H
#define AJ_DATE_PART_H

#include "text/date.h"

#include <stdbool.h>
#include <stdint.h>

/* The value of an Arabic digit, a Chinese one, or what is typed for 〇 (O and o: ask only next to
 * other digits); -1 for all else. */
int aj_date_digit(uint32_t character);
/* 十 1, 廿 2, 卅 3; 0 for all else. */
int aj_date_tens(uint32_t character);
/* A numeral other than an Arabic digit or a letter. */
bool aj_date_is_chinese_numeral(uint32_t character);
/* Reads at most `most` digits one by one, returns their number. */
int aj_date_read_digits(struct aj_str text, size_t *at, int most, int *value);
/* Reads 3, 03, 三, 〇三, 十五, 二十, 廿一 and moves *at behind it; false where there is none. */
bool aj_date_read_number(struct aj_str text, size_t *at, int *value);
/* Cut to 99, which is as impossible as what was written. */
int8_t aj_date_to_small(int value);
/* Reads 14时30分, 14：30, 上午9时, 9时许 into date, which it need not make possible (25时). Alone,
 * without a day before it, 5：30 may be a ratio: two digits are wanted then. */
bool aj_date_read_time(struct aj_str text, size_t *at, bool is_alone, struct aj_date *date);
/* Skips what stands between a day and its time: a space or the T of ISO 8601, a weekday. */
void aj_date_skip_to_time(struct aj_str text, size_t *at);

#endif
