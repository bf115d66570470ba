/* SPDX-License-Identifier: Apache-2.0
 *
 * <accounted items= counts= in= whole=/>: what a list takes in, row by row, is found again in the
 * same quantity in the papers that say what became of it. The names of the goods are looked for in
 * these papers' words; a name without a quantity is left open, and so is a row whose missing part
 * is named somewhere. A name that stands nowhere is a lack only where the papers name other goods
 * of the list, nothing like it, and no words (whole=) that mean the list as one; in a paper that
 * lists goods itself such words mean no more than its own list.
 */
#include "predicate/predicate.h"

#include "base/mem.h"
#include "base/utf8.h"

#include "text/fold.h"
#include "text/name.h"
#include "text/number.h"
#include "text/pattern.h"
#include "text/scan.h"

#include <inttypes.h>

#define BRACKET       0xFF08 /* （ */
#define LEAST_NAME    6      /* bytes: two ideographs */
#define LONGEST_LINE  400    /* bytes behind a name that are looked at */
#define MOST_BRACKETS 4
#define LONGEST_NEXT  18 /* bytes between a name and its quantity: marks, 共计 */
#define MOST_PIECES   5  /* cells behind the name's in a row */
#define LONGEST_UNIT  9  /* bytes */
#define SHOWN_BEHIND  24 /* bytes behind a name that are shown with it */
#define MOST_MENTIONS 32 /* of one name in one paper; more say nothing new */

struct accounted {
    struct aj_path items;
    struct aj_path counts;
    struct aj_vec in;         /* struct aj_path, whole texts */
    struct aj_pattern *whole; /* NULL: names that stand nowhere are left open */
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct accounted *accounted = aj_arena_alloc(c->arena, sizeof(*accounted));

    predicate->data = accounted;
    accounted->whole = aj_setting_pattern(c, "whole");
    (void)aj_path_compile(c, aj_setting_find(c, "items"), &accounted->items);   /* both have said */
    (void)aj_path_compile(c, aj_setting_find(c, "counts"), &accounted->counts); /* what is wrong */
    accounted->in = aj_paths_compile(c, aj_setting_find(c, "in"));
}

/* What one paper says of one name. */
struct mentions {
    int64_t quantities[MOST_MENTIONS];
    size_t places[MOST_MENTIONS]; /* folded offsets of the name in the paper */
    size_t n;
};

/* "2册" or "2" and nothing else but a note: "2（含样品1册）". */
static bool read_whole(struct aj_str piece, int64_t *quantity)
{
    size_t at = 0;

    piece = aj_str_sub(piece, 0, aj_str_find(piece, aj_str_from("（"), 1));
    piece = aj_str_trim(piece);
    return aj_number_read(piece, &at, quantity) && piece.len - at <= LONGEST_UNIT &&
           (at == piece.len || (unsigned char)piece.ptr[at] >= 0x80);
}

/* Past the brackets that open at `at`: "（型号ACS-30）"; the end of the line where they don't
 * close.
 */
static size_t skip_brackets(struct aj_str behind, size_t at)
{
    size_t close = aj_str_find(behind, aj_str_from("）"), at);

    return close != AJ_STR_NONE ? close + sizeof("）") - 1 : behind.len;
}

/* A number with a unit of goods at `at`: 2册, and not 2022年 or 2206118号. */
static bool read_quantity(struct aj_str behind, size_t at, int64_t *quantity)
{
    return aj_number_read(behind, &at, quantity) && at < behind.len &&
           (unsigned char)behind.ptr[at] >= 0x80 &&
           !aj_scan_is_one_of(aj_scan_peek(behind, at), "年月日时分号元）");
}

/* The quantity right behind a name: "日志2册", "日志（2册）", "日志（A4）共2册". */
static bool read_next(struct aj_str behind, int64_t *quantity)
{
    size_t line = aj_str_find(behind, aj_str_from("\n"), 0);
    size_t skipped = 0; /* bytes of what stood in brackets */
    int brackets = 0;

    behind = aj_str_sub(behind, 0, line < LONGEST_LINE ? line : LONGEST_LINE);
    for (size_t at = 0; at < behind.len && at - skipped <= LONGEST_NEXT;) {
        size_t from = at;
        uint32_t c = aj_utf8_next(behind, &at);

        if (read_quantity(behind, from, quantity))
            return true;
        /* of "《数学》等5种" the quantity is that of more than the name */
        if (c == '\n' || aj_scan_is_one_of(c, "、等0123456789"))
            return false;
        if (c == BRACKET && brackets++ < MOST_BRACKETS && !read_quantity(behind, at, quantity)) {
            at = skip_brackets(behind, from);
            skipped += at - from;
        }
    }
    return false;
}

