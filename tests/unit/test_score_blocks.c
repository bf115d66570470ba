/* SPDX-License-Identifier: Apache-2.0
 *
 * Scores out of several sheets: deductions, bonus, blocks, documents that are not there, rules that
 * take all of an item. The figures in the comments are worked out by hand.
 */
#include "kit.h"

#include <stdio.h>
#include <string.h>

static const char *const kinds = "<documents><document kind='立案表' stage='filed'/>"
                                 "<document kind='监测报告' stage='notified'/>"
                                 "<document kind='检测报告' stage='notified'/>"
                                 "<document kind='结案表' stage='closed'/></documents>";

#define RULE(id)                                                                                   \
    "<rule id='" id "' title='" id "' mendable='no'><check><person ask='?'/></check></rule>"
static const char *const pack =
    "<pack id='k' title='k' version='1' type='penalty-general'>" RULE("A") RULE("B") RULE("C")
        RULE("D") RULE("E") RULE("V") RULE("Z") "</pack>";

#define GRADES                                                                                     \
    "<grade title='优' from='90'/><grade title='合格' from='60'/><grade title='差' from='0'/>"
#define PART(points, rules) "<part points='" points "' rules='" rules "'/>"

/* 10 + 10 points; parts that do not apply leave the base. */
#define SHEET                                                                                       \
    "<sheet when='penalty-general' full='20' na='rescale' part-na='rescale'>"                       \
    "<item id='1' points='10' document='立案表' absent='0'>" PART("6", "A")                         \
        PART("4", "B") "</item>"                                                                    \
                       "<item id='2' points='10' document='监测报告 检测报告' absent='na' " \
                       "zero-if='Z'>" PART("10", "C") "</item></sheet>"
#define BASE                                                                                       \
    "<sheet id='base' kind='deduct' full='8'>"                                                     \
    "<item id='b1' title='每份文书' points='5'>"                                               \
    "<part points='5' rules='D' deduct='2' per='occurrence'/></item>"                              \
    "<item id='b2' title='笔录' points='3'>" PART("3", "E") "</item></sheet>"
#define BONUS                                                                                      \
    "<sheet id='plus' kind='bonus' title='加分' full='6'>"                                       \
    "<item id='p1' title='创新' points='6'>" PART("4", "D") PART("2", "E") "</item></sheet>"
#define BLOCKS                                                                                     \
    "<score full='100'><block points='50' on='veto'/>"                                             \
    "<block points='50' scale-of='sheet' less='base' floor='0'/></score>"
#define ECOLOGY GRADES BLOCKS "<veto effect='zero'><rule ref='V'/></veto>" SHEET BASE
#define BOTH    GRADES SHEET BASE BONUS

#define PAPERS "立案表; 监测报告"

