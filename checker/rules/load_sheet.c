/* SPDX-License-Identifier: Apache-2.0
 *
 * <sheet>: sections, items and parts, checked so that their points add up.
 */
#include "rules/ruleset.h"

#include "base/nearest.h"

void aj_load_expect_sum(struct aj_loading *loading, const struct aj_node *node,
                        struct aj_fraction sum, struct aj_fraction expected)
{
    if (aj_fraction_compare(sum, expected) == 0)
        return;
    aj_load_fail(
        loading, node,
        _("<%" AJ_STR_FMT "> 内各项分值之和为 %" AJ_STR_FMT "，与应有的 %" AJ_STR_FMT " 不符"),
        AJ_STR_ARG(node->name), AJ_STR_ARG(aj_fraction_print(loading->ruleset->arena, sum)),
        AJ_STR_ARG(aj_fraction_print(loading->ruleset->arena, expected)));
}

/* ---- parts ---- */

/* deduct="2" or deduct="1..5". */
static void load_deduct(struct aj_loading *loading, const struct aj_node *node,
                        struct aj_part *part)
{
    struct aj_str text = aj_node_get(node, "deduct");
    size_t dots = aj_str_find(text, aj_str_from(".."), 0);
    struct aj_str low = aj_str_sub(text, 0, dots);
    struct aj_str high = dots != AJ_STR_NONE ? aj_str_sub(text, dots + 2, text.len) : low;

    if (text.ptr == NULL)
        return;
    if (!aj_fraction_parse(low, &part->deduct_low) ||
        !aj_fraction_parse(high, &part->deduct_high) || part->deduct_low.num < 0 ||
        part->deduct_high.num <= 0 || aj_fraction_compare(part->deduct_low, part->deduct_high) > 0)
        aj_load_fail(loading, node, _("deduct：“%" AJ_STR_FMT "”应写作 2 或 1..5"),
                     AJ_STR_ARG(text));
}

static struct aj_fraction load_part(struct aj_loading *loading, const struct aj_node *node,
                                    struct aj_score_item *item)
{
    struct aj_part *part = aj_vec_push(&item->parts);

    part->points = aj_load_points(loading, node, "points");
    part->deduct_low = AJ_ZERO;
    part->deduct_high = AJ_ZERO;
    part->is_per_occurrence = aj_str_equal_c(aj_node_get(node, "per"), "occurrence");
    part->rules = aj_load_find_rules(loading, node, aj_node_get(node, "rules"));
    load_deduct(loading, node, part);
    if (part->is_per_occurrence && part->deduct_high.num == 0)
        aj_load_fail(loading, node, _("per 须与 deduct 同用"));
    return part->points;
}

/* ---- items ---- */

static void load_documents(struct aj_loading *loading, const struct aj_node *node,
                           struct aj_score_item *item)
{
    static const char *const absences[] = {
        [AJ_ABSENCE_BY_RULES] = "", [AJ_ABSENCE_NA] = "na", [AJ_ABSENCE_ZERO] = "0"};
    const struct aj_kinds *kinds = &loading->ruleset->kinds;
    struct aj_str names = aj_node_get(node, "document");
    struct aj_str absent = aj_node_get(node, "absent");
    struct aj_str name;

    aj_vec_init(&item->documents, loading->ruleset->arena, sizeof(const struct aj_kind *));
    while (aj_str_next_word(&names, &name)) {
        const struct aj_kind *kind = aj_kinds_find(kinds, name);

        if (kind != NULL)
            *(const struct aj_kind **)aj_vec_push(&item->documents) = kind;
        else
            aj_load_fail(loading, node,
                         _("没有名为“%" AJ_STR_FMT "”的文书，最接近的是“%" AJ_STR_FMT "”"),
                         AJ_STR_ARG(name), AJ_STR_ARG(aj_nearest_in_map(&kinds->by_name, name)));
    }
    for (size_t i = 0; i < AJ_COUNT(absences); i++) {
        if (aj_str_equal_c(absent, absences[i]))
            item->absent = (enum aj_absence)i;
    }
    if ((aj_node_get(node, "document").len > 0) != (absent.len > 0))
        aj_load_fail(loading, node, _("document 与 absent 须同用"));
}

static bool is_in_bonus(const struct aj_node *item)
{
    const struct aj_node *sheet =
        aj_node_is(item->parent, "section") ? item->parent->parent : item->parent;

    return aj_str_equal_c(aj_node_get(sheet, "kind"), "bonus");
}

/* The points of the item. */
static struct aj_fraction load_item(struct aj_loading *loading, const struct aj_node *node,
                                    struct aj_score_section *section)
{
    struct aj_score_item *item = aj_vec_push(&section->items);
    struct aj_fraction sum = AJ_ZERO;

    item->id = aj_node_get(node, "id");
    item->title = aj_node_get(node, "title");
    if (item->title.len == 0)
        item->title = aj_node_get(node, "document");
    if (item->title.len == 0)
        aj_load_fail(loading, node, _("<item> 缺少 title（或者 document）"));
    item->points = aj_load_points(loading, node, "points");
    item->keeps_open = aj_str_equal_c(aj_node_get(node, "open"), "keep");
    load_documents(loading, node, item);
    item->zero_if = aj_load_find_rules(loading, node, aj_node_get(node, "zero-if"));
    if (is_in_bonus(node) && (item->documents.count > 0 || item->zero_if.count > 0))
        aj_load_fail(loading, node, _("加分表的评查项不用 document、absent 和 zero-if"));
    aj_vec_init(&item->parts, loading->ruleset->arena, sizeof(struct aj_part));
    for (size_t i = 0; i < node->children.count; i++)
        sum = aj_fraction_add(sum, load_part(loading, aj_node_child(node, i), item));
    if (item->parts.count > 0)
        aj_load_expect_sum(loading, node, sum, item->points);
    return item->points;
}

