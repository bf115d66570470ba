/* SPDX-License-Identifier: Apache-2.0
 *
 * What a whole batch came to: a row for each case, and the figures over all. Kept in the arena of
 * the run, since the cases' own arenas are gone when it is written.
 */
#ifndef AJ_SUMMARY_H
#define AJ_SUMMARY_H

#include "base/buffer.h"
#include "review/review.h"

struct aj_summary_problem {
    struct aj_str file; /* "" for the bundle as a whole */
    struct aj_str message;
};

/* One case, under the first profile. */
struct aj_summary_case {
    struct aj_str id;
    struct aj_str path;
    struct aj_str party;
    struct aj_str bureau;
    struct aj_str number;
    struct aj_str high; /* points as printed; "" when the case got no score */
    struct aj_str low;
    struct aj_str grade_high;
    struct aj_str grade_low;
    enum aj_veto_state veto;
    unsigned counts[AJ_N_VERDICTS];
    struct aj_vec faults;   /* struct aj_str: ids of the rules that fail */
    struct aj_vec problems; /* struct aj_summary_problem */
};

/* A grade or a rule, and the number of cases that have it. */
struct aj_summary_count {
    struct aj_str name;
    unsigned n_cases;
};

struct aj_summary {
    struct aj_arena *arena;
    const struct aj_ruleset *ruleset;
    const struct aj_profile *profile; /* the first of the run */
    struct aj_date as_of;
    struct aj_str gate;  /* the condition as given, "" for none */
    bool has_case_pages; /* cases/<id>/report.html are there to be linked */
    unsigned n_gate;     /* cases that break the gate */
    unsigned n_damaged;  /* cases with problems */
    struct aj_vec cases; /* struct aj_summary_case, in input order */
    const struct aj_vec
        *loose; /* struct aj_str: files that belong to no case; NULL: none looked for */
};

void aj_summary_init(struct aj_summary *summary, struct aj_arena *arena,
                     const struct aj_ruleset *ruleset, const struct aj_review_options *options);
/* Adds a case; copies what it keeps. */
void aj_summary_add(struct aj_summary *summary, const struct aj_review *review);
/* How many cases have each grade, in the profile's order, without empty grades: struct
 * aj_summary_count in the summary's arena. */
struct aj_vec aj_summary_grades(const struct aj_summary *summary);
/* The rules that fail, the commonest first, then by id: struct aj_summary_count. */
struct aj_vec aj_summary_faults(const struct aj_summary *summary);

/* summary.json (schema anjuan-summary/1). */
void aj_summary_json(const struct aj_summary *summary, struct aj_buffer *out);
/* summary.html: one self-contained page. */
void aj_summary_html(const struct aj_summary *summary, struct aj_buffer *out);

#endif
