/* SPDX-License-Identifier: Apache-2.0
 *
 * Number formats as a table: how a number is written, and with which characters.
 */
#include "reader/docx_numeral.h"

#include "base/compiler.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

#define LETTERS       26
#define LETTER_ROUNDS 30 /* zz…z of that length, then digits */
#define ROMAN_MAX     3999
#define COUNTING_MAX  9999

struct aj_docx_numeral {
    const char *name;
    /* Writes the number; false: not in this format's range, then it is written in digits. */
    bool (*write)(const struct aj_docx_numeral *numeral, uint32_t number, struct aj_buffer *out);
    const char *characters; /* what write makes the number of */
    uint32_t first; /* of a range of characters: the one for 1; of counting: is 10 一十? */
    uint32_t count;
};

static void put(struct aj_buffer *out, uint32_t character)
{
    char bytes[4];
    size_t len = aj_utf8_put(bytes, character);

    aj_buffer_append(out, (struct aj_str){bytes, len});
}

/* The i-th character of text. */
static struct aj_str character_at(const char *text, size_t i)
{
    struct aj_str view = aj_str_from(text);

    return aj_str_sub(view, aj_utf8_offset(view, i), aj_utf8_offset(view, i + 1));
}

static bool write_nothing(const struct aj_docx_numeral *numeral, uint32_t number,
                          struct aj_buffer *out)
{
    (void)numeral;
    (void)number;
    (void)out;
    return true;
}

static bool write_decimal(const struct aj_docx_numeral *numeral, uint32_t number,
                          struct aj_buffer *out)
{
    (void)numeral;
    (void)number;
    (void)out;
    return false;
}

static bool write_decimal_zero(const struct aj_docx_numeral *numeral, uint32_t number,
                               struct aj_buffer *out)
{
    (void)numeral;
    aj_buffer_printf(out, "%02u", number);
    return true;
}

/* Digit by digit: 一〇五. */
static bool write_digits(const struct aj_docx_numeral *numeral, uint32_t number,
                         struct aj_buffer *out)
{
    char digits[16];

    (void)snprintf(digits, sizeof(digits), "%u", number);
    for (size_t i = 0; digits[i] != '\0'; i++)
        aj_buffer_append(out, character_at(numeral->characters, (size_t)(digits[i] - '0')));
    return true;
}

/* a … z, aa … zz. */
static bool write_letters(const struct aj_docx_numeral *numeral, uint32_t number,
                          struct aj_buffer *out)
{
    if (number == 0 || number > LETTERS * LETTER_ROUNDS)
        return false;
    for (uint32_t i = 0; i <= (number - 1) / LETTERS; i++)
        put(out, numeral->first + (number - 1) % LETTERS);
    return true;
}

/* characters: "M CM D …", from the largest down, each the letters for one of values. */
static bool write_roman(const struct aj_docx_numeral *numeral, uint32_t number,
                        struct aj_buffer *out)
{
    static const uint32_t values[] = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    struct aj_str rest = aj_str_from(numeral->characters);
    struct aj_str letters;

    if (number == 0 || number > ROMAN_MAX)
        return false;
    for (size_t i = 0; i < AJ_COUNT(values) && aj_str_next_word(&rest, &letters); i++) {
        for (; number >= values[i]; number -= values[i])
            aj_buffer_append(out, letters);
    }
    return true;
}

/* characters: the ten digits, then 十百千: 二十, 一百零五. A leading 一十 is 十,
 * but for the capitals. */
static bool write_counting(const struct aj_docx_numeral *numeral, uint32_t number,
                           struct aj_buffer *out)
{
    static const uint32_t powers[] = {1000, 100, 10, 1};
    bool any = false;
    bool gap = false;

    if (number == 0 || number > COUNTING_MAX)
        return false;
    for (size_t i = 0; i < AJ_COUNT(powers); i++) {
        uint32_t digit = number / powers[i] % 10;

        if (digit == 0) {
            gap = any;
            continue;
        }
        if (gap)
            aj_buffer_append(out, character_at(numeral->characters, 0));
        if (powers[i] != 10 || digit != 1 || any || numeral->first != 0)
            aj_buffer_append(out, character_at(numeral->characters, digit));
        if (powers[i] > 1)
            aj_buffer_append(out, character_at(numeral->characters, 12 - i));
        any = true;
        gap = false;
    }
    return true;
}

