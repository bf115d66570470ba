/* SPDX-License-Identifier: Apache-2.0
 *
 * The names of one XML document, each kept once, and the namespaces in scope. Knows nothing of
 * syntax: the scanner checks what a name is.
 */
#ifndef AJ_XML_NAMES_H
#define AJ_XML_NAMES_H

#include "base/arena.h"
#include "base/limits.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define AJ_XML_NAME_SLOTS 256

/* A name as it is written, "w:p". */
struct aj_xml_name {
    struct aj_str written;
    uint64_t head;                 /* its first eight bytes, zeros behind a shorter one */
    uint64_t mask;                 /* all ones where head has bytes of the name */
    size_t colon;                  /* where it is, 0 for none */
    const char *local;             /* "p": the same pointer for the same word */
    const char *prefix;            /* "w", likewise; "" for none */
    const char *ns;                /* what the prefix stood for when it was last asked */
    uint64_t asked;                /* the scope of that answer, 0 for none */
    struct aj_xml_name *behind[4]; /* the names read behind it, the last first; for who reads */
    struct aj_xml_name *next;      /* of the same slot */
};

struct aj_xml_binding {
    const char *prefix; /* "" for the default namespace */
    const char *uri;
};

struct aj_xml_names {
    struct aj_arena *arena;
    struct aj_xml_name *slots[AJ_XML_NAME_SLOTS];
    size_t n;
    struct aj_xml_binding bindings[AJ_LIMIT_XML_NAMESPACES + 1];
    size_t n_bindings;
    uint64_t scope; /* counts the changes of bindings */
};

/* Everything lives in the arena and goes with it. */
void aj_xml_names_init(struct aj_xml_names *names, struct aj_arena *arena);
/* One more byte of a name's hash, which begins with 0. */
static inline uint32_t aj_xml_hash(uint32_t hash, char byte)
{
    return hash * 31 + (unsigned char)byte;
}
/* The name of those bytes; `colon` is where its prefix ends, 0 for none. NULL when there are more
 * names than people's documents have. */
struct aj_xml_name *aj_xml_name_get(struct aj_xml_names *names, struct aj_str written,
                                    uint32_t hash, size_t colon);
/* Whether the bytes from `at` on, up to end, start with the name. Most have no more than sixteen.
 */
static inline bool aj_xml_name_is_at(const struct aj_xml_name *name, const char *at,
                                     const char *end)
{
    size_t len = name->written.len;
    uint64_t word;
    uint64_t last;

    if ((size_t)(end - at) < len || (size_t)(end - at) < sizeof(word))
        return aj_str_starts((struct aj_str){at, (size_t)(end - at)}, name->written);
    memcpy(&word, at, sizeof(word));
    if (((word ^ name->head) & name->mask) != 0)
        return false;
    if (len <= sizeof(word))
        return true;
    if (len > 2 * sizeof(word))
        return memcmp(at, name->written.ptr, len) == 0;
    memcpy(&word, at + len - sizeof(word), sizeof(word));
    memcpy(&last, name->written.ptr + len - sizeof(word), sizeof(last));
    return word == last;
}

/* Takes note of what was read behind a name. */
static inline void aj_xml_name_note_behind(struct aj_xml_name *name, struct aj_xml_name *behind)
{
    struct aj_xml_name *moved = behind;

    for (size_t i = 0; i < AJ_COUNT(name->behind) && moved != NULL; i++) {
        struct aj_xml_name *here = name->behind[i];

        name->behind[i] = moved;
        moved = here != behind ? here : NULL;
    }
}

/* Looks the namespace of a name up among the bindings. */
const char *aj_xml_name_look_up(struct aj_xml_names *names, struct aj_xml_name *name);
/* The namespace of the name's prefix, "" where there is no default; NULL for a prefix that nobody
 * declared. */
static inline const char *aj_xml_name_space(struct aj_xml_names *names, struct aj_xml_name *name)
{
    return name->asked == names->scope ? name->ns : aj_xml_name_look_up(names, name);
}

/* Binds a prefix of a name here ("" the default) from now on; false when there are too many. */
bool aj_xml_bind(struct aj_xml_names *names, const char *prefix, struct aj_str uri);
/* Only the first n bindings stay. */
void aj_xml_unbind(struct aj_xml_names *names, size_t n);

#endif
