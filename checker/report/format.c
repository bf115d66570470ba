/* SPDX-License-Identifier: Apache-2.0
 *
 * The formats a review can be written in: a new one is a row here and a file beside this one.
 */
#include "report/report.h"

static void put_plain(const struct aj_review *review, struct aj_buffer *out)
{
    aj_report_text(review, false, out);
}

static const struct aj_report_format formats[] = {{"json", "report.json", aj_report_json},
                                                  {"html", "report.html", aj_report_html},
                                                  {"jsonl", NULL, aj_report_jsonl},
                                                  {"text", NULL, put_plain}};

const struct aj_report_format *aj_report_format(size_t i)
{
    return i < AJ_COUNT(formats) ? &formats[i] : NULL;
}

const struct aj_report_format *aj_report_format_find(struct aj_str name)
{
    for (size_t i = 0; i < AJ_COUNT(formats); i++) {
        if (aj_str_equal_c(name, formats[i].name))
            return &formats[i];
    }
    return NULL;
}

unsigned aj_report_format_bit(struct aj_str name)
{
    const struct aj_report_format *format = aj_report_format_find(name);

    return format != NULL ? 1u << (format - formats) : 0;
}

struct aj_str aj_report_format_names(struct aj_arena *arena, bool are_files)
{
    struct aj_str names = AJ_STR_EMPTY;

    for (size_t i = 0; i < AJ_COUNT(formats); i++) {
        if (are_files && formats[i].file == NULL)
            continue;
        names = aj_arena_printf(arena, "%" AJ_STR_FMT "%s%s", AJ_STR_ARG(names),
                                names.len > 0 ? "、" : "", formats[i].name);
    }
    return names;
}
