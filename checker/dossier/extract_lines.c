/* SPDX-License-Identifier: Apache-2.0
 *
 * Labels in running text: "案由：…", several on a line, and headings whose text follows in
 * paragraphs of their own.
 */
#include "dossier/extract.h"
#include "dossier/extract_parts.h"

#include "base/utf8.h"
#include "text/number.h"
#include "text/person.h"
#include "text/scan.h"

#include <string.h>

#define LONGEST_FOOT    12 /* blocks at the end of a paper in which signatures stand */
#define LONGEST_HEADING 90 /* bytes of a numbered heading */
#define HEAD_BLOCKS     3  /* lines that are the bureau's name and the title when centred */

static size_t to_text(const struct aj_extract *x, size_t folded)
{
    return x->document->folded.origin[folded];
}

static bool is_under(const void *context, const struct aj_label *label)
{
    return aj_str_equal(*(const struct aj_str *)context, label->under);
}

/* What stands behind a label in running text. */
struct behind {
    struct aj_str outer; /* the label before it */
    uint32_t block;
    struct aj_span span;
    struct aj_span room; /* in the paragraph: from the label to the next one, or the end */
    bool is_sign;
    bool names_signer;
    bool is_others;
    bool is_in_wan;
};

/* Where the next person signs on the same line, behind `from`:
 * "当事人（签名）：…　见证人（签名）：…"; the line's end when nobody does. */
static size_t end_of_signer(const struct aj_extract *x, uint32_t block, size_t from)
{
    struct aj_str text = x->document->folded.text;
    struct aj_mark mark;
    size_t at = aj_document_to_folded(x->document, from);
    size_t start;
    size_t to;

    aj_block_folded_range(x->document, block, &start, &to);
    while (aj_extract_next_mark(x, at, to, &mark)) {
        if ((aj_extract_has_sign(x, aj_str_sub(text, mark.from, mark.colon)) &&
             !aj_extract_is_one_of(&x->kinds->words.signs, mark.key)) || /* 属实。签字：张三 */
            aj_extract_is_one_of(&x->kinds->words.others, mark.key))
            return to_text(x, mark.from);
        at = mark.value;
    }
    return x->document->blocks[block].to;
}

/* The end of a group that is nothing but a signature and a day. */
static size_t end_of_signed(const struct aj_extract *x, const struct aj_label *meanings,
                            const struct behind *behind)
{
    size_t end = aj_extract_end_of_group(x, meanings, behind->block);
    size_t next;

    while (meanings != NULL && (meanings->group == NULL || meanings->group->opinion == AJ_NO_FIELD))
        meanings = meanings->next;
    if (meanings != NULL)
        return end;
    next = end_of_signer(x, behind->block, behind->span.from);
    return next < x->document->blocks[behind->block].to ? next : end;
}

/* Reads all that a label means out of the span behind it. */
static void put_label(struct aj_extract *x, const struct aj_label *meanings,
                      const struct behind *behind)
{
    struct aj_labelled found = {.meanings = meanings,
                                .is_under = is_under,
                                .context = &behind->outer,
                                .has_value = true,
                                .is_sign = behind->is_sign,
                                .names_signer = behind->names_signer,
                                .is_others = behind->is_others};

    found.group.whole = (struct aj_span){behind->span.from, end_of_signed(x, meanings, behind)};
    found.value =
        (struct aj_find){.way = AJ_WAY_LINE, .block = behind->block, .span = behind->span};
    found.value.is_in_wan = behind->is_in_wan;
    found.value.has_picture =
        aj_document_has_picture(x->document, behind->block, behind->room.from, behind->room.to);
    found.is_sign = found.is_sign ||
                    (aj_extract_may_sign(x, meanings) && aj_extract_is_signed(x, &found.value));
    aj_extract_labelled(x, &found);
}

/* The end of a value without the marks that part it from the next label: "某协会（" "某协会；". */
static size_t without_marks(const struct aj_extract *x, size_t from, size_t end)
{
    static const char *const marks[] = {"（", "，", "；", "、", " "};
    size_t i = 0;

    while (i < AJ_COUNT(marks)) {
        struct aj_str mark = aj_str_from(marks[i]);

        if (aj_str_ends(aj_str_sub(x->document->folded.text, from, end), mark)) {
            end -= mark.len;
            i = 0;
        } else {
            i++;
        }
    }
    return end;
}

