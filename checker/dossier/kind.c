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
    kinds->remembered = aj_arena_alloc(arena, sizeof(*kinds->remembered));
    aj_vec_init(&kinds->kinds, arena, sizeof(struct aj_kind *));
    aj_map_init(&kinds->by_name, arena);
    aj_map_init(&kinds->titles, arena);
    aj_vec_init(&kinds->title_patterns, arena, sizeof(struct aj_title_pattern));
    aj_map_init(&kinds->starts, arena);
    aj_labels_init(&kinds->labels, arena);
    aj_map_init(&kinds->laws, arena);
    aj_vec_init(&kinds->words.parts, arena, sizeof(struct aj_str));
    aj_vec_init(&kinds->words.pictures, arena, sizeof(struct aj_str));
    aj_vec_init(&kinds->words.signs, arena, sizeof(struct aj_str));
    aj_vec_init(&kinds->words.remarks, arena, sizeof(struct aj_str));
    aj_vec_init(&kinds->words.pages, arena, sizeof(struct aj_str));
    aj_vec_init(&kinds->words.aliases, arena, sizeof(struct aj_alias));
    aj_vec_init(&kinds->words.leads, arena, sizeof(struct aj_str));
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
    kind->index = kinds->kinds.count;
    aj_vec_init(&kind->also, kinds->arena, sizeof(struct aj_kind *));
    aj_vec_init(&kind->fields, kinds->arena, sizeof(struct aj_field));
    aj_map_init(&kind->by_name, kinds->arena);
    kind->labels = aj_arena_alloc(kinds->arena, sizeof(*kind->labels));
    kind->columns = aj_arena_alloc(kinds->arena, sizeof(*kind->columns));
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
    kind->lists_ends = AJ_NO_FIELD;
    aj_vec_init(&kind->rather, kinds->arena, sizeof(struct aj_rather));
    aj_vec_init(&kind->called, kinds->arena, sizeof(struct aj_str));
    *(struct aj_kind **)aj_vec_push(&kinds->kinds) = kind;
    aj_map_set(&kinds->by_name, name, kind);
    return kind;
}

struct aj_kind *aj_kinds_find(const struct aj_kinds *kinds, struct aj_str name)
{
    return aj_map_find(&kinds->by_name, name);
}

/* Whether text is ideographs only, U+4000 to U+9FFF, which no folding changes. */
static bool is_plain(struct aj_str text)
{
    if (text.len % 3 != 0)
        return false;
    for (size_t i = 0; i < text.len; i += 3) {
        if ((unsigned char)text.ptr[i] - 0xE4u > 0xE9u - 0xE4u)
            return false;
    }
    return true;
}

/* The first two characters of a title or of the text where one may stand. */
static struct aj_str start_of(struct aj_str text)
{
    size_t at = 0;

    if (text.len > 0)
        (void)aj_utf8_next(text, &at); /* the bytes say it all */
    if (at < text.len)
        (void)aj_utf8_next(text, &at); /* likewise */
    return aj_str_sub(text, 0, at);
}

/* Lengths are told apart by the ideographs that they have room for; the longest are not. */
static uint64_t length_bit(size_t length)
{
    return (uint64_t)1 << (length / 3 < 63 ? length / 3 : 63);
}

/* A title of one character is found with whatever stands behind it in the text: it goes under "".
 */
static void note_start(struct aj_kinds *kinds, struct aj_str key)
{
    size_t at = 0;
    struct aj_str start = start_of(key);
    struct aj_map_entry *lengths;

    (void)aj_utf8_next(start, &at); /* likewise */
    if (at == start.len)
        start.len = 0;
    lengths = aj_map_add(&kinds->starts, start);
    if (lengths->value == NULL)
        lengths->value = aj_arena_alloc(kinds->arena, sizeof(uint64_t));
    *(uint64_t *)lengths->value |= length_bit(key.len);
}

struct aj_title_lengths aj_kinds_title_lengths(const struct aj_kinds *kinds, struct aj_str text)
{
    const uint64_t *begun = aj_map_find(&kinds->starts, start_of(text));
    const uint64_t *single = aj_map_find(&kinds->starts, AJ_STR_EMPTY);

    return (struct aj_title_lengths){(begun != NULL ? *begun : 0) | (single != NULL ? *single : 0)};
}

bool aj_title_lengths_has(struct aj_title_lengths lengths, size_t length)
{
    return (lengths.set & length_bit(length)) != 0;
}

bool aj_kinds_add_title(struct aj_kinds *kinds, struct aj_arena *scratch, struct aj_kind *kind,
                        struct aj_str title)
{
    struct aj_str key = is_plain(title) ? title : aj_title_key(scratch, title);
    struct aj_map_entry *entry = aj_map_add(&kinds->titles, key);

    if (entry->value != NULL)
        return entry->value == kind;
    if (key.len > kinds->longest_title)
        kinds->longest_title = key.len;
    entry->key = key = aj_arena_dup(kinds->arena, key);
    entry->value = kind;
    if (key.len > 0)
        note_start(kinds, key);
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
