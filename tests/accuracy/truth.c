/* SPDX-License-Identifier: Apache-2.0
 *
 * From the lines of a truth file to documents, fill lines and claims: a table of verbs.
 */
#include "truth.h"

#include <stdio.h>
#include <stdlib.h>

struct parser {
    const char *name;
    unsigned line;
    struct aj_vec *documents;        /* struct truth_document */
    struct truth_document *document; /* the last of them, NULL before the first */
};

struct verb {
    const char *word;
    int value; /* of the enum that `parse` writes to */
    bool (*parse)(struct parser *parser, int value, struct aj_str target, struct aj_str rest);
};

static bool fail(const struct parser *parser, const char *message)
{
    fprintf(stderr, "%s:%u: %s\n", parser->name, parser->line, message);
    return false;
}

/* "\n" is the end of a paragraph, "\s" a space, "\t" a tab. */
static struct aj_str decode(const struct parser *parser, struct aj_str text)
{
    static const char codes[] = "nst";
    static const char plain[] = "\n \t";
    char *out = aj_arena_alloc(parser->documents->arena, text.len + 1);
    size_t n = 0;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '\\' && i + 1 < text.len) {
            for (size_t k = 0; codes[k] != '\0'; k++) {
                if (text.ptr[i + 1] == codes[k])
                    c = plain[k];
            }
            i += c != '\\';
        }
        out[n++] = c;
    }
    return (struct aj_str){out, n};
}

/* Cuts text at the first mark, without the space around it; false when there is none. */
static bool cut(struct aj_str text, const char *mark, struct aj_str *left, struct aj_str *right)
{
    size_t at = aj_str_find(text, aj_str_from(mark), 0);

    if (at == AJ_STR_NONE)
        return false;
    *left = aj_str_trim(aj_str_sub(text, 0, at));
    *right = aj_str_trim(aj_str_sub(text, at + aj_str_from(mark).len, text.len));
    return true;
}

static bool parse_count(struct aj_str text, unsigned *out)
{
    unsigned long value = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9' || value > 100000)
            return false;
        value = value * 10 + (unsigned long)(text.ptr[i] - '0');
    }
    *out = (unsigned)value;
    return value > 0;
}

/* "12" is a paragraph, "1/2/3" the cell of a table and row, "" the whole document. */
static bool parse_target(struct aj_str text, struct truth_target *target)
{
    unsigned numbers[3] = {0};
    struct aj_str piece;
    size_t n = 0;

    while (aj_str_next_piece(&text, '/', &piece)) {
        if (n == 3 || !parse_count(piece, &numbers[n++]))
            return false;
    }
    *target = n == 3 ? (struct truth_target){0, numbers[0], numbers[1], numbers[2]}
                     : (struct truth_target){.paragraph = numbers[0]};
    return n != 2;
}

static bool parse_source(struct parser *parser, int value, struct aj_str target, struct aj_str rest)
{
    struct truth_document *document = aj_vec_push(parser->documents);

    (void)target; /* a source has none */
    parser->document = document;
    document->source = (enum truth_source)value;
    document->path = rest;
    document->name = aj_str_from("01.docx");
    document->line = parser->line;
    aj_vec_init(&document->fills, parser->documents->arena, sizeof(struct truth_fill));
    aj_vec_init(&document->claims, parser->documents->arena, sizeof(struct truth_claim));
    return rest.len > 0 || fail(parser, "no path");
}

static bool parse_name(struct parser *parser, int value, struct aj_str target, struct aj_str rest)
{
    (void)value;  /* only one verb */
    (void)target; /* of the document, not of a place in it */
    parser->document->name = rest;
    return rest.len > 0 || fail(parser, "no name");
}

/* cell T/R/C = text, para N += text, append = text */
static bool parse_fill(struct parser *parser, int value, struct aj_str target, struct aj_str rest)
{
    struct truth_fill *fill = aj_vec_push(&parser->document->fills);
    struct aj_str text;

    (void)target; /* stands before the "=" */
    fill->verb = (enum truth_fill_verb)value;
    fill->line = parser->line;
    if (!cut(rest, "=", &rest, &text))
        return fail(parser, "no =");
    if (aj_str_ends(rest, aj_str_from("+"))) {
        fill->is_added = true;
        rest = aj_str_trim(aj_str_sub(rest, 0, rest.len - 1));
    }
    fill->text = decode(parser, text);
    if (!parse_target(rest, &fill->target))
        return fail(parser, "no such place: N or TABLE/ROW/CELL");
    return true;
}

