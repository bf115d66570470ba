/* SPDX-License-Identifier: Apache-2.0
 *
 * A strict reader of a part of PCRE2's syntax: plain characters, classes, groups, what stands ahead
 * or behind, quantifiers. Whatever is not in that part, or may become too large, is not plain. It
 * must never take what PCRE2 refuses.
 */
#include "text/pattern_plain.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

#define DEEPEST_GROUP 20
#define MOST_REPEATS  5000
#define LONGEST_NAME  32
/* PCRE2's code may have 65,535 bytes; a size here is more than what an item takes there. */
#define MOST_BYTES  30000
#define ITEM_BYTES  16
#define CLASS_BYTES 64

struct reading {
    struct aj_str source;
    size_t at;
    int depth; /* groups open */
    bool is_plain;
};

/* What a sequence is made of. */
struct item {
    size_t bytes;
    bool is_group; /* written out as often as it may be there */
    bool is_repeatable;
    bool is_fixed;      /* each match of it has as many characters as any other */
    bool is_each_fixed; /* likewise each of its alternatives, which may differ */
};

static struct item read_alternatives(struct reading *r);

static bool skip(struct reading *r, const char *words)
{
    if (!aj_str_starts(aj_str_sub(r->source, r->at, r->source.len), aj_str_from(words)))
        return false;
    r->at += strlen(words);
    return true;
}

static char peek(const struct reading *r)
{
    return r->at < r->source.len ? r->source.ptr[r->at] : '\0';
}

