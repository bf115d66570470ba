/* SPDX-License-Identifier: Apache-2.0
 *
 * Persons in lists, with and without the numbers of their certificates.
 */
#include "unit.h"

#include "text/fold.h"
#include "text/person.h"

/* Written text, and what is found in it: name/code parted by spaces. */
static const struct {
    const char *text;
    const char *found;
} lists[] = {
    {"", ""},
    {"张三", "张三"},
    {"张三　李四　2024年5月23日交寄", "张三 李四"},
    {"张三、李四", "张三 李四"},
    {"张三 李四", "张三 李四"},
    {"张三　李四　王五", "张三 李四 王五"},
    {"张　三", "张三"},
    {"张　三、李　四", "张三 李四"},
    {"欧阳修远，司马相如", "欧阳修远 司马相如"},
    {"阿卜杜拉·买买提", "阿卜杜拉·买买提"},
    {"张三（33021100123）", "张三/33021100123"},
    {"张三(33021100123)、李四(33021100124)", "张三/33021100123 李四/33021100124"},
    {"张三 证号：33021100123 李四 证号：33021100124", "张三/33021100123 李四/33021100124"},
    {"张三（执法证号：33021100123），李四（执法证号：33021100124）",
     "张三/33021100123 李四/33021100124"},
    {"张三（浙A1234-5）", "张三/A1234-5"},
    {"张三（33021100123）和李四（33021100124）", "张三/33021100123 李四/33021100124"},
    {"张三33021100123以及李四", "张三/33021100123 李四"},
    {"张三、和平", "张三 和平"},
    /* a number too short for a certificate */
    {"张三（1234）", "张三"},
    /* a number belongs to the name before it */
    {"张三、李四（33021100124）", "张三 李四/33021100124"},
    {"执法人员：张三", "张三"},
    {"王", ""},
    {"33021100123", ""},
    {"行政执法证号", ""},
    {"张三\n李四", "张三 李四"},
    {"倪浩（证号：皖环监2019-0331）、李四", "倪浩/2019-0331 李四"},
};

static const struct {
    const char *text;
    const char *separated;
} separations[] = {
    {"", ""},
    {"   ", ""},
    {"张三 李四", "张三、李四"},
    {"张三　　李四", "张三、李四"},
    {"张 三", "张三"},
    {"张　三　李　四", "张三、李四"},
    {"张三、李四", "张三、李四"},
    {"张三 33021100123", "张三33021100123"},
    {" 张三 ", "张三"},
    {"欧阳修远 李四", "欧阳修远、李四"},
};

static struct aj_arena *arena;

static void setup(void)
{
    arena = aj_arena_new();
}

static void teardown(void)
{
    aj_arena_free(arena);
}

START_TEST(test_person_find_reads_lists)
{
    struct aj_str text =
        aj_fold_text(arena, aj_person_separate(arena, aj_str_from(lists[_i].text)));
    struct aj_str found = AJ_STR_EMPTY;
    struct aj_person person;

    for (size_t at = 0; aj_person_find(text, at, &person); at = person.to) {
        ck_assert_uint_lt(person.from, person.to);
        ck_assert_uint_ge(person.from, at);
        found =
            aj_arena_printf(arena, "%" AJ_STR_FMT "%s%" AJ_STR_FMT "%s%" AJ_STR_FMT,
                            AJ_STR_ARG(found), found.len > 0 ? " " : "", AJ_STR_ARG(person.name),
                            person.code.len > 0 ? "/" : "", AJ_STR_ARG(person.code));
    }
    unit_assert_str(found, lists[_i].found);
}
END_TEST

START_TEST(test_person_separate_tells_gaps_between_names_from_gaps_within)
{
    unit_assert_str(aj_person_separate(arena, aj_str_from(separations[_i].text)),
                    separations[_i].separated);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("person");
    TCase *tests = tcase_create("person");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_person_find_reads_lists, 0, AJ_COUNT(lists));
    tcase_add_loop_test(tests, test_person_separate_tells_gaps_between_names_from_gaps_within, 0,
                        AJ_COUNT(separations));
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
