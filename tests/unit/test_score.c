/* SPDX-License-Identifier: Apache-2.0
 *
 * The arithmetic of a score: verdicts are made up, only the sheet counts.
 */
#include "kit.h"

#include <stdio.h>
#include <string.h>

static const char *const pack =
    "<pack id='k' title='k' version='1' type='penalty-general'>"
    "<rule id='A' title='a' mendable='no'><check><person ask='a'/></check></rule>"
    "<rule id='B' title='b' mendable='no'><check><person ask='b'/></check></rule>"
    "<rule id='C' title='c' mendable='no'><check><person ask='c'/></check></rule>"
    "<rule id='T' title='t' mendable='no' status='trial'><check><person ask='t'/></check></rule>"
    "</pack>";

#define GRADES                                                                                     \
    "<grade title='优秀' from='90'/><grade title='良好' from='80'/>"                           \
    "<grade title='合格' from='60'/><grade title='不合格' from='0'/>"
#define ITEM(id, points, open, parts)                                                              \
    "<item id='" id "' title='" id "' points='" points "' open='" open "'>" parts "</item>"
#define PART(points, rules) "<part points='" points "' rules='" rules "'/>"
#define DEDUCT(points, rules, deduct)                                                              \
    "<part points='" points "' rules='" rules "' deduct='" deduct "' per='occurrence'/>"
#define SHEET(na, items)                                                                           \
    GRADES "<sheet full='100' na='" na "'><section title='s' points='100'>" items                  \
           "</section></sheet>"

#define PLAIN(na)                                                                                  \
    SHEET(na, ITEM("1", "60", "interval", PART("60", "A"))                                         \
                  ITEM("2", "30", "interval", PART("20", "B") PART("10", "C"))                     \
                      ITEM("3", "10", "keep", PART("10", "C")))
#define COUNTED(deduct)                                                                            \
    SHEET("full", ITEM("1", "90", "interval", PART("90", "B"))                                     \
                      ITEM("2", "10", "interval", DEDUCT("10", "A", deduct)))
#define ONE                SHEET("full", ITEM("1", "100", "interval", PART("100", "A B")))
#define VETO(effect, rule) "<veto effect='" effect "'><rule ref='" rule "'/></veto>"
#define VETOES(effect)                                                                             \
    VETO(effect, "C")                                                                              \
    SHEET("full",                                                                                  \
          ITEM("1", "95", "interval", PART("95", "A")) ITEM("2", "5", "interval", PART("5", "B")))
#define THIRDS                                                                                     \
    SHEET("rescale", ITEM("1", "70", "interval", PART("70", "A"))                                  \
                         ITEM("2", "10", "interval", PART("10", "B"))                              \
                             ITEM("3", "20", "interval", PART("20", "C")))

