/* SPDX-License-Identifier: Apache-2.0
 *
 * What the page shows that is no plain text of a run: codes of fields without a result, symbol
 * fonts, formulas, charts, hints.
 */
#include "base/buffer.h"
#include "docx_kit.h"
#include "reader/docx_code.h"
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

static const struct {
    const char *code;
    const char *text;
} codes[] = {
    {"", ""},
    {"PAGE", ""},
    {"EQX \\o(a,b)", ""},
    /* Characters in a frame, phonetic guides, merged characters. */
    {"eq \\o\\ac(○,1)", "①"},
    {"EQ \\o\\ac(○,20)", "⑳"},
    {"EQ \\o\\ac(○,21)", "21"},
    {"EQ \\o\\ac(○,正)", "正"},
    {"EQ \\o\\ac(□,1)", "1"},
    {"EQ \\* jc2 \\* \"Font:宋体\" \\* hps10 \\o\\ad(\\s\\up 9(yi),一)", "一"},
    {"EQ \\o(\\s\\up 8(执法),\\s\\do 3(大队))", "执法大队"},
    /* Formulas. */
    {"EQ \\f(1,2)", "1/2"},
    {"EQ \\f(a;\\f(b,c))", "a/b/c"},
    {"EQ \\r(3,x)", "3√x"},
    {"EQ \\r(,x)", "√x"},
    {"EQ \\r(x)", "√x"},
    {"EQ \\r()", "√"},
    {"EQ \\b\\bc\\{(x)", "(x)"},
    {"EQ \\a\\al\\co2(a,b,c)", "a b c"},
    {"EQ \\x\\to(x)", "x"},
    {"EQ \\d\\fo10()x", "x"},
    {"EQ x\\s\\up5(2)+\\(1\\,2\\)", "x2+(1,2)"},
    {"EQ \\i(a,b,c)", "∫a b c"},
    {"EQ f(x,y)", "f(x,y)"},
    /* Odd ones. */
    {"EQ \\", ""},
    {"EQ \\o", ""},
    {"EQ \\o(", ""},
    {"EQ )", ")"},
    {"EQ \\o(○", "○"},
    {"EQ \\o(,)", ""},
    {"EQ \\*", ""},
    {"EQ \\* \"", ""},
    {"EQ ((((((((((((((((((((((((((((((((((", ""},
    /* Symbols. */
    {"SYMBOL 163 \\f \"Wingdings 2\" \\s 12", "□"},
    {"SYMBOL 0xFE \\f Wingdings", "☑"},
    {"SYMBOL 97 \\f Symbol", "α"},
    {"SYMBOL 9745 \\u", "☑"},
    {"SYMBOL x", ""},
    {"SYMBOL 55296", ""},
    {"SYMBOL 99999999999", ""},
    {"SYMBOL", ""},
    {"SYMBOL 97 \\f", "a"},
    {"SYMBOL 97 \\f \"", "a"},
};

START_TEST(test_code_shows)
{
    bool is_hint = true;

    unit_assert_str(aj_docx_code_text(arena, aj_str_from(codes[_i].code), &is_hint),
                    codes[_i].text);
    ck_assert(!is_hint);
}
END_TEST

START_TEST(test_macro_button_asks)
{
    bool is_hint = false;

    unit_assert_str(
        aj_docx_code_text(arena, aj_str_from(" MACROBUTTON NoMacro [填写 案由] "), &is_hint),
        "[填写 案由]");
    ck_assert(is_hint);
    unit_assert_str(aj_docx_code_text(arena, aj_str_from("MACROBUTTON"), &is_hint), "");
}
END_TEST

#define MARK(type)  "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
#define INSTR(code) "<w:r><w:instrText>" code "</w:instrText></w:r>"
#define FONT(name, text)                                                                           \
    "<w:r><w:rPr><w:rFonts w:ascii='" name "'/></w:rPr><w:t>" text "</w:t></w:r>"
#define HINT_OF(text)                                                                              \
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" RUN(text) "</w:sdtContent></"     \
                                                                           "w:sdt>"

