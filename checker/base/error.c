/* SPDX-License-Identifier: Apache-2.0
 *
 * Statuses and their words. Knows nothing of where errors go.
 */
#include "base/error.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *const status_codes[] = {
#define AJ_STATUS(name, code, meaning) [name] = code,
#include "base/status.def"
#undef AJ_STATUS
};

/* Drops the bytes of a character that did not fit as a whole. */
static void cut_at_character(char *text)
{
    size_t len = strlen(text);
    size_t back = 0;

    while (back < len && back < 3 && ((unsigned char)text[len - 1 - back] & 0xC0) == 0x80)
        back++;
    if (back < len && ((unsigned char)text[len - 1 - back] & 0xC0) == 0xC0)
        text[len - 1 - back] = '\0';
}

/* Names of files and words of libraries need not be UTF-8, but reports must. */
static void mask_invalid(char *text)
{
    struct aj_str view = aj_str_from(text);
    size_t at = 0;

    if (aj_utf8_is_valid(view))
        return;
    while (at < view.len) {
        size_t from = at;

        (void)aj_utf8_next(view, &at);
        if (!aj_utf8_is_valid(aj_str_sub(view, from, at)))
            memset(text + from, '?', at - from);
    }
}

enum aj_status aj_error_set(struct aj_error *err, enum aj_status status, const char *format, ...)
{
    va_list args;
    int needed;

    if (err == NULL)
        return status;
    err->status = status;
    va_start(args, format);
    needed = vsnprintf(err->message, sizeof(err->message), format, args);
    va_end(args);
    if (needed >= (int)sizeof(err->message))
        cut_at_character(err->message);
    mask_invalid(err->message);
    return status;
}

const char *aj_status_code(enum aj_status status)
{
    return status_codes[status];
}
