/* SPDX-License-Identifier: Apache-2.0
 *
 * What the indexes of a case file list, row by row, and which papers are the documents of the rows:
 * read once a case, since several rules ask.
 */
#ifndef AJ_LISTING_H
#define AJ_LISTING_H

#include "predicate/predicate.h"

/* A row of an index: its words, and the kind they name, or NULL. */
struct aj_listing_row {
    const struct aj_paper *paper; /* the index */
    const struct aj_reading *title;
    const struct aj_kind *kind;
    struct aj_vec kinds; /* const struct aj_kind *: all that it names, of one that joins several */
    const bool *titles;  /* by paper: whether the row says its title, or its file's */
    bool is_joined;      /* it names several things */
    bool is_met;         /* some paper is its document */
};

struct aj_listing {
    struct aj_vec rows;    /* struct aj_listing_row, of all indexes */
    struct aj_vec unread;  /* const struct aj_paper *: indexes without a row that was read */
    struct aj_vec **named; /* by paper: the kinds that its text names, NULL until asked for */
    bool *claimed;         /* by paper: whether it is the document of a row */
    bool *titled;          /* by paper: whether a row says its title */
};

/* That of all indexes of a kind that has <lists>; papers: const struct aj_paper *. */
const struct aj_listing *aj_listing_of(struct aj_eval *e, const struct aj_kind *catalogue,
                                       const struct aj_vec *papers);

/* Whether a paper is of a row's kind, which may be NULL, or the other way about. */
bool aj_listing_is_kin(const struct aj_paper *paper, const struct aj_kind *kind);
/* Whether the paper's kind, title or file is that of the row. */
bool aj_listing_is_named_by(const struct aj_listing_row *row, const struct aj_paper *paper);
/* const struct aj_kind *: those whose titles stand in a paper's text, looked for once. */
const struct aj_vec *aj_listing_kinds_named(const struct aj_eval *e,
                                            const struct aj_listing *listing,
                                            const struct aj_paper *paper);

#endif
