/* SPDX-License-Identifier: Apache-2.0
 *
 * --fail-on: what is understood, and which reviews break it.
 */
#include "kit.h"

#include "batch/gate.h"

#include <string.h>

static const struct {
    const char *text;
    enum aj_status status;
    enum aj_gate_sort sort;
} conditions[] = {
    {NULL, AJ_OK, AJ_GATE_NEVER},
    {"veto", AJ_OK, AJ_GATE_VETO},
    {"any", AJ_OK, AJ_GATE_ANY},
    {"open", AJ_OK, AJ_GATE_OPEN},
    {"grade<合格", AJ_OK, AJ_GATE_GRADE},
    {"score<90", AJ_OK, AJ_GATE_HIGH},
    {"score<89.5", AJ_OK, AJ_GATE_HIGH},
    {"low<90", AJ_OK, AJ_GATE_LOW},
    {"", AJ_SYNTAX, AJ_GATE_NEVER},
    {"grade<", AJ_SYNTAX, AJ_GATE_NEVER},
    {"score<", AJ_SYNTAX, AJ_GATE_NEVER},
    {"score<ninety", AJ_SYNTAX, AJ_GATE_NEVER},
    {"score>90", AJ_SYNTAX, AJ_GATE_NEVER},
    {"score<90 ", AJ_SYNTAX, AJ_GATE_NEVER},
    {"vetoes", AJ_SYNTAX, AJ_GATE_NEVER},
    {"Any", AJ_SYNTAX, AJ_GATE_NEVER},
};

#define PASSES AJ_PASS
#define FAILS  AJ_FAIL
#define OPEN   AJ_NEEDS_PERSON

/* A review with one verdict and one score of low 85, high 90 (良好, 优秀), and whether it breaks
 * the gate. */
static const struct {
    const char *gate;
    enum aj_verdict_status verdict;
    enum aj_veto_state veto;
    bool is_broken;
} reviews[] = {
    {NULL, FAILS, AJ_VETO_YES, false},
    {"any", PASSES, AJ_VETO_NO, false},
    {"any", OPEN, AJ_VETO_NO, false},
    {"any", FAILS, AJ_VETO_NO, true},
    {"open", OPEN, AJ_VETO_NO, true},
    {"open", FAILS, AJ_VETO_NO, false},
    {"veto", PASSES, AJ_VETO_YES, true},
    {"veto", PASSES, AJ_VETO_OPEN, false},
    {"veto", PASSES, AJ_VETO_NO, false},
    /* score and grade test high, low tests low; the edge itself meets the gate */
    {"score<90", PASSES, AJ_VETO_NO, false},
    {"score<90.01", PASSES, AJ_VETO_NO, true},
    {"low<85", PASSES, AJ_VETO_NO, false},
    {"low<86", PASSES, AJ_VETO_NO, true},
    {"grade<优秀", PASSES, AJ_VETO_NO, false},
    {"grade<合格", PASSES, AJ_VETO_NO, false},
};

static struct aj_arena *arena;
static struct aj_profile profile;
static struct aj_review review;

static void add_grade(const char *title)
{
    struct aj_grade *grade = aj_vec_push(&profile.grades);

    grade->title = aj_str_from(title);
}

static void setup(void)
{
    struct aj_score *score;

    arena = aj_arena_new();
    aj_vec_init(&profile.grades, arena, sizeof(struct aj_grade));
    add_grade("优秀");
    add_grade("良好");
    add_grade("合格");
    add_grade("不合格");
    aj_vec_init(&review.verdicts, arena, sizeof(struct aj_verdict));
    aj_vec_init(&review.scores, arena, sizeof(struct aj_score));
    score = aj_vec_push(&review.scores);
    score->profile = &profile;
    score->low = aj_fraction_make(85, 1);
    score->high = aj_fraction_make(90, 1);
    score->grade_low = aj_str_from("良好");
    score->grade_high = aj_str_from("优秀");
}

static void teardown(void)
{
    aj_arena_free(arena);
}

START_TEST(test_gate_parse_reads_conditions)
{
    struct aj_gate gate;
    struct aj_error error = {.message = ""};

    ck_assert_int_eq(aj_gate_parse(conditions[_i].text, &gate, &error), conditions[_i].status);
    if (conditions[_i].status == AJ_OK)
        ck_assert_int_eq(gate.sort, conditions[_i].sort);
    else
        ck_assert_ptr_nonnull(strstr(error.message, conditions[_i].text));
}
END_TEST

START_TEST(test_gate_check_knows_the_grades_of_the_profile)
{
    struct aj_gate gate;
    struct aj_error error = {.message = ""};

    ck_assert_int_eq(aj_gate_parse("grade<良好", &gate, NULL), AJ_OK);
    ck_assert_int_eq(aj_gate_check(&gate, &profile, NULL), AJ_OK);
    ck_assert_int_eq(aj_gate_parse("grade<良", &gate, NULL), AJ_OK);
    ck_assert_int_eq(aj_gate_check(&gate, &profile, &error), AJ_SYNTAX);
    ck_assert_ptr_nonnull(strstr(error.message, "优秀、良好、合格、不合格"));
    ck_assert_int_eq(aj_gate_parse("veto", &gate, NULL), AJ_OK);
    ck_assert_int_eq(aj_gate_check(&gate, &profile, NULL), AJ_OK);
}
END_TEST

START_TEST(test_gate_is_broken_by_review)
{
    struct aj_gate gate;
    struct aj_verdict *verdict = aj_vec_push(&review.verdicts);

    verdict->status = reviews[_i].verdict;
    verdict->profiles = 1;
    ((struct aj_score *)aj_vec_at(&review.scores, 0))->veto = reviews[_i].veto;
    ck_assert_int_eq(aj_gate_parse(reviews[_i].gate, &gate, NULL), AJ_OK);
    ck_assert_int_eq(aj_gate_is_broken(&gate, &review), reviews[_i].is_broken);
}
END_TEST

START_TEST(test_gate_grade_below_is_broken)
{
    struct aj_gate gate;
    struct aj_score *score = aj_vec_at(&review.scores, 0);

    ck_assert_int_eq(aj_gate_parse("grade<合格", &gate, NULL), AJ_OK);
    score->grade_high = aj_str_from("合格");
    ck_assert(!aj_gate_is_broken(&gate, &review));
    score->grade_high = aj_str_from("不合格");
    ck_assert(aj_gate_is_broken(&gate, &review));
}
END_TEST

START_TEST(test_gate_without_score_is_broken_by_verdicts_only)
{
    static const char *const texts[] = {"score<90", "low<90", "grade<合格", "veto"};
    struct aj_gate gate;

    review.scores.count = 0;
    for (size_t i = 0; i < AJ_COUNT(texts); i++) {
        ck_assert_int_eq(aj_gate_parse(texts[i], &gate, NULL), AJ_OK);
        ck_assert(!aj_gate_is_broken(&gate, &review));
    }
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("gate");
    TCase *tests = tcase_create("gate");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_gate_parse_reads_conditions, 0, AJ_COUNT(conditions));
    tcase_add_loop_test(tests, test_gate_is_broken_by_review, 0, AJ_COUNT(reviews));
    tcase_add_test(tests, test_gate_check_knows_the_grades_of_the_profile);
    tcase_add_test(tests, test_gate_grade_below_is_broken);
    tcase_add_test(tests, test_gate_without_score_is_broken_by_verdicts_only);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
