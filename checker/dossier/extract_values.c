/* SPDX-License-Identifier: Apache-2.0
 *
 * From the words at a field's place to its values: one after the other, lists of names piece by
 * piece, and words that are no value at all.
 */
#include "dossier/extract.h"

#include "base/utf8.h"
#include "text/person.h"
#include "text/scan.h"

#include <string.h>

#define LEAST_CODE 5 /* digits and letters of a certificate number */

static bool is_code_char(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-';
}

/* "张三、李四，证号：1…、2…": names first, then as many numbers. */
static void pair_codes(struct aj_str text, struct aj_vec *values)
{
    struct aj_value *last;
    struct aj_str codes[8];
    size_t n = 0;
    size_t start = AJ_STR_NONE;

    if (values->count < 2 || values->count > AJ_COUNT(codes))
        return;
    for (size_t i = 0; i + 1 < values->count; i++) {
        if (((struct aj_value *)aj_vec_at(values, i))->code.len > 0)
            return;
    }
    last = aj_vec_at(values, values->count - 1);
    for (size_t i = last->from; i <= text.len && n < AJ_COUNT(codes); i++) {
        char c = i < text.len ? text.ptr[i] : ' ';
        bool is_inside = is_code_char(c);

        if (is_inside && start == AJ_STR_NONE)
            start = i;
        if (is_inside || start == AJ_STR_NONE)
            continue;
        if (i - start >= LEAST_CODE)
            codes[n++] = aj_str_sub(text, start, i);
        start = AJ_STR_NONE;
    }
    if (n != values->count)
        return;
    for (size_t i = 0; i < n; i++)
        ((struct aj_value *)aj_vec_at(values, i))->code = codes[i];
}

/* The length of what parts two numbers of officers at the start of the text, 0 for nothing. */
static size_t code_gap(struct aj_str text)
{
    static const char *const separators[] = {" ", "、", "，", "；", "/", "\n"};

    for (size_t i = 0; i < AJ_COUNT(separators); i++) {
        if (aj_str_starts(text, aj_str_from(separators[i])))
            return strlen(separators[i]);
    }
    return 0;
}

/* "1…　2…", "1…、2…": where the first of several numbers ends when there is nothing else; else the
 * end of the text. */
static size_t end_of_code(struct aj_str text)
{
    size_t end = text.len;
    size_t run = 0;

    for (size_t at = 0; at < text.len;) {
        size_t gap = code_gap(aj_str_sub(text, at, text.len));

        if (gap == 0 && !is_code_char(text.ptr[at]))
            return text.len;
        if (gap > 0 && run > 0 && run < LEAST_CODE)
            return text.len;
        if (gap > 0 && run > 0 && end == text.len)
            end = at;
        run = gap > 0 ? 0 : run + 1;
        at += gap > 0 ? gap : 1;
    }
    return run == 0 || run >= LEAST_CODE ? end : text.len;
}

/* All values of a list; the vector stays empty when the first is none. */
enum aj_state aj_extract_read_all(struct aj_extract *x, const struct aj_field *field,
                                  struct aj_str text, const struct aj_date *base,
                                  struct aj_vec *values)
{
    enum aj_state first = AJ_BLANK;
    size_t at = 0;

    for (;;) {
        struct aj_value value;
        struct aj_str part = text;
        enum aj_state state;

        if (field->type == AJ_TYPE_TEXT)
            part.len = at + end_of_code(aj_str_sub(text, at, text.len));
        state = aj_value_read(x->arena, field->type, part, at, base, &value);
        if (values->count == 0)
            first = state;
        if (state != AJ_VALUE)
            break;
        *(struct aj_value *)aj_vec_push(values) = value;
        if (value.to <= at)
            break;
        at = value.to;
        while (field->type == AJ_TYPE_TEXT && code_gap(aj_str_sub(text, at, text.len)) > 0)
            at += code_gap(aj_str_sub(text, at, text.len));
    }
    if (field->type == AJ_TYPE_OFFICER)
        pair_codes(text, values);
    return first;
}

