/* SPDX-License-Identifier: Apache-2.0
 *
 * Escaping, and the frame of a page: one self-contained file that may load and run nothing.
 */
#include "report/html.h"

#include "base/digest.h"
#include "report/report.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define DIGEST_BYTES (AJ_DIGEST_HEX / 2)

/* What the character becomes in HTML, NULL when it stands for itself. A tab is white space of the
 * document's layout, no danger, and would only be noise as \x09. */
static const char *entity_of(char c)
{
    static const struct {
        char character;
        const char *entity;
    } entities[] = {{'&', "&amp;"},  {'<', "&lt;"},   {'>', "&gt;"},
                    {'"', "&quot;"}, {'\'', "&#39;"}, {'\t', " "}};

    for (size_t i = 0; i < AJ_COUNT(entities); i++) {
        if (entities[i].character == c)
            return entities[i].entity;
    }
    return NULL;
}

void aj_html_raw(const struct aj_html *page, const char *markup)
{
    aj_buffer_append_c(page->out, markup);
}

void aj_html_text(const struct aj_html *page, struct aj_str text)
{
    size_t run = 0;

    for (size_t i = 0; i < text.len; i++) {
        const char *entity = entity_of(text.ptr[i]);

        if (entity == NULL)
            continue;
        aj_report_put_safe(page->out, aj_str_sub(text, run, i));
        aj_buffer_append_c(page->out, entity);
        run = i + 1;
    }
    aj_report_put_safe(page->out, aj_str_sub(text, run, text.len));
}

void aj_html_words(const struct aj_html *page, const char *words)
{
    aj_html_text(page, aj_str_from(words));
}

void aj_html_printf(const struct aj_html *page, const char *format, ...)
{
    va_list args;
    va_list again;
    int len;
    char *words;

    va_start(args, format);
    va_copy(again, args);
    len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len > 0) {
        words = aj_arena_alloc(page->arena, (size_t)len + 1);
        (void)vsnprintf(words, (size_t)len + 1, format, again);
        aj_html_text(page, (struct aj_str){words, (size_t)len});
    }
    va_end(again);
}

void aj_html_element(const struct aj_html *page, const char *tag, struct aj_str text)
{
    aj_buffer_printf(page->out, "<%s>", tag);
    aj_html_text(page, text);
    aj_buffer_printf(page->out, "</%.*s>\n", (int)strcspn(tag, " "), tag);
}

static bool is_plain_in_url(unsigned char c)
{
    return c < 0x80 && (isalnum(c) || strchr("-._~/", c) != NULL) && c != '\0';
}

void aj_html_url(const struct aj_html *page, struct aj_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];

        aj_buffer_printf(page->out, is_plain_in_url(c) ? "%c" : "%%%02X", c);
    }
}

/* The value of a hexadecimal digit as the digest prints it. */
static unsigned digit(char c)
{
    return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
}

/* The digest of the style sheet in base64, as a content security policy names it. */
static void put_style_digest(const struct aj_html *page)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char hex[AJ_DIGEST_HEX + 1];

    aj_digest_of(aj_str_from(aj_html_style), hex);
    for (size_t i = 0; i < DIGEST_BYTES; i += 3) {
        char four[5] = "====";
        unsigned bits = 0;

        for (size_t k = 0; k < 3; k++) {
            bits <<= 8;
            if (i + k < DIGEST_BYTES)
                bits |= digit(hex[2 * (i + k)]) << 4 | digit(hex[2 * (i + k) + 1]);
        }
        for (size_t k = 0; k < 4 && i + k <= DIGEST_BYTES; k++)
            four[k] = letters[bits >> (18 - 6 * k) & 63];
        aj_html_raw(page, four);
    }
}

void aj_html_open_page(const struct aj_html *page, struct aj_str title)
{
    aj_html_raw(page, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                      "style-src 'sha256-");
    put_style_digest(page);
    aj_html_raw(page, "'; base-uri 'none'; form-action 'none'\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<meta name=\"referrer\" content=\"no-referrer\">\n"
                      "<meta name=\"format-detection\" content=\"telephone=no\">\n");
    aj_html_element(page, "title", title);
    aj_html_raw(page, "<style>");
    aj_html_raw(page, aj_html_style);
    aj_html_raw(page, "</style>\n</head>\n<body>\n");
}

void aj_html_close_page(const struct aj_html *page)
{
    aj_html_raw(page, "</body>\n</html>\n");
}
