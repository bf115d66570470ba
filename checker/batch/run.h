/* SPDX-License-Identifier: Apache-2.0
 *
 * A run over many bundles: each reviewed on its own, results written in input order, figures kept
 * for the end.
 */
#ifndef AJ_RUN_H
#define AJ_RUN_H

#include "batch/find.h"
#include "batch/gate.h"

enum aj_format { AJ_FORMAT_JSON = 1 << 0, AJ_FORMAT_HTML = 1 << 1 };

struct aj_run_options {
    const struct aj_ruleset *ruleset;
    struct aj_review_options review;
    struct aj_gate gate;
    const char *gate_text; /* as given, NULL: none */
    const char *output;    /* folder, NULL: nothing is written */
    unsigned formats;      /* of enum aj_format */
    /* Told after each case; may be NULL. */
    void (*on_case)(void *context, const struct aj_review *review);
    void *context;
};

/* What a run came to. */
struct aj_run_totals {
    unsigned n_cases;
    unsigned n_damaged;   /* cases that could not be opened, or lost verdicts to damage */
    unsigned n_gate;      /* cases that break the gate */
    struct aj_map grades; /* grade title -> count as pointer */
    struct aj_map faults; /* rule id -> count as pointer */
};

/* Reviews the bundles and writes results. An error is about output; trouble with a bundle is
 * counted. */
enum aj_status aj_run_bundles(struct aj_arena *arena, const struct aj_run_options *options,
                              const struct aj_vec *bundles, struct aj_run_totals *totals,
                              struct aj_error *err) AJ_MUST_CHECK;

#endif
