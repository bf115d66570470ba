/* SPDX-License-Identifier: Apache-2.0
 *
 * Short forms of word lists: 承办{人|人员}{|处理}意见 stands for four labels.
 */
#ifndef AJ_SPELL_OUT_H
#define AJ_SPELL_OUT_H

#include "base/vec.h"

#include <stdbool.h>

/* Adds to *out, struct aj_str, each word of a list of words parted by spaces with every {a|b} of it
 * written out, leftmost choice first; an alternative may be empty, a word not. False when a brace
 * has no partner or the list grows past its limit. Words without braces are views into the list,
 * the others are allocated in arena. */
bool aj_spell_out(struct aj_arena *arena, struct aj_str words, struct aj_vec *out);

#endif
