/* SPDX-License-Identifier: Apache-2.0
 *
 * <profile>: a scoring standard, checked so that its points add up.
 */
#include "rules/ruleset.h"

#include "base/digest.h"
#include "base/nearest.h"

#define DEEPEST_EXTENDS 8

void aj_load_param_names(struct aj_loading *loading, const struct aj_node *root)
{
    for (size_t i = 0; i < root->children.count; i++) {
        const struct aj_node *node = aj_node_child(root, i);

        if (aj_node_is(node, "param"))
            aj_map_set(&loading->ruleset->params, aj_node_get(node, "name"),
                       (void *)(uintptr_t)node);
    }
}

static const struct aj_rule *find_rule(struct aj_loading *loading, const struct aj_node *node,
                                       struct aj_str id)
{
    const struct aj_rule *rule = aj_map_find(&loading->ruleset->by_id, id);
    struct aj_str near;

    if (rule != NULL)
        return rule;
    near = aj_nearest_in_map(&loading->ruleset->by_id, id);
    aj_load_fail(loading, node, _("没有编号为“%" AJ_STR_FMT "”的规则%s%" AJ_STR_FMT "%s"),
                 AJ_STR_ARG(id), near.len > 0 ? _("，是否为“") : "", AJ_STR_ARG(near),
                 near.len > 0 ? _("”？") : "");
    return NULL;
}

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
    if (!aj_fraction_parse(low, &part->deduct_low) || !aj_fraction_parse(high, &part->deduct_high))
        aj_load_fail(loading, node, _("deduct：“%" AJ_STR_FMT "”应写作 2 或 1..5"),
                     AJ_STR_ARG(text));
}

static void load_part(struct aj_loading *loading, const struct aj_node *node,
                      struct aj_score_item *item)
{
    struct aj_part *part = aj_vec_push(&item->parts);
    struct aj_str ids = aj_node_get(node, "rules");
    struct aj_str id;

    part->points = aj_load_points(loading, node, "points");
    part->deduct_low = AJ_ZERO;
    part->deduct_high = AJ_ZERO;
    part->is_per_occurrence = aj_str_equal_c(aj_node_get(node, "per"), "occurrence");
    aj_vec_init(&part->rules, loading->ruleset->arena, sizeof(const struct aj_rule *));
    load_deduct(loading, node, part);
    while (aj_str_next_word(&ids, &id)) {
        const struct aj_rule *rule = find_rule(loading, node, id);

        if (rule != NULL)
            *(const struct aj_rule **)aj_vec_push(&part->rules) = rule;
    }
}

