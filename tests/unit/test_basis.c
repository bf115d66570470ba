/* SPDX-License-Identifier: Apache-2.0
 *
 * The basis of a verdict as the law stood on its day: edition and number.
 */
#include "kit.h"

#include <stdio.h>

static const char *const laws =
    "<laws><law id='新法' title='新法'><edition from='2021-07-15'/>"
    "<renumbered at='2021-07-15' map='31:44 32:44,45 38:57,58 54:75'/></law>"
    "<law id='旧法' title='旧法（1996年）' of='新法'>"
    "<edition from='1996-10-01' until='2021-07-15'/></law>"
    "<law id='一法' title='一法'><edition from='2000-01-01' until='2010-01-01'/>"
    "<edition from='2010-01-01' until='2020-01-01'/><edition from='2020-01-01'/>"
    "<renumbered at='2010-01-01' map='5:6 7:9'/><renumbered at='2020-01-01' map='6:8 9:20'/></law>"
    "<law id='别法' title='别法'/><law id='来法' title='来法'><edition "
    "from='2099-01-01'/></law></laws>";

/* Bases as "law article; …", the day, and what is cited: "law article edition; …". */
static const struct {
    const char *bases;
    int year;
    const char *cited;
} rows[] = {
    {"新法 44", 2022, "新法 44 2021-07-15; "},
    /* before that law: the one of the day, by its numbers */
    {"新法 44", 2018, "旧法（1996年） 31、32 1996-10-01; "},
    {"新法 58", 2018, "旧法（1996年） 38 1996-10-01; "},
    /* no number of then is known: another article bore this one */
    {"新法 54", 2018, "旧法（1996年）  1996-10-01; "},
    {"新法 80", 2018, "旧法（1996年） 80 1996-10-01; "},
    {"新法 ", 2018, "旧法（1996年）  1996-10-01; "},
    {"旧法 32", 2022, "新法 44、45 2021-07-15; "},
    {"旧法 32", 2018, "旧法（1996年） 32 1996-10-01; "},
    /* a rule that names both means each for its time */
    {"新法 44;旧法 32", 2018, "旧法（1996年） 32 1996-10-01; "},
    {"新法 44;旧法 32", 2022, "新法 44 2021-07-15; "},
    {"新法 44;别法 1", 2018, "别法 1 ; "},
    /* editions of one law, over several renumberings */
    {"一法 8", 2021, "一法 8 2020-01-01; "},
    {"一法 8", 2015, "一法 6 2010-01-01; "},
    {"一法 8", 2005, "一法 5 2000-01-01; "},
    {"一法 20", 2005, "一法 7 2000-01-01; "},
    {"一法 6", 2015, "一法  2010-01-01; "},
    {"一法 1", 2005, "一法 1 2000-01-01; "},
    /* none was in force, or nobody knows when */
    {"来法 1", 2018, "来法 1 ; "},
    {"别法 1", 2018, "别法 1 ; "},
    {"新法 1", 1990, "新法 1 ; "},
};

/* The rule with these bases, and until= where there is one. */
static struct aj_ruleset *load(const char *bases, const char *until)
{
    char pack[2048];
    const char *const texts[] = {laws, pack};
    struct aj_str rest = aj_str_from(bases);
    struct aj_str basis;
    size_t n = (size_t)snprintf(pack, sizeof(pack),
                                "<pack id='k' title='k' version='1'>"
                                "<rule id='R' title='r' mendable='no' %s>",
                                until);

    while (aj_str_next_piece(&rest, ';', &basis)) {
        size_t space = aj_str_find(basis, aj_str_from(" "), 0);

        n += (size_t)snprintf(pack + n, sizeof(pack) - n,
                              "<basis law='%" AJ_STR_FMT "' article='%" AJ_STR_FMT "'/>",
                              AJ_STR_ARG(aj_str_sub(basis, 0, space)),
                              AJ_STR_ARG(aj_str_sub(basis, space + 1, basis.len)));
    }
    (void)snprintf(pack + n, sizeof(pack) - n, "<check><person ask='?'/></check></rule></pack>");
    return kit_rules(texts, 2);
}

static void assert_cited(const char *bases, const char *until, int year, const char *expected)
{
    struct aj_ruleset *ruleset = load(bases, until);
    struct aj_arena *arena = aj_arena_new();
    struct aj_verdict verdict = {.rule = aj_ruleset_rule(ruleset, 0)};
    struct aj_str cited = AJ_STR_EMPTY;

    verdict.day = aj_date_to_days((struct aj_date){(int16_t)year, 1, 1, -1, -1});
    for (size_t i = 0; i < verdict.rule->basis.count; i++) {
        struct aj_cited_basis basis;

        if (aj_verdict_basis(arena, &verdict, i, &basis))
            cited = aj_arena_printf(
                arena, "%" AJ_STR_FMT "%" AJ_STR_FMT " %" AJ_STR_FMT " %" AJ_STR_FMT "; ",
                AJ_STR_ARG(cited), AJ_STR_ARG(basis.law->title), AJ_STR_ARG(basis.article),
                AJ_STR_ARG(basis.edition != NULL ? basis.edition->from_text : AJ_STR_EMPTY));
    }
    unit_assert_str(cited, expected);
    aj_arena_free(arena);
    aj_ruleset_free(ruleset);
}

START_TEST(test_basis_is_that_of_the_day)
{
    assert_cited(rows[_i].bases, "", rows[_i].year, rows[_i].cited);
}
END_TEST

/* A rule that ended before the numbers changed names them as they were. */
START_TEST(test_basis_of_an_ended_rule_has_the_numbers_of_its_time)
{
    assert_cited("一法 6", "until='2020-01-01'", 2015, "一法 6 2010-01-01; ");
    assert_cited("一法 6", "until='2020-01-01'", 2005, "一法 5 2000-01-01; ");
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("basis");
    TCase *basis = tcase_create("basis");

    tcase_add_loop_test(basis, test_basis_is_that_of_the_day, 0, AJ_COUNT(rows));
    tcase_add_test(basis, test_basis_of_an_ended_rule_has_the_numbers_of_its_time);
    suite_add_tcase(suite, basis);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
