/* SPDX-License-Identifier: Apache-2.0
 *
 * <overlap of= from= to= key= place= address= room= apart=/>: one person in two sessions at one
 * time. The records are all papers of the kinds named, the other settings names of fields in them.
 * Ends that touch are no overlap. Of a time that is not said only the day is known; whether two
 * sessions that overlap are one and the same is for a person, unless address= or apart= shows that
 * they are two.
 */
#include "predicate/predicate.h"

#include "text/fold.h"
#include "text/name.h"
#include "text/pattern.h"

#define MINUTES_A_DAY (24 * 60)

struct overlap {
    struct aj_vec kinds; /* const struct aj_kind * */
    struct aj_str from;
    struct aj_str to;
    struct aj_vec keys;  /* struct aj_str: fields of persons */
    struct aj_str place; /* "" for none */
    struct aj_vec apart; /* struct aj_str: fields whose values show two sessions when they differ */
    struct aj_pattern *address; /* what of a place tells it from another; NULL: nothing does */
    struct aj_pattern *room;    /* a place in the bureau, where nothing else is; NULL: none known */
};

/* ---- compiling ---- */

static bool any_has(const struct aj_vec *kinds, struct aj_str field)
{
    for (size_t i = 0; i < kinds->count; i++) {
        if (aj_kind_find_field(*(const struct aj_kind *const *)aj_vec_at(kinds, i), field) !=
            AJ_NO_FIELD)
            return true;
    }
    return false;
}

static struct aj_str compile_field(struct aj_compiling *c, const struct overlap *overlap,
                                   struct aj_str name)
{
    if (name.len > 0 && overlap->kinds.count > 0 && !any_has(&overlap->kinds, name))
        aj_compile_fail(c, _("of 所列的文书都没有字段“%" AJ_STR_FMT "”"), AJ_STR_ARG(name));
    return aj_arena_dup(c->arena, name);
}

static struct aj_vec compile_fields(struct aj_compiling *c, const struct overlap *overlap,
                                    const char *setting)
{
    struct aj_str rest = aj_setting_find(c, setting);
    struct aj_vec fields;
    struct aj_str word;

    aj_vec_init(&fields, c->arena, sizeof(struct aj_str));
    while (aj_str_next_word(&rest, &word))
        *(struct aj_str *)aj_vec_push(&fields) = compile_field(c, overlap, word);
    return fields;
}

/* A kind by way of a path, which says what is wrong with its name. */
static void compile_kinds(struct aj_compiling *c, struct overlap *overlap)
{
    struct aj_str rest = aj_setting_find(c, "of");
    struct aj_str word;

    aj_vec_init(&overlap->kinds, c->arena, sizeof(const struct aj_kind *));
    while (aj_str_next_word(&rest, &word)) {
        struct aj_path path;

        if (aj_path_compile(c,
                            aj_arena_printf(c->arena, "%" AJ_STR_FMT "/%" AJ_STR_FMT,
                                            AJ_STR_ARG(word),
                                            AJ_STR_ARG(aj_setting_find(c, "from"))),
                            &path) &&
            path.kind != NULL)
            *(const struct aj_kind **)aj_vec_push(&overlap->kinds) = path.kind;
    }
}

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct overlap *overlap = aj_arena_alloc(c->arena, sizeof(*overlap));

    predicate->data = overlap;
    compile_kinds(c, overlap);
    overlap->from = compile_field(c, overlap, aj_setting_find(c, "from"));
    overlap->to = compile_field(c, overlap, aj_setting_find(c, "to"));
    overlap->place = compile_field(c, overlap, aj_setting_find(c, "place"));
    overlap->keys = compile_fields(c, overlap, "key");
    overlap->apart = compile_fields(c, overlap, "apart");
    overlap->address = aj_setting_pattern(c, "address");
    overlap->room = aj_setting_pattern(c, "room");
}

/* ---- sessions ---- */

/* One record: when it began and ended at the earliest and at the latest, in minutes. */
struct session {
    const struct aj_paper *paper;
    struct aj_item from;
    struct aj_item to;
    struct aj_item place;
    struct aj_vec persons; /* struct aj_item */
    int64_t from_least;
    int64_t from_most;
    int64_t to_least;
    int64_t to_most;
};

static struct aj_item item_of(const struct aj_paper *paper, struct aj_str field,
                              const struct aj_reading *reading)
{
    struct aj_item item = {.state = AJ_BLANK, .field = field, .paper = paper};

    item.place = (struct aj_place){.paper = paper, .block = AJ_NO_BLOCK};
    if (reading == NULL)
        return item;
    item.state = reading->state;
    item.value = reading->value;
    item.place = reading->place;
    item.raw = reading->raw;
    item.reason = reading->reason;
    return item;
}

