/* SPDX-License-Identifier: Apache-2.0
 *
 * Folders are listed by names alone; a ZIP through the container layer, which has its nested ZIPs
 * opened and all names made safe. Nothing is followed out of the root.
 */
#include "batch/tree.h"

#include "base/limits.h"
#include "base/map.h"
#include "base/utf8.h"
#include "container/member_name.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

struct listing {
    struct aj_arena *arena;
    struct aj_vec *folders; /* struct aj_tree_folder *: those found so far */
};

struct aj_str aj_tree_join(struct aj_arena *arena, struct aj_str a, struct aj_str b)
{
    if (a.len == 0)
        return aj_arena_dup(arena, b);
    return aj_arena_printf(arena, "%" AJ_STR_FMT "/%" AJ_STR_FMT, AJ_STR_ARG(a), AJ_STR_ARG(b));
}

struct aj_str aj_tree_name(struct aj_arena *arena, struct aj_str raw)
{
    struct aj_str name;
    struct aj_str out = AJ_STR_EMPTY;

    if (aj_member_name_decode(arena, raw, &name))
        return aj_arena_dup(arena, name);
    for (size_t at = 0; at < raw.len;) {
        size_t from = at;

        (void)aj_utf8_next(raw, &at); /* only how far it goes matters */
        if (aj_utf8_is_valid(aj_str_sub(raw, from, at)))
            out = aj_arena_printf(arena, "%" AJ_STR_FMT "%" AJ_STR_FMT, AJ_STR_ARG(out),
                                  AJ_STR_ARG(aj_str_sub(raw, from, at)));
        for (; from < at && !aj_utf8_is_valid(aj_str_sub(raw, from, at)); from++)
            out = aj_arena_printf(arena, "%" AJ_STR_FMT "%%%02X", AJ_STR_ARG(out),
                                  (unsigned)(unsigned char)raw.ptr[from]);
    }
    return out;
}

static struct aj_tree_folder *add_folder(struct listing *l, struct aj_tree_folder *parent,
                                         struct aj_str name)
{
    struct aj_tree_folder *folder = aj_arena_alloc(l->arena, sizeof(*folder));

    folder->name = name;
    folder->parent = parent;
    aj_vec_init(&folder->files, l->arena, sizeof(struct aj_tree_file));
    aj_vec_init(&folder->folders, l->arena, sizeof(struct aj_tree_folder *));
    *(struct aj_tree_folder **)aj_vec_push(l->folders) = folder;
    if (parent == NULL)
        return folder;
    folder->path = aj_tree_join(l->arena, parent->path, name);
    folder->depth = parent->depth + 1;
    *(struct aj_tree_folder **)aj_vec_push(&parent->folders) = folder;
    return folder;
}

static void add_file(struct aj_tree_folder *folder, struct aj_str name, struct aj_str raw)
{
    struct aj_tree_file *file = aj_vec_push(&folder->files);

    *file = (struct aj_tree_file){name, raw};
}

/* --- ZIPs */

struct unpacked {
    struct listing *listing;
    struct aj_tree_folder *zip;
    struct aj_map by_path; /* below the ZIP -> struct aj_tree_folder * */
};

/* The folder of that path below the ZIP; those on the way to it are made. */
static struct aj_tree_folder *folder_in_zip(struct unpacked *u, struct aj_str path)
{
    struct aj_tree_folder *folder = u->zip;
    struct aj_str rest = path;
    struct aj_str name;

    while (aj_str_next_piece(&rest, '/', &name)) {
        struct aj_str here = aj_str_sub(path, 0, (size_t)(name.ptr + name.len - path.ptr));
        struct aj_tree_folder *child = aj_map_find(&u->by_path, here);

        if (child == NULL) {
            child = add_folder(u->listing, folder, aj_arena_dup(u->listing->arena, name));
            child->at.path = u->zip->at.path;
            child->at.inside = aj_tree_join(u->listing->arena, u->zip->at.inside, here);
            child->is_zip = aj_member_name_is_zip(name);
            aj_map_set(&u->by_path, aj_arena_dup(u->listing->arena, here), child);
        }
        folder = child;
    }
    return folder;
}

static bool is_hidden(struct aj_str path)
{
    struct aj_str name;

    while (aj_str_next_piece(&path, '/', &name)) {
        if (name.len > 0 && name.ptr[0] == '.')
            return true;
    }
    return false;
}

/* A nested ZIP that is listed under its own name could not be opened. */
static void add_member(struct unpacked *u, const struct aj_member *member)
{
    struct aj_arena *arena = u->listing->arena;
    struct aj_str folder = aj_member_name_folder(member->name);
    size_t from = folder.len > 0 ? folder.len + 1 : 0;
    struct aj_str name = aj_arena_dup(arena, aj_str_sub(member->name, from, member->name.len));

    if (is_hidden(member->name))
        return;
    if (aj_member_name_is_zip(name) && member->status != AJ_BAD_NAME)
        folder_in_zip(u, member->name)->is_closed = true;
    else
        add_file(folder_in_zip(u, folder), name, name);
}

