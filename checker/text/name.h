/* SPDX-License-Identifier: Apache-2.0
 *
 * Names of parties, bureaus and persons, compared as people compare them.
 */
#ifndef AJ_NAME_H
#define AJ_NAME_H

#include "base/arena.h"
#include "base/str.h"

#include <stddef.h>

/* The form in which two spellings of one name are equal: folded, without the definition of a short
 * name in brackets （以下简称…） and particulars （经营者…，男）, without punctuation at its ends, a trailing
 * （盖章）（印章）（公章）（签名）（签字）（签章） or line ends; 〔〕 count as （）. Allocated. */
struct aj_str aj_name_key(struct aj_arena *arena, struct aj_str name);

/* What stands before the first bracket （ of a folded name, trimmed: 财务凭证 of 财务凭证（2024年）.
 */
struct aj_str aj_name_stem(struct aj_str name);

/* Edits (insert, delete, replace, swap of neighbours) between two names, in characters, given up at
 * most + 1. Names of over 200 characters are equal or too far. For "probably a slip" hints. */
size_t aj_name_distance(struct aj_str a, struct aj_str b, size_t most);

#endif
