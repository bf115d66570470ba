/* SPDX-License-Identifier: Apache-2.0
 *
 * A pattern is alternatives, each a sequence of characters, classes and groups with their
 * quantifiers. Of a sequence each run of plain characters is a word, and what a group must have in
 * it is as good: the best of them is taken. Alternatives have the words of all of them together.
 * How much the items in front of a word may take at most tells where around it a match can start.
 */
#include "text/pattern_words.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <ctype.h>
#include <string.h>

#define DEEPEST_GROUP 20
#define MOST_BYTES    4 /* of a character */
/* Each place costs a call. A text with more of them is searched as a whole from there. */
#define MOST_PLACES 24
#define FEW_WORDS   12
#define LONG_WORD   4  /* bytes */
#define MOST_SHORT  6  /* words of many */
#define SHORT_TEXT  96 /* bytes; longer ones have nearly all that there are */

struct reading {
    struct aj_str source;
    size_t at;
    int depth;   /* groups open */
    bool is_odd; /* something was met that is not known here */
    bool fails;  /* the sequence at hand ends in (*FAIL): nothing matches by it */
    bool skips;  /* (*SKIP) was met: what is behind it is passed over */
};

/* What a sequence is made of. */
enum item { PLAIN, ONE_OF, NOTHING, GROUP };

struct words {
    size_t n;
    struct aj_pattern_extent before; /* from the start of the part to one of them */
    struct aj_str list[AJ_PATTERN_WORDS_MAX];
};

/* What is read of a part of the pattern. */
struct part {
    struct words words;
    struct aj_pattern_extent extent; /* of what it matches */
    bool fails;                      /* a sequence that nothing matches by */
};

struct quantifier {
    bool is_there;
    size_t least;
    size_t most;
};

static void read_alternatives(struct reading *r, struct part *out);

static size_t sum(size_t a, size_t b)
{
    return a > AJ_PATTERN_UNBOUNDED - b ? AJ_PATTERN_UNBOUNDED : a + b;
}

