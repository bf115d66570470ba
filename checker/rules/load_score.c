/* SPDX-License-Identifier: Apache-2.0
 *
 * <score>: how a score is put together from vetoes and sheets, block by block.
 */
#include "rules/ruleset.h"

#include "base/nearest.h"

static const struct {
    const char *attribute;
    enum aj_block_sort sort;
} sorts[] = {{"on", AJ_BLOCK_VETO}, {"scale-of", AJ_BLOCK_SCALE}, {"sum-of", AJ_BLOCK_SUM}};

const struct aj_sheet *aj_profile_sheet(const struct aj_profile *profile, struct aj_str id)
{
    for (size_t i = 0; i < profile->sheets.count; i++) {
        const struct aj_sheet *sheet = aj_vec_at(&profile->sheets, i);

        if (aj_str_equal(sheet->id, id))
            return sheet;
    }
    return NULL;
}

static void load_sort(struct aj_loading *loading, const struct aj_node *node,
                      struct aj_score_block *block)
{
    size_t n = 0;

    for (size_t i = 0; i < AJ_COUNT(sorts); i++) {
        struct aj_str value = aj_node_get(node, sorts[i].attribute);

        if (value.ptr == NULL)
            continue;
        n++;
        block->sort = sorts[i].sort;
        block->sheet = block->sort == AJ_BLOCK_VETO ? AJ_STR_EMPTY : value;
    }
    if (n != 1)
        aj_load_fail(loading, node, _("<block> 应有 on、scale-of、sum-of 中的一个"));
}

static void load_block(struct aj_loading *loading, const struct aj_node *node,
                       struct aj_profile *profile)
{
    struct aj_score_block *block = aj_vec_push(&profile->blocks);
    struct aj_str less = aj_node_get(node, "less");
    struct aj_str id;

    *block = (struct aj_score_block){.title = aj_node_get(node, "title"), .floor = AJ_ZERO};
    block->points = aj_load_points(loading, node, "points");
    load_sort(loading, node, block);
    block->has_floor = aj_node_get(node, "floor").ptr != NULL;
    block->floor = aj_load_points(loading, node, "floor");
    aj_vec_init(&block->less, loading->ruleset->arena, sizeof(struct aj_str));
    while (aj_str_next_word(&less, &id))
        *(struct aj_str *)aj_vec_push(&block->less) = id;
}

void aj_load_score(struct aj_loading *loading, const struct aj_node *node,
                   struct aj_profile *profile)
{
    struct aj_fraction sum = AJ_ZERO;

    if (profile->score != NULL && profile->score->parent == node->parent)
        aj_load_fail(loading, node, _("<score> 重复，前一处在第%d行"), profile->score->line);
    profile->score = node;
    profile->full = aj_load_points(loading, node, "full");
    profile->blocks.count = 0;
    for (size_t i = 0; i < node->children.count; i++) {
        const struct aj_score_block *block;

        load_block(loading, aj_node_child(node, i), profile);
        block = aj_vec_at(&profile->blocks, i);
        if (block->sort != AJ_BLOCK_SUM) /* what is on top of full marks is no part of them */
            sum = aj_fraction_add(sum, block->points);
    }
    aj_load_expect_sum(loading, node, sum, profile->full);
}

static void report_unknown(struct aj_loading *loading, const struct aj_profile *profile,
                           struct aj_str id)
{
    struct aj_map ids;

    aj_map_init(&ids, loading->scratch);
    for (size_t i = 0; i < profile->sheets.count; i++) {
        const struct aj_sheet *sheet = aj_vec_at(&profile->sheets, i);

        aj_map_set(&ids, sheet->id, (void *)(uintptr_t)sheet);
    }
    aj_load_fail(loading, profile->score,
                 _("没有编号为“%" AJ_STR_FMT "”的评查表，最接近的是“%" AJ_STR_FMT "”"),
                 AJ_STR_ARG(id), AJ_STR_ARG(aj_nearest_in_map(&ids, id)));
}

/* The sheet must be there; points are taken from one of any kind but deductions, and for every type
 * of case. */
static void check_source(struct aj_loading *loading, const struct aj_profile *profile,
                         const struct aj_score_block *block)
{
    const struct aj_sheet *sheet = aj_profile_sheet(profile, block->sheet);

    if (block->sort == AJ_BLOCK_VETO || aj_str_equal_c(block->sheet, "sheet"))
        return;
    if (sheet == NULL)
        report_unknown(loading, profile, block->sheet);
    else if (sheet->kind == AJ_SHEET_DEDUCT)
        aj_load_fail(loading, profile->score,
                     _("评查表“%" AJ_STR_FMT "”是扣分表，只能写在 less 中"),
                     AJ_STR_ARG(block->sheet));
    else if (block->sort == AJ_BLOCK_SCALE &&
             (sheet->kind != AJ_SHEET_SCORE || sheet->when.len > 0))
        aj_load_fail(loading, profile->score,
                     _("scale-of：应为 sheet，或者不限案件类型（没有 when）的计分表"));
}

static void check_less(struct aj_loading *loading, const struct aj_profile *profile,
                       const struct aj_score_block *block)
{
    for (size_t i = 0; i < block->less.count; i++) {
        struct aj_str id = *(const struct aj_str *)aj_vec_at(&block->less, i);
        const struct aj_sheet *sheet = aj_profile_sheet(profile, id);

        if (sheet == NULL)
            report_unknown(loading, profile, id);
        else if (sheet->kind != AJ_SHEET_DEDUCT)
            aj_load_fail(loading, profile->score,
                         _("less：评查表“%" AJ_STR_FMT "”不是扣分表（kind=\"deduct\"）"),
                         AJ_STR_ARG(id));
    }
}

void aj_load_score_end(struct aj_loading *loading, const struct aj_profile *profile)
{
    for (size_t i = 0; i < profile->blocks.count; i++) {
        check_source(loading, profile, aj_vec_at(&profile->blocks, i));
        check_less(loading, profile, aj_vec_at(&profile->blocks, i));
    }
}
