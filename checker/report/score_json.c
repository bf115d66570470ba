/* SPDX-License-Identifier: Apache-2.0
 *
 * A score as JSON. What only some standards have (blocks, more sheets, rules left out) is there
 * only where it is used.
 */
#include "report/score_json.h"

#include "report/score_words.h"

static void put_points(struct aj_arena *arena, struct aj_json *json, const char *key,
                       struct aj_fraction points)
{
    aj_json_str(json, key, aj_fraction_print(arena, points));
}

static void put_sections(struct aj_arena *arena, struct aj_json *json, const struct aj_score *score,
                         const struct aj_sheet *sheet)
{
    aj_json_open_array(json, "sections");
    for (size_t s = 0; s < sheet->sections.count; s++) {
        const struct aj_score_section *section = aj_vec_at(&sheet->sections, s);
        struct aj_fraction low = AJ_ZERO;
        struct aj_fraction high = AJ_ZERO;

        for (size_t i = 0; i < score->items.count; i++) {
            const struct aj_item_score *item = aj_vec_at(&score->items, i);

            if (item->section != section)
                continue;
            low = aj_fraction_add(low, item->low);
            high = aj_fraction_add(high, item->high);
        }
        aj_json_open_object(json, NULL);
        aj_json_str(json, "id", section->id);
        aj_json_str(json, "title", section->title);
        put_points(arena, json, "points", section->points);
        put_points(arena, json, "low", low);
        put_points(arena, json, "high", high);
        aj_json_close_object(json);
    }
    aj_json_close_array(json);
}

static void put_step(struct aj_arena *arena, struct aj_json *json, const struct aj_step *step)
{
    bool is_added = step->sort == AJ_STEP_ADDED;

    aj_json_open_object(json, NULL);
    aj_json_str_or_null(json, "rule", step->rule != NULL ? step->rule->id : AJ_STR_EMPTY);
    aj_json_int(json, "occurrences", step->occurrences);
    put_points(arena, json, "deducted", is_added ? AJ_ZERO : step->deducted);
    if (is_added) {
        put_points(arena, json, "added", step->deducted);
        aj_json_bool(json, "open", step->is_open);
    }
    if (step->document != NULL)
        aj_json_str(json, "absent", step->document->name);
    if (step->sort == AJ_STEP_ZEROED)
        aj_json_bool(json, "zero", true);
    aj_json_close_object(json);
}

static void put_item(struct aj_arena *arena, struct aj_json *json, const struct aj_item_score *item)
{
    static const char *const states[] = {[AJ_ITEM_SCORED] = "scored",
                                         [AJ_ITEM_NOT_APPLICABLE] = "not-applicable",
                                         [AJ_ITEM_KEPT] = "kept"};

    aj_json_open_object(json, NULL);
    aj_json_str(json, "id", item->item->id);
    aj_json_str(json, "section", item->section->id);
    aj_json_str(json, "title", item->item->title);
    put_points(arena, json, "points", item->item->points);
    if (aj_fraction_compare(item->points, item->item->points) != 0)
        put_points(arena, json, "base", item->points);
    put_points(arena, json, "low", item->low);
    put_points(arena, json, "high", item->high);
    aj_json_text(json, "state", states[item->state]);
    aj_json_open_array(json, "steps");
    for (size_t k = 0; k < item->steps.count; k++)
        put_step(arena, json, aj_vec_at(&item->steps, k));
    aj_json_close_array(json);
    aj_json_close_object(json);
}

static void put_items(struct aj_arena *arena, struct aj_json *json, const struct aj_score *score,
                      const struct aj_sheet *sheet)
{
    aj_json_open_array(json, "items");
    for (size_t i = 0; i < score->items.count; i++) {
        const struct aj_item_score *item = aj_vec_at(&score->items, i);

        if (item->sheet == sheet)
            put_item(arena, json, item);
    }
    aj_json_close_array(json);
}

/* The sheets besides that of the case's type. */
static void put_sheets(struct aj_arena *arena, struct aj_json *json, const struct aj_score *score)
{
    static const char *const kinds[] = {
        [AJ_SHEET_SCORE] = "score", [AJ_SHEET_DEDUCT] = "deduct", [AJ_SHEET_BONUS] = "bonus"};

    if (score->sheets.count < 2)
        return;
    aj_json_open_array(json, "further_sheets");
    for (size_t i = 1; i < score->sheets.count; i++) {
        const struct aj_sheet_score *one = aj_vec_at(&score->sheets, i);

        aj_json_open_object(json, NULL);
        aj_json_str(json, "id", one->sheet->id);
        aj_json_str_or_null(json, "title", one->sheet->title);
        aj_json_text(json, "kind", kinds[one->sheet->kind]);
        put_points(arena, json, "full", one->sheet->full);
        put_points(arena, json, "base", one->base);
        put_points(arena, json, "low", one->low);
        put_points(arena, json, "high", one->high);
        put_sections(arena, json, score, one->sheet);
        put_items(arena, json, score, one->sheet);
        aj_json_close_object(json);
    }
    aj_json_close_array(json);
}

