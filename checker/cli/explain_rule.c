/* SPDX-License-Identifier: Apache-2.0
 *
 * One rule in words: what it asks, when, by which law, how it is decided, and its examples.
 */
#include "cli/explain_rule.h"

#include <stdio.h>
#include <string.h>

/* How conditions are named; what is not here goes by its element. */
static const struct {
    const char *name;
    const char *words;
} conditions[] = {
    {"all", _("全部成立")},        {"any", _("任一成立")},      {"not", _("以下不成立")},
    {"some", _("至少一份（行）")}, {"use", _("定义")},          {"has", _("有文书")},
    {"filled", _("已填写")},       {"signed", _("已签名")},     {"order", _("先后")},
    {"within", _("期限内")},       {"after", _("期限届满后")},  {"same", _("一致")},
    {"disjoint", _("人员不同")},   {"compare", _("比较")},      {"match", _("文字符合")},
    {"mentions", _("写有")},       {"cites", _("引用")},        {"ranged", _("在罚款幅度内")},
    {"valid", _("号码有效")},      {"masked", _("已遮盖")},     {"count", _("人数（项数）")},
    {"listed", _("与目录一致")},   {"pairs", _("一一对应")},    {"overlap", _("时间重叠")},
    {"person", _("由人判断")},     {"coincide", _("时间相合")}, {"numbered", _("文号相符")},
};

/* How attributes are named; "" for those that need no name. */
static const struct {
    const char *name;
    const char *words;
} settings[] = {
    {"document", ""},     {"field", ""},       {"fields", ""},       {"define", ""},
    {"from", _("自")},    {"to", _("至")},     {"limit", _("期限")}, {"unit", _("单位")},
    {"min", _("至少")},   {"max", _("至多")},  {"op", _("关系")},    {"words", _("词语")},
    {"pattern", _("式")}, {"ask", _("问")},    {"see", _("看")},     {"law", _("法律")},
    {"article", _("条")}, {"each", _("逐一")}, {"table", _("表")},   {"basis", _("依据")},
};

static void print_setting_name(struct aj_str name)
{
    for (size_t i = 0; i < AJ_COUNT(settings); i++) {
        if (!aj_str_equal_c(name, settings[i].name))
            continue;
        printf("%s%s", settings[i].words, settings[i].words[0] != '\0' ? " " : "");
        return;
    }
    printf("%" AJ_STR_FMT "=", AJ_STR_ARG(name));
}

static const char *words_of(const struct aj_node *node, char *other, size_t size)
{
    for (size_t i = 0; i < AJ_COUNT(conditions); i++) {
        if (aj_node_is(node, conditions[i].name))
            return conditions[i].words;
    }
    (void)snprintf(other, size, "%" AJ_STR_FMT, AJ_STR_ARG(node->name)); /* a cut name tells */
    return other;
}

/* param:NAME with its value under the profile, the last that was entered. */
static void print_param(const struct aj_profile *profile, struct aj_str value)
{
    const struct aj_str prefix = aj_str_from("param:");
    struct aj_str name;

    if (!aj_str_starts(value, prefix) || profile == NULL)
        return;
    name = aj_str_sub(value, prefix.len, value.len);
    for (size_t i = profile->params.count; i-- > 0;) {
        const struct aj_param *param = aj_vec_at(&profile->params, i);

        if (!aj_str_equal(param->name, name))
            continue;
        printf(_("（%" AJ_STR_FMT "：%" AJ_STR_FMT "）"), AJ_STR_ARG(profile->id),
               AJ_STR_ARG(param->value));
        return;
    }
}

