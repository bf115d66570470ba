/* SPDX-License-Identifier: Apache-2.0
 *
 * By what a folder is known as a case: names of part folders, and documents of a bundle kind, by
 * file name or by title. Opens documents, decides nothing about a tree.
 */
#ifndef AJ_MARK_H
#define AJ_MARK_H

#include "batch/tree.h"
#include "dossier/kind.h"

struct aj_marks;

struct aj_marks *aj_marks_new(struct aj_arena *arena, const struct aj_kinds *kinds);
/* Closes what was opened; the rest goes with the arena. */
void aj_marks_close(struct aj_marks *marks);

/* Whether it is the name of a part of a case: 01正卷, 现场照片, 证据材料.zip. */
bool aj_marks_is_part(const struct aj_marks *marks, struct aj_str name);
/* Whether a file of the folder itself is a manifest by its name: the folder is a case, whatever
 * else is in it. */
bool aj_marks_has_manifest(const struct aj_marks *marks, const struct aj_tree_folder *folder);
/* Whether a file of the folder itself is named like a document that makes a bundle. */
bool aj_marks_by_name(const struct aj_marks *marks, const struct aj_tree_folder *folder);
/* Whether a document of the folder itself has such a title. Reads the first AJ_LIMIT_TITLE_FILES
 * documents at most; one that can't be read says nothing. */
bool aj_marks_by_title(struct aj_marks *marks, const struct aj_tree_folder *folder);

#endif
