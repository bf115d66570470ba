/* SPDX-License-Identifier: Apache-2.0
 *
 * summary.html of a batch: how the cases stand, what is wrong most often, what could not be read.
 */
#include "report/summary.h"

#include "base/version.h"
#include "report/html.h"

static const struct aj_summary_case *case_at(const struct aj_summary *summary, size_t i)
{
    return aj_vec_at(&summary->cases, i);
}

static struct aj_str print_number(const struct aj_html *page, unsigned number)
{
    return aj_arena_printf(page->arena, "%u", number);
}

static void put_fact(const struct aj_html *page, const char *name, struct aj_str value)
{
    aj_html_element(page, "dt", aj_str_from(name));
    aj_html_element(page, "dd class=\"wide\"", value);
}

static void put_header(const struct aj_html *page, const struct aj_summary *summary)
{
    const struct aj_profile *profile = summary->profile;

    aj_html_raw(page, "<header>\n");
    aj_html_element(page, "h1", aj_str_from(R_("行政执法案卷评查汇总")));
    aj_html_raw(page, "<dl class=\"facts\">\n");
    put_fact(page, R_("评查基准日"), aj_date_print(page->arena, summary->as_of));
    put_fact(page, R_("标准"),
             aj_arena_printf(page->arena, R_("%" AJ_STR_FMT " %" AJ_STR_FMT "（SHA-256 %.12s）"),
                             AJ_STR_ARG(profile->title), AJ_STR_ARG(profile->version),
                             profile->sha256));
    put_fact(page, R_("规则"),
             aj_arena_printf(page->arena, "SHA-256 %.12s", summary->ruleset->sha256));
    aj_html_raw(page, "</dl>\n</header>\n");
}

static void put_verdict(const struct aj_html *page, const struct aj_summary *summary)
{
    aj_html_raw(page, "<section class=\"verdict\" aria-label=\"");
    aj_html_words(page, R_("总体情况"));
    aj_html_raw(page, "\">\n<p><span class=\"points\">");
    aj_html_printf(page, "%zu", summary->cases.count);
    aj_html_raw(page, "</span> ");
    aj_html_printf(page, R_("案，其中读取有问题 %u 案"), summary->n_damaged);
    aj_html_raw(page, "</p>\n");
    if (summary->gate.len > 0) {
        aj_html_raw(page, summary->n_gate > 0 ? "<p class=\"bad\">" : "<p>");
        aj_html_printf(page, R_("设定的条件“%" AJ_STR_FMT "”：%u 案触发"),
                       AJ_STR_ARG(summary->gate), summary->n_gate);
        aj_html_raw(page, "</p>\n");
    }
    aj_html_raw(page, "</section>\n");
}

struct column {
    const char *title;
    bool is_number;
};

/* Tables keep their roles where a narrow page shows their rows as blocks. */
static void open_table(const struct aj_html *page, const char *class, const char *caption,
                       const struct column columns[], size_t n_columns)
{
    aj_buffer_printf(page->out, "<table class=\"%s\" role=\"table\">\n", class);
    aj_html_element(page, "caption", aj_str_from(caption));
    aj_html_raw(page, "<thead role=\"rowgroup\"><tr role=\"row\">");
    for (size_t i = 0; i < n_columns; i++)
        aj_html_element(page,
                        columns[i].is_number ? "th role=\"columnheader\" scope=\"col\" class=\"n\""
                                             : "th role=\"columnheader\" scope=\"col\"",
                        aj_str_from(columns[i].title));
    aj_html_raw(page, "</tr></thead>\n<tbody role=\"rowgroup\">\n");
}

static void close_table(const struct aj_html *page)
{
    aj_html_raw(page, "</tbody></table>\n");
}

static void put_cell(const struct aj_html *page, const struct column *column, struct aj_str text)
{
    aj_html_raw(page, column->is_number ? "<td role=\"cell\" class=\"n\" data-head=\""
                                        : "<td role=\"cell\" data-head=\"");
    aj_html_words(page, column->title);
    aj_html_raw(page, "\">");
    aj_html_text(page, text);
    aj_html_raw(page, "</td>");
}

