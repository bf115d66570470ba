/* SPDX-License-Identifier: Apache-2.0
 *
 * For the tests of the library as an outsider has it: a reviewed sample, files in a folder of their
 * own. Includes nothing of ours but the public header, since its users can't.
 */
#ifndef AJ_TEST_LIBRARY_KIT_H
#define AJ_TEST_LIBRARY_KIT_H

#include <anjuan.h>

#include <check.h>

#define LIBRARY_DAY "2026-11-23"

#define LENGTH(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* What the tests have open; each test is a process of its own. */
extern struct anjuan_ruleset *rules;
extern struct anjuan_case *opened;
extern const struct anjuan_result *result;

/* Loads the rules that ANJUAN_RULES names. */
void library_load_rules(void);
/* The same, then opens and reviews the sample with faults. */
void library_review_sample(void);
/* Frees what is open. */
void library_free_all(void);

/* The folder of the sample bundles, and the one with faults. Valid until the next call. */
const char *library_samples(void);
const char *library_poor_sample(void);
/* A name in the program's own folder, which goes when library_run returns. Valid until the next
 * call. */
const char *library_path(const char *name);
void library_put(const char *name, const char *text);
void library_put_folder(const char *name);

/* A case of tests that may take longer, since each loads the rules anew. */
TCase *library_tests(Suite *suite, const char *name);
/* Runs the suite, prints TAP, returns the exit status of the program. */
int library_run(Suite *suite);

#endif
