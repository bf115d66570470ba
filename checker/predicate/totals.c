/* SPDX-License-Identifier: Apache-2.0
 *
 * <totals in= total= subtotal= rate=/>: in every table of the papers, what a row of totals says is
 * the sum of the rows above it, column by column, those of subtotals left out. The pattern `total`
 * tells such a row by what it begins with; columns whose heading `rate` finds are never summed, nor
 * are those with words in between.
 */
#include "predicate/predicate.h"

#include "base/utf8.h"
#include "text/amount.h"
#include "text/date.h"
#include "text/pattern.h"

#define LONGEST_UNIT   9  /* bytes behind a number: 册 */
#define MOST_TOTALS    16 /* of a table that may sum up all above them */
#define LONGEST_NUMBER 40 /* bytes of a cell with a number */
#define MOST_COLUMNS   32 /* that a total stands over */
#define LEAST_CODE     9  /* digits that stand together: no number of anything */
#define MOST_ROUNDED   1  /* hundredths that rows rounded may be off */
#define LEAST_ROWS     2  /* that a total is the sum of */

struct totals {
    struct aj_vec in; /* struct aj_path, whole texts */
    struct aj_pattern *total;
    struct aj_pattern *subtotal; /* NULL: no such rows */
    struct aj_pattern *rate;     /* NULL: every column */
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct totals *totals = aj_arena_alloc(c->arena, sizeof(*totals));

    predicate->data = totals;
    totals->in = aj_paths_compile(c, aj_setting_find(c, "in"));
    totals->total = aj_setting_pattern(c, "total");
    totals->subtotal = aj_setting_pattern(c, "subtotal");
    totals->rate = aj_setting_pattern(c, "rate");
}

static bool is_found(const struct aj_pattern *pattern, struct aj_str text)
{
    struct aj_pattern_match match;

    return pattern != NULL && aj_pattern_find(pattern, text, 0, &match) == AJ_PATTERN_MATCH;
}

static struct aj_str cell_text(const struct aj_paper *paper, uint32_t cell)
{
    return aj_str_trim(aj_block_folded(paper->document, cell));
}

/* A number of a receipt, 000812441793, or a day. */
static bool is_code(struct aj_str text)
{
    struct aj_date_match day;
    size_t n = 0;

    while (n < text.len && text.ptr[n] >= '0' && text.ptr[n] <= '9')
        n++;
    return n >= LEAST_CODE || (aj_date_find(text, 0, NULL, &day) && day.from == 0);
}

static bool has_digit(struct aj_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
            return true;
    return false;
}

/* "6,000.00", "¥6000", "41册" in hundredths; false for words, codes, and 2间7人. */
static bool read_number(struct aj_eval *e, struct aj_str text, int64_t *hundredths)
{
    struct aj_str amount;
    struct aj_amount_match match;

    if (text.len > LONGEST_NUMBER || is_code(text))
        return false;
    amount = aj_arena_printf(e->arena, "%s%" AJ_STR_FMT,
                             text.len > 0 && text.ptr[0] >= '0' && text.ptr[0] <= '9' ? "¥" : "",
                             AJ_STR_ARG(text));
    if (!aj_amount_find(amount, 0, &match) || match.from > 0 ||
        amount.len - match.to > LONGEST_UNIT || has_digit(aj_str_sub(amount, match.to, amount.len)))
        return false;
    *hundredths = match.fen;
    return true;
}

/* The cell of a row that stands in a grid column, AJ_NO_BLOCK for none. */
static uint32_t cell_in(const struct aj_document *document, uint32_t row, uint16_t column)
{
    const struct aj_block *blocks = document->blocks;

    for (uint32_t cell = row + 1; cell < blocks[row].end; cell = blocks[cell].end) {
        if (blocks[cell].type == AJ_CELL && column >= blocks[cell].column &&
            column < blocks[cell].column + blocks[cell].span)
            return cell;
    }
    return AJ_NO_BLOCK;
}

