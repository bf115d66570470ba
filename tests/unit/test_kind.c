/* SPDX-License-Identifier: Apache-2.0
 *
 * Kinds: the keys of labels, fields by name, stages.
 */
#include "unit.h"

#include "dossier/kind.h"

static const struct {
    const char *words;
    const char *key;
} label_keys[] = {
    {"当事人", "当事人"},
    {"当 事 人", "当事人"},
    {"当　事　人", "当事人"},
    {"当\n事\n人", "当事人"},
    {"当事人：", "当事人"},
    {"当事人:", "当事人"},
    {"当事人（盖章）：", "当事人"},
    {"当事人(盖章)", "当事人"},
    {"法定代表人（负责人）", "法定代表人"},
    {"法定代表人（负责人）（签名）：", "法定代表人"},
    {"1.当事人", "当事人"},
    {"1、当事人", "当事人"},
    {"12．当事人", "当事人"},
    {"一、违法事实", "违法事实"},
    {"十二、违法事实：", "违法事实"},
    {"（一）违法事实", "违法事实"},
    {"(1)违法事实", "违法事实"},
    {"㈠违法事实", "违法事实"},
    {"*当事人", "当事人"},
    /* a number that is part of the words stays */
    {"一般程序", "一般程序"},
    {"3日内", "3日内"},
    {"（一般）程序", "（一般）程序"},
    /* a bracket alone is not taken away: nothing would be left */
    {"（盖章）", "（盖章）"},
    {"", ""},
    {"：", ""},
    {"   ", ""},
};

static const struct {
    const char *code;
    enum aj_stage stage;
} stages[] = {
    {"filed", AJ_STAGE_FILED},
    {"decided", AJ_STAGE_DECIDED},
    {"archived", AJ_STAGE_ARCHIVED},
    {"decide", AJ_N_STAGES},
    {"", AJ_N_STAGES},
};

static struct aj_arena *arena;
static struct aj_kinds kinds;

static void setup(void)
{
    arena = aj_arena_new();
    aj_kinds_init(&kinds, arena);
}

static void teardown(void)
{
    aj_arena_free(arena);
}

START_TEST(test_label_key_leaves_the_words_alone)
{
    unit_assert_str(aj_label_key(arena, aj_str_from(label_keys[_i].words)), label_keys[_i].key);
}
END_TEST

START_TEST(test_label_key_of_a_key_is_itself)
{
    unit_assert_str(aj_label_key(arena, aj_str_from(label_keys[_i].key)), label_keys[_i].key);
}
END_TEST

START_TEST(test_stage_find_reads_codes)
{
    ck_assert_int_eq(aj_stage_find(aj_str_from(stages[_i].code)), stages[_i].stage);
    if (stages[_i].stage != AJ_N_STAGES)
        ck_assert_str_eq(aj_stage_code(stages[_i].stage), stages[_i].code);
}
END_TEST

START_TEST(test_stages_stand_in_order)
{
    ck_assert_int_lt(aj_stage_find(aj_str_from("filed")), aj_stage_find(aj_str_from("notified")));
    ck_assert_int_lt(aj_stage_find(aj_str_from("notified")), aj_stage_find(aj_str_from("decided")));
    ck_assert_int_lt(aj_stage_find(aj_str_from("decided")), aj_stage_find(aj_str_from("served")));
    ck_assert_int_lt(aj_stage_find(aj_str_from("served")), aj_stage_find(aj_str_from("closed")));
    ck_assert_int_lt(aj_stage_find(aj_str_from("closed")), aj_stage_find(aj_str_from("archived")));
}
END_TEST

