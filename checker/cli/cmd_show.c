/* SPDX-License-Identifier: Apache-2.0
 *
 * anjuan show: the dossier of one bundle.
 */
#include "cli/cli.h"

#include "base/limits.h"
#include "base/log.h"
#include "report/report.h"

static enum aj_exit show(const struct aj_ruleset *ruleset, const struct aj_options *options)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_dossier *dossier;
    struct aj_error error = {0};
    struct aj_buffer text;
    enum aj_exit status = AJ_EXIT_OK;

    aj_buffer_init(&text, AJ_LIMIT_REPORT_BYTES);
    if (aj_dossier_open(arena, &ruleset->kinds, options->arguments[0], &dossier, &error) != AJ_OK) {
        aj_log("%s：%s", options->arguments[0], error.message);
        status = AJ_EXIT_CASE;
    } else {
        if (options->as_json)
            aj_report_dossier_json(dossier, &text);
        else
            aj_report_dossier_text(dossier, &text);
        if (dossier->problems.count > 0)
            status = AJ_EXIT_CASE;
        if (!aj_cli_print(&text))
            status = AJ_EXIT_OUTPUT;
    }
    aj_buffer_release(&text);
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
    ruleset = aj_cli_load_rules(options);
    if (ruleset == NULL)
        return AJ_EXIT_USAGE;
    status = show(ruleset, options);
    aj_ruleset_free(ruleset);
    return status;
}

const struct aj_command aj_command_show = {
    "show", _("案卷 [--json]"), _("列出案卷中的每份文书、每个字段及其出处，以及未读取的部分"), run};
