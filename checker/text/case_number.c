/* SPDX-License-Identifier: Apache-2.0
 *
 * Document numbers. The year in brackets is what a number is found by; the serial is read forwards
 * from it and the body backwards. Knows no bureau and no type of document: only where a sentence
 * ends and the body begins.
 */
#include "text/case_number.h"

#include "base/compiler.h"
#include "base/utf8.h"
#include "text/number.h"
#include "text/scan.h"

#include <inttypes.h>

#define YEAR_MIN         1949
#define YEAR_MAX         2099
#define YEAR_CHARS_MAX   8 /* of a year with underscores about it */
#define SERIAL_DIGITS    9
#define WORD_MAX         3 /* characters of 木字 behind the year */
#define SERIES_MAX       3 /* letters before the serial */
#define SUFFIX_MAX       99
#define SERIAL_FILL_MAX  24 /* characters left blank for a serial */
#define SERIES_SHORT_MAX 6  /* bytes of the two ideographs of 〔2025〕危化014号 */
#define SERIES_HAN_MAX   4  /* ideographs of 危化 in 〔2025〕危化-014号 */
#define BODY_MAX         14 /* characters of a body, brackets apart; longer ones are sentences */
#define BODY_MIN         2 /* characters that must be left when a word of one character is cut off */
#define WALK_MAX         48 /* characters looked at for the start of a body */
#define BRACKET_MAX      4  /* characters in brackets inside a body: （甬）, （市） */

#define NUMERALS "〇零一二三四五六七八九十"
#define FILLER   "_ ×✕Xx*□"

/* Words of sentences in front of a body. Hardly any is part of a place or of a type of document
 * (送达 may be), so a word of two characters is cut only where a place, a bureau and a type can
 * follow. 书 ends titles (行政处罚决定书甬民罚决字…). */
static const char *const sentence_words[] = {
    "依据",
    "根据",
    "依照",
    "按照",
    "作出",
    "制作",
    "出具",
    "下达",
    "下发",
    "发出",
    "印发",
    "送达",
    "收到",
    "签收",
    "关于",
    "以及",
    "履行",
    "执行",
    "撤销",
    "维持",
    "我局",
    "本局",
    "我委",
    "机关",
    "的",
    "了",
    "及",
    "与",
    "对",
    "被",
    "把",
    "是",
    "该",
    "书",
    /* of a title: 决定书（单位） */
    "（单位）",
    "（个人）",
    "清单）",
    "听证）",
    "告知）",
};

/* These begin names of places too (和平, 将乐), so they are cut only where a list goes on. */
#define LIST_WORDS "和或至将并为"
/* Behind a numeral these end a day, a number, a count. */
#define COUNTERS "年月日时分号页份件条款项次"

/* ---- the year and the serial ---- */

static bool read_digits(struct aj_str text, size_t *at, int32_t *value)
{
    size_t p = *at;

    *value = 0;
    while (p - *at <= SERIAL_DIGITS && aj_scan_is_digit(aj_scan_peek(text, p))) {
        if (p - *at == SERIAL_DIGITS)
            return false;
        *value = *value * 10 + (text.ptr[p++] - '0');
    }
    if (p == *at)
        return false;
    *at = p;
    return true;
}

/* Reads 2022〕 behind the bracket; 0 for a year left blank (〔〕, 〔20__〕), which only 〔〕 can
 * hold. */
static bool read_year(struct aj_str text, size_t *at, bool is_round, int16_t *year)
{
    const char *closing = is_round ? "）" : "〕";
    size_t p = *at;
    int32_t value = 0;
    int n_digits;
    struct aj_str inside;

    if (read_digits(text, &p, &value) && value >= YEAR_MIN && value <= YEAR_MAX &&
        aj_scan_take(text, &p, closing)) {
        *year = (int16_t)value;
        *at = p;
        return true;
    }
    p = *at;
    n_digits = 0;
    for (int i = 0; i < YEAR_CHARS_MAX && aj_scan_is_one_of(aj_scan_peek(text, p), "20" FILLER);
         i++)
        n_digits += aj_scan_is_digit(aj_utf8_next(text, &p));
    inside = aj_str_sub(text, *at, p);
    if (is_round || n_digits > 3 || (n_digits > 0 && !aj_scan_is_at(inside, 0, "20")) ||
        !aj_scan_take(text, &p, closing))
        return false;
    *year = 0;
    *at = p;
    return true;
}

