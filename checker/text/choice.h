/* SPDX-License-Identifier: Apache-2.0
 *
 * Options with boxes: "☑同意 □不同意", "查封☑ 扣押□", "（√）举报（）移送".
 */
#ifndef AJ_CHOICE_H
#define AJ_CHOICE_H

#include "base/arena.h"

#include <stdbool.h>

enum aj_boxes {
    AJ_BOXES_NONE,     /* there are no boxes */
    AJ_BOXES_UNTICKED, /* boxes, and none is ticked */
    AJ_BOXES_TICKED,
};

/* The words of the first ticked box: behind it up to the next one, or before it where boxes stand
 * behind their words; "" when there are none. `option` is set for AJ_BOXES_TICKED. */
enum aj_boxes aj_choice_read(struct aj_arena *arena, struct aj_str text, struct aj_str *option);

/* Options with a box before each of them and none ticked: nobody chose. */
bool aj_choice_is_open(struct aj_str text);

/* What of words with options is said: "☑同意 □不同意\n请依法调查。" without the options whose box
 * was left empty; the words themselves where nothing is ticked or the boxes stand behind the
 * options. */
struct aj_str aj_choice_only_ticked(struct aj_arena *arena, struct aj_str words);

#endif
