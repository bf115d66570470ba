/* SPDX-License-Identifier: Apache-2.0
 *
 * What the tests of containers share. Archives are made byte by byte, so that they can be wrong in
 * one place at a time.
 */
#ifndef AJ_TEST_CONTAINER_KIT_H
#define AJ_TEST_CONTAINER_KIT_H

#include "base/buffer.h"
#include "base/limits.h"
#include "container/container.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

struct piece {
    const char *name;
    size_t name_len; /* 0: up to the NUL */
    struct aj_str data;
    const char *extra; /* extra field of the central header, or NULL */
    size_t extra_len;
    unsigned flags;  /* general purpose bits */
    unsigned method; /* 0 stored, 8 deflated */
    uint32_t size;   /* 0: as the data says */
    bool has_bad_crc;
    uint32_t attributes; /* Unix mode << 16, or 0 */
};

struct maker {
    struct aj_buffer bytes;
    struct aj_buffer central;
    unsigned n;
};

void maker_init(struct maker *maker);
void maker_release(struct maker *maker);
void maker_add(struct maker *maker, const struct piece *piece);
/* A stored member. */
void maker_add_text(struct maker *maker, const char *name, const char *text);
/* The whole archive, valid until maker_release. */
struct aj_str maker_finish(struct maker *maker);
/* An archive as one more member of another; inner is released. */
void maker_add_archive(struct maker *maker, const char *name, struct maker *inner);

/* A folder for one test and the name of an archive in it; set by kit_setup. */
extern char kit_folder[128];
extern char kit_path[160];
/* A fixture; tests run forked, each with a folder of its own in that of the program. */
void kit_setup(void);
/* kit_folder/name, valid until the next call. */
const char *kit_below(const char *name);
void kit_write_file(const char *name, struct aj_str bytes);
void kit_write_below(const char *name, const char *text);

struct aj_container *kit_open(const char *name);
/* Writes the archive to kit_path, releases the maker and opens the file. */
struct aj_container *kit_open_made(struct maker *maker);
/* Fails with status; the message holds words and no path. */
void kit_assert_opens_as(const char *name, enum aj_status status, const char *words);

struct expected {
    const char *name;
    enum aj_status status;
    const char *words; /* in the reason; NULL: none */
};

/* Exactly these members in this order, each found by its name. */
void kit_assert_members(const struct aj_container *container, const struct expected *rows,
                        int n_rows);
void kit_assert_reads(struct aj_container *container, const char *name, const char *text);
void kit_assert_fails(struct aj_container *container, size_t i, enum aj_status status,
                      const char *words);

#endif
