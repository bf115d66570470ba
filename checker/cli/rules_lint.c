/* SPDX-License-Identifier: Apache-2.0
 *
 * anjuan rules lint: what loads and is wrong all the same, or missing.
 */
#include "cli/rules_actions.h"

#include "rules/lint.h"
#include "text/number.h"

#include <stdio.h>
#include <string.h>

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

/* What lint finds in the conditions, the profiles and the patterns. */
static unsigned print_findings(const struct aj_ruleset *ruleset)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_rule_errors found;
    unsigned n;

    aj_rule_errors_init(&found, arena);
    aj_lint(ruleset, &found);
    n = (unsigned)found.list.count;
    for (size_t i = 0; i < n; i++) {
        const struct aj_rule_error *error = aj_vec_at(&found.list, i);

        printf("%" AJ_STR_FMT ":%d: %" AJ_STR_FMT "\n", AJ_STR_ARG(error->file), error->line,
               AJ_STR_ARG(error->message));
    }
    aj_arena_free(arena);
    return n;
}

enum aj_exit aj_rules_lint(struct aj_ruleset *ruleset, const struct aj_options *options)
{
    struct finding_count count = {0};

    (void)options; /* it takes none */
    for (size_t i = 0; i < ruleset->rules.count; i++) {
        const struct aj_rule *rule = aj_ruleset_rule(ruleset, i);

        if (rule->status == AJ_RULE_RETIRED || rule->is_bureau)
            continue;
        lint_basis(&count, rule);
        if (rule->items.count == 0)
            report(&count, rule, _("没有对应的评查项（items）"));
        if (rule->fail.len == 0 && !aj_rules_asks_person(rule))
            report(&count, rule, _("没有 <fail>"));
        if (rule->remedy.len == 0 && !aj_rules_asks_person(rule))
            report(&count, rule, _("没有 <remedy>"));
        if (aj_rules_asks_person(rule))
            continue;
        if (count_examples(rule, "pass") == 0)
            report(&count, rule, _("没有 pass 示例"));
        if (count_examples(rule, "fail") == 0)
            report(&count, rule, _("没有 fail 示例"));
    }
    count.n += print_findings(ruleset);
    printf(_("%zu 条规则，%u 处发现\n"), ruleset->rules.count, count.n);
    return count.n > 0 ? AJ_EXIT_GATE : AJ_EXIT_OK;
}
