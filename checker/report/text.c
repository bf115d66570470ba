/* SPDX-License-Identifier: Apache-2.0
 *
 * The report for a terminal: what is wrong first, then what a person must look at, then the score.
 */
#include "report/report.h"

#include "base/utf8.h"
#include "report/score_words.h"

#define LONGEST_QUOTE 120 /* bytes of a quoted passage */

struct page {
    struct aj_buffer *out;
    struct aj_arena *arena;
    bool colour;
};

static void put(const struct page *page, const char *text)
{
    aj_buffer_append_c(page->out, text);
}

static void put_str(const struct page *page, struct aj_str text)
{
    aj_report_put_safe(page->out, text);
}

static void put_styled(const struct page *page, const char *code, struct aj_str text)
{
    if (page->colour)
        aj_buffer_printf(page->out, "\x1B[%sm", code);
    put_str(page, text);
    if (page->colour)
        put(page, "\x1B[0m");
}

static void put_heading(const struct page *page, const char *title, unsigned count)
{
    put(page, "\n");
    put_styled(page, "1", aj_arena_printf(page->arena, "%s（%u）", title, count));
    put(page, "\n");
}

/* 《行政处罚决定书》第12段　07行政处罚决定书.docx　“二〇二二年四月十三日” */
static void put_evidence(const struct page *page, const struct aj_evidence *evidence)
{
    struct aj_str quote = aj_utf8_cut(aj_str_trim(evidence->text), LONGEST_QUOTE);

    put(page, "      ");
    put_str(page, aj_place_print(page->arena, &evidence->place));
    if (evidence->field.len > 0) {
        put(page, " ");
        put_str(page, evidence->field);
    }
    if (quote.len > 0) {
        put(page, "：“");
        put_str(page, quote);
        put(page, quote.len < evidence->text.len ? "…”" : "”");
    } else if (evidence->place.block != AJ_NO_BLOCK) {
        put(page, R_("：（空）"));
    }
    put(page, "  ");
    put_styled(page, "2", evidence->place.paper->file);
    put(page, "\n");
}

/* A passage quoted twice is quoted once. */
static bool is_repeated(const struct aj_vec *evidence, size_t i)
{
    const struct aj_evidence *one = aj_vec_at(evidence, i);

    for (size_t k = 0; k < i; k++) {
        const struct aj_evidence *other = aj_vec_at(evidence, k);

        if (other->place.paper == one->place.paper && other->place.from == one->place.from &&
            other->place.block == one->place.block && aj_str_equal(other->field, one->field))
            return true;
    }
    return false;
}

static void put_all_evidence(const struct page *page, const struct aj_vec *evidence)
{
    for (size_t i = 0; i < evidence->count; i++) {
        if (!is_repeated(evidence, i))
            put_evidence(page, aj_vec_at(evidence, i));
    }
}

/* 依据：《中华人民共和国行政处罚法》（2021-07-15）第58条 */
static void put_basis(const struct page *page, const struct aj_verdict *verdict)
{
    bool is_first = true;
    for (size_t i = 0; i < verdict->rule->basis.count; i++) {
        struct aj_cited_basis basis;

        if (!aj_verdict_basis(page->arena, verdict, i, &basis))
            continue;
        put(page, is_first ? R_("      依据：") : R_("；"));
        is_first = false;
        put(page, "《");
        put_str(page, basis.law->title);
        put(page, "》");
        if (basis.article.len > 0) {
            put(page, R_("第"));
            put_str(page, basis.article);
            put(page, R_("条"));
        }
        if (basis.edition != NULL && basis.edition->from_text.len > 0) {
            put(page, "（");
            put_str(page, basis.edition->from_text);
            put(page, R_("起施行）"));
        }
    }
    if (!is_first)
        put(page, "\n");
}

