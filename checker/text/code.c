/* SPDX-License-Identifier: Apache-2.0
 *
 * Codes with check digits. Finding asks for the shape only, so that a code with a slip is found and
 * can be shown to be wrong. Knows nothing of whose code it is.
 */
#include "text/code.h"

#include "text/scan.h"

#include <string.h>

#define CODE_LEN 18

/* The characters of a 统一社会信用代码; the index is the value (GB 32100-2015, table 1). */
#define USCC_ALPHABET "0123456789ABCDEFGHJKLMNPQRTUWXY"
#define USCC_MODULUS  31
/* A code has at least so many digits: region and the most of the rest. Tells it from a long word.
 */
#define USCC_LEAST_DIGITS 8

/* Where the 组织机构代码 stands in it (GB 11714): eight characters and the check character. */
#define ORG_FROM  8
#define ORG_CHECK 16

#define MASKS "*xX×"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_alphanumeric(char c)
{
    return is_digit(c) || aj_scan_is_letter((unsigned char)c);
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* The value of a character, -1 outside the alphabet. */
static int uscc_value(char c)
{
    const char *found = c != '\0' ? strchr(USCC_ALPHABET, upper(c)) : NULL;

    return found != NULL ? (int)(found - USCC_ALPHABET) : -1;
}

bool aj_uscc_has_right_organisation(struct aj_str code)
{
    static const int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    int check;

    for (int i = 0; i < ORG_CHECK - ORG_FROM; i++) {
        char c = upper(code.ptr[ORG_FROM + i]);

        sum += weights[i] * (is_digit(c) ? c - '0' : c - 'A' + 10);
    }
    check = (11 - sum % 11) % 11;
    return upper(code.ptr[ORG_CHECK]) == (check == 10 ? 'X' : '0' + check);
}

bool aj_uscc_is_valid(struct aj_str code)
{
    int sum = 0;
    int weight = 1; /* powers of 3 */

    if (code.len != CODE_LEN)
        return false;
    for (size_t i = 0; i < CODE_LEN; i++) {
        int value = uscc_value(code.ptr[i]);

        if (value < 0)
            return false;
        /* the check character itself counts once: the whole sum must vanish */
        sum += value * (i < CODE_LEN - 1 ? weight : 1);
        weight = weight * 3 % USCC_MODULUS;
    }
    return sum % USCC_MODULUS == 0;
}

/* The number in `count` digits. */
static int digits_value(struct aj_str code, size_t from, size_t count)
{
    int value = 0;

    for (size_t i = from; i < from + count; i++)
        value = value * 10 + (code.ptr[i] - '0');
    return value;
}

/* 17 digits and a digit or X. */
static bool is_id_text(struct aj_str code)
{
    if (code.len != CODE_LEN)
        return false;
    for (size_t i = 0; i < CODE_LEN - 1; i++) {
        if (!is_digit(code.ptr[i]))
            return false;
    }
    return is_digit(code.ptr[CODE_LEN - 1]) || upper(code.ptr[CODE_LEN - 1]) == 'X';
}

struct aj_date aj_id_card_birthday(struct aj_str code)
{
    return (struct aj_date){(int16_t)digits_value(code, 6, 4), (int8_t)digits_value(code, 10, 2),
                            (int8_t)digits_value(code, 12, 2), -1, -1};
}

static bool has_birthday(struct aj_str code)
{
    struct aj_date day = aj_id_card_birthday(code);

    return day.year >= 1900 && day.year <= 2099 && aj_date_is_possible(day);
}

bool aj_id_card_is_valid(struct aj_str code)
{
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;

    if (!is_id_text(code) || !has_birthday(code))
        return false;
    for (size_t i = 0; i < CODE_LEN - 1; i++)
        sum += weights[i] * (code.ptr[i] - '0');
    return upper(code.ptr[CODE_LEN - 1]) == "10X98765432"[sum % 11];
}

/* 18 digits are a code only where they can't well be an ID number: a social organisation's code
 * begins with 5, and what stands at the birthday is part of its region and registration. */
static bool has_uscc_shape(struct aj_str code)
{
    int n_digits = 0;

    if (code.len != CODE_LEN)
        return false;
    for (size_t i = 0; i < CODE_LEN; i++)
        n_digits += is_digit(code.ptr[i]);
    if (!is_id_text(code))
        return n_digits >= USCC_LEAST_DIGITS;
    return strchr("159", code.ptr[0]) != NULL && !aj_id_card_is_valid(code) &&
           (!has_birthday(code) ||
            (aj_uscc_is_valid(code) && aj_uscc_has_right_organisation(code)));
}

/* The next run of ASCII letters and digits at or after `from`; empty at the end of the text. A run
 * that begins before `from` is passed over. */
static struct aj_str next_alphanumeric(struct aj_str text, size_t from)
{
    size_t to;

    while (from > 0 && from < text.len && is_alphanumeric(text.ptr[from - 1]))
        from++;
    while (from < text.len && !is_alphanumeric(text.ptr[from]))
        from++;
    for (to = from; to < text.len && is_alphanumeric(text.ptr[to]);)
        to++;
    return aj_str_sub(text, from, to);
}

bool aj_uscc_find(struct aj_str folded, size_t from, struct aj_code_match *match)
{
    for (struct aj_str run = next_alphanumeric(folded, from); run.len > 0;
         run = next_alphanumeric(folded, from)) {
        from = (size_t)(run.ptr - folded.ptr) + run.len;
        if (has_uscc_shape(run)) {
            *match = (struct aj_code_match){from - run.len, from, false};
            return true;
        }
    }
    return false;
}

/* A run of digits and masks, and what is in it. */
struct id_run {
    size_t from;
    size_t to;
    int n_characters;
    int n_masks; /* an X at the end is none */
};

static bool is_id_character(uint32_t c)
{
    return aj_scan_is_digit(c) || aj_scan_is_one_of(c, MASKS);
}

static struct id_run read_id_run(struct aj_str text, size_t from)
{
    struct id_run run = {from, from, 0, 0};

    while (run.to < text.len && is_id_character(aj_scan_peek(text, run.to))) {
        uint32_t c = aj_utf8_next(text, &run.to);

        run.n_characters++;
        if (!aj_scan_is_digit(c) && (run.n_characters < CODE_LEN || (c | 0x20) != 'x'))
            run.n_masks++;
    }
    return run;
}

/* 18 characters, the first of them shown, not part of a longer word. Unmasked digits must have
 * something like a birthday in the last century or this: account numbers have 18 digits, too. */
static bool has_id_shape(struct aj_str text, const struct id_run *run)
{
    struct aj_str code = aj_str_sub(text, run->from, run->to);

    if (run->n_characters != CODE_LEN || !aj_scan_is_digit((unsigned char)code.ptr[0]) ||
        aj_scan_is_letter(aj_scan_before(text, run->from)) ||
        aj_scan_is_letter(aj_scan_peek(text, run->to)))
        return false;
    if (run->n_masks > 0)
        return true;
    return code.ptr[0] != '0' &&
           (memcmp(code.ptr + 6, "19", 2) == 0 || memcmp(code.ptr + 6, "20", 2) == 0) &&
           code.ptr[10] <= '1' && code.ptr[12] <= '3';
}

bool aj_id_card_find(struct aj_str folded, size_t from, struct aj_code_match *match)
{
    while (from > 0 && from < folded.len && is_id_character(aj_scan_before(folded, from)))
        (void)aj_utf8_next(folded, &from); /* only the step counts */
    while (from < folded.len) {
        struct id_run run = read_id_run(folded, from);

        if (run.n_characters == 0) {
            (void)aj_utf8_next(folded, &from); /* likewise */
            continue;
        }
        if (has_id_shape(folded, &run)) {
            *match = (struct aj_code_match){run.from, run.to, run.n_masks > 0};
            return true;
        }
        from = run.to;
    }
    return false;
}
