/* SPDX-License-Identifier: Apache-2.0
 *
 * What kind of document is it: by its title, else by its file name.
 */
#ifndef AJ_CLASSIFY_H
#define AJ_CLASSIFY_H

#include "document/document.h"
#include "dossier/kind.h"

struct aj_title {
    const struct aj_kind *kind; /* NULL: no title found */
    uint32_t block;             /* the paragraph, the first of two when the title takes two */
    struct aj_str text;         /* as written */
    bool is_bare;               /* nothing stands before it on its line */
    bool is_weak;               /* the words may as well be a label or a heading */
};

/* The kind whose title the words are, alone or behind the name of an issuer:
 * 临澜市民政局行政处罚决定书（副本）. NULL when the words are no title. Allocates in arena. */
const struct aj_kind *aj_classify_title(const struct aj_kinds *kinds, struct aj_arena *arena,
                                        struct aj_str words);
/* The first title among the blocks [first, end). */
struct aj_title aj_classify_blocks(const struct aj_kinds *kinds, struct aj_arena *arena,
                                   const struct aj_document *document, uint32_t first,
                                   uint32_t end);
/* Where titles are looked for: the blocks of the body up to `end`. */
struct aj_title_search {
    const struct aj_kinds *kinds;
    struct aj_arena *arena;
    const struct aj_document *document;
    uint32_t end;
};

/* The title that begins in the paragraph `block`, alone or with the one behind it; kind is NULL
 * when there is none. is_first: nothing filled stands above it. */
struct aj_title aj_classify_at(const struct aj_title_search *search, uint32_t block, bool is_first);
/* What the blocks [first, end) begin with, where it may be a title that no kind has: a short line
 * without sentence marks among the first; "" where there is none. */
struct aj_str aj_classify_head(const struct aj_document *document, uint32_t first, uint32_t end);
/* The file's name without folders, ending and leading number. */
struct aj_str aj_classify_stem(struct aj_str file);
/* By the headers, for papers that are titled only there. */
const struct aj_kind *aj_classify_margins(const struct aj_kinds *kinds, struct aj_arena *arena,
                                          const struct aj_document *document);
/* Whether the title in the paragraph `block` stands on a page that only goes on: （续页）, or 第2页
 * below it. */
bool aj_title_continues(const struct aj_title_search *search, uint32_t block);
/* By file name: a title within the stem, else the kinds' own patterns. NULL when the name says
 * nothing. */
const struct aj_kind *aj_classify_file(const struct aj_kinds *kinds, struct aj_arena *arena,
                                       struct aj_str file);
/* Finds the longest title of any kind within words at or after `from`; NULL when there is none. */
const struct aj_kind *aj_classify_within(const struct aj_kinds *kinds, struct aj_str folded,
                                         size_t from, size_t *title_from, size_t *title_to);

#endif
