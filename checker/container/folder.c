/* SPDX-License-Identifier: Apache-2.0
 *
 * A folder as a source of members: a read-only walk that never follows a symbolic link and never
 * leaves the folder. Must not know which names are safe.
 */
#include "container/source.h"

#include "base/limits.h"
#include "base/mem.h"
#include "base/vec.h"
#include "container/member_name.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE_BYTES 32768
/* O_NONBLOCK: a pipe put in place of a file while we look must not hold us up. */
#define FILE_FLAGS   (O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
#define FOLDER_FLAGS (O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_DIRECTORY)
/* Files and folders looked at: as many folders as members. */
#define MOST_SEEN ((size_t)2 * AJ_LIMIT_MEMBERS)

struct aj_source {
    int fd;
};

/* A file or folder met on the way. */
struct place {
    struct aj_str raw;  /* relative to the root, NUL-terminated; empty: the root */
    struct aj_str name; /* the same in UTF-8 */
    bool is_legible;
    size_t depth; /* parts of the name; 0: the root */
};

struct walk {
    struct aj_source *source;
    struct aj_lister *lister;
    struct aj_arena *arena; /* gone after the walk */
    struct aj_vec folders;  /* struct place, those to be looked into */
    size_t n_seen;
};

static enum aj_status folder_open(int fd, struct aj_str name, struct aj_source **out,
                                  struct aj_error *err)
{
    (void)name; /* nothing can fail */
    (void)err;
    *out = aj_mem_new(sizeof(**out));
    (*out)->fd = fd;
    return AJ_OK;
}

static void folder_close(struct aj_source *source)
{
    (void)close(source->fd); /* read-only: nothing to lose */
    aj_mem_free(source);
}

static uint64_t folder_count(struct aj_source *source)
{
    (void)source;
    return 0;
}

/* Opens a path below the root part by part: O_NOFOLLOW looks at the last part only, and any part
 * may have become a link since it was listed. -1 with errno. */
static int open_below(const struct aj_source *source, struct aj_str raw, int flags)
{
    int fd = openat(source->fd, ".", FOLDER_FLAGS);
    struct aj_str part;
    char text[NAME_MAX + 1];

    while (fd >= 0 && aj_str_next_piece(&raw, '/', &part)) {
        int folder = fd;
        int code;

        if (part.len > NAME_MAX) {
            errno = ENAMETOOLONG;
            fd = -1;
        } else {
            memcpy(text, part.ptr, part.len);
            text[part.len] = '\0';
            fd = openat(folder, text, raw.ptr != NULL ? FOLDER_FLAGS : flags);
        }
        code = errno;
        (void)close(folder); /* read-only: nothing to lose */
        errno = code;
    }
    return fd;
}

/* --- walking */

static int compare_places(const void *a, const void *b)
{
    const struct place *x = a;
    const struct place *y = b;

    return aj_str_compare(x->raw, y->raw);
}

/* NUL-terminated behind its end. */
static struct aj_str join(struct aj_arena *arena, struct aj_str folder, struct aj_str part)
{
    char *out;

    if (folder.len == 0)
        return aj_arena_dup(arena, part);
    out = aj_arena_alloc(arena, folder.len + part.len + 2);
    memcpy(out, folder.ptr, folder.len);
    out[folder.len] = '/';
    memcpy(out + folder.len + 1, part.ptr, part.len);
    return (struct aj_str){out, folder.len + 1 + part.len};
}

/* The charset is found out part by part: an archive of another age may lie in a newer folder. */
static struct place place_in(struct walk *walk, const struct place *folder, struct aj_str part)
{
    struct aj_str name;
    bool is_legible = aj_member_name_decode(walk->arena, part, &name);

    return (struct place){
        .raw = join(walk->arena, folder->raw, part),
        .name = join(walk->arena, folder->name, name),
        .is_legible = folder->is_legible && is_legible,
        .depth = folder->depth + 1,
    };
}

