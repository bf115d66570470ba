/* SPDX-License-Identifier: Apache-2.0
 *
 * Numbers that organisations went by before the 统一社会信用代码: 工商注册号, 组织机构代码 and the
 * numbers of registration certificates. Of the numbers that have one the check digit must be right,
 * so that a code with some digits missing is not taken for an old number.
 */
#ifndef AJ_OLD_NUMBER_H
#define AJ_OLD_NUMBER_H

#include "base/arena.h"

#include <stdbool.h>

enum aj_old_sort {
    AJ_OLD_REGISTER, /* 工商注册号: 15 digits, the last a check digit; before 2007 13 digits */
    AJ_OLD_ORGANISATION, /* 组织机构代码 (GB 11714): 8 characters, perhaps -, and a check character
                          */
    AJ_OLD_TAX,        /* 税务登记号: 6 digits of the district, then the 组织机构代码 */
    AJ_OLD_CERTIFICATE /* 浙民证字第010203号 */
};

struct aj_old_number {
    enum aj_old_sort sort;
    struct aj_str key; /* without -, in capitals; in the arena */
    size_t from;       /* bytes in the searched text */
    size_t to;
};

/* The first old number in folded text at or after `from`. A number that is all digits or has none
 * but its check character to tell it must stand apart from other letters and digits. */
bool aj_old_number_find(struct aj_arena *arena, struct aj_str folded, size_t from,
                        struct aj_old_number *out);
/* 工商注册号 and so on, for people. */
const char *aj_old_sort_name(enum aj_old_sort sort);

#endif
