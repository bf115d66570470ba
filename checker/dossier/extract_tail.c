/* SPDX-License-Identifier: Apache-2.0
 *
 * The last two ways: patterns on running text, and the sign-off (落款) under it.
 */
#include "dossier/extract.h"

#include "base/utf8.h"
#include "text/blank.h"
#include "text/person.h"
#include "text/scan.h"

#define SIGNOFF_PARAGRAPHS    14 /* filled paragraphs looked at from the end */
#define LEAST_PAGE_PARAGRAPHS 5  /* of a cell that is a page in itself */
#define HEAD_PARAGRAPHS       3  /* filled paragraphs with the bureau's name and the title */
#define LONGEST_PERSON        3  /* characters: a name of a person, shorter than any bureau's */
#define LONGEST_SIGNOFF       45 /* characters of a line that can be a sign-off */
#define LONGEST_SIGNED        90 /* characters of a line of those who sign, with their numbers */

static struct aj_span paper_span(const struct aj_extract *x)
{
    const struct aj_paper *paper = x->paper;
    struct aj_span span = {0, 0};

    if (paper->first_block < paper->end_block) {
        span.from = x->document->blocks[paper->first_block].from;
        span.to = x->document->blocks[paper->end_block - 1].to;
    }
    return span;
}

static void put_match(struct aj_extract *x, size_t field, size_t from, size_t to)
{
    struct aj_find find = {.field = field, .way = AJ_WAY_PATTERN};

    if (to <= from)
        return;
    find.span.from = x->document->folded.origin[from];
    find.span.to = x->document->folded.origin[to];
    find.block = aj_document_block_at(x->document, find.span.from);
    aj_extract_put(x, &find);
}

/* A field for another document's number does not take the paper's own. */
static bool is_own_number(const struct aj_extract *x, size_t field, struct aj_str text)
{
    const struct aj_kind *kind = x->paper->kind;
    const struct aj_reading *own = aj_paper_reading(x->paper, kind->number_field);
    struct aj_value value;

    return field != kind->number_field && own != NULL && own->state == AJ_VALUE &&
           aj_kind_field(kind, field)->type == AJ_TYPE_NUMBER &&
           aj_value_read(x->arena, AJ_TYPE_NUMBER, text, 0, NULL, &value) == AJ_VALUE &&
           aj_str_equal(value.key, own->value.key);
}

/* Whether words are all of a cell and a label of the kind: 案件来源 beside 案件名称 is no name of a
 * case. */
static bool is_label_cell(const struct aj_extract *x, size_t at, struct aj_str words)
{
    uint32_t block = aj_document_block_at(x->document, x->document->folded.origin[at]);

    return aj_block_ancestor(x->document, block, AJ_CELL) != AJ_NO_BLOCK &&
           aj_str_equal(aj_str_trim(aj_block_folded(x->document, block)), words) &&
           aj_extract_meanings(x, aj_label_key(x->arena, words)) != NULL;
}

/* Whether what was read last is nobody's name; forgets it then: "经查：" is no addressee. */
static bool is_nobody(struct aj_extract *x, size_t index)
{
    struct aj_vec *readings = &x->paper->readings[index];

    if (aj_kind_field(x->paper->kind, index)->type != AJ_TYPE_NAME || readings->count != 1 ||
        ((const struct aj_reading *)aj_vec_at(readings, 0))->state != AJ_BLANK)
        return false;
    readings->count = 0;
    x->ways[index] = AJ_WAY_NONE;
    return true;
}

/* The patterns of a field in their order: the first that matches wins; all matches where many
 * values are asked for. */
