/* SPDX-License-Identifier: Apache-2.0
 *
 * A derived field is blank where its source is blank, and unread where its source is unread or says
 * nothing that can be told. The words are those of the source up to the end of its paragraph: a
 * pattern may have stopped within a sentence, and half a set would be a wrong one.
 */
#include "dossier/derive.h"

#include "text/amount.h"
#include "text/law_names.h"
#include "text/penalty.h"
#include "text/scan.h"

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

/* ---- citations ---- */

/* The paper's text, and what laws are called in it: of a cell that is a document, that of the form
 * around it. */
struct citing {
    struct aj_law_names names; /* its text is where the offsets of citations count from */
    size_t base;               /* in the folded text of the document */
};

static struct citing citing_of(const struct aj_dossier *dossier, const struct aj_paper *paper)
{
    const struct aj_paper *whole = paper->host != NULL ? paper->host : paper;
    struct aj_str text = aj_paper_folded(whole);
    struct citing citing = {.base = 0};

    if (text.len > 0)
        citing.base = (size_t)(text.ptr - paper->document->folded.text.ptr);
    aj_law_names_read(&citing.names, dossier->arena, &dossier->kinds->laws, text);
    return citing;
}

/* 《社会团体登记管理条例》第30条第1款第2项. */
static struct aj_str print_citation(struct aj_arena *arena, struct aj_str title,
                                    const struct aj_citation *citation)
{
    struct aj_str shown = aj_arena_printf(arena, R_("《%" AJ_STR_FMT "》第%d条"), AJ_STR_ARG(title),
                                          citation->article);

    if (citation->article_sub > 0)
        shown = aj_arena_printf(arena, R_("%" AJ_STR_FMT "之%d"), AJ_STR_ARG(shown),
                                citation->article_sub);
    if (citation->paragraph > 0)
        shown = aj_arena_printf(arena, R_("%" AJ_STR_FMT "第%d款"), AJ_STR_ARG(shown),
                                citation->paragraph);
    if (citation->item > 0)
        shown =
            aj_arena_printf(arena, R_("%" AJ_STR_FMT "第%d项"), AJ_STR_ARG(shown), citation->item);
    return shown;
}

static void add_citation(const struct aj_dossier *dossier, struct aj_paper *paper, size_t field,
                         const struct citing *citing, const struct aj_citation *citation)
{
    struct source all = {citing->names.text, citing->base, 0};
    struct aj_value value = {.type = AJ_TYPE_CITATIONS, .from = citation->from, .to = citation->to};
    struct aj_reading *reading;
    struct aj_str title;
    bool is_told = aj_law_names_resolve(&citing->names, citation, &title);

    if (is_told) {
        value.key = aj_arena_printf(dossier->arena, "%" AJ_STR_FMT "|%d|%d|%d|%d",
                                    AJ_STR_ARG(title), citation->article, citation->article_sub,
                                    citation->paragraph, citation->item);
        value.shown = print_citation(dossier->arena, title, citation);
    }
    add_reading(paper, field, &all, &value);
    if (is_told)
        return;
    reading = aj_vec_at(&paper->readings[field], paper->readings[field].count - 1);
    reading->state = AJ_UNREAD;
    reading->reason = aj_str_from(R_("不能确定引用的是哪部法律"));
}

/* Whether one of the first n readings, which earlier sources gave, stands at that place. */
static bool is_known(const struct aj_vec *readings, size_t n, size_t place)
{
    for (size_t i = 0; i < n; i++) {
        if (((const struct aj_reading *)aj_vec_at(readings, i))->place.from == place)
            return true;
    }
    return false;
}

/* The word that leads a citation. Citations are asked about from first to last, and what stands
 * before one that was asked about is not looked at again. */
struct leading {
    const struct aj_vec *leads; /* struct aj_str */
    struct aj_str text;
    size_t seen;          /* up to here the text has been looked at */
    struct aj_str last;   /* the last of the leads in the sentence so far, "" for none */
    size_t last_at;       /* where it stands */
    size_t last_index;    /* which it is */
    size_t sentence_from; /* where that sentence begins */
};

/* Where the sentence begins that goes on at `at`, if not before what has been seen. */
static size_t start_of_sentence(const struct leading *leading, size_t at)
{
    while (at > leading->seen && leading->text.ptr[at - 1] != '\n' &&
           !aj_str_ends(aj_str_sub(leading->text, 0, at), aj_str_from("。")))
        at--;
    return at > leading->seen ? at : leading->sentence_from;
}

/* Looks for one of the leads in what has not been seen up to `to`. Of two that stand at one place
 * the one listed last counts. */
static void look_for_lead(struct leading *leading, size_t index, size_t to)
{
    struct aj_str lead = *(struct aj_str *)aj_vec_at(leading->leads, index);
    struct aj_str before = aj_str_sub(leading->text, 0, to);
    size_t from = leading->seen > lead.len ? leading->seen - lead.len : 0;

    if (from < leading->sentence_from)
        from = leading->sentence_from;
    for (size_t at = aj_str_find(before, lead, from); at != AJ_STR_NONE;
         at = aj_str_find(before, lead, at + 1)) {
        if (leading->last.len > 0 &&
            (at < leading->last_at || (at == leading->last_at && index < leading->last_index)))
            continue;
        leading->last = lead;
        leading->last_at = at;
        leading->last_index = index;
    }
}

/* The word among leads that stands last before a citation in its sentence, "" for none: 违反 of
 * "违反A第1条、B第2条", 依据 of "违反A第1条，依据B第2条". */