static struct aj_item first_of(const struct aj_paper *paper, struct aj_str field)
{
    return item_of(paper, field, aj_paper_reading(paper, aj_paper_field(paper, field)));
}

static struct aj_vec all_of(struct aj_eval *e, const struct aj_paper *paper,
                            const struct aj_vec *fields)
{
    struct aj_vec items;

    aj_vec_init(&items, e->arena, sizeof(struct aj_item));
    for (size_t i = 0; i < fields->count; i++) {
        struct aj_str field = *(struct aj_str *)aj_vec_at(fields, i);
        const struct aj_vec *readings = aj_paper_readings(paper, aj_paper_field(paper, field));

        for (size_t k = 0; k < readings->count; k++)
            *(struct aj_item *)aj_vec_push(&items) = item_of(paper, field, aj_vec_at(readings, k));
    }
    return items;
}

static bool is_date(const struct aj_item *item)
{
    return item->state == AJ_VALUE && item->value.type == AJ_TYPE_DATE;
}

static int64_t day_begin(const struct aj_item *item)
{
    return (int64_t)aj_date_to_days(item->value.date) * MINUTES_A_DAY;
}

/* From when to when the moment can be: itself where the time is said, else its day. */
static void bounds_of(const struct aj_item *item, int64_t *least, int64_t *most)
{
    const struct aj_date *date = &item->value.date;

    *least = day_begin(item);
    *most = *least + MINUTES_A_DAY;
    if (date->hour < 0)
        return;
    *least += date->hour * 60 + (date->minute > 0 ? date->minute : 0);
    *most = *least;
}

/* What is not said lies between what is and the end of its day. False for a record without a day.
 */
static bool set_bounds(struct session *s)
{
    bool has_from = is_date(&s->from);
    bool has_to = is_date(&s->to);

    if (!has_from && !has_to)
        return false;
    if (has_from)
        bounds_of(&s->from, &s->from_least, &s->from_most);
    if (has_to)
        bounds_of(&s->to, &s->to_least, &s->to_most);
    if (!has_from) {
        s->from_least = day_begin(&s->to);
        s->from_most = s->to_most;
    } else if (!has_to || s->to_most < s->from_least) {
        s->to_least = s->from_least;
        s->to_most = day_begin(&s->from) + MINUTES_A_DAY;
    }
    if (s->to_least < s->from_least)
        s->to_least = s->from_least;
    return true;
}

/* All records; those whose times could not be read can't be compared. */
struct records {
    struct aj_vec sessions; /* struct session */
    struct aj_item unread;  /* the last of n_unread times */
    size_t n_unread;
};

static bool is_known(const struct aj_vec *sessions, const struct aj_paper *paper)
{
    for (size_t i = 0; i < sessions->count; i++) {
        if (((const struct session *)aj_vec_at(sessions, i))->paper == paper)
            return true;
    }
    return false;
}

/* A paper without a day is left out: its blanks are another rule's. */
static void add_papers(struct aj_eval *e, const struct overlap *overlap, const struct aj_kind *kind,
                       struct records *records)
{
    struct aj_path path = {.source = AJ_PATH_KIND, .kind = kind};
    struct aj_vec papers = aj_path_papers(e, &path);

    for (size_t i = 0; i < papers.count; i++) {
        const struct aj_paper *paper = *(const struct aj_paper *const *)aj_vec_at(&papers, i);
        struct session s = {.paper = paper,
                            .from = first_of(paper, overlap->from),
                            .to = first_of(paper, overlap->to),
                            .place = first_of(paper, overlap->place)};

        if (is_known(&records->sessions, paper))
            continue;
        s.persons = all_of(e, paper, &overlap->keys);
        if (set_bounds(&s)) {
            *(struct session *)aj_vec_push(&records->sessions) = s;
        } else if (s.from.state == AJ_UNREAD || s.to.state == AJ_UNREAD) {
            records->unread = s.from.state == AJ_UNREAD ? s.from : s.to;
            records->n_unread++;
        }
    }
}

/* ---- two of them ---- */

struct pair {
    const struct session *a;
    const struct session *b;
    const struct aj_item *person_a; /* the same person in both, or NULL */
    const struct aj_item *person_b;
};

static enum aj_truth is_at_one_time(const struct session *a, const struct session *b)
{
    if (a->to_most <= b->from_least || b->to_most <= a->from_least)
        return AJ_FALSE;
    return a->from_most < b->to_least && b->from_most < a->to_least ? AJ_TRUE : AJ_UNKNOWN;
}

static bool is_same_person(struct aj_eval *e, const struct aj_value *a, const struct aj_value *b)
{
    bool differ = a->code.len > 0 && b->code.len > 0 && !aj_str_equal(a->code, b->code);

    return !differ && a->key.len > 0 &&
           aj_str_equal(aj_name_key(e->arena, a->key), aj_name_key(e->arena, b->key));
}