static void match_field(struct aj_extract *x, size_t index, size_t base, struct aj_str text)
{
    const struct aj_field *field = aj_kind_field(x->paper->kind, index);

    for (size_t i = 0; i < field->patterns.count; i++) {
        const struct aj_pattern *pattern = *(struct aj_pattern **)aj_vec_at(&field->patterns, i);
        struct aj_pattern_match match;
        size_t at = 0;
        bool found = false;

        while (aj_pattern_find_in(pattern, text, x->paper->grams, at, &match) == AJ_PATTERN_MATCH) {
            struct aj_str words = aj_str_sub(text, match.value_from, match.value_to);

            if (!is_own_number(x, index, words) &&
                !is_label_cell(x, base + match.value_from, words)) {
                put_match(x, index, base + match.value_from, base + match.value_to);
                found = !is_nobody(x, index);
            }
            if ((found && !field->is_many) || match.to <= at)
                break;
            at = match.to;
        }
        if (found)
            return;
    }
}

/* Whether all persons read before are among those read now. */
static bool has_all(const struct aj_vec *now, const struct aj_vec *before)
{
    for (size_t i = 0; i < before->count; i++) {
        const struct aj_reading *old = aj_vec_at(before, i);
        bool found = false;

        for (size_t k = 0; k < now->count && !found; k++)
            found = aj_str_equal(((const struct aj_reading *)aj_vec_at(now, k))->value.key,
                                 old->value.key);
        if (!found)
            return false;
    }
    return true;
}

/* A form's 询问人 is one of the officers; "我们是…执法人员张三、李四" names them all: a pattern
 * that finds whom the label names, and more, is better than the label. */
static void widen_officers(struct aj_extract *x, size_t index, size_t base, struct aj_str text)
{
    const struct aj_field *field = aj_kind_field(x->paper->kind, index);
    struct aj_vec *readings = &x->paper->readings[index];
    struct aj_vec before = *readings;
    uint8_t way = x->ways[index];

    if (field->type != AJ_TYPE_OFFICER || !field->is_many || field->is_column ||
        field->patterns.count == 0 || !aj_extract_has_value(readings))
        return;
    aj_vec_init(readings, x->arena, sizeof(struct aj_reading));
    x->ways[index] = AJ_WAY_NONE;
    match_field(x, index, base, text);
    if (readings->count > before.count && has_all(readings, &before))
        return;
    *readings = before;
    x->ways[index] = way;
}

/* Whether a label in running text leaves the word to the patterns: its value is no value of the
 * field ("当事人：以上清单与实物一致"), or nothing stands behind it but a table under it. */
static bool leaves_to_patterns(const struct aj_extract *x, size_t field,
                               const struct aj_reading *only)
{
    uint32_t next = only->place.block + 1;

    if (x->ways[field] != AJ_WAY_LINE || only->state != AJ_BLANK ||
        only->place.block == AJ_NO_BLOCK)
        return false;
    return !aj_is_blank_text(only->raw) ||
           (next < x->paper->end_block && x->document->blocks[next].type == AJ_TABLE);
}

/* A pattern's value in place of what the label left; that stays where no pattern finds one. */
static void match_instead(struct aj_extract *x, size_t index, size_t base, struct aj_str text)
{
    struct aj_vec *readings = &x->paper->readings[index];
    struct aj_vec before = *readings;
    uint8_t way = x->ways[index];

    aj_vec_init(readings, x->arena, sizeof(struct aj_reading));
    x->ways[index] = AJ_WAY_NONE;
    match_field(x, index, base, text);
    if (aj_extract_has_value(readings))
        return;
    *readings = before;
    x->ways[index] = way;
}

void aj_extract_patterns(struct aj_extract *x)
{
    struct aj_span span = paper_span(x);
    struct aj_str text = aj_extract_folded(x, span);
    size_t base = aj_document_to_folded(x->document, span.from);

    x->paper->grams = aj_grams_of(x->arena, text);
    for (size_t i = 0; i < x->paper->kind->fields.count; i++) {
        const struct aj_vec *readings = &x->paper->readings[i];

        if (x->ways[i] == AJ_WAY_NONE)
            match_field(x, i, base, text);
        else if (readings->count == 1 && leaves_to_patterns(x, i, aj_vec_at(readings, 0)))
            match_instead(x, i, base, text);
        else
            widen_officers(x, i, base, text);
    }
}

