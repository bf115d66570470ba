/* SPDX-License-Identifier: Apache-2.0
 *
 * One case under several profiles, whose parameters each hold for their own.
 */
#include "kit.h"

static const char *const kinds =
    "<documents><document kind='决定书'><field name='罚款' type='amount'/>"
    "</document></documents>";

#define SHEET                                                                                      \
    "<use pack='k'/><grade title='合格' from='60'/><grade title='差' from='0'/>"                \
    "<sheet full='100'><section title='s' points='100'><item id='C1' title='t' points='100'>"      \
    "<part points='100' rules='R'/></item></section></sheet></profile>"

static const char *const strict =
    "<profile id='a' title='a' version='1'><param name='限额' value='5000'/>" SHEET;
static const char *const lax = "<profile id='b' title='b' version='1' extends='a'>"
                               "<param name='限额' value='20000'/></profile>";
static const char *const equal = "<profile id='c' title='c' version='1' extends='b'/>";
static const char *const other =
    "<profile id='d' title='d' version='1'><grade title='差' from='0'/><sheet full='0'/></profile>";
static const char *const pack =
    "<pack id='k' title='k' version='1'>"
    "<fact name='案件/大额' type='yes-no'>"
    "<compare field='决定书/罚款' op='ge' to='param:限额'/></fact>"
    "<rule id='R' title='r' mendable='no'><check><not><compare field='案件/大额' op='eq' to='是'/>"
    "</not></check><fail>过大。</fail></rule>"
    "<rule id='S' title='s' mendable='no'><check><has document='决定书'/></check></rule></pack>";

static struct aj_review *review_of(struct kit_case *c, const char *ids)
{
    struct aj_str rest = aj_str_from(ids);
    struct aj_str id;

    c->options.profiles.count = 0;
    while (aj_str_next_word(&rest, &id))
        *(const struct aj_profile **)aj_vec_push(&c->options.profiles) =
            aj_ruleset_profile(c->ruleset, id);
    return aj_review_run(c->ruleset, c->dossier, &c->options);
}

static struct aj_str points(struct kit_case *c, const struct aj_review *review, size_t i)
{
    return aj_fraction_print(c->arena,
                             ((const struct aj_score *)aj_vec_at(&review->scores, i))->high);
}

/* Opens the case of a fine of 10000 yuan. */
static struct aj_ruleset *open_case(struct kit_case *c)
{
    const char *const texts[] = {kinds, strict, lax, equal, other, pack};
    struct aj_ruleset *ruleset = kit_rules(texts, AJ_COUNT(texts));

    kit_case_open(c, ruleset, "决定书 罚款=10000元");
    return ruleset;
}

START_TEST(test_profiles_parameters_hold_for_their_own_profile)
{
    struct kit_case c;
    struct aj_ruleset *ruleset = open_case(&c);
    struct aj_review *review = review_of(&c, "a b c d");

    ck_assert_uint_eq(review->verdicts.count, 3);
    ck_assert_uint_eq(review->scores.count, 4);
    unit_assert_str(points(&c, review, 0), "0");
    unit_assert_str(points(&c, review, 1), "100");
    unit_assert_str(points(&c, review, 2), "100");
    ck_assert_int_eq(aj_review_verdict(review, 0)->status, AJ_FAIL);
    ck_assert_uint_eq(aj_review_verdict(review, 0)->profiles, 1);
    ck_assert(!aj_review_verdict(review, 0)->is_further);
    unit_assert_str(aj_review_verdict(review, 0)->under, "a");
    ck_assert(aj_str_contains(aj_review_verdict(review, 0)->message, aj_str_from("标准 a〕过大")));
    ck_assert_int_eq(aj_review_verdict(review, 1)->status, AJ_PASS);
    ck_assert_uint_eq(aj_review_verdict(review, 1)->profiles, 6);
    ck_assert(aj_review_verdict(review, 1)->is_further);
    unit_assert_str(aj_review_verdict(review, 1)->under, "b、c");
    /* a rule on which they agree is told once; the profile that does not use it has no part in it
     */
    unit_assert_str(aj_review_verdict(review, 2)->rule->id, "S");
    ck_assert_uint_eq(aj_review_verdict(review, 2)->profiles, 7);
    unit_assert_str(aj_review_verdict(review, 2)->under, "");
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_profiles_one_alone_says_nothing_of_profiles)
{
    struct kit_case c;
    struct aj_ruleset *ruleset = open_case(&c);
    struct aj_review *review = review_of(&c, "b");

    ck_assert_uint_eq(review->verdicts.count, 2);
    ck_assert_int_eq(aj_review_verdict(review, 0)->status, AJ_PASS);
    unit_assert_str(aj_review_verdict(review, 0)->under, "");
    unit_assert_str(points(&c, review, 0), "100");
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("profiles");
    TCase *review = tcase_create("review");

    tcase_add_test(review, test_profiles_parameters_hold_for_their_own_profile);
    tcase_add_test(review, test_profiles_one_alone_says_nothing_of_profiles);
    suite_add_tcase(suite, review);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
