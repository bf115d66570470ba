/* SPDX-License-Identifier: Apache-2.0
 *
 * anjuan rules: list, lint and test the rule files, write their schema.
 */
#include "cli/explain_rule.h"
#include "cli/rules_actions.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/log.h"
#include "rules/schema.h"

#include <stdio.h>
#include <string.h>

const char *aj_rule_status_words(enum aj_rule_status status)
{
    static const char *const statuses[] = {[AJ_RULE_DRAFT] = _("草稿"),
                                           [AJ_RULE_TRIAL] = _("试行"),
                                           [AJ_RULE_ACTIVE] = _("执行"),
                                           [AJ_RULE_RETIRED] = _("停用")};

    return statuses[status];
}

static enum aj_exit list(struct aj_ruleset *ruleset, const struct aj_options *options)
{
    (void)options; /* it takes none */
    for (size_t i = 0; i < ruleset->rules.count; i++) {
        const struct aj_rule *rule = aj_ruleset_rule(ruleset, i);

        printf("%-8" AJ_STR_FMT " %s %" AJ_STR_FMT "\n", AJ_STR_ARG(rule->id),
               aj_rule_status_words(rule->status), AJ_STR_ARG(rule->title));
    }
    return AJ_EXIT_OK;
}

static enum aj_exit print_schema(void)
{
    struct aj_buffer out;

    aj_buffer_init(&out, AJ_LIMIT_RULE_FILE_BYTES);
    aj_schema_write(&out);
    printf("%" AJ_STR_FMT, AJ_STR_ARG(aj_buffer_get(&out)));
    aj_buffer_release(&out);
    return AJ_EXIT_OK;
}

static bool has_person(const struct aj_vec *predicates)
{
    for (size_t i = 0; i < predicates->count; i++) {
        const struct aj_predicate *predicate =
            *(const struct aj_predicate *const *)aj_vec_at(predicates, i);

        if (strcmp(predicate->type->name, "person") == 0 || has_person(&predicate->children))
            return true;
    }
    return false;
}

bool aj_rules_asks_person(const struct aj_rule *rule)
{
    return has_person(&rule->check);
}

static const struct {
    const char *name;
    enum aj_exit (*run)(struct aj_ruleset *ruleset, const struct aj_options *options);
} actions[] = {{"list", list}, {"lint", aj_rules_lint}, {"test", aj_rules_test}};

static enum aj_exit run(const struct aj_options *options)
{
    const char *name = options->n_arguments == 1 ? options->arguments[0] : "";
    struct aj_ruleset *ruleset;
    enum aj_exit status;
    size_t i = 0;

    if (strcmp(name, "schema") == 0) /* of this program, whatever rules there are */
        return print_schema();
    while (i < AJ_COUNT(actions) && strcmp(actions[i].name, name) != 0)
        i++;
    if (i == AJ_COUNT(actions)) {
        aj_log(_("用法：anjuan rules list | lint | test | schema"));
        return AJ_EXIT_USAGE;
    }
    ruleset = aj_cli_load_rules(options, aj_ruleset_load);
    if (ruleset == NULL)
        return AJ_EXIT_USAGE;
    status = actions[i].run(ruleset, options);
    aj_ruleset_free(ruleset);
    return status;
}

const struct aj_command aj_command_rules = {
    "rules", "list | lint | test | schema",
    _("列出规则，检查规则文件，运行规则中的示例，写出规则文件的 XML Schema"), run};
