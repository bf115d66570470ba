/* SPDX-License-Identifier: Apache-2.0
 *
 * anjuan check: review bundles, print a line or a report a case and a closing table.
 */
#include "cli/cli.h"

#include "base/limits.h"
#include "base/log.h"
#include "batch/run.h"
#include "report/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_FAULTS_SHOWN 10
#define MOST_LOOSE_SHOWN  5

/* The one thing a signal handler may touch. */
static volatile sig_atomic_t interrupted;

static void on_signal(int number)
{
    (void)number;
    interrupted = 1;
}

static void watch_signals(void)
{
    struct sigaction action = {.sa_handler = on_signal};

    (void)sigaction(SIGINT, &action, NULL);  /* without it the run just ends at once */
    (void)sigaction(SIGTERM, &action, NULL); /* likewise */
}

struct check {
    const struct aj_options *options;
    struct aj_arena *arena;
    const struct aj_ruleset *ruleset;
    struct aj_run_options run;
    struct aj_found found;
    size_t n_empty; /* arguments that led to no case */
    bool colour;
    bool prints_reports; /* a few cases are printed in full, many as a line each */
};

/* Formats of reports that have a file, or "none". */
static enum aj_status parse_formats(struct check *c, struct aj_error *err)
{
    struct aj_str rest =
        aj_str_from(c->options->formats != NULL ? c->options->formats : "json,html");
    struct aj_str name;

    while (aj_str_next_piece(&rest, ',', &name)) {
        const struct aj_report_format *format = aj_report_format_find(name);

        if (aj_str_equal_c(name, "none"))
            continue;
        if (format == NULL || format->file == NULL)
            return aj_error_set(
                err, AJ_SYNTAX, _("没有报告格式“%" AJ_STR_FMT "”，可用：%" AJ_STR_FMT "、none"),
                AJ_STR_ARG(name), AJ_STR_ARG(aj_report_format_names(c->arena, true)));
        c->run.formats |= aj_report_format_bit(name);
    }
    return AJ_OK;
}

/* What the options ask for; nothing is reviewed when one can't be understood. */
static enum aj_status parse_options(struct check *c, struct aj_error *err)
{
    const struct aj_options *options = c->options;
    struct aj_review_options *review = &c->run.review;

    c->run.gate_text = options->fail_on;
    c->run.output = options->output;
    AJ_TRY(aj_review_options_as_of(review, options->as_of, err));
    AJ_TRY(aj_gate_parse(options->fail_on, &c->run.gate, err));
    AJ_TRY(aj_review_options_stage(review, options->stage, err));
    AJ_TRY(parse_formats(c, err));
    AJ_TRY(aj_review_options_profiles(review, c->arena, c->ruleset, options->profiles, err));
    return aj_gate_check(&c->run.gate, *(const struct aj_profile **)aj_vec_at(&review->profiles, 0),
                         err);
}

static bool prepare(struct check *c)
{
    struct aj_error error = {0};

    if (parse_options(c, &error) == AJ_OK)
        return true;
    aj_log("%s", error.message);
    return false;
}

static int by_path(const void *a, const void *b)
{
    return aj_str_compare((*(const struct aj_bundle *const *)a)->case_path,
                          (*(const struct aj_bundle *const *)b)->case_path);
}

/* Two cases of one path would share a folder; the user names one of them. */
static bool paths_differ(struct check *c)
{
    size_t n = c->found.bundles.count;
    const struct aj_bundle **sorted = aj_arena_alloc(c->arena, (n + 1) * sizeof(*sorted));

    for (size_t i = 0; i < n; i++)
        sorted[i] = aj_vec_at(&c->found.bundles, i);
    qsort(sorted, n, sizeof(*sorted), by_path);
    for (size_t i = 1; i < n; i++) {
        if (!aj_str_equal(sorted[i - 1]->case_path, sorted[i]->case_path))
            continue;
        aj_log(_("两个案卷的路径都是“%" AJ_STR_FMT "”，请用 名称=路径 加以区分"),
               AJ_STR_ARG(sorted[i]->case_path));
        return false;
    }
    return true;
}

static bool find_bundles(struct check *c)
{
    aj_found_init(&c->found, c->arena);
    for (int i = 0; i < c->options->n_arguments; i++) {
        const char *argument = c->options->arguments[i];
        size_t n_before = c->found.bundles.count;
        struct aj_error error = {0};

        if (aj_find_bundles(c->arena, &c->ruleset->kinds, argument, &c->found, &error) != AJ_OK) {
            aj_log("%s", error.message);
            return false;
        }
        if (c->found.bundles.count > n_before)
            continue;
        aj_log(_("%s 里没有找到案卷"), argument);
        c->n_empty++;
    }
    return paths_differ(c);
}

static void log_loose(const struct check *c, size_t most)
{
    for (size_t i = 0; i < c->found.loose.count && i < most; i++)
        aj_log(_("不属于任何案卷：%" AJ_STR_FMT),
               AJ_STR_ARG(*(struct aj_str *)aj_vec_at(&c->found.loose, i)));
    if (c->found.loose.count > most)
        aj_log(_("不属于任何案卷的文件共 %zu 个，--list 列出全部"), c->found.loose.count);
}

static enum aj_exit list(const struct check *c)
{
    struct aj_buffer text;
    bool is_printed;

