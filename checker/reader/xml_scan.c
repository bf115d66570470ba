/* SPDX-License-Identifier: Apache-2.0
 *
 * One pass over bytes that are valid UTF-8 and end with '>': a loop over bytes that can't be '>'
 * needs no other end. A function moves `at` behind what it reads, or says false: unsure.
 */
#include "reader/xml_scan.h"

#include "base/utf8.h"
#include "reader/xml_class.h"
#include "reader/xml_names.h"
#include "reader/xml_tags.h"

#include <string.h>
#include <strings.h>

/* libxml2 counts more, and refuses longer ones. */
#define ATTRIBUTES_MAX  64
#define NAME_MAX_BYTES  1000
#define VALUE_MAX_BYTES (1024 * 1024)

struct attribute {
    struct aj_xml_name *name;
    struct aj_str value;
};

struct open_element {
    struct aj_xml_name *name;
    const char *ns;
    size_t n_bindings; /* before it */
};

struct scan {
    const char *at;
    const char *end;
    const struct aj_sax_handler *handler;
    void *context;
    struct aj_xml_sent *sent;
    enum aj_status stop;
    int line;
    struct aj_xml_names names;
    struct aj_xml_name *last_name;                    /* read last, NULL at first */
    struct open_element open[AJ_LIMIT_XML_DEPTH + 1]; /* from 1 on */
    size_t depth;
    struct attribute found[ATTRIBUTES_MAX]; /* of the tag at hand, without declarations */
    struct aj_sax_attribute attributes[ATTRIBUTES_MAX];
    size_t n_attributes;
    struct aj_xml_tags tags;
    unsigned char classes[256];
};

static bool is(const struct scan *s, const char *at, unsigned char class)
{
    return (s->classes[(unsigned char)*at] & class) != 0;
}

/* Where the bytes of that class end. */
static const char *run(const struct scan *s, const char *at, unsigned char class)
{
    for (;;) {
        while (at < s->end && is(s, at, class))
            at++;
        if (at == s->end || (unsigned char)*at != 0xEF || aj_xml_is_no_character(at))
            return at;
        at += 3;
    }
}

static struct aj_str rest(const struct scan *s)
{
    return (struct aj_str){s->at, (size_t)(s->end - s->at)};
}

static inline bool skip(struct scan *s, const char *words)
{
    struct aj_str expected = aj_str_from(words);

    if (s->at == s->end || *s->at != words[0] || !aj_str_starts(rest(s), expected))
        return false;
    s->at += expected.len;
    return true;
}

static bool skip_space(struct scan *s)
{
    const char *from = s->at;

    if (s->end - from > 1 && *from == ' ' &&
        !is(s, from + 1, AJ_XML_SPACE)) { /* as nearly always */
        s->at++;
        return true;
    }
    for (; s->at < s->end && is(s, s->at, AJ_XML_SPACE); s->at++)
        s->line += *s->at == '\n';
    return s->at > from;
}

static bool read_number(struct scan *s, unsigned base, uint32_t *out)
{
    static const char digits[] = "0123456789abcdef";
    uint32_t number = 0;
    const char *from = s->at;

    for (; *s->at != ';'; s->at++) {
        bool is_capital = *s->at >= 'A' && *s->at <= 'F';
        const char *digit = memchr(digits, is_capital ? *s->at | 0x20 : *s->at, base);

        if (digit == NULL || number > 0x10FFFF)
            return false;
        number = number * base + (uint32_t)(digit - digits);
    }
    *out = number;
    return s->at++ > from && aj_xml_is_character(number);
}

/* At '&': the character it stands for. */
static bool read_reference(struct scan *s, uint32_t *out)
{
    static const struct {
        const char *written;
        char character;
    } entities[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''},
    };

    if (skip(s, "&#x"))
        return read_number(s, 16, out);
    if (skip(s, "&#"))
        return read_number(s, 10, out);
    for (size_t i = 0; i < AJ_COUNT(entities); i++) {
        if (skip(s, entities[i].written)) {
            *out = (unsigned char)entities[i].character;
            return true;
        }
    }
    return false;
}

