/* SPDX-License-Identifier: Apache-2.0
 *
 * Looked for only where a paper lacks what it ought to say: nobody knows every name that forms have
 * for a thing, and a fault must not rest on one that was not recognised.
 */
#include "dossier/unclaimed.h"

#include "base/utf8.h"
#include "dossier/extract.h"
#include "text/amount.h"
#include "text/blank.h"
#include "text/date.h"
#include "text/date_part.h"
#include "text/person.h"

#include <string.h>

#define LONGEST_LABEL 42 /* bytes: fourteen ideographs */
#define PAIR          6  /* bytes of two ideographs */
#define HOME_MADE     3  /* labels that nobody knows make a form with labels of its own */
#define MOST_CELLS    4  /* of a row of labels with their values: two pairs */
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
        const struct aj_label_slot *slot = &map->slots[i];

        if (slot->key != 0 && leads_to(aj_labels_meaning(labels, slot), field))
            *(struct aj_str *)aj_vec_push(&like->keys) = aj_labels_key(labels, slot->key);
    }
}

/* Whether two labels end in the same two ideographs. */
static bool ends_alike(struct aj_str a, struct aj_str b)
{
    return a.len >= PAIR && aj_str_ends(b, aj_str_sub(a, a.len - PAIR, a.len));
}

/* Whether a label is one of persons that papers are not about: 执法人员签名, also by another name.
 */
static bool is_of_others(const struct like *like, struct aj_str key)
{
    const struct aj_words *words = &like->kinds->words;
    struct aj_str bare = aj_without_words(key, &words->signs);

    return aj_extract_is_one_of(&words->others, bare) ||
           aj_extract_is_one_of(&words->others,
                                aj_kinds_alias(like->kinds, bare, bare.len < key.len));
}

/* Whether a label of the field ends as the key does; a key of persons that papers are not about is
 * like none but such a one. */
static bool is_like_any(const struct like *like, struct aj_str key)
{
    bool is_others = is_of_others(like, key);

    for (size_t i = 0; i < like->keys.count; i++) {
        struct aj_str own = *(const struct aj_str *)aj_vec_at(&like->keys, i);

        if (ends_alike(key, own) && (!is_others || is_of_others(like, own)))
            return true;
    }
    return false;
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
    return is_like_any(like, key);
}

static bool is_filled(const struct aj_document *document, uint32_t block)
{
    return (document->blocks[block].flags & AJ_BLOCK_PICTURE) != 0 ||
           !aj_is_blank_text(aj_block_folded(document, block));
}

/* A cell before a filled one of its row; AJ_NO_BLOCK for none. */
static uint32_t value_cell(const struct aj_document *document, uint32_t block)
{
    const struct aj_block *b = &document->blocks[block];

    return b->type == AJ_CELL && b->parent != AJ_NO_BLOCK &&
                   b->end < document->blocks[b->parent].end && is_filled(document, b->end)
               ? b->end
               : AJ_NO_BLOCK;
}

/* The words of a cell before a filled one, or of a line before its colon; "" for neither. */
static struct aj_str label_at(const struct aj_document *document, uint32_t block)
{
    const struct aj_block *b = &document->blocks[block];
    struct aj_str text = aj_block_text(document, block);
    size_t wide = aj_str_find(text, aj_str_from(COLON), 0);
    size_t narrow = aj_str_find(text, aj_str_from(":"), 0);
    size_t colon = wide < narrow ? wide : narrow; /* AJ_STR_NONE is the greatest */
    size_t behind = colon + (wide < narrow ? strlen(COLON) : 1);

    if (value_cell(document, block) != AJ_NO_BLOCK)
        return aj_str_trim(text);
    if (b->type != AJ_PARAGRAPH || colon == AJ_STR_NONE ||
        aj_is_blank_text(aj_str_sub(text, behind, text.len)))
        return AJ_STR_EMPTY;
    return aj_str_trim(aj_str_sub(text, 0, colon));
}

static bool begins_with_han(struct aj_str text)
{
    size_t at = 0;

    return text.len > 0 && aj_is_han(aj_utf8_next(text, &at));
}

/* Whether a cell stands where a form has its labels: the first of a pair, one or two pairs a row. A
 * list has more cells to the row, or numbers in the third. */
static bool is_label_place(const struct aj_document *document, uint32_t block)
{
    const struct aj_block *blocks = document->blocks;
    uint32_t row = blocks[block].parent;
    bool are_words = true;
    size_t n = 0;
    size_t at = 0;

    for (uint32_t i = row + 1; i < blocks[row].end && n <= MOST_CELLS; i = blocks[i].end) {
        at = i == block ? n : at;
        are_words =
            are_words && (n % 2 == 1 || begins_with_han(aj_str_trim(aj_block_text(document, i))));
        n++;
    }
    return (n == 2 || n == MOST_CELLS) && at % 2 == 0 && are_words;
}

/* Whether a field of the paper was read out of a block. */
static bool is_claimed(const struct aj_paper *paper, uint32_t block)
{
    const struct aj_block *b = &paper->document->blocks[block];

    for (size_t i = 0; i < paper->kind->fields.count; i++) {
        for (size_t k = 0; k < paper->readings[i].count; k++) {
            const struct aj_place *place =
                &((const struct aj_reading *)aj_vec_at(&paper->readings[i], k))->place;

            if (place->block != AJ_NO_BLOCK && place->from < b->to && place->to > b->from)
                return true;
        }
    }
    return false;
}