static bool says(const struct mentions *m, int64_t quantity)
{
    for (size_t i = 0; i < m->n; i++) {
        if (m->quantities[i] == quantity)
            return true;
    }
    return false;
}

/* The quantity in one of the cells behind the name's: one of those `known`, if there are any. */
static bool read_row(struct aj_str behind, const struct mentions *known, int64_t *quantity)
{
    struct aj_str rest = behind;
    struct aj_str piece;

    if (aj_scan_is_at(rest, 0, "（"))
        rest = aj_str_sub(rest, skip_brackets(rest, 0), rest.len);
    if (!aj_str_next_piece(&rest, '\n', &piece) || aj_str_trim(piece).len > 0)
        return false; /* the name does not fill its cell */
    for (size_t i = 0; i < MOST_PIECES && aj_str_next_piece(&rest, '\n', &piece); i++) {
        if (read_whole(piece, quantity) && (known->n == 0 || says(known, *quantity)))
            return true;
    }
    return false;
}

static void find_mentions(struct aj_str text, struct aj_str name, const struct mentions *known,
                          struct mentions *out)
{
    out->n = 0;
    for (size_t at = aj_str_find(text, name, 0); at != AJ_STR_NONE && out->n < MOST_MENTIONS;
         at = aj_str_find(text, name, at + name.len)) {
        struct aj_str behind = aj_str_sub(text, at + name.len, text.len);

        if (!read_row(behind, known, &out->quantities[out->n]) &&
            !read_next(behind, &out->quantities[out->n]))
            continue;
        out->places[out->n++] = at;
    }
}

static int64_t most(const struct mentions *m)
{
    int64_t most = 0;

    for (size_t i = 0; i < m->n; i++)
        most = m->quantities[i] > most ? m->quantities[i] : most;
    return most;
}

/* Whether some quantities named together make the whole: 36 confiscated, 24 given back. */
static bool adds_up(const struct mentions *all, size_t n, int64_t whole)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < n; k++) {
            int64_t rest = whole - most(&all[i]);

            if (says(&all[k], rest) && (i != k || rest != most(&all[i])))
                return true;
        }
    }
    return false;
}

struct row {
    const struct aj_reading *name;
    const struct aj_reading *count;
    int64_t whole;
};

/* The words of a mention: the name and what stands behind it on its line or in its row. */
static struct aj_item mention_item(const struct aj_paper *paper, const struct mentions *m,
                                   size_t name_len)
{
    const struct aj_item whole = {.state = AJ_VALUE, .paper = paper};
    size_t from = m->places[0];
    struct aj_str text = aj_paper_folded(paper);
    size_t to = from + name_len +
                aj_utf8_cut(aj_str_sub(text, from + name_len, text.len), SHOWN_BEHIND).len;

    return aj_item_part(&whole, from, to);
}

static void note_lack(struct aj_eval *e, const struct aj_paper *list, const struct row *row,
                      const struct aj_paper *paper, const struct mentions *m,
                      struct aj_outcome *out)
{
    struct aj_item name = aj_item_of(list, row->name);
    struct aj_item count = aj_item_of(list, row->count);
    struct aj_item said = mention_item(paper, m, aj_fold_text(e->arena, row->name->raw).len);

    aj_outcome_evidence(out, &name);
    aj_outcome_evidence(out, &count);
    aj_outcome_evidence(out, &said);
    aj_outcome_note_at(out, AJ_FALSE,
                       aj_arena_printf(e->arena,
                                       R_("《%" AJ_STR_FMT "》“%" AJ_STR_FMT "”为%" PRId64
                                          "，《%" AJ_STR_FMT "》只有%" PRId64),
                                       AJ_STR_ARG(list->kind->name),
                                       AJ_STR_ARG(row->name->value.shown), row->whole,
                                       AJ_STR_ARG(aj_paper_name(paper)), most(m)),
                       (struct aj_place){.paper = paper, .block = AJ_NO_BLOCK});
}

