/* SPDX-License-Identifier: Apache-2.0
 *
 * <ranged field= basis= table=/>: the fine lies within what the cited articles allow, as a table of
 * the rules says. Whatever the table, the papers or the circumstances leave open makes the answer
 * unknown where it could matter, and a basis that the table does not know leaves no subject.
 */
#include "predicate/cited.h"
#include "predicate/range.h"

#include "base/nearest.h"
#include "text/amount.h"
#include "text/pattern.h"

#include <string.h>

#define HUNDREDTHS   100
#define DAYS_OF_YEAR 366
#define MOST_YEARS   100
#define MOST_TIMES   1000000 /* of an amount, or fen for each of what is counted */

enum bound { BOUND_LOW = 1, BOUND_HIGH = 2 };

struct ranged {
    struct aj_path field;
    struct aj_vec basis;    /* struct aj_path */
    struct aj_vec acted;    /* struct aj_path: the first that has a day says when the act was */
    int32_t reach;          /* days that an act of no known day can go back; INT32_MAX: for ever */
    struct aj_vec multiple; /* struct aj_path: how many times an amount the fine is */
    struct aj_vec percent;  /* struct aj_path: how many hundredths of an amount it is */
    bool by_part;           /* several fines, each by what is cited before it */
    const struct aj_range_table *table;
    unsigned bounds;
};

/* ---- compiling ---- */

static void compile_bounds(struct aj_compiling *c, struct ranged *ranged)
{
    struct aj_str bound = aj_setting_find(c, "bound");

    ranged->bounds = BOUND_LOW | BOUND_HIGH;
    if (bound.ptr == NULL)
        return;
    ranged->bounds = aj_str_equal_c(bound, "low") ? BOUND_LOW : BOUND_HIGH;
    if (ranged->bounds == BOUND_HIGH && !aj_str_equal_c(bound, "high"))
        aj_compile_fail(c, _("bound：“%" AJ_STR_FMT "”应为 low 或 high"), AJ_STR_ARG(bound));
}

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct ranged *ranged = aj_arena_alloc(c->arena, sizeof(*ranged));
    struct aj_str table = aj_setting_find(c, "table");
    struct aj_str multiple = aj_setting_find(c, "multiple");
    int64_t reach = aj_setting_number(c, "reach", 0);

    predicate->data = ranged;
    ranged->reach = reach > 0 && reach <= MOST_YEARS ? (int32_t)reach * DAYS_OF_YEAR : INT32_MAX;
    ranged->multiple = aj_paths_compile(c, multiple);
    ranged->percent = aj_paths_compile(c, aj_setting_find(c, "percent"));
    ranged->by_part = aj_setting_yes(c, "by-part", false);
    (void)aj_path_compile(c, aj_setting_find(c, "field"), &ranged->field); /* says what is wrong */
    ranged->basis = aj_paths_compile(c, aj_setting_find(c, "basis"));
    ranged->acted = aj_paths_compile(c, aj_setting_find(c, "acted"));
    compile_bounds(c, ranged);
    ranged->table = aj_map_find(c->tables, table);
    if (ranged->table == NULL)
        aj_compile_fail(c, _("没有名为“%" AJ_STR_FMT "”的裁量表，最接近的是“%" AJ_STR_FMT "”"),
                        AJ_STR_ARG(table), AJ_STR_ARG(aj_nearest_in_map(c->tables, table)));
}

/* ---- what one article allows ---- */

/* What could be so: the lowest and highest of each bound, over all rows that could be meant. */
struct extent {
    int64_t low[2]; /* least and most that the lower bound could be */
    int64_t high[2];
    bool is_low_open; /* a bound that nobody could tell */
    bool is_high_open;
    bool is_confirmed;
    size_t n_rows;
};

/* All articles together, as one fine can stand for several acts. */
struct allowed {
    int64_t fine;
    struct extent sum;    /* lower: 0 the least of all, 1 the sum; upper: 0 the least, 1 the sum */
    size_t n_articles;    /* with a range */
    struct aj_str words;  /* what they are */
    bool is_open;         /* something cited could allow a fine, too, or another one */
    struct aj_str reason; /* why it is open */
};

