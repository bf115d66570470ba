/* SPDX-License-Identifier: Apache-2.0
 *
 * From an <example> to a dossier: each <field> is parsed as a document's would be.
 */
#include "review/example.h"

#include "document/builder.h"
#include "text/person.h"

const struct aj_node *aj_example_at(const struct aj_rule *rule, size_t i)
{
    for (size_t k = 0; k < rule->node->children.count; k++) {
        const struct aj_node *node = aj_node_child(rule->node, k);

        if (aj_node_is(node, "example") && i-- == 0)
            return node;
    }
    return NULL;
}

static void add_paragraph(struct aj_builder *builder, struct aj_str text, uint16_t flags)
{
    aj_builder_open(builder, AJ_PARAGRAPH);
    aj_builder_flag(builder, flags);
    aj_builder_text(builder, text);
    aj_builder_close(builder);
}

/* "甲 | 乙" is a row of two cells. */
static void add_row(struct aj_builder *builder, struct aj_str text)
{
    struct aj_str cell;

    aj_builder_open(builder, AJ_ROW);
    for (uint16_t column = 0; aj_str_next_piece(&text, '|', &cell); column++) {
        aj_builder_open(builder, AJ_CELL);
        aj_builder_grid(builder, column, 1);
        add_paragraph(builder, aj_str_trim(cell), 0);
        aj_builder_close(builder);
    }
    aj_builder_close(builder);
}

/* All <row> of an example's document are one table. */
static void add_table(struct aj_builder *builder, const struct aj_node *node)
{
    bool is_open = false;

    for (size_t i = 0; i < node->children.count; i++) {
        if (!aj_node_is(aj_node_child(node, i), "row"))
            continue;
        if (!is_open)
            aj_builder_open(builder, AJ_TABLE);
        is_open = true;
        add_row(builder, aj_node_child(node, i)->text);
    }
    if (is_open)
        aj_builder_close(builder);
}

/* The document of an example: its <text>, with which a page may begin, and the words of its fields,
 * a paragraph each, then its rows. */
static const struct aj_document *make_document(struct aj_arena *arena, const struct aj_node *node)
{
    struct aj_builder *builder = aj_builder_new(arena);
    struct aj_document *document = NULL;

    aj_builder_part(builder, aj_str_from("example"), false);
    for (size_t i = 0; i < node->children.count; i++) {
        const struct aj_node *child = aj_node_child(node, i);

        if (!aj_node_is(child, "row"))
            add_paragraph(builder, child->text,
                          aj_str_equal_c(aj_node_get(child, "page"), "new") ? AJ_BLOCK_PAGE_BREAK
                                                                            : 0);
    }
    add_table(builder, node);
    if (aj_builder_finish(builder, &document, NULL) != AJ_OK)
        document = NULL;
    aj_builder_free(builder);
    return document;
}

/* One value of a field, read from `at` on; returns where the next may begin, 0 when there is none.
 */
static size_t add_reading(struct aj_dossier *dossier, struct aj_vec *readings,
                          const struct aj_reading *place, struct aj_str text, size_t at)
{
    struct aj_reading reading = *place;

    reading.state =
        aj_value_read(dossier->arena, place->value.type, text, at, NULL, &reading.value);
    if (at > 0 && reading.state != AJ_VALUE)
        return 0;
    if (reading.state == AJ_UNREAD)
        reading.reason = aj_str_from(R_("示例：不能识别"));
    *(struct aj_reading *)aj_vec_push(readings) = reading;
    return reading.state == AJ_VALUE && reading.value.to > at ? reading.value.to : 0;
}

/* Each child of a document but its rows is a paragraph of it. */
static uint32_t block_of(const struct aj_node *node)
{
    uint32_t block = 0;

    for (size_t i = 0; aj_node_child(node->parent, i) != node; i++)
        block += !aj_node_is(aj_node_child(node->parent, i), "row");
    return block;
}

