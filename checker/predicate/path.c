/* SPDX-License-Identifier: Apache-2.0
 *
 * Paths: from what a rule says to the values in a dossier.
 */
#include "predicate/predicate.h"

#include <stdlib.h>

/* Where in a receipt a document is named. */
enum { ROW_NONE = -1, ROW_ANY = 0 }; /* else the row of the receipt's list */

/* The row of the first of these readings that is the number. */
static int64_t row_among(const struct aj_vec *numbers, struct aj_str number)
{
    for (size_t i = 0; i < numbers->count; i++) {
        const struct aj_reading *other = aj_vec_at(numbers, i);

        if (other->state == AJ_VALUE && aj_str_equal(other->value.key, number))
            return other->row;
    }
    return ROW_NONE;
}

/* The row of the receipt that has the document's number: that of the list's own column where the
 * receipt names the number anywhere. */
static int64_t row_of_number(const struct aj_paper *receipt, const struct aj_paper *served)
{
    const struct aj_reading *number =
        served->kind != NULL ? aj_paper_reading(served, served->kind->number_field) : NULL;
    int64_t row;

    if (number == NULL || number->state != AJ_VALUE)
        return ROW_NONE;
    row = row_among(aj_paper_readings(receipt, receipt->kind->serves_number), number->value.key);
    for (size_t i = 0; i < receipt->kind->fields.count && row == ROW_ANY; i++) {
        const struct aj_field *field = aj_kind_field(receipt->kind, i);
        int64_t column = field->is_column && field->type == AJ_TYPE_NUMBER
                             ? row_among(aj_paper_readings(receipt, i), number->value.key)
                             : ROW_NONE;

        row = column > ROW_ANY ? column : row;
    }
    return row;
}

/* The row of the receipt that names the kind. */
static int64_t row_of_kind(const struct aj_paper *receipt, const struct aj_kind *kind)
{
    for (size_t i = 0; i < receipt->served.count; i++) {
        const struct aj_served *served = aj_vec_at(&receipt->served, i);

        if (aj_kind_is(served->kind, kind) || aj_kind_is(kind, served->kind))
            return served->row;
    }
    return ROW_NONE;
}

/* The party the paper speaks of, "" when it names none. */
static struct aj_str party_of(const struct aj_paper *paper, size_t field)
{
    const struct aj_reading *party = aj_paper_reading(paper, field);

    return party != NULL && party->state == AJ_VALUE ? party->value.key : AJ_STR_EMPTY;
}

static bool is_of_party(const struct aj_paper *receipt, const struct aj_paper *paper)
{
    struct aj_str party = party_of(receipt, receipt->kind->serves_party);

    return party.len > 0 && aj_str_equal(party, party_of(paper, paper->kind->party_field));
}

/* Whether the receipt fits another document of this one's kind better: by number, or by party. */
static bool serves_another(const struct aj_eval *e, const struct aj_paper *receipt,
                           const struct aj_paper *self)
{
    for (size_t i = 0; i < e->dossier->papers.count; i++) {
        const struct aj_paper *paper = *(struct aj_paper *const *)aj_vec_at(&e->dossier->papers, i);

        if (paper == self || paper->kind != self->kind)
            continue;
        if (row_of_number(receipt, paper) != ROW_NONE ||
            (is_of_party(receipt, paper) && !is_of_party(receipt, self)))
            return true;
    }
    return false;
}

/* Where the receipt speaks of the very document `self`: by its number, else by its name. */
static int64_t row_of_self(const struct aj_eval *e, const struct aj_paper *receipt,
                           const struct aj_paper *self)
{
    int64_t row = row_of_number(receipt, self);

    if (row != ROW_NONE || self->kind == NULL || serves_another(e, receipt, self))
        return row;
    return row_of_kind(receipt, self->kind);
}

/* Where the receipt speaks of a document of the path's kind. */
static int64_t row_served(const struct aj_eval *e, const struct aj_paper *receipt,
                          const struct aj_path *path)
{
    const struct aj_vec *papers = &e->dossier->papers;
    int64_t row;

    if (receipt->kind == NULL || receipt->kind->serves_name == AJ_NO_FIELD)
        return ROW_NONE;
    if (path->served == NULL)
        return e->self != NULL ? row_of_self(e, receipt, e->self) : ROW_NONE;
    row = row_of_kind(receipt, path->served);
    for (size_t i = 0; i < papers->count && row == ROW_NONE; i++) {
        const struct aj_paper *paper = *(struct aj_paper *const *)aj_vec_at(papers, i);

        if (aj_paper_is(paper, path->served))
            row = row_of_number(receipt, paper);
    }
    return row;
}

