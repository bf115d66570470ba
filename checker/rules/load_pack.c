/* SPDX-License-Identifier: Apache-2.0
 *
 * <pack>: facts, definitions and rules.
 */
#include "rules/ruleset.h"

#include "base/nearest.h"
#include "predicate/term.h"

void aj_load_fact_names(struct aj_loading *loading, const struct aj_node *root)
{
    for (size_t i = 0; i < root->children.count; i++) {
        const struct aj_node *node = aj_node_child(root, i);
        struct aj_fact *fact;

        if (!aj_node_is(node, "fact"))
            continue;
        fact = aj_arena_alloc(loading->ruleset->arena, sizeof(*fact));
        fact->name = aj_node_get(node, "name");
        aj_load_claim(loading, node, fact->name);
        fact->type = aj_type_find(aj_node_get(node, "type"));
        aj_vec_init(&fact->from, loading->ruleset->arena, sizeof(struct aj_path));
        aj_vec_init(&fact->choices, loading->ruleset->arena, sizeof(struct aj_choice));
        if (fact->type == AJ_N_TYPES)
            aj_load_fail(loading, node, _("没有名为“%" AJ_STR_FMT "”的字段类型"),
                         AJ_STR_ARG(aj_node_get(node, "type")));
        aj_map_set(&loading->ruleset->facts, fact->name, fact);
    }
}

/* <sum>, <min> or <times>: what an amount is worked out from. */
static bool load_term(struct aj_loading *loading, const struct aj_node *node, struct aj_fact *fact)
{
    const struct aj_node *child = node->children.count > 0 ? aj_node_child(node, 0) : NULL;

    if (child == NULL || !aj_str_has_word(aj_str_from(aj_term_names), child->name))
        return false;
    if (node->children.count > 1 || fact->type != AJ_TYPE_AMOUNT || fact->from.count > 0)
        aj_load_fail(loading, node,
                     _("<%" AJ_STR_FMT "> 只能单独用在 type=\"amount\"、没有 from 的事实中"),
                     AJ_STR_ARG(child->name));
    else
        fact->term = aj_load_term(loading, child);
    return true;
}

/* A yes-no fact is its predicates; any other the value of the first <is> whose predicates hold. */
static void load_conditions(struct aj_loading *loading, const struct aj_node *node,
                            struct aj_fact *fact)
{
    for (size_t i = 0; i < node->children.count; i++) {
        const struct aj_node *child = aj_node_child(node, i);
        struct aj_choice choice = {.value = aj_node_get(child, "value")};

        if (!aj_node_is(child, "is"))
            continue;
        choice.predicate = aj_load_all_of(loading, child);
        *(struct aj_choice *)aj_vec_push(&fact->choices) = choice;
    }
    if (fact->choices.count > 0 && fact->type == AJ_TYPE_YES_NO)
        aj_load_fail(loading, node, _("type=\"yes-no\" 的事实直接写条件，不用 <is>"));
    else if (fact->choices.count == 0 && node->children.count > 0)
        fact->predicate = aj_load_all_of(loading, node);
}

void aj_load_facts(struct aj_loading *loading, const struct aj_node *root)
{
    for (size_t i = 0; i < root->children.count; i++) {
        const struct aj_node *node = aj_node_child(root, i);
        struct aj_str paths = aj_node_get(node, "from");
        struct aj_fact *fact = aj_map_find(&loading->ruleset->facts, aj_node_get(node, "name"));
        struct aj_str word;

        if (!aj_node_is(node, "fact") || fact == NULL)
            continue;
        while (aj_str_next_word(&paths, &word)) {
            struct aj_path path;

            if (aj_load_path(loading, node, word, &path))
                *(struct aj_path *)aj_vec_push(&fact->from) = path;
        }
        if (!load_term(loading, node, fact))
            load_conditions(loading, node, fact);
    }
}

void aj_load_span_names(struct aj_loading *loading, const struct aj_node *root)
{
    for (size_t i = 0; i < root->children.count; i++) {
        const struct aj_node *node = aj_node_child(root, i);
        struct aj_pause *span;

        if (!aj_node_is(node, "span"))
            continue;
        span = aj_arena_alloc(loading->ruleset->arena, sizeof(*span));
        span->name = aj_node_get(node, "name");
        span->is_sure = !aj_str_equal_c(aj_node_get(node, "sure"), "no");
        aj_load_claim(loading, node, span->name);
        aj_map_set(&loading->ruleset->spans, span->name, span);
    }
}