static void put_fault(const struct page *page, const struct aj_verdict *verdict)
{
    put(page, "  ✗ ");
    put_styled(page, "31", verdict->rule->id);
    put(page, " ");
    put_str(page, verdict->message);
    if (!verdict->is_scored)
        put(page, R_("（仅提示，不计分）"));
    put(page, "\n");
    put_all_evidence(page, &verdict->evidence);
    put_basis(page, verdict);
    if (verdict->rule->remedy.len > 0) {
        put(page, R_("      补救："));
        put_str(page, verdict->rule->remedy);
        put(page, "\n");
    }
    if (!verdict->is_confirmed)
        put(page, R_("      注：本条依据或数值尚未核实，仅供参考。\n"));
}

static bool has_same_place(const struct aj_place *a, const struct aj_place *b)
{
    return a->paper != NULL && a->paper == b->paper && a->block == b->block && a->from == b->from;
}

/* Whether an earlier open verdict hangs on the same unread place. */
static bool is_asked_before(const struct aj_review *review, size_t i)
{
    const struct aj_verdict *one = aj_review_verdict(review, i);

    for (size_t k = 0; k < i; k++) {
        const struct aj_verdict *other = aj_review_verdict(review, k);

        if (other->status == AJ_NEEDS_PERSON && has_same_place(&other->open_at, &one->open_at))
            return true;
    }
    return false;
}

static void put_question(const struct page *page, const struct aj_review *review, size_t i)
{
    const struct aj_verdict *verdict = aj_review_verdict(review, i);

    put(page, "  ? ");
    put_styled(page, "33", verdict->rule->id);
    for (size_t k = i + 1; k < review->verdicts.count; k++) {
        const struct aj_verdict *other = aj_review_verdict(review, k);

        if (other->status == AJ_NEEDS_PERSON &&
            has_same_place(&other->open_at, &verdict->open_at)) {
            put(page, "、");
            put_styled(page, "33", other->rule->id);
        }
    }
    put(page, " ");
    put_str(page, verdict->rule->title);
    put(page, "：");
    put_str(page, verdict->ask);
    put(page, "\n");
}

static unsigned count_status(const struct aj_review *review, enum aj_verdict_status status)
{
    unsigned n = 0;

    for (size_t i = 0; i < review->verdicts.count; i++)
        n += aj_review_verdict(review, i)->status == status;
    return n;
}

static void put_faults(const struct page *page, const struct aj_review *review)
{
    put_heading(page, R_("不符合要求"), count_status(review, AJ_FAIL));
    for (size_t i = 0; i < review->verdicts.count; i++) {
        if (aj_review_verdict(review, i)->status == AJ_FAIL)
            put_fault(page, aj_review_verdict(review, i));
    }
}

static void put_questions(const struct page *page, const struct aj_review *review)
{
    unsigned n = 0;

    for (size_t i = 0; i < review->verdicts.count; i++)
        n += aj_review_verdict(review, i)->status == AJ_NEEDS_PERSON && !is_asked_before(review, i);
    put_heading(page, R_("待人工核定"), n);
    for (size_t i = 0; i < review->verdicts.count; i++) {
        if (aj_review_verdict(review, i)->status == AJ_NEEDS_PERSON && !is_asked_before(review, i))
            put_question(page, review, i);
    }
}

static void put_step(const struct page *page, const struct aj_item_score *item,
                     const struct aj_step *step)
{
    put(page, "    ");
    put_str(page, item->item->id);
    put(page, " ");
    put_str(page, item->item->title);
    put(page, "：");
    put_str(page, aj_str_trim(aj_score_step_words(page->arena, step)));
    put(page, R_(" 分（"));
    if (step->document != NULL) {
        put(page, R_("缺《"));
        put_str(page, step->document->name);
        put(page, "》");
    } else {
        put_str(page, step->rule->id);
    }
    put(page, step->sort == AJ_STEP_ZEROED ? R_("，本项不得分") : "");
    put(page, step->is_open ? R_("，待核定") : "");
    put(page, "）\n");
}

static void put_steps(const struct page *page, const struct aj_score *score)
{
    for (size_t i = 0; i < score->items.count; i++) {
        const struct aj_item_score *item = aj_vec_at(&score->items, i);

        for (size_t k = 0; k < item->steps.count; k++)
            put_step(page, item, aj_vec_at(&item->steps, k));
    }
}