/* --- events */

static bool send_text(struct scan *s, struct aj_str text)
{
    s->sent->text_bytes += text.len;
    if (s->handler->text != NULL)
        s->handler->text(s->context, text, &s->stop);
    return s->stop == AJ_OK;
}

/* Two attributes of one name, also by two prefixes of one namespace. */
static bool is_twice(const struct scan *s, size_t i)
{
    const struct aj_sax_attribute *attribute = &s->attributes[i];

    for (size_t k = 0; k < i; k++) {
        if (s->attributes[k].name == attribute->name && s->attributes[k].ns == attribute->ns)
            return true;
    }
    return false;
}

static bool resolve_attributes(struct scan *s)
{
    for (size_t i = 0; i < s->n_attributes; i++) {
        struct aj_xml_name *name = s->found[i].name;
        const char *ns = name->colon > 0 ? aj_xml_name_space(&s->names, name) : "";

        if (ns == NULL)
            return false;
        s->attributes[i] = (struct aj_sax_attribute){ns, name->local, s->found[i].value};
        if (is_twice(s, i))
            return false;
    }
    return true;
}

static bool send_start(struct scan *s, const struct aj_sax_attribute *attributes,
                       size_t n_attributes)
{
    struct open_element *open = &s->open[s->depth];
    struct aj_sax_element element;

    open->ns = aj_xml_name_space(&s->names, open->name);
    if (open->ns == NULL)
        return false;
    element = (struct aj_sax_element){.ns = open->ns,
                                      .name = open->name->local,
                                      .attributes = attributes,
                                      .n_attributes = n_attributes,
                                      .line = s->line};
    s->sent->starts++;
    if (s->handler->start != NULL)
        s->handler->start(s->context, &element, &s->stop);
    return s->stop == AJ_OK;
}

static bool send_end(struct scan *s)
{
    const struct open_element *open = &s->open[s->depth--];

    s->sent->ends++;
    if (s->handler->end != NULL)
        s->handler->end(s->context, open->ns, open->name->local, &s->stop);
    aj_xml_unbind(&s->names, open->n_bindings);
    return s->stop == AJ_OK;
}

/* --- tags */

static bool take_name(struct scan *s, const struct aj_xml_name *name)
{
    if (name == NULL || !aj_xml_name_is_at(name, s->at, s->end) ||
        is(s, s->at + name->written.len, AJ_XML_IN_NAME))
        return false;
    s->at += name->written.len;
    return true;
}

static struct aj_xml_name *read_new_name(struct scan *s)
{
    const char *from = s->at;
    size_t colon = 0;
    uint32_t hash = 0;

    if (!is(s, from, AJ_XML_BEGINS_NAME))
        return NULL;
    for (; is(s, s->at, AJ_XML_IN_NAME); s->at++) {
        hash = aj_xml_hash(hash, *s->at);
        if (*s->at != ':')
            continue;
        if (colon > 0 || !is(s, s->at + 1, AJ_XML_BEGINS_NAME))
            return NULL;
        colon = (size_t)(s->at - from);
    }
    if (s->at - from > NAME_MAX_BYTES)
        return NULL;
    return aj_xml_name_get(&s->names, (struct aj_str){from, (size_t)(s->at - from)}, hash, colon);
}

/* Often one of the two that came behind the last name before: documents repeat themselves. */
static struct aj_xml_name *read_name(struct scan *s)
{
    struct aj_xml_name *last = s->last_name;
    struct aj_xml_name *name = NULL;

