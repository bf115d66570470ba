/* SPDX-License-Identifier: Apache-2.0
 *
 * Whole numbers. A run of Chinese digits is read digit by digit (二〇二二); a digit followed by a
 * unit begins a numeral (二千零二十二), which is read token by token while units get smaller, and
 * ends at the last place where it was complete. Knows nothing of what is counted.
 */
#include "text/number.h"

#include "base/compiler.h"
#include "text/scan.h"

#define NUMBER_MAX INT64_C(1000000000000000) /* 10^15 */
#define WAN        INT64_C(10000)
#define YI         INT64_C(100000000)

enum token_kind { DIGIT, UNIT, TENS, WAN_UNIT, YI_UNIT, NOTHING };

struct token {
    enum token_kind kind;
    int value;  /* 0-9, 10-1000, or 20-40 of 廿卅卌 */
    size_t end; /* bytes of the text */
};

/* Every character of a row means the same. ○ and ◯ are how 〇 often is typed. 参 is left out: it is
 * 参加 far more often than a three. */
static const struct numeral {
    const char *characters;
    enum token_kind kind;
    int value;
} numerals[] = {
    {"〇零○◯", DIGIT, 0},  {"一壹弌", DIGIT, 1}, {"二贰两弍貳", DIGIT, 2}, {"三叁叄弎", DIGIT, 3},
    {"四肆", DIGIT, 4},    {"五伍", DIGIT, 5},   {"六陆陸", DIGIT, 6},     {"七柒", DIGIT, 7},
    {"八捌", DIGIT, 8},    {"九玖", DIGIT, 9},   {"十拾", UNIT, 10},       {"百佰", UNIT, 100},
    {"千仟", UNIT, 1000},  {"廿", TENS, 20},     {"卅", TENS, 30},         {"卌", TENS, 40},
    {"万萬", WAN_UNIT, 0}, {"亿億", YI_UNIT, 0},
};

/* The characters of all rows once more: most text has none of them, which one look tells. */
static const char all_numerals[] =
    "〇零○◯一壹弌二贰两弍貳三叁叄弎四肆五伍六陆陸七柒八捌九玖十拾百佰千仟廿卅卌万萬亿億";

static struct token token_at(struct aj_str text, size_t at)
{
    uint32_t c = aj_scan_peek(text, at);

    /* all numerals are of three bytes */
    if (c >= 0x25CB && aj_scan_is_one_of(c, all_numerals)) {
        for (size_t i = 0; i < AJ_COUNT(numerals); i++) {
            if (aj_scan_is_one_of(c, numerals[i].characters))
                return (struct token){numerals[i].kind, numerals[i].value, at + 3};
        }
    }
    return (struct token){NOTHING, 0, at};
}

/* Adds a decimal digit; false past the maximum. */
static bool append_digit(int64_t *number, int digit)
{
    *number = *number * 10 + digit;
    return *number <= NUMBER_MAX;
}

static bool read_arabic(struct aj_str text, size_t *at, int64_t *out)
{
    size_t end = *at;
    int64_t number = 0;

    for (; end < text.len && aj_scan_is_digit((unsigned char)text.ptr[end]); end++) {
        if (!append_digit(&number, text.ptr[end] - '0'))
            return false;
    }
    *at = end;
    *out = number;
    return true;
}

/* A digit of a run. The letter O and the Arabic zero stand for 〇 where Chinese digits are on both
 * sides, as in 二O二二. */
static struct token run_digit(struct aj_str text, size_t at, bool in_run)
{
    struct token token = token_at(text, at);

    if (in_run && aj_scan_is_one_of(aj_scan_peek(text, at), "Oo0")) {
        size_t end = at + 1;

        while (aj_scan_is_one_of(aj_scan_peek(text, end), "Oo0"))
            end++;
        if (token_at(text, end).kind == DIGIT)
            return (struct token){DIGIT, 0, at + 1};
    }
    return token;
}

/* Two or more digits. *is_run says whether there are; the result whether they were read. */
static bool read_run(struct aj_str text, size_t *at, int64_t *out, bool *is_run)
{
    size_t end = *at;
    int64_t number = 0;
    int n = 0;
    bool fits = true;

    for (struct token token = run_digit(text, end, false); token.kind == DIGIT && fits;
         token = run_digit(text, end, true)) {
        fits = append_digit(&number, token.value);
        end = token.end;
        n++;
    }
    *is_run = n >= 2;
    if (!*is_run || !fits)
        return false;
    *at = end;
    *out = number;
    return true;
}

