/* SPDX-License-Identifier: Apache-2.0
 *
 * XML as a stream of events. The only file pair that knows libxml2: no network, no DTD, no entity
 * but the five, nothing huge.
 */
#ifndef AJ_SAX_H
#define AJ_SAX_H

#include "base/error.h"
#include "base/str.h"

#include <stddef.h>

struct aj_sax_attribute {
    const char *ns;   /* namespace URI, "" for none */
    const char *name; /* local name */
    struct aj_str value;
};

struct aj_sax_element {
    const char *ns;   /* namespace URI, "" for none; valid and the same pointer during one parse */
    const char *name; /* local name; likewise */
    const struct aj_sax_attribute *attributes; /* valid during the call */
    size_t n_attributes;
    int line; /* 1-based */
};

/* Events; any may be NULL. text may come in several pieces. A handler that wants to stop the parse
 * sets *stop to a status, which aj_sax_parse then returns. */
struct aj_sax_handler {
    void (*start)(void *context, const struct aj_sax_element *element, enum aj_status *stop);
    void (*end)(void *context, const char *ns, const char *name, enum aj_status *stop);
    void (*text)(void *context, struct aj_str text, enum aj_status *stop);
};

/* Parses a whole XML document in memory, in one of the encodings of sax_guard.c (text comes as
 * UTF-8). AJ_REFUSED for a DOCTYPE or another encoding, AJ_LIMIT for too deep nesting, too many
 * attributes or namespaces, AJ_CORRUPT with line and reason for what is not well-formed; err may be
 * NULL. */
enum aj_status aj_sax_parse(struct aj_str bytes, const struct aj_sax_handler *handler,
                            void *context, struct aj_error *err) AJ_MUST_CHECK;

/* The value of an attribute without namespace, or of any namespace when ns is NULL; the empty view
 * with ptr NULL when the element hasn't got it. */
struct aj_str aj_sax_attribute(const struct aj_sax_element *element, const char *ns,
                               const char *name);

#endif