static enum aj_truth find_person(struct aj_eval *e, struct pair *pair)
{
    enum aj_truth otherwise = AJ_FALSE;

    for (size_t i = 0; i < pair->a->persons.count; i++) {
        const struct aj_item *a = aj_vec_at(&pair->a->persons, i);

        for (size_t k = 0; k < pair->b->persons.count; k++) {
            const struct aj_item *b = aj_vec_at(&pair->b->persons, k);

            if (a->state == AJ_UNREAD || b->state == AJ_UNREAD)
                otherwise = AJ_UNKNOWN;
            if (a->state != AJ_VALUE || b->state != AJ_VALUE ||
                !is_same_person(e, &a->value, &b->value))
                continue;
            pair->person_a = a;
            pair->person_b = b;
            return AJ_TRUE;
        }
    }
    return otherwise;
}

/* What the pattern finds in a place, "" for nothing. */
static struct aj_str part_of(struct aj_eval *e, const struct aj_pattern *pattern,
                             const struct aj_item *place)
{
    struct aj_pattern_match match;
    struct aj_str text;

    if (pattern == NULL || place->state != AJ_VALUE)
        return AJ_STR_EMPTY;
    text = aj_fold_text(e->arena, place->value.shown);
    if (aj_pattern_find(pattern, text, 0, &match) != AJ_PATTERN_MATCH)
        return AJ_STR_EMPTY;
    return aj_str_sub(text, match.value_from, match.value_to);
}

/* Whether one of two known places is a room of the bureau and the other is not. */
static bool one_is_room(struct aj_eval *e, const struct overlap *overlap, const struct session *a,
                        const struct session *b)
{
    return a->place.state == AJ_VALUE && b->place.state == AJ_VALUE &&
           (part_of(e, overlap->room, &a->place).len > 0) !=
               (part_of(e, overlap->room, &b->place).len > 0);
}

/* Two sessions for certain: at two addresses, one in the bureau and one not, or with two who can't
 * both be there. Else the one could be part of the other. */
static enum aj_truth is_apart(struct aj_eval *e, const struct overlap *overlap,
                              const struct session *a, const struct session *b)
{
    struct aj_str address_a = part_of(e, overlap->address, &a->place);
    struct aj_str address_b = part_of(e, overlap->address, &b->place);

    if (address_a.len > 0 && address_b.len > 0) {
        /* one of them may begin with the name of the town */
        if (!aj_str_ends(address_a, address_b) && !aj_str_ends(address_b, address_a))
            return AJ_TRUE;
    } else if (one_is_room(e, overlap, a, b)) {
        return AJ_TRUE;
    }
    for (size_t i = 0; i < overlap->apart.count; i++) {
        struct aj_str field = *(struct aj_str *)aj_vec_at(&overlap->apart, i);
        struct aj_item one = first_of(a->paper, field);
        struct aj_item other = first_of(b->paper, field);

        if (one.state == AJ_VALUE && other.state == AJ_VALUE &&
            !aj_str_equal(aj_name_key(e->arena, one.value.key),
                          aj_name_key(e->arena, other.value.key)))
            return AJ_TRUE;
    }
    return AJ_UNKNOWN;
}

/* Two copies of one record: the same in all that tells records apart. */
static bool is_copy(struct aj_eval *e, const struct overlap *overlap, const struct session *a,
                    const struct session *b)
{
    return a->paper->kind == b->paper->kind && is_date(&a->from) && is_date(&b->from) &&
           aj_date_compare(a->from.value.date, b->from.value.date) == 0 && is_date(&a->to) &&
           is_date(&b->to) && aj_date_compare(a->to.value.date, b->to.value.date) == 0 &&
           a->place.state == b->place.state &&
           aj_str_equal(a->place.value.key, b->place.value.key) &&
           is_apart(e, overlap, a, b) != AJ_TRUE;
}

/* ---- what is found ---- */

static struct aj_str session_words(struct aj_eval *e, const struct session *s)
{
    struct aj_str to = is_date(&s->to) ? s->to.value.shown : aj_str_from(R_("未写明"));
    struct aj_str place = s->place.state == AJ_VALUE ? s->place.value.shown : AJ_STR_EMPTY;

    return aj_arena_printf(
        e->arena, R_("《%" AJ_STR_FMT "》（%" AJ_STR_FMT "至%" AJ_STR_FMT "%s%" AJ_STR_FMT "）"),
        AJ_STR_ARG(s->paper->kind->name),
        AJ_STR_ARG(is_date(&s->from) ? s->from.value.shown : aj_str_from(R_("未写明"))),
        AJ_STR_ARG(to), place.len > 0 ? "，" : "", AJ_STR_ARG(place));
}

