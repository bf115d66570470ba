/* SPDX-License-Identifier: Apache-2.0
 *
 * What the words of a label mean in a kind of document: its own, those without what asks for a
 * signature or a number, those of a pattern, those of another name. Knows nothing of where it
 * stands.
 */
#include "dossier/extract.h"

#include "base/utf8.h"

#include <string.h>

#define LONGEST_TRADE   30 /* bytes of a trade before a label for officers */
#define LEAST_JOINED    12 /* bytes of the known half of a label: 立案理由 */
#define LONGEST_JOINED  24 /* bytes of the second of two things where nobody knows it */
#define LEAST_OFFICER   12 /* bytes of such a label: 执法人员 */
#define MOST_HEAD_LINES 3  /* paragraphs of the bureau and the title above the form */

struct aj_str aj_without_words(struct aj_str key, const struct aj_vec *words)
{
    for (size_t i = 0; i < words->count; i++) {
        struct aj_str word = *(struct aj_str *)aj_vec_at(words, i);

        if (aj_str_ends(key, word))
            key.len -= word.len;
    }
    return key;
}

/* "当事人签名或盖章" without the words that ask for a signature: 当事人; and so
 * "当事人核对意见及签名". */
static struct aj_str without_signs(const struct aj_extract *x, struct aj_str key)
{
    static const char *const joints[] = {"或者", "或", "及", "和", "并", "、", "/"};
    size_t before;
    bool has_sign = false;

    do {
        before = key.len;
        key = aj_without_words(key, &x->kinds->words.signs);
        has_sign = has_sign || key.len < before;
        for (size_t i = 0; has_sign && i < AJ_COUNT(joints); i++) {
            if (aj_str_ends(key, aj_str_from(joints[i])))
                key.len -= strlen(joints[i]);
        }
        if (has_sign)
            key = aj_without_words(key, &x->kinds->words.remarks);
    } while (key.len < before);
    return key;
}

/* "当事人（现场负责人）" without what its brackets add: 当事人. */
static struct aj_str without_brackets(struct aj_str key)
{
    size_t open = aj_str_find(key, aj_str_from("（"), 0);

    if (aj_str_ends(key, aj_str_from("）")) && open != AJ_STR_NONE)
        key.len = open;
    return key;
}

/* "询问人及证件号", "检查人员（执法证号）" without what asks for the number: 询问人. */
static struct aj_str without_number(const struct aj_extract *x, struct aj_str key)
{
    static const char *const joints[] = {"及", "和", "、", "/", "（", "姓名及", "姓名、", "姓名和"};
    struct aj_str bare =
        aj_str_ends(key, aj_str_from("）")) ? aj_str_sub(key, 0, key.len - strlen("）")) : key;
    struct aj_str shortest = key;

    for (size_t i = 0; i < x->kinds->words.numbers.count; i++) {
        struct aj_str number = *(struct aj_str *)aj_vec_at(&x->kinds->words.numbers, i);

        for (size_t k = 0; k < AJ_COUNT(joints) && aj_str_ends(bare, number); k++) {
            struct aj_str rest = aj_str_sub(bare, 0, bare.len - number.len);
            size_t n = strlen(joints[k]);

            if (aj_str_ends(rest, aj_str_from(joints[k])) && rest.len - n < shortest.len)
                shortest = aj_str_sub(rest, 0, rest.len - n);
        }
    }
    return shortest;
}

struct aj_str aj_kinds_alias(const struct aj_kinds *kinds, struct aj_str key, bool is_sign)
{
    const struct aj_vec *aliases = &kinds->words.aliases;

    for (size_t i = 0; i < aliases->count && key.len > 0; i++) {
        const struct aj_alias *alias = aj_vec_at(aliases, i);
        struct aj_pattern_match match;

        if (alias->pattern != NULL && (is_sign || !alias->only_signs) &&
            aj_pattern_find(alias->pattern, key, 0, &match) == AJ_PATTERN_MATCH)
            return alias->label;
    }
    return AJ_STR_EMPTY;
}

/* What the very words of a key mean in the paper's kind. */
static const struct aj_label *find_own(const struct aj_extract *x, struct aj_str key)
{
    return aj_labels_find(&x->kinds->labels, x->paper->kind->labels, key);
}

/* The words that ask for a signature as rules write them: the first of them behind the words. */
static const struct aj_label *find_signed(const struct aj_extract *x, struct aj_str bare)
{
    const struct aj_vec *signs = &x->kinds->words.signs;
    struct aj_str usual = signs->count > 0 ? *(struct aj_str *)aj_vec_at(signs, 0) : AJ_STR_EMPTY;

    return find_own(x, aj_arena_printf(x->arena, "%" AJ_STR_FMT "%" AJ_STR_FMT, AJ_STR_ARG(bare),
                                       AJ_STR_ARG(usual)));
}

