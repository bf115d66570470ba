/* SPDX-License-Identifier: Apache-2.0
 *
 * The member of "scores" in report.json.
 */
#ifndef AJ_SCORE_JSON_H
#define AJ_SCORE_JSON_H

#include "report/json.h"
#include "review/review.h"

void aj_json_put_score(struct aj_arena *arena, struct aj_json *json, const struct aj_score *score);

#endif