static bool is_wanted(struct aj_str part)
{
    return !aj_str_equal_c(part, ".") && !aj_str_equal_c(part, "..") &&
           !aj_member_name_is_litter(part);
}

/* The names in an open folder, in the order of their bytes. */
static enum aj_status read_names(struct walk *walk, const struct place *folder, DIR *stream,
                                 struct aj_vec *places, struct aj_error *err)
{
    const struct dirent *found;

    errno = 0;
    while ((found = readdir(stream)) != NULL) {
        struct aj_str part = aj_str_from(found->d_name);

        if (!is_wanted(part))
            continue;
        if (++walk->n_seen > MOST_SEEN)
            return aj_error_set(err, AJ_LIMIT, R_("案卷内文件和文件夹超过 %zu 个，不再读取"),
                                MOST_SEEN);
        *(struct place *)aj_vec_push(places) = place_in(walk, folder, part);
        errno = 0;
    }
    if (errno != 0)
        return aj_error_set(err, AJ_IO, R_("无法列出文件夹：%s"), aj_source_errno_words(errno));
    if (places->count > 1)
        qsort(places->items, places->count, places->item_size, compare_places);
    return AJ_OK;
}

static enum aj_status add(struct walk *walk, const struct place *place, uint64_t size,
                          struct aj_error *err)
{
    struct aj_source_entry entry = {
        .name = place->name,
        .raw = place->raw,
        .size = size,
        .packed = AJ_SOURCE_UNPACKED,
        .is_legible = place->is_legible,
    };

    return walk->lister->add(walk->lister, &entry, err);
}

/* A member that can't be read, with words behind its name. */
static enum aj_status add_bad(struct walk *walk, const struct place *place, enum aj_status status,
                              const char *words, struct aj_error *err)
{
    struct aj_source_entry entry = {
        .name = place->name,
        .raw = place->raw,
        .packed = AJ_SOURCE_UNPACKED,
        .is_legible = place->is_legible,
        .status = status,
        .reason = aj_arena_printf(walk->lister->arena, "“%" AJ_STR_FMT "”%s",
                                  AJ_STR_ARG(aj_member_name_show(walk->arena, place->name)), words),
    };

    return walk->lister->add(walk->lister, &entry, err);
}

static enum aj_status add_folder(struct walk *walk, const struct place *place, struct aj_error *err)
{
    char words[96];

    if (place->depth <= AJ_LIMIT_FOLDER_DEPTH) {
        *(struct place *)aj_vec_push(&walk->folders) = *place;
        return AJ_OK;
    }
    (void)snprintf(words, sizeof(words), R_("是第 %zu 层文件夹，超过 %d 层，其中内容不读取"),
                   place->depth, AJ_LIMIT_FOLDER_DEPTH);
    return add_bad(walk, place, AJ_BAD_NAME, words, err);
}

static enum aj_status add_place(struct walk *walk, int fd, const struct place *place,
                                struct aj_error *err)
{
    size_t from = place->raw.len;
    struct stat info;

    while (from > 0 && place->raw.ptr[from - 1] != '/')
        from--;
    if (fstatat(fd, place->raw.ptr + from, &info, AT_SYMLINK_NOFOLLOW) != 0)
        return add_bad(walk, place, AJ_IO, aj_source_errno_words(errno), err);
    if (S_ISDIR(info.st_mode))
        return add_folder(walk, place, err);
    if (S_ISREG(info.st_mode))
        return add(walk, place, (uint64_t)info.st_size, err);
    return add_bad(walk, place, AJ_BAD_NAME,
                   S_ISLNK(info.st_mode) ? R_("是符号链接，不读取它指向的内容")
                                         : R_("是设备、管道等特殊文件，不读取"),
                   err);
}

static enum aj_status walk_stream(struct walk *walk, const struct place *folder, DIR *stream,
                                  struct aj_error *err)
{
    struct aj_vec places;