/* The hundredths of an amount that the first of the fields with a value says; 0 when none does. */
static int64_t hundredths_said(struct aj_eval *e, const struct aj_vec *fields, bool is_percent)
{
    for (size_t i = 0; i < fields->count; i++) {
        const struct aj_item *item;
        struct aj_operand operand;

        aj_path_resolve(e, aj_vec_at(fields, i), AJ_PICK_LAST, &operand);
        item = aj_operand_item(&operand);
        if (item == NULL || item->state != AJ_VALUE || item->value.number <= 0 ||
            item->value.number > MOST_TIMES)
            continue;
        return is_percent || item->value.type == AJ_TYPE_AMOUNT ? item->value.number
                                                                : item->value.number * HUNDREDTHS;
    }
    return 0;
}

/* What the fine is a multiple or a part of when the decision says which: 林木价值三倍的罚款,
 * 每人500元, 造价百分之五的罚款. Less than a fen more than `fen` can be meant. */
static bool base_said(struct aj_eval *e, const struct ranged *ranged, int64_t fine, int64_t *fen)
{
    int64_t hundredths = hundredths_said(e, &ranged->multiple, false);

    if (hundredths == 0)
        hundredths = hundredths_said(e, &ranged->percent, true);
    if (hundredths == 0 || __builtin_mul_overflow(fine, HUNDREDTHS, fen))
        return false;
    *fen /= hundredths;
    return true;
}

/* The amount that multiples are of; of several documents of the kind, that of this one. */
static bool base_of(struct aj_eval *e, const struct aj_fine_range *row, int64_t *fen)
{
    struct aj_path path = row->of;
    const struct aj_item *item;
    struct aj_operand operand;

    if (path.text.len == 0)
        return false;
    if (path.kind != NULL && !path.is_receipt && e->self != NULL && aj_paper_is(e->self, path.kind))
        path.source = AJ_PATH_SELF;
    aj_path_resolve(e, &path, AJ_PICK_LAST, &operand);
    item = aj_operand_item(&operand);
    if (item == NULL || item->state != AJ_VALUE || item->value.type != AJ_TYPE_AMOUNT)
        return false;
    *fen = item->value.number;
    return true;
}

static int64_t times(int64_t fen, int64_t hundredths)
{
    int64_t product;

    if (__builtin_mul_overflow(fen, hundredths, &product))
        return INT64_MAX;
    return product / HUNDREDTHS;
}

static void widen(int64_t bounds[2], int64_t value, bool is_first)
{
    if (is_first || value < bounds[0])
        bounds[0] = value;
    if (is_first || value > bounds[1])
        bounds[1] = value;
}

static void add_row(struct aj_eval *e, const struct ranged *ranged, int64_t fine,
                    const struct aj_fine_range *row, struct extent *out)
{
    bool is_first = out->n_rows++ == 0;
    int64_t base = 0;
    /* an amount of the whole paper is of no single part */
    bool is_known = row->is_multiple && !ranged->by_part && base_of(e, row, &base);
    bool is_said = row->is_multiple && !is_known && base_said(e, ranged, fine, &base);
    int64_t low = row->low;
    int64_t high = row->high == AJ_RANGE_NO_HIGH ? INT64_MAX : row->high;

    out->is_confirmed = (is_first || out->is_confirmed) && row->is_confirmed;
    if (row->is_multiple && !is_known && !is_said) {
        out->is_low_open = out->is_low_open || (row->low > 0 && row->least == 0);
        out->is_high_open = true;
        low = times(row->least, low);
        high = INT64_MAX;
    } else if (row->is_multiple) {
        base = base < row->least ? row->least : base;
        low = times(base, low);
        high = row->high == AJ_RANGE_NO_HIGH ? INT64_MAX : times(base + is_said, high);
    }
    widen(out->low, low, is_first);
    widen(out->high, high, is_first);
}

/* Whether the circumstances of the row could be those of the case. */
static bool could_be(struct aj_eval *e, const struct aj_fine_range *row)
{
    bool was_condition = e->is_condition;
    struct aj_outcome outcome;

    if (row->when.count == 0)
        return true;
    e->is_condition = true;
    aj_outcome_init(&outcome, e->arena);
    aj_predicate_evaluate_all(e, &row->when, &outcome);
    e->is_condition = was_condition;
    return outcome.truth == AJ_TRUE || outcome.truth == AJ_UNKNOWN;
}