struct signoff {
    uint32_t date_block;
    struct aj_span date;
    uint32_t issuer_block; /* AJ_NO_BLOCK: none */
    struct aj_span issuer;
    uint32_t day_block; /* of a day beside the signatures, where there is no other; AJ_NO_BLOCK:
                           none */
    struct aj_span day;
};

/* Outside tables, or, when asked for, in a cell that holds a whole page of text. */
static bool is_in_page_cell(const struct aj_extract *x, uint32_t i, bool in_tables)
{
    uint32_t cell = aj_block_ancestor(x->document, i, AJ_CELL);

    if (cell == AJ_NO_BLOCK)
        return true;
    return in_tables && x->document->blocks[cell].end - cell > LEAST_PAGE_PARAGRAPHS;
}

static bool is_outside(const struct aj_extract *x, uint32_t i, bool in_tables)
{
    const struct aj_block *block = &x->document->blocks[i];

    return block->type == AJ_PARAGRAPH && (block->flags & AJ_BLOCK_MARGIN) == 0 &&
           is_in_page_cell(x, i, in_tables) && aj_str_trim(aj_block_folded(x->document, i)).len > 0;
}

/* Words that can be an issuer's name: short, without marks of a sentence or a label but in brackets
 * at the end: 检验有限公司（检验专用章，CMA）. */
static bool can_be_issuer(struct aj_str words)
{
    static const char *const marks[] = {"。", "，", "；", "：", "、", "？", "《"};
    size_t bracket = aj_str_find(words, aj_str_from("（"), 1);
    size_t at = 0;

    if (bracket != AJ_STR_NONE && aj_str_ends(words, aj_str_from("）")))
        words = aj_str_sub(words, 0, bracket);
    for (size_t i = 0; i < AJ_COUNT(marks); i++) {
        if (aj_str_contains(words, aj_str_from(marks[i])))
            return false;
    }
    return aj_utf8_count(words) > LONGEST_PERSON && aj_utf8_count(words) <= LONGEST_SIGNOFF &&
           (aj_is_han(aj_utf8_next(words, &at)) || aj_str_starts(words, aj_str_from("（")));
}

/* Without the label of a day and its colon at the end: "日期：". */
static struct aj_str without_day_label(const struct aj_extract *x, struct aj_str words)
{
    const struct aj_str colon = aj_str_from(AJ_EXTRACT_COLON);
    struct aj_str label = aj_str_trim(words);

    if (!aj_str_ends(label, colon))
        return words;
    label.len -= colon.len;
    return aj_extract_is_one_of(&x->kinds->words.days, label) ? AJ_STR_EMPTY : words;
}

/* The last date of a short line with nothing but an issuer's name or the day's label before it and
 * brackets behind. */
static bool signoff_date(const struct aj_extract *x, struct aj_str line,
                         struct aj_date_match *found)
{
    struct aj_date_match match;
    struct aj_str behind;
    size_t at = 0;
    bool any = false;
    bool only_days = true; /* a day for each of those who sign side by side */

    if (aj_utf8_count(line) > LONGEST_SIGNOFF)
        return false;
    while (aj_date_find(line, at, NULL, &match)) {
        only_days = only_days && aj_str_trim(aj_str_sub(line, at, match.from)).len == 0;
        *found = match;
        any = true;
        at = match.to;
    }
    if (!any)
        return false;
    behind = aj_str_sub(line, found->to, line.len);
    if (behind.len > 0 && !aj_str_starts(behind, aj_str_from("（")))
        return false;
    behind = without_day_label(x, aj_str_sub(line, 0, found->from));
    return only_days || behind.len == 0 || can_be_issuer(behind);
}

static void set_issuer(struct aj_extract *x, struct signoff *s, uint32_t block, size_t from,
                       size_t to)
{
    struct aj_str words = aj_str_sub(x->document->folded.text, from, to);
    size_t bracket = aj_str_find(words, aj_str_from("（"), 1);

    if (bracket != AJ_STR_NONE)
        to = from + bracket; /* （印章） */
    s->issuer_block = block;
    s->issuer.from = x->document->folded.origin[from];
    s->issuer.to = x->document->folded.origin[to];
}

