/* SPDX-License-Identifier: Apache-2.0
 *
 * anjuan rules test: the examples of the rules, what they reach, and what they notice.
 */
#include "cli/rules_actions.h"

#include "base/log.h"
#include "review/example.h"
#include "rules/mutant.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEFAULT_PROFILE "national"

struct test {
    struct aj_ruleset *ruleset;
    struct aj_examples with;
    unsigned n_passed;
    unsigned n_failed;
    unsigned n_mutants;
    unsigned n_unnoticed;
    bool is_verbose;
};

static void say(const struct aj_rule *rule, int line, const char *words)
{
    printf("%" AJ_STR_FMT ":%d: %" AJ_STR_FMT "：%s\n", AJ_STR_ARG(rule->node->file), line,
           AJ_STR_ARG(rule->id), words);
}

static void run_examples(struct test *test, const struct aj_rule *rule)
{
    struct aj_example_result result;

    for (size_t k = 0; aj_example_run(&test->with, rule, k, &result); k++) {
        if (aj_str_equal(result.actual, result.expected)) {
            test->n_passed++;
            continue;
        }
        test->n_failed++;
        printf(_("%" AJ_STR_FMT ":%d: %" AJ_STR_FMT "：应为 %" AJ_STR_FMT "，实为 %" AJ_STR_FMT
                 "（%" AJ_STR_FMT "）\n"),
               AJ_STR_ARG(rule->node->file), result.line, AJ_STR_ARG(rule->id),
               AJ_STR_ARG(result.expected), AJ_STR_ARG(result.actual), AJ_STR_ARG(result.words));
    }
}

/* ---- what no example reaches ---- */

static bool is_run(const struct aj_rule *rule)
{
    return !rule->is_bureau && (rule->status == AJ_RULE_ACTIVE || rule->status == AJ_RULE_TRIAL);
}

static bool has_example(const struct aj_rule *rule, const char *verdict)
{
    const struct aj_node *example;

    for (size_t i = 0; (example = aj_example_at(rule, i)) != NULL; i++) {
        if (aj_str_equal_c(aj_node_get(example, "verdict"), verdict))
            return true;
    }
    return false;
}

/* Rules without an example of the verdict that they could have. */
static void tell_missing(const struct test *test, const char *verdict)
{
    unsigned n = 0;

    for (size_t i = 0; i < test->ruleset->rules.count; i++) {
        const struct aj_rule *rule = aj_ruleset_rule(test->ruleset, i);

        if (!is_run(rule) || has_example(rule, verdict) ||
            (aj_rules_asks_person(rule) && strcmp(verdict, "not-applicable") != 0))
            continue;
        n++;
        if (test->is_verbose) {
            char words[64];

            (void)snprintf(words, sizeof(words), _("没有 %s 示例"), verdict);
            say(rule, rule->node->line, words);
        }
    }
    printf(_("没有 %s 示例的规则：%u 条\n"), verdict, n);
}

/* Conditions that are only put together are reached when what is in them is. */
static unsigned count_unreached(const struct test *test, const struct aj_rule *rule,
                                const struct aj_vec *predicates)
{
    unsigned n = 0;

    for (size_t i = 0; i < predicates->count; i++) {
        const struct aj_predicate *predicate =
            *(const struct aj_predicate *const *)aj_vec_at(predicates, i);

        n += count_unreached(test, rule, &predicate->children);
        if (predicate->children.count > 0 || test->with.seen[predicate->id] != 0)
            continue;
        n++;
        if (test->is_verbose) {
            char words[128];

            (void)snprintf(words, sizeof(words), _("没有示例用到 <%s>"), predicate->type->name);
            say(rule, predicate->line, words);
        }
    }
    return n;
}

static void tell_coverage(const struct test *test)
{
    static const char *const verdicts[] = {"pass", "fail", "not-applicable"};
    unsigned n = 0;

    for (size_t i = 0; i < AJ_COUNT(verdicts); i++)
        tell_missing(test, verdicts[i]);
    for (size_t i = 0; i < test->ruleset->rules.count; i++) {
        const struct aj_rule *rule = aj_ruleset_rule(test->ruleset, i);

        if (is_run(rule))
            n += count_unreached(test, rule, &rule->when) +
                 count_unreached(test, rule, &rule->unless) +
                 count_unreached(test, rule, &rule->check);
    }
    printf(_("没有示例用到的条件：%u 个\n"), n);
}