/* Verdicts: P, F, N (needs a person), X (does not apply); F3 fails in three instances. */
static const struct {
    const char *profile;
    const char *verdicts;
    const char *low;
    const char *high;
    const char *grade_low;
    const char *grade_high;
    enum aj_veto_state veto;
    bool is_final;
} scores[] = {
    {PLAIN("full"), "A=P B=P C=P", "100", "100", "优秀", "优秀", AJ_VETO_NO, true},
    {PLAIN("full"), "A=F B=P C=P", "40", "40", "不合格", "不合格", AJ_VETO_NO, true},
    {PLAIN("full"), "A=P B=F C=P", "80", "80", "良好", "良好", AJ_VETO_NO, true},
    /* a rule named in two items counts in both */
    {PLAIN("full"), "A=P B=P C=F", "80", "80", "良好", "良好", AJ_VETO_NO, true},
    /* open: lost in low, kept in high; with keep in neither */
    {PLAIN("full"), "A=N B=P C=P", "40", "100", "不合格", "优秀", AJ_VETO_NO, false},
    {PLAIN("full"), "A=P B=P C=N", "90", "100", "优秀", "优秀", AJ_VETO_NO, true},
    {PLAIN("full"), "A=F B=N C=P", "20", "40", "不合格", "不合格", AJ_VETO_NO, true},
    /* what doesn't apply is kept, or leaves the base */
    {PLAIN("full"), "A=X B=P C=P", "100", "100", "优秀", "优秀", AJ_VETO_NO, true},
    {PLAIN("full"), "A=X B=F C=P", "80", "80", "良好", "良好", AJ_VETO_NO, true},
    {PLAIN("rescale"), "A=X B=F C=P", "50", "50", "不合格", "不合格", AJ_VETO_NO, true},
    {PLAIN("rescale"), "A=X B=F C=X", "33.33", "33.33", "不合格", "不合格", AJ_VETO_NO, true},
    /* one part of an item applies: the item does */
    {PLAIN("rescale"), "A=X B=X C=P", "100", "100", "优秀", "优秀", AJ_VETO_NO, true},
    {THIRDS, "A=P B=F C=X", "87.5", "87.5", "良好", "良好", AJ_VETO_NO, true},
    {THIRDS, "A=X B=F C=P", "66.66", "66.66", "合格", "合格", AJ_VETO_NO, true},
    {THIRDS, "A=X B=P C=F", "33.33", "33.33", "不合格", "不合格", AJ_VETO_NO, true},
    /* no verdict at all for a rule: as if it didn't apply */
    {THIRDS, "A=P C=P", "100", "100", "优秀", "优秀", AJ_VETO_NO, true},
    /* a part is lost once, by however many rules */
    {ONE, "A=F B=F", "0", "0", "不合格", "不合格", AJ_VETO_NO, true},
    {ONE, "A=F B=N", "0", "0", "不合格", "不合格", AJ_VETO_NO, true},
    {ONE, "A=P B=N", "0", "100", "不合格", "优秀", AJ_VETO_NO, false},
    {ONE, "A=P B=X", "100", "100", "优秀", "优秀", AJ_VETO_NO, true},
    /* by occurrence, to the part's points and no further */
    {COUNTED("2"), "A=F1 B=P", "98", "98", "优秀", "优秀", AJ_VETO_NO, true},
    {COUNTED("2"), "A=F3 B=P", "94", "94", "优秀", "优秀", AJ_VETO_NO, true},
    {COUNTED("2"), "A=F9 B=P", "90", "90", "优秀", "优秀", AJ_VETO_NO, true},
    {COUNTED("0.1"), "A=F3 B=P", "99.7", "99.7", "优秀", "优秀", AJ_VETO_NO, true},
    /* a range: high loses the least, low the most */
    {COUNTED("1..5"), "A=F1 B=P", "95", "99", "优秀", "优秀", AJ_VETO_NO, true},
    {COUNTED("1..5"), "A=F3 B=P", "90", "97", "优秀", "优秀", AJ_VETO_NO, true},
    {COUNTED("0..5"), "A=F1 B=P", "95", "100", "优秀", "优秀", AJ_VETO_NO, true},
    {COUNTED("1..5"), "A=N B=P", "90", "100", "优秀", "优秀", AJ_VETO_NO, true},
    /* vetoes */
    {VETOES("zero"), "A=P B=P C=F", "0", "0", "不合格", "不合格", AJ_VETO_YES, true},
    {VETOES("fail"), "A=P B=P C=F", "100", "100", "不合格", "不合格", AJ_VETO_YES, true},
    {VETOES("cap:良好"), "A=P B=P C=F", "100", "100", "良好", "良好", AJ_VETO_YES, true},
    {VETOES("cap:良好"), "A=F B=P C=F", "5", "5", "不合格", "不合格", AJ_VETO_YES, true},
    {VETOES("fail"), "A=P B=P C=P", "100", "100", "优秀", "优秀", AJ_VETO_NO, true},
    {VETOES("fail"), "A=P B=P C=X", "100", "100", "优秀", "优秀", AJ_VETO_NO, true},
    /* open: no points lost, nothing final */
    {VETOES("zero"), "A=P B=P C=N", "100", "100", "优秀", "优秀", AJ_VETO_OPEN, false},
    {VETOES("fail"), "A=P B=F C=N", "95", "95", "优秀", "优秀", AJ_VETO_OPEN, false},
    /* one veto stands, one is open */
    {VETO("fail", "B") VETOES("fail"), "A=P B=F C=N", "95", "95", "不合格", "不合格", AJ_VETO_YES,
     false},
    /* a rule tailored away neither counts nor vetoes */
    {VETOES("fail") "<tailor rule='C' off='yes' reason='x'/>", "A=P B=P C=F", "100", "100", "优秀",
     "优秀", AJ_VETO_NO, true},
    {PLAIN("full") "<tailor rule='A' off='yes' reason='x'/>", "A=F B=P C=P", "100", "100", "优秀",
     "优秀", AJ_VETO_NO, true},
    /* a rule on trial is reported, not scored, and vetoes nothing */
    {VETO("fail", "T") SHEET("full", ITEM("1", "100", "interval", PART("100", "A T"))), "A=P T=F",
     "100", "100", "优秀", "优秀", AJ_VETO_NO, true},
    /* a sheet of 109 points on a scale of 100 */
    {GRADES "<sheet full='109' scale-to='100' na='full'><section title='s' points='109'>" ITEM(
         "1", "98.1", "interval", PART("98.1", "A"))
         ITEM("2", "10.9", "interval", PART("10.9", "B")) "</section></sheet>",
     "A=P B=F", "90", "90", "优秀", "优秀", AJ_VETO_NO, true},
    /* 89.99… prints as such and is no 90 */
    {SHEET("rescale", ITEM("1", "10", "interval", PART("10", "A"))
                          ITEM("2", "90", "interval", DEDUCT("90", "B", "9.0001"))),
     "A=X B=F1", "89.99", "89.99", "良好", "良好", AJ_VETO_NO, true},
};

