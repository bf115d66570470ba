/* SPDX-License-Identifier: Apache-2.0
 *
 * The gate: grade, score, veto and any test `high`; low and open test the rest.
 */
#include "batch/gate.h"

enum aj_status aj_gate_parse(const char *text, struct aj_gate *gate, struct aj_error *err)
{
    static const struct {
        const char *name;
        enum aj_gate_sort sort;
    } words[] = {{"veto", AJ_GATE_VETO}, {"any", AJ_GATE_ANY}, {"open", AJ_GATE_OPEN}},
      limits[] = {{"grade<", AJ_GATE_GRADE}, {"score<", AJ_GATE_HIGH}, {"low<", AJ_GATE_LOW}};
    struct aj_str condition = aj_str_from(text);

    *gate = (struct aj_gate){.sort = AJ_GATE_NEVER, .points = AJ_ZERO};
    if (text == NULL)
        return AJ_OK;
    for (size_t i = 0; i < AJ_COUNT(words); i++) {
        if (aj_str_equal_c(condition, words[i].name))
            gate->sort = words[i].sort;
    }
    for (size_t i = 0; i < AJ_COUNT(limits); i++) {
        struct aj_str prefix = aj_str_from(limits[i].name);

        if (!aj_str_starts(condition, prefix))
            continue;
        gate->grade = aj_str_sub(condition, prefix.len, condition.len);
        if (limits[i].sort == AJ_GATE_GRADE ? gate->grade.len > 0
                                            : aj_fraction_parse(gate->grade, &gate->points))
            gate->sort = limits[i].sort;
    }
    if (gate->sort != AJ_GATE_NEVER)
        return AJ_OK;
    return aj_error_set(err, AJ_SYNTAX,
                        _("--fail-on “%s”应为 grade<合格、score<90、low<90、veto、any 或 open"),
                        text);
}

static bool has_status(const struct aj_review *review, enum aj_verdict_status status)
{
    for (size_t i = 0; i < review->verdicts.count; i++) {
        const struct aj_verdict *verdict = aj_review_verdict(review, i);

        if (verdict->status == status && aj_verdict_is_first(verdict))
            return true;
    }
    return false;
}

/* The grade's place in the profile, best 0; past the last for an unknown one. */
static size_t grade_rank(const struct aj_profile *profile, struct aj_str title)
{
    size_t i = 0;

    while (i < profile->grades.count &&
           !aj_str_equal(((struct aj_grade *)aj_vec_at(&profile->grades, i))->title, title))
        i++;
    return i;
}

enum aj_status aj_gate_check(const struct aj_gate *gate, const struct aj_profile *profile,
                             struct aj_error *err)
{
    struct aj_arena *arena;
    struct aj_str grades = AJ_STR_EMPTY;
    enum aj_status status;

    if (gate->sort != AJ_GATE_GRADE || grade_rank(profile, gate->grade) < profile->grades.count)
        return AJ_OK;
    arena = aj_arena_new();
    for (size_t i = 0; i < profile->grades.count; i++)
        grades = aj_arena_printf(
            arena, "%" AJ_STR_FMT "%s%" AJ_STR_FMT, AJ_STR_ARG(grades), i > 0 ? "、" : "",
            AJ_STR_ARG(((struct aj_grade *)aj_vec_at(&profile->grades, i))->title));
    status = aj_error_set(
        err, AJ_SYNTAX,
        _("--fail-on：评查标准“%" AJ_STR_FMT "”没有等级“%" AJ_STR_FMT "”，它的等级：%" AJ_STR_FMT),
        AJ_STR_ARG(profile->id), AJ_STR_ARG(gate->grade), AJ_STR_ARG(grades));
    aj_arena_free(arena);
    return status;
}

bool aj_gate_is_broken(const struct aj_gate *gate, const struct aj_review *review)
{
    const struct aj_score *score = review->scores.count > 0 ? aj_vec_at(&review->scores, 0) : NULL;

    if (gate->sort == AJ_GATE_ANY)
        return has_status(review, AJ_FAIL);
    if (gate->sort == AJ_GATE_OPEN)
        return has_status(review, AJ_NEEDS_PERSON);
    if (score == NULL)
        return false;
    switch (gate->sort) {
    case AJ_GATE_GRADE:
        return grade_rank(score->profile, score->grade_high) >
               grade_rank(score->profile, gate->grade);
    case AJ_GATE_HIGH:
        return aj_fraction_compare(score->high, gate->points) < 0;
    case AJ_GATE_LOW:
        return aj_fraction_compare(score->low, gate->points) < 0;
    case AJ_GATE_VETO:
        return score->veto == AJ_VETO_YES;
    case AJ_GATE_NEVER:
    case AJ_GATE_ANY:
    case AJ_GATE_OPEN:
        break;
    }
    return false;
}
