/* SPDX-License-Identifier: Apache-2.0
 *
 * What several commands do alike: load rules, tell the day, print to stdout.
 */
#include "cli/cli.h"

#include "base/log.h"
#include "container/container.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#ifndef AJ_RULES_DIR
#define AJ_RULES_DIR "rules"
#endif

/* Whether rules lie there; else says where the folder's name comes from, for that is what has to be
 * mended. */
static bool holds_rules(const char *folder, const char *source)
{
    struct aj_container *container;
    struct aj_error error = {0};
    bool has_file = false;

    if (aj_container_open(folder, &container, &error) != AJ_OK) {
        aj_log(_("%s：规则目录 %s：%s"), source, folder, error.message);
        return false;
    }
    for (size_t i = 0; i < aj_container_count(container) && !has_file; i++)
        has_file = aj_str_ends(aj_container_member(container, i)->name, aj_str_from(".xml"));
    aj_container_close(container);
    if (!has_file)
        aj_log(_("%s：规则目录 %s 里没有规则文件（*.xml）"), source, folder);
    return has_file;
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
    const char *base = getenv("ANJUAN_RULES");
    bool is_base_given = base != NULL && base[0] != '\0';
    size_t n = 0;
    struct aj_ruleset *ruleset;

    folders[n++] = is_base_given ? base : AJ_RULES_DIR;
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

/* Today where the machine stands: the review speaks for a day, and that day is printed. */
bool aj_cli_as_of(const struct aj_options *options, struct aj_date *out)
{
    time_t now = time(NULL);
    struct tm parts;

    if (options->as_of != NULL) {
        if (aj_date_parse_iso(aj_str_from(options->as_of), out))
            return true;
        aj_log(_("--as-of “%s”应写作 2026-11-23"), options->as_of);
        return false;
    }
    if (localtime_r(&now, &parts) == NULL)
        return false;
    *out = (struct aj_date){.year = (int16_t)(parts.tm_year + 1900),
                            .month = (int8_t)(parts.tm_mon + 1),
                            .day = (int8_t)parts.tm_mday,
                            .hour = -1,
                            .minute = -1};
    return true;
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
