/* SPDX-License-Identifier: Apache-2.0
 *
 * Charset, safety and order of member names. Must not know ZIP or folders: it sees bytes and text.
 */
#include "container/member_name.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <iconv.h>
#include <string.h>
#include <strings.h>

/* The longest name in words, and the longest part of a bad name kept in a made-up one, in bytes. */
#define SHOWN_BYTES 120
#define KEPT_BYTES  96

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

/* --- charset */

/* Converts as much as can be; each byte that can't be becomes U+FFFD. Returns whether all could be.
 * GB18030 takes at least one byte for three of UTF-8, so out has room for 3 * raw.len. */
static bool convert(iconv_t converter, struct aj_str raw, struct aj_str *name, char *out)
{
    char *from = (char *)(uintptr_t)raw.ptr; /* iconv takes char ** but does not write */
    char *to = out;
    size_t from_left = raw.len;
    size_t to_left = 3 * raw.len;
    bool is_whole = true;

    while (from_left > 0 && iconv(converter, &from, &from_left, &to, &to_left) == (size_t)-1) {
        if (to_left < sizeof(replacement) - 1)
            return false;
        memcpy(to, replacement, sizeof(replacement) - 1);
        to += sizeof(replacement) - 1;
        to_left -= sizeof(replacement) - 1;
        from++;
        from_left--;
        is_whole = false;
    }
    *name = (struct aj_str){out, (size_t)(to - out)};
    return is_whole;
}

/* Every byte past ASCII as U+FFFD, for a system without GB18030. */
static void mask_bytes(struct aj_str raw, struct aj_str *name, char *out)
{
    size_t len = 0;

    for (size_t i = 0; i < raw.len; i++)
        len += aj_utf8_put(out + len,
                           (unsigned char)raw.ptr[i] < 0x80 ? (unsigned char)raw.ptr[i] : 0xFFFD);
    *name = (struct aj_str){out, len};
}

bool aj_member_name_decode(struct aj_arena *arena, struct aj_str raw, struct aj_str *name)
{
    iconv_t converter;
    char *out;
    bool is_whole;

    *name = raw;
    if (aj_utf8_is_valid(raw))
        return true;
    out = aj_arena_alloc(arena, 3 * raw.len + 4);
    converter = iconv_open("UTF-8", "GB18030");
    if (converter == (iconv_t)-1) {
        mask_bytes(raw, name, out);
        return false;
    }
    is_whole = convert(converter, raw, name, out);
    (void)iconv_close(converter); /* only frees */
    return is_whole && aj_utf8_is_valid(*name);
}

/* --- safety */

static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

static bool is_void(struct aj_str folder)
{
    return folder.len == 0 || aj_str_equal_c(folder, ".");
}

static bool has_nothing(struct aj_str name)
{
    struct aj_str folder;

    while (aj_str_next_piece(&name, '/', &folder)) {
        if (!is_void(folder))
            return false;
    }
    return true;
}

static bool is_absolute(struct aj_str name)
{
    return name.len > 0 && name.ptr[0] == '/';
}

static bool has_drive(struct aj_str name)
{
    return name.len >= 2 && name.ptr[1] == ':' &&
           ((name.ptr[0] >= 'A' && name.ptr[0] <= 'Z') ||
            (name.ptr[0] >= 'a' && name.ptr[0] <= 'z'));
}

static bool has_parent(struct aj_str name)
{
    struct aj_str folder;

    while (aj_str_next_piece(&name, '/', &folder)) {
        if (aj_str_equal_c(folder, ".."))
            return true;
    }
    return false;
}

static bool has_control(struct aj_str name)
{
    size_t at = 0;

    while (at < name.len) {
        if (is_control(aj_utf8_next(name, &at)))
            return true;
    }
    return false;
}

static const struct {
    bool (*has)(struct aj_str name);
    const char *words;
} faults[] = {
    {has_control, R_("含有控制字符")}, {is_absolute, R_("是绝对路径")},
    {has_drive, R_("带有盘符")},       {has_parent, R_("含有“..”，会越出案卷")},
    {has_nothing, R_("是空的")},
};

static struct aj_str with_slashes(struct aj_arena *arena, struct aj_str name)
{
    char *copy = aj_arena_alloc(arena, name.len + 1);

    for (size_t i = 0; i < name.len; i++)
        copy[i] = name.ptr[i] == '\\' ? '/' : name.ptr[i];
    return (struct aj_str){copy, name.len};
}

