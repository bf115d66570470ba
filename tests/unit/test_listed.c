/* SPDX-License-Identifier: Apache-2.0
 *
 * The index of a file against what is in it, and its pages.
 */
#include "predicate_kit.h"

#define TITLES "<listed catalogue='卷内目录' what='titles' except='卷内目录'/>"
#define PAGES  "<listed catalogue='卷内目录' what='pages'/>"

static const struct predicate_row listed_rows[] = {
    {TITLES, "卷内目录 行/题名=立案表 行/题名=决定书; 立案表; 决定书", 'T'},
    {TITLES, "卷内目录 行/题名=立案表 行/题名=某局决定书; 立案表; 决定书", 'T'},
    {TITLES, "卷内目录 行/题名=立案表; 立案表; 决定书", 'F'},
    {TITLES, "卷内目录 行/题名=立案表 行/题名=决定书; 立案表", 'F'},
    /* an index of each part */
    {TITLES, "卷内目录 行/题名=立案表; 卷内目录 行/题名=决定书; 立案表; 决定书", 'T'},
    {TITLES, "卷内目录 行/题名=立案表; 卷内目录 行/题名=决定书; 立案表; 决定书; 告知书", 'F'},
    /* what it is stands before the brackets, and last */
    {TITLES, "卷内目录 行/题名=送达回证（决定书）; 送达回证", 'T'},
    {TITLES, "卷内目录 行/题名=决定书送达回证; 送达回证", 'T'},
    {TITLES, "卷内目录 行/题名=送达回证（决定书）; 决定书", 'F'},
    {TITLES, "卷内目录 行/题名=告知书; 告知暨听证告知书", 'T'},
    /* a row of no kind may be any document, a file nobody could read or tell any row's */
    {TITLES, "卷内目录 行/题名=立案表 行/题名=其他材料; 立案表; 决定书", 'U'},
    {TITLES, "卷内目录 行/题名=立案表 行/题名=决定书; 立案表; !*", 'U'},
    {TITLES, "卷内目录 行/题名=立案表 行/题名=决定书; 立案表; *", 'U'},
    {TITLES, "卷内目录 行/题名=; 立案表", 'U'},
    {TITLES, "卷内目录; 立案表", 'U'},
    {TITLES, "!卷内目录; 立案表", 'U'},
    {TITLES, "立案表", 'N'},
    {PAGES, "卷内目录 行/页号=1-2 行/页号=3 行/页号=4～6", 'T'},
    {PAGES, "卷内目录 行/页号=1 行/页号=3 行/页号=8", 'T'},
    {PAGES, "卷内目录 行/页号=1 行/页号=3 行/页号=8-9", 'T'},
    {PAGES, "卷内目录 行/页号=1-2 行/页号=2-3 行/页号=4", 'F'},
    {PAGES, "卷内目录 行/页号=1-2 行/页号=4-5 行/页号=6", 'F'},
    {PAGES, "卷内目录 行/页号=1 行/页号=1 行/页号=2", 'F'},
    {PAGES, "卷内目录 行/页号=5 行/页号=3", 'F'},
    {PAGES, "卷内目录 行/页号=1-2 行/页号=见附件", 'U'},
    {PAGES, "卷内目录 行/页号=1-2-3 行/页号=4", 'U'},
    {PAGES, "卷内目录 行/页号= 行/页号=", 'U'},
    {PAGES, "", 'N'},
};

START_TEST(test_listed_truth)
{
    predicate_kit_assert(&listed_rows[_i]);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("listed");
    TCase *truth = tcase_create("truth");

    tcase_add_loop_test(truth, test_listed_truth, 0, (int)AJ_COUNT(listed_rows));
    suite_add_tcase(suite, truth);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