    aj_buffer_init(&text, AJ_LIMIT_REPORT_BYTES);
    for (size_t i = 0; i < c->found.bundles.count; i++) {
        aj_report_put_safe(&text, ((struct aj_bundle *)aj_vec_at(&c->found.bundles, i))->case_path);
        aj_buffer_append_c(&text, "\n");
    }
    log_loose(c, c->found.loose.count);
    is_printed = aj_cli_print(&text);
    aj_buffer_release(&text);
    if (!is_printed)
        return AJ_EXIT_OUTPUT;
    return c->n_empty > 0 ? AJ_EXIT_CASE : AJ_EXIT_OK;
}

static void print_line(const struct aj_review *review, struct aj_buffer *text)
{
    const struct aj_score *score = review->scores.count > 0 ? aj_vec_at(&review->scores, 0) : NULL;
    struct aj_arena *arena = review->dossier->arena;

    aj_report_put_safe(text, review->path);
    if (score == NULL)
        aj_buffer_append_c(text, _("  未能评查"));
    else
        aj_buffer_printf(text, _("  %" AJ_STR_FMT " 分  %" AJ_STR_FMT "  不符合 %u  待核定 %u"),
                         AJ_STR_ARG(aj_fraction_print(arena, score->high)),
                         AJ_STR_ARG(score->grade_high), score->counts[AJ_FAIL],
                         score->counts[AJ_NEEDS_PERSON]);
    if (review->dossier->problems.count > 0)
        aj_buffer_printf(text, _("  读取问题 %zu"), review->dossier->problems.count);
    aj_buffer_append_c(text, "\n");
}

static void on_case(void *context, const struct aj_review *review)
{
    const struct check *c = context;
    struct aj_buffer text;

    if (c->options->is_quiet)
        return;
    aj_buffer_init(&text, AJ_LIMIT_REPORT_BYTES);
    if (c->prints_reports) {
        aj_report_text(review, c->colour, &text);
        aj_buffer_append_c(&text, "\n");
    } else {
        print_line(review, &text);
    }
    (void)aj_cli_print(&text); /* a closed pipe is found at the end */
    aj_buffer_release(&text);
}

static void print_faults(const struct check *c, const struct aj_summary *summary)
{
    struct aj_vec faults = aj_summary_faults(summary);

    if (faults.count == 0)
        return;
    printf("%s", _("常见问题：\n"));
    for (size_t i = 0; i < faults.count && i < MOST_FAULTS_SHOWN; i++) {
        const struct aj_summary_count *count = aj_vec_at(&faults, i);
        const struct aj_rule *rule = aj_map_find(&c->ruleset->by_id, count->name);

        printf("  %4u  %" AJ_STR_FMT " %" AJ_STR_FMT "\n", count->n_cases, AJ_STR_ARG(count->name),
               AJ_STR_ARG(rule->title));
    }
}

static void print_table(const struct check *c, const struct aj_summary *summary)
{
    struct aj_vec grades = aj_summary_grades(summary);

    if (c->options->is_quiet)
        return;
    printf(_("共 %zu 案"), summary->cases.count);
    for (size_t i = 0; i < grades.count; i++) {
        const struct aj_summary_count *count = aj_vec_at(&grades, i);

        printf("  %" AJ_STR_FMT " %u", AJ_STR_ARG(count->name), count->n_cases);
    }
    if (summary->n_damaged > 0)
        printf(_("  读取有问题 %u"), summary->n_damaged);
    if (c->found.loose.count > 0)
        printf(_("  不属于任何案卷的文件 %zu"), c->found.loose.count);
    printf("\n");
    print_faults(c, summary);
    if (c->options->output != NULL)
        printf(_("结果：%s\n"), c->options->output);
}

static enum aj_exit review(struct check *c)
{
    struct aj_summary summary;
    struct aj_error error = {0};

    c->run.ruleset = c->ruleset;
    c->run.loose = &c->found.loose;
    if (!c->options->is_quiet)
        log_loose(c, MOST_LOOSE_SHOWN);
    watch_signals();
    c->run.stop = &interrupted;
    c->run.on_case = on_case;
    c->run.context = c;
    c->colour = aj_cli_colour(c->options);
    c->prints_reports = c->options->is_verbose || c->found.bundles.count == 1;
    if (aj_run_bundles(c->arena, &c->run, &c->found.bundles, &summary, &error) != AJ_OK) {
        aj_log("%s", error.message);
        return AJ_EXIT_OUTPUT;
    }
    print_table(c, &summary);
    if (interrupted)
        return AJ_EXIT_INTERRUPTED;
    if (summary.n_damaged > 0 || c->n_empty > 0)
        return AJ_EXIT_CASE;
    return summary.n_gate > 0 ? AJ_EXIT_GATE : AJ_EXIT_OK;
}

static enum aj_exit run(const struct aj_options *options)
{
    struct check c = {.options = options};
    struct aj_ruleset *ruleset;
    enum aj_exit status = AJ_EXIT_USAGE;

    if (options->n_arguments == 0) {
        aj_log(_("用法：anjuan check [选项] 路径…"));
        return AJ_EXIT_USAGE;
    }
    ruleset = aj_cli_load_rules(options, aj_ruleset_load_for_review);
    if (ruleset == NULL)
        return AJ_EXIT_USAGE;
    c.ruleset = ruleset;
    c.arena = aj_arena_new();
    if (prepare(&c) && find_bundles(&c))
        status = options->list_only ? list(&c) : review(&c);
    aj_arena_free(c.arena);
    aj_ruleset_free(ruleset);
    return status;
}

const struct aj_command aj_command_check = {"check", _("[选项] 路径…"),
                                            _("评查案卷：文件夹、ZIP 或单个 DOCX"), run};