static void skip_filler(struct aj_str text, size_t *at)
{
    for (int i = 0; i < SERIAL_FILL_MAX && aj_scan_take_one_of(text, at, FILLER); i++)
        ;
}

/* Whether a number written without 号 can end here: nothing of a word or a count follows. */
static bool ends_number(struct aj_str text, size_t at)
{
    return at >= text.len || aj_scan_is_one_of(aj_scan_peek(text, at), "\n）》，。；、");
}

static bool ends_suffix(struct aj_str text, size_t at)
{
    return at >= text.len || aj_scan_is_one_of(aj_scan_peek(text, at), "\n）》，。；、 ");
}

/* Reads -2 behind 号: one of several documents under a number. Behind it the number ends. */
static void read_suffix(struct aj_str text, size_t *at, struct aj_case_number *number)
{
    size_t p = *at;
    int32_t part;

    if (number->serial < 0 || number->subserial >= 0 || !aj_scan_take(text, &p, "-") ||
        !read_digits(text, &p, &part) || part == 0 || part > SUFFIX_MAX || !ends_suffix(text, p))
        return;
    number->subserial = part;
    *at = p;
}

/* Reads 第3号, 3号, 第01-0003号, 第三号, 第号. */
static bool read_serial(struct aj_str text, size_t *at, struct aj_case_number *number)
{
    size_t p = *at;
    bool has_ordinal = aj_scan_take(text, &p, "第");
    int64_t chinese;

    number->serial = -1;
    number->subserial = -1;
    skip_filler(text, &p);
    if (read_digits(text, &p, &number->serial)) {
        if (aj_scan_take(text, &p, "-") && !read_digits(text, &p, &number->subserial))
            return false;
    } else if (aj_scan_is_digit(aj_scan_peek(text, p))) {
        return false;
    } else if (has_ordinal && aj_number_read(text, &p, &chinese)) {
        if (chinese > INT32_MAX)
            return false;
        number->serial = (int32_t)chinese;
    } else {
        number->serial = -1; /* left blank, or no serial at all, which 号 tells */
    }
    if (!has_ordinal && ends_number(text, p) && number->serial >= 0) {
        *at = p; /* 〔2023〕0391, the 号 left out */
        return true;
    }
    skip_filler(text, &p);
    if (!aj_scan_take(text, &p, "号"))
        return false;
    read_suffix(text, &p, number);
    *at = p;
    return true;
}

/* ---- the body ---- */

/* The start of a bracket that ends right before `end` and may be part of a body: （甬）; or `end`.
 */
static size_t bracket_start(struct aj_str text, size_t end)
{
    bool is_round = aj_scan_follows(text, end, "）");
    size_t at = end;
    bool has_name = false;

    if (!is_round && !aj_scan_follows(text, end, "〕"))
        return end;
    (void)aj_utf8_previous(text, &at); /* the closing bracket */
    for (int i = 0; i <= BRACKET_MAX && at > 0; i++) {
        uint32_t c = aj_utf8_previous(text, &at);

        if (c == (is_round ? U'（' : U'〔'))
            return has_name ? at : end;
        if (!aj_is_han(c))
            return end;
        /* （一） is the number of a list */
        has_name = has_name || !aj_scan_is_one_of(c, NUMERALS);
    }
    return end;
}

/* Whether the character before `at` ends a count or a day: 5日, 三份, 第3号. */
static bool is_counter(struct aj_str text, uint32_t c, size_t at)
{
    uint32_t before = aj_scan_before(text, at);

    if (c == U'号')
        return true;
    return aj_scan_is_one_of(c, COUNTERS) &&
           (aj_scan_is_digit(before) || aj_scan_is_one_of(before, NUMERALS));
}

/* Walks back from `end` over what may be body. Of two brackets in a row behind a title,
 * 决定书（单位）（醴）, the first belongs to the title. */
static size_t walk_back(struct aj_str text, size_t end)
{
    size_t at = end;
    size_t bracket = AJ_STR_NONE; /* where the last one walked over opens */

    for (int i = 0; i < WALK_MAX && at > 0; i++) {
        size_t start = bracket_start(text, at);
        uint32_t c;

        if (start < at) {
            if (bracket == at && aj_scan_follows(text, start, "书"))
                return at;
            at = bracket = start;
            continue;
        }
        c = aj_utf8_previous(text, &start);
        if (!aj_is_han(c) || c == U'第' || is_counter(text, c, start))
            return at;
        at = start;
    }
    return at;
}