static bool means_type(const struct aj_extract *x, const struct aj_label *meanings,
                       enum aj_type type)
{
    for (; meanings != NULL; meanings = meanings->next) {
        if (meanings->group == NULL && aj_kind_field(x->paper->kind, meanings->field)->type == type)
            return true;
    }
    return false;
}

/* Of a meaning; a group without an opinion is a name and its day. */
static enum aj_type type_of(const struct aj_extract *x, const struct aj_label *meaning)
{
    if (meaning->group == NULL)
        return aj_kind_field(x->paper->kind, meaning->field)->type;
    return meaning->group->opinion != AJ_NO_FIELD ? AJ_TYPE_TEXT : AJ_TYPE_SIGNATURE;
}

/* "监察员：张三　李四　2025年1月14日": officers who put a day behind their names sign there. */
static bool is_signed_by_officers(const struct aj_extract *x, const struct aj_label *meanings,
                                  struct aj_str value)
{
    bool is_officer = false;

    for (; meanings != NULL; meanings = meanings->next) {
        enum aj_type type = type_of(x, meanings);

        if (type == AJ_TYPE_SIGNATURE)
            return false; /* the label says so itself */
        is_officer = is_officer || type == AJ_TYPE_OFFICER;
    }
    return is_officer && aj_extract_ends_with_date(value);
}

/* Officers, or who of them signs: their certificate numbers stand between the names. */
static bool may_hold_numbers(const struct aj_extract *x, const struct aj_label *meanings)
{
    for (; meanings != NULL; meanings = meanings->next) {
        enum aj_type type = type_of(x, meanings);

        if (type == AJ_TYPE_OFFICER || type == AJ_TYPE_SIGNATURE)
            return true;
    }
    return false;
}

/* The brackets of a paragraph as far as it was read. */
struct brackets {
    size_t at;
    int depth;
};

/* Whether a bracket is still open before `to`, which is never before where it was asked last. */
static bool is_in_bracket(struct brackets *brackets, struct aj_str text, size_t to)
{
    while (brackets->at < to) {
        uint32_t c = aj_utf8_next(text, &brackets->at);

        brackets->depth += c == 0xFF08;
        brackets->depth -= c == 0xFF09 && brackets->depth > 0;
    }
    return brackets->depth > 0;
}

/* "张三（执法证号：1…）、李四", "你单位（代码：9…，住所：某路1号）未经批准": what stands behind a
 * label in brackets ends with them. */
static size_t end_of_bracket(const struct aj_extract *x, struct brackets *brackets,
                             const struct aj_mark *mark, size_t end)
{
    struct aj_str text = x->document->folded.text;
    int depth = 1;

    if (!is_in_bracket(brackets, text, mark->from))
        return end;
    for (size_t at = mark->value; at < end;) {
        size_t before = at;
        uint32_t c = aj_utf8_next(text, &at);

        depth += c == 0xFF08;
        depth -= c == 0xFF09;
        if (depth == 0)
            return before;
    }
    return end;
}

/* "现场情况：（检查依据：计划）车停在路边": past the note that a text begins with, if it goes on.
 */
static size_t behind_note(struct aj_str text, size_t value, size_t to)
{
    size_t close = aj_scan_is_at(text, value, "（")
                       ? aj_str_find(aj_str_sub(text, 0, to), aj_str_from("）"), value)
                       : AJ_STR_NONE;

    return close != AJ_STR_NONE && close + strlen("）") < to ? close : value;
}

/* A value ends where the next label begins; but an officer's number belongs to the officer. */
static size_t end_of_value(const struct aj_extract *x, const struct aj_label *meanings,
                           size_t value, size_t to)
{
    struct aj_mark next;

    if (means_type(x, meanings, AJ_TYPE_TEXT))
        value = behind_note(x->document->folded.text, value, to);
    while (aj_extract_next_mark(x, value, to, &next)) {
        if (!aj_extract_is_one_of(&x->kinds->words.numbers, next.key) ||
            !may_hold_numbers(x, meanings))
            return next.from;
        value = next.value;
    }
    return to;
}

