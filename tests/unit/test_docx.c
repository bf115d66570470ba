/* SPDX-License-Identifier: Apache-2.0
 *
 * The DOCX reader on small packages made in memory: a body and the text or the blocks it must give.
 */
#include "reader/reader.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "docx_kit.h"
#include "unit.h"

static struct aj_arena *arena;

static void setup(void)
{
    arena = aj_arena_new();
}

static void teardown(void)
{
    aj_arena_free(arena);
}

/* ---- text ---- */

static const struct {
    const char *body;
    const char *text;
} texts[] = {
    {BODY(""), ""},
    {BODY(P("一")), "一\n"},
    {BODY("<w:p/>" P("二")), "\n二\n"},
    {BODY("<w:p>" RUN("a") RUN("b") "</w:p>"), "ab\n"},
    {BODY("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/>"
          "<w:t>d</w:t><w:softHyphen/><w:cr/></w:r></w:p>"),
     "a\tb\nc-d\n\n"},
    {BODY("<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>" RUN("a") "</w:p>"), "a\n"},
    {BODY("<w:p><w:r><w:t>a\nb</w:t></w:r></w:p>"), "a b\n"},
    /* What stands around runs. */
    {BODY("<w:p><w:hyperlink r:id='x'>" RUN("a") "</w:hyperlink><w:smartTag><w:customXml>" RUN(
         "b") "</w:customXml></w:smartTag><w:bdo>" RUN("c") "</w:bdo></w:p>"),
     "abc\n"},
    {BODY("<w:sdt><w:sdtPr><w:tag w:val='x'/></w:sdtPr><w:sdtContent>" P("a") "</w:sdtContent>"
                                                                              "</w:sdt>"),
     "a\n"},
    {BODY("<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" RUN(
         "点击输入") "</w:sdtContent></w:sdt>" RUN("后") "</w:p>"),
     "点击输入后\n"},
    {BODY("<w:sdt><w:sdtPr><w:showingPlcHdr w:val='0'/></w:sdtPr><w:sdtContent>" P(
         "a") "</w:sdtContent></w:sdt>"),
     "a\n"},
    {BODY("<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='1'/></w14:checkbox></w:sdtPr>"
          "<w:sdtContent>" RUN("X") RUN("Y") "</w:sdtContent></w:sdt>" RUN("是") "</w:p>"),
     "☑是\n"},
    {BODY("<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='0'/></w14:checkbox></w:sdtPr>"
          "<w:sdtContent>" RUN("X") "</w:sdtContent></w:sdt>" RUN("否") "</w:p>"),
     "□否\n"},
    /* Tracked changes, read as accepted. */
    {BODY("<w:p><w:ins>" RUN("新") "</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
                                   "<w:moveFrom>" RUN("从") "</w:moveFrom><w:moveTo>" RUN(
                                       "到") "</w:moveTo></w:p>"),
     "新到\n"},
    {BODY("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" RUN("前") "</w:p>" P("后") P("末")),
     "前后\n末\n"},
    {BODY("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" RUN("前") "</w:p>"), "前\n"},
    {BODY("<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>" RUN("前") "</w:p>" P("后")), "前\n后\n"},
    {BODY(
         "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" CELL("旧") "</w:tr><w:tr>" CELL("新") "</w:tr>"
                                                                                        "</w:tbl>"),
     "新\n"},
    /* Hidden text. */
    {BODY("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>" RUN("现") "</w:p>"), "现\n"},
    {BODY("<w:p><w:r><w:rPr><w:vanish w:val='false'/></w:rPr><w:t>现</w:t></w:r></w:p>"), "现\n"},
    {BODY(PR("<w:rPr><w:vanish/></w:rPr>", "现")), "现\n"},
    {BODY("<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
          "<w:t>现</w:t></w:r></w:p>"),
     "现\n"},
    /* Symbols. */
    {BODY("<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:sym w:font='Wingdings 2' "
          "w:char='F052'/><w:sym w:font='Wingdings' w:char='00FE'/><w:sym w:font='Wingdings' "
          "w:char='F0A8'/><w:sym w:font='Wingdings' w:char='F06F'/><w:sym w:font='Wingdings' "
          "w:char='F0FC'/><w:sym w:font='Wingdings 2' w:char='F050'/></w:r></w:p>"),
     "☑☑☑□□√√\n"},
    {BODY("<w:p><w:r><w:sym w:font='宋体' w:char='4E00'/><w:sym w:font='x' w:char='zz'/>"
          "<w:sym w:font='x' w:char='D800'/><w:sym w:char='110000'/></w:r></w:p>"),
     "一\n"},
    {BODY(P("\xEF\x83\xBE是\xEF\x82\xA8否")), "☑是□否\n"},
    /* Fields. */
    {BODY("<w:p><w:fldSimple w:instr='PAGE'>" RUN("3") "</w:fldSimple></w:p>"), "3\n"},
    {BODY("<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DATE</w:instrText>"
          "</w:r>" RUN("码") "<w:r><w:fldChar w:fldCharType='separate'/></w:r>" RUN(
              "果") "<w:r><w:fldChar w:fldCharType='end'/></w:r>" RUN("后") "</w:p>"),
     "果后\n"},
    {BODY("<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='begin'/>"
          "<w:fldChar w:fldCharType='separate'/><w:t>内</w:t><w:fldChar w:fldCharType='end'/>"
          "<w:fldChar w:fldCharType='separate'/><w:t>外</w:t><w:fldChar w:fldCharType='end'/>"
          "</w:r></w:p>"),
     "外\n"},
    {BODY("<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:t>码</w:t></w:r></w:p>" P("不丢")),
     "\n不丢\n"},
    {BODY("<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='0'/>"
          "<w:checked/></w:checkBox></w:ffData></w:fldChar><w:instrText>FORMCHECKBOX</w:instrText>"
          "<w:fldChar w:fldCharType='end'/></w:r>" RUN("是") "</w:p>"),
     "☑是\n"},
    {BODY("<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='1'/>"
          "</w:checkBox></w:ffData></w:fldChar><w:fldChar w:fldCharType='end'/><w:fldChar "
          "w:fldCharType='begin'><w:ffData><w:checkBox/></w:ffData></w:fldChar><w:fldChar "
          "w:fldCharType='end'/></w:r></w:p>"),
     "☑□\n"},
    {BODY("<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList><w:result w:val='1'/>"
          "<w:listEntry w:val='男'/><w:listEntry w:val='女'/></w:ddList></w:ffData></w:fldChar>"
          "<w:fldChar w:fldCharType='end'/></w:r></w:p>"),
     "女\n"},
    /* Phonetic guides, formulas. */
    {BODY("<w:p><w:r><w:ruby><w:rt>" RUN("yi") "</w:rt><w:rubyBase>" RUN(
         "一") "</w:rubyBase></w:ruby></w:r></w:p>"),
     "一\n"},
    {BODY("<w:p><m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath></w:p>"), "x+1\n"},
    {BODY(
         "<w:p><m:oMath><m:d><m:e><m:r><m:t>a</m:t></m:r></m:e><m:e><m:d><m:dPr>"
         "<m:begChr m:val='['/><m:endChr m:val=''/></m:dPr><m:e><m:r><m:t>b</m:t></m:r></m:e></m:d>"
         "</m:e></m:d><m:d/></m:oMath></w:p>"),
     "(a|[b)\n"},
    /* Text boxes, once and behind their paragraph. */
    {BODY("<w:p>" RUN(
         "前") "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
               "<wps:txbx><w:txbxContent>" P("框一")
                   P("框二") "</w:txbxContent></wps:txbx></w:drawing>"
                             "</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" P(
                                 "旧框") "</w:txbxContent></v:textbox></w:pict></mc:Fallback></"
                                         "mc:AlternateContent>"
                                         "</w:r>" RUN("后") "</w:p>" P("末")),
     "前后\n框一\n框二\n末\n"},
    {BODY("<w:p><w:r><mc:AlternateContent><mc:Choice Requires='future'><w:t>新</w:t></mc:Choice>"
          "<mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"),
     "旧\n"},
    /* Odd structure loses no text. */
    {BODY(RUN("裸") P("段")), "裸\n段\n"},
    {BODY("<w:p><w:p>" RUN("内") "</w:p>" RUN("外") "</w:p>"), "\n内\n外\n"},
    {"<x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'><x:body><x:p><x:r>"
     "<x:t>严</x:t></x:r></x:p></x:body></x:document>",
     "严\n"},
};

