/* SPDX-License-Identifier: Apache-2.0
 *
 * The dossier as a value: papers, readings, and what follows from all of them together.
 */
#include "dossier/dossier.h"

#include "dossier/classify.h"
#include "dossier/derive.h"

struct aj_dossier *aj_dossier_new(struct aj_arena *arena, const struct aj_kinds *kinds)
{
    struct aj_dossier *dossier = aj_arena_alloc(arena, sizeof(*dossier));

    dossier->arena = arena;
    dossier->kinds = kinds;
    aj_vec_init(&dossier->papers, arena, sizeof(struct aj_paper *));
    aj_vec_init(&dossier->problems, arena, sizeof(struct aj_problem));
    return dossier;
}

void aj_paper_become(struct aj_paper *paper, const struct aj_kind *kind, struct aj_arena *arena)
{
    size_t n_fields = kind != NULL ? kind->fields.count : 0;

    paper->kind = kind;
    paper->readings = aj_arena_alloc(arena, (n_fields + 1) * sizeof(struct aj_vec));
    for (size_t i = 0; i <= n_fields; i++)
        aj_vec_init(&paper->readings[i], arena, sizeof(struct aj_reading));
}

struct aj_paper *aj_dossier_add(struct aj_dossier *dossier, const struct aj_kind *kind,
                                struct aj_str file)
{
    struct aj_paper *paper = aj_arena_alloc(dossier->arena, sizeof(*paper));

    paper->file = file;
    paper->index = dossier->papers.count;
    aj_vec_init(&paper->also, dossier->arena, sizeof(struct aj_kind *));
    aj_vec_init(&paper->served, dossier->arena, sizeof(struct aj_served));
    aj_paper_become(paper, kind, dossier->arena);
    *(struct aj_paper **)aj_vec_push(&dossier->papers) = paper;
    return paper;
}

const struct aj_vec *aj_paper_readings(const struct aj_paper *paper, size_t field)
{
    size_t n_fields = paper->kind != NULL ? paper->kind->fields.count : 0;

    return &paper->readings[field < n_fields ? field : n_fields];
}

const struct aj_reading *aj_paper_reading(const struct aj_paper *paper, size_t field)
{
    const struct aj_vec *readings = aj_paper_readings(paper, field);

    return readings->count > 0 ? aj_vec_at(readings, 0) : NULL;
}

const struct aj_reading *aj_paper_in_row(const struct aj_paper *paper, size_t field, uint32_t row)
{
    const struct aj_vec *readings = aj_paper_readings(paper, field);

    for (size_t i = 0; i < readings->count; i++) {
        const struct aj_reading *reading = aj_vec_at(readings, i);

        if (reading->row == row && reading->state == AJ_VALUE)
            return reading;
    }
    return NULL;
}

bool aj_paper_is(const struct aj_paper *paper, const struct aj_kind *kind)
{
    if (paper->kind == NULL)
        return false;
    if (aj_kind_is(paper->kind, kind))
        return true;
    for (size_t i = 0; i < paper->also.count; i++) {
        if (*(struct aj_kind **)aj_vec_at(&paper->also, i) == kind)
            return true;
    }
    return false;
}

static bool is_called(const struct aj_paper *paper, const struct aj_kind *kind)
{
    for (size_t i = 0; i < kind->called.count; i++) {
        if (aj_str_contains(paper->called, *(struct aj_str *)aj_vec_at(&kind->called, i)))
            return true;
    }
    return false;
}

bool aj_paper_could_be(const struct aj_paper *paper, const struct aj_kind *kind)
{
    if (paper->called.len > 0 && kind != NULL && is_called(paper, kind))
        return true;
    if (paper->called_like != NULL && kind != NULL)
        return aj_kind_is(paper->called_like, kind);
    return paper->read == AJ_READ_NO && (paper->can_be_any || aj_paper_is(paper, kind));
}

size_t aj_paper_field(const struct aj_paper *paper, struct aj_str name)
{
    return paper->kind != NULL ? aj_kind_find_field(paper->kind, name) : AJ_NO_FIELD;
}

struct aj_str aj_paper_folded(const struct aj_paper *paper)
{
    const struct aj_document *document = paper->document;
    size_t from;
    size_t to;
    size_t unused;

    if (document == NULL || paper->first_block >= paper->end_block)
        return AJ_STR_EMPTY;
    aj_block_folded_range(document, paper->first_block, &from, &unused);
    aj_block_folded_range(document, paper->end_block - 1, &unused, &to);
    return aj_str_sub(document->folded.text, from, to);
}

struct aj_str aj_paper_name(const struct aj_paper *paper)
{
    if (paper->kind != NULL)
        return paper->kind->name;
    return paper->title.len > 0 ? paper->title : paper->file;
}

struct aj_str aj_place_words(struct aj_arena *arena, const struct aj_place *place)
{
    const struct aj_document *document = place->paper != NULL ? place->paper->document : NULL;

    return document != NULL ? aj_block_place(arena, document, place->block) : AJ_STR_EMPTY;
}

struct aj_str aj_place_print(struct aj_arena *arena, const struct aj_place *place)
{
    const struct aj_paper *paper = place->paper;
    struct aj_str name;
    struct aj_str where;

    if (paper == NULL)
        return AJ_STR_EMPTY;
    name = aj_paper_name(paper);
    where = paper->document != NULL && place->block != AJ_NO_BLOCK
                ? aj_block_place(arena, paper->document, place->block)
                : AJ_STR_EMPTY;
    return aj_arena_printf(arena, "《%" AJ_STR_FMT "》%" AJ_STR_FMT, AJ_STR_ARG(name),
                           AJ_STR_ARG(where));
}

