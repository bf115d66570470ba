/* SPDX-License-Identifier: Apache-2.0
 *
 * The loop over bundles. A case is one pure job in an arena of its own.
 */
#include "batch/run.h"

#include "base/limits.h"
#include "batch/output.h"
#include "report/json.h"
#include "report/report.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct run {
    struct aj_arena *arena;
    const struct aj_run_options *options;
    struct aj_run_totals *totals;
    FILE *results; /* NULL: nothing is written */
    struct aj_error *err;
};

static void count(struct aj_map *map, struct aj_arena *arena, struct aj_str key)
{
    uintptr_t n = (uintptr_t)aj_map_find(map, key);

    aj_map_set(map, n == 0 ? aj_arena_dup(arena, key) : key, (void *)(n + 1));
}

static void add_totals(struct run *run, const struct aj_review *review)
{
    const struct aj_score *score = review->scores.count > 0 ? aj_vec_at(&review->scores, 0) : NULL;

    run->totals->n_cases++;
    run->totals->n_damaged += review->dossier->problems.count > 0;
    run->totals->n_gate += aj_gate_is_broken(&run->options->gate, review);
    if (score != NULL)
        count(&run->totals->grades, run->arena, score->grade_high);
    for (size_t i = 0; i < review->verdicts.count; i++) {
        const struct aj_verdict *verdict = aj_review_verdict(review, i);

        if (verdict->status == AJ_FAIL)
            count(&run->totals->faults, run->arena, verdict->rule->id);
    }
}

/* The dossier of a bundle; one with nothing but a problem when it can't be opened. */
static struct aj_dossier *open_case(struct aj_arena *arena, const struct aj_kinds *kinds,
                                    const struct aj_bundle *bundle, bool *is_open)
{
    struct aj_dossier *dossier;
    struct aj_error error = {0};
    struct aj_problem *problem;

    *is_open = aj_dossier_open(arena, kinds, bundle->path.ptr, &dossier, &error) == AJ_OK;
    if (*is_open)
        return dossier;
    dossier = aj_dossier_new(arena, kinds);
    problem = aj_vec_push(&dossier->problems);
    *problem = (struct aj_problem){.code = "bundle-unreadable",
                                   .message = aj_arena_dup(arena, aj_str_from(error.message)),
                                   .is_damage = true};
    return dossier;
}

static struct aj_review *review_case(struct run *run, struct aj_arena *arena,
                                     const struct aj_bundle *bundle)
{
    const struct aj_ruleset *ruleset = run->options->ruleset;
    struct aj_review *review;
    bool is_open;
    struct aj_dossier *dossier = open_case(arena, &ruleset->kinds, bundle, &is_open);

    review = aj_review_run(ruleset, dossier, &run->options->review);
    if (!is_open) {
        review->verdicts.count = 0;
        review->scores.count = 0;
        review->type = aj_str_from("unknown");
    }
    review->path = aj_arena_dup(arena, bundle->case_path);
    review->id = aj_case_id(arena, bundle->case_path);
    return review;
}

static enum aj_status write_case(struct run *run, const struct aj_review *review)
{
    struct aj_arena *arena = review->dossier->arena;
    struct aj_buffer text;
    struct aj_str folder;
    enum aj_status status = AJ_OK;

    aj_buffer_init(&text, AJ_LIMIT_REPORT_BYTES);
    aj_report_jsonl(review, &text);
    aj_buffer_append_c(&text, "\n");
    if (fwrite(text.data, 1, text.len, run->results) != text.len)
        status = aj_error_set(run->err, AJ_IO, _("无法写入结果：%s"), strerror(errno));
    text.len = 0;
    folder = aj_arena_printf(arena, "%s/cases/%" AJ_STR_FMT, run->options->output,
                             AJ_STR_ARG(review->id));
    if (status == AJ_OK && (run->options->formats & AJ_FORMAT_JSON) != 0) {
        aj_report_json(review, &text);
        status = aj_output_make_folder(folder.ptr, run->err);
        if (status == AJ_OK)
            status = aj_output_write(
                aj_arena_printf(arena, "%" AJ_STR_FMT "/report.json", AJ_STR_ARG(folder)).ptr,
                aj_buffer_get(&text), run->err);
    }
    if (status == AJ_OK && text.full)
        status =
            aj_error_set(run->err, AJ_LIMIT, _("报告过大：%" AJ_STR_FMT), AJ_STR_ARG(review->path));
    aj_buffer_release(&text);
    return status;
}

