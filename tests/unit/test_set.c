/* SPDX-License-Identifier: Apache-2.0
 *
 * Fields that are sets, from the words of documents to the predicates that compare them: T, F, U,
 * or N for no subject.
 */
#include "kit.h"

#include "dossier/extract.h"

#include <stdio.h>

#define KIND(name)                                                                                 \
    "<document kind='" name "'><field name='内容'><label>内容</label></field>"                 \
    "<field name='种类' type='penalty' from='内容'/>"                                          \
    "<field name='依据'><label>依据</label></field>"                                           \
    "<field name='条文' type='citations' from='依据'/></document>"

static const char *const kinds =
    "<documents>" KIND("告知书") KIND("决定书") KIND("审批表") "</documents>";

static const char *const words =
    "<words><penalty name='警告' pattern='警告'/>"
    "<penalty name='罚款' by='amount' pattern='罚款'/>"
    "<penalty name='停止活动' by='term' pattern='停止活动'/>"
    "<penalty name='不予处罚' lifted='yes' pattern='不予处罚'/>"
    "<penalties not-before='不予\\z' open-before='可以\\z' gap='\\A\\z' gap-before='\\A的?\\z'/>"
    "</words>";

static const char *const profile =
    "<profile id='p' title='p' version='1'><use pack='k'/></profile>";

#define COMPARE(op) "<compare field='决定书/种类' op='" op "' to='告知书/种类'/>"
#define SAME        "<same fields='告知书/种类 审批表/种类 决定书/种类'/>"
#define BASIS       "<same fields='告知书/条文 决定书/条文'/>"
#define LAW         "《甲乙丙丁登记条例》"
#define MENTIONS    "<mentions field='决定书/种类' words='停止活动 警告'/>"
#define EACH        "<mentions field='决定书/种类' words='停止活动 警告' each='yes'/>"

static const struct {
    const char *condition;
    const char *papers;
    char truth;
} rows[] = {
    {COMPARE("le"), "告知书|警告，罚款500元;决定书|警告，罚款500元", 'T'},
    {COMPARE("le"), "告知书|警告，罚款500元;决定书|罚款400元", 'T'},
    {COMPARE("le"), "告知书|警告，罚款500元;决定书|罚款600元", 'F'},
    {COMPARE("le"), "告知书|罚款500元;决定书|警告", 'F'},
    {COMPARE("le"), "告知书|罚款500元;决定书|不予处罚", 'T'},
    {COMPARE("le"), "告知书|罚款500元;决定书|不予罚款，警告", 'F'},
    {COMPARE("le"), "告知书|罚款;决定书|罚款", 'T'},
    {COMPARE("le"), "告知书|罚款;决定书|罚款5元", 'U'},
    {COMPARE("le"), "告知书|罚款5元;决定书|罚款", 'U'},
    {COMPARE("le"), "告知书|罚款5元;决定书|罚款5元，罚款6元", 'U'},
    {COMPARE("le"), "告知书|可以罚款5元;决定书|罚款5元", 'U'},
    {COMPARE("le"), "告知书|罚款5元;决定书|可以罚款5元", 'U'},
    {COMPARE("le"), "告知书|罚款5元;决定书|", 'U'},
    {COMPARE("le"), "决定书|罚款5元", 'N'},
    {COMPARE("le"), "告知书|停止活动一个月;决定书|停止活动28日", 'T'},
    {COMPARE("le"), "告知书|停止活动一个月;决定书|停止活动30日", 'U'},
    {COMPARE("le"), "告知书|停止活动一个月;决定书|停止活动32日", 'F'},
    {COMPARE("le"), "告知书|停止活动一年;决定书|停止活动十二个月", 'T'},
    {COMPARE("subset"), "告知书|警告，罚款500元;决定书|罚款600元", 'T'},
    {COMPARE("subset"), "告知书|罚款500元;决定书|警告", 'F'},
    {COMPARE("eq"), "告知书|警告，罚款500元;决定书|罚款500元，警告", 'T'},
    {COMPARE("eq"), "告知书|警告，罚款500元;决定书|罚款500元", 'F'},
    {COMPARE("eq"), "告知书|停止活动一个月;决定书|停止活动27日", 'F'},
    {COMPARE("eq"), "告知书|停止活动一个月;决定书|停止活动31日", 'U'},
    {COMPARE("gt"), "告知书|警告;决定书|警告", 'U'},
    {"<compare field='决定书/种类' op='le' to='5'/>", "决定书|罚款5元", 'U'},
    {"<compare field='决定书/内容' op='subset' to='告知书/内容'/>", "告知书|甲;决定书|甲", 'U'},
    {SAME, "告知书|警告;审批表|警告;决定书|警告", 'T'},
    {SAME, "告知书|警告;审批表|警告，罚款5元;决定书|警告", 'F'},
    {SAME, "告知书|警告;审批表|同意;决定书|警告", 'U'},
    {SAME, "告知书|警告;审批表|同意;决定书|罚款5元", 'F'},
    {SAME, "告知书|警告;审批表|;决定书|警告", 'T'},
    {SAME, "决定书|警告", 'N'},
    {SAME, "决定书|警告;决定书|警告，罚款5元", 'F'},
    {MENTIONS, "决定书|罚款5元，警告", 'T'},
    {MENTIONS, "决定书|罚款5元", 'F'},
    {MENTIONS, "决定书|同意", 'U'},
    {EACH, "决定书|停止活动，警告", 'T'},
    {EACH, "决定书|罚款5元，警告", 'F'},
    {BASIS,
     "告知书|\n依据：" LAW "第一条、第二条;决定书|\n依据：" LAW
     "（以下简称《条例》）第二条和该条例第一条",
     'T'},
    {BASIS, "告知书|\n依据：" LAW "第一条、第二条;决定书|\n依据：" LAW "第二条", 'F'},
    {BASIS, "告知书|\n依据：" LAW "第一条;决定书|\n依据：《条例》第一条", 'U'},
    {BASIS, "告知书|\n依据：" LAW "第一条;决定书|\n依据：" LAW "第一条、依照《条例》第二条", 'U'},
    {BASIS, "告知书|\n依据：" LAW "第一条、依照《条例》第二条;决定书|\n依据：" LAW "第一条、第三条",
     'U'},
    {BASIS, "告知书|\n依据：" LAW "第一条;决定书|\n依据：" LAW, 'U'},
    {"<compare field='决定书/条文' op='subset' to='告知书/条文'/>",
     "告知书|\n依据：" LAW "第一条、第二条;决定书|\n依据：" LAW "第二条", 'T'},
    {"<count of='决定书/种类' min='2'/>", "决定书|罚款5元，警告", 'T'},
    {"<filled fields='决定书/种类'/>", "决定书|同意", 'U'},
    {"<filled fields='决定书/种类'/>", "决定书|", 'F'},
};