/* Whether a sentence word ends right before `at`, where n_left characters up to the year begin. */
static bool ends_sentence(struct aj_str text, size_t from, size_t at, size_t n_left)
{
    for (size_t i = 0; i < AJ_COUNT(sentence_words); i++) {
        struct aj_str word = aj_str_from(sentence_words[i]);
        size_t n_min = aj_utf8_count(word) > 1 ? BODY_MIN + 1 : BODY_MIN;

        if (n_left >= n_min && at - from >= word.len &&
            aj_scan_follows(text, at, sentence_words[i]))
            return true;
    }
    return false;
}

/* Cuts sentence words off the front, as long as a body is left. */
static size_t cut_sentence(struct aj_str text, size_t from, size_t end)
{
    size_t n_left = 0;

    for (size_t at = end; at > from; n_left++) {
        if (ends_sentence(text, from, at, n_left))
            return at;
        (void)aj_utf8_previous(text, &at); /* only the step counts */
    }
    return from;
}

/* Behind a number or a title, 和 goes on with a list: 第3号和甬民罚告字…, 《…》和甬民… */
static size_t cut_list_word(struct aj_str text, size_t from, size_t end)
{
    size_t p = from;

    if (!aj_scan_is_one_of(aj_scan_before(text, from), "号》）〕"))
        return from;
    if (!aj_scan_take_one_of(text, &p, LIST_WORDS))
        return from;
    return aj_utf8_count(aj_str_sub(text, p, end)) >= BODY_MIN ? p : from;
}

static bool is_body_length(struct aj_str body)
{
    size_t n = 0;
    size_t at = 0;

    while (at < body.len)
        n += aj_is_han(aj_utf8_next(body, &at));
    return n >= 1 && n <= BODY_MAX;
}

/* Finds the body that ends at the year's bracket. */
static bool read_body(struct aj_str text, size_t bracket, struct aj_case_number *number)
{
    static const char type_word[] = "字";
    size_t end = bracket;
    size_t from;

    if (aj_scan_follows(text, end, type_word))
        end -= sizeof(type_word) - 1;
    from = walk_back(text, end);
    from = cut_sentence(text, from, end);
    from = cut_list_word(text, from, end);
    number->body = aj_str_sub(text, from, end);
    number->from = from;
    return is_body_length(number->body);
}

/* Reads "民罚字" behind the year: ideographs and brackets up to 第 or the digits. */
static bool read_body_behind(struct aj_str text, size_t *at, struct aj_case_number *number)
{
    size_t end = *at;
    int n = 0;

    for (uint32_t c = aj_scan_peek(text, end);
         n <= BODY_MAX && c != U'第' && (aj_is_han(c) || c == U'（' || c == U'）');
         c = aj_scan_peek(text, end), n++)
        (void)aj_utf8_next(text, &end); /* only the step counts */
    number->body = aj_str_sub(text, *at, end);
    if (aj_str_ends(number->body, aj_str_from("字")))
        number->body.len -= sizeof("字") - 1;
    *at = end;
    return n > BODY_MIN && n <= BODY_MAX;
}

/* Reads （2022）甬民罚字第3号, as courts number and some bureaus too. */
static bool read_year_first(struct aj_str text, size_t bracket, struct aj_case_number *number)
{
    size_t p = bracket;
    bool is_round = aj_scan_is_at(text, bracket, "（");

    (void)aj_utf8_next(text, &p); /* the bracket */
    number->word = AJ_STR_EMPTY;
    if (!read_year(text, &p, is_round, &number->year) || number->year == 0 ||
        !read_body_behind(text, &p, number) || !aj_scan_is_at(text, p, "第") ||
        !read_serial(text, &p, number) || number->serial < 0)
        return false;
    number->from = bracket;
    number->to = p;
    return true;
}

/* Reads "木字" between year and serial: 滇岭林鉴〔2023〕木字第58号. */
static struct aj_str read_word_behind(struct aj_str text, size_t *at)
{
    size_t end = *at;

    for (int n = 0; n < WORD_MAX && aj_is_han(aj_scan_peek(text, end)); n++) {
        uint32_t c = aj_utf8_next(text, &end);

        if (c == U'字' && n > 0) {
            struct aj_str word = aj_str_sub(text, *at, end);

            *at = end;
            return word;
        }
    }
    return AJ_STR_EMPTY;
}

