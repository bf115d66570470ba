/* SPDX-License-Identifier: Apache-2.0
 *
 * <misspelt fields= of=/>, used within <not>: a name that is not the other, yet so like it that a
 * character was lost, added or mistaken. A name that is another altogether may be another's. Of
 * whole texts it is enough to mistake one character of the name wherever it is named.
 */
#include "predicate/predicate.h"

#include "base/utf8.h"
#include "text/name.h"
#include "text/scan.h"

#include <ctype.h>

#define LEAST_NAME    5  /* characters: of two persons' names one may differ by a character */
#define LONGEST_NAME  60 /* characters; longer ones are no names */
#define LEAST_IN_TEXT 8  /* characters of a name that is looked for in texts */
#define NUMERALS      "〇零一二三四五六七八九十甲乙丙丁东南西北上中下"
#define LONG_NAME     12 /* characters from which two may be wrong */

struct misspelt {
    struct aj_vec fields; /* struct aj_path */
    struct aj_path of;
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct misspelt *misspelt = aj_arena_alloc(c->arena, sizeof(*misspelt));

    predicate->data = misspelt;
    misspelt->fields = aj_paths_compile(c, aj_setting_find(c, "fields"));
    (void)aj_path_compile(c, aj_setting_find(c, "of"), &misspelt->of); /* has said what is wrong */
}

/* The characters of a name; 0 when it has too many. */
static size_t decode(struct aj_str name, uint32_t *out)
{
    size_t n = 0;

    for (size_t at = 0; at < name.len; n++) {
        if (n == LONGEST_NAME)
            return 0;
        out[n] = aj_utf8_next(name, &at);
    }
    return n;
}

static bool is_misspelt(struct aj_str name, struct aj_str of)
{
    size_t n = aj_utf8_count(of);
    size_t most = n >= LONG_NAME ? 2 : 1;
    size_t d;

    if (aj_utf8_count(name) < LEAST_NAME || n < LEAST_NAME || n > LONGEST_NAME)
        return false;
    d = aj_name_distance(name, of, most);
    return d > 0 && d <= most;
}

/* Two characters that tell names of one series apart: 一中, 二中. */
static bool are_numerals(uint32_t a, uint32_t b)
{
    return aj_scan_find(a, NUMERALS) != NULL && aj_scan_find(b, NUMERALS) != NULL;
}

/* Whether a name is a code: letters and digits of ASCII alone. */
static bool is_code(const uint32_t *name, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (name[i] >= 0x80)
            return false;
    }
    return true;
}

/* Whether the one character may have been taken for the other. */
static bool is_mistake(uint32_t a, uint32_t b, bool in_code)
{
    if (in_code)
        return (a < 0x80 && isalnum((int)a)) != 0;
    return aj_is_han(a) && aj_is_han(b) && !are_numerals(a, b);
}

static bool is_next(struct aj_str text, size_t at, uint32_t c)
{
    return at < text.len && aj_utf8_next(text, &at) == c;
}

/* Where the words at `at` end that are the name but for one character, or two that have changed
 * places; 0 when they are not. */
static size_t mistaken_end(const uint32_t *name, size_t n, struct aj_str text, size_t at)
{
    size_t wrong = n; /* its place; n: none so far */
    uint32_t written = 0;

    for (size_t i = 0; i < n; i++) {
        uint32_t c = at < text.len ? aj_utf8_next(text, &at) : 0;

        if (c == name[i])
            continue;
        if (wrong < n)
            return 0;
        wrong = i;
        written = c;
        if (i + 1 < n && c == name[i + 1] && is_next(text, at, name[i])) {
            (void)aj_utf8_next(text, &at); /* the two have changed places */
            i++;
        }
    }
    return wrong < n && is_mistake(written, name[wrong], is_code(name, n)) ? at : 0;
}

static void note(struct aj_eval *e, const struct aj_item *item, const struct aj_item *of,
                 struct aj_outcome *out)
{
    aj_outcome_evidence(out, item);
    aj_outcome_evidence(out, of);
    aj_outcome_note_at(
        out, AJ_TRUE,
        aj_arena_printf(e->arena,
                        R_("%" AJ_STR_FMT "“%" AJ_STR_FMT "”与“%" AJ_STR_FMT "”只差一两个字"),
                        AJ_STR_ARG(aj_item_words(e->arena, item)), AJ_STR_ARG(item->value.shown),
                        AJ_STR_ARG(of->value.shown)),
        item->place);
}

