/* SPDX-License-Identifier: Apache-2.0
 *
 * Which files of a folder of results are the program's own: run.json lists them, so that the next
 * run replaces those and leaves all others alone. Knows nothing of what is in them.
 */
#ifndef AJ_RUN_FILES_H
#define AJ_RUN_FILES_H

#include "base/error.h"
#include "base/map.h"

struct aj_run_files {
    struct aj_arena *arena;
    const char *folder;
    struct aj_map files; /* path below the folder -> what is known of it */
};

/* Reads what the last run into the folder, which is made, has listed. AJ_IO when that can't be
 * read or was written by something else. arena and folder must outlive it. */
enum aj_status aj_run_files_load(struct aj_run_files *files, struct aj_arena *arena,
                                 const char *folder, struct aj_error *err) AJ_MUST_CHECK;
/* A file this run may write, as a path below the folder: a name, or cases/<id>/<name>. */
void aj_run_files_plan(struct aj_run_files *files, struct aj_str path);
/* Before the first file is written: fails when one that is planned is there and was not listed;
 * lists all, so that after a crash they are still known. */
enum aj_status aj_run_files_begin(struct aj_run_files *files, struct aj_error *err) AJ_MUST_CHECK;
/* Notes that a planned file was written. */
void aj_run_files_wrote(struct aj_run_files *files, struct aj_str path);
/* Removes what was listed and not written anew, and lists what was written. */
enum aj_status aj_run_files_end(struct aj_run_files *files, struct aj_error *err) AJ_MUST_CHECK;

#endif
