/* SPDX-License-Identifier: Apache-2.0
 *
 * Amounts of money in whole fen. A number is an amount only with its currency, and only when its
 * digits allow one reading: 5000余元, 几十万元, 3万5元 and 5.000元 are none. Knows no labels.
 */
#include "text/amount.h"

#include "base/compiler.h"
#include "base/fraction.h"
#include "base/utf8.h"
#include "text/number.h"
#include "text/scan.h"

#define FEN_MAX    INT64_C(1000000000000000) /* 10^13 yuan */
#define DIGITS_MAX 15                        /* of one Arabic number */

#define YUAN       "元圆园"
#define SMALL_TENS "十拾"
#define BIG_UNITS  "百佰千仟万萬亿億"
#define LOWER      "〇一二两三四五六七八九十百千"
#define FORMAL     "零壹贰貳叁肆伍陆陸柒捌玖拾佰仟"
#define DIGITS     "〇零一二两三四五六七八九壹贰貳叁肆伍陆陸柒捌玖"

/* A number as far as it was read. */
struct reading {
    int64_t fen;
    bool in_capitals;
    bool in_digits;
    bool has_decimals;
    bool needs_tail; /* 三元 may be a name: 整 or 角 must follow */
};

/* ---- Arabic digits ---- */

struct arabic {
    int64_t mantissa;
    int n_digits; /* before the point */
    int decimals;
};

static size_t count_digits(struct aj_str text, size_t at)
{
    size_t n = 0;

    while (aj_scan_is_digit(aj_scan_peek(text, at + n)))
        n++;
    return n;
}

static void append_digits(struct aj_str text, size_t *at, size_t n, int64_t *number)
{
    for (size_t i = 0; i < n; i++)
        *number = *number * 10 + (text.ptr[*at + i] - '0');
    *at += n;
}

/* Reads 5000, 5，000, 0.5; commas only as groups of three. */
static bool read_arabic(struct aj_str text, size_t *at, struct arabic *out)
{
    size_t p = *at;
    size_t n = count_digits(text, p);
    size_t group;

    *out = (struct arabic){0};
    if (n == 0 || n > DIGITS_MAX)
        return false;
    append_digits(text, &p, n, &out->mantissa);
    for (out->n_digits = (int)n; n <= 3 && out->n_digits + 3 <= DIGITS_MAX; out->n_digits += 3) {
        group = p;
        if (!aj_scan_take_one_of(text, &group, "，,") || count_digits(text, group) != 3)
            break;
        append_digits(text, &group, 3, &out->mantissa);
        p = group;
    }
    if (aj_scan_is_at(text, p, ".")) {
        n = count_digits(text, p + 1);
        if (n == 0 || out->n_digits + (int)n > DIGITS_MAX)
            return false;
        p++;
        append_digits(text, &p, n, &out->mantissa);
        out->decimals = (int)n;
    }
    *at = p;
    return true;
}

/* Reads 万, 千, 百万, 万亿 …; 1 for none. */
static int64_t read_unit(struct aj_str text, size_t *at)
{
    static const struct {
        const char *characters;
        int64_t value;
    } small[] = {{"十拾", 10}, {"百佰", 100}, {"千仟", 1000}};
    int64_t unit = 1;

    for (size_t i = 0; i < AJ_COUNT(small); i++) {
        if (aj_scan_take_one_of(text, at, small[i].characters)) {
            unit = small[i].value;
            break;
        }
    }
    if (aj_scan_take_one_of(text, at, "万萬"))
        unit *= 10000;
    if (aj_scan_take_one_of(text, at, "亿億"))
        unit *= 100000000;
    return unit;
}