START_TEST(test_read_gives_text)
{
    unit_assert_str(docx_kit_read_body(arena, texts[_i].body)->text, texts[_i].text);
}
END_TEST

/* ---- blocks ---- */

/* One letter a block, cells with column and span, flags as letters, paragraphs with text. */
static void describe(struct aj_buffer *out, const struct aj_document *document)
{
    static const char types[] = "ptrc";
    static const char flags[] = "PMUHBRCN"; /* in the order of enum aj_block_flag */

    for (uint32_t i = 0; i < document->n_blocks; i++) {
        const struct aj_block *block = &document->blocks[i];

        aj_buffer_printf(out, "%*s%c", block->depth, "", types[block->type]);
        if (block->type == AJ_CELL)
            aj_buffer_printf(out, "%u+%u", block->column, block->span);
        for (size_t k = 0; flags[k] != '\0'; k++) {
            if ((block->flags & 1 << k) != 0)
                aj_buffer_printf(out, "%c", flags[k]);
        }
        if (block->type == AJ_PARAGRAPH)
            aj_buffer_printf(out, ":%" AJ_STR_FMT, AJ_STR_ARG(aj_block_text(document, i)));
        aj_buffer_append_c(out, "\n");
    }
}

#define TC(properties, text) "<w:tc><w:tcPr>" properties "</w:tcPr>" P(text) "</w:tc>"
#define BREAK                "<w:r><w:br w:type='page'/></w:r>"

