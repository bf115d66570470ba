/* SPDX-License-Identifier: Apache-2.0
 *
 * <tallied of= counts= units= less= quantity=/>: every quantity that `of` states, 18瓶, is what a
 * row of the lists counts, or what several rows come to, or such a sum without what `less` took
 * from it, or such a sum parted in two, 3 kept and 127 given back; or what such parts come to.
 * `counts` are columns of lists; where such a cell has no unit, the cell of `units` in its
 * row says it. Either may be texts as well, in which the pattern finds quantities: the number is
 * its value, what follows the unit; a text is not looked at where the paper has rows of a column.
 * Only what the lists count in the same unit is looked at, and nothing is where a row could not be
 * read. What `of` may state besides what was read leaves it open.
 */
#include "predicate/predicate.h"

#include "text/decimal.h"
#include "text/fold.h"
#include "text/pattern.h"

#include <inttypes.h>
#include <stdlib.h>

enum {
    MOST_MEASURES = 64,  /* of one side; longer lists come to nearly any sum */
    MOST_SUMS = 4096,    /* that rows of one unit may come to */
    LONGEST_UNIT = 9,    /* bytes */
    MOST_ROWS_SHOWN = 6, /* in the words of a failure */
};

struct tallied {
    struct aj_vec of;     /* struct aj_path */
    struct aj_vec counts; /* struct aj_path, columns */
    struct aj_vec units;  /* struct aj_path, columns; may be empty */
    struct aj_vec less;   /* struct aj_path; may be empty */
    struct aj_pattern *quantity;
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct tallied *tallied = aj_arena_alloc(c->arena, sizeof(*tallied));

    predicate->data = tallied;
    tallied->of = aj_paths_compile(c, aj_setting_find(c, "of"));
    tallied->counts = aj_paths_compile(c, aj_setting_find(c, "counts"));
    tallied->units = aj_paths_compile(c, aj_setting_find(c, "units"));
    tallied->less = aj_paths_compile(c, aj_setting_find(c, "less"));
    tallied->quantity = aj_setting_pattern(c, "quantity");
}

/* So many of a unit, and where that stands. */
struct measure {
    int64_t number;     /* ten-thousandths */
    struct aj_str unit; /* folded */
    struct aj_item item;
    bool is_accounted; /* of what is stated: the lists have it */
    bool is_part;      /* only with another of the paper */
};

/* All that one side states. */
struct side {
    struct aj_vec measures; /* struct measure */
    bool is_open;           /* some row was not read, or there is too much */
};

static void add_measure(struct side *side, int64_t number, struct aj_str unit,
                        const struct aj_item *item)
{
    if (side->measures.count == MOST_MEASURES) {
        side->is_open = true;
        return;
    }
    *(struct measure *)aj_vec_push(&side->measures) =
        (struct measure){.number = number, .unit = unit, .item = *item};
}

/* One cell of a column: "18瓶", or 18 with its unit in another cell of the row. */
static void add_cell(struct aj_eval *e, const struct tallied *tallied, const struct aj_paper *paper,
                     const struct aj_reading *count, struct side *side)
{
    struct aj_item item = aj_item_of(paper, count);
    struct aj_str text = aj_str_trim(aj_fold_text(e->arena, count->raw));
    const struct aj_reading *of_row = aj_paths_in_row(&tallied->units, paper, count->row);
    struct aj_str unit;
    size_t at = 0;
    int64_t number;

    if (count->state == AJ_BLANK)
        return;
    if (count->state != AJ_VALUE || !aj_decimal_read(text, &at, &number)) {
        side->is_open = true;
        return;
    }
    unit = aj_str_trim(aj_str_sub(text, at, text.len));
    if (unit.len == 0 && of_row != NULL) /* a unit alone may count as a form's own word: blank */
        unit = aj_str_trim(aj_fold_text(e->arena, of_row->raw));
    if (unit.len == 0 || unit.len > LONGEST_UNIT)
        side->is_open = true;
    else
        add_measure(side, number, unit, &item);
}