/* False when the number is no whole number of fen, or too large. */
static bool to_fen(const struct arabic *number, int64_t unit, int64_t *fen)
{
    int64_t divisor = 1;

    if (__builtin_mul_overflow(number->mantissa, unit, fen) ||
        __builtin_mul_overflow(*fen, INT64_C(100), fen))
        return false;
    for (int i = 0; i < number->decimals; i++)
        divisor *= 10;
    if (*fen % divisor != 0)
        return false;
    *fen /= divisor;
    return *fen <= FEN_MAX;
}

/* Reads 5000, 0.5万, 5千, 1亿2000万 up to 元. */
static bool read_digits_number(struct aj_str text, size_t *at, struct reading *reading)
{
    int64_t last_unit = 0;
    size_t p = *at;

    *reading = (struct reading){.in_digits = true};
    do {
        struct arabic number;
        int64_t unit;
        int64_t fen;

        if (!read_arabic(text, &p, &number))
            return false;
        unit = read_unit(text, &p);
        if (!to_fen(&number, unit, &fen))
            return false;
        /* 5.000元 may be five thousand as well as five */
        if (unit == 1 && number.decimals > 2)
            return false;
        if (last_unit > 0 && (number.decimals > 0 || fen >= last_unit * 100))
            return false;
        /* 3万5元 may be 35000 as well as 30005 */
        if (last_unit > 0 && unit == 1 && number.n_digits == 1)
            return false;
        reading->fen += fen;
        reading->has_decimals = reading->has_decimals || number.decimals > 0;
        last_unit = unit;
    } while (last_unit > 1 && !reading->has_decimals && aj_scan_is_digit(aj_scan_peek(text, p)));
    *at = p;
    return true;
}

/* ---- Chinese numerals ---- */

static int count_of(struct aj_str text, const char *set)
{
    size_t at = 0;
    int n = 0;

    while (at < text.len)
        n += aj_scan_is_one_of(aj_utf8_next(text, &at), set);
    return n;
}

/* Whether the numeral reads in one way only. Not 三五 (three or five), 一百二 (120, or a slip). */
static bool is_plain_numeral(struct aj_str numeral)
{
    size_t last = numeral.len;
    uint32_t final = aj_utf8_previous(numeral, &last);
    uint32_t before = aj_scan_before(numeral, last);

    if (aj_scan_is_one_of(final, DIGITS) && aj_scan_is_one_of(before, BIG_UNITS))
        return false;
    if (count_of(numeral, SMALL_TENS BIG_UNITS "廿卅") > 0)
        return true;
    return count_of(numeral, DIGITS) < 2 || count_of(numeral, "〇零") > 0;
}

static bool read_chinese_number(struct aj_str text, size_t *at, struct reading *reading)
{
    size_t p = *at;
    struct aj_str numeral;
    int64_t yuan;

    /* 百元 and 万元 are units of tables */
    if (aj_scan_is_digit(aj_scan_peek(text, p)) ||
        aj_scan_is_one_of(aj_scan_peek(text, p), BIG_UNITS))
        return false;
    if (!aj_number_read(text, &p, &yuan) || yuan > FEN_MAX / 100)
        return false;
    numeral = aj_str_sub(text, *at, p);
    if (!is_plain_numeral(numeral))
        return false;
    *reading = (struct reading){.fen = yuan * 100};
    reading->in_capitals = count_of(numeral, FORMAL) > 0 && count_of(numeral, LOWER) == 0;
    reading->needs_tail = !reading->in_capitals && aj_utf8_count(numeral) == 1;
    *at = p;
    return true;
}

/* ---- 元 and what is behind ---- */

/* One digit and its unit: 5角, 伍角; of fen, two Arabic digits too. 0 when there is none. */
static int64_t read_part(struct aj_str text, size_t *at, const char *unit, int64_t most)
{
    size_t p = *at;
    int64_t value;

    (void)aj_scan_take_one_of(text, &p, "零〇");
    if (!aj_number_read(text, &p, &value) || value > most || !aj_scan_take(text, &p, unit))
        return 0;
    /* 5分钟, 三分之一, 五分别 are no fen */
    if (aj_scan_is_one_of(aj_scan_peek(text, p), "钟之别"))
        return 0;
    *at = p;
    return value;
}

