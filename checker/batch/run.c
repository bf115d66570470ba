/* SPDX-License-Identifier: Apache-2.0
 *
 * The loop over bundles. A case is one pure job in an arena of its own.
 */
#include "batch/run.h"

#include "base/limits.h"
#include "batch/case.h"
#include "batch/output.h"
#include "batch/run_files.h"
#include "report/report.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char results_name[] = "results.jsonl";
static const char journal_name[] = "results.jsonl.part";

static const struct {
    const char *file;
    void (*put)(const struct aj_summary *summary, struct aj_buffer *out);
} summaries[] = {{"summary.json", aj_summary_json}, {"summary.html", aj_summary_html}};

struct run {
    struct aj_arena *arena;
    const struct aj_run_options *options;
    struct aj_summary *summary;
    FILE *results; /* NULL: nothing is written */
    struct aj_run_files files;
    struct aj_error *err;
};

static struct aj_review *review_case(struct run *run, struct aj_arena *arena,
                                     const struct aj_bundle *bundle)
{
    const struct aj_ruleset *ruleset = run->options->ruleset;
    struct aj_case opened;

    (void)aj_case_read(arena, &ruleset->kinds, bundle, &opened, NULL); /* a problem of the case */
    return aj_case_review(ruleset, &opened, &run->options->review);
}

/* Leaves nothing of the review but that its report would be too large. */
static void drop_review(struct aj_review *review)
{
    struct aj_arena *arena = review->dossier->arena;
    struct aj_dossier *dossier = aj_arena_alloc(arena, sizeof(*dossier));

    *dossier = *review->dossier;
    aj_vec_init(&dossier->papers, arena, sizeof(struct aj_paper *));
    aj_vec_init(&dossier->problems, arena, sizeof(struct aj_problem));
    review->dossier = dossier;
    review->verdicts.count = 0;
    review->scores.count = 0;
    review->major = NULL;
    *(struct aj_problem *)aj_vec_push(&dossier->problems) =
        (struct aj_problem){.code = "report-too-large",
                            .message = aj_str_from(R_("案卷过大，评查报告超出限度，未能写出")),
                            .is_damage = true};
}

/* One line of results.jsonl. */
static enum aj_status write_line(struct run *run, const struct aj_review *review,
                                 struct aj_buffer *text)
{
    text->len = 0;
    aj_report_jsonl(review, text);
    if (text->full)
        return AJ_OK; /* told by the buffer */
    if (fwrite(text->data, 1, text->len, run->results) != text->len)
        return aj_error_set(run->err, AJ_IO, _("无法写入结果：%s"), strerror(errno));
    return AJ_OK;
}

static struct aj_str report_path(struct aj_arena *arena, struct aj_str id, const char *file)
{
    return aj_arena_printf(arena, "cases/%" AJ_STR_FMT "/%s", AJ_STR_ARG(id), file);
}

/* The i-th format when it is asked for and has a file, else NULL. */
static const struct aj_report_format *wanted(const struct run *run, size_t i)
{
    const struct aj_report_format *format = aj_report_format(i);

    return (run->options->formats >> i & 1) != 0 && format->file != NULL ? format : NULL;
}

/* The reports of a case, one file a format. */
static enum aj_status write_reports(struct run *run, const struct aj_review *review,
                                    struct aj_buffer *text)
{
    struct aj_arena *arena = review->dossier->arena;
    struct aj_str folder = aj_arena_printf(arena, "%s/cases/%" AJ_STR_FMT, run->options->output,
                                           AJ_STR_ARG(review->id));

    if (run->options->formats == 0)
        return AJ_OK;
    AJ_TRY(aj_output_make_folder(folder.ptr, run->err));
    for (size_t i = 0; aj_report_format(i) != NULL; i++) {
        const struct aj_report_format *format = wanted(run, i);
        struct aj_str path;

        if (format == NULL)
            continue;
        path = aj_arena_printf(arena, "%" AJ_STR_FMT "/%s", AJ_STR_ARG(folder), format->file);
        text->len = 0;
        format->put(review, text);
        if (text->full)
            return AJ_OK; /* told by the buffer */
        AJ_TRY(aj_output_write(path.ptr, aj_buffer_get(text), run->err));
        aj_run_files_wrote(&run->files, report_path(arena, review->id, format->file));
    }
    return AJ_OK;
}

/* The reports, then the line. *is_too_large: one of them did not fit; the line was not written. */
static enum aj_status try_case(struct run *run, const struct aj_review *review, bool *is_too_large)
{
    struct aj_buffer text;
    enum aj_status status;

    aj_buffer_init(&text, AJ_LIMIT_REPORT_BYTES);
    status = write_reports(run, review, &text);
    if (status == AJ_OK && !text.full)
        status = write_line(run, review, &text);
    *is_too_large = text.full;
    aj_buffer_release(&text);
    return status;
}

static enum aj_status write_case(struct run *run, struct aj_review *review)
{
    bool is_too_large;

    AJ_TRY(try_case(run, review, &is_too_large));
    if (!is_too_large)
        return AJ_OK;
    drop_review(review);
    AJ_TRY(try_case(run, review, &is_too_large));
    return is_too_large ? aj_error_set(run->err, AJ_LIMIT, _("报告过大：%" AJ_STR_FMT),
                                       AJ_STR_ARG(review->path))
                        : AJ_OK;
}

