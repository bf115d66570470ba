/* SPDX-License-Identifier: Apache-2.0
 *
 * anjuan.h: verdicts, scores and problems of a review, as plain structs with strings of C.
 */
#include "library/handles.h"

#include "report/report.h"

static const enum anjuan_verdict_status statuses[AJ_N_VERDICTS] = {
    [AJ_PASS] = ANJUAN_PASS,
    [AJ_FAIL] = ANJUAN_FAIL,
    [AJ_NEEDS_PERSON] = ANJUAN_NEEDS_PERSON,
    [AJ_NOT_APPLICABLE] = ANJUAN_NOT_APPLICABLE};

static const enum anjuan_veto vetoes[] = {[AJ_VETO_NO] = ANJUAN_VETO_NO,
                                          [AJ_VETO_OPEN] = ANJUAN_VETO_OPEN,
                                          [AJ_VETO_YES] = ANJUAN_VETO_YES};

const char *anjuan_verdict_code(enum anjuan_verdict_status status)
{
    for (int i = 0; i < AJ_N_VERDICTS; i++) {
        if (statuses[i] == status)
            return aj_verdict_code((enum aj_verdict_status)i);
    }
    return "";
}

/* ---- making a result ---- */

static struct anjuan_evidence evidence_of(struct aj_arena *arena,
                                          const struct aj_evidence *evidence)
{
    const struct aj_paper *paper = evidence->place.paper;

    return (struct anjuan_evidence){
        .file = aj_public_text(arena, paper->file),
        .kind = aj_public_text(arena, paper->kind != NULL ? paper->kind->name : AJ_STR_EMPTY),
        .place = aj_public_text(arena, aj_place_words(arena, &evidence->place)),
        .field = aj_public_text(arena, evidence->field),
        .text = aj_public_text(arena, evidence->text),
        .value = aj_public_text(arena, evidence->value),
    };
}

static void list_evidence(struct aj_arena *arena, const struct aj_verdict *verdict,
                          struct anjuan_verdict *out)
{
    struct aj_vec list;

    aj_vec_init(&list, arena, sizeof(struct anjuan_evidence));
    for (size_t i = 0; i < verdict->evidence.count; i++)
        *(struct anjuan_evidence *)aj_vec_push(&list) =
            evidence_of(arena, aj_vec_at(&verdict->evidence, i));
    out->n_evidence = list.count;
    out->evidence = list.items;
}

static void list_basis(struct aj_arena *arena, const struct aj_verdict *verdict,
                       struct anjuan_verdict *out)
{
    struct aj_vec list;

    aj_vec_init(&list, arena, sizeof(struct anjuan_basis));
    for (size_t i = 0; i < verdict->rule->basis.count; i++) {
        struct aj_cited_basis basis;

        if (!aj_verdict_basis(arena, verdict, i, &basis))
            continue;
        *(struct anjuan_basis *)aj_vec_push(&list) = (struct anjuan_basis){
            .law = aj_public_text(arena, basis.law->title),
            .article = aj_public_text(arena, basis.article),
            .edition = aj_public_text(arena, basis.edition != NULL ? basis.edition->from_text
                                                                   : AJ_STR_EMPTY),
        };
    }
    out->n_basis = list.count;
    out->basis = list.items;
}

static void add_verdict(struct aj_arena *arena, const struct aj_verdict *verdict,
                        struct aj_vec *list)
{
    const struct aj_rule *rule = verdict->rule;
    struct anjuan_verdict *out = aj_vec_push(list);

    *out = (struct anjuan_verdict){
        .rule = aj_public_text(arena, rule->id),
        .title = aj_public_text(arena, rule->title),
        .status = statuses[verdict->status],
        .message = aj_public_text(arena, verdict->message),
        .ask = aj_public_text(arena, verdict->ask),
        .remedy = aj_public_text(arena, verdict->status == AJ_FAIL ? rule->remedy : AJ_STR_EMPTY),
        .day = aj_public_text(arena, aj_date_print(arena, aj_date_from_days(verdict->day))),
        .profiles = aj_public_text(arena, verdict->under),
        .n_occurrences = verdict->occurrences,
        .is_scored = verdict->is_scored,
        .is_mendable = rule->is_mendable,
        .is_confirmed = rule->is_confirmed,
    };
    list_basis(arena, verdict, out);
    list_evidence(arena, verdict, out);
}

