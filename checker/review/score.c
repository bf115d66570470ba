/* SPDX-License-Identifier: Apache-2.0
 *
 * The score: verdicts times a profile's sheet, in exact fractions. Pure arithmetic; knows no
 * document.
 */
#include "review/review.h"

static const struct aj_verdict *verdict_of(const struct aj_vec *verdicts,
                                           const struct aj_rule *rule)
{
    for (size_t i = 0; i < verdicts->count; i++) {
        const struct aj_verdict *verdict = aj_vec_at(verdicts, i);

        if (verdict->rule == rule)
            return verdict;
    }
    return NULL;
}

static bool is_off(const struct aj_profile *profile, const struct aj_rule *rule)
{
    for (size_t i = 0; i < profile->off.count; i++) {
        if (aj_str_equal(*(struct aj_str *)aj_vec_at(&profile->off, i), rule->id))
            return true;
    }
    return false;
}

/* What a part of an item loses, surely and at most. */
struct loss {
    struct aj_fraction sure;
    struct aj_fraction most;
    bool applies;
    bool is_open;
};

/* The least or the most that one failing rule takes from its part. */
static struct aj_fraction deduction(const struct aj_part *part, const struct aj_verdict *verdict,
                                    struct aj_fraction each)
{
    struct aj_fraction times = {
        part->is_per_occurrence && verdict->occurrences > 0 ? (int64_t)verdict->occurrences : 1, 1};

    if (part->deduct_high.num == 0)
        return part->points;
    return aj_fraction_min(aj_fraction_mul(each, times), part->points);
}

static void add_failure(const struct aj_part *part, const struct aj_verdict *verdict,
                        struct loss *loss, struct aj_vec *steps)
{
    struct aj_fraction least = deduction(part, verdict, part->deduct_low);
    struct aj_fraction most = deduction(part, verdict, part->deduct_high);
    struct aj_step *step = aj_vec_push(steps);

    *step = (struct aj_step){verdict->rule, verdict->occurrences, least};
    loss->sure = aj_fraction_min(aj_fraction_add(loss->sure, least), part->points);
    loss->most = aj_fraction_min(aj_fraction_add(loss->most, most), part->points);
}

static struct loss lose(const struct aj_profile *profile, const struct aj_part *part,
                        const struct aj_vec *verdicts, struct aj_vec *steps)
{
    struct loss loss = {AJ_ZERO, AJ_ZERO, false, false};

    for (size_t i = 0; i < part->rules.count; i++) {
        const struct aj_rule *rule = *(const struct aj_rule *const *)aj_vec_at(&part->rules, i);
        const struct aj_verdict *verdict = verdict_of(verdicts, rule);

        if (verdict == NULL || verdict->status == AJ_NOT_APPLICABLE ||
            rule->status != AJ_RULE_ACTIVE || is_off(profile, rule))
            continue;
        loss.applies = true;
        if (verdict->status == AJ_FAIL)
            add_failure(part, verdict, &loss, steps);
        if (verdict->status == AJ_NEEDS_PERSON)
            loss.is_open = true;
    }
    if (loss.is_open)
        loss.most = part->points;
    return loss;
}

static void score_item(struct aj_arena *arena, const struct aj_profile *profile,
                       const struct aj_score_section *section, const struct aj_score_item *item,
                       const struct aj_vec *verdicts, struct aj_item_score *out)
{
    struct aj_fraction sure = AJ_ZERO;
    struct aj_fraction most = AJ_ZERO;
    bool applies = false;
    bool is_open = false;

    *out = (struct aj_item_score){.item = item, .section = section};
    aj_vec_init(&out->steps, arena, sizeof(struct aj_step));
    for (size_t i = 0; i < item->parts.count; i++) {
        struct loss loss = lose(profile, aj_vec_at(&item->parts, i), verdicts, &out->steps);

        applies = applies || loss.applies;
        is_open = is_open || loss.is_open;
        sure = aj_fraction_add(sure, loss.sure);
        most = aj_fraction_add(most, item->keeps_open ? loss.sure : loss.most);
    }
    out->state = applies ? AJ_ITEM_SCORED : AJ_ITEM_NOT_APPLICABLE;
    if (applies && is_open && item->keeps_open)
        out->state = AJ_ITEM_KEPT;
    out->high = aj_fraction_sub(item->points, aj_fraction_min(sure, item->points));
    out->low = aj_fraction_sub(item->points, aj_fraction_min(most, item->points));
}

static const struct aj_sheet *sheet_for(const struct aj_profile *profile, struct aj_str type)
{
    for (size_t i = 0; i < profile->sheets.count; i++) {
        const struct aj_sheet *sheet = aj_vec_at(&profile->sheets, i);

        if (sheet->when.len == 0 || aj_str_equal(sheet->when, type))
            return sheet;
    }
    return NULL;
}

