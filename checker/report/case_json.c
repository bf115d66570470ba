/* SPDX-License-Identifier: Apache-2.0
 *
 * report.json and results.jsonl (schema anjuan-report/1). Keys stay once released.
 */
#include "report/report.h"

#include "base/utf8.h"
#include "base/version.h"
#include "report/json.h"
#include "report/score_json.h"

#include <string.h>

#define SCHEMA      "anjuan-report/1"
#define MOST_LOOKED 64 /* places told before that a place is compared with */

static void put_number(struct aj_json *json, const char *key, uint32_t number)
{
    if (number == 0)
        aj_json_null(json, key);
    else
        aj_json_int(json, key, number);
}

/* The number of the block's ancestor of that type, 0 for none. */
static uint32_t number_of(const struct aj_document *document, uint32_t block,
                          enum aj_block_type type)
{
    uint32_t found = aj_block_ancestor(document, block, type);

    return found != AJ_NO_BLOCK ? document->blocks[found].number : 0;
}

/* "at": the place for programs. from and to count characters within the block. */
static void put_at(struct aj_json *json, const struct aj_place *place)
{
    const struct aj_document *document = place->paper != NULL ? place->paper->document : NULL;
    const struct aj_block *block;
    size_t from;
    size_t to;

    if (document == NULL || place->block == AJ_NO_BLOCK) {
        aj_json_null(json, "at");
        return;
    }
    block = &document->blocks[place->block];
    from = place->from > block->from ? place->from : block->from;
    to = place->to > from ? place->to : from;
    aj_json_open_object(json, "at");
    aj_json_str(json, "part", document->parts[block->part]);
    aj_json_int(json, "block", place->block);
    put_number(json, "table", number_of(document, place->block, AJ_TABLE));
    put_number(json, "row", number_of(document, place->block, AJ_ROW));
    put_number(json, "cell", number_of(document, place->block, AJ_CELL));
    aj_json_int(json, "from",
                (int64_t)aj_utf8_count(aj_str_sub(document->text, block->from, from)));
    aj_json_int(json, "to", (int64_t)aj_utf8_count(aj_str_sub(document->text, block->from, to)));
    aj_json_close_object(json);
}

static void put_place(struct aj_arena *arena, struct aj_json *json, const struct aj_place *place)
{
    aj_json_str_or_null(json, "place", aj_place_words(arena, place));
}

static void put_evidence(struct aj_arena *arena, struct aj_json *json,
                         const struct aj_evidence *evidence, bool in_full)
{
    const struct aj_paper *paper = evidence->place.paper;

    aj_json_open_object(json, NULL);
    aj_json_str(json, "file", paper->file);
    aj_json_str_or_null(json, "kind", paper->kind != NULL ? paper->kind->name : AJ_STR_EMPTY);
    put_place(arena, json, &evidence->place);
    put_at(json, &evidence->place);
    if (in_full) {
        aj_json_str_or_null(json, "field", evidence->field);
        aj_json_str_or_null(json, "text", evidence->text);
        aj_json_str_or_null(json, "value", evidence->value);
    }
    aj_json_close_object(json);
}

/* Several conditions of a rule may look at one place: it is told once. A long list is not searched
 * to its start. */
static bool is_said_before(const struct aj_vec *evidence, size_t i, bool in_full)
{
    const struct aj_evidence *one = aj_vec_at(evidence, i);

    for (size_t k = i > MOST_LOOKED ? i - MOST_LOOKED : 0; k < i; k++) {
        const struct aj_evidence *other = aj_vec_at(evidence, k);

        if (other->place.paper == one->place.paper && other->place.block == one->place.block &&
            other->place.from == one->place.from && other->place.to == one->place.to &&
            (!in_full ||
             (aj_str_equal(other->field, one->field) && aj_str_equal(other->text, one->text) &&
              aj_str_equal(other->value, one->value))))
            return true;
    }
    return false;
}

