/* SPDX-License-Identifier: Apache-2.0
 *
 * report.html of a case: what the case is, the verdict in a line, and the parts in the order in
 * which people need them. Reads nothing but the review; says nothing that report.json does not.
 */
#include "report/report.h"

#include "base/version.h"
#include "report/html_case.h"

#define SHORT_DIGEST 12 /* hex digits shown of a SHA-256 */

bool aj_html_is_veto(const struct aj_review *review, const struct aj_rule *rule)
{
    const struct aj_score *score = review->scores.count > 0 ? aj_vec_at(&review->scores, 0) : NULL;

    if (score == NULL || !aj_profile_counts(score->profile, rule))
        return false;
    for (size_t i = 0; i < score->profile->vetoes.count; i++) {
        const struct aj_veto *veto = aj_vec_at(&score->profile->vetoes, i);

        for (size_t k = 0; k < veto->rules.count; k++) {
            if (*(const struct aj_rule *const *)aj_vec_at(&veto->rules, k) == rule)
                return true;
        }
    }
    return false;
}

void aj_html_put_anchor(const struct aj_html *page, const struct aj_verdict *verdict)
{
    if (verdict->is_further)
        return;
    aj_html_raw(page, " id=\"r-");
    aj_html_text(page, verdict->rule->id);
    aj_html_raw(page, "\"");
}

void aj_html_put_rule(const struct aj_html *page, const struct aj_rule *rule)
{
    aj_html_element(page, "span class=\"rule\"", rule->id);
}

unsigned aj_html_count(const struct aj_review *review, enum aj_verdict_status status)
{
    unsigned n = 0;

    for (size_t i = 0; i < review->verdicts.count; i++)
        n += aj_review_verdict(review, i)->status == status;
    return n;
}

/* ---- what the case is ---- */

static void put_fact(const struct aj_html *page, const char *name, struct aj_str value)
{
    aj_html_element(page, "dt", aj_str_from(name));
    aj_html_element(page, "dd", value.len > 0 ? value : aj_str_from(R_("不详")));
}

static void put_wide_fact(const struct aj_html *page, const char *name, struct aj_str value)
{
    aj_html_element(page, "dt", aj_str_from(name));
    aj_html_element(page, "dd class=\"wide\"", value);
}

static struct aj_str type_words(const struct aj_review *review)
{
    for (size_t i = 0; i < review->ruleset->packs.count; i++) {
        const struct aj_pack *pack =
            *(struct aj_pack *const *)aj_vec_at(&review->ruleset->packs, i);

        if (pack->type.len > 0 && aj_str_equal(pack->type, review->type))
            return pack->title;
    }
    return aj_str_from(R_("未能确定"));
}

static struct aj_str stage_words(enum aj_stage stage)
{
    static const char *const words[AJ_N_STAGES] = {
        [AJ_STAGE_FILED] = R_("已立案"),   [AJ_STAGE_NOTIFIED] = R_("已告知"),
        [AJ_STAGE_DECIDED] = R_("已决定"), [AJ_STAGE_SERVED] = R_("已送达"),
        [AJ_STAGE_CLOSED] = R_("已结案"),  [AJ_STAGE_ARCHIVED] = R_("已归档")};

    return aj_str_from(words[stage]);
}

static struct aj_str major_words(const struct aj_item *major)
{
    if (major == NULL || major->state != AJ_VALUE)
        return aj_str_from(R_("未能确定"));
    return aj_str_from(major->value.number != 0 ? R_("是") : R_("否"));
}

/* 普通程序行政处罚 2026.1、…　规则集 1a2b3c4d5e6f */
static void put_rules(const struct aj_html *page, const struct aj_review *review)
{
    const struct aj_vec *packs = &review->ruleset->packs;

    aj_html_element(page, "dt", aj_str_from(R_("规则")));
    aj_html_raw(page, "<dd class=\"wide\">");
    for (size_t i = 0; i < packs->count; i++) {
        const struct aj_pack *pack = *(struct aj_pack *const *)aj_vec_at(packs, i);

        aj_html_printf(page, "%s%" AJ_STR_FMT " %" AJ_STR_FMT, i > 0 ? "、" : "",
                       AJ_STR_ARG(pack->title.len > 0 ? pack->title : pack->id),
                       AJ_STR_ARG(pack->version));
    }
    aj_html_printf(page, R_("（SHA-256 %.*s）"), SHORT_DIGEST, review->ruleset->sha256);
    aj_html_raw(page, "</dd>\n");
    for (size_t i = 0; i < review->scores.count; i++) {
        const struct aj_score *score = aj_vec_at(&review->scores, i);

        put_wide_fact(
            page, R_("标准"),
            aj_arena_printf(page->arena, R_("%" AJ_STR_FMT " %" AJ_STR_FMT "（SHA-256 %.*s）"),
                            AJ_STR_ARG(score->profile->title), AJ_STR_ARG(score->profile->version),
                            SHORT_DIGEST, score->profile->sha256));
    }
}

