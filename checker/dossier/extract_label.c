/* SPDX-License-Identifier: Apache-2.0
 *
 * From a label and the place of its value to the fields it means: of several meanings of the same
 * words those that fit where it stands.
 */
#include "dossier/extract.h"

#include "base/utf8.h"
#include "text/blank.h"
#include "text/date.h"
#include "text/scan.h"

#include <string.h>

#define LONGEST_SIGN_LABEL 60 /* bytes before the colon of a label for a signature */
#define LEAST_CODE         5  /* digits of the number of a certificate */
#define SHORTEST_NAME      6  /* bytes: two ideographs */
#define LONGEST_SIGNER     8  /* characters of a name */
#define LONGEST_SIGNED     60 /* characters of names, a day and 盖章 */

static void put_group(struct aj_extract *x, const struct aj_group *group,
                      const struct aj_group_place *place)
{
    aj_extract_claim(x, place->whole);
    if (group->section == NULL)
        aj_extract_group(x, group, place);
    else
        *(struct aj_section *)aj_vec_push(&x->sections) = (struct aj_section){group, *place};
}

bool aj_extract_has_sign(const struct aj_extract *x, struct aj_str folded)
{
    for (size_t i = 0; i < x->kinds->words.signs.count; i++) {
        if (aj_str_contains(folded, *(struct aj_str *)aj_vec_at(&x->kinds->words.signs, i)))
            return true;
    }
    return false;
}

/* A value that begins with "签名：" is a signature, whatever the label. */
static bool begins_with_sign(const struct aj_extract *x, struct aj_span span)
{
    struct aj_str text = aj_extract_folded(x, span);
    size_t colon = aj_str_find(text, aj_str_from("："), 0);

    return colon != AJ_STR_NONE && colon < LONGEST_SIGN_LABEL &&
           !aj_str_contains(aj_str_sub(text, 0, colon), aj_str_from("。")) &&
           aj_extract_has_sign(x, aj_str_sub(text, 0, colon));
}

bool aj_extract_is_one_of(const struct aj_vec *words, struct aj_str key)
{
    for (size_t i = 0; i < words->count; i++) {
        if (aj_str_equal(key, *(struct aj_str *)aj_vec_at(words, i)))
            return true;
    }
    return false;
}

bool aj_extract_is_personal(const struct aj_extract *x, struct aj_str key)
{
    return aj_extract_is_one_of(&x->kinds->words.personal, key);
}

bool aj_extract_is_stranger(const struct aj_extract *x, struct aj_str before)
{
    const struct aj_str bracket = aj_str_from("（");
    struct aj_pattern_match match;

    if (x->kinds->words.strangers == NULL || !aj_str_ends(before, bracket))
        return false;
    before.len -= bracket.len;
    return aj_pattern_find(x->kinds->words.strangers, before, 0, &match) == AJ_PATTERN_MATCH;
}

bool aj_extract_note_label(struct aj_extract *x, struct aj_str key)
{
    bool is_personal = aj_extract_is_personal(x, key);

    if (!is_personal)
        x->is_about_other = aj_extract_is_one_of(&x->kinds->words.others, key);
    return !is_personal || !x->is_about_other;
}

void aj_extract_note_nobody(struct aj_extract *x, struct aj_str words)
{
    words = aj_str_trim(words);
    if (!x->is_about_other)
        return;
    if (aj_is_blank_text(words) || aj_extract_is_no_name(x, words))
        x->is_about_other = false;
}

/* Whether the label's field has been read before. */
static bool is_read_already(const struct aj_extract *x, const struct aj_label *label)
{
    return label->group == NULL && x->ways[label->field] != AJ_WAY_NONE &&
           x->ways[label->field] < AJ_WAY_WEAK &&
           aj_extract_has_value(&x->paper->readings[label->field]);
}

/* The row that a block is a cell of, or stands in a cell of; AJ_NO_BLOCK for none. */
static uint32_t row_of(const struct aj_document *document, uint32_t block)
{
    while (block != AJ_NO_BLOCK && document->blocks[block].type != AJ_ROW)
        block = document->blocks[block].parent;
    return block;
}

/* Whether a block stands right behind another: the next one, or in its row or the next of a table.
 */
static bool is_next(const struct aj_document *document, uint32_t block, uint32_t next)
{
    uint32_t row = row_of(document, block);
    uint32_t next_row = row_of(document, next);

    return block + 1 == next ||
           (row != AJ_NO_BLOCK && (row == next_row || document->blocks[row].end == next_row));
}

