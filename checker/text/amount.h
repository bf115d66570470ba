/* SPDX-License-Identifier: Apache-2.0
 *
 * Amounts of money.
 */
#ifndef AJ_AMOUNT_H
#define AJ_AMOUNT_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct aj_amount_match {
    int64_t fen;
    bool in_capitals; /* 伍仟元整 */
    bool in_digits;   /* 5000元, ¥5,000.00; 5千元 */
    size_t from;      /* bytes in the searched text */
    size_t to;
};

/* Finds the next amount in folded text at or after `from`: 5000元, 5，000.00元, 0.5万元,
 * 5千元, 1.2亿元, 伍仟元整, 人民币伍仟元整, 五千元, 贰拾万元, ¥5，000.00, 3元5角, 壹佰元伍角. 圆
 * and 园 stand for 元, 正 for 整. A number without 元 (or ¥ before it) is no amount. Amounts up to
 * 10^13 yuan. */
bool aj_amount_find(struct aj_str folded, size_t from, struct aj_amount_match *match);

/* An amount of yuan as rules write it: "5000", "0.5"; false for all else. */
bool aj_amount_parse(struct aj_str text, int64_t *fen);

/* "5000.00" */
struct aj_str aj_amount_print(struct aj_arena *arena, int64_t fen);

#endif