/* The first day the act could be of: the day that is known, else the law's first. */
static int32_t earliest_act(struct aj_eval *e, const struct ranged *ranged,
                            const struct aj_law *law)
{
    const struct aj_edition *edition;
    const struct aj_item *item;
    struct aj_operand operand;
    int32_t first = INT32_MAX;

    for (size_t i = 0; i < ranged->acted.count; i++) {
        aj_path_resolve(e, aj_vec_at(&ranged->acted, i), AJ_PICK_FIRST, &operand);
        item = aj_operand_item(&operand);
        if (item != NULL && item->state == AJ_VALUE && item->value.type == AJ_TYPE_DATE)
            return aj_date_to_days(item->value.date);
    }
    for (size_t i = 0; (edition = aj_law_edition_at(law, i)) != NULL; i++) {
        if (edition->from < first)
            first = edition->from;
    }
    if (ranged->reach < INT32_MAX && first < e->day - ranged->reach)
        first = e->day - ranged->reach;
    return first;
}

static void leave_open(struct allowed *allowed, struct aj_str reason)
{
    allowed->is_open = true;
    if (allowed->reason.len == 0)
        allowed->reason = reason;
}

static struct aj_str cited_words(struct aj_eval *e, const struct aj_law *law,
                                 const struct aj_cited *cited)
{
    return aj_arena_printf(e->arena, R_("《%" AJ_STR_FMT "》第%d条"), AJ_STR_ARG(law->title),
                           cited->article);
}

/* A row that held on some day from the act to the rule's day could be the one that goes. */
static struct extent extent_of(struct aj_eval *e, const struct ranged *ranged,
                               const struct aj_law *law, const struct aj_cited *cited,
                               struct allowed *allowed)
{
    struct extent extent = {.n_rows = 0};
    int32_t act = earliest_act(e, ranged, law);
    int32_t since = INT32_MAX;
    int32_t until = INT32_MIN;

    for (size_t i = 0; i < ranged->table->rows.count; i++) {
        const struct aj_fine_range *row = aj_vec_at(&ranged->table->rows, i);

        if (row->sets_no_fine || !aj_range_is_of(row, law, cited) || row->since > e->day ||
            row->until <= act)
            continue;
        if (row->since < since)
            since = row->since;
        if (row->until > until)
            until = row->until;
        if (could_be(e, row))
            add_row(e, ranged, allowed->fine, row, &extent);
    }
    if (extent.n_rows > 0 && since > act)
        leave_open(allowed, aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "有更早的版本没有录入幅度"),
                                            AJ_STR_ARG(cited_words(e, law, cited))));
    if (extent.n_rows > 0 && until <= e->day)
        leave_open(allowed, aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "有更新的版本没有录入幅度"),
                                            AJ_STR_ARG(cited_words(e, law, cited))));
    return extent;
}

/* Of a law that sets no fines but those of its ranges, an article without one. */
static bool sets_no_fine(const struct ranged *ranged, const struct aj_law *law,
                         const struct aj_cited *cited)
{
    bool is_free = false;

    for (size_t i = 0; i < ranged->table->rows.count; i++) {
        const struct aj_fine_range *row = aj_vec_at(&ranged->table->rows, i);

        if (!aj_range_is_of(row, law, cited))
            continue;
        if (!row->sets_no_fine)
            return false; /* in whatever edition */
        is_free = true;
    }
    return is_free;
}

static int64_t add(int64_t a, int64_t b)
{
    int64_t sum;

    return __builtin_add_overflow(a, b, &sum) ? INT64_MAX : sum;
}

/* The articles side by side: a fine for any one of them, or for all. */
static void take_in(struct allowed *allowed, const struct extent *extent)
{
    struct extent *sum = &allowed->sum;

    if (allowed->n_articles++ == 0) {
        *sum = *extent;
        return;
    }
    sum->low[0] = extent->low[0] < sum->low[0] ? extent->low[0] : sum->low[0];
    sum->low[1] = add(sum->low[1], extent->low[1]);
    sum->high[0] = extent->high[0] < sum->high[0] ? extent->high[0] : sum->high[0];
    sum->high[1] = add(sum->high[1], extent->high[1]);
    sum->is_low_open = sum->is_low_open || extent->is_low_open;
    sum->is_high_open = sum->is_high_open || extent->is_high_open;
    sum->is_confirmed = sum->is_confirmed && extent->is_confirmed;
}

