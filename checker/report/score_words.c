/* SPDX-License-Identifier: Apache-2.0
 *
 * Formulas with their numbers. Adds nothing to the score: every figure is the one that was decided.
 */
#include "report/score_words.h"

static struct aj_fraction pick(bool is_low, struct aj_fraction low, struct aj_fraction high)
{
    return is_low ? low : high;
}

/* The words, and behind them the number in the format. */
static struct aj_str append(struct aj_arena *arena, struct aj_str words, const char *sign,
                            struct aj_fraction number)
{
    return aj_arena_printf(arena, "%" AJ_STR_FMT "%s%" AJ_STR_FMT, AJ_STR_ARG(words), sign,
                           AJ_STR_ARG(aj_fraction_print(arena, number)));
}

/* 93.5 ÷ 96 × 100 */
static struct aj_str scale_words(struct aj_arena *arena, const struct aj_sheet_score *sheet,
                                 struct aj_fraction full, bool is_low)
{
    struct aj_str words = aj_fraction_print(arena, pick(is_low, sheet->low, sheet->high));

    words = append(arena, words, " ÷ ", sheet->base);
    return append(arena, words, " × ", full);
}

/* ---- a score without blocks ---- */

/* What all sheets of the kind take off or add. */
static struct aj_fraction sum_of(const struct aj_score *score, enum aj_sheet_kind kind, bool is_low)
{
    struct aj_fraction sum = AJ_ZERO;

    for (size_t i = 1; i < score->sheets.count; i++) {
        const struct aj_sheet_score *one = aj_vec_at(&score->sheets, i);
        struct aj_fraction kept = pick(is_low, one->low, one->high);

        if (one->sheet->kind == kind)
            sum = aj_fraction_add(sum, kind == AJ_SHEET_DEDUCT ? aj_fraction_sub(one->base, kept)
                                                               : kept);
    }
    return sum;
}

static bool has_kind(const struct aj_score *score, enum aj_sheet_kind kind)
{
    for (size_t i = 1; i < score->sheets.count; i++) {
        if (((const struct aj_sheet_score *)aj_vec_at(&score->sheets, i))->sheet->kind == kind)
            return true;
    }
    return false;
}

static struct aj_str total_words(struct aj_arena *arena, const struct aj_score *score, bool is_low)
{
    const struct aj_sheet_score *main = aj_vec_at(&score->sheets, 0);
    struct aj_fraction less = sum_of(score, AJ_SHEET_DEDUCT, is_low);
    struct aj_fraction bonus = sum_of(score, AJ_SHEET_BONUS, is_low);
    struct aj_fraction kept = pick(is_low, main->low, main->high);
    struct aj_str words = scale_words(arena, main, score->full, is_low);
    struct aj_fraction total;

    if (main->base.num == 0)
        return aj_str_from(R_("没有适用的评查项"));
    total = aj_fraction_mul(kept, aj_fraction_div(score->full, main->base));
    total = aj_fraction_max(aj_fraction_sub(total, less), AJ_ZERO);
    if (has_kind(score, AJ_SHEET_DEDUCT))
        words = append(arena, words, " － ", less);
    if (has_kind(score, AJ_SHEET_BONUS))
        words = append(arena, words, " ＋ ", bonus);
    return append(arena, words, " = ", aj_fraction_add(total, bonus));
}

/* ---- blocks ---- */

static struct aj_str source_words(struct aj_arena *arena, const struct aj_block_score *block,
                                  bool is_low)
{
    const struct aj_sheet_score *source = block->source;
    struct aj_fraction kept;

    if (block->block->sort == AJ_BLOCK_VETO) /* nothing is taken off in both */
        return aj_fraction_print(arena,
                                 aj_fraction_add(pick(is_low, block->low, block->high),
                                                 pick(is_low, block->less_low, block->less_high)));
    if (source == NULL)
        return aj_str_from("0");
    if (block->block->sort == AJ_BLOCK_SCALE)
        return scale_words(arena, source, block->block->points, is_low);
    kept = pick(is_low, source->low, source->high);
    if (aj_fraction_compare(kept, block->block->points) <= 0)
        return aj_fraction_print(arena, kept);
    return aj_arena_printf(arena, R_("%" AJ_STR_FMT "（最多 %" AJ_STR_FMT "）"),
                           AJ_STR_ARG(aj_fraction_print(arena, kept)),
                           AJ_STR_ARG(aj_fraction_print(arena, block->block->points)));
}

