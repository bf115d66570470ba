/* SPDX-License-Identifier: Apache-2.0
 *
 * The plain XML that word processors write, without libxml2: UTF-8, names of ASCII letters,
 * namespaces, the five entities and numbered characters, comments. Parsing is most of what a review
 * costs, and this is five times as fast. What is not plain, or not right, is left to libxml2 from
 * where it stands on: this scanner never says that a document is bad.
 */
#ifndef AJ_XML_SCAN_H
#define AJ_XML_SCAN_H

#include "base/arena.h"
#include "reader/sax.h"

/* What was handed out: another parser of the same document begins by leaving out as much. */
struct aj_xml_sent {
    size_t starts;
    size_t ends;
    size_t text_bytes;
};

enum aj_xml_end {
    AJ_XML_WHOLE,   /* all of the document, and it is well-formed */
    AJ_XML_STOPPED, /* a handler wanted to stop */
    AJ_XML_UNSURE,  /* up to something that is for libxml2 */
};

/* Sends the events of the document as aj_sax_parse does. Names live in the arena. *stop is the
 * status a handler set. */
enum aj_xml_end aj_xml_scan(struct aj_str bytes, const struct aj_sax_handler *handler,
                            void *context, struct aj_arena *arena, struct aj_xml_sent *sent,
                            enum aj_status *stop);

/* The same by libxml2, without the events that were sent: what aj_sax_parse does where the scanner
 * is unsure, and what tests compare it with. In sax.c. */
enum aj_status aj_sax_parse_rest(struct aj_str bytes, const struct aj_xml_sent *sent,
                                 const struct aj_sax_handler *handler, void *context,
                                 struct aj_error *err) AJ_MUST_CHECK;

#endif