static const struct {
    const char *body;
    const char *blocks;
} structures[] = {
    {BODY("<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" CELL("a") CELL("b") "</w:tr></w:tbl>"),
     "t\n rH\n  c0+1\n   p:a\n  c1+1\n   p:b\n"},
    {BODY("<w:tbl><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" TC(
         "<w:gridSpan w:val='3'/>", "a") CELL("b") "</w:tr></w:tbl>"),
     "t\n r\n  c1+3\n   p:a\n  c4+1\n   p:b\n"},
    {BODY("<w:tbl><w:tr>" TC("<w:vMerge w:val='restart'/>",
                             "a") "</w:tr><w:tr>" TC("<w:vMerge/>", "") "</w:tr></w:tbl>"),
     "t\n r\n  c0+1\n   p:a\n r\n  c0+1U\n   p:\n"},
    {BODY("<w:tbl><w:tr>" TC("<w:hMerge w:val='restart'/>", "a") TC("<w:hMerge/>", "")
              CELL("b") "</w:tr></w:tbl>"),
     "t\n r\n  c0+2\n   p:a\n   p:\n  c2+1\n   p:b\n"},
    {BODY("<w:tbl><w:tr><w:tc><w:tbl><w:tr>" CELL("a") "</w:tr></w:tbl>" P(
         "b") "</w:tc></w:tr></w:tbl>"),
     "t\n r\n  c0+1\n   t\n    r\n     c0+1\n      p:a\n   p:b\n"},
    {BODY("<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
          "<w:sdtContent>" CELL("hint") "</w:sdtContent></w:sdt>" CELL(
              "b") "</w:tr></w:sdtContent></w:sdt></w:tbl>"),
     "t\n r\n  c0+1\n   p:hint\n  c1+1\n   p:b\n"},
    {BODY("<w:tbl><w:tr><w:tc/></w:tr><w:tr/></w:tbl>"), "t\n r\n  c0+1\n r\n"},
    {BODY(PR("<w:jc w:val='right'/>", "a") PR("<w:jc w:val='end'/>", "b")
              PR("<w:jc w:val='center'/>", "c") PR("<w:jc w:val='both'/>", "d")),
     "pR:a\npR:b\npC:c\np:d\n"},
    {BODY(PR("<w:jc w:val='left'/><w:pPrChange><w:pPr><w:jc w:val='right'/></w:pPr></w:pPrChange>",
             "a")),
     "p:a\n"},
    {BODY(P("a") PR("<w:pageBreakBefore/>", "b") PR("<w:pageBreakBefore w:val='0'/>", "c")),
     "p:a\npN:b\np:c\n"},
    {BODY("<w:p>" RUN("a") BREAK "</w:p>" P("b")), "p:a\npN:b\n"},
    {BODY("<w:p>" BREAK RUN("a") "</w:p>" P("b")), "pN:a\np:b\n"},
    {BODY("<w:p><w:pPr><w:jc w:val='center'/></w:pPr>" RUN("a") BREAK RUN("b") "</w:p>" P("c")),
     "pC:a\npCN:b\np:c\n"},
    {BODY("<w:p><w:r><w:lastRenderedPageBreak/><w:t>a</w:t></w:r></w:p>"), "p:a\n"},
    /* The type of the last section says how the last section begins. */
    {BODY(PR("<w:sectPr><w:type w:val='continuous'/></w:sectPr>", "a") P("b") "<w:sectPr/>"),
     "p:a\npN:b\n"},
    {BODY(PR("<w:sectPr/>", "a") P("b") "<w:sectPr><w:type w:val='continuous'/></w:sectPr>"),
     "p:a\np:b\n"},
    {BODY("<w:p><w:r><w:drawing><a:blip r:embed='x'/></w:drawing></w:r></w:p>"), "pP:\n"},
    {BODY("<w:tbl><w:tr><w:tc><w:p><w:r><w:pict><v:shape><v:imagedata r:id='x'/></v:shape></w:pict>"
          "</w:r></w:p></w:tc></w:tr></w:tbl>"),
     "t\n r\n  c0+1P\n   pP:\n"},
    {BODY("<w:p><w:r><w:pict><v:textbox><w:txbxContent>" P("框") "<w:tbl><w:tr>" CELL(
         "格") "</w:tr></w:tbl></w:txbxContent></v:textbox></w:pict>"
               "</w:r></w:p>"),
     "p:\npB:框\ntB\n r\n  c0+1\n   p:格\n"},
};

