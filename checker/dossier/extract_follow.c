/* SPDX-License-Identifier: Apache-2.0
 *
 * How far what a label in running text heads goes on in the paragraphs behind it: an opinion up to
 * its signature and day, a text up to the next label.
 */
#include "dossier/extract.h"

#include "base/utf8.h"
#include "text/person.h"

#include <string.h>

#define MOST_PARAGRAPHS 40 /* of a value that follows its label in paragraphs of its own */
#define ENDING          6  /* bytes of the two ideographs that alike labels end in */
#define LONGEST_NAME    4  /* ideographs of a name on a line of its own */
#define LONGEST_HEADING 90 /* bytes of a numbered heading */
#define LONGEST_SPEAKER 3  /* ideographs of a name before what its bearer says */

/* What the label at the start of a paragraph means in the paper's kind, or NULL when there is none.
 */
const struct aj_label *aj_extract_label_at_start(const struct aj_extract *x, uint32_t block)
{
    size_t from;
    size_t to;
    struct aj_mark mark;
    struct aj_str text = aj_block_text(x->document, block);

    aj_block_folded_range(x->document, block, &from, &to);
    if (aj_extract_next_mark(x, from, to, &mark) && mark.is_known && mark.from == from)
        return aj_extract_meanings(x, mark.key);
    if (text.len > x->kinds->labels.longest * 2)
        return NULL;
    return aj_extract_meanings(x, aj_label_key(x->arena, text));
}

/* The label at the start of a paragraph, "" when there is none. */
struct aj_str aj_extract_key_at_start(const struct aj_extract *x, uint32_t block)
{
    size_t from;
    size_t to;
    struct aj_mark mark;

    aj_block_folded_range(x->document, block, &from, &to);
    return aj_extract_next_mark(x, from, to, &mark) && mark.from == from ? mark.key : AJ_STR_EMPTY;
}

/* "签名：" alone, or a day: they go on with the opinion they stand under. */
static bool is_bare_sign(const struct aj_extract *x, const struct aj_label *label, uint32_t block)
{
    if (label->group == NULL && aj_kind_field(x->paper->kind, label->field)->type == AJ_TYPE_DATE)
        return true;
    return aj_extract_is_one_of(&x->kinds->words.signs, aj_extract_key_at_start(x, block));
}

/* "负责人：张三": who signs the opinion above, as long as nobody has. */
static bool is_signer(const struct aj_extract *x, const struct aj_label *label, uint32_t block)
{
    return (label != NULL && label->group != NULL && label->group->opinion == AJ_NO_FIELD) ||
           aj_extract_is_one_of(&x->kinds->words.signers, aj_extract_key_at_start(x, block));
}

bool aj_extract_has_date(const struct aj_extract *x, uint32_t block)
{
    struct aj_date_match match;

    return aj_date_find(aj_block_folded(x->document, block), 0, NULL, &match);
}

/* Whether paragraph i goes on in the same cell, or the body, as the one before. */
bool aj_extract_follows(const struct aj_extract *x, uint32_t block, uint32_t i)
{
    const struct aj_block *blocks = x->document->blocks;

    return i < x->paper->end_block && blocks[i].type == AJ_PARAGRAPH &&
           blocks[i].parent == blocks[block].parent;
}

/* Whether a day ends the opinion in a paragraph; one that a sentence goes on behind is part of what
 * it says: "经2024年7月2日集体讨论，同意。" */
static bool day_ends_opinion(const struct aj_extract *x, uint32_t block)
{
    struct aj_str text = aj_block_folded(x->document, block);
    struct aj_date_match match;
    size_t at = 0;
    struct aj_str rest;

    while (aj_date_find(text, at, NULL, &match))
        at = match.to;
    rest = aj_str_sub(text, at, text.len);
    return at > 0 && (rest.len <= strlen("。") || !aj_extract_has_sentence(rest));
}

/* Whether a paragraph has a label like the first one's, though the kind does not know it: 审核意见
 * behind 承办人意见. */
static bool is_like_label(const struct aj_extract *x, struct aj_str first, uint32_t block)
{
    struct aj_str key = aj_extract_key_at_start(x, block);

    return first.len > ENDING && key.len > ENDING &&
           aj_str_ends(key, aj_str_sub(first, first.len - ENDING, first.len)) &&
           aj_labels_has(&x->kinds->labels, key);
}

