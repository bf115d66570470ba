/* SPDX-License-Identifier: Apache-2.0
 *
 * <documents>: kinds, their titles, fields and labels.
 */
#include "rules/ruleset.h"

#include "rules/load_labels.h"

#include "base/nearest.h"
#include "text/number.h"

/* The fields by which the program orders, numbers and attributes documents; their names are part of
 * the rule language. */
#define MOST_FORM    20 /* labels: no kind has so few fields that more were sense */
#define FIELD_DATE   "日期"
#define FIELD_NUMBER "文号"
#define FIELD_PARTY  "当事人"

static struct aj_kinds *kinds_of(struct aj_loading *loading)
{
    return &loading->ruleset->kinds;
}

/* Words of a file that goes when all is loaded. */
static struct aj_str kept(struct aj_loading *loading, struct aj_str words)
{
    return aj_arena_dup(loading->ruleset->arena, words);
}

void aj_load_kind_names(struct aj_loading *loading, const struct aj_node *root)
{
    for (size_t i = 0; i < root->children.count; i++) {
        const struct aj_node *node = aj_node_child(root, i);
        struct aj_str name = aj_node_get(node, "kind");

        if (!aj_node_is(node, "document") || name.len == 0)
            continue;
        if (aj_kinds_find(kinds_of(loading), name) != NULL)
            aj_load_fail(loading, node, _("文书“%" AJ_STR_FMT "”重复定义"), AJ_STR_ARG(name));
        else
            (void)aj_kinds_add(kinds_of(loading), kept(loading, name)); /* found again by it */
    }
}

const struct aj_kind *aj_load_kind_of(struct aj_loading *loading, const struct aj_node *node,
                                      struct aj_str name)
{
    const struct aj_kind *kind = aj_kinds_find(kinds_of(loading), name);

    if (kind == NULL)
        aj_load_fail(loading, node, _("没有名为“%" AJ_STR_FMT "”的文书"), AJ_STR_ARG(name));
    return kind;
}

static void load_signoff(struct aj_loading *loading, const struct aj_node *node,
                         struct aj_field *field)
{
    struct aj_str part = aj_node_get(node, "part");

    field->signoff = AJ_SIGNOFF_DATE;
    if (aj_str_equal_c(part, "issuer"))
        field->signoff = AJ_SIGNOFF_ISSUER;
    else if (aj_str_equal_c(part, "signed"))
        field->signoff = AJ_SIGNOFF_SIGNED;
    else if (part.len > 0 && !aj_str_equal_c(part, "date"))
        aj_load_fail(loading, node, _("part：“%" AJ_STR_FMT "”应为 date、signed 或 issuer"),
                     AJ_STR_ARG(part));
}

/* Rules use it too. */
static void add_written(struct aj_loading *loading, const struct aj_node *node)
{
    struct aj_str *words = aj_arena_alloc(loading->ruleset->arena, sizeof(*words));

    *words = kept(loading, node->text);
    aj_map_set(&loading->written, kept(loading, aj_node_get(node, "name")), words);
}

void aj_load_shared(struct aj_loading *loading, const struct aj_node *root)
{
    for (size_t i = 0; i < root->children.count; i++) {
        const struct aj_node *node = aj_node_child(root, i);

        if (aj_node_is(node, "written"))
            add_written(loading, node);
        else
            aj_map_set(&loading->shared, aj_node_get(node, "id"), (void *)(uintptr_t)node);
    }
}

/* What like= refers to: the definition several kinds share. The node itself without like=, NULL
 * after an error. */
static const struct aj_node *definition_of(struct aj_loading *loading, const struct aj_node *node)
{
    struct aj_str id = aj_node_get(node, "like");
    const struct aj_node *shared = aj_map_find(&loading->shared, id);

    if (id.ptr == NULL)
        return node;
    if (shared == NULL)
        aj_load_fail(loading, node, _("没有共用字段“%" AJ_STR_FMT "”，最接近的是“%" AJ_STR_FMT "”"),
                     AJ_STR_ARG(id), AJ_STR_ARG(aj_nearest_in_map(&loading->shared, id)));
    return shared;
}

static enum aj_type load_type(struct aj_loading *loading, const struct aj_node *node)
{
    struct aj_str name = aj_node_get(node, "type");
    enum aj_type type = name.ptr != NULL ? aj_type_find(name) : AJ_TYPE_TEXT;

    if (type != AJ_N_TYPES)
        return type;
    aj_load_fail(loading, node, _("没有名为“%" AJ_STR_FMT "”的字段类型"), AJ_STR_ARG(name));
    return AJ_TYPE_TEXT;
}