static void put_basis(struct aj_arena *arena, struct aj_json *json,
                      const struct aj_verdict *verdict)
{
    aj_json_open_array(json, "basis");
    for (size_t i = 0; i < verdict->rule->basis.count; i++) {
        struct aj_cited_basis basis;

        if (!aj_verdict_basis(arena, verdict, i, &basis))
            continue;
        aj_json_open_object(json, NULL);
        aj_json_str(json, "law", basis.law->title);
        aj_json_str_or_null(json, "article", basis.article);
        aj_json_str_or_null(json, "edition",
                            basis.edition != NULL ? basis.edition->from_text : AJ_STR_EMPTY);
        aj_json_close_object(json);
    }
    aj_json_close_array(json);
}

/* Ids parted by "、" as an array. */
static void put_profiles(struct aj_json *json, struct aj_str ids)
{
    aj_json_open_array(json, "profiles");
    while (ids.len > 0) {
        size_t end = aj_str_find(ids, aj_str_from("、"), 0);

        aj_json_str(json, NULL, aj_str_sub(ids, 0, end));
        ids = end == AJ_STR_NONE ? AJ_STR_EMPTY : aj_str_sub(ids, end + strlen("、"), ids.len);
    }
    aj_json_close_array(json);
}

static void put_verdict(struct aj_arena *arena, struct aj_json *json,
                        const struct aj_verdict *verdict, bool in_full)
{
    const struct aj_rule *rule = verdict->rule;
    bool needs_look = verdict->status == AJ_FAIL || verdict->status == AJ_NEEDS_PERSON;

    aj_json_open_object(json, NULL);
    aj_json_str(json, "rule", rule->id);
    aj_json_open_array(json, "items");
    for (size_t i = 0; i < rule->items.count; i++)
        aj_json_str(json, NULL, *(struct aj_str *)aj_vec_at(&rule->items, i));
    aj_json_close_array(json);
    aj_json_str(json, "title", rule->title);
    aj_json_str_or_null(json, "system", rule->system);
    aj_json_str(json, "day", aj_date_print(arena, aj_date_from_days(verdict->day)));
    aj_json_text(json, "status", aj_verdict_code(verdict->status));
    aj_json_bool(json, "scored", verdict->is_scored);
    if (verdict->under.len > 0)
        put_profiles(json, verdict->under);
    aj_json_bool(json, "mendable", rule->is_mendable);
    aj_json_bool(json, "confirmed", verdict->is_confirmed);
    aj_json_str_or_null(json, "message", verdict->message);
    aj_json_str_or_null(json, "remedy", verdict->status == AJ_FAIL ? rule->remedy : AJ_STR_EMPTY);
    aj_json_str_or_null(json, "ask", verdict->ask);
    aj_json_int(json, "occurrences", verdict->occurrences);
    aj_json_null(json, "waived");
    aj_json_null(json, "judged");
    put_basis(arena, json, verdict);
    aj_json_open_array(json, "evidence");
    for (size_t i = 0; i < verdict->evidence.count; i++) {
        if (!is_said_before(&verdict->evidence, i, in_full || needs_look))
            put_evidence(arena, json, aj_vec_at(&verdict->evidence, i), in_full || needs_look);
    }
    aj_json_close_array(json);
    aj_json_close_object(json);
}

/* The kind, and how much of it: number is null where measure is no number. */
static void put_penalty(struct aj_json *json, const struct aj_value *value)
{
    static const char *const measures[] = {
        [AJ_MEASURE_NONE] = "none",     [AJ_MEASURE_AMOUNT] = "fen",    [AJ_MEASURE_DAYS] = "days",
        [AJ_MEASURE_MONTHS] = "months", [AJ_MEASURE_UNSAID] = "unsaid", [AJ_MEASURE_OPEN] = "open",
        [AJ_MEASURE_LIFTED] = "lifted"};

    aj_json_str_or_null(json, "kind", value->key);
    aj_json_text(json, "measure", measures[value->measure]);
    if (value->measure == AJ_MEASURE_AMOUNT || value->measure == AJ_MEASURE_DAYS ||
        value->measure == AJ_MEASURE_MONTHS)
        aj_json_int(json, "number", value->number);
    else
        aj_json_null(json, "number");
}

