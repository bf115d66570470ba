/* SPDX-License-Identifier: Apache-2.0
 *
 * Walks folders by names alone; nothing is opened here.
 */
#include "batch/find.h"

#include "base/limits.h"
#include "dossier/classify.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

struct folder {
    struct aj_str path;
    struct aj_str case_path;
    struct aj_vec files;   /* struct aj_str: names */
    struct aj_vec folders; /* struct folder * */
    bool is_part;          /* 正卷, 证据 …: belongs to the folder above */
    bool is_bundle;
    bool holds_bundle; /* somewhere below */
    int depth;
};

struct search {
    struct aj_arena *arena;
    const struct aj_kinds *kinds;
    struct aj_found *found;
};

static bool ends_with_zip(struct aj_str name)
{
    return name.len > 4 && strncasecmp(name.ptr + name.len - 4, ".zip", 4) == 0;
}

static bool is_part_name(const struct search *s, struct aj_str name)
{
    for (size_t i = 0; i < s->kinds->words.parts.count; i++) {
        if (aj_str_contains(name, *(struct aj_str *)aj_vec_at(&s->kinds->words.parts, i)))
            return true;
    }
    return false;
}

/* Whether the file's name is that of a document by which a folder counts as a case. */
static bool marks_bundle(const struct search *s, struct aj_str name)
{
    const struct aj_kind *kind = aj_classify_file(s->kinds, s->arena, name);

    for (size_t i = 0; kind != NULL && i < s->kinds->words.bundle_kinds.count; i++) {
        if (aj_kind_is(kind, *(struct aj_kind *const *)aj_vec_at(&s->kinds->words.bundle_kinds, i)))
            return true;
    }
    return false;
}

static struct folder *folder_new(struct search *s, struct aj_str path, struct aj_str case_path,
                                 int depth)
{
    struct folder *folder = aj_arena_alloc(s->arena, sizeof(*folder));

    folder->path = path;
    folder->case_path = case_path;
    folder->depth = depth;
    aj_vec_init(&folder->files, s->arena, sizeof(struct aj_str));
    aj_vec_init(&folder->folders, s->arena, sizeof(struct folder *));
    return folder;
}

static struct aj_str join(struct search *s, struct aj_str a, struct aj_str b)
{
    if (a.len == 0)
        return aj_arena_dup(s->arena, b);
    return aj_arena_printf(s->arena, "%" AJ_STR_FMT "/%" AJ_STR_FMT, AJ_STR_ARG(a), AJ_STR_ARG(b));
}

static int by_bytes(const void *a, const void *b)
{
    return aj_str_compare(*(const struct aj_str *)a, *(const struct aj_str *)b);
}

/* Lists one folder; hidden entries and links are passed over. */
static void list_folder(struct search *s, struct folder *folder)
{
    DIR *dir = opendir(folder->path.ptr);
    struct aj_vec folders;
    struct dirent *entry;

    if (dir == NULL)
        return;
    aj_vec_init(&folders, s->arena, sizeof(struct aj_str));
    while ((entry = readdir(dir)) != NULL) {
        struct aj_str name = aj_arena_dup(s->arena, aj_str_from(entry->d_name));
        struct stat info;

        if (entry->d_name[0] == '.' || lstat(join(s, folder->path, name).ptr, &info) != 0)
            continue;
        if (S_ISREG(info.st_mode))
            *(struct aj_str *)aj_vec_push(&folder->files) = name;
        else if (S_ISDIR(info.st_mode))
            *(struct aj_str *)aj_vec_push(&folders) = name;
    }
    (void)closedir(dir); /* read only */
    if (folder->files.count > 0)
        qsort(folder->files.items, folder->files.count, sizeof(struct aj_str), by_bytes);
    if (folders.count > 0)
        qsort(folders.items, folders.count, sizeof(struct aj_str), by_bytes);
    for (size_t i = 0; i < folders.count; i++) {
        struct aj_str name = *(struct aj_str *)aj_vec_at(&folders, i);
        struct folder *child = folder_new(s, join(s, folder->path, name),
                                          join(s, folder->case_path, name), folder->depth + 1);

        child->is_part = is_part_name(s, name);
        *(struct folder **)aj_vec_push(&folder->folders) = child;
    }
}

/* All folders below root, each before those in it. */
static struct aj_vec walk(struct search *s, struct folder *root)
{
    struct aj_vec all;

    aj_vec_init(&all, s->arena, sizeof(struct folder *));
    *(struct folder **)aj_vec_push(&all) = root;
    for (size_t i = 0; i < all.count; i++) {
        struct folder *folder = *(struct folder **)aj_vec_at(&all, i);

        if (folder->depth > AJ_LIMIT_FOLDER_DEPTH)
            continue;
        list_folder(s, folder);
        for (size_t k = 0; k < folder->folders.count; k++)
            *(struct folder **)aj_vec_push(&all) =
                *(struct folder **)aj_vec_at(&folder->folders, k);
    }
    return all;
}