static void expect_sum(struct aj_loading *loading, const struct aj_node *node,
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

static void load_item(struct aj_loading *loading, const struct aj_node *node,
                      struct aj_score_section *section)
{
    struct aj_score_item *item = aj_vec_push(&section->items);
    struct aj_fraction sum = AJ_ZERO;

    item->id = aj_node_get(node, "id");
    item->title = aj_node_get(node, "title");
    item->points = aj_load_points(loading, node, "points");
    item->keeps_open = aj_str_equal_c(aj_node_get(node, "open"), "keep");
    aj_vec_init(&item->parts, loading->ruleset->arena, sizeof(struct aj_part));
    for (size_t i = 0; i < node->children.count; i++) {
        load_part(loading, aj_node_child(node, i), item);
        sum = aj_fraction_add(
            sum, ((struct aj_part *)aj_vec_at(&item->parts, item->parts.count - 1))->points);
    }
    if (item->parts.count > 0)
        expect_sum(loading, node, sum, item->points);
}

static struct aj_fraction load_section(struct aj_loading *loading, const struct aj_node *node,
                                       struct aj_sheet *sheet)
{
    struct aj_score_section *section = aj_vec_push(&sheet->sections);
    struct aj_fraction sum = AJ_ZERO;

    section->id = aj_node_get(node, "id");
    section->title = aj_node_get(node, "title");
    if (section->id.len == 0)
        section->id = section->title;
    section->points = aj_load_points(loading, node, "points");
    aj_vec_init(&section->items, loading->ruleset->arena, sizeof(struct aj_score_item));
    for (size_t i = 0; i < node->children.count; i++) {
        const struct aj_node *child = aj_node_child(node, i);

        load_item(loading, child, section);
        sum = aj_fraction_add(sum, aj_load_points(loading, child, "points"));
    }
    expect_sum(loading, node, sum, section->points);
    return section->points;
}

static void load_sheet(struct aj_loading *loading, const struct aj_node *node,
                       struct aj_profile *profile)
{
    struct aj_sheet *sheet = aj_vec_push(&profile->sheets);
    struct aj_fraction sum = AJ_ZERO;

    sheet->id = aj_node_get(node, "id");
    sheet->when = aj_node_get(node, "when");
    sheet->full = aj_load_points(loading, node, "full");
    sheet->scale_to = aj_node_get(node, "scale-to").ptr != NULL
                          ? aj_load_points(loading, node, "scale-to")
                          : sheet->full;
    sheet->rescales = aj_str_equal_c(aj_node_get(node, "na"), "rescale");
    if (sheet->id.len == 0)
        sheet->id = sheet->when.len > 0 ? sheet->when : profile->id;
    aj_vec_init(&sheet->sections, loading->ruleset->arena, sizeof(struct aj_score_section));
    for (size_t i = 0; i < node->children.count; i++) {
        if (aj_node_is(aj_node_child(node, i), "section"))
            sum = aj_fraction_add(sum, load_section(loading, aj_node_child(node, i), sheet));
    }
    expect_sum(loading, node, sum, sheet->full);
}

static void load_veto(struct aj_loading *loading, const struct aj_node *node,
                      struct aj_profile *profile)
{
    const struct aj_str cap = aj_str_from("cap:");
    struct aj_str effect = aj_node_get(node, "effect");
    struct aj_veto *veto = aj_vec_push(&profile->vetoes);

    aj_vec_init(&veto->rules, loading->ruleset->arena, sizeof(const struct aj_rule *));
    veto->effect = AJ_VETO_FAIL;
    if (aj_str_equal_c(effect, "zero")) {
        veto->effect = AJ_VETO_ZERO;
    } else if (aj_str_starts(effect, cap)) {
        veto->effect = AJ_VETO_CAP;
        veto->cap = aj_str_sub(effect, cap.len, effect.len);
    } else if (!aj_str_equal_c(effect, "fail")) {
        aj_load_fail(loading, node, _("effect：“%" AJ_STR_FMT "”应为 zero、fail 或 cap:等级"),
                     AJ_STR_ARG(effect));
    }
    for (size_t i = 0; i < node->children.count; i++) {
        const struct aj_node *child = aj_node_child(node, i);
        const struct aj_rule *rule = find_rule(loading, child, aj_node_get(child, "ref"));

        if (rule != NULL)
            *(const struct aj_rule **)aj_vec_push(&veto->rules) = rule;
    }
}

static void load_param(struct aj_loading *loading, const struct aj_node *node,
                       struct aj_profile *profile)
{
    struct aj_param *param = aj_vec_push(&profile->params);

    param->name = aj_node_get(node, "name");
    param->value = aj_node_get(node, "value");
    param->since = aj_load_day(loading, node, "since", INT32_MIN);
    param->until = aj_load_day(loading, node, "until", INT32_MAX);
}

static void load_use(struct aj_loading *loading, const struct aj_node *node,
                     struct aj_profile *profile)
{
    struct aj_str id = aj_node_get(node, "pack");
    const struct aj_pack *pack = aj_load_find_pack(loading, node, id);

    if (pack != NULL)
        *(const struct aj_pack **)aj_vec_push(&profile->packs) = pack;
}

static void load_child(struct aj_loading *loading, const struct aj_node *node,
                       struct aj_profile *profile)
{
    if (aj_node_is(node, "param")) {
        load_param(loading, node, profile);
    } else if (aj_node_is(node, "use")) {
        load_use(loading, node, profile);
    } else if (aj_node_is(node, "grade")) {
        struct aj_grade *grade = aj_vec_push(&profile->grades);

        grade->title = aj_node_get(node, "title");
        grade->from = aj_load_points(loading, node, "from");
    } else if (aj_node_is(node, "veto")) {
        load_veto(loading, node, profile);
    } else if (aj_node_is(node, "sheet")) {
        load_sheet(loading, node, profile);
    } else if (aj_node_is(node, "tailor") && find_rule(loading, node, aj_node_get(node, "rule")) &&
               aj_node_yes(node, "off")) {
        *(struct aj_str *)aj_vec_push(&profile->off) = aj_node_get(node, "rule");
    }
}

/* The profile of that id in the last folder that has one. One that extends its own id means that of
 * a folder before. */
static const struct aj_node *root_of_profile(const struct aj_loading *loading, struct aj_str id,
                                             const struct aj_node *by)
{
    size_t i = loading->roots.count;
    bool is_before = !aj_str_equal(aj_node_get(by, "id"), id);

    while (i-- > 0) {
        const struct aj_node *root = ((const struct aj_root *)aj_vec_at(&loading->roots, i))->node;

        if (is_before && aj_node_is(root, "profile") && aj_str_equal(aj_node_get(root, "id"), id))
            return root;
        is_before = is_before || root == by;
    }
    return NULL;
}

/* The profile and those it extends, the deepest base first. */
static size_t chain_of(struct aj_loading *loading, const struct aj_node *root,
                       const struct aj_node *chain[DEEPEST_EXTENDS])
{
    const struct aj_node *node = root;
    size_t n = 0;

    while (node != NULL && n < DEEPEST_EXTENDS) {
        struct aj_str base = aj_node_get(node, "extends");

        chain[n++] = node;
        if (base.len == 0)
            return n;
        node = root_of_profile(loading, base, node);
        if (node == NULL)
            aj_load_fail(loading, root, _("没有名为“%" AJ_STR_FMT "”的评查标准"), AJ_STR_ARG(base));
    }
    if (node != NULL)
        aj_load_fail(loading, root, _("extends：评查标准互相扩展，或者层次过多"));
    return n;
}

/* cap:等级 must be one of the profile's grades, which may stand behind it. */
static void check_caps(struct aj_loading *loading, const struct aj_node *root,
                       const struct aj_profile *profile)
{
    for (size_t i = 0; i < profile->vetoes.count; i++) {
        const struct aj_veto *veto = aj_vec_at(&profile->vetoes, i);
        bool is_known = veto->effect != AJ_VETO_CAP;

        for (size_t k = 0; k < profile->grades.count && !is_known; k++)
            is_known = aj_str_equal(
                ((const struct aj_grade *)aj_vec_at(&profile->grades, k))->title, veto->cap);
        if (!is_known)
            aj_load_fail(loading, root, _("effect：没有等级“%" AJ_STR_FMT "”"),
                         AJ_STR_ARG(veto->cap));
    }
}

void aj_load_profile(struct aj_loading *loading, const struct aj_node *root)
{
    struct aj_arena *arena = loading->ruleset->arena;
    struct aj_profile *profile = aj_arena_alloc(arena, sizeof(*profile));
    const struct aj_node *chain[DEEPEST_EXTENDS];
    size_t n = chain_of(loading, root, chain);
    struct aj_digest *digest;

    profile->node = root;
    profile->id = aj_node_get(root, "id");
    aj_load_claim(loading, root, profile->id);
    profile->title = aj_node_get(root, "title");
    profile->version = aj_node_get(root, "version");
    aj_vec_init(&profile->packs, arena, sizeof(const struct aj_pack *));
    aj_vec_init(&profile->grades, arena, sizeof(struct aj_grade));
    aj_vec_init(&profile->vetoes, arena, sizeof(struct aj_veto));
    aj_vec_init(&profile->sheets, arena, sizeof(struct aj_sheet));
    aj_vec_init(&profile->params, arena, sizeof(struct aj_param));
    aj_vec_init(&profile->off, arena, sizeof(struct aj_str));
    digest = aj_digest_new();
    while (n-- > 0) {
        aj_digest_add(digest, aj_str_from(chain[n]->sha256));
        for (size_t i = 0; i < chain[n]->children.count; i++)
            load_child(loading, aj_node_child(chain[n], i), profile);
    }
    check_caps(loading, root, profile);
    aj_digest_finish(digest, profile->sha256);
    aj_map_set(&loading->ruleset->profiles, profile->id, profile);
}