/* "节点5　局长　张三　2026-01-29": a step of a workflow, whose label stands behind its number and
 * needs no colon. */
static bool is_step(const struct aj_extract *x, uint32_t block)
{
    const struct aj_label *label;
    struct aj_mark mark;
    size_t from;
    size_t to;

    aj_block_folded_range(x->document, block, &from, &to);
    if (!aj_extract_next_mark(x, from, to, &mark) || !mark.is_known || mark.from == from ||
        mark.from > from + AJ_EXTRACT_LEAD || mark.value != mark.colon)
        return false;
    for (label = aj_extract_meanings(x, mark.key); label != NULL; label = label->next) {
        if (label->group != NULL)
            return true;
    }
    return false;
}

/* "执行：5月28日缴清", "三、公开": something else than who signs or the day, under an opinion that
 * has its day, though the kind does not know the label. */
static bool starts_anew(const struct aj_extract *x, uint32_t block)
{
    struct aj_str key = aj_extract_key_at_start(x, block);

    return aj_extract_numbered(aj_block_folded(x->document, block)).number > 0 ||
           (key.len > 0 && !aj_extract_has_sign(x, key) && !is_signer(x, NULL, block) &&
            !aj_extract_is_one_of(&x->kinds->words.days, key));
}

/* The end of an opinion with its signature and day, which starts in `block`. Who signs with a day
 * under an opinion that has one signs an opinion of his own: "局领导：同意。张三　2023年…". */
static size_t end_of_opinion(const struct aj_extract *x, uint32_t block)
{
    size_t end = x->document->blocks[block].to;
    struct aj_str key = aj_extract_key_at_start(x, block);
    bool is_dated = day_ends_opinion(x, block);
    bool is_signed = false;

    for (uint32_t i = block + 1; aj_extract_follows(x, block, i) && i <= block + MOST_PARAGRAPHS;
         i++) {
        const struct aj_label *label = aj_extract_label_at_start(x, i);
        bool signs = is_signer(x, label, i);

        if (label != NULL && !is_bare_sign(x, label, i) &&
            (!signs || is_signed || (is_dated && aj_extract_has_date(x, i))))
            break;
        if (label == NULL &&
            (is_like_label(x, key, i) || is_step(x, i) || (is_dated && starts_anew(x, i))))
            break;
        is_signed = is_signed || signs;
        end = x->document->blocks[i].to;
        if (is_signed && aj_extract_has_date(x, i))
            break;
    }
    return end;
}

/* Takes "李四" and "（执法证号：2…）" behind it from the front of a line. */
static bool take_signer(const struct aj_extract *x, struct aj_str *line)
{
    const struct aj_str close = aj_str_from("）");
    struct aj_person person;

    if (!aj_person_find(*line, 0, &person) || !aj_str_starts(*line, person.name) ||
        aj_extract_is_no_name(x, person.name))
        return false;
    *line = aj_str_trim(aj_str_sub(*line, person.name.len, line->len));
    if (aj_str_starts(*line, aj_str_from("（")) && aj_str_contains(*line, close))
        *line = aj_str_trim(aj_str_sub(*line, aj_str_find(*line, close, 0) + close.len, line->len));
    return true;
}

/* "李四（执法证号：2…）　2025年3月11日" with a picture: others sign below. */
static bool is_signature_line(const struct aj_extract *x, uint32_t block)
{
    struct aj_str line = aj_str_trim(aj_block_folded(x->document, block));
    struct aj_date_match day;

    if ((x->document->blocks[block].flags & AJ_BLOCK_PICTURE) == 0 || !take_signer(x, &line))
        return false;
    while (take_signer(x, &line)) {
    }
    return line.len == 0 || (aj_date_find(line, 0, NULL, &day) && day.from == 0 &&
                             aj_str_trim(aj_str_sub(line, day.to, line.len)).len == 0);
}

/* Whether a paragraph is a person's name and nothing else, or one who signs. */
bool aj_extract_is_name_line(const struct aj_extract *x, uint32_t block)
{
    struct aj_str line = aj_str_trim(aj_block_folded(x->document, block));
    struct aj_person person;

    if (is_signature_line(x, block))
        return true;
    return aj_utf8_count(line) <= LONGEST_NAME && aj_person_find(line, 0, &person) &&
           aj_str_equal(person.name, line) && !aj_extract_is_no_name(x, line);
}

