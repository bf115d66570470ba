/* SPDX-License-Identifier: Apache-2.0
 *
 * Patterns so plain that PCRE2 is known to take them.
 */
#ifndef AJ_PATTERN_PLAIN_H
#define AJ_PATTERN_PLAIN_H

#include "base/str.h"

/* Whether the pattern is without fault for sure, so that it need not be compiled to know. Most
 * patterns of rules are; of the others nothing is said. */
bool aj_pattern_is_plain(struct aj_str source);

#endif
