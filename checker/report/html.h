/* SPDX-License-Identifier: Apache-2.0
 *
 * HTML written straight into a buffer. Everything that goes through here as text is escaped; markup
 * is given as literals of ours. Knows nothing of cases.
 */
#ifndef AJ_HTML_H
#define AJ_HTML_H

#include "base/arena.h"
#include "base/buffer.h"

struct aj_html {
    struct aj_buffer *out;
    struct aj_arena *arena; /* for what is printed before it is escaped */
};

/* The style sheet of all pages. A page allows this very text and no other by its digest. */
extern const char aj_html_style[];

/* Everything up to the content: head, style, <body>. The page may load and run nothing. */
void aj_html_open_page(const struct aj_html *page, struct aj_str title);
void aj_html_close_page(const struct aj_html *page);

/* Markup: a literal of ours, never anything that was read. */
void aj_html_raw(const struct aj_html *page, const char *markup);
/* Escaped, for content and for attributes in double quotes; control and bidirectional characters
 * are shown as aj_report_put_safe shows them. */
void aj_html_text(const struct aj_html *page, struct aj_str text);
void aj_html_words(const struct aj_html *page, const char *words);
/* Printed, then escaped. */
void aj_html_printf(const struct aj_html *page, const char *format, ...) AJ_PRINTF(2, 3);
/* An element with text in it. tag is a literal and may carry attributes: "td class=\"n\"". */
void aj_html_element(const struct aj_html *page, const char *tag, struct aj_str text);
/* Text for a URL: all but letters, digits and "-._~/" as %XX. */
void aj_html_url(const struct aj_html *page, struct aj_str text);

#endif
