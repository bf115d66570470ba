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
    "kind='现场检查笔录'><title>现场检查（勘验）笔录 "
    "现场检查勘验笔录</title><title>现场笔录</title></document>"
    "<document kind='询问笔录'/>"
    "<document kind='送达回证'><file pattern='回证'/><field name='文书'/>"
    "<serves name='文书'/></document>"
    "<document kind='先行登记保存物品清单'/>"
    "<document kind='卷内目录'><title>目录</title></document>"
    "<document kind='照片'/>"
    "<document kind='责令改正通知书'><title pattern='责令停止\\p{Han}{0,12}通知书$'/></document>"
    "<document kind='不予立案审批表'/>"
    "<document kind='书证'><file pattern='^证据[0-9]*$'/></document>"
    "</documents>";

static const char *const words =
    "<words><titles numbering='^(?:附件[0-9一二]{1,3}：|之[一二][、：]|（?第[一二]项）?)' "
    "mention='^(?:收到|现将|附)|(?:送达|作出)$' "
    "continued='（[^（）]{0,2}续|副页$|^第[2-9]页'/></words>";

/* Words of one paragraph, and the kind or NULL. */
static const struct {
    const char *words;
    const char *kind;
} titles[] = {
    {"行政处罚决定书", "行政处罚决定书"},
    {"处罚决定书", "行政处罚决定书"},
    {"某县水利局责令停止水事违法行为通知书", "责令改正通知书"},
    {"责令停止水事违法行为通知书送达回证", "送达回证"},
    {"行 政 处 罚 决 定 书", "行政处罚决定书"},
    {"行　政　处　罚　决　定　书", "行政处罚决定书"},
    {"临澜市民政局行政处罚决定书", "行政处罚决定书"},
    {"临澜市民政局 行政处罚决定书（副本）", "行政处罚决定书"},
    {"行政处罚决定书(存根)", "行政处罚决定书"},
    {"行政处罚决定书〔2022〕第3号", "行政处罚决定书"},
    {"（一）行政处罚决定书", "行政处罚决定书"},
    {"行政处罚决定书（单位）", "行政处罚决定书"},
    {"行政处罚决定书（单位）（副本）", "行政处罚决定书"},
    {"询问笔录(第一次)", "询问笔录"},
    {"询问笔录（二）", "询问笔录"},
    {"现场检查（勘验）笔录（副本）", "现场检查笔录"},
    /* numbered */
    {"之一、询问笔录", "询问笔录"},
    {"附件1：先行登记保存物品清单", "先行登记保存物品清单"},
    {"附件一: 询 问 笔 录", "询问笔录"},
    {"第二项立案审批表", "立案审批表"},
    {"2.1 询问笔录", "询问笔录"},
    /* words in a bracket belong to the title, unless a title begins with them */
    {"当场（行政）处罚决定书（个人）", "当场处罚决定书"},
    {"立案（不予立案）审批表", "立案审批表"},
    /* a list of titles is none, but a receipt may say what it is for */
    {"立案审批表 询问笔录 听证告知书", NULL},
    {"询问笔录\t听证告知书", NULL},
    {"行政处罚决定书 送达回证", "送达回证"},
    /* a mention is no title */
    {"收到临澜市民政局行政处罚决定书", NULL},
    {"附送达回证", NULL},
    {"现将行政处罚决定书", NULL},
    {"直接送达行政处罚决定书", NULL},
    {"当事人收到行政处罚决定书", "行政处罚决定书"}, /* the rules say nothing of it */
    {"行政处罚决定书、询问笔录", NULL},
    {"询问、行政处罚决定书", NULL},
    {"当场、行政处罚决定书", "当场处罚决定书"}, /* written apart */
    {"临澜市民政局现场检查、勘验笔录（副本）", "现场检查笔录"},
    {"“行政处罚决定书”", NULL},
    {"《行政处罚决定书》", NULL},
    {"依据》行政处罚决定书", NULL},
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
    {"青杉市民政局\n行政处罚\n\n决定书", "行政处罚决定书", 1},
    /* of a title over two paragraphs something stands in the first */
    {"临澜市民政局\n甲协会送达回证说明\n行政处罚决定书送达情况", NULL, 0},
    /* a short title: at the head, above a table, in the middle; else it is a label */
    {"照片\n甲", "照片", 0},
    {"现场情况\n照片\n甲", NULL, 0},
    {"现场情况\n=照片\n甲", "照片", 1},
    {"现场情况\n照片\n|说明|甲", "照片", 1},
    {"|照片|<\n|说明|甲", "照片", 3},
    {"|说明|甲\n|照片|<\n|说明|甲", NULL, 0},
    {"=临澜市民政局\n=目录\n|序号|题名", "卷内目录", 1},
    {"=系统设计\n=目录\n一、数据字典\t1", NULL, 0},
    {"=系统设计\n=目录", NULL, 0},
    /* in a text box, in the head of the form's table */
    {"第1号\n@=行政处罚决定书\n甲", "行政处罚决定书", 1},
    {"|=行政处罚决定书|<\n|当事人|甲", "行政处罚决定书", 3},
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
    {"照片.docx", "照片"},
    {"现场照片1.docx", "照片"},
    {"照片（门口）.docx", "照片"},
    {"照片拍摄规范.docx", NULL},
};

static struct aj_arena *arena;
static struct aj_ruleset *ruleset;

static void setup(void)
{
    arena = aj_arena_new();
    ruleset = kit_rules((const char *const[]){rules, words}, 2);
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

static const struct {
    const char *text;
    const char *kind;
} margins[] = {
    {"甲\n%word/header1.xml\n行政处罚决定书", "行政处罚决定书"},
    {"甲\n%word/header1.xml\n临澜市民政局\n临澜市民政局行政处罚决定书", "行政处罚决定书"},
    {"行政处罚决定书\n%word/header1.xml\n第1页", NULL}, /* the body is not looked at */
    {"甲\n%word/header1.xml\n照片", NULL},
    {"甲", NULL},
};

START_TEST(test_classify_margins_reads_headers)
{
    const struct aj_document *document = kit_document(arena, margins[_i].text);

    assert_kind(aj_classify_margins(&ruleset->kinds, arena, document), margins[_i].kind);
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
    tcase_add_loop_test(tests, test_classify_margins_reads_headers, 0, AJ_COUNT(margins));
    tcase_add_test(tests, test_classify_within_finds_each_title_in_turn);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
