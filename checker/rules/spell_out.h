/* SPDX-License-Identifier: Apache-2.0
 *
 * Short forms of word lists: 承办{人|人员}{|处理}意见 stands for four labels.
 */
#ifndef AJ_SPELL_OUT_H
#define AJ_SPELL_OUT_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

/* Writes out every {a|b} of a list of words parted by spaces, leftmost choice first; an alternative
 * may be empty. False, *out the words as they are, when a brace has no partner or the list grows
 * past its limit. The result is allocated in arena. */
bool aj_spell_out(struct aj_arena *arena, struct aj_str words, struct aj_str *out);

#endif