START_TEST(test_read_gives_blocks)
{
    struct aj_buffer out;

    aj_buffer_init(&out, AJ_KIB);
    describe(&out, docx_kit_read_body(arena, structures[_i].body));
    unit_assert_str(aj_buffer_get(&out), structures[_i].blocks);
    aj_buffer_release(&out);
}
END_TEST

START_TEST(test_read_counts_facts)
{
    const struct aj_document *document = docx_kit_read_body(
        arena, BODY("<w:p><w:ins>" RUN("a") "</w:ins><w:del>" RUN(
                   "b") "</w:del><w:del/><w:r>"
                        "<w:commentReference "
                        "w:id='1'/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>c</w:t></w:r>"
                        "<w:r><w:object><v:imagedata r:id='x'/><o:OLEObject "
                        "Type='Embed'/></w:object></w:r></w:p>"
                        "<w:altChunk r:id='y'/>"));

    ck_assert_uint_eq(document->facts.insertions, 1);
    ck_assert_uint_eq(document->facts.deletions, 2);
    ck_assert_uint_eq(document->facts.comments, 1);
    ck_assert_uint_eq(document->facts.hidden_runs, 1);
    ck_assert_uint_eq(document->facts.pictures, 1);
    ck_assert_uint_eq(document->facts.unread_parts, 2);
}
END_TEST