/* Nothing, or a form's hint in brackets: the value follows in paragraphs of its own. */
static bool is_only_note(struct aj_str text)
{
    const struct aj_str close = aj_str_from("）");

    return text.len == 0 || (aj_str_starts(text, aj_str_from("（")) && aj_str_ends(text, close) &&
                             aj_str_find(text, close, 0) + close.len == text.len);
}

/* Whether a paragraph is a person with a number and nothing else: "李四（2…）", "李四　证号：2…",
 * "李四　证号 2…". */
static bool is_officer_line(const struct aj_extract *x, uint32_t block)
{
    struct aj_person person;
    struct aj_mark mark;
    struct aj_str name;
    size_t from;
    size_t to;

    aj_block_folded_range(x->document, block, &from, &to);
    if (!aj_extract_next_mark(x, from, to, &mark)) {
        struct aj_span span = {x->document->blocks[block].from, x->document->blocks[block].to};
        struct aj_str written = aj_str_sub(x->document->text, span.from, span.to);
        struct aj_str line =
            aj_str_trim(aj_fold_text(x->arena, aj_person_separate(x->arena, written)));

        return aj_person_find(line, 0, &person) && person.from == 0 && person.code.len > 0 &&
               person.to + strlen("）") >= line.len;
    }
    if (mark.from == from || !aj_extract_is_one_of(&x->kinds->words.numbers, mark.key))
        return false;
    name = aj_str_trim(aj_str_sub(x->document->folded.text, from, mark.from));
    return aj_person_find(name, 0, &person) && aj_str_equal(person.name, name);
}

/* Officers go on in paragraphs of their own under the first. */
static uint32_t end_of_officers(const struct aj_extract *x, uint32_t block)
{
    uint32_t last = block;

    while (aj_extract_follows(x, block, last + 1) && is_officer_line(x, last + 1))
        last++;
    return last;
}

/* Whether what follows a label's value belongs to a person: 住址, 身份证号. */
static bool has_particulars(const struct aj_extract *x, uint32_t block, size_t end, size_t to)
{
    struct aj_mark next;

    if (aj_extract_next_mark(x, end, to, &next))
        return aj_extract_is_personal(x, next.key);
    return aj_extract_follows(x, block, block + 1) &&
           aj_extract_is_personal(x, aj_extract_key_at_start(x, block + 1));
}

/* Of several parties that are named one after the other, each with its particulars, the first is
 * the paper's. */
static bool is_further_party(const struct aj_extract *x, const struct aj_label *meanings,
                             const struct behind *behind, size_t end, size_t to)
{
    size_t party = x->paper->kind->party_field;
    const struct aj_reading *first = aj_paper_reading(x->paper, party);

    while (meanings != NULL && (meanings->group != NULL || meanings->field != party))
        meanings = meanings->next;
    return meanings != NULL && !behind->is_sign && x->ways[party] == AJ_WAY_LINE && first != NULL &&
           first->state == AJ_VALUE &&
           !aj_str_starts(aj_str_trim(aj_extract_folded(x, behind->span)), first->value.key) &&
           has_particulars(x, behind->block, end, to);
}

/* Whether a text is a person, with or without a post in brackets behind the name. */
static bool is_person(struct aj_str text)
{
    struct aj_person person;
    struct aj_str behind;

    if (!aj_person_find(text, 0, &person) || !aj_str_starts(text, person.name))
        return false;
    behind = aj_str_trim(aj_str_sub(text, person.name.len, text.len));
    return behind.len == 0 || is_only_note(behind);
}

static bool has_digit(struct aj_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
            return true;
    }
    return false;
}

/* Whether signatures stand in the line: a picture, a day behind the names, or names without a
 * number under a table. */
static bool is_place_to_sign(const struct aj_extract *x, uint32_t block, struct aj_str value)
{
    return (x->document->blocks[block].flags & AJ_BLOCK_PICTURE) != 0 ||
           (x->is_behind_table && x->paper->end_block - block <= LONGEST_FOOT &&
            !has_digit(value)) ||
           aj_extract_ends_with_day(x, block);
}

