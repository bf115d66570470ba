/* SPDX-License-Identifier: Apache-2.0
 *
 * Numbers from before the 统一社会信用代码: their shapes, and what rules make of them by their day.
 */
#include "kit.h"

#include "text/fold.h"
#include "text/old_number.h"

#include <stdio.h>

static const struct {
    const char *text;
    const char *found; /* "sort:key", NULL for none */
} cases[] = {
    {"330200000012344", "工商注册号:330200000012344"},
    {"注册号：330200000012344。", "工商注册号:330200000012344"},
    {"330200000012345", NULL}, /* wrong check digit */
    {"3302002000123", "工商注册号:3302002000123"},
    {"33020020001234", NULL},
    {"3302000000123440", NULL},
    {"A330200000012344", NULL},
    {"330203123456788", "税务登记号:330203123456788"},
    {"330203123456789", NULL},
    {"33020-123456788", NULL},
    {"12345678-8", "组织机构代码:123456788"},
    {"123456788", "组织机构代码:123456788"},
    {"12345678-9", NULL},
    {"1234567-88", NULL},
    {"MA1234561", NULL},
    {"abcdefghi", NULL},
    {"浙民证字第010203号", "登记证号:浙民证字第010203号"},
    {"甬（鄞）社证字第0123号", "登记证号:甬（鄞）社证字第0123号"},
    {"浙登字010203号", "登记证号:浙登字010203号"},
    {"浙民证字第0102-3号", "登记证号:浙民证字第0102-3号"},
    {"甬民罚决字第3号", NULL},
    {"甬民罚字第0123号", NULL},
    {"浙民证字第号", NULL},
    {"浙民证字第010203", NULL},
    {"513302005001234538", NULL},
    {"", NULL},
};

START_TEST(test_find_text_sort_and_key)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_old_number number;
    const char *shown = NULL;

    if (aj_old_number_find(arena, aj_str_from(cases[_i].text), 0, &number))
        shown = aj_arena_printf(arena, "%s:%" AJ_STR_FMT, aj_old_sort_name(number.sort),
                                AJ_STR_ARG(number.key))
                    .ptr;
    ck_assert_pstr_eq(shown, cases[_i].found);
    aj_arena_free(arena);
}
END_TEST

static const struct {
    const char *text;
    const char *shown; /* NULL: unread */
    const char *sort;
} values[] = {
    {"513302005001234538", "513302005001234538", ""},
    {"330200000012344", "330200000012344", "工商注册号"},
    {"330200000012345", NULL, NULL},
    {"１２３４５６７８－８", "123456788", "组织机构代码"},
    {"浙民证字第 010203 号", "浙民证字第010203号", "登记证号"},
    {"统一社会信用代码513302005001234538（原注册号330200000012344）", "513302005001234538", ""},
    {"51330200500123453", "51330200500123453", ""}, /* a code with a digit missing */
};

START_TEST(test_value_keeps_sort)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_value value;
    enum aj_state state = aj_value_read(
        arena, AJ_TYPE_USCC, aj_fold_text(arena, aj_str_from(values[_i].text)), 0, NULL, &value);

    ck_assert_int_eq(state, values[_i].shown != NULL ? AJ_VALUE : AJ_UNREAD);
    if (state == AJ_VALUE) {
        unit_assert_str(value.shown, values[_i].shown);
        unit_assert_str(value.code, values[_i].sort);
    }
    aj_arena_free(arena);
}
END_TEST

static const char *const kinds = "<documents><document kind='甲'><field name='码' type='uscc'/>"
                                 "</document><document kind='乙'><field name='码' type='uscc'/>"
                                 "</document></documents>";
static const char *const profile =
    "<profile id='p' title='p' version='1'><use pack='k'/></profile>";

#define VALID "<valid field='甲/码' as='uscc' old-until='2018-01-01'/>"
#define SAME  "<same fields='甲/码 乙/码'/>"