static void add_cited(struct aj_eval *e, const struct ranged *ranged, const struct aj_cited *cited,
                      struct allowed *allowed)
{
    const struct aj_law *law = aj_cited_law(e, cited);
    struct aj_str words = aj_item_words(e->arena, &cited->item);
    struct aj_pattern_match match;
    struct extent extent;

    if (law == NULL && ranged->table->no_source != NULL &&
        aj_pattern_find(ranged->table->no_source, cited->item.raw, 0, &match) == AJ_PATTERN_MATCH)
        return;
    if (cited->item.state != AJ_VALUE || law == NULL) {
        leave_open(allowed, aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "所引的条文不能确定"),
                                            AJ_STR_ARG(words)));
        return;
    }
    if (sets_no_fine(ranged, law, cited))
        return;
    extent = extent_of(e, ranged, law, cited, allowed);
    if (extent.n_rows == 0) {
        leave_open(allowed, aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "的罚款幅度没有录入"),
                                            AJ_STR_ARG(cited_words(e, law, cited))));
        return;
    }
    take_in(allowed, &extent);
    words = cited_words(e, law, cited);
    allowed->words = allowed->words.len == 0
                         ? words
                         : aj_arena_printf(e->arena, "%" AJ_STR_FMT "、%" AJ_STR_FMT,
                                           AJ_STR_ARG(allowed->words), AJ_STR_ARG(words));
}

static bool is_same_article(const struct aj_eval *e, const struct aj_cited *a,
                            const struct aj_cited *b)
{
    return a->item.state == AJ_VALUE && b->item.state == AJ_VALUE &&
           aj_cited_law(e, a) == aj_cited_law(e, b) && aj_cited_law(e, a) != NULL &&
           a->article == b->article && a->article_sub == b->article_sub &&
           a->paragraph == b->paragraph && a->item_number == b->item_number;
}

/* Each article once, wherever it is cited again. */
static void add_all(struct aj_eval *e, const struct ranged *ranged, const struct aj_vec *all,
                    struct allowed *allowed)
{
    for (size_t i = 0; i < all->count; i++) {
        bool is_again = false;

        for (size_t k = 0; k < i && !is_again; k++)
            is_again = is_same_article(e, aj_vec_at(all, i), aj_vec_at(all, k));
        if (!is_again)
            add_cited(e, ranged, aj_vec_at(all, i), allowed);
    }
}

/* ---- the fine against it ---- */

static enum aj_truth judge_high(const struct allowed *allowed, int64_t fine)
{
    const struct extent *sum = &allowed->sum;

    if (!sum->is_high_open && fine <= sum->high[0])
        return AJ_TRUE;
    return fine > sum->high[1] && !sum->is_high_open ? AJ_FALSE : AJ_UNKNOWN;
}

static enum aj_truth judge_low(const struct allowed *allowed, int64_t fine)
{
    const struct extent *sum = &allowed->sum;

    if (!sum->is_low_open && fine >= sum->low[1])
        return AJ_TRUE;
    return fine < sum->low[0] && !sum->is_low_open ? AJ_FALSE : AJ_UNKNOWN;
}

static struct aj_str bound_words(struct aj_eval *e, enum bound bound, const struct extent *sum)
{
    int64_t fen = bound == BOUND_HIGH ? sum->high[1] : sum->low[0];

    if (sum->high[1] == INT64_MAX && bound == BOUND_HIGH)
        return aj_str_from(R_("限额不能算出"));
    return aj_arena_printf(e->arena, "%s%" AJ_STR_FMT "%s",
                           bound == BOUND_HIGH ? R_("至多") : R_("至少"),
                           AJ_STR_ARG(aj_amount_print(e->arena, fen)), R_("元"));
}