static enum aj_status list_zip(struct listing *l, struct aj_tree_folder *folder,
                               struct aj_error *err)
{
    struct unpacked u = {.listing = l, .zip = folder};
    struct aj_container *container;

    AJ_TRY(aj_container_open_tree(&folder->at, &container, err));
    aj_map_init(&u.by_path, l->arena);
    for (size_t i = 0; i < aj_container_count(container); i++)
        add_member(&u, aj_container_member(container, i));
    aj_container_close(container);
    return AJ_OK;
}

/* --- folders */

static int by_name(const void *a, const void *b)
{
    return aj_str_compare(((const struct aj_tree_file *)a)->name,
                          ((const struct aj_tree_file *)b)->name);
}

static void sort_names(struct aj_vec *names)
{
    if (names->count > 1)
        qsort(names->items, names->count, names->item_size, by_name);
}

/* Sorts what the folder holds: ZIPs go with the folders. */
static void read_names(struct listing *l, struct aj_tree_folder *folder, DIR *dir,
                       struct aj_vec *folders)
{
    struct aj_str above = aj_str_from(folder->at.path);
    const struct dirent *entry;

    while ((entry = readdir(dir)) != NULL) {
        struct aj_str raw = aj_arena_dup(l->arena, aj_str_from(entry->d_name));
        struct aj_tree_file found = {aj_tree_name(l->arena, raw), raw};
        struct stat info;

        if (raw.ptr[0] == '.' || aj_member_name_is_litter(raw) ||
            lstat(aj_tree_join(l->arena, above, raw).ptr, &info) != 0)
            continue;
        if (S_ISDIR(info.st_mode) || (S_ISREG(info.st_mode) && aj_member_name_is_zip(raw)))
            *(struct aj_tree_file *)aj_vec_push(folders) = found;
        else if (S_ISREG(info.st_mode))
            *(struct aj_tree_file *)aj_vec_push(&folder->files) = found;
    }
}

static void list_folder(struct listing *l, struct aj_tree_folder *folder)
{
    DIR *dir = folder->depth <= AJ_LIMIT_FOLDER_DEPTH ? opendir(folder->at.path) : NULL;
    struct aj_vec folders;

    folder->is_closed = dir == NULL;
    if (dir == NULL)
        return;
    aj_vec_init(&folders, l->arena, sizeof(struct aj_tree_file));
    read_names(l, folder, dir, &folders);
    (void)closedir(dir); /* read only */
    sort_names(&folder->files);
    sort_names(&folders);
    for (size_t i = 0; i < folders.count; i++) {
        const struct aj_tree_file *found = aj_vec_at(&folders, i);
        struct aj_tree_folder *child = add_folder(l, folder, found->name);

        child->at.path = aj_tree_join(l->arena, aj_str_from(folder->at.path), found->raw).ptr;
    }
}

static bool is_on_disk(const struct aj_tree_folder *folder)
{
    struct stat info;

    return folder->at.inside.len == 0 && stat(folder->at.path, &info) == 0 && S_ISDIR(info.st_mode);
}

static void look_into(struct listing *l, struct aj_tree_folder *folder)
{
    if (is_on_disk(folder)) {
        list_folder(l, folder);
        return;
    }
    folder->is_zip = folder->at.inside.len == 0 || aj_member_name_is_zip(folder->at.inside);
    folder->is_closed = list_zip(l, folder, NULL) != AJ_OK; /* found again when it is reviewed */
}

enum aj_status aj_tree_list(struct aj_arena *arena, const struct aj_location *root,
                            struct aj_vec *out, struct aj_error *err)
{
    struct listing l = {.arena = arena, .folders = out};
    const struct aj_tree_folder *top;

    aj_vec_init(out, arena, sizeof(struct aj_tree_folder *));
    add_folder(&l, NULL, AJ_STR_EMPTY)->at = *root;
    /* What was found in a ZIP stands behind it in the list and is known in full already. */
    for (size_t i = 0; i < out->count; i++) {
        struct aj_tree_folder *folder = *(struct aj_tree_folder **)aj_vec_at(out, i);

        if (i == 0 || folder->at.inside.len == 0)
            look_into(&l, folder);
    }
    top = *(struct aj_tree_folder **)aj_vec_at(out, 0);
    if (root->inside.len > 0 && !top->is_closed && top->files.count + top->folders.count == 0)
        return aj_error_set(err, AJ_NOT_FOUND, _("%s 里没有 %" AJ_STR_FMT), root->path,
                            AJ_STR_ARG(root->inside));
    return AJ_OK;
}
