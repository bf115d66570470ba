/* SPDX-License-Identifier: Apache-2.0
 *
 * The score: verdicts times a profile's sheets, in exact fractions. Reads no document; whether one
 * is there is all that it asks.
 */
#include "review/score_item.h"

/* ---- sheets ---- */

static bool is_for(const struct aj_sheet *sheet, struct aj_str type)
{
    return sheet->when.len == 0 || aj_str_equal(sheet->when, type);
}

static const struct aj_sheet *sheet_for(const struct aj_profile *profile, struct aj_str type)
{
    for (size_t i = 0; i < profile->sheets.count; i++) {
        const struct aj_sheet *sheet = aj_vec_at(&profile->sheets, i);

        if (sheet->kind == AJ_SHEET_SCORE && is_for(sheet, type))
            return sheet;
    }
    return NULL;
}

/* Whether a block takes its points from the sheet. */
static bool is_source(const struct aj_profile *profile, const struct aj_sheet *sheet)
{
    for (size_t i = 0; i < profile->blocks.count; i++) {
        const struct aj_score_block *block = aj_vec_at(&profile->blocks, i);

        if (aj_str_equal(block->sheet, sheet->id))
            return true;
    }
    return false;
}

static void score_sheet(struct aj_arena *arena, const struct aj_scoring *scoring,
                        const struct aj_sheet *sheet, struct aj_score *out)
{
    struct aj_sheet_score *sum = aj_vec_push(&out->sheets);

    *sum = (struct aj_sheet_score){sheet, AJ_ZERO, AJ_ZERO, AJ_ZERO};
    for (size_t s = 0; s < sheet->sections.count; s++) {
        const struct aj_score_section *section = aj_vec_at(&sheet->sections, s);

        for (size_t i = 0; i < section->items.count; i++) {
            struct aj_item_score *score = aj_vec_push(&out->items);

            *score = (struct aj_item_score){
                .item = aj_vec_at(&section->items, i), .section = section, .sheet = sheet};
            aj_score_item_run(arena, out->profile, scoring, score);
            if (score->state == AJ_ITEM_NOT_APPLICABLE && sheet->rescales)
                continue;
            sum->base = aj_fraction_add(sum->base, score->points);
            sum->low = aj_fraction_add(sum->low, score->low);
            sum->high = aj_fraction_add(sum->high, score->high);
        }
    }
}

/* That of the case's type, then deductions, bonus, and what blocks name besides. */
static void score_sheets(struct aj_arena *arena, const struct aj_scoring *scoring,
                         struct aj_score *out)
{
    const struct aj_vec *sheets = &out->profile->sheets;

    score_sheet(arena, scoring, out->sheet, out);
    for (size_t i = 0; i < sheets->count; i++) {
        const struct aj_sheet *sheet = aj_vec_at(sheets, i);

        if (sheet != out->sheet && is_for(sheet, scoring->type) &&
            (sheet->kind != AJ_SHEET_SCORE || is_source(out->profile, sheet)))
            score_sheet(arena, scoring, sheet, out);
    }
    out->base = ((const struct aj_sheet_score *)aj_vec_at(&out->sheets, 0))->base;
}

const struct aj_sheet_score *aj_score_sheet(const struct aj_score *score,
                                            const struct aj_sheet *sheet)
{
    for (size_t i = 0; i < score->sheets.count; i++) {
        const struct aj_sheet_score *one = aj_vec_at(&score->sheets, i);

        if (one->sheet == sheet)
            return one;
    }
    return NULL;
}

/* ---- the total ---- */

/* Points in proportion to those that apply. */
static struct aj_fraction scaled(struct aj_fraction points, const struct aj_sheet_score *sheet,
                                 struct aj_fraction kept)
{
    if (sheet->base.num == 0)
        return AJ_ZERO;
    return aj_fraction_div(aj_fraction_mul(points, kept), sheet->base);
}

static const struct aj_sheet_score *source_of(const struct aj_score *score,
                                              const struct aj_score_block *block)
{
    if (block->sheet.len == 0)
        return NULL;
    if (aj_str_equal_c(block->sheet, "sheet"))
        return aj_vec_at(&score->sheets, 0);
    return aj_score_sheet(score, aj_profile_sheet(score->profile, block->sheet));
}

static void set_points(const struct aj_score *score, struct aj_block_score *out)
{
    struct aj_fraction points = out->block->points;

    out->low = AJ_ZERO;
    out->high = AJ_ZERO;
    if (out->block->sort == AJ_BLOCK_VETO && score->veto != AJ_VETO_YES) {
        out->low = points;
        out->high = points;
    }
    if (out->block->sort == AJ_BLOCK_SCALE && out->source != NULL) {
        out->low = scaled(points, out->source, out->source->low);
        out->high = scaled(points, out->source, out->source->high);
    }
    if (out->block->sort == AJ_BLOCK_SUM && out->source != NULL) {
        out->low = aj_fraction_min(points, out->source->low);
        out->high = aj_fraction_min(points, out->source->high);
    }
}

/* What a sheet of deductions takes off. */
static void add_less(const struct aj_sheet_score *sheet, struct aj_block_score *out)
{
    out->less_low = aj_fraction_add(out->less_low, aj_fraction_sub(sheet->base, sheet->low));
    out->less_high = aj_fraction_add(out->less_high, aj_fraction_sub(sheet->base, sheet->high));
}