START_TEST(test_kind_fields_are_found_by_name)
{
    struct aj_kind *kind = aj_kinds_add(&kinds, aj_str_from("决定书"));
    size_t party = aj_kind_add_field(&kinds, kind, aj_str_from("当事人"), AJ_TYPE_NAME);
    size_t date = aj_kind_add_field(&kinds, kind, aj_str_from("日期"), AJ_TYPE_DATE);

    ck_assert_uint_eq(aj_kind_find_field(kind, aj_str_from("当事人")), party);
    ck_assert_uint_eq(aj_kind_find_field(kind, aj_str_from("日期")), date);
    ck_assert_uint_eq(aj_kind_find_field(kind, aj_str_from("罚款")), AJ_NO_FIELD);
    ck_assert_int_eq(aj_kind_field(kind, date)->type, AJ_TYPE_DATE);
    ck_assert_ptr_eq(aj_kinds_find(&kinds, aj_str_from("决定书")), kind);
    ck_assert_ptr_null(aj_kinds_find(&kinds, aj_str_from("告知书")));
}
END_TEST

static bool may_begin(const char *text, const char *title)
{
    return aj_title_lengths_has(aj_kinds_title_lengths(&kinds, aj_str_from(text)), strlen(title));
}

START_TEST(test_kind_titles_tell_their_lengths)
{
    struct aj_arena *scratch = aj_arena_new();
    struct aj_kind *decision = aj_kinds_add(&kinds, aj_str_from("决定书"));
    struct aj_kind *letter = aj_kinds_add(&kinds, aj_str_from("函"));

    ck_assert(aj_kinds_add_title(&kinds, scratch, decision, aj_str_from("行政处罚决定书")));
    ck_assert(aj_kinds_add_title(&kinds, scratch, decision, aj_str_from("行政决定（书）")));
    ck_assert(aj_kinds_add_title(&kinds, scratch, decision, aj_str_from("行政处罚决定书")));
    ck_assert(!aj_kinds_add_title(&kinds, scratch, letter, aj_str_from("行政 处罚决定书")));
    ck_assert(may_begin("行政处罚决定书正文", "行政处罚决定书"));
    ck_assert(may_begin("行政", "行政决定（书）"));
    ck_assert(!may_begin("行政处罚决定书正文", "行政决定书"));
    ck_assert(!may_begin("处罚决定书", "行政处罚决定书"));
    ck_assert(!may_begin("", "函"));
    ck_assert(aj_kinds_add_title(&kinds, scratch, letter, aj_str_from("函")));
    ck_assert(may_begin("函告", "函"));
    ck_assert(may_begin("函", "函"));
    ck_assert(may_begin("行政处罚决定书", "行政处罚决定书"));
    aj_arena_free(scratch);
}
END_TEST

START_TEST(test_kind_is_itself_and_also_others)
{
    struct aj_kind *both = aj_kinds_add(&kinds, aj_str_from("告知暨听证告知书"));
    struct aj_kind *notice = aj_kinds_add(&kinds, aj_str_from("告知书"));

    *(const struct aj_kind **)aj_vec_push(&both->also) = notice;
    ck_assert(aj_kind_is(both, both));
    ck_assert(aj_kind_is(both, notice));
    ck_assert(!aj_kind_is(notice, both));
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("kind");
    TCase *label = tcase_create("label");
    TCase *kind = tcase_create("kind");

    tcase_add_checked_fixture(label, setup, teardown);
    tcase_add_checked_fixture(kind, setup, teardown);
    tcase_add_loop_test(label, test_label_key_leaves_the_words_alone, 0, AJ_COUNT(label_keys));
    tcase_add_loop_test(label, test_label_key_of_a_key_is_itself, 0, AJ_COUNT(label_keys));
    tcase_add_loop_test(kind, test_stage_find_reads_codes, 0, AJ_COUNT(stages));
    tcase_add_test(kind, test_stages_stand_in_order);
    tcase_add_test(kind, test_kind_fields_are_found_by_name);
    tcase_add_test(kind, test_kind_titles_tell_their_lengths);
    tcase_add_test(kind, test_kind_is_itself_and_also_others);
    suite_add_tcase(suite, label);
    suite_add_tcase(suite, kind);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
