/* SPDX-License-Identifier: Apache-2.0
 *
 * anjuan rules: list, lint and test the rule files.
 */
#include "cli/cli.h"

#include "base/log.h"
#include "base/nearest.h"
#include "review/example.h"
#include "text/number.h"

#include <stdio.h>
#include <string.h>

#define DEFAULT_PROFILE "national"

static enum aj_exit list(const struct aj_ruleset *ruleset)
{
    static const char *const statuses[] = {[AJ_RULE_DRAFT] = _("草稿"),
                                           [AJ_RULE_TRIAL] = _("试行"),
                                           [AJ_RULE_ACTIVE] = _("执行"),
                                           [AJ_RULE_RETIRED] = _("停用")};

    for (size_t i = 0; i < ruleset->rules.count; i++) {
        const struct aj_rule *rule = aj_ruleset_rule(ruleset, i);

        printf("%-8" AJ_STR_FMT " %s %" AJ_STR_FMT "\n", AJ_STR_ARG(rule->id),
               statuses[rule->status], AJ_STR_ARG(rule->title));
    }
    return AJ_EXIT_OK;
}

struct finding_count {
    unsigned n;
};

static void report(struct finding_count *count, const struct aj_rule *rule, const char *words)
{
    count->n++;
    printf("%" AJ_STR_FMT ":%d: %" AJ_STR_FMT "：%s\n", AJ_STR_ARG(rule->node->file),
           rule->node->line, AJ_STR_ARG(rule->id), words);
}

static unsigned count_examples(const struct aj_rule *rule, const char *verdict)
{
    unsigned n = 0;

    for (size_t i = 0; i < rule->node->children.count; i++) {
        const struct aj_node *node = aj_node_child(rule->node, i);

        n += aj_node_is(node, "example") && aj_str_equal_c(aj_node_get(node, "verdict"), verdict);
    }
    return n;
}

/* A rule that may ask a person need not be able to fail; its examples show what it asks. */
static bool asks_person(const struct aj_vec *predicates)
{
    for (size_t i = 0; i < predicates->count; i++) {
        const struct aj_predicate *predicate =
            *(const struct aj_predicate *const *)aj_vec_at(predicates, i);

        if (strcmp(predicate->type->name, "person") == 0 || asks_person(&predicate->children))
            return true;
    }
    return false;
}

/* The last article of the law's editions that are in force at some day of the rule's span; -1 when
 * none is. */
static int last_article(const struct aj_law *law, const struct aj_rule *rule)
{
    int last = law->editions.count > 0 ? -1 : 0;

    for (size_t i = 0; i < law->editions.count; i++) {
        const struct aj_edition *edition = aj_vec_at(&law->editions, i);

        if (edition->from < rule->until && rule->since < edition->until &&
            edition->last_article > last)
            last = edition->last_article;
    }
    return last;
}

/* Each law must be in force at some time of the rule's span and have the article. */
static void lint_basis(struct finding_count *count, const struct aj_rule *rule)
{
    for (size_t i = 0; i < rule->basis.count; i++) {
        const struct aj_basis *basis = aj_vec_at(&rule->basis, i);
        int last = last_article(basis->law, rule);
        int64_t article = 0;

        if (basis->article.len > 0 && !aj_number_parse(basis->article, &article))
            report(count, rule, _("<basis> 的条号应为数字"));
        if (last < 0)
            report(count, rule, _("<basis> 的法律在规则有效期内没有施行过"));
        else if (last > 0 && article > last)
            report(count, rule, _("<basis> 的条号超过该法最后一条"));
    }
    if (rule->basis.count == 0)
        report(count, rule, _("没有 <basis>"));
}

static enum aj_exit lint(const struct aj_ruleset *ruleset)
{
    struct finding_count count = {0};

    for (size_t i = 0; i < ruleset->rules.count; i++) {
        const struct aj_rule *rule = aj_ruleset_rule(ruleset, i);

        if (rule->status == AJ_RULE_RETIRED || rule->is_bureau)
            continue;
        lint_basis(&count, rule);
        if (rule->items.count == 0)
            report(&count, rule, _("没有对应的评查项（items）"));
        if (rule->fail.len == 0 && !asks_person(&rule->check))
            report(&count, rule, _("没有 <fail>"));
        if (rule->remedy.len == 0 && !asks_person(&rule->check))
            report(&count, rule, _("没有 <remedy>"));
        if (asks_person(&rule->check))
            continue;
        if (count_examples(rule, "pass") == 0)
            report(&count, rule, _("没有 pass 示例"));
        if (count_examples(rule, "fail") == 0)
            report(&count, rule, _("没有 fail 示例"));
    }
    printf(_("%zu 条规则，%u 处发现\n"), ruleset->rules.count, count.n);
    return count.n > 0 ? AJ_EXIT_GATE : AJ_EXIT_OK;
}

static enum aj_exit test(const struct aj_ruleset *ruleset)
{
    const struct aj_profile *profile = aj_ruleset_profile(ruleset, aj_str_from(DEFAULT_PROFILE));
    unsigned n_passed = 0;
    unsigned n_failed = 0;

    if (profile == NULL) {
        aj_log(_("没有评查标准“%s”"), DEFAULT_PROFILE);
        return AJ_EXIT_USAGE;
    }
    for (size_t i = 0; i < ruleset->rules.count; i++) {
        const struct aj_rule *rule = aj_ruleset_rule(ruleset, i);
        struct aj_arena *arena = aj_arena_new();
        struct aj_example_result result;

        for (size_t k = 0; aj_example_run(arena, ruleset, profile, rule, k, &result); k++) {
            if (aj_str_equal(result.actual, result.expected)) {
                n_passed++;
                continue;
            }
            n_failed++;
            printf(_("%" AJ_STR_FMT ":%d: %" AJ_STR_FMT "：应为 %" AJ_STR_FMT "，实为 %" AJ_STR_FMT
                     "（%" AJ_STR_FMT "）\n"),
                   AJ_STR_ARG(rule->node->file), result.line, AJ_STR_ARG(rule->id),
                   AJ_STR_ARG(result.expected), AJ_STR_ARG(result.actual),
                   AJ_STR_ARG(result.words));
        }
        aj_arena_free(arena);
    }
    printf(_("示例：%u 个符合，%u 个不符合\n"), n_passed, n_failed);
    return n_failed > 0 ? AJ_EXIT_GATE : AJ_EXIT_OK;
}

static const struct {
    const char *name;
    enum aj_exit (*run)(const struct aj_ruleset *ruleset);
} actions[] = {{"list", list}, {"lint", lint}, {"test", test}};

static enum aj_exit run(const struct aj_options *options)
{
    const char *name = options->n_arguments == 1 ? options->arguments[0] : "";
    struct aj_ruleset *ruleset;
    enum aj_exit status;
    size_t i = 0;

    while (i < AJ_COUNT(actions) && strcmp(actions[i].name, name) != 0)
        i++;
    if (i == AJ_COUNT(actions)) {
        aj_log(_("用法：anjuan rules list | lint | test"));
        return AJ_EXIT_USAGE;
    }
    ruleset = aj_cli_load_rules(options);
    if (ruleset == NULL)
        return AJ_EXIT_USAGE;
    status = actions[i].run(ruleset);
    aj_ruleset_free(ruleset);
    return status;
}

const struct aj_command aj_command_rules = {"rules", "list | lint | test",
                                            _("列出规则，检查规则文件，运行规则中的示例"), run};
