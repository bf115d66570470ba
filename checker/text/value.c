/* SPDX-License-Identifier: Apache-2.0
 *
 * From folded text to one typed value: a table of readers, one for each type.
 */
#include "text/value.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "text/amount.h"
#include "text/blank.h"
#include "text/case_number.h"
#include "text/choice.h"
#include "text/citation.h"
#include "text/code.h"
#include "text/name.h"
#include "text/number.h"
#include "text/old_number.h"
#include "text/person.h"
#include "text/scan.h"

#include <inttypes.h>

#define LEAST_CODE_LENGTH   8 /* letters and digits that can be a code with some missing */
#define OLDER_NUMBER_LENGTH 15

struct input {
    struct aj_arena *arena;
    struct aj_str text;
    size_t from;
    const struct aj_date *base;
};

static void set_text(struct aj_value *value, struct aj_str text, struct aj_str key)
{
    value->shown = text;
    value->key = key;
}

/* The filled part of the text: what stands there but the space around it. */
static struct aj_str rest_of(const struct input *in, struct aj_value *value)
{
    struct aj_str rest = aj_str_trim(aj_str_sub(in->text, in->from, in->text.len));

    value->from = rest.len > 0 ? (size_t)(rest.ptr - in->text.ptr) : in->from;
    value->to = value->from + rest.len;
    return rest;
}

/* A full stop at the end makes no difference to what is said. */
static struct aj_str without_stop(struct aj_str text)
{
    static const char *const stops[] = {"。", "；", "，"};

    for (size_t i = 0; i < sizeof(stops) / sizeof(stops[0]); i++) {
        struct aj_str stop = aj_str_from(stops[i]);

        if (aj_str_ends(text, stop))
            return aj_str_sub(text, 0, text.len - stop.len);
    }
    return text;
}

/* "1、\n2、": a form's numbering with nothing behind. */
static bool is_bare_numbering(struct aj_str text)
{
    bool has_digit = false;
    bool has_mark = false;

    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t c = aj_utf8_next(text, &at);
        bool is_digit = c >= '0' && c <= '9';

        if (!is_digit && c != ' ' && c != '\n' && c != '.' &&
            !aj_str_equal_c(aj_str_sub(text, start, at), "、"))
            return false;
        /* 1.5 and 1、2 say something */
        if (is_digit && has_mark && text.ptr[start - 1] != '\n' && text.ptr[start - 1] != ' ')
            return false;
        has_mark = !is_digit && c != ' ' && c != '\n';
        has_digit = has_digit || is_digit;
    }
    return has_digit && has_mark;
}

static enum aj_state read_text(const struct input *in, struct aj_value *value)
{
    struct aj_str rest = rest_of(in, value);

    if (aj_is_blank_text(rest) || aj_choice_is_open(rest) || is_bare_numbering(rest))
        return AJ_BLANK;
    set_text(value, rest, without_stop(rest));
    return AJ_VALUE;
}

/* "张三，男，1991年…": a name ends at the first mark of a sentence, outside of brackets; in one
 * that nothing closes at the first all the same. */
static struct aj_str before_mark(struct aj_str text)
{
    size_t inside = text.len; /* the first mark in the bracket at hand */
    int depth = 0;

    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t c = aj_utf8_next(text, &at);
        bool is_mark = aj_scan_is_one_of(c, "，；。");

        depth += c == 0xFF08;
        depth -= c == 0xFF09 && depth > 0;
        if (depth == 0 && is_mark)
            return aj_str_sub(text, 0, from);
        if (depth == 0)
            inside = text.len;
        else if (is_mark && from < inside)
            inside = from;
    }
    return aj_str_sub(text, 0, inside);
}

/* "（经营者：张三）：" leaves "张三）" as the value of a label in the bracket: up to a bracket that
 * nothing opened. */
static struct aj_str before_loose_bracket(struct aj_str text)
{
    int depth = 0;

    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t c = aj_utf8_next(text, &at);