/* A column named again is of the next row. */
static int64_t row_of(const struct aj_node *node)
{
    struct aj_str name = aj_node_get(node, "name");
    int64_t row = 1;

    for (size_t i = 0; aj_node_child(node->parent, i) != node; i++)
        row += aj_str_equal(aj_node_get(aj_node_child(node->parent, i), "name"), name);
    return row;
}

static bool is_changed(const struct aj_examples *with, const struct aj_node *node,
                       enum aj_change_sort sort)
{
    return with->change.sort == sort && with->change.node == node;
}

/* What stands in the field, as it was changed. */
static struct aj_str words_of(const struct aj_examples *with, const struct aj_node *node)
{
    if (is_changed(with, node, AJ_CHANGE_BLANK))
        return AJ_STR_EMPTY;
    if (is_changed(with, node, AJ_CHANGE_NAME))
        return aj_str_from(R_("另一名当事人"));
    return node->text;
}

static void move_day(struct aj_vec *readings)
{
    for (size_t i = 0; i < readings->count; i++) {
        struct aj_reading *reading = aj_vec_at(readings, i);
        struct aj_date next = aj_date_from_days(aj_date_to_days(reading->value.date) + 1);

        if (reading->state != AJ_VALUE)
            continue;
        next.hour = reading->value.date.hour;
        next.minute = reading->value.date.minute;
        reading->value.date = next;
    }
}

static void add_field(struct aj_dossier *dossier, const struct aj_examples *with,
                      struct aj_paper *paper, const struct aj_node *node)
{
    size_t index = aj_paper_field(paper, aj_node_get(node, "name"));
    struct aj_str words = words_of(with, node);
    uint32_t block = block_of(node);
    struct aj_reading place = {.raw = words, .place = {.paper = paper, .block = block}};
    const struct aj_field *field;
    struct aj_str text;
    size_t at = 0;

    if (index == AJ_NO_FIELD)
        return;
    field = aj_kind_field(paper->kind, index);
    place.value.type = field->type;
    place.row = field->is_column ? row_of(node) : 0;
    place.place.from = paper->document->blocks[block].from;
    place.place.to = paper->document->blocks[block].to;
    if (aj_str_equal_c(aj_node_get(node, "state"), "unread")) {
        place.state = AJ_UNREAD;
        place.reason = aj_str_from(R_("示例：未读取"));
        *(struct aj_reading *)aj_vec_push(&paper->readings[index]) = place;
        return;
    }
    text = aj_fold_text(dossier->arena,
                        field->type == AJ_TYPE_OFFICER || field->type == AJ_TYPE_SIGNATURE
                            ? aj_person_separate(dossier->arena, words)
                            : words);
    do
        at = add_reading(dossier, &paper->readings[index], &place, text, at);
    while (field->is_many && at > 0);
    if (is_changed(with, node, AJ_CHANGE_DAY))
        move_day(&paper->readings[index]);
}

static void add_paper(struct aj_dossier *dossier, const struct aj_examples *with,
                      const struct aj_node *node)
{
    const struct aj_kind *kind = aj_kinds_find(dossier->kinds, aj_node_get(node, "kind"));
    struct aj_paper *paper = aj_dossier_add(dossier, kind, aj_node_get(node, "kind"));

    paper->n_labelled = UINT32_MAX; /* its fields are all there is of it */
    paper->document = make_document(dossier->arena, node);
    if (aj_node_yes(node, "unread") || paper->document == NULL) {
        paper->read = AJ_READ_NO;
        paper->unread_reason = aj_str_from(R_("示例：未读取"));
        return;
    }
    paper->end_block = (uint32_t)paper->document->n_blocks;
    for (size_t i = 0; i < node->children.count; i++) {
        if (aj_node_is(aj_node_child(node, i), "field"))
            add_field(dossier, with, paper, aj_node_child(node, i));
    }
}