static const char *points(struct aj_arena *arena, struct aj_fraction value)
{
    return aj_public_text(arena, aj_fraction_print(arena, value));
}

static void add_score(struct aj_arena *arena, const struct aj_score *score, struct aj_vec *list)
{
    struct anjuan_score *out = aj_vec_push(list);

    *out = (struct anjuan_score){
        .profile = aj_public_text(arena, score->profile->id),
        .title = aj_public_text(arena, score->profile->title),
        .full = points(arena, score->sheet->scale_to),
        .high = points(arena, score->high),
        .low = points(arena, score->low),
        .grade_high = aj_public_text(arena, score->grade_high),
        .grade_low = aj_public_text(arena, score->grade_low),
        .is_final = score->is_final,
        .veto = vetoes[score->veto],
    };
    for (int i = 0; i < AJ_N_VERDICTS; i++)
        out->counts[statuses[i]] = score->counts[i];
}

static void add_problem(struct aj_arena *arena, const struct aj_problem *problem,
                        struct aj_vec *list)
{
    *(struct anjuan_problem *)aj_vec_push(list) = (struct anjuan_problem){
        .code = problem->code,
        .file = aj_public_text(arena, problem->file),
        .message = aj_public_text(arena, problem->message),
    };
}

static struct anjuan_facts facts_of(struct aj_arena *arena, const struct aj_review *review)
{
    return (struct anjuan_facts){
        .id = aj_public_text(arena, review->id),
        .path = aj_public_text(arena, review->path),
        .type = aj_public_text(arena, review->type),
        .as_of = aj_public_text(arena, aj_date_print(arena, review->as_of)),
        .stage = aj_stage_code(review->stage),
        .number = aj_public_text(arena, review->number),
        .party = aj_public_text(arena, review->party),
        .bureau = aj_public_text(arena, review->bureau),
        .filed = aj_public_text(arena, review->filed),
        .decided = aj_public_text(arena, review->decided),
    };
}

const struct anjuan_result *aj_public_result(const struct aj_review *review)
{
    struct aj_arena *arena = review->dossier->arena;
    const struct aj_vec *problems = &review->dossier->problems;
    struct anjuan_result *result = aj_arena_alloc(arena, sizeof(*result));

    result->review = review;
    result->facts = facts_of(arena, review);
    aj_vec_init(&result->verdicts, arena, sizeof(struct anjuan_verdict));
    aj_vec_init(&result->scores, arena, sizeof(struct anjuan_score));
    aj_vec_init(&result->problems, arena, sizeof(struct anjuan_problem));
    for (size_t i = 0; i < review->verdicts.count; i++)
        add_verdict(arena, aj_review_verdict(review, i), &result->verdicts);
    for (size_t i = 0; i < review->scores.count; i++)
        add_score(arena, aj_vec_at(&review->scores, i), &result->scores);
    for (size_t i = 0; i < problems->count; i++)
        add_problem(arena, aj_vec_at(problems, i), &result->problems);
    return result;
}

/* ---- walking it ---- */

const struct anjuan_facts *anjuan_result_facts(const struct anjuan_result *result)
{
    return result != NULL ? &result->facts : NULL;
}

size_t anjuan_result_n_verdicts(const struct anjuan_result *result)
{
    return result != NULL ? result->verdicts.count : 0;
}

const struct anjuan_verdict *anjuan_result_verdict(const struct anjuan_result *result, size_t i)
{
    return result != NULL ? aj_public_item(&result->verdicts, i) : NULL;
}

size_t anjuan_result_n_scores(const struct anjuan_result *result)
{
    return result != NULL ? result->scores.count : 0;
}

const struct anjuan_score *anjuan_result_score(const struct anjuan_result *result, size_t i)
{
    return result != NULL ? aj_public_item(&result->scores, i) : NULL;
}

size_t anjuan_result_n_problems(const struct anjuan_result *result)
{
    return result != NULL ? result->problems.count : 0;
}

const struct anjuan_problem *anjuan_result_problem(const struct anjuan_result *result, size_t i)
{
    return result != NULL ? aj_public_item(&result->problems, i) : NULL;
}