void aj_load_spans(struct aj_loading *loading, const struct aj_node *root)
{
    for (size_t i = 0; i < root->children.count; i++) {
        const struct aj_node *node = aj_node_child(root, i);
        struct aj_pause *span;

        if (!aj_node_is(node, "span"))
            continue;
        span = aj_map_find(&loading->ruleset->spans, aj_node_get(node, "name"));
        (void)aj_load_path(loading, node, aj_node_get(node, "from"), &span->from); /* says what */
        (void)aj_load_path(loading, node, aj_node_get(node, "to"), &span->to);     /* likewise */
        if (node->children.count > 0)
            span->lawful = aj_load_all_of(loading, node);
    }
}

static void load_basis(struct aj_loading *loading, const struct aj_node *node, struct aj_rule *rule)
{
    struct aj_str name = aj_node_get(node, "law");
    const struct aj_law *law = aj_map_find(&loading->ruleset->laws, name);
    struct aj_basis *basis;

    if (law == NULL) {
        struct aj_str near = aj_nearest_in_map(&loading->ruleset->laws, name);

        aj_load_fail(loading, node, _("没有名为“%" AJ_STR_FMT "”的法律%s%" AJ_STR_FMT "%s"),
                     AJ_STR_ARG(name), near.len > 0 ? _("，是否为“") : "", AJ_STR_ARG(near),
                     near.len > 0 ? _("”？") : "");
        return;
    }
    basis = aj_vec_push(&rule->basis);
    *basis = (struct aj_basis){law, aj_node_get(node, "article")};
}

static void load_status(struct aj_loading *loading, const struct aj_node *node,
                        struct aj_rule *rule)
{
    static const char *const names[] = {"draft", "trial", "active", "retired"};
    struct aj_str status = aj_node_get(node, "status");

    rule->status = AJ_RULE_ACTIVE;
    if (status.ptr == NULL)
        return;
    for (size_t i = 0; i < AJ_COUNT(names); i++) {
        if (aj_str_equal_c(status, names[i])) {
            rule->status = (enum aj_rule_status)i;
            return;
        }
    }
    aj_load_fail(loading, node, _("status：“%" AJ_STR_FMT "”应为 draft、trial、active 或 retired"),
                 AJ_STR_ARG(status));
}

static void load_rule_child(struct aj_loading *loading, const struct aj_node *node,
                            struct aj_rule *rule)
{
    if (aj_node_is(node, "basis"))
        load_basis(loading, node, rule);
    else if (aj_node_is(node, "when"))
        rule->when = aj_load_predicates(loading, node, &rule->each);
    else if (aj_node_is(node, "unless"))
        rule->unless = aj_load_predicates(loading, node, &rule->each);
    else if (aj_node_is(node, "check"))
        rule->check = aj_load_predicates(loading, node, &rule->each);
    else if (aj_node_is(node, "fail"))
        rule->fail = node->text;
    else if (aj_node_is(node, "remedy"))
        rule->remedy = node->text;
}

static void load_items(struct aj_rule *rule, struct aj_str items)
{
    struct aj_str word;

    while (aj_str_next_word(&items, &word))
        *(struct aj_str *)aj_vec_push(&rule->items) = word;
}

static struct aj_rule *rule_new(struct aj_loading *loading, const struct aj_node *node,
                                const struct aj_pack *pack)
{
    struct aj_arena *arena = loading->ruleset->arena;
    struct aj_rule *rule = aj_arena_alloc(arena, sizeof(*rule));

    rule->id = aj_node_get(node, "id");
    rule->title = aj_node_get(node, "title");
    rule->system = aj_node_get(node, "system");
    rule->node = node;
    rule->pack = pack;
    rule->is_mendable = aj_node_yes(node, "mendable");
    rule->is_confirmed = !aj_str_equal_c(aj_node_get(node, "confirmed"), "no");
    rule->is_bureau = aj_str_equal_c(aj_node_get(node, "scope"), "bureau");
    rule->since = aj_load_day(loading, node, "since", INT32_MIN);
    rule->until = aj_load_day(loading, node, "until", INT32_MAX);
    rule->each = aj_load_each(loading, node, aj_node_get(node, "each"));
    aj_vec_init(&rule->items, arena, sizeof(struct aj_str));
    aj_vec_init(&rule->basis, arena, sizeof(struct aj_basis));
    aj_vec_init(&rule->when, arena, sizeof(const struct aj_predicate *));
    aj_vec_init(&rule->unless, arena, sizeof(const struct aj_predicate *));
    aj_vec_init(&rule->check, arena, sizeof(const struct aj_predicate *));
    return rule;
}

