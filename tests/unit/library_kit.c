/* SPDX-License-Identifier: Apache-2.0
 *
 * A reviewed sample for the tests of the library, by the public header alone.
 */
#include "library_kit.h"

#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MOST_SECONDS 60 /* for a test, perhaps under valgrind */

struct anjuan_ruleset *rules;
struct anjuan_case *opened;
const struct anjuan_result *result;

void library_load_rules(void)
{
    struct anjuan_error error = {ANJUAN_OK, ""};

    ck_assert_msg(anjuan_ruleset_load(NULL, 0, &rules, &error) == ANJUAN_OK, "%s", error.message);
}

void library_review_sample(void)
{
    const struct anjuan_review_options options = {.as_of = LIBRARY_DAY};
    struct anjuan_error error = {ANJUAN_OK, ""};

    library_load_rules();
    ck_assert_msg(anjuan_case_open(rules, library_poor_sample(), &opened, &error) == ANJUAN_OK,
                  "%s", error.message);
    ck_assert_msg(anjuan_case_review(opened, &options, &result, &error) == ANJUAN_OK, "%s",
                  error.message);
}

void library_free_all(void)
{
    anjuan_case_close(opened);
    anjuan_ruleset_free(rules);
    opened = NULL;
    rules = NULL;
    result = NULL;
}

const char *library_samples(void)
{
    const char *folder = getenv("SAMPLES");

    ck_assert_ptr_nonnull(folder);
    return folder;
}

const char *library_poor_sample(void)
{
    static char path[4096];

    (void)snprintf(path, sizeof(path), "%s/问题案卷-云汀文化促进会.zip", library_samples());
    return path;
}

const char *library_path(const char *name)
{
    static char path[256];

    (void)snprintf(path, sizeof(path), "%s/%s", unit_folder(), name);
    return path;
}

void library_put(const char *name, const char *text)
{
    FILE *file = fopen(library_path(name), "wb");

    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text, 1, strlen(text), file), strlen(text));
    ck_assert_int_eq(fclose(file), 0);
}

void library_put_folder(const char *name)
{
    ck_assert_int_eq(mkdir(library_path(name), 0700), 0);
}

TCase *library_tests(Suite *suite, const char *name)
{
    TCase *tests = tcase_create(name);

    tcase_set_timeout(tests, MOST_SECONDS);
    suite_add_tcase(suite, tests);
    return tests;
}

int library_run(Suite *suite)
{
    return unit_run(suite);
}