static void put_block(struct aj_arena *arena, struct aj_json *json, const struct aj_score *score,
                      const struct aj_block_score *block)
{
    static const char *const sorts[] = {
        [AJ_BLOCK_VETO] = "veto", [AJ_BLOCK_SCALE] = "scale", [AJ_BLOCK_SUM] = "sum"};

    aj_json_open_object(json, NULL);
    aj_json_str_or_null(json, "title", block->block->title);
    aj_json_text(json, "of", sorts[block->block->sort]);
    aj_json_str_or_null(json, "sheet",
                        block->source != NULL ? block->source->sheet->id : AJ_STR_EMPTY);
    put_points(arena, json, "points", block->block->points);
    put_points(arena, json, "less_low", block->less_low);
    put_points(arena, json, "less_high", block->less_high);
    put_points(arena, json, "low", block->low);
    put_points(arena, json, "high", block->high);
    aj_json_str(json, "formula_low", aj_score_formula(arena, score, block, true));
    aj_json_str(json, "formula_high", aj_score_formula(arena, score, block, false));
    aj_json_close_object(json);
}

static void put_blocks(struct aj_arena *arena, struct aj_json *json, const struct aj_score *score)
{
    if (score->blocks.count > 0) {
        aj_json_open_array(json, "blocks");
        for (size_t i = 0; i < score->blocks.count; i++)
            put_block(arena, json, score, aj_vec_at(&score->blocks, i));
        aj_json_close_array(json);
    } else if (score->sheets.count > 1) {
        aj_json_str(json, "formula_low", aj_score_formula(arena, score, NULL, true));
        aj_json_str(json, "formula_high", aj_score_formula(arena, score, NULL, false));
    }
}

static void put_vetoes(struct aj_json *json, const struct aj_score *score)
{
    static const char *const vetoes[] = {
        [AJ_VETO_NO] = "no", [AJ_VETO_OPEN] = "open", [AJ_VETO_YES] = "yes"};

    aj_json_text(json, "veto", vetoes[score->veto]);
    if (score->vetoes.count > 0) {
        aj_json_open_array(json, "vetoes");
        for (size_t i = 0; i < score->vetoes.count; i++)
            aj_json_str(json, NULL,
                        ((const struct aj_veto_found *)aj_vec_at(&score->vetoes, i))->rule->id);
        aj_json_close_array(json);
    }
    aj_json_open_array(json, "vetoes_open");
    for (size_t i = 0; i < score->vetoes_open.count; i++)
        aj_json_str(json, NULL,
                    (*(const struct aj_rule *const *)aj_vec_at(&score->vetoes_open, i))->id);
    aj_json_close_array(json);
}

static void put_tailored(struct aj_json *json, const struct aj_profile *profile)
{
    if (profile->off.count == 0)
        return;
    aj_json_open_array(json, "tailored");
    for (size_t i = 0; i < profile->off.count; i++) {
        const struct aj_tailor *tailor = aj_vec_at(&profile->off, i);

        aj_json_open_object(json, NULL);
        aj_json_str(json, "rule", tailor->rule);
        aj_json_str_or_null(json, "by", tailor->by);
        aj_json_str_or_null(json, "on", tailor->on);
        aj_json_str_or_null(json, "reason", tailor->reason);
        aj_json_close_object(json);
    }
    aj_json_close_array(json);
}

static void put_profile(struct aj_json *json, const struct aj_profile *profile)
{
    aj_json_open_object(json, "profile");
    aj_json_str(json, "id", profile->id);
    aj_json_str(json, "version", profile->version);
    aj_json_text(json, "sha256", profile->sha256);
    aj_json_close_object(json);
}

void aj_json_put_score(struct aj_arena *arena, struct aj_json *json, const struct aj_score *score)
{
    aj_json_open_object(json, NULL);
    put_profile(json, score->profile);
    aj_json_str(json, "sheet", score->sheet->id);
    put_points(arena, json, "low", score->low);
    put_points(arena, json, "high", score->high);
    put_points(arena, json, "full", score->full);
    put_points(arena, json, "base", score->base);
    aj_json_str_or_null(json, "grade_low", score->grade_low);
    aj_json_str_or_null(json, "grade_high", score->grade_high);
    aj_json_bool(json, "final", score->is_final);
    put_vetoes(json, score);
    aj_json_open_object(json, "counts");
    for (int i = 0; i < AJ_N_VERDICTS; i++)
        aj_json_int(json, aj_verdict_code((enum aj_verdict_status)i), score->counts[i]);
    aj_json_close_object(json);
    put_blocks(arena, json, score);
    put_tailored(json, score->profile);
    put_sections(arena, json, score, score->sheet);
    put_items(arena, json, score, score->sheet);
    put_sheets(arena, json, score);
    aj_json_close_object(json);
}
