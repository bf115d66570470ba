/* SPDX-License-Identifier: Apache-2.0
 *
 * 评分: each sheet line by line, so that a figure can be defended, and the sum as a formula with
 * its numbers. Adds nothing to the score: every figure is the one that was decided.
 */
#include "report/html_case.h"
#include "report/score_words.h"

static struct aj_str print(const struct aj_html *page, struct aj_fraction points)
{
    return aj_fraction_print(page->arena, points);
}

static void put_number(const struct aj_html *page, struct aj_str number)
{
    aj_html_element(page, "td class=\"n\"", number);
}

/* "5", or "3～5" where a person decides. */
static struct aj_str range(const struct aj_html *page, struct aj_fraction low,
                           struct aj_fraction high)
{
    if (aj_fraction_compare(low, high) == 0)
        return print(page, high);
    return aj_arena_printf(page->arena, "%" AJ_STR_FMT "～%" AJ_STR_FMT,
                           AJ_STR_ARG(print(page, low)), AJ_STR_ARG(print(page, high)));
}

static const struct aj_verdict *verdict_of(const struct aj_review *review,
                                           const struct aj_rule *rule)
{
    for (size_t i = 0; i < review->verdicts.count; i++) {
        if (aj_review_verdict(review, i)->rule == rule)
            return aj_review_verdict(review, i);
    }
    return NULL;
}

static void put_rule_link(const struct aj_html *page, const struct aj_rule *rule)
{
    aj_html_raw(page, "<a href=\"#r-");
    aj_html_url(page, rule->id);
    aj_html_raw(page, "\">");
    aj_html_text(page, rule->id);
    aj_html_raw(page, "</a>");
}

static void put_step(const struct aj_html *page, const struct aj_step *step)
{
    if (step->document != NULL)
        aj_html_printf(page, R_("缺《%" AJ_STR_FMT "》"), AJ_STR_ARG(step->document->name));
    else
        put_rule_link(page, step->rule);
    aj_html_text(page, aj_score_step_words(page->arena, step));
    if (step->occurrences > 1)
        aj_html_printf(page, R_("（%u 处）"), step->occurrences);
    aj_html_words(page, step->sort == AJ_STEP_ZEROED ? R_("（本项不得分）") : "");
    aj_html_raw(page, "<br>");
}

static void put_steps(const struct aj_html *page, const struct aj_item_score *score)
{
    for (size_t i = 0; i < score->steps.count; i++)
        put_step(page, aj_vec_at(&score->steps, i));
    if (aj_fraction_compare(score->points, score->item->points) != 0)
        aj_html_printf(page, R_("表列 %" AJ_STR_FMT " 分，其余部分不适用"),
                       AJ_STR_ARG(print(page, score->item->points)));
}

/* The rules of the item that wait for a person. */
static void put_open_rules(const struct aj_html *page, const struct aj_review *review,
                           const struct aj_score *score, const struct aj_item_score *item)
{
    const char *before = R_("待核定：");

    for (size_t p = 0; p < item->item->parts.count; p++) {
        const struct aj_part *part = aj_vec_at(&item->item->parts, p);

        for (size_t r = 0; r < part->rules.count; r++) {
            const struct aj_rule *rule = *(const struct aj_rule *const *)aj_vec_at(&part->rules, r);
            const struct aj_verdict *verdict = verdict_of(review, rule);

            if (verdict == NULL || verdict->status != AJ_NEEDS_PERSON ||
                !aj_profile_counts(score->profile, rule))
                continue;
            aj_html_words(page, before);
            before = "、";
            put_rule_link(page, rule);
        }
    }
    if (item->state == AJ_ITEM_KEPT)
        aj_html_words(page, R_("（暂不扣分）"));
}

/* What an item that does not apply comes to. */
static const char *absent_words(const struct aj_sheet *sheet)
{
    if (sheet->kind == AJ_SHEET_BONUS)
        return R_("不适用，不加分");
    if (sheet->kind == AJ_SHEET_DEDUCT)
        return R_("不适用，不扣分");
    return sheet->rescales ? R_("不适用，不计入分值合计") : R_("不适用，保留满分");
}