/* Whether a filled paragraph is a bureau's name, perhaps with the document's title behind. */
static bool take_bureau(struct aj_extract *x, struct signoff *s, uint32_t block)
{
    struct aj_pattern_match match;
    struct aj_str line;
    size_t from;
    size_t to;

    aj_block_folded_range(x->document, block, &from, &to);
    line = aj_str_sub(x->document->folded.text, from, to);
    if (x->kinds->words.issuer == NULL ||
        aj_pattern_find(x->kinds->words.issuer, line, 0, &match) != AJ_PATTERN_MATCH)
        return false;
    set_issuer(x, s, block, from + match.value_from, from + match.value_to);
    return true;
}

/* The bureau's name on a line of its own above the day, though others have signed between. */
static bool find_bureau_above(struct aj_extract *x, struct signoff *s)
{
    int looked = 0;

    for (uint32_t i = s->date_block; i != AJ_NO_BLOCK && i-- > x->paper->first_block;) {
        if (!is_outside(x, i, false))
            continue;
        if (take_bureau(x, s, i))
            return true;
        if (looked++ >= SIGNOFF_PARAGRAPHS)
            return false;
    }
    return false;
}

/* The bureau's name above or under the day, or at the head of the paper, when none stands right
 * above the day. */
static void find_bureau(struct aj_extract *x, struct signoff *s)
{
    const struct aj_paper *paper = x->paper;
    int looked = 0;

    if (find_bureau_above(x, s))
        return;
    for (uint32_t i = s->date_block; i != AJ_NO_BLOCK && ++i < paper->end_block;) {
        if (!is_outside(x, i, false))
            continue;
        if (take_bureau(x, s, i))
            return;
        break;
    }
    for (uint32_t i = paper->first_block; i < paper->end_block && looked < HEAD_PARAGRAPHS; i++) {
        if (!is_outside(x, i, false))
            continue;
        if (take_bureau(x, s, i))
            return;
        looked++;
    }
}

/* "当事人签收 张三 2023年4月19日": who signs for the paper, no issuer of it. */
static bool is_of_signer(const struct aj_extract *x, uint32_t block, struct aj_str line,
                         const struct aj_date_match *day)
{
    struct aj_str text = x->document->folded.text;

    return without_day_label(x, aj_str_sub(line, 0, day->from)).len > 0 &&
           (aj_extract_label_at_start(x, block) != NULL ||
            aj_extract_is_signed_apart(x, block, (size_t)(line.ptr - text.ptr) + day->from));
}

static bool find_signoff(struct aj_extract *x, bool in_tables, struct signoff *s)
{
    int looked = 0;
    bool has_date = false;

    for (uint32_t i = x->paper->end_block; i-- > x->paper->first_block;) {
        struct aj_str line;
        struct aj_date_match match;
        size_t from;
        size_t to;

        if (!is_outside(x, i, in_tables))
            continue;
        if (looked++ >= SIGNOFF_PARAGRAPHS)
            return has_date;
        aj_block_folded_range(x->document, i, &from, &to);
        line = aj_str_sub(x->document->folded.text, from, to);
        if (has_date) {
            if (aj_str_starts(line, aj_str_from("（")) && aj_str_ends(line, aj_str_from("）"))) {
                if (take_bureau(x, s, i))
                    return true; /* （某局印章） */
                continue;        /* （印章） on a line of its own */
            }
            if (can_be_issuer(line))
                set_issuer(x, s, i, from, to);
            return true;
        }
        if (!signoff_date(x, line, &match) || is_of_signer(x, i, line, &match))
            continue;
        has_date = true;
        s->date_block = i;
        s->date.from = x->document->folded.origin[from + match.from];
        s->date.to = x->document->folded.origin[from + match.to];
        if (without_day_label(x, aj_str_sub(line, 0, match.from)).len > 0) {
            set_issuer(x, s, i, from, from + match.from);
            return true;
        }
    }
    return has_date;
}

static struct aj_str paragraph_of(const struct aj_extract *x, uint32_t block, size_t *from)
{
    size_t to;

