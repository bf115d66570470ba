/* SPDX-License-Identifier: Apache-2.0
 *
 * What styles and paragraph marks change about the text of a DOCX: hidden text, joined paragraphs,
 * numbers that come with a style.
 */
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

#define STYLES(content)        "<w:styles " NAMESPACES ">" content "</w:styles>"
#define STYLE(type, id, rules) "<w:style w:type='" type "' w:styleId='" id "'>" rules "</w:style>"
#define BASED(id)              "<w:basedOn w:val='" id "'/>"
#define HIDES                  "<w:rPr><w:vanish/></w:rPr>"
#define SHOWS                  "<w:rPr><w:vanish w:val='0'/></w:rPr>"
#define STYLED(id, text)       PR("<w:pStyle w:val='" id "'/>", text)
/* A run of a character style, with more properties behind it. */
#define RUN_OF(id, properties, text)                                                               \
    "<w:r><w:rPr><w:rStyle w:val='" id "'/>" properties "</w:rPr><w:t>" text "</w:t></w:r>"
#define STYLES_THAT_HIDE                                                                           \
    STYLES(STYLE("paragraph", "p", HIDES) STYLE("paragraph", "pp", BASED("p"))                     \
               STYLE("paragraph", "ps", BASED("p") SHOWS) STYLE("character", "c", HIDES)           \
                   STYLE("character", "cc", BASED("c")) STYLE("paragraph", "ring", BASED("gnir"))  \
                       STYLE("paragraph", "gnir", BASED("ring"))                                   \
                           STYLE("paragraph", "old",                                               \
                                 "<w:rPr><w:rPrChange>" HIDES "</w:rPrChange></w:rPr>")            \
                               STYLE("table", "t", "<w:tblStylePr>" HIDES "</w:tblStylePr>"))

static const struct {
    const char *styles;
    const char *body;
    const char *text;
    unsigned hidden;
} hidden[] = {
    {STYLES_THAT_HIDE, BODY(STYLED("p", "藏") P("现")), "现\n", 1},
    {STYLES_THAT_HIDE, BODY(STYLED("pp", "藏") P("现")), "现\n", 1},
    {STYLES_THAT_HIDE, BODY(STYLED("ps", "现") P("末")), "现\n末\n", 0},
    {STYLES_THAT_HIDE, BODY("<w:p>" RUN_OF("c", "", "藏") RUN("现") "</w:p>"), "现\n", 1},
    {STYLES_THAT_HIDE, BODY("<w:p>" RUN_OF("cc", "", "藏") RUN("现") "</w:p>"), "现\n", 1},
    /* A toggle within a toggle shows; what a run says itself counts. */
    {STYLES_THAT_HIDE,
     BODY("<w:p><w:pPr><w:pStyle w:val='p'/></w:pPr>" RUN_OF("c", "", "现") RUN("藏") "</w:p>"),
     "现\n", 1},
    {STYLES_THAT_HIDE, BODY("<w:p>" RUN_OF("c", "<w:vanish w:val='0'/>", "现") "</w:p>"), "现\n",
     0},
    {STYLES_THAT_HIDE,
     BODY("<w:p><w:pPr><w:pStyle w:val='p'/></w:pPr><w:r>" SHOWS "<w:t>现</w:t></w:r></w:p>"),
     "现\n", 0},
    /* Of a style that isn't there, of a ring of styles, of what was before a change. */
    {STYLES_THAT_HIDE, BODY(STYLED("x", "现")), "现\n", 0},
    {STYLES_THAT_HIDE, BODY(STYLED("ring", "现")), "现\n", 0},
    {STYLES_THAT_HIDE, BODY(STYLED("old", "现")), "现\n", 0},
    {STYLES_THAT_HIDE, BODY(STYLED("t", "现")), "现\n", 0},
    {STYLES("<w:docDefaults><w:rPrDefault>" HIDES "</w:rPrDefault></w:docDefaults>" STYLE(
         "paragraph", "p", "") STYLE("paragraph", "q", HIDES)),
     BODY(STYLED("p", "藏") STYLED("q", "藏") "<w:p><w:r>" SHOWS "<w:t>现</w:t></w:r></w:p>"),
     "现\n", 2},
    {STYLES(STYLE("paragraph", "p", "<w:rPr><w:specVanish/></w:rPr>")),
     BODY(STYLED("p", "藏") P("现")), "现\n", 1},
    {STYLES(STYLE("paragraph", "p", "<w:rPr><w:webHidden/></w:rPr>")), BODY(STYLED("p", "现")),
     "现\n", 0},
    /* Damaged or missing styles cost nothing else. */
    {"<vanish", BODY(STYLED("p", "现")), "现\n", 0},
    {"<!DOCTYPE a><vanish/>", BODY(STYLED("p", "现")), "现\n", 0},
    {NULL, BODY(STYLED("p", "现")), "现\n", 0},
    /* Without styles. */
    {NULL, BODY("<w:p><w:r><w:rPr><w:specVanish/></w:rPr><w:t>藏</w:t></w:r></w:p>"), "\n", 1},
    {NULL, BODY("<w:p><w:r><w:rPr><w:webHidden/></w:rPr><w:t>现</w:t></w:r></w:p>"), "现\n", 0},
    {NULL, BODY("<w:p><w:r>" HIDES "</w:r>" RUN("现") "</w:p>"), "现\n", 0},
    {NULL,
     BODY("<w:p><m:r><w:rPr><w:vanish/></w:rPr><m:t>x</m:t></m:r><m:r><m:t>y</m:t></m:r></w:p>"),
     "y\n", 1},
};