static struct aj_str block_words(struct aj_arena *arena, const struct aj_block_score *block,
                                 bool is_low)
{
    struct aj_fraction points = pick(is_low, block->low, block->high);
    struct aj_str words = source_words(arena, block, is_low);

    if (block->block->less.count > 0)
        words = append(arena, words, " － ", pick(is_low, block->less_low, block->less_high));
    if (block->block->has_floor)
        words = aj_arena_printf(arena, R_("%" AJ_STR_FMT "（不低于 %" AJ_STR_FMT "）"),
                                AJ_STR_ARG(words),
                                AJ_STR_ARG(aj_fraction_print(arena, block->block->floor)));
    if (aj_str_equal(words, aj_fraction_print(arena, points)))
        return words;
    return append(arena, words, " = ", points);
}

struct aj_str aj_score_formula(struct aj_arena *arena, const struct aj_score *score,
                               const struct aj_block_score *block, bool is_low)
{
    return block != NULL ? block_words(arena, block, is_low) : total_words(arena, score, is_low);
}

/* ---- names ---- */

struct aj_str aj_score_block_name(struct aj_arena *arena, const struct aj_block_score *block)
{
    static const char *const words[] = {[AJ_BLOCK_VETO] = R_("一票否决事项"),
                                        [AJ_BLOCK_SCALE] = R_("评查表得分"),
                                        [AJ_BLOCK_SUM] = R_("加分")};
    struct aj_str title = block->block->title;

    return aj_arena_printf(
        arena, R_("%" AJ_STR_FMT "（%" AJ_STR_FMT " 分）"),
        AJ_STR_ARG(title.len > 0 ? title : aj_str_from(words[block->block->sort])),
        AJ_STR_ARG(aj_fraction_print(arena, block->block->points)));
}

struct aj_str aj_score_sheet_name(struct aj_arena *arena, const struct aj_sheet *sheet)
{
    static const char *const words[] = {[AJ_SHEET_SCORE] = R_("评查项与得分（折算前）"),
                                        [AJ_SHEET_DEDUCT] = R_("扣分表"),
                                        [AJ_SHEET_BONUS] = R_("加分表")};

    if (sheet->title.len == 0)
        return aj_str_from(words[sheet->kind]);
    return aj_arena_printf(arena, R_("%s：%" AJ_STR_FMT), words[sheet->kind],
                           AJ_STR_ARG(sheet->title));
}

struct aj_str aj_score_step_words(struct aj_arena *arena, const struct aj_step *step)
{
    return aj_arena_printf(
        arena, step->sort == AJ_STEP_ADDED ? R_(" 加 %" AJ_STR_FMT) : R_(" 扣 %" AJ_STR_FMT),
        AJ_STR_ARG(aj_fraction_print(arena, step->deducted)));
}

struct aj_str aj_tailor_words(struct aj_arena *arena, const struct aj_tailor *tailor)
{
    const struct aj_str parts[] = {tailor->reason, tailor->by, tailor->on};
    struct aj_str words = AJ_STR_EMPTY;

    for (size_t i = 0; i < AJ_COUNT(parts); i++) {
        if (parts[i].len > 0)
            words = aj_arena_printf(arena, "%" AJ_STR_FMT "%s%" AJ_STR_FMT, AJ_STR_ARG(words),
                                    words.len > 0 ? "，" : "", AJ_STR_ARG(parts[i]));
    }
    return words.len > 0 ? words : aj_str_from(R_("未写明理由"));
}