static void add_pattern(struct aj_loading *loading, const struct aj_node *node, struct aj_vec *list)
{
    struct aj_pattern *pattern = aj_load_pattern(loading, node, node->text);

    if (pattern != NULL)
        *(struct aj_pattern **)aj_vec_push(list) = pattern;
}

/* The labels, patterns and sign-off of a definition, into the field of that index. */
static void load_field_parts(struct aj_loading *loading, const struct aj_node *node,
                             struct aj_kind *kind, size_t index)
{
    for (size_t i = 0; i < node->children.count; i++) {
        const struct aj_node *child = aj_node_child(node, i);
        struct aj_field *field = aj_kind_field(kind, index);

        if (aj_node_is(child, "label")) {
            aj_load_label(loading, child, kind, index);
        } else if (aj_node_is(child, "pattern")) {
            add_pattern(loading, child, &field->patterns);
        } else if (aj_node_is(child, "trace")) {
            add_pattern(loading, child, &field->traces);
        } else if (aj_node_is(child, "heading")) {
            add_pattern(loading, child, &field->headings);
        } else if (aj_node_is(child, "signoff")) {
            load_signoff(loading, child, field);
        } else if (aj_node_is(child, "whole")) {
            field->is_whole = true;
        }
    }
}

/* A field, a field of a group or a column; prefix is "" or the group's or table's name and "/". */
static size_t load_field(struct aj_loading *loading, const struct aj_node *node,
                         struct aj_kind *kind, struct aj_str prefix)
{
    const struct aj_node *definition = definition_of(loading, node);
    struct aj_str name = aj_arena_printf(loading->ruleset->arena, "%" AJ_STR_FMT "%" AJ_STR_FMT,
                                         AJ_STR_ARG(prefix), AJ_STR_ARG(aj_node_get(node, "name")));
    enum aj_type type;
    struct aj_field *field;
    size_t index;

    if (definition == NULL)
        definition = node;
    type = load_type(loading, definition);
    if (aj_kind_find_field(kind, name) != AJ_NO_FIELD)
        aj_load_fail(loading, node, _("字段“%" AJ_STR_FMT "”重复定义"), AJ_STR_ARG(name));
    index = aj_kind_add_field(kinds_of(loading), kind, name, type);
    field = aj_kind_field(kind, index);
    field->is_many =
        aj_node_yes(definition, "many") || type == AJ_TYPE_SIGNATURE || type == AJ_TYPE_PENALTY;
    field->is_by_hand = aj_node_yes(definition, "hand");
    field->is_second = aj_str_equal_c(aj_node_get(definition, "take"), "second");
    field->is_column = aj_node_is(node, "column");
    field->is_goods = aj_node_yes(node, "goods");
    field->penalty = kept(loading, aj_node_get(definition, "penalty"));
    load_field_parts(loading, definition, kind, index);
    if (definition != node)
        load_field_parts(loading, node, kind, index);
    return index;
}

static struct aj_str with_slash(struct aj_loading *loading, const struct aj_node *node)
{
    return aj_arena_printf(loading->ruleset->arena, "%" AJ_STR_FMT "/",
                           AJ_STR_ARG(aj_node_get(node, "name")));
}

static void add_group(struct aj_loading *loading, const struct aj_node *node, struct aj_kind *kind,
                      struct aj_group *group, struct aj_str words)
{
    struct aj_label label = {.field = AJ_NO_FIELD, .group = group};

    *(struct aj_group **)aj_vec_push(&kind->groups) = group;
    aj_load_words_of_label(loading, node, words, kind->labels, &label);
}

static void add_heads(struct aj_loading *loading, const struct aj_node *node, struct aj_kind *kind,
                      const struct aj_group *group)
{
    struct aj_heads heads = {.label = {.field = AJ_NO_FIELD, .group = group}};
    struct aj_str source = aj_node_get(node, "heads");

    heads.pattern = source.len > 0 ? aj_load_pattern(loading, node, source) : NULL;
    if (heads.pattern != NULL)
        *(struct aj_heads *)aj_vec_push(&kind->heads) = heads;
}

/* "承办人：张三　2023年…" on a line of its own, without an opinion: who signs for the group, and
 * when. */
static void add_signers(struct aj_loading *loading, const struct aj_node *node,
                        struct aj_kind *kind, const struct aj_group *of)
{
    struct aj_group *group = aj_arena_alloc(loading->ruleset->arena, sizeof(*group));

    if (aj_node_get(node, "signers").len == 0)
        return;
    *group = *of;
    group->said = of->opinion;
    group->opinion = AJ_NO_FIELD;
    group->is_shared = true;
    add_group(loading, node, kind, group, aj_node_get(node, "signers"));
}