START_TEST(test_hidden_text_is_left_out)
{
    const struct aj_document *document =
        docx_kit_read_styled(arena, hidden[_i].body, hidden[_i].styles, NULL);

    unit_assert_str(document->text, hidden[_i].text);
    ck_assert_uint_eq(document->facts.hidden_runs, hidden[_i].hidden);
}
END_TEST

/* ---- marks ---- */

#define HIDDEN_MARK(properties, text)                                                              \
    PR("<w:rPr><w:vanish/><w:specVanish/></w:rPr>" properties, text)

static const struct {
    const char *body;
    const char *text;
} marks[] = {
    {BODY(HIDDEN_MARK("", "前") P("后") P("末")), "前后\n末\n"},
    {BODY(PR(HIDES, "前") P("后")), "前后\n"},
    {BODY(HIDDEN_MARK("<w:sectPr/>", "前") P("后")), "前\n后\n"},
    {BODY(HIDDEN_MARK("", "前") "<w:tbl><w:tr>" CELL("格") "</w:tr></w:tbl>"), "前\n格\n"},
    {BODY("<w:tbl><w:tr><w:tc>" HIDDEN_MARK("", "前") "</w:tc>" CELL("格") "</w:tr></w:tbl>"),
     "前\n格\n"},
    {BODY(HIDDEN_MARK("", "前")), "前\n"},
    /* A large first letter. */
    {BODY(PR("<w:framePr w:dropCap='drop'/>", "第") P("一章") P("末")), "第一章\n末\n"},
    {BODY(PR("<w:framePr w:dropCap='margin'/>", "第") P("一章")), "第一章\n"},
    {BODY(PR("<w:framePr w:dropCap='none'/>", "前") P("后")), "前\n后\n"},
};

START_TEST(test_hidden_marks_join_paragraphs)
{
    unit_assert_str(docx_kit_read_body(arena, marks[_i].body)->text, marks[_i].text);
}
END_TEST

/* ---- numbers ---- */

#define LEVEL(index, format, label, more)                                                          \
    "<w:lvl w:ilvl='" index "'><w:start w:val='1'/><w:numFmt w:val='" format "'/>" more            \
    "<w:suff w:val='nothing'/><w:lvlText w:val='" label "'/></w:lvl>"
#define NUMBERING                                                                                  \
    "<w:numbering " NAMESPACES "><w:abstractNum w:abstractNumId='5'>" LEVEL(                       \
        "0", "chineseCounting", "%1、", "<w:pStyle w:val='h1'/>")                                  \
        LEVEL("1", "decimal", "%2.", "<w:pStyle w:val='h2'/>")                                     \
            LEVEL("2", "lowerLetter", "%3)", "") "</w:abstractNum>"                                \
                                                 "<w:num w:numId='1'>"                             \
                                                 "<w:abstractNumId "                               \
                                                 "w:val='5'/></w:num>"                             \
                                                 "</w:numbering>"
#define NUMBERED(level, list)                                                                      \
    "<w:pPr><w:numPr>" level "<w:numId w:val='" list "'/></w:numPr></w:pPr>"
#define STYLES_THAT_NUMBER                                                                         \
    STYLES(STYLE("paragraph", "h1", NUMBERED("", "1")) STYLE(                                      \
        "paragraph", "h2", BASED("h1") "<w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr>")    \
               STYLE("paragraph", "child", BASED("h1"))                                            \
                   STYLE("paragraph", "none", BASED("h1") NUMBERED("", "0"))                       \
                       STYLE("paragraph", "third", NUMBERED("<w:ilvl w:val='2'/>", "1"))           \
                           STYLE("paragraph", "plain", ""))

static const struct {
    const char *body;
    const char *text;
} numbered[] = {
    {BODY(STYLED("h1", "总") STYLED("h2", "分") STYLED("h2", "分") STYLED("h1", "总")),
     "一、总\n1.分\n2.分\n二、总\n"},
    {BODY(STYLED("child", "总") STYLED("plain", "文") P("文")), "一、总\n文\n文\n"},
    {BODY(STYLED("none", "文")), "文\n"},
    {BODY(STYLED("third", "文")), "a)文\n"},
    /* What a paragraph says itself. */
    {BODY(PR("<w:pStyle w:val='h1'/><w:numPr><w:numId w:val='0'/></w:numPr>", "文")), "文\n"},
    {BODY(PR("<w:pStyle w:val='h1'/><w:numPr><w:ilvl w:val='1'/></w:numPr>", "分")), "1.分\n"},
    {BODY(PR("<w:pStyle w:val='h2'/><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>",
             "总")),
     "一、总\n"},
    {BODY(PR("<w:pStyle w:val='h1'/><w:rPr><w:vanish/></w:rPr>", "前") STYLED("h1", "后")),
     "前后\n"},
};

START_TEST(test_styles_number_paragraphs)
{
    const struct aj_document *document =
        docx_kit_read_styled(arena, numbered[_i].body, STYLES_THAT_NUMBER, NUMBERING);

    unit_assert_str(document->text, numbered[_i].text);
}
END_TEST

static Suite *suite(void)
{
    Suite *all = suite_create("docx_style");
    TCase *styles = tcase_create("styles");

    tcase_add_checked_fixture(styles, setup, teardown);
    tcase_add_loop_test(styles, test_hidden_text_is_left_out, 0, AJ_COUNT(hidden));
    tcase_add_loop_test(styles, test_hidden_marks_join_paragraphs, 0, AJ_COUNT(marks));
    tcase_add_loop_test(styles, test_styles_number_paragraphs, 0, AJ_COUNT(numbered));
    suite_add_tcase(all, styles);
    return all;
}

int main(void)
{
    return unit_run(suite());
}
