/* SPDX-License-Identifier: Apache-2.0
 *
 * <coincide of= rows= from= to= key= start= end=/>: where a row of a list names a person of a
 * record, 询问张三, its time has a moment in common with that of the record, or of one of them
 * where the person has several. `of`, `from` and `to` are columns of the list, `key`, `start` and
 * `end` fields of the record. Rows and records without an hour are not looked at. Without `key`, a
 * row is compared with the records of its day.
 */
#include "predicate/predicate.h"

#include "text/fold.h"
#include "text/name.h"
#include "text/pattern.h"

#define LEAST_NAME 6 /* bytes: two ideographs */

struct coincide {
    struct aj_path of;
    struct aj_path from;
    struct aj_path to;
    bool has_key;
    struct aj_path key; /* where it has one */
    struct aj_path start;
    struct aj_path end;
    struct aj_pattern *rows; /* only rows that it finds; NULL: all */
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct coincide *coincide = aj_arena_alloc(c->arena, sizeof(*coincide));

    predicate->data = coincide;
    coincide->rows = aj_setting_pattern(c, "rows");
    /* each has said what is wrong with it */
    (void)aj_path_compile(c, aj_setting_find(c, "of"), &coincide->of);
    (void)aj_path_compile(c, aj_setting_find(c, "from"), &coincide->from);
    (void)aj_path_compile(c, aj_setting_find(c, "to"), &coincide->to);
    coincide->has_key = aj_setting_find(c, "key").len > 0;
    if (coincide->has_key)
        (void)aj_path_compile(c, aj_setting_find(c, "key"), &coincide->key);
    (void)aj_path_compile(c, aj_setting_find(c, "start"), &coincide->start);
    (void)aj_path_compile(c, aj_setting_find(c, "end"), &coincide->end);
}

/* A stretch of time, from one reading to the other. */
struct stretch {
    const struct aj_paper *paper;
    const struct aj_reading *from;
    const struct aj_reading *to;
};

static bool has_hour(const struct aj_reading *reading)
{
    return reading != NULL && reading->state == AJ_VALUE && reading->value.type == AJ_TYPE_DATE &&
           reading->value.date.hour >= 0;
}

static bool is_known(const struct stretch *s)
{
    return has_hour(s->from) && has_hour(s->to) &&
           aj_date_compare(s->from->value.date, s->to->value.date) <= 0;
}

static bool have_common(const struct stretch *a, const struct stretch *b)
{
    return aj_date_compare(a->from->value.date, b->to->value.date) <= 0 &&
           aj_date_compare(b->from->value.date, a->to->value.date) <= 0;
}

/* What stands in that row of the column, NULL for nothing. */
static const struct aj_reading *in_row(const struct aj_paper *paper, const struct aj_path *column,
                                       uint32_t row)
{
    return aj_paper_in_row(paper, aj_paper_field(paper, column->field), row);
}

static const struct aj_reading *first_of(const struct aj_paper *paper, const struct aj_path *path)
{
    return aj_paper_reading(paper, aj_paper_field(paper, path->field));
}

/* Whether the words name whom the record is of. */
static bool is_of(struct aj_eval *e, const struct coincide *coincide, const struct aj_paper *record,
                  struct aj_str words)
{
    const struct aj_reading *key = first_of(record, &coincide->key);
    struct aj_str name;

    if (key == NULL || key->state != AJ_VALUE)
        return false;
    name = aj_name_key(e->arena, key->value.key);
    return name.len >= LEAST_NAME && aj_str_contains(words, name);
}

/* Whether the record begins on the day of the row; or when is not known. */
static bool may_be_of_day(const struct stretch *row, const struct stretch *record)
{
    struct aj_date day = row->from->value.date;

    return record->from == NULL || record->from->state != AJ_VALUE ||
           aj_date_to_days(record->from->value.date) == aj_date_to_days(day);
}

static void note_apart(struct aj_eval *e, const struct stretch *row, const struct stretch *record,
                       struct aj_outcome *out)
{
    struct aj_item said = aj_item_of(row->paper, row->from);
    struct aj_item from = aj_item_of(record->paper, record->from);
    struct aj_item to = aj_item_of(record->paper, record->to);

    aj_outcome_evidence(out, &said);
    aj_outcome_evidence(out, &from);
    aj_outcome_evidence(out, &to);
    aj_outcome_note_at(
        out, AJ_FALSE,
        aj_arena_printf(e->arena,
                        R_("《%" AJ_STR_FMT "》写的%" AJ_STR_FMT "，《%" AJ_STR_FMT
                           "》是%" AJ_STR_FMT "至%" AJ_STR_FMT),
                        AJ_STR_ARG(aj_paper_name(row->paper)), AJ_STR_ARG(row->from->value.shown),
                        AJ_STR_ARG(aj_paper_name(record->paper)),
                        AJ_STR_ARG(record->from->value.shown), AJ_STR_ARG(record->to->value.shown)),
        said.place);
}

/* One row against the records of those it names. */
static void check_row(struct aj_eval *e, const struct coincide *coincide, const struct stretch *row,
                      struct aj_str words, const struct aj_vec *records, struct aj_outcome *out)
{
    struct stretch apart = {.paper = NULL};

    for (size_t i = 0; i < records->count; i++) {
        const struct aj_paper *paper = *(const struct aj_paper *const *)aj_vec_at(records, i);
        struct stretch record = {.paper = paper,
                                 .from = first_of(paper, &coincide->start),
                                 .to = first_of(paper, &coincide->end)};

        if (coincide->has_key ? !is_of(e, coincide, paper, words) : !may_be_of_day(row, &record))
            continue;
        if (!is_known(&record))
            return; /* it may be the one */
        if (have_common(row, &record)) {
            aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("时间与记录相合")));
            return;
        }
        apart = record;
    }
    if (apart.paper != NULL)
        note_apart(e, row, &apart, out);
}

static void check_list(struct aj_eval *e, const struct coincide *coincide,
                       const struct aj_paper *list, const struct aj_vec *records,
                       struct aj_outcome *out)
{
    const struct aj_vec *readings =
        aj_paper_readings(list, aj_paper_field(list, coincide->of.field));

    for (size_t i = 0; i < readings->count; i++) {
        const struct aj_reading *reading = aj_vec_at(readings, i);
        struct stretch row = {.paper = list,
                              .from = in_row(list, &coincide->from, reading->row),
                              .to = in_row(list, &coincide->to, reading->row)};
        struct aj_str words = aj_fold_text(e->arena, reading->raw);
        struct aj_pattern_match match;

        if (reading->state == AJ_VALUE && is_known(&row) &&
            (coincide->rows == NULL ||
             aj_pattern_find(coincide->rows, words, 0, &match) == AJ_PATTERN_MATCH))
            check_row(e, coincide, &row, words, records, out);
    }
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct coincide *coincide = predicate->data;
    struct aj_vec lists = aj_path_papers(e, &coincide->of);
    struct aj_vec records = aj_path_papers(e, &coincide->start);

    for (size_t i = 0; i < lists.count; i++)
        check_list(e, coincide, *(const struct aj_paper *const *)aj_vec_at(&lists, i), &records,
                   out);
    if (out->notes.count == 0)
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("没有可比的时间")));
}

const struct aj_predicate_type aj_predicate_coincide = {"coincide",
                                                        "of rows from to key start end say",
                                                        "of from to start end",
                                                        false,
                                                        false,
                                                        compile,
                                                        evaluate,
                                                        false};