    aj_block_folded_range(x->document, block, from, &to);
    return aj_str_sub(x->document->folded.text, *from, to);
}

/* "某局（印章）" and below it the day, in one cell of a form whose foot is a cell. */
static bool find_foot_in_cell(struct aj_extract *x, struct signoff *s)
{
    int looked = 0;

    for (uint32_t i = x->paper->end_block; i-- > x->paper->first_block + 1;) {
        const struct aj_block *block = &x->document->blocks[i];
        struct aj_date_match match;
        struct aj_str line;
        size_t from;

        if (block->type != AJ_PARAGRAPH || block->parent == AJ_NO_BLOCK ||
            x->document->blocks[block->parent].type != AJ_CELL)
            continue;
        line = paragraph_of(x, i, &from);
        if (line.len == 0)
            continue;
        if (looked++ >= SIGNOFF_PARAGRAPHS)
            return false;
        if (!signoff_date(x, line, &match) ||
            without_day_label(x, aj_str_trim(aj_str_sub(line, 0, match.from))).len > 0 ||
            x->document->blocks[i - 1].type != AJ_PARAGRAPH ||
            x->document->blocks[i - 1].parent != block->parent || !take_bureau(x, s, i - 1))
            continue;
        s->date_block = i;
        s->date.from = x->document->folded.origin[from + match.from];
        s->date.to = x->document->folded.origin[from + match.to];
        return true;
    }
    return false;
}

/* Whether a paper is neither issued by a bureau nor approved: those who took part sign it. */
static bool is_signed_by_those_present(const struct aj_kind *kind)
{
    for (size_t i = 0; i < kind->fields.count; i++) {
        if (aj_kind_field(kind, i)->signoff == AJ_SIGNOFF_ISSUER ||
            aj_kind_field(kind, i)->is_opinion)
            return false;
    }
    return true;
}

/* Whether some words before a day end with people's names, and nothing but those stands behind the
 * last mark: "检查人：张三　李四", "属实。王五". */
static bool ends_with_names(struct aj_str words)
{
    struct aj_person person;
    size_t from = words.len;

    while (from > 0) {
        size_t before = from;

        if (aj_scan_is_one_of(aj_utf8_previous(words, &before), "：。，；"))
            break;
        from = before;
    }
    words = aj_str_trim(aj_str_sub(words, from, words.len));
    return aj_person_find(words, 0, &person) && person.from == 0;
}

/* Whether a line is "当事人签名：张三　2023年…", "张三　2023年…", "属实。张三　2023年…" or the day
 * alone. */
static bool is_signed_line(const struct aj_extract *x, struct aj_str line, size_t day)
{
    struct aj_str words = aj_str_trim(aj_str_sub(line, 0, day));
    size_t colon = aj_str_find(words, aj_str_from(AJ_EXTRACT_COLON), 0);

    if (words.len == 0 || without_day_label(x, words).len == 0)
        return true;
    return ends_with_names(words) ||
           (colon != AJ_STR_NONE && (aj_extract_has_sign(x, aj_str_sub(words, 0, colon)) ||
                                     aj_extract_signed(x, aj_str_sub(words, 0, colon)) != NULL));
}

/* Whether a paragraph stands in a cell of a list: the days there are those of the goods. */
static bool is_listed(const struct aj_extract *x, uint32_t block)
{
    uint32_t cell = aj_block_ancestor(x->document, block, AJ_CELL);

    return cell != AJ_NO_BLOCK && cell >= x->paper->first_block &&
           x->is_label[cell - x->paper->first_block];
}

/* Whether nothing stands behind but a full stop or （盖章）. */
static bool ends_line(struct aj_str line, size_t at)
{
    return aj_str_trim(aj_str_sub(line, at, line.len)).len == 0 ||
           aj_scan_is_one_of(aj_scan_peek(line, at), "。（");
}