static void add_column(struct aj_eval *e, const struct tallied *tallied, const struct aj_path *path,
                       struct side *side)
{
    struct aj_vec papers = aj_path_papers(e, path);

    for (size_t i = 0; i < papers.count; i++) {
        const struct aj_paper *paper = *(const struct aj_paper *const *)aj_vec_at(&papers, i);
        size_t field = aj_paper_field(paper, path->field);

        for (size_t k = 0;
             field != AJ_NO_FIELD && !side->is_open && k < aj_paper_readings(paper, field)->count;
             k++)
            add_cell(e, tallied, paper, aj_vec_at(aj_paper_readings(paper, field), k), side);
    }
}

/* The quantities that the words of an item state. */
static void add_words(struct aj_eval *e, const struct tallied *tallied, const struct aj_item *item,
                      struct side *side)
{
    struct aj_str text = aj_item_text(e, item);
    struct aj_pattern_match match;

    for (size_t at = 0;
         aj_pattern_find(tallied->quantity, text, at, &match) == AJ_PATTERN_MATCH && match.to > at;
         at = match.to) {
        struct aj_item found = *item;
        size_t begin = match.value_from;
        int64_t number;

        if (item->raw.len > 0) /* a field stands where it stands */
            found.raw = aj_str_sub(text, match.value_from, match.to);
        else
            found = aj_item_part(item, match.value_from, match.to);
        if (aj_decimal_read(text, &begin, &number))
            add_measure(side, number, aj_str_trim(aj_str_sub(text, match.value_to, match.to)),
                        &found);
    }
}

static bool is_column(const struct aj_path *path)
{
    return aj_str_contains(path->field, aj_str_from("/"));
}

/* Whether one of the paths is a column of which the paper has cells. */
static bool has_rows(const struct aj_vec *paths, const struct aj_paper *paper)
{
    for (size_t i = 0; i < paths->count; i++) {
        const struct aj_path *path = aj_vec_at(paths, i);
        size_t field = is_column(path) && path->kind == paper->kind
                           ? aj_paper_field(paper, path->field)
                           : AJ_NO_FIELD;

        for (size_t k = 0; field != AJ_NO_FIELD && k < aj_paper_readings(paper, field)->count;
             k++) {
            const struct aj_reading *cell = aj_vec_at(aj_paper_readings(paper, field), k);

            if (cell->state != AJ_BLANK)
                return true;
        }
    }
    return false;
}

/* The texts of a path; not that of a paper whose rows another of the paths looks at. */
static void add_text(struct aj_eval *e, const struct tallied *tallied, const struct aj_vec *paths,
                     const struct aj_path *path, struct side *side)
{
    struct aj_operand texts;

    aj_path_resolve(e, path, AJ_PICK_ALL, &texts);
    for (size_t i = 0; i < texts.items.count; i++) {
        const struct aj_item *item = aj_vec_at(&texts.items, i);

        if (item->state == AJ_UNREAD)
            side->is_open = true;
        else if (item->state == AJ_VALUE && !has_rows(paths, item->paper))
            add_words(e, tallied, item, side);
    }
}

static struct side side_of(struct aj_eval *e, const struct tallied *tallied,
                           const struct aj_vec *paths)
{
    struct side side = {.is_open = aj_paths_unread(e, paths) != NULL};

    aj_vec_init(&side.measures, e->arena, sizeof(struct measure));
    for (size_t i = 0; i < paths->count; i++) {
        const struct aj_path *path = aj_vec_at(paths, i);

        if (is_column(path))
            add_column(e, tallied, path, &side);
        else
            add_text(e, tallied, paths, path, &side);
    }
    return side;
}

/* The different sums of rows, ascending. */
struct sums {
    int64_t values[MOST_SUMS];
    size_t n;
};

static int by_value(const void *a, const void *b)
{
    const int64_t *x = a;
    const int64_t *y = b;

    return (*x > *y) - (*x < *y);
}

