/* SPDX-License-Identifier: Apache-2.0
 *
 * A streaming JSON writer.
 */
#include "report/json.h"

#include "base/utf8.h"

#include <inttypes.h>

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

static void put_escaped(struct aj_buffer *out, struct aj_str value)
{
    size_t run = 0;

    for (size_t at = 0; at < value.len;) {
        size_t start = at;
        unsigned char lead = (unsigned char)value.ptr[at];
        uint32_t c = aj_utf8_next(value, &at);

        /* E3 to EE: the ideographs and most else, of which none is unsafe */
        if ((lead >= 0xE3 && lead <= 0xEE && at - start == 3) ||
            (c != '"' && c != '\\' && !is_unsafe(c)))
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
    if (json->needs_comma)
        aj_buffer_append_c(json->out, ",");
    json->needs_comma = true;
    if (key == NULL)
        return;
    aj_buffer_append_c(json->out, "\"");
    aj_buffer_append(json->out, aj_str_from(key));
    aj_buffer_append_c(json->out, "\":");
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

void aj_json_str(struct aj_json *json, const char *key, struct aj_str value)
{
    put_key(json, key);
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
    char digits[24];
    size_t at = sizeof(digits);
    uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

    do {
        digits[--at] = (char)('0' + left % 10);
        left /= 10;
    } while (left > 0);
    if (value < 0)
        digits[--at] = '-';
    put_key(json, key);
    aj_buffer_append(json->out, (struct aj_str){digits + at, sizeof(digits) - at});
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