        depth += c == 0xFF08;
        depth -= c == 0xFF09;
        if (depth < 0)
            return aj_str_sub(text, 0, from);
    }
    return text;
}

static enum aj_state read_name(const struct input *in, struct aj_value *value)
{
    struct aj_str rest = rest_of(in, value);

    if (aj_is_blank_text(rest))
        return AJ_BLANK;
    rest = before_loose_bracket(before_mark(rest));
    value->to = value->from + rest.len;
    value->key = aj_name_key(in->arena, rest);
    value->shown = value->key;
    return value->key.len > 0 ? AJ_VALUE : AJ_UNREAD;
}

static enum aj_state read_date(const struct input *in, struct aj_value *value)
{
    struct aj_date_match match;
    enum aj_state state = AJ_UNREAD;
    size_t at = in->from;

    if (aj_is_blank_text(rest_of(in, value)))
        return AJ_BLANK;
    while (aj_date_find(in->text, at, in->base, &match)) {
        at = match.to;
        if (match.state == AJ_DATE_BLANK) {
            state = AJ_BLANK;
            continue;
        }
        value->from = match.from;
        value->to = match.to;
        if (match.state == AJ_DATE_IMPOSSIBLE)
            return AJ_UNREAD;
        value->date = match.date;
        value->shown = aj_date_print(in->arena, match.date);
        value->key = value->shown;
        return AJ_VALUE;
    }
    return state;
}

/* In a column headed 金额（元） the number stands alone: digits, grouping commas, at most two
 * places. */
static bool bare_amount(struct aj_str text, size_t from, struct aj_amount_match *match)
{
    const struct aj_str comma = aj_str_from("，");
    int64_t fen = 0;
    int places = -1; /* -1 before the point */
    size_t digits = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (places < 0 && digits > 0 && aj_str_starts(aj_str_sub(text, i, text.len), comma)) {
            i += comma.len - 1;
        } else if (text.ptr[i] == '.' && places < 0 && digits > 0) {
            places = 0;
        } else if (text.ptr[i] >= '0' && text.ptr[i] <= '9' && digits < 14 && places < 2) {
            fen = fen * 10 + (text.ptr[i] - '0');
            digits++;
            places += places >= 0;
        } else {
            return false;
        }
    }
    if (places < 0)
        places = 0;
    for (; places < 2; places++)
        fen *= 10;
    *match = (struct aj_amount_match){
        .fen = fen, .in_digits = true, .from = from, .to = from + text.len};
    return digits > 0;
}

static enum aj_state read_amount(const struct input *in, struct aj_value *value)
{
    struct aj_amount_match match;
    struct aj_str rest = rest_of(in, value);

    if (aj_is_blank_text(rest))
        return AJ_BLANK;
    if (!aj_amount_find(in->text, in->from, &match) && !bare_amount(rest, value->from, &match))
        return AJ_UNREAD;
    value->from = match.from;
    value->to = match.to;
    value->number = match.fen;
    value->shown = aj_amount_print(in->arena, match.fen);
    value->key = value->shown;
    return AJ_VALUE;
}

static enum aj_state read_number(const struct input *in, struct aj_value *value)
{
    struct aj_case_number number;

    if (aj_is_blank_text(rest_of(in, value)))
        return AJ_BLANK;
    if (!aj_case_number_find(in->text, in->from, &number))
        return AJ_UNREAD;
    value->from = number.from;
    value->to = number.to;
    if (number.serial < 0)
        return AJ_BLANK;
    set_text(value, aj_str_sub(in->text, number.from, number.to),
             aj_case_number_key(in->arena, &number));
    return AJ_VALUE;
}

