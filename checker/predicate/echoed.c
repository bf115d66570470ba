/* SPDX-License-Identifier: Apache-2.0
 *
 * <echoed of= in= quantity= skip= papers=/>: a quantity that other papers state behind the same
 * words, 载乘客4人, is the same in the papers `of`. The pattern finds quantities, the number is its
 * value, what follows the unit; the words are the ideographs right before it, the longest that
 * papers= others have at least. One is wrong when all of them say one other number, its own paper
 * says no further one behind these words, and the number stands nowhere else in that unit. Words
 * that `skip` finds say nothing of what is counted: 共计. Where a paper of `in` was not read, or
 * one says more than is kept, it is open. A cell that is a document counts as the form around it.
 */
#include "predicate/predicate.h"

#include "base/utf8.h"
#include "text/date_part.h"
#include "text/decimal.h"
#include "text/number.h"
#include "text/pattern.h"

#include <inttypes.h>

#define MOST_SAYINGS   160 /* of one paper */
#define LONGEST_WORDS  4   /* ideographs before a number */
#define SHORTEST_WORDS 3
#define LONGEST_COUNT  4 /* characters of a number with its unit: 120名 */

struct echoed {
    struct aj_vec of; /* struct aj_path, whole texts */
    struct aj_vec in; /* likewise */
    struct aj_pattern *quantity;
    struct aj_pattern *skip; /* NULL: none */
    int64_t least;           /* papers that say otherwise */
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct echoed *echoed = aj_arena_alloc(c->arena, sizeof(*echoed));

    predicate->data = echoed;
    echoed->of = aj_paths_compile(c, aj_setting_find(c, "of"));
    echoed->in = aj_paths_compile(c, aj_setting_find(c, "in"));
    echoed->quantity = aj_setting_pattern(c, "quantity");
    echoed->skip = aj_setting_pattern(c, "skip");
    echoed->least = aj_setting_number(c, "papers", 2);
}

/* The paper itself, or the form that it is a cell of. */
static const struct aj_paper *whole_of(const struct aj_paper *paper)
{
    return paper->host != NULL ? paper->host : paper;
}

/* One quantity of one paper. */
struct saying {
    const struct aj_paper *paper;
    size_t words[LONGEST_WORDS + 1]; /* where the last n ideographs before the number begin */
    int n_words;
    size_t from; /* of the number */
    size_t to;   /* behind the unit */
    struct aj_str unit;
    int64_t number; /* ten-thousandths */
};

/* What all papers say, by words and unit, and by number and unit. */
struct sayings {
    struct aj_map by_words;  /* "载乘客|人" -> struct aj_vec * of const struct saying * */
    struct aj_map by_number; /* "40000|人" -> likewise */
    struct aj_vec all;       /* const struct saying * */
    enum aj_truth otherwise; /* false; unknown where not all that the papers say is known */
};

static struct aj_str words_key(struct aj_arena *arena, const struct saying *saying, int n)
{
    struct aj_str text = aj_paper_folded(saying->paper);
    struct aj_str words = aj_str_sub(text, saying->words[n], saying->from);

    return aj_arena_printf(arena, "%" AJ_STR_FMT "|%" AJ_STR_FMT, AJ_STR_ARG(words),
                           AJ_STR_ARG(saying->unit));
}

static struct aj_str number_key(struct aj_arena *arena, const struct saying *saying)
{
    return aj_arena_printf(arena, "%" PRId64 "|%" AJ_STR_FMT, saying->number,
                           AJ_STR_ARG(saying->unit));
}

static void add_to(struct aj_arena *arena, struct aj_map *map, struct aj_str key,
                   const struct saying *saying)
{
    struct aj_map_entry *entry = aj_map_add(map, key);
    struct aj_vec *vec = entry->value;

    if (vec == NULL) {
        vec = aj_arena_alloc(arena, sizeof(*vec));
        aj_vec_init(vec, arena, sizeof(const struct saying *));
        entry->value = vec;
    }
    *(const struct saying **)aj_vec_push(vec) = saying;
}

