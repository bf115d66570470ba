/* SPDX-License-Identifier: Apache-2.0
 *
 * Which kind is it: titles as forms print them, look-alikes, file names.
 */
#include "kit.h"

#include "dossier/classify.h"

static const char *const rules =
    "<documents>"
    "<document kind='行政处罚决定书'><title>处罚决定书</title></document>"
    "<document kind='不予行政处罚决定书'/>"
    "<document kind='当场处罚决定书'><title>当场行政处罚决定书</title></document>"
    "<document kind='行政处罚事先告知书'><title>行政处罚告知书</title></document>"
    "<document kind='听证告知书'/>"
    "<document kind='立案审批表'><file pattern='立案'/></document>"
    "<document "
    "kind='现场检查笔录'><title>现场检查（勘验）笔录</title><title>现场笔录</title></document>"
    "<document kind='询问笔录'/>"
    "<document kind='送达回证'><file pattern='回证'/><field name='文书'/>"
    "<serves name='文书'/></document>"
    "<document kind='书证'><file pattern='^证据[0-9]*$'/></document>"
    "</documents>";

/* Words of one paragraph, and the kind or NULL. */
static const struct {
    const char *words;
    const char *kind;
} titles[] = {
    {"行政处罚决定书", "行政处罚决定书"},
    {"处罚决定书", "行政处罚决定书"},
    {"行 政 处 罚 决 定 书", "行政处罚决定书"},
    {"行　政　处　罚　决　定　书", "行政处罚决定书"},
    {"临澜市民政局行政处罚决定书", "行政处罚决定书"},
    {"临澜市民政局 行政处罚决定书（副本）", "行政处罚决定书"},
    {"行政处罚决定书(存根)", "行政处罚决定书"},
    {"行政处罚决定书〔2022〕第3号", "行政处罚决定书"},
    {"（一）行政处罚决定书", "行政处罚决定书"},
    /* the longest title wins */
    {"不予行政处罚决定书", "不予行政处罚决定书"},
    {"当场行政处罚决定书", "当场处罚决定书"},
    {"临澜市民政局不予行政处罚决定书", "不予行政处罚决定书"},
    {"现场检查（勘验）笔录", "现场检查笔录"},
    {"现场检查(勘验)笔录", "现场检查笔录"},
    {"现场检查笔录", "现场检查笔录"},
    {"听证告知书", "听证告知书"},
    /* words that only hold a title */
    {"行政处罚决定书送达情况说明", NULL},
    {"关于《行政处罚决定书》的说明", NULL},
    {"本机关依法作出行政处罚决定书。", NULL},
    {"附：行政处罚决定书", NULL},
    {"现送达行政处罚决定书，请查收", NULL},
    {"□行政处罚决定书", NULL},
    /* a label, not a title */
    {"行政处罚决定书：", NULL},
    {"决定书", NULL},
    {"", NULL},
    {"　", NULL},
    {"临澜市民政局", NULL},
    {"当事人对本决定不服的可以在收到本行政处罚决定书之日起六十日内向临澜市人民政府申请复议"
     "并应当自行履行行政处罚决定书",
     NULL},
};

/* Documents, and the kind of the first title in them; block: its paragraph, counted from 0. */
static const struct {
    const char *text;
    const char *kind;
    uint32_t block;
} documents[] = {
    {"=行政处罚决定书\n当事人：某某协会", "行政处罚决定书", 0},
    {"临澜市民政局\n行政处罚决定书", "行政处罚决定书", 1},
    {"行政处罚\n决定书\n正文", "行政处罚决定书", 0},
    {"\n行政处罚\n\n决定书\n正文", "行政处罚决定书", 1},
    {"临澜市民政局\n\n\n行政处罚决定书", "行政处罚决定书", 3},
    {"|立案审批表|<\n|案由|未经登记开展活动", "立案审批表", 3},
    /* a title among cells of a row is a cell of a list */
    {"|序号|行政处罚决定书\n|1|2", NULL, 0},
    {"关于某某协会的情况说明\n无", NULL, 0},
    {"", NULL, 0},
    /* too far down to be the title */
    {"一\n二\n三\n四\n五\n六\n七\n八\n九\n十\n甲\n乙\n丙\n丁\n戊\n行政处罚决定书", NULL, 0},
    /* the head of a page is no title */
    {"情况说明\n%word/header1.xml\n行政处罚决定书", NULL, 0},
    /* a title of its own beats one made up of two lines */
    {"行政处罚\n听证告知书", "听证告知书", 1},
};