/* Whether words are a label, whichever kind's, or one that every opinion has. */
static bool is_known(const struct like *like, struct aj_str key)
{
    return aj_labels_has(&like->kinds->labels, key) ||
           aj_extract_is_one_of(&like->kinds->words.signs, key) ||
           aj_extract_is_one_of(&like->kinds->words.days, key);
}

/* Whether a cell's words are a label that no kind of document knows. 证据一 counts, and names
 * nothing. */
static bool is_unheard_of(const struct like *like, struct aj_str words)
{
    struct aj_str key = aj_label_key(like->arena, words);
    uint32_t character = 0;
    size_t at = 0;

    if (key.len < PAIR || words.len > LONGEST_LABEL || !begins_with_han(key) ||
        is_known(like, key) || aj_extract_is_one_of(&like->kinds->words.personal, key))
        return false;
    for (at = 0; at < key.len;)
        character = aj_utf8_next(key, &at);
    return !aj_date_is_chinese_numeral(character);
}

static bool has_person(struct aj_str text)
{
    struct aj_person person;

    return aj_person_find(text, 0, &person) && person.from == 0;
}

static bool has_date(struct aj_str text)
{
    struct aj_date_match match;

    return aj_date_find(text, 0, NULL, &match) && match.state == AJ_DATE_VALID;
}

static bool has_digit(struct aj_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
            return true;
    }
    return false;
}

/* Names are no sentences. */
static bool is_sentence(struct aj_str text)
{
    static const char *const marks[] = {"，", "；", "。"};

    for (size_t i = 0; i < AJ_COUNT(marks); i++) {
        if (aj_str_find(text, aj_str_from(marks[i]), 0) != AJ_STR_NONE)
            return true;
    }
    return false;
}

/* Whether the words of a cell can be a value of the type; any words can be a text. */
static bool fits(enum aj_type type, struct aj_str text)
{
    struct aj_amount_match amount;

    switch (type) {
    case AJ_TYPE_DATE:
        return has_date(text);
    case AJ_TYPE_OFFICER:
    case AJ_TYPE_SIGNATURE:
        return has_person(text);
    case AJ_TYPE_NAME:
        return !is_sentence(text);
    case AJ_TYPE_AMOUNT:
        return aj_amount_find(text, 0, &amount);
    case AJ_TYPE_NUMBER:
    case AJ_TYPE_USCC:
    case AJ_TYPE_ID_CARD:
    case AJ_TYPE_COUNT:
        return has_digit(text);
    default:
        return true;
    }
}

/* The first label that nobody knows of a cell out of which nothing was read and which can be a
 * value of the type, in a form with labels of its own. AJ_NO_BLOCK for none. */
static uint32_t find_unheard_of(const struct like *like, enum aj_type type)
{
    const struct aj_document *document = like->paper->document;
    uint32_t first = AJ_NO_BLOCK;
    int n = 0;

    for (uint32_t i = like->paper->first_block; i < like->paper->end_block; i++) {
        uint32_t value = value_cell(document, i);

        if (value == AJ_NO_BLOCK || !is_label_place(document, i) ||
            !is_unheard_of(like, aj_str_trim(aj_block_text(document, i))) ||
            is_claimed(like->paper, value)) /* looks through all that was read: last */
            continue;
        n++;
        if (first == AJ_NO_BLOCK && fits(type, aj_block_folded(document, value)))
            first = i;
    }
    return n >= HOME_MADE ? first : AJ_NO_BLOCK;
}

/* Whether what stands behind a cell is a label itself: both head columns. */
static bool heads_label(const struct like *like, uint32_t block)
{
    const struct aj_document *document = like->paper->document;
    uint32_t value = value_cell(document, block);

    return value != AJ_NO_BLOCK &&
           is_known(like, aj_label_key(like->arena, aj_str_trim(aj_block_text(document, value))));
}

/* The first label that ends like one of the field's; AJ_NO_BLOCK for none. */
static uint32_t find_like(struct like *like, size_t field)
{
    collect_keys(like, field);
    for (uint32_t i = like->paper->first_block; i < like->paper->end_block && like->keys.count > 0;
         i++) {
        struct aj_str words = label_at(like->paper->document, i);

        if (words.len > 0 && is_like(like, words) && !heads_label(like, i))
            return i;
    }
    return AJ_NO_BLOCK;
}

struct aj_str aj_unclaimed_like(struct aj_arena *arena, const struct aj_kinds *kinds,
                                const struct aj_paper *paper, size_t field, struct aj_place *place)
{
    struct like like = {.arena = arena, .kinds = kinds, .paper = paper};
    struct aj_str words;
    uint32_t block;

    if (paper->document == NULL || paper->kind == NULL || paper->kind->labels == NULL ||
        field == AJ_NO_FIELD)
        return AJ_STR_EMPTY;
    block = find_like(&like, field);
    if (block == AJ_NO_BLOCK)
        block = find_unheard_of(&like, aj_kind_field(paper->kind, field)->type);
    if (block == AJ_NO_BLOCK)
        return AJ_STR_EMPTY;
    words = label_at(paper->document, block);
    place->paper = paper;
    place->block = block;
    place->from = (size_t)(words.ptr - paper->document->text.ptr);
    place->to = place->from + words.len;
    return words;
}