/* Adds to each sum what one more row counts; false when there are too many. */
static bool add_to_sums(struct sums *sums, int64_t number)
{
    size_t n = sums->n;

    if (n > MOST_SUMS / 2)
        return false;
    for (size_t i = 0; i < n; i++)
        sums->values[n + i] = sums->values[i] + number;
    qsort(sums->values, 2 * n, sizeof(sums->values[0]), by_value);
    sums->n = 0;
    for (size_t i = 0; i < 2 * n; i++) {
        if (sums->n == 0 || sums->values[sums->n - 1] != sums->values[i])
            sums->values[sums->n++] = sums->values[i];
    }
    return true;
}

static bool is_sum(const struct sums *sums, int64_t number)
{
    return bsearch(&number, sums->values, sums->n, sizeof(number), by_value) != NULL;
}

/* What the rows of a list that count in the unit come to; false when that can't be told. */
static bool sums_of(const struct side *lists, struct aj_str unit, struct sums *sums)
{
    sums->values[0] = 0;
    sums->n = 1;
    for (size_t i = 0; i < lists->measures.count; i++) {
        const struct measure *row = aj_vec_at(&lists->measures, i);

        if (aj_str_equal(row->unit, unit) && !add_to_sums(sums, row->number))
            return false;
    }
    return sums->n > 1;
}

static bool is_tallied(const struct sums *sums, const struct side *less,
                       const struct measure *stated)
{
    int64_t taken = 0;

    if (is_sum(sums, stated->number))
        return true;
    for (size_t i = 0; i < less->measures.count; i++) {
        const struct measure *part = aj_vec_at(&less->measures, i);

        if (!aj_str_equal(part->unit, stated->unit))
            continue;
        taken += part->number;
        if (is_sum(sums, stated->number + part->number) || is_sum(sums, stated->number + taken))
            return true;
    }
    return false;
}

/* "《清单》17瓶、8瓶" */
static struct aj_str rows_shown(struct aj_eval *e, const struct side *lists, struct aj_str unit,
                                struct aj_outcome *out)
{
    struct aj_str shown = AJ_STR_EMPTY;
    int n = 0;

    for (size_t i = 0; i < lists->measures.count && n < MOST_ROWS_SHOWN; i++) {
        const struct measure *row = aj_vec_at(&lists->measures, i);

        if (!aj_str_equal(row->unit, unit))
            continue;
        shown = n++ == 0 ? aj_arena_printf(e->arena, "《%" AJ_STR_FMT "》%" AJ_STR_FMT,
                                           AJ_STR_ARG(aj_paper_name(row->item.paper)),
                                           AJ_STR_ARG(row->item.raw))
                         : aj_arena_printf(e->arena, "%" AJ_STR_FMT "、%" AJ_STR_FMT,
                                           AJ_STR_ARG(shown), AJ_STR_ARG(row->item.raw));
        aj_outcome_evidence(out, &row->item);
    }
    return shown;
}

static bool is_row(const struct side *lists, struct aj_str unit, int64_t number)
{
    for (size_t i = 0; i < lists->measures.count; i++) {
        const struct measure *row = aj_vec_at(&lists->measures, i);

        if (row->number == number && aj_str_equal(row->unit, unit))
            return true;
    }
    return false;
}

static bool is_beside(const struct measure *other, const struct measure *stated)
{
    return other != stated && other->item.paper == stated->item.paper &&
           aj_str_equal(other->unit, stated->unit);
}

/* Whether another quantity of the paper and this one together are a row of the lists: with sums of
 * rows two wrong ones could vouch for each other. The same again may be the same said twice. */
static bool is_part(const struct side *of, const struct side *lists, const struct measure *stated)
{
    for (size_t i = 0; i < of->measures.count; i++) {
        const struct measure *other = aj_vec_at(&of->measures, i);

        if (is_beside(other, stated) && other->number != stated->number &&
            is_row(lists, stated->unit, stated->number + other->number))
            return true;
    }
    return false;
}

/* Whether the same whole quantity stands in the paper before measure i. */
static bool is_said_before(const struct side *of, size_t i)
{
    const struct measure *stated = aj_vec_at(&of->measures, i);

    for (size_t k = 0; k < i; k++) {
        const struct measure *other = aj_vec_at(&of->measures, k);

        if (is_beside(other, stated) && other->number == stated->number && !other->is_part)
            return true;
    }
    return false;
}

