/* SPDX-License-Identifier: Apache-2.0
 *
 * Lint over the compiled rules and the elements they came from.
 */
#include "rules/lint.h"

#include "base/buffer.h"
#include "base/limits.h"

#include <string.h>

bool aj_lint_is_run(const struct aj_rule *rule)
{
    return !rule->is_bureau && rule->status != AJ_RULE_RETIRED;
}

static void find(struct aj_rule_errors *out, const struct aj_rule *rule, const char *words)
{
    aj_rule_errors_add(out, rule->node->file, rule->node->line, "%" AJ_STR_FMT "：%s",
                       AJ_STR_ARG(rule->id), words);
}

/* ---- which truths a condition can have: bits, 1 << truth ---- */

typedef enum aj_truth combine(enum aj_truth a, enum aj_truth b);

#define BIT(truth) (1U << (truth))
#define ANY_TRUTH  (BIT(AJ_TRUE) | BIT(AJ_FALSE) | BIT(AJ_UNKNOWN) | BIT(AJ_NO_SUBJECT))
#define N_TRUTHS   (AJ_NO_SUBJECT + 1)

static unsigned combined(unsigned a, unsigned b, combine *together)
{
    unsigned out = 0;

    for (unsigned i = 0; i < N_TRUTHS; i++) {
        for (unsigned k = 0; k < N_TRUTHS; k++) {
            if ((a & BIT(i)) != 0 && (b & BIT(k)) != 0)
                out |= BIT(together((enum aj_truth)i, (enum aj_truth)k));
        }
    }
    return out;
}

static unsigned truths_of_all(const struct aj_vec *predicates, combine *together);

static unsigned negated(unsigned truths)
{
    unsigned out = 0;

    for (unsigned i = 0; i < N_TRUTHS; i++) {
        if ((truths & BIT(i)) != 0)
            out |= BIT(aj_truth_not((enum aj_truth)i));
    }
    return out;
}

static unsigned truths_of(const struct aj_predicate *predicate)
{
    const char *name = predicate->type->name;
    unsigned each = predicate->each.kind != NULL ? BIT(AJ_NO_SUBJECT) : 0;

    if (strcmp(name, "person") == 0)
        return BIT(AJ_UNKNOWN);
    if (strcmp(name, "use") == 0)
        return truths_of(predicate->data);
    if (strcmp(name, "not") == 0)
        return negated(truths_of_all(&predicate->children, aj_truth_and));
    if (!predicate->type->takes_children)
        return ANY_TRUTH;
    return each | truths_of_all(&predicate->children,
                                strcmp(name, "any") == 0 ? aj_truth_or : aj_truth_and);
}

/* Together; of none there is no subject. */
static unsigned truths_of_all(const struct aj_vec *predicates, combine *together)
{
    unsigned out = BIT(AJ_NO_SUBJECT);

    for (size_t i = 0; i < predicates->count; i++)
        out =
            combined(out, truths_of(*(const struct aj_predicate *const *)aj_vec_at(predicates, i)),
                     together);
    return out;
}

/* ---- conditions that say the same ---- */

static bool say_same(const struct aj_node *a, const struct aj_node *b)
{
    if (!aj_str_equal(a->name, b->name) || !aj_str_equal(a->text, b->text) ||
        a->attributes.count != b->attributes.count || a->children.count != b->children.count)
        return false;
    for (size_t i = 0; i < a->attributes.count; i++) {
        const struct aj_setting *one = aj_vec_at(&a->attributes, i);
        const struct aj_setting *other = aj_vec_at(&b->attributes, i);

        if (!aj_str_equal(one->name, other->name) || !aj_str_equal(one->value, other->value))
            return false;
    }
    for (size_t i = 0; i < a->children.count; i++) {
        if (!say_same(aj_node_child(a, i), aj_node_child(b, i)))
            return false;
    }
    return true;
}

