/* SPDX-License-Identifier: Apache-2.0
 *
 * DOCX files made to do harm, each given by what is repeated how often: every one has its status,
 * and one that can be read gives a sound document. A hang ends the test by its timeout.
 */
#include "reader/reader.h"

#include "base/utf8.h"
#include "container_kit.h"
#include "invariants.h"
#include "unit.h"

#include <string.h>

#define SECONDS_MAX 60 /* the slowest takes under two; sanitizers and busy machines more */

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define OPEN_BODY                                                                                  \
    "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "          \
    "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' "               \
    "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "                      \
    "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><w:body>"
#define CLOSE_BODY    "</w:body></w:document>"
#define BODY(content) OPEN_BODY content CLOSE_BODY
#define RUN(text)     "<w:r><w:t>" text "</w:t></w:r>"
#define P(text)       "<w:p>" RUN(text) "</w:p>"
#define MARK(type)    "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
#define NUMBERING(content)                                                                         \
    "<w:numbering xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>" content \
    "</w:numbering>"
#define LISTED                                                                                     \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>" RUN(          \
        "x") "</w:p>"
#define FIFTY               "01234567890123456789012345678901234567890123456789"
#define HUNDRED             FIFTY FIFTY
#define ROOT(relationships) "<Relationships>" relationships "</Relationships>"
#define TO(id, type, target)                                                                       \
    "<Relationship Id='" id "' Type='" OFFICE type "' Target='" target "'/>"
#define LAUGHS                                                                                     \
    "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"                    \
    "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;'>]>"

/* before, unit n times, after; unit may be NULL. */
struct repeated {
    const char *before;
    const char *unit;
    size_t n;
    const char *after;
};

struct hostile {
    const char *what;
    enum aj_status status;
    struct repeated document;
    struct repeated more; /* behind it, when one unit isn't enough */
    const char *numbering;
    const char *header;
    struct repeated relationships; /* of the main part; none: to numbering and header */
    const char *root;              /* of the package; NULL: to the main part */
    const char *text;              /* what it must read as; NULL: anything sound */
    uint32_t unread_parts;
};