enum aj_meaning aj_extract_meaning_of(const struct aj_extract *x, const struct aj_label *label)
{
    enum aj_type type;

    if (label->group != NULL)
        return label->group->opinion == AJ_NO_FIELD ? AJ_MEANS_SIGNATURE : AJ_MEANS_WORDS;
    type = aj_kind_field(x->paper->kind, label->field)->type;
    if (type == AJ_TYPE_SIGNATURE)
        return AJ_MEANS_SIGNATURE;
    if (type == AJ_TYPE_OFFICER)
        return AJ_MEANS_OFFICER;
    return type == AJ_TYPE_NAME ? AJ_MEANS_NAME : AJ_MEANS_WORDS;
}

static bool has_meaning(const struct aj_extract *x, const struct aj_label *label,
                        enum aj_meaning meaning)
{
    while (label != NULL && aj_extract_meaning_of(x, label) != meaning)
        label = label->next;
    return label != NULL;
}

/* What the words mean for who signs, NULL for nothing. */
static const struct aj_label *find_signer(const struct aj_extract *x, struct aj_str bare)
{
    const struct aj_label *label = find_signed(x, bare);

    if (label == NULL)
        label = find_own(x, bare);
    return has_meaning(x, label, AJ_MEANS_SIGNATURE) || has_meaning(x, label, AJ_MEANS_OFFICER)
               ? label
               : NULL;
}

/* "海事行政执法人员" are officers, as 行政执法人员 are, whatever their trade. */
static const struct aj_label *find_officer(const struct aj_extract *x, struct aj_str key)
{
    for (size_t at = 0; at < key.len && at <= LONGEST_TRADE;) {
        const struct aj_label *label = NULL;
        struct aj_str rest = aj_str_sub(key, at, key.len);

        if (aj_str_starts(rest, aj_str_from("被")) || aj_str_starts(rest, aj_str_from("受")))
            return NULL; /* 被检查人员, 本页被询问人 */
        if (!aj_is_han(aj_utf8_next(key, &at)) || key.len < at + LEAST_OFFICER)
            break;
        label = find_own(x, aj_str_sub(key, at, key.len));
        if (has_meaning(x, label, AJ_MEANS_OFFICER))
            return label;
    }
    return NULL;
}

/* "询问人及证件号" are officers when 询问人 are. */
static const struct aj_label *find_numbered(const struct aj_extract *x, struct aj_str key)
{
    struct aj_str bare = without_number(x, key);
    const struct aj_label *label = bare.len < key.len ? find_own(x, bare) : NULL;

    if (label == NULL && bare.len < key.len)
        label = find_officer(x, bare);
    if (label == NULL && bare.len < key.len)
        label = find_own(x, aj_kinds_alias(x->kinds, bare, false));
    return has_meaning(x, label, AJ_MEANS_OFFICER) ? label : NULL;
}

/* "渔政站意见" is the unit's opinion, whatever the bureau calls its units: the first group that a
 * pattern finds, else all fields that patterns find. */
static const struct aj_label *find_head(const struct aj_extract *x, struct aj_str key)
{
    const struct aj_vec *heads = &x->paper->kind->heads;
    const struct aj_label *fields = NULL;

    for (size_t i = heads->count; i-- > 0;) {
        const struct aj_heads *head = aj_vec_at(heads, i);
        struct aj_pattern_match match;
        struct aj_label *label;

        if (aj_pattern_find(head->pattern, key, 0, &match) != AJ_PATTERN_MATCH)
            continue;
        label = aj_arena_alloc(x->derived->entries.arena, sizeof(*label));
        *label = head->label;
        label->next =
            label->group == NULL && fields != NULL && fields->group == NULL ? fields : NULL;
        fields = label;
    }
    return fields;
}

/* What a key means by another name; asked to sign, who signs. */
static const struct aj_label *find_alias(const struct aj_extract *x, struct aj_str key,
                                         struct aj_str bare)
{
    return bare.len < key.len ? find_signed(x, aj_kinds_alias(x->kinds, bare, true))
                              : find_own(x, aj_kinds_alias(x->kinds, key, false));
}

/* Whether all meanings are words. */
static bool means_only_words(const struct aj_extract *x, const struct aj_label *label)
{
    return label != NULL && !has_meaning(x, label, AJ_MEANS_NAME) &&
           !has_meaning(x, label, AJ_MEANS_OFFICER) && !has_meaning(x, label, AJ_MEANS_SIGNATURE);
}

