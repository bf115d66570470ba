/* SPDX-License-Identifier: Apache-2.0
 *
 * Several papers in one file.
 */
#include "kit.h"

#include "dossier/split.h"

static const char *const rules = "<documents>"
                                 "<document kind='立案审批表'/>"
                                 "<document kind='询问笔录'/>"
                                 "<document kind='行政处罚决定书'><title>处罚意见</title>"
                                 "<field name='意见'><label>处罚意见</label></field></document>"
                                 "<document kind='送达回证'/>"
                                 "<document kind='照片'/>"
                                 "</documents>";

static const char *const words =
    "<words><titles numbering='^(?:附件[0-9一二]{1,3}：|之[一二][、：])' "
    "mention='^(?:收到|现将|附)' continued='（[^（）]{0,2}续|副页$|^第[2-9]页'/></words>";

/* Each piece in words: its kind or "*", a colon and the first words of its first block. */
static const struct {
    const char *text;
    const char *pieces;
} documents[] = {
    {"=立案审批表\n案由：甲", "立案审批表:立案审批表"},
    {"情况说明\n甲", "*:情况说明"},
    {"=立案审批表\n甲\n=询问笔录\n乙", "立案审批表:立案审批表 询问笔录:询问笔录"},
    {"=立案审批表\n甲\n=询问笔录\n乙\n=行政处罚决定书\n丙",
     "立案审批表:立案审批表 询问笔录:询问笔录 行政处罚决定书:行政处罚决定书"},
    /* at the head of a page it need not stand in the middle */
    {"=立案审批表\n甲\n~询问笔录\n乙", "立案审批表:立案审批表 询问笔录:询问笔录"},
    /* words of a title in running text begin nothing */
    {"=立案审批表\n甲\n询问笔录\n乙", "立案审批表:立案审批表"},
    /* two of one kind are two papers */
    {"=询问笔录\n甲\n=询问笔录\n乙", "询问笔录:询问笔录 询问笔录:询问笔录"},
    /* issuer and empty lines above a title go with it, up to the head of the page */
    {"=立案审批表\n甲\n=临澜市民政局\n=询问笔录\n乙",
     "立案审批表:立案审批表 询问笔录:临澜市民政局"},
    {"=立案审批表\n甲\n\n=询问笔录", "立案审批表:立案审批表 询问笔录:"},
    {"=立案审批表\n甲\n=结尾\n~=询问笔录\n乙", "立案审批表:立案审批表 询问笔录:询问笔录"},
    {"=立案审批表\n|案由|甲\n~=询问笔录\n乙", "立案审批表:立案审批表 询问笔录:询问笔录"},
    /* a title in a cell begins nothing */
    {"=立案审批表\n|询问笔录|<\n|甲|乙", "立案审批表:立案审批表"},
    /* over two paragraphs */
    {"=立案审批表\n甲\n=行政处罚\n=决定书\n乙", "立案审批表:立案审批表 行政处罚决定书:行政处罚"},
    {"=立案审批表\n甲\n~青杉市民政局\n=行政处罚\n\n=决定书\n乙",
     "立案审批表:立案审批表 行政处罚决定书:青杉市民政局"},
    {"=立案审批表\n甲\n=行政处罚\n乙\n=决定书\n丙", "立案审批表:立案审批表"},
    /* below the name of the bureau at the head of a page, not in the middle */
    {"=立案审批表\n甲\n~青杉市民政局\n行政处罚决定书\n乙",
     "立案审批表:立案审批表 行政处罚决定书:青杉市民政局"},
    {"=立案审批表\n甲\n~\n\n行政处罚决定书\n乙", "立案审批表:立案审批表 行政处罚决定书:"},
    {"=立案审批表\n甲\n~乙\n丙\n丁\n戊\n行政处罚决定书\n己", "立案审批表:立案审批表"},
    {"=立案审批表\n甲\n~青杉市民政局\n向甲协会发行政处罚决定书\n乙", "立案审批表:立案审批表"},
    {"=立案审批表\n甲\n~本机关于二〇二二年四月十三日对当事人未按照登记的业务范围开展活动一案立案\n"
     "行政处罚决定书\n乙",
     "立案审批表:立案审批表"},
    /* spaced, with the bureau's name, a number below, a bracket behind, a number before */
    {"=立案审批表\n甲\n=行 政 处 罚 决 定 书\n乙",
     "立案审批表:立案审批表 行政处罚决定书:行 政 处 罚 决 定 书"},
    {"=立案审批表\n甲\n=青杉市民政局行政处罚决定书\n=青民罚决字〔2022〕第3号\n乙",
     "立案审批表:立案审批表 行政处罚决定书:青杉市民政局行政处罚决定书"},
    {"=立案审批表\n甲\n=行政处罚决定书（单位）\n乙",
     "立案审批表:立案审批表 行政处罚决定书:行政处罚决定书（单位）"},
    {"=询问笔录(第一次)\n甲\n=询问笔录(第二次)\n乙",
     "询问笔录:询问笔录(第一次) 询问笔录:询问笔录(第二次)"},
    {"=立案审批表\n甲\n=附件1：询问笔录\n乙\n=之二、送达回证\n丙",
     "立案审批表:立案审批表 询问笔录:附件1：询问笔录 送达回证:之二、送达回证"},
    /* in a text box, in the head of a form's table */
    {"=立案审批表\n甲\n~\n@=询问笔录\n乙", "立案审批表:立案审批表 询问笔录:"},
    {"=立案审批表\n甲\n@询问笔录\n乙", "立案审批表:立案审批表"},
    {"=立案审批表\n甲\n|=送达回证|<\n|受送达人|乙",
     "立案审批表:立案审批表 送达回证:送达回证\n受送达人\n乙"},
    {"=立案审批表\n甲\n~\n|=青杉市民政局|<\n|=送达回证|<\n|受送达人|乙",
     "立案审批表:立案审批表 送达回证:"},
    {"=立案审批表\n甲\n|文书|份数\n|=送达回证|<\n|受送达人|乙", "立案审批表:立案审批表"},
    {"=立案审批表\n甲\n|=送达回证|<", "立案审批表:立案审批表"},
    {"=送达回证\n\n|=送达回证|<\n|受送达人|乙", "送达回证:送达回证"},
    /* a page that goes on */
    {"=询问笔录\n甲\n~=询问笔录（续页）\n乙", "询问笔录:询问笔录"},
    {"=询问笔录\n甲\n~=询问笔录\n>第2页 共3页\n乙", "询问笔录:询问笔录"},
    {"=询问笔录\n甲\n~=询问笔录\n>第1页 共3页\n乙", "询问笔录:询问笔录 询问笔录:询问笔录"},
    {"=询问笔录\n甲\n~=（询问笔录）副页\n乙", "询问笔录:询问笔录"},
    /* words that only name a document */
    {"=立案审批表\n甲\n=附：送达回证\n乙", "立案审批表:立案审批表"},
    {"=立案审批表\n甲\n~附送达回证\n乙", "立案审批表:立案审批表"},
    {"=立案审批表\n甲\n~现将询问笔录\n乙", "立案审批表:立案审批表"},
    {"=立案审批表\n甲\n=《行政处罚决定书》\n乙", "立案审批表:立案审批表"},
    {"=立案审批表\n甲\n=“行政处罚决定书”\n乙", "立案审批表:立案审批表"},
    {"=立案审批表\n甲\n~收到行政处罚决定书\n乙", "立案审批表:立案审批表"},
    {"=送达回证\n|送达文书|=行政处罚决定书|一份\n|受送达人|甲", "送达回证:送达回证"},
    {"=送达回证\n|送达文书|立案审批表¶=行政处罚决定书\n|受送达人|甲", "送达回证:送达回证"},
    {"=立案审批表\n|序号|题名\n|1|=询问笔录\n|2|=送达回证", "立案审批表:立案审批表"},
    {"=立案审批表\n甲\n=照片\n|说明|乙", "立案审批表:立案审批表"},
    {"=立案审批表\n甲\n~=照片\n|说明|乙", "立案审批表:立案审批表 照片:照片"},
    {"=立案审批表\n甲\n~=处罚意见\n|说明|乙", "立案审批表:立案审批表 行政处罚决定书:处罚意见"},
    {"=立案审批表\n甲\n=处罚意见\n乙", "立案审批表:立案审批表"},
    /* what stands before the first title goes with it */
    {"=临澜市民政局\n\n=立案审批表\n甲", "立案审批表:临澜市民政局"},
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

START_TEST(test_split_cuts_at_titles)
{
    const struct aj_document *document = kit_document(arena, documents[_i].text);
    struct aj_vec pieces = aj_split(&ruleset->kinds, arena, document);
    struct aj_str shown = AJ_STR_EMPTY;
    uint32_t end = 0;

    for (size_t i = 0; i < pieces.count; i++) {
        const struct aj_piece *piece = aj_vec_at(&pieces, i);
        struct aj_str first = aj_block_text(document, piece->first);
        struct aj_str kind = piece->title.kind != NULL ? piece->title.kind->name : aj_str_from("*");

        ck_assert_uint_eq(piece->first, end); /* no block is lost or stands in two */
        end = piece->end;
        shown = aj_arena_printf(arena, "%" AJ_STR_FMT "%s%" AJ_STR_FMT ":%" AJ_STR_FMT,
                                AJ_STR_ARG(shown), i > 0 ? " " : "", AJ_STR_ARG(kind),
                                AJ_STR_ARG(first));
    }
    ck_assert_uint_eq(end, document->n_blocks);
    unit_assert_str(shown, documents[_i].pieces);
}
END_TEST

START_TEST(test_split_leaves_margins_out)
{
    const struct aj_document *document =
        kit_document(arena, "=立案审批表\n甲\n%word/header1.xml\n=询问笔录");
    struct aj_vec pieces = aj_split(&ruleset->kinds, arena, document);

    ck_assert_uint_eq(pieces.count, 1);
    ck_assert_uint_eq(((struct aj_piece *)aj_vec_at(&pieces, 0))->end, 2);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("split");
    TCase *tests = tcase_create("split");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_split_cuts_at_titles, 0, AJ_COUNT(documents));
    tcase_add_test(tests, test_split_leaves_margins_out);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
