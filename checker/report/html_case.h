/* SPDX-License-Identifier: Apache-2.0
 *
 * The parts of report.html, one file each; case_html.c puts them in order.
 */
#ifndef AJ_HTML_CASE_H
#define AJ_HTML_CASE_H

#include "report/html.h"
#include "review/review.h"

/* What is wrong, the heaviest first, with evidence, law and remedy. */
void aj_html_put_faults(const struct aj_html *page, const struct aj_review *review);
/* What a person must look at, grouped by the place it hangs on. */
void aj_html_put_questions(const struct aj_html *page, const struct aj_review *review);
/* Each score line by line, with the arithmetic in words and numbers. */
void aj_html_put_scores(const struct aj_html *page, const struct aj_review *review);
/* What was read, and what was not. */
void aj_html_put_papers(const struct aj_html *page, const struct aj_review *review);

/* Where something stands: document, place, field, file. */
void aj_html_put_where(const struct aj_html *page, const struct aj_place *place,
                       struct aj_str field);
/* The words at a place, marked within the text around them; `text` where the document has none. */
void aj_html_put_passage(const struct aj_html *page, const struct aj_place *place,
                         struct aj_str text);
/* A list of struct aj_evidence, each passage once; `told` (may be NULL) was shown already. */
void aj_html_put_evidence(const struct aj_html *page, const struct aj_vec *evidence,
                          const struct aj_place *told);
bool aj_html_is_same_place(const struct aj_place *a, const struct aj_place *b);

/* Whether the rule is a veto of the first profile, and counts there. */
bool aj_html_is_veto(const struct aj_review *review, const struct aj_rule *rule);
/* <span class="rule">CF-61</span> */
/* id="r-…" within an open tag, for links to the rule; only with the first of its verdicts. */
void aj_html_put_anchor(const struct aj_html *page, const struct aj_verdict *verdict);
void aj_html_put_rule(const struct aj_html *page, const struct aj_rule *rule);
unsigned aj_html_count(const struct aj_review *review, enum aj_verdict_status status);

#endif