static void load_group(struct aj_loading *loading, const struct aj_node *node, struct aj_kind *kind)
{
    const struct aj_node *definition = definition_of(loading, node);
    struct aj_group *group = aj_arena_alloc(loading->ruleset->arena, sizeof(*group));

    if (definition == NULL)
        return;
    group->name = kept(loading, aj_node_get(node, "name"));
    group->opinion = AJ_NO_FIELD;
    group->said = AJ_NO_FIELD;
    group->signature = AJ_NO_FIELD;
    group->date = AJ_NO_FIELD;
    for (size_t i = 0; i < definition->children.count; i++) {
        const struct aj_node *child = aj_node_child(definition, i);
        size_t field = load_field(loading, child, kind, with_slash(loading, node));
        enum aj_type type = aj_kind_field(kind, field)->type;

        if (type == AJ_TYPE_SIGNATURE && group->signature == AJ_NO_FIELD)
            group->signature = field;
        else if (type == AJ_TYPE_DATE && group->date == AJ_NO_FIELD)
            group->date = field;
        else if (group->opinion == AJ_NO_FIELD)
            group->opinion = field;
    }
    if (group->opinion != AJ_NO_FIELD)
        aj_kind_field(kind, group->opinion)->is_opinion = true;
    add_group(loading, definition, kind, group, aj_node_get(definition, "label"));
    add_signers(loading, definition, kind, group);
    add_heads(loading, definition, kind, group);
}

/* AJ_NO_FIELD for no name, and for one that the kind lacks, which is a fault of the rules. */
static size_t find_field(struct aj_loading *loading, const struct aj_node *node,
                         const struct aj_kind *kind, struct aj_str name)
{
    size_t field = name.len > 0 ? aj_kind_find_field(kind, name) : AJ_NO_FIELD;

    if (name.len > 0 && field == AJ_NO_FIELD)
        aj_load_fail(loading, node, _("《%" AJ_STR_FMT "》没有字段“%" AJ_STR_FMT "”"),
                     AJ_STR_ARG(kind->name), AJ_STR_ARG(name));
    return field;
}

/* A section names fields of the other kind, which may be loaded later: they are looked up when all
 * kinds are known. */
static size_t section_field(struct aj_loading *loading, const struct aj_node *node,
                            const struct aj_kind *other, const char *attribute)
{
    return find_field(loading, node, other, aj_node_get(node, attribute));
}

/* A group whose parts are fields that the kind has anyway. */
static void load_shared_group(struct aj_loading *loading, const struct aj_node *node,
                              struct aj_kind *kind)
{
    struct aj_group *group = aj_arena_alloc(loading->ruleset->arena, sizeof(*group));

    group->is_shared = true;
    group->said = AJ_NO_FIELD;
    group->opinion = section_field(loading, node, kind, "opinion");
    group->signature = section_field(loading, node, kind, "signature");
    group->date = section_field(loading, node, kind, "date");
    add_group(loading, node, kind, group, aj_node_get(node, "label"));
    add_heads(loading, node, kind, group);
}

static void load_section(struct aj_loading *loading, const struct aj_node *node,
                         struct aj_kind *kind)
{
    const struct aj_kind *other = aj_load_kind_of(loading, node, aj_node_get(node, "kind"));
    struct aj_group *group;

    if (other == NULL)
        return;
    group = aj_arena_alloc(loading->ruleset->arena, sizeof(*group));
    group->name = other->name;
    group->section = other;
    group->said = AJ_NO_FIELD;
    group->opinion = section_field(loading, node, other, "opinion");
    group->signature = section_field(loading, node, other, "signature");
    group->date = section_field(loading, node, other, "date");
    add_group(loading, node, kind, group, aj_node_get(node, "cell"));
    add_heads(loading, node, kind, group);
}

static void load_rather(struct aj_loading *loading, const struct aj_node *node,
                        struct aj_kind *kind)
{
    struct aj_str names = aj_node_get(node, "fields");
    struct aj_rather rather = {.kind = aj_load_kind_of(loading, node, aj_node_get(node, "kind"))};
    struct aj_str name;

    if (rather.kind == NULL)
        return;
    aj_vec_init(&rather.fields, loading->ruleset->arena, sizeof(size_t));
    while (aj_str_next_word(&names, &name)) {
        size_t field = find_field(loading, node, rather.kind, name);

        if (field != AJ_NO_FIELD)
            *(size_t *)aj_vec_push(&rather.fields) = field;
    }
    *(struct aj_rather *)aj_vec_push(&kind->rather) = rather;
}

