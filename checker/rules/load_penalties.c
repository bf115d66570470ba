/* SPDX-License-Identifier: Apache-2.0
 *
 * <penalty> and <penalties> of <words>: by which words kinds of penalties are known, and the words
 * around them.
 */
#include "rules/ruleset.h"

static void load_kind(struct aj_loading *loading, const struct aj_node *node,
                      struct aj_penalty_words *words)
{
    static const char *const measures[] = {[AJ_PENALTY_BY_NOTHING] = "nothing",
                                           [AJ_PENALTY_BY_AMOUNT] = "amount",
                                           [AJ_PENALTY_BY_TERM] = "term"};
    struct aj_str by = aj_node_get(node, "by");
    struct aj_penalty_kind kind = {.name = aj_node_get(node, "name"),
                                   .is_lifted = aj_node_yes(node, "lifted")};
    size_t i = 0;

    while (by.ptr != NULL && i < AJ_COUNT(measures) && !aj_str_equal_c(by, measures[i]))
        i++;
    if (i == AJ_COUNT(measures))
        aj_load_fail(loading, node, _("by：“%" AJ_STR_FMT "”应为 nothing、amount 或 term"),
                     AJ_STR_ARG(by));
    else
        kind.by = (enum aj_penalty_by)i;
    kind.pattern = aj_load_pattern(loading, node, aj_node_get(node, "pattern"));
    if (kind.pattern != NULL)
        *(struct aj_penalty_kind *)aj_vec_push(&words->kinds) = kind;
}

static const struct aj_pattern *load_pattern(struct aj_loading *loading, const struct aj_node *node,
                                             const char *name)
{
    struct aj_str source = aj_node_get(node, name);

    return source.len > 0 ? aj_load_pattern(loading, node, source) : NULL;
}

void aj_load_penalties(struct aj_loading *loading, const struct aj_node *root)
{
    struct aj_penalty_words *words = &loading->ruleset->kinds.words.penalties;

    for (size_t i = 0; i < root->children.count; i++) {
        const struct aj_node *node = aj_node_child(root, i);

        if (aj_node_is(node, "penalty"))
            load_kind(loading, node, words);
        if (!aj_node_is(node, "penalties"))
            continue;
        words->quoted = load_pattern(loading, node, "quoted");
        words->not_before = load_pattern(loading, node, "not-before");
        words->not_behind = load_pattern(loading, node, "not-behind");
        words->open_before = load_pattern(loading, node, "open-before");
        words->open_behind = load_pattern(loading, node, "open-behind");
        words->total = load_pattern(loading, node, "total");
        words->gap = load_pattern(loading, node, "gap");
        words->gap_before = load_pattern(loading, node, "gap-before");
    }
}
