/* SPDX-License-Identifier: Apache-2.0
 *
 * anjuan.h: bundles found, opened as cases, reviewed.
 */
#include "library/handles.h"

/* What every function here asks first. */
static enum anjuan_status check_ruleset(const struct anjuan_ruleset *ruleset, const char *path,
                                        const void *out, struct anjuan_error *err)
{
    if (ruleset == NULL || path == NULL || out == NULL)
        return aj_public_fail(err, ANJUAN_ARGUMENT, _("没有给出规则、路径或存放结果的地方"));
    if (ruleset->errors.count > 0)
        return aj_public_fail(err, ANJUAN_SYNTAX, _("规则有错误，不能用于评查"));
    return ANJUAN_OK;
}

static struct anjuan_bundles *bundles_new(const struct anjuan_ruleset *ruleset)
{
    struct aj_arena *arena = aj_arena_new();
    struct anjuan_bundles *bundles = aj_arena_alloc(arena, sizeof(*bundles));

    bundles->arena = arena;
    bundles->rules = ruleset->rules;
    aj_found_init(&bundles->found, arena);
    aj_vec_init(&bundles->paths, arena, sizeof(const char *));
    aj_vec_init(&bundles->loose, arena, sizeof(const char *));
    return bundles;
}

static void add_text(struct anjuan_bundles *bundles, struct aj_vec *texts, struct aj_str text)
{
    *(const char **)aj_vec_push(texts) = aj_public_text(bundles->arena, text);
}

static void list_found(struct anjuan_bundles *bundles)
{
    const struct aj_found *found = &bundles->found;

    for (size_t i = 0; i < found->bundles.count; i++)
        add_text(bundles, &bundles->paths,
                 ((const struct aj_bundle *)aj_vec_at(&found->bundles, i))->case_path);
    for (size_t i = 0; i < found->loose.count; i++)
        add_text(bundles, &bundles->loose, *(struct aj_str *)aj_vec_at(&found->loose, i));
}

enum anjuan_status anjuan_bundles_find(const struct anjuan_ruleset *ruleset, const char *path,
                                       struct anjuan_bundles **out, struct anjuan_error *err)
{
    enum anjuan_status status = check_ruleset(ruleset, path, out, err);
    struct aj_error error = {0};
    struct anjuan_bundles *bundles;

    if (out != NULL)
        *out = NULL;
    if (status != ANJUAN_OK)
        return status;
    bundles = bundles_new(ruleset);
    if (aj_find_bundles(bundles->arena, &bundles->rules->kinds, path, &bundles->found, &error) !=
        AJ_OK) {
        anjuan_bundles_free(bundles);
        return aj_public_pass_on(err, &error);
    }
    list_found(bundles);
    *out = bundles;
    return ANJUAN_OK;
}

void anjuan_bundles_free(struct anjuan_bundles *bundles)
{
    if (bundles != NULL)
        aj_arena_free(bundles->arena);
}

size_t anjuan_bundles_count(const struct anjuan_bundles *bundles)
{
    return bundles != NULL ? bundles->paths.count : 0;
}

static const char *text_at(const struct aj_vec *texts, size_t i)
{
    const char *const *text = aj_public_item(texts, i);

    return text != NULL ? *text : NULL;
}

const char *anjuan_bundles_path(const struct anjuan_bundles *bundles, size_t i)
{
    return bundles != NULL ? text_at(&bundles->paths, i) : NULL;
}

size_t anjuan_bundles_n_loose(const struct anjuan_bundles *bundles)
{
    return bundles != NULL ? bundles->loose.count : 0;
}

const char *anjuan_bundles_loose(const struct anjuan_bundles *bundles, size_t i)
{
    return bundles != NULL ? text_at(&bundles->loose, i) : NULL;
}

/* ---- cases ---- */

static struct anjuan_case *case_new(const struct aj_ruleset *rules)
{
    struct aj_arena *arena = aj_arena_new();
    struct anjuan_case *opened = aj_arena_alloc(arena, sizeof(*opened));

    opened->arena = arena;
    opened->rules = rules;
    return opened;
}

/* *out is set in any case. */
static enum anjuan_status read_bundle(const struct aj_ruleset *rules,
                                      const struct aj_bundle *bundle, struct anjuan_case **out,
                                      struct anjuan_error *err)
{
    struct anjuan_case *opened = case_new(rules);
    struct aj_error error = {0};

    *out = opened;
    if (aj_case_read(opened->arena, &rules->kinds, bundle, &opened->read, &error) == AJ_OK)
        return ANJUAN_OK;
    return aj_public_pass_on(err, &error);
}

enum anjuan_status anjuan_bundles_open(const struct anjuan_bundles *bundles, size_t i,
                                       struct anjuan_case **out, struct anjuan_error *err)
{
    if (out != NULL)
        *out = NULL;
    if (bundles == NULL || out == NULL || i >= bundles->found.bundles.count)
        return aj_public_fail(err, ANJUAN_ARGUMENT, _("没有这个案卷，或没有给出存放结果的地方"));
    return read_bundle(bundles->rules, aj_vec_at(&bundles->found.bundles, i), out, err);
}

enum anjuan_status anjuan_case_open(const struct anjuan_ruleset *ruleset, const char *path,
                                    struct anjuan_case **out, struct anjuan_error *err)
{
    enum anjuan_status status = check_ruleset(ruleset, path, out, err);
    struct aj_error error = {0};
    struct aj_arena *arena;
    struct aj_found found;
    struct aj_bundle bundle;

    if (out != NULL)
        *out = NULL;
    if (status != ANJUAN_OK)
        return status;
    arena = aj_arena_new();
    if (aj_find_one(arena, &ruleset->rules->kinds, path, &found, &bundle, &error) == AJ_OK)
        status = read_bundle(ruleset->rules, &bundle, out, err);
    else if (found.bundles.count > 1)
        status = aj_public_fail(err, ANJUAN_SEVERAL, error.message);
    else
        status = aj_public_pass_on(err, &error);
    aj_arena_free(arena);
    return status;
}

void anjuan_case_close(struct anjuan_case *opened)
{
    if (opened != NULL)
        aj_arena_free(opened->arena);
}

static enum aj_status parse_options(const struct anjuan_case *opened,
                                    const struct anjuan_review_options *options,
                                    struct aj_review_options *out, struct aj_error *err)
{
    static const struct anjuan_review_options none;

    if (options == NULL)
        options = &none;
    AJ_TRY(aj_review_options_as_of(out, options->as_of, err));
    AJ_TRY(aj_review_options_stage(out, options->stage, err));
    return aj_review_options_profiles(out, opened->arena, opened->rules, options->profiles, err);
}

enum anjuan_status anjuan_case_review(struct anjuan_case *opened,
                                      const struct anjuan_review_options *options,
                                      const struct anjuan_result **out, struct anjuan_error *err)
{
    struct aj_review_options parsed = {0};
    struct aj_error error = {0};

    if (out != NULL)
        *out = NULL;
    if (opened == NULL || out == NULL)
        return aj_public_fail(err, ANJUAN_ARGUMENT, _("没有给出案卷或存放结果的地方"));
    if (parse_options(opened, options, &parsed, &error) != AJ_OK)
        return aj_public_pass_on(err, &error);
    *out = aj_public_result(aj_case_review(opened->rules, &opened->read, &parsed));
    return ANJUAN_OK;
}
