/* SPDX-License-Identifier: Apache-2.0
 *
 * XML events: what comes through, and what is refused.
 */
#include "reader/sax.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "unit.h"

#include <string.h>

struct log {
    struct aj_buffer text;
    const char *stop_at; /* element at which to stop, or NULL */
};

static void on_start(void *context, const struct aj_sax_element *element, enum aj_status *stop)
{
    struct log *log = context;

    aj_buffer_printf(&log->text, "<%s", element->name);
    for (size_t i = 0; i < element->n_attributes; i++)
        aj_buffer_printf(&log->text, " %s=%" AJ_STR_FMT, element->attributes[i].name,
                         AJ_STR_ARG(element->attributes[i].value));
    aj_buffer_append_c(&log->text, ">");
    if (log->stop_at != NULL && strcmp(element->name, log->stop_at) == 0)
        *stop = AJ_UNSUPPORTED;
}

static void on_end(void *context, const char *ns, const char *name, enum aj_status *stop)
{
    struct log *log = context;

    (void)stop;
    aj_buffer_printf(&log->text, "</%s%s>", ns, name);
}

static void on_text(void *context, struct aj_str text, enum aj_status *stop)
{
    struct log *log = context;

    (void)stop;
    aj_buffer_append(&log->text, text);
}

static const struct aj_sax_handler handler = {on_start, on_end, on_text};

static const struct {
    const char *xml;
    enum aj_status status;
    const char *events; /* NULL: not looked at */
} cases[] = {
    {"<a>x</a>", AJ_OK, "<a>x</a>"},
    {"<a/>", AJ_OK, "<a></a>"},
    {"<a b='1' c=\"2\"/>", AJ_OK, "<a b=1 c=2></a>"},
    {"<a b='x&amp;y&lt;&#20108;&amp;#38;' c='&amp;'/>", AJ_OK, "<a b=x&y<二&#38; c=&></a>"},
    {"<a>x&amp;&lt;&#20108;<![CDATA[<b>&]]></a>", AJ_OK, "<a>x&<二<b>&</a>"},
    {"<p:a xmlns:p='urn:x'><b xmlns='y'/></p:a>", AJ_OK, "<a><b></yb></urn:xa>"},
    {"\xEF\xBB\xBF<a>中</a>", AJ_OK, "<a>中</a>"},
    {"<?xml version='1.0' encoding='GB18030'?><a>\xD6\xD0</a>", AJ_OK, "<a>中</a>"},
    {"<a><!-- no --><?pi no?> </a>", AJ_OK, "<a> </a>"},
    {"", AJ_CORRUPT, ""},
    {"text", AJ_CORRUPT, ""},
    {"<a>", AJ_CORRUPT, NULL},
    {"<a></b>", AJ_CORRUPT, NULL},
    {"<a>&nbsp;</a>", AJ_CORRUPT, NULL},
    {"<a>\xD6\xD0</a>", AJ_CORRUPT, NULL},
    {"<?xml version='1.0' encoding='no-such'?><a/>", AJ_REFUSED, NULL},
    {"<?xml version='1.0' encoding='UTF-7'?><a/>", AJ_REFUSED, NULL},
    {"<?xml version='1.0' encoding=\"utf-8\"?><a/>", AJ_OK, "<a></a>"},
    {"\x4C\x6F\xA7\x94", AJ_REFUSED, NULL},
    {"<!DOCTYPE a><a/>", AJ_REFUSED, ""},
    {"<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", AJ_REFUSED, ""},
    {"<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><a/>", AJ_REFUSED, ""},
    /* Behind an error the DOCTYPE goes unseen; what it declares must go again. */
    {"<?xml version=1?><!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", AJ_CORRUPT, ""},
    {"<!DOCTYPE a SYSTEM 'http://127.0.0.1/x.dtd'><a/>", AJ_REFUSED, ""},
};