static void put_item(const struct aj_html *page, const struct aj_review *review,
                     const struct aj_score *score, const struct aj_item_score *item)
{
    bool is_off_sheet = item->state == AJ_ITEM_NOT_APPLICABLE;
    bool is_bonus = item->sheet->kind == AJ_SHEET_BONUS;
    struct aj_fraction lost = is_bonus ? AJ_ZERO : aj_fraction_sub(item->points, item->high);

    aj_html_raw(page, is_off_sheet ? "<tr class=\"off\">" : "<tr>");
    aj_html_raw(page, "<th scope=\"row\">");
    aj_html_printf(page, "%" AJ_STR_FMT " %" AJ_STR_FMT, AJ_STR_ARG(item->item->id),
                   AJ_STR_ARG(item->item->title));
    aj_html_raw(page, "</th>");
    put_number(page, print(page, item->points));
    if (is_off_sheet && item->sheet->rescales) {
        put_number(page, aj_str_from("—"));
        put_number(page, aj_str_from("—"));
        aj_html_element(page, "td", aj_str_from(absent_words(item->sheet)));
    } else {
        put_number(page, lost.num != 0 ? print(page, lost) : AJ_STR_EMPTY);
        put_number(page, range(page, item->low, item->high));
        aj_html_raw(page, "<td>");
        put_steps(page, item);
        put_open_rules(page, review, score, item);
        aj_html_words(page, is_off_sheet ? absent_words(item->sheet) : "");
        aj_html_raw(page, "</td>");
    }
    aj_html_raw(page, "</tr>\n");
}

/* Points and marks of some items: of a section, or of the sheet. */
struct sum {
    struct aj_fraction points;
    struct aj_fraction low;
    struct aj_fraction high;
};

/* section NULL: of the whole sheet. Items that left the base are left out. */
static struct sum sum_of(const struct aj_score *score, const struct aj_sheet *sheet,
                         const struct aj_score_section *section)
{
    struct sum sum = {AJ_ZERO, AJ_ZERO, AJ_ZERO};

    for (size_t i = 0; i < score->items.count; i++) {
        const struct aj_item_score *item = aj_vec_at(&score->items, i);

        if (item->sheet != sheet || (section != NULL && item->section != section) ||
            (item->state == AJ_ITEM_NOT_APPLICABLE && sheet->rescales))
            continue;
        sum.points = aj_fraction_add(sum.points, item->points);
        sum.low = aj_fraction_add(sum.low, item->low);
        sum.high = aj_fraction_add(sum.high, item->high);
    }
    return sum;
}

static void put_sum_cells(const struct aj_html *page, const struct aj_sheet *sheet, struct sum sum)
{
    put_number(page, print(page, sum.points));
    put_number(page, sheet->kind == AJ_SHEET_BONUS
                         ? AJ_STR_EMPTY
                         : print(page, aj_fraction_sub(sum.points, sum.high)));
    put_number(page, range(page, sum.low, sum.high));
}

/* A sheet of a score, on its page. */
struct part {
    const struct aj_review *review;
    const struct aj_score *score;
    const struct aj_sheet *sheet;
};

static void put_section(const struct aj_html *page, const struct part *part,
                        const struct aj_score_section *section)
{
    const struct aj_score *score = part->score;

    aj_html_raw(page, "<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\">");
    aj_html_text(page, section->title);
    aj_html_raw(page, "</th>");
    put_sum_cells(page, part->sheet, sum_of(score, part->sheet, section));
    aj_html_raw(page, "<td>");
    aj_html_printf(page, R_("表列 %" AJ_STR_FMT " 分"), AJ_STR_ARG(print(page, section->points)));
    aj_html_raw(page, "</td></tr>\n");
    for (size_t i = 0; i < score->items.count; i++) {
        const struct aj_item_score *item = aj_vec_at(&score->items, i);

        if (item->section == section)
            put_item(page, part->review, score, item);
    }
    aj_html_raw(page, "</tbody>\n");
}

