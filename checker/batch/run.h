/* SPDX-License-Identifier: Apache-2.0
 *
 * A run over many bundles: each reviewed on its own, results written in input order, figures kept
 * for the end.
 */
#ifndef AJ_RUN_H
#define AJ_RUN_H

#include <signal.h>

#include "batch/find.h"
#include "batch/gate.h"
#include "report/summary.h"

struct aj_run_options {
    const struct aj_ruleset *ruleset;
    struct aj_review_options review;
    struct aj_gate gate;
    const char *gate_text;      /* as given, NULL: none */
    const char *output;         /* folder, NULL: nothing is written */
    unsigned formats;           /* bit i: aj_report_format(i); 0: results.jsonl alone */
    const struct aj_vec *loose; /* struct aj_str: files of no case, for the summary; may be NULL */
    /* Told after each case; may be NULL. */
    void (*on_case)(void *context, const struct aj_review *review);
    void *context;
    const volatile sig_atomic_t *stop; /* set by a signal: no further case is begun; may be NULL */
};

/* Reviews the bundles and writes results. An error is about output; trouble with a bundle is
 * counted in the summary, which lives in the arena. */
enum aj_status aj_run_bundles(struct aj_arena *arena, const struct aj_run_options *options,
                              const struct aj_vec *bundles, struct aj_summary *summary,
                              struct aj_error *err) AJ_MUST_CHECK;

#endif
