/* SPDX-License-Identifier: Apache-2.0
 *
 * Decides over the tree of folders below an argument which of them are cases. Must not know what
 * is a folder on disk and what a ZIP, but for the few places where people mean another thing by it.
 */
#include "batch/find.h"

#include "batch/mark.h"
#include "batch/tree.h"
#include "container/file.h"
#include "container/member_name.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct search {
    struct aj_arena *arena;
    struct aj_marks *marks;
    struct aj_found *found;
    struct aj_location root;
    struct aj_str name; /* of the argument */
    struct aj_str base; /* before the paths below the root, or "" */
};

static struct aj_tree_folder *folder_at(const struct aj_vec *folders, size_t i)
{
    return *(struct aj_tree_folder **)aj_vec_at(folders, i);
}

/* --- deciding */

/* Decides for one folder, those in it being decided. */
static void decide(struct aj_tree_folder *folder)
{
    bool is_marked = folder->is_marked;
    size_t n_parts = 0;
    size_t n_others = 0;

    for (size_t i = 0; i < folder->folders.count; i++) {
        const struct aj_tree_folder *child = folder_at(&folder->folders, i);

        folder->has_manifest_below = folder->has_manifest_below || child->has_manifest_below ||
                                     (child->has_manifest && !child->is_part);
        if (child->is_part && child->is_bundle)
            n_parts++;
        else
            n_others += child->n_bundles;
    }
    is_marked = is_marked || n_parts > 0;
    folder->is_wrapper = folder->is_zip && n_others == 1;
    folder->is_bundle = folder->is_wrapper || (is_marked && n_others == 0) ||
                        (folder->has_manifest && !folder->has_manifest_below);
    folder->n_bundles = folder->is_bundle ? 1 : n_parts + n_others;
}

static void decide_by_names(struct search *s, const struct aj_vec *folders)
{
    for (size_t i = folders->count; i-- > 0;) {
        struct aj_tree_folder *folder = folder_at(folders, i);

        folder->is_part = aj_marks_is_part(s->marks, folder->name);
        folder->has_manifest = aj_marks_has_manifest(s->marks, folder);
        folder->is_marked = aj_marks_by_name(s->marks, folder);
        decide(folder);
    }
}

/* What names have decided. A ZIP that holds one case by name may hold more by title. */
static void cover(const struct aj_vec *folders)
{
    for (size_t i = 0; i < folders->count; i++) {
        struct aj_tree_folder *folder = folder_at(folders, i);

        folder->is_covered = (folder->is_bundle && !folder->is_wrapper) ||
                             (folder->parent != NULL && folder->parent->is_covered);
    }
}

/* Where no name tells of a case, above or below, titles may. */
static void decide_by_titles(struct search *s, const struct aj_vec *folders)
{
    for (size_t i = folders->count; i-- > 0;) {
        struct aj_tree_folder *folder = folder_at(folders, i);

        if (folder->is_covered)
            continue;
        decide(folder);
        if (folder->n_bundles > 0)
            continue;
        folder->is_marked = aj_marks_by_title(s->marks, folder);
        decide(folder);
    }
}

/* What stands apart in a tree though no document speaks for it: a ZIP somebody made of it, or what
 * can't be opened. Inside a case it is a part like any other. */
static bool stands_alone(const struct aj_tree_folder *folder)
{
    return folder->n_bundles == 0 && (folder->is_zip || folder->is_closed);
}

/* --- what was found */

static void add_bundle(struct search *s, const struct aj_location *at, struct aj_str case_path)
{
    struct aj_bundle *bundle = aj_vec_push(&s->found->bundles);

    *bundle = (struct aj_bundle){*at, case_path};
}

static void add_loose(struct search *s, const struct aj_tree_folder *folder)
{
    struct aj_str above = folder->path;

    if (s->base.len > 0)
        above = above.len > 0 ? aj_tree_join(s->arena, s->base, above) : s->base;
    for (size_t i = 0; i < folder->files.count; i++) {
        const struct aj_tree_file *file = aj_vec_at(&folder->files, i);

        *(struct aj_str *)aj_vec_push(&s->found->loose) = aj_tree_join(s->arena, above, file->name);
    }
}

static void report(struct search *s, const struct aj_vec *folders)
{
    for (size_t i = 0; i < folders->count; i++) {
        struct aj_tree_folder *folder = folder_at(folders, i);

        folder->is_covered = folder->parent != NULL && folder->parent->is_covered;
        if (folder->is_covered)
            continue;
        if (!folder->is_bundle && !stands_alone(folder)) {
            add_loose(s, folder);
            continue;
        }
        folder->is_covered = true;
        add_bundle(s, &folder->at,
                   folder->parent != NULL ? aj_tree_join(s->arena, s->base, folder->path)
                                          : s->name);
    }
}

static int by_case_path(const void *a, const void *b)
{
    return aj_str_compare(((const struct aj_bundle *)a)->case_path,
                          ((const struct aj_bundle *)b)->case_path);
}

