/* SPDX-License-Identifier: Apache-2.0 */
#include "text/decimal.h"

#include "text/scan.h"

#define GROUP        3      /* digits between commas */
#define TEN_THOUSAND 0x4E07 /* 万 */
#define PER_CENT     '%'

/* Whether a comma at `at` parts thousands: three digits follow, no fourth. Moves *at behind it. */
static bool take_comma(struct aj_str text, size_t *at)
{
    size_t from = *at;
    size_t n = 0;

    if (!aj_scan_take(text, &from, ",") && !aj_scan_take(text, &from, "，"))
        return false;
    while (from + n < text.len && text.ptr[from + n] >= '0' && text.ptr[from + n] <= '9')
        n++;
    if (n != GROUP)
        return false;
    *at = from;
    return true;
}

bool aj_decimal_read(struct aj_str text, size_t *at, int64_t *out)
{
    int64_t value = 0;
    int64_t unit = AJ_DECIMAL_SCALE;
    bool has_digit = false;
    bool is_behind_point = false;

    while (*at < text.len && value < AJ_DECIMAL_LARGEST) {
        char c = text.ptr[*at];

        if (c >= '0' && c <= '9') {
            has_digit = true;
            if (is_behind_point && unit == 1)
                return false; /* finer than is kept */
            unit = is_behind_point ? unit / 10 : unit;
            value = is_behind_point ? value + (c - '0') * unit
                                    : value * 10 + (int64_t)(c - '0') * AJ_DECIMAL_SCALE;
        } else if (c == '.' && !is_behind_point && has_digit) {
            is_behind_point = true;
        } else if (has_digit && !is_behind_point && take_comma(text, at)) {
            continue;
        } else {
            break;
        }
        (*at)++;
    }
    if (!has_digit || value >= AJ_DECIMAL_LARGEST)
        return false;
    if (*at < text.len && text.ptr[*at] == PER_CENT) {
        if (value % 100 != 0)
            return false;
        value /= 100;
    } else if (aj_scan_peek(text, *at) == TEN_THOUSAND)
        value *= AJ_DECIMAL_SCALE;
    *out = value;
    return value < AJ_DECIMAL_LARGEST;
}