static void put_table(const struct aj_html *page, const struct part *part)
{
    const struct aj_vec *sections = &part->sheet->sections;

    aj_html_raw(page, "<table>\n");
    aj_html_element(page, "caption", aj_score_sheet_name(page->arena, part->sheet));
    aj_html_raw(page, "<thead><tr>");
    aj_html_element(page, "th scope=\"col\"", aj_str_from(R_("评查项")));
    aj_html_element(page, "th scope=\"col\" class=\"n\"", aj_str_from(R_("分值")));
    aj_html_element(page, "th scope=\"col\" class=\"n\"", aj_str_from(R_("扣分")));
    aj_html_element(page, "th scope=\"col\" class=\"n\"", aj_str_from(R_("得分")));
    aj_html_element(page, "th scope=\"col\"", aj_str_from(R_("依据的规则")));
    aj_html_raw(page, "</tr></thead>\n");
    for (size_t i = 0; i < sections->count; i++)
        put_section(page, part, aj_vec_at(sections, i));
    aj_html_raw(page, "<tbody><tr class=\"group\">");
    aj_html_element(page, "th scope=\"row\"", aj_str_from(R_("合计")));
    put_sum_cells(page, part->sheet, sum_of(part->score, part->sheet, NULL));
    aj_html_raw(page, "<td></td></tr></tbody>\n</table>\n");
}

/* 93.5 ÷ 96 × 100 = 97.39. The right side is before any veto. */
static void put_formula(const struct aj_html *page, const struct aj_score *score,
                        const struct aj_block_score *block, bool is_low)
{
    struct aj_str name = aj_str_from(is_low          ? R_("待核定事项全部不利时")
                                     : block == NULL ? R_("得分")
                                                     : "");

    aj_html_raw(page, "<li>");
    if (block != NULL)
        aj_html_text(page, aj_score_block_name(page->arena, block));
    aj_html_printf(page, R_("%" AJ_STR_FMT "：%" AJ_STR_FMT " 分"), AJ_STR_ARG(name),
                   AJ_STR_ARG(aj_score_formula(page->arena, score, block, is_low)));
    aj_html_raw(page, "</li>\n");
}

static void put_formulas(const struct aj_html *page, const struct aj_score *score)
{
    for (size_t i = 0; i < score->blocks.count; i++) {
        put_formula(page, score, aj_vec_at(&score->blocks, i), false);
        put_formula(page, score, aj_vec_at(&score->blocks, i), true);
    }
    if (score->blocks.count > 0 || score->base.num == 0)
        return;
    put_formula(page, score, NULL, false);
    put_formula(page, score, NULL, true);
}

static void put_base(const struct aj_html *page, const struct aj_score *score)
{
    const struct aj_sheet *sheet = score->sheet;

    aj_html_raw(page, "<p>");
    aj_html_printf(page,
                   score->blocks.count > 0
                       ? R_("评查表列 %" AJ_STR_FMT " 分，本案适用的评查项合计 %" AJ_STR_FMT
                            " 分；满分 %" AJ_STR_FMT " 分，各部分相加。")
                       : R_("评查表列 %" AJ_STR_FMT " 分，本案适用的评查项合计 %" AJ_STR_FMT
                            " 分，按满分 %" AJ_STR_FMT " 分折算。"),
                   AJ_STR_ARG(print(page, sheet->full)), AJ_STR_ARG(print(page, score->base)),
                   AJ_STR_ARG(print(page, score->full)));
    aj_html_words(page, sheet->rescales ? R_("不适用的评查项不计入合计。")
                                        : R_("不适用的评查项保留满分。"));
    aj_html_words(page, R_("分数按精确分数计算，显示时截至两位小数。"));
    aj_html_raw(page, "</p>\n");
}

static const char *effect_words(enum aj_veto_effect effect)
{
    static const char *const words[] = {[AJ_VETO_ZERO] = R_("总分记 0 分"),
                                        [AJ_VETO_FAIL] = R_("定为最低等级，分数照列"),
                                        [AJ_VETO_CAP] = R_("等级不高于")};

    return words[effect];
}