/* Whether all meanings are free text. */
static bool means_only_text(const struct aj_extract *x, const struct aj_label *label)
{
    for (const struct aj_label *l = label; l != NULL; l = l->next) {
        if (l->group != NULL || aj_kind_field(x->paper->kind, l->field)->type != AJ_TYPE_TEXT)
            return false;
    }
    return label != NULL;
}

/* Whether unknown words behind "依据及" can be what a label asks for, not the end of a sentence:
 * "事实、理由、依据及内容告知如下：". */
static bool can_be_thing(struct aj_str rest)
{
    return rest.len <= LONGEST_JOINED && !aj_str_contains(rest, aj_str_from("，")) &&
           !aj_str_contains(rest, aj_str_from("。")) && !aj_str_ends(rest, aj_str_from("如下"));
}

/* "拒收事由及见证人" heads two things in words: what the first of them means. Of
 * "案情简述及立案理由" one is known: what it means, when that is free text. */
static const struct aj_label *find_joined(const struct aj_extract *x, struct aj_str key)
{
    static const char *const joints[] = {"及", "和", "与", "、", "/"};

    for (size_t i = 0; i < AJ_COUNT(joints); i++) {
        size_t at = aj_str_find(key, aj_str_from(joints[i]), 0);
        const struct aj_label *first;
        const struct aj_label *second;
        struct aj_str rest;

        if (at == AJ_STR_NONE || at + strlen(joints[i]) >= key.len)
            continue;
        first = find_own(x, aj_str_sub(key, 0, at));
        rest = aj_str_sub(key, at + strlen(joints[i]), key.len);
        if (aj_extract_is_personal(x, aj_str_sub(key, 0, at)) || aj_extract_is_personal(x, rest))
            return NULL; /* 经营场所及电话: where the first ends is not told */
        second = find_own(x, rest);
        if (means_only_words(x, first) &&
            (second != NULL || (means_only_text(x, first) && can_be_thing(rest))))
            return first;
        /* 身份证件种类及号码 asks for no telephone number */
        if (first == NULL && rest.len >= LEAST_JOINED && means_only_text(x, second))
            return second;
    }
    return NULL;
}

/* "检查（勘察）地点" without the other word for it: 检查地点. "" where no bracket stands within. */
static struct aj_str without_other_word(const struct aj_extract *x, struct aj_str key)
{
    size_t open = aj_str_find(key, aj_str_from("（"), 0);
    size_t close = aj_str_find(key, aj_str_from("）"), 0);

    if (open == AJ_STR_NONE || open == 0 || close == AJ_STR_NONE || close < open ||
        close + strlen("）") >= key.len)
        return AJ_STR_EMPTY;
    return aj_arena_printf(x->arena, "%" AJ_STR_FMT "%" AJ_STR_FMT,
                           AJ_STR_ARG(aj_str_sub(key, 0, open)),
                           AJ_STR_ARG(aj_str_sub(key, close + strlen("）"), key.len)));
}

/* "本页被询问人签名" as it stands on the last page: 被询问人签名; "" for a key without such words.
 */
static struct aj_str without_page(const struct aj_extract *x, struct aj_str key)
{
    const struct aj_vec *pages = &x->kinds->words.pages;
    struct aj_str bare = key;

    for (size_t i = 0; i < pages->count;) {
        struct aj_str page = *(struct aj_str *)aj_vec_at(pages, i);
        bool is_there = aj_str_starts(bare, page);

        bare = is_there ? aj_str_sub(bare, page.len, bare.len) : bare;
        i = is_there ? 0 : i + 1; /* others may stand behind it */
    }
    return bare.len < key.len ? bare : AJ_STR_EMPTY;
}

/* What a key means that no label of the kind is: by its signs, its officers, a pattern … */
static const struct aj_label *derive_meanings(const struct aj_extract *x, struct aj_str key)
{
    struct aj_str bare = without_signs(x, key);
    struct aj_str other = without_other_word(x, key);
    struct aj_str last = without_page(x, key);
    const struct aj_label *label = last.len > 0 ? aj_extract_meanings(x, last) : NULL;

    if (label != NULL)
        return label;
    if (bare.len > 0 && bare.len < key.len) {
        label = find_signer(x, bare);
        if (label == NULL)
            label = find_signer(x, without_brackets(bare));
    }
    if (label == NULL)
        label = find_officer(x, bare);
    if (label == NULL)
        label = find_numbered(x, key);
    if (label == NULL)
        label = find_head(x, key);
    if (label == NULL)
        label = find_alias(x, key, bare);
    if (label == NULL && other.len > 0)
        label = aj_extract_meanings(x, other);
    return label != NULL ? label : find_joined(x, key);
}

