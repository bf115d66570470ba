/* SPDX-License-Identifier: Apache-2.0
 *
 * Which laws the names in one document mean: short names that it defines itself
 * (以下简称《条例》), short names that everybody knows, and words like 该条例.
 */
#ifndef AJ_LAW_NAMES_H
#define AJ_LAW_NAMES_H

#include "base/map.h"
#include "base/vec.h"
#include "text/citation.h"

struct aj_law_names {
    struct aj_arena *arena;
    struct aj_str text;         /* folded */
    const struct aj_map *known; /* name of a law -> const struct aj_str *, its full title */
    struct aj_vec definitions;  /* in the order of the text */
    struct aj_vec mentions;     /* likewise: where laws are named */
};

/* Reads what a document defines and names. The text and `known` must outlive the names. */
void aj_law_names_read(struct aj_law_names *names, struct aj_arena *arena,
                       const struct aj_map *known, struct aj_str folded);
/* The full title of the law that a citation of that text means: of 《X》 and X the nearest
 * definition before it, else a known law of that name, else X itself where it can be no short name;
 * of 该条例 the nearest law of that sort named before. False when it can't be told. */
bool aj_law_names_resolve(const struct aj_law_names *names, const struct aj_citation *citation,
                          struct aj_str *title);

#endif
