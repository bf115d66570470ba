/* SPDX-License-Identifier: Apache-2.0
 *
 * Mutants of rules: the tables of what is changed, and the compiling of a rule so changed.
 */
#include "rules/mutant.h"

#include "text/number.h"

#include <string.h>

struct mutants {
    struct aj_ruleset *ruleset;
    const struct aj_profile *profile;
    struct aj_vec *out;
};

/* Attributes with a number, or a parameter, that is moved by one. */
static const char *const bounds[] = {"limit", "min", "max", "to"};

/* Words of attributes that are turned; "" where the attribute may be left out. */
static const struct {
    const char *predicate; /* "" for every */
    const char *name;
    const char *from;
    const char *to;
} turns[] = {
    {"compare", "op", "eq", "ne"},      {"compare", "op", "ne", "eq"},
    {"compare", "op", "lt", "le"},      {"compare", "op", "le", "lt"},
    {"compare", "op", "gt", "ge"},      {"compare", "op", "ge", "gt"},
    {"", "edge", "true", "false"},      {"", "edge", "false", "true"},
    {"", "edge", "", "true"},           {"mentions", "each", "yes", "no"},
    {"", "dated", "yes", "no"},         {"", "distinct", "no", "yes"},
    {"ranged", "bound", "low", "high"}, {"ranged", "bound", "high", "low"},
};

/* Predicates that are put in another's place. */
static const struct {
    const char *from;
    const char *to;
    size_t least; /* children, for it to make a difference */
} names[] = {{"all", "any", 2}, {"any", "all", 2}, {"not", "all", 1}};

static void add(struct mutants *m, const struct aj_mutant *change, struct aj_str words)
{
    *(struct aj_rule_mutant *)aj_vec_push(m->out) = (struct aj_rule_mutant){*change, words};
}

static void add_setting(struct mutants *m, const struct aj_node *node, const char *name,
                        struct aj_str value)
{
    struct aj_mutant change = {node, AJ_MUTANT_SETTING, aj_str_from(name),
                               aj_arena_dup(m->ruleset->arena, value)};

    add(m, &change,
        aj_arena_printf(
            m->ruleset->arena, "<%" AJ_STR_FMT "> %s=\"%" AJ_STR_FMT "\" → \"%" AJ_STR_FMT "\"",
            AJ_STR_ARG(node->name), name, AJ_STR_ARG(aj_node_get(node, name)), AJ_STR_ARG(value)));
}

/* The number, or that of the parameter. */
static bool number_of(const struct mutants *m, struct aj_str text, int64_t *number)
{
    const struct aj_str prefix = aj_str_from("param:");
    struct aj_str name;

    if (!aj_str_starts(text, prefix))
        return text.len > 0 && aj_number_parse(text, number);
    name = aj_str_sub(text, prefix.len, text.len);
    for (size_t i = m->profile->params.count; i-- > 0;) {
        const struct aj_param *param = aj_vec_at(&m->profile->params, i);

        if (aj_str_equal(param->name, name))
            return aj_number_parse(param->value, number);
    }
    return false;
}

static void move_bounds(struct mutants *m, const struct aj_node *node)
{
    for (size_t i = 0; i < AJ_COUNT(bounds); i++) {
        int64_t number = 0;

        if (!number_of(m, aj_node_get(node, bounds[i]), &number))
            continue;
        if (number > 0)
            add_setting(m, node, bounds[i],
                        aj_arena_printf(m->ruleset->arena, "%lld", (long long)number - 1));
        add_setting(m, node, bounds[i],
                    aj_arena_printf(m->ruleset->arena, "%lld", (long long)number + 1));
    }
}

static void turn_words(struct mutants *m, const struct aj_node *node,
                       const struct aj_predicate_type *type)
{
    for (size_t i = 0; i < AJ_COUNT(turns); i++) {
        struct aj_str value = aj_node_get(node, turns[i].name);

        if ((turns[i].predicate[0] != '\0' && !aj_node_is(node, turns[i].predicate)) ||
            !aj_str_equal_c(value, turns[i].from) ||
            !aj_str_contains(aj_str_from(type->settings), aj_str_from(turns[i].name)))
            continue;
        if (turns[i].from[0] != '\0' || aj_node_is(node, "after"))
            add_setting(m, node, turns[i].name, aj_str_from(turns[i].to));
    }
}