START_TEST(test_parse_gives_events)
{
    struct log log = {.stop_at = NULL};
    struct aj_error err = {.status = AJ_OK};

    aj_buffer_init(&log.text, AJ_KIB);
    ck_assert_int_eq(aj_sax_parse(aj_str_from(cases[_i].xml), &handler, &log, &err),
                     cases[_i].status);
    ck_assert_int_eq(err.status, cases[_i].status);
    ck_assert_int_eq(err.message[0] != '\0', cases[_i].status != AJ_OK);
    if (cases[_i].events != NULL)
        unit_assert_str(aj_buffer_get(&log.text), cases[_i].events);
    aj_buffer_release(&log.text);
}
END_TEST

START_TEST(test_parse_names_line_and_reason)
{
    struct aj_error err;
    const struct aj_sax_handler nothing = {NULL, NULL, NULL};

    ck_assert_int_eq(aj_sax_parse(aj_str_from("<a>\n\n</b>"), &nothing, NULL, &err), AJ_CORRUPT);
    ck_assert_ptr_nonnull(strstr(err.message, "第3行"));
    ck_assert_ptr_nonnull(strstr(err.message, "mismatch"));
    ck_assert_int_eq(aj_sax_parse(aj_str_from("<a>"), &nothing, NULL, NULL), AJ_CORRUPT);
    /* libxml2 quotes names as they stand. */
    ck_assert_int_eq(aj_sax_parse(aj_str_from("<a><\xE4\xE4/></b>"), &nothing, NULL, &err),
                     AJ_CORRUPT);
    ck_assert(aj_utf8_is_valid(aj_str_from(err.message)));
}
END_TEST

START_TEST(test_parse_stops_where_the_handler_says)
{
    struct log log = {.stop_at = "b"};

    aj_buffer_init(&log.text, AJ_KIB);
    ck_assert_int_eq(aj_sax_parse(aj_str_from("<a><b>x</b><c/></a>"), &handler, &log, NULL),
                     AJ_UNSUPPORTED);
    unit_assert_str(aj_buffer_get(&log.text), "<a><b>");
    aj_buffer_release(&log.text);
}
END_TEST

static enum aj_status parse_depth(size_t depth)
{
    const struct aj_sax_handler nothing = {NULL, NULL, NULL};
    struct aj_buffer xml;
    enum aj_status status;

    aj_buffer_init(&xml, AJ_MIB);
    for (size_t i = 0; i < depth; i++)
        aj_buffer_append_c(&xml, "<a>");
    for (size_t i = 0; i < depth; i++)
        aj_buffer_append_c(&xml, "</a>");
    status = aj_sax_parse(aj_buffer_get(&xml), &nothing, NULL, NULL);
    aj_buffer_release(&xml);
    return status;
}

START_TEST(test_parse_limits_depth)
{
    ck_assert_int_eq(parse_depth(AJ_LIMIT_XML_DEPTH), AJ_OK);
    ck_assert_int_eq(parse_depth(AJ_LIMIT_XML_DEPTH + 1), AJ_LIMIT);
    ck_assert_int_eq(parse_depth(10000), AJ_LIMIT);
}
END_TEST

/* <a> with n attributes, in UTF-16 or not. */
static enum aj_status parse_attributes(size_t n, bool is_wide)
{
    const struct aj_sax_handler nothing = {NULL, NULL, NULL};
    struct aj_buffer xml;
    struct aj_buffer wide;
    enum aj_status status;

    aj_buffer_init(&xml, AJ_MIB);
    aj_buffer_init(&wide, AJ_MIB);
    aj_buffer_append_c(&xml, "<a");
    for (size_t i = 0; i < n; i++)
        aj_buffer_printf(&xml, " a%zu = '%s'", i, is_wide ? "<" : "");
    aj_buffer_append_c(&xml, "/>");
    aj_buffer_append_c(&wide, "\xFF\xFE");
    /* A '<' in a value stands for U+593C, of which it is the lower half. */
    for (size_t i = 0; is_wide && i < xml.len; i++) {
        char high = i > 1 && xml.data[i] == '<' ? '\x59' : '\0';

        aj_buffer_append(&wide, (struct aj_str){&xml.data[i], 1});
        aj_buffer_append(&wide, (struct aj_str){&high, 1});
    }
    status = aj_sax_parse(aj_buffer_get(is_wide ? &wide : &xml), &nothing, NULL, NULL);
    aj_buffer_release(&xml);
    aj_buffer_release(&wide);
    return status;
}