/* A numeral as far as it was read: total + myriads + section + digit. */
struct numeral_state {
    int64_t total;   /* what stands before 亿 */
    int64_t myriads; /* what stands before 万 */
    int64_t section; /* the units of 十百千 */
    int digit;       /* without its unit as yet, -1 for none */
    int unit;        /* of 十百千, the last one in this section; 10000 before the first */
    bool after_zero; /* a 零 stands before */
    bool has_myriads;
    bool has_yi;
};

static int64_t section_of(const struct numeral_state *state)
{
    return state->section + (state->digit > 0 ? state->digit : 0);
}

static void begin_section(struct numeral_state *state)
{
    state->section = 0;
    state->digit = -1;
    state->unit = (int)WAN;
    state->after_zero = false;
}

static bool take_digit(struct numeral_state *state, struct token token)
{
    if (state->digit > 0)
        return false;
    if (token.value == 0) {
        if (state->after_zero)
            return false;
        state->after_zero = true;
        return true;
    }
    state->digit = token.value;
    return true;
}

/* 十, 百, 千. Only 十 may go without a digit: at the start, behind 零, and as 一万十. */
static bool take_unit(struct numeral_state *state, struct token token)
{
    if (token.value >= state->unit || (state->digit <= 0 && token.value != 10))
        return false;
    state->section += (int64_t)(state->digit > 0 ? state->digit : 1) * token.value;
    state->unit = token.value;
    state->digit = -1;
    state->after_zero = false;
    return true;
}

static bool take_tens(struct numeral_state *state, struct token token)
{
    if (state->digit > 0 || state->unit <= 10)
        return false;
    state->section += token.value;
    state->unit = 10;
    state->after_zero = false;
    return true;
}

static bool take_wan(struct numeral_state *state, struct token token)
{
    (void)token; /* 万 has no value to take */
    if (state->has_myriads || section_of(state) == 0)
        return false;
    state->myriads = section_of(state) * WAN;
    state->has_myriads = true;
    begin_section(state);
    return true;
}

static bool take_yi(struct numeral_state *state, struct token token)
{
    int64_t before = state->myriads + section_of(state);

    (void)token; /* nor has 亿 */
    if (state->has_yi || before == 0)
        return false;
    state->total = before * YI;
    state->myriads = 0;
    state->has_myriads = false;
    state->has_yi = true;
    begin_section(state);
    return true;
}

/* Takes the token into the numeral, or leaves it and says so. */
static bool take_token(struct numeral_state *state, struct token token)
{
    static bool (*const takers[])(struct numeral_state *, struct token) = {
        [DIGIT] = take_digit,  [UNIT] = take_unit,  [TENS] = take_tens,
        [WAN_UNIT] = take_wan, [YI_UNIT] = take_yi,
    };

    return token.kind != NOTHING && takers[token.kind](state, token);
}

/* What the state amounts to. A last digit without a unit, right behind 百 or more, counts tenths of
 * that unit: 一百二 is 120, 一百零二 is 102. */
static int64_t state_value(const struct numeral_state *state)
{
    int64_t last = state->digit > 0 ? state->digit : 0;

    if (!state->after_zero && state->unit > 10 && state->unit < WAN)
        last *= state->unit / 10;
    else if (!state->after_zero && state->unit == WAN && state->has_myriads)
        last *= WAN / 10;
    else if (!state->after_zero && state->unit == WAN && state->has_yi)
        last *= YI / 10;
    return state->total + state->myriads + state->section + last;
}

static bool read_numeral(struct aj_str text, size_t *at, int64_t *out)
{
    struct numeral_state state = {0};
    size_t complete = *at;

    begin_section(&state);
    for (struct token token = token_at(text, *at); take_token(&state, token);
         token = token_at(text, token.end)) {
        bool is_zero = token.kind == DIGIT && token.value == 0;

        /* 零 completes nothing but a number of its own */
        if (is_zero && complete > *at)
            continue;
        complete = token.end;
        *out = state_value(&state);
    }
    if (complete == *at || *out > NUMBER_MAX)
        return false;
    *at = complete;
    return true;
}

bool aj_number_read(struct aj_str text, size_t *at, int64_t *out)
{
    int64_t number = 0;
    bool is_run;

    if (aj_scan_is_digit(aj_scan_peek(text, *at))) {
        if (!read_arabic(text, at, &number))
            return false;
    } else if (!read_run(text, at, &number, &is_run)) {
        if (is_run || !read_numeral(text, at, &number))
            return false;
    }
    *out = number;
    return true;
}

bool aj_number_parse(struct aj_str text, int64_t *out)
{
    size_t at = 0;
    int64_t number;

    if (!aj_number_read(text, &at, &number) || at != text.len)
        return false;
    *out = number;
    return true;
}
