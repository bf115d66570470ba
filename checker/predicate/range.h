/* SPDX-License-Identifier: Apache-2.0
 *
 * Discretion (裁量基准): how high a fine an article of a law allows. Filled in by the rules.
 */
#ifndef AJ_RANGE_H
#define AJ_RANGE_H

#include "predicate/cited.h"
#include "predicate/law.h"
#include "predicate/predicate.h"

#define AJ_RANGE_NO_HIGH (-1)

struct aj_fine_range {
    const struct aj_law *law; /* that of today, also for its earlier editions */
    int article;              /* 0: any, of a row without fines */
    int article_sub;
    int paragraph; /* 0: any, as is the item */
    int item_number;
    int32_t since; /* days since 1970-01-01 that the article reads so: since <= day < until */
    int32_t until;
    bool sets_no_fine; /* the article is about something else */
    int64_t low;       /* fen, or with `of` hundredths of that amount */
    int64_t high;      /* likewise; AJ_RANGE_NO_HIGH: no limit */
    bool is_multiple;  /* of an amount: where it stands, text "": nowhere that could be read */
    struct aj_path of;
    int64_t least;      /* fen: the amount counts for no less; 0: for what it is */
    struct aj_vec when; /* const struct aj_predicate *: the circumstances; empty: all */
    bool is_confirmed;
};

struct aj_range_table {
    struct aj_str id;
    struct aj_vec rows;                 /* struct aj_fine_range */
    const struct aj_pattern *no_source; /* titles of what sets no fine: benchmarks; NULL: none */
};

/* Whether the row is of the article, paragraph and item that are cited; what is not said fits. */
bool aj_range_is_of(const struct aj_fine_range *row, const struct aj_law *law,
                    const struct aj_cited *cited);
/* The law that is cited, that of today for one of before; NULL for one that is not known. */
const struct aj_law *aj_cited_law(const struct aj_eval *e, const struct aj_cited *cited);

#endif
