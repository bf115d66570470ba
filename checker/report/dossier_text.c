/* SPDX-License-Identifier: Apache-2.0
 *
 * `anjuan show` for a person: everything that was read, with its place, and everything that was
 * not.
 */
#include "report/report.h"

#include "base/utf8.h"

#define LONGEST_QUOTE 150 /* bytes */

static void put_reading(const struct aj_dossier *dossier, const struct aj_field *field,
                        const struct aj_reading *reading, struct aj_buffer *out)
{
    struct aj_str where =
        aj_block_place(dossier->arena, reading->place.paper->document, reading->place.block);
    struct aj_str shown =
        reading->state == AJ_VALUE ? reading->value.shown : aj_str_trim(reading->raw);
    struct aj_str cut = aj_utf8_cut(shown, LONGEST_QUOTE);

    aj_buffer_printf(out, "    %" AJ_STR_FMT, AJ_STR_ARG(field->name));
    if (reading->row > 0)
        aj_buffer_printf(out, "[%u]", reading->row);
    aj_buffer_append_c(out, "：");
    aj_report_put_safe(out, cut);
    aj_buffer_append_c(out, cut.len < shown.len ? "…" : "");
    if (reading->value.code.len > 0)
        aj_buffer_printf(out, "（%" AJ_STR_FMT "）", AJ_STR_ARG(reading->value.code));
    if (reading->state == AJ_UNREAD)
        aj_buffer_printf(out, R_("  〔未读：%" AJ_STR_FMT "〕"), AJ_STR_ARG(reading->reason));
    if (reading->state == AJ_BLANK)
        aj_buffer_append_c(out, R_("〔空白〕"));
    if (reading->place.block != AJ_NO_BLOCK)
        aj_buffer_printf(out, "  %" AJ_STR_FMT, AJ_STR_ARG(where));
    aj_buffer_append_c(out, "\n");
}

/* Fields without a place in the document are named in one line. */
static void put_missing(const struct aj_paper *paper, struct aj_buffer *out)
{
    const char *separator = R_("    未见：");

    for (size_t f = 0; f < paper->kind->fields.count; f++) {
        const struct aj_reading *reading = aj_paper_reading(paper, f);

        if (reading == NULL || reading->state == AJ_VALUE || reading->place.block != AJ_NO_BLOCK)
            continue;
        aj_buffer_printf(out, "%s%" AJ_STR_FMT, separator,
                         AJ_STR_ARG(aj_kind_field(paper->kind, f)->name));
        separator = "、";
    }
    if (separator[0] != ' ')
        aj_buffer_append_c(out, "\n");
}

static void put_fields(const struct aj_dossier *dossier, const struct aj_paper *paper,
                       struct aj_buffer *out)
{
    for (size_t f = 0; f < paper->kind->fields.count; f++) {
        const struct aj_vec *readings = aj_paper_readings(paper, f);

        for (size_t i = 0; i < readings->count; i++) {
            const struct aj_reading *reading = aj_vec_at(readings, i);

            if (reading->place.block != AJ_NO_BLOCK || reading->state == AJ_VALUE)
                put_reading(dossier, aj_kind_field(paper->kind, f), reading, out);
        }
    }
    put_missing(paper, out);
}

static void put_facts(const struct aj_document *document, struct aj_buffer *out)
{
    const struct {
        uint32_t count;
        const char *words;
    } facts[] = {
        {document->facts.insertions + document->facts.deletions, R_("处修订（按接受读取）")},
        {document->facts.comments, R_("条批注")},
        {document->facts.pictures, R_("幅图片（未读取内容）")},
        {document->facts.hidden_runs, R_("处隐藏文字（未读取）")},
        {document->facts.unread_parts, R_("个嵌入部分（未读取）")},
        {(uint32_t)document->n_hints, R_("处填写提示（视为空白）")}};

    for (size_t i = 0; i < AJ_COUNT(facts); i++) {
        if (facts[i].count > 0)
            aj_buffer_printf(out, "    %u%s\n", facts[i].count, facts[i].words);
    }
    for (size_t i = 0; i < document->n_captions; i++) {
        aj_buffer_append_c(out, R_("    图片、表格的说明："));
        aj_report_put_safe(out, document->captions[i]);
        aj_buffer_append_c(out, "\n");
    }
}

static void put_paper(const struct aj_dossier *dossier, const struct aj_paper *paper,
                      struct aj_buffer *out)
{
    aj_report_put_safe(out, paper->file);
    aj_buffer_append_c(out, "\n  ");
    if (paper->kind != NULL)
        aj_buffer_printf(out, "《%" AJ_STR_FMT "》", AJ_STR_ARG(paper->kind->name));
    else
        aj_buffer_append_c(out, R_("（未识别的文书）"));
    if (paper->title.len > 0) {
        aj_buffer_append_c(out, R_("  标题：“"));
        aj_report_put_safe(out, paper->title);
        aj_buffer_append_c(out, "”");
    }
    if (paper->read != AJ_READ_FULL)
        aj_buffer_printf(out, "  %s：%" AJ_STR_FMT,
                         paper->read == AJ_READ_NO ? R_("未读取") : R_("部分读取"),
                         AJ_STR_ARG(paper->unread_reason));
    aj_buffer_append_c(out, "\n");
    if (paper->kind != NULL && paper->document != NULL)
        put_fields(dossier, paper, out);
    if (paper->document != NULL && paper->host == NULL)
        put_facts(paper->document, out);
}

void aj_report_dossier_text(const struct aj_dossier *dossier, const struct aj_case_facts *facts,
                            struct aj_buffer *out)
{
    for (size_t i = 0; i < dossier->papers.count; i++)
        put_paper(dossier, *(struct aj_paper *const *)aj_vec_at(&dossier->papers, i), out);
    for (size_t i = 0; i < dossier->problems.count; i++) {
        const struct aj_problem *problem = aj_vec_at(&dossier->problems, i);

        aj_buffer_append_c(out, R_("读取问题："));
        aj_report_put_safe(out, problem->file);
        aj_buffer_append_c(out, " ");
        aj_report_put_safe(out, problem->message);
        aj_buffer_append_c(out, "\n");
    }
    aj_report_facts_text(dossier, facts, out);
    if (dossier->is_signed_on_paper)
        aj_buffer_append_c(
            out, R_("各签名处均为空白：视为在纸质件上签署，签名与手写日期待人工核定。\n"));
}