static void put_field(struct aj_arena *arena, struct aj_json *json, const struct aj_field *field,
                      const struct aj_reading *reading)
{
    static const char *const states[] = {
        [AJ_VALUE] = "value", [AJ_BLANK] = "blank", [AJ_UNREAD] = "unread"};

    aj_json_open_object(json, NULL);
    aj_json_str(json, "path", field->name);
    put_number(json, "index", reading->row);
    aj_json_text(json, "type", aj_type_code(field->type));
    aj_json_text(json, "state", states[reading->state]);
    aj_json_str_or_null(json, "raw", reading->raw);
    aj_json_str_or_null(json, "value",
                        reading->state == AJ_VALUE ? reading->value.shown : AJ_STR_EMPTY);
    if (field->type == AJ_TYPE_OFFICER)
        aj_json_str_or_null(json, "code", reading->value.code);
    if (field->type == AJ_TYPE_USCC)
        aj_json_str_or_null(json, "sort", reading->value.code);
    if (field->type == AJ_TYPE_PENALTY)
        put_penalty(json, &reading->value);
    if (reading->state == AJ_UNREAD)
        aj_json_str_or_null(json, "reason", reading->reason);
    put_place(arena, json, &reading->place);
    put_at(json, &reading->place);
    aj_json_close_object(json);
}

static void put_fields(struct aj_arena *arena, struct aj_json *json, const struct aj_paper *paper)
{
    aj_json_open_array(json, "fields");
    for (size_t f = 0; paper->kind != NULL && f < paper->kind->fields.count; f++) {
        const struct aj_vec *readings = aj_paper_readings(paper, f);

        for (size_t i = 0; i < readings->count; i++)
            put_field(arena, json, aj_kind_field(paper->kind, f), aj_vec_at(readings, i));
    }
    aj_json_close_array(json);
}

static struct aj_str shown_field(const struct aj_paper *paper, size_t field)
{
    const struct aj_reading *reading = aj_paper_reading(paper, field);

    return reading != NULL && reading->state == AJ_VALUE ? reading->value.shown : AJ_STR_EMPTY;
}

/* What was seen and not read, or read otherwise than it stands there. */
static void put_facts(struct aj_json *json, const struct aj_document *document)
{
    const struct {
        const char *name;
        size_t count;
    } facts[] = {{"insertions", document->facts.insertions},
                 {"deletions", document->facts.deletions},
                 {"comments", document->facts.comments},
                 {"pictures", document->facts.pictures},
                 {"hidden", document->facts.hidden_runs},
                 {"embedded", document->facts.unread_parts},
                 {"hints", document->n_hints}};

    aj_json_open_object(json, "facts");
    for (size_t i = 0; i < AJ_COUNT(facts); i++)
        aj_json_int(json, facts[i].name, (int64_t)facts[i].count);
    aj_json_open_array(json, "captions");
    for (size_t i = 0; i < document->n_captions; i++)
        aj_json_str(json, NULL, document->captions[i]);
    aj_json_close_array(json);
    aj_json_close_object(json);
}

static void put_paper(struct aj_arena *arena, struct aj_json *json, const struct aj_paper *paper,
                      bool with_fields)
{
    static const char *const reads[] = {
        [AJ_READ_FULL] = "full", [AJ_READ_PART] = "part", [AJ_READ_NO] = "no"};
    const struct aj_kind *kind = paper->kind;

    aj_json_open_object(json, NULL);
    aj_json_str(json, "file", paper->file);
    aj_json_str_or_null(json, "kind", kind != NULL ? kind->name : AJ_STR_EMPTY);
    aj_json_open_array(json, "also");
    for (size_t i = 0; kind != NULL && i < kind->also.count; i++)
        aj_json_str(json, NULL, (*(struct aj_kind *const *)aj_vec_at(&kind->also, i))->name);
    aj_json_close_array(json);
    aj_json_str_or_null(json, "title", paper->title);
    aj_json_str_or_null(json, "number",
                        kind != NULL ? shown_field(paper, kind->number_field) : AJ_STR_EMPTY);
    aj_json_str_or_null(json, "date",
                        kind != NULL ? shown_field(paper, kind->date_field) : AJ_STR_EMPTY);
    aj_json_str_or_null(json, "sha256", aj_str_from(paper->sha256));
    aj_json_text(json, "read", reads[paper->read]);
    aj_json_str_or_null(json, "unread_reason", paper->unread_reason);
    if (with_fields && paper->document != NULL && paper->host == NULL)
        put_facts(json, paper->document);
    if (with_fields)
        put_fields(arena, json, paper);
    aj_json_close_object(json);
}

