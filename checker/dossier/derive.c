/* SPDX-License-Identifier: Apache-2.0
 *
 * A derived field is blank where its source is blank, and unread where its source is unread or says
 * nothing that can be told. The words are those of the source up to the end of its paragraph: a
 * pattern may have stopped within a sentence, and half a set would be a wrong one.
 */
#include "dossier/derive.h"

#include "text/penalty.h"

/* The words of a source, in the folded text of the document. */
struct source {
    struct aj_str text; /* from the start of the paragraph to its end */
    size_t base;        /* where text begins */
    size_t from;        /* in text: where the field's own words begin */
};

static struct source source_of(const struct aj_paper *paper, const struct aj_reading *reading)
{
    const struct aj_document *document = paper->document;
    struct aj_str all = aj_paper_folded(paper);
    struct aj_str folded = document->folded.text;
    size_t first = all.len > 0 ? (size_t)(all.ptr - folded.ptr) : 0;
    size_t from = aj_document_to_folded(document, reading->place.from);
    size_t begin = from;
    size_t end = aj_document_to_folded(document, reading->place.to);

    while (begin > first && folded.ptr[begin - 1] != '\n')
        begin--;
    while (end < first + all.len && folded.ptr[end] != '\n')
        end++;
    return (struct source){aj_str_sub(folded, begin, end), begin, from - begin};
}

static void add_reading(struct aj_paper *paper, size_t field, const struct source *source,
                        const struct aj_value *value)
{
    const struct aj_document *document = paper->document;
    size_t last = document->folded.text.len;
    size_t to = source->base + value->to;
    struct aj_reading *reading = aj_vec_push(&paper->readings[field]);

    *reading = (struct aj_reading){.state = AJ_VALUE, .value = *value};
    reading->place.paper = paper;
    reading->place.from = document->folded.origin[source->base + value->from];
    reading->place.to = to < last ? document->folded.origin[to] : document->text.len;
    reading->place.block = aj_document_block_at(document, reading->place.from);
    reading->raw = aj_str_trim(aj_str_sub(document->text, reading->place.from, reading->place.to));
    reading->place.from = (size_t)(reading->raw.ptr - document->text.ptr);
    reading->place.to = reading->place.from + reading->raw.len;
}

/* The field is what its source is: blank, or unread for that reason. */
static void follow_source(struct aj_paper *paper, size_t field, const struct aj_reading *source,
                          enum aj_state state, const char *reason)
{
    struct aj_reading *reading = aj_vec_push(&paper->readings[field]);

    *reading = *source;
    reading->value = (struct aj_value){.type = aj_kind_field(paper->kind, field)->type};
    reading->state = state;
    reading->row = 0;
    if (reason != NULL)
        reading->reason = aj_str_from(reason);
}

/* A kind that two sources name is one value; where they differ it is open. */
static void add_penalty(struct aj_arena *arena, struct aj_paper *paper, size_t field,
                        const struct source *source, const struct aj_value *value)
{
    struct aj_vec *readings = &paper->readings[field];

    for (size_t i = 0; i < readings->count; i++) {
        struct aj_reading *old = aj_vec_at(readings, i);

        if (old->state != AJ_VALUE || !aj_str_equal(old->value.key, value->key))
            continue;
        aj_penalty_merge(arena, &old->value, value);
        return;
    }
    add_reading(paper, field, source, value);
}

static void derive_penalties(const struct aj_dossier *dossier, struct aj_paper *paper, size_t field,
                             const struct aj_reading *reading)
{
    struct source source = source_of(paper, reading);
    struct aj_vec values;

    aj_vec_init(&values, dossier->arena, sizeof(struct aj_value));
    if (aj_penalties_read(dossier->arena, &dossier->kinds->words.penalties, source.text,
                          source.from, &values) != AJ_VALUE)
        follow_source(paper, field, reading, AJ_UNREAD, R_("不能确定给予了哪些处罚"));
    for (size_t i = 0; i < values.count; i++)
        add_penalty(dossier->arena, paper, field, &source, aj_vec_at(&values, i));
}

static void derive_field(const struct aj_dossier *dossier, struct aj_paper *paper, size_t index)
{
    const struct aj_field *field = aj_kind_field(paper->kind, index);
    const struct aj_vec *sources = aj_paper_readings(paper, field->source);

    for (size_t i = 0; i < sources->count; i++) {
        const struct aj_reading *source = aj_vec_at(sources, i);

        if (source->state != AJ_VALUE)
            follow_source(paper, index, source, source->state, NULL);
        else
            derive_penalties(dossier, paper, index, source);
    }
}

void aj_derive(const struct aj_dossier *dossier, struct aj_paper *paper)
{
    if (paper->kind == NULL || paper->document == NULL)
        return;
    for (size_t i = 0; i < paper->kind->fields.count; i++) {
        if (aj_kind_field(paper->kind, i)->source != AJ_NO_FIELD && paper->readings[i].count == 0)
            derive_field(dossier, paper, i);
    }
}
