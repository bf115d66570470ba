/* SPDX-License-Identifier: Apache-2.0
 *
 * <profile>: a scoring standard, put on those that it extends.
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

struct aj_vec aj_load_find_rules(struct aj_loading *loading, const struct aj_node *node,
                                 struct aj_str ids)
{
    struct aj_vec rules;
    struct aj_str id;

    aj_vec_init(&rules, loading->ruleset->arena, sizeof(const struct aj_rule *));
    while (aj_str_next_word(&ids, &id)) {
        const struct aj_rule *rule = find_rule(loading, node, id);

        if (rule != NULL)
            *(const struct aj_rule **)aj_vec_push(&rules) = rule;
    }
    return rules;
}

bool aj_profile_counts(const struct aj_profile *profile, const struct aj_rule *rule)
{
    for (size_t i = 0; i < profile->off.count; i++) {
        if (aj_str_equal(((const struct aj_tailor *)aj_vec_at(&profile->off, i))->rule, rule->id))
            return false;
    }
    return rule->status == AJ_RULE_ACTIVE;
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
    param->is_confirmed = !aj_str_equal_c(aj_node_get(node, "confirmed"), "no");
}

static void load_use(struct aj_loading *loading, const struct aj_node *node,
                     struct aj_profile *profile)
{
    struct aj_str id = aj_node_get(node, "pack");
    const struct aj_pack *pack = aj_load_find_pack(loading, node, id);

    if (pack != NULL)
        *(const struct aj_pack **)aj_vec_push(&profile->packs) = pack;
}

static void load_grade(struct aj_loading *loading, const struct aj_node *node,
                       struct aj_profile *profile)
{
    struct aj_grade *grade = aj_vec_push(&profile->grades);

    grade->title = aj_node_get(node, "title");
    grade->from = aj_load_points(loading, node, "from");
    if (profile->grades.count > 1 && aj_fraction_compare(grade[-1].from, grade->from) <= 0)
        aj_load_fail(loading, node, _("<grade> 应从高到低排列"));
}

/* off="no" takes a rule in again that an extended profile leaves out. */
static void load_tailor(struct aj_loading *loading, const struct aj_node *node,
                        struct aj_profile *profile)
{
    struct aj_tailor tailor = {aj_node_get(node, "rule"), aj_node_get(node, "by"),
                               aj_node_get(node, "on"), aj_node_get(node, "reason")};
    size_t n = 0;

    if (find_rule(loading, node, tailor.rule) == NULL)
        return;
    for (size_t i = 0; i < profile->off.count; i++) {
        const struct aj_tailor *other = aj_vec_at(&profile->off, i);

        if (!aj_str_equal(other->rule, tailor.rule))
            *(struct aj_tailor *)aj_vec_at(&profile->off, n++) = *other;
    }
    profile->off.count = n;
    if (aj_node_yes(node, "off"))
        *(struct aj_tailor *)aj_vec_push(&profile->off) = tailor;
}

typedef void load_part_of_profile(struct aj_loading *loading, const struct aj_node *node,
                                  struct aj_profile *profile);

static const struct {
    const char *name;
    load_part_of_profile *load;
} parts[] = {{"param", load_param},    {"use", load_use},   {"grade", load_grade},
             {"score", aj_load_score}, {"veto", load_veto}, {"sheet", aj_load_sheet},
             {"tailor", load_tailor}};

static void load_child(struct aj_loading *loading, const struct aj_node *node,
                       struct aj_profile *profile)
{
    for (size_t i = 0; i < AJ_COUNT(parts); i++) {
        if (aj_node_is(node, parts[i].name))
            parts[i].load(loading, node, profile);
    }
}

/* What one profile of the chain says; grades of its own take the place of those before. */
static void load_one(struct aj_loading *loading, const struct aj_node *root,
                     struct aj_profile *profile)
{
    if (aj_node_find(root, "grade") != NULL)
        profile->grades.count = 0;
    for (size_t i = 0; i < root->children.count; i++)
        load_child(loading, aj_node_child(root, i), profile);
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
    aj_vec_init(&profile->blocks, arena, sizeof(struct aj_score_block));
    aj_vec_init(&profile->off, arena, sizeof(struct aj_tailor));
    profile->full = AJ_ZERO;
    digest = aj_digest_new();
    while (n-- > 0) {
        aj_digest_add(digest, aj_str_from(chain[n]->sha256));
        load_one(loading, chain[n], profile);
    }
    aj_load_score_end(loading, profile);
    check_caps(loading, root, profile);
    aj_digest_finish(digest, profile->sha256);
    aj_map_set(&loading->ruleset->profiles, profile->id, profile);
}