static void load_file_pattern(struct aj_loading *loading, const struct aj_node *node,
                              struct aj_kind *kind)
{
    struct aj_pattern *pattern = aj_load_pattern(loading, node, aj_node_get(node, "pattern"));

    if (pattern != NULL)
        *(struct aj_pattern **)aj_vec_push(&kind->files) = pattern;
}

static void load_form(struct aj_loading *loading, const struct aj_node *node, struct aj_kind *kind)
{
    struct aj_str text = aj_node_get(node, "form");
    int64_t n = 0;

    if (text.len > 0 && (!aj_number_parse(text, &n) || n < 1 || n > MOST_FORM))
        aj_load_fail(loading, node, _("form：“%" AJ_STR_FMT "”应为 1 至 %d 的整数"),
                     AJ_STR_ARG(text), MOST_FORM);
    kind->form = (uint32_t)n;
}

static void load_called(struct aj_loading *loading, const struct aj_node *node,
                        struct aj_kind *kind)
{
    struct aj_str words = node->text;
    struct aj_str word;

    while (aj_str_next_word(&words, &word))
        *(struct aj_str *)aj_vec_push(&kind->called) = kept(loading, word);
}

static void load_also(struct aj_loading *loading, const struct aj_node *node, struct aj_kind *kind)
{
    struct aj_str names = aj_node_get(node, "also");
    struct aj_str name;

    while (aj_str_next_word(&names, &name)) {
        const struct aj_kind *other = aj_load_kind_of(loading, node, name);

        if (other != NULL)
            *(const struct aj_kind **)aj_vec_push(&kind->also) = other;
    }
}

static void load_stage(struct aj_loading *loading, const struct aj_node *node, struct aj_kind *kind)
{
    struct aj_str stage = aj_node_get(node, "stage");

    kind->stage = stage.ptr != NULL ? aj_stage_find(stage) : AJ_STAGE_FILED;
    if (kind->stage != AJ_N_STAGES)
        return;
    aj_load_fail(loading, node, _("没有名为“%" AJ_STR_FMT "”的阶段"), AJ_STR_ARG(stage));
    kind->stage = AJ_STAGE_FILED;
}

/* A group without fields of its own puts what it reads into fields that the kind has anyway. */
static bool is_shared_group(const struct aj_node *node)
{
    return aj_node_is(node, "group") && node->children.count == 0 &&
           aj_node_get(node, "like").ptr == NULL;
}

static void load_titles(struct aj_loading *loading, const struct aj_node *node,
                        struct aj_kind *kind)
{
    struct aj_str source = aj_node_get(node, "pattern");
    struct aj_title_pattern pattern = {.kind = kind};

    aj_load_titles(loading, node, kind, node->text);
    pattern.pattern = source.len > 0 ? aj_load_pattern(loading, node, source) : NULL;
    if (pattern.pattern != NULL)
        *(struct aj_title_pattern *)aj_vec_push(&kinds_of(loading)->title_patterns) = pattern;
}

static void load_table(struct aj_loading *loading, const struct aj_node *node, struct aj_kind *kind)
{
    const struct aj_node *definition = definition_of(loading, node);

    for (size_t i = 0; definition != NULL && i < definition->children.count; i++)
        (void)load_field(loading, aj_node_child(definition, i), kind,
                         with_slash(loading, node)); /* found again by its name */
}

static void load_child(struct aj_loading *loading, const struct aj_node *child,
                       struct aj_kind *kind)
{
    if (aj_node_is(child, "title")) {
        load_titles(loading, child, kind);
    } else if (aj_node_is(child, "called")) {
        load_called(loading, child, kind);
    } else if (aj_node_is(child, "file")) {
        load_file_pattern(loading, child, kind);
    } else if (aj_node_is(child, "field")) {
        (void)load_field(loading, child, kind, AJ_STR_EMPTY); /* found again by its name */
    } else if (aj_node_is(child, "group") && !is_shared_group(child)) {
        load_group(loading, child, kind);
    } else if (aj_node_is(child, "table")) {
        load_table(loading, child, kind);
    }
}

/* <field from=>: read out of the words of another field of the kind. */
static void load_source(struct aj_loading *loading, const struct aj_node *node,
                        struct aj_kind *kind)
{
    size_t index = aj_kind_find_field(kind, aj_node_get(node, "name"));
    struct aj_field *field;