static struct aj_ruleset *load(const char *condition)
{
    char pack[1024];
    const char *texts[] = {kinds, words, profile, pack};

    (void)snprintf(pack, sizeof(pack),
                   "<pack id='k' title='k' version='1'><rule id='R' title='r' mendable='no'>"
                   "<check>%s</check></rule></pack>",
                   condition);
    return kit_rules(texts, AJ_COUNT(texts));
}

/* "决定书|警告": a paper of that kind with 内容：警告. */
static void add_paper(struct kit_case *c, struct aj_str words_of_paper)
{
    size_t bar = aj_str_find(words_of_paper, aj_str_from("|"), 0);
    struct aj_str kind = aj_str_trim(aj_str_sub(words_of_paper, 0, bar));
    struct aj_str text = aj_str_sub(words_of_paper, bar + 1, words_of_paper.len);
    struct aj_paper *paper =
        aj_dossier_add(c->dossier, aj_kinds_find(c->dossier->kinds, kind), kind);
    struct aj_vec sections;

    ck_assert_ptr_nonnull(paper->kind);
    paper->document = kit_document(
        c->arena, aj_arena_printf(c->arena, "内容：%" AJ_STR_FMT, AJ_STR_ARG(text)).ptr);
    paper->end_block = (uint32_t)paper->document->n_blocks;
    aj_extract(c->arena, &c->ruleset->kinds, paper, &sections);
}

static void open_case(struct kit_case *c, struct aj_ruleset *ruleset, const char *papers)
{
    struct aj_str rest = aj_str_from(papers);
    struct aj_str piece;

    kit_case_open(c, ruleset, "");
    while (aj_str_next_piece(&rest, ';', &piece))
        add_paper(c, piece);
    aj_dossier_finish(c->dossier, true);
}