/* A fact that the example sets by hand. */
static void set_fact(struct aj_eval *e, const struct aj_node *node)
{
    struct aj_str name = aj_node_get(node, "name");
    const struct aj_fact *fact = aj_map_find(e->facts, name);
    struct aj_item *item = aj_arena_alloc(e->arena, sizeof(*item));

    if (fact == NULL)
        return;
    item->field = name;
    item->raw = node->text;
    item->place.block = AJ_NO_BLOCK;
    item->state = aj_value_read(e->arena, fact->type, aj_fold_text(e->arena, node->text), 0, NULL,
                                &item->value);
    item->value.number = fact->type == AJ_TYPE_YES_NO ? aj_str_equal_c(item->value.key, R_("是"))
                                                      : item->value.number;
    aj_map_set(&e->known_facts, name, item);
}

bool aj_example_run(const struct aj_examples *with, const struct aj_rule *rule, size_t i,
                    struct aj_example_result *out)
{
    const struct aj_node *example = aj_example_at(rule, i);
    struct aj_arena *arena = with->arena;
    struct aj_dossier *dossier = aj_dossier_new(arena, &with->ruleset->kinds);
    struct aj_review_options options = {.stage = AJ_STAGE_ARCHIVED};
    struct aj_verdict verdict;
    struct aj_eval e;

    if (example == NULL)
        return false;
    options.as_of = (struct aj_date){2026, 11, 23, -1, -1}; /* examples speak for a fixed day */
    aj_vec_init(&options.profiles, arena, sizeof(const struct aj_profile *));
    *(const struct aj_profile **)aj_vec_push(&options.profiles) = with->profile;
    for (size_t k = 0; k < example->children.count; k++) {
        const struct aj_node *node = aj_node_child(example, k);

        if (aj_node_is(node, "document") && !is_changed(with, node, AJ_CHANGE_DROP))
            add_paper(dossier, with, node);
    }
    aj_dossier_finish(dossier, false);
    aj_review_prepare(&e, with->ruleset, dossier, &options);
    e.seen = with->seen;
    for (size_t k = 0; k < example->children.count; k++) {
        if (aj_node_is(aj_node_child(example, k), "fact"))
            set_fact(&e, aj_node_child(example, k));
    }
    *out = (struct aj_example_result){.expected = aj_node_get(example, "verdict"),
                                      .line = example->line};
    if (!aj_review_rule(&e, rule, &verdict)) {
        out->actual = aj_str_from("not-applicable");
        out->words = aj_str_from(R_("规则在该日未施行"));
        return true;
    }
    out->actual = aj_str_from(aj_verdict_code(verdict.status));
    out->words = verdict.ask.len > 0 ? verdict.ask : verdict.message;
    return true;
}

static void add_change(struct aj_vec *changes, enum aj_change_sort sort, const struct aj_node *node)
{
    *(struct aj_change *)aj_vec_push(changes) = (struct aj_change){sort, node};
}

static void add_field_changes(const struct aj_kind *kind, const struct aj_node *node,
                              struct aj_vec *changes)
{
    size_t index = aj_kind_find_field(kind, aj_node_get(node, "name"));
    enum aj_type type;

    if (index == AJ_NO_FIELD || node->text.len == 0)
        return;
    type = ((const struct aj_field *)aj_vec_at(&kind->fields, index))->type;
    add_change(changes, AJ_CHANGE_BLANK, node);
    if (type == AJ_TYPE_DATE)
        add_change(changes, AJ_CHANGE_DAY, node);
    if (type == AJ_TYPE_NAME)
        add_change(changes, AJ_CHANGE_NAME, node);
}

struct aj_vec aj_example_changes(const struct aj_examples *with, const struct aj_node *example)
{
    struct aj_vec changes;

    aj_vec_init(&changes, with->arena, sizeof(struct aj_change));
    for (size_t i = 0; i < example->children.count; i++) {
        const struct aj_node *document = aj_node_child(example, i);
        const struct aj_kind *kind =
            aj_kinds_find(&with->ruleset->kinds, aj_node_get(document, "kind"));

        if (!aj_node_is(document, "document") || kind == NULL)
            continue;
        add_change(&changes, AJ_CHANGE_DROP, document);
        for (size_t k = 0; k < document->children.count; k++) {
            if (aj_node_is(aj_node_child(document, k), "field"))
                add_field_changes(kind, aj_node_child(document, k), &changes);
        }
    }
    return changes;
}
