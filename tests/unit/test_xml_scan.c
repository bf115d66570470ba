/* SPDX-License-Identifier: Apache-2.0
 *
 * The scanner against libxml2: what it takes for whole and well-formed, libxml2 takes too, with the
 * same events; and where both share a document, no event is lost or sent twice.
 */
#include "reader/xml_scan.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "unit.h"

#include <string.h>

static void on_start(void *context, const struct aj_sax_element *element, enum aj_status *stop)
{
    struct aj_buffer *log = context;

    (void)stop;
    aj_buffer_printf(log, "<{%s}%s@%d", element->ns, element->name, element->line);
    for (size_t i = 0; i < element->n_attributes; i++)
        aj_buffer_printf(log, " {%s}%s=%" AJ_STR_FMT, element->attributes[i].ns,
                         element->attributes[i].name, AJ_STR_ARG(element->attributes[i].value));
    aj_buffer_append_c(log, ">");
}

static void on_end(void *context, const char *ns, const char *name, enum aj_status *stop)
{
    (void)stop;
    aj_buffer_printf(context, "</{%s}%s>", ns, name);
}

static void on_text(void *context, struct aj_str text, enum aj_status *stop)
{
    (void)stop;
    aj_buffer_append(context, text);
}

static const struct aj_sax_handler handler = {on_start, on_end, on_text};

struct outcome {
    struct aj_buffer log;
    enum aj_status status;
};

static void by_libxml2(struct outcome *out, struct aj_str xml)
{
    const struct aj_xml_sent nothing = {0};

    aj_buffer_init(&out->log, AJ_MIB);
    out->status = aj_sax_parse_rest(xml, &nothing, &handler, &out->log, NULL);
}

static void by_both(struct outcome *out, struct aj_str xml)
{
    aj_buffer_init(&out->log, AJ_MIB);
    out->status = aj_sax_parse(xml, &handler, &out->log, NULL);
}

static enum aj_xml_end by_scanner(struct outcome *out, struct aj_str xml)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_xml_sent sent = {0};
    enum aj_xml_end end;

    aj_buffer_init(&out->log, AJ_MIB);
    out->status = AJ_OK;
    end = aj_xml_scan(xml, &handler, &out->log, arena, &sent, &out->status);
    aj_arena_free(arena);
    return end;
}

static void release(struct outcome *outcome)
{
    aj_buffer_release(&outcome->log);
}

/* Both ways say the same of the document; events behind an error are nobody's. */
static void check_alike(struct aj_str xml)
{
    struct outcome libxml2;
    struct outcome both;
    struct outcome alone;

    by_libxml2(&libxml2, xml);
    by_both(&both, xml);
    if (libxml2.status != both.status)
        ck_abort_msg("%d and %d: %.*s", libxml2.status, both.status, (int)xml.len, xml.ptr);
    if (libxml2.status == AJ_OK)
        unit_assert_str(aj_buffer_get(&both.log), libxml2.log.data);
    if (by_scanner(&alone, xml) == AJ_XML_WHOLE) {
        ck_assert_msg(libxml2.status == AJ_OK, "libxml2 says no: %.*s", (int)xml.len, xml.ptr);
        unit_assert_str(aj_buffer_get(&alone.log), libxml2.log.data);
    }
    release(&libxml2);
    release(&both);
    release(&alone);
}

static const struct {
    const char *xml;
    bool is_whole; /* for the scanner alone */
} cases[] = {
    {"<a/>", true},
    {"\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\" standalone='yes'?>\r\n<a>x</a>\r\n ",
     true},
    {"<!-- a -->\n<a b='1'\n c = \"'二'\" >x<b/>y</a ><!-- z\n-->", true},
    {"<w:a xmlns:w='urn:w' xmlns='urn:d' w:b='1' b='2'><c xml:space='preserve'/></w:a>", true},
    {"<a xmlns='u'><b xmlns='v' xmlns:p='v'><p:c/></b><b/></a>", true},
    {"<a>&amp;&lt;&gt;&quot;&apos;&#20108;&#x4e8C;]] ]&gt;，。\r\n\r\t</a>", true},
    {"<a b='&amp;&#10;\r\n\t x\ny' c=\"，'&quot;\"/>", true},
    {"<a><!-- <b>&c; ]]> --></a>", true},
    {"<a><![CDATA[x]]>y</a>", false},
    {"<a>x<?pi y?>z</a>", false},
    {"<a>x<b>y</b>z<![CDATA[u]]>v</a>", false},
    {"<a>，一二<b c='1'/>三\n四<d>五</d><?pi?>六&#19971;</a>", false},
    {"<甲 乙='1'>x</甲>", false},
    {"<p:a/>", false},
    {"<a p:b='1'/>", false},
    {"<a xmlns:p='' />", false},
    {"<a xmlns:p='u&amp;v'><p:b/></a>", false},
    {"<a xmlns:xml='u'/>", false},
    {"<a xmlns:xmlns='u'/>", false},
    {"<a xmlns=''><b/></a>", false},
    {"<a xmlns:p='u' xmlns:p='u'/>", false},
    {"<a b='1' b='2'/>", false},
    {"<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>", false},
    {"<a b='1'c='2'/>", false},
    {"<a b='<'/>", false},
    {"<a b=1/>", false},
    {"<a b/>", false},
    {"<a>]]></a>", false},
    {"<a>&nbsp;</a>", false},
    {"<a>&#0;&#xFFFF;&#xD800;&#1114112;</a>", false},
    {"<a>&#x10;</a>", false},
    {"<a>\x01</a>", false},
    {"<a>\xEF\xBF\xBF</a>", false},
    {"<a b='\xEF\xBF\xBE'/>", false},
    {"<a>\xE4\xB8</a>", false},
    {"<!-- a -- b --><a/>", false},
    {"<!--<a/>", false},
    {"<a/><!--", false},
    {"<a></a><b/>", false},
    {"<a></a>x", false},
    {"x<a/>", false},
    {"<a></b>", false},
    {"<a></a", false},
    {"<a", false},
    {">", false},
    {"<>", false},
    {"</a>", false},
    {"<a:b:c xmlns:a='u'/>", false},
    {"<a:/>", false},
    {"<:a/>", false},
    {"<?xml version='1.1'?><a/>", false},
    {"<?xml version='1.0' encoding='UTF-8'\n?><a/>", false},
    {"<?xml version='1.0' encoding='GBK'?><a>\xD6\xD0</a>", false},
    {"<!DOCTYPE a><a/>", false},
};

