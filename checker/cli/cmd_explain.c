/* SPDX-License-Identifier: Apache-2.0
 *
 * anjuan explain: what a rule asks, why, by which law, and what mends a fault.
 */
#include "cli/cli.h"

#include "base/log.h"
#include "base/nearest.h"

#include <stdio.h>

static void print_line(const char *label, struct aj_str text)
{
    if (text.len > 0)
        printf("  %s%" AJ_STR_FMT "\n", label, AJ_STR_ARG(text));
}

static void print_rule(const struct aj_rule *rule)
{
    printf("%" AJ_STR_FMT " %" AJ_STR_FMT "\n", AJ_STR_ARG(rule->id), AJ_STR_ARG(rule->title));
    for (size_t i = 0; i < rule->basis.count; i++) {
        const struct aj_basis *basis = aj_vec_at(&rule->basis, i);

        printf(_("  依据：《%" AJ_STR_FMT "》"), AJ_STR_ARG(basis->law->title));
        if (basis->article.len > 0)
            printf(_("第%" AJ_STR_FMT "条"), AJ_STR_ARG(basis->article));
        printf("%s\n", basis->law->is_confirmed ? "" : _("（未经核实）"));
    }
    for (size_t i = 0; i < rule->items.count; i++)
        print_line(_("评查项："), *(struct aj_str *)aj_vec_at(&rule->items, i));
    print_line(_("不符合时："), rule->fail);
    print_line(_("补救："), rule->remedy);
    printf("%s", rule->is_mendable ? _("  可以补正\n") : _("  不能事后补正\n"));
    if (!rule->is_confirmed)
        printf("%s", _("  依据或数值尚未核实\n"));
    printf(_("  规则文件：%" AJ_STR_FMT " 第 %d 行\n"), AJ_STR_ARG(rule->node->file),
           rule->node->line);
}

static bool serves_item(const struct aj_rule *rule, struct aj_str item)
{
    for (size_t i = 0; i < rule->items.count; i++) {
        if (aj_str_equal(*(struct aj_str *)aj_vec_at(&rule->items, i), item))
            return true;
    }
    return false;
}

static enum aj_exit explain(const struct aj_ruleset *ruleset, struct aj_str name)
{
    unsigned n = 0;

    for (size_t i = 0; i < ruleset->rules.count; i++) {
        const struct aj_rule *rule = aj_ruleset_rule(ruleset, i);

        if (!aj_str_equal(rule->id, name) && !serves_item(rule, name))
            continue;
        print_rule(rule);
        n++;
    }
    if (n > 0)
        return AJ_EXIT_OK;
    aj_log(_("没有规则或评查项“%" AJ_STR_FMT "”，最接近的是“%" AJ_STR_FMT "”"), AJ_STR_ARG(name),
           AJ_STR_ARG(aj_nearest_in_map(&ruleset->by_id, name)));
    return AJ_EXIT_USAGE;
}

static enum aj_exit run(const struct aj_options *options)
{
    struct aj_ruleset *ruleset;
    enum aj_exit status;

    if (options->n_arguments != 1) {
        aj_log(_("用法：anjuan explain 规则或评查项"));
        return AJ_EXIT_USAGE;
    }
    ruleset = aj_cli_load_rules(options);
    if (ruleset == NULL)
        return AJ_EXIT_USAGE;
    status = explain(ruleset, aj_str_from(options->arguments[0]));
    aj_ruleset_free(ruleset);
    return status;
}

const struct aj_command aj_command_explain = {"explain", _("规则或评查项"),
                                              _("说明规则要求什么、依据何法、如何补救"), run};