/* The index of the path's field in the paper's own kind, or AJ_NO_FIELD. */
static size_t field_of(const struct aj_paper *paper, const struct aj_path *path)
{
    return path->of != NULL && paper->kind == path->of ? path->index
                                                       : aj_paper_field(paper, path->field);
}

/* Of the path's kind; of any that has the field when it names none. */
static bool is_of_path(const struct aj_paper *paper, const struct aj_path *path)
{
    if (path->kind != NULL)
        return aj_paper_is(paper, path->kind);
    if (paper->kind == NULL)
        return path->is_text && paper->document != NULL;
    if (path->is_of_none)
        return false;
    return path->is_text || aj_kind_find_field(paper->kind, path->field) != AJ_NO_FIELD;
}

static struct aj_vec find_papers(struct aj_eval *e, const struct aj_path *path)
{
    const struct aj_vec *all = &e->dossier->papers;
    struct aj_vec papers;

    aj_vec_init(&papers, e->arena, sizeof(const struct aj_paper *));
    for (size_t i = 0; i < all->count; i++) {
        const struct aj_paper *paper = *(struct aj_paper *const *)aj_vec_at(all, i);

        if (paper->read == AJ_READ_NO || !is_of_path(paper, path))
            continue;
        if (path->is_receipt && row_served(e, paper, path) == ROW_NONE)
            continue;
        *(const struct aj_paper **)aj_vec_push(&papers) = paper;
    }
    return papers;
}

/* The papers of a kind, for which hundreds of rules ask. */
static struct aj_vec papers_of_kind(struct aj_eval *e, const struct aj_path *path)
{
    struct aj_vec **known = &e->known_papers[path->kind->index];

    if (*known == NULL) {
        *known = aj_arena_alloc(e->arena, sizeof(**known));
        **known = find_papers(e, path);
    }
    return **known;
}

/* Within each=, a bare path of another kind means the documents of the same party where there are
 * any. */
static struct aj_vec of_same_party(const struct aj_eval *e, const struct aj_path *path,
                                   struct aj_vec papers)
{
    struct aj_vec same;
    struct aj_str party;

    if (e->self == NULL || e->self->kind == NULL || aj_paper_is(e->self, path->kind) ||
        papers.count < 2)
        return papers;
    aj_vec_init(&same, e->arena, sizeof(const struct aj_paper *));
    party = party_of(e->self, e->self->kind->party_field);
    for (size_t i = 0; i < papers.count && party.len > 0; i++) {
        const struct aj_paper *paper = *(const struct aj_paper *const *)aj_vec_at(&papers, i);

        if (paper->kind != NULL && aj_str_equal(party_of(paper, paper->kind->party_field), party))
            *(const struct aj_paper **)aj_vec_push(&same) = paper;
    }
    return same.count > 0 ? same : papers;
}

struct aj_vec aj_path_papers(struct aj_eval *e, const struct aj_path *path)
{
    struct aj_vec papers;

    if (path->source == AJ_PATH_SELF && e->self != NULL) {
        aj_vec_init(&papers, e->arena, sizeof(const struct aj_paper *));
        *(const struct aj_paper **)aj_vec_push(&papers) = e->self;
        return papers;
    }
    if (path->kind == NULL || path->is_receipt)
        return find_papers(e, path);
    return of_same_party(e, path, papers_of_kind(e, path));
}

const struct aj_reading *aj_paths_in_row(const struct aj_vec *columns, const struct aj_paper *paper,
                                         uint32_t row)
{
    for (size_t i = 0; i < columns->count; i++) {
        const struct aj_path *path = aj_vec_at(columns, i);
        size_t field = path->kind == paper->kind ? aj_paper_field(paper, path->field) : AJ_NO_FIELD;

        for (size_t k = 0; field != AJ_NO_FIELD && k < aj_paper_readings(paper, field)->count;
             k++) {
            const struct aj_reading *cell = aj_vec_at(aj_paper_readings(paper, field), k);

            if (cell->row == row)
                return cell;
        }
    }
    return NULL;
}