static struct aj_ruleset *ruleset;
static struct aj_arena *arena;

static void setup(void)
{
    arena = aj_arena_new();
}

static void teardown(void)
{
    aj_ruleset_free(ruleset);
    aj_arena_free(arena);
}

static const struct aj_profile *load(const char *body)
{
    char profile[8192];
    const char *const texts[] = {pack, profile};

    (void)snprintf(profile, sizeof(profile),
                   "<profile id='p' title='p' version='1'><use pack='k'/>%s</profile>", body);
    ruleset = kit_rules(texts, AJ_COUNT(texts));
    return aj_ruleset_profile(ruleset, aj_str_from("p"));
}

static enum aj_verdict_status status_of(char letter)
{
    static const char letters[AJ_N_VERDICTS + 1] = {
        [AJ_PASS] = 'P', [AJ_FAIL] = 'F', [AJ_NEEDS_PERSON] = 'N', [AJ_NOT_APPLICABLE] = 'X'};
    const char *found = strchr(letters, letter);

    ck_assert_ptr_nonnull(found);
    return (enum aj_verdict_status)(found - letters);
}

/* By the rules' index. */
static const struct aj_verdict **verdicts_of(const char *words)
{
    const struct aj_verdict **verdicts =
        aj_arena_alloc(arena, ruleset->rules.count * sizeof(*verdicts));
    struct aj_str rest = aj_str_from(words);
    struct aj_str word;

    while (aj_str_next_word(&rest, &word)) {
        struct aj_verdict *verdict = aj_arena_alloc(arena, sizeof(*verdict));

        verdict->rule = aj_map_find(&ruleset->by_id, aj_str_sub(word, 0, 1));
        ck_assert_ptr_nonnull(verdict->rule);
        verdict->status = status_of(word.ptr[2]);
        verdict->occurrences = verdict->status == AJ_FAIL ? 1 : 0;
        if (word.len > 3)
            verdict->occurrences = (unsigned)(word.ptr[3] - '0');
        verdicts[verdict->rule->index] = verdict;
    }
    return verdicts;
}

static bool run_score(const struct aj_profile *profile, const char *type,
                      const struct aj_verdict *const *verdicts, struct aj_score *out)
{
    const struct aj_scoring scoring = {
        .type = aj_str_from(type), .verdicts = verdicts, .n_verdicts = ruleset->rules.count};

    return aj_score_run(arena, profile, &scoring, out);
}

START_TEST(test_score_of_verdicts)
{
    const struct aj_profile *profile = load(scores[_i].profile);
    const struct aj_verdict **verdicts = verdicts_of(scores[_i].verdicts);
    struct aj_score score;

    ck_assert(run_score(profile, "penalty-general", verdicts, &score));
    unit_assert_str(aj_fraction_print(arena, score.low), scores[_i].low);
    unit_assert_str(aj_fraction_print(arena, score.high), scores[_i].high);
    unit_assert_str(score.grade_low, scores[_i].grade_low);
    unit_assert_str(score.grade_high, scores[_i].grade_high);
    ck_assert_int_eq(score.veto, scores[_i].veto);
    ck_assert_int_eq(score.is_final, scores[_i].is_final);
    ck_assert_int_le(aj_fraction_compare(score.low, score.high), 0);
}
END_TEST

