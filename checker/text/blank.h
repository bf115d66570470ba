/* SPDX-License-Identifier: Apache-2.0
 *
 * What a form looks like where nobody wrote anything.
 */
#ifndef AJ_BLANK_H
#define AJ_BLANK_H

#include "base/str.h"

#include <stdbool.h>

/* True for folded text that is only what a blank form leaves: nothing, underscores, × and X (two or
 * more, or one beside a printed word), *, dots, strokes ("/", "\", "-" that cross a field out),
 * empty boxes □ and brackets, 年月日 and 时分 without numbers, 20年月日, 〔20〕第号, a lone unit
 * (元, 页, 份), ${name} and {{name}} placeholders, "（以下空白）", "单击此处输入文字". "无" and 0
 * are values, so are 个人, 日元, 20年, one × alone. */
bool aj_is_blank_text(struct aj_str folded);

#endif