/* What a key means that is no label of the kind; derived once. */
static const struct aj_label *find_derived(const struct aj_extract *x, struct aj_str key)
{
    struct aj_arena *arena = x->derived->entries.arena;
    const struct aj_label **derived;

    if (key.len == 0 || key.len > x->kinds->labels.longest)
        return NULL;
    derived = aj_map_find(x->derived, key);
    if (derived == NULL) {
        derived = aj_arena_alloc(arena, sizeof(const struct aj_label *));
        *derived = derive_meanings(x, key);
        aj_map_set(x->derived, aj_arena_dup(arena, key), derived);
    }
    return *derived;
}

/* "大队意见" is that of whoever decides where the bureau is a 大队. */
static const struct aj_label *find_of_own_unit(const struct aj_extract *x, struct aj_str key)
{
    const struct aj_own_unit *own = &x->kinds->words.own_unit;
    struct aj_pattern_match match;

    if (x->paper->own_unit.len == 0 ||
        aj_pattern_find(own->pattern, key, 0, &match) != AJ_PATTERN_MATCH ||
        !aj_str_equal(aj_str_sub(key, match.value_from, match.value_to), x->paper->own_unit))
        return NULL;
    return find_own(x, own->label);
}

const struct aj_label *aj_extract_meanings(const struct aj_extract *x, struct aj_str key)
{
    const struct aj_label *label = find_of_own_unit(x, key);

    if (label == NULL)
        label = find_own(x, key);
    return label != NULL ? label : find_derived(x, key);
}

struct aj_str aj_paper_own_unit(const struct aj_kinds *kinds, const struct aj_paper *paper)
{
    const struct aj_pattern *head = kinds->words.own_unit.head;

    for (uint32_t i = paper->first_block; i < paper->end_block && head != NULL; i++) {
        struct aj_str line = aj_str_trim(aj_block_folded(paper->document, i));
        struct aj_pattern_match match;

        if (i - paper->first_block >= MOST_HEAD_LINES ||
            paper->document->blocks[i].type != AJ_PARAGRAPH)
            break;
        if (aj_pattern_find(head, line, 0, &match) == AJ_PATTERN_MATCH)
            return aj_str_sub(line, match.value_from, match.value_to);
    }
    return AJ_STR_EMPTY;
}

/* The first of the joints that stands in words, and where; NULL for none. */
static const char *first_joint(struct aj_str words, size_t *at)
{
    static const char *const joints[] = {"、", "及", "和", "/"};
    const char *first = NULL;

    *at = AJ_STR_NONE;
    for (size_t i = 0; i < AJ_COUNT(joints); i++) {
        size_t found = aj_str_find(words, aj_str_from(joints[i]), 0);

        if (found == AJ_STR_NONE || found >= *at)
            continue;
        *at = found;
        first = joints[i];
    }
    return first;
}

bool aj_extract_joined(const struct aj_extract *x, struct aj_str key, struct aj_vec *parts)
{
    bool is_personal = false;
    struct aj_str part;
    size_t at = 0;

    while (key.len > 0) {
        const char *joint = first_joint(key, &at);

        part = aj_str_sub(key, 0, joint != NULL ? at : key.len);
        key = aj_str_sub(key, part.len + (joint != NULL ? strlen(joint) : 0), key.len);
        if (part.len == 0 || !aj_extract_is_label(x, part))
            return false;
        is_personal = is_personal || aj_extract_is_personal(x, part);
        *(struct aj_str *)aj_vec_push(parts) = part;
    }
    return is_personal && parts->count > 1;
}

bool aj_extract_asks_sign(const struct aj_extract *x, struct aj_str key)
{
    const struct aj_vec *signers = &x->kinds->words.signers;
    struct aj_str bare = without_signs(x, key);

    if (key.len == 0 || bare.len == 0)
        return key.len > 0;
    for (size_t i = 0; i < signers->count; i++) {
        if (aj_str_ends(bare, *(struct aj_str *)aj_vec_at(signers, i)))
            return true;
    }
    return false;
}

const struct aj_label *aj_extract_signed(const struct aj_extract *x, struct aj_str key)
{
    struct aj_str bare = without_signs(x, key);
    const struct aj_label *label = find_signed(x, bare);

    if (label == NULL)
        label = find_signed(x, without_brackets(bare));
    if (label == NULL)
        label = find_signed(x, aj_kinds_alias(x->kinds, bare, true));
    return has_meaning(x, label, AJ_MEANS_SIGNATURE) ? label : NULL;
}

bool aj_extract_is_label(const struct aj_extract *x, struct aj_str key)
{
    return key.len > 0 && key.len <= x->kinds->labels.longest &&
           (aj_labels_has(&x->kinds->labels, key) || find_derived(x, key) != NULL);
}