static void add_evidence(const struct session *s, const struct aj_item *person,
                         struct aj_outcome *out)
{
    aj_outcome_evidence(out, person);
    aj_outcome_evidence(out, &s->from);
    aj_outcome_evidence(out, &s->to);
    if (s->place.state == AJ_VALUE)
        aj_outcome_evidence(out, &s->place);
}

static void note_pair(struct aj_eval *e, const struct pair *pair, enum aj_truth truth,
                      struct aj_outcome *out)
{
    struct aj_str person =
        pair->person_a != NULL ? pair->person_a->value.key : aj_str_from(R_("同一人"));
    struct aj_note *note;

    add_evidence(pair->a, pair->person_a, out);
    add_evidence(pair->b, pair->person_b, out);
    aj_outcome_note(out, truth,
                    aj_arena_printf(e->arena,
                                    truth == AJ_TRUE
                                        ? R_("%" AJ_STR_FMT "同时在%" AJ_STR_FMT "和%" AJ_STR_FMT)
                                        : R_("%" AJ_STR_FMT "在%" AJ_STR_FMT "和%" AJ_STR_FMT
                                             "的时间可能重叠，是否同一场合？"),
                                    AJ_STR_ARG(person), AJ_STR_ARG(session_words(e, pair->a)),
                                    AJ_STR_ARG(session_words(e, pair->b))));
    note = aj_vec_at(&out->notes, out->notes.count - 1);
    note->place = pair->b->from.place;
}

static enum aj_truth judge_pair(struct aj_eval *e, const struct overlap *overlap, struct pair *pair,
                                struct aj_outcome *out)
{
    enum aj_truth truth = is_at_one_time(pair->a, pair->b);

    if (truth == AJ_FALSE || is_copy(e, overlap, pair->a, pair->b))
        return AJ_FALSE;
    truth = aj_truth_and(truth, find_person(e, pair));
    if (truth != AJ_FALSE)
        truth = aj_truth_and(truth, is_apart(e, overlap, pair->a, pair->b));
    if (truth != AJ_FALSE)
        note_pair(e, pair, truth, out);
    return truth;
}

static void note_unread(struct aj_eval *e, const struct records *records, struct aj_outcome *out)
{
    aj_outcome_evidence(out, &records->unread);
    aj_outcome_note(out, AJ_UNKNOWN,
                    aj_arena_printf(e->arena,
                                    R_("%" AJ_STR_FMT "未能读取，与其他各次记录是否重叠？"),
                                    AJ_STR_ARG(aj_item_words(e->arena, &records->unread))));
    ((struct aj_note *)aj_vec_at(&out->notes, out->notes.count - 1))->place = records->unread.place;
}

static void note_none(const struct records *records, struct aj_outcome *out)
{
    for (size_t i = 0; i < records->sessions.count; i++) {
        const struct session *s = aj_vec_at(&records->sessions, i);

        aj_outcome_evidence(out, &s->from);
        aj_outcome_evidence(out, &s->to);
    }
    aj_outcome_note(out, AJ_FALSE, aj_str_from(R_("同一人的各次记录时间没有重叠")));
}

static enum aj_truth judge_all(struct aj_eval *e, const struct overlap *overlap,
                               const struct records *records, struct aj_outcome *out)
{
    enum aj_truth truth = AJ_FALSE;

    if (records->n_unread > 0) {
        note_unread(e, records, out);
        truth = AJ_UNKNOWN;
    }
    for (size_t i = 0; i < records->sessions.count; i++) {
        for (size_t k = 0; k < i; k++) {
            struct pair pair = {aj_vec_at(&records->sessions, k), aj_vec_at(&records->sessions, i),
                                NULL, NULL};

            truth = aj_truth_or(truth, judge_pair(e, overlap, &pair, out));
        }
    }
    return truth;
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct overlap *overlap = predicate->data;
    struct records records = {.n_unread = 0};
    enum aj_truth truth;

    aj_vec_init(&records.sessions, e->arena, sizeof(struct session));
    for (size_t i = 0; i < overlap->kinds.count; i++)
        add_papers(e, overlap, *(const struct aj_kind *const *)aj_vec_at(&overlap->kinds, i),
                   &records);
    if (records.sessions.count + records.n_unread < 2) {
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("没有两次可以比对的记录")));
        return;
    }
    truth = judge_all(e, overlap, &records, out);
    if (truth == AJ_FALSE)
        note_none(&records, out);
    out->truth = truth; /* one pair is enough: <or>, where notes are put together by <and> */
}

const struct aj_predicate_type aj_predicate_overlap = {
    "overlap",
    "of from to key place address room apart say",
    "of from to key",
    false,
    false,
    compile,
    evaluate,
    false};