/* Reads 角, 分, 整 behind 元; false when what follows shows that there was no amount. */
static bool read_tail(struct aj_str text, size_t *at, struct reading *reading)
{
    size_t start = *at;
    int64_t jiao = 0;
    int64_t fen = 0;

    /* 元旦, 元素, 元件, 元月, 元宵, 一元化, 元年, 元老 */
    if (aj_scan_is_one_of(aj_scan_peek(text, *at), "旦素件月宵化年老"))
        return false;
    if (!reading->has_decimals) {
        jiao = read_part(text, at, "角", 9);
        fen = read_part(text, at, "分", jiao > 0 ? 9 : 99);
    }
    reading->fen += jiao * 10 + fen;
    if (!aj_scan_is_at(text, *at, "整改") && !aj_scan_is_at(text, *at, "整顿") &&
        !aj_scan_is_at(text, *at, "正式") && !aj_scan_is_at(text, *at, "正在") &&
        !aj_scan_is_at(text, *at, "正常"))
        (void)aj_scan_take_one_of(text, at, "整正");
    return !reading->needs_tail || *at > start;
}

/* Whether a number that begins at `at` is only the rest of something: 1.2.3元, ×000元, -500元,
 * 几十万元. */
static bool is_rest(struct aj_str text, size_t at)
{
    size_t before_at = at;
    uint32_t before = at > 0 ? aj_utf8_previous(text, &before_at) : 0;
    uint32_t further = aj_scan_before(text, before_at);

    if (aj_scan_is_digit(before) || aj_scan_is_letter(before))
        return true;
    if (aj_scan_is_one_of(before, ".×✕*" SMALL_TENS BIG_UNITS))
        return true;
    /* 统一5000元 is plain, 统一五千元 is not */
    if (!aj_scan_is_digit(aj_scan_peek(text, at)) && aj_scan_is_one_of(before, LOWER FORMAL))
        return true;
    /* 上十万元 is ten myriads and more; in 一万元以上十万元以下 it is a hundred thousand */
    if (aj_scan_is_one_of(aj_scan_peek(text, at), SMALL_TENS) &&
        aj_scan_is_one_of(before, "几数上") && !(before == U'上' && further == U'以'))
        return true;
    if (aj_scan_is_one_of(before, "，,/ ") && aj_scan_is_digit(further))
        return true;
    /* a minus sign, not the dash of a range or of a sentence */
    return before == '-' && (further == 0 || aj_scan_is_one_of(further, "（：，；=¥\n 。、"));
}

/* Moves behind 人民币（大写）： */
static bool take_renminbi(struct aj_str text, size_t *at)
{
    static const char *const words[] = {"（大写）", "大写", "（小写）", "小写"};

    if (!aj_scan_take(text, at, "人民币"))
        return false;
    for (size_t i = 0; i < AJ_COUNT(words); i++)
        if (aj_scan_take(text, at, words[i]))
            break;
    (void)aj_scan_take(text, at, "：");
    return true;
}

/* Behind ¥ a comma that could have made a group of three, but did not, leaves the number open. */
static bool is_open_number(struct aj_str text, size_t at, bool has_decimals)
{
    uint32_t next = aj_scan_peek(text, at);
    size_t behind = at;

    if (!aj_scan_take_one_of(text, &behind, "，,"))
        return aj_scan_is_one_of(next, ".*×") || aj_scan_is_letter(next);
    if (has_decimals || (at >= 4 && count_digits(text, at - 4) >= 4))
        return false;
    return aj_scan_is_digit(aj_scan_peek(text, behind));
}

/* Whether an amount may begin with the character. */
static bool may_start(uint32_t c)
{
    return aj_scan_is_digit(c) || c == U'¥' ||
           (c >= U'〇' && aj_scan_is_one_of(c, "人" DIGITS SMALL_TENS "廿卅卌弌弍弎"));
}