static void put_formula(const struct page *page, struct aj_str name, struct aj_str formula)
{
    put(page, "    ");
    put_str(page, name);
    put(page, "：");
    put_str(page, formula);
    put(page, "\n");
}

/* How the points come together; of one sheet alone its base says it. */
static void put_arithmetic(const struct page *page, const struct aj_score *score)
{
    for (size_t i = 0; i < score->blocks.count; i++) {
        const struct aj_block_score *block = aj_vec_at(&score->blocks, i);

        put_formula(page, aj_score_block_name(page->arena, block),
                    aj_score_formula(page->arena, score, block, false));
    }
    if (score->blocks.count == 0 && score->sheets.count > 1)
        put_formula(page, aj_str_from(R_("得分")),
                    aj_score_formula(page->arena, score, NULL, false));
    put(page, R_("    适用项目分值合计 "));
    put_str(page, aj_fraction_print(page->arena, score->base));
    put(page, score->blocks.count > 0 ? R_(" 分\n") : R_(" 分，按满分折算\n"));
}

/* Rules that the standard's user leaves out, and why. */
static void put_tailored(const struct page *page, const struct aj_profile *profile)
{
    for (size_t i = 0; i < profile->off.count; i++) {
        const struct aj_tailor *tailor = aj_vec_at(&profile->off, i);

        put(page, R_("    不计分："));
        put_str(page, tailor->rule);
        put(page, "（");
        put_str(page, aj_tailor_words(page->arena, tailor));
        put(page, "）\n");
    }
}

static void put_score(const struct page *page, const struct aj_score *score)
{
    struct aj_str low = aj_fraction_print(page->arena, score->low);
    struct aj_str high = aj_fraction_print(page->arena, score->high);

    put(page, "\n");
    put_styled(page, "1", score->profile->title);
    put(page, "\n  ");
    put_styled(page, "1", high);
    put(page, R_(" 分（满分 "));
    put_str(page, aj_fraction_print(page->arena, score->full));
    put(page, R_("；待核定事项全部不利时为 "));
    put_str(page, low);
    put(page, R_(" 分）  等级："));
    put_styled(page, "1", score->grade_high);
    if (!aj_str_equal(score->grade_low, score->grade_high)) {
        put(page, R_("，最低可能为"));
        put_str(page, score->grade_low);
    }
    if (score->veto == AJ_VETO_YES)
        put_styled(page, "31", aj_str_from(R_("  一票否决")));
    if (score->veto == AJ_VETO_OPEN)
        put(page, R_("  一票否决事项待核定"));
    put(page, "\n");
    put_steps(page, score);
    put_arithmetic(page, score);
    put_tailored(page, score->profile);
}

static void put_problems(const struct page *page, const struct aj_dossier *dossier)
{
    if (dossier->problems.count == 0)
        return;
    put_heading(page, R_("读取问题"), (unsigned)dossier->problems.count);
    for (size_t i = 0; i < dossier->problems.count; i++) {
        const struct aj_problem *problem = aj_vec_at(&dossier->problems, i);

        put(page, "  ! ");
        put_str(page, problem->file);
        put(page, "：");
        put_str(page, problem->message);
        put(page, "\n");
    }
}

void aj_report_text(const struct aj_review *review, bool colour, struct aj_buffer *out)
{
    struct page page = {out, review->dossier->arena, colour};

    put_styled(&page, "1", review->path);
    put(&page, "\n  ");
    put_str(&page, review->party.len > 0 ? review->party : aj_str_from(R_("（当事人不详）")));
    put(&page, "  ");
    put_str(&page, review->number.len > 0 ? review->number : aj_str_from(R_("（文号不详）")));
    put(&page, R_("  评查日 "));
    put_str(&page, aj_date_print(page.arena, review->as_of));
    put(&page, "\n");
    put_faults(&page, review);
    put_questions(&page, review);
    put_problems(&page, review->dossier);
    for (size_t i = 0; i < review->scores.count; i++)
        put_score(&page, aj_vec_at(&review->scores, i));
}