static const struct {
    const char *file;
    const char *kind;
} files[] = {
    {"行政处罚决定书.docx", "行政处罚决定书"},
    {"07行政处罚决定书.docx", "行政处罚决定书"},
    {"正卷/07_行政处罚决定书.docx", "行政处罚决定书"},
    {"3、行政处罚决定书（某某协会）.docx", "行政处罚决定书"},
    {"某某协会行政处罚决定书 2022.docx", "行政处罚决定书"},
    {"不予行政处罚决定书.docx", "不予行政处罚决定书"},
    {"行政处罚决定书/询问笔录.docx", "询问笔录"},
    {"立案.docx", "立案审批表"},
    /* a receipt's name also says what was served */
    {"行政处罚决定书送达回证.docx", "送达回证"},
    {"送达回证-行政处罚决定书.docx", "送达回证"},
    {"回证.docx", "送达回证"},
    {"证据1.docx", "书证"},
    {"证据清单.docx", NULL},
    {"扫描件001.jpg", NULL},
    {"行政处罚决定书", "行政处罚决定书"},
    {".docx", NULL},
    {"", NULL},
    {"20220413.docx", NULL},
};

static struct aj_arena *arena;
static struct aj_ruleset *ruleset;

static void setup(void)
{
    arena = aj_arena_new();
    ruleset = kit_rules_of(rules);
}

static void teardown(void)
{
    aj_ruleset_free(ruleset);
    aj_arena_free(arena);
}

static void assert_kind(const struct aj_kind *kind, const char *name)
{
    ck_assert_msg((kind != NULL) == (name != NULL), "%s",
                  kind != NULL ? "found, though there is none" : name);
    if (kind != NULL)
        unit_assert_str(kind->name, name);
}

START_TEST(test_classify_title_reads_words_as_title)
{
    assert_kind(aj_classify_title(&ruleset->kinds, arena, aj_str_from(titles[_i].words)),
                titles[_i].kind);
}
END_TEST

START_TEST(test_classify_blocks_finds_first_title)
{
    const struct aj_document *document = kit_document(arena, documents[_i].text);
    struct aj_title title =
        aj_classify_blocks(&ruleset->kinds, arena, document, 0, (uint32_t)document->n_blocks);

    assert_kind(title.kind, documents[_i].kind);
    if (title.kind != NULL)
        ck_assert_uint_eq(title.block, documents[_i].block);
}
END_TEST

START_TEST(test_classify_file_goes_by_the_stem)
{
    assert_kind(aj_classify_file(&ruleset->kinds, arena, aj_str_from(files[_i].file)),
                files[_i].kind);
}
END_TEST

START_TEST(test_classify_within_finds_each_title_in_turn)
{
    struct aj_str text = aj_str_from("行政处罚决定书、听证告知书各一份");
    size_t from = 0;
    size_t to = 0;

    assert_kind(aj_classify_within(&ruleset->kinds, text, 0, &from, &to), "行政处罚决定书");
    unit_assert_str(aj_str_sub(text, from, to), "行政处罚决定书");
    assert_kind(aj_classify_within(&ruleset->kinds, text, to, &from, &to), "听证告知书");
    ck_assert_ptr_null(aj_classify_within(&ruleset->kinds, text, to, &from, &to));
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("classify");
    TCase *tests = tcase_create("classify");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_classify_title_reads_words_as_title, 0, AJ_COUNT(titles));
    tcase_add_loop_test(tests, test_classify_blocks_finds_first_title, 0, AJ_COUNT(documents));
    tcase_add_loop_test(tests, test_classify_file_goes_by_the_stem, 0, AJ_COUNT(files));
    tcase_add_test(tests, test_classify_within_finds_each_title_in_turn);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