/* Whether it is what some of the paper's other quantities that the lists have come to; of those
 * that are no parts each once, for it may be said twice. Unknown where they are too many. */
static enum aj_truth is_total(const struct side *of, const struct measure *stated,
                              struct sums *sums)
{
    sums->values[0] = 0;
    sums->n = 1;
    for (size_t i = 0; i < of->measures.count; i++) {
        const struct measure *other = aj_vec_at(&of->measures, i);

        if (other->is_accounted && is_beside(other, stated) &&
            (other->is_part || !is_said_before(of, i)) && !add_to_sums(sums, other->number))
            return AJ_UNKNOWN;
    }
    return is_sum(sums, stated->number) ? AJ_TRUE : AJ_FALSE;
}

/* Marks what the lists have of one stated quantity; says whether they count in its unit. sums is
 * room to reckon in. */
static bool account(struct measure *stated, const struct side *of, const struct side *lists,
                    const struct side *less, struct sums *sums)
{
    if (!sums_of(lists, stated->unit, sums))
        return false;
    stated->is_accounted = is_tallied(sums, less, stated);
    stated->is_part = !stated->is_accounted && is_part(of, lists, stated);
    stated->is_accounted = stated->is_accounted || stated->is_part;
    return true;
}

static void note_stray(struct aj_eval *e, const struct measure *stated, const struct side *lists,
                       enum aj_truth truth, struct aj_outcome *out)
{
    aj_outcome_evidence(out, &stated->item);
    aj_outcome_note_at(out, truth,
                       aj_arena_printf(e->arena,
                                       R_("《%" AJ_STR_FMT "》写的“%" AJ_STR_FMT
                                          "”，与清单各行的数量都不相符（%" AJ_STR_FMT "）"),
                                       AJ_STR_ARG(aj_paper_name(stated->item.paper)),
                                       AJ_STR_ARG(stated->item.raw),
                                       AJ_STR_ARG(rows_shown(e, lists, stated->unit, out))),
                       stated->item.place);
}

/* Every stated quantity that the lists count in its unit. */
static void check(struct aj_eval *e, const struct side *of, const struct side *lists,
                  const struct side *less, struct aj_outcome *out)
{
    struct sums *sums = aj_arena_alloc(e->arena, sizeof(*sums));
    struct aj_vec counted; /* const struct measure * */

    aj_vec_init(&counted, e->arena, sizeof(const struct measure *));
    for (size_t i = 0; i < of->measures.count; i++) {
        struct measure *stated = aj_vec_at(&of->measures, i);

        if (account(stated, of, lists, less, sums))
            *(const struct measure **)aj_vec_push(&counted) = stated;
    }
    for (size_t i = 0; i < counted.count; i++) {
        const struct measure *stated = *(const struct measure *const *)aj_vec_at(&counted, i);

        enum aj_truth truth = stated->is_accounted ? AJ_TRUE : is_total(of, stated, sums);

        if (truth == AJ_TRUE)
            aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("数量与清单相符")));
        else
            note_stray(e, stated, lists, less->is_open ? AJ_UNKNOWN : truth, out);
    }
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct tallied *tallied = predicate->data;
    struct side lists = side_of(e, tallied, &tallied->counts);
    struct side less = side_of(e, tallied, &tallied->less);
    struct side of = side_of(e, tallied, &tallied->of);

    if (!lists.is_open)
        check(e, &of, &lists, &less, out);
    if (out->notes.count == 0)
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("没有可比的数量")));
    else if (of.is_open)
        aj_outcome_note(out, AJ_UNKNOWN, aj_str_from(R_("另有数量没有读出或者过多")));
}

const struct aj_predicate_type aj_predicate_tallied = {"tallied",
                                                       "of counts units less quantity say",
                                                       "of counts quantity",
                                                       false,
                                                       false,
                                                       compile,
                                                       evaluate,
                                                       false};
