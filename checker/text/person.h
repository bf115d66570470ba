/* SPDX-License-Identifier: Apache-2.0
 *
 * Lists of persons as forms hold them: 张三（33021100123）、李四 证号33021100124.
 */
#ifndef AJ_PERSON_H
#define AJ_PERSON_H

#include "base/arena.h"

#include <stdbool.h>

struct aj_person {
    struct aj_str name;
    struct aj_str code; /* the number of the certificate, "" where none stands beside the name */
    size_t from;        /* bytes of the searched text, from the name to the code */
    size_t to;
};

/* Text as written, with the spaces between two names turned into 、 and those within a name
 * ("张　三") taken out: what fold would otherwise lose. */
struct aj_str aj_person_separate(struct aj_arena *arena, struct aj_str source);

/* The next person in folded text at or after `from`: 2-4 ideographs (or a name with ·) that are no
 * label (followed by ：) and no word for a number (…号, …证, …码), and the code behind it, if any.
 */
bool aj_person_find(struct aj_str folded, size_t from, struct aj_person *person);

#endif
