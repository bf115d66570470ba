/* SPDX-License-Identifier: Apache-2.0
 *
 * What container.c and the sorts of source (folder, ZIP) have in common. A source lists what it
 * holds and gives out bytes; which names are safe, unique or litter is for container.c to decide.
 */
#ifndef AJ_CONTAINER_SOURCE_H
#define AJ_CONTAINER_SOURCE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* packed of an entry that isn't compressed. */
#define AJ_SOURCE_UNPACKED UINT64_MAX

struct aj_source_entry {
    struct aj_str name;    /* UTF-8, as found: may be unsafe, empty, a duplicate */
    struct aj_str raw;     /* folder: the bytes by which the file is opened, relative; ZIP: empty */
    uint64_t id;           /* ZIP: the index; folder: 0 */
    uint64_t size;         /* bytes when inflated, as the source says */
    uint64_t packed;       /* bytes it takes in the ZIP, or AJ_SOURCE_UNPACKED */
    bool is_legible;       /* false: the bytes of the name are neither UTF-8 nor GB18030 */
    enum aj_status status; /* AJ_OK, or why it can't be read */
    struct aj_str reason;  /* words for status, "" when AJ_OK */
};

/* Takes what a source lists. */
struct aj_lister {
    struct aj_arena *arena; /* for names and reasons; lives as long as the container */
    /* Views in entry that aren't in the arena are copied. Fails with AJ_LIMIT. */
    enum aj_status (*add)(struct aj_lister *lister, const struct aj_source_entry *entry,
                          struct aj_error *err);
};

/* Totals of one container. */
struct aj_budget {
    size_t opened;   /* bytes of all members read so far, each member counted once */
    size_t inflated; /* bytes given out so far, each reading counted */
};

/* Where the bytes of one entry go, counted against the limits on the way. */
struct aj_meter {
    struct aj_budget *budget;
    struct aj_buffer *out;
    struct aj_str name; /* for words */
    uint64_t packed;    /* as in the entry */
    size_t *charged;    /* bytes of this entry that budget->opened holds already */
    size_t len;         /* bytes put so far */
};

/* Appends a piece. Fails with AJ_LIMIT. */
enum aj_status aj_meter_put(struct aj_meter *meter, struct aj_str piece,
                            struct aj_error *err) AJ_MUST_CHECK;

/* Takes over n bytes with room for one more behind them, which were allocated with aj_mem_resize.
 * They are freed when it fails. */
enum aj_status aj_meter_take(struct aj_meter *meter, char *bytes, size_t n,
                             struct aj_error *err) AJ_MUST_CHECK;

struct aj_source;

struct aj_source_sort {
    unsigned file_type; /* S_IFDIR or S_IFREG: what it opens */
    /* 1 when it counts as a level of nesting, else 0. */
    size_t levels;
    /* Takes fd in any case. name is for words. */
    enum aj_status (*open)(int fd, struct aj_str name, struct aj_source **out,
                           struct aj_error *err);
    void (*close)(struct aj_source *source);
    /* An upper bound of what list will add, or 0 when it isn't known before. */
    uint64_t (*count)(struct aj_source *source);
    /* Adds every entry that isn't a folder, always in the same order. */
    enum aj_status (*list)(struct aj_source *source, struct aj_lister *lister,
                           struct aj_error *err);
    enum aj_status (*read)(struct aj_source *source, const struct aj_source_entry *entry,
                           struct aj_meter *meter, struct aj_error *err);
    /* A descriptor of the entry, owned by the caller. NULL: entries have none. */
    enum aj_status (*open_entry)(struct aj_source *source, const struct aj_source_entry *entry,
                                 int *fd, struct aj_error *err);
};

extern const struct aj_source_sort aj_folder_sort;
extern const struct aj_source_sort aj_zip_sort;

/* Opens a ZIP in memory; bytes must outlive it. name is for words; "" where the caller names it. */
enum aj_status aj_zip_open_bytes(struct aj_str bytes, struct aj_str name, struct aj_source **out,
                                 struct aj_error *err) AJ_MUST_CHECK;
/* Whether bytes start as a ZIP does. */
bool aj_zip_is_start(struct aj_str bytes);

/* Words for an errno; never the system's, which follow the locale. Static storage. */
const char *aj_source_errno_words(int code);

#endif