static const struct aj_pattern *pattern_of(const struct aj_extract *x, enum aj_question question)
{
    const struct aj_pattern *const patterns[AJ_QUESTIONS] = {
        [AJ_ARE_UNFILLED] = x->kinds->words.unfilled,
        [AJ_ARE_UNNAMED] = x->kinds->words.unnamed,
        [AJ_HAVE_NAME] = x->kinds->words.person,
    };

    return patterns[question];
}

/* What the question's pattern says of words without blanks around; false without a pattern. */
static bool ask(const struct aj_extract *x, enum aj_question question, struct aj_str words,
                struct aj_pattern_match *match)
{
    struct aj_answer *answers = aj_remembered_answers(x->kinds->remembered, words);
    struct aj_answer once = {.is_known = false};
    struct aj_answer *answer = answers != NULL ? &answers[question] : &once;
    const struct aj_pattern *pattern = pattern_of(x, question);

    if (!answer->is_known)
        answer->is_yes = pattern != NULL &&
                         aj_pattern_find(pattern, words, 0, &answer->match) == AJ_PATTERN_MATCH;
    answer->is_known = true;
    *match = answer->match;
    return answer->is_yes;
}

/* The name in words that may also hold a person's post, sex or number. */
struct aj_str aj_extract_name_proper(const struct aj_extract *x, struct aj_str words)
{
    struct aj_pattern_match match;

    words = aj_str_trim(words);
    return ask(x, AJ_HAVE_NAME, words, &match) ? aj_str_sub(words, match.value_from, match.value_to)
                                               : words;
}

/* Words of a form where nothing was filled in. */
static bool is_unfilled(const struct aj_extract *x, struct aj_str words)
{
    struct aj_pattern_match match;

    return ask(x, AJ_ARE_UNFILLED, aj_str_trim(words), &match);
}

bool aj_extract_is_no_name(const struct aj_extract *x, struct aj_str words)
{
    struct aj_pattern_match match;

    return is_unfilled(x, words) || ask(x, AJ_ARE_UNNAMED, aj_str_trim(words), &match);
}

/* Whether what was read as a value of that type is none. */
bool aj_extract_is_no_value(const struct aj_extract *x, enum aj_type type, struct aj_str words)
{
    return type == AJ_TYPE_TEXT ? is_unfilled(x, words) : aj_extract_is_no_name(x, words);
}

/* The first separator outside brackets, in "张三（局长、书记）、李四" the second; the text's end
 * when there is none. */
static size_t next_separator(struct aj_str text)
{
    int depth = 0;

    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t c = aj_utf8_next(text, &at);

        depth += c == 0xFF08;
        depth -= c == 0xFF09 && depth > 0;
        if (c == '\n' || (depth == 0 && aj_scan_is_one_of(c, "、，；")))
            return from;
    }
    return text.len;
}

/* A list of names is cut at its separators; each piece is read on its own. */
enum aj_state aj_extract_read_names(struct aj_extract *x, const struct aj_field *field,
                                    struct aj_str text, struct aj_vec *values)
{
    enum aj_state first = AJ_BLANK;

    while (text.len > 0) {
        size_t cut = next_separator(text);
        struct aj_value value;
        struct aj_str part;
        enum aj_state state;

        part = aj_str_trim(aj_str_sub(text, 0, cut));
        state =
            aj_value_read(x->arena, field->type, aj_extract_name_proper(x, part), 0, NULL, &value);
        if (state == AJ_VALUE && !aj_extract_is_no_name(x, part) &&
            !aj_extract_is_no_name(x, value.key)) {
            value.key = aj_label_key(x->arena, value.key);
            *(struct aj_value *)aj_vec_push(values) = value;
            first = AJ_VALUE;
        }
        if (cut < text.len)
            (void)aj_utf8_next(text, &cut); /* past the separator */
        text = aj_str_sub(text, cut, text.len);
    }
    return first;
}

uint32_t aj_extract_count_labelled(const struct aj_extract *x)
{
    uint32_t n = 0;

    for (size_t i = 0; i < x->paper->kind->fields.count; i++) {
        enum aj_type type = aj_kind_field(x->paper->kind, i)->type;

        n += (x->ways[i] == AJ_WAY_CELL || x->ways[i] == AJ_WAY_LINE) &&
             type != AJ_TYPE_SIGNATURE && type != AJ_TYPE_DATE;
    }
    return n;
}