/* Whether the character may stand in an amount before its currency. */
static bool may_belong(uint32_t c)
{
    return c < 0x80 ? c != '\n'
                    : aj_scan_is_one_of(c, DIGITS SMALL_TENS BIG_UNITS
                                        "○◯弌弍弎叁叄廿卅卌¥，人民币（大小写）：");
}

static bool read_amount(struct aj_str text, size_t at, struct aj_amount_match *match)
{
    size_t p = at;
    bool has_renminbi = take_renminbi(text, &p);
    bool has_sign = aj_scan_take(text, &p, "¥");
    struct reading reading;
    bool has_yuan;
    size_t behind;

    while ((has_renminbi || has_sign) && aj_scan_take_one_of(text, &p, "_ "))
        ;
    if (is_rest(text, has_renminbi || has_sign ? at : p))
        return false;
    if (!read_digits_number(text, &p, &reading) && !read_chinese_number(text, &p, &reading))
        return false;
    reading.needs_tail = reading.needs_tail && !has_renminbi && !has_sign;
    behind = p;
    while (aj_scan_take_one_of(text, &behind, "_ "))
        ;
    has_yuan = aj_scan_take_one_of(text, &behind, YUAN);
    if (has_yuan && !read_tail(text, &behind, &reading))
        return false;
    if (!has_yuan &&
        (!has_sign || !reading.in_digits || is_open_number(text, p, reading.has_decimals)))
        return false;
    if (reading.fen > FEN_MAX)
        return false;
    *match = (struct aj_amount_match){.fen = reading.fen,
                                      .in_capitals = reading.in_capitals,
                                      .in_digits = reading.in_digits,
                                      .from = at,
                                      .to = has_yuan ? behind : p};
    return true;
}

/* Where the next currency is, text.len without: most of a text is passed over with this alone. */
static size_t next_currency(struct aj_str text, size_t from)
{
    for (size_t at = from; at < text.len; at++) {
        unsigned char c = (unsigned char)text.ptr[at];

        if ((c == 0xE5 || c == 0xC2) &&
            (aj_scan_is_at(text, at, "¥") || aj_scan_is_at(text, at, "元") ||
             aj_scan_is_at(text, at, "圆") || aj_scan_is_at(text, at, "园")))
            return at;
    }
    return text.len;
}

/* Where what may be the number before a currency begins, not before `from`. */
static size_t start_of_number(struct aj_str text, size_t from, size_t currency)
{
    size_t start = currency;

    for (size_t at = currency; at > from && may_belong(aj_utf8_previous(text, &at));)
        start = at;
    return start > from ? start : from;
}

bool aj_amount_find(struct aj_str folded, size_t from, struct aj_amount_match *match)
{
    for (size_t currency = next_currency(folded, from); currency < folded.len;
         currency = next_currency(folded, from)) {
        from = start_of_number(folded, from, currency);
        while (from <= currency) {
            if (may_start(aj_scan_peek(folded, from)) && read_amount(folded, from, match))
                return true;
            (void)aj_utf8_next(folded, &from); /* only the step counts */
        }
    }
    return false;
}

struct aj_str aj_amount_print(struct aj_arena *arena, int64_t fen)
{
    const char *sign = fen < 0 ? "-" : "";
    uint64_t size = fen < 0 ? 0 - (uint64_t)fen : (uint64_t)fen;

    return aj_arena_printf(arena, "%s%llu.%02u", sign, (unsigned long long)(size / 100),
                           (unsigned)(size % 100));
}

bool aj_amount_parse(struct aj_str text, int64_t *fen)
{
    struct aj_fraction yuan;

    if (!aj_fraction_parse(text, &yuan) || 100 % yuan.den != 0)
        return false;
    *fen = yuan.num * (100 / yuan.den);
    return true;
}
