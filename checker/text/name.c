/* SPDX-License-Identifier: Apache-2.0
 *
 * Keys and distances of names. A key leaves out what a document adds to a name (the definition of a
 * short form, the place of a seal), never a part of the name: 宁波市某协会 and 宁波某协会 stay two
 * names.
 */
#include "text/name.h"

#include "base/compiler.h"
#include "text/fold.h"
#include "text/scan.h"

#include <string.h>

/* A longer name is a sentence, and equal or not. */
#define MAX_CHARACTERS 200

static const char *const definitions[] = {"简称", "以下称", "下称", "下同"};

static const char *const seals[] = {"（盖章）", "（印章）", "（公章）", "（签名）",
                                    "（签字）", "（签章）", "（章）",   "（捺印）"};

/* Found at either end of a name, and no part of it. Quotation marks are among them: the ends of a
 * quotation need not both be in the cell. */
#define LOOSE_MARKS "，。；：、！？.,;: \n“”‘’\"'_-"

/* Removes the range [from, to) of text, which is ours to change. */
static void cut(char *text, size_t *len, size_t from, size_t to)
{
    memmove(text + from, text + to, *len - to);
    *len -= to - from;
}

/* Copies with one form of brackets and without line ends, since a name wrapped in its cell is one
 * name. Returns the length. */
static size_t unify(struct aj_str source, char *out)
{
    size_t len = 0;

    for (size_t at = 0; at < source.len;) {
        size_t from = at;
        uint32_t c = aj_utf8_next(source, &at);

        if (c == '\n')
            continue;
        memcpy(out + len, source.ptr + from, at - from);
        if (c == 0x3014 || c == 0x3015) /* 〔〕 become （）, of the same size */
            (void)aj_utf8_put(out + len, c == 0x3014 ? 0xFF08 : 0xFF09);
        len += at - from;
    }
    return len;
}

/* The end of the bracket that opens at `from`, brackets in it included; the end of text when it is
 * never closed. */
static size_t bracket_end(struct aj_str text, size_t from)
{
    size_t at = from;
    int depth = 0;

    while (at < text.len) {
        uint32_t c = aj_utf8_next(text, &at);

        depth += c == 0xFF08;
        depth -= c == 0xFF09;
        if (depth == 0)
            return at;
    }
    return text.len;
}

/* （以下简称…）, or particulars: （个体工商户，经营者…，男）. No name has a comma in its brackets. */
static bool is_definition(struct aj_str bracket)
{
    if (aj_str_contains(bracket, aj_str_from("，")) || aj_str_contains(bracket, aj_str_from("：")))
        return true;
    for (size_t i = 0; i < AJ_COUNT(definitions); i++) {
        if (aj_str_contains(bracket, aj_str_from(definitions[i])))
            return true;
    }
    return false;
}

static size_t cut_definitions(char *text, size_t len)
{
    size_t from;

    for (size_t at = 0;
         (from = aj_str_find((struct aj_str){text, len}, aj_str_from("（"), at)) != AJ_STR_NONE;) {
        size_t to = bracket_end((struct aj_str){text, len}, from);

        at = to;
        if (is_definition((struct aj_str){text + from, to - from})) {
            cut(text, &len, from, to);
            at = from;
        }
    }
    return len;
}

static struct aj_str trim_marks(struct aj_str text)
{
    while (text.len > 0 && aj_scan_is_one_of(aj_scan_peek(text, 0), LOOSE_MARKS)) {
        size_t at = 0;

        (void)aj_utf8_next(text, &at); /* only the step counts */
        text = aj_str_sub(text, at, text.len);
    }
    while (text.len > 0 && aj_scan_is_one_of(aj_scan_before(text, text.len), LOOSE_MARKS)) {
        size_t at = text.len;

        (void)aj_utf8_previous(text, &at); /* only the step counts */
        text = aj_str_sub(text, 0, at);
    }
    return text;
}

/* Takes a （盖章） off the end, or off the start of a name. */
static bool trim_seal(struct aj_str *text)
{
    for (size_t i = 0; i < AJ_COUNT(seals); i++) {
        struct aj_str seal = aj_str_from(seals[i]);

        if (text->len > seal.len && aj_str_starts(*text, seal)) {
            *text = aj_str_sub(*text, seal.len, text->len);
            return true;
        }
        if (aj_str_ends(*text, seal)) {
            *text = aj_str_sub(*text, 0, text->len - seal.len);
            return true;
        }
    }
    return false;
}

struct aj_str aj_name_key(struct aj_arena *arena, struct aj_str name)
{
    struct aj_str folded = aj_fold_text(arena, name);
    char *text = aj_arena_alloc(arena, folded.len + 1);
    struct aj_str key = {text, cut_definitions(text, unify(folded, text))};

    key = trim_marks(key);
    while (trim_seal(&key))
        key = trim_marks(key);
    return key;
}

static size_t characters_of(struct aj_str text, uint32_t out[MAX_CHARACTERS])
{
    size_t n = 0;

    for (size_t at = 0; at < text.len && n < MAX_CHARACTERS; n++)
        out[n] = aj_utf8_next(text, &at);
    return n;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

struct characters {
    uint32_t at[MAX_CHARACTERS];
    size_t n;
};

/* Fills row i of the matrix of optimal string alignment from the two rows before it; returns its
 * least element. */
static size_t fill_row(size_t *row[3], const struct characters *a, size_t i,
                       const struct characters *b)
{
    size_t row_least = i;

    row[2][0] = i;
    for (size_t j = 1; j <= b->n; j++) {
        size_t replaced = row[1][j - 1] + (a->at[i - 1] != b->at[j - 1]);
        size_t edits = least(replaced, least(row[1][j], row[2][j - 1]) + 1);

        if (i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] && a->at[i - 2] == b->at[j - 1])
            edits = least(edits, row[0][j - 2] + 1);
        row[2][j] = edits;
        row_least = least(row_least, edits);
    }
    return row_least;
}

static size_t distance(const struct characters *a, const struct characters *b, size_t most)
{
    size_t cells[3][MAX_CHARACTERS + 1];
    size_t *row[3] = {cells[0], cells[1], cells[2]};
    size_t row_least = 0;

    for (size_t j = 0; j <= b->n; j++)
        row[2][j] = j;
    for (size_t i = 1; i <= a->n; i++) {
        size_t *oldest = row[0];
        size_t before = row_least;

        row[0] = row[1];
        row[1] = row[2];
        row[2] = oldest;
        row_least = fill_row(row, a, i, b);
        /* a swap reaches back two rows, so both must be past the limit */
        if (row_least > most && before > most)
            return most + 1;
    }
    return least(row[2][b->n], most + 1);
}

struct aj_str aj_name_stem(struct aj_str name)
{
    return aj_str_trim(aj_str_sub(name, 0, aj_str_find(name, aj_str_from("（"), 0)));
}

size_t aj_name_distance(struct aj_str a, struct aj_str b, size_t most)
{
    struct characters first;
    struct characters second;

    if (aj_str_equal(a, b))
        return 0;
    if (aj_utf8_count(a) > MAX_CHARACTERS || aj_utf8_count(b) > MAX_CHARACTERS)
        return most + 1;
    first.n = characters_of(a, first.at);
    second.n = characters_of(b, second.at);
    if (first.n > second.n + most || second.n > first.n + most)
        return most + 1;
    return distance(&first, &second, most);
}
