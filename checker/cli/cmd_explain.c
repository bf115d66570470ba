/* SPDX-License-Identifier: Apache-2.0
 *
 * anjuan explain: what a rule asks, why, by which law, and what mends a fault.
 */
#include "cli/explain_rule.h"

#include "base/log.h"
#include "base/nearest.h"
#include "review/review.h"

#include <stdio.h>

static bool serves_item(const struct aj_rule *rule, struct aj_str item)
{
    for (size_t i = 0; i < rule->items.count; i++) {
        if (aj_str_equal(*(struct aj_str *)aj_vec_at(&rule->items, i), item))
            return true;
    }
    return false;
}

static enum aj_exit explain(const struct aj_ruleset *ruleset, const struct aj_profile *profile,
                            struct aj_str name)
{
    unsigned n = 0;

    for (size_t i = 0; i < ruleset->rules.count; i++) {
        const struct aj_rule *rule = aj_ruleset_rule(ruleset, i);

        if (!aj_str_equal(rule->id, name) && !serves_item(rule, name))
            continue;
        aj_explain_rule(rule, profile);
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
    ruleset = aj_cli_load_rules(options, aj_ruleset_load);
    if (ruleset == NULL)
        return AJ_EXIT_USAGE;
    status = explain(
        ruleset,
        aj_ruleset_profile(ruleset, aj_str_from(options->profiles != NULL ? options->profiles
                                                                          : AJ_DEFAULT_PROFILE)),
        aj_str_from(options->arguments[0]));
    aj_ruleset_free(ruleset);
    return status;
}

const struct aj_command aj_command_explain = {"explain", _("规则或评查项"),
                                              _("说明规则要求什么、依据何法、如何补救"), run};
