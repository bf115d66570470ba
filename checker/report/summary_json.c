/* SPDX-License-Identifier: Apache-2.0
 *
 * summary.json of a batch (schema anjuan-summary/1). Keys stay once released.
 */
#include "report/json.h"
#include "report/summary.h"

#include <stdio.h>

#define SCHEMA "anjuan-summary/1"

/* {"CF-61": 12, …}: names come from rules and profiles. */
static void put_counts(const struct aj_summary *summary, struct aj_json *json, const char *key,
                       struct aj_vec counts)
{
    aj_json_open_object(json, key);
    for (size_t i = 0; i < counts.count; i++) {
        const struct aj_summary_count *count = aj_vec_at(&counts, i);

        aj_json_int(json, aj_arena_dup(summary->arena, count->name).ptr, count->n_cases);
    }
    aj_json_close_object(json);
}

void aj_summary_json(const struct aj_summary *summary, struct aj_buffer *out)
{
    struct aj_json json;

    aj_json_init(&json, out);
    aj_json_open_object(&json, NULL);
    aj_json_text(&json, "schema", SCHEMA);
    aj_json_str(&json, "as_of", aj_date_print(summary->arena, summary->as_of));
    aj_json_int(&json, "cases", (int64_t)summary->cases.count);
    aj_json_int(&json, "damaged", summary->n_damaged);
    aj_json_open_object(&json, "gate");
    aj_json_str_or_null(&json, "condition", summary->gate);
    aj_json_bool(&json, "met", summary->n_gate == 0);
    aj_json_int(&json, "broken_by", summary->n_gate);
    aj_json_close_object(&json);
    put_counts(summary, &json, "grades", aj_summary_grades(summary));
    put_counts(summary, &json, "faults", aj_summary_faults(summary));
    aj_json_open_array(&json, "loose");
    for (size_t i = 0; summary->loose != NULL && i < summary->loose->count; i++)
        aj_json_str(&json, NULL, *(const struct aj_str *)aj_vec_at(summary->loose, i));
    aj_json_close_array(&json);
    aj_json_close_object(&json);
    aj_buffer_append_c(out, "\n");
}