static void print_condition(const struct aj_profile *profile, const struct aj_node *node, int depth)
{
    char other[64];

    printf("%*s%s", 4 + 2 * depth, "", words_of(node, other, sizeof(other)));
    for (size_t i = 0; i < node->attributes.count; i++) {
        const struct aj_setting *setting = aj_vec_at(&node->attributes, i);

        if (aj_str_equal_c(setting->name, "say"))
            continue;
        printf(" ");
        print_setting_name(setting->name);
        printf("%" AJ_STR_FMT, AJ_STR_ARG(setting->value));
        print_param(profile, setting->value);
    }
    if (node->text.len > 0)
        printf(" %" AJ_STR_FMT, AJ_STR_ARG(node->text));
    printf("\n");
    for (size_t i = 0; i < node->children.count; i++)
        print_condition(profile, aj_node_child(node, i), depth + 1);
}

static void print_conditions(const struct aj_profile *profile, const struct aj_rule *rule,
                             const char *element, const char *label)
{
    const struct aj_node *node = aj_node_find(rule->node, element);

    if (node == NULL)
        return;
    printf("  %s\n", label);
    for (size_t i = 0; i < node->children.count; i++)
        print_condition(profile, aj_node_child(node, i), 0);
}

static void print_line(const char *label, struct aj_str text)
{
    if (text.len > 0)
        printf("  %s%" AJ_STR_FMT "\n", label, AJ_STR_ARG(text));
}

static void print_span(const struct aj_rule *rule)
{
    struct aj_str since = aj_node_get(rule->node, "since");
    struct aj_str until = aj_node_get(rule->node, "until");
    struct aj_str day = aj_node_get(rule->node, "day");

    printf(_("  状态：%s"), aj_rule_status_words(rule->status));
    if (since.len > 0)
        printf(_("，自%" AJ_STR_FMT "起"), AJ_STR_ARG(since));
    if (until.len > 0)
        printf(_("，至%" AJ_STR_FMT "前"), AJ_STR_ARG(until));
    if (day.len > 0)
        printf(_("（以%" AJ_STR_FMT "为准）"), AJ_STR_ARG(day));
    printf("\n");
    print_line(_("逐份（行）判断："), aj_node_get(rule->node, "each"));
}

static void print_basis(const struct aj_rule *rule)
{
    for (size_t i = 0; i < rule->basis.count; i++) {
        const struct aj_basis *basis = aj_vec_at(&rule->basis, i);

        printf(_("  依据：《%" AJ_STR_FMT "》"), AJ_STR_ARG(basis->law->title));
        if (basis->article.len > 0)
            printf(_("第%" AJ_STR_FMT "条"), AJ_STR_ARG(basis->article));
        printf("%s\n", basis->law->is_confirmed ? "" : _("（未经核实）"));
    }
}

static bool has_rule(const struct aj_vec *rules, const struct aj_rule *rule)
{
    for (size_t i = 0; i < rules->count; i++) {
        if (*(const struct aj_rule *const *)aj_vec_at(rules, i) == rule)
            return true;
    }
    return false;
}

static void print_item(const struct aj_profile *profile, const struct aj_score_item *item,
                       const struct aj_rule *rule)
{
    if (has_rule(&item->zero_if, rule))
        printf(
            _("  计分（%" AJ_STR_FMT "）：%" AJ_STR_FMT " %" AJ_STR_FMT "，不符合时本项不得分\n"),
            AJ_STR_ARG(profile->id), AJ_STR_ARG(item->id), AJ_STR_ARG(item->title));
    for (size_t i = 0; i < item->parts.count; i++) {
        const struct aj_part *part = aj_vec_at(&item->parts, i);
        struct aj_arena *arena;

        if (!has_rule(&part->rules, rule))
            continue;
        arena = aj_arena_new();
        printf(_("  计分（%" AJ_STR_FMT "）：%" AJ_STR_FMT " %" AJ_STR_FMT "，%" AJ_STR_FMT "分\n"),
               AJ_STR_ARG(profile->id), AJ_STR_ARG(item->id), AJ_STR_ARG(item->title),
               AJ_STR_ARG(aj_fraction_print(arena, part->points)));
        aj_arena_free(arena);
    }
}

