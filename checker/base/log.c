/* SPDX-License-Identifier: Apache-2.0
 *
 * Diagnostics on stderr.
 */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* Diagnostics quote file names; an escape sequence in a name must not reach the terminal. */
static void put_safely(const char *text)
{
    for (const unsigned char *p = (const unsigned char *)text; *p != '\0'; p++) {
        if ((*p < 0x20 && *p != '\n' && *p != '\t') || *p == 0x7F)
            fprintf(stderr, "\\x%02X", *p);
        else
            fputc(*p, stderr);
    }
}

void aj_log(const char *format, ...)
{
    char text[2048];
    va_list args;

    va_start(args, format);
    (void)vsnprintf(text, sizeof(text), format, args); /* a cut line is still a line */
    va_end(args);
    fputs("anjuan: ", stderr);
    put_safely(text);
    fputc('\n', stderr);
}

void aj_log_abort(const char *what)
{
    fprintf(stderr, "anjuan: %s\n", what);
    abort();
}
