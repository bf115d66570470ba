/* SPDX-License-Identifier: Apache-2.0
 *
 * Statuses and their words. Knows nothing of where errors go.
 */
#include "base/error.h"

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
    return status;
}

const char *aj_status_code(enum aj_status status)
{
    return status_codes[status];
}