/* Where the profile counts the rule, whether it is a veto, or left out. */
static void print_points(const struct aj_profile *profile, const struct aj_rule *rule)
{
    for (size_t i = 0; profile != NULL && i < profile->off.count; i++) {
        const struct aj_tailor *tailor = aj_vec_at(&profile->off, i);

        if (aj_str_equal(tailor->rule, rule->id))
            printf(_("  不计分（%" AJ_STR_FMT "）：%" AJ_STR_FMT "\n"), AJ_STR_ARG(profile->id),
                   AJ_STR_ARG(tailor->reason));
    }
    for (size_t i = 0; profile != NULL && i < profile->vetoes.count; i++) {
        if (has_rule(&((const struct aj_veto *)aj_vec_at(&profile->vetoes, i))->rules, rule))
            printf(_("  一票否决（%" AJ_STR_FMT "）\n"), AJ_STR_ARG(profile->id));
    }
    for (size_t s = 0; profile != NULL && s < profile->sheets.count; s++) {
        const struct aj_sheet *sheet = aj_vec_at(&profile->sheets, s);

        for (size_t k = 0; k < sheet->sections.count; k++) {
            const struct aj_score_section *section = aj_vec_at(&sheet->sections, k);

            for (size_t i = 0; i < section->items.count; i++)
                print_item(profile, aj_vec_at(&section->items, i), rule);
        }
    }
}

/* 示例 fail（第30行）：《决定书》日期=2022-04-13 … */
static void print_example(const struct aj_node *example)
{
    struct aj_str verdict = aj_node_get(example, "verdict");

    printf(_("  示例 %" AJ_STR_FMT "（第%d行）："), AJ_STR_ARG(verdict), example->line);
    for (size_t i = 0; i < example->children.count; i++) {
        const struct aj_node *node = aj_node_child(example, i);

        if (aj_node_is(node, "fact")) {
            printf(" %" AJ_STR_FMT "=%" AJ_STR_FMT, AJ_STR_ARG(aj_node_get(node, "name")),
                   AJ_STR_ARG(node->text));
            continue;
        }
        printf(" 《%" AJ_STR_FMT "》%s", AJ_STR_ARG(aj_node_get(node, "kind")),
               aj_node_yes(node, "unread") ? _("（未读取）") : "");
        for (size_t k = 0; k < node->children.count; k++) {
            const struct aj_node *field = aj_node_child(node, k);

            if (aj_node_is(field, "field"))
                printf(" %" AJ_STR_FMT "=%" AJ_STR_FMT, AJ_STR_ARG(aj_node_get(field, "name")),
                       AJ_STR_ARG(field->text));
            else
                printf(" “%" AJ_STR_FMT "”", AJ_STR_ARG(field->text));
        }
    }
    printf("\n");
}

void aj_explain_rule(const struct aj_rule *rule, const struct aj_profile *profile)
{
    printf("%" AJ_STR_FMT " %" AJ_STR_FMT "\n", AJ_STR_ARG(rule->id), AJ_STR_ARG(rule->title));
    print_span(rule);
    print_basis(rule);
    for (size_t i = 0; i < rule->items.count; i++)
        print_line(_("评查项："), *(struct aj_str *)aj_vec_at(&rule->items, i));
    print_points(profile, rule);
    print_conditions(profile, rule, "when", _("适用于："));
    print_conditions(profile, rule, "unless", _("但不适用于："));
    print_conditions(profile, rule, "check", _("要求："));
    print_line(_("不符合时："), rule->fail);
    print_line(_("补救："), rule->remedy);
    printf("%s", rule->is_mendable ? _("  可以补正\n") : _("  不能事后补正\n"));
    if (!rule->is_confirmed)
        printf("%s", _("  依据或数值尚未核实\n"));
    for (size_t i = 0; i < rule->node->children.count; i++) {
        if (aj_node_is(aj_node_child(rule->node, i), "example"))
            print_example(aj_node_child(rule->node, i));
    }
    printf(_("  规则文件：%" AJ_STR_FMT " 第 %d 行\n"), AJ_STR_ARG(rule->node->file),
           rule->node->line);
}
