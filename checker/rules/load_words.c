/* SPDX-License-Identifier: Apache-2.0
 *
 * <words>: what the reading of documents goes by in every kind.
 */
#include "rules/ruleset.h"

#include "base/compiler.h"
#include "dossier/kind.h"
#include "text/fold.h"

#include <stddef.h>

/* Elements that hold a list of words. */
static const struct list {
    const char *element;
    size_t offset; /* of a struct aj_vec in struct aj_words */
} lists[] = {
    {"parts", offsetof(struct aj_words, parts)},
    {"pictures", offsetof(struct aj_words, pictures)},
    {"signs", offsetof(struct aj_words, signs)},
    {"remarks", offsetof(struct aj_words, remarks)},
    {"pages", offsetof(struct aj_words, pages)},
    {"numbers", offsetof(struct aj_words, numbers)},
    {"leads", offsetof(struct aj_words, leads)},
    {"signers", offsetof(struct aj_words, signers)},
    {"days", offsetof(struct aj_words, days)},
    {"others", offsetof(struct aj_words, others)},
    {"personal", offsetof(struct aj_words, personal)},
    {"parties", offsetof(struct aj_words, parties)},
};

/* Patterns, each in an attribute. */
static const struct pattern {
    const char *element;
    const char *attribute;
    size_t offset; /* of a const struct aj_pattern * in struct aj_words */
} patterns[] = {
    {"unnamed", "pattern", offsetof(struct aj_words, unnamed)},
    {"unfilled", "pattern", offsetof(struct aj_words, unfilled)},
    {"person", "pattern", offsetof(struct aj_words, person)},
    {"strangers", "pattern", offsetof(struct aj_words, strangers)},
    {"issuer", "pattern", offsetof(struct aj_words, issuer)},
    {"own_unit", "head", offsetof(struct aj_words, own_unit.head)},
    {"own_unit", "pattern", offsetof(struct aj_words, own_unit.pattern)},
    {"titles", "numbering", offsetof(struct aj_words, numbering)},
    {"titles", "subject", offsetof(struct aj_words, subject)},
    {"titles", "mention", offsetof(struct aj_words, mention)},
    {"titles", "denial", offsetof(struct aj_words, denial)},
    {"titles", "continued", offsetof(struct aj_words, continued)},
    {"titles", "papers", offsetof(struct aj_words, papers)},
    {"bundle", "manifest", offsetof(struct aj_words, manifest)},
};

static struct aj_str kept(struct aj_loading *loading, const struct aj_node *node, const char *name)
{
    return aj_arena_dup(loading->ruleset->arena, aj_node_get(node, name));
}

static const struct aj_pattern *pattern_of(struct aj_loading *loading, const struct aj_node *node,
                                           const char *name)
{
    struct aj_str source = aj_node_get(node, name);

    return source.len > 0 ? aj_load_pattern(loading, node, source) : NULL;
}

static void add_words(struct aj_loading *loading, struct aj_str words, struct aj_vec *list)
{
    struct aj_str word;

    while (aj_str_next_word(&words, &word))
        *(struct aj_str *)aj_vec_push(list) = aj_fold_text(loading->ruleset->arena, word);
}

static void add_alias(struct aj_loading *loading, const struct aj_node *node,
                      struct aj_words *words)
{
    *(struct aj_alias *)aj_vec_push(&words->aliases) =
        (struct aj_alias){pattern_of(loading, node, "pattern"), kept(loading, node, "label"),
                          aj_str_equal_c(aj_node_get(node, "signs"), "yes")};
}

static void add_bundle_kinds(struct aj_loading *loading, const struct aj_node *node,
                             struct aj_words *words)
{
    struct aj_str names = aj_node_get(node, "kinds");
    struct aj_str name;

    while (aj_str_next_word(&names, &name)) {
        const struct aj_kind *kind = aj_load_kind_of(loading, node, name);

        if (kind != NULL)
            *(const struct aj_kind **)aj_vec_push(&words->bundle_kinds) = kind;
    }
}

static void load_element(struct aj_loading *loading, const struct aj_node *node,
                         struct aj_words *words)
{
    for (size_t i = 0; i < AJ_COUNT(lists); i++) {
        if (aj_node_is(node, lists[i].element))
            add_words(loading, node->text, (struct aj_vec *)((char *)words + lists[i].offset));
    }
    for (size_t i = 0; i < AJ_COUNT(patterns); i++) {
        if (aj_node_is(node, patterns[i].element))
            *(const struct aj_pattern **)((char *)words + patterns[i].offset) =
                pattern_of(loading, node, patterns[i].attribute);
    }
    if (aj_node_is(node, "alias"))
        add_alias(loading, node, words);
    if (aj_node_is(node, "bundle"))
        add_bundle_kinds(loading, node, words);
    if (!aj_node_is(node, "own_unit"))
        return;
    words->own_unit.label = kept(loading, node, "label");
    words->own_unit.of = kept(loading, node, "of");
}

void aj_load_words(struct aj_loading *loading, const struct aj_node *root)
{
    for (size_t i = 0; i < root->children.count; i++)
        load_element(loading, aj_node_child(root, i), &loading->ruleset->kinds.words);
}