static void put_documents(const struct aj_dossier *dossier, struct aj_json *json, bool with_fields)
{
    aj_json_open_array(json, "documents");
    for (size_t i = 0; i < dossier->papers.count; i++)
        put_paper(dossier->arena, json, *(struct aj_paper *const *)aj_vec_at(&dossier->papers, i),
                  with_fields);
    aj_json_close_array(json);
}

static void put_problems(const struct aj_dossier *dossier, struct aj_json *json)
{
    aj_json_open_array(json, "problems");
    for (size_t i = 0; i < dossier->problems.count; i++) {
        const struct aj_problem *problem = aj_vec_at(&dossier->problems, i);

        aj_json_open_object(json, NULL);
        aj_json_text(json, "code", problem->code);
        aj_json_str_or_null(json, "file", problem->file);
        aj_json_str(json, "message", problem->message);
        aj_json_bool(json, "transient", problem->is_transient);
        aj_json_close_object(json);
    }
    aj_json_close_array(json);
}

static void put_head(const struct aj_review *review, struct aj_json *json)
{
    const struct aj_ruleset *ruleset = review->ruleset;

    aj_json_text(json, "schema", SCHEMA);
    aj_json_open_object(json, "tool");
    aj_json_text(json, "name", "anjuan");
    aj_json_text(json, "version", AJ_VERSION);
    aj_json_close_object(json);
    aj_json_open_object(json, "rules");
    aj_json_text(json, "sha256", ruleset->sha256);
    aj_json_open_array(json, "packs");
    for (size_t i = 0; i < ruleset->packs.count; i++) {
        const struct aj_pack *pack = *(struct aj_pack *const *)aj_vec_at(&ruleset->packs, i);

        aj_json_open_object(json, NULL);
        aj_json_str(json, "id", pack->id);
        aj_json_str(json, "version", pack->version);
        aj_json_close_object(json);
    }
    aj_json_close_array(json);
    aj_json_close_object(json);
    aj_json_str(json, "as_of", aj_date_print(review->dossier->arena, review->as_of));
    aj_json_text(json, "stage", aj_stage_code(review->stage));
}

/* Why a fact is so: the words of the conditions that decided it, and all they looked at. */
static void put_why(struct aj_arena *arena, struct aj_json *json, const struct aj_outcome *why)
{
    aj_json_open_array(json, "why");
    for (size_t i = 0; i < why->notes.count; i++) {
        const struct aj_note *note = aj_vec_at(&why->notes, i);

        if (note->truth == why->truth)
            aj_json_str(json, NULL, note->words);
    }
    aj_json_close_array(json);
    aj_json_open_array(json, "evidence");
    for (size_t i = 0; i < why->evidence.count; i++)
        put_evidence(arena, json, aj_vec_at(&why->evidence, i), true);
    aj_json_close_array(json);
}

/* A fact taken from a field: the words there are all the evidence. */
static void put_source(struct aj_arena *arena, struct aj_json *json, const struct aj_item *item)
{
    struct aj_outcome source;

    aj_outcome_init(&source, arena);
    aj_outcome_evidence(&source, item);
    put_why(arena, json, &source);
}

