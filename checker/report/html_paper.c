/* SPDX-License-Identifier: Apache-2.0
 *
 * 读取情况: each document with its kind and how far it was read, and what went wrong. A report that
 * does not say what it never saw can't be trusted.
 */
#include "report/html_case.h"

static const struct aj_paper *paper_at(const struct aj_dossier *dossier, size_t i)
{
    return *(struct aj_paper *const *)aj_vec_at(&dossier->papers, i);
}

static void put_line(const struct aj_html *page, struct aj_str line)
{
    aj_html_text(page, line);
    aj_html_raw(page, "<br>");
}

/* What the reader saw but did not read stands with the first paper of the file. */
static void put_facts(const struct aj_html *page, const struct aj_document *document)
{
    const struct {
        uint32_t count;
        const char *words;
    } facts[] = {{document->facts.pictures, R_("幅图片，内容未读取")},
                 {document->facts.unread_parts, R_("个嵌入部分，未读取")},
                 {document->facts.hidden_runs, R_("处隐藏文字，未读取")},
                 {document->facts.insertions + document->facts.deletions,
                  R_("处修订，按接受修订后的文本读取")},
                 {document->facts.comments, R_("条批注，未读取")}};

    for (size_t i = 0; i < AJ_COUNT(facts); i++) {
        if (facts[i].count > 0)
            put_line(page, aj_arena_printf(page->arena, "%u%s", facts[i].count, facts[i].words));
    }
}

static bool is_first_of_file(const struct aj_dossier *dossier, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (paper_at(dossier, k)->document == paper_at(dossier, i)->document)
            return false;
    }
    return true;
}

struct unread {
    struct aj_str field;
    struct aj_str reason;
};

static struct aj_vec collect_unread(const struct aj_html *page, const struct aj_paper *paper)
{
    struct aj_vec unread;

    aj_vec_init(&unread, page->arena, sizeof(struct unread));
    for (size_t f = 0; paper->kind != NULL && f < paper->kind->fields.count; f++) {
        const struct aj_vec *readings = aj_paper_readings(paper, f);

        for (size_t i = 0; i < readings->count; i++) {
            const struct aj_reading *reading = aj_vec_at(readings, i);

            if (reading->state != AJ_UNREAD)
                continue;
            *(struct unread *)aj_vec_push(&unread) =
                (struct unread){aj_kind_field(paper->kind, f)->name, reading->reason};
            break;
        }
    }
    return unread;
}

static bool is_reason_told(const struct aj_vec *unread, size_t i)
{
    const struct unread *one = aj_vec_at(unread, i);

    for (size_t k = 0; k < i; k++) {
        if (aj_str_equal(((const struct unread *)aj_vec_at(unread, k))->reason, one->reason))
            return true;
    }
    return false;
}

/* 未读出：日期、签名（在纸质件上签署）; a line for each reason. */
static void put_unread_fields(const struct aj_html *page, const struct aj_paper *paper)
{
    struct aj_vec unread = collect_unread(page, paper);

    for (size_t i = 0; i < unread.count; i++) {
        const struct unread *one = aj_vec_at(&unread, i);

        if (is_reason_told(&unread, i))
            continue;
        aj_html_printf(page, R_("未读出：%" AJ_STR_FMT), AJ_STR_ARG(one->field));
        for (size_t k = i + 1; k < unread.count; k++) {
            const struct unread *other = aj_vec_at(&unread, k);

            if (aj_str_equal(other->reason, one->reason))
                aj_html_printf(page, "、%" AJ_STR_FMT, AJ_STR_ARG(other->field));
        }
        put_line(page,
                 aj_arena_printf(page->arena, "（%" AJ_STR_FMT "）", AJ_STR_ARG(one->reason)));
    }
}

static void put_paper(const struct aj_html *page, const struct aj_dossier *dossier, size_t i)
{
    static const char *const reads[] = {
        [AJ_READ_FULL] = R_("全部"), [AJ_READ_PART] = R_("部分"), [AJ_READ_NO] = R_("未读")};
    const struct aj_paper *paper = paper_at(dossier, i);

    aj_html_raw(page, "<tr>");
    aj_html_element(page, "th scope=\"row\"", paper->file);
    if (paper->kind != NULL)
        aj_html_element(page, "td", paper->kind->name);
    else
        aj_html_element(page, "td class=\"value\"", aj_str_from(R_("未识别")));
    aj_html_element(page, paper->read == AJ_READ_FULL ? "td class=\"k\"" : "td class=\"k bad\"",
                    aj_str_from(reads[paper->read]));
    aj_html_raw(page, "<td>");
    if (paper->read != AJ_READ_FULL && paper->unread_reason.len > 0)
        put_line(page, paper->unread_reason);
    if (paper->read != AJ_READ_NO)
        put_unread_fields(page, paper);
    if (paper->document != NULL && is_first_of_file(dossier, i))
        put_facts(page, paper->document);
    aj_html_raw(page, "</td></tr>\n");
}

static void put_table_head(const struct aj_html *page, const char *caption,
                           const char *const heads[], size_t n_heads)
{
    aj_html_raw(page, "<table>\n");
    aj_html_element(page, "caption", aj_str_from(caption));
    aj_html_raw(page, "<thead><tr>");
    for (size_t i = 0; i < n_heads; i++)
        aj_html_element(page, "th scope=\"col\"", aj_str_from(heads[i]));
    aj_html_raw(page, "</tr></thead>\n<tbody>\n");
}

static void put_problems(const struct aj_html *page, const struct aj_dossier *dossier)
{
    static const char *const heads[] = {R_("文件"), R_("问题")};

    if (dossier->problems.count == 0)
        return;
    put_table_head(page, R_("读取问题"), heads, AJ_COUNT(heads));
    for (size_t i = 0; i < dossier->problems.count; i++) {
        const struct aj_problem *problem = aj_vec_at(&dossier->problems, i);

        aj_html_raw(page, "<tr>");
        aj_html_element(page, "th scope=\"row\"",
                        problem->file.len > 0 ? problem->file : aj_str_from(R_("（整个案卷）")));
        aj_html_element(page, "td", problem->message);
        aj_html_raw(page, "</tr>\n");
    }
    aj_html_raw(page, "</tbody></table>\n");
}

void aj_html_put_papers(const struct aj_html *page, const struct aj_review *review)
{
    static const char *const heads[] = {R_("文件"), R_("文书"), R_("读取"), R_("未读取的内容")};
    const struct aj_dossier *dossier = review->dossier;

    aj_html_raw(page, "<section aria-labelledby=\"papers\">\n");
    aj_html_element(page, "h2 id=\"papers\"", aj_str_from(R_("读取情况")));
    put_problems(page, dossier);
    if (dossier->is_signed_on_paper)
        aj_html_element(page, "p class=\"note\"",
                        aj_str_from(R_("各签名处均为空白：视为在纸质件上签署，"
                                       "签名与手写日期待人工核定。")));
    if (dossier->papers.count > 0) {
        put_table_head(page, R_("卷内文件"), heads, AJ_COUNT(heads));
        for (size_t i = 0; i < dossier->papers.count; i++)
            put_paper(page, dossier, i);
        aj_html_raw(page, "</tbody></table>\n");
    }
    aj_html_raw(page, "</section>\n");
}