static enum aj_status run_case(struct run *run, const struct aj_bundle *bundle)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_review *review = review_case(run, arena, bundle);
    enum aj_status status = run->results != NULL ? write_case(run, review) : AJ_OK;

    aj_summary_add(run->summary, review);
    run->summary->n_gate += aj_gate_is_broken(&run->options->gate, review);
    if (run->options->on_case != NULL)
        run->options->on_case(run->options->context, review);
    aj_arena_free(arena);
    return status;
}

static enum aj_status write_summary(struct run *run)
{
    struct aj_buffer text;
    enum aj_status status = AJ_OK;

    aj_buffer_init(&text, AJ_LIMIT_REPORT_BYTES);
    for (size_t i = 0; status == AJ_OK && i < AJ_COUNT(summaries); i++) {
        struct aj_str path =
            aj_arena_printf(run->arena, "%s/%s", run->options->output, summaries[i].file);

        text.len = 0;
        summaries[i].put(run->summary, &text);
        status = text.full ? aj_error_set(run->err, AJ_LIMIT, _("汇总过大：%s"), path.ptr)
                           : aj_output_write(path.ptr, aj_buffer_get(&text), run->err);
        aj_run_files_wrote(&run->files, aj_str_from(summaries[i].file));
    }
    aj_buffer_release(&text);
    return status;
}

static enum aj_status run_all(struct run *run, const struct aj_vec *bundles)
{
    for (size_t i = 0; i < bundles->count; i++) {
        if (run->options->stop != NULL && *run->options->stop)
            break;
        AJ_TRY(run_case(run, aj_vec_at(bundles, i)));
    }
    return AJ_OK;
}

/* Takes hold of the folder: what is to be written, and whether it may be. */
static enum aj_status claim_folder(struct run *run, const struct aj_vec *bundles)
{
    AJ_TRY(aj_run_files_load(&run->files, run->arena, run->options->output, run->err));
    aj_run_files_plan(&run->files, aj_str_from(results_name));
    aj_run_files_plan(&run->files, aj_str_from(journal_name));
    for (size_t i = 0; run->options->formats != 0 && i < AJ_COUNT(summaries); i++)
        aj_run_files_plan(&run->files, aj_str_from(summaries[i].file));
    for (size_t i = 0; i < bundles->count; i++) {
        const struct aj_bundle *bundle = aj_vec_at(bundles, i);
        struct aj_str id = aj_case_id(run->arena, bundle->case_path);

        for (size_t k = 0; aj_report_format(k) != NULL; k++) {
            const struct aj_report_format *format = wanted(run, k);

            if (format != NULL)
                aj_run_files_plan(&run->files, report_path(run->arena, id, format->file));
        }
    }
    return aj_run_files_begin(&run->files, run->err);
}

/* results.jsonl is a journal under another name until the run has ended. */
static enum aj_status write_results(struct run *run, const struct aj_vec *bundles,
                                    const char *journal, const char *results)
{
    enum aj_status status;

    run->results = fopen(journal, "wb");
    if (run->results == NULL)
        return aj_error_set(run->err, AJ_IO, _("无法写入 %s：%s"), journal, strerror(errno));
    status = run_all(run, bundles);
    if (fclose(run->results) != 0 && status == AJ_OK)
        status = aj_error_set(run->err, AJ_IO, _("无法写入 %s：%s"), journal, strerror(errno));
    if (status == AJ_OK && rename(journal, results) != 0)
        status = aj_error_set(run->err, AJ_IO, _("无法写入 %s：%s"), results, strerror(errno));
    if (status != AJ_OK)
        (void)unlink(journal); /* it is worth nothing without the rest */
    return status;
}

static enum aj_status run_with_output(struct run *run, const struct aj_vec *bundles)
{
    const char *output = run->options->output;
    struct aj_str results = aj_arena_printf(run->arena, "%s/%s", output, results_name);
    struct aj_str journal = aj_arena_printf(run->arena, "%s/%s", output, journal_name);

    AJ_TRY(claim_folder(run, bundles));
    AJ_TRY(write_results(run, bundles, journal.ptr, results.ptr));
    aj_run_files_wrote(&run->files, aj_str_from(results_name));
    if (run->options->formats != 0)
        AJ_TRY(write_summary(run));
    return aj_run_files_end(&run->files, run->err);
}

enum aj_status aj_run_bundles(struct aj_arena *arena, const struct aj_run_options *options,
                              const struct aj_vec *bundles, struct aj_summary *summary,
                              struct aj_error *err)
{
    struct run run = {.arena = arena, .options = options, .summary = summary, .err = err};

    aj_summary_init(summary, arena, options->ruleset, &options->review);
    summary->gate = aj_str_from(options->gate_text);
    summary->loose = options->loose;
    summary->has_case_pages = (options->formats & aj_report_format_bit(aj_str_from("html"))) != 0;
    return options->output != NULL ? run_with_output(&run, bundles) : run_all(&run, bundles);
}
