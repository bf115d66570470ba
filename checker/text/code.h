/* SPDX-License-Identifier: Apache-2.0
 *
 * Codes with check digits: 统一社会信用代码 (GB 32100-2015), 居民身份证 (GB 11643), and what
 * personal data looks like.
 */
#ifndef AJ_CODE_H
#define AJ_CODE_H

#include "base/str.h"
#include "base/truth.h"
#include "text/date.h"

#include <stdbool.h>

struct aj_code_match {
    size_t from; /* bytes in the searched text */
    size_t to;
    bool is_masked; /* some characters are * or X or × in place of digits */
};

/* 18 characters of the code's alphabet in either case, the check character right (GB 32100-2015).
 */
bool aj_uscc_is_valid(struct aj_str code);
/* Of a valid code: whether the check character of the 组织机构代码 in it, characters 9 to 17, is
 * right too (GB 11714). Where only this one is wrong the code was not miswritten by a slip. */
bool aj_uscc_has_right_organisation(struct aj_str code);
/* The next run that has the shape of such a code: 18 letters or digits, not all digits with the
 * shape of an ID number unless it starts with 1, 5 or 9 and fails as ID number (no birthday in it,
 * or right as a code). Lower case counts; validity is not asked. */
bool aj_uscc_find(struct aj_str folded, size_t from, struct aj_code_match *match);

/* 18 digits (or 17 and X/x) with a possible birth day and the right check digit. */
bool aj_id_card_is_valid(struct aj_str code);
/* The next run with the shape of an 18-digit ID number, masked ones too (330282********4416).
 * Without a mask there must be 19 or 20 and a possible first digit of month and day at the
 * birthday's place. */
bool aj_id_card_find(struct aj_str folded, size_t from, struct aj_code_match *match);
/* Birth day of a valid number. */
struct aj_date aj_id_card_birthday(struct aj_str code);

#endif
