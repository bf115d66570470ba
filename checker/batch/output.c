/* SPDX-License-Identifier: Apache-2.0
 *
 * Files of results.
 */
#include "batch/output.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum aj_status aj_output_make_folder(const char *path, struct aj_error *err)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_str whole = aj_arena_dup(arena, aj_str_from(path));
    enum aj_status status = AJ_OK;

    for (size_t i = 1; status == AJ_OK && i <= whole.len; i++) {
        struct aj_str part;

        if (i < whole.len && path[i] != '/')
            continue;
        part = aj_arena_dup(arena, aj_str_sub(whole, 0, i));
        if (mkdir(part.ptr, 0700) != 0 && errno != EEXIST)
            status =
                aj_error_set(err, AJ_IO, _("无法建立文件夹 %s：%s"), part.ptr, strerror(errno));
    }
    aj_arena_free(arena);
    return status;
}

/* A file of this name, for its owner alone whatever the umask is; NULL when that can't be. */
static FILE *create(const char *path)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    FILE *stream = file >= 0 ? fdopen(file, "wb") : NULL;

    if (file >= 0 && stream == NULL)
        (void)close(file); /* nothing was written */
    return stream;
}

enum aj_status aj_output_write(const char *path, struct aj_str bytes, struct aj_error *err)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_str part = aj_arena_printf(arena, "%s.part", path);
    enum aj_status status = AJ_OK;
    FILE *file = create(part.ptr);
    bool is_written =
        file != NULL && fwrite(bytes.ptr != NULL ? bytes.ptr : "", 1, bytes.len, file) == bytes.len;

    if (file != NULL && fclose(file) != 0)
        is_written = false;
    if (!is_written || rename(part.ptr, path) != 0) {
        status = aj_error_set(err, AJ_IO, _("无法写入 %s：%s"), path, strerror(errno));
        (void)unlink(part.ptr); /* half a file is of no use */
    }
    aj_arena_free(arena);
    return status;
}