    for (size_t i = 0; last != NULL && name == NULL && i < AJ_COUNT(last->behind); i++)
        name = take_name(s, last->behind[i]) ? last->behind[i] : NULL;
    if (name == NULL)
        name = read_new_name(s);
    if (last != NULL)
        aj_xml_name_note_behind(last, name);
    s->last_name = name;
    return name;
}

/* One character of a value that is not handed on as it stands. White space becomes a blank. */
static bool read_changed(struct scan *s, char *out, size_t *len)
{
    const char *end = run(s, s->at, AJ_XML_IN_VALUE);
    uint32_t c = ' ';

    if (end > s->at || *end == '"' || *end == '\'') {
        size_t n = end > s->at ? (size_t)(end - s->at) : 1;

        memcpy(out + *len, s->at, n);
        *len += n;
        s->at += n;
        return true;
    }
    if (*s->at == '&') {
        if (!read_reference(s, &c))
            return false;
    } else if (is(s, s->at, AJ_XML_SPACE)) {
        s->at += s->at[0] == '\r' && s->at[1] == '\n';
        s->line += *s->at++ == '\n';
    } else {
        return false;
    }
    *len += aj_utf8_put(out + *len, c);
    return true;
}

/* A value with references or line ends, which are never longer than what they stand for. */
static bool read_changed_value(struct scan *s, char quote, struct aj_str *value)
{
    const char *end = memchr(s->at, quote, (size_t)(s->end - s->at));
    char *out;
    size_t len = 0;

    if (end == NULL || end - s->at > VALUE_MAX_BYTES)
        return false;
    out = aj_arena_alloc(s->names.arena, (size_t)(end - s->at) + 4);
    while (s->at < end) {
        if (!read_changed(s, out, &len))
            return false;
    }
    s->at = end + 1;
    *value = (struct aj_str){out, len};
    return true;
}

static bool read_value(struct scan *s, struct aj_str *value)
{
    char quote = *s->at;
    const char *from = s->at + 1;
    const char *end;

    if (quote != '"' && quote != '\'')
        return false;
    s->at = from;
    end = run(s, from, AJ_XML_IN_VALUE);
    while (end < s->end && *end != quote && (*end == '"' || *end == '\''))
        end = run(s, end + 1, AJ_XML_IN_VALUE);
    if (end == s->end || *end != quote)
        return read_changed_value(s, quote, value);
    *value = (struct aj_str){from, (size_t)(end - from)};
    s->at = end + 1;
    return value->len <= VALUE_MAX_BYTES;
}

/* xmlns="…", xmlns:w="…" */
static bool is_declaration(const struct aj_xml_name *name)
{
    return aj_str_starts(name->written, aj_str_from("xmlns")) &&
           (name->written.len == 5 || name->colon == 5);
}

static bool declare(struct scan *s, const struct aj_xml_name *name, struct aj_str uri)
{
    const char *prefix = name->colon > 0 ? name->local : "";

    /* libxml2 leaves references in namespaces as they are. */
    if (uri.len == 0 || uri.len > NAME_MAX_BYTES || memchr(uri.ptr, '&', uri.len) != NULL ||
        strncmp(prefix, "xml", 3) == 0 ||
        aj_str_contains(uri, aj_str_from("www.w3.org/XML/1998/namespace")) ||
        aj_str_contains(uri, aj_str_from("www.w3.org/2000/xmlns")))
        return false;
    for (size_t i = s->open[s->depth].n_bindings; i < s->names.n_bindings; i++) {
        if (strcmp(s->names.bindings[i].prefix, prefix) == 0)
            return false;
    }
    return aj_xml_bind(&s->names, prefix, uri);
}

static bool read_attribute(struct scan *s)
{
    struct aj_xml_name *name = read_name(s);
    struct aj_str value;

    if (name == NULL)
        return false;
    if (*s->at != '=')
        (void)skip_space(s); /* may be none */
    if (*s->at++ != '=')
        return false;
    if (*s->at != '"')
        (void)skip_space(s); /* likewise */
    if (!read_value(s, &value))
        return false;
    if (is_declaration(name))
        return declare(s, name, value);
    if (s->n_attributes == ATTRIBUTES_MAX)
        return false;
    s->found[s->n_attributes++] = (struct attribute){name, value};
    return true;
}