    aj_vec_init(&places, walk->arena, sizeof(struct place));
    AJ_TRY(read_names(walk, folder, stream, &places, err));
    for (size_t i = 0; i < places.count; i++)
        AJ_TRY(add_place(walk, dirfd(stream), aj_vec_at(&places, i), err));
    return AJ_OK;
}

/* A folder that can't be opened is listed as a member that can't be read. */
static enum aj_status walk_folder(struct walk *walk, const struct place *folder,
                                  struct aj_error *err)
{
    int fd = open_below(walk->source, folder->raw, FOLDER_FLAGS);
    DIR *stream = fd >= 0 ? fdopendir(fd) : NULL;
    int code = errno;
    enum aj_status status;

    if (stream == NULL) {
        if (fd >= 0)
            (void)close(fd); /* read-only: nothing to lose */
        if (folder->depth > 0)
            return add_bad(walk, folder, AJ_IO, aj_source_errno_words(code), err);
        return aj_error_set(err, AJ_IO, R_("无法列出文件夹：%s"), aj_source_errno_words(code));
    }
    status = walk_stream(walk, folder, stream, err);
    (void)closedir(stream); /* read-only: nothing to lose */
    return status;
}

static enum aj_status folder_list(struct aj_source *source, struct aj_lister *lister,
                                  struct aj_error *err)
{
    struct walk walk = {.source = source, .lister = lister, .arena = aj_arena_new()};
    enum aj_status status = AJ_OK;

    aj_vec_init(&walk.folders, walk.arena, sizeof(struct place));
    *(struct place *)aj_vec_push(&walk.folders) = (struct place){.is_legible = true};
    for (size_t i = 0; status == AJ_OK && i < walk.folders.count; i++) {
        struct place folder = *(const struct place *)aj_vec_at(&walk.folders, i);

        status = walk_folder(&walk, &folder, err);
    }
    aj_arena_free(walk.arena);
    return status;
}

/* --- reading */

static enum aj_status folder_open_entry(struct aj_source *source,
                                        const struct aj_source_entry *entry, int *fd,
                                        struct aj_error *err)
{
    struct stat info;
    bool is_file;

    *fd = open_below(source, entry->raw, FILE_FLAGS);
    if (*fd < 0)
        return aj_error_set(err, AJ_IO, R_("“%" AJ_STR_FMT "”无法读取：%s"),
                            AJ_STR_ARG(entry->name), aj_source_errno_words(errno));
    is_file = fstat(*fd, &info) == 0 && S_ISREG(info.st_mode);
    if (is_file)
        return AJ_OK;
    (void)close(*fd); /* read-only: nothing to lose */
    return aj_error_set(err, AJ_IO, R_("“%" AJ_STR_FMT "”在读取期间被换成了别的东西"),
                        AJ_STR_ARG(entry->name));
}

static enum aj_status read_pieces(int fd, struct aj_meter *meter, struct aj_error *err)
{
    char piece[PIECE_BYTES];
    ssize_t n;

    while ((n = read(fd, piece, sizeof(piece))) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return aj_error_set(err, AJ_IO, R_("“%" AJ_STR_FMT "”无法读取：%s"),
                                AJ_STR_ARG(meter->name), aj_source_errno_words(errno));
        AJ_TRY(aj_meter_put(meter, (struct aj_str){piece, (size_t)n}, err));
    }
    return AJ_OK;
}

static enum aj_status folder_read(struct aj_source *source, const struct aj_source_entry *entry,
                                  struct aj_meter *meter, struct aj_error *err)
{
    int fd;
    enum aj_status status;

    AJ_TRY(folder_open_entry(source, entry, &fd, err));
    status = read_pieces(fd, meter, err);
    (void)close(fd); /* read-only: nothing to lose */
    return status;
}

const struct aj_source_sort aj_folder_sort = {
    .file_type = S_IFDIR,
    .levels = 0,
    .open = folder_open,
    .close = folder_close,
    .count = folder_count,
    .list = folder_list,
    .read = folder_read,
    .open_entry = folder_open_entry,
};