/* Whether every condition of the one stands in the other, too. */
static bool is_within(const struct aj_node *one, const struct aj_node *other)
{
    if (one == NULL || other == NULL || one->children.count == 0)
        return false;
    for (size_t i = 0; i < one->children.count; i++) {
        bool is_there = false;

        for (size_t k = 0; k < other->children.count && !is_there; k++)
            is_there = say_same(aj_node_child(one, i), aj_node_child(other, k));
        if (!is_there)
            return false;
    }
    return true;
}

static void lint_sense(const struct aj_rule *rule, struct aj_rule_errors *out)
{
    const struct aj_node *when = aj_node_find(rule->node, "when");
    unsigned check = truths_of_all(&rule->check, aj_truth_and);

    if (rule->since >= rule->until)
        find(out, rule, _("有效期是空的，永远不适用"));
    if (is_within(aj_node_find(rule->node, "unless"), when) ||
        (rule->when.count > 0 &&
         (truths_of_all(&rule->when, aj_truth_and) & (BIT(AJ_TRUE) | BIT(AJ_UNKNOWN))) == 0))
        find(out, rule, _("条件互相矛盾，永远不适用"));
    if (is_within(aj_node_find(rule->node, "check"), when))
        find(out, rule, _("<check> 只是 <when> 的重复，永远不会不符合"));
    if ((check & BIT(AJ_TRUE)) == 0 && (check & BIT(AJ_UNKNOWN)) == 0)
        find(out, rule, _("<check> 永远不会符合"));
    if ((check & (BIT(AJ_FALSE) | BIT(AJ_UNKNOWN))) == 0)
        find(out, rule, _("<check> 永远不会不符合"));
}

/* ---- examples: what they name must be there, or they prove nothing ---- */

static void lint_example_document(const struct aj_kinds *kinds, const struct aj_node *document,
                                  const struct aj_rule *rule, struct aj_rule_errors *out)
{
    struct aj_str name = aj_node_get(document, "kind");
    const struct aj_kind *kind = aj_kinds_find(kinds, name);

    for (size_t i = 0; kind != NULL && i < document->children.count; i++) {
        const struct aj_node *field = aj_node_child(document, i);

        if (aj_node_is(field, "field") &&
            aj_kind_find_field(kind, aj_node_get(field, "name")) == AJ_NO_FIELD)
            aj_rule_errors_add(
                out, field->file, field->line,
                _("%" AJ_STR_FMT "：示例中《%" AJ_STR_FMT "》没有字段“%" AJ_STR_FMT "”"),
                AJ_STR_ARG(rule->id), AJ_STR_ARG(name), AJ_STR_ARG(aj_node_get(field, "name")));
    }
}

static void lint_examples(const struct aj_ruleset *ruleset, const struct aj_rule *rule,
                          struct aj_rule_errors *out)
{
    for (size_t i = 0; i < rule->node->children.count; i++) {
        const struct aj_node *example = aj_node_child(rule->node, i);

        for (size_t k = 0; aj_node_is(example, "example") && k < example->children.count; k++) {
            const struct aj_node *node = aj_node_child(example, k);
            struct aj_str fact = aj_node_get(node, "name");

            if (aj_node_is(node, "document"))
                lint_example_document(&ruleset->kinds, node, rule, out);
            else if (aj_map_find(&ruleset->facts, fact) == NULL)
                aj_rule_errors_add(out, node->file, node->line,
                                   _("%" AJ_STR_FMT "：示例中没有案件事实“%" AJ_STR_FMT "”"),
                                   AJ_STR_ARG(rule->id), AJ_STR_ARG(fact));
        }
    }
}

/* ---- rules that nothing leads to ---- */

static bool is_used(const struct aj_ruleset *ruleset, const struct aj_rule *rule)
{
    for (size_t p = 0; p < ruleset->profiles.entries.count; p++) {
        const struct aj_map_entry *entry = aj_vec_at(&ruleset->profiles.entries, p);
        const struct aj_profile *profile = entry->value;

        for (size_t i = 0; i < profile->packs.count; i++) {
            const struct aj_pack *pack =
                *(const struct aj_pack *const *)aj_vec_at(&profile->packs, i);

            for (size_t k = 0; k < pack->members.count; k++) {
                if (aj_str_equal((*(const struct aj_pack *const *)aj_vec_at(&pack->members, k))->id,
                                 rule->pack->id))
                    return true;
            }
        }
    }
    return false;
}