/* Whether the ideographs in [from, end) are "危" of 〔2024〕危009号: few, and before a number. */
static bool is_short_series(struct aj_str text, size_t from, size_t end)
{
    if (end - from > SERIES_SHORT_MAX || aj_scan_is_one_of(aj_scan_peek(text, from), "第号年月"))
        return false;
    from = end;
    while (aj_scan_is_digit(aj_scan_peek(text, end)))
        end++;
    return end > from && aj_scan_is_at(text, end, "号");
}

/* Where the letters of a series or its ideographs, "F" or "危化", end; `from` when neither is
 * there. */
static size_t end_of_series(struct aj_str text, size_t from)
{
    size_t end = from;

    for (int i = 0; i < SERIES_HAN_MAX && aj_is_han(aj_scan_peek(text, end)); i++)
        (void)aj_utf8_next(text, &end);
    if (end > from) /* 第3号 has ideographs before its digits too */
        return aj_scan_is_at(text, end, "-") || is_short_series(text, from, end) ? end : from;
    while (end - from < SERIES_MAX && aj_scan_is_letter(aj_scan_peek(text, end)) &&
           !aj_scan_is_one_of(aj_scan_peek(text, end), FILLER))
        end++;
    return end;
}

/* Reads what a number is counted in, before the digits: 〔2025〕F-26号, 〔2025〕第F26号,
 * 〔2025〕危化-14号, 〔2025〕危14号. */
static struct aj_str read_series(struct aj_str text, size_t *at)
{
    size_t from = *at;
    size_t end;
    size_t digits;

    (void)aj_scan_take(text, &from, "第"); /* or there is none */
    end = end_of_series(text, from);
    digits = end;
    (void)aj_scan_take(text, &digits, "-"); /* likewise */
    if (end == from || !aj_scan_is_digit(aj_scan_peek(text, digits)))
        return AJ_STR_EMPTY;
    *at = digits;
    return aj_str_sub(text, from, end);
}

/* Reads the number whose year's bracket opens at `bracket`. */
static bool read_number(struct aj_str text, size_t bracket, struct aj_case_number *number)
{
    bool is_round = aj_scan_is_at(text, bracket, "（");
    size_t p = bracket;

    (void)aj_utf8_next(text, &p); /* the bracket */
    if (!read_year(text, &p, is_round, &number->year))
        return false;
    number->word = is_round ? AJ_STR_EMPTY : read_word_behind(text, &p);
    if (number->word.len == 0)
        number->word = read_series(text, &p);
    if (!read_serial(text, &p, number))
        return false;
    /* （2022）号 is too little to go by */
    if (is_round && (number->serial < 0 || !aj_scan_follows(text, p, "号")))
        return false;
    number->to = p;
    return read_body(text, bracket, number);
}

/* Whether a bracket of a year can open there. Every byte of a text is asked for: their first bytes
 * begin few other characters. */
static bool is_bracket(struct aj_str text, size_t at)
{
    static const char square[] = "〔";
    static const char round[] = "（";

    return (text.ptr[at] == square[0] && aj_scan_is_at(text, at, square)) ||
           (text.ptr[at] == round[0] && aj_scan_is_at(text, at, round));
}

bool aj_case_number_find(struct aj_str folded, size_t from, struct aj_case_number *out)
{
    for (size_t at = from; at < folded.len; at++) {
        struct aj_case_number number;

        if (!is_bracket(folded, at))
            continue;
        if ((read_number(folded, at, &number) || read_year_first(folded, at, &number)) &&
            number.from >= from) {
            *out = number;
            return true;
        }
    }
    return false;
}

struct aj_str aj_case_number_key(struct aj_arena *arena, const struct aj_case_number *number)
{
    char *body = aj_arena_alloc(arena, number->body.len + number->word.len + 1);
    size_t n = 0;
    size_t at = 0;

    /* （甬）民罚 and 甬民罚 are one body */
    while (at < number->body.len) {
        size_t start = at;

        if (aj_scan_is_one_of(aj_utf8_next(number->body, &at), "（）〔〕"))
            continue;
        for (; start < at; start++)
            body[n++] = number->body.ptr[start];
    }
    for (at = 0; at < number->word.len; at++)
        body[n++] = number->word.ptr[at];
    if (number->subserial >= 0)
        return aj_arena_printf(arena, "%.*s|%d|%" PRId32 "-%" PRId32, (int)n, body, number->year,
                               number->serial, number->subserial);
    return aj_arena_printf(arena, "%.*s|%d|%" PRId32, (int)n, body, number->year, number->serial);
}
