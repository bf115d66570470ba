/* SPDX-License-Identifier: Apache-2.0
 *
 * Parts of <listed>: what a row of an index names, and its pages.
 */
#ifndef AJ_LISTED_H
#define AJ_LISTED_H

#include "predicate/predicate.h"

/* The title of a row as it may stand in the name of a file. */
struct aj_listing_title {
    struct aj_str words;
    struct aj_str bare; /* without what joins its parts; "" where nothing does */
};

/* Notes whether the page numbers of the index ascend without gap or overlap, row by row. */
void aj_listed_pages(struct aj_eval *e, const struct aj_paper *paper, struct aj_outcome *out);

/* Whether words join two things: 审批表、通知书. */
bool aj_listed_is_joined(struct aj_str words);
/* The last of what words join, "" where they join nothing. */
struct aj_str aj_listed_last(struct aj_str words);
/* Words without what joins them. */
struct aj_str aj_listed_without_joints(const struct aj_eval *e, struct aj_str words);
struct aj_listing_title aj_listed_title(const struct aj_eval *e, struct aj_str words);
/* Whether a title is in the name of a file, whatever joins its parts: "书证、照片" in
 * 15书证和照片.docx. bare: the name without what joins. */
bool aj_listed_is_file(const struct aj_listing_title *title, struct aj_str file,
                       struct aj_str bare);
/* What the title of a row names: before its brackets or colon, else within them. */
const struct aj_kind *aj_listed_kind(const struct aj_eval *e, struct aj_str words);
/* const struct aj_kind *: all that a row of several things names, those of short names too; empty
 * for a row of one. */
void aj_listed_kinds(const struct aj_eval *e, struct aj_str words, struct aj_vec *kinds);

/* Whether one of the things that a row of several names, 施工许可证、监理日志（节选）, stands in a
 * text. */
bool aj_listed_names_in(struct aj_str words, struct aj_str text);

#endif