static enum aj_status find_in_tree(struct search *s, struct aj_error *err)
{
    size_t first = s->found->bundles.count;
    struct aj_vec folders;
    size_t n;

    AJ_TRY(aj_tree_list(s->arena, &s->root, &folders, err));
    decide_by_names(s, &folders);
    cover(&folders);
    decide_by_titles(s, &folders);
    report(s, &folders);
    n = s->found->bundles.count - first;
    if (n > 1)
        qsort(aj_vec_at(&s->found->bundles, first), n, sizeof(struct aj_bundle), by_case_path);
    return AJ_OK;
}

/* --- the argument */

/* The last part of a path, without trailing slashes. */
static struct aj_str base_name(struct aj_str path)
{
    while (path.len > 1 && path.ptr[path.len - 1] == '/')
        path.len--;
    for (size_t i = path.len; i-- > 0;) {
        if (path.ptr[i] == '/')
            return aj_str_sub(path, i + 1, path.len);
    }
    return path;
}

static struct aj_str without_slashes(struct aj_str path)
{
    while (path.len > 0 && path.ptr[path.len - 1] == '/')
        path.len--;
    return path;
}

/* Parts a path that leads into a ZIP: a.zip/2023. False when nothing is there. */
static bool resolve(struct search *s, const char *path)
{
    struct aj_str whole = aj_str_from(path);
    struct stat info;

    s->root = (struct aj_location){.path = path};
    if (stat(path, &info) == 0)
        return true;
    for (size_t i = whole.len; errno == ENOTDIR && i-- > 1;) {
        struct aj_str above = aj_str_sub(whole, 0, i);

        if (path[i] != '/' || !aj_member_name_is_zip(above))
            continue;
        above = aj_arena_dup(s->arena, above);
        s->root.path = above.ptr;
        s->root.inside =
            aj_arena_dup(s->arena, without_slashes(aj_str_sub(whole, i + 1, whole.len)));
        if (aj_file_is_regular(above.ptr))
            return true;
        errno = ENOTDIR; /* perhaps a ZIP in a ZIP */
    }
    return false;
}

/* PATH, or NAME=PATH when nothing is at a path of that name. */
static enum aj_status take_argument(struct search *s, const char *argument, struct aj_error *err)
{
    const char *equals = strchr(argument, '=');
    struct aj_str path = aj_arena_dup(s->arena, aj_str_from(argument));
    int code;

    s->name = aj_tree_name(s->arena, base_name(path));
    if (resolve(s, path.ptr))
        return AJ_OK;
    code = errno;
    if (equals != NULL && equals != argument) {
        s->name = aj_tree_name(s->arena, aj_str_sub(path, 0, (size_t)(equals - argument)));
        s->base = s->name;
        path = aj_arena_dup(s->arena, aj_str_from(equals + 1));
        if (resolve(s, path.ptr))
            return AJ_OK;
        code = errno;
    }
    return aj_error_set(err, AJ_NOT_FOUND, "%" AJ_STR_FMT "：%s", AJ_STR_ARG(path), strerror(code));
}

enum aj_status aj_find_bundles(struct aj_arena *arena, const struct aj_kinds *kinds,
                               const char *argument, struct aj_found *found, struct aj_error *err)
{
    struct search s = {.arena = arena, .found = found};
    struct aj_str path;
    enum aj_status status;

    AJ_TRY(take_argument(&s, argument, err));
    path = aj_str_from(s.root.path);
    if (s.root.inside.len == 0 && aj_file_is_regular(s.root.path) && !aj_member_name_is_zip(path)) {
        add_bundle(&s, &s.root, s.name);
        return AJ_OK;
    }
    /* Cases of several ZIPs are often called alike, 案一 in each. */
    if (s.base.len == 0 && s.root.inside.len == 0 && aj_member_name_is_zip(path))
        s.base = s.name;
    s.marks = aj_marks_new(arena, kinds);
    status = find_in_tree(&s, err);
    aj_marks_close(s.marks);
    return status;
}

void aj_found_init(struct aj_found *found, struct aj_arena *arena)
{
    aj_vec_init(&found->bundles, arena, sizeof(struct aj_bundle));
    aj_vec_init(&found->loose, arena, sizeof(struct aj_str));
}

enum aj_status aj_find_one(struct aj_arena *arena, const struct aj_kinds *kinds,
                           const char *argument, struct aj_found *found, struct aj_bundle *out,
                           struct aj_error *err)
{
    struct aj_str path = aj_arena_dup(arena, aj_str_from(argument));

    aj_found_init(found, arena);
    AJ_TRY(aj_find_bundles(arena, kinds, argument, found, err));
    if (found->bundles.count > 1)
        return aj_error_set(err, AJ_SYNTAX, _("%s 里有 %zu 个案卷，请写出其中一个的路径"), argument,
                            found->bundles.count);
    *out = found->bundles.count == 1
               ? *(const struct aj_bundle *)aj_vec_at(&found->bundles, 0)
               : (struct aj_bundle){{.path = path.ptr}, aj_tree_name(arena, base_name(path))};
    return AJ_OK;
}