/* A fault needs everything: all that is cited, and ranges that somebody has checked. */
static void note_bound(struct aj_eval *e, enum bound bound, const struct aj_item *fine,
                       const struct allowed *allowed, struct aj_outcome *out)
{
    static const char *const behind[] = {
        [AJ_TRUE] = "", [AJ_FALSE] = "", [AJ_UNKNOWN] = R_("，不能确定是否在幅度内")};
    enum aj_truth truth = bound == BOUND_HIGH ? judge_high(allowed, fine->value.number)
                                              : judge_low(allowed, fine->value.number);
    struct aj_str reason = AJ_STR_EMPTY;
    struct aj_note *note;

    if (truth == AJ_FALSE && (allowed->is_open || !allowed->sum.is_confirmed)) {
        truth = AJ_UNKNOWN;
        reason = allowed->is_open ? allowed->reason : aj_str_from(R_("幅度未经核实"));
    }
    aj_outcome_note(
        out, truth,
        aj_arena_printf(
            e->arena, "%" AJ_STR_FMT "，%" AJ_STR_FMT "%s%" AJ_STR_FMT "%s%s%" AJ_STR_FMT "%s",
            AJ_STR_ARG(aj_item_words(e->arena, fine)), AJ_STR_ARG(allowed->words), R_("规定的罚款"),
            AJ_STR_ARG(bound_words(e, bound, &allowed->sum)), behind[truth],
            reason.len > 0 ? "（" : "", AJ_STR_ARG(reason), reason.len > 0 ? "）" : ""));
    note = aj_vec_at(&out->notes, out->notes.count - 1);
    note->place = fine->place;
}

/* One fine against all that is cited for it. */
static void judge(struct aj_eval *e, const struct ranged *ranged, const struct aj_item *fine,
                  const struct aj_vec *all, struct aj_outcome *out)
{
    struct allowed allowed = {.fine = fine->value.number};

    if (fine->value.type == AJ_TYPE_AMOUNT)
        add_all(e, ranged, all, &allowed);
    if (allowed.n_articles == 0) {
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("裁量表中没有所引条文的罚款幅度")));
        return;
    }
    aj_outcome_evidence(out, fine);
    for (size_t i = 0; i < all->count; i++)
        aj_outcome_evidence(out, &((const struct aj_cited *)aj_vec_at(all, i))->item);
    if ((ranged->bounds & BOUND_HIGH) != 0)
        note_bound(e, BOUND_HIGH, fine, &allowed, out);
    if ((ranged->bounds & BOUND_LOW) != 0)
        note_bound(e, BOUND_LOW, fine, &allowed, out);
}

/* What is cited between the fine before this one and itself. */
static struct aj_vec cited_before(struct aj_eval *e, const struct aj_vec *all, size_t from,
                                  const struct aj_item *fine)
{
    struct aj_vec own;

    aj_vec_init(&own, e->arena, sizeof(struct aj_cited));
    for (size_t i = 0; i < all->count; i++) {
        const struct aj_cited *cited = aj_vec_at(all, i);
        const struct aj_place *place = &cited->item.place;

        if (place->paper == fine->place.paper && place->from >= from &&
            place->to <= fine->place.from)
            *(struct aj_cited *)aj_vec_push(&own) = *cited;
    }
    return own;
}

/* Each of several fines; what stays open of one is asked about the decision as a whole. */
static void judge_parts(struct aj_eval *e, const struct ranged *ranged, const struct aj_vec *fines,
                        const struct aj_vec *all, struct aj_outcome *out)
{
    size_t from = 0;

    for (size_t i = 0; i < fines->count; i++) {
        const struct aj_item *fine = aj_vec_at(fines, i);
        struct aj_vec own = cited_before(e, all, from, fine);
        struct aj_outcome one;

        from = fine->place.to;
        aj_outcome_init(&one, e->arena);
        judge(e, ranged, fine, &own, &one);
        if (one.truth != AJ_TRUE && one.truth != AJ_FALSE)
            continue;
        out->truth = aj_truth_and(out->truth, one.truth);
        aj_outcome_merge(out, &one);
    }
    if (out->notes.count == 0)
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("裁量表中没有所引条文的罚款幅度")));
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct ranged *ranged = predicate->data;
    struct aj_operand operand;
    struct aj_outcome missing;
    struct aj_vec all;

    aj_path_resolve(e, &ranged->field, AJ_PICK_LAST, &operand);
    if (!aj_outcome_needs(e, out, &ranged->field, &operand))
        return;
    aj_outcome_init(&missing, e->arena);
    if (!aj_cited_collect(e, &ranged->basis, &all, &missing))
        *out = missing;
    else if (ranged->by_part)
        judge_parts(e, ranged, &operand.items, &all, out);
    else
        judge(e, ranged, aj_operand_item(&operand), &all, out);
}

const struct aj_predicate_type aj_predicate_ranged = {
    "ranged",
    "field basis table bound acted reach multiple percent by-part say",
    "field basis table",
    false,
    false,
    compile,
    evaluate,
    false};
