/* SPDX-License-Identifier: Apache-2.0
 *
 * Signatures that stand in a paper without a label that its kind knows: a name with a picture or a
 * day right behind it.
 */
#include "dossier/unclaimed.h"

#include "text/date.h"
#include "text/fold.h"
#include "text/pattern.h"
#include "text/person.h"
#include "text/scan.h"

#include <string.h>

#define LEAST_NAME 6  /* bytes: two ideographs */
#define MOST_NAME  12 /* four */
#define MOST_DAY   64 /* of a day with its time, spaced */
#define COLON      "："

/* What is looked through. */
struct search {
    struct aj_arena *arena;
    const struct aj_kinds *kinds;
    const struct aj_dossier *dossier;
    const struct aj_paper *paper;
};

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0x3000 || c == 0xA0;
}

static size_t skip_spaces(struct aj_str text, size_t at)
{
    for (size_t next = at; next < text.len && is_space(aj_utf8_next(text, &next));)
        at = next;
    return at;
}

static size_t end_of_han(struct aj_str text, size_t at)
{
    for (size_t next = at; next < text.len && aj_is_han(aj_utf8_next(text, &next));)
        at = next;
    return at;
}

/* Whether a picture stands where the name and the spaces behind it end, or a day with which the
 * paragraph ends. */
static bool is_signed(const struct search *s, uint32_t block, size_t from, size_t to)
{
    const struct aj_document *document = s->paper->document;
    size_t end = document->blocks[block].to;
    size_t behind = from + skip_spaces(aj_str_sub(document->text, from, end), to - from);
    struct aj_str rest = aj_str_trim(aj_str_sub(document->text, behind, end));
    struct aj_date_match match;

    if (aj_document_has_picture(document, block, to, behind))
        return true;
    if (rest.len == 0 || rest.len > MOST_DAY)
        return false;
    rest = aj_fold_text(s->arena, rest);
    return aj_date_find(rest, 0, NULL, &match) && match.state == AJ_DATE_VALID && match.from == 0 &&
           aj_str_trim(aj_str_sub(rest, match.to, rest.len)).len == 0;
}

/* Without the names that stand before, parted by gaps: "听证员：" of "听证员：张三　李四　". */
static struct aj_str without_names(struct aj_str before)
{
    for (;;) {
        struct aj_str rest = aj_str_trim(before);
        size_t from = rest.len;
        size_t n = 0;

        for (size_t at = from; at > 0 && aj_is_han(aj_utf8_previous(rest, &at)); from = at)
            n++;
        if (n < 2 || n > 4 || from == 0 || rest.len == before.len)
            return before;
        before.len = (size_t)(rest.ptr - before.ptr) + from;
    }
}

/* Whether the name has a label before it that some kind knows: whose it is, is told then. */
static bool is_labelled(const struct search *s, struct aj_str before)
{
    static const char colon[] = COLON;
    size_t from;

    before = aj_fold_text(s->arena, without_names(before));
    if (!aj_str_ends(before, aj_str_from(colon)))
        return false;
    before.len -= strlen(colon);
    for (from = before.len; from > 0;) {
        size_t at = from;

        if (!aj_is_han(aj_utf8_previous(before, &at)))
            break;
        from = at;
    }
    for (; from < before.len; (void)aj_utf8_next(before, &from)) {
        if (aj_labels_has(&s->kinds->labels,
                          aj_label_key(s->arena, aj_str_sub(before, from, before.len))))
            return true;
    }
    return false;
}

static bool is_name(const struct search *s, struct aj_str words)
{
    const struct aj_pattern *unnamed = s->kinds->words.unnamed;
    struct aj_str folded = aj_fold_text(s->arena, words);
    struct aj_pattern_match match;
    struct aj_person person;

    return aj_person_find(folded, 0, &person) && person.from == 0 && person.to == folded.len &&
           !aj_labels_has(&s->kinds->labels, folded) &&
           (unnamed == NULL || aj_pattern_find(unnamed, folded, 0, &match) != AJ_PATTERN_MATCH);
}

/* Whether somebody of that name is read out of a paper as a person of the type. */
static bool has_person(const struct aj_paper *paper, enum aj_type type, struct aj_str name)
{
    for (size_t i = 0; paper->kind != NULL && i < paper->kind->fields.count; i++) {
        const struct aj_vec *readings = &paper->readings[i];

        if (aj_kind_field(paper->kind, i)->type != type)
            continue;
        for (size_t k = 0; k < readings->count; k++) {
            if (aj_str_contains(((const struct aj_reading *)aj_vec_at(readings, k))->raw, name))
                return true;
        }
    }
    return false;
}

/* Whether it is one of the officers of the case, or somebody who signs elsewhere in the paper. */
static bool is_known(const struct search *s, struct aj_str name)
{
    if (has_person(s->paper, AJ_TYPE_SIGNATURE, name))
        return true;
    for (size_t i = 0; i < s->dossier->papers.count; i++) {
        if (has_person(*(struct aj_paper **)aj_vec_at(&s->dossier->papers, i), AJ_TYPE_OFFICER,
                       name))
            return true;
    }
    return false;
}

/* Whether words can begin there: not in 9时30分至2024年. */
static bool can_begin(struct aj_str text, size_t at)
{
    return !aj_scan_is_digit(aj_scan_before(text, at));
}

/* The first signature of a paragraph. */
static struct aj_str find_in(const struct search *s, uint32_t block)
{
    const struct aj_block *b = &s->paper->document->blocks[block];
    struct aj_str text = aj_str_sub(s->paper->document->text, b->from, b->to);

    for (size_t at = 0; at < text.len;) {
        size_t end = end_of_han(text, at);
        struct aj_str words = aj_str_sub(text, at, end);

        if (words.len >= LEAST_NAME && words.len <= MOST_NAME && can_begin(text, at) &&
            is_signed(s, block, b->from + at, b->from + end) && is_name(s, words) &&
            !is_labelled(s, aj_str_sub(text, 0, at)) && !is_known(s, words))
            return words;
        at = end;
        if (at < text.len)
            (void)aj_utf8_next(text, &at); /* what ended the run */
    }
    return AJ_STR_EMPTY;
}

struct aj_unclaimed aj_unclaimed_signature(struct aj_arena *arena, const struct aj_dossier *dossier,
                                           const struct aj_paper *paper)
{
    struct search s = {.arena = arena, .kinds = dossier->kinds, .dossier = dossier, .paper = paper};
    struct aj_unclaimed found = {.is_looked_for = true};

    if (paper->document == NULL || paper->kind == NULL)
        return found;
    for (uint32_t i = paper->first_block; i < paper->end_block && found.words.len == 0; i++) {
        if (paper->document->blocks[i].type != AJ_PARAGRAPH)
            continue;
        found.words = find_in(&s, i);
        found.place = (struct aj_place){.paper = paper, .block = i};
    }
    if (found.words.len > 0) {
        found.place.from = (size_t)(found.words.ptr - paper->document->text.ptr);
        found.place.to = found.place.from + found.words.len;
    }
    return found;
}
