/* SPDX-License-Identifier: Apache-2.0
 *
 * The kinds of documents that a row of a catalogue names.
 */
#include "predicate/listed.h"

#include "base/utf8.h"
#include "dossier/classify.h"
#include "text/name.h"

#define LONGEST_PIECE 48 /* bytes of a short name in a row of several */
#define LEAST_THING   12 /* bytes that tell one thing from others: four ideographs */

/* The last kind that words name: in a Chinese title what it is comes last. */
static const struct aj_kind *last_named(const struct aj_eval *e, struct aj_str words)
{
    const struct aj_kind *last = NULL;
    const struct aj_kind *kind;
    size_t from;
    size_t to = 0;

    while ((kind = aj_classify_within(e->dossier->kinds, words, to, &from, &to)) != NULL)
        last = kind;
    return last;
}

/* What joins the papers of a row; each is one ideograph. */
static const char *const joints[] = {"及", "和", "与", "、", "附"};

/* Where the first joint from `from` on stands, AJ_STR_NONE for none. */
static size_t next_joint(struct aj_str words, size_t from)
{
    size_t nearest = AJ_STR_NONE;

    for (size_t i = 0; i < AJ_COUNT(joints); i++) {
        size_t at = aj_str_find(words, aj_str_from(joints[i]), from);

        if (at < nearest)
            nearest = at;
    }
    return nearest;
}

bool aj_listed_is_joined(struct aj_str words)
{
    return next_joint(words, 0) != AJ_STR_NONE;
}

struct aj_str aj_listed_last(struct aj_str words)
{
    size_t last = 0;

    for (size_t at = next_joint(words, 0); at != AJ_STR_NONE; at = next_joint(words, last)) {
        last = at;
        (void)aj_utf8_next(words, &last); /* every joint is one character */
    }
    return last > 0 ? aj_str_trim(aj_str_sub(words, last, words.len)) : AJ_STR_EMPTY;
}

struct aj_str aj_listed_without_joints(const struct aj_eval *e, struct aj_str words)
{
    struct aj_str out = AJ_STR_EMPTY;
    size_t at = 0;

    for (;;) {
        size_t joint = next_joint(words, at);

        out = aj_arena_printf(e->arena, "%" AJ_STR_FMT "%" AJ_STR_FMT, AJ_STR_ARG(out),
                              AJ_STR_ARG(aj_str_sub(words, at, joint)));
        if (joint == AJ_STR_NONE)
            return out;
        at = joint;
        (void)aj_utf8_next(words, &at); /* every joint is one character */
    }
}

struct aj_listing_title aj_listed_title(const struct aj_eval *e, struct aj_str words)
{
    size_t bracket = aj_str_find(words, aj_str_from("（"), 0);
    struct aj_listing_title title = {words, AJ_STR_EMPTY};

    if (bracket != AJ_STR_NONE && bracket >= LEAST_THING) /* 整改材料（检定证书、公告） */
        title.words = aj_str_sub(words, 0, bracket);
    if (aj_listed_is_joined(title.words))
        title.bare = aj_listed_without_joints(e, title.words);
    return title;
}

bool aj_listed_is_file(const struct aj_listing_title *title, struct aj_str file, struct aj_str bare)
{
    return aj_str_contains(file, title->words) ||
           (title->bare.len > 0 && aj_str_contains(bare, title->bare));
}

/* The kind whose title the piece is with the head of the first one: of "登记保存审批表、通知书" the
 * 登记保存通知书. NULL: none. */
static const struct aj_kind *kind_under_head(const struct aj_eval *e, struct aj_str first,
                                             struct aj_str piece)
{
    const struct aj_kind *kind = NULL;

    for (size_t end = first.len; end > 0 && kind == NULL;) {
        struct aj_str title;
        size_t from;
        size_t to;

        (void)aj_utf8_previous(first, &end); /* one character less of the head */
        title = aj_arena_printf(e->arena, "%" AJ_STR_FMT "%" AJ_STR_FMT,
                                AJ_STR_ARG(aj_str_sub(first, 0, end)), AJ_STR_ARG(piece));
        kind = aj_classify_within(e->dossier->kinds, title, 0, &from, &to);
        if (kind != NULL && (from >= end || to < title.len))
            kind = NULL;
    }
    return kind;
}

/* The pieces behind the first of a row that are no titles by themselves. */
static void find_short_kinds(const struct aj_eval *e, struct aj_str words, struct aj_vec *kinds)
{
    size_t joint = strlen(joints[0]);
    size_t at = next_joint(words, 0);
    struct aj_str first = at != AJ_STR_NONE ? aj_str_sub(words, 0, at) : AJ_STR_EMPTY;

    while (at != AJ_STR_NONE) {
        size_t next = next_joint(words, at + joint);
        struct aj_str piece =
            aj_str_trim(aj_str_sub(words, at + joint, next != AJ_STR_NONE ? next : words.len));
        const struct aj_kind *kind =
            piece.len > 0 && piece.len <= LONGEST_PIECE ? kind_under_head(e, first, piece) : NULL;

        if (kind != NULL)
            *(const struct aj_kind **)aj_vec_push(kinds) = kind;
        at = next;
    }
}

/* "罚没收据及公示材料" names both. */
void aj_listed_kinds(const struct aj_eval *e, struct aj_str words, struct aj_vec *kinds)
{
    const struct aj_kind *kind;
    size_t from;
    size_t to = 0;

    aj_vec_init(kinds, e->arena, sizeof(const struct aj_kind *));
    if (!aj_listed_is_joined(words))
        return;
    while ((kind = aj_classify_within(e->dossier->kinds, words, to, &from, &to)) != NULL)
        *(const struct aj_kind **)aj_vec_push(kinds) = kind;
    find_short_kinds(e, words, kinds);
}

/* What a row names: before its brackets, else within them (送达回证（决定书）, 证据（营业执照）).
 */
const struct aj_kind *aj_listed_kind(const struct aj_eval *e, struct aj_str words)
{
    size_t bracket = aj_str_find(words, aj_str_from("（"), 0);
    size_t colon = aj_str_find(words, aj_str_from("："), 0); /* 证据提取单：检验报告 */
    size_t end = colon < bracket ? colon : bracket;
    const struct aj_kind *kind = last_named(e, aj_str_sub(words, 0, end));

    return kind != NULL || end == AJ_STR_NONE ? kind : last_named(e, words);
}

bool aj_listed_names_in(struct aj_str words, struct aj_str text)
{
    struct aj_str mark = aj_str_from("、");
    struct aj_str piece;
    size_t end;

    for (size_t from = 0; from <= words.len; from = end + mark.len) {
        end = aj_str_find(words, mark, from);
        end = end != AJ_STR_NONE ? end : words.len;
        piece = aj_name_stem(aj_str_sub(words, from, end));
        if (piece.len >= LEAST_THING && aj_str_contains(text, piece))
            return true;
    }
    return false;
}