/* "委托代理人：张三" and in the next paragraph "委托代理人：李四": a list, no signature. */
static bool goes_on(const struct aj_extract *x, const struct aj_label *label,
                    const struct aj_labelled *found)
{
    const struct aj_vec *readings = &x->paper->readings[label->field];
    const struct aj_reading *last = aj_vec_at(readings, readings->count - 1);

    return aj_kind_field(x->paper->kind, label->field)->is_many &&
           is_next(x->document, last->place.block, found->value.block);
}

/* What all meanings of a label's words together are. */
struct meanings {
    bool is_specific; /* one of them asks for what stands above */
    bool has_person;  /* a name, or officers */
    bool has_officer;
    bool has_signature;
    bool has_party;    /* one of them is the party's name */
    bool is_named;     /* that name has been read before */
    bool is_sign;      /* the place asks for a signature */
    bool names_signer; /* the label's own words ask for a signature: a name among the meanings is
                          that of who signs */
    bool only_names;   /* officers with their numbers, who sign below */
};

/* Labels such as 被检查人 head a name above and a signature below: the second time, or with words
 * that ask for it, it is the signature. */
static bool fits(enum aj_meaning meaning, const struct meanings *all)
{
    bool is_below = all->is_sign || (all->is_named && all->has_signature);

    if (meaning == AJ_MEANS_NAME)
        return !is_below || all->names_signer;
    return meaning != AJ_MEANS_SIGNATURE || is_below || !all->has_person ||
           (all->has_officer && !all->only_names);
}

static bool is_meant(const struct aj_labelled *found, const struct aj_label *label,
                     bool is_specific)
{
    if (!is_specific)
        return label->under.len == 0;
    return label->under.len > 0 &&
           (found->is_under(found->context, label) ||
            (found->is_headed != NULL && found->is_headed(found->context, label)));
}

/* "张三　2023年5月4日": who puts a day behind a name has signed there, whatever the label asks. */
static bool ends_with_day(const struct aj_extract *x, struct aj_span span)
{
    struct aj_str text = aj_str_trim(aj_extract_folded(x, span));
    struct aj_date_match match = {.state = AJ_DATE_BLANK, .to = 0};

    return aj_utf8_count(text) <= LONGEST_SIGNED && aj_date_find(text, 0, NULL, &match) &&
           match.state == AJ_DATE_VALID && match.from > 0 &&
           (match.to == text.len || aj_scan_is_one_of(aj_scan_peek(text, match.to), " （")) &&
           !aj_scan_is_one_of(aj_scan_before(text, match.from), "0123456789：；，。至到自-");
}

/* "张三（签名）…": so has whoever is said to. */
static bool is_said_to_sign(const struct aj_extract *x, struct aj_span span)
{
    struct aj_str text = aj_str_trim(aj_extract_folded(x, span));
    size_t open = aj_str_find(text, aj_str_from("（"), 0);
    size_t close = open != AJ_STR_NONE ? aj_str_find(text, aj_str_from("）"), open) : AJ_STR_NONE;

    return open > 0 && close != AJ_STR_NONE &&
           aj_utf8_count(aj_str_sub(text, 0, open)) <= LONGEST_SIGNER &&
           aj_extract_has_sign(x, aj_str_sub(text, open + sizeof("（") - 1, close));
}

bool aj_extract_may_sign(const struct aj_extract *x, const struct aj_label *meanings)
{
    while (meanings != NULL && aj_extract_meaning_of(x, meanings) == AJ_MEANS_WORDS)
        meanings = meanings->next;
    return meanings != NULL;
}

static bool is_short(struct aj_str words)
{
    return aj_utf8_count(aj_str_trim(words)) <= LONGEST_SIGNED;
}

/* Whether a line names one of those in the names, 张三（执法证号…）、李四: what a run of ideographs
 * there begins with. */
static bool names_one_of(struct aj_str line, struct aj_str names)
{
    bool is_inside = false;

    for (size_t at = 0; at < names.len;) {
        size_t from = at;
        bool is_han = aj_is_han(aj_utf8_next(names, &at));

        if (is_han && !is_inside && names.len - from >= SHORTEST_NAME &&
            aj_str_contains(line, aj_str_sub(names, from, from + SHORTEST_NAME)))
            return true;
        is_inside = is_han;
    }
    return false;
}

