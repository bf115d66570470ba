/* SPDX-License-Identifier: Apache-2.0
 *
 * Parts of reading an opinion: what its text falls into, and who signs it.
 */
#ifndef AJ_EXTRACT_PARTS_H
#define AJ_EXTRACT_PARTS_H

#include "dossier/extract.h"

/* What a group's text falls into, as folded offsets of the document. */
struct aj_group_parts {
    struct aj_span whole;
    struct aj_span sign; /* empty: no signature place found */
    struct aj_span date; /* empty: none */
    size_t day_label;    /* where the words before the day begin: 日期： */
    size_t opinion_from;
    size_t opinion_end;
    bool has_sign_label;
};

static inline struct aj_str aj_group_folded(const struct aj_extract *x, struct aj_span span)
{
    return aj_str_sub(x->document->folded.text, span.from, span.to);
}

/* Whether words are a list of names and nothing else. */
bool aj_group_can_be_signature(struct aj_str words);
/* Finds the label of who signs: sets where what it heads begins and, at the latest, ends, and
 * *label to where the label itself stands. */
bool aj_group_find_sign(const struct aj_extract *x, const struct aj_group *group,
                        struct aj_group_parts *p, size_t *label);

/* Whether words end with a day behind others, as a signature does: "张三　2022年5月10日". */
bool aj_extract_ends_with_date(struct aj_str text);
/* Whether what stands behind a label is a signature: with its day, or a picture below a sentence.
 */
bool aj_extract_is_signed(const struct aj_extract *x, const struct aj_find *value);

#endif
