/* SPDX-License-Identifier: Apache-2.0
 *
 * Personal data that is shown, and what only looks like it.
 */
#include "predicate_kit.h"

#define IDS       "<masked document='决定书' what='id-card'/>"
#define PHONES    "<masked document='决定书' what='phone'/>"
#define CARDS     "<masked document='决定书' what='bank-account'/>"
#define ADDRESSES "<masked document='决定书' what='address' address='住址：[^*]{2,}?号'/>"
#define ALL                                                                                        \
    "<masked document='决定书 告知书' what='id-card phone bank-account address' "            \
    "address='住址：[^*]{2,}?号'/>"

static const struct predicate_row masked_rows[] = {
    {IDS, "决定书 全文=王某，身份证330200198001010010", 'F'},
    {IDS, "决定书 全文=王某，身份证３３０２００１９８００１０１００１０", 'F'},
    {IDS, "决定书 全文=王某，身份证330282********4416", 'T'},
    {IDS, "决定书 全文=王某，身份证330200****010010", 'T'},
    {IDS, "决定书 全文=王某，身份证330200198001010010，电话13800000001", 'F'},
    /* the check digit is wrong: perhaps no ID number */
    {IDS, "决定书 全文=编号330200198001010011", 'U'},
    {IDS, "决定书 全文=编号330200198001010011，身份证330200198001010010", 'F'},
    /* no birthday, a code, longer */
    {IDS, "决定书 全文=编号330200188801010010", 'T'},
    {IDS, "决定书 全文=代码52330200MJ8000001X", 'T'},
    {IDS, "决定书 全文=编号3302001980010100101", 'T'},
    {IDS, "决定书 全文=甬民罚决字〔2022〕第3号", 'T'},
    {PHONES, "决定书 全文=电话13800000001", 'F'},
    {PHONES, "决定书 全文=电话138-0000-0001", 'F'},
    {PHONES, "决定书 全文=电话138-0000-0001-139-0000-0002", 'F'},
    {PHONES, "决定书 全文=电话13800000001-13900000002", 'F'},
    {PHONES, "决定书 全文=电话138****0001", 'T'},
    {PHONES, "决定书 全文=电话12800000001", 'T'},
    {PHONES, "决定书 全文=电话0574-87654321", 'T'},
    {PHONES, "决定书 全文=票据138000000012", 'T'},
    {PHONES, "决定书 全文=代码A13800000001", 'T'},
    {CARDS, "决定书 全文=卡号6222021234567890128", 'F'},
    {CARDS, "决定书 全文=卡号6222-0212-3456-7890-128", 'F'},
    {CARDS, "决定书 全文=卡号4111111111111111", 'F'},
    {CARDS, "决定书 全文=卡号6222021234567890123", 'T'},
    {CARDS, "决定书 全文=卡号622202*********0128", 'T'},
    {CARDS, "决定书 全文=票据1234567812345670", 'T'},
    {CARDS, "决定书 全文=卡号62220212345678901282", 'T'},
    {ADDRESSES, "决定书 全文=住址：甬江路1号", 'F'},
    {ADDRESSES, "决定书 全文=住址：甬江路*号", 'T'},
    {ALL, "决定书 全文=无; 告知书 全文=无", 'T'},
    {ALL, "决定书 全文=无; 告知书 全文=电话13800000001", 'F'},
    {ALL, "告知书 全文=无", 'T'},
    {ALL, "", 'N'},
    {IDS, "", 'N'},
    {IDS, "!决定书", 'U'},
    {IDS, "!*", 'U'},
    {IDS, "决定书 全文=王某，身份证330200198001010010; 决定书 全文=无", 'F'},
};

START_TEST(test_masked_truth)
{
    predicate_kit_assert(&masked_rows[_i]);
}
END_TEST

START_TEST(test_masked_does_not_repeat_the_number)
{
    struct aj_ruleset *ruleset = predicate_kit_load(IDS);
    const struct aj_evidence *evidence;
    struct aj_outcome outcome;
    struct kit_case c;

    kit_case_open(&c, ruleset, "决定书 全文=身份证330200198001010010");
    predicate_kit_evaluate(&c, &outcome);
    unit_assert_str(((struct aj_note *)aj_vec_at(&outcome.notes, 0))->words,
                    "《决定书》全文露出居民身份证号码（330200****010）");
    evidence = aj_vec_at(&outcome.evidence, 0);
    unit_assert_str(evidence->text, "330200****010");
    ck_assert_uint_eq(evidence->place.to - evidence->place.from, 18);
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_masked_of_a_document_read_in_part)
{
    struct aj_ruleset *ruleset = predicate_kit_load(PHONES);
    static const char *const papers[] = {"决定书 全文=无", "决定书 全文=电话13800000001"};
    static const enum aj_truth truths[] = {AJ_UNKNOWN, AJ_FALSE};
    struct aj_outcome outcome;
    struct kit_case c;

    kit_case_open(&c, ruleset, papers[_i]);
    (*(struct aj_paper **)aj_vec_at(&c.dossier->papers, 0))->read = AJ_READ_PART;
    predicate_kit_evaluate(&c, &outcome);
    ck_assert_int_eq(outcome.truth, truths[_i]);
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

static const struct {
    const char *condition;
    const char *message;
} wrong_rows[] = {
    {"<masked document='决定' what='phone'/>", "没有名为“决定”的文书"},
    {"<masked document='决定书' what='fax'/>", "what：“fax”"},
    {"<masked document='决定书' what='address'/>", "须用 address="},
    {"<masked document='决定书' what='phone' address='x'/>", "反之亦然"},
    {"<masked document='决定书' what='address' address='('/>", "address："},
    {"<masked document='决定书'/>", "缺少属性 what"},
};

START_TEST(test_masked_wrong_settings_are_errors)
{
    predicate_kit_assert_error(wrong_rows[_i].condition, wrong_rows[_i].message);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("masked");
    TCase *truth = tcase_create("truth");
    TCase *words = tcase_create("words");

    tcase_add_loop_test(truth, test_masked_truth, 0, (int)AJ_COUNT(masked_rows));
    tcase_add_loop_test(truth, test_masked_of_a_document_read_in_part, 0, 2);
    tcase_add_test(words, test_masked_does_not_repeat_the_number);
    tcase_add_loop_test(words, test_masked_wrong_settings_are_errors, 0, (int)AJ_COUNT(wrong_rows));
    suite_add_tcase(suite, truth);
    suite_add_tcase(suite, words);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