/* A later folder's rule takes the place of an earlier one of the same id. */
static void add_rule(struct aj_loading *loading, struct aj_rule *rule)
{
    struct aj_ruleset *ruleset = loading->ruleset;
    struct aj_rule *old = aj_map_find(&ruleset->by_id, rule->id);

    aj_load_claim(loading, rule->node, rule->id);
    aj_map_set(&ruleset->by_id, rule->id, rule);
    rule->index = old != NULL ? old->index : ruleset->rules.count;
    if (old == NULL)
        *(struct aj_rule **)aj_vec_push(&ruleset->rules) = rule;
    else
        *(struct aj_rule **)aj_vec_at(&ruleset->rules, rule->index) = rule;
}

static void load_rule(struct aj_loading *loading, const struct aj_node *node,
                      const struct aj_pack *pack)
{
    struct aj_rule *rule = rule_new(loading, node, pack);
    struct aj_str day = aj_node_get(node, "day");

    load_items(rule, aj_node_get(node, "items"));
    load_status(loading, node, rule);
    if (day.len > 0)
        (void)aj_load_path(loading, node, day, &rule->day); /* has said what is wrong */
    for (size_t i = 0; i < node->children.count; i++)
        load_rule_child(loading, aj_node_child(node, i), rule);
    if (rule->check.count == 0)
        aj_load_fail(loading, node, _("规则“%" AJ_STR_FMT "”没有 <check>"), AJ_STR_ARG(rule->id));
    if (aj_node_get(node, "mendable").ptr == NULL)
        aj_load_fail(loading, node, _("规则“%" AJ_STR_FMT "”没有写明 mendable"),
                     AJ_STR_ARG(rule->id));
    add_rule(loading, rule);
}

void aj_load_pack(struct aj_loading *loading, const struct aj_node *root)
{
    struct aj_pack *pack = aj_arena_alloc(loading->ruleset->arena, sizeof(*pack));

    pack->id = aj_node_get(root, "id");
    aj_load_claim(loading, root, pack->id);
    pack->version = aj_node_get(root, "version");
    pack->title = aj_node_get(root, "title");
    pack->type = aj_node_get(root, "type");
    aj_vec_init(&pack->applies, loading->ruleset->arena, sizeof(const struct aj_predicate *));
    aj_vec_init(&pack->members, loading->ruleset->arena, sizeof(const struct aj_pack *));
    *(struct aj_pack **)aj_vec_push(&loading->ruleset->packs) = pack;
    for (size_t i = 0; i < root->children.count; i++) {
        const struct aj_node *node = aj_node_child(root, i);

        if (aj_node_is(node, "applies"))
            pack->applies = aj_load_predicates(loading, node, NULL);
        else if (aj_node_is(node, "rule"))
            load_rule(loading, node, pack);
    }
}

struct aj_pack *aj_load_find_pack(struct aj_loading *loading, const struct aj_node *node,
                                  struct aj_str id)
{
    for (size_t i = 0; i < loading->ruleset->packs.count; i++) {
        struct aj_pack *pack = *(struct aj_pack **)aj_vec_at(&loading->ruleset->packs, i);

        if (aj_str_equal(pack->id, id))
            return pack;
    }
    aj_load_fail(loading, node, _("没有名为“%" AJ_STR_FMT "”的规则包"), AJ_STR_ARG(id));
    return NULL;
}

/* Includes are not followed further: one level is what shared rules need, and no circle can be
 * made. A pack that is said twice keeps the includes of the first. */
void aj_load_includes(struct aj_loading *loading, const struct aj_node *root)
{
    struct aj_pack *pack = aj_load_find_pack(loading, root, aj_node_get(root, "id"));
    struct aj_str names = aj_node_get(root, "include");
    struct aj_str name;

    if (pack->members.count > 0)
        return;
    *(const struct aj_pack **)aj_vec_push(&pack->members) = pack;
    while (aj_str_next_word(&names, &name)) {
        const struct aj_pack *other = aj_load_find_pack(loading, root, name);

        if (other != NULL)
            *(const struct aj_pack **)aj_vec_push(&pack->members) = other;
    }
}
