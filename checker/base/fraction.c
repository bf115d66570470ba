/* SPDX-License-Identifier: Apache-2.0
 *
 * Fractions of 64-bit numbers, reduced after each step; a result that does not fit ends the
 * process, since a wrong score is worse than none.
 */
#include "base/fraction.h"

#include "base/log.h"

#include <inttypes.h>

typedef __int128 wide;

static wide gcd(wide a, wide b)
{
    if (a < 0)
        a = -a;
    while (b != 0) {
        wide rest = a % b;

        a = b;
        b = rest;
    }
    return a;
}

static struct aj_fraction reduce(wide num, wide den)
{
    wide divisor;

    if (den == 0)
        aj_log_abort("fraction divided by zero");
    if (den < 0) {
        num = -num;
        den = -den;
    }
    divisor = gcd(num, den);
    num /= divisor;
    den /= divisor;
    if (num > INT64_MAX || num < INT64_MIN || den > INT64_MAX)
        aj_log_abort("fraction overflows");
    return (struct aj_fraction){(int64_t)num, (int64_t)den};
}

struct aj_fraction aj_fraction_make(int64_t num, int64_t den)
{
    return reduce(num, den);
}

struct aj_fraction aj_fraction_add(struct aj_fraction a, struct aj_fraction b)
{
    return reduce((wide)a.num * b.den + (wide)b.num * a.den, (wide)a.den * b.den);
}

struct aj_fraction aj_fraction_sub(struct aj_fraction a, struct aj_fraction b)
{
    return reduce((wide)a.num * b.den - (wide)b.num * a.den, (wide)a.den * b.den);
}

struct aj_fraction aj_fraction_mul(struct aj_fraction a, struct aj_fraction b)
{
    return reduce((wide)a.num * b.num, (wide)a.den * b.den);
}

struct aj_fraction aj_fraction_div(struct aj_fraction a, struct aj_fraction b)
{
    return reduce((wide)a.num * b.den, (wide)a.den * b.num);
}

int aj_fraction_compare(struct aj_fraction a, struct aj_fraction b)
{
    wide left = (wide)a.num * b.den;
    wide right = (wide)b.num * a.den;

    return (left > right) - (left < right);
}

struct aj_fraction aj_fraction_min(struct aj_fraction a, struct aj_fraction b)
{
    return aj_fraction_compare(a, b) <= 0 ? a : b;
}

struct aj_fraction aj_fraction_max(struct aj_fraction a, struct aj_fraction b)
{
    return aj_fraction_compare(a, b) >= 0 ? a : b;
}

bool aj_fraction_parse(struct aj_str text, struct aj_fraction *out)
{
    bool negative = text.len > 0 && text.ptr[0] == '-';
    int64_t num = 0;
    int64_t den = 1;
    int whole = 0;
    int places = -1; /* -1 before the point */

    for (size_t i = negative ? 1 : 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '.' && places < 0 && whole > 0) {
            places = 0;
            continue;
        }
        if (c < '0' || c > '9' || (places < 0 ? ++whole > 12 : ++places > 6))
            return false;
        num = num * 10 + (c - '0');
        den *= places > 0 ? 10 : 1;
    }
    if (whole == 0 || places == 0)
        return false;
    *out = reduce(negative ? -num : num, den);
    return true;
}

struct aj_str aj_fraction_print(struct aj_arena *arena, struct aj_fraction value)
{
    wide hundredths = (wide)value.num * 100 / value.den;
    const char *sign = hundredths < 0 ? "-" : "";
    int64_t units;
    int cents;

    if (hundredths < 0)
        hundredths = -hundredths;
    units = (int64_t)(hundredths / 100);
    cents = (int)(hundredths % 100);
    if (cents == 0)
        return aj_arena_printf(arena, "%s%" PRId64, sign, units);
    if (cents % 10 == 0)
        return aj_arena_printf(arena, "%s%" PRId64 ".%d", sign, units, cents / 10);
    return aj_arena_printf(arena, "%s%" PRId64 ".%02d", sign, units, cents);
}