/* What a picture or table is described as is kept, apart from the text; hidden ones are not. */
START_TEST(test_read_captions)
{
    const struct aj_document *document = docx_kit_read_body(
        arena,
        BODY("<w:tbl><w:tblPr><w:tblCaption w:val='物品清单'/></w:tblPr><w:tr><w:tc>" P(
            "甲") "</w:tc></w:tr></w:tbl>"
                  "<w:p><w:r><w:drawing xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/"
                  "wordprocessingDrawing'><wp:inline><wp:docPr id='1' descr='公章' title=' '/>"
                  "</wp:inline></w:drawing></w:r></w:p>"));

    ck_assert_uint_eq(document->n_captions, 2);
    ck_assert(aj_str_equal_c(document->captions[0], "物品清单"));
    ck_assert(aj_str_equal_c(document->captions[1], "公章"));
    ck_assert(aj_str_equal_c(document->text, "甲\n\n"));
}
END_TEST

/* ---- lists ---- */

#define LEVEL(index, format, label)                                                                \
    "<w:lvl w:ilvl='" index "'><w:start w:val='1'/><w:numFmt w:val='" format                       \
    "'/><w:suff w:val='nothing'/><w:lvlText w:val='" label "'/></w:lvl>"
#define ITEM(list, level)                                                                          \
    PR("<w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list "'/></w:numPr>", ".")
#define LIST(levels, nums)                                                                         \
    "<w:numbering " NAMESPACES "><w:abstractNum w:abstractNumId='5'>" levels "</w:abstractNum>"    \
    "<w:num w:numId='1'><w:abstractNumId w:val='5'/></w:num>" nums "</w:numbering>"
#define THREE ITEM("1", "0") ITEM("1", "0") ITEM("1", "0")

static const struct {
    const char *numbering;
    const char *body;
    const char *text;
} lists[] = {
    {LIST(LEVEL("0", "decimal", "%1."), ""), BODY(THREE), "1..\n2..\n3..\n"},
    {LIST(LEVEL("0", "chineseCounting", "%1、"), ""), BODY(THREE), "一、.\n二、.\n三、.\n"},
    {LIST(LEVEL("0", "chineseCountingThousand", "（%1）"), ""), BODY(ITEM("1", "0")), "（一）.\n"},
    {LIST(LEVEL("0", "decimalEnclosedCircle", "%1"), ""), BODY(THREE), "①.\n②.\n③.\n"},
    {LIST(LEVEL("0", "upperRoman", "%1"), ""), BODY(THREE ITEM("1", "0")), "I.\nII.\nIII.\nIV.\n"},
    {LIST(LEVEL("0", "lowerLetter", "%1)"), ""), BODY(THREE), "a).\nb).\nc).\n"},
    {LIST(LEVEL("0", "bullet", "\xEF\x81\xAC"), ""), BODY(ITEM("1", "0")), ".\n"},
    {LIST(LEVEL("0", "bullet", "\xEF\x82\xA8"), ""), BODY(ITEM("1", "0")), "□.\n"},
    {LIST(LEVEL("0", "decimal", "%1"), ""), BODY(ITEM("0", "0") ITEM("9", "0")), ".\n.\n"},
    /* Deeper levels start again, show the ones above, and start those that had no paragraph. */
    {LIST(LEVEL("0", "decimal", "%1") LEVEL("1", "lowerLetter", "%1.%2"), ""),
     BODY(ITEM("1", "1") ITEM("1", "1") ITEM("1", "0") ITEM("1", "1")), "1.a.\n1.b.\n2.\n2.a.\n"},
    {LIST(LEVEL("0", "decimal", "%1") "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:lvlRestart "
                                      "w:val='0'/><w:suff w:val='space'/><w:lvlText w:val='%2'/>"
                                      "</w:lvl>",
          ""),
     BODY(ITEM("1", "0") ITEM("1", "1") ITEM("1", "0") ITEM("1", "1")), "1.\n1 .\n2.\n2 .\n"},
    {LIST("<w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='chineseCounting'/><w:suff "
          "w:val='nothing'/><w:lvlText w:val='%1、'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/>"
          "<w:isLgl/><w:lvlText w:val='%1.%2'/></w:lvl>",
          ""),
     BODY(ITEM("1", "0") ITEM("1", "1")), "三、.\n3.1\t.\n"},
    /* Lists of one abstract list go on counting; an override starts again once. */
    {LIST(LEVEL("0", "decimal", "%1"), "<w:num w:numId='2'><w:abstractNumId w:val='5'/></w:num>"
                                       "<w:num w:numId='3'><w:abstractNumId w:val='5'/>"
                                       "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/>"
                                       "</w:lvlOverride></w:num>"),
     BODY(ITEM("1", "0") ITEM("2", "0") ITEM("3", "0") ITEM("3", "0")), "1.\n2.\n7.\n8.\n"},
    {LIST(LEVEL("0", "decimal", "%1"),
          "<w:num w:numId='2'><w:abstractNumId w:val='5'/><w:lvlOverride w:ilvl='0'>" LEVEL(
              "0", "upperLetter", "%1") "</w:lvlOverride></w:num>"),
     BODY(ITEM("1", "0") ITEM("2", "0")), "1.\nB.\n"},
    {LIST(LEVEL("0", "decimal", "%1"), ""),
     BODY("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" RUN("前") "</w:p>" ITEM("1", "0")),
     "前.\n"},
    {"<damaged", BODY(ITEM("1", "0")), ".\n"},
};

START_TEST(test_read_numbers_lists)
{
    const struct docx_file files[] = {{"_rels/.rels", ROOT_RELS("word/document.xml")},
                                      {"word/_rels/document.xml.rels",
                                       "<Relationships><Relationship Id='r9' Type='" R_OFFICE
                                       "/numbering' Target='numbering.xml'/></Relationships>"},
                                      {"word/numbering.xml", lists[_i].numbering},
                                      {"word/document.xml", lists[_i].body},
                                      {NULL, NULL}};
    struct aj_document *document;

    ck_assert_int_eq(docx_kit_read(arena, files, &document, NULL), AJ_OK);
    unit_assert_str(document->text, lists[_i].text);
}
END_TEST

/* ---- packages ---- */

#define NOTE(type, text) "<w:footnote " type ">" P(text) "</w:footnote>"

START_TEST(test_read_puts_margins_behind_the_body)
{
    const struct docx_file files[] = {
        {"_rels/.rels", ROOT_RELS("/word/document.xml")},
        {"word/_rels/document.xml.rels",
         "<Relationships>"
         "<Relationship Id='f' Type='" R_OFFICE "/footnotes' Target='/word/footnotes.xml'/>"
         "<Relationship Id='h' Type='" R_OFFICE "/header' Target='../word/./header1.xml'/>"
         "<Relationship Id='g' Type='" R_OFFICE "/footer' Target='missing.xml'/>"
         "<Relationship Id='x' Type='" R_OFFICE "/header' Target='unused.xml'/>"
         "</Relationships>"},
        {"word/document.xml",
         BODY(P("正文") "<w:sectPr><w:headerReference r:id='h'/><w:headerReference r:id='h'/>"
                        "<w:footerReference r:id='g'/></w:sectPr>")},
        {"word/header1.xml", "<w:hdr " NAMESPACES ">" P("眉") "</w:hdr>"},
        {"word/unused.xml", "<w:hdr " NAMESPACES ">" P("不用") "</w:hdr>"},
        {"word/footnotes.xml", "<w:footnotes " NAMESPACES ">" NOTE("w:type='separator'", "线")
                                   NOTE("", "注") "</w:footnotes>"},
        {NULL, NULL}};
    struct aj_document *document;

    ck_assert_int_eq(docx_kit_read(arena, files, &document, NULL), AJ_OK);
    unit_assert_str(document->text, "正文\n眉\n注\n");
    ck_assert_uint_eq(document->blocks[0].flags, 0);
    ck_assert_uint_eq(document->blocks[1].flags, AJ_BLOCK_MARGIN);
    unit_assert_str(aj_block_place(arena, document, 1), "页眉第1段");
    unit_assert_str(aj_block_place(arena, document, 2), "脚注第1段");
    ck_assert_uint_eq(document->facts.unread_parts, 1);
}
END_TEST

#define MAIN_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

static const struct {
    struct docx_file files[4];
    enum aj_status status;
} packages[] = {
    {{{"_rels/.rels", ROOT_RELS("odd/name.bin")}, {"odd/name.bin", BODY(P("一"))}}, AJ_OK},
    {{{"_rels/.rels", ROOT_RELS("Word/Document.xml")}, {"word\\document.xml", BODY(P("一"))}},
     AJ_OK},
    {{{"[Content_Types].xml",
       "<Types><Override PartName='/w/main.xml' ContentType='" MAIN_TYPE "'/></Types>"},
      {"w/main.xml", BODY(P("一"))}},
     AJ_OK},
    {{{"_rels/.rels", ROOT_RELS("gone.xml")},
      {"[Content_Types].xml",
       "<Types><Override PartName='/w/main.xml' ContentType='" MAIN_TYPE "'/></Types>"},
      {"w/main.xml", BODY(P("一"))}},
     AJ_OK},
    {{{"word/other.xml", "<a/>"}}, AJ_CORRUPT},
    {{{"_rels/.rels", ROOT_RELS("gone.xml")}}, AJ_CORRUPT},
    {{{"_rels/.rels", ROOT_RELS("xl/workbook.xml")}, {"xl/workbook.xml", "<workbook/>"}},
     AJ_UNSUPPORTED},
    {{{"_rels/.rels", ROOT_RELS("a.xml")}, {"a.xml", "<w:document " NAMESPACES ">"}}, AJ_CORRUPT},
    {{{"_rels/.rels", ROOT_RELS("a.xml")}, {"a.xml", "<!DOCTYPE a>" BODY("")}}, AJ_REFUSED},
};

START_TEST(test_read_finds_the_main_part)
{
    struct aj_document *document;
    struct aj_error err = {.message = ""};

    ck_assert_int_eq(docx_kit_read(arena, packages[_i].files, &document, &err),
                     packages[_i].status);
    if (packages[_i].status == AJ_OK)
        unit_assert_str(document->text, "一\n");
    else
        ck_assert_ptr_null(document);
    ck_assert_int_eq(err.message[0] != '\0', packages[_i].status != AJ_OK);
}
END_TEST

static const struct {
    struct aj_str bytes;
    enum aj_status status;
} others[] = {
    {{"", 0}, AJ_CORRUPT},
    {{"PK\x03\x04", 4}, AJ_CORRUPT},
    {{"no zip", 6}, AJ_UNSUPPORTED},
    {{"{\\rtf1}", 7}, AJ_UNSUPPORTED},
    {{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8}, AJ_UNSUPPORTED},
    {{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
      "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
      40},
     AJ_ENCRYPTED},
};

START_TEST(test_read_tells_what_is_no_docx)
{
    struct aj_document *document;
    struct aj_error err;

    ck_assert_int_eq(aj_reader_docx.read(others[_i].bytes, arena, &document, &err),
                     others[_i].status);
    ck_assert_ptr_null(document);
}
END_TEST

/* ---- the other reader, and which one is taken ---- */

static const struct {
    const char *xml;
    const char *text;
} xml_files[] = {
    {"<a/>", ""},
    {"<案卷><案号>一〔2024〕1号</案号><人>\n <姓名> 张三 </姓名>\n</人></案卷>",
     "案号：一〔2024〕1号\n姓名：张三\n"},
    {"<a>x<b>y</b>z</a>", "a：x\nb：y\na：z\n"},
    {"<p:a xmlns:p='urn:x' k='v'>1</p:a>", "a：1\n"},
};

START_TEST(test_xml_gives_a_line_an_element)
{
    struct aj_document *document;

    ck_assert_int_eq(aj_reader_xml.read(aj_str_from(xml_files[_i].xml), arena, &document, NULL),
                     AJ_OK);
    unit_assert_str(document->text, xml_files[_i].text);
}
END_TEST

START_TEST(test_xml_leaves_out_embedded_files)
{
    struct aj_buffer xml;
    struct aj_document *document;

    aj_buffer_init(&xml, AJ_MIB);
    aj_buffer_append_c(&xml, "<a><b>");
    for (int i = 0; i < 1000; i++)
        aj_buffer_append_c(&xml, "QUJDREVG\n");
    aj_buffer_append_c(&xml, "</b><c>1</c></a>");
    ck_assert_int_eq(aj_reader_xml.read(aj_buffer_get(&xml), arena, &document, NULL), AJ_OK);
    unit_assert_str(document->text, "c：1\n");
    ck_assert_uint_eq(document->facts.unread_parts, 1);
    aj_buffer_release(&xml);
}
END_TEST

static const struct {
    const char *name;
    const char *bytes;
    const struct aj_reader *reader;
} bids[] = {
    {"a.docx", "", &aj_reader_docx},
    {"案卷/1.DOCM", "", &aj_reader_docx},
    {"a.dotx", "x", &aj_reader_docx},
    {"a.bin", "PK\x03\x04 word/document.xml", &aj_reader_docx},
    {"a.xml", "PK\x03\x04 word/document.xml", &aj_reader_docx},
    {"a.xml", "", &aj_reader_xml},
    {"a.XML", " <a/>", &aj_reader_xml},
    {"a.zip", "PK\x03\x04 xl/workbook.xml", NULL},
    {"~$a.docx", "", NULL},
    {"x/._a.docx", "", NULL},
    {".docx", "", NULL},
    {"a.pdf", "%PDF", NULL},
    {"a.html", "<a/>", NULL},
    {"", "", NULL},
};

START_TEST(test_reader_for_takes_the_highest_bid)
{
    struct aj_str name = aj_str_from(bids[_i].name);

    ck_assert_ptr_eq(aj_reader_for(name, aj_str_from(bids[_i].bytes)), bids[_i].reader);
    if (bids[_i].bytes[0] == '\0')
        ck_assert_ptr_eq(aj_reader_for_name(name), bids[_i].reader);
}
END_TEST

static Suite *suite(void)
{
    Suite *all = suite_create("docx");
    TCase *read = tcase_create("read");
    TCase *reader = tcase_create("reader");

    tcase_add_checked_fixture(read, setup, teardown);
    tcase_add_checked_fixture(reader, setup, teardown);
    tcase_add_loop_test(read, test_read_gives_text, 0, AJ_COUNT(texts));
    tcase_add_loop_test(read, test_read_gives_blocks, 0, AJ_COUNT(structures));
    tcase_add_loop_test(read, test_read_numbers_lists, 0, AJ_COUNT(lists));
    tcase_add_loop_test(read, test_read_finds_the_main_part, 0, AJ_COUNT(packages));
    tcase_add_loop_test(read, test_read_tells_what_is_no_docx, 0, AJ_COUNT(others));
    tcase_add_test(read, test_read_counts_facts);
    tcase_add_test(read, test_read_captions);
    tcase_add_test(read, test_read_puts_margins_behind_the_body);
    tcase_add_loop_test(reader, test_xml_gives_a_line_an_element, 0, AJ_COUNT(xml_files));
    tcase_add_test(reader, test_xml_leaves_out_embedded_files);
    tcase_add_loop_test(reader, test_reader_for_takes_the_highest_bid, 0, AJ_COUNT(bids));
    suite_add_tcase(all, read);
    suite_add_tcase(all, reader);
    return all;
}

int main(void)
{
    return unit_run(suite());
}