static const struct {
    const char *body;
    const char *text; /* hints in ⟨⟩ */
} bodies[] = {
    {BODY("<w:p>" MARK("begin") INSTR("eq \\o\\ac(") INSTR("○,3)") MARK("end") RUN("项") "</w:p>"),
     "③项\n"},
    {BODY("<w:p>" MARK("begin") INSTR("EQ \\f(1,2)") MARK("separate") RUN("半")
              MARK("end") "</w:p>"),
     "半\n"},
    {BODY("<w:p>" MARK("begin") INSTR("PAGE") MARK("begin") INSTR("EQ \\f(1,2)") MARK("end")
              MARK("separate") RUN("1") MARK("end") "</w:p>"),
     "1\n"},
    {BODY("<w:p>" MARK("begin") INSTR("MACROBUTTON x 填写案由") MARK("end") RUN("。") "</w:p>"),
     "⟨填写案由⟩。\n"},
    {BODY("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:instrText>EQ \\f(1,2)</w:instrText></w:r></w:p>"),
     "\n"},
    {BODY("<w:p>" MARK("end") INSTR("EQ \\f(1,2)") MARK("end") "</w:p>"), "\n"},
    /* Symbol fonts in runs of text. */
    {BODY("<w:p>" FONT("Wingdings 2", "R") FONT("Wingdings", "o是") RUN("Ro") "</w:p>"),
     "☑□是Ro\n"},
    {BODY("<w:p>" FONT("Symbol", "a\xEF\x82\xB3 1") "</w:p>"), "α≥ 1\n"},
    {BODY("<w:p><w:r><w:sym w:font='Symbol' w:char='F0A3'/><w:sym w:font='Symbol' w:char='F028'/>"
          "</w:r></w:p>"),
     "≤(\n"},
    {BODY("<w:p><w:pPr><w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr></w:pPr>" RUN("o") "</w:p>"),
     "o\n"},
    /* Formulas. */
    {BODY("<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t>"
          "</m:r></m:den></m:f></m:oMath></w:p>"),
     "1/2\n"},
    /* Hints: placeholders, not what was written in a control, nor boxes. */
    {BODY("<w:p>" RUN("案由：") HINT_OF("写明案由") RUN("。") "</w:p>"), "案由：⟨写明案由⟩。\n"},
    {BODY("<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/><w14:checkbox/></w:sdtPr><w:sdtContent>" RUN(
         "X") "</w:sdtContent></w:sdt>" RUN("是") "</w:p>"),
     "□是\n"},
    {BODY("<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:sdt><w:sdtPr/>"
          "<w:sdtContent>" RUN("内") "</w:sdtContent></w:sdt></w:sdtContent></w:sdt></w:p>"),
     "⟨内⟩\n"},
    {BODY("<w:p>" HINT_OF("一") "</w:p><w:p>" HINT_OF("二") "</w:p>"), "⟨一⟩\n⟨二⟩\n"},
    /* Words that are in attributes are no text. */
    {BODY("<w:tbl><w:tblPr><w:tblCaption w:val='题'/><w:tblDescription "
          "w:val='述'/></w:tblPr><w:tr>" CELL("格") "</w:tr></w:tbl>"),
     "格\n"},
    /* Words along a path are. */
    {BODY("<w:p>" RUN("前") "<w:r><w:pict><v:shape><v:textpath string='卷 宗'/></v:shape><v:shape>"
                            "<v:textpath string=' '/><v:textpath/></v:shape></w:pict></w:r>" RUN(
                                "后") "</w:p>"),
     "前后\n卷 宗\n"},
    /* Cells deleted with tracking. */
    {BODY("<w:tbl><w:tr>" CELL("甲") "<w:tc><w:tcPr><w:cellDel/></w:tcPr>" P("旧") "</w:tc>" CELL(
         "乙") "</w:tr></w:tbl>"),
     "甲\n乙\n"},
    {BODY("<w:p><w:dir w:val='rtl'>" RUN("a") "</w:dir><w:proofErr/></w:p>"), "a\n"},
};

START_TEST(test_page_shows)
{
    const struct aj_document *document = docx_kit_read_body(arena, bodies[_i].body);
    struct aj_buffer out;
    size_t from = 0;

    aj_buffer_init(&out, 4096);
    for (size_t i = 0; i < document->n_hints; i++) {
        const struct aj_range *hint = &document->hints[i];

        aj_buffer_append(&out, aj_str_sub(document->text, from, hint->from));
        aj_buffer_append_c(&out, "⟨");
        aj_buffer_append(&out, aj_str_sub(document->text, hint->from, hint->to));
        aj_buffer_append_c(&out, "⟩");
        from = hint->to;
    }
    aj_buffer_append(&out, aj_str_sub(document->text, from, document->text.len));
    unit_assert_str(aj_buffer_get(&out), bodies[_i].text);
    aj_buffer_release(&out);
}
END_TEST

START_TEST(test_empty_picture_control_is_no_picture)
{
    const struct aj_document *document = docx_kit_read_body(
        arena, BODY("<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r>"
                    "<w:drawing><a:blip/></w:drawing></w:r></w:sdtContent></w:sdt></w:p>"));

    ck_assert_uint_eq(document->facts.pictures, 0);
    ck_assert_uint_eq(document->blocks[0].flags, 0);
}
END_TEST

START_TEST(test_charts_are_pictures_with_a_part_of_their_own)
{
    const struct aj_document *document = docx_kit_read_body(
        arena, BODY("<w:p><w:r><w:drawing><c:chart "
                    "xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'/>"
                    "<d:relIds xmlns:d='http://schemas.openxmlformats.org/drawingml/2006/diagram'/>"
                    "</w:drawing></w:r></w:p>"));

    ck_assert_uint_eq(document->facts.pictures, 2);
    ck_assert_uint_eq(document->facts.unread_parts, 2);
    ck_assert_uint_eq(document->blocks[0].flags, AJ_BLOCK_PICTURE);
}
END_TEST

static Suite *suite(void)
{
    Suite *all = suite_create("docx_field");
    TCase *shown = tcase_create("shown");

    tcase_add_checked_fixture(shown, setup, teardown);
    tcase_add_loop_test(shown, test_code_shows, 0, AJ_COUNT(codes));
    tcase_add_test(shown, test_macro_button_asks);
    tcase_add_loop_test(shown, test_page_shows, 0, AJ_COUNT(bodies));
    tcase_add_test(shown, test_empty_picture_control_is_no_picture);
    tcase_add_test(shown, test_charts_are_pictures_with_a_part_of_their_own);
    suite_add_tcase(all, shown);
    return all;
}

int main(void)
{
    return unit_run(suite());
}