/* The next run of ASCII letters and digits of some length: a code that may have a wrong length. */
static bool find_token(struct aj_str text, size_t from, struct aj_code_match *match)
{
    size_t start = from;

    for (size_t i = from; i <= text.len; i++) {
        char c = i < text.len ? text.ptr[i] : ' ';
        bool is_inside =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '*';

        if (is_inside)
            continue;
        if (i - start >= LEAST_CODE_LENGTH) {
            *match = (struct aj_code_match){.from = start, .to = i};
            return true;
        }
        start = i + 1;
    }
    return false;
}

/* Capital letters, so that a code compares equal however it was typed. */
static struct aj_str upper(struct aj_arena *arena, struct aj_str text)
{
    char *copy = aj_arena_alloc(arena, text.len + 1);

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        copy[i] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    }
    return (struct aj_str){copy, text.len};
}

typedef bool code_finder(struct aj_str folded, size_t from, struct aj_code_match *match);

static enum aj_state read_code(const struct input *in, code_finder *find, struct aj_value *value)
{
    struct aj_code_match match;

    if (aj_is_blank_text(rest_of(in, value)))
        return AJ_BLANK;
    if (!find(in->text, in->from, &match) && !find_token(in->text, in->from, &match))
        return AJ_UNREAD;
    value->from = match.from;
    value->to = match.to;
    value->shown = upper(in->arena, aj_str_sub(in->text, match.from, match.to));
    value->key = value->shown;
    return AJ_VALUE;
}

/* Fifteen digits are a number of the register with a slip or of the tax office, or a code with
 * three digits missing. */
static bool is_doubtful(struct aj_str code)
{
    for (size_t i = 0; i < code.len; i++) {
        if (code.ptr[i] < '0' || code.ptr[i] > '9')
            return false;
    }
    return code.len == OLDER_NUMBER_LENGTH;
}

/* The code, or a number from before there were codes, whose sort is kept beside it. */
static enum aj_state read_uscc(const struct input *in, struct aj_value *value)
{
    struct aj_code_match match;
    struct aj_old_number old;
    enum aj_state state;

    if (!aj_uscc_find(in->text, in->from, &match) &&
        aj_old_number_find(in->arena, in->text, in->from, &old)) {
        value->from = old.from;
        value->to = old.to;
        set_text(value, old.key, old.key);
        value->code = aj_str_from(aj_old_sort_name(old.sort));
        return AJ_VALUE;
    }
    state = read_code(in, aj_uscc_find, value);
    return state == AJ_VALUE && is_doubtful(value->key) ? AJ_UNREAD : state;
}

static enum aj_state read_id_card(const struct input *in, struct aj_value *value)
{
    return read_code(in, aj_id_card_find, value);
}

static enum aj_state read_officer(const struct input *in, struct aj_value *value)
{
    struct aj_person person;

    if (aj_is_blank_text(rest_of(in, value)))
        return AJ_BLANK;
    if (!aj_person_find(in->text, in->from, &person))
        return AJ_UNREAD;
    value->from = person.from;
    value->to = person.to;
    set_text(value, person.name, person.name);
    value->code = person.code;
    return AJ_VALUE;
}

/* Names that were signed, one at a time; words that are no person's name are taken whole. */
static enum aj_state read_signature(const struct input *in, struct aj_value *value)
{
    enum aj_state state = read_officer(in, value);

    return state == AJ_UNREAD && in->from == 0 ? read_name(in, value) : state;
}

/* Past "1册" or "2卷" where a further number stands behind: the volumes of 1册42页 are not what is
 * counted. */
static bool are_volumes(struct aj_str text, size_t at)
{
    if (!aj_scan_take_one_of(text, &at, "册卷"))
        return false;
    for (; at < text.len; at++)
        if (text.ptr[at] >= '0' && text.ptr[at] <= '9')
            return true;
    return false;
}

static enum aj_state read_count(const struct input *in, struct aj_value *value)
{
    struct aj_str rest = rest_of(in, value);
    size_t at = 0;

