/* SPDX-License-Identifier: Apache-2.0
 *
 * What an XML document must be like before libxml2 sees it. libxml2 compares each attribute of an
 * element with every other, so that a few megabytes of them take hours; and it would read encodings
 * in which they can't be counted. Knows bytes only.
 */
#ifndef AJ_SAX_GUARD_H
#define AJ_SAX_GUARD_H

#include "base/error.h"
#include "base/str.h"

/* AJ_REFUSED for an encoding that nobody writes documents in, AJ_LIMIT for an element with more
 * than AJ_LIMIT_XML_ATTRIBUTES attributes. What is not well-formed in other ways passes. */
enum aj_status aj_sax_guard(struct aj_str bytes, struct aj_error *err) AJ_MUST_CHECK;

#endif
