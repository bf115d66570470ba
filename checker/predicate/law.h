/* SPDX-License-Identifier: Apache-2.0
 *
 * Laws: their editions with the days in force and their last articles, and what an article of
 * before became. No text of a law stands here.
 */
#ifndef AJ_LAW_H
#define AJ_LAW_H

#include "base/str.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stdint.h>

struct aj_edition {
    int32_t from;  /* days since 1970-01-01 */
    int32_t until; /* INT32_MAX: still in force */
    struct aj_str from_text;
    int last_article; /* 0: not known */
    bool is_confirmed;
};

/* Article `old` is, from the day `at` on, the articles `now` ("24,27"). */
struct aj_renumbered {
    int32_t at;
    int old;
    struct aj_str now;
};

struct aj_law {
    struct aj_str id;         /* 行政处罚法 */
    struct aj_str title;      /* 中华人民共和国行政处罚法 */
    struct aj_vec editions;   /* struct aj_edition */
    struct aj_vec renumbered; /* struct aj_renumbered */
    struct aj_vec
        former; /* const struct aj_law *: earlier editions kept under a name of their own */
    const struct aj_law *now; /* the law this one is the earlier editions of, or NULL */
    bool is_confirmed;
};

/* The edition of the law in force on a day, or NULL. */
const struct aj_edition *aj_law_edition(const struct aj_law *law, int32_t day);
/* Likewise, its former laws' too. */
const struct aj_edition *aj_law_edition_of_all(const struct aj_law *law, int32_t day);
/* The i-th edition of the law and its former ones, or NULL past the last. */
const struct aj_edition *aj_law_edition_at(const struct aj_law *law, size_t i);
/* Whether the law is in force on the day; true for one whose editions nobody entered. */
bool aj_law_is_in_force(const struct aj_law *law, int32_t day);
/* The numbers that an article of the edition of `day` has on a later day: "24,27"; "" when it was
 * not renumbered between them, or nobody entered it. */
struct aj_str aj_law_renumbered(const struct aj_law *law, int article, int32_t day, int32_t later);
/* The other way round: the numbers ("31,32") that an article of the law before `until` had in the
 * edition of `day`. An article that no renumbering speaks of kept its number, unless another one
 * bore that, which leaves "". Allocates in arena. */
struct aj_str aj_law_number_before(struct aj_arena *arena, const struct aj_law *law, int article,
                                   int32_t day, int32_t until);

#endif