/* "当事人：张三　　执法人员：…" under a table, or with a picture: both sign there. */
static bool is_signed_foot(const struct aj_extract *x, uint32_t block, struct aj_str value)
{
    struct aj_mark mark;
    size_t at;
    size_t to;

    if (!is_place_to_sign(x, block, value) ||
        aj_block_ancestor(x->document, block, AJ_CELL) != AJ_NO_BLOCK ||
        !is_person(aj_str_trim(value)))
        return false;
    aj_block_folded_range(x->document, block, &at, &to);
    while (aj_extract_next_mark(x, at, to, &mark)) {
        if (mark.is_known && means_type(x, aj_extract_meanings(x, mark.key), AJ_TYPE_OFFICER))
            return true;
        at = mark.value;
    }
    return false;
}

/* "（文号：…）" in the middle of a sentence speaks of another document. */
static bool is_anothers_number(const struct aj_extract *x, const struct aj_label *meanings,
                               size_t from, size_t label)
{
    struct aj_str before = aj_str_sub(x->document->folded.text, from, label);

    return meanings != NULL && meanings->group == NULL &&
           meanings->field == x->paper->kind->number_field && before.len > LONGEST_HEADING &&
           (aj_str_ends(before, aj_str_from("（")) || aj_str_ends(before, aj_str_from("〔")) ||
            aj_str_ends(before, aj_str_from("》")));
}

/* Whether a label asks for words, which may go on as they like. */
static bool asks_words(const struct aj_extract *x, const struct aj_mark *mark,
                       const struct aj_label *meanings)
{
    for (; meanings != NULL && !aj_extract_is_personal(x, mark->key); meanings = meanings->next) {
        enum aj_type type = type_of(x, meanings);

        if (type == AJ_TYPE_TEXT || type == AJ_TYPE_CHOICE || type == AJ_TYPE_CITATIONS)
            return true;
    }
    return false;
}

/* Where what stands in the next paragraphs ends, when nothing stands behind a label: texts may go
 * on; a day, a name, a number or an address only where it fills a short line of its own, with the
 * day on the next. The paragraph's own end when it does not follow. */
static size_t end_of_below(const struct aj_extract *x, const struct aj_mark *mark,
                           const struct aj_label *meanings, uint32_t block)
{
    const struct aj_block *blocks = x->document->blocks;
    struct aj_str next;
    bool starts_other;

    if (!aj_extract_follows(x, block, block + 1) || aj_extract_is_issuer_line(x, block + 1))
        return blocks[block].to;
    starts_other = aj_extract_key_at_start(x, block + 1).len > 0;
    if ((starts_other && means_type(x, meanings, AJ_TYPE_CHOICE)) ||
        aj_extract_is_next_item(x, block))
        return blocks[block].to; /* 案件来源： and under it 发现人：张三 */
    if (asks_words(x, mark, meanings) ||
        aj_str_starts(aj_str_sub(x->document->folded.text, mark->colon, mark->value),
                      aj_str_from("。"))) /* 一、当事人。 */
        return aj_extract_end_of_following(x, block);
    next = aj_block_folded(x->document, block + 1);
    if (next.len > AJ_EXTRACT_SIGN_LINE || aj_extract_is_set_apart(x, block + 1) || starts_other ||
        aj_str_contains(next, aj_str_from("。")))
        return blocks[block].to;
    return aj_extract_end_of_signature(x, block + 1);
}

/* "被询问人阅后签名：以上情况属实。" with the name and the day in the next paragraph. */
static bool signs_below(const struct aj_extract *x, const struct behind *behind)
{
    return behind->is_sign && aj_extract_follows(x, behind->block, behind->block + 1) &&
           aj_str_ends(aj_str_trim(aj_extract_folded(x, behind->span)), aj_str_from("。")) &&
           aj_extract_key_at_start(x, behind->block + 1).len == 0 &&
           aj_extract_has_date(x, behind->block + 1);
}

/* "抽样人（签字）：张三" and in the next paragraphs "李四": they sign too. */
static size_t end_of_names(const struct aj_extract *x, const struct behind *behind)
{
    uint32_t last = behind->block;

    if (x->document->blocks[last].to != behind->span.to)
        return behind->span.to;
    while (aj_extract_follows(x, behind->block, last + 1) && aj_extract_is_name_line(x, last + 1))
        last++;
    return x->document->blocks[last].to;
}