START_TEST(test_parse_limits_attributes)
{
    ck_assert_int_eq(parse_attributes(AJ_LIMIT_XML_ATTRIBUTES, _i == 1), AJ_OK);
    ck_assert_int_eq(parse_attributes(AJ_LIMIT_XML_ATTRIBUTES + 1, _i == 1), AJ_LIMIT);
}
END_TEST

/* n namespaces on elements in each other, the deepest closed and one more declared behind it. */
static enum aj_status parse_namespaces(size_t n)
{
    const struct aj_sax_handler nothing = {NULL, NULL, NULL};
    struct aj_buffer xml;
    enum aj_status status;

    aj_buffer_init(&xml, AJ_MIB);
    aj_buffer_append_c(&xml, "<a><b");
    for (size_t i = 0; i < n / 2; i++)
        aj_buffer_printf(&xml, " xmlns:a%zu='u'", i);
    aj_buffer_append_c(&xml, "><c");
    for (size_t i = 0; i < n - n / 2; i++)
        aj_buffer_printf(&xml, " xmlns:b%zu='u'", i);
    aj_buffer_append_c(&xml, "/><c xmlns='u'/></b><c xmlns='u'/></a>");
    status = aj_sax_parse(aj_buffer_get(&xml), &nothing, NULL, NULL);
    aj_buffer_release(&xml);
    return status;
}

START_TEST(test_parse_limits_namespaces)
{
    ck_assert_int_eq(parse_namespaces(AJ_LIMIT_XML_NAMESPACES), AJ_OK);
    ck_assert_int_eq(parse_namespaces(AJ_LIMIT_XML_NAMESPACES + 1), AJ_LIMIT);
}
END_TEST

static void check_attributes(void *context, const struct aj_sax_element *element,
                             enum aj_status *stop)
{
    bool *seen = context;

    (void)stop;
    unit_assert_str(aj_sax_attribute(element, "", "v"), "1");
    unit_assert_str(aj_sax_attribute(element, "urn:p", "v"), "2");
    unit_assert_str(aj_sax_attribute(element, NULL, "w"), "");
    ck_assert_ptr_nonnull(aj_sax_attribute(element, NULL, "w").ptr);
    ck_assert_ptr_null(aj_sax_attribute(element, NULL, "x").ptr);
    ck_assert_ptr_null(aj_sax_attribute(element, "urn:q", "v").ptr);
    ck_assert_int_eq(element->line, 2);
    *seen = true;
}

START_TEST(test_attribute_minds_the_namespace)
{
    const struct aj_sax_handler check = {.start = check_attributes};
    bool seen = false;

    ck_assert_int_eq(
        aj_sax_parse(
            aj_str_from("<?xml version='1.0'?>\n<a v='1' p:v='2' p:w='' xmlns:p='urn:p'/>"), &check,
            &seen, NULL),
        AJ_OK);
    ck_assert(seen);
}
END_TEST

static Suite *suite(void)
{
    Suite *sax = suite_create("sax");
    TCase *parse = tcase_create("parse");
    TCase *attribute = tcase_create("attribute");

    tcase_add_loop_test(parse, test_parse_gives_events, 0, AJ_COUNT(cases));
    tcase_add_test(parse, test_parse_names_line_and_reason);
    tcase_add_test(parse, test_parse_stops_where_the_handler_says);
    tcase_add_test(parse, test_parse_limits_depth);
    tcase_add_loop_test(parse, test_parse_limits_attributes, 0, 2);
    tcase_add_test(parse, test_parse_limits_namespaces);
    tcase_add_test(attribute, test_attribute_minds_the_namespace);
    suite_add_tcase(sax, parse);
    suite_add_tcase(sax, attribute);
    return sax;
}

int main(void)
{
    return unit_run(suite());
}