/* A row that sums others up. */
static bool is_sum(const struct totals *totals, const struct aj_paper *paper, uint32_t row)
{
    const struct aj_block *blocks = paper->document->blocks;
    struct aj_str first;

    if (blocks[row].type != AJ_ROW || row + 1 >= blocks[row].end)
        return false;
    first = cell_text(paper, row + 1);
    return is_found(totals->total, first) || is_found(totals->subtotal, first);
}

/* The sum of a column over the rows [from, to), the first of which may be a heading. False when it
 * is no column of numbers. */
static bool sum_column(struct aj_eval *e, const struct totals *totals, const struct aj_paper *paper,
                       uint32_t from, uint32_t to, uint16_t column, int64_t *sum)
{
    const struct aj_block *blocks = paper->document->blocks;
    size_t n = 0;

    *sum = 0;
    for (uint32_t row = from; row < to; row = blocks[row].end) {
        uint32_t cell =
            is_sum(totals, paper, row) ? AJ_NO_BLOCK : cell_in(paper->document, row, column);
        struct aj_str text = cell != AJ_NO_BLOCK ? cell_text(paper, cell) : AJ_STR_EMPTY;
        int64_t number;

        if (read_number(e, text, &number)) {
            *sum += number;
            n++;
        } else if (text.len > 0 && (row > from || is_found(totals->rate, text))) {
            return false;
        }
    }
    return n >= LEAST_ROWS;
}

/* Whether every row of a column says what the total says: the same trees in each row of costs. */
static bool is_repeated(struct aj_eval *e, const struct aj_paper *paper, uint32_t from, uint32_t to,
                        uint16_t column, int64_t total)
{
    const struct aj_block *blocks = paper->document->blocks;

    for (uint32_t row = from; row < to; row = blocks[row].end) {
        uint32_t cell = cell_in(paper->document, row, column);
        int64_t number;

        if (cell != AJ_NO_BLOCK && read_number(e, cell_text(paper, cell), &number) &&
            number != total)
            return false;
    }
    return true;
}

static void note_wrong(struct aj_eval *e, const struct aj_paper *paper, uint32_t cell, int64_t sum,
                       struct aj_outcome *out)
{
    const struct aj_block *block = &paper->document->blocks[cell];
    struct aj_item item = {.state = AJ_VALUE, .paper = paper};

    item.place =
        (struct aj_place){.paper = paper, .from = block->from, .to = block->to, .block = cell};
    item.raw = aj_str_trim(aj_str_sub(paper->document->text, block->from, block->to));
    aj_outcome_evidence(out, &item);
    aj_outcome_note_at(out, paper->read == AJ_READ_FULL ? AJ_FALSE : AJ_UNKNOWN,
                       aj_arena_printf(e->arena,
                                       R_("《%" AJ_STR_FMT "》表中合计写作%" AJ_STR_FMT
                                          "，各行之和为%" AJ_STR_FMT),
                                       AJ_STR_ARG(aj_paper_name(paper)), AJ_STR_ARG(item.raw),
                                       AJ_STR_ARG(aj_amount_print(e->arena, sum))),
                       item.place);
}

/* A row of totals: the rows behind the last one are [from, row), all before it [first, row). */
struct summed {
    const struct totals *totals;
    const struct aj_paper *paper;
    uint32_t first;
    uint32_t from;
    uint32_t row;
};

/* What a cell of the totals says of a column against the rows above it; false where the column has
 * no sum. */
static bool check_column(struct aj_eval *e, const struct summed *s, uint32_t cell, uint16_t column,
                         int64_t total, struct aj_outcome *out)
{
    int64_t sum;
    int64_t all;

    if (!sum_column(e, s->totals, s->paper, s->from, s->row, column, &sum))
        return false;
    if ((sum - total <= MOST_ROUNDED && total - sum <= MOST_ROUNDED) ||
        is_repeated(e, s->paper, s->from, s->row, column, total) ||
        (sum_column(e, s->totals, s->paper, s->first, s->row, column, &all) && all == total))
        aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("表中合计与各行之和相符")));
    else
        note_wrong(e, s->paper, cell, sum, out);
    return true;
}

