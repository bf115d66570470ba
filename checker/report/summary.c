/* SPDX-License-Identifier: Apache-2.0
 *
 * Collecting the figures of a batch.
 */
#include "report/summary.h"

#include <stdint.h>
#include <stdlib.h>

void aj_summary_init(struct aj_summary *summary, struct aj_arena *arena,
                     const struct aj_ruleset *ruleset, const struct aj_review_options *options)
{
    *summary = (struct aj_summary){
        .arena = arena,
        .ruleset = ruleset,
        .profile = *(const struct aj_profile *const *)aj_vec_at(&options->profiles, 0),
        .as_of = options->as_of};
    aj_vec_init(&summary->cases, arena, sizeof(struct aj_summary_case));
}

static void add_faults(const struct aj_summary *summary, const struct aj_review *review,
                       struct aj_summary_case *out)
{
    aj_vec_init(&out->faults, summary->arena, sizeof(struct aj_str));
    for (size_t i = 0; i < review->verdicts.count; i++) {
        const struct aj_verdict *verdict = aj_review_verdict(review, i);

        if (!aj_verdict_is_first(verdict))
            continue;
        out->counts[verdict->status]++;
        if (verdict->status == AJ_FAIL)
            *(struct aj_str *)aj_vec_push(&out->faults) =
                verdict->rule->id; /* lives in the rules */
    }
}

static void add_problems(const struct aj_summary *summary, const struct aj_dossier *dossier,
                         struct aj_summary_case *out)
{
    aj_vec_init(&out->problems, summary->arena, sizeof(struct aj_summary_problem));
    for (size_t i = 0; i < dossier->problems.count; i++) {
        const struct aj_problem *problem = aj_vec_at(&dossier->problems, i);

        *(struct aj_summary_problem *)aj_vec_push(&out->problems) =
            (struct aj_summary_problem){aj_arena_dup(summary->arena, problem->file),
                                        aj_arena_dup(summary->arena, problem->message)};
    }
}

void aj_summary_add(struct aj_summary *summary, const struct aj_review *review)
{
    const struct aj_score *score = review->scores.count > 0 ? aj_vec_at(&review->scores, 0) : NULL;
    struct aj_summary_case *row = aj_vec_push(&summary->cases);
    struct aj_arena *arena = summary->arena;

    row->id = aj_arena_dup(arena, review->id);
    row->path = aj_arena_dup(arena, review->path);
    row->party = aj_arena_dup(arena, review->party);
    row->bureau = aj_arena_dup(arena, review->bureau);
    row->number = aj_arena_dup(arena, review->number);
    if (score != NULL) {
        row->high = aj_fraction_print(arena, score->high);
        row->low = aj_fraction_print(arena, score->low);
        row->grade_high = aj_arena_dup(arena, score->grade_high);
        row->grade_low = aj_arena_dup(arena, score->grade_low);
        row->veto = score->veto;
    }
    add_faults(summary, review, row);
    add_problems(summary, review->dossier, row);
    summary->n_damaged += review->dossier->problems.count > 0;
}

struct aj_vec aj_summary_grades(const struct aj_summary *summary)
{
    struct aj_vec grades;

    aj_vec_init(&grades, summary->arena, sizeof(struct aj_summary_count));
    for (size_t g = 0; g < summary->profile->grades.count; g++) {
        const struct aj_grade *grade = aj_vec_at(&summary->profile->grades, g);
        struct aj_summary_count count = {grade->title, 0};

        for (size_t i = 0; i < summary->cases.count; i++) {
            const struct aj_summary_case *row = aj_vec_at(&summary->cases, i);

            count.n_cases += aj_str_equal(row->grade_high, grade->title);
        }
        if (count.n_cases > 0)
            *(struct aj_summary_count *)aj_vec_push(&grades) = count;
    }
    return grades;
}

static int by_count(const void *a, const void *b)
{
    const struct aj_summary_count *left = a;
    const struct aj_summary_count *right = b;

    if (left->n_cases != right->n_cases)
        return left->n_cases > right->n_cases ? -1 : 1;
    return aj_str_compare(left->name, right->name);
}

struct aj_vec aj_summary_faults(const struct aj_summary *summary)
{
    struct aj_vec faults;
    struct aj_map places; /* rule id -> index in faults + 1 as pointer */

    aj_vec_init(&faults, summary->arena, sizeof(struct aj_summary_count));
    aj_map_init(&places, summary->arena);
    for (size_t i = 0; i < summary->cases.count; i++) {
        const struct aj_summary_case *row = aj_vec_at(&summary->cases, i);

        for (size_t k = 0; k < row->faults.count; k++) {
            struct aj_str id = *(struct aj_str *)aj_vec_at(&row->faults, k);
            uintptr_t place = (uintptr_t)aj_map_find(&places, id);

            if (place == 0) {
                *(struct aj_summary_count *)aj_vec_push(&faults) = (struct aj_summary_count){id, 0};
                place = faults.count;
                aj_map_set(&places, id, (void *)place);
            }
            ((struct aj_summary_count *)aj_vec_at(&faults, place - 1))->n_cases++;
        }
    }
    if (faults.count > 0)
        qsort(faults.items, faults.count, sizeof(struct aj_summary_count), by_count);
    return faults;
}
