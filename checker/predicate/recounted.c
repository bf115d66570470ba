/* SPDX-License-Identifier: Apache-2.0
 *
 * <recounted names= counts= units= in= quantity= skip=/>: what a list counts of a thing, 存根 3本,
 * is what the texts `in` say of it where they name it: 存根3本. The columns of names, counts and
 * units belong to rows of the same lists; where the cell of the count has no unit, that of `units`
 * in its row says it. The pattern `quantity` finds the number that stands directly behind a name;
 * only one in the list's unit is looked at. A text may speak of a thing in parts: what is not all
 * that a row, or all rows of that name, count has to come to it together. Rows whose name the
 * pattern `skip` finds are no things: 合计.
 */
#include "predicate/predicate.h"

#include "base/utf8.h"
#include "text/decimal.h"
#include "text/fold.h"
#include "text/name.h"
#include "text/pattern.h"

enum {
    LEAST_NAME = 6,      /* bytes: two ideographs */
    LONGEST_BEHIND = 96, /* bytes in which the number stands */
    MOST_THINGS = 64,
};

struct recounted {
    struct aj_vec names;  /* struct aj_path, columns */
    struct aj_vec counts; /* struct aj_path, columns */
    struct aj_vec units;  /* struct aj_path, columns; may be empty */
    struct aj_vec in;     /* struct aj_path, texts */
    struct aj_pattern *quantity;
    struct aj_pattern *skip; /* NULL: none */
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct recounted *recounted = aj_arena_alloc(c->arena, sizeof(*recounted));

    predicate->data = recounted;
    recounted->names = aj_paths_compile(c, aj_setting_find(c, "names"));
    recounted->counts = aj_paths_compile(c, aj_setting_find(c, "counts"));
    recounted->units = aj_paths_compile(c, aj_setting_find(c, "units"));
    recounted->in = aj_paths_compile(c, aj_setting_find(c, "in"));
    recounted->quantity = aj_setting_pattern(c, "quantity");
    recounted->skip = aj_setting_pattern(c, "skip");
}

/* A row of a list. */
struct thing {
    struct aj_str name; /* folded, without what stands in brackets behind it */
    struct aj_str unit;
    int64_t number; /* ten-thousandths */
    struct aj_item item;
};

static void add_thing(struct aj_eval *e, const struct recounted *recounted,
                      const struct aj_paper *paper, const struct aj_reading *named,
                      struct aj_vec *things)
{
    const struct aj_reading *count = aj_paths_in_row(&recounted->counts, paper, named->row);
    const struct aj_reading *unit = aj_paths_in_row(&recounted->units, paper, named->row);
    struct thing thing = {.name = aj_name_stem(aj_fold_text(e->arena, named->raw))};
    struct aj_pattern_match match;
    struct aj_str text;
    size_t at = 0;

    if (named->state != AJ_VALUE || count == NULL || count->state != AJ_VALUE ||
        thing.name.len < LEAST_NAME || things->count == MOST_THINGS ||
        (recounted->skip != NULL &&
         aj_pattern_find(recounted->skip, thing.name, 0, &match) == AJ_PATTERN_MATCH))
        return;
    text = aj_str_trim(aj_fold_text(e->arena, count->raw));
    if (!aj_decimal_read(text, &at, &thing.number))
        return;
    thing.unit = aj_str_trim(aj_str_sub(text, at, text.len));
    if (thing.unit.len == 0 && unit != NULL)
        thing.unit = aj_str_trim(aj_fold_text(e->arena, unit->raw));
    thing.item = aj_item_of(paper, count);
    if (thing.unit.len > 0)
        *(struct thing *)aj_vec_push(things) = thing;
}

static void add_things(struct aj_eval *e, const struct recounted *recounted, struct aj_vec *things)
{
    for (size_t i = 0; i < recounted->names.count; i++) {
        const struct aj_path *path = aj_vec_at(&recounted->names, i);
        struct aj_vec papers = aj_path_papers(e, path);

        for (size_t p = 0; p < papers.count; p++) {
            const struct aj_paper *paper = *(const struct aj_paper *const *)aj_vec_at(&papers, p);
            size_t field = aj_paper_field(paper, path->field);

            for (size_t k = 0; field != AJ_NO_FIELD && k < aj_paper_readings(paper, field)->count;
                 k++)
                add_thing(e, recounted, paper, aj_vec_at(aj_paper_readings(paper, field), k),
                          things);
        }
    }
}

static bool is_same(const struct thing *a, const struct thing *b)
{
    return aj_str_equal(a->name, b->name) && aj_str_equal(a->unit, b->unit);
}