static const struct hostile files[] = {
    /* --- the package */
    {"no main part", AJ_CORRUPT, .document = {.before = NULL}},
    {"main part empty", AJ_CORRUPT, .document = {.before = ""}},
    {"main part of another format", AJ_UNSUPPORTED, .document = {.before = "<svg/>"}},
    {"main part outside of the package", AJ_CORRUPT, .document = {.before = BODY(P("a"))},
     .root = ROOT(TO("r", "officeDocument", "../../../../etc/passwd"))},
    {"main part an external link", AJ_CORRUPT, .document = {.before = BODY(P("a"))},
     .root = ROOT("<Relationship Id='r' Type='" OFFICE "officeDocument' TargetMode='External' "
                  "Target='word/document.xml'/>")},
    {"main part the relationships themselves", AJ_UNSUPPORTED, .document = {.before = BODY(P("a"))},
     .root = ROOT(TO("r", "officeDocument", "_rels/.rels"))},
    {"relationships with a DOCTYPE", AJ_REFUSED, .document = {.before = BODY(P("a"))},
     .root = "<!DOCTYPE a [<!ENTITY b 'c'>]>" ROOT(TO("r", "officeDocument", "word/document.xml"))},
    {"relationships damaged", AJ_CORRUPT, .document = {.before = BODY(P("a"))},
     .relationships = {"<Relationships>", "<Relationship", 1, ""}},
    {"a header that is the main part", AJ_OK,
     .document = {.before = BODY(P("a") "<w:sectPr><w:headerReference r:id='h'/></w:sectPr>")},
     .relationships = {.before = ROOT(TO("h", "header", "document.xml"))}, .text = "a\na\n"},
    {"a header that refers to itself", AJ_OK,
     .document = {.before = BODY(P("a") "<w:sectPr><w:headerReference r:id='h'/></w:sectPr>")},
     .header = BODY(P("b") "<w:sectPr><w:headerReference r:id='h'/></w:sectPr>"), .text = "a\nb\n"},
    {"headers that are missing", AJ_OK,
     .document = {OPEN_BODY, "<w:sectPr><w:headerReference r:id='h'/></w:sectPr>", 100000,
                  CLOSE_BODY},
     .relationships = {.before = ROOT(TO("h", "header", "gone.xml"))}, .text = "",
     .unread_parts = 1},
    {"a header outside of the package", AJ_OK,
     .document = {.before = BODY(P("a") "<w:sectPr><w:headerReference r:id='h'/></w:sectPr>")},
     .relationships = {.before = ROOT(TO("h", "header", "/../../etc/passwd"))}, .text = "a\n",
     .unread_parts = 1},
    {"relationships times list paragraphs", AJ_OK,
     .document = {OPEN_BODY, LISTED, 50000, CLOSE_BODY},
     .relationships = {"<Relationships>", TO("i", "image", "m"), 100000,
                       TO("n", "numbering", "numbering.xml") "</Relationships>"},
     .unread_parts = 1},
    /* --- XML */
    {"DOCTYPE", AJ_REFUSED, .document = {.before = "<!DOCTYPE a>" BODY(P("a"))}},
    {"entities in entities", AJ_REFUSED, .document = {.before = LAUGHS BODY(P("&d;"))}},
    {"an external entity", AJ_REFUSED,
     .document = {.before =
                      "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" BODY(P("&e;"))}},
    {"a parameter entity", AJ_REFUSED,
     .document = {.before =
                      "<!DOCTYPE a [<!ENTITY % e SYSTEM 'http://127.0.0.1/'> %e;]>" BODY(P("a"))}},
    {"an entity behind an error", AJ_CORRUPT,
     .document = {.before = "<?xml version=1?>" LAUGHS BODY(P("&d;"))}},
    {"a DOCTYPE in the numbering", AJ_OK, .document = {.before = BODY(LISTED)},
     .numbering = LAUGHS NUMBERING(""), .text = "x\n", .unread_parts = 1},
    {"an undeclared entity", AJ_CORRUPT, .document = {.before = BODY(P("&nbsp;"))}},
    {"UTF-7", AJ_REFUSED,
     .document = {.before = "<?xml version='1.0' encoding='UTF-7'?>" BODY(P("+AGE-"))}},
    {"EBCDIC", AJ_REFUSED, .document = {.before = "\x4C\x6F\xA7\x94\x93\x40"}},
    {"a long declaration", AJ_REFUSED,
     .document = {"<?xml version='1.0'", " ", 300, "encoding='UTF-7'?><a/>"}},
    {"damaged UTF-8", AJ_CORRUPT, .document = {.before = BODY(P("\xD6\xD0"))}},
    {"overlong UTF-8", AJ_CORRUPT, .document = {.before = BODY(P("\xC0\xAF"))}},
    {"half of a surrogate pair", AJ_CORRUPT, .document = {.before = BODY(P("\xED\xA0\x80"))}},
    {"the same by number", AJ_CORRUPT, .document = {.before = BODY(P("&#xD800;"))}},
    {"NUL by number", AJ_CORRUPT, .document = {.before = BODY(P("&#0;"))}},
    {"tags unclosed", AJ_CORRUPT, .document = {OPEN_BODY, "<w:p>", 100, ""}},
    {"tags crossed", AJ_CORRUPT, .document = {.before = BODY("<w:p><w:r></w:p></w:r>")}},
    {"elements too deep", AJ_LIMIT, .document = {OPEN_BODY, "<w:p>", 100000, ""}},
    {"too many attributes", AJ_LIMIT, .document = {"<a ", "b=''", 100000, "/>"}},
    {"an attribute too long", AJ_CORRUPT, .document = {"<a b='", "0123456789", 1100000, "'/>"}},
    {"too many namespaces", AJ_LIMIT,
     .document = {OPEN_BODY, "<a xmlns='u'><a xmlns='u'><a xmlns='u'><a xmlns='u'><a xmlns='u'>",
                  39, ""},
     .more =
         {.before =
              "<a xmlns:a='1' xmlns:b='1' xmlns:c='1' xmlns:d='1' xmlns:e='1' xmlns:f='1' "
              "xmlns:g='1' xmlns:h='1' xmlns:i='1' xmlns:j='1' xmlns:k='1' xmlns:l='1' xmlns:m='1' "
              "xmlns:n='1' xmlns:o='1' xmlns:p='1' xmlns:q='1' xmlns:s='1' xmlns:t='1' xmlns:u='1' "
              "xmlns:v='1' xmlns:w='1' xmlns:x='1' xmlns:y='1' xmlns:z='1' xmlns:A='1' xmlns:B='1' "
              "xmlns:C='1' xmlns:D='1' xmlns:E='1' xmlns:F='1' xmlns:G='1' xmlns:H='1' xmlns:I='1' "
              "xmlns:J='1' xmlns:K='1' xmlns:L='1' xmlns:M='1' xmlns:N='1' xmlns:O='1' xmlns:P='1' "
              "xmlns:Q='1' xmlns:R='1' xmlns:S='1' xmlns:T='1' xmlns:U='1' xmlns:V='1' xmlns:W='1' "
              "xmlns:X='1' xmlns:Y='1' xmlns:Z='1' xmlns:aa='1' xmlns:ab='1' xmlns:ac='1' "
              "xmlns:ad='1' "
              "xmlns:ae='1' xmlns:af='1' xmlns:ag='1' xmlns:ah='1' xmlns:ai='1' xmlns:aj='1'/>"}},
    {"comments and instructions", AJ_OK,
     .document = {OPEN_BODY "<w:p><w:r><w:t>", "<!--x--><?y z?>a<![CDATA[<]]>", 3,
                  "</w:t></w:r></w:p>" CLOSE_BODY},
     .text = "a<a<a<\n"},
    /* --- sizes */
    {"paragraphs at the limit", AJ_OK,
     .document = {OPEN_BODY, "<w:p/>", AJ_LIMIT_BLOCKS, CLOSE_BODY}},
    {"paragraphs past the limit", AJ_LIMIT,
     .document = {OPEN_BODY, "<w:p/>", AJ_LIMIT_BLOCKS + 1, CLOSE_BODY}},
    {"text past the limit", AJ_LIMIT,
     .document = {OPEN_BODY "<w:p><w:r><w:t>", "0123456789ABCDEF", AJ_LIMIT_TEXT_BYTES / 16 + 1,
                  "</w:t></w:r></w:p>" CLOSE_BODY}},
    {"text past the limit by list numbers", AJ_LIMIT,
     .document = {OPEN_BODY, LISTED, AJ_LIMIT_TEXT_BYTES / 250, CLOSE_BODY},
     .numbering = NUMBERING(
         "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:lvlText w:val='" HUNDRED HUNDRED
             FIFTY "'/></w:lvl></w:abstractNum><w:num w:numId='1'>"
         "<w:abstractNumId w:val='0'/></w:num>")},
    /* --- tables */
    {"tables in tables", AJ_OK, .document = {OPEN_BODY, "<w:tbl><w:tr><w:tc>", 60, P("a")},
     .more = {"", "</w:tc></w:tr></w:tbl>", 60, CLOSE_BODY}, .text = "a\n"},
    {"tables in tables too deep", AJ_LIMIT,
     .document = {OPEN_BODY, "<w:tbl><w:tr><w:tc>", 5000, P("a")},
     .more = {"", "</w:tc></w:tr></w:tbl>", 5000, CLOSE_BODY}},
    {"a span of four milliards", AJ_OK,
     .document = {.before = BODY("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan "
                                 "w:val='4294967296'/></w:tcPr>" P(
                                     "a") "</w:tc><w:tc><w:tcPr><w:gridSpan "
                                          "w:val='-1'/></w:tcPr>" P("b") "</w:tc></w:tr></w:tbl>")},
     .text = "a\nb\n"},
    {"wide cells without end", AJ_OK,
     .document = {OPEN_BODY "<w:tbl><w:tr>",
                  "<w:tc><w:tcPr><w:gridSpan w:val='1000'/></w:tcPr></w:tc>", 1000,
                  "</w:tr></w:tbl>" CLOSE_BODY}},
    {"cells merged to the left without end", AJ_OK,
     .document = {OPEN_BODY "<w:tbl><w:tr>",
                  "<w:tc><w:tcPr><w:gridSpan w:val='999'/><w:hMerge/></w:tcPr></w:tc>", 1000,
                  "</w:tr></w:tbl>" CLOSE_BODY}},
    {"cells that continue nothing", AJ_OK,
     .document = {OPEN_BODY "<w:tbl>",
                  "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr><w:tr><w:tc><w:tcPr>"
                  "<w:vMerge w:val='x'/></w:tcPr>" P(
                      "a") "</w:tc><w:tc><w:tcPr><w:vMerge w:val='restart'/>"
                           "<w:vMerge/></w:tcPr></w:tc></w:tr>",
                  2, "</w:tbl>" CLOSE_BODY},
     .text = "a\na\n"},
    {"rows in rows, cells in cells", AJ_OK,
     .document = {OPEN_BODY "<w:tbl>",
                  "<w:tr><w:tc><w:tr><w:tc>" P("a") "</w:tc></w:tr><w:tc>" P(
                      "b") "</w:tc></w:tc></w:tr>",
                  1, "</w:tbl>" CLOSE_BODY}},
    {"rows and cells without a table", AJ_OK,
     .document = {.before =
                      BODY("<w:tr><w:tc>" P("a") "</w:tc></w:tr><w:tc>" P("b") "</w:tc>" P("c"))},
     .text = "c\n"},
    {"a table in a paragraph", AJ_OK,
     .document = {.before = BODY("<w:p>" RUN("a") "<w:tbl><w:tr><w:tc>" P(
                      "b") "</w:tc></w:tr></w:tbl>" RUN("c") "</w:p>")},
     .text = "a\nb\nc\n"},
    {"a row with a million columns before", AJ_OK,
     .document = {.before =
                      BODY("<w:tbl><w:tr><w:trPr><w:gridBefore w:val='1000000'/></w:trPr><w:tc>" P(
                          "a") "</w:tc></w:tr></w:tbl>")},
     .text = "a\n"},
    /* --- paragraphs */
    {"paragraphs in paragraphs", AJ_OK, .document = {OPEN_BODY, "<w:p>" RUN("a"), 60, ""},
     .more = {"", "</w:p>", 60, CLOSE_BODY}},
    {"paragraph ends deleted without end", AJ_OK,
     .document = {OPEN_BODY, "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" RUN("a") "</w:p>",
                  100000, CLOSE_BODY}},
    {"page breaks without end", AJ_OK,
     .document = {OPEN_BODY "<w:p>", "<w:r><w:br w:type='page'/><w:t>a</w:t></w:r>", 50000,
                  "</w:p>" CLOSE_BODY}},
    {"sections without end", AJ_OK,
     .document = {OPEN_BODY, "<w:p><w:pPr><w:sectPr/></w:pPr></w:p><w:sectPr/>", 100000,
                  CLOSE_BODY}},
    {"pictures deep in cells, never closed", AJ_CORRUPT,
     .document = {OPEN_BODY, "<w:tbl><w:tr><w:tc>", 50, "<w:p>"},
     .more = {"", "<w:r><a:blip/></w:r>", 100000, ""}},
    {"text boxes in text boxes", AJ_OK,
     .document = {OPEN_BODY, "<w:p>" RUN("a") "<w:txbxContent>", 60, ""},
     .more = {"", "</w:txbxContent></w:p>", 60, CLOSE_BODY}},
    {"text boxes in text boxes too deep", AJ_LIMIT,
     .document = {OPEN_BODY, "<w:p><w:txbxContent>", 200, ""}},
    {"text boxes side by side", AJ_OK,
     .document = {OPEN_BODY "<w:p>", "<w:txbxContent>" P("a") "</w:txbxContent>", 50000,
                  "</w:p>" CLOSE_BODY}},
    {"alternatives in alternatives", AJ_OK,
     .document = {OPEN_BODY "<w:p>", "<mc:AlternateContent><mc:Choice Requires='w'>", 60, RUN("a")},
     .more = {"", "</mc:Choice><mc:Fallback>" RUN("b") "</mc:Fallback></mc:AlternateContent>", 60,
              "</w:p>" CLOSE_BODY},
     .text = "a\n"},
    {"alternatives alone", AJ_OK,
     .document = {.before = BODY("<w:p><mc:Choice>" RUN("a") "</mc:Choice><mc:Fallback>" RUN(
                      "b") "</mc:Fallback></w:p>")},
     .text = "ab\n"},
    /* --- fields */
    {"fields never ended", AJ_OK,
     .document = {OPEN_BODY "<w:p>", MARK("begin"), 1000, "</w:p>" P("a") CLOSE_BODY},
     .text = "\na\n"},
    {"fields never begun", AJ_OK,
     .document = {OPEN_BODY "<w:p>", MARK("end") MARK("separate"), 1000,
                  RUN("a") "</w:p>" CLOSE_BODY},
     .text = "a\n"},
    {"fields in fields", AJ_OK, .document = {OPEN_BODY "<w:p>", MARK("begin"), 200, ""},
     .more = {"", MARK("end"), 200, RUN("a") "</w:p>" CLOSE_BODY}, .text = "a\n"},
    /* --- lists */
    {"a list style of itself", AJ_OK, .document = {OPEN_BODY, LISTED, 3, CLOSE_BODY},
     .numbering = NUMBERING("<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='s'/>"
                            "<w:styleLink w:val='s'/></w:abstractNum><w:num w:numId='1'>"
                            "<w:abstractNumId w:val='0'/></w:num>"),
     .text = "x\nx\nx\n"},
    {"a list of a list that is missing", AJ_OK, .document = {OPEN_BODY, LISTED, 3, CLOSE_BODY},
     .numbering = NUMBERING("<w:num w:numId='1'><w:abstractNumId w:val='9'/></w:num>"),
     .text = "x\nx\nx\n"},
    {"a list number of numbers", AJ_OK, .document = {OPEN_BODY, LISTED, 2, CLOSE_BODY},
     .numbering =
         NUMBERING("<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'>"
                   "<w:start w:val='4294967296'/><w:numFmt w:val='upperRoman'/>"
                   "<w:lvlText w:val='%1%1%1%1%1%1%1%1%1%1%1%1%1%1%1%1%1%1%1%1%1%1%1%1%1'/>"
                   "</w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/>"
                   "</w:num>")},
    {"levels outside of a list", AJ_OK, .document = {OPEN_BODY, LISTED, 2, CLOSE_BODY},
     .numbering =
         NUMBERING("<w:lvl w:ilvl='0'><w:start/></w:lvl><w:abstractNum><w:lvl w:ilvl='99'>"
                   "<w:lvlText w:val='%1'/></w:lvl></w:abstractNum><w:lvlOverride w:ilvl='9'>"
                   "<w:startOverride w:val='1'/></w:lvlOverride>"),
     .text = "x\nx\n"},
};