static const struct {
    const char *condition;
    const char *papers;
    struct aj_date day;
    char truth;
} rows[] = {
    {VALID, "甲 码=330200000012344", {2017, 12, 31, -1, -1}, 'T'},
    {VALID, "甲 码=330200000012344", {2018, 1, 1, -1, -1}, 'U'},
    {VALID, "甲 码=浙民证字第010203号", {2017, 12, 31, -1, -1}, 'T'},
    {VALID, "甲 码=513302005001234538", {2018, 1, 1, -1, -1}, 'T'},
    {VALID, "甲 码=513302005001234539", {2017, 12, 31, -1, -1}, 'F'},
    {VALID, "甲 码=330200000012345", {2017, 12, 31, -1, -1}, 'U'},
    {"<valid field='甲/码' as='uscc'/>", "甲 码=330200000012344", {2001, 1, 1, -1, -1}, 'U'},
    {SAME, "甲 码=330200000012344; 乙 码=330200000012344", {2017, 1, 1, -1, -1}, 'T'},
    {SAME, "甲 码=330200000012344; 乙 码=440301103097413", {2017, 1, 1, -1, -1}, 'F'},
    {SAME, "甲 码=330200000012344; 乙 码=513302005001234538", {2017, 1, 1, -1, -1}, 'U'},
    {SAME, "甲 码=50012345-3; 乙 码=513302005001234538", {2017, 1, 1, -1, -1}, 'T'},
    {SAME, "甲 码=12345678-8; 乙 码=513302005001234538", {2017, 1, 1, -1, -1}, 'F'},
    {SAME, "甲 码=12345678-8; 乙 码=330200000012344", {2017, 1, 1, -1, -1}, 'U'},
};

START_TEST(test_rules_by_their_day)
{
    static const char letters[] = {
        [AJ_TRUE] = 'T', [AJ_FALSE] = 'F', [AJ_UNKNOWN] = 'U', [AJ_NO_SUBJECT] = 'N'};
    char pack[512];
    const char *texts[] = {kinds, profile, pack};
    struct aj_ruleset *ruleset;
    struct aj_outcome outcome;
    struct kit_case c;

    (void)snprintf(pack, sizeof(pack),
                   "<pack id='k' title='k' version='1'><rule id='R' title='r' mendable='no'>"
                   "<check>%s</check></rule></pack>",
                   rows[_i].condition);
    ruleset = kit_rules(texts, AJ_COUNT(texts));
    kit_case_open(&c, ruleset, rows[_i].papers);
    c.e.day = aj_date_to_days(rows[_i].day);
    aj_outcome_init(&outcome, c.arena);
    aj_predicate_evaluate_all(&c.e, &aj_ruleset_rule(ruleset, 0)->check, &outcome);
    ck_assert_msg(letters[outcome.truth] == rows[_i].truth, "%s of \"%s\" is %c, not %c",
                  rows[_i].condition, rows[_i].papers, letters[outcome.truth], rows[_i].truth);
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_load_wrong_day_reported)
{
    const char *texts[] = {
        kinds, profile,
        "<pack id='k' title='k' version='1'><rule id='R' title='r' mendable='no'><check>"
        "<valid field='甲/码' as='uscc' old-until='2018'/></check></rule></pack>"};
    struct aj_ruleset *ruleset = kit_load(texts, AJ_COUNT(texts));

    ck_assert_uint_eq(ruleset->errors.list.count, 1);
    aj_ruleset_free(ruleset);
}
END_TEST

static Suite *suite(void)
{
    Suite *result = suite_create("old_number");
    TCase *all = tcase_create("all");

    tcase_add_loop_test(all, test_find_text_sort_and_key, 0, (int)AJ_COUNT(cases));
    tcase_add_loop_test(all, test_value_keeps_sort, 0, (int)AJ_COUNT(values));
    tcase_add_loop_test(all, test_rules_by_their_day, 0, (int)AJ_COUNT(rows));
    tcase_add_test(all, test_load_wrong_day_reported);
    suite_add_tcase(result, all);
    return result;
}

int main(void)
{
    return unit_run(suite());
}
