/* SPDX-License-Identifier: Apache-2.0
 *
 * Lint over scoring standards: items that nothing serves, sheets that nothing uses, rules left out
 * by nobody.
 */
#include "rules/lint.h"

static bool has_run_rule(const struct aj_vec *rules)
{
    for (size_t i = 0; i < rules->count; i++) {
        if (aj_lint_is_run(*(const struct aj_rule *const *)aj_vec_at(rules, i)))
            return true;
    }
    return false;
}

/* By rules, or by whether its documents are there. */
static bool is_served(const struct aj_score_item *item)
{
    if (item->documents.count > 0)
        return true;
    for (size_t i = 0; i < item->parts.count; i++) {
        if (has_run_rule(&((const struct aj_part *)aj_vec_at(&item->parts, i))->rules))
            return true;
    }
    return false;
}

static void lint_items(const struct aj_profile *profile, const struct aj_sheet *sheet,
                       struct aj_rule_errors *out)
{
    for (size_t k = 0; k < sheet->sections.count; k++) {
        const struct aj_score_section *section = aj_vec_at(&sheet->sections, k);

        for (size_t i = 0; i < section->items.count; i++) {
            const struct aj_score_item *item = aj_vec_at(&section->items, i);

            if (!is_served(item))
                aj_rule_errors_add(out, profile->node->file, profile->node->line,
                                   _("没有规则服务于评查项 %" AJ_STR_FMT "“%" AJ_STR_FMT "”"),
                                   AJ_STR_ARG(item->id), AJ_STR_ARG(item->title));
        }
    }
}

static bool is_named(const struct aj_profile *profile, const struct aj_sheet *sheet)
{
    for (size_t i = 0; i < profile->blocks.count; i++) {
        const struct aj_score_block *block = aj_vec_at(&profile->blocks, i);

        if (aj_str_equal(block->sheet, sheet->id))
            return true;
    }
    return false;
}

/* Whether <score> takes points from the sheet, or takes off what is lost of it. */
static bool is_in_block(const struct aj_profile *profile, const struct aj_sheet *sheet)
{
    for (size_t i = 0; i < profile->blocks.count; i++) {
        const struct aj_score_block *block = aj_vec_at(&profile->blocks, i);

        if (aj_str_equal(block->sheet, sheet->id) ||
            (sheet->kind == AJ_SHEET_SCORE && aj_str_equal_c(block->sheet, "sheet")))
            return true;
        for (size_t k = 0; k < block->less.count; k++) {
            if (aj_str_equal(*(const struct aj_str *)aj_vec_at(&block->less, k), sheet->id))
                return true;
        }
    }
    return profile->blocks.count == 0;
}

/* A sheet before it that fits every case that this one fits, and scores it. */
static bool is_hidden(const struct aj_profile *profile, size_t at)
{
    const struct aj_sheet *sheet = aj_vec_at(&profile->sheets, at);

    for (size_t i = 0; i < at; i++) {
        const struct aj_sheet *other = aj_vec_at(&profile->sheets, i);

        if (other->kind == AJ_SHEET_SCORE &&
            (other->when.len == 0 || aj_str_equal(other->when, sheet->when)))
            return true;
    }
    return false;
}

/* Of a sheet for every case that a block names, being hidden is no harm. */
static void lint_sheets(const struct aj_profile *profile, struct aj_rule_errors *out)
{
    for (size_t i = 0; i < profile->sheets.count; i++) {
        const struct aj_sheet *sheet = aj_vec_at(&profile->sheets, i);

        lint_items(profile, sheet, out);
        if (sheet->kind == AJ_SHEET_SCORE && is_hidden(profile, i) && !is_named(profile, sheet))
            aj_rule_errors_add(out, sheet->node->file, sheet->node->line,
                               _("评查表“%" AJ_STR_FMT "”排在另一张之后，永远用不到"),
                               AJ_STR_ARG(sheet->id));
        else if (!is_in_block(profile, sheet))
            aj_rule_errors_add(out, sheet->node->file, sheet->node->line,
                               _("<score> 没有用到评查表“%" AJ_STR_FMT "”"), AJ_STR_ARG(sheet->id));
    }
}

/* A rule that somebody leaves out is one that somebody answers for. */
static void lint_tailor(const struct aj_profile *profile, struct aj_rule_errors *out)
{
    for (size_t i = 0; i < profile->off.count; i++) {
        const struct aj_tailor *tailor = aj_vec_at(&profile->off, i);

        if (tailor->by.len == 0 || tailor->on.len == 0 || tailor->reason.len == 0)
            aj_rule_errors_add(
                out, profile->node->file, profile->node->line,
                _("<tailor> %" AJ_STR_FMT " 没有写明何人（by）、何日（on）、为何（reason）"),
                AJ_STR_ARG(tailor->rule));
    }
}

void aj_lint_profile(const struct aj_profile *profile, struct aj_rule_errors *out)
{
    lint_sheets(profile, out);
    lint_tailor(profile, out);
}
