/* SPDX-License-Identifier: Apache-2.0
 *
 * A claim holds when one reading of its field says what it says. Of the others: values are wrong,
 * places without value are missing.
 */
#include "examine.h"

#include "text/citation.h"
#include "text/fold.h"
#include "text/law_names.h"
#include "text/name.h"

#include <stdlib.h>

#define MOST_SHOWN 200 /* bytes of what was read instead */

struct question {
    struct aj_arena *arena;
    struct aj_str wanted; /* folded */
    const struct truth_claim *claim;
    const struct aj_map *laws;
};

typedef bool holds_test(const struct question *question, const struct aj_reading *reading);

/* A full stop at the end makes no difference. */
static struct aj_str without_stop(struct aj_str text)
{
    static const char *const stops[] = {"。", "；", "，"};

    for (size_t i = 0; i < AJ_COUNT(stops); i++) {
        if (aj_str_ends(text, aj_str_from(stops[i])))
            return aj_str_sub(text, 0, text.len - aj_str_from(stops[i]).len);
    }
    return text;
}

/* Names are compared as the rules compare them. */
static bool is_field(const struct question *question, const struct aj_reading *reading)
{
    if (reading->value.type == AJ_TYPE_NAME)
        return aj_str_equal(aj_name_key(question->arena, question->wanted), reading->value.key);
    return aj_str_equal(without_stop(question->wanted),
                        without_stop(aj_fold_text(question->arena, reading->value.shown)));
}

static bool has_words(const struct question *question, const struct aj_reading *reading)
{
    return aj_str_contains(aj_fold_text(question->arena, reading->value.shown), question->wanted);
}

/* "张三 33010001": a name and a number; the name alone asks that no number was read. */
static bool is_officer(const struct question *question, const struct aj_reading *reading)
{
    struct aj_str rest = question->claim->value;
    struct aj_str name;

    return aj_str_next_word(&rest, &name) && aj_str_equal(name, reading->value.shown) &&
           aj_str_equal(aj_str_trim(rest), reading->value.code);
}

/* Takes the next number of "63/1/2" off the front; 0 at the end. */
static int take_number(struct aj_str *rest)
{
    struct aj_str piece;
    int value = 0;

    if (!aj_str_next_piece(rest, '/', &piece))
        return 0;
    for (size_t i = 0; i < piece.len && i < 4; i++)
        value = value * 10 + (piece.ptr[i] - '0');
    return value;
}

/* Whether the citation is of an article, paragraph and item; 0: no matter which. */
static bool is_article(const struct aj_citation *citation, const int wanted[3])
{
    return citation->article == wanted[0] && (wanted[1] == 0 || citation->paragraph == wanted[1]) &&
           (wanted[2] == 0 || citation->item == wanted[2]);
}

/* "行政处罚法 51/1/2": the end of the law's name, article, paragraph, item; those not given are not
 * asked for. 该条例 is the law named before, as it is for the rules. */
static bool cites(const struct question *question, const struct aj_reading *reading)
{
    const struct aj_document *document = reading->place.paper->document;
    struct aj_str numbers = question->claim->value;
    struct aj_citation citation = {0};
    struct aj_law_names names;
    struct aj_str law;
    int wanted[3];

    if (!aj_str_next_word(&numbers, &law))
        return false;
    numbers = aj_str_trim(numbers);
    for (size_t i = 0; i < AJ_COUNT(wanted); i++)
        wanted[i] = take_number(&numbers);
    aj_law_names_read(&names, question->arena, question->laws, document->folded.text);
    while (aj_citation_find(document->folded.text, citation.to, &citation)) {
        size_t at = document->folded.origin[citation.from];
        struct aj_str title;

        if (at < reading->place.from || at >= reading->place.to)
            continue;
        if (!aj_law_names_resolve(&names, &citation, &title))
            title = aj_str_trim(citation.law);
        if (aj_str_ends(title, law) && is_article(&citation, wanted))
            return true;
    }
    return false;
}

static holds_test *const tests[] = {[TRUTH_FIELD] = is_field,
                                    [TRUTH_HAS] = has_words,
                                    [TRUTH_OFFICER] = is_officer,
                                    [TRUTH_CITE] = cites};