/* The day beside the signatures at the end, in or outside tables, if all give the same. */
static void find_signed_day(struct aj_extract *x, struct signoff *s)
{
    struct aj_date_match first;
    int looked = 0;

    for (uint32_t i = x->paper->end_block; i-- > x->paper->first_block;) {
        const struct aj_block *block = &x->document->blocks[i];
        struct aj_date_match match;
        struct aj_str line;
        size_t from;
        size_t to;

        if (block->type != AJ_PARAGRAPH || (block->flags & AJ_BLOCK_MARGIN) != 0 ||
            block->to == block->from || is_listed(x, i))
            continue;
        if (looked++ >= SIGNOFF_PARAGRAPHS)
            return;
        aj_block_folded_range(x->document, i, &from, &to);
        line = aj_str_trim(aj_str_sub(x->document->folded.text, from, to));
        if (aj_utf8_count(line) > LONGEST_SIGNED || !aj_date_find(line, 0, NULL, &match) ||
            match.state != AJ_DATE_VALID || !ends_line(line, match.to) ||
            !is_signed_line(x, line, match.from))
            continue;
        if (s->day_block != AJ_NO_BLOCK && aj_date_compare(match.date, first.date) != 0) {
            s->day_block = AJ_NO_BLOCK;
            return;
        }
        if (s->day_block != AJ_NO_BLOCK)
            continue; /* the lowest is the one: 提取时间 above has a time */
        from = (size_t)(line.ptr - x->document->folded.text.ptr);
        first = match;
        s->day_block = i;
        s->day.from = x->document->folded.origin[from + match.from];
        s->day.to = x->document->folded.origin[from + match.to];
    }
}

/* Whether the day beside the signatures will do. */
static bool takes_signed_day(const struct aj_extract *x, enum aj_signoff part)
{
    return part == AJ_SIGNOFF_SIGNED ||
           (part == AJ_SIGNOFF_DATE && is_signed_by_those_present(x->paper->kind));
}

/* Whether the sign-off has what the field asks for. A bureau does not sign as the party. */
static bool has_part(const struct aj_extract *x, const struct signoff *s, size_t field,
                     bool is_bureau)
{
    enum aj_signoff part = aj_kind_field(x->paper->kind, field)->signoff;

    if (s->day_block != AJ_NO_BLOCK && takes_signed_day(x, part))
        return true;
    if (part == AJ_SIGNOFF_DATE || part == AJ_SIGNOFF_SIGNED)
        return s->date_block != AJ_NO_BLOCK;
    return part == AJ_SIGNOFF_ISSUER && s->issuer_block != AJ_NO_BLOCK &&
           !(is_bureau && field == x->paper->kind->party_field);
}

static void put_part(struct aj_extract *x, const struct signoff *s, enum aj_signoff part,
                     struct aj_find *find)
{
    bool is_day = s->date_block == AJ_NO_BLOCK && takes_signed_day(x, part);
    bool is_issuer = part == AJ_SIGNOFF_ISSUER;

    find->block = is_issuer ? s->issuer_block : is_day ? s->day_block : s->date_block;
    find->span = is_issuer ? s->issuer : is_day ? s->day : s->date;
    aj_extract_put(x, find);
}

void aj_extract_signoff(struct aj_extract *x)
{
    struct signoff s = {
        .date_block = AJ_NO_BLOCK, .issuer_block = AJ_NO_BLOCK, .day_block = AJ_NO_BLOCK};
    bool is_bureau = false;

    if (!find_signoff(x, false, &s) && !find_foot_in_cell(x, &s))
        (void)find_signoff(x, true, &s); /* no day: a bureau may still be named */
    if (s.date_block == AJ_NO_BLOCK)
        find_signed_day(x, &s);
    if (s.issuer_block == AJ_NO_BLOCK) {
        find_bureau(x, &s);
        is_bureau = true;
    }
    for (size_t i = 0; i < x->paper->kind->fields.count; i++) {
        enum aj_signoff part = aj_kind_field(x->paper->kind, i)->signoff;
        struct aj_find find = {.field = i, .way = AJ_WAY_SIGNOFF};

        if (x->ways[i] != AJ_WAY_NONE || !has_part(x, &s, i, is_bureau))
            continue;
        put_part(x, &s, part, &find);
    }
}
