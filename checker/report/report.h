/* SPDX-License-Identifier: Apache-2.0
 *
 * What a review looks like on the way out: JSON for programs, plain text for a person at a
 * terminal, HTML for reading and printing.
 */
#ifndef AJ_REPORT_H
#define AJ_REPORT_H

#include "base/buffer.h"
#include "review/review.h"

/* report.json of a case (schema anjuan-report/1), everything in it. */
void aj_report_json(const struct aj_review *review, struct aj_buffer *out);
/* One line of results.jsonl, with its end: full evidence where a person must look, places
 * alone for the rest, no fields of documents. */
void aj_report_jsonl(const struct aj_review *review, struct aj_buffer *out);
/* The report as lines for a terminal; with colour when asked. */
void aj_report_text(const struct aj_review *review, bool colour, struct aj_buffer *out);
/* report.html of a case: one self-contained page. */
void aj_report_html(const struct aj_review *review, struct aj_buffer *out);
/* The dossier as a person reads it: each document, its kind, its fields, what was left unread; and
 * the facts of the case where its type is known. */
void aj_report_dossier_text(const struct aj_dossier *dossier, const struct aj_case_facts *facts,
                            struct aj_buffer *out);
/* The dossier as JSON: the facts of the case, the documents and problems of report.json. */
void aj_report_dossier_json(const struct aj_dossier *dossier, const struct aj_case_facts *facts,
                            struct aj_buffer *out);
/* The facts of a case, a line each, with their places and why they are so. */
void aj_report_facts_text(const struct aj_dossier *dossier, const struct aj_case_facts *facts,
                          struct aj_buffer *out);

/* A format of the report of a case. */
struct aj_report_format {
    const char *name; /* as options say it */
    const char *file; /* in the folder of a case; NULL: not for a batch */
    void (*put)(const struct aj_review *review, struct aj_buffer *out);
};

/* The i-th format; NULL behind the last. */
const struct aj_report_format *aj_report_format(size_t i);
/* NULL when there is none of that name. */
const struct aj_report_format *aj_report_format_find(struct aj_str name);
/* A set with the format of that name alone: the bit of its number; 0 when there is none. */
unsigned aj_report_format_bit(struct aj_str name);
/* The names of all, or of those that have a file, as in "json、html". Allocated in arena. */
struct aj_str aj_report_format_names(struct aj_arena *arena, bool are_files);

/* case.id of a case.path (product.md, "What check leaves"). Allocated. */
struct aj_str aj_case_id(struct aj_arena *arena, struct aj_str path);

/* Text made safe for a terminal: control, escape and bidirectional characters are shown as \x1B or
 * \u202E. */
void aj_report_put_safe(struct aj_buffer *out, struct aj_str text);

#endif