static void take_off(const struct aj_score *score, struct aj_block_score *out)
{
    const struct aj_vec *less = &out->block->less;

    for (size_t i = 0; i < less->count; i++) {
        const struct aj_sheet_score *sheet = aj_score_sheet(
            score, aj_profile_sheet(score->profile, *(const struct aj_str *)aj_vec_at(less, i)));

        if (sheet != NULL)
            add_less(sheet, out);
    }
    out->low = aj_fraction_sub(out->low, out->less_low);
    out->high = aj_fraction_sub(out->high, out->less_high);
    if (out->block->has_floor) {
        out->low = aj_fraction_max(out->low, out->block->floor);
        out->high = aj_fraction_max(out->high, out->block->floor);
    }
}

static void add_blocks(struct aj_score *out)
{
    const struct aj_vec *blocks = &out->profile->blocks;

    for (size_t i = 0; i < blocks->count; i++) {
        struct aj_block_score *block = aj_vec_push(&out->blocks);

        *block = (struct aj_block_score){
            .block = aj_vec_at(blocks, i), .less_low = AJ_ZERO, .less_high = AJ_ZERO};
        block->source = source_of(out, block->block);
        set_points(out, block);
        take_off(out, block);
        out->low = aj_fraction_add(out->low, block->low);
        out->high = aj_fraction_add(out->high, block->high);
    }
    out->low = aj_fraction_max(out->low, AJ_ZERO);
    out->high = aj_fraction_max(out->high, AJ_ZERO);
}

/* Without blocks: the sheet brought to its marks, less all deductions, but not below nothing, plus
 * all bonus. */
static void add_sheets(struct aj_score *out)
{
    const struct aj_sheet_score *main = aj_vec_at(&out->sheets, 0);
    struct aj_block_score less = {.less_low = AJ_ZERO, .less_high = AJ_ZERO};
    struct aj_sheet_score bonus = {NULL, AJ_ZERO, AJ_ZERO, AJ_ZERO};

    for (size_t i = 1; i < out->sheets.count; i++) {
        const struct aj_sheet_score *sheet = aj_vec_at(&out->sheets, i);

        if (sheet->sheet->kind == AJ_SHEET_DEDUCT) {
            add_less(sheet, &less);
        } else {
            bonus.low = aj_fraction_add(bonus.low, sheet->low);
            bonus.high = aj_fraction_add(bonus.high, sheet->high);
        }
    }
    out->low = aj_fraction_sub(scaled(out->full, main, main->low), less.less_low);
    out->high = aj_fraction_sub(scaled(out->full, main, main->high), less.less_high);
    out->low = aj_fraction_add(aj_fraction_max(out->low, AJ_ZERO), bonus.low);
    out->high = aj_fraction_add(aj_fraction_max(out->high, AJ_ZERO), bonus.high);
}

/* ---- grades and vetoes ---- */

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

static void look_for_vetoes(const struct aj_scoring *scoring, struct aj_score *out)
{
    for (size_t i = 0; i < out->profile->vetoes.count; i++) {
        const struct aj_veto *veto = aj_vec_at(&out->profile->vetoes, i);

        for (size_t k = 0; k < veto->rules.count; k++) {
            const struct aj_rule *rule = *(const struct aj_rule *const *)aj_vec_at(&veto->rules, k);
            const struct aj_verdict *verdict = aj_score_verdict(out->profile, scoring, rule);

            if (verdict != NULL && verdict->status == AJ_FAIL)
                *(struct aj_veto_found *)aj_vec_push(&out->vetoes) =
                    (struct aj_veto_found){veto, rule};
            if (verdict != NULL && verdict->status == AJ_NEEDS_PERSON)
                *(const struct aj_rule **)aj_vec_push(&out->vetoes_open) = rule;
        }
    }
    if (out->vetoes.count > 0)
        out->veto = AJ_VETO_YES;
    else if (out->vetoes_open.count > 0)
        out->veto = AJ_VETO_OPEN;
}

static void count_verdicts(const struct aj_scoring *scoring, struct aj_score *out)
{
    for (size_t i = 0; i < scoring->n_verdicts; i++) {
        if (scoring->verdicts[i] != NULL)
            out->counts[scoring->verdicts[i]->status]++;
    }
}

static void init(struct aj_arena *arena, struct aj_score *out)
{
    out->full = out->profile->blocks.count > 0 ? out->profile->full : out->sheet->scale_to;
    aj_vec_init(&out->items, arena, sizeof(struct aj_item_score));
    aj_vec_init(&out->sheets, arena, sizeof(struct aj_sheet_score));
    aj_vec_init(&out->blocks, arena, sizeof(struct aj_block_score));
    aj_vec_init(&out->vetoes, arena, sizeof(struct aj_veto_found));
    aj_vec_init(&out->vetoes_open, arena, sizeof(const struct aj_rule *));
}

bool aj_score_run(struct aj_arena *arena, const struct aj_profile *profile,
                  const struct aj_scoring *scoring, struct aj_score *out)
{
    *out = (struct aj_score){.profile = profile,
                             .sheet = sheet_for(profile, scoring->type),
                             .low = AJ_ZERO,
                             .high = AJ_ZERO,
                             .base = AJ_ZERO};
    if (out->sheet == NULL)
        return false;
    init(arena, out);
    count_verdicts(scoring, out);
    score_sheets(arena, scoring, out);
    look_for_vetoes(scoring, out);
    if (profile->blocks.count > 0)
        add_blocks(out);
    else
        add_sheets(out);
    out->grade_low = grade_of(profile, out->low);
    out->grade_high = grade_of(profile, out->high);
    for (size_t i = 0; i < out->vetoes.count; i++)
        apply_veto(((const struct aj_veto_found *)aj_vec_at(&out->vetoes, i))->veto, out);
    out->is_final = aj_str_equal(out->grade_low, out->grade_high) && out->vetoes_open.count == 0;
    return true;
}
