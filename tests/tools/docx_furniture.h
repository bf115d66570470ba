/* SPDX-License-Identifier: Apache-2.0
 *
 * Parts of a package in which no text stands, at the length that Word gives them: what a reader has
 * to step over. Knows nothing of the document.
 */
#ifndef AJ_DOCX_FURNITURE_H
#define AJ_DOCX_FURNITURE_H

#include <stdio.h>

/* What stands behind the two default styles: 39 KB in all. */
void docx_furniture_styles(FILE *out);
/* A whole part behind the XML declaration; the argument is the namespace. */
void docx_furniture_settings(FILE *out, const char *wordprocessing);
void docx_furniture_theme(FILE *out, const char *drawing_main);

#endif