const struct aj_paper *aj_eval_could_be(const struct aj_eval *e, const struct aj_kind *kind)
{
    for (size_t i = 0; i < e->dossier->papers.count; i++) {
        const struct aj_paper *paper = *(struct aj_paper *const *)aj_vec_at(&e->dossier->papers, i);

        if (aj_paper_could_be(paper, kind))
            return paper;
    }
    return NULL;
}

static void add_item(struct aj_operand *out, const struct aj_item *item)
{
    static const int rank[] = {[AJ_VALUE] = 3, [AJ_UNREAD] = 2, [AJ_BLANK] = 1, [AJ_ABSENT] = 0};

    *(struct aj_item *)aj_vec_push(&out->items) = *item;
    if (rank[item->state] > rank[out->state])
        out->state = item->state;
}

/* The part of an officer that the path asks for; a missing number is blank. */
static void take_part(const struct aj_path *path, struct aj_item *item)
{
    struct aj_value part;

    if (path->part == AJ_PART_NONE || item->state != AJ_VALUE ||
        !aj_value_part(&item->value, path->part == AJ_PART_CODE, &part))
        return;
    item->value = part;
    if (part.key.len == 0)
        item->state = AJ_BLANK;
}

static void add_text(const struct aj_paper *paper, struct aj_operand *out)
{
    struct aj_item item = {
        .state = AJ_VALUE, .paper = paper, .field = aj_str_from(R_(AJ_WORD_TEXT))};

    item.place = (struct aj_place){.paper = paper, .block = AJ_NO_BLOCK};
    item.value.type = AJ_TYPE_TEXT;
    item.value.key = aj_paper_folded(paper);
    if (paper->read == AJ_READ_PART) {
        item.state = AJ_UNREAD;
        item.reason = paper->unread_reason;
    }
    add_item(out, &item);
}

/* The readings of a field; of a receipt for several documents, those of the document's row. */
static void add_readings(const struct aj_eval *e, const struct aj_path *path,
                         const struct aj_paper *paper, struct aj_operand *out)
{
    const struct aj_vec *readings = aj_paper_readings(paper, field_of(paper, path));
    int64_t row = path->is_receipt ? row_served(e, paper, path) : ROW_ANY;
    size_t n_added = 0;

    for (size_t i = 0; i < readings->count; i++) {
        const struct aj_reading *reading = aj_vec_at(readings, i);
        struct aj_item item = {.state = reading->state,
                               .value = reading->value,
                               .place = reading->place,
                               .field = path->field,
                               .raw = reading->raw,
                               .reason = reading->reason,
                               .paper = paper};

        if (row > ROW_ANY && reading->row > 0 && reading->row != row)
            continue;
        if (path->is_row && e->self_row > 0 && reading->row != e->self_row)
            continue;
        take_part(path, &item);
        add_item(out, &item);
        n_added++;
    }
    if (n_added == 0) { /* a paper that is this kind `also` need not have the field */
        struct aj_item item = {.state = AJ_BLANK, .field = path->field, .paper = paper};

        item.place = (struct aj_place){.paper = paper, .block = AJ_NO_BLOCK};
        add_item(out, &item);
    }
}

/* The day of a document; NULL for none, as in one whose kind nobody knows. */
static const struct aj_reading *day_of(const struct aj_paper *paper)
{
    return paper->kind != NULL ? aj_paper_reading(paper, paper->kind->date_field) : NULL;
}

/* Orders documents of one kind: by their day where both have one, else as they stand in the bundle.
 */
static bool is_later(const struct aj_paper *a, const struct aj_paper *b)
{
    const struct aj_reading *day_a = day_of(a);
    const struct aj_reading *day_b = day_of(b);
    int order = 0;

    if (day_a != NULL && day_b != NULL && day_a->state == AJ_VALUE && day_b->state == AJ_VALUE)
        order = aj_date_compare(day_a->value.date, day_b->value.date);
    return order > 0 || (order == 0 && a->index > b->index);
}

static const struct aj_paper *pick_one(const struct aj_vec *papers, enum aj_pick pick)
{
    const struct aj_paper *chosen = NULL;

    for (size_t i = 0; i < papers->count; i++) {
        const struct aj_paper *paper = *(const struct aj_paper *const *)aj_vec_at(papers, i);

        if (chosen == NULL || is_later(paper, chosen) == (pick == AJ_PICK_LAST))
            chosen = paper;
    }
    return chosen;
}

