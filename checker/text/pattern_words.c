/* SPDX-License-Identifier: Apache-2.0
 *
 * A pattern is alternatives, each a sequence of characters, classes and groups with their
 * quantifiers. Of a sequence each run of plain characters is a word, and what a group must have in
 * it is as good: the best of them is taken. Alternatives have the words of all of them together.
 */
#include "text/pattern_words.h"

#include "base/utf8.h"

#include <string.h>

#define DEEPEST_GROUP 20

struct reading {
    struct aj_str source;
    size_t at;
    int depth;   /* groups open */
    bool is_odd; /* something was met that is not known here */
};

/* What a sequence is made of. */
enum item { PLAIN, ONE_OF, NOTHING, GROUP };

static void read_alternatives(struct reading *r, struct aj_pattern_words *out);

static bool is_at(const struct reading *r, const char *words)
{
    return aj_str_starts(aj_str_sub(r->source, r->at, r->source.len), aj_str_from(words));
}

static bool skip(struct reading *r, const char *words)
{
    if (!is_at(r, words))
        return false;
    r->at += strlen(words);
    return true;
}

static char next_byte(struct reading *r)
{
    if (r->at == r->source.len) {
        r->is_odd = true;
        return '\0';
    }
    return r->source.ptr[r->at++];
}

static size_t shortest(const struct aj_pattern_words *words)
{
    size_t least = words->list[0].len;

    for (size_t i = 1; i < words->n; i++)
        least = words->list[i].len < least ? words->list[i].len : least;
    return least;
}

/* Long words are rare, and few are soon looked for. */
static void take_better(struct aj_pattern_words *best, const struct aj_pattern_words *found)
{
    if (found->n == 0)
        return;
    if (best->n == 0 || shortest(found) > shortest(best) ||
        (shortest(found) == shortest(best) && found->n < best->n))
        *best = *found;
}

static void take_word(struct aj_pattern_words *best, struct aj_str word)
{
    struct aj_pattern_words one = {.list = {word}, .n = 1};

    if (word.len > 0)
        take_better(best, &one);
}

/* Past the digits, commas and the brace of {2,5}; the first number. */
static size_t read_count(struct reading *r)
{
    size_t least = 0;
    bool is_first = true;

    for (char c = next_byte(r); c != '}' && !r->is_odd; c = next_byte(r)) {
        bool is_digit = c >= '0' && c <= '9';

        r->is_odd = r->is_odd || (!is_digit && c != ',');
        is_first = is_first && is_digit;
        if (is_first)
            least = least * 10 + (size_t)(c - '0');
    }
    return least;
}

/* How often the item must be there, with *has_any whether a quantifier says so. */
static bool read_quantifier(struct reading *r, bool *has_any)
{
    bool must_be = true;

    *has_any = true;
    if (skip(r, "{"))
        must_be = read_count(r) > 0;
    else if (skip(r, "?") || skip(r, "*"))
        must_be = false;
    else if (!skip(r, "+"))
        *has_any = false;
    if (*has_any && !skip(r, "?"))
        (void)skip(r, "+"); /* lazy, possessive or neither: the same here */
    return must_be;
}

/* Behind '['. */
static void read_class(struct reading *r)
{
    (void)skip(r, "^"); /* the same here */
    (void)skip(r, "]"); /* as the first it stands for itself */
    for (char c = next_byte(r); c != ']' && !r->is_odd; c = next_byte(r)) {
        if (c == '\\')
            (void)next_byte(r); /* whatever it is, it does not end the class */
        r->is_odd = r->is_odd || (c == '[' && is_at(r, ":"));
    }
}

/* Behind '\'. */
static enum item read_escape(struct reading *r)
{
    char c = next_byte(r);

    if (strchr("AzZbB", c) != NULL)
        return NOTHING;
    if ((c == 'p' || c == 'P') && skip(r, "{")) {
        while (!r->is_odd && next_byte(r) != '}')
            ;
        return ONE_OF;
    }
    if (((unsigned char)c < 0x80 && strchr("dDsSwWnrt", c) != NULL) ||
        strchr("./-()[]{}|*+?^$\\", c) != NULL)
        return ONE_OF;
    r->is_odd = true;
    return NOTHING;
}

/* Behind '('. What stands around a match is no part of it. */
static enum item read_group(struct reading *r, struct aj_pattern_words *out)
{
    bool is_around = skip(r, "?=") || skip(r, "?!") || skip(r, "?<=") || skip(r, "?<!");

    if (!is_around && skip(r, "?<")) {
        while (!r->is_odd && next_byte(r) != '>')
            ;
    } else if (!is_around && !skip(r, "?:")) {
        r->is_odd = r->is_odd || is_at(r, "?") || is_at(r, "*");
    }
    if (++r->depth > DEEPEST_GROUP)
        r->is_odd = true;
    else
        read_alternatives(r, out);
    r->depth--;
    if (next_byte(r) != ')')
        r->is_odd = true;
    return is_around ? NOTHING : GROUP;
}

/* The item at hand; out gets the words of a group. */
static enum item read_item(struct reading *r, struct aj_pattern_words *out)
{
    char c = r->source.ptr[r->at];

    *out = (struct aj_pattern_words){.n = 0};
    if (strchr("[\\(^$.", c) == NULL) {
        r->is_odd = r->is_odd || strchr("{?*+", c) != NULL;
        (void)aj_utf8_next(r->source, &r->at); /* stands for itself */
        return PLAIN;
    }
    r->at++;
    if (c == '(')
        return read_group(r, out);
    if (c == '\\')
        return read_escape(r);
    if (c == '[')
        read_class(r);
    return c == '^' || c == '$' ? NOTHING : ONE_OF;
}

static void read_sequence(struct reading *r, struct aj_pattern_words *best)
{
    size_t from = r->at; /* of the plain characters read last */

    *best = (struct aj_pattern_words){.n = 0};
    while (!r->is_odd && r->at < r->source.len && !is_at(r, "|") && !is_at(r, ")")) {
        size_t start = r->at;
        struct aj_pattern_words inner;
        enum item item = read_item(r, &inner);
        size_t end = r->at;
        bool has_quantifier;
        bool must_be = read_quantifier(r, &has_quantifier);

        if (item == PLAIN && !has_quantifier)
            continue;
        take_word(best, aj_str_sub(r->source, from, item == PLAIN && must_be ? end : start));
        if (item == GROUP && must_be)
            take_better(best, &inner);
        from = r->at;
    }
    take_word(best, aj_str_sub(r->source, from, r->at));
}

static void read_alternatives(struct reading *r, struct aj_pattern_words *out)
{
    bool is_known = true;

    *out = (struct aj_pattern_words){.n = 0};
    do {
        struct aj_pattern_words one;

        read_sequence(r, &one);
        is_known = is_known && one.n > 0 && out->n + one.n <= AJ_PATTERN_WORDS_MAX;
        if (!is_known)
            continue;
        memcpy(out->list + out->n, one.list, one.n * sizeof(one.list[0]));
        out->n += one.n;
    } while (!r->is_odd && skip(r, "|"));
    if (!is_known)
        out->n = 0;
}

struct aj_pattern_words aj_pattern_words(struct aj_str source)
{
    struct reading r = {.source = source};
    struct aj_pattern_words words;

    read_alternatives(&r, &words);
    if (r.is_odd || r.at < source.len)
        words.n = 0;
    return words;
}

bool aj_pattern_words_allow(const struct aj_pattern_words *words, struct aj_str text)
{
    for (size_t i = 0; i < words->n; i++) {
        if (aj_str_contains(text, words->list[i]))
            return true;
    }
    return words->n == 0;
}
