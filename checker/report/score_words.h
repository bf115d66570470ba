/* SPDX-License-Identifier: Apache-2.0
 *
 * The arithmetic of a score in words, the same in every report for people.
 */
#ifndef AJ_SCORE_WORDS_H
#define AJ_SCORE_WORDS_H

#include "review/review.h"

/* How a block, or where it is NULL a score without blocks, comes to its points before any veto that
 * takes all: "93.5 ÷ 96 × 100 = 97.39"; in `low` or in `high`. Allocates in arena. */
struct aj_str aj_score_formula(struct aj_arena *arena, const struct aj_score *score,
                               const struct aj_block_score *block, bool is_low);
/* What a block is called. */
struct aj_str aj_score_block_name(struct aj_arena *arena, const struct aj_block_score *block);
/* What a sheet is called, and what it is for. */
struct aj_str aj_score_sheet_name(struct aj_arena *arena, const struct aj_sheet *sheet);
/* What a step does, without the rule: " 扣 5", " 加 2". */
struct aj_str aj_score_step_words(struct aj_arena *arena, const struct aj_step *step);
/* Why a rule is left out, by whom and since when. */
struct aj_str aj_tailor_words(struct aj_arena *arena, const struct aj_tailor *tailor);

#endif
