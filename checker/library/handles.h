/* SPDX-License-Identifier: Apache-2.0
 *
 * What stands behind the handles of anjuan.h, and what its functions do alike: statuses, errors and
 * strings the way an outsider sees them. Nothing is decided in this layer, only passed on.
 */
#ifndef AJ_HANDLES_H
#define AJ_HANDLES_H

#include "anjuan.h"
#include "batch/case.h"

/* Each handle lies in its own arena and goes with it. */
struct anjuan_ruleset {
    struct aj_arena *arena;
    struct aj_ruleset *rules;
    struct aj_vec errors;   /* struct anjuan_rule_error */
    struct aj_vec profiles; /* struct anjuan_profile */
};

struct anjuan_bundles {
    struct aj_arena *arena;
    const struct aj_ruleset *rules;
    struct aj_found found;
    struct aj_vec paths; /* const char *, of found.bundles */
    struct aj_vec loose; /* const char * */
};

struct anjuan_case {
    struct aj_arena *arena;
    const struct aj_ruleset *rules;
    struct aj_case read;
};

/* In the arena of its case. */
struct anjuan_result {
    const struct aj_review *review;
    struct anjuan_facts facts;
    struct aj_vec verdicts; /* struct anjuan_verdict */
    struct aj_vec scores;   /* struct anjuan_score */
    struct aj_vec problems; /* struct anjuan_problem */
};

/* The status as anjuan.h numbers it. */
enum anjuan_status aj_public_status(enum aj_status status);
/* Fills err (ignored when NULL) and returns status. */
enum anjuan_status aj_public_fail(struct anjuan_error *err, enum anjuan_status status,
                                  const char *message);
/* The same for what a function of ours has failed with. */
enum anjuan_status aj_public_pass_on(struct anjuan_error *err, const struct aj_error *error);
/* A NUL-terminated copy in arena, "" for the empty view. */
const char *aj_public_text(struct aj_arena *arena, struct aj_str text);
/* The i-th item, NULL past the last. */
const void *aj_public_item(const struct aj_vec *vec, size_t i);
/* The review of a case as anjuan.h tells of it. In the dossier's arena. */
const struct anjuan_result *aj_public_result(const struct aj_review *review);

#endif