/* The end of what a label at the end of its paragraph heads, which may go on in the next ones. */
static size_t end_below(const struct aj_extract *x, const struct aj_mark *mark,
                        const struct aj_label *meanings, const struct behind *behind)
{
    struct aj_str value = aj_extract_folded(x, behind->span);
    uint32_t last = behind->block;

    if (is_only_note(aj_str_trim(value)))
        return end_of_below(x, mark, meanings, last);
    if (signs_below(x, behind))
        return x->document->blocks[last + 1].to;
    if (may_hold_numbers(x, meanings))
        last = end_of_officers(x, last);
    if (last > behind->block)
        return x->document->blocks[last].to;
    if (behind->is_sign)
        return end_of_names(x, behind);
    if (means_type(x, meanings, AJ_TYPE_TEXT) &&
        aj_str_ends(aj_str_trim(value), aj_str_from(AJ_EXTRACT_COLON)))
        return aj_extract_end_of_following(x, last); /* 处罚决定：现决定： */
    return means_type(x, meanings, AJ_TYPE_TEXT) && aj_extract_is_speech(value)
               ? aj_extract_end_of_speeches(x, last)
               : behind->span.to;
}

/* "主持人签名：张三　　听证员签名：李四" in an opinion: who signs beside the one it is of. */
static bool is_unsigned(const struct aj_extract *x, const struct aj_label *meanings)
{
    return meanings->next == NULL && means_type(x, meanings, AJ_TYPE_SIGNATURE) &&
           aj_paper_reading(x->paper, meanings->field) == NULL;
}

/* Reads the labels of one paragraph. outer is the last label that the kind has fields "under". */
static void read_paragraph(struct aj_extract *x, uint32_t block, struct aj_str *outer)
{
    struct brackets brackets;
    size_t from;
    size_t to;
    struct aj_mark mark;
    size_t at;

    aj_block_folded_range(x->document, block, &from, &to);
    brackets = (struct brackets){.at = from};
    for (at = from; aj_extract_next_mark(x, at, to, &mark);) {
        const struct aj_label *meanings = aj_extract_meanings(x, mark.key);
        const struct aj_label *signer;
        struct behind behind = {.outer = *outer, .block = block};
        size_t value = mark.value;
        size_t end = end_of_bracket(x, &brackets, &mark, end_of_value(x, meanings, value, to));

        at = value;
        if (mark.is_known && !aj_extract_is_personal(x, mark.key))
            *outer = mark.key;
        behind.is_sign =
            mark.is_signed ||
            aj_extract_has_sign(x, aj_str_sub(x->document->folded.text, mark.from, mark.colon));
        if (meanings == NULL && behind.is_sign)
            meanings = aj_extract_signed(x, mark.key); /* 代理人（签字） */
        behind.is_others = !aj_extract_note_label(x, mark.key);
        if (meanings == NULL || is_anothers_number(x, meanings, from, mark.from) ||
            (aj_extract_is_personal(x, mark.key) &&
             aj_extract_is_stranger(x, aj_str_sub(x->document->folded.text, from, mark.from))) ||
            (aj_extract_is_claimed(x, to_text(x, mark.from)) &&
             !(behind.is_sign && is_unsigned(x, meanings))))
            continue;
        behind.span = (struct aj_span){to_text(x, value), to_text(x, without_marks(x, value, end))};
        behind.room = (struct aj_span){to_text(x, mark.colon),
                                       end < to ? to_text(x, end) : x->document->blocks[block].to};
        behind.is_sign = behind.is_sign ||
                         is_signed_foot(x, block, aj_extract_folded(x, behind.span)) ||
                         is_signed_by_officers(x, meanings, aj_extract_folded(x, behind.span));
        signer = behind.is_sign ? aj_extract_signed(x, mark.key) : NULL;
        behind.names_signer = signer != NULL;
        if (signer != NULL)
            meanings = signer;
        behind.is_in_wan =
            aj_extract_is_in_wan(aj_str_sub(x->document->folded.text, mark.from, mark.colon));
        if (is_further_party(x, meanings, &behind, end, to) ||
            (aj_str_starts(aj_extract_folded(x, behind.span), aj_str_from("“")) &&
             !means_type(x, meanings, AJ_TYPE_TEXT)))
            continue; /* 勘验人员：“我们是执法人员” is said, not signed */
        if (end == to)
            behind.span.to = end_below(x, &mark, meanings, &behind);
        if (behind.outer.len > 0 || end < to)
            aj_extract_note_nobody(x, aj_extract_folded(x, behind.span));
        put_label(x, meanings, &behind);
    }
}