static const struct {
    const char *profile;
    const char *papers;
    const char *verdicts; /* P, F, N (needs a person), X (does not apply); F3: three instances */
    const char *low;
    const char *high;
} rows[] = {
    /* 50 + 50 × 20/20 */
    {ECOLOGY, PAPERS, "A=P B=P C=P D=P E=P V=P Z=P", "100", "100"},
    /* 50 + 50 × 14/20 = 85 */
    {ECOLOGY, PAPERS, "A=F B=P C=P D=P E=P V=P Z=P", "85", "85"},
    /* B does not apply: 50 + 50 × 10/16 = 81.25 */
    {ECOLOGY, PAPERS, "A=F B=X C=P D=P E=P V=P Z=P", "81.25", "81.25"},
    /* both parts: the item leaves the base: 50 + 50 × 10/10 */
    {ECOLOGY, PAPERS, "A=X B=X C=P D=P E=P V=P Z=P", "100", "100"},
    /* base elements: 2 × 2 + 3 = 7 off */
    {ECOLOGY, PAPERS, "A=P B=P C=P D=F2 E=F V=P Z=P", "93", "93"},
    /* no more than the item's 5 */
    {ECOLOGY, PAPERS, "A=P B=P C=P D=F9 E=P V=P Z=P", "95", "95"},
    /* open: 3 off only in low */
    {ECOLOGY, PAPERS, "A=P B=P C=P D=P E=N V=P Z=P", "97", "100"},
    {ECOLOGY, PAPERS, "A=P B=P C=P D=P E=X V=P Z=P", "100", "100"},
    /* 50 × 0/20 − 8 is not below 0 */
    {ECOLOGY, PAPERS, "A=F B=F C=F D=F9 E=F V=P Z=P", "50", "50"},
    /* a veto takes its block, and by its effect all */
    {ECOLOGY, PAPERS, "A=P B=P C=P D=P E=P V=F Z=P", "0", "0"},
    {ECOLOGY, PAPERS, "A=P B=P C=P D=P E=P V=N Z=P", "100", "100"},
    {GRADES BLOCKS "<veto effect='fail'><rule ref='V'/></veto>" SHEET BASE, PAPERS,
     "A=P B=P C=P D=P E=F V=F Z=P", "47", "47"},
    /* the document is missing: item 1 comes to 0: 50 + 50 × 10/20 */
    {ECOLOGY, "监测报告", "A=X B=X C=P D=P E=P V=P Z=P", "75", "75"},
    /* item 2 leaves the base: 50 + 50 × 6/10 */
    {ECOLOGY, "立案表", "A=P B=F C=X D=P E=P V=P Z=P", "80", "80"},
    /* one of its documents is enough */
    {ECOLOGY, "立案表; 检测报告", "A=P B=P C=F D=P E=P V=P Z=P", "75", "75"},
    /* an unread paper may be the report: lost in low: 50 + 50 × 10/20 */
    {ECOLOGY, "立案表; !监测报告", "A=P B=P C=N D=P E=P V=P Z=P", "75", "100"},
    {ECOLOGY, "!*; 监测报告", "A=N B=N C=P D=P E=P V=P Z=P", "75", "100"},
    /* a rule that takes all of item 2: 50 + 50 × 10/20; it is stronger than that it may be absent
     */
    {ECOLOGY, PAPERS, "A=P B=P C=P D=P E=P V=P Z=F", "75", "75"},
    {ECOLOGY, PAPERS, "A=P B=P C=F D=P E=P V=P Z=F", "75", "75"},
    {ECOLOGY, "立案表", "A=P B=P C=X D=P E=P V=P Z=F", "75", "75"},
    {ECOLOGY, PAPERS, "A=P B=P C=P D=P E=P V=P Z=N", "75", "100"},
    {ECOLOGY, PAPERS, "A=P B=P C=P D=P E=P V=P Z=X", "100", "100"},
    /* of a later stage: not asked for yet */
    {GRADES "<sheet full='10' na='rescale'><item id='1' points='4' document='结案表' absent='0'/>"
            "<item id='2' title='x' points='6'>" PART("6", "A") "</item></sheet>",
     "立案表", "A=P", "10", "10"},
    /* without blocks: 16/20 × 20 − 0 + 6 */
    {BOTH, PAPERS, "A=P B=F C=P D=P E=P Z=P", "22", "22"},
    /* 16 − 5 − 3 + 0: what fails is earned by nobody */
    {BOTH, PAPERS, "A=P B=F C=P D=F9 E=F Z=P", "8", "8"},
    /* 20 − 0 + 4; E does not apply: nothing taken, nothing earned */
    {BOTH, PAPERS, "A=P B=P C=P D=P E=X Z=P", "24", "24"},
    /* open: low 20 − 3 + 4, high 20 + 6 */
    {BOTH, PAPERS, "A=P B=P C=P D=P E=N Z=P", "21", "26"},
    /* deductions do not go below nothing; the bonus comes on top: 0 − 8 → 0, + 0 */
    {BOTH, PAPERS, "A=F B=F C=F D=F9 E=F Z=P", "0", "0"},
    /* a bonus on top of blocks, at most 5 of 6 */
    {GRADES "<score full='100'><block points='100' scale-of='sheet'/>"
            "<block points='5' sum-of='plus'/></score>" SHEET BONUS,
     PAPERS, "A=P B=P C=P D=P E=P Z=P", "105", "105"},
    {GRADES "<score full='100'><block points='100' scale-of='sheet'/>"
            "<block points='5' sum-of='plus'/></score>" SHEET BONUS,
     PAPERS, "A=P B=F C=P D=N E=P Z=P", "82", "85"},
    /* a sheet for every type beside that of the case's: 60 × 20/20 + 40 × 1/2 */
    {GRADES "<score full='100'><block points='60' scale-of='sheet'/>"
            "<block points='40' scale-of='all'/></score>" SHEET
            "<sheet id='all' full='4'><section title='s' points='4'><item id='x' title='x' "
            "points='4'>" PART("2", "D") PART("2", "E") "</item></section></sheet>",
     PAPERS, "A=P B=P C=P D=F E=P Z=P", "80", "80"},
};

