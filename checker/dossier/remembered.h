/* SPDX-License-Identifier: Apache-2.0
 *
 * What was found out with patterns and comes again: what keys that are no labels of a kind mean, as
 * forms repeat from case to case; and whether words are somebody's name, as each paper of a case
 * names the same few. One for the rules of a process, which is single-threaded.
 */
#ifndef AJ_REMEMBERED_H
#define AJ_REMEMBERED_H

#include "base/map.h"
#include "text/pattern.h"

#include <stdbool.h>

struct aj_remembered {
    struct aj_arena *arena; /* of the maps; NULL: nothing is remembered yet */
    struct aj_map *of_kind; /* by the kind's index: key -> const struct aj_label ** */
    size_t n_kinds;
    struct aj_arena *words_arena; /* likewise, of the words */
    struct aj_map words;          /* words -> struct aj_answer[AJ_QUESTIONS] */
};

/* What is asked of words that may be a name; each has a pattern in <words>. */
enum aj_question { AJ_ARE_UNFILLED, AJ_ARE_UNNAMED, AJ_HAVE_NAME, AJ_QUESTIONS };

struct aj_answer {
    bool is_known;
    bool is_yes;
    struct aj_pattern_match match; /* where it is */
};

/* The keys of one of n_kinds kinds; what is added to the map goes into its arena. What was handed
 * out before may be forgotten: ask once a paper. */
struct aj_map *aj_remembered_of(struct aj_remembered *remembered, size_t kind, size_t n_kinds);
/* The answers for words, by enum aj_question, for the caller to fill in and valid until the next
 * call; NULL where they are too long to come again. */
struct aj_answer *aj_remembered_answers(struct aj_remembered *remembered, struct aj_str words);
/* Forgets everything. */
void aj_remembered_clear(struct aj_remembered *remembered);

#endif
