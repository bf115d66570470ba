/* SPDX-License-Identifier: Apache-2.0
 *
 * Document numbers (文号): 甬民罚决字〔2022〕第3号.
 */
#ifndef AJ_CASE_NUMBER_H
#define AJ_CASE_NUMBER_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct aj_case_number {
    struct aj_str
        body; /* bureau and type word without 字: 甬民罚决; a view of the searched text or a copy */
    struct aj_str word; /* behind the year: 木字, or letters of a series: F; mostly "" */
    int16_t year;       /* 0: left blank, as in 〔20__〕第 号 */
    int32_t serial;     /* -1: left blank, as in 〔2022〕第 号 */
    int32_t subserial;  /* 第01-0003号: serial 1, subserial 3; else -1 */
    size_t from;        /* bytes in the searched text */
    size_t to;
};

/* Finds the next number in folded text (all brackets are 〔〕 there, or （）) at or after `from`.
 * Forms: 甬民罚决字〔2022〕第3号, 民罚决〔2022〕5号, （甬）民罚字〔2022〕5号,
 * 滇岭林鉴〔2023〕木字第58号, 文综罚字〔2025〕F-26号,
 * 京建法罚（市）字〔2008〕第01-0003号, 津市场监管青竞罚〔2018〕17号, 苏工商案字〔2010〕第00037号,
 * 筠烟立（2021）第4号, 〔2022〕第号 with body before it (blank). Sentence words before the body
 * (依据, 作出的, 送达) are not part of it: the body is cut at punctuation and quotation marks. */
bool aj_case_number_find(struct aj_str folded, size_t from, struct aj_case_number *out);

/* What two spellings of one number share: "甬民罚决|2022|3" or "…|1-3"; allocated. */
struct aj_str aj_case_number_key(struct aj_arena *arena, const struct aj_case_number *number);

#endif
