/* SPDX-License-Identifier: Apache-2.0
 *
 * A streaming JSON writer.
 */
#include "report/json.h"

#include "base/utf8.h"

#include <inttypes.h>
#include <string.h>

void aj_json_init(struct aj_json *json, struct aj_buffer *out)
{
    *json = (struct aj_json){out, false};
}

/* Characters that would steer a terminal or turn text round, and what stands for broken bytes: a
 * name on the disk need not be UTF-8, JSON must. */
static bool is_unsafe(uint32_t c)
{
    return c == 0xFFFD || c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C ||
           c == 0x2028 || c == 0x2029;
}

static bool is_behind_lead(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Past the characters that need no closer look: ASCII, and ideographs, led by E3 to E9. */
static size_t skip_plain(struct aj_str value, size_t at)
{
    const char *text = value.ptr;

    while (at < value.len) {
        unsigned char lead = (unsigned char)text[at];

        if (lead >= 0x20 && lead < 0x7F && lead != '"' && lead != '\\')
            at++;
        else if (lead >= 0xE3 && lead <= 0xE9 && value.len - at >= 3 &&
                 is_behind_lead(text[at + 1]) && is_behind_lead(text[at + 2]))
            at += 3;
        else
            break;
    }
    return at;
}

static void put_escaped(struct aj_buffer *out, struct aj_str value)
{
    size_t run = 0;

    for (size_t at = skip_plain(value, 0); at < value.len; at = skip_plain(value, at)) {
        size_t start = at;
        uint32_t c = aj_utf8_next(value, &at);

        if (c != '"' && c != '\\' && !is_unsafe(c))
            continue;
        aj_buffer_append(out, aj_str_sub(value, run, start));
        run = at;
        if (c == '"' || c == '\\')
            aj_buffer_printf(out, "\\%c", (char)c);
        else if (c == '\n')
            aj_buffer_append_c(out, "\\n");
        else
            aj_buffer_printf(out, "\\u%04" PRIx32, c);
    }
    aj_buffer_append(out, aj_str_sub(value, run, value.len));
}

static void put_key(struct aj_json *json, const char *key)
{
    size_t key_size = key != NULL ? strlen(key) : 0;
    size_t size = (json->needs_comma ? 1 : 0) + (key != NULL ? key_size + strlen("\"\":") : 0);
    char *to = aj_buffer_reserve(json->out, size);

    if (to == NULL)
        return; /* the buffer says that it is full */
    json->out->len += size;
    if (json->needs_comma)
        *to++ = ',';
    json->needs_comma = true;
    if (key != NULL) {
        *to++ = '"';
        memcpy(to, key, key_size);
        memcpy(to + key_size, "\":", strlen("\":"));
    }
}

static void open_with(struct aj_json *json, const char *key, const char *bracket)
{
    put_key(json, key);
    aj_buffer_append_c(json->out, bracket);
    json->needs_comma = false;
}

static void close_with(struct aj_json *json, const char *bracket)
{
    aj_buffer_append_c(json->out, bracket);
    json->needs_comma = true;
}

void aj_json_open_object(struct aj_json *json, const char *key)
{
    open_with(json, key, "{");
}

void aj_json_close_object(struct aj_json *json)
{
    close_with(json, "}");
}

void aj_json_open_array(struct aj_json *json, const char *key)
{
    open_with(json, key, "[");
}

void aj_json_close_array(struct aj_json *json)
{
    close_with(json, "]");
}

/* What stands for itself from end to end, which most texts do: written in one step. */
static void put_plain(struct aj_buffer *out, struct aj_str value)
{
    char *to = aj_buffer_reserve(out, value.len + strlen("\"\""));

    if (to == NULL)
        return; /* the buffer says that it is full */
    out->len += value.len + strlen("\"\"");
    *to++ = '"';
    if (value.len > 0)
        memcpy(to, value.ptr, value.len);
    to[value.len] = '"';
}

void aj_json_str(struct aj_json *json, const char *key, struct aj_str value)
{
    put_key(json, key);
    if (skip_plain(value, 0) == value.len) {
        put_plain(json->out, value);
        return;
    }
    aj_buffer_append_c(json->out, "\"");
    put_escaped(json->out, value);
    aj_buffer_append_c(json->out, "\"");
}

void aj_json_text(struct aj_json *json, const char *key, const char *value)
{
    aj_json_str(json, key, aj_str_from(value));
}

void aj_json_str_or_null(struct aj_json *json, const char *key, struct aj_str value)
{
    if (value.len == 0)
        aj_json_null(json, key);
    else
        aj_json_str(json, key, value);
}

void aj_json_int(struct aj_json *json, const char *key, int64_t value)
{
    put_key(json, key);
    aj_buffer_append_number(json->out, value);
}

void aj_json_bool(struct aj_json *json, const char *key, bool value)
{
    put_key(json, key);
    aj_buffer_append_c(json->out, value ? "true" : "false");
}

void aj_json_null(struct aj_json *json, const char *key)
{
    put_key(json, key);
    aj_buffer_append_c(json->out, "null");
}