/* Whether all that is summed up in a column ends with the unit. */
static bool has_unit(const struct summed *s, uint16_t column, struct aj_str unit)
{
    const struct aj_document *document = s->paper->document;
    bool any = false;

    for (uint32_t row = s->from; row < s->row; row = document->blocks[row].end) {
        uint32_t cell = row == s->first || is_sum(s->totals, s->paper, row)
                            ? AJ_NO_BLOCK
                            : cell_in(document, row, column);

        if (cell != AJ_NO_BLOCK && !aj_str_ends(cell_text(s->paper, cell), unit))
            return false;
        any = any || cell != AJ_NO_BLOCK;
    }
    return any;
}

/* "19辆，车况完好" over several columns sums up the one that counts 辆. */
static void check_wide(struct aj_eval *e, const struct summed *s, uint32_t cell,
                       struct aj_outcome *out)
{
    const struct aj_block *block = &s->paper->document->blocks[cell];
    struct aj_str words = cell_text(s->paper, cell);
    struct aj_str counted = aj_str_sub(words, 0, aj_str_find(words, aj_str_from("，"), 0));
    struct aj_str unit = AJ_STR_EMPTY;
    int64_t total;

    for (size_t at = 0; at < counted.len && unit.len == 0;) {
        size_t from = at;

        if (aj_is_han(aj_utf8_next(counted, &at)))
            unit = aj_str_sub(counted, from, counted.len);
    }
    if (unit.len == 0 || !read_number(e, counted, &total))
        return;
    for (uint32_t i = 0; i < block->span && i < MOST_COLUMNS; i++) {
        uint16_t column = (uint16_t)(block->column + i);

        if (has_unit(s, column, unit) && check_column(e, s, cell, column, total, out))
            return;
    }
}

static void check_total(struct aj_eval *e, const struct summed *s, struct aj_outcome *out)
{
    const struct aj_block *blocks = s->paper->document->blocks;

    for (uint32_t cell = blocks[s->row + 1].end; cell < blocks[s->row].end;
         cell = blocks[cell].end) {
        int64_t total;

        if (blocks[cell].type != AJ_CELL ||
            (read_number(e, cell_text(s->paper, cell), &total) &&
             check_column(e, s, cell, blocks[cell].column, total, out)))
            continue;
        if (blocks[cell].span > 1)
            check_wide(e, s, cell, out);
    }
}

/* The first row of a table behind its title, one cell over all columns. */
static uint32_t first_row(const struct aj_block *blocks, uint32_t table)
{
    uint32_t row = table + 1;

    while (row + 1 < blocks[row].end && blocks[row + 1].end == blocks[row].end &&
           blocks[row].end < blocks[table].end)
        row = blocks[row].end;
    return row;
}

static void check_table(struct aj_eval *e, const struct totals *totals,
                        const struct aj_paper *paper, uint32_t table, struct aj_outcome *out)
{
    const struct aj_block *blocks = paper->document->blocks;
    const uint32_t first = first_row(blocks, table);
    uint32_t from = first;
    size_t n = 0;

    for (uint32_t row = first; row < blocks[table].end; row = blocks[row].end) {
        if (blocks[row].type != AJ_ROW || row + 1 >= blocks[row].end ||
            !is_found(totals->total, cell_text(paper, row + 1)))
            continue;
        check_total(e, &(struct summed){totals, paper, n++ < MOST_TOTALS ? first : from, from, row},
                    out);
        from = blocks[row].end;
    }
}

static void check_paper(struct aj_eval *e, const struct totals *totals,
                        const struct aj_paper *paper, struct aj_outcome *out)
{
    if (paper->document == NULL)
        return;
    for (uint32_t i = paper->first_block; i < paper->end_block; i++) {
        if (paper->document->blocks[i].type == AJ_TABLE)
            check_table(e, totals, paper, i, out);
    }
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct totals *totals = predicate->data;
    struct aj_vec papers = aj_paths_papers(e, &totals->in);

    for (size_t i = 0; i < papers.count; i++)
        check_paper(e, totals, *(const struct aj_paper *const *)aj_vec_at(&papers, i), out);
    if (out->notes.count == 0)
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("没有可比的合计")));
}

const struct aj_predicate_type aj_predicate_totals = {
    "totals", "in total subtotal rate say", "in total", false, false, compile, evaluate, false};