/* ---- mutants ---- */

/* Whether an example comes out otherwise than it says. */
static bool is_noticed(const struct aj_examples *with, const struct aj_rule *rule)
{
    struct aj_example_result result;

    for (size_t k = 0; aj_example_run(with, rule, k, &result); k++) {
        if (!aj_str_equal(result.actual, result.expected))
            return true;
    }
    return false;
}

static void test_mutants(struct test *test, const struct aj_rule *rule)
{
    struct aj_vec mutants = aj_rule_mutants(test->ruleset, test->with.profile, rule);

    for (size_t i = 0; i < mutants.count; i++) {
        const struct aj_rule_mutant *mutant = aj_vec_at(&mutants, i);
        struct aj_rule changed;

        if (!aj_rule_mutate(test->ruleset, rule, &mutant->change, &changed))
            continue;
        test->n_mutants++;
        if (is_noticed(&test->with, &changed))
            continue;
        test->n_unnoticed++;
        printf(_("%" AJ_STR_FMT ":%d: %" AJ_STR_FMT "：改为 %" AJ_STR_FMT "，没有示例察觉\n"),
               AJ_STR_ARG(rule->node->file), mutant->change.node->line, AJ_STR_ARG(rule->id),
               AJ_STR_ARG(mutant->words));
    }
}

/* Whether any change to the case of an example gives another verdict. */
static bool is_sensitive(const struct aj_examples *with, const struct aj_rule *rule, size_t example)
{
    struct aj_vec changes = aj_example_changes(with, aj_example_at(rule, example));
    struct aj_examples changed = *with;
    struct aj_example_result result;

    for (size_t i = 0; i < changes.count; i++) {
        changed.change = *(const struct aj_change *)aj_vec_at(&changes, i);
        if (aj_example_run(&changed, rule, example, &result) &&
            !aj_str_equal(result.actual, result.expected))
            return true;
    }
    return false;
}

/* A rule whose verdict hangs on nothing in its examples is told. */
static void test_changes(struct test *test, const struct aj_rule *rule)
{
    bool is_any = false;
    size_t n = 0;

    while (aj_example_at(rule, n) != NULL && !is_any)
        is_any = is_sensitive(&test->with, rule, n++);
    if (n == 0)
        return;
    test->n_mutants++;
    if (is_any)
        return;
    test->n_unnoticed++;
    say(rule, rule->node->line, _("去掉文书、清空字段、日期推后一日、换名称，结论都不变"));
}

static void mutate(struct test *test)
{
    test->with.seen = NULL; /* mutants have more predicates */
    for (size_t i = 0; i < test->ruleset->rules.count; i++) {
        const struct aj_rule *rule = aj_ruleset_rule(test->ruleset, i);

        if (!is_run(rule))
            continue;
        test->with.arena = aj_arena_new();
        test_mutants(test, rule);
        test_changes(test, rule);
        aj_arena_free(test->with.arena);
    }
    printf(_("改动：%u 处，没有察觉 %u 处\n"), test->n_mutants, test->n_unnoticed);
}

enum aj_exit aj_rules_test(struct aj_ruleset *ruleset, const struct aj_options *options)
{
    struct test test = {.ruleset = ruleset, .is_verbose = options->is_verbose};
    struct aj_arena *arena = aj_arena_new();

    test.with.ruleset = ruleset;
    test.with.profile = aj_ruleset_profile(ruleset, aj_str_from(DEFAULT_PROFILE));
    test.with.seen = aj_arena_alloc(arena, ruleset->n_predicates + 1);
    if (test.with.profile == NULL) {
        aj_log(_("没有评查标准“%s”"), DEFAULT_PROFILE);
        aj_arena_free(arena);
        return AJ_EXIT_USAGE;
    }
    for (size_t i = 0; i < ruleset->rules.count; i++) {
        test.with.arena = aj_arena_new();
        run_examples(&test, aj_ruleset_rule(ruleset, i));
        aj_arena_free(test.with.arena);
    }
    printf(_("示例：%u 个符合，%u 个不符合\n"), test.n_passed, test.n_failed);
    tell_coverage(&test);
    if (options->mutates)
        mutate(&test);
    aj_arena_free(arena);
    return test.n_failed > 0 || test.n_unnoticed > 0 ? AJ_EXIT_GATE : AJ_EXIT_OK;
}