static enum aj_status run_case(struct run *run, const struct aj_bundle *bundle)
{
    struct aj_arena *arena = aj_arena_new();
    const struct aj_review *review = review_case(run, arena, bundle);
    enum aj_status status = AJ_OK;

    add_totals(run, review);
    if (run->options->on_case != NULL)
        run->options->on_case(run->options->context, review);
    if (run->results != NULL)
        status = write_case(run, review);
    aj_arena_free(arena);
    return status;
}

static void put_counts(struct aj_json *json, const char *key, const struct aj_map *map)
{
    aj_json_open_object(json, key);
    for (size_t i = 0; i < map->entries.count; i++) {
        const struct aj_map_entry *entry = aj_vec_at(&map->entries, i);
        char name[256];

        (void)snprintf(name, sizeof(name), "%" AJ_STR_FMT, AJ_STR_ARG(entry->key));
        aj_json_int(json, name, (int64_t)(uintptr_t)entry->value);
    }
    aj_json_close_object(json);
}

static enum aj_status write_summary(struct run *run)
{
    struct aj_buffer text;
    struct aj_json json;
    enum aj_status status;
    bool is_met = run->totals->n_gate == 0;

    aj_buffer_init(&text, AJ_LIMIT_REPORT_BYTES);
    aj_json_init(&json, &text);
    aj_json_open_object(&json, NULL);
    aj_json_text(&json, "schema", "anjuan-summary/1");
    aj_json_str(&json, "as_of", aj_date_print(run->arena, run->options->review.as_of));
    aj_json_int(&json, "cases", run->totals->n_cases);
    aj_json_int(&json, "damaged", run->totals->n_damaged);
    aj_json_open_object(&json, "gate");
    aj_json_str_or_null(&json, "condition", aj_str_from(run->options->gate_text));
    aj_json_bool(&json, "met", is_met);
    aj_json_int(&json, "broken_by", run->totals->n_gate);
    aj_json_close_object(&json);
    put_counts(&json, "grades", &run->totals->grades);
    put_counts(&json, "faults", &run->totals->faults);
    aj_json_close_object(&json);
    aj_buffer_append_c(&text, "\n");
    status =
        aj_output_write(aj_arena_printf(run->arena, "%s/summary.json", run->options->output).ptr,
                        aj_buffer_get(&text), run->err);
    aj_buffer_release(&text);
    return status;
}

static enum aj_status run_all(struct run *run, const struct aj_vec *bundles)
{
    for (size_t i = 0; i < bundles->count; i++)
        AJ_TRY(run_case(run, aj_vec_at(bundles, i)));
    return AJ_OK;
}

/* results.jsonl is a journal under another name until the run has ended. */
static enum aj_status run_with_output(struct run *run, const struct aj_vec *bundles)
{
    const char *output = run->options->output;
    struct aj_str final = aj_arena_printf(run->arena, "%s/results.jsonl", output);
    struct aj_str part = aj_arena_printf(run->arena, "%s/results.jsonl.part", output);
    enum aj_status status;

    AJ_TRY(aj_output_make_folder(output, run->err));
    run->results = fopen(part.ptr, "wb");
    if (run->results == NULL)
        return aj_error_set(run->err, AJ_IO, _("无法写入 %s：%s"), part.ptr, strerror(errno));
    status = run_all(run, bundles);
    if (fclose(run->results) != 0 && status == AJ_OK)
        status = aj_error_set(run->err, AJ_IO, _("无法写入 %s：%s"), part.ptr, strerror(errno));
    AJ_TRY(status);
    if (rename(part.ptr, final.ptr) != 0)
        return aj_error_set(run->err, AJ_IO, _("无法写入 %s：%s"), final.ptr, strerror(errno));
    return write_summary(run);
}

enum aj_status aj_run_bundles(struct aj_arena *arena, const struct aj_run_options *options,
                              const struct aj_vec *bundles, struct aj_run_totals *totals,
                              struct aj_error *err)
{
    struct run run = {.arena = arena, .options = options, .totals = totals, .err = err};

    *totals = (struct aj_run_totals){0};
    aj_map_init(&totals->grades, arena);
    aj_map_init(&totals->faults, arena);
    return options->output != NULL ? run_with_output(&run, bundles) : run_all(&run, bundles);
}
