/* SPDX-License-Identifier: Apache-2.0
 *
 * One item of a sheet: what its rules and its documents take from it. Pure arithmetic over
 * verdicts.
 */
#ifndef AJ_SCORE_ITEM_H
#define AJ_SCORE_ITEM_H

#include "review/review.h"

/* The verdict on a rule that counts in the profile; NULL when there is none, or it doesn't count.
 */
const struct aj_verdict *aj_score_verdict(const struct aj_profile *profile,
                                          const struct aj_scoring *scoring,
                                          const struct aj_rule *rule);
/* Scores out->item; item, section and sheet are filled in already. Allocates in arena. */
void aj_score_item_run(struct aj_arena *arena, const struct aj_profile *profile,
                       const struct aj_scoring *scoring, struct aj_item_score *out);

#endif