/* ---- sections and sheets ---- */

static struct aj_score_section *add_section(struct aj_loading *loading, struct aj_sheet *sheet,
                                            struct aj_str id, struct aj_str title)
{
    struct aj_score_section *section = aj_vec_push(&sheet->sections);

    section->id = id.len > 0 ? id : title;
    section->title = title;
    section->points = AJ_ZERO;
    aj_vec_init(&section->items, loading->ruleset->arena, sizeof(struct aj_score_item));
    return section;
}

static struct aj_fraction load_section(struct aj_loading *loading, const struct aj_node *node,
                                       struct aj_sheet *sheet)
{
    struct aj_score_section *section =
        add_section(loading, sheet, aj_node_get(node, "id"), aj_node_get(node, "title"));
    struct aj_fraction sum = AJ_ZERO;

    section->points = aj_load_points(loading, node, "points");
    for (size_t i = 0; i < node->children.count; i++)
        sum = aj_fraction_add(sum, load_item(loading, aj_node_child(node, i), section));
    aj_load_expect_sum(loading, node, sum, section->points);
    return section->points;
}

/* Items that stand in no section are in one that is the sheet. */
static struct aj_fraction load_loose_items(struct aj_loading *loading, const struct aj_node *node,
                                           struct aj_sheet *sheet)
{
    struct aj_score_section *section = NULL;

    for (size_t i = 0; i < node->children.count; i++) {
        const struct aj_node *child = aj_node_child(node, i);

        if (!aj_node_is(child, "item"))
            continue;
        if (section == NULL)
            section = add_section(loading, sheet, sheet->id,
                                  sheet->title.len > 0 ? sheet->title : sheet->id);
        section->points = aj_fraction_add(section->points, load_item(loading, child, section));
    }
    return section != NULL ? section->points : AJ_ZERO;
}

static void load_settings(struct aj_loading *loading, const struct aj_node *node,
                          const struct aj_profile *profile, struct aj_sheet *sheet)
{
    static const char *const kinds[] = {
        [AJ_SHEET_SCORE] = "score", [AJ_SHEET_DEDUCT] = "deduct", [AJ_SHEET_BONUS] = "bonus"};

    *sheet = (struct aj_sheet){.node = node};
    sheet->id = aj_node_get(node, "id");
    sheet->title = aj_node_get(node, "title");
    for (size_t i = 0; i < AJ_COUNT(kinds); i++) {
        if (aj_str_equal_c(aj_node_get(node, "kind"), kinds[i]))
            sheet->kind = (enum aj_sheet_kind)i;
    }
    sheet->when = aj_node_get(node, "when");
    sheet->full = aj_load_points(loading, node, "full");
    sheet->scale_to = aj_node_get(node, "scale-to").ptr != NULL
                          ? aj_load_points(loading, node, "scale-to")
                          : sheet->full;
    sheet->rescales = aj_str_equal_c(aj_node_get(node, "na"), "rescale");
    sheet->rescales_parts = aj_str_equal_c(aj_node_get(node, "part-na"), "rescale");
    if (sheet->id.len == 0)
        sheet->id = sheet->when.len > 0 ? sheet->when : profile->id;
    if (aj_str_equal_c(sheet->id, "sheet"))
        aj_load_fail(loading, node, _("id：“sheet”指案件类型对应的评查表，不能用作编号"));
}

/* Where the sheet goes: the place of one of the same id in a profile that this one extends. */
static struct aj_sheet *place_for(struct aj_loading *loading, const struct aj_sheet *sheet,
                                  struct aj_profile *profile)
{
    for (size_t i = 0; i < profile->sheets.count; i++) {
        struct aj_sheet *other = aj_vec_at(&profile->sheets, i);

        if (!aj_str_equal(other->id, sheet->id))
            continue;
        if (other->node->parent == sheet->node->parent)
            aj_load_fail(loading, sheet->node, _("评查表“%" AJ_STR_FMT "”重复，前一处在第%d行"),
                         AJ_STR_ARG(sheet->id), other->node->line);
        return other;
    }
    return aj_vec_push(&profile->sheets);
}

void aj_load_sheet(struct aj_loading *loading, const struct aj_node *node,
                   struct aj_profile *profile)
{
    struct aj_sheet sheet;
    struct aj_fraction sum;

    load_settings(loading, node, profile, &sheet);
    aj_vec_init(&sheet.sections, loading->ruleset->arena, sizeof(struct aj_score_section));
    sum = load_loose_items(loading, node, &sheet);
    for (size_t i = 0; i < node->children.count; i++) {
        if (aj_node_is(aj_node_child(node, i), "section"))
            sum = aj_fraction_add(sum, load_section(loading, aj_node_child(node, i), &sheet));
    }
    aj_load_expect_sum(loading, node, sum, sheet.full);
    *place_for(loading, &sheet, profile) = sheet;
}