static void resolve_papers(struct aj_eval *e, const struct aj_path *path, enum aj_pick pick,
                           struct aj_operand *out)
{
    struct aj_vec papers = aj_path_papers(e, path);
    const struct aj_paper *one =
        pick != AJ_PICK_ALL && papers.count > 0 ? pick_one(&papers, pick) : NULL;
    const struct aj_paper *unread;

    for (size_t i = 0; i < papers.count; i++) {
        const struct aj_paper *paper = *(const struct aj_paper *const *)aj_vec_at(&papers, i);

        if (one != NULL && paper != one)
            continue;
        if (path->is_text)
            add_text(paper, out);
        else
            add_readings(e, path, paper, out);
    }
    unread = papers.count == 0 && path->kind != NULL ? aj_eval_could_be(e, path->kind) : NULL;
    /* a text that only may be of the kind says nothing where the kind's is looked through */
    if (unread != NULL && !(path->is_text && unread->called.len > 0)) {
        struct aj_item item = {.state = AJ_UNREAD,
                               .field = path->field,
                               .paper = unread,
                               .reason = unread->read == AJ_READ_NO
                                             ? unread->unread_reason
                                             : aj_str_from(R_("未识别的文书"))};

        item.place = (struct aj_place){.paper = unread, .block = AJ_NO_BLOCK};
        add_item(out, &item);
    }
}

void aj_path_resolve(struct aj_eval *e, const struct aj_path *path, enum aj_pick pick,
                     struct aj_operand *out)
{
    out->state = AJ_ABSENT;
    aj_vec_init(&out->items, e->arena, sizeof(struct aj_item));
    if (path->source == AJ_PATH_FACT) {
        const struct aj_item *fact = aj_eval_fact(e, path->field);

        if (fact->state != AJ_ABSENT)
            add_item(out, fact);
        return;
    }
    resolve_papers(e, path, pick, out);
}

static bool has_instance(const struct aj_vec *instances, const struct aj_paper *paper, int64_t row)
{
    for (size_t i = instances->count; i-- > 0;) {
        const struct aj_instance *one = aj_vec_at(instances, i);

        if (one->paper == paper && one->row == row)
            return true;
    }
    return false;
}

static int by_row(const void *a, const void *b)
{
    int64_t left = ((const struct aj_instance *)a)->row;
    int64_t right = ((const struct aj_instance *)b)->row;

    return (left > right) - (left < right);
}

/* The rows in which any column of the table says something. */
static void add_rows(const struct aj_paper *paper, struct aj_str table, struct aj_vec *out)
{
    size_t from = out->count;

    for (size_t f = 0; paper->kind != NULL && f < paper->kind->fields.count; f++) {
        const struct aj_vec *readings = aj_paper_readings(paper, f);

        if (!aj_str_starts(aj_kind_field(paper->kind, f)->name, table))
            continue;
        for (size_t i = 0; i < readings->count; i++) {
            int64_t row = ((const struct aj_reading *)aj_vec_at(readings, i))->row;

            if (row > 0 && !has_instance(out, paper, row))
                *(struct aj_instance *)aj_vec_push(out) = (struct aj_instance){paper, row};
        }
    }
    if (out->count > from)
        qsort(aj_vec_at(out, from), out->count - from, sizeof(struct aj_instance), by_row);
}

struct aj_vec aj_each_instances(struct aj_eval *e, const struct aj_each *each)
{
    struct aj_path path = {.source = AJ_PATH_KIND, .kind = each->kind};
    struct aj_vec papers = aj_path_papers(e, &path);
    struct aj_vec instances;

    aj_vec_init(&instances, e->arena, sizeof(struct aj_instance));
    for (size_t i = 0; i < papers.count; i++) {
        const struct aj_paper *paper = *(const struct aj_paper *const *)aj_vec_at(&papers, i);

        if (each->table.len > 0)
            add_rows(paper, each->table, &instances);
        else
            *(struct aj_instance *)aj_vec_push(&instances) = (struct aj_instance){paper, 0};
    }
    return instances;
}

const struct aj_item *aj_operand_item(const struct aj_operand *operand)
{
    for (size_t i = 0; i < operand->items.count; i++) {
        const struct aj_item *item = aj_vec_at(&operand->items, i);

        if (item->state == operand->state)
            return item;
    }
    return NULL;
}
