/* SPDX-License-Identifier: Apache-2.0
 *
 * What several commands do alike: load rules, tell the day, print to stdout.
 */
#include "cli/cli.h"

#include "base/log.h"
#include "rules/folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Whether rules lie there; else says where the folder's name comes from, for that is what has to be
 * mended. */
static bool holds_rules(const char *folder, const char *source)
{
    struct aj_error error = {0};

    if (aj_rules_folder_check(folder, &error) == AJ_OK)
        return true;
    aj_log(_("%s：%s"), source, error.message);
    return false;
}

static bool hold_rules(const char *const *folders, size_t n, bool is_base_given)
{
    if (!holds_rules(folders[0], is_base_given ? "ANJUAN_RULES" : _("已安装的规则"))) {
        if (!is_base_given)
            aj_log(_("规则另有所在时，用环境变量 ANJUAN_RULES 指出"));
        return false;
    }
    for (size_t i = 1; i < n; i++) {
        if (!holds_rules(folders[i], "--rules"))
            return false;
    }
    return true;
}

struct aj_ruleset *aj_cli_load_rules(const struct aj_options *options, aj_ruleset_loader *load)
{
    const char *folders[AJ_MOST_RULE_FOLDERS + 1];
    bool is_base_given;
    size_t n = 0;
    struct aj_ruleset *ruleset;

    folders[n++] = aj_rules_folder(&is_base_given);
    for (size_t i = 0; i < options->n_rule_folders; i++)
        folders[n++] = options->rule_folders[i];
    if (!hold_rules(folders, n, is_base_given))
        return NULL;
    ruleset = load(folders, n);
    if (ruleset->errors.list.count == 0)
        return ruleset;
    for (size_t i = 0; i < ruleset->errors.list.count; i++) {
        const struct aj_rule_error *error = aj_vec_at(&ruleset->errors.list, i);

        aj_log("%" AJ_STR_FMT ":%d: %" AJ_STR_FMT, AJ_STR_ARG(error->file), error->line,
               AJ_STR_ARG(error->message));
    }
    aj_log(_("规则有 %zu 处错误，未进行评查"), ruleset->errors.list.count);
    aj_ruleset_free(ruleset);
    return NULL;
}

bool aj_cli_print(const struct aj_buffer *text)
{
    if (text->full) {
        aj_log(_("输出内容过大"));
        return false;
    }
    if (text->len > 0 && fwrite(text->data, 1, text->len, stdout) != text->len) {
        aj_log(_("无法写到标准输出"));
        return false;
    }
    return true;
}

bool aj_cli_colour(const struct aj_options *options)
{
    if (options->colour != NULL && strcmp(options->colour, "always") == 0)
        return true;
    if (options->colour != NULL && strcmp(options->colour, "never") == 0)
        return false;
    return isatty(STDOUT_FILENO) && getenv("NO_COLOR") == NULL;
}
