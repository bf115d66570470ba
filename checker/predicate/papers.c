/* SPDX-License-Identifier: Apache-2.0
 *
 * The papers that several paths name together.
 */
#include "predicate/predicate.h"

static bool holds_paper(const struct aj_vec *papers, size_t n, const struct aj_paper *paper)
{
    for (size_t i = 0; i < n; i++) {
        if (*(const struct aj_paper *const *)aj_vec_at(papers, i) == paper)
            return true;
    }
    return false;
}

struct aj_vec aj_paths_papers(struct aj_eval *e, const struct aj_vec *paths)
{
    struct aj_vec papers;

    aj_vec_init(&papers, e->arena, sizeof(const struct aj_paper *));
    for (size_t i = 0; i < paths->count; i++) {
        struct aj_vec some = aj_path_papers(e, aj_vec_at(paths, i));
        size_t n_before = papers.count; /* those of one path are all different */

        for (size_t k = 0; k < some.count; k++) {
            const struct aj_paper *paper = *(const struct aj_paper *const *)aj_vec_at(&some, k);

            if (!holds_paper(&papers, n_before, paper))
                *(const struct aj_paper **)aj_vec_push(&papers) = paper;
        }
    }
    return papers;
}

/* An unread paper that could be what the path leads to; NULL for none. */
static const struct aj_paper *find_unread(const struct aj_eval *e, const struct aj_path *path)
{
    if (path->kind != NULL)
        return aj_eval_could_be(e, path->kind);
    for (size_t i = 0; i < e->dossier->papers.count; i++) {
        const struct aj_paper *paper = *(struct aj_paper *const *)aj_vec_at(&e->dossier->papers, i);

        if (paper->read == AJ_READ_NO)
            return paper; /* a path to every kind */
    }
    return NULL;
}

const struct aj_paper *aj_paths_unread(struct aj_eval *e, const struct aj_vec *paths)
{
    struct aj_vec papers = aj_paths_papers(e, paths);

    for (size_t i = 0; i < papers.count; i++) {
        const struct aj_paper *paper = *(const struct aj_paper *const *)aj_vec_at(&papers, i);

        if (paper->read == AJ_READ_PART)
            return paper;
    }
    for (size_t i = 0; i < paths->count; i++) {
        const struct aj_paper *paper = find_unread(e, aj_vec_at(paths, i));

        if (paper != NULL)
            return paper;
    }
    return NULL;
}