START_TEST(test_score_is_an_exact_fraction)
{
    const struct aj_profile *profile = load(THIRDS);
    const struct aj_verdict **verdicts = verdicts_of("A=X B=F C=P");
    struct aj_score score;

    ck_assert(run_score(profile, "x", verdicts, &score));
    ck_assert_int_eq(score.high.num, 200);
    ck_assert_int_eq(score.high.den, 3);
    ck_assert_int_eq(score.base.num, 30);
}
END_TEST

START_TEST(test_score_steps_show_the_arithmetic)
{
    const struct aj_profile *profile = load(COUNTED("1..5"));
    const struct aj_verdict **verdicts = verdicts_of("A=F3 B=N");
    struct aj_score score;
    const struct aj_item_score *item;
    const struct aj_step *step;

    ck_assert(run_score(profile, "x", verdicts, &score));
    ck_assert_uint_eq(score.items.count, 2);
    item = aj_vec_at(&score.items, 1);
    unit_assert_str(item->item->id, "2");
    ck_assert_uint_eq(item->steps.count, 1);
    step = aj_vec_at(&item->steps, 0);
    unit_assert_str(step->rule->id, "A");
    ck_assert_uint_eq(step->occurrences, 3);
    unit_assert_str(aj_fraction_print(arena, step->deducted), "3");
    ck_assert_uint_eq(score.counts[AJ_FAIL], 1);
    ck_assert_uint_eq(score.counts[AJ_NEEDS_PERSON], 1);
    ck_assert_uint_eq(score.counts[AJ_PASS], 0);
}
END_TEST

START_TEST(test_score_item_states)
{
    const struct aj_profile *profile = load(PLAIN("full"));
    const struct aj_verdict **verdicts = verdicts_of("A=X B=P C=N");
    struct aj_score score;

    ck_assert(run_score(profile, "x", verdicts, &score));
    ck_assert_int_eq(((struct aj_item_score *)aj_vec_at(&score.items, 0))->state,
                     AJ_ITEM_NOT_APPLICABLE);
    ck_assert_int_eq(((struct aj_item_score *)aj_vec_at(&score.items, 1))->state, AJ_ITEM_SCORED);
    ck_assert_int_eq(((struct aj_item_score *)aj_vec_at(&score.items, 2))->state, AJ_ITEM_KEPT);
}
END_TEST

START_TEST(test_score_open_veto_is_listed)
{
    const struct aj_profile *profile = load(VETOES("fail"));
    const struct aj_verdict **verdicts = verdicts_of("A=P B=P C=N");
    struct aj_score score;

    ck_assert(run_score(profile, "x", verdicts, &score));
    ck_assert_uint_eq(score.vetoes_open.count, 1);
    unit_assert_str((*(const struct aj_rule **)aj_vec_at(&score.vetoes_open, 0))->id, "C");
}
END_TEST

START_TEST(test_score_sheet_goes_by_type_of_case)
{
    const struct aj_profile *profile =
        load(GRADES "<sheet when='licence' full='10'><section title='s' points='10'>" ITEM(
            "1", "10", "interval",
            PART("10", "A")) "</section></sheet>"
                             "<sheet when='penalty-general' full='20'><section title='s' "
                             "points='20'>" ITEM("1", "20", "interval",
                                                 PART("20", "A")) "</section></sheet>");
    const struct aj_verdict **verdicts = verdicts_of("A=P");
    struct aj_score score;

    ck_assert(run_score(profile, "penalty-general", verdicts, &score));
    unit_assert_str(score.sheet->when, "penalty-general");
    unit_assert_str(aj_fraction_print(arena, score.high), "20");
    ck_assert(!run_score(profile, "unknown", verdicts, &score));
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("score");
    TCase *tests = tcase_create("score");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_score_of_verdicts, 0, AJ_COUNT(scores));
    tcase_add_test(tests, test_score_is_an_exact_fraction);
    tcase_add_test(tests, test_score_steps_show_the_arithmetic);
    tcase_add_test(tests, test_score_item_states);
    tcase_add_test(tests, test_score_open_veto_is_listed);
    tcase_add_test(tests, test_score_sheet_goes_by_type_of_case);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
