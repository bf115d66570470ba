/* SPDX-License-Identifier: Apache-2.0
 *
 * The rows of the indexes, and a paper for each of them.
 */
#include "predicate/listing.h"

#include "base/mem.h"
#include "dossier/classify.h"
#include "predicate/listed.h"

#define LEAST_COMMON 6 /* bytes, two characters: shorter titles say nothing about each other */

static const struct aj_paper *paper_at(const struct aj_eval *e, size_t i)
{
    return *(struct aj_paper *const *)aj_vec_at(&e->dossier->papers, i);
}

bool aj_listing_is_kin(const struct aj_paper *paper, const struct aj_kind *kind)
{
    return kind != NULL && paper->kind != NULL &&
           (aj_paper_is(paper, kind) || aj_kind_is(kind, paper->kind));
}

bool aj_listing_is_named_by(const struct aj_listing_row *row, const struct aj_paper *paper)
{
    return aj_listing_is_kin(paper, row->kind) || row->titles[paper->index];
}

const struct aj_vec *aj_listing_kinds_named(const struct aj_eval *e,
                                            const struct aj_listing *listing,
                                            const struct aj_paper *paper)
{
    struct aj_vec **named = &listing->named[paper->index];
    struct aj_str text = aj_paper_folded(paper);
    const struct aj_kind *kind;
    size_t from;
    size_t to = 0;

    if (*named != NULL)
        return *named;
    *named = aj_arena_alloc(e->arena, sizeof(**named));
    aj_vec_init(*named, e->arena, sizeof(const struct aj_kind *));
    while ((kind = aj_classify_within(e->dossier->kinds, text, to, &from, &to)) != NULL)
        *(const struct aj_kind **)aj_vec_push(*named) = kind;
    return *named;
}

/* Adds the rows of one index. */
static void collect_rows(const struct aj_eval *e, const struct aj_paper *paper,
                         const struct aj_kind *catalogue, struct aj_listing *out)
{
    const struct aj_vec *titles = aj_paper_readings(paper, catalogue->lists_title);
    size_t n_before = out->rows.count;

    for (size_t i = 0; i < titles->count; i++) {
        const struct aj_reading *title = aj_vec_at(titles, i);
        struct aj_listing_row *row;

        if (title->state != AJ_VALUE)
            continue;
        row = aj_vec_push(&out->rows);
        *row = (struct aj_listing_row){.paper = paper,
                                       .title = title,
                                       .kind = aj_listed_kind(e, title->value.key),
                                       .is_joined = aj_listed_is_joined(title->value.key)};
        aj_listed_kinds(e, title->value.key, &row->kinds);
    }
    if (out->rows.count == n_before)
        *(const struct aj_paper **)aj_vec_push(&out->unread) = paper;
}

static bool has_common_words(struct aj_str a, struct aj_str b)
{
    return a.len >= LEAST_COMMON && b.len >= LEAST_COMMON &&
           (aj_str_contains(a, b) || aj_str_contains(b, a));
}

/* Notes which papers' titles or files are in the words of each row. */
static void compare_titles(const struct aj_eval *e, struct aj_listing *out)
{
    size_t n_papers = e->dossier->papers.count;
    size_t n_rows = out->rows.count;
    struct aj_listing_title *of_rows =
        aj_arena_alloc(e->arena, aj_array_size(n_rows, sizeof(*of_rows)));
    bool *titles = aj_arena_alloc(e->arena, aj_array_size(n_rows, n_papers));

    for (size_t i = 0; i < n_rows; i++) {
        struct aj_listing_row *row = aj_vec_at(&out->rows, i);

        row->titles = titles + i * n_papers;
        of_rows[i] = aj_listed_title(e, row->title->value.shown);
    }
    for (size_t k = 0; k < n_papers; k++) {
        const struct aj_paper *paper = paper_at(e, k);
        struct aj_str title = aj_fold_text(e->arena, paper->title);
        struct aj_str bare = aj_listed_without_joints(e, paper->file);

        for (size_t i = 0; i < n_rows; i++) {
            const struct aj_listing_row *row = aj_vec_at(&out->rows, i);
            bool is_titled = has_common_words(row->title->value.key, title) ||
                             aj_listed_is_file(&of_rows[i], paper->file, bare);

            titles[i * n_papers + k] = is_titled;
            out->titled[k] = out->titled[k] || is_titled;
        }
    }
}

/* Gives the rows, in their order, each a paper that it names and that no row before it has. A row
 * that finds only papers of others is met as well where it names a kind: two rows may list parts of
 * one paper. */
static void match_rows(const struct aj_eval *e, struct aj_listing *out)
{
    for (size_t i = 0; i < out->rows.count; i++) {
        struct aj_listing_row *row = aj_vec_at(&out->rows, i);
        bool is_free = false;

        for (size_t k = 0; k < e->dossier->papers.count && !is_free; k++) {
            if (!aj_listing_is_named_by(row, paper_at(e, k)))
                continue;
            row->is_met = true;
            is_free = !out->claimed[k];
            out->claimed[k] = true;
        }
    }
}

static struct aj_listing *read_listing(const struct aj_eval *e, const struct aj_kind *catalogue,
                                       const struct aj_vec *papers)
{
    struct aj_listing *out = aj_arena_alloc(e->arena, sizeof(*out));
    size_t n_papers = e->dossier->papers.count;

    aj_vec_init(&out->rows, e->arena, sizeof(struct aj_listing_row));
    aj_vec_init(&out->unread, e->arena, sizeof(const struct aj_paper *));
    out->named = aj_arena_alloc(e->arena, aj_array_size(n_papers, sizeof(*out->named)));
    out->claimed = aj_arena_alloc(e->arena, aj_array_size(n_papers, sizeof(*out->claimed)));
    out->titled = aj_arena_alloc(e->arena, aj_array_size(n_papers, sizeof(*out->titled)));
    for (size_t i = 0; i < papers->count; i++)
        collect_rows(e, *(const struct aj_paper *const *)aj_vec_at(papers, i), catalogue, out);
    compare_titles(e, out);
    match_rows(e, out);
    return out;
}

const struct aj_listing *aj_listing_of(struct aj_eval *e, const struct aj_kind *catalogue,
                                       const struct aj_vec *papers)
{
    struct aj_listing **known = &e->known_listings[catalogue->index];

    if (e->self != NULL) /* the papers may be those of one party */
        return read_listing(e, catalogue, papers);
    if (*known == NULL)
        *known = read_listing(e, catalogue, papers);
    return *known;
}