/* "" for a bundle that could not be opened. */
static struct aj_str digest_words(const struct aj_html *page, const struct aj_dossier *dossier)
{
    if (dossier->sha256[0] == '\0')
        return AJ_STR_EMPTY;
    return aj_arena_printf(page->arena, "SHA-256 %.*s", SHORT_DIGEST, dossier->sha256);
}

static void put_header(const struct aj_html *page, const struct aj_review *review)
{
    aj_html_raw(page, "<header>\n");
    aj_html_element(page, "h1", aj_str_from(R_("行政执法案卷评查报告")));
    aj_html_raw(page, "<dl class=\"facts\">\n");
    put_wide_fact(page, R_("案卷"), review->path);
    put_fact(page, R_("当事人"), review->party);
    put_fact(page, R_("文号"), review->number);
    put_fact(page, R_("执法机关"), review->bureau);
    put_fact(page, R_("案件类型"), type_words(review));
    put_fact(page, R_("立案"), review->filed);
    put_fact(page, R_("决定"), review->decided);
    put_fact(page, R_("重大决定"), major_words(review->major));
    put_fact(page, R_("评查阶段"), stage_words(review->stage));
    put_fact(page, R_("评查基准日"), aj_date_print(page->arena, review->as_of));
    put_fact(page, R_("案卷摘要"), digest_words(page, review->dossier));
    put_rules(page, review);
    aj_html_raw(page, "</dl>\n</header>\n");
}

/* ---- the verdict in a line ---- */

static void put_veto_state(const struct aj_html *page, const struct aj_score *score)
{
    static const char *const words[] = {[AJ_VETO_NO] = R_("没有一票否决事项"),
                                        [AJ_VETO_OPEN] = R_("一票否决事项待核定"),
                                        [AJ_VETO_YES] = R_("一票否决")};

    if (score->veto == AJ_VETO_YES)
        aj_html_element(page, "span class=\"tag veto\"", aj_str_from(words[score->veto]));
    else
        aj_html_element(page, "span class=\"tag\"", aj_str_from(words[score->veto]));
    aj_html_element(page, "span class=\"tag\"",
                    aj_str_from(score->is_final ? R_("等级已可确定") : R_("等级待核定后确定")));
}

static void put_verdict_line(const struct aj_html *page, const struct aj_score *score)
{
    struct aj_str high = aj_fraction_print(page->arena, score->high);
    struct aj_str low = aj_fraction_print(page->arena, score->low);

    aj_html_element(page, "p class=\"small\"", score->profile->title);
    aj_html_raw(page, "<p><span class=\"points\">");
    aj_html_text(page, high);
    aj_html_raw(page, "</span> ");
    aj_html_printf(page, R_("分（满分 %" AJ_STR_FMT "） "),
                   AJ_STR_ARG(aj_fraction_print(page->arena, score->full)));
    aj_html_element(page, "b class=\"grade\"", score->grade_high);
    aj_html_raw(page, "</p>\n<p>");
    aj_html_printf(page, R_("待核定事项全部不利时 %" AJ_STR_FMT " 分、%" AJ_STR_FMT),
                   AJ_STR_ARG(low), AJ_STR_ARG(score->grade_low));
    aj_html_raw(page, "</p>\n<div class=\"tags\">");
    put_veto_state(page, score);
    aj_html_raw(page, "</div>\n");
}

