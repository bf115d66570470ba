/* SPDX-License-Identifier: Apache-2.0
 *
 * run.json has one path a line, so that it is read without a JSON parser: the names of results hold
 * nothing that JSON escapes.
 */
#include "batch/run_files.h"

#include "base/limits.h"
#include "batch/output.h"
#include "container/file.h"
#include "container/member_name.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LIST_NAME "run.json"
#define LIST_HEAD "{\"schema\":\"anjuan-run/1\",\"files\":["

struct file {
    bool is_listed;  /* by the run before */
    bool is_written; /* by this one */
};

static struct aj_str path_of(const struct aj_run_files *files, struct aj_str path)
{
    return aj_arena_printf(files->arena, "%s/%" AJ_STR_FMT, files->folder, AJ_STR_ARG(path));
}

static struct file *get(struct aj_run_files *files, struct aj_str path)
{
    struct file *file = aj_map_find(&files->files, path);

    if (file != NULL)
        return file;
    file = aj_arena_alloc(files->arena, sizeof(*file));
    aj_map_set(&files->files, aj_arena_dup(files->arena, path), file);
    return file;
}

/* --- reading */

/* Whether the list may have it removed: a name, or cases/<id>/<name>. */
static bool is_ours(struct aj_arena *arena, struct aj_str path)
{
    struct aj_str clean;
    struct aj_str reason;
    size_t n_slashes = 0;

    if (!aj_member_name_clean(arena, path, &clean, &reason) || !aj_str_equal(clean, path))
        return false;
    for (size_t i = 0; i < path.len; i++)
        n_slashes += path.ptr[i] == '/';
    return n_slashes == 0 || (n_slashes == 2 && aj_str_starts(path, aj_str_from("cases/")));
}

/* "path", with a comma behind but for the last. */
static bool read_line(struct aj_run_files *files, struct aj_str line)
{
    struct aj_str quote = aj_str_from("\"");

    if (aj_str_ends(line, aj_str_from(",")))
        line.len--;
    if (line.len < 3 || !aj_str_starts(line, quote) || !aj_str_ends(line, quote))
        return false;
    line = aj_str_sub(line, 1, line.len - 1);
    if (!is_ours(files->arena, line))
        return false;
    get(files, line)->is_listed = true;
    return true;
}

static bool read_list(struct aj_run_files *files, struct aj_str text)
{
    struct aj_str line;

    if (!aj_str_next_piece(&text, '\n', &line) || !aj_str_equal_c(line, LIST_HEAD))
        return false;
    while (aj_str_next_piece(&text, '\n', &line)) {
        if (aj_str_equal_c(line, "]}"))
            return true;
        if (!read_line(files, line))
            return false;
    }
    return false;
}

enum aj_status aj_run_files_load(struct aj_run_files *files, struct aj_arena *arena,
                                 const char *folder, struct aj_error *err)
{
    struct aj_str path;
    struct aj_buffer text;
    enum aj_status status;

    *files = (struct aj_run_files){.arena = arena, .folder = folder};
    aj_map_init(&files->files, arena);
    AJ_TRY(aj_output_make_folder(folder, err));
    path = path_of(files, aj_str_from(LIST_NAME));
    aj_buffer_init(&text, AJ_LIMIT_REPORT_BYTES);
    status = aj_file_read(path.ptr, &text, err);
    if (status == AJ_NOT_FOUND)
        status = AJ_OK;
    else if (status == AJ_OK && !read_list(files, aj_buffer_get(&text)))
        status = aj_error_set(err, AJ_IO, _("%s 不是本程序写的，不在该目录写结果"), path.ptr);
    aj_buffer_release(&text);
    return status;
}

/* --- writing */

static enum aj_status write_list(struct aj_run_files *files, bool only_written,
                                 struct aj_error *err)
{
    struct aj_str path = path_of(files, aj_str_from(LIST_NAME));
    const char *before = "\n";
    struct aj_buffer text;
    enum aj_status status;

    aj_buffer_init(&text, AJ_LIMIT_REPORT_BYTES);
    aj_buffer_append_c(&text, LIST_HEAD);
    for (size_t i = 0; i < files->files.entries.count; i++) {
        const struct aj_map_entry *entry = aj_vec_at(&files->files.entries, i);

        if (only_written && !((const struct file *)entry->value)->is_written)
            continue;
        aj_buffer_printf(&text, "%s\"%" AJ_STR_FMT "\"", before, AJ_STR_ARG(entry->key));
        before = ",\n";
    }
    aj_buffer_append_c(&text, "\n]}\n");
    status = text.full ? aj_error_set(err, AJ_LIMIT, _("%s 过大"), path.ptr)
                       : aj_output_write(path.ptr, aj_buffer_get(&text), err);
    aj_buffer_release(&text);
    return status;
}

void aj_run_files_plan(struct aj_run_files *files, struct aj_str path)
{
    (void)get(files, path); /* it is known from now on */
}

enum aj_status aj_run_files_begin(struct aj_run_files *files, struct aj_error *err)
{
    for (size_t i = 0; i < files->files.entries.count; i++) {
        const struct aj_map_entry *entry = aj_vec_at(&files->files.entries, i);
        struct aj_str path = path_of(files, entry->key);
        struct stat info;

        if (!((const struct file *)entry->value)->is_listed && lstat(path.ptr, &info) == 0)
            return aj_error_set(err, AJ_IO,
                                _("%s 已存在，但不是上次运行写的（run.json 没有列出），不覆盖；"
                                  "请移走它或另选目录"),
                                path.ptr);
    }
    return write_list(files, false, err);
}

void aj_run_files_wrote(struct aj_run_files *files, struct aj_str path)
{
    get(files, path)->is_written = true;
}

/* Folders of cases go with their last file. What can't be removed stays: it does no harm. */
static void remove_file(struct aj_run_files *files, struct aj_str path)
{
    struct aj_str folder = aj_member_name_folder(path);

    (void)unlink(path_of(files, path).ptr);
    for (; folder.len > 0; folder = aj_member_name_folder(folder)) {
        if (rmdir(path_of(files, folder).ptr) != 0 && errno != ENOENT)
            return;
    }
}

enum aj_status aj_run_files_end(struct aj_run_files *files, struct aj_error *err)
{
    for (size_t i = 0; i < files->files.entries.count; i++) {
        const struct aj_map_entry *entry = aj_vec_at(&files->files.entries, i);

        if (!((const struct file *)entry->value)->is_written)
            remove_file(files, entry->key);
    }
    return write_list(files, true, err);
}