/* ---- documents that a check goes by and whose absence no rule tells ---- */

/* 文书 of 文书/字段 and of 送达回证[文书]/字段; NULL for what is no path. */
static const struct aj_kind *kind_of_path(const struct aj_kinds *kinds, struct aj_str path)
{
    size_t slash = aj_str_find(path, aj_str_from("/"), 0);
    struct aj_str name = aj_str_sub(path, 0, slash);

    if (slash == AJ_STR_NONE)
        return NULL;
    return aj_kinds_find(kinds, aj_str_sub(name, 0, aj_str_find(name, aj_str_from("["), 0)));
}

static void add_kinds(const struct aj_kinds *kinds, struct aj_str words, const struct aj_rule *rule,
                      struct aj_map *used)
{
    struct aj_str word;

    while (aj_str_next_word(&words, &word)) {
        const struct aj_kind *kind = kind_of_path(kinds, word);

        if (kind != NULL && aj_map_find(used, kind->name) == NULL)
            aj_map_set(used, kind->name, (void *)(uintptr_t)rule);
    }
}

/* What a condition speaks of and needs: not the passages to see, and nothing where one of several
 * will do. */
static void add_used(const struct aj_kinds *kinds, const struct aj_node *node,
                     const struct aj_rule *rule, struct aj_map *used)
{
    for (size_t k = 0; k < node->attributes.count; k++) {
        const struct aj_setting *setting = aj_vec_at(&node->attributes, k);

        if (!aj_str_equal_c(setting->name, "see"))
            add_kinds(kinds, setting->value, rule, used);
    }
    add_kinds(kinds, node->text, rule, used);
}

/* Collects what the conditions below the node speak of, and for which documents they ask. */
static void collect(const struct aj_kinds *kinds, const struct aj_node *node,
                    const struct aj_rule *rule, struct aj_map *used, struct aj_map *guarded)
{
    for (size_t i = 0; i < node->children.count; i++) {
        const struct aj_node *child = aj_node_child(node, i);
        struct aj_str document = aj_node_get(child, "document");

        if (aj_node_is(child, "example"))
            continue;
        if (aj_node_is(child, "has"))
            aj_map_set(guarded, aj_str_sub(document, 0, aj_str_find(document, aj_str_from("["), 0)),
                       (void *)(uintptr_t)child);
        if (rule != NULL)
            add_used(kinds, child, rule, used);
        collect(kinds, child, aj_node_is(child, "any") ? NULL : rule, used, guarded);
    }
}

static bool is_guarded(const struct aj_kind *kind, const struct aj_kinds *kinds,
                       const struct aj_map *guarded)
{
    for (size_t i = 0; i < guarded->entries.count; i++) {
        const struct aj_map_entry *entry = aj_vec_at(&guarded->entries, i);
        const struct aj_kind *other = aj_kinds_find(kinds, entry->key);

        if (other != NULL && (aj_kind_is(kind, other) || aj_kind_is(other, kind)))
            return true;
    }
    return false;
}

static void lint_kinds(const struct aj_ruleset *ruleset, struct aj_rule_errors *out)
{
    struct aj_map used;
    struct aj_map guarded;

    aj_map_init(&used, out->arena);
    aj_map_init(&guarded, out->arena);
    for (size_t i = 0; i < ruleset->rules.count; i++) {
        const struct aj_rule *rule = aj_ruleset_rule(ruleset, i);
        const struct aj_node *check = aj_node_find(rule->node, "check");

        if (aj_lint_is_run(rule))
            collect(&ruleset->kinds, rule->node->parent, NULL, &used, &guarded);
        if (aj_lint_is_run(rule) && check != NULL)
            collect(&ruleset->kinds, check, rule, &used, &guarded);
    }
    for (size_t i = 0; i < used.entries.count; i++) {
        const struct aj_map_entry *entry = aj_vec_at(&used.entries, i);
        const struct aj_kind *kind = aj_kinds_find(&ruleset->kinds, entry->key);
        const struct aj_rule *rule = entry->value;

        if (!is_guarded(kind, &ruleset->kinds, &guarded))
            aj_rule_errors_add(
                out, rule->node->file, rule->node->line,
                _("%" AJ_STR_FMT "：用到《%" AJ_STR_FMT "》，没有规则用 <has> 查它在不在"),
                AJ_STR_ARG(rule->id), AJ_STR_ARG(entry->key));
    }
}

