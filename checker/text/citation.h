/* SPDX-License-Identifier: Apache-2.0
 *
 * Citations of laws: 《中华人民共和国行政处罚法》第五十八条第一款第（三）项.
 */
#ifndef AJ_CITATION_H
#define AJ_CITATION_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct aj_citation {
    struct aj_str
        law; /* the words between 《》, or the bare name before 第…条 (行政处罚法); a view */
    struct aj_str
        reference; /* when law is empty: words that stand for a law named before, 该条例 */
    bool is_bare;  /* law stood without 《》 */
    int16_t article;
    int16_t article_sub; /* 第二十条之一: 1; else 0 */
    int16_t paragraph;   /* 款; 0 when not said */
    int16_t item;        /* 项; 0 when not said */
    size_t from; /* bytes in the searched text: from the article's 第 (or 《 for the first) */
    size_t to;
};

/* Finds the next cited article in folded text at or after `from`. law carries the name in force
 * there, also for lists: 《行政处罚法》第四十四条、第四十五条和第六十三条 gives three. Numerals
 * Chinese or Arabic, the item with or without （）. Start with *last zeroed; the finder keeps the
 * law in force in it between calls. A law's name carries over to a list of articles only while
 * 、，和及以及与或至 and 之规定-like words stand between; 本法第…条 and an article without any law
 * before it give an empty law. */
bool aj_citation_find(struct aj_str folded, size_t from, struct aj_citation *last);

#endif
