/* SPDX-License-Identifier: Apache-2.0
 *
 * Who signs: the label of who signs an opinion, and what is signed.
 */
#include "dossier/extract_parts.h"

#include "base/utf8.h"
#include "text/date.h"
#include "text/scan.h"

#include <string.h>

#define LONGEST_LABEL_TAIL 21 /* bytes between the word and its colon: （盖章）（执法） */
#define LONGEST_SIGNATURE  60 /* bytes of a line that is only names */

/* Whether words are a list of names and nothing else: no sentence marks, few characters; a
 * certificate's number stands in brackets. */
bool aj_group_can_be_signature(struct aj_str words)
{
    size_t n_outside = 0;
    int depth = 0;

    for (size_t at = 0; at < words.len;) {
        size_t from = at;
        uint32_t c = aj_utf8_next(words, &at);

        depth += c == 0xFF08;
        if (depth == 0 && aj_scan_is_one_of(c, "。，；：？《"))
            return false;
        n_outside += depth == 0 ? at - from : 0;
        depth -= c == 0xFF09 && depth > 0;
    }
    return words.len > 0 && n_outside <= LONGEST_SIGNATURE;
}

/* Where what the label in a text heads begins, behind its colon or, "（签名）张三", its bracket;
 * AJ_STR_NONE when it heads nothing. */
static size_t behind_label(struct aj_str text, size_t from, size_t to)
{
    const struct aj_str open = aj_str_from("（");
    const struct aj_str close = aj_str_from("）");
    struct aj_str behind = aj_str_sub(text, to, text.len);
    size_t colon = aj_str_find(behind, aj_str_from("："), 0);
    size_t end = close.len;

    if (colon != AJ_STR_NONE && colon <= LONGEST_LABEL_TAIL)
        return to + colon + strlen("：");
    if (!aj_str_starts(behind, close) || !aj_str_ends(aj_str_sub(text, 0, from), open))
        return AJ_STR_NONE;
    while (end < behind.len && behind.ptr[end] != '\n' && !aj_scan_is_digit(behind.ptr[end]))
        end++;
    return aj_group_can_be_signature(aj_str_trim(aj_str_sub(behind, close.len, end)))
               ? to + close.len
               : AJ_STR_NONE;
}

/* The last of some words that heads something: its place, and where that begins. */
static bool find_last_label(const struct aj_extract *x, const struct aj_vec *words,
                            struct aj_group_parts *p, size_t *label)
{
    struct aj_str text = aj_group_folded(x, p->whole);
    bool found = false;

    for (size_t i = 0; i < words->count; i++) {
        struct aj_str word = *(struct aj_str *)aj_vec_at(words, i);

        for (size_t at = aj_str_find(text, word, 0); at != AJ_STR_NONE;
             at = aj_str_find(text, word, at + 1)) {
            size_t from = behind_label(text, at, at + word.len);

            if (from == AJ_STR_NONE || (found && at <= *label - p->whole.from))
                continue;
            found = true;
            *label = p->whole.from + at;
            p->sign.from = p->whole.from + from;
        }
    }
    return found;
}

/* Whether a label heads a signature: of a group that has nothing but that and a day, or a field. */
static bool means_signer(const struct aj_extract *x, const struct aj_label *label)
{
    for (; label != NULL; label = label->next) {
        if (label->group != NULL
                ? label->group->opinion == AJ_NO_FIELD
                : aj_kind_field(x->paper->kind, label->field)->type == AJ_TYPE_SIGNATURE)
            return true;
    }
    return false;
}

/* The last line that begins with a label of the kind for who signs: "局领导：". */
static bool find_signer_line(const struct aj_extract *x, struct aj_group_parts *p, size_t *label)
{
    struct aj_str text = aj_group_folded(x, p->whole);
    bool found = false;

    for (size_t at = 0; at < text.len;) {
        size_t end = aj_str_find(text, aj_str_from("\n"), at);
        struct aj_str line = aj_str_sub(text, at, end < text.len ? end : text.len);
        size_t colon = aj_str_find(line, aj_str_from("："), 0);

        if (colon != AJ_STR_NONE &&
            means_signer(x, aj_extract_meanings(x, aj_str_sub(line, 0, colon)))) {
            found = true;
            *label = p->whole.from + at;
            p->sign.from = *label + colon + strlen("：");
        }
        at += line.len + 1;
    }
    return found;
}

/* Whether a label is one of the field itself. */
static bool means_field(const struct aj_label *label, size_t field)
{
    for (; label != NULL; label = label->next) {
        if (label->group == NULL && label->field == field)
            return true;
    }
    return false;
}

/* "审核人：张三　负责人：李四": the last label of the very field that the group signs in, and where
 * what it heads ends: at the next label. */
static bool find_own_label(const struct aj_extract *x, const struct aj_group *group,
                           struct aj_group_parts *p, size_t *label)
{
    struct aj_mark mark;
    bool found = false;

    for (size_t at = p->whole.from; aj_extract_next_mark(x, at, p->whole.to, &mark);
         at = mark.value) {
        if (found && p->sign.to > mark.from)
            p->sign.to = mark.from;
        if (!means_field(aj_extract_meanings(x, mark.key), group->signature))
            continue;
        found = true;
        *label = mark.from;
        p->sign = (struct aj_span){mark.value, p->whole.to};
    }
    return found;
}

/* The label of the field itself before all, then "签名：", then who signs: "审核人：", "负责人：".
 */
bool aj_group_find_sign(const struct aj_extract *x, const struct aj_group *group,
                        struct aj_group_parts *p, size_t *label)
{
    p->sign.to = p->whole.to;
    return find_own_label(x, group, p, label) ||
           find_last_label(x, &x->kinds->words.signs, p, label) ||
           find_last_label(x, &x->kinds->words.signers, p, label) || find_signer_line(x, p, label);
}

/* "当事人：张三　2022年5月10日": a name with a day behind it is a signature. */
bool aj_extract_ends_with_date(struct aj_str text)
{
    struct aj_date_match match;
    size_t at = 0;
    bool ends = false;

    while (text.len <= AJ_EXTRACT_SIGN_LINE && aj_date_find(text, at, NULL, &match)) {
        at = match.to;
        ends = match.from > 0 && match.to == text.len;
    }
    return ends;
}

/* "以上物品收到。当事人：张三[图]": a sentence is signed for. */
static bool is_behind_sentence(const struct aj_extract *x, const struct aj_find *value)
{
    struct aj_span before = {x->document->blocks[value->block].from, value->span.from};

    return aj_str_contains(aj_extract_folded(x, before), aj_str_from("。"));
}

/* "张三[图] 2024年3月12日收" is signed, and so is what ends with the day. */
bool aj_extract_is_signed(const struct aj_extract *x, const struct aj_find *value)
{
    struct aj_str words = aj_extract_folded(x, value->span);
    struct aj_date_match day;

    if (!value->has_picture)
        return aj_extract_ends_with_date(words);
    return is_behind_sentence(x, value) ||
           (words.len <= AJ_EXTRACT_SIGN_LINE && aj_date_find(words, 0, NULL, &day) &&
            day.from > 0) ||
           aj_extract_ends_with_date(words);
}