static void put_case_name(const struct aj_html *page, const struct aj_summary *summary,
                          const struct aj_summary_case *row)
{
    aj_html_raw(page, "<th role=\"rowheader\" scope=\"row\">");
    if (summary->has_case_pages) {
        aj_html_raw(page, "<a href=\"cases/");
        aj_html_url(page, row->id);
        aj_html_raw(page, "/report.html\">");
        aj_html_text(page, row->path);
        aj_html_raw(page, "</a>");
    } else {
        aj_html_text(page, row->path);
    }
    if (row->number.len > 0) {
        aj_html_raw(page, "<br>");
        aj_html_element(page, "span class=\"small\"", row->number);
    }
    aj_html_raw(page, "</th>");
}

/* "94", or "88～94" where a person decides. */
static struct aj_str points_of(const struct aj_html *page, const struct aj_summary_case *row)
{
    if (row->high.len == 0 || aj_str_equal(row->low, row->high))
        return row->high;
    return aj_arena_printf(page->arena, "%" AJ_STR_FMT "（最低 %" AJ_STR_FMT "）",
                           AJ_STR_ARG(row->high), AJ_STR_ARG(row->low));
}

static struct aj_str grade_of(const struct aj_html *page, const struct aj_summary_case *row)
{
    static const char *const vetoes[] = {
        [AJ_VETO_NO] = "", [AJ_VETO_OPEN] = R_("，否决待核定"), [AJ_VETO_YES] = R_("，一票否决")};

    if (row->high.len == 0)
        return aj_str_from(row->problems.count > 0 ? R_("未能评查") : R_("未评分"));
    return aj_arena_printf(page->arena, "%" AJ_STR_FMT "%s", AJ_STR_ARG(row->grade_high),
                           vetoes[row->veto]);
}

static void put_cases(const struct aj_html *page, const struct aj_summary *summary)
{
    static const struct column columns[] = {{R_("案卷"), false},     {R_("当事人"), false},
                                            {R_("执法机关"), false}, {R_("得分"), true},
                                            {R_("等级"), false},     {R_("不符合"), true},
                                            {R_("待核定"), true},    {R_("读取问题"), true}};

    open_table(page, "cases", R_("各案结果"), columns, AJ_COUNT(columns));
    for (size_t i = 0; i < summary->cases.count; i++) {
        const struct aj_summary_case *row = case_at(summary, i);
        const struct aj_str cells[] = {AJ_STR_EMPTY, /* the name, which is a link */
                                       row->party,
                                       row->bureau,
                                       points_of(page, row),
                                       grade_of(page, row),
                                       print_number(page, row->counts[AJ_FAIL]),
                                       print_number(page, row->counts[AJ_NEEDS_PERSON]),
                                       print_number(page, (unsigned)row->problems.count)};

        aj_html_raw(page, "<tr role=\"row\">");
        put_case_name(page, summary, row);
        for (size_t k = 1; k < AJ_COUNT(columns); k++)
            put_cell(page, &columns[k], cells[k]);
        aj_html_raw(page, "</tr>\n");
    }
    close_table(page);
}

static unsigned count_without_score(const struct aj_summary *summary)
{
    unsigned n = 0;

    for (size_t i = 0; i < summary->cases.count; i++)
        n += case_at(summary, i)->high.len == 0;
    return n;
}

static void put_grade(const struct aj_html *page, const struct column columns[], struct aj_str name,
                      unsigned n)
{
    aj_html_raw(page, "<tr role=\"row\">");
    aj_html_element(page, "th role=\"rowheader\" scope=\"row\"", name);
    put_cell(page, &columns[1], print_number(page, n));
    aj_html_raw(page, "</tr>\n");
}

static void put_grades(const struct aj_html *page, const struct aj_summary *summary)
{
    static const struct column columns[] = {{R_("等级"), false}, {R_("案数"), true}};
    struct aj_vec grades = aj_summary_grades(summary);
    unsigned n_without = count_without_score(summary);

    open_table(page, "grades", R_("等级分布"), columns, AJ_COUNT(columns));
    for (size_t i = 0; i < grades.count; i++) {
        const struct aj_summary_count *count = aj_vec_at(&grades, i);

        put_grade(page, columns, count->name, count->n_cases);
    }
    if (n_without > 0)
        put_grade(page, columns, aj_str_from(R_("未评分")), n_without);
    close_table(page);
}