/* "玖拾陆台" below the goods is their sum. */
static bool is_quantity(struct aj_eval *e, const struct aj_reading *name)
{
    int64_t quantity;

    return read_whole(aj_fold_text(e->arena, name->raw), &quantity);
}

/* The row of name i with what it takes in; false when that can't be told. */
static bool read_row_of(struct aj_eval *e, const struct aj_paper *list, size_t items, size_t counts,
                        size_t i, struct row *row)
{
    row->name = aj_vec_at(aj_paper_readings(list, items), i);
    row->count = aj_paper_in_row(list, counts, row->name->row);
    return row->name->state == AJ_VALUE && row->count != NULL && !is_quantity(e, row->name) &&
           read_whole(aj_fold_text(e->arena, row->count->raw), &row->whole) && row->whole > 0 &&
           aj_fold_text(e->arena, row->name->raw).len >= LEAST_NAME;
}

/* Whether another row of the name takes in that quantity: a second batch of the goods. */
static bool is_of_another(struct aj_eval *e, const struct aj_paper *list, size_t items,
                          size_t counts, const struct row *row, int64_t quantity)
{
    const struct aj_vec *names = aj_paper_readings(list, items);
    struct row other;

    for (size_t i = 0; i < names->count; i++) {
        const struct aj_reading *name = aj_vec_at(names, i);

        if (name != row->name && aj_str_equal(name->raw, row->name->raw) &&
            read_row_of(e, list, items, counts, i, &other) && other.whole == quantity)
            return true;
    }
    return false;
}

/* What the paper's own list takes in of goods of that name: there "16开" is no quantity. */
static struct mentions listed(struct aj_eval *e, const struct accounted *accounted,
                              const struct aj_paper *paper, struct aj_str name)
{
    size_t items = aj_paper_field(paper, accounted->items.field);
    size_t counts = aj_paper_field(paper, accounted->counts.field);
    struct mentions known = {.n = 0};
    struct row row;

    if (items == AJ_NO_FIELD || counts == AJ_NO_FIELD)
        return known;
    for (size_t i = 0; i < aj_paper_readings(paper, items)->count && known.n < MOST_MENTIONS; i++) {
        if (read_row_of(e, paper, items, counts, i, &row) &&
            aj_str_equal(aj_fold_text(e->arena, row.name->raw), name))
            known.quantities[known.n++] = row.whole;
    }
    return known;
}

/* One row; false when its name stands nowhere with a quantity. */
static bool check_row(struct aj_eval *e, const struct accounted *accounted,
                      const struct aj_paper *list, const struct row *row,
                      const struct aj_vec *papers, struct aj_outcome *out)
{
    size_t items = aj_paper_field(list, accounted->items.field);
    size_t counts = aj_paper_field(list, accounted->counts.field);
    struct aj_str name = aj_fold_text(e->arena, row->name->raw);
    struct mentions *all = aj_arena_alloc(e->arena, aj_array_size(papers->count + 1, sizeof(*all)));
    int64_t whole = row->whole;
    bool is_found = false;

    for (size_t i = 0; i < papers->count; i++) {
        const struct aj_paper *paper = *(const struct aj_paper *const *)aj_vec_at(papers, i);
        struct mentions known = listed(e, accounted, paper, name);

        find_mentions(aj_paper_folded(paper), name, &known, &all[i]);
    }
    for (size_t i = 0; i < papers->count; i++) {
        const struct aj_paper *paper = *(const struct aj_paper *const *)aj_vec_at(papers, i);

        if (all[i].n == 0)
            continue;
        is_found = true;
        if (most(&all[i]) >= whole || adds_up(all, papers->count, whole) ||
            is_of_another(e, list, items, counts, row, most(&all[i])))
            aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("清单所列的都有下落")));
        else
            note_lack(e, list, row, paper, &all[i], out);
    }
    return is_found;
}

/* Whether a text has a list of its own with goods of the names in it. */
static bool lists_goods(struct aj_eval *e, struct aj_str text, const struct aj_vec *names)
{
    const struct mentions any = {.n = 0};

    for (size_t i = 0; i < names->count; i++) {
        const struct aj_reading *reading = aj_vec_at(names, i);
        struct aj_str name = aj_fold_text(e->arena, reading->raw);
        size_t at = name.len >= LEAST_NAME ? aj_str_find(text, name, 0) : AJ_STR_NONE;
        int64_t quantity;

        for (; at != AJ_STR_NONE; at = aj_str_find(text, name, at + name.len)) {
            if (read_row(aj_str_sub(text, at + name.len, text.len), &any, &quantity))
                return true;
        }
    }
    return false;
}

