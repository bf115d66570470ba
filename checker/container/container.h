/* SPDX-License-Identifier: Apache-2.0
 *
 * A bundle as a sequence of members, whether it is a folder or a ZIP; a ZIP in it counts as a
 * folder. Opened read-only; nothing is ever unpacked to disk.
 */
#ifndef AJ_CONTAINER_H
#define AJ_CONTAINER_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct aj_container;

struct aj_member {
    struct aj_str name; /* UTF-8, relative, '/' between folders, no "." or "..", unique, no control
                           characters */
    uint64_t size;      /* bytes when inflated, as the container says */
    enum aj_status status; /* AJ_OK, or why it can't be read: AJ_BAD_NAME, AJ_ENCRYPTED, AJ_LIMIT,
                              AJ_CORRUPT … */
    struct aj_str reason;  /* words for status, "" when AJ_OK */
};

/* Where a bundle lies. */
struct aj_location {
    const char *path;     /* on disk */
    struct aj_str inside; /* a folder or ZIP in the ZIP at path, '/' between folders; "": all */
};

/* Opens a folder or a ZIP file. Members that are folders are not listed. Members are sorted by
 * name, digits in names by value (2.docx before 10.docx). A ZIP within (by its first bytes and an
 * ending .zip) is listed as the members it holds, under its own name as a folder. A damaged or
 * encrypted nested ZIP, or one without members, is one member with its status. The container lives
 * until aj_container_close; names live as long. */
enum aj_status aj_container_open(const char *path, struct aj_container **out,
                                 struct aj_error *err) AJ_MUST_CHECK;
/* The same, limited to what lies inside: only that is counted against the limits, named relative to
 * it, and of nested ZIPs only those on the way and within are opened. The status of a ZIP on the
 * way that can't be opened is returned. No members when nothing lies there. */
enum aj_status aj_container_open_at(const struct aj_location *at, struct aj_container **out,
                                    struct aj_error *err) AJ_MUST_CHECK;
/* The same, for looking around in what may be many bundles: up to AJ_LIMIT_TREE_MEMBERS. */
enum aj_status aj_container_open_tree(const struct aj_location *at, struct aj_container **out,
                                      struct aj_error *err) AJ_MUST_CHECK;
/* Opens a ZIP in memory, for packages such as DOCX: no nesting, names as they are. bytes must
 * outlive the container. Messages about the package as a whole don't name it. */
enum aj_status aj_container_open_package(struct aj_str bytes, struct aj_container **out,
                                         struct aj_error *err) AJ_MUST_CHECK;
void aj_container_close(struct aj_container *container);

size_t aj_container_count(const struct aj_container *container);
const struct aj_member *aj_container_member(const struct aj_container *container, size_t i);
/* The index of the member with exactly that name, or AJ_STR_NONE. */
size_t aj_container_find(const struct aj_container *container, struct aj_str name);
/* Appends member i to out. Fails with the member's own status, AJ_CORRUPT (damage, wrong CRC),
 * AJ_LIMIT (a limit of limits.h: size, ratio, bytes in all) or AJ_IO. On failure out may hold a
 * part. */
enum aj_status aj_container_read(struct aj_container *container, size_t i, struct aj_buffer *out,
                                 struct aj_error *err) AJ_MUST_CHECK;

#endif