static bool is_one_of(char c, const char *set)
{
    return c > '\0' && (unsigned char)c < 0x80 && strchr(set, c) != NULL;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t read_number(struct reading *r)
{
    size_t number = 0;

    r->is_plain = r->is_plain && is_digit(peek(r));
    while (is_digit(peek(r)) && number <= MOST_REPEATS)
        number = number * 10 + (size_t)(r->source.ptr[r->at++] - '0');
    r->is_plain = r->is_plain && number <= MOST_REPEATS;
    return number;
}

/* Behind '{'; how often at most, and whether that is always. */
static size_t read_counts(struct reading *r, bool *is_fixed)
{
    size_t least = read_number(r);
    size_t most = least;

    if (skip(r, ","))
        most = peek(r) != '}' ? read_number(r) : least + 1;
    *is_fixed = most == least && r->source.ptr[r->at - 1] != ',';
    r->is_plain = r->is_plain && most >= least && skip(r, "}");
    return most;
}

/* What is repeated has the size of all that it may be. */
static void read_quantifier(struct reading *r, struct item *item)
{
    bool is_fixed = false;
    size_t most = 2;

    if (!is_one_of(peek(r), "{?*+"))
        return;
    if (skip(r, "{"))
        most = read_counts(r, &is_fixed);
    else
        r->at++;
    r->is_plain = r->is_plain && item->is_repeatable && !is_one_of(peek(r), "*{");
    if (!skip(r, "?"))
        (void)skip(r, "+"); /* lazy, possessive or neither: the same here */
    r->is_plain = r->is_plain && !is_one_of(peek(r), "?*+{");
    item->is_fixed = item->is_fixed && is_fixed;
    item->bytes = (item->bytes + ITEM_BYTES) * (item->is_group ? most + 1 : 2);
}

/* A character that stands for itself. U+FFFD may be a byte that starts none. */
static uint32_t read_character(struct reading *r)
{
    uint32_t character = aj_utf8_next(r->source, &r->at);

    r->is_plain = r->is_plain && character != 0xFFFD;
    return character;
}

/* Behind '\'. What stands for a character or for one of a set. */
static void read_escape(struct reading *r)
{
    char c = peek(r);

    if (c == 'p' || c == 'P') {
        r->at++;
        r->is_plain = r->is_plain && (skip(r, "{Han}") || skip(r, "{sc:Han}") || skip(r, "{L}") ||
                                      skip(r, "{N}") || skip(r, "{P}"));
        return;
    }
    r->is_plain = r->is_plain && is_one_of(c, "dDsSwWnrt./-()[]{}|*+?^$\\");
    r->at++;
}

/* Whether a hyphen stands at the end of a class, where it stands for itself, as at its start. */
static bool is_last_hyphen(const struct reading *r)
{
    return aj_str_starts(aj_str_sub(r->source, r->at, r->source.len), aj_str_from("-]"));
}

static bool is_odd_member(char c)
{
    return c == '\0' || is_one_of(c, "[]\\-");
}

/* One of a class: a character, a range of two, or an escape, which is no end of a range. */
static void read_member(struct reading *r)
{
    uint32_t first;

    if (skip(r, "\\")) {
        read_escape(r);
        r->is_plain = r->is_plain && peek(r) != '-';
        return;
    }
    r->is_plain = r->is_plain && !is_odd_member(peek(r));
    first = read_character(r);
    if (peek(r) != '-' || is_last_hyphen(r))
        return;
    r->at++;
    r->is_plain = r->is_plain && !is_odd_member(peek(r)) && read_character(r) >= first;
    r->is_plain = r->is_plain && (peek(r) != '-' || is_last_hyphen(r));
}

/* Behind '['. */
static struct item read_class(struct reading *r)
{
    struct item item = {.bytes = CLASS_BYTES, .is_repeatable = true, .is_fixed = true};

    r->is_plain = r->is_plain && !is_one_of(peek(r), ":.="); /* may be [: of [:alpha:] */
    (void)skip(r, "^");                                      /* the same here */
    (void)skip(r, "-");                                      /* stands for itself here */
    r->is_plain = r->is_plain && !is_one_of(peek(r), "]-");
    while (r->is_plain && r->at < r->source.len && peek(r) != ']' && !is_last_hyphen(r)) {
        read_member(r);
        item.bytes += ITEM_BYTES;
    }
    (void)skip(r, "-"); /* likewise */
    r->is_plain = r->is_plain && skip(r, "]");
    return item;
}

/* Behind '(?<'. */
static void read_group_name(struct reading *r)
{
    size_t from = r->at;

    r->is_plain = r->is_plain && is_letter(peek(r));
    while (is_letter(peek(r)) || is_digit(peek(r)))
        r->at++;
    r->is_plain = r->is_plain && r->at - from <= LONGEST_NAME && skip(r, ">");
}

/* Behind '('. What stands around a match is not repeated, and what stands before it has a length
 * that is known. */
static struct item read_group(struct reading *r)
{
    bool is_behind = skip(r, "?<=") || skip(r, "?<!");
    bool is_around = is_behind || skip(r, "?=") || skip(r, "?!");
    struct item item;

    if (!is_around && skip(r, "?<"))
        read_group_name(r);
    else if (!is_around && !skip(r, "?:"))
        r->is_plain = r->is_plain && !is_one_of(peek(r), "?*");
    r->is_plain = r->is_plain && ++r->depth <= DEEPEST_GROUP;
    if (!r->is_plain)
        return (struct item){.bytes = 0};
    item = read_alternatives(r);
    r->depth--;
    r->is_plain = r->is_plain && skip(r, ")") && (!is_behind || item.is_each_fixed);
    item.bytes += ITEM_BYTES;
    item.is_group = true;
    item.is_repeatable = !is_around;
    item.is_fixed = item.is_fixed || is_around;
    return item;
}

static struct item read_item(struct reading *r)
{
    struct item item = {.bytes = ITEM_BYTES, .is_repeatable = true, .is_fixed = true};
    char c = peek(r);

    if (!is_one_of(c, "[\\(^$.")) {
        r->is_plain = r->is_plain && c != '\0' && !is_one_of(c, "{?*+");
        (void)read_character(r);
        return item;
    }
    if (c == '\\' && r->at + 1 < r->source.len && is_one_of(r->source.ptr[r->at + 1], "AzZbB")) {
        r->at += 2;
        item.is_repeatable = false;
        return item;
    }
    r->at++;
    if (c == '(')
        return read_group(r);
    if (c == '[')
        return read_class(r);
    if (c == '\\')
        read_escape(r);
    item.is_repeatable = c != '^' && c != '$';
    return item;
}

static struct item read_sequence(struct reading *r)
{
    struct item all = {.bytes = ITEM_BYTES, .is_fixed = true};

    while (r->is_plain && r->at < r->source.len && !is_one_of(peek(r), "|)")) {
        struct item item = read_item(r);

        read_quantifier(r, &item);
        all.bytes += item.bytes;
        all.is_fixed = all.is_fixed && item.is_fixed;
        r->is_plain = r->is_plain && all.bytes <= MOST_BYTES;
    }
    return all;
}

static struct item read_alternatives(struct reading *r)
{
    struct item all = {.is_fixed = true, .is_each_fixed = true};
    bool is_first = true;

    do {
        struct item one = read_sequence(r);

        all.bytes += one.bytes;
        all.is_each_fixed = all.is_each_fixed && one.is_fixed;
        all.is_fixed = all.is_each_fixed && is_first;
        is_first = false;
        r->is_plain = r->is_plain && all.bytes <= MOST_BYTES;
    } while (r->is_plain && skip(r, "|"));
    return all;
}

bool aj_pattern_is_plain(struct aj_str source)
{
    struct reading r = {.source = source, .is_plain = true};

    (void)read_alternatives(&r); /* what is asked for stands in r */
    return r.is_plain && r.at == source.len;
}