static bool read_attributes(struct scan *s)
{
    s->n_attributes = 0;
    for (;;) {
        bool has_space = skip_space(s);

        if (*s->at == '>' || *s->at == '/')
            return true;
        if (!has_space || !read_attribute(s))
            return false;
    }
}

/* Behind the name of a tag with attributes, or with space: to its end. */
static bool read_tag(struct scan *s, struct aj_xml_tag *tag, const struct aj_xml_name *name)
{
    const char *from = s->at;
    int line = s->line;

    if (!read_attributes(s))
        return false;
    s->at += *s->at == '/';
    if (*s->at++ != '>' || !resolve_attributes(s))
        return false;
    /* one that declares namespaces says more than its attributes */
    if (tag != NULL && s->line == line && s->open[s->depth].n_bindings == s->names.n_bindings)
        aj_xml_tag_keep(tag, name, (struct aj_str){from, (size_t)(s->at - from)}, s->names.scope,
                        s->attributes, s->n_attributes);
    return true;
}

/* Behind '<'. */
static bool read_start(struct scan *s)
{
    struct aj_xml_name *name = read_name(s);
    struct aj_xml_tag *tag;
    bool is_sent;

    if (name == NULL || s->depth == AJ_LIMIT_XML_DEPTH)
        return false;
    s->open[++s->depth] = (struct open_element){.name = name, .n_bindings = s->names.n_bindings};
    tag = *s->at == ' ' ? aj_xml_tag_slot(&s->tags, name, s->at, s->end) : NULL;
    if (tag != NULL && aj_xml_tag_is_again(tag, name, rest(s), s->names.scope)) {
        s->at += tag->behind.len;
        is_sent = send_start(s, tag->attributes, tag->n_attributes);
    } else {
        is_sent = read_tag(s, tag, name) && send_start(s, s->attributes, s->n_attributes);
    }
    return is_sent && (s->at[-2] != '/' || send_end(s));
}

/* Behind "</". */
static bool read_end(struct scan *s)
{
    const struct aj_xml_name *name = s->depth > 0 ? s->open[s->depth].name : NULL;

    if (name == NULL || !aj_xml_name_is_at(name, s->at, s->end))
        return false;
    s->at += name->written.len;
    (void)skip_space(s); /* may be none */
    return s->at < s->end && *s->at++ == '>' && send_end(s);
}

/* Behind "<!--". */
static bool read_comment(struct scan *s)
{
    size_t length = aj_str_find(rest(s), aj_str_from("--"), 0);
    const char *end = s->at + (length != AJ_STR_NONE ? length : 0);

    for (; s->at < end; s->at++) {
        if (((unsigned char)*s->at < ' ' && !is(s, s->at, AJ_XML_SPACE)) ||
            ((unsigned char)*s->at == 0xEF && aj_xml_is_no_character(s->at)))
            return false;
        s->line += *s->at == '\n';
    }
    return skip(s, "-->");
}

/* One character that does not stand for itself. */
static bool read_special(struct scan *s)
{
    uint32_t c = '\n';
    char out[4];

    if (*s->at == '\n') {
        s->line++;
        s->at++;
    } else if (*s->at == '\r') {
        if (*++s->at == '\n')
            return true; /* comes next */
    } else if (*s->at == ']') {
        if (aj_str_starts(rest(s), aj_str_from("]]>")))
            return false;
        c = ']';
        s->at++;
    } else if (*s->at != '&' || !read_reference(s, &c)) {
        return false;
    }
    return send_text(s, (struct aj_str){out, aj_utf8_put(out, c)});
}