/* Whether a longer name of the list ends where this one does: 收据存根 is no 存根. */
static bool is_longer(const struct aj_vec *things, const struct thing *thing, struct aj_str before)
{
    for (size_t i = 0; i < things->count; i++) {
        const struct thing *other = aj_vec_at(things, i);

        if (other->name.len > thing->name.len && aj_str_ends(other->name, thing->name) &&
            aj_str_ends(before, other->name))
            return true;
    }
    return false;
}

/* What one text says of a thing. */
struct mention {
    size_t n;
    int64_t parts; /* the sum of what is not all that the list counts */
    struct aj_item part;
};

/* Whether rows of the thing's name, one or all of them, count so many. */
static bool is_counted(const struct aj_vec *things, const struct thing *thing, int64_t number)
{
    int64_t total = 0;

    for (size_t i = 0; i < things->count; i++) {
        const struct thing *row = aj_vec_at(things, i);

        if (!is_same(row, thing))
            continue;
        if (row->number == number)
            return true;
        total += row->number;
    }
    return total == number;
}

/* The number behind a name that ends at `end`, in the thing's unit; false when there is none. */
static bool number_behind(const struct recounted *recounted, struct aj_str text, size_t end,
                          const struct thing *thing, struct aj_pattern_match *match,
                          int64_t *number)
{
    struct aj_str behind = aj_utf8_cut(aj_str_sub(text, end, text.len), LONGEST_BEHIND);
    size_t at;

    if (aj_pattern_find(recounted->quantity, behind, 0, match) != AJ_PATTERN_MATCH ||
        match->from != 0)
        return false;
    at = match->value_from;
    return aj_decimal_read(behind, &at, number) &&
           aj_str_starts(aj_str_trim(aj_str_sub(behind, at, behind.len)), thing->unit);
}

static struct mention mention_of(struct aj_eval *e, const struct recounted *recounted,
                                 const struct aj_item *item, const struct aj_vec *things,
                                 const struct thing *thing)
{
    struct mention mention = {0};
    struct aj_str text = aj_item_text(e, item);

    for (size_t at = aj_str_find(text, thing->name, 0); at != AJ_STR_NONE;
         at = aj_str_find(text, thing->name, at + thing->name.len)) {
        size_t end = at + thing->name.len;
        struct aj_pattern_match match;
        int64_t number;

        if (is_longer(things, thing, aj_str_sub(text, 0, end)) ||
            !number_behind(recounted, text, end, thing, &match, &number))
            continue;
        mention.n++;
        if (is_counted(things, thing, number))
            continue;
        if (mention.parts == 0)
            mention.part = aj_item_part(item, at, end + match.value_to);
        mention.parts += number;
    }
    return mention;
}

static void check_text(struct aj_eval *e, const struct recounted *recounted,
                       const struct aj_item *item, const struct aj_vec *things,
                       struct aj_outcome *out)
{
    for (size_t i = 0; i < things->count; i++) {
        const struct thing *thing = aj_vec_at(things, i);
        struct mention mention = mention_of(e, recounted, item, things, thing);

        if (mention.n == 0 || thing->item.paper == item->paper)
            continue;
        if (mention.parts == 0 || is_counted(things, thing, mention.parts)) {
            aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("各物的数量与清单相符")));
            continue;
        }
        aj_outcome_evidence(out, &thing->item);
        aj_outcome_evidence(out, &mention.part);
        aj_outcome_note_at(out, AJ_FALSE,
                           aj_arena_printf(e->arena,
                                           R_("清单上“%" AJ_STR_FMT "”是%" AJ_STR_FMT
                                              "，《%" AJ_STR_FMT "》写的是“%" AJ_STR_FMT "”"),
                                           AJ_STR_ARG(thing->name), AJ_STR_ARG(thing->item.raw),
                                           AJ_STR_ARG(aj_paper_name(item->paper)),
                                           AJ_STR_ARG(mention.part.raw)),
                           mention.part.place);
    }
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct recounted *recounted = predicate->data;
    struct aj_vec things;

    aj_vec_init(&things, e->arena, sizeof(struct thing));
    add_things(e, recounted, &things);
    for (size_t i = 0; i < recounted->in.count; i++) {
        struct aj_operand texts;

        aj_path_resolve(e, aj_vec_at(&recounted->in, i), AJ_PICK_ALL, &texts);
        for (size_t k = 0; k < texts.items.count; k++) {
            const struct aj_item *item = aj_vec_at(&texts.items, k);

            if (item->state == AJ_VALUE)
                check_text(e, recounted, item, &things, out);
        }
    }
    if (out->notes.count == 0)
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("没有按名称可比的数量")));
}

const struct aj_predicate_type aj_predicate_recounted = {"recounted",
                                                         "names counts units in quantity skip say",
                                                         "names counts in quantity",
                                                         false,
                                                         false,
                                                         compile,
                                                         evaluate,
                                                         false};