static void append(struct aj_buffer *out, const struct repeated *piece)
{
    aj_buffer_append_c(out, piece->before);
    for (size_t i = 0; i < piece->n; i++)
        aj_buffer_append_c(out, piece->unit);
    aj_buffer_append_c(out, piece->after);
}

static void add(struct maker *maker, const char *name, const struct repeated *a,
                const struct repeated *b)
{
    struct aj_buffer content;

    aj_buffer_init(&content, AJ_LIMIT_MEMBER_BYTES);
    append(&content, a);
    append(&content, b);
    ck_assert(!content.full);
    maker_add(maker, &(struct piece){.name = name, .data = aj_buffer_get(&content)});
    aj_buffer_release(&content);
}

static void make(struct maker *maker, const struct hostile *file)
{
    static const struct repeated none = {.before = NULL};
    static const struct repeated usual = {
        .before = ROOT(TO("n", "numbering", "numbering.xml") TO("h", "header", "header.xml"))};
    const char *root = ROOT(TO("r", "officeDocument", "word/document.xml"));

    maker_init(maker);
    maker_add_text(maker, "_rels/.rels", file->root != NULL ? file->root : root);
    if (file->document.before != NULL)
        add(maker, "word/document.xml", &file->document, &file->more);
    add(maker, "word/_rels/document.xml.rels",
        file->relationships.before != NULL ? &file->relationships : &usual, &none);
    if (file->numbering != NULL)
        maker_add_text(maker, "word/numbering.xml", file->numbering);
    if (file->header != NULL)
        maker_add_text(maker, "word/header.xml", file->header);
}