/* "当事人：张三　执法人员：李四　2024年3月25日": a day without a label ends the line. */
bool aj_extract_ends_with_day(const struct aj_extract *x, uint32_t block)
{
    struct aj_str line = aj_str_trim(aj_block_folded(x->document, block));
    struct aj_date_match day;

    return aj_date_find(line, 0, NULL, &day) && day.to == line.len &&
           !aj_str_ends(aj_str_trim(aj_str_sub(line, 0, day.from)), aj_str_from(AJ_EXTRACT_COLON));
}

/* Whether a paragraph has a label that begins something else than a day. */
static bool begins_other(const struct aj_extract *x, uint32_t block)
{
    const struct aj_label *label = aj_extract_label_at_start(x, block);

    return label != NULL && !is_bare_sign(x, label, block);
}

/* The end of a signature with its day on the same line or the next. */
size_t aj_extract_end_of_signature(const struct aj_extract *x, uint32_t block)
{
    const struct aj_block *blocks = x->document->blocks;

    /* days are looked for last, which takes longest */
    while (aj_extract_follows(x, block, block + 1) && aj_extract_is_name_line(x, block + 1) &&
           !aj_extract_has_date(x, block))
        block++;
    if (aj_extract_follows(x, block, block + 1) &&
        blocks[block + 1].to - blocks[block + 1].from <= AJ_EXTRACT_SIGN_LINE &&
        aj_extract_has_date(x, block + 1) && !aj_extract_has_date(x, block) &&
        !begins_other(x, block + 1))
        return blocks[block + 1].to;
    return blocks[block].to;
}

bool aj_extract_is_next_item(const struct aj_extract *x, uint32_t block)
{
    struct aj_numbered item = aj_extract_numbered(aj_block_folded(x->document, block));
    struct aj_numbered next = aj_extract_numbered(aj_block_folded(x->document, block + 1));

    return item.number > 0 && next.number == item.number + 1 && next.style == item.style;
}

/* Whether a paragraph is the heading that follows that one: "四、…" after "三、…". */
static bool is_next_heading(const struct aj_extract *x, uint32_t block,
                            const struct aj_numbered *before)
{
    struct aj_str text = aj_block_folded(x->document, block);
    struct aj_numbered next;

    if (before->number == 0 || text.len > LONGEST_HEADING ||
        aj_str_contains(text, aj_str_from("；")) || aj_str_contains(text, aj_str_from("。")))
        return false;
    next = aj_extract_numbered(text);
    return next.number == before->number + 1 && next.style == before->style;
}

/* "张三，男，1980年生，农民。" says who somebody is. */
static bool is_about_person(const struct aj_extract *x, struct aj_str words)
{
    const struct aj_pattern *person = x->kinds->words.person;
    struct aj_pattern_match match;

    return person != NULL && aj_pattern_find(person, words, 0, &match) == AJ_PATTERN_MATCH;
}

/* "主持人：现在开始听证。", "当事人：没有异议。": what somebody says, though the same words head a
 * field above. */
static bool is_said(const struct aj_extract *x, uint32_t block)
{
    struct aj_str text = x->document->folded.text;
    struct aj_mark mark;
    struct aj_mark next;
    const struct aj_label *label;
    size_t from;
    size_t to;

    aj_block_folded_range(x->document, block, &from, &to);
    if (!aj_extract_next_mark(x, from, to, &mark) || mark.from != from ||
        !aj_extract_has_sentence(aj_str_sub(text, mark.value, to)) ||
        is_about_person(x, aj_str_sub(text, mark.value, to)) ||
        aj_extract_has_sign(x, aj_str_sub(text, mark.from, mark.colon)))
        return false;
    if (aj_extract_is_one_of(&x->kinds->words.others, mark.key))
        return true;
    for (label = aj_extract_meanings(x, mark.key); label != NULL; label = label->next) {
        if (label->group != NULL || aj_extract_meaning_of(x, label) == AJ_MEANS_WORDS)
            return false;
    }
    return !aj_extract_next_mark(x, mark.value, to, &next);
}

/* The end of a value that goes on in the paragraphs behind `block`, in the same cell or the body,
 * up to the next label of the kind. */