/* 十一 up to 九十九, then digit by digit. */
static bool write_short_counting(const struct aj_docx_numeral *numeral, uint32_t number,
                                 struct aj_buffer *out)
{
    return number < 100 ? write_counting(numeral, number, out) : write_digits(numeral, number, out);
}

/* One character a number: ①, or 甲 of characters. */
static bool write_character(const struct aj_docx_numeral *numeral, uint32_t number,
                            struct aj_buffer *out)
{
    if (number == 0 || number > numeral->count)
        return false;
    if (numeral->characters != NULL)
        aj_buffer_append(out, character_at(numeral->characters, number - 1));
    else
        put(out, numeral->first + number - 1);
    return true;
}

#define DIGITS "〇一二三四五六七八九"

static const struct aj_docx_numeral numerals[] = {
    {"decimal", write_decimal, NULL, 0, 0}, /* first: what unknown names get */
    {"bullet", write_nothing, NULL, 0, 0},
    {"none", write_nothing, NULL, 0, 0},
    {"decimalZero", write_decimal_zero, NULL, 0, 0},
    {"decimalFullWidth", write_digits, "０１２３４５６７８９", 0, 0},
    {"decimalFullWidth2", write_digits, "０１２３４５６７８９", 0, 0},
    {"upperLetter", write_letters, NULL, 'A', 0},
    {"lowerLetter", write_letters, NULL, 'a', 0},
    {"upperRoman", write_roman, "M CM D CD C XC L XL X IX V IV I", 0, 0},
    {"lowerRoman", write_roman, "m cm d cd c xc l xl x ix v iv i", 0, 0},
    {"chineseCounting", write_short_counting, DIGITS "十百千", 0, 0},
    {"taiwaneseCounting", write_short_counting, DIGITS "十百千", 0, 0},
    {"chineseCountingThousand", write_counting, "零一二三四五六七八九十百千", 0, 0},
    {"taiwaneseCountingThousand", write_counting, "零一二三四五六七八九十百千", 0, 0},
    {"japaneseCounting", write_counting, "零一二三四五六七八九十百千", 0, 0},
    {"ideographDigital", write_digits, DIGITS, 0, 0},
    {"japaneseDigitalTenThousand", write_digits, DIGITS, 0, 0},
    {"taiwaneseDigital", write_digits, DIGITS, 0, 0},
    {"chineseLegalSimplified", write_counting, "零壹贰叁肆伍陆柒捌玖拾佰仟", 1, 0},
    {"ideographLegalTraditional", write_counting, "零壹貳參肆伍陸柒捌玖拾佰仟", 1, 0},
    {"ideographTraditional", write_character, "甲乙丙丁戊己庚辛壬癸", 0, 10},
    {"ideographZodiac", write_character, "子丑寅卯辰巳午未申酉戌亥", 0, 12},
    {"decimalEnclosedCircle", write_character, NULL, 0x2460, 20},
    {"decimalEnclosedCircleChinese", write_character, NULL, 0x2460, 20},
    {"decimalEnclosedParen", write_character, NULL, 0x2474, 20},
    {"decimalEnclosedFullstop", write_character, NULL, 0x2488, 20},
    {"ideographEnclosedCircle", write_character, NULL, 0x3280, 10},
};

const struct aj_docx_numeral *aj_docx_numeral_find(struct aj_str name)
{
    for (size_t i = 0; i < AJ_COUNT(numerals); i++) {
        if (aj_str_equal_c(name, numerals[i].name))
            return &numerals[i];
    }
    return &numerals[0];
}

bool aj_docx_numeral_is_bullet(const struct aj_docx_numeral *numeral)
{
    return strcmp(numeral->name, "bullet") == 0;
}

void aj_docx_numeral_write(const struct aj_docx_numeral *numeral, uint32_t number,
                           struct aj_buffer *out)
{
    if (!numeral->write(numeral, number, out))
        aj_buffer_printf(out, "%u", number);
}