bool aj_member_name_clean(struct aj_arena *arena, struct aj_str name, struct aj_str *clean,
                          struct aj_str *reason)
{
    struct aj_str rest = with_slashes(arena, name);
    char *out;
    size_t len = 0;
    struct aj_str folder;

    for (size_t i = 0; i < AJ_COUNT(faults); i++) {
        if (!faults[i].has(rest))
            continue;
        *reason = aj_arena_printf(arena, R_("名称“%" AJ_STR_FMT "”%s"),
                                  AJ_STR_ARG(aj_member_name_show(arena, name)), faults[i].words);
        return false;
    }
    out = aj_arena_alloc(arena, rest.len + 1);
    while (aj_str_next_piece(&rest, '/', &folder)) {
        if (is_void(folder))
            continue;
        if (len > 0)
            out[len++] = '/';
        memcpy(out + len, folder.ptr, folder.len);
        len += folder.len;
    }
    *clean = (struct aj_str){out, len};
    return true;
}

static size_t depth_of(struct aj_str name)
{
    size_t depth = 0;

    for (size_t i = 0; i < name.len; i++)
        depth += name.ptr[i] == '/';
    return depth;
}

bool aj_member_name_fits(struct aj_arena *arena, struct aj_str name, struct aj_str *reason)
{
    size_t depth = depth_of(name);

    if (name.len > AJ_LIMIT_NAME_BYTES) {
        *reason = aj_arena_printf(arena, R_("名称“%" AJ_STR_FMT "”长 %zu 字节，超过 %d 字节"),
                                  AJ_STR_ARG(aj_member_name_show(arena, name)), name.len,
                                  AJ_LIMIT_NAME_BYTES);
        return false;
    }
    if (depth > AJ_LIMIT_FOLDER_DEPTH) {
        *reason = aj_arena_printf(arena, R_("名称“%" AJ_STR_FMT "”有 %zu 层文件夹，超过 %d 层"),
                                  AJ_STR_ARG(aj_member_name_show(arena, name)), depth,
                                  AJ_LIMIT_FOLDER_DEPTH);
        return false;
    }
    return true;
}

/* --- names for people and names made up */

/* The longest suffix of at most max bytes that starts at a character. */
static struct aj_str last_bytes(struct aj_str text, size_t max)
{
    size_t from = text.len > max ? text.len - max : 0;

    while (from < text.len && ((unsigned char)text.ptr[from] & 0xC0) == 0x80)
        from++;
    return aj_str_sub(text, from, text.len);
}

/* Where the last part begins, behind a separator of either sort. */
static size_t last_part_from(struct aj_str name)
{
    size_t from = name.len;

    while (from > 0 && name.ptr[from - 1] != '/' && name.ptr[from - 1] != '\\')
        from--;
    return from;
}

static struct aj_str last_part(struct aj_str name)
{
    return aj_str_sub(name, last_part_from(name), name.len);
}

struct aj_str aj_member_name_folder(struct aj_str name)
{
    size_t from = last_part_from(name);

    return from > 0 ? aj_str_sub(name, 0, from - 1) : AJ_STR_EMPTY;
}

/* A copy with another character for each that is unsafe on its own. */
static struct aj_str masked(struct aj_arena *arena, struct aj_str name, char mask,
                            bool (*is_unsafe)(uint32_t))
{
    char *out = aj_arena_alloc(arena, 3 * name.len + 4);
    size_t len = 0;
    size_t at = 0;

    while (at < name.len) {
        uint32_t c = aj_utf8_next(name, &at);

        len += aj_utf8_put(out + len, is_unsafe(c) ? (unsigned char)mask : c);
    }
    return (struct aj_str){out, len};
}

static bool is_unfit_in_name(uint32_t c)
{
    return is_control(c) || c == 0xFFFD || c == ':';
}

struct aj_str aj_member_name_invent(struct aj_arena *arena, struct aj_str name, size_t number)
{
    struct aj_str part =
        masked(arena, last_bytes(last_part(name), KEPT_BYTES), '_', is_unfit_in_name);

    if (part.len == 0 || aj_str_equal_c(part, ".") || aj_str_equal_c(part, ".."))
        return aj_arena_printf(arena, R_("问题名称%zu"), number);
    return aj_arena_printf(arena, R_("问题名称%zu_%" AJ_STR_FMT), number, AJ_STR_ARG(part));
}