/* How many bytes of words stand before a bracket: a title, unless a list is found there; 0 then. */
static size_t first_title(struct aj_str words)
{
    static const char *const marks[] = {"、", "，", "；", "》", "和", "及", "与"};
    size_t bracket = aj_str_find(words, aj_str_from("（"), 0);

    words = aj_str_sub(words, 0, bracket);
    for (size_t i = 0; i < AJ_COUNT(marks); i++) {
        if (aj_str_contains(words, aj_str_from(marks[i])))
            return 0;
    }
    return words.len;
}

/* What a receipt's words say it served: every title in them, of which the first may be one that
 * only a pattern knows. */
static void find_served_kinds(struct aj_dossier *dossier, struct aj_paper *paper)
{
    const struct aj_vec *readings = aj_paper_readings(paper, paper->kind->serves_name);

    for (size_t i = 0; i < readings->count; i++) {
        const struct aj_reading *reading = aj_vec_at(readings, i);
        struct aj_str text = reading->state == AJ_VALUE ? reading->value.key : AJ_STR_EMPTY;
        size_t from;
        size_t to = first_title(text);
        const struct aj_kind *kind =
            aj_classify_title(dossier->kinds, dossier->arena, aj_str_sub(text, 0, to));

        if (kind != NULL)
            *(struct aj_served *)aj_vec_push(&paper->served) =
                (struct aj_served){kind, reading->row};
        else
            to = 0;
        while ((kind = aj_classify_within(dossier->kinds, text, to, &from, &to)) != NULL)
            *(struct aj_served *)aj_vec_push(&paper->served) =
                (struct aj_served){kind, reading->row};
    }
}

static bool is_sign_place(const struct aj_field *field)
{
    return field->type == AJ_TYPE_SIGNATURE;
}

/* Whether any signature place of the bundle holds typed text or a picture. */
static bool has_signature(const struct aj_dossier *dossier)
{
    for (size_t i = 0; i < dossier->papers.count; i++) {
        const struct aj_paper *paper = *(struct aj_paper **)aj_vec_at(&dossier->papers, i);

        for (size_t f = 0; paper->kind != NULL && f < paper->kind->fields.count; f++) {
            const struct aj_reading *reading = aj_paper_reading(paper, f);

            if (is_sign_place(aj_kind_field(paper->kind, f)) && reading != NULL &&
                reading->state != AJ_BLANK)
                return true;
        }
    }
    return false;
}

static void blank_to_unread(struct aj_paper *paper, size_t field)
{
    struct aj_vec *readings = &paper->readings[field];

    for (size_t i = 0; i < readings->count; i++) {
        struct aj_reading *reading = aj_vec_at(readings, i);

        if (reading->state != AJ_BLANK)
            continue;
        reading->state = AJ_UNREAD;
        reading->reason = aj_str_from(R_("电子文件未见签名，可能在纸质件上签署"));
    }
}

/* A field of a read paper that no way found is blank at the paper as a whole. */
static void fill_missing(struct aj_paper *paper)
{
    for (size_t i = 0; paper->kind != NULL && i < paper->kind->fields.count; i++) {
        struct aj_reading *reading;

        if (paper->readings[i].count > 0)
            continue;
        reading = aj_vec_push(&paper->readings[i]);
        *reading =
            (struct aj_reading){.state = AJ_BLANK, .place = {.paper = paper, .block = AJ_NO_BLOCK}};
        reading->value.type = aj_kind_field(paper->kind, i)->type;
        if (paper->read == AJ_READ_FULL)
            continue;
        reading->state = AJ_UNREAD;
        reading->reason = paper->unread_reason;
    }
}

static bool has_own_paper(const struct aj_dossier *dossier, const struct aj_kind *kind)
{
    for (size_t i = 0; i < dossier->papers.count; i++) {
        const struct aj_paper *paper = *(struct aj_paper **)aj_vec_at(&dossier->papers, i);

        if (paper->host == NULL && aj_paper_is(paper, kind))
            return true;
    }
    return false;
}

/* A cell counts as a document only where the bundle has no such document of its own. */
static void drop_sections(struct aj_dossier *dossier)
{
    size_t kept = 0;

    for (size_t i = 0; i < dossier->papers.count; i++) {
        struct aj_paper *paper = *(struct aj_paper **)aj_vec_at(&dossier->papers, i);

        if (paper->host != NULL && has_own_paper(dossier, paper->kind))
            continue;
        paper->index = kept;
        *(struct aj_paper **)aj_vec_at(&dossier->papers, kept++) = paper;
    }
    dossier->papers.count = kept;
}

void aj_dossier_finish(struct aj_dossier *dossier, bool may_be_paper)
{
    drop_sections(dossier);
    for (size_t i = 0; i < dossier->papers.count; i++) {
        struct aj_paper *paper = *(struct aj_paper **)aj_vec_at(&dossier->papers, i);

        aj_derive(dossier, paper);
        fill_missing(paper);
        if (paper->kind != NULL && paper->kind->serves_name != AJ_NO_FIELD)
            find_served_kinds(dossier, paper);
    }
    dossier->is_signed_on_paper = may_be_paper && !has_signature(dossier);
    for (size_t i = 0; dossier->is_signed_on_paper && i < dossier->papers.count; i++) {
        struct aj_paper *paper = *(struct aj_paper **)aj_vec_at(&dossier->papers, i);

        for (size_t f = 0; paper->kind != NULL && f < paper->kind->fields.count; f++) {
            const struct aj_field *field = aj_kind_field(paper->kind, f);

            if (is_sign_place(field) || field->is_by_hand)
                blank_to_unread(paper, f);
        }
    }
}