/* replace WORDS => WORDS, once@12 WORDS => WORDS */
static bool parse_replace(struct parser *parser, int value, struct aj_str target,
                          struct aj_str rest)
{
    struct truth_fill *fill = aj_vec_push(&parser->document->fills);
    struct aj_str text;

    fill->verb = TRUTH_REPLACE;
    fill->is_once = value != 0;
    fill->line = parser->line;
    if (!cut(rest, "=>", &fill->wanted, &text) || fill->wanted.len == 0)
        return fail(parser, "no =>");
    fill->text = decode(parser, text);
    if (!parse_target(target, &fill->target))
        return fail(parser, "no such place: N or TABLE/ROW/CELL");
    return true;
}

/* "行/题名[2]": the column in its second row. */
static bool parse_path(struct truth_claim *claim, struct aj_str path)
{
    size_t open = aj_str_find(path, aj_str_from("["), 0);

    claim->path = aj_str_sub(path, 0, open);
    if (open == AJ_STR_NONE)
        return path.len > 0;
    return aj_str_ends(path, aj_str_from("]")) &&
           parse_count(aj_str_sub(path, open + 1, path.len - 1), &claim->row);
}

static bool parse_claim(struct parser *parser, int value, struct aj_str target, struct aj_str rest)
{
    struct truth_claim *claim = aj_vec_push(&parser->document->claims);
    struct aj_str wanted = rest;

    (void)target; /* the place is what is examined */
    claim->check = (enum truth_check)value;
    claim->line = parser->line;
    if (value != TRUTH_KIND && value != TRUTH_BLANK && !cut(rest, "=", &rest, &wanted))
        return fail(parser, "no =");
    claim->value = decode(parser, wanted);
    if (value == TRUTH_KIND)
        return rest.len > 0 || fail(parser, "no kind");
    return parse_path(claim, rest) || fail(parser, "no field");
}

static const struct verb verbs[] = {
    {"form", TRUTH_FORM, parse_source},
    {"text", TRUTH_TEXT, parse_source},
    {"layout", TRUTH_LAYOUT, parse_source},
    {"name", 0, parse_name},
    {"cell", TRUTH_CELL, parse_fill},
    {"para", TRUTH_PARAGRAPH, parse_fill},
    {"append", TRUTH_APPEND, parse_fill},
    {"replace", 0, parse_replace},
    {"once", 1, parse_replace},
    {"kind", TRUTH_KIND, parse_claim},
    {"field", TRUTH_FIELD, parse_claim},
    {"has", TRUTH_HAS, parse_claim},
    {"blank", TRUTH_BLANK, parse_claim},
    {"officer", TRUTH_OFFICER, parse_claim},
    {"cite", TRUTH_CITE, parse_claim},
    {"count", TRUTH_COUNT, parse_claim},
};

static bool parse_line(struct parser *parser, struct aj_str line)
{
    struct aj_str rest = line;
    struct aj_str word;
    struct aj_str verb_word;
    size_t at;

    if (!aj_str_next_word(&rest, &word) || word.ptr[0] == '#')
        return true;
    at = aj_str_find(word, aj_str_from("@"), 0);
    verb_word = aj_str_sub(word, 0, at);
    for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
        if (!aj_str_equal_c(verb_word, verbs[i].word))
            continue;
        if (parser->document == NULL && verbs[i].parse != parse_source)
            return fail(parser, "stands before any document");
        return verbs[i].parse(parser, verbs[i].value,
                              at == AJ_STR_NONE ? AJ_STR_EMPTY : aj_str_sub(word, at + 1, word.len),
                              aj_str_trim(rest));
    }
    return fail(parser, "no such verb");
}

bool truth_parse(struct aj_str text, const char *name, struct aj_vec *documents)
{
    struct parser parser = {.name = name, .documents = documents};
    struct aj_str line;
    bool is_fine = true;

    while (aj_str_next_piece(&text, '\n', &line)) {
        parser.line++;
        is_fine = parse_line(&parser, aj_str_trim(line)) && is_fine;
    }
    return is_fine;
}
