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

#define AJ_XML_NAME_SLOTS 256

/* A name as it is written, "w:p". */
struct aj_xml_name {
    struct aj_str written;
    size_t colon;                    /* where it is, 0 for none */
    const char *local;               /* "p": the same pointer for the same word */
    const char *prefix;              /* "w", likewise; "" for none */
    const char *ns;                  /* what the prefix stood for when it was last asked */
    uint64_t asked;                  /* the scope of that answer, 0 for none */
    struct aj_xml_name *followed_by; /* the name read behind it last time; for who reads them */
    struct aj_xml_name *next;        /* of the same slot */
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
/* The namespace of the name's prefix, "" where there is no default; NULL for a prefix that nobody
 * declared. */
const char *aj_xml_name_space(struct aj_xml_names *names, struct aj_xml_name *name);
/* Binds a prefix of a name here ("" the default) from now on; false when there are too many. */
bool aj_xml_bind(struct aj_xml_names *names, const char *prefix, struct aj_str uri);
/* Only the first n bindings stay. */
void aj_xml_unbind(struct aj_xml_names *names, size_t n);

#endif
