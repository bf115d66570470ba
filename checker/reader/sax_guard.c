/* SPDX-License-Identifier: Apache-2.0
 *
 * The encoding by the first bytes and the declaration (XML 1.0, appendix F), and attributes counted
 * between two '<', which can't stand in a value. Text in between may count too, so that a text with
 * a thousand times =" would be refused; none is known.
 */
#include "reader/sax_guard.h"

#include "base/limits.h"

#include <string.h>
#include <strings.h>

/* An attribute takes five bytes at least: a blank, a name, = and two quotation marks. */
#define ATTRIBUTE_BYTES 5
/* The declaration must end within as many; they hold it with all its attributes. */
#define DECLARATION_BYTES 256

/* Of one character as the first bytes show it. */
struct layout {
    const char *start;
    size_t len;
    size_t width; /* bytes of a character; 0: an encoding that we don't read */
    size_t low;   /* of two bytes, which is the one of ASCII */
};

static const struct layout layouts[] = {
    {"\x00\x00", 2, 0, 0},                                /* UCS-4 */
    {"\x3C\x00\x00\x00", 4, 0, 0},                        /* the same the other way round */
    {"\x00\x3C\x00\x00", 4, 0, 0},                        /* and in unusual orders */
    {"\x4C\x6F\xA7\x94", 4, 0, 0},                        /* EBCDIC */
    {"\xFF\xFE", 2, 2, 0},                                /* UTF-16 */
    {"\xFE\xFF", 2, 2, 1},         {"\x3C\x00", 2, 2, 0}, /* the same without a mark */
    {"\x00\x3C", 2, 2, 1},         {"", 0, 1, 0},         /* all others extend ASCII */
};

/* Encodings whose bytes below 0x40 are those of ASCII and nothing else. */
static const char *const encodings[] = {
    "UTF-8",   "UTF8",      "UTF-16", "GB18030",    "GBK",          "GB2312",
    "CP936",   "BIG5",      "ASCII",  "US-ASCII",   "ISO-8859-1",   "ISO-8859-15",
    "latin-1", "Shift_JIS", "EUC-CN", "iso-8859-2", "windows-1252", "windows-936",
};

static const struct layout *layout_of(struct aj_str bytes)
{
    const struct layout *layout = layouts;

    while (!aj_str_starts(bytes, (struct aj_str){layout->start, layout->len}))
        layout++;
    return layout;
}

/* --- encoding */

static bool is_known_encoding(struct aj_str name)
{
    for (size_t i = 0; i < AJ_COUNT(encodings); i++) {
        if (strlen(encodings[i]) == name.len && strncasecmp(encodings[i], name.ptr, name.len) == 0)
            return true;
    }
    return false;
}

/* The declaration as ASCII; "" when there is none. */
static struct aj_str take_declaration(struct aj_str bytes, char out[DECLARATION_BYTES])
{
    size_t len = 0;
    struct aj_str text;

    for (size_t i = 0; i < bytes.len && len < DECLARATION_BYTES; i++) {
        if (bytes.ptr[i] != '\0')
            out[len++] = bytes.ptr[i];
    }
    text = (struct aj_str){out, len};
    for (size_t i = 0; i < 3 && text.len > 0 && (unsigned char)text.ptr[0] >= 0x80; i++)
        text = aj_str_sub(text, 1, text.len); /* a byte order mark */
    return aj_str_starts(text, aj_str_from("<?xml")) ? text : AJ_STR_EMPTY;
}

/* What stands in quotation marks behind the word "encoding"; "" when the word isn't there. */
static struct aj_str declared_encoding(struct aj_str declaration)
{
    size_t at = aj_str_find(declaration, aj_str_from("encoding"), 0);
    size_t from;

    if (at == AJ_STR_NONE)
        return AJ_STR_EMPTY;
    while (at < declaration.len && declaration.ptr[at] != '"' && declaration.ptr[at] != '\'')
        at++;
    from = at + 1;
    for (at = from; at < declaration.len && declaration.ptr[at] != declaration.ptr[from - 1];)
        at++;
    return aj_str_sub(declaration, from, at);
}

static enum aj_status check_encoding(struct aj_str bytes, const struct layout *layout,
                                     struct aj_error *err)
{
    char out[DECLARATION_BYTES];
    struct aj_str declaration = take_declaration(bytes, out);
    size_t end = aj_str_find(declaration, aj_str_from("?>"), 0);
    struct aj_str name;

    if (layout->width == 0)
        return aj_error_set(err, AJ_REFUSED, R_("XML 的编码不读取"));
    if (declaration.len == 0)
        return AJ_OK;
    if (end == AJ_STR_NONE && declaration.len == DECLARATION_BYTES)
        return aj_error_set(err, AJ_REFUSED, R_("XML 声明过长，不读取"));
    name = declared_encoding(aj_str_sub(declaration, 0, end));
    if (name.len == 0 || is_known_encoding(name))
        return AJ_OK;
    return aj_error_set(err, AJ_REFUSED, R_("XML 的编码“%" AJ_STR_FMT "”不读取"), AJ_STR_ARG(name));
}

/* --- attributes */

/* Is the byte at `at` a '<' of its own, and not a half of another character? */
static bool is_tag(struct aj_str bytes, size_t at, const struct layout *layout)
{
    size_t other = at ^ 1;

    if (layout->width == 1)
        return true;
    return at % 2 == layout->low && other < bytes.len && bytes.ptr[other] == '\0';
}

static size_t find_tag(struct aj_str bytes, size_t from, const struct layout *layout)
{
    while (from < bytes.len) {
        const char *found = memchr(bytes.ptr + from, '<', bytes.len - from);
        size_t at = found != NULL ? (size_t)(found - bytes.ptr) : bytes.len;

        if (at == bytes.len || is_tag(bytes, at, layout))
            return at;
        from = at + 1;
    }
    return bytes.len;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0';
}

/* How often a quotation mark stands behind an equals sign. */
static size_t count_values(struct aj_str text)
{
    bool is_behind_equals = false;
    size_t n = 0;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (is_space(c))
            continue;
        n += is_behind_equals && (c == '"' || c == '\'');
        is_behind_equals = c == '=';
    }
    return n;
}

enum aj_status aj_sax_guard(struct aj_str bytes, struct aj_error *err)
{
    const struct layout *layout = layout_of(bytes);
    size_t from = 0;

    AJ_TRY(check_encoding(bytes, layout, err));
    while (from < bytes.len) {
        size_t to = find_tag(bytes, from, layout);

        if (to - from > AJ_LIMIT_XML_ATTRIBUTES * ATTRIBUTE_BYTES &&
            count_values(aj_str_sub(bytes, from, to)) > AJ_LIMIT_XML_ATTRIBUTES)
            return aj_error_set(err, AJ_LIMIT, R_("XML 元素的属性超过%d个"),
                                AJ_LIMIT_XML_ATTRIBUTES);
        from = to + 1;
    }
    return AJ_OK;
}
