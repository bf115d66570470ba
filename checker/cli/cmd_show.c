/* SPDX-License-Identifier: Apache-2.0
 *
 * anjuan show: the dossier of one bundle.
 */
#include "cli/cli.h"

#include "base/limits.h"
#include "base/log.h"
#include "batch/find.h"
#include "report/report.h"

#include <stdio.h>

#define MOST_NAMED 5

static void name_bundles(const struct aj_vec *bundles)
{
    for (size_t i = 0; i < bundles->count && i < MOST_NAMED; i++) {
        const struct aj_location *at = &((struct aj_bundle *)aj_vec_at(bundles, i))->at;

        aj_log("  %s%s%" AJ_STR_FMT, at->path, at->inside.len > 0 ? "/" : "",
               AJ_STR_ARG(at->inside));
    }
}

/* The one bundle the argument leads to. */
static enum aj_exit locate(struct aj_arena *arena, const struct aj_kinds *kinds,
                           const char *argument, struct aj_bundle *out)
{
    struct aj_found found;
    struct aj_error error = {0};

    if (aj_find_one(arena, kinds, argument, &found, out, &error) == AJ_OK)
        return AJ_EXIT_OK;
    aj_log("%s", error.message);
    name_bundles(&found.bundles);
    return AJ_EXIT_USAGE;
}

/* What the facts are read by; no profiles: by nothing. */
static enum aj_status parse_options(const struct aj_ruleset *ruleset, struct aj_arena *arena,
                                    const struct aj_options *options, struct aj_review_options *out,
                                    struct aj_error *err)
{
    if (options->profiles == NULL &&
        aj_ruleset_profile(ruleset, aj_str_from(AJ_DEFAULT_PROFILE)) == NULL)
        return AJ_OK; /* rules without a standard know no facts either */
    AJ_TRY(aj_review_options_as_of(out, options->as_of, err));
    return aj_review_options_profiles(out, arena, ruleset, options->profiles, err);
}

/* The facts of the case, with the parameters of the first profile asked for. False after a message.
 */
static bool read_facts(const struct aj_ruleset *ruleset, const struct aj_dossier *dossier,
                       const struct aj_options *options, struct aj_case_facts *facts)
{
    struct aj_review_options review = {.stage = AJ_STAGE_ARCHIVED};
    struct aj_error error = {0};
    struct aj_eval e;

    *facts = (struct aj_case_facts){.type = aj_str_from("unknown")};
    aj_vec_init(&facts->facts, dossier->arena, sizeof(struct aj_case_fact));
    if (parse_options(ruleset, dossier->arena, options, &review, &error) != AJ_OK) {
        aj_log("%s", error.message);
        return false;
    }
    if (review.profiles.count == 0)
        return true;
    aj_review_prepare(&e, ruleset, dossier, &review);
    aj_case_facts_read(&e, ruleset, facts);
    return true;
}

static enum aj_exit print(const struct aj_dossier *dossier, const struct aj_case_facts *facts,
                          bool as_json)
{
    struct aj_buffer text;
    enum aj_exit status = dossier->problems.count > 0 ? AJ_EXIT_CASE : AJ_EXIT_OK;

    aj_buffer_init(&text, AJ_LIMIT_REPORT_BYTES);
    if (as_json)
        aj_report_dossier_json(dossier, facts, &text);
    else
        aj_report_dossier_text(dossier, facts, &text);
    if (!aj_cli_print(&text))
        status = AJ_EXIT_OUTPUT;
    aj_buffer_release(&text);
    return status;
}

static enum aj_exit show(const struct aj_ruleset *ruleset, const struct aj_options *options)
{
    struct aj_arena *arena = aj_arena_new();
    const char *argument = options->arguments[0];
    struct aj_bundle bundle;
    struct aj_dossier *dossier = NULL;
    struct aj_error error = {0};
    enum aj_exit status = locate(arena, &ruleset->kinds, argument, &bundle);

    if (status == AJ_EXIT_OK &&
        aj_dossier_open_at(arena, &ruleset->kinds, &bundle.at, &dossier, &error) != AJ_OK) {
        aj_log("%s：%s", argument, error.message);
        status = AJ_EXIT_CASE;
    } else if (status == AJ_EXIT_OK) {
        struct aj_case_facts facts;

        status = read_facts(ruleset, dossier, options, &facts)
                     ? print(dossier, &facts, options->as_json)
                     : AJ_EXIT_USAGE;
    }
    aj_arena_free(arena);
    return status;
}

static enum aj_exit run(const struct aj_options *options)
{
    struct aj_ruleset *ruleset;
    enum aj_exit status;

    if (options->n_arguments != 1) {
        aj_log(_("用法：anjuan show 案卷 [--json]"));
        return AJ_EXIT_USAGE;
    }
    ruleset = aj_cli_load_rules(options, aj_ruleset_load_for_review);
    if (ruleset == NULL)
        return AJ_EXIT_USAGE;
    status = show(ruleset, options);
    aj_ruleset_free(ruleset);
    return status;
}

const struct aj_command aj_command_show = {
    "show", _("案卷 [--json]"), _("列出案卷中的每份文书、每个字段及其出处，以及未读取的部分"), run};
