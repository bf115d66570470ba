/* SPDX-License-Identifier: Apache-2.0
 *
 * Titles of laws in running text: 《…条例》, 行政处罚法, and words that stand for one: 该条例.
 */
#ifndef AJ_LAW_TITLE_H
#define AJ_LAW_TITLE_H

#include "base/str.h"

#include <stdbool.h>

struct aj_law_title {
    struct aj_str name;      /* between 《》, or the bare name; "" for none */
    struct aj_str reference; /* 该条例, 本法: stands for a law named elsewhere; "" for none */
    bool is_bare;            /* without 《》: where it begins was guessed by the words before */
};

/* Reads the law that stands right before byte `at`, over remarks in （） and chapters; where it
 * begins, `at` when there is no name. */
size_t aj_law_title_before(struct aj_str text, size_t at, struct aj_law_title *title);
/* Bytes of the word that makes what ends at `end` a title: 法, 条例; 0 when there is none. */
size_t aj_law_title_end(struct aj_str text, size_t end);

#endif