/* "检查记录" at the head of a paper is its title, not what its first paragraphs are about. */
static bool is_title(const struct aj_extract *x, uint32_t block)
{
    bool is_centred = (x->document->blocks[block].flags & AJ_BLOCK_CENTRED) != 0;

    return aj_str_equal(aj_block_text(x->document, block), x->paper->title) ||
           (is_centred && block < x->paper->first_block + HEAD_BLOCKS);
}

/* A heading on a line of its own, "一、违法事实": its text follows. */
static void read_heading(struct aj_extract *x, uint32_t block, struct aj_str outer)
{
    const struct aj_block *paragraph = &x->document->blocks[block];
    struct aj_str text = aj_block_text(x->document, block);
    const struct aj_label *meanings;
    struct behind behind = {.outer = outer, .block = block};

    if (text.len == 0 || text.len > x->kinds->labels.longest * 2 || is_title(x, block) ||
        aj_extract_is_claimed(x, paragraph->from) || aj_extract_pair_heading(x, block))
        return;
    meanings = aj_extract_meanings(x, aj_label_key(x->arena, text));
    behind.span = (struct aj_span){paragraph->to, aj_extract_end_of_following(x, block)};
    if (means_type(x, meanings, AJ_TYPE_NAME))
        behind.span.to = aj_extract_up_to_mark(x, behind.span);
    behind.room = (struct aj_span){paragraph->from, paragraph->to};
    if (meanings != NULL && behind.span.to > behind.span.from)
        put_label(x, meanings, &behind);
}

/* Whether the paragraph stands in a cell that only holds a label or belongs to a list. */
static bool is_in_label_cell(const struct aj_extract *x, uint32_t block)
{
    uint32_t cell = aj_block_ancestor(x->document, block, AJ_CELL);

    return cell != AJ_NO_BLOCK && cell >= x->paper->first_block &&
           x->is_label[cell - x->paper->first_block];
}

/* The label that a cell's value belongs to, "" for none. */
static struct aj_str label_of_cell(const struct aj_extract *x, uint32_t cell)
{
    return cell != AJ_NO_BLOCK && cell >= x->paper->first_block
               ? x->label_of[cell - x->paper->first_block]
               : AJ_STR_EMPTY;
}

/* Whether a paragraph is to be read label by label. */
static bool has_mark(const struct aj_extract *x, uint32_t block)
{
    struct aj_mark mark;
    size_t from;
    size_t to;

    if (aj_str_contains(aj_block_folded(x->document, block), aj_str_from(AJ_EXTRACT_COLON)))
        return true;
    aj_block_folded_range(x->document, block, &from, &to);
    return aj_extract_next_mark(x, from, to, &mark);
}

void aj_extract_lines(struct aj_extract *x)
{
    struct aj_str outer = AJ_STR_EMPTY;
    uint32_t cell = AJ_NO_BLOCK;

    for (uint32_t i = x->paper->first_block; i < x->paper->end_block; i++) {
        const struct aj_block *block = &x->document->blocks[i];

        x->is_behind_table = x->is_behind_table || block->type == AJ_TABLE;
        if (block->type != AJ_PARAGRAPH || (block->flags & AJ_BLOCK_MARGIN) != 0 ||
            is_in_label_cell(x, i))
            continue;
        if (aj_block_ancestor(x->document, i, AJ_CELL) != cell) {
            cell = aj_block_ancestor(x->document, i, AJ_CELL);
            outer = label_of_cell(x, cell);
        }
        if (has_mark(x, i))
            read_paragraph(x, i, &outer);
        else
            read_heading(x, i, outer);
    }
}