static struct aj_str lead_of(struct leading *leading, size_t citation)
{
    size_t from = start_of_sentence(leading, citation);

    if (from != leading->sentence_from)
        leading->last = AJ_STR_EMPTY;
    leading->sentence_from = from;
    for (size_t i = 0; i < leading->leads->count; i++)
        look_for_lead(leading, i, citation);
    leading->seen = citation;
    return leading->last;
}

/* Whether a citation is led by a word that the field does not take. */
static bool is_led_astray(struct leading *leading, const struct aj_field *field, size_t citation)
{
    struct aj_str rest = field->not_after;
    struct aj_str lead;
    struct aj_str word;

    if (rest.len == 0)
        return false;
    lead = lead_of(leading, citation);
    while (lead.len > 0 && aj_str_next_word(&rest, &word)) {
        if (aj_str_equal(word, lead))
            return true;
    }
    return false;
}

/* "依照A第45条的规定，认定为…": what an article says of the act is no basis of what is done. */
static bool leads_astray(const struct aj_field *field, struct aj_str text, size_t citation_end)
{
    static const char *const between[] = {"的规定", "，"};
    struct aj_str rest = field->not_before;
    struct aj_str word;
    size_t at = citation_end;

    for (size_t i = 0; i < AJ_COUNT(between); i++)
        (void)aj_scan_take(text, &at, between[i]); /* there or not */
    while (aj_str_next_word(&rest, &word)) {
        if (aj_str_starts(aj_str_sub(text, at, text.len), word))
            return true;
    }
    return false;
}

static void derive_citations(const struct aj_dossier *dossier, struct aj_paper *paper, size_t field,
                             const struct aj_reading *source)
{
    const struct aj_document *document = paper->document;
    const struct aj_field *kind_field = aj_kind_field(paper->kind, field);
    struct citing citing = citing_of(dossier, paper);
    struct leading leading = {.leads = &dossier->kinds->words.leads, .text = citing.names.text};
    struct aj_vec *readings = &paper->readings[field];
    struct aj_citation citation = {.to = 0};
    size_t n_before = readings->count;

    while (aj_citation_find(citing.names.text, citation.to, &citation)) {
        size_t from = document->folded.origin[citing.base + citation.from];

        if (from < source->place.from || from >= source->place.to ||
            aj_document_is_hint(document, from, from + 1) || is_known(readings, n_before, from) ||
            is_led_astray(&leading, kind_field, citation.from) ||
            leads_astray(kind_field, citing.names.text, citation.to))
            continue;
        add_citation(dossier, paper, field, &citing, &citation);
    }
    if (readings->count == n_before)
        follow_source(paper, field, source, AJ_UNREAD, R_("没有写明法律的条文"));
}

static void derive_field(const struct aj_dossier *dossier, struct aj_paper *paper, size_t index)
{
    const struct aj_field *field = aj_kind_field(paper->kind, index);
    const struct aj_vec *sources = aj_paper_readings(paper, field->source);

    for (size_t i = 0; i < sources->count; i++) {
        const struct aj_reading *source = aj_vec_at(sources, i);

        if (source->state != AJ_VALUE)
            follow_source(paper, index, source, source->state, NULL);
        else if (field->type == AJ_TYPE_CITATIONS)
            derive_citations(dossier, paper, index, source);
        else
            derive_penalties(dossier, paper, index, source);
    }
}

/* ---- amounts of penalties ---- */

/* The penalty of that name, when the paper's penalties were read and it is one of them; else NULL.
 */
static const struct aj_reading *penalty_named(const struct aj_paper *paper, struct aj_str name)
{
    for (size_t i = 0; i < paper->kind->fields.count; i++) {
        const struct aj_vec *readings = &paper->readings[i];

        if (aj_kind_field(paper->kind, i)->type != AJ_TYPE_PENALTY)
            continue;
        for (size_t k = 0; k < readings->count; k++) {
            const struct aj_reading *penalty = aj_vec_at(readings, k);

            if (penalty->state == AJ_VALUE && aj_str_equal(penalty->value.key, name))
                return penalty;
        }
    }
    return NULL;
}

/* The amount that the penalty itself says goes before any that stands elsewhere in the text, such
 * as one that was only proposed. */
static void settle_amount(const struct aj_dossier *dossier, struct aj_paper *paper, size_t field)
{
    const struct aj_reading *penalty =
        penalty_named(paper, aj_kind_field(paper->kind, field)->penalty);
    struct aj_vec *readings = &paper->readings[field];
    struct aj_reading *amount = readings->count == 1 ? aj_vec_at(readings, 0) : NULL;

    if (penalty == NULL || penalty->value.measure != AJ_MEASURE_AMOUNT || amount == NULL ||
        amount->state != AJ_VALUE || amount->value.number == penalty->value.number)
        return;
    amount->value.number = penalty->value.number;
    amount->value.shown = aj_amount_print(dossier->arena, penalty->value.number);
    amount->value.key = amount->value.shown;
    amount->place = penalty->place;
    amount->raw = penalty->raw;
}

void aj_derive(const struct aj_dossier *dossier, struct aj_paper *paper)
{
    if (paper->kind == NULL || paper->document == NULL)
        return;
    for (size_t i = 0; i < paper->kind->fields.count; i++) {
        if (aj_kind_field(paper->kind, i)->source != AJ_NO_FIELD && paper->readings[i].count == 0)
            derive_field(dossier, paper, i);
    }
    for (size_t i = 0; i < paper->kind->fields.count; i++) {
        if (aj_kind_field(paper->kind, i)->penalty.len > 0)
            settle_amount(dossier, paper, i);
    }
}