static struct aj_str show(struct aj_arena *arena, struct aj_str so_far,
                          const struct aj_reading *reading)
{
    static const char *const words[] = {[AJ_BLANK] = "blank", [AJ_UNREAD] = "unread"};
    const char *between = so_far.len > 0 ? " | " : "";

    if (so_far.len > MOST_SHOWN)
        return so_far;
    if (reading->state != AJ_VALUE)
        return aj_arena_printf(arena, "%" AJ_STR_FMT "%s(%s) %" AJ_STR_FMT, AJ_STR_ARG(so_far),
                               between, words[reading->state],
                               AJ_STR_ARG(aj_str_sub(reading->raw, 0, MOST_SHOWN)));
    return aj_arena_printf(arena, "%" AJ_STR_FMT "%s%" AJ_STR_FMT "%s%" AJ_STR_FMT,
                           AJ_STR_ARG(so_far), between, AJ_STR_ARG(reading->value.shown),
                           reading->value.code.len > 0 ? " " : "", AJ_STR_ARG(reading->value.code));
}

static struct finding miss(enum outcome outcome, struct aj_str read)
{
    return (struct finding){outcome, read};
}

/* What was found against what a claim of this sort asks for. */
static struct finding judge(const struct truth_claim *claim, size_t n_values, bool is_held,
                            struct aj_str read)
{
    struct aj_str wanted = claim->value;

    if (claim->check == TRUTH_BLANK)
        return n_values > 0 ? miss(OUTCOME_EXTRA, read) : miss(OUTCOME_RIGHT, AJ_STR_EMPTY);
    if (claim->check == TRUTH_COUNT)
        is_held = (size_t)take_number(&wanted) == n_values;
    if (is_held)
        return miss(OUTCOME_RIGHT, AJ_STR_EMPTY);
    return miss(n_values > 0 ? OUTCOME_WRONG : OUTCOME_MISSING, read);
}

struct finding examine_claim(const struct aj_dossier *dossier, const struct aj_paper *paper,
                             const struct truth_claim *claim)
{
    struct aj_arena *arena = dossier->arena;
    size_t field = paper == NULL ? AJ_NO_FIELD : aj_paper_field(paper, claim->path);
    const struct aj_vec *readings = field == AJ_NO_FIELD ? NULL : aj_paper_readings(paper, field);
    struct question question = {arena, aj_fold_text(arena, claim->value), claim,
                                &dossier->kinds->laws};
    struct aj_str read = AJ_STR_EMPTY;
    size_t n_values = 0;
    bool is_held = false;

    if (readings == NULL)
        return miss(OUTCOME_MISSING, aj_str_from(paper == NULL ? "(no such document)"
                                                               : "(the kind has no such field)"));
    for (size_t i = 0; i < readings->count; i++) {
        const struct aj_reading *reading = aj_vec_at(readings, i);

        if (claim->row != 0 && claim->row != reading->row)
            continue;
        read = show(arena, read, reading);
        if (reading->state != AJ_VALUE)
            continue;
        n_values++;
        if (tests[claim->check % AJ_COUNT(tests)] != NULL)
            is_held = is_held || tests[claim->check % AJ_COUNT(tests)](&question, reading);
    }
    return judge(claim, n_values, is_held, read);
}

static bool is_of_kind(const struct aj_paper *paper, struct aj_str name)
{
    if (paper->kind == NULL)
        return aj_str_equal_c(name, "-");
    if (aj_str_equal(paper->kind->name, name))
        return true;
    for (size_t i = 0; i < paper->also.count; i++) {
        const struct aj_kind *const *kind = aj_vec_at(&paper->also, i);

        if (aj_str_equal((*kind)->name, name))
            return true;
    }
    return false;
}

struct finding examine_kind(struct aj_arena *arena, const struct aj_dossier *dossier,
                            struct aj_str name, const struct aj_paper **paper)
{
    struct aj_str read = AJ_STR_EMPTY;
    size_t n_known = 0;

    *paper = NULL;
    for (size_t i = 0; i < dossier->papers.count; i++) {
        const struct aj_paper *one = *(struct aj_paper *const *)aj_vec_at(&dossier->papers, i);

        if (is_of_kind(one, name)) {
            *paper = one;
            return miss(OUTCOME_RIGHT, AJ_STR_EMPTY);
        }
        n_known += one->kind != NULL;
        read = aj_arena_printf(arena, "%" AJ_STR_FMT "《%" AJ_STR_FMT "》", AJ_STR_ARG(read),
                               AJ_STR_ARG(one->kind != NULL ? one->kind->name : one->title));
    }
    return miss(n_known > 0 ? OUTCOME_WRONG : OUTCOME_MISSING, read);
}