/* Whether others than those in the names sign by hand below a block of the paper. */
static bool is_signed_below(const struct aj_extract *x, uint32_t block, struct aj_str names)
{
    const struct aj_block *blocks = x->document->blocks;
    bool is_signed = false;

    for (uint32_t i = block + 1; i < x->paper->end_block; i++) {
        struct aj_str line;

        if (blocks[i].type != AJ_PARAGRAPH || (blocks[i].flags & AJ_BLOCK_PICTURE) == 0)
            continue;
        line = aj_block_folded(x->document, i);
        if (aj_str_trim(line).len == 0 || names_one_of(line, names))
            return false; /* an officer's, or nobody's by name */
        is_signed = is_signed || is_short(line);
    }
    return is_signed;
}

/* "检查人：张三（执法证号：34070017012）" without a picture or a day, on a paper that only others
 * sign by hand below: who is named there has not signed there. */
static bool only_names(const struct aj_extract *x, const struct aj_labelled *found)
{
    struct aj_str text = aj_extract_folded(x, found->value.span);
    size_t n_digits = 0;

    for (size_t i = 0; i < text.len; i++)
        n_digits += text.ptr[i] >= '0' && text.ptr[i] <= '9';
    return !found->value.has_picture && n_digits >= LEAST_CODE &&
           is_signed_below(x, found->value.block, text);
}

static struct meanings sum_up(const struct aj_extract *x, const struct aj_labelled *found)
{
    struct meanings all = {0};
    bool has_picture; /* a name with a picture is a signature */
    bool is_signed;

    for (const struct aj_label *l = found->meanings; l != NULL; l = l->next) {
        enum aj_meaning meaning = aj_extract_meaning_of(x, l);
        bool is_person = meaning == AJ_MEANS_NAME || meaning == AJ_MEANS_OFFICER;

        all.is_specific = all.is_specific || is_meant(found, l, true);
        all.has_person = all.has_person || is_person;
        all.has_officer = all.has_officer || meaning == AJ_MEANS_OFFICER;
        all.has_signature = all.has_signature || meaning == AJ_MEANS_SIGNATURE;
        all.is_named =
            all.is_named || (is_person && is_read_already(x, l) && !goes_on(x, l, found));
        all.has_party = all.has_party || (is_person && l->field == x->paper->kind->party_field);
    }
    is_signed = aj_extract_may_sign(x, found->meanings) &&
                (ends_with_day(x, found->value.span) || is_said_to_sign(x, found->value.span));
    has_picture = found->value.has_picture && all.has_signature &&
                  is_short(aj_extract_folded(x, found->value.span));
    /* who took the evidence is named where he signs; the party is named above */
    all.names_signer = found->names_signer || (is_signed && !all.has_signature && !all.has_party) ||
                       (has_picture && !all.is_named && !all.has_party);
    all.only_names = all.has_officer && all.has_signature && !is_signed && only_names(x, found);
    all.is_sign =
        is_signed || has_picture || found->is_sign || begins_with_sign(x, found->value.span);
    return all;
}

/* The next label, as folded offset; a certificate number's belongs to who signs. */
static size_t end_of_signers(const struct aj_extract *x, size_t from, size_t to)
{
    struct aj_mark mark;

    while (aj_extract_next_mark(x, from, to, &mark)) {
        if (!aj_extract_is_one_of(&x->kinds->words.numbers, mark.key))
            return mark.from;
        from = mark.value;
    }
    return to;
}

/* Of a place that begins with who signs (签名：张三 日期：…): the name up to the next label; of
 * words nothing, for there is no opinion above. */
static struct aj_span signed_part(const struct aj_extract *x, const struct aj_label *label,
                                  struct aj_span span)
{
    enum aj_type type = aj_kind_field(x->paper->kind, label->field)->type;
    const struct aj_folded *folded = &x->document->folded;
    size_t to = aj_document_to_folded(x->document, span.to);
    size_t from = aj_document_to_folded(x->document, span.from);
    struct aj_mark mark;

    if (!aj_extract_next_mark(x, from, to, &mark) ||
        aj_str_trim(aj_str_sub(folded->text, from, mark.from)).len > 0 ||
        !aj_extract_has_sign(x, aj_str_sub(folded->text, mark.from, mark.colon)))
        return span; /* other words come first */
    if (type == AJ_TYPE_TEXT || type == AJ_TYPE_CHOICE)
        return (struct aj_span){span.from, span.from};
    if (type != AJ_TYPE_SIGNATURE)
        return span;
    from = mark.value;
    to = end_of_signers(x, from, to);
    return (struct aj_span){folded->origin[from], folded->origin[to]};
}

bool aj_extract_has_sentence(struct aj_str text)
{
    static const char *const marks[] = {"。", "？"};

    for (size_t i = 0; i < AJ_COUNT(marks); i++) {
        if (aj_str_contains(text, aj_str_from(marks[i])))
            return true;
    }
    return false;
}