static void put_verdict(const struct aj_html *page, const struct aj_review *review)
{
    aj_html_raw(page, "<section class=\"verdict\" aria-label=\"");
    aj_html_words(page, R_("评查结论"));
    aj_html_raw(page, "\">\n");
    for (size_t i = 0; i < review->scores.count; i++)
        put_verdict_line(page, aj_vec_at(&review->scores, i));
    if (review->verdicts.count == 0)
        aj_html_element(page, "p class=\"bad\"", aj_str_from(R_("本案未能评查，见读取情况。")));
    aj_html_raw(page, "<p>");
    aj_html_printf(page, R_("不符合要求 %u，待人工核定 %u，符合 %u，不适用 %u；读取问题 %zu"),
                   aj_html_count(review, AJ_FAIL), aj_html_count(review, AJ_NEEDS_PERSON),
                   aj_html_count(review, AJ_PASS), aj_html_count(review, AJ_NOT_APPLICABLE),
                   review->dossier->problems.count);
    aj_html_raw(page, "</p>\n</section>\n");
}

static void put_contents(const struct aj_html *page)
{
    static const struct {
        const char *link;
        const char *words;
    } parts[] = {{"#faults", R_("不符合要求")},
                 {"#questions", R_("待人工核定")},
                 {"#scores", R_("评分")},
                 {"#papers", R_("读取情况")},
                 {"#others", R_("其余规则")}};

    aj_html_raw(page, "<nav aria-label=\"");
    aj_html_words(page, R_("目录"));
    aj_html_raw(page, "\"><ul>\n");
    for (size_t i = 0; i < AJ_COUNT(parts); i++) {
        aj_buffer_printf(page->out, "<li><a href=\"%s\">", parts[i].link);
        aj_html_words(page, parts[i].words);
        aj_html_raw(page, "</a></li>\n");
    }
    aj_html_raw(page, "</ul></nav>\n");
}

/* ---- the rules that need no look ---- */

static void put_list(const struct aj_html *page, const struct aj_review *review,
                     enum aj_verdict_status status, const char *title)
{
    unsigned n = aj_html_count(review, status);

    if (n == 0)
        return;
    aj_html_raw(page, "<details><summary>");
    aj_html_printf(page, "%s（%u）", title, n);
    aj_html_raw(page, "</summary>\n<ul>\n");
    for (size_t i = 0; i < review->verdicts.count; i++) {
        const struct aj_verdict *verdict = aj_review_verdict(review, i);

        if (verdict->status != status)
            continue;
        aj_html_raw(page, "<li>");
        aj_html_put_rule(page, verdict->rule);
        aj_html_text(page, verdict->rule->title);
        if (verdict->message.len > 0)
            aj_html_element(
                page, "span class=\"small\"",
                aj_arena_printf(page->arena, "（%" AJ_STR_FMT "）", AJ_STR_ARG(verdict->message)));
        aj_html_raw(page, "</li>\n");
    }
    aj_html_raw(page, "</ul></details>\n");
}

static void put_others(const struct aj_html *page, const struct aj_review *review)
{
    aj_html_raw(page, "<section aria-labelledby=\"others\">\n");
    aj_html_element(page, "h2 id=\"others\"", aj_str_from(R_("其余规则")));
    put_list(page, review, AJ_PASS, R_("符合要求"));
    put_list(page, review, AJ_NOT_APPLICABLE, R_("不适用"));
    aj_html_raw(page, "</section>\n");
}

/* A case that was not reviewed has none: "nothing found" would be read as praise. */
static void put_findings(const struct aj_html *page, const struct aj_review *review)
{
    put_contents(page);
    aj_html_put_faults(page, review);
    aj_html_put_questions(page, review);
    aj_html_put_scores(page, review);
}

void aj_report_html(const struct aj_review *review, struct aj_buffer *out)
{
    const struct aj_html page = {out, review->dossier->arena};

    aj_html_open_page(&page, aj_arena_printf(page.arena, R_("案卷评查报告：%" AJ_STR_FMT),
                                             AJ_STR_ARG(review->path)));
    put_header(&page, review);
    aj_html_raw(&page, "<main>\n");
    put_verdict(&page, review);
    if (review->verdicts.count > 0)
        put_findings(&page, review);
    aj_html_put_papers(&page, review);
    if (review->verdicts.count > 0)
        put_others(&page, review);
    aj_html_raw(&page, "</main>\n<footer>\n");
    aj_html_element(
        &page, "p",
        aj_str_from(R_("本报告由 anjuan " AJ_VERSION
                       " 依公开的规则逐条得出，同一案卷、规则与标准得出同样的结果。"
                       "标明待人工核定的事项须由人判断；补救不得倒签日期或补造文书。")));
    aj_html_raw(&page, "</footer>\n");
    aj_html_close_page(&page);
}