static struct aj_ruleset *load(const char *body)
{
    char profile[8192];
    const char *const texts[] = {kinds, pack, profile};

    (void)snprintf(profile, sizeof(profile),
                   "<profile id='p' title='p' version='1'><use pack='k'/>%s</profile>", body);
    return kit_load(texts, AJ_COUNT(texts));
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
static const struct aj_verdict **verdicts_of(const struct kit_case *c, const char *words)
{
    const struct aj_verdict **verdicts =
        aj_arena_alloc(c->arena, c->ruleset->rules.count * sizeof(*verdicts));
    struct aj_str rest = aj_str_from(words);
    struct aj_str word;

    while (aj_str_next_word(&rest, &word)) {
        struct aj_verdict *verdict = aj_arena_alloc(c->arena, sizeof(*verdict));

        verdict->rule = aj_map_find(&c->ruleset->by_id, aj_str_sub(word, 0, 1));
        ck_assert_ptr_nonnull(verdict->rule);
        verdict->status = status_of(word.ptr[2]);
        verdict->occurrences = verdict->status == AJ_FAIL ? 1 : 0;
        if (word.len > 3)
            verdict->occurrences = (unsigned)(word.ptr[3] - '0');
        verdicts[verdict->rule->index] = verdict;
    }
    return verdicts;
}

static void score(struct kit_case *c, const char *words, struct aj_score *out)
{
    struct aj_scoring scoring = {.type = aj_str_from("penalty-general"),
                                 .verdicts = verdicts_of(c, words),
                                 .n_verdicts = c->ruleset->rules.count,
                                 .dossier = c->dossier,
                                 .stage = AJ_STAGE_NOTIFIED};

    ck_assert(aj_score_run(
        c->arena, *(const struct aj_profile **)aj_vec_at(&c->options.profiles, 0), &scoring, out));
}

START_TEST(test_score_of_sheets_and_blocks)
{
    struct aj_ruleset *ruleset = load(rows[_i].profile);
    struct aj_score out;
    struct kit_case c;

    kit_assert_no_errors(ruleset);
    kit_case_open(&c, ruleset, rows[_i].papers);
    score(&c, rows[_i].verdicts, &out);
    unit_assert_str(aj_fraction_print(c.arena, out.low), rows[_i].low);
    unit_assert_str(aj_fraction_print(c.arena, out.high), rows[_i].high);
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

/* The steps of the items, one after another: "1 -6A". */
static void assert_steps(const struct kit_case *c, const struct aj_score *score,
                         const char *expected)
{
    struct aj_str all = AJ_STR_EMPTY;

    for (size_t i = 0; i < score->items.count; i++) {
        const struct aj_item_score *item = aj_vec_at(&score->items, i);

        for (size_t k = 0; k < item->steps.count; k++) {
            const struct aj_step *step = aj_vec_at(&item->steps, k);

            all = aj_arena_printf(
                c->arena, "%" AJ_STR_FMT "%s%" AJ_STR_FMT "%s%" AJ_STR_FMT "%" AJ_STR_FMT,
                AJ_STR_ARG(all), all.len > 0 ? " " : "", AJ_STR_ARG(item->item->id),
                step->sort == AJ_STEP_ADDED ? "+" : "-",
                AJ_STR_ARG(aj_fraction_print(c->arena, step->deducted)),
                AJ_STR_ARG(step->document != NULL ? step->document->name : step->rule->id));
        }
    }
    unit_assert_str(all, expected);
}

static const struct {
    const char *papers;
    const char *verdicts;
    const char *steps;
} steps[] = {
    {PAPERS, "A=F B=P C=P D=F2 E=P Z=P", "1-6A b1-4D p1+2E"},
    {PAPERS, "A=P B=P C=F D=P E=N Z=F", "2-10C p1+4D p1+2E"},
    {PAPERS, "A=P B=P C=P D=F E=F Z=F", "2-10Z b1-2D b2-3E"},
    {"监测报告", "A=X B=X C=P D=X E=X Z=P", "1-10立案表"},
};

START_TEST(test_score_steps_of_sheets)
{
    struct aj_ruleset *ruleset = load(BOTH);
    struct aj_score out;
    struct kit_case c;

    kit_case_open(&c, ruleset, steps[_i].papers);
    score(&c, steps[_i].verdicts, &out);
    assert_steps(&c, &out, steps[_i].steps);
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_score_blocks_keep_their_numbers)
{
    struct aj_ruleset *ruleset = load(ECOLOGY);
    const struct aj_block_score *block;
    struct aj_score out;
    struct kit_case c;

    kit_case_open(&c, ruleset, PAPERS);
    score(&c, "A=F B=X C=P D=F E=N V=P Z=P", &out);
    ck_assert_uint_eq(out.blocks.count, 2);
    block = aj_vec_at(&out.blocks, 1);
    unit_assert_str(aj_fraction_print(c.arena, block->source->base), "16");
    unit_assert_str(aj_fraction_print(c.arena, block->source->high), "10");
    unit_assert_str(aj_fraction_print(c.arena, block->less_high), "2");
    unit_assert_str(aj_fraction_print(c.arena, block->less_low), "5");
    unit_assert_str(aj_fraction_print(c.arena, block->high), "29.25"); /* 31.25 − 2 */
    unit_assert_str(aj_fraction_print(c.arena, block->low), "26.25");
    unit_assert_str(aj_fraction_print(c.arena, out.full), "100");
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_score_names_the_vetoes_that_stand)
{
    struct aj_ruleset *ruleset = load(ECOLOGY);
    struct aj_score out;
    struct kit_case c;

    kit_case_open(&c, ruleset, PAPERS);
    score(&c, "V=F", &out);
    ck_assert_uint_eq(out.vetoes.count, 1);
    unit_assert_str(((const struct aj_veto_found *)aj_vec_at(&out.vetoes, 0))->rule->id, "V");
    ck_assert_int_eq(out.veto, AJ_VETO_YES);
    unit_assert_str(out.grade_high, "差");
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

/* --- what is refused */

#define SCORE(inside) GRADES "<score full='100'>" inside "</score>" SHEET BASE BONUS
static const struct {
    const char *profile;
    const char *words;
} errors[] = {
    {SCORE("<block points='50' on='veto'/>"), "之和为 50，与应有的 100 不符"},
    {SCORE("<block points='100'/>"), "应有 on、scale-of、sum-of 中的一个"},
    {SCORE("<block points='100' on='veto' scale-of='sheet'/>"), "中的一个"},
    {SCORE("<block points='100' scale-of='sheat'/>"), "没有编号为“sheat”的评查表"},
    {SCORE("<block points='100' scale-of='base'/>"), "是扣分表"},
    {SCORE("<block points='100' scale-of='plus'/>"), "应为 sheet"},
    {SCORE("<block points='100' scale-of='penalty-general'/>"), "应为 sheet"},
    {SCORE("<block points='100' scale-of='sheet' less='bass'/>"), "没有编号为“bass”的评查表"},
    {SCORE("<block points='100' scale-of='sheet' less='plus'/>"), "不是扣分表"},
    {SCORE("<block points='100' on='vetos'/>"), "on：“vetos”不可用"},
    {BLOCKS BLOCKS SHEET BASE, "<score> 重复"},
    {SHEET SHEET, "评查表“penalty-general”重复"},
    {"<sheet id='sheet' full='0'/>", "不能用作编号"},
    {"<sheet kind='minus' full='0'/>", "kind：“minus”不可用"},
    {"<sheet full='1'><item id='1' points='1'/></sheet>", "缺少 title"},
    {"<sheet full='1'><item id='1' title='x' points='2'/></sheet>", "与应有的 1 不符"},
    {"<sheet full='1'><item id='1' points='1' document='立案表'/></sheet>", "document 与 absent"},
    {"<sheet full='1'><item id='1' title='x' points='1' absent='0'/></sheet>",
     "document 与 absent"},
    {"<sheet full='1'><item id='1' points='1' document='立案单' absent='0'/></sheet>",
     "最接近的是“立案表”"},
    {"<sheet full='1'><item id='1' points='1' document='立案表' absent='1'/></sheet>",
     "absent：“1”不可用"},
    {"<sheet full='1'><item id='1' title='x' points='1' zero-if='Y'/></sheet>",
     "没有编号为“Y”的规则"},
    {"<sheet kind='bonus' full='1'><item id='1' title='x' points='1' zero-if='Z'/></sheet>",
     "加分表的评查项不用"},
    {"<sheet full='1'><item id='1' title='x' points='1'><part points='1' rules='A' "
     "per='occurrence'/></item></sheet>",
     "per 须与 deduct 同用"},
    {"<sheet full='1'><item id='1' title='x' points='1'><part points='1' rules='A' "
     "deduct='2..1'/></item></sheet>",
     "deduct：“2..1”应写作"},
    {"<sheet full='1'><item id='1' title='x' points='1'><part points='1' rules='A' "
     "deduct='0'/></item></sheet>",
     "deduct：“0”应写作"},
    {"<grade title='差' from='0'/><grade title='优' from='90'/>", "<grade> 应从高到低"},
};

START_TEST(test_score_that_is_refused)
{
    struct aj_ruleset *ruleset = load(errors[_i].profile);
    bool is_said = false;

    for (size_t i = 0; i < ruleset->errors.list.count; i++)
        is_said = is_said ||
                  aj_str_contains(
                      ((const struct aj_rule_error *)aj_vec_at(&ruleset->errors.list, i))->message,
                      aj_str_from(errors[_i].words));
    ck_assert_msg(is_said, "%s", errors[_i].words);
    aj_ruleset_free(ruleset);
}
END_TEST

/* --- a profile put on another */

static const char *const chain[] = {
    "<profile id='base' title='b' version='1'><use pack='k'/><grade title='优' from='90'/>"
    "<grade title='差' from='0'/><veto effect='fail'><rule ref='V'/></veto>"
    "<sheet when='penalty-general' full='10'><item id='1' title='x' points='10'>" PART(
        "10", "A") "</item></sheet>"
                   "<tailor rule='C' off='yes' reason='r'/><tailor rule='V' off='yes'/></profile>",
    "<profile id='top' title='t' version='1' extends='base'><grade title='好' from='5'/>"
    "<grade title='坏' from='0'/><score full='10'><block points='10' scale-of='sheet' "
    "less='d'/></score>"
    "<sheet when='penalty-general' full='10'><item id='1' title='y' points='10'>" PART("4", "A")
        PART("6", "C") "</item></sheet>"
                       "<sheet id='d' kind='deduct' full='3'><item id='d1' title='z' "
                       "points='3'>" PART("3", "D") "</item></sheet>"
                                                    "<tailor rule='V' off='no'/>"
                                                    "</profile>"};

START_TEST(test_score_of_a_profile_that_extends)
{
    const char *const texts[] = {kinds, pack, chain[1], chain[0]};
    struct aj_ruleset *ruleset = kit_rules(texts, AJ_COUNT(texts));
    const struct aj_tailor *tailor;
    const struct aj_profile *top = aj_ruleset_profile(ruleset, aj_str_from("top"));
    struct aj_score out;
    struct kit_case c;

    ck_assert_uint_eq(top->sheets.count, 2); /* one is replaced, one is new */
    ck_assert_uint_eq(top->grades.count, 2);
    ck_assert_uint_eq(top->off.count, 1);
    tailor = aj_vec_at(&top->off, 0);
    unit_assert_str(tailor->rule, "C");
    unit_assert_str(tailor->reason, "r");
    kit_case_open(&c, ruleset, "立案表");
    *(const struct aj_profile **)aj_vec_at(&c.options.profiles, 0) = top;
    score(&c, "A=F C=F D=F V=P", &out); /* 10 × 6/10 − 3: C does not count */
    unit_assert_str(aj_fraction_print(c.arena, out.high), "3");
    unit_assert_str(out.grade_high, "坏");
    score(&c, "A=P C=F D=P V=F", &out); /* V is a veto again */
    ck_assert_int_eq(out.veto, AJ_VETO_YES);
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("score_blocks");
    TCase *tests = tcase_create("score_blocks");

    tcase_add_loop_test(tests, test_score_of_sheets_and_blocks, 0, AJ_COUNT(rows));
    tcase_add_loop_test(tests, test_score_steps_of_sheets, 0, AJ_COUNT(steps));
    tcase_add_test(tests, test_score_blocks_keep_their_numbers);
    tcase_add_test(tests, test_score_names_the_vetoes_that_stand);
    tcase_add_loop_test(tests, test_score_that_is_refused, 0, AJ_COUNT(errors));
    tcase_add_test(tests, test_score_of_a_profile_that_extends);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
