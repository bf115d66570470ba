/* SPDX-License-Identifier: Apache-2.0
 *
 * Lists of words: written out, made keys and put where they are looked up. They are the most of
 * what is loaded, so that what several kinds share is worked out once, and what is needed on the
 * way goes soon.
 */
#include "rules/load_labels.h"

#include "base/limits.h"
#include "rules/spell_out.h"

#define TITLES_AT_ONCE 500

/* Adds a list of words as meant, with its {a|b} written out: struct aj_str. */
static void spell_out(struct aj_loading *loading, const struct aj_node *node, struct aj_str words,
                      struct aj_vec *out)
{
    if (!aj_spell_out(out->arena, words, out))
        aj_load_fail(loading, node, _("词语中的花括号 {甲|乙} 不成对，或者写出来太多"));
}

/* The number of the key of a label's word. Kinds share definitions, and definitions words, so that
 * most words come again and again. brief is for what is needed on the way. */
static uint32_t key_of(struct aj_loading *loading, struct aj_arena *brief, struct aj_str word)
{
    struct aj_map_entry *entry = aj_map_add(&loading->keys, word);
    uint32_t number = (uint32_t)(uintptr_t)entry->value;

    if (number > 0)
        return number;
    number = aj_labels_add_key(&loading->ruleset->kinds.labels, aj_label_key(brief, word));
    entry->key = aj_arena_dup(loading->scratch, word);
    entry->value = (void *)(uintptr_t)number;
    return number;
}

/* uint32_t, the numbers of the keys of a list of words. */
static const struct aj_vec *keys_of(struct aj_loading *loading, const struct aj_node *node,
                                    struct aj_str list)
{
    struct aj_vec *keys = aj_map_find(&loading->lists, list);
    struct aj_arena *brief;
    struct aj_vec words;

    if (keys != NULL)
        return keys;
    brief = aj_arena_new();
    aj_vec_init(&words, brief, sizeof(struct aj_str));
    spell_out(loading, node, list, &words);
    keys = aj_arena_alloc(loading->scratch, sizeof(*keys));
    aj_vec_init(keys, loading->scratch, sizeof(uint32_t));
    aj_vec_reserve(keys, words.count);
    for (size_t i = 0; i < words.count; i++)
        *(uint32_t *)aj_vec_push(keys) =
            key_of(loading, brief, *(struct aj_str *)aj_vec_at(&words, i));
    aj_arena_free(brief);
    aj_map_set(&loading->lists, list, keys);
    return keys;
}

/* Adds a meaning of all words of the list. */
static void add_labels(struct aj_loading *loading, const struct aj_node *node,
                       struct aj_label_map *map, const struct aj_vec *keys,
                       const struct aj_label *label)
{
    for (size_t i = 0; i < keys->count; i++) {
        if (!aj_labels_add(&loading->ruleset->kinds.labels, map, *(uint32_t *)aj_vec_at(keys, i),
                           *label)) {
            aj_load_fail(loading, node, _("标签太多：各种文书合计最多%d个"), AJ_LIMIT_LABELS);
            return;
        }
    }
}

/* The key of a label under which others stand, each kept once. */
static struct aj_str key_of_under(struct aj_loading *loading, struct aj_str word)
{
    struct aj_str *key = aj_map_find(&loading->unders, word);

    if (key != NULL)
        return *key;
    key = aj_arena_alloc(loading->scratch, sizeof(*key));
    *key = aj_label_key(loading->ruleset->arena, word);
    aj_map_set(&loading->unders, word, key);
    return *key;
}

void aj_load_words_of_label(struct aj_loading *loading, const struct aj_node *node,
                            struct aj_str words, struct aj_label_map *map,
                            const struct aj_label *label)
{
    add_labels(loading, node, map, keys_of(loading, node, words), label);
}

/* Labels that no list can hold: 送达文书名称、文号及份数. */
static void load_label_pattern(struct aj_loading *loading, const struct aj_node *node,
                               struct aj_kind *kind, const struct aj_label *label)
{
    struct aj_heads heads = {.label = *label};
    struct aj_str source = aj_node_get(node, "pattern");

    heads.pattern = source.len > 0 ? aj_load_pattern(loading, node, source) : NULL;
    if (heads.pattern != NULL)
        *(struct aj_heads *)aj_vec_push(&kind->heads) = heads;
}

void aj_load_label(struct aj_loading *loading, const struct aj_node *node, struct aj_kind *kind,
                   size_t field)
{
    struct aj_label_map *map = aj_node_is(node->parent, "column") ? kind->columns : kind->labels;
    const struct aj_vec *keys = keys_of(loading, node, node->text);
    struct aj_str unders = aj_node_get(node, "under");
    struct aj_label label = {.field = field,
                             .is_weak = aj_node_yes(node, "weak"),
                             .is_second = aj_str_equal_c(aj_node_get(node, "take"), "second")};
    struct aj_str under;

    load_label_pattern(loading, node, kind, &label);
    if (unders.len == 0)
        add_labels(loading, node, map, keys, &label);
    while (aj_str_next_word(&unders, &under)) {
        label.under = key_of_under(loading, under);
        add_labels(loading, node, map, keys, &label);
    }
}

static void add_titles(struct aj_loading *loading, const struct aj_node *node, struct aj_kind *kind,
                       const struct aj_vec *titles)
{
    for (size_t i = 0; i < titles->count; i++) {
        struct aj_str title = *(struct aj_str *)aj_vec_at(titles, i);

        if (!aj_kinds_add_title(&loading->ruleset->kinds, titles->arena, kind, title))
            aj_load_fail(loading, node, _("标题“%" AJ_STR_FMT "”已属于另一种文书"),
                         AJ_STR_ARG(title));
    }
}

/* There are many thousands of titles: what is needed to make some of them goes before the next. */
void aj_load_titles(struct aj_loading *loading, const struct aj_node *node, struct aj_kind *kind,
                    struct aj_str list)
{
    struct aj_str word;

    while (list.len > 0) {
        struct aj_arena *scratch = aj_arena_new();
        struct aj_vec titles;

        aj_vec_init(&titles, scratch, sizeof(struct aj_str));
        while (titles.count < TITLES_AT_ONCE && aj_str_next_word(&list, &word))
            spell_out(loading, node, word, &titles);
        add_titles(loading, node, kind, &titles);
        aj_arena_free(scratch);
    }
}
