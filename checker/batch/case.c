/* SPDX-License-Identifier: Apache-2.0
 *
 * Reading and reviewing one bundle.
 */
#include "batch/case.h"

#include "report/report.h"

/* A dossier with nothing but the reason in it. */
static struct aj_dossier *closed_dossier(struct aj_arena *arena, const struct aj_kinds *kinds,
                                         const char *reason)
{
    struct aj_dossier *dossier = aj_dossier_new(arena, kinds);

    *(struct aj_problem *)aj_vec_push(&dossier->problems) =
        (struct aj_problem){.code = "bundle-unreadable",
                            .message = aj_arena_dup(arena, aj_str_from(reason)),
                            .is_damage = true};
    return dossier;
}

enum aj_status aj_case_read(struct aj_arena *arena, const struct aj_kinds *kinds,
                            const struct aj_bundle *bundle, struct aj_case *out,
                            struct aj_error *err)
{
    struct aj_error error = {0};
    enum aj_status status;

    *out = (struct aj_case){.path = aj_arena_dup(arena, bundle->case_path)};
    status = aj_dossier_open_at(arena, kinds, &bundle->at, &out->dossier, &error);
    out->is_open = status == AJ_OK;
    if (out->is_open)
        return AJ_OK;
    out->dossier = closed_dossier(arena, kinds, error.message);
    return aj_error_set(err, status, "%s", error.message);
}

struct aj_review *aj_case_review(const struct aj_ruleset *ruleset, const struct aj_case *read,
                                 const struct aj_review_options *options)
{
    struct aj_review *review = aj_review_run(ruleset, read->dossier, options);

    if (!read->is_open) {
        review->verdicts.count = 0;
        review->scores.count = 0;
        review->type = aj_str_from("unknown");
        review->major = NULL;
    }
    review->path = read->path;
    review->id = aj_case_id(read->dossier->arena, read->path);
    return review;
}
