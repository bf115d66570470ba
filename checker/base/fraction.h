/* SPDX-License-Identifier: Apache-2.0
 *
 * Exact fractions for points and scores. No binary floating point takes part in a score.
 */
#ifndef AJ_FRACTION_H
#define AJ_FRACTION_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* num/den in lowest terms, den > 0. Write {0, 1} for zero. */
struct aj_fraction {
    int64_t num;
    int64_t den;
};

#define AJ_ZERO ((struct aj_fraction){0, 1})

struct aj_fraction aj_fraction_make(int64_t num, int64_t den);
struct aj_fraction aj_fraction_add(struct aj_fraction a, struct aj_fraction b);
struct aj_fraction aj_fraction_sub(struct aj_fraction a, struct aj_fraction b);
struct aj_fraction aj_fraction_mul(struct aj_fraction a, struct aj_fraction b);
/* b must not be zero. */
struct aj_fraction aj_fraction_div(struct aj_fraction a, struct aj_fraction b);
int aj_fraction_compare(struct aj_fraction a, struct aj_fraction b);
struct aj_fraction aj_fraction_min(struct aj_fraction a, struct aj_fraction b);
struct aj_fraction aj_fraction_max(struct aj_fraction a, struct aj_fraction b);
/* Reads "5", "0.5", "-2.25"; at most 12 digits before and 6 behind the point. False for all else.
 */
bool aj_fraction_parse(struct aj_str text, struct aj_fraction *out);
/* Decimal text cut (not rounded) to two places, without needless zeros: "88", "93.33". */
struct aj_str aj_fraction_print(struct aj_arena *arena, struct aj_fraction value);

#endif
