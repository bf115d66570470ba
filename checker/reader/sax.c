/* SPDX-License-Identifier: Apache-2.0
 *
 * libxml2's SAX2 interface with everything dangerous switched off. No other file includes libxml2,
 * and this one knows nothing of any format.
 */
#include "reader/sax.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/mem.h"
#include "reader/sax_guard.h"
#include "reader/xml_scan.h"

#include <stdio.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

struct parse {
    struct aj_str rest; /* bytes that libxml2 has not got yet */
    xmlParserCtxtPtr parser;
    const struct aj_sax_handler *handler;
    void *context;
    enum aj_status stop; /* not AJ_OK once the parse is to end */
    size_t depth;
    size_t n_namespaces;                       /* in scope */
    unsigned declared[AJ_LIMIT_XML_DEPTH + 1]; /* of these, by the element of each depth */
    struct aj_sax_attribute *attributes;       /* of the element at hand; reused, grows */
    size_t capacity;
    struct aj_buffer values;      /* attribute values that had to be changed */
    struct aj_xml_sent leave_out; /* events that the scanner has sent */
    int error_line;               /* of the first error, 0 while there is none */
    char reason[256];             /* its words */
};

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_pointer;
#else
typedef xmlErrorPtr error_pointer;
#endif

/* Takes the place of libxml2's printing. user is NULL for errors that come without a parser; what
 * isn't fatal doesn't concern us. */
static void on_error(void *user, error_pointer error)
{
    struct parse *parse = user;

    if (parse == NULL || error->level != XML_ERR_FATAL || parse->error_line != 0)
        return;
    parse->error_line = error->line > 0 ? error->line : 1;
    (void)snprintf(parse->reason, sizeof(parse->reason), "%s", /* a cut reason still tells */
                   error->message != NULL ? error->message : "?");
}

/* Hands libxml2 the next bytes. Behind an error it would go on without telling us of elements, and
 * so without our limits: then there are no more. */
static int on_more(void *user, char *out, int room)
{
    struct parse *parse = user;
    size_t n = parse->rest.len < (size_t)room ? parse->rest.len : (size_t)room;

    if (parse->error_line != 0 || n == 0)
        return 0;
    memcpy(out, parse->rest.ptr, n);
    parse->rest = aj_str_sub(parse->rest, n, parse->rest.len);
    return (int)n;
}

static void stop_if(struct parse *parse, enum aj_status status)
{
    if (status == AJ_OK)
        return;
    parse->stop = status;
    xmlStopParser(parse->parser);
}

static bool has_escape(struct aj_str value)
{
    return value.len > 0 && memchr(value.ptr, '&', value.len) != NULL;
}

/* Without entity replacement libxml2 hands '&' in attribute values on as "&#38;". */
static struct aj_str plain_value(struct aj_buffer *values, struct aj_str value)
{
    const struct aj_str escaped = aj_str_from("&#38;");
    size_t from = values->len;

    if (!has_escape(value))
        return value;
    for (size_t i = 0; i < value.len;) {
        size_t next = aj_str_find(value, escaped, i);

        if (next == AJ_STR_NONE)
            next = value.len;
        aj_buffer_append(values, aj_str_sub(value, i, next));
        if (next < value.len)
            aj_buffer_append_c(values, "&");
        i = next + escaped.len;
    }
    return (struct aj_str){values->data + from, values->len - from};
}

/* Puts "&" where it was escaped. There is room for all values at once, so that those already handed
 * out don't move. */
static void unescape_values(struct parse *parse, size_t n)
{
    size_t bytes = 0;

    for (size_t i = 0; i < n; i++)
        bytes += parse->attributes[i].value.len;
    parse->values.len = 0;
    (void)aj_buffer_reserve(&parse->values, bytes); /* full at most, which cuts the values */
    for (size_t i = 0; i < n; i++)
        parse->attributes[i].value = plain_value(&parse->values, parse->attributes[i].value);
}

