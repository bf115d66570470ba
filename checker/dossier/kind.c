/* SPDX-License-Identifier: Apache-2.0
 *
 * Kinds of documents and the indexes over their titles and labels. Knows their shape, not their
 * words.
 */
#include "dossier/kind.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "text/fold.h"

#include <stdint.h>
#include <string.h>

#define LONGEST_DAY 15 /* bytes of a joint and the day behind it: 及收件日期 */

static const char *const stage_codes[AJ_N_STAGES] = {
#define AJ_STAGE(name, code) [name] = code,
#include "dossier/stage.def"
#undef AJ_STAGE
};

enum aj_stage aj_stage_find(struct aj_str code)
{
    for (int i = 0; i < AJ_N_STAGES; i++) {
        if (aj_str_equal_c(code, stage_codes[i]))
            return (enum aj_stage)i;
    }
    return AJ_N_STAGES;
}

const char *aj_stage_code(enum aj_stage stage)
{
    return stage_codes[stage];
}

void aj_kinds_init(struct aj_kinds *kinds, struct aj_arena *arena)
{
    *kinds = (struct aj_kinds){.arena = arena};
    aj_vec_init(&kinds->kinds, arena, sizeof(struct aj_kind *));
    aj_map_init(&kinds->by_name, arena);
    aj_map_init(&kinds->titles, arena);
    aj_map_init(&kinds->labels, arena);
    aj_map_init(&kinds->keys, arena);
    aj_map_init(&kinds->laws, arena);
    aj_vec_init(&kinds->words.parts, arena, sizeof(struct aj_str));
    aj_vec_init(&kinds->words.pictures, arena, sizeof(struct aj_str));
    aj_vec_init(&kinds->words.signs, arena, sizeof(struct aj_str));
    aj_vec_init(&kinds->words.remarks, arena, sizeof(struct aj_str));
    aj_vec_init(&kinds->words.signers, arena, sizeof(struct aj_str));
    aj_vec_init(&kinds->words.days, arena, sizeof(struct aj_str));
    aj_vec_init(&kinds->words.others, arena, sizeof(struct aj_str));
    aj_vec_init(&kinds->words.personal, arena, sizeof(struct aj_str));
    aj_vec_init(&kinds->words.numbers, arena, sizeof(struct aj_str));
    aj_vec_init(&kinds->words.parties, arena, sizeof(struct aj_str));
    aj_vec_init(&kinds->words.penalties.kinds, arena, sizeof(struct aj_penalty_kind));
    aj_vec_init(&kinds->words.bundle_kinds, arena, sizeof(struct aj_kind *));
}

struct aj_kind *aj_kinds_add(struct aj_kinds *kinds, struct aj_str name)
{
    struct aj_kind *kind = aj_arena_alloc(kinds->arena, sizeof(*kind));

    kind->name = name;
    aj_vec_init(&kind->also, kinds->arena, sizeof(struct aj_kind *));
    aj_vec_init(&kind->fields, kinds->arena, sizeof(struct aj_field));
    aj_map_init(&kind->by_name, kinds->arena);
    aj_map_init(&kind->labels, kinds->arena);
    aj_map_init(&kind->columns, kinds->arena);
    aj_vec_init(&kind->groups, kinds->arena, sizeof(struct aj_group *));
    aj_vec_init(&kind->heads, kinds->arena, sizeof(struct aj_heads));
    aj_vec_init(&kind->files, kinds->arena, sizeof(struct aj_pattern *));
    kind->date_field = AJ_NO_FIELD;
    kind->number_field = AJ_NO_FIELD;
    kind->party_field = AJ_NO_FIELD;
    kind->serves_name = AJ_NO_FIELD;
    kind->serves_party = AJ_NO_FIELD;
    kind->serves_number = AJ_NO_FIELD;
    kind->lists_title = AJ_NO_FIELD;
    kind->lists_pages = AJ_NO_FIELD;
    *(struct aj_kind **)aj_vec_push(&kinds->kinds) = kind;
    aj_map_set(&kinds->by_name, name, kind);
    return kind;
}

struct aj_kind *aj_kinds_find(const struct aj_kinds *kinds, struct aj_str name)
{
    return aj_map_find(&kinds->by_name, name);
}

bool aj_kinds_add_title(struct aj_kinds *kinds, struct aj_kind *kind, struct aj_str title)
{
    struct aj_str key = aj_title_key(kinds->arena, title);
    const struct aj_kind *owner = aj_map_find(&kinds->titles, key);

    if (owner != NULL && owner != kind)
        return false;

    if (key.len > kinds->longest_title)
        kinds->longest_title = key.len;
    aj_map_set(&kinds->titles, key, kind);
    return true;
}

size_t aj_kind_add_field(struct aj_kinds *kinds, struct aj_kind *kind, struct aj_str name,
                         enum aj_type type)
{
    struct aj_field *field = aj_vec_push(&kind->fields);

    *field = (struct aj_field){.name = name, .type = type, .source = AJ_NO_FIELD};
    aj_vec_init(&field->patterns, kinds->arena, sizeof(struct aj_pattern *));
    aj_vec_init(&field->headings, kinds->arena, sizeof(struct aj_pattern *));
    aj_vec_init(&field->traces, kinds->arena, sizeof(struct aj_pattern *));
    aj_map_set(&kind->by_name, name, (void *)(uintptr_t)kind->fields.count);
    return kind->fields.count - 1;
}

struct aj_field *aj_kind_field(const struct aj_kind *kind, size_t index)
{
    return aj_vec_at(&kind->fields, index);
}

size_t aj_kind_find_field(const struct aj_kind *kind, struct aj_str name)
{
    uintptr_t found = (uintptr_t)aj_map_find(&kind->by_name, name);

    return found > 0 ? (size_t)found - 1 : AJ_NO_FIELD;
}