START_TEST(test_set_truth)
{
    static const char letters[] = {
        [AJ_TRUE] = 'T', [AJ_FALSE] = 'F', [AJ_UNKNOWN] = 'U', [AJ_NO_SUBJECT] = 'N'};
    struct aj_ruleset *ruleset = load(rows[_i].condition);
    struct aj_outcome outcome;
    struct kit_case c;

    open_case(&c, ruleset, rows[_i].papers);
    aj_outcome_init(&outcome, c.arena);
    aj_predicate_evaluate_all(&c.e, &aj_ruleset_rule(ruleset, 0)->check, &outcome);
    ck_assert_msg(letters[outcome.truth] == rows[_i].truth, "%s of \"%s\" is %c, not %c",
                  rows[_i].condition, rows[_i].papers, letters[outcome.truth], rows[_i].truth);
    for (size_t i = 0; i < outcome.notes.count; i++)
        ck_assert_uint_gt(((struct aj_note *)aj_vec_at(&outcome.notes, i))->words.len, 0);
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_derived_has_words_and_place)
{
    struct aj_ruleset *ruleset = load(SAME);
    const struct aj_reading *reading;
    const struct aj_paper *paper;
    struct kit_case c;

    open_case(&c, ruleset, "决定书|给予 警 告，罚款５００元");
    paper = *(struct aj_paper **)aj_vec_at(&c.dossier->papers, 0);
    ck_assert_str_eq(kit_show(paper, "种类"), "警告 罚款500.00元");
    reading = aj_vec_at(aj_paper_readings(paper, aj_paper_field(paper, aj_str_from("种类"))), 1);
    unit_assert_str(reading->raw, "罚款５００元");
    ck_assert_uint_eq(reading->place.block, 0);
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

/* The second paper of one document must not read by what the first one defines. */
START_TEST(test_short_name_of_other_paper_unread)
{
    struct aj_ruleset *ruleset = load(SAME);
    struct aj_paper *first;
    struct aj_paper *second;
    struct kit_case c;

    open_case(&c, ruleset,
              "告知书|\n依据：" LAW "（以下简称《条例》）第一条、依照《条例》第二条\n"
              "依据：《条例》第三条;决定书|");
    first = *(struct aj_paper **)aj_vec_at(&c.dossier->papers, 0);
    second = *(struct aj_paper **)aj_vec_at(&c.dossier->papers, 1);
    second->document = first->document;
    second->first_block = 2;
    second->end_block = first->end_block;
    first->end_block = 2;
    for (size_t i = 0; i < 2; i++) {
        struct aj_paper *paper = i == 0 ? first : second;
        struct aj_vec sections;

        for (size_t f = 0; f < paper->kind->fields.count; f++)
            paper->readings[f].count = 0;
        aj_extract(c.arena, &c.ruleset->kinds, paper, &sections);
    }
    aj_dossier_finish(c.dossier, false);
    ck_assert_str_eq(kit_show(first, "条文"), LAW "第1条 " LAW "第2条");
    ck_assert_str_eq(kit_show(second, "条文"), "?");
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_load_wrong_source_reported)
{
    static const char *const wrong[] = {
        "<documents><document kind='甲'><field name='种类' type='penalty'/></document></documents>",
        "<documents><document kind='甲'><field name='种类' type='penalty' from='无'/></document>"
        "</documents>",
        "<documents><document kind='甲'><field name='日' type='date'/>"
        "<field name='种类' type='penalty' from='日'/></document></documents>",
        "<documents><document kind='甲'><field name='文'/><field name='种类' from='文'/></document>"
        "</documents>",
        "<words><penalty name='罚款' by='sum' pattern='罚款'/></words>",
    };
    struct aj_ruleset *ruleset = kit_load(&wrong[_i], 1);

    ck_assert_uint_gt(ruleset->errors.list.count, 0);
    aj_ruleset_free(ruleset);
}
END_TEST

static Suite *suite(void)
{
    Suite *result = suite_create("set");
    TCase *all = tcase_create("all");

    tcase_add_loop_test(all, test_set_truth, 0, (int)AJ_COUNT(rows));
    tcase_add_test(all, test_derived_has_words_and_place);
    tcase_add_test(all, test_short_name_of_other_paper_unread);
    tcase_add_loop_test(all, test_load_wrong_source_reported, 0, 5);
    suite_add_tcase(result, all);
    return result;
}

int main(void)
{
    return unit_run(suite());
}