/* ---- patterns that run away ---- */

/* Text on which patterns that go back and forth do so: much of the same, and an end that does not
 * fit. */
static const char *const probes[] = {"一",       "1",      "第一条、", "，",
                                     "张三李四", "（一）", "a ",       "的\n"};

#define PROBE_BYTES 4096

static bool runs_away(const struct aj_pattern *pattern)
{
    struct aj_pattern_match match;
    bool is_away = false;

    for (size_t i = 0; i < AJ_COUNT(probes) && !is_away; i++) {
        struct aj_buffer text;

        aj_buffer_init(&text, 2 * PROBE_BYTES);
        while (aj_buffer_get(&text).len < PROBE_BYTES)
            aj_buffer_append_c(&text, probes[i]);
        aj_buffer_append_c(&text, "〇！");
        is_away = aj_pattern_find(pattern, aj_buffer_get(&text), 0, &match) == AJ_PATTERN_GAVE_UP;
        aj_buffer_release(&text);
    }
    return is_away;
}

/* The patterns of a rule; *seen keeps their sources. */
static void lint_rule_patterns(const struct aj_node *node, const struct aj_rule *rule,
                               struct aj_map *seen, struct aj_rule_errors *out)
{
    for (size_t i = 0; i < node->children.count; i++) {
        const struct aj_node *child = aj_node_child(node, i);
        struct aj_str source = aj_node_get(child, "pattern");
        struct aj_pattern *pattern = NULL;

        lint_rule_patterns(child, rule, seen, out);
        if (source.len == 0 || aj_pattern_compile(source, &pattern, NULL) != AJ_OK)
            continue;
        aj_map_set(seen, source, seen);
        if (runs_away(pattern))
            aj_rule_errors_add(out, child->file, child->line,
                               _("%" AJ_STR_FMT "：正则表达式在长文字上回溯过多"),
                               AJ_STR_ARG(rule->id));
        aj_pattern_free(pattern);
    }
}

/* The other patterns, by which documents are read. */
static void lint_read_patterns(const struct aj_ruleset *ruleset, const struct aj_map *seen,
                               struct aj_rule_errors *out)
{
    for (size_t i = 0; i < ruleset->patterns.by_source.entries.count; i++) {
        const struct aj_map_entry *entry = aj_vec_at(&ruleset->patterns.by_source.entries, i);

        if (aj_map_find(seen, entry->key) == NULL && runs_away(entry->value))
            aj_rule_errors_add(out, aj_str_from("documents"), 0,
                               _("正则表达式在长文字上回溯过多：%" AJ_STR_FMT),
                               AJ_STR_ARG(entry->key));
    }
}

void aj_lint(const struct aj_ruleset *ruleset, struct aj_rule_errors *out)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_map seen;

    aj_map_init(&seen, arena);
    for (size_t i = 0; i < ruleset->rules.count; i++) {
        const struct aj_rule *rule = aj_ruleset_rule(ruleset, i);

        if (!aj_lint_is_run(rule))
            continue;
        lint_sense(rule, out);
        if (!is_used(ruleset, rule))
            find(out, rule, _("没有评查标准用到它所在的规则包"));
        lint_rule_patterns(rule->node, rule, &seen, out);
        lint_examples(ruleset, rule, out);
    }
    for (size_t i = 0; i < ruleset->profiles.entries.count; i++) {
        const struct aj_map_entry *entry = aj_vec_at(&ruleset->profiles.entries, i);

        aj_lint_profile(entry->value, out);
    }
    lint_kinds(ruleset, out);
    lint_read_patterns(ruleset, &seen, out);
    aj_arena_free(arena);
}
