/* SPDX-License-Identifier: Apache-2.0
 *
 * The type and the facts of a case, with why they are so.
 */
#include "kit.h"

#include "report/report.h"

static const char *const kinds =
    "<documents><document kind='决定书'><field name='当事人' type='name'/>"
    "<field name='代码' type='uscc'/><field name='罚款' type='amount'/></document></documents>";

static const char *const profile =
    "<profile id='p' title='p' version='1'><use pack='k'/></profile>";

static const char *const pack =
    "<pack id='k' title='一般案件' version='1' type='general'>"
    "<applies><has document='决定书'/></applies>"
    "<fact name='案件/当事人' type='name' from='决定书/当事人'/>"
    "<fact name='案件/类别' type='choice'>"
    "<is value='单位'><match field='决定书/代码' pattern='^5'/></is>"
    "<is value='公民'><match field='案件/当事人' pattern='^..$'/></is></fact>"
    "<fact name='案件/重大' type='yes-no'><compare field='决定书/罚款' op='ge' to='100'/></fact>"
    "</pack>";

static struct aj_ruleset *ruleset;

static void setup(void)
{
    const char *texts[] = {kinds, profile, pack};

    ruleset = kit_rules(texts, AJ_COUNT(texts));
}

static void teardown(void)
{
    aj_ruleset_free(ruleset);
}

static const struct {
    const char *papers;
    const char *sort; /* NULL: not known */
} sorts[] = {
    {"决定书 代码=513302005001234538 当事人=张三", "单位"},
    {"决定书 代码=913302005001234538 当事人=张三", "公民"},
    {"决定书 代码=913302005001234538 当事人=某某公司", NULL},
    {"决定书 代码=? 当事人=张三", NULL}, /* the first choice can't be told */
    {"决定书 代码= 当事人=张三", NULL},
};

START_TEST(test_choice_is_the_first_that_holds)
{
    const struct aj_item *item;
    struct kit_case c;

    kit_case_open(&c, ruleset, sorts[_i].papers);
    item = aj_eval_fact(&c.e, aj_str_from("案件/类别"));
    ck_assert_int_eq(item->state, sorts[_i].sort != NULL ? AJ_VALUE : AJ_UNREAD);
    if (sorts[_i].sort != NULL)
        unit_assert_str(item->value.key, sorts[_i].sort);
    ck_assert_ptr_nonnull(item->why);
    kit_case_close(&c);
}
END_TEST

START_TEST(test_facts_have_names_and_reasons)
{
    struct aj_case_facts facts;
    struct aj_buffer text;
    struct kit_case c;

    kit_case_open(&c, ruleset, "决定书 当事人=张三 罚款=200元 代码=513302005001234538");
    aj_case_facts_read(&c.e, ruleset, &facts);
    unit_assert_str(facts.type, "general");
    ck_assert_uint_eq(facts.facts.count, 3);
    unit_assert_str(((struct aj_case_fact *)aj_vec_at(&facts.facts, 2))->name, "案件/重大");
    aj_buffer_init(&text, 8192);
    aj_report_facts_text(c.dossier, &facts, &text);
    ck_assert(aj_str_contains(aj_buffer_get(&text), aj_str_from("类型：一般案件（general）")));
    ck_assert(aj_str_contains(aj_buffer_get(&text), aj_str_from("案件/当事人：张三")));
    ck_assert(aj_str_contains(aj_buffer_get(&text), aj_str_from("案件/重大：是")));
    ck_assert(aj_str_contains(aj_buffer_get(&text), aj_str_from("罚款（200.00）大于")) ||
              aj_str_contains(aj_buffer_get(&text), aj_str_from("罚款（200.00）不小于")));
    aj_buffer_release(&text);
    kit_case_close(&c);
}
END_TEST

START_TEST(test_case_of_unknown_type_has_no_facts_shown)
{
    struct aj_case_facts facts;
    struct aj_buffer text;
    struct kit_case c;

    kit_case_open(&c, ruleset, "*");
    aj_case_facts_read(&c.e, ruleset, &facts);
    unit_assert_str(facts.type, "unknown");
    ck_assert_ptr_null(facts.type_why);
    aj_buffer_init(&text, 8192);
    aj_report_facts_text(c.dossier, &facts, &text);
    ck_assert_uint_eq(aj_buffer_get(&text).len, 0);
    aj_buffer_release(&text);
    kit_case_close(&c);
}
END_TEST

START_TEST(test_dossier_json_has_facts_with_evidence)
{
    struct aj_case_facts facts;
    struct aj_buffer text;
    struct kit_case c;

    kit_case_open(&c, ruleset, "决定书 当事人=张三 罚款=200元 代码=513302005001234538");
    aj_case_facts_read(&c.e, ruleset, &facts);
    aj_buffer_init(&text, 65536);
    aj_report_dossier_json(c.dossier, &facts, &text);
    ck_assert(aj_str_contains(aj_buffer_get(&text), aj_str_from("\"type\":\"general\"")));
    ck_assert(aj_str_contains(aj_buffer_get(&text), aj_str_from("\"name\":\"案件/重大\"")));
    ck_assert(aj_str_contains(aj_buffer_get(&text), aj_str_from("\"value\":\"单位\"")));
    aj_buffer_release(&text);
    kit_case_close(&c);
}
END_TEST

START_TEST(test_load_yes_no_with_choices_reported)
{
    const char *texts[] = {
        kinds, "<pack id='k' title='k' version='1'><fact name='案件/重大' type='yes-no'>"
               "<is value='是'><has document='决定书'/></is></fact></pack>"};
    struct aj_ruleset *wrong = kit_load(texts, AJ_COUNT(texts));

    ck_assert_uint_eq(wrong->errors.list.count, 1);
    aj_ruleset_free(wrong);
}
END_TEST

static Suite *suite(void)
{
    Suite *result = suite_create("case_facts");
    TCase *all = tcase_create("all");

    tcase_add_checked_fixture(all, setup, teardown);
    tcase_add_loop_test(all, test_choice_is_the_first_that_holds, 0, (int)AJ_COUNT(sorts));
    tcase_add_test(all, test_facts_have_names_and_reasons);
    tcase_add_test(all, test_case_of_unknown_type_has_no_facts_shown);
    tcase_add_test(all, test_dossier_json_has_facts_with_evidence);
    tcase_add_test(all, test_load_yes_no_with_choices_reported);
    suite_add_tcase(result, all);
    return result;
}

int main(void)
{
    return unit_run(suite());
}
