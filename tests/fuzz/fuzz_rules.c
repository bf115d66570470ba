/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes as rule files, parted by NUL: loaded, which compiles patterns, predicates and scores,
 * and the examples run when there was no error. Rules come from the bureau itself, but a slip in
 * them must give a message and no crash.
 */
#include "fuzz.h"

#include "base/limits.h"
#include "review/example.h"
#include "rules/ruleset.h"

#include <stdio.h>

#define FILES_MAX 8

static void check_errors(const struct aj_ruleset *ruleset)
{
    FUZZ_ASSERT(ruleset->errors.list.count <= AJ_LIMIT_RULE_ERRORS);
    for (size_t i = 0; i < ruleset->errors.list.count; i++) {
        const struct aj_rule_error *error = aj_vec_at(&ruleset->errors.list, i);

        FUZZ_ASSERT(error->message.len > 0);
        FUZZ_ASSERT(error->line >= 0);
    }
}

static void run_examples(const struct aj_ruleset *ruleset, const struct aj_rule *rule)
{
    const struct aj_map_entry *profile = aj_vec_at(&ruleset->profiles.entries, 0);
    struct aj_examples with = {
        .arena = aj_arena_new(), .ruleset = ruleset, .profile = profile->value};
    struct aj_example_result result;

    for (size_t i = 0; aj_example_run(&with, rule, i, &result); i++)
        FUZZ_ASSERT(result.actual.len > 0);
    aj_arena_free(with.arena);
}

/* The name of a file in memory with the rule files in it; a ZIP does for a folder. */
static const char *write_files(struct aj_str rest)
{
    struct fuzz_zip zip;
    struct aj_str part;
    const char *path;

    fuzz_zip_init(&zip);
    while (zip.n < FILES_MAX && aj_str_next_piece(&rest, '\0', &part)) {
        char name[16];

        (void)snprintf(name, sizeof(name), "%u.xml", zip.n);
        fuzz_zip_add(&zip, name, part);
    }
    path = fuzz_file(fuzz_zip_finish(&zip));
    fuzz_zip_release(&zip);
    return path;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *path = write_files(fuzz_input(data, size));
    struct aj_ruleset *ruleset = aj_ruleset_load(&path, 1);
    bool is_good = ruleset->errors.list.count == 0 && ruleset->profiles.entries.count > 0;

    check_errors(ruleset);
    for (size_t i = 0; is_good && i < ruleset->rules.count; i++)
        run_examples(ruleset, aj_ruleset_rule(ruleset, i));
    aj_ruleset_free(ruleset);
    return 0;
}