/* The key of a rule's words. Kinds share definitions, so that most words come again and again. */
static struct aj_str key_of_words(struct aj_kinds *kinds, struct aj_str words)
{
    struct aj_str *key = words.len > 0 ? aj_map_find(&kinds->keys, words) : NULL;

    if (words.len == 0)
        return AJ_STR_EMPTY;
    if (key != NULL)
        return *key;
    key = aj_arena_alloc(kinds->arena, sizeof(*key));
    *key = aj_label_key(kinds->arena, words);
    aj_map_set(&kinds->keys, aj_arena_dup(kinds->arena, words), key);
    return *key;
}

/* Words of one label that mean the same share it: there are fifty for an opinion in each kind. */
static bool is_same_meaning(const struct aj_label *a, const struct aj_label *b)
{
    return a->under.ptr == b->under.ptr && a->under.len == b->under.len && a->field == b->field &&
           a->group == b->group && a->is_second == b->is_second && a->is_weak == b->is_weak &&
           a->next == b->next;
}

void aj_kind_add_label(struct aj_kinds *kinds, struct aj_kind *kind, bool is_column,
                       struct aj_str words, struct aj_label label)
{
    struct aj_map *map = is_column ? &kind->columns : &kind->labels;
    struct aj_str key = key_of_words(kinds, words);

    label.under = key_of_words(kinds, label.under);
    label.next = aj_map_find(map, key);
    if (kinds->last_label == NULL || !is_same_meaning(kinds->last_label, &label)) {
        kinds->last_label = aj_arena_alloc(kinds->arena, sizeof(label));
        *kinds->last_label = label;
    }
    aj_map_set(map, key, kinds->last_label);
    aj_map_set(&kinds->labels, key, kind);
    if (key.len > kinds->longest_label)
        kinds->longest_label = key.len;
}

bool aj_kind_is(const struct aj_kind *kind, const struct aj_kind *other)
{
    if (kind == other)
        return true;
    for (size_t i = 0; i < kind->also.count; i++) {
        if (*(struct aj_kind **)aj_vec_at(&kind->also, i) == other)
            return true;
    }
    return false;
}

/* Past "1.", "一、", "（一）", "*" at the start of a label. */
static struct aj_str without_numbering(struct aj_str text)
{
    static const char digits[] = "0123456789一二三四五六七八九十";
    size_t at = 0;
    size_t n = 0;
    bool is_open = aj_str_starts(text, aj_str_from("（"));

    if (is_open)
        at = strlen("（");
    while (at < text.len) {
        size_t start = at;

        (void)aj_utf8_next(text, &at); /* the bytes say it all */
        if (!aj_str_contains(aj_str_from(digits), aj_str_sub(text, start, at))) {
            struct aj_str mark = aj_str_sub(text, start, at);
            bool is_end = aj_str_equal_c(mark, is_open ? "）" : "、") ||
                          (!is_open && aj_str_equal_c(mark, "."));

            return n > 0 && is_end ? aj_str_sub(text, at, text.len) : text;
        }
        n++;
    }
    return text;
}

/* Without the last bracket of the text, and colons behind it. */
static struct aj_str without_tail(struct aj_str text)
{
    const struct aj_str colon = aj_str_from("：");
    const struct aj_str close = aj_str_from("）");
    const struct aj_str open = aj_str_from("（");

    for (;;) {
        size_t at = AJ_STR_NONE;

        while (aj_str_ends(text, colon))
            text = aj_str_sub(text, 0, text.len - colon.len);
        if (!aj_str_ends(text, close))
            return text;
        for (size_t i = aj_str_find(text, open, 0); i != AJ_STR_NONE;
             i = aj_str_find(text, open, i + 1))
            at = i;
        if (at == AJ_STR_NONE || at == 0)
            return text;
        text = aj_str_sub(text, 0, at);
    }
}

struct aj_str aj_title_key(struct aj_arena *arena, struct aj_str words)
{
    struct aj_str folded = aj_fold_text(arena, words);
    char *out = aj_arena_alloc(arena, folded.len + 1);
    size_t n = 0;

    for (size_t i = 0; i < folded.len; i++) {
        if (folded.ptr[i] != '\n' && folded.ptr[i] != ' ' && folded.ptr[i] != '*')
            out[n++] = folded.ptr[i];
    }
    return without_numbering((struct aj_str){out, n});
}

/* Where the last of the words that join two things begins; AJ_STR_NONE when none stands there. */
static size_t last_joint(struct aj_str text)
{
    static const char *const joints[] = {"及", "和", "、", "与", "并"};
    size_t last = AJ_STR_NONE;

    for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++) {
        struct aj_str joint = aj_str_from(joints[i]);

        for (size_t at = aj_str_find(text, joint, 0); at != AJ_STR_NONE;
             at = aj_str_find(text, joint, at + 1))
            last = last == AJ_STR_NONE || at > last ? at : last;
    }
    return last;
}

/* "收件人签名及日期", "收件人签名及收件时间" ask for the signature, and for the day that goes with
 * it. */
static struct aj_str without_day(struct aj_str text)
{
    size_t joint;

    if (!aj_str_ends(text, aj_str_from("日期")) && !aj_str_ends(text, aj_str_from("时间")))
        return text;
    joint = last_joint(text);
    if (joint == AJ_STR_NONE || joint == 0 || text.len - joint > LONGEST_DAY)
        return text;
    return aj_str_sub(text, 0, joint);
}

struct aj_str aj_label_key(struct aj_arena *arena, struct aj_str words)
{
    return without_tail(without_day(without_tail(aj_title_key(arena, words))));
}