    if (!aj_node_is(node, "field") || index == AJ_NO_FIELD)
        return;
    field = aj_kind_field(kind, index);
    field->source = section_field(loading, node, kind, "from");
    if (field->source != AJ_NO_FIELD && aj_kind_field(kind, field->source)->type != AJ_TYPE_TEXT)
        aj_load_fail(loading, node, _("from 所指的字段应为文字（text）"));
    field->is_many = field->is_many || field->source != AJ_NO_FIELD;
    field->not_after = aj_arena_dup(loading->ruleset->arena, aj_node_get(node, "not-after"));
    field->not_before = aj_arena_dup(loading->ruleset->arena, aj_node_get(node, "not-before"));
    if ((field->source != AJ_NO_FIELD) == (field->type == AJ_TYPE_PENALTY) ||
        field->type == AJ_TYPE_CITATIONS)
        return;
    aj_load_fail(loading, node,
                 _("type=\"penalty\" 须与 from= 一起使用，from= 只用于 penalty 和 citations"));
}

/* A kind without fields of its own is read as the first kind it also is. */
static void inherit(struct aj_kind *kind)
{
    const struct aj_kind *base;

    if (kind->fields.count > 0 || kind->also.count == 0)
        return;
    base = *(struct aj_kind **)aj_vec_at(&kind->also, 0);
    kind->fields = base->fields;
    kind->by_name = base->by_name;
    kind->labels = base->labels;
    kind->columns = base->columns;
    kind->groups = base->groups;
    kind->heads = base->heads;
}

static void finish_kind(struct aj_loading *loading, const struct aj_node *node,
                        struct aj_kind *kind)
{
    const struct aj_node *serves = aj_node_find(node, "serves");
    const struct aj_node *lists = aj_node_find(node, "lists");

    for (size_t i = 0; i < node->children.count; i++) {
        const struct aj_node *child = aj_node_child(node, i);

        if (aj_node_is(child, "section"))
            load_section(loading, child, kind);
        else if (aj_node_is(child, "rather"))
            load_rather(loading, child, kind);
        else if (is_shared_group(child))
            load_shared_group(loading, child, kind);
        else
            load_source(loading, child, kind);
    }
    inherit(kind);
    if (aj_node_get(node, "holds").len > 0)
        kind->holds = aj_load_pattern(loading, node, aj_node_get(node, "holds"));
    kind->date_field = aj_kind_find_field(kind, aj_str_from(FIELD_DATE));
    kind->number_field = aj_kind_find_field(kind, aj_str_from(FIELD_NUMBER));
    kind->party_field = aj_kind_find_field(kind, aj_str_from(FIELD_PARTY));
    if (serves != NULL) {
        kind->serves_name = section_field(loading, serves, kind, "name");
        kind->serves_number = section_field(loading, serves, kind, "number");
        kind->serves_party = section_field(loading, serves, kind, "party");
    }
    if (lists != NULL) {
        kind->lists_title = section_field(loading, lists, kind, "title");
        kind->lists_pages = section_field(loading, lists, kind, "pages");
        kind->lists_ends = section_field(loading, lists, kind, "ends");
    }
}

/* How many fields a kind has by itself: room for them all at once is much less than what growing
 * leaves behind. */
static size_t count_fields(const struct aj_loading *loading, const struct aj_node *node)
{
    size_t n = 0;

    for (size_t i = 0; i < node->children.count; i++) {
        const struct aj_node *child = aj_node_child(node, i);
        const struct aj_node *shared = aj_map_find(&loading->shared, aj_node_get(child, "like"));

        if (aj_node_is(child, "field"))
            n++;
        else if (aj_node_is(child, "group") || aj_node_is(child, "table"))
            n += (shared != NULL ? shared : child)->children.count;
    }
    return n;
}

void aj_load_kinds(struct aj_loading *loading, const struct aj_node *root)
{
    for (size_t i = 0; i < root->children.count; i++) {
        const struct aj_node *node = aj_node_child(root, i);
        struct aj_kind *kind = aj_kinds_find(kinds_of(loading), aj_node_get(node, "kind"));

        if (kind == NULL)
            continue;
        load_stage(loading, node, kind);
        load_form(loading, node, kind);
        load_also(loading, node, kind);
        aj_load_titles(loading, node, kind, kind->name);
        aj_vec_reserve(&kind->fields, count_fields(loading, node));
        for (size_t k = 0; k < node->children.count; k++)
            load_child(loading, aj_node_child(node, k), kind);
    }
}

void aj_load_kind_ends(struct aj_loading *loading, const struct aj_node *root)
{
    for (size_t i = 0; i < root->children.count; i++) {
        const struct aj_node *node = aj_node_child(root, i);
        struct aj_kind *kind = aj_kinds_find(kinds_of(loading), aj_node_get(node, "kind"));

        if (kind != NULL)
            finish_kind(loading, node, kind);
    }
}
