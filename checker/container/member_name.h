/* SPDX-License-Identifier: Apache-2.0
 *
 * Names of members: their charset, whether they are safe, how they sort, names to put in place of
 * bad ones. Knows nothing of where the names come from.
 */
#ifndef AJ_MEMBER_NAME_H
#define AJ_MEMBER_NAME_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* raw as UTF-8: itself when it is valid UTF-8 (then *name is the same view), else taken as GB18030.
 * False when it is neither; then *name has U+FFFD in place of bytes that say nothing. */
bool aj_member_name_decode(struct aj_arena *arena, struct aj_str raw, struct aj_str *name);
/* The name with '/' for '\\', without "." and empty folders. False when it is absolute, has "..", a
 * drive, a control character or nothing at all; then *reason says so and *clean is not set. */
bool aj_member_name_clean(struct aj_arena *arena, struct aj_str name, struct aj_str *clean,
                          struct aj_str *reason);
/* Whether a clean full name keeps AJ_LIMIT_NAME_BYTES and AJ_LIMIT_FOLDER_DEPTH; else *reason. */
bool aj_member_name_fits(struct aj_arena *arena, struct aj_str name, struct aj_str *reason);
/* A safe name made from a bad one and a number: its last part is kept as far as it can be. */
struct aj_str aj_member_name_invent(struct aj_arena *arena, struct aj_str name, size_t number);
/* What stands before the last separator of either sort, "" when there is none. */
struct aj_str aj_member_name_folder(struct aj_str name);
/* The name with a mark and the number before the ending. */
struct aj_str aj_member_name_renumber(struct aj_arena *arena, struct aj_str name, size_t number);
/* The name for words: control characters replaced, the middle left out when it is long. */
struct aj_str aj_member_name_show(struct aj_arena *arena, struct aj_str name);
/* Whether it, or a folder in it, is what macOS, Windows or Office leave behind: no part of a case.
 */
bool aj_member_name_is_litter(struct aj_str name);
/* Whether it ends in .zip, in any case. */
bool aj_member_name_is_zip(struct aj_str name);
/* The order of members: folder by folder, digits by value, else bytes; 0 only for equal names. */
int aj_member_name_compare(struct aj_str a, struct aj_str b);

#endif