/* raw: five pointers an attribute: local name, prefix, namespace, start and end of the value. */
static void take_attributes(struct parse *parse, const xmlChar **raw, size_t n)
{
    bool needs_change = false;

    if (n > parse->capacity) {
        parse->attributes =
            aj_mem_resize(parse->attributes, aj_array_size(n, sizeof(parse->attributes[0])));
        parse->capacity = n;
    }
    for (size_t i = 0; i < n; i++, raw += 5) {
        struct aj_sax_attribute *attribute = &parse->attributes[i];

        attribute->name = (const char *)raw[0];
        attribute->ns = raw[2] != NULL ? (const char *)raw[2] : "";
        attribute->value = (struct aj_str){(const char *)raw[3], (size_t)(raw[4] - raw[3])};
        needs_change = needs_change || has_escape(attribute->value);
    }
    if (needs_change)
        unescape_values(parse, n);
}

/* Each element of a namespace is compared with all that are in scope. */
static bool declare(struct parse *parse, unsigned n_namespaces)
{
    parse->declared[parse->depth] = n_namespaces;
    parse->n_namespaces += n_namespaces;
    return parse->n_namespaces <= AJ_LIMIT_XML_NAMESPACES;
}

/* Counts an event down that was sent before. */
static bool is_left_out(size_t *n)
{
    if (*n == 0)
        return false;
    (*n)--;
    return true;
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int n_namespaces, const xmlChar **namespaces, int n_attributes,
                     int n_defaulted, const xmlChar **attributes)
{
    struct parse *parse = user;
    struct aj_sax_element element;
    enum aj_status stop = AJ_OK;

    (void)prefix;
    (void)namespaces;
    (void)n_defaulted;
    if (parse->stop != AJ_OK)
        return;
    if (++parse->depth > AJ_LIMIT_XML_DEPTH || !declare(parse, (unsigned)n_namespaces)) {
        stop_if(parse, AJ_LIMIT);
        return;
    }
    if (is_left_out(&parse->leave_out.starts) || parse->handler->start == NULL)
        return;
    take_attributes(parse, attributes, (size_t)n_attributes);
    element.ns = uri != NULL ? (const char *)uri : "";
    element.name = (const char *)name;
    element.attributes = parse->attributes;
    element.n_attributes = (size_t)n_attributes;
    element.line = parse->parser->input != NULL ? parse->parser->input->line : 0;
    parse->handler->start(parse->context, &element, &stop);
    stop_if(parse, stop);
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    struct parse *parse = user;
    enum aj_status stop = AJ_OK;

    (void)prefix;
    if (parse->stop != AJ_OK)
        return;
    parse->n_namespaces -= parse->declared[parse->depth];
    parse->depth--;
    if (is_left_out(&parse->leave_out.ends) || parse->handler->end == NULL)
        return;
    parse->handler->end(parse->context, uri != NULL ? (const char *)uri : "", (const char *)name,
                        &stop);
    stop_if(parse, stop);
}

static void on_text(void *user, const xmlChar *text, int len)
{
    struct parse *parse = user;
    enum aj_status stop = AJ_OK;
    size_t n = len > 0 ? (size_t)len : 0;
    size_t from = n < parse->leave_out.text_bytes ? n : parse->leave_out.text_bytes;

    parse->leave_out.text_bytes -= from;
    if (parse->stop != AJ_OK || parse->handler->text == NULL || from == n)
        return;
    parse->handler->text(parse->context, (struct aj_str){(const char *)text + from, n - from},
                         &stop);
    stop_if(parse, stop);
}

/* Comes before the declarations of a DOCTYPE are read, so that no entity is ever declared. */
static void on_doctype(void *user, const xmlChar *name, const xmlChar *public_id,
                       const xmlChar *system_id)
{
    struct parse *parse = user;

    (void)name;
    (void)public_id;
    (void)system_id;
    stop_if(parse, AJ_REFUSED);
}

static enum aj_status stopped(enum aj_status stop, struct aj_error *err)
{
    return aj_error_set(err, stop, R_("XML 读取中止"));
}

static enum aj_status corrupt(const struct parse *parse, struct aj_error *err)
{
    struct aj_str reason = aj_str_trim(aj_str_from(parse->reason));

    return aj_error_set(err, AJ_CORRUPT, R_("XML 第%d行有错：%" AJ_STR_FMT), parse->error_line,
                        AJ_STR_ARG(reason));
}