static void change_name(struct mutants *m, const struct aj_node *node)
{
    for (size_t i = 0; i < AJ_COUNT(names); i++) {
        struct aj_mutant change = {node, AJ_MUTANT_NAME, AJ_STR_EMPTY, aj_str_from(names[i].to)};

        if (aj_node_is(node, names[i].from) && node->children.count >= names[i].least)
            add(m, &change,
                aj_arena_printf(m->ruleset->arena, "<%s> → <%s>", names[i].from, names[i].to));
    }
}

/* <order>: each < as <=, each <= as <. */
static void turn_order(struct mutants *m, const struct aj_node *node)
{
    for (size_t at = 0; aj_node_is(node, "order") &&
                        (at = aj_str_find(node->text, aj_str_from("<"), at)) != AJ_STR_NONE;
         at++) {
        bool is_equal = at + 1 < node->text.len && node->text.ptr[at + 1] == '=';
        struct aj_str text = aj_arena_printf(
            m->ruleset->arena, "%" AJ_STR_FMT "%s%" AJ_STR_FMT,
            AJ_STR_ARG(aj_str_sub(node->text, 0, at)), is_equal ? "<" : "<=",
            AJ_STR_ARG(aj_str_sub(node->text, at + (is_equal ? 2 : 1), node->text.len)));
        struct aj_mutant change = {node, AJ_MUTANT_TEXT, AJ_STR_EMPTY, text};

        add(m, &change,
            aj_arena_printf(m->ruleset->arena, "<order> %" AJ_STR_FMT, AJ_STR_ARG(text)));
    }
}

/* Of a check and of conditions on conditions something must be left. */
static void leave_out(struct mutants *m, const struct aj_node *node)
{
    struct aj_mutant change = {node, AJ_MUTANT_WITHOUT, AJ_STR_EMPTY, AJ_STR_EMPTY};

    if (node->parent->children.count > 1 || aj_node_is(node->parent, "when") ||
        aj_node_is(node->parent, "unless"))
        add(m, &change,
            aj_arena_printf(m->ruleset->arena, _("去掉 <%" AJ_STR_FMT ">"),
                            AJ_STR_ARG(node->name)));
}

/* Depth-first; rule files nest a few levels, as the XML reader sees to. */
static void mutate_below(struct mutants *m, const struct aj_node *parent)
{
    for (size_t i = 0; i < parent->children.count; i++) {
        const struct aj_node *node = aj_node_child(parent, i);
        const struct aj_predicate_type *type = aj_predicate_type_find(node->name);

        if (type == NULL)
            continue;
        leave_out(m, node);
        change_name(m, node);
        move_bounds(m, node);
        turn_words(m, node, type);
        turn_order(m, node);
        mutate_below(m, node);
    }
}

static bool is_condition(const struct aj_node *node)
{
    return aj_node_is(node, "when") || aj_node_is(node, "unless") || aj_node_is(node, "check");
}

struct aj_vec aj_rule_mutants(struct aj_ruleset *ruleset, const struct aj_profile *profile,
                              const struct aj_rule *rule)
{
    struct aj_vec out;
    struct mutants m = {ruleset, profile, &out};

    aj_vec_init(&out, ruleset->arena, sizeof(struct aj_rule_mutant));
    for (size_t i = 0; i < rule->node->children.count; i++) {
        const struct aj_node *node = aj_node_child(rule->node, i);

        if (is_condition(node))
            mutate_below(&m, node);
    }
    return out;
}

bool aj_rule_mutate(struct aj_ruleset *ruleset, const struct aj_rule *rule,
                    const struct aj_mutant *change, struct aj_rule *out)
{
    struct aj_loading loading = {.ruleset = ruleset, .mutant = change};
    size_t n_errors = ruleset->errors.list.count;
    bool is_rule;

    *out = *rule;
    for (size_t i = 0; i < rule->node->children.count; i++) {
        const struct aj_node *node = aj_node_child(rule->node, i);

        if (aj_node_is(node, "when"))
            out->when = aj_load_predicates(&loading, node, &rule->each);
        else if (aj_node_is(node, "unless"))
            out->unless = aj_load_predicates(&loading, node, &rule->each);
        else if (aj_node_is(node, "check"))
            out->check = aj_load_predicates(&loading, node, &rule->each);
    }
    is_rule = ruleset->errors.list.count == n_errors;
    ruleset->errors.list.count = n_errors;
    return is_rule;
}