    if (aj_is_blank_text(rest))
        return AJ_BLANK;
    while (at < rest.len && (!aj_number_read(rest, &at, &value->number) || are_volumes(rest, at)))
        (void)aj_utf8_next(rest, &at); /* step over what is no number, or its unit */
    if (at >= rest.len && value->number == 0 && !aj_number_parse(rest, &value->number))
        return AJ_UNREAD;
    value->shown = aj_arena_printf(in->arena, "%" PRId64, value->number);
    value->key = value->shown;
    return AJ_VALUE;
}

static enum aj_state read_citation(const struct input *in, struct aj_value *value)
{
    struct aj_citation citation = {0};

    if (aj_is_blank_text(rest_of(in, value)))
        return AJ_BLANK;
    if (!aj_citation_find(in->text, in->from, &citation))
        return AJ_UNREAD;
    value->from = citation.from;
    value->to = citation.to;
    value->shown =
        aj_arena_printf(in->arena, "%" AJ_STR_FMT "|%d|%d|%d|%d", AJ_STR_ARG(citation.law),
                        citation.article, citation.article_sub, citation.paragraph, citation.item);
    value->key = value->shown;
    return AJ_VALUE;
}

/* The ticked option, or the text itself where there is none to tick. */
static enum aj_state read_choice(const struct input *in, struct aj_value *value)
{
    struct aj_str words = rest_of(in, value);
    struct aj_str option;

    switch (aj_choice_read(in->arena, words, &option)) {
    case AJ_BOXES_NONE:
        return read_text(in, value);
    case AJ_BOXES_UNTICKED:
        return AJ_BLANK;
    case AJ_BOXES_TICKED:
        break;
    }
    if (option.len == 0)
        return AJ_UNREAD;
    set_text(value, option, option);
    return AJ_VALUE;
}

static const struct {
    const char *code;
    enum aj_state (*read)(const struct input *in, struct aj_value *value);
} types[AJ_N_TYPES] = {
    [AJ_TYPE_TEXT] = {"text", read_text},
    [AJ_TYPE_NAME] = {"name", read_name},
    [AJ_TYPE_DATE] = {"date", read_date},
    [AJ_TYPE_AMOUNT] = {"amount", read_amount},
    [AJ_TYPE_NUMBER] = {"number", read_number},
    [AJ_TYPE_USCC] = {"uscc", read_uscc},
    [AJ_TYPE_ID_CARD] = {"id-card", read_id_card},
    [AJ_TYPE_OFFICER] = {"officer", read_officer},
    [AJ_TYPE_SIGNATURE] = {"signature", read_signature},
    [AJ_TYPE_CITATIONS] = {"citations", read_citation},
    [AJ_TYPE_COUNT] = {"count", read_count},
    [AJ_TYPE_CHOICE] = {"choice", read_choice},
    [AJ_TYPE_YES_NO] = {"yes-no", read_text},
    /* read with words that only the rules have: aj_penalties_read */
    [AJ_TYPE_PENALTY] = {"penalty", read_text},
};

enum aj_type aj_type_find(struct aj_str code)
{
    for (int i = 0; i < AJ_N_TYPES; i++) {
        if (aj_str_equal_c(code, types[i].code))
            return (enum aj_type)i;
    }
    return AJ_N_TYPES;
}

const char *aj_type_code(enum aj_type type)
{
    return types[type].code;
}

enum aj_state aj_value_read(struct aj_arena *arena, enum aj_type type, struct aj_str folded,
                            size_t from, const struct aj_date *base, struct aj_value *value)
{
    struct input in = {arena, folded, from, base};

    *value = (struct aj_value){.type = type, .from = from, .to = folded.len};
    return types[type].read(&in, value);
}

bool aj_value_part(const struct aj_value *value, bool is_code, struct aj_value *part)
{
    if (value->type != AJ_TYPE_OFFICER)
        return false;
    *part = *value;
    part->type = AJ_TYPE_TEXT;
    part->key = is_code ? value->code : value->key;
    part->shown = part->key;
    return true;
}