static void score_items(struct aj_arena *arena, const struct aj_vec *verdicts, struct aj_score *out)
{
    for (size_t s = 0; s < out->sheet->sections.count; s++) {
        const struct aj_score_section *section = aj_vec_at(&out->sheet->sections, s);

        for (size_t i = 0; i < section->items.count; i++) {
            const struct aj_score_item *item = aj_vec_at(&section->items, i);
            struct aj_item_score *score = aj_vec_push(&out->items);

            score_item(arena, out->profile, section, item, verdicts, score);
            if (score->state == AJ_ITEM_NOT_APPLICABLE && out->sheet->rescales)
                continue;
            out->base = aj_fraction_add(out->base, item->points);
            out->low = aj_fraction_add(out->low, score->low);
            out->high = aj_fraction_add(out->high, score->high);
        }
    }
}

/* Points of the items that apply, brought to the sheet's marks. */
static void scale(struct aj_score *out)
{
    struct aj_fraction factor;

    if (out->base.num == 0)
        return;
    factor = aj_fraction_div(out->sheet->scale_to, out->base);
    out->low = aj_fraction_mul(out->low, factor);
    out->high = aj_fraction_mul(out->high, factor);
}

static struct aj_str grade_of(const struct aj_profile *profile, struct aj_fraction points)
{
    for (size_t i = 0; i < profile->grades.count; i++) {
        const struct aj_grade *grade = aj_vec_at(&profile->grades, i);

        if (aj_fraction_compare(points, grade->from) >= 0)
            return grade->title;
    }
    return AJ_STR_EMPTY;
}

static size_t grade_index(const struct aj_profile *profile, struct aj_str title)
{
    for (size_t i = 0; i < profile->grades.count; i++) {
        if (aj_str_equal(((struct aj_grade *)aj_vec_at(&profile->grades, i))->title, title))
            return i;
    }
    return 0;
}

/* Not above the grade; grades stand best first. */
static struct aj_str capped(const struct aj_profile *profile, struct aj_str grade,
                            struct aj_str cap)
{
    return grade_index(profile, grade) < grade_index(profile, cap) ? cap : grade;
}

static void apply_veto(const struct aj_veto *veto, struct aj_score *out)
{
    const struct aj_vec *grades = &out->profile->grades;
    struct aj_str worst = AJ_STR_EMPTY;

    if (grades->count > 0)
        worst = ((struct aj_grade *)aj_vec_at(grades, grades->count - 1))->title;
    out->veto = AJ_VETO_YES;
    if (veto->effect == AJ_VETO_CAP) {
        out->grade_low = capped(out->profile, out->grade_low, veto->cap);
        out->grade_high = capped(out->profile, out->grade_high, veto->cap);
        return;
    }
    if (veto->effect == AJ_VETO_ZERO) {
        out->low = AJ_ZERO;
        out->high = AJ_ZERO;
    }
    out->grade_low = worst;
    out->grade_high = worst;
}

static void look_for_vetoes(const struct aj_vec *verdicts, struct aj_score *out)
{
    for (size_t i = 0; i < out->profile->vetoes.count; i++) {
        const struct aj_veto *veto = aj_vec_at(&out->profile->vetoes, i);

        for (size_t k = 0; k < veto->rules.count; k++) {
            const struct aj_rule *rule = *(const struct aj_rule *const *)aj_vec_at(&veto->rules, k);
            const struct aj_verdict *verdict = verdict_of(verdicts, rule);

            if (verdict == NULL || is_off(out->profile, rule) || rule->status != AJ_RULE_ACTIVE)
                continue;
            if (verdict->status == AJ_FAIL)
                apply_veto(veto, out);
            if (verdict->status == AJ_NEEDS_PERSON)
                *(const struct aj_rule **)aj_vec_push(&out->vetoes_open) = rule;
        }
    }
    if (out->veto == AJ_VETO_NO && out->vetoes_open.count > 0)
        out->veto = AJ_VETO_OPEN;
}

bool aj_score_run(struct aj_arena *arena, const struct aj_profile *profile, struct aj_str type,
                  const struct aj_vec *verdicts, struct aj_score *out)
{
    *out = (struct aj_score){.profile = profile,
                             .sheet = sheet_for(profile, type),
                             .low = AJ_ZERO,
                             .high = AJ_ZERO,
                             .base = AJ_ZERO};
    if (out->sheet == NULL)
        return false;
    aj_vec_init(&out->items, arena, sizeof(struct aj_item_score));
    aj_vec_init(&out->vetoes_open, arena, sizeof(const struct aj_rule *));
    for (size_t i = 0; i < verdicts->count; i++)
        out->counts[((const struct aj_verdict *)aj_vec_at(verdicts, i))->status]++;
    score_items(arena, verdicts, out);
    scale(out);
    out->grade_low = grade_of(profile, out->low);
    out->grade_high = grade_of(profile, out->high);
    look_for_vetoes(verdicts, out);
    out->is_final = aj_str_equal(out->grade_low, out->grade_high) && out->vetoes_open.count == 0;
    return true;
}
