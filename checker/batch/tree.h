/* SPDX-License-Identifier: Apache-2.0
 *
 * What lies below a path, as one tree of folders and files, whether it is stored in folders or in
 * ZIPs. Knows nothing of cases.
 */
#ifndef AJ_TREE_H
#define AJ_TREE_H

#include "base/vec.h"
#include "container/container.h"

struct aj_tree_file {
    struct aj_str name; /* UTF-8 */
    struct aj_str raw;  /* the bytes by which it is opened in its folder */
};

struct aj_tree_folder {
    struct aj_location at;
    struct aj_str name;            /* UTF-8; "" for the root */
    struct aj_str path;            /* below the root, '/' between folders; "" for the root */
    struct aj_tree_folder *parent; /* NULL: the root */
    struct aj_vec files;           /* struct aj_tree_file */
    struct aj_vec folders;         /* struct aj_tree_folder *; the ZIPs too */
    size_t depth;
    bool is_zip;
    bool is_closed; /* can't be looked into: damaged, encrypted, without permission, too deep */

    /* What find.c makes of it. */
    bool is_part;            /* 正卷, 证据 …: belongs to the folder above */
    bool is_marked;          /* a document of its own is one that makes a bundle */
    bool has_manifest;       /* a file of its own says that this is one */
    bool has_manifest_below; /* in a folder in it that is no part */
    bool is_bundle;          /* all of it is one case */
    bool is_wrapper;         /* a ZIP that is one because it holds just one */
    bool is_covered;         /* itself or a folder above is a bundle */
    size_t n_bundles;        /* itself, or those below */
};

/* Looks into the folder or ZIP and into all folders and ZIPs in it: struct aj_tree_folder *, each
 * before those in it, the root first. Links, special files, hidden files and what systems leave
 * behind are passed over. A root that can't be looked into is closed; AJ_NOT_FOUND when nothing is
 * inside. */
enum aj_status aj_tree_list(struct aj_arena *arena, const struct aj_location *root,
                            struct aj_vec *out, struct aj_error *err) AJ_MUST_CHECK;
/* a/b, or b when a is "". In arena, NUL-terminated. */
struct aj_str aj_tree_join(struct aj_arena *arena, struct aj_str a, struct aj_str b);
/* A name as found on disk in UTF-8; bytes that say nothing as %FF. In arena, NUL-terminated. */
struct aj_str aj_tree_name(struct aj_arena *arena, struct aj_str raw);

#endif