static size_t product(size_t a, size_t b)
{
    size_t out;

    return __builtin_mul_overflow(a, b, &out) ? AJ_PATTERN_UNBOUNDED : out;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static struct aj_pattern_extent one_behind_the_other(struct aj_pattern_extent a,
                                                     struct aj_pattern_extent b)
{
    return (struct aj_pattern_extent){sum(a.bytes, b.bytes), sum(a.lines, b.lines)};
}

static struct aj_pattern_extent larger_of(struct aj_pattern_extent a, struct aj_pattern_extent b)
{
    return (struct aj_pattern_extent){larger(a.bytes, b.bytes), larger(a.lines, b.lines)};
}

static struct aj_pattern_extent repeated(struct aj_pattern_extent extent, size_t times)
{
    return (struct aj_pattern_extent){product(extent.bytes, times), product(extent.lines, times)};
}

static struct aj_pattern_extent of_character(bool may_be_line_feed)
{
    return (struct aj_pattern_extent){MOST_BYTES, may_be_line_feed};
}

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

static size_t shortest(const struct words *words)
{
    size_t least = words->list[0].len;

    for (size_t i = 1; i < words->n; i++)
        least = words->list[i].len < least ? words->list[i].len : least;
    return least;
}

static size_t n_short(const struct words *words)
{
    size_t n = 0;

    for (size_t i = 0; i < words->n; i++)
        n += words->list[i].len < LONG_WORD;
    return n;
}

/* Long words are rare, and few are soon looked for. */
static bool is_better(const struct words *found, const struct words *best)
{
    if (n_short(found) != n_short(best))
        return n_short(found) < n_short(best);
    if (shortest(found) != shortest(best))
        return shortest(found) > shortest(best);
    return found->n < best->n;
}

static void take_better(struct words *best, const struct words *found)
{
    if (found->n == 0 || (best->n > 0 && !is_better(found, best)))
        return;
    best->n = found->n;
    best->before = found->before;
    memcpy(best->list, found->list, found->n * sizeof(found->list[0]));
}

static void take_word(struct words *best, struct aj_str word, struct aj_pattern_extent before)
{
    struct words one;

    one.n = word.len > 0;
    one.before = before;
    one.list[0] = word;
    take_better(best, &one);
}

/* Past the digits, commas and the brace of {2,5}. Without a first number it is no quantifier, but
 * plain characters: how many is left open. */
static void read_counts(struct reading *r, struct quantifier *out)
{
    size_t counts[2] = {0, 0};
    size_t n_digits[2] = {0, 0};
    size_t i = 0;

    for (char c = next_byte(r); c != '}' && !r->is_odd; c = next_byte(r)) {
        bool is_digit = c >= '0' && c <= '9';

        if (is_digit) {
            counts[i] = sum(product(counts[i], 10), (size_t)(c - '0'));
            n_digits[i]++;
        } else {
            r->is_odd = r->is_odd || c != ',' || i == 1;
            i = 1;
        }
    }
    out->least = counts[0];
    out->most = n_digits[0] == 0 || (i == 1 && n_digits[1] == 0) ? AJ_PATTERN_UNBOUNDED : counts[i];
}

static struct quantifier read_quantifier(struct reading *r)
{
    struct quantifier out = {.is_there = true, .least = 0, .most = AJ_PATTERN_UNBOUNDED};

    if (skip(r, "{"))
        read_counts(r, &out);
    else if (skip(r, "?"))
        out.most = 1;
    else if (skip(r, "+"))
        out.least = 1;
    else if (!skip(r, "*"))
        out = (struct quantifier){.is_there = false, .least = 1, .most = 1};
    if (out.is_there && !skip(r, "?"))
        (void)skip(r, "+"); /* lazy, possessive or neither: the same here */
    return out;
}

/* Behind the brace of \p{…} or \P{…}: whether what is named has the line feed, for all that is
 * known here. */
static bool read_property(struct reading *r)
{
    bool is_ideographs = skip(r, "Han}");

    while (!is_ideographs && !r->is_odd && next_byte(r) != '}')
        ;
    return !is_ideographs;
}

/* Behind '['. The characters of a class that only lists them are words. */
static void take_members(const struct reading *r, struct words *words)
{
    size_t at = r->at;

    while (at < r->source.len && strchr("^[]-\\", r->source.ptr[at]) == NULL &&
           words->n < FEW_WORDS) {
        size_t from = at;

        (void)aj_utf8_next(r->source, &at); /* only the step counts */
        words->list[words->n++] = aj_str_sub(r->source, from, at);
    }
    if (at == r->source.len || r->source.ptr[at] != ']')
        words->n = 0;
}

/* Behind '['. Whether one of the class may be a line feed. */
static bool read_class(struct reading *r)
{
    bool is_negated = skip(r, "^");
    bool has = false; /* for sure */
    bool may_have = false;

    (void)skip(r, "]"); /* as the first it stands for itself */
    for (char c = next_byte(r); c != ']' && !r->is_odd; c = next_byte(r)) {
        bool is_escaped = c == '\\';

        if (is_escaped)
            c = next_byte(r); /* whatever it is, it does not end the class */
        r->is_odd = r->is_odd || (!is_escaped && c == '[' && is_at(r, ":"));
        has = has || (is_escaped ? c == 'n' || c == 's' : c == '\n');
        if (is_escaped && c == 'p' && skip(r, "{"))
            may_have = read_property(r) || may_have;
        else if (is_escaped)
            may_have = may_have || (isalnum((unsigned char)c) && strchr("dwS", c) == NULL);
        else
            may_have = may_have || (unsigned char)c < ' '; /* the start of a range, say */
    }
    return is_negated ? !has : has || may_have;
}

/* Past what names a group: \1, \k<name>, \g{-1}. It matches what the group did, of any length. */
static enum item read_reference(struct reading *r, char c, struct part *out)
{
    char end = c == 'k' ? '>' : '}';

    if (c == 'k' || c == 'g') {
        r->is_odd = r->is_odd || !skip(r, c == 'k' ? "<" : "{");
        while (!r->is_odd && next_byte(r) != end)
            ;
    } else if (r->at < r->source.len && isdigit((unsigned char)r->source.ptr[r->at])) {
        r->is_odd = true; /* \12 may be a character */
    }
    out->extent = (struct aj_pattern_extent){AJ_PATTERN_UNBOUNDED, AJ_PATTERN_UNBOUNDED};
    return ONE_OF;
}

/* Behind '\'. */
static enum item read_escape(struct reading *r, struct part *out)
{
    char c = next_byte(r);

    if (strchr("AzZbBK", c) != NULL) /* \G means where the search began, which places move */
        return NOTHING;
    if (strchr("123456789kg", c) != NULL)
        return read_reference(r, c, out);
    if ((c == 'p' || c == 'P') && skip(r, "{")) {
        out->extent = of_character(read_property(r) || c == 'P');
        return ONE_OF;
    }
    if (((unsigned char)c < 0x80 && strchr("dDsSwWnrt", c) != NULL) ||
        strchr("./-()[]{}|*+?^$\\", c) != NULL) {
        out->extent = of_character(strchr("DsWn", c) != NULL);
        return ONE_OF;
    }
    r->is_odd = true;
    return NOTHING;
}

/* Behind '(': past (*SKIP) and (*FAIL), by which a pattern says what it does not look into. */
static bool read_verb(struct reading *r)
{
    bool is_skip = skip(r, "*SKIP)");
    bool is_fail = !is_skip && skip(r, "*FAIL)");

    r->skips = r->skips || is_skip;
    r->fails = r->fails || is_fail;
    return is_skip || is_fail;
}

/* Behind '('. What stands around a match is no part of it, but what must follow is in the text, and
 * behind where the match starts. */
static enum item read_group(struct reading *r, struct part *out)
{
    bool must_follow;
    bool is_around;
    bool fails = r->fails; /* of the sequence around */

    if (skip(r, "?m)") || skip(r, "?J)")) /* what else means the same here */
        return NOTHING;
    if (read_verb(r))
        return NOTHING;
    must_follow = skip(r, "?=");
    is_around = !must_follow && (skip(r, "?!") || skip(r, "?<=") || skip(r, "?<!"));

    if (!must_follow && !is_around && skip(r, "?<")) {
        while (!r->is_odd && next_byte(r) != '>')
            ;
    } else if (!must_follow && !is_around && !skip(r, "?:")) {
        r->is_odd = r->is_odd || is_at(r, "?") || is_at(r, "*");
    }
    if (++r->depth > DEEPEST_GROUP)
        r->is_odd = true;
    else
        read_alternatives(r, out);
    r->depth--;
    r->fails = fails;
    if (next_byte(r) != ')')
        r->is_odd = true;
    if (is_around || must_follow)
        out->extent = (struct aj_pattern_extent){0, 0};
    return is_around ? NOTHING : GROUP;
}

/* The item at hand; out gets what it takes, and the words of a group. */
static enum item read_item(struct reading *r, struct part *out)
{
    size_t from = r->at;
    char c = r->source.ptr[from];

    out->words.n = 0;
    out->words.before = out->extent = (struct aj_pattern_extent){0, 0};
    if (strchr("[\\(^$.", c) == NULL) {
        r->is_odd = r->is_odd || strchr("{?*+", c) != NULL;
        (void)aj_utf8_next(r->source, &r->at); /* stands for itself */
        out->extent = (struct aj_pattern_extent){r->at - from, c == '\n'};
        return PLAIN;
    }
    r->at++;
    if (c == '(')
        return read_group(r, out);
    if (c == '\\')
        return read_escape(r, out);
    if (c == '^' || c == '$')
        return NOTHING;
    if (c == '[')
        take_members(r, &out->words);
    out->extent = of_character(c == '[' && read_class(r));
    return ONE_OF;
}

static void read_sequence(struct reading *r, struct part *out)
{
    size_t from = r->at; /* of the plain characters read last */
    struct aj_pattern_extent before = {0, 0};
    struct aj_pattern_extent all = {0, 0};

    out->words.n = 0;
    r->fails = false;
    while (!r->is_odd && r->at < r->source.len && !is_at(r, "|") && !is_at(r, ")")) {
        size_t start = r->at;
        struct part inner;
        enum item item = read_item(r, &inner);
        size_t end = r->at;
        struct quantifier times = read_quantifier(r);

        inner.words.before = one_behind_the_other(all, inner.words.before);
        all = one_behind_the_other(all, repeated(inner.extent, times.most));
        if (item == PLAIN && !times.is_there)
            continue;
        if (item != PLAIN || times.least == 0)
            end = start;
        take_word(&out->words, aj_str_sub(r->source, from, end), before);
        if ((item == GROUP || item == ONE_OF) && times.least > 0)
            take_better(&out->words, &inner.words);
        from = r->at;
        before = all;
    }
    take_word(&out->words, aj_str_sub(r->source, from, r->at), before);
    out->extent = all;
    out->fails = r->fails;
}

/* Many words are worth a look only if rare: two ideographs, not the units of all things. */
static bool has_room(const struct words *words, const struct words *more)
{
    size_t n = words->n + more->n;

    if (more->n == 0 || n > AJ_PATTERN_WORDS_MAX)
        return false;
    return n <= FEW_WORDS || n_short(words) + n_short(more) <= MOST_SHORT;
}

static void read_alternatives(struct reading *r, struct part *out)
{
    struct words *words = &out->words;
    bool is_known = true;

    words->n = 0;
    words->before = out->extent = (struct aj_pattern_extent){0, 0};
    do {
        struct part one;

        read_sequence(r, &one);
        if (one.fails)
            continue;
        out->extent = larger_of(out->extent, one.extent);
        is_known = is_known && has_room(words, &one.words);
        if (!is_known)
            continue;
        memcpy(words->list + words->n, one.words.list, one.words.n * sizeof(words->list[0]));
        words->n += one.words.n;
        words->before = larger_of(words->before, one.words.before);
    } while (!r->is_odd && skip(r, "|"));
    if (!is_known)
        words->n = 0;
}

/* The lower six bits of its bytes tell an ideograph from most others. */
static uint64_t bytes_of(struct aj_str text)
{
    uint64_t bytes = 0;

    for (size_t i = 0; i < text.len; i++)
        bytes |= (uint64_t)1 << ((unsigned char)text.ptr[i] & 63);
    return bytes;
}

struct aj_pattern_words *aj_pattern_words(struct aj_str source)
{
    struct reading r = {.source = source};
    struct aj_pattern_words *words;
    struct part all;

    read_alternatives(&r, &all);
    if (r.is_odd || r.at < source.len)
        all.words.n = 0;
    words = aj_mem_new(sizeof(*words) + all.words.n * sizeof(words->list[0]));
    words->before = all.words.before;
    words->is_whole = r.skips;
    for (; words->n < all.words.n; words->n++) {
        struct aj_str word = all.words.list[words->n];

        words->list[words->n] = (struct aj_pattern_word){word, bytes_of(word)};
    }
    return words;
}

/* Where the word of that index is next. Most texts are labels and names, and lack a byte of most
 * words. */
static size_t find_word(const struct aj_pattern_places *places, size_t i)
{
    const struct aj_pattern_word *word = &places->words->list[i];

    if ((word->bytes & ~places->bytes) != 0 ||
        (places->grams != NULL && !aj_grams_may_have(places->grams, word->text)))
        return AJ_STR_NONE;
    return aj_str_find(places->text, word->text, places->from);
}

void aj_pattern_places_init(struct aj_pattern_places *places, const struct aj_pattern_words *words,
                            struct aj_str text, const struct aj_grams *grams, size_t from)
{
    places->words = words;
    places->text = text;
    places->grams = grams != NULL && aj_grams_cover(grams, text) ? grams : NULL;
    places->from = from;
    places->n_taken = 0;
    places->n_words = words->n > FEW_WORDS && text.len <= SHORT_TEXT ? 0 : words->n;
    places->bytes = places->n_words > 1 && text.len <= SHORT_TEXT ? bytes_of(text) : UINT64_MAX;
    for (size_t i = 0; i < places->n_words; i++)
        places->next[i] = find_word(places, i);
}

/* Where the next word is, AJ_STR_NONE when there is none; those before are passed over. */
static size_t next_word(struct aj_pattern_places *places)
{
    size_t least = AJ_STR_NONE;

    for (size_t i = 0; i < places->n_words; i++) {
        size_t *next = &places->next[i];

        if (*next < places->from)
            *next = find_word(places, i);
        least = *next < least ? *next : least;
    }
    return least;
}

/* The start of the line in front of that many line feeds, if it is behind from. */
static size_t start_of_line(struct aj_str text, size_t from, size_t place, size_t n_feeds)
{
    const char *feed;

    do {
        feed = memrchr(text.ptr + from, '\n', place - from);
        place = feed != NULL ? (size_t)(feed - text.ptr) : from;
    } while (feed != NULL && n_feeds-- > 0);
    return feed != NULL ? place + 1 : from;
}

/* Where a match with the word at that place can start at the earliest. */
static size_t earliest(const struct aj_pattern_places *places, size_t word)
{
    const struct aj_pattern_extent *before = &places->words->before;
    size_t from = places->from;

    if (word - from > before->bytes)
        from = word - before->bytes;
    if (before->lines == AJ_PATTERN_UNBOUNDED)
        return from;
    return start_of_line(places->text, from, word, before->lines);
}

bool aj_pattern_places_next(struct aj_pattern_places *places, size_t *first, size_t *last)
{
    size_t length = places->text.len;
    size_t word;

    if (places->from > length)
        return false;
    *first = places->from;
    *last = length;
    if (places->n_words > 0) {
        word = next_word(places);
        if (word == AJ_STR_NONE)
            return false;
    }
    if (places->n_words > 0 && !places->words->is_whole) {
        *first = earliest(places, word);
        if (++places->n_taken < MOST_PLACES)
            *last = word;
    }
    /* the rest of a character is no place */
    while (*first < *last && ((unsigned char)places->text.ptr[*first] & 0xC0) == 0x80)
        (*first)++;
    places->from = *last + 1;
    return true;
}