size_t aj_extract_end_of_following(const struct aj_extract *x, uint32_t block)
{
    size_t end = x->document->blocks[block].to;
    struct aj_numbered numbered = aj_extract_numbered(aj_block_folded(x->document, block));

    for (uint32_t i = block + 1; aj_extract_follows(x, block, i) && i <= block + MOST_PARAGRAPHS;
         i++) {
        if (is_next_heading(x, i, &numbered) ||
            (!is_said(x, i) && (aj_extract_label_at_start(x, i) != NULL || is_signer(x, NULL, i))))
            break;
        end = x->document->blocks[i].to;
    }
    return end;
}

size_t aj_extract_up_to_mark(const struct aj_extract *x, struct aj_span span)
{
    size_t from = aj_document_to_folded(x->document, span.from);
    size_t to = aj_document_to_folded(x->document, span.to);
    struct aj_mark mark;

    if (from < to && aj_extract_next_mark(x, from, to, &mark) && mark.is_known && mark.from > from)
        return x->document->folded.origin[mark.from];
    return span.to;
}

/* The end of what a label's group covers. */
size_t aj_extract_end_of_group(const struct aj_extract *x, const struct aj_label *meanings,
                               uint32_t block)
{
    for (; meanings != NULL; meanings = meanings->next) {
        if (meanings->group != NULL && meanings->group->opinion != AJ_NO_FIELD)
            return end_of_opinion(x, block);
    }
    return aj_extract_end_of_signature(x, block);
}

bool aj_extract_is_speech(struct aj_str text)
{
    size_t at = 0;
    size_t n = 0;
    size_t close;

    for (size_t next = 0; next < text.len && aj_is_han(aj_utf8_next(text, &next)); n++)
        at = next;
    if (n < 2 || n > LONGEST_SPEAKER)
        return false;
    text = aj_str_sub(text, at, text.len);
    close = aj_str_find(text, aj_str_from("）"), 0);
    if (aj_str_starts(text, aj_str_from("（")) && close != AJ_STR_NONE)
        text = aj_str_sub(text, close + strlen("）"), text.len);
    return aj_str_starts(text, aj_str_from(AJ_EXTRACT_COLON));
}

size_t aj_extract_end_of_speeches(const struct aj_extract *x, uint32_t block)
{
    uint32_t last = block;

    while (aj_extract_follows(x, block, last + 1) &&
           aj_extract_label_at_start(x, last + 1) == NULL &&
           aj_extract_is_speech(aj_block_folded(x->document, last + 1)))
        last++;
    return x->document->blocks[last].to;
}

/* Whether a line is what a bureau puts under a paper: its name, with or without the day. */
bool aj_extract_is_issuer_line(const struct aj_extract *x, uint32_t block)
{
    struct aj_pattern_match match;

    return x->kinds->words.issuer != NULL &&
           aj_pattern_find(x->kinds->words.issuer, aj_str_trim(aj_block_folded(x->document, block)),
                           0, &match) == AJ_PATTERN_MATCH;
}

/* Whether a line is set to the right, as whoever issues a paper is, and names no person. */
bool aj_extract_is_set_apart(const struct aj_extract *x, uint32_t block)
{
    struct aj_str line = aj_str_trim(aj_block_folded(x->document, block));
    struct aj_person person;

    return (x->document->blocks[block].flags & AJ_BLOCK_RIGHT) != 0 && line.len > 0 &&
           !(aj_person_find(line, 0, &person) && person.from == 0);
}

/* Whether the words up to folded offset `to` end, behind a gap, in a person's name, and a bureau
 * stands on a line above: "送交　张三　李四" under the sign-off. */
bool aj_extract_is_signed_apart(const struct aj_extract *x, uint32_t block, size_t to)
{
    const struct aj_document *document = x->document;
    struct aj_str words = aj_str_trim(
        aj_str_sub(document->text, document->blocks[block].from, document->folded.origin[to]));
    size_t from = words.len;
    struct aj_person person;
    struct aj_str name;

    while (from > 0) {
        size_t before = from;

        if (aj_is_blank(aj_utf8_previous(words, &before)))
            break;
        from = before;
    }
    name = aj_str_sub(words, from, words.len);
    if (from == 0 || aj_utf8_count(name) >= LONGEST_NAME || !aj_person_find(name, 0, &person) ||
        !aj_str_equal(person.name, name))
        return false;
    while (block-- > x->paper->first_block) {
        if (aj_extract_is_issuer_line(x, block))
            return true;
    }
    return false;
}