/* "以上情况属实。张三": who signs stands behind the last stop. */
static struct aj_span behind_remark(const struct aj_extract *x, struct aj_span span)
{
    const struct aj_str stop = aj_str_from("。");
    size_t base = aj_document_to_folded(x->document, span.from);
    struct aj_str text = aj_extract_folded(x, span);
    size_t from = 0;

    for (size_t at = aj_str_find(text, stop, 0); at != AJ_STR_NONE;
         at = aj_str_find(text, stop, from))
        from = at + stop.len;
    if (aj_str_trim(aj_str_sub(text, from, text.len)).len > 0)
        span.from = x->document->folded.origin[base + from];
    return span;
}

/* "委托代理人：没有异议，不申请回避。" is said, not signed; "执法人员：你是做什么的？" is asked by
 * somebody who is named above. */
static bool is_speech(const struct aj_extract *x, const struct aj_label *label,
                      const struct aj_find *find, bool is_sign)
{
    enum aj_meaning meaning = aj_extract_meaning_of(x, label);
    struct aj_str words = aj_extract_folded(x, find->span);

    if (meaning == AJ_MEANS_SIGNATURE)
        return !is_sign && aj_extract_has_sentence(words);
    return meaning == AJ_MEANS_OFFICER && aj_extract_has_sentence(words) &&
           aj_extract_has_value(&x->paper->readings[find->field]);
}

/* One meaning of a label that fits. */
static void put_meaning(struct aj_extract *x, const struct aj_labelled *found,
                        const struct aj_label *label, const struct meanings *all)
{
    struct aj_find find = found->value;

    if (label->group != NULL) {
        struct aj_group_place place = found->group;

        place.block = find.block;
        put_group(x, label->group, &place);
        return;
    }
    find.field = label->field;
    find.is_second = label->is_second;
    /* a person named, not asked to sign, may not have signed there; but the second time it is
     * below, to sign */
    find.is_weak = label->is_weak ||
                   (all->is_sign && aj_extract_meaning_of(x, label) == AJ_MEANS_NAME) ||
                   (all->has_person && !all->is_sign && !all->is_named &&
                    aj_extract_meaning_of(x, label) == AJ_MEANS_SIGNATURE);
    if (find.is_weak)
        find.way = AJ_WAY_WEAK;
    if (aj_extract_meaning_of(x, label) == AJ_MEANS_SIGNATURE && !begins_with_sign(x, find.span))
        find.span = behind_remark(x, find.span);
    if (begins_with_sign(x, find.span))
        find.span = signed_part(x, label, find.span);
    if (!is_speech(x, label, &find, all->is_sign))
        aj_extract_put(x, &find);
}

/* The field that tells whether a group has been read. */
static size_t first_field(const struct aj_group *group)
{
    return group->signature != AJ_NO_FIELD ? group->signature : group->opinion;
}

static bool is_opinion(const struct aj_label *label)
{
    return label->group != NULL && !label->group->is_shared && label->group->section == NULL &&
           first_field(label->group) != AJ_NO_FIELD;
}

/* 部门负责人 heads the section in one form and the bureau in another: of several opinions the label
 * can mean, the first of the kind that no label before has filled; NULL where it means none. */
static const struct aj_group *opinion_meant(const struct aj_extract *x,
                                            const struct aj_labelled *found)
{
    const struct aj_group *meant = NULL;
    bool is_meant_free = false;

    for (const struct aj_label *l = found->meanings; l != NULL; l = l->next) {
        bool is_free = is_opinion(l) && x->ways[first_field(l->group)] != AJ_WAY_CELL;

        if (!is_opinion(l) || (is_meant_free && !is_free))
            continue;
        if (meant == NULL || (is_free && !is_meant_free) ||
            (first_field(l->group) < first_field(meant)) == is_free)
            meant = l->group;
        is_meant_free = is_meant_free || is_free;
    }
    return meant;
}

void aj_extract_labelled(struct aj_extract *x, const struct aj_labelled *found)
{
    const struct aj_group *opinion = opinion_meant(x, found);
    struct meanings all;

    if (!found->has_value)
        return;
    all = sum_up(x, found);
    for (const struct aj_label *l = found->meanings; l != NULL; l = l->next) {
        if ((found->is_others && l->under.len == 0) || !is_meant(found, l, all.is_specific) ||
            !fits(aj_extract_meaning_of(x, l), &all) || (is_opinion(l) && l->group != opinion))
            continue;
        put_meaning(x, found, l, &all);
    }
}