/* The places where one of the name's first two characters stands right. */
struct places {
    struct aj_str text;
    struct aj_str first;
    struct aj_str second;
    size_t next_first; /* AJ_STR_NONE: no more */
    size_t next_second;
};

/* Where the next of them has the name begin, AJ_STR_NONE when there is none. A character is taken
 * for the first before the second. */
static size_t next_place(struct places *p, size_t from)
{
    size_t before = AJ_STR_NONE;

    if (p->next_first != AJ_STR_NONE && p->next_first < from)
        p->next_first = aj_str_find(p->text, p->first, from);
    while (p->next_second != AJ_STR_NONE && before == AJ_STR_NONE) {
        size_t start = p->next_second;

        if (start > 0)
            (void)aj_utf8_previous(p->text, &start); /* only the step counts */
        if (start >= from && p->next_second > 0)
            before = start;
        else
            p->next_second = aj_str_find(p->text, p->second, p->next_second + p->second.len);
    }
    return p->next_first < before ? p->next_first : before;
}

/* Where the first words of a text begin that are the name but for one character; *end is where they
 * end, 0 when there are none. One of the name's first two characters is right there. */
static size_t find_mistake(struct aj_str of, const uint32_t *name, size_t n, struct aj_str text,
                           size_t *end)
{
    size_t first = aj_utf8_offset(of, 1);
    struct places p = {.text = text,
                       .first = aj_str_sub(of, 0, first),
                       .second = aj_str_sub(of, first, aj_utf8_offset(of, 2))};

    p.next_first = aj_str_find(text, p.first, 0);
    p.next_second = aj_str_find(text, p.second, 0);
    for (size_t at = next_place(&p, 0); at != AJ_STR_NONE; at = next_place(&p, at + 1)) {
        *end = mistaken_end(name, n, text, at);
        if (*end > 0)
            return at;
    }
    *end = 0;
    return 0;
}

/* The first place of each text where the name has a wrong character. */
static void scan_texts(struct aj_eval *e, const struct aj_path *path, const struct aj_item *of,
                       struct aj_outcome *out)
{
    struct aj_vec papers = aj_path_papers(e, path);
    uint32_t name[LONGEST_NAME];
    size_t n = decode(of->value.key, name);

    for (size_t i = 0; i < papers.count && n >= LEAST_IN_TEXT; i++) {
        const struct aj_paper *paper = *(const struct aj_paper *const *)aj_vec_at(&papers, i);
        struct aj_item whole = {.state = AJ_VALUE, .paper = paper};
        size_t end;
        size_t at = find_mistake(of->value.key, name, n, aj_paper_folded(paper), &end);

        if (end == 0)
            continue;
        whole = aj_item_part(&whole, at, end);
        whole.value.shown = whole.raw;
        note(e, &whole, of, out);
    }
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct misspelt *misspelt = predicate->data;
    struct aj_operand of;
    bool any = false;

    aj_path_resolve(e, &misspelt->of, AJ_PICK_FIRST, &of);
    if (!aj_outcome_needs(e, out, &misspelt->of, &of))
        return;
    for (size_t i = 0; i < misspelt->fields.count; i++) {
        const struct aj_path *path = aj_vec_at(&misspelt->fields, i);
        struct aj_operand names;

        if (path->is_text) {
            any = true;
            scan_texts(e, path, aj_operand_item(&of), out);
            continue;
        }
        aj_path_resolve(e, path, AJ_PICK_ALL, &names);
        for (size_t k = 0; k < names.items.count; k++) {
            const struct aj_item *item = aj_vec_at(&names.items, k);

            any = any || item->state == AJ_VALUE;
            if (item->state == AJ_VALUE &&
                is_misspelt(item->value.key, aj_operand_item(&of)->value.key))
                note(e, item, aj_operand_item(&of), out);
        }
    }
    if (out->notes.count == 0)
        aj_outcome_note(out, any ? AJ_FALSE : AJ_NO_SUBJECT,
                        aj_str_from(any ? R_("没有只差一两个字的名称") : R_("没有可比的名称")));
}

const struct aj_predicate_type aj_predicate_misspelt = {
    "misspelt", "fields of say", "fields of", false, false, compile, evaluate, false};