/* What a name ends with, which tells the goods: 台账 of 取水台账; nothing of a shorter one. */
static struct aj_str end_of(struct aj_str name)
{
    return name.len < LEAST_NAME ? AJ_STR_EMPTY : aj_str_sub(name, name.len - LEAST_NAME, name.len);
}

/* Whether any paper names goods like those of a row, by the last bytes of their name, or means the
 * list as one. */
static bool is_spoken_of(struct aj_eval *e, const struct accounted *accounted,
                         const struct row *row, const struct aj_vec *papers, const bool *has_list)
{
    struct aj_str name = aj_fold_text(e->arena, row->name->raw);
    struct aj_str end = end_of(name);
    struct aj_str stem_end = end_of(aj_name_stem(name));
    struct aj_pattern_match match;

    for (size_t i = 0; i < papers->count; i++) {
        struct aj_str text = aj_paper_folded(*(const struct aj_paper *const *)aj_vec_at(papers, i));

        if (aj_str_contains(text, end) ||
            (stem_end.len > 0 && aj_str_contains(text, stem_end)) ||
            (aj_pattern_find(accounted->whole, text, 0, &match) != AJ_PATTERN_NO_MATCH &&
             !has_list[i]))
            return true;
    }
    return false;
}

static void note_missing(struct aj_eval *e, const struct accounted *accounted,
                         const struct aj_paper *list, const struct row *row, struct aj_outcome *out)
{
    bool is_open = aj_paths_unread(e, &accounted->in) != NULL;
    struct aj_item name = aj_item_of(list, row->name);

    aj_outcome_evidence(out, &name);
    aj_outcome_note_at(
        out, is_open ? AJ_UNKNOWN : AJ_FALSE,
        aj_arena_printf(e->arena, R_("《%" AJ_STR_FMT "》“%" AJ_STR_FMT "”没有写明去向"),
                        AJ_STR_ARG(list->kind->name), AJ_STR_ARG(row->name->value.shown)),
        name.place);
}

static void check_list(struct aj_eval *e, const struct accounted *accounted,
                       const struct aj_paper *list, const struct aj_vec *papers,
                       struct aj_outcome *out)
{
    size_t items = aj_paper_field(list, accounted->items.field);
    size_t counts = aj_paper_field(list, accounted->counts.field);
    struct aj_vec open; /* struct row, whose names stand nowhere */
    bool any_found = false;
    bool *has_list; /* for each paper: goods of this list stand in one of its own */

    if (items == AJ_NO_FIELD || counts == AJ_NO_FIELD)
        return;
    aj_vec_init(&open, e->arena, sizeof(struct row));
    for (size_t i = 0; i < aj_paper_readings(list, items)->count; i++) {
        struct row row;

        if (!read_row_of(e, list, items, counts, i, &row))
            continue;
        if (check_row(e, accounted, list, &row, papers, out))
            any_found = true;
        else
            *(struct row *)aj_vec_push(&open) = row;
    }
    if (open.count == 0 || !any_found || accounted->whole == NULL)
        return;
    has_list = aj_arena_alloc(e->arena, papers->count);
    for (size_t i = 0; i < papers->count; i++)
        has_list[i] =
            lists_goods(e, aj_paper_folded(*(const struct aj_paper *const *)aj_vec_at(papers, i)),
                        aj_paper_readings(list, items));
    for (size_t i = 0; i < open.count; i++) {
        if (!is_spoken_of(e, accounted, aj_vec_at(&open, i), papers, has_list))
            note_missing(e, accounted, list, aj_vec_at(&open, i), out);
    }
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct accounted *accounted = predicate->data;
    struct aj_vec lists = aj_path_papers(e, &accounted->items);
    struct aj_vec papers = aj_paths_papers(e, &accounted->in);

    for (size_t i = 0; i < lists.count; i++)
        check_list(e, accounted, *(const struct aj_paper *const *)aj_vec_at(&lists, i), &papers,
                   out);
    if (out->notes.count == 0)
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("没有可比的数量")));
}

const struct aj_predicate_type aj_predicate_accounted = {
    "accounted", "items counts in whole say", "items counts in", false, false, compile, evaluate,
    false};