static bool has_marking_file(const struct search *s, const struct folder *folder)
{
    for (size_t i = 0; i < folder->files.count; i++) {
        struct aj_str name = *(struct aj_str *)aj_vec_at(&folder->files, i);

        if (!ends_with_zip(name) && marks_bundle(s, name))
            return true;
    }
    return false;
}

/* Decides for one folder, those below it being decided. */
static void decide(const struct search *s, struct folder *folder)
{
    bool is_marked = has_marking_file(s, folder);
    bool has_zip = false;

    for (size_t i = 0; i < folder->files.count; i++)
        has_zip = has_zip || ends_with_zip(*(struct aj_str *)aj_vec_at(&folder->files, i));
    for (size_t i = 0; i < folder->folders.count; i++) {
        const struct folder *child = *(struct folder *const *)aj_vec_at(&folder->folders, i);

        if (child->is_part)
            is_marked = is_marked || child->is_bundle;
        else
            folder->holds_bundle = folder->holds_bundle || child->is_bundle || child->holds_bundle;
    }
    folder->is_bundle = is_marked && !folder->holds_bundle;
    folder->holds_bundle = folder->holds_bundle || (has_zip && !folder->is_bundle);
}

static void add_bundle(struct search *s, struct aj_str path, struct aj_str case_path)
{
    struct aj_bundle *bundle = aj_vec_push(&s->found->bundles);

    *bundle = (struct aj_bundle){path, case_path};
}

/* Emits the bundles of a tree folder: its ZIPs; its own files else are loose. */
static void emit_files(struct search *s, const struct folder *folder)
{
    for (size_t i = 0; i < folder->files.count; i++) {
        struct aj_str name = *(struct aj_str *)aj_vec_at(&folder->files, i);

        if (ends_with_zip(name))
            add_bundle(s, join(s, folder->path, name), join(s, folder->case_path, name));
        else
            *(struct aj_str *)aj_vec_push(&s->found->loose) = join(s, folder->case_path, name);
    }
}

static bool is_below(struct aj_str path, struct aj_str above)
{
    return path.len > above.len && aj_str_starts(path, above) && path.ptr[above.len] == '/';
}

static int by_case_path(const void *a, const void *b)
{
    return aj_str_compare(((const struct aj_bundle *)a)->case_path,
                          ((const struct aj_bundle *)b)->case_path);
}

static void find_in_folder(struct search *s, struct aj_str path, struct aj_str name)
{
    struct folder *root = folder_new(s, path, AJ_STR_EMPTY, 0);
    struct aj_vec all = walk(s, root);
    size_t first = s->found->bundles.count;
    struct aj_str taken = AJ_STR_EMPTY; /* the bundle whose folders are passed over */

    for (size_t i = all.count; i-- > 0;)
        decide(s, *(struct folder **)aj_vec_at(&all, i));
    for (size_t i = 0; i < all.count; i++) {
        const struct folder *folder = *(struct folder *const *)aj_vec_at(&all, i);
        bool is_inside = false;

        for (size_t k = first; k < s->found->bundles.count && !is_inside; k++) {
            taken = ((struct aj_bundle *)aj_vec_at(&s->found->bundles, k))->path;
            is_inside = is_below(folder->path, taken);
        }
        if (is_inside)
            continue;
        if (folder->is_bundle)
            add_bundle(s, folder->path, folder->case_path.len > 0 ? folder->case_path : name);
        else
            emit_files(s, folder);
    }
    if (s->found->bundles.count > first)
        qsort(aj_vec_at(&s->found->bundles, first), s->found->bundles.count - first,
              sizeof(struct aj_bundle), by_case_path);
}

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

enum aj_status aj_find_bundles(struct aj_arena *arena, const struct aj_kinds *kinds,
                               const char *argument, struct aj_found *found, struct aj_error *err)
{
    struct search s = {arena, kinds, found};
    struct aj_str path = aj_arena_dup(arena, aj_str_from(argument));
    struct aj_str name = base_name(path);
    struct stat info;
    const char *equals = strchr(argument, '=');

    if (stat(argument, &info) != 0 && equals != NULL && equals != argument) {
        name = aj_arena_dup(arena, aj_str_sub(path, 0, (size_t)(equals - argument)));
        path = aj_arena_dup(arena, aj_str_from(equals + 1));
        argument = path.ptr;
    }
    if (stat(argument, &info) != 0)
        return aj_error_set(err, AJ_NOT_FOUND, "%s：%s", argument, strerror(errno));
    if (S_ISDIR(info.st_mode))
        find_in_folder(&s, path, name);
    else
        add_bundle(&s, path, name);
    return AJ_OK;
}