/* Up to the next '<'. */
static bool read_text(struct scan *s)
{
    while (s->at < s->end && *s->at != '<') {
        const char *from = s->at;

        s->at = run(s, from, AJ_XML_IN_TEXT);
        if (s->at > from ? !send_text(s, (struct aj_str){from, (size_t)(s->at - from)})
                         : !read_special(s))
            return false;
    }
    return s->at < s->end;
}

/* --- the document */

/* version="1.0", encoding="UTF-8", standalone="yes", or nothing of it. */
static bool read_declared(struct scan *s, const char *name, const char *one, const char *other)
{
    struct aj_str value;
    const char *from = s->at;

    if (!skip_space(s) || !skip(s, name)) {
        s->at = from;
        return true;
    }
    if (!skip(s, "=") || !read_value(s, &value))
        return false;
    return (value.len == strlen(one) && strncasecmp(value.ptr, one, value.len) == 0) ||
           aj_str_equal_c(value, other);
}

static bool read_declaration(struct scan *s)
{
    (void)skip(s, "\xEF\xBB\xBF"); /* a byte order mark, or none */
    if (!skip(s, "<?xml"))
        return true;
    if (!aj_str_starts(rest(s), aj_str_from(" version=")) ||
        !read_declared(s, "version", "1.0", "1.0") ||
        !read_declared(s, "encoding", "UTF-8", "UTF-8") ||
        !read_declared(s, "standalone", "yes", "no"))
        return false;
    (void)skip_space(s); /* may be none */
    /* libxml2 does not always count the lines of a declaration. */
    return s->line == 1 && skip(s, "?>");
}

/* Around the root: space and comments, up to anything else. */
static bool read_outside(struct scan *s)
{
    (void)skip_space(s); /* may be none */
    while (skip(s, "<!--")) {
        if (!read_comment(s))
            return false;
        (void)skip_space(s); /* likewise */
    }
    return true;
}

/* At '<'. */
static bool read_markup(struct scan *s)
{
    s->at++;
    if (skip(s, "/"))
        return read_end(s);
    return skip(s, "!--") ? read_comment(s) : read_start(s);
}

static bool read_root(struct scan *s)
{
    if (s->at == s->end || *s->at != '<')
        return false;
    do {
        if (!read_markup(s))
            return false;
    } while (s->depth > 0 && read_text(s));
    return s->depth == 0;
}

static bool read_document(struct scan *s)
{
    return read_declaration(s) && read_outside(s) && read_root(s) && read_outside(s) &&
           s->at == s->end;
}

/* Without what may stand behind the root, so that '>' is the last byte. */
static struct aj_str trimmed(struct aj_str bytes)
{
    while (bytes.len > 0 && memchr("\n\r ", bytes.ptr[bytes.len - 1], 3) != NULL)
        bytes.len--;
    return bytes;
}

enum aj_xml_end aj_xml_scan(struct aj_str bytes, const struct aj_sax_handler *handler,
                            void *context, struct aj_arena *arena, struct aj_xml_sent *sent,
                            enum aj_status *stop)
{
    struct aj_str plain = trimmed(bytes);
    struct scan s; /* most of it is room, which need not be cleared for every small part */

    s.at = plain.ptr;
    s.end = plain.ptr + plain.len;
    s.handler = handler;
    s.context = context;
    s.sent = sent;
    s.stop = AJ_OK;
    s.line = 1;
    s.last_name = NULL;
    s.depth = 0;
    aj_xml_tags_clear(&s.tags);
    if (!aj_str_ends(plain, aj_str_from(">")) || !aj_utf8_is_valid(plain))
        return AJ_XML_UNSURE;
    aj_xml_classify(s.classes);
    aj_xml_names_init(&s.names, arena);
    if (read_document(&s))
        return AJ_XML_WHOLE;
    *stop = s.stop;
    return s.stop != AJ_OK ? AJ_XML_STOPPED : AJ_XML_UNSURE;
}