static void put_case_facts(struct aj_arena *arena, struct aj_json *json,
                           const struct aj_case_facts *facts)
{
    static const char *const states[] = {
        [AJ_VALUE] = "value", [AJ_BLANK] = "blank", [AJ_UNREAD] = "unread"};

    aj_json_open_array(json, "facts");
    for (size_t i = 0; i < facts->facts.count; i++) {
        const struct aj_case_fact *fact = aj_vec_at(&facts->facts, i);
        const struct aj_item *item = fact->item;

        aj_json_open_object(json, NULL);
        aj_json_str(json, "name", fact->name);
        aj_json_text(json, "type", aj_type_code(item->value.type));
        aj_json_text(json, "state", states[item->state]);
        aj_json_str_or_null(json, "value",
                            item->state == AJ_VALUE ? item->value.shown : AJ_STR_EMPTY);
        if (item->state == AJ_UNREAD)
            aj_json_str_or_null(json, "reason", item->reason);
        if (item->why != NULL)
            put_why(arena, json, item->why);
        else
            put_source(arena, json, item);
        aj_json_close_object(json);
    }
    aj_json_close_array(json);
}

static void put_case(const struct aj_review *review, bool in_full, struct aj_json *json)
{
    const struct aj_item *major = review->major;

    aj_json_open_object(json, "case");
    aj_json_str(json, "id", review->id);
    aj_json_str(json, "path", review->path);
    aj_json_text(json, "sha256", review->dossier->sha256);
    aj_json_str(json, "type", review->type);
    aj_json_open_array(json, "also");
    aj_json_close_array(json);
    aj_json_str_or_null(json, "number", review->number);
    aj_json_str_or_null(json, "party", review->party);
    aj_json_str_or_null(json, "bureau", review->bureau);
    aj_json_str_or_null(json, "filed", review->filed);
    aj_json_str_or_null(json, "decided", review->decided);
    if (major == NULL || major->state != AJ_VALUE)
        aj_json_null(json, "major");
    else
        aj_json_bool(json, "major", major->value.number != 0);
    if (in_full)
        put_case_facts(review->dossier->arena, json, &review->facts);
    aj_json_close_object(json);
}

static void put_report(const struct aj_review *review, bool in_full, struct aj_buffer *out)
{
    struct aj_arena *arena = review->dossier->arena;
    struct aj_json json;

    aj_json_init(&json, out);
    aj_json_open_object(&json, NULL);
    put_head(review, &json);
    put_case(review, in_full, &json);
    aj_json_open_array(&json, "scores");
    for (size_t i = 0; i < review->scores.count; i++)
        aj_json_put_score(arena, &json, aj_vec_at(&review->scores, i));
    aj_json_close_array(&json);
    aj_json_open_array(&json, "results");
    for (size_t i = 0; i < review->verdicts.count; i++)
        put_verdict(arena, &json, aj_review_verdict(review, i), in_full);
    aj_json_close_array(&json);
    put_documents(review->dossier, &json, in_full);
    put_problems(review->dossier, &json);
    aj_json_close_object(&json);
}

void aj_report_json(const struct aj_review *review, struct aj_buffer *out)
{
    put_report(review, true, out);
    aj_buffer_append_c(out, "\n");
}

void aj_report_jsonl(const struct aj_review *review, struct aj_buffer *out)
{
    put_report(review, false, out);
    aj_buffer_append_c(out, "\n");
}

void aj_report_dossier_json(const struct aj_dossier *dossier, const struct aj_case_facts *facts,
                            struct aj_buffer *out)
{
    struct aj_json json;

    aj_json_init(&json, out);
    aj_json_open_object(&json, NULL);
    aj_json_text(&json, "schema", "anjuan-dossier/1");
    aj_json_text(&json, "sha256", dossier->sha256);
    aj_json_open_object(&json, "case");
    aj_json_str(&json, "type", facts->type);
    if (facts->type_why != NULL)
        put_why(dossier->arena, &json, facts->type_why);
    put_case_facts(dossier->arena, &json, facts);
    aj_json_close_object(&json);
    put_documents(dossier, &json, true);
    put_problems(dossier, &json);
    aj_json_close_object(&json);
    aj_buffer_append_c(out, "\n");
}