START_TEST(test_scan_agrees_with_libxml2)
{
    struct aj_str xml = aj_str_from(cases[_i].xml);
    struct outcome outcome;

    check_alike(xml);
    ck_assert_int_eq(by_scanner(&outcome, xml) == AJ_XML_WHOLE, cases[_i].is_whole);
    release(&outcome);
}
END_TEST

static const char seed[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:d xmlns:w=\"u:w\" xmlns:x='u:x'>"
    "<!-- c --><w:p x:id='&lt;7'><w:t xml:space=\"preserve\" a='1'>\xE6\xA1\x88&amp;\xE5\x8D\xB7, "
    "1\n]"
    "</w:t><w:br/></w:p><w:p xmlns=\"u\" xmlns:w='v'><q w:a='1'/>\xEF\xBC\x8C&#20108;</w:p></w:d>";

/* Each byte of the seed in turn replaced by each of these, taken out, and put twice. */
START_TEST(test_scan_agrees_on_damage)
{
    static const char others[] = "<>/\"'=&;:!?-] \n\r\tax9#\x01\x80\xEF\xE5";
    char bytes[sizeof(seed) + 1];
    size_t len = sizeof(seed) - 1;
    size_t at = (size_t)_i;

    for (size_t k = 0; k < sizeof(others) - 1; k++) {
        memcpy(bytes, seed, len);
        bytes[at] = others[k];
        check_alike((struct aj_str){bytes, len});
    }
    memcpy(bytes, seed, at);
    memcpy(bytes + at, seed + at + 1, len - at - 1);
    check_alike((struct aj_str){bytes, len - 1});
    memcpy(bytes, seed, at + 1);
    memcpy(bytes + at + 1, seed + at, len - at);
    check_alike((struct aj_str){bytes, len + 1});
    check_alike((struct aj_str){seed, at});
}
END_TEST

static void stop_at_b(void *context, const struct aj_sax_element *element, enum aj_status *stop)
{
    (void)context;
    if (strcmp(element->name, "b") == 0)
        *stop = AJ_UNSUPPORTED;
}

START_TEST(test_scan_stops_where_the_handler_says)
{
    const struct aj_sax_handler stopping = {.start = stop_at_b};
    struct aj_arena *arena = aj_arena_new();
    struct aj_xml_sent sent = {0};
    enum aj_status stop = AJ_OK;

    ck_assert_int_eq(
        aj_xml_scan(aj_str_from("<a><b/><c></a>"), &stopping, NULL, arena, &sent, &stop),
        AJ_XML_STOPPED);
    ck_assert_int_eq(stop, AJ_UNSUPPORTED);
    ck_assert_uint_eq(sent.starts, 2);
    aj_arena_free(arena);
}
END_TEST

/* Many names, attributes and namespaces are not for the scanner to count. */
START_TEST(test_scan_leaves_crowds_to_libxml2)
{
    struct aj_buffer xml;

    aj_buffer_init(&xml, AJ_MIB);
    aj_buffer_append_c(&xml, "<a>");
    for (int i = 0; i < 5000; i++)
        aj_buffer_printf(&xml, "<b%d x%d='%d'/>", i, i, i);
    aj_buffer_append_c(&xml, "<c");
    for (int i = 0; i < 100; i++)
        aj_buffer_printf(&xml, " y%d=''", i);
    aj_buffer_append_c(&xml, "/></a>");
    check_alike(aj_buffer_get(&xml));
    aj_buffer_release(&xml);
}
END_TEST

static Suite *suite(void)
{
    Suite *all = suite_create("xml_scan");
    TCase *scan = tcase_create("scan");

    tcase_add_loop_test(scan, test_scan_agrees_with_libxml2, 0, AJ_COUNT(cases));
    tcase_add_loop_test(scan, test_scan_agrees_on_damage, 0, sizeof(seed) - 1);
    tcase_add_test(scan, test_scan_stops_where_the_handler_says);
    tcase_add_test(scan, test_scan_leaves_crowds_to_libxml2);
    suite_add_tcase(all, scan);
    return all;
}

int main(void)
{
    return unit_run(suite());
}
