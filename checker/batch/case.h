/* SPDX-License-Identifier: Apache-2.0
 *
 * One bundle as a case: read and reviewed, and still a case when it can't be read, so that its
 * report says why. Knows nothing of other cases and of where reports go.
 */
#ifndef AJ_CASE_H
#define AJ_CASE_H

#include "batch/find.h"
#include "review/review.h"

struct aj_case {
    struct aj_dossier *dossier; /* never NULL; only a problem in it where the bundle is not open */
    struct aj_str path;         /* case.path */
    bool is_open;
};

/* Reads the bundle into a dossier in arena, which is all that *out needs from then on. *out is
 * filled in any case. AJ_NOT_FOUND, AJ_IO, AJ_LIMIT, AJ_CORRUPT, AJ_ENCRYPTED, AJ_UNSUPPORTED …
 * when the bundle as a whole can't be opened. */
enum aj_status aj_case_read(struct aj_arena *arena, const struct aj_kinds *kinds,
                            const struct aj_bundle *bundle, struct aj_case *out,
                            struct aj_error *err);
/* Reviews the case; with nothing but its problems where it is not open. In the dossier's arena.
 * More than one review of a case is fine. */
struct aj_review *aj_case_review(const struct aj_ruleset *ruleset, const struct aj_case *read,
                                 const struct aj_review_options *options);

#endif
