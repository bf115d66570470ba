/* SPDX-License-Identifier: Apache-2.0
 *
 * One claim against one dossier: right, missing or wrong, and what was read instead. Says nothing
 * of files or totals.
 */
#ifndef AJ_ACCURACY_EXAMINE_H
#define AJ_ACCURACY_EXAMINE_H

#include "dossier/dossier.h"
#include "truth.h"

enum outcome { OUTCOME_RIGHT, OUTCOME_MISSING, OUTCOME_WRONG, OUTCOME_EXTRA, N_OUTCOMES };

struct finding {
    enum outcome outcome;
    struct aj_str read; /* what stands in the dossier instead; "" where right */
};

/* Examines a claim about the paper; NULL: the dossier has none of the kind. Text lives in arena. */
struct finding examine_claim(const struct aj_dossier *dossier, const struct aj_paper *paper,
                             const struct truth_claim *claim);
/* Examines that the dossier has a paper of the kind ("-": one of no known kind), and finds it. */
struct finding examine_kind(struct aj_arena *arena, const struct aj_dossier *dossier,
                            struct aj_str name, const struct aj_paper **paper);

#endif
