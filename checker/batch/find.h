/* SPDX-License-Identifier: Apache-2.0
 *
 * Finding the bundles below the paths a user gave (product.md, "Finding bundles"), in folders and
 * in ZIPs alike.
 */
#ifndef AJ_FIND_H
#define AJ_FIND_H

#include "base/error.h"
#include "container/container.h"
#include "dossier/kind.h"

struct aj_bundle {
    struct aj_location at;
    struct aj_str case_path; /* below the argument that led to it, '/' between folders, behind the
                                name of a ZIP given as argument; its own name when it is the
                                argument itself. UTF-8 */
};

struct aj_found {
    struct aj_vec bundles; /* struct aj_bundle, in byte order of case_path within an argument */
    struct aj_vec loose;   /* struct aj_str: files of a tree that belong to no bundle */
};

void aj_found_init(struct aj_found *found, struct aj_arena *arena);

/* Looks at one argument: NAME=PATH or PATH, which may lead into a ZIP (a.zip/2023). A file other
 * than a ZIP is a bundle. A folder is one when it holds, itself or in its part folders, a document
 * of a bundle kind (by name, else by title) and no other folder in it is one; else it is a tree.
 * A ZIP counts as a folder, but is one bundle too when it holds a single one, or none: somebody
 * packed it as one thing. What can't be opened is a bundle where it is not part of one, so that
 * it is reported. Adds to *found, whose vectors are initialised. AJ_NOT_FOUND when there is nothing
 * at the path. */
enum aj_status aj_find_bundles(struct aj_arena *arena, const struct aj_kinds *kinds,
                               const char *argument, struct aj_found *found,
                               struct aj_error *err) AJ_MUST_CHECK;
/* The one bundle that the argument leads to; what is not known as one is taken as it is. Else
 * AJ_SYNTAX, and *found holds those it leads to; the vectors are initialised here. *out lives in
 * the arena. */
enum aj_status aj_find_one(struct aj_arena *arena, const struct aj_kinds *kinds,
                           const char *argument, struct aj_found *found, struct aj_bundle *out,
                           struct aj_error *err) AJ_MUST_CHECK;

#endif