static void put_veto(const struct aj_html *page, const struct aj_veto *veto,
                     const struct aj_rule *rule)
{
    aj_html_raw(page, "<li class=\"bad\">");
    aj_html_words(page, R_("一票否决："));
    put_rule_link(page, rule);
    aj_html_printf(page, R_(" %" AJ_STR_FMT "，%s%" AJ_STR_FMT), AJ_STR_ARG(rule->title),
                   effect_words(veto->effect), AJ_STR_ARG(veto->cap));
    aj_html_raw(page, "</li>\n");
}

static void put_vetoes(const struct aj_html *page, const struct aj_score *score)
{
    for (size_t i = 0; i < score->vetoes.count; i++) {
        const struct aj_veto_found *found = aj_vec_at(&score->vetoes, i);

        put_veto(page, found->veto, found->rule);
    }
    for (size_t i = 0; i < score->vetoes_open.count; i++) {
        const struct aj_rule *rule =
            *(const struct aj_rule *const *)aj_vec_at(&score->vetoes_open, i);

        aj_html_raw(page, "<li>");
        aj_html_words(page, R_("一票否决事项待核定："));
        put_rule_link(page, rule);
        aj_html_printf(page, R_(" %" AJ_STR_FMT "；核定成立前等级不是最终结论"),
                       AJ_STR_ARG(rule->title));
        aj_html_raw(page, "</li>\n");
    }
}

static void put_grades(const struct aj_html *page, const struct aj_profile *profile)
{
    aj_html_raw(page, "<li>");
    aj_html_words(page, R_("等级："));
    for (size_t i = 0; i < profile->grades.count; i++) {
        const struct aj_grade *grade = aj_vec_at(&profile->grades, i);

        aj_html_printf(page, R_("%s%" AJ_STR_FMT " %" AJ_STR_FMT " 分起"), i > 0 ? "，" : "",
                       AJ_STR_ARG(grade->title), AJ_STR_ARG(print(page, grade->from)));
    }
    aj_html_raw(page, "</li>\n");
}

static void put_tailored(const struct aj_html *page, const struct aj_profile *profile)
{
    for (size_t i = 0; i < profile->off.count; i++) {
        const struct aj_tailor *tailor = aj_vec_at(&profile->off, i);

        aj_html_raw(page, "<li>");
        aj_html_printf(page, R_("不计分：%" AJ_STR_FMT "（%" AJ_STR_FMT "）"),
                       AJ_STR_ARG(tailor->rule), AJ_STR_ARG(aj_tailor_words(page->arena, tailor)));
        aj_html_raw(page, "</li>\n");
    }
}

static void put_score(const struct aj_html *page, const struct aj_review *review,
                      const struct aj_score *score)
{
    aj_html_element(page, "h3", score->profile->title);
    put_base(page, score);
    aj_html_raw(page, "<ul>\n");
    put_formulas(page, score);
    put_vetoes(page, score);
    put_grades(page, score->profile);
    put_tailored(page, score->profile);
    aj_html_raw(page, "</ul>\n");
    for (size_t i = 0; i < score->sheets.count; i++) {
        const struct part part = {
            review, score, ((const struct aj_sheet_score *)aj_vec_at(&score->sheets, i))->sheet};

        put_table(page, &part);
    }
}

void aj_html_put_scores(const struct aj_html *page, const struct aj_review *review)
{
    aj_html_raw(page, "<section aria-labelledby=\"scores\">\n");
    aj_html_element(page, "h2 id=\"scores\"", aj_str_from(R_("评分")));
    if (review->scores.count == 0)
        aj_html_element(page, "p", aj_str_from(R_("没有适用于本案的评查表，未评分。")));
    for (size_t i = 0; i < review->scores.count; i++)
        put_score(page, review, aj_vec_at(&review->scores, i));
    aj_html_raw(page, "</section>\n");
}