static enum aj_status outcome(const struct parse *parse, struct aj_error *err)
{
    if (parse->stop == AJ_REFUSED)
        return aj_error_set(err, AJ_REFUSED, R_("XML 中有 DOCTYPE 声明，为安全起见不读取"));
    if (parse->stop == AJ_LIMIT && parse->depth > AJ_LIMIT_XML_DEPTH)
        return aj_error_set(err, AJ_LIMIT, R_("XML 元素嵌套超过%d层"), AJ_LIMIT_XML_DEPTH);
    if (parse->stop == AJ_LIMIT && parse->n_namespaces > AJ_LIMIT_XML_NAMESPACES)
        return aj_error_set(err, AJ_LIMIT, R_("XML 命名空间超过%d个"), AJ_LIMIT_XML_NAMESPACES);
    if (parse->stop != AJ_OK)
        return stopped(parse->stop, err);
    if (!parse->parser->wellFormed)
        return corrupt(parse, err);
    return AJ_OK;
}

enum aj_status aj_sax_parse_rest(struct aj_str bytes, const struct aj_xml_sent *sent,
                                 const struct aj_sax_handler *handler, void *context,
                                 struct aj_error *err)
{
    struct parse parse = {
        .rest = bytes, .handler = handler, .context = context, .stop = AJ_OK, .leave_out = *sent};
    enum aj_status status;

    AJ_TRY(aj_sax_guard(bytes, err));
    xmlInitParser(); /* does nothing from the second call on */
    /* Errors of encodings come without a parser and would be printed. */
    xmlSetStructuredErrorFunc(NULL, on_error);
    parse.parser = xmlCreateIOParserCtxt(NULL, NULL, on_more, NULL, &parse, XML_CHAR_ENCODING_NONE);
    if (parse.parser == NULL)
        return aj_error_set(err, AJ_CORRUPT, R_("XML 无法读取"));
    aj_buffer_init(&parse.values, AJ_LIMIT_MEMBER_BYTES * 2);
    (void)xmlCtxtUseOptions(parse.parser, XML_PARSE_NONET);
    *parse.parser->sax = (xmlSAXHandler){.initialized = XML_SAX2_MAGIC,
                                         .startElementNs = on_start,
                                         .endElementNs = on_end,
                                         .characters = on_text,
                                         .ignorableWhitespace = on_text,
                                         .cdataBlock = on_text,
                                         .internalSubset = on_doctype,
                                         .serror = on_error};
    parse.parser->userData = &parse;
    (void)xmlParseDocument(parse.parser); /* says no more than wellFormed */
    status = outcome(&parse, err);
    /* Behind an error no event comes, nor that of a DOCTYPE: its entities are kept in a document,
     * which nobody reads. */
    xmlFreeDoc(parse.parser->myDoc);
    xmlFreeParserCtxt(parse.parser);
    aj_buffer_release(&parse.values);
    aj_mem_free(parse.attributes);
    return status;
}

enum aj_status aj_sax_parse(struct aj_str bytes, const struct aj_sax_handler *handler,
                            void *context, struct aj_error *err)
{
    struct aj_xml_sent sent = {0};
    struct aj_arena *arena;
    enum aj_status status = AJ_OK;

    enum aj_xml_end end;

    if (bytes.len == 0)
        return aj_error_set(err, AJ_CORRUPT, R_("XML 是空的"));
    arena = aj_arena_new();
    end = aj_xml_scan(bytes, handler, context, arena, &sent, &status);
    if (end == AJ_XML_STOPPED)
        status = stopped(status, err);
    else if (end == AJ_XML_UNSURE)
        status = aj_sax_parse_rest(bytes, &sent, handler, context, err);
    /* Names that a handler remembers live until here. */
    aj_arena_free(arena);
    return status;
}

struct aj_str aj_sax_attribute(const struct aj_sax_element *element, const char *ns,
                               const char *name)
{
    for (size_t i = 0; i < element->n_attributes; i++) {
        const struct aj_sax_attribute *attribute = &element->attributes[i];

        if (strcmp(attribute->name, name) == 0 && (ns == NULL || strcmp(attribute->ns, ns) == 0))
            return attribute->value;
    }
    return AJ_STR_EMPTY;
}