static bool read_number(struct aj_str words, int64_t *out)
{
    size_t at = 0;

    if (aj_decimal_read(words, &at, out))
        return true;
    if (!aj_number_read(words, &at, out) || *out >= AJ_DECIMAL_LARGEST / AJ_DECIMAL_SCALE)
        return false;
    *out *= AJ_DECIMAL_SCALE;
    return true;
}

/* "贴片、组装车间84名": the number is that of several together; in "贴片50名、组装34名" each has
 * its own. */
static bool is_joined(struct aj_str text, size_t at)
{
    size_t before = at;

    if (at == 0 || aj_utf8_previous(text, &before) != 0x3001) /* 、 */
        return false;
    for (int n = 0; n < LONGEST_COUNT && before > 0; n++) {
        if (aj_date_digit(aj_utf8_previous(text, &before)) >= 0)
            return false;
    }
    return true;
}

/* Takes note of the ideographs before the number; false where they are too few, or say nothing.
 * skip= sees one ideograph more: 的占地面积 is that of a part. */
static bool find_words(const struct echoed *echoed, struct aj_str text, struct saying *saying)
{
    struct aj_pattern_match match;
    size_t at = saying->from;

    for (int n = 0; n <= LONGEST_WORDS && at > 0; n++) {
        size_t before = at;

        if (!aj_is_han(aj_utf8_previous(text, &before)))
            break;
        at = before;
        if (n < LONGEST_WORDS)
            saying->words[++saying->n_words] = at;
    }
    return saying->n_words >= SHORTEST_WORDS && !is_joined(text, at) &&
           (echoed->skip == NULL ||
            aj_pattern_find(echoed->skip, aj_str_sub(text, at, saying->from), 0, &match) !=
                AJ_PATTERN_MATCH);
}

static void add_paper(struct aj_arena *arena, const struct echoed *echoed,
                      const struct aj_paper *paper, struct sayings *sayings)
{
    struct aj_str text = aj_paper_folded(paper);
    struct aj_pattern_match match;
    size_t at = 0;

    for (int n = 0;
         aj_pattern_find_in(echoed->quantity, text, paper->grams, at, &match) == AJ_PATTERN_MATCH &&
         match.to > at;
         n++, at = match.to) {
        struct saying saying = {.paper = paper};
        struct saying *kept;

        if (n == MOST_SAYINGS) {
            sayings->otherwise = AJ_UNKNOWN;
            return;
        }
        saying.from = match.value_from;
        saying.to = match.to;
        saying.unit = aj_str_trim(aj_str_sub(text, match.value_to, match.to));
        if (saying.unit.len == 0 ||
            !read_number(aj_str_sub(text, match.value_from, match.value_to), &saying.number))
            continue;
        kept = aj_arena_alloc(arena, sizeof(*kept));
        *kept = saying;
        add_to(arena, &sayings->by_number, number_key(arena, kept), kept);
        if (!find_words(echoed, text, kept))
            continue;
        *(const struct saying **)aj_vec_push(&sayings->all) = kept;
        for (int k = SHORTEST_WORDS; k <= kept->n_words; k++)
            add_to(arena, &sayings->by_words, words_key(arena, kept, k), kept);
    }
}

/* How the others of the same words speak of a saying. */
struct echo {
    int64_t n_papers;
    const struct saying *other; /* the first of them */
    bool agree;                 /* with each other */
    bool is_alone;              /* its paper says no further number behind the words */
};

static struct echo echo_of(const struct aj_vec *same, const struct saying *saying)
{
    struct echo echo = {.agree = true, .is_alone = true};
    const struct aj_paper *last = NULL;

    for (size_t i = 0; i < same->count; i++) {
        const struct saying *other = *(const struct saying *const *)aj_vec_at(same, i);

        if (whole_of(other->paper) == whole_of(saying->paper)) {
            echo.is_alone = echo.is_alone && other->number == saying->number;
            continue;
        }
        if (echo.other == NULL)
            echo.other = other;
        echo.agree = echo.agree && other->number == echo.other->number;
        echo.n_papers += whole_of(other->paper) != last;
        last = whole_of(other->paper);
    }
    return echo;
}

