/* SPDX-License-Identifier: Apache-2.0
 *
 * PCRE2 patterns on folded text. The only file pair that knows PCRE2.
 */
#ifndef AJ_PATTERN_H
#define AJ_PATTERN_H

#include "base/error.h"
#include "base/map.h"
#include "text/grams.h"

struct aj_pattern;

struct aj_pattern_match {
    size_t from; /* the whole match, bytes in the subject */
    size_t to;
    size_t value_from; /* the group named "value" where the pattern has one and it took part, else
                          the whole */
    size_t value_to;
};

enum aj_pattern_result {
    AJ_PATTERN_NO_MATCH,
    AJ_PATTERN_MATCH,
    AJ_PATTERN_GAVE_UP /* match limit */
};

/* Compiles (UTF, multi-line, JIT where there is one), at the first use when there is no fault for
 * sure. Several groups may be named "value"; the first that took part counts. The pattern lives
 * until aj_pattern_free; it may be shared by processes after fork. AJ_SYNTAX with the place of the
 * fault on error. */
enum aj_status aj_pattern_compile(struct aj_str source, struct aj_pattern **out,
                                  struct aj_error *err) AJ_MUST_CHECK;
void aj_pattern_free(struct aj_pattern *pattern);
/* The first match at or after `from` in subject, which must be valid UTF-8. */
enum aj_pattern_result aj_pattern_find(const struct aj_pattern *pattern, struct aj_str subject,
                                       size_t from, struct aj_pattern_match *match);
/* The same, soon at an end where words are missing in the grams of a text that holds the subject;
 * they may be NULL, or of another text, which tells nothing. */
enum aj_pattern_result aj_pattern_find_in(const struct aj_pattern *pattern, struct aj_str subject,
                                          const struct aj_grams *grams, size_t from,
                                          struct aj_pattern_match *match);

/* Patterns that live together, each source compiled once. */
struct aj_patterns {
    struct aj_map by_source; /* source -> struct aj_pattern * */
};

void aj_patterns_init(struct aj_patterns *patterns, struct aj_arena *arena);
void aj_patterns_release(struct aj_patterns *patterns);
/* The pattern of that source, compiled as by aj_pattern_compile when it is new. It lives until
 * aj_patterns_release. */
enum aj_status aj_patterns_get(struct aj_patterns *patterns, struct aj_str source,
                               struct aj_pattern **out, struct aj_error *err) AJ_MUST_CHECK;

#endif
