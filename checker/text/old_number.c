/* SPDX-License-Identifier: Apache-2.0
 *
 * Old numbers by their shapes and check digits. Knows nothing of when they were lawful.
 */
#include "text/old_number.h"

#include "base/compiler.h"
#include "text/scan.h"

#define REGISTER_LEN      15
#define OLD_REGISTER_LEN  13
#define ORGANISATION_LEN  9
#define DISTRICT_LEN      6
#define MOST_ISSUER       12 /* characters before 字第 */
#define LEAST_CERTIFICATE 2
#define MOST_CERTIFICATE  20 /* characters of the number between 第 and 号 */
#define REGISTER_MODULUS  10
/* The number of a register has one of these before its 字: 浙民证字, 社登字, 工商注字. They are
 * part of the number as it is written, like 字第…号 itself. */
#define REGISTER_MARKS      "证登注"
#define REGISTER_MULTIPLIER 2

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool is_inside(char c)
{
    return is_digit(c) || aj_scan_is_letter((unsigned char)c) || c == '-';
}

static bool all_digits(struct aj_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (!is_digit(text.ptr[i]))
            return false;
    }
    return text.len > 0;
}

/* MOD 11,10 of ISO 7064, as the registers of companies use it since 2007. */
static bool register_is_right(struct aj_str number)
{
    int product = REGISTER_MODULUS;

    for (size_t i = 0; i + 1 < number.len; i++) {
        int sum = (product + number.ptr[i] - '0') % REGISTER_MODULUS;

        if (sum == 0)
            sum = REGISTER_MODULUS;
        product = sum * REGISTER_MULTIPLIER % (REGISTER_MODULUS + 1);
    }
    return (product + number.ptr[number.len - 1] - '0') % REGISTER_MODULUS == 1;
}

static bool organisation_is_right(struct aj_str number)
{
    static const int weights[] = {3, 7, 9, 10, 5, 8, 4, 2}; /* GB 11714 */
    int sum = 0;
    int check;

    for (size_t i = 0; i < AJ_COUNT(weights); i++) {
        char c = number.ptr[i];

        sum += weights[i] * (is_digit(c) ? c - '0' : c - 'A' + 10);
    }
    check = (11 - sum % 11) % 11;
    return number.ptr[AJ_COUNT(weights)] == (check == 10 ? 'X' : '0' + check);
}

/* The run without -, in capitals. */
static struct aj_str plain(struct aj_arena *arena, struct aj_str run)
{
    char *copy = aj_arena_alloc(arena, run.len + 1);
    size_t n = 0;

    for (size_t i = 0; i < run.len; i++) {
        if (run.ptr[i] != '-')
            copy[n++] = upper(run.ptr[i]);
    }
    return (struct aj_str){copy, n};
}

/* 12345678-9: the one place where - may stand. */
static bool has_organisation_shape(struct aj_str run, struct aj_str key)
{
    size_t dash = aj_str_find(run, aj_str_from("-"), 0);
    int n_digits = 0;

    for (size_t i = 0; i < key.len; i++)
        n_digits += is_digit(key.ptr[i]);
    return key.len == ORGANISATION_LEN && n_digits > 0 &&
           (dash == AJ_STR_NONE ? run.len == ORGANISATION_LEN
                                : run.len == ORGANISATION_LEN + 1 && dash == ORGANISATION_LEN - 1);
}

static bool is_code(struct aj_arena *arena, struct aj_str run, struct aj_old_number *out)
{
    out->key = plain(arena, run);
    if (all_digits(run) &&
        (run.len == OLD_REGISTER_LEN || (run.len == REGISTER_LEN && register_is_right(run)))) {
        out->sort = AJ_OLD_REGISTER;
        return true;
    }
    if (out->key.len == REGISTER_LEN && all_digits(aj_str_sub(out->key, 0, DISTRICT_LEN)) &&
        organisation_is_right(aj_str_sub(out->key, DISTRICT_LEN, REGISTER_LEN))) {
        out->sort = AJ_OLD_TAX;
        return true;
    }
    out->sort = AJ_OLD_ORGANISATION;
    return has_organisation_shape(run, out->key) && organisation_is_right(out->key);
}

/* The issuer that ends at `at`, before 字第: 浙民证, with a word for a register in it. */
static size_t issuer_start(struct aj_str text, size_t at)
{
    size_t start = at;
    bool is_register = false;

    for (int i = 0; i < MOST_ISSUER && start > 0; i++) {
        size_t before = start;
        uint32_t c = aj_utf8_previous(text, &before);

        if (!aj_is_han(c) && !aj_scan_is_one_of(c, "（）"))
            break;
        is_register = is_register || aj_scan_is_one_of(c, REGISTER_MARKS);
        start = before;
    }
    return is_register ? start : at;
}

/* 浙民证字第010203号. */
static bool find_certificate(struct aj_str text, size_t from, struct aj_old_number *out)
{
    size_t at = from;

    while ((at = aj_str_find(text, aj_str_from("字"), at)) != AJ_STR_NONE) {
        size_t start = issuer_start(text, at);
        size_t p = at + sizeof("字") - 1;
        size_t number;

        (void)aj_scan_take(text, &p, "第"); /* there or not */
        number = p;
        while (p < text.len && is_inside(text.ptr[p]))
            p++;
        if (start < at && start >= from && p >= number + LEAST_CERTIFICATE &&
            p <= number + MOST_CERTIFICATE && aj_scan_take(text, &p, "号")) {
            *out = (struct aj_old_number){.sort = AJ_OLD_CERTIFICATE,
                                          .key = aj_str_sub(text, start, p),
                                          .from = start,
                                          .to = p};
            return true;
        }
        at += sizeof("字") - 1;
    }
    return false;
}

bool aj_old_number_find(struct aj_arena *arena, struct aj_str folded, size_t from,
                        struct aj_old_number *out)
{
    size_t at = from;

    if (find_certificate(folded, from, out))
        return true;
    while (at < folded.len) {
        size_t start = at;

        while (at < folded.len && is_inside(folded.ptr[at]))
            at++;
        if (at > start && is_code(arena, aj_str_sub(folded, start, at), out)) {
            out->from = start;
            out->to = at;
            return true;
        }
        at += at == start;
    }
    return false;
}

const char *aj_old_sort_name(enum aj_old_sort sort)
{
    static const char *const names[] = {[AJ_OLD_REGISTER] = R_("工商注册号"),
                                        [AJ_OLD_ORGANISATION] = R_("组织机构代码"),
                                        [AJ_OLD_TAX] = R_("税务登记号"),
                                        [AJ_OLD_CERTIFICATE] = R_("登记证号")};

    return names[sort];
}