/* Whether another paper has the number in that unit, behind whatever words. */
static bool stands_elsewhere(struct aj_eval *e, const struct sayings *sayings,
                             const struct saying *saying)
{
    const struct aj_vec *same = aj_map_find(&sayings->by_number, number_key(e->arena, saying));

    for (size_t i = 0; same != NULL && i < same->count; i++) {
        if (whole_of((*(const struct saying *const *)aj_vec_at(same, i))->paper) !=
            whole_of(saying->paper))
            return true;
    }
    return false;
}

static struct aj_item item_of(const struct saying *saying, int n)
{
    struct aj_item whole = {.state = AJ_VALUE, .paper = saying->paper};

    return aj_item_part(&whole, saying->words[n], saying->to);
}

static void note_other(struct aj_eval *e, const struct saying *saying, const struct echo *echo,
                       int n, enum aj_truth truth, struct aj_outcome *out)
{
    struct aj_item item = item_of(saying, n);
    struct aj_item said = item_of(echo->other, n);

    aj_outcome_evidence(out, &item);
    aj_outcome_evidence(out, &said);
    aj_outcome_note_at(
        out, truth,
        aj_arena_printf(e->arena,
                        R_("《%" AJ_STR_FMT "》写的是“%" AJ_STR_FMT "”，《%" AJ_STR_FMT
                           "》等%" PRId64 "份文书写的都是“%" AJ_STR_FMT "”"),
                        AJ_STR_ARG(aj_paper_name(saying->paper)), AJ_STR_ARG(item.raw),
                        AJ_STR_ARG(aj_paper_name(echo->other->paper)), echo->n_papers,
                        AJ_STR_ARG(said.raw)),
        item.place);
}

/* By the longest words that enough others have. */
static void check(struct aj_eval *e, const struct echoed *echoed, const struct sayings *sayings,
                  const struct saying *saying, struct aj_outcome *out)
{
    for (int n = saying->n_words; n >= SHORTEST_WORDS; n--) {
        const struct aj_vec *same = aj_map_find(&sayings->by_words, words_key(e->arena, saying, n));
        struct echo echo = echo_of(same, saying);

        if (echo.n_papers < echoed->least)
            continue;
        if (!echo.agree || !echo.is_alone)
            return;
        if (echo.other->number == saying->number)
            aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("数量与别的文书一致")));
        else if (!stands_elsewhere(e, sayings, saying))
            note_other(e, saying, &echo, n, sayings->otherwise, out);
        return;
    }
}

static bool is_one_of(const struct aj_vec *papers, const struct aj_paper *paper)
{
    for (size_t i = 0; i < papers->count; i++) {
        if (*(const struct aj_paper *const *)aj_vec_at(papers, i) == paper)
            return true;
    }
    return false;
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct echoed *echoed = predicate->data;
    struct aj_vec papers = aj_paths_papers(e, &echoed->in);
    struct aj_vec of = aj_paths_papers(e, &echoed->of);
    struct sayings sayings = {.otherwise =
                                  aj_paths_unread(e, &echoed->in) != NULL ? AJ_UNKNOWN : AJ_FALSE};

    aj_map_init(&sayings.by_words, e->arena);
    aj_map_init(&sayings.by_number, e->arena);
    aj_vec_init(&sayings.all, e->arena, sizeof(const struct saying *));
    for (size_t i = 0; i < papers.count; i++)
        add_paper(e->arena, echoed, *(const struct aj_paper *const *)aj_vec_at(&papers, i),
                  &sayings);
    for (size_t i = 0; i < sayings.all.count; i++) {
        const struct saying *saying = *(const struct saying *const *)aj_vec_at(&sayings.all, i);

        if (is_one_of(&of, saying->paper))
            check(e, echoed, &sayings, saying, out);
    }
    if (out->notes.count == 0)
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("没有可比的内容")));
}

const struct aj_predicate_type aj_predicate_echoed = {
    "echoed", "of in quantity skip papers say", "of in quantity", false, false, compile, evaluate,
    false};
