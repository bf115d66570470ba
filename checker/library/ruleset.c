/* SPDX-License-Identifier: Apache-2.0
 *
 * anjuan.h: rules, their faults and profiles.
 */
#include "library/handles.h"

#include "rules/folder.h"

const char *anjuan_rules_folder(void)
{
    return aj_rules_folder(NULL);
}

static void list_errors(struct anjuan_ruleset *ruleset)
{
    const struct aj_vec *errors = &ruleset->rules->errors.list;

    for (size_t i = 0; i < errors->count; i++) {
        const struct aj_rule_error *error = aj_vec_at(errors, i);

        *(struct anjuan_rule_error *)aj_vec_push(&ruleset->errors) = (struct anjuan_rule_error){
            .file = aj_public_text(ruleset->arena, error->file),
            .line = error->line,
            .message = aj_public_text(ruleset->arena, error->message),
        };
    }
}

static void list_profiles(struct anjuan_ruleset *ruleset)
{
    const struct aj_vec *entries = &ruleset->rules->profiles.entries;

    for (size_t i = 0; i < entries->count; i++) {
        const struct aj_map_entry *entry = aj_vec_at(entries, i);
        const struct aj_profile *profile = entry->value;

        *(struct anjuan_profile *)aj_vec_push(&ruleset->profiles) = (struct anjuan_profile){
            .id = aj_public_text(ruleset->arena, profile->id),
            .title = aj_public_text(ruleset->arena, profile->title),
            .version = aj_public_text(ruleset->arena, profile->version),
        };
    }
}

static struct anjuan_ruleset *load(const char *const *folders, size_t n_folders)
{
    struct aj_arena *arena = aj_arena_new();
    struct anjuan_ruleset *ruleset = aj_arena_alloc(arena, sizeof(*ruleset));

    ruleset->arena = arena;
    ruleset->rules = aj_ruleset_load_for_review(folders, n_folders);
    aj_vec_init(&ruleset->errors, arena, sizeof(struct anjuan_rule_error));
    aj_vec_init(&ruleset->profiles, arena, sizeof(struct anjuan_profile));
    list_errors(ruleset);
    list_profiles(ruleset);
    return ruleset;
}

/* What the loader needs before it begins: folders, with rules in them. */
static enum anjuan_status check_folders(const char *const *folders, size_t n_folders,
                                        struct anjuan_error *err)
{
    struct aj_error error = {0};

    if (folders == NULL)
        return aj_public_fail(err, ANJUAN_ARGUMENT, _("没有给出规则目录"));
    for (size_t i = 0; i < n_folders; i++) {
        if (folders[i] == NULL)
            return aj_public_fail(err, ANJUAN_ARGUMENT, _("没有给出规则目录"));
        if (aj_rules_folder_check(folders[i], &error) != AJ_OK)
            return aj_public_pass_on(err, &error);
    }
    return ANJUAN_OK;
}

/* The first fault as one line: file:line: message. */
static enum anjuan_status fail_with(const struct anjuan_rule_error *first, struct anjuan_error *err)
{
    struct aj_error error = {0};

    (void)aj_error_set(&error, AJ_SYNTAX, "%s:%d: %s", first->file, first->line, first->message);
    return aj_public_pass_on(err, &error);
}

enum anjuan_status anjuan_ruleset_load(const char *const *folders, size_t n_folders,
                                       struct anjuan_ruleset **out, struct anjuan_error *err)
{
    const char *base = anjuan_rules_folder();
    enum anjuan_status status;

    if (out == NULL)
        return aj_public_fail(err, ANJUAN_ARGUMENT, _("没有给出存放结果的地方"));
    *out = NULL;
    if (n_folders == 0) {
        folders = &base;
        n_folders = 1;
    }
    status = check_folders(folders, n_folders, err);
    if (status != ANJUAN_OK)
        return status;
    *out = load(folders, n_folders);
    return (*out)->errors.count == 0 ? ANJUAN_OK : fail_with(anjuan_ruleset_error(*out, 0), err);
}

void anjuan_ruleset_free(struct anjuan_ruleset *ruleset)
{
    if (ruleset == NULL)
        return;
    aj_ruleset_free(ruleset->rules);
    aj_arena_free(ruleset->arena);
}

size_t anjuan_ruleset_n_errors(const struct anjuan_ruleset *ruleset)
{
    return ruleset != NULL ? ruleset->errors.count : 0;
}

const struct anjuan_rule_error *anjuan_ruleset_error(const struct anjuan_ruleset *ruleset, size_t i)
{
    return ruleset != NULL ? aj_public_item(&ruleset->errors, i) : NULL;
}

size_t anjuan_ruleset_n_profiles(const struct anjuan_ruleset *ruleset)
{
    return ruleset != NULL ? ruleset->profiles.count : 0;
}

const struct anjuan_profile *anjuan_ruleset_profile(const struct anjuan_ruleset *ruleset, size_t i)
{
    return ruleset != NULL ? aj_public_item(&ruleset->profiles, i) : NULL;
}