static void put_faults(const struct aj_html *page, const struct aj_summary *summary)
{
    static const struct column columns[] = {
        {R_("规则"), false}, {R_("要求"), false}, {R_("案数"), true}};
    struct aj_vec faults = aj_summary_faults(summary);

    if (faults.count == 0)
        return;
    open_table(page, "faults", R_("常见问题（不符合要求的案数）"), columns, AJ_COUNT(columns));
    for (size_t i = 0; i < faults.count; i++) {
        const struct aj_summary_count *count = aj_vec_at(&faults, i);
        const struct aj_rule *rule = aj_map_find(&summary->ruleset->by_id, count->name);

        aj_html_raw(page, "<tr role=\"row\">");
        aj_html_element(page, "th role=\"rowheader\" scope=\"row\" class=\"rule\"", count->name);
        put_cell(page, &columns[1], rule != NULL ? rule->title : AJ_STR_EMPTY);
        put_cell(page, &columns[2], print_number(page, count->n_cases));
        aj_html_raw(page, "</tr>\n");
    }
    close_table(page);
}

static void put_problems(const struct aj_html *page, const struct aj_summary *summary)
{
    static const struct column columns[] = {
        {R_("案卷"), false}, {R_("文件"), false}, {R_("问题"), false}};

    if (summary->n_damaged == 0)
        return;
    open_table(page, "cases", R_("无法读取的文件"), columns, AJ_COUNT(columns));
    for (size_t i = 0; i < summary->cases.count; i++) {
        const struct aj_summary_case *row = case_at(summary, i);

        for (size_t k = 0; k < row->problems.count; k++) {
            const struct aj_summary_problem *problem = aj_vec_at(&row->problems, k);

            aj_html_raw(page, "<tr role=\"row\">");
            put_case_name(page, summary, row);
            put_cell(page, &columns[1],
                     problem->file.len > 0 ? problem->file : aj_str_from(R_("（整个案卷）")));
            put_cell(page, &columns[2], problem->message);
            aj_html_raw(page, "</tr>\n");
        }
    }
    close_table(page);
}

static void put_loose(const struct aj_html *page, const struct aj_summary *summary)
{
    aj_html_raw(page, "<ul>\n");
    for (size_t i = 0; i < summary->loose->count; i++)
        aj_html_element(page, "li", *(const struct aj_str *)aj_vec_at(summary->loose, i));
    aj_html_raw(page, "</ul>\n");
}

static void put_part(const struct aj_html *page, const struct aj_summary *summary,
                     const char *title,
                     void (*put)(const struct aj_html *, const struct aj_summary *))
{
    aj_html_raw(page, "<section>\n");
    aj_html_element(page, "h2", aj_str_from(title));
    put(page, summary);
    aj_html_raw(page, "</section>\n");
}

void aj_summary_html(const struct aj_summary *summary, struct aj_buffer *out)
{
    const struct aj_html page = {out, summary->arena};

    aj_html_open_page(&page, aj_str_from(R_("行政执法案卷评查汇总")));
    put_header(&page, summary);
    aj_html_raw(&page, "<main>\n");
    put_verdict(&page, summary);
    put_part(&page, summary, R_("等级"), put_grades);
    put_part(&page, summary, R_("案卷"), put_cases);
    if (aj_summary_faults(summary).count > 0)
        put_part(&page, summary, R_("常见问题"), put_faults);
    if (summary->n_damaged > 0)
        put_part(&page, summary, R_("读取问题"), put_problems);
    if (summary->loose != NULL && summary->loose->count > 0)
        put_part(&page, summary, R_("不属于任何案卷的文件"), put_loose);
    aj_html_raw(&page, "</main>\n<footer>\n");
    aj_html_element(&page, "p",
                    aj_str_from(R_("本汇总由 anjuan " AJ_VERSION
                                   " 依公开的规则逐条得出。得分为待核定事项均有利时的分数；"
                                   "标明待核定的事项须由人判断。")));
    aj_html_raw(&page, "</footer>\n");
    aj_html_close_page(&page);
}
