/* SPDX-License-Identifier: Apache-2.0
 *
 * What several commands do alike: load rules, print to stdout.
 */
#include "cli/cli.h"

#include "base/log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef AJ_RULES_DIR
#define AJ_RULES_DIR "rules"
#endif

struct aj_ruleset *aj_cli_load_rules(const struct aj_options *options)
{
    const char *folders[AJ_MOST_RULE_FOLDERS + 1];
    const char *base = getenv("ANJUAN_RULES");
    size_t n = 0;
    struct aj_ruleset *ruleset;

    folders[n++] = base != NULL && base[0] != '\0' ? base : AJ_RULES_DIR;
    for (size_t i = 0; i < options->n_rule_folders; i++)
        folders[n++] = options->rule_folders[i];
    ruleset = aj_ruleset_load(folders, n);
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