struct aj_str aj_member_name_renumber(struct aj_arena *arena, struct aj_str name, size_t number)
{
    struct aj_str part = last_part(name);
    size_t dot = name.len;

    while (dot > name.len - part.len && name.ptr[dot - 1] != '.')
        dot--;
    dot = dot > name.len - part.len + 1 ? dot - 1 : name.len;
    return aj_arena_printf(arena, R_("%" AJ_STR_FMT "（重名%zu）%" AJ_STR_FMT),
                           AJ_STR_ARG(aj_str_sub(name, 0, dot)), number,
                           AJ_STR_ARG(aj_str_sub(name, dot, name.len)));
}

struct aj_str aj_member_name_show(struct aj_arena *arena, struct aj_str name)
{
    if (name.len > SHOWN_BYTES)
        name = aj_arena_printf(arena, "%" AJ_STR_FMT "…%" AJ_STR_FMT,
                               AJ_STR_ARG(aj_utf8_cut(name, SHOWN_BYTES / 2)),
                               AJ_STR_ARG(last_bytes(name, SHOWN_BYTES / 2)));
    return masked(arena, name, '?', is_control);
}

/* --- litter and endings */

static const struct {
    const char *text;
    bool is_prefix; /* of the part; else the whole part */
} litter[] = {
    {"__MACOSX", false}, {".DS_Store", false}, {"Thumbs.db", false}, {"desktop.ini", false},
    {"~$", true},        {".~lock.", true},    {"._", true}, /* AppleDouble: what macOS writes
                                                                beside each file on a share */
};

static bool is_litter_part(struct aj_str part)
{
    for (size_t i = 0; i < AJ_COUNT(litter); i++) {
        size_t len = strlen(litter[i].text);

        if (part.len < len || (part.len > len && !litter[i].is_prefix))
            continue;
        if (strncasecmp(part.ptr, litter[i].text, len) == 0)
            return true;
    }
    return false;
}

bool aj_member_name_is_litter(struct aj_str name)
{
    struct aj_str part;

    while (aj_str_next_piece(&name, '/', &part)) {
        if (is_litter_part(part))
            return true;
    }
    return false;
}

bool aj_member_name_is_zip(struct aj_str name)
{
    return name.len > 4 && strncasecmp(name.ptr + name.len - 4, ".zip", 4) == 0;
}

/* --- order */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Takes the digits off the front of *rest and returns them without leading zeros. */
static struct aj_str take_digits(struct aj_str *rest)
{
    size_t end = 0;
    size_t from = 0;
    struct aj_str digits;

    while (end < rest->len && is_digit(rest->ptr[end]))
        end++;
    while (from < end && rest->ptr[from] == '0')
        from++;
    digits = aj_str_sub(*rest, from, end);
    *rest = aj_str_sub(*rest, end, rest->len);
    return digits;
}

static int compare_digits(struct aj_str *a, struct aj_str *b)
{
    struct aj_str x = take_digits(a);
    struct aj_str y = take_digits(b);

    if (x.len != y.len)
        return x.len < y.len ? -1 : 1;
    return aj_str_compare(x, y);
}

static int compare_parts(struct aj_str whole_a, struct aj_str whole_b)
{
    struct aj_str a = whole_a;
    struct aj_str b = whole_b;
    int order = 0;

    while (order == 0 && a.len > 0 && b.len > 0) {
        if (is_digit(a.ptr[0]) && is_digit(b.ptr[0])) {
            order = compare_digits(&a, &b);
            continue;
        }
        order = (unsigned char)a.ptr[0] - (unsigned char)b.ptr[0];
        a = aj_str_sub(a, 1, a.len);
        b = aj_str_sub(b, 1, b.len);
    }
    if (order == 0)
        order = (a.len > 0) - (b.len > 0);
    return order != 0 ? order : aj_str_compare(whole_a, whole_b);
}

/* Each folder is decided in full, zeros in front included, before the next is looked at: so the
 * members of a folder, or of a nested ZIP, stand together. */
int aj_member_name_compare(struct aj_str a, struct aj_str b)
{
    struct aj_str part_a;
    struct aj_str part_b;

    for (;;) {
        bool has_a = aj_str_next_piece(&a, '/', &part_a);
        bool has_b = aj_str_next_piece(&b, '/', &part_b);
        int order;

        if (!has_a || !has_b)
            return has_a - has_b;
        order = compare_parts(part_a, part_b);
        if (order != 0)
            return order;
    }
}
