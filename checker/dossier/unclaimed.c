/* SPDX-License-Identifier: Apache-2.0
 *
 * Looked for only where a paper lacks what it ought to say: nobody knows every name that forms have
 * for a thing, and a fault must not rest on one that was not recognised.
 */
#include "dossier/unclaimed.h"

#include "base/utf8.h"
#include "dossier/extract.h"
#include "text/blank.h"

#include <string.h>

#define LONGEST_LABEL 42 /* bytes: fourteen ideographs */
#define PAIR          6  /* bytes of two ideographs */
#define COLON         "："

/* What is looked for. */
struct like {
    struct aj_arena *arena;
    const struct aj_kinds *kinds;
    const struct aj_paper *paper;
    struct aj_vec keys; /* struct aj_str: all labels that lead to the field */
};

static bool leads_to(const struct aj_label *label, size_t field)
{
    for (; label != NULL; label = label->next) {
        const struct aj_group *group = label->group;

        if (group == NULL
                ? label->field == field
                : group->opinion == field || group->signature == field || group->date == field)
            return true;
    }
    return false;
}

/* All labels of the kind that lead to the field. */
static void collect_keys(struct like *like, size_t field)
{
    const struct aj_labels *labels = &like->kinds->labels;
    const struct aj_label_map *map = like->paper->kind->labels;

    aj_vec_init(&like->keys, like->arena, sizeof(struct aj_str));
    for (uint32_t i = 0; i < map->n_slots; i++) {
        struct aj_str key;

        if (map->slots[i].key == 0)
            continue;
        key = aj_labels_key(labels, map->slots[i].key);
        if (leads_to(aj_labels_find(labels, map, key), field))
            *(struct aj_str *)aj_vec_push(&like->keys) = key;
    }
}

/* Whether two labels end in the same two ideographs. */
static bool ends_alike(struct aj_str a, struct aj_str b)
{
    return a.len >= PAIR && aj_str_ends(b, aj_str_sub(a, a.len - PAIR, a.len));
}

/* Whether words are a label that the kind does not know, like one of the field's. One that every
 * opinion has (签名, 日期) is like none. */
static bool is_like(const struct like *like, struct aj_str words)
{
    struct aj_str key;

    if (words.len < PAIR || words.len > LONGEST_LABEL)
        return false;
    key = aj_label_key(like->arena, words);
    if (key.len < PAIR || aj_extract_is_one_of(&like->kinds->words.signs, key) ||
        aj_extract_is_one_of(&like->kinds->words.days, key) ||
        aj_labels_find(&like->kinds->labels, like->paper->kind->labels, key) != NULL)
        return false;
    for (size_t i = 0; i < key.len;) {
        if (!aj_is_han(aj_utf8_next(key, &i)))
            return false;
    }
    for (size_t i = 0; i < like->keys.count; i++) {
        if (ends_alike(key, *(const struct aj_str *)aj_vec_at(&like->keys, i)))
            return true;
    }
    return false;
}

static bool is_filled(const struct aj_document *document, uint32_t block)
{
    return (document->blocks[block].flags & AJ_BLOCK_PICTURE) != 0 ||
           !aj_is_blank_text(aj_block_folded(document, block));
}

/* The words of a cell before a filled one, or of a line before its colon; "" for neither. */
static struct aj_str label_at(const struct aj_document *document, uint32_t block)
{
    const struct aj_block *b = &document->blocks[block];
    struct aj_str text = aj_block_text(document, block);
    size_t colon;

    if (b->type == AJ_CELL && b->parent != AJ_NO_BLOCK && b->end < document->blocks[b->parent].end)
        return is_filled(document, b->end) ? aj_str_trim(text) : AJ_STR_EMPTY;
    if (b->type != AJ_PARAGRAPH)
        return AJ_STR_EMPTY;
    colon = aj_str_find(text, aj_str_from(COLON), 0);
    if (colon == AJ_STR_NONE || colon + strlen(COLON) >= text.len)
        return AJ_STR_EMPTY;
    return aj_str_trim(aj_str_sub(text, 0, colon));
}

struct aj_str aj_unclaimed_like(struct aj_arena *arena, const struct aj_kinds *kinds,
                                const struct aj_paper *paper, size_t field, struct aj_place *place)
{
    struct like like = {.arena = arena, .kinds = kinds, .paper = paper};

    if (paper->document == NULL || paper->kind == NULL || paper->kind->labels == NULL ||
        field == AJ_NO_FIELD)
        return AJ_STR_EMPTY;
    collect_keys(&like, field);
    for (uint32_t i = paper->first_block; i < paper->end_block && like.keys.count > 0; i++) {
        struct aj_str words = label_at(paper->document, i);

        if (words.len == 0 || !is_like(&like, words))
            continue;
        place->paper = paper;
        place->block = i;
        place->from = (size_t)(words.ptr - paper->document->text.ptr);
        place->to = place->from + words.len;
        return words;
    }
    return AJ_STR_EMPTY;
}