static void check_document(const struct hostile *file, const struct aj_document *document)
{
    const char *broken = aj_invariant_of_document(document);

    ck_assert_msg(broken == NULL, "%s: does not hold: %s", file->what, broken);
    if (file->text != NULL)
        unit_assert_str(document->text, file->text);
    ck_assert_uint_eq(document->facts.unread_parts, file->unread_parts);
}

START_TEST(test_hostile_docx_has_its_status)
{
    const struct hostile *file = &files[_i];
    struct aj_arena *arena = aj_arena_new();
    struct aj_document *document;
    struct aj_error err = {.message = ""};
    struct maker maker;
    enum aj_status status;

    make(&maker, file);
    status = aj_reader_docx.read(maker_finish(&maker), arena, &document, &err);
    ck_assert_msg(status == file->status, "%s: %s %s", file->what, aj_status_code(status),
                  err.message);
    ck_assert_int_eq(err.message[0] != '\0', status != AJ_OK);
    ck_assert(aj_utf8_is_valid(aj_str_from(err.message)));
    if (status == AJ_OK)
        check_document(file, document);
    else
        ck_assert_ptr_null(document);
    maker_release(&maker);
    aj_arena_free(arena);
}
END_TEST

static Suite *suite(void)
{
    Suite *hostile = suite_create("hostile_docx");
    TCase *status = tcase_create("status");

    tcase_set_timeout(status, SECONDS_MAX);
    tcase_add_loop_test(status, test_hostile_docx_has_its_status, 0, COUNT(files));
    suite_add_tcase(hostile, status);
    return hostile;
}

int main(void)
{
    return unit_run(suite());
}
