/* SPDX-License-Identifier: Apache-2.0
 *
 * anjuan.h: reports of a review.
 */
#include "library/handles.h"

#include "base/limits.h"
#include "batch/output.h"
#include "report/report.h"

#include <errno.h>
#include <string.h>

const char *anjuan_format_name(size_t i)
{
    const struct aj_report_format *format = aj_report_format(i);

    return format != NULL ? format->name : NULL;
}

static enum aj_status find_format(struct aj_arena *arena, const char *name,
                                  const struct aj_report_format **out, struct aj_error *err)
{
    *out = aj_report_format_find(aj_str_from(name));
    return *out != NULL
               ? AJ_OK
               : aj_error_set(err, AJ_UNSUPPORTED, _("没有报告格式“%s”，可用：%" AJ_STR_FMT), name,
                              AJ_STR_ARG(aj_report_format_names(arena, false)));
}

/* Makes the report in text, which is to be released whatever is returned. */
static enum aj_status make_report(const struct anjuan_result *result, const char *name,
                                  struct aj_buffer *text, struct aj_error *err)
{
    const struct aj_review *review = result->review;
    const struct aj_report_format *format;

    aj_buffer_init(text, AJ_LIMIT_REPORT_BYTES);
    AJ_TRY(find_format(review->dossier->arena, name, &format, err));
    format->put(review, text);
    return text->full
               ? aj_error_set(err, AJ_LIMIT, _("报告过大：%" AJ_STR_FMT), AJ_STR_ARG(review->path))
               : AJ_OK;
}

static enum aj_status write_text(const struct aj_buffer *text, FILE *file, struct aj_error *err)
{
    if (text->len > 0 && fwrite(text->data, 1, text->len, file) != text->len)
        return aj_error_set(err, AJ_IO, _("无法写入报告：%s"), strerror(errno));
    return AJ_OK;
}

enum anjuan_status anjuan_result_write(const struct anjuan_result *result, const char *format,
                                       FILE *file, struct anjuan_error *err)
{
    struct aj_error error = {0};
    struct aj_buffer text;
    enum aj_status status;

    if (result == NULL || format == NULL || file == NULL)
        return aj_public_fail(err, ANJUAN_ARGUMENT, _("没有给出结果、报告格式或文件"));
    status = make_report(result, format, &text, &error);
    if (status == AJ_OK)
        status = write_text(&text, file, &error);
    aj_buffer_release(&text);
    return status == AJ_OK ? ANJUAN_OK : aj_public_pass_on(err, &error);
}

enum anjuan_status anjuan_result_write_file(const struct anjuan_result *result, const char *format,
                                            const char *path, struct anjuan_error *err)
{
    struct aj_error error = {0};
    struct aj_buffer text;
    enum aj_status status;

    if (result == NULL || format == NULL || path == NULL)
        return aj_public_fail(err, ANJUAN_ARGUMENT, _("没有给出结果、报告格式或文件"));
    status = make_report(result, format, &text, &error);
    if (status == AJ_OK)
        status = aj_output_write(path, aj_buffer_get(&text), &error);
    aj_buffer_release(&text);
    return status == AJ_OK ? ANJUAN_OK : aj_public_pass_on(err, &error);
}
