/* SPDX-License-Identifier: Apache-2.0
 *
 * <documents> and <words>: kinds, their titles, fields and labels.
 */
#include "rules/ruleset.h"

#include "text/fold.h"

#include <string.h>

/* The fields by which the program orders, numbers and attributes documents; their names are part of
 * the rule language. */
#define FIELD_DATE   "日期"
#define FIELD_NUMBER "文号"
#define FIELD_PARTY  "当事人"

static struct aj_kinds *kinds_of(struct aj_loading *loading)
{
    return &loading->ruleset->kinds;
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
            (void)aj_kinds_add(kinds_of(loading), name); /* found again by its name */
    }
}

static const struct aj_kind *find_kind(struct aj_loading *loading, const struct aj_node *node,
                                       struct aj_str name)
{
    const struct aj_kind *kind = aj_kinds_find(kinds_of(loading), name);

    if (kind == NULL)
        aj_load_fail(loading, node, _("没有名为“%" AJ_STR_FMT "”的文书"), AJ_STR_ARG(name));
    return kind;
}

static void load_label(struct aj_loading *loading, const struct aj_node *node, struct aj_kind *kind,
                       size_t field)
{
    struct aj_str unders = aj_node_get(node, "under");
    struct aj_label label = {.field = field};
    bool is_column = aj_node_is(node->parent, "column");

    if (unders.len == 0)
        aj_kind_add_label(kinds_of(loading), kind, is_column, node->text, label);
    while (aj_str_next_word(&unders, &label.under))
        aj_kind_add_label(kinds_of(loading), kind, is_column, node->text, label);
}

static void load_signoff(struct aj_loading *loading, const struct aj_node *node,
                         struct aj_field *field)
{
    struct aj_str part = aj_node_get(node, "part");

    field->signoff = AJ_SIGNOFF_DATE;
    if (aj_str_equal_c(part, "issuer"))
        field->signoff = AJ_SIGNOFF_ISSUER;
    else if (part.len > 0 && !aj_str_equal_c(part, "date"))
        aj_load_fail(loading, node, _("part：“%" AJ_STR_FMT "”应为 date 或 issuer"),
                     AJ_STR_ARG(part));
}

/* A field, a field of a group or a column; prefix is "" or the group's or table's name and "/". */
static size_t load_field(struct aj_loading *loading, const struct aj_node *node,
                         struct aj_kind *kind, struct aj_str prefix)
{
    struct aj_str type_name = aj_node_get(node, "type");
    enum aj_type type = type_name.ptr != NULL ? aj_type_find(type_name) : AJ_TYPE_TEXT;
    struct aj_str name = aj_arena_printf(loading->ruleset->arena, "%" AJ_STR_FMT "%" AJ_STR_FMT,
                                         AJ_STR_ARG(prefix), AJ_STR_ARG(aj_node_get(node, "name")));
    size_t index;

    if (type == AJ_N_TYPES) {
        aj_load_fail(loading, node, _("没有名为“%" AJ_STR_FMT "”的字段类型"),
                     AJ_STR_ARG(type_name));
        type = AJ_TYPE_TEXT;
    }
    if (aj_kind_find_field(kind, name) != AJ_NO_FIELD)
        aj_load_fail(loading, node, _("字段“%" AJ_STR_FMT "”重复定义"), AJ_STR_ARG(name));
    index = aj_kind_add_field(kinds_of(loading), kind, name, type);
    aj_kind_field(kind, index)->is_many = aj_node_yes(node, "many") || type == AJ_TYPE_SIGNATURE;
    aj_kind_field(kind, index)->is_by_hand = aj_node_yes(node, "hand");
    aj_kind_field(kind, index)->is_second = aj_str_equal_c(aj_node_get(node, "take"), "second");
    aj_kind_field(kind, index)->is_column = aj_node_is(node, "column");
    for (size_t i = 0; i < node->children.count; i++) {
        const struct aj_node *child = aj_node_child(node, i);
        struct aj_field *field = aj_kind_field(kind, index);

        if (aj_node_is(child, "label")) {
            load_label(loading, child, kind, index);
        } else if (aj_node_is(child, "pattern")) {
            struct aj_pattern *pattern = aj_load_pattern(loading, child, child->text);

            if (pattern != NULL)
                *(struct aj_pattern **)aj_vec_push(&field->patterns) = pattern;
        } else if (aj_node_is(child, "signoff")) {
            load_signoff(loading, child, field);
        } else if (aj_node_is(child, "whole")) {
            field->is_whole = true;
        }
    }
    return index;
}

static struct aj_str with_slash(struct aj_loading *loading, const struct aj_node *node)
{
    return aj_arena_printf(loading->ruleset->arena, "%" AJ_STR_FMT "/",
                           AJ_STR_ARG(aj_node_get(node, "name")));
}

static void add_group(struct aj_loading *loading, struct aj_kind *kind, struct aj_group *group,
                      struct aj_str labels)
{
    struct aj_label label = {.field = AJ_NO_FIELD, .group = group};
    struct aj_str word;

    *(struct aj_group **)aj_vec_push(&kind->groups) = group;
    while (aj_str_next_word(&labels, &word))
        aj_kind_add_label(kinds_of(loading), kind, false, word, label);
}

static void load_group(struct aj_loading *loading, const struct aj_node *node, struct aj_kind *kind)
{
    struct aj_group *group = aj_arena_alloc(loading->ruleset->arena, sizeof(*group));

    group->name = aj_node_get(node, "name");
    group->opinion = AJ_NO_FIELD;
    group->signature = AJ_NO_FIELD;
    group->date = AJ_NO_FIELD;
    for (size_t i = 0; i < node->children.count; i++) {
        const struct aj_node *child = aj_node_child(node, i);
        size_t field = load_field(loading, child, kind, with_slash(loading, node));
        enum aj_type type = aj_kind_field(kind, field)->type;

        if (type == AJ_TYPE_SIGNATURE && group->signature == AJ_NO_FIELD)
            group->signature = field;
        else if (type == AJ_TYPE_DATE && group->date == AJ_NO_FIELD)
            group->date = field;
        else if (group->opinion == AJ_NO_FIELD)
            group->opinion = field;
    }
    add_group(loading, kind, group, aj_node_get(node, "label"));
}

/* A section names fields of the other kind, which may be loaded later: they are looked up when all
 * kinds are known. */
static size_t section_field(struct aj_loading *loading, const struct aj_node *node,
                            const struct aj_kind *other, const char *attribute)
{
    struct aj_str name = aj_node_get(node, attribute);
    size_t field = name.len > 0 ? aj_kind_find_field(other, name) : AJ_NO_FIELD;

    if (name.len > 0 && field == AJ_NO_FIELD)
        aj_load_fail(loading, node, _("《%" AJ_STR_FMT "》没有字段“%" AJ_STR_FMT "”"),
                     AJ_STR_ARG(other->name), AJ_STR_ARG(name));
    return field;
}

static void load_section(struct aj_loading *loading, const struct aj_node *node,
                         struct aj_kind *kind)
{
    const struct aj_kind *other = find_kind(loading, node, aj_node_get(node, "kind"));
    struct aj_group *group;

    if (other == NULL)
        return;
    group = aj_arena_alloc(loading->ruleset->arena, sizeof(*group));
    group->name = other->name;
    group->section = other;
    group->opinion = section_field(loading, node, other, "opinion");
    group->signature = section_field(loading, node, other, "signature");
    group->date = section_field(loading, node, other, "date");
    add_group(loading, kind, group, aj_node_get(node, "cell"));
}

static void load_file_pattern(struct aj_loading *loading, const struct aj_node *node,
                              struct aj_kind *kind)
{
    struct aj_pattern *pattern = aj_load_pattern(loading, node, aj_node_get(node, "pattern"));

    if (pattern != NULL)
        *(struct aj_pattern **)aj_vec_push(&kind->files) = pattern;
}

static void load_also(struct aj_loading *loading, const struct aj_node *node, struct aj_kind *kind)
{
    struct aj_str names = aj_node_get(node, "also");
    struct aj_str name;

    while (aj_str_next_word(&names, &name)) {
        const struct aj_kind *other = find_kind(loading, node, name);

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

static void load_child(struct aj_loading *loading, const struct aj_node *child,
                       struct aj_kind *kind)
{
    if (aj_node_is(child, "title")) {
        aj_kinds_add_title(kinds_of(loading), kind, child->text);
    } else if (aj_node_is(child, "file")) {
        load_file_pattern(loading, child, kind);
    } else if (aj_node_is(child, "field")) {
        (void)load_field(loading, child, kind, AJ_STR_EMPTY); /* found again by its name */
    } else if (aj_node_is(child, "group")) {
        load_group(loading, child, kind);
    } else if (aj_node_is(child, "table")) {
        for (size_t i = 0; i < child->children.count; i++)
            (void)load_field(loading, aj_node_child(child, i), kind,
                             with_slash(loading, child)); /* likewise */
    }
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
}

static void finish_kind(struct aj_loading *loading, const struct aj_node *node,
                        struct aj_kind *kind)
{
    const struct aj_node *serves = aj_node_find(node, "serves");

    for (size_t i = 0; i < node->children.count; i++) {
        if (aj_node_is(aj_node_child(node, i), "section"))
            load_section(loading, aj_node_child(node, i), kind);
    }
    inherit(kind);
    kind->date_field = aj_kind_find_field(kind, aj_str_from(FIELD_DATE));
    kind->number_field = aj_kind_find_field(kind, aj_str_from(FIELD_NUMBER));
    kind->party_field = aj_kind_find_field(kind, aj_str_from(FIELD_PARTY));
    if (serves == NULL)
        return;
    kind->serves_name = section_field(loading, serves, kind, "name");
    kind->serves_number = section_field(loading, serves, kind, "number");
}

void aj_load_kinds(struct aj_loading *loading, const struct aj_node *root)
{
    for (size_t i = 0; i < root->children.count; i++) {
        const struct aj_node *node = aj_node_child(root, i);
        struct aj_kind *kind = aj_kinds_find(kinds_of(loading), aj_node_get(node, "kind"));

        if (kind == NULL)
            continue;
        load_stage(loading, node, kind);
        load_also(loading, node, kind);
        aj_kinds_add_title(kinds_of(loading), kind, kind->name);
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

static void add_words(struct aj_loading *loading, struct aj_vec *list, struct aj_str words)
{
    struct aj_str word;

    while (aj_str_next_word(&words, &word))
        *(struct aj_str *)aj_vec_push(list) = aj_fold_text(loading->ruleset->arena, word);
}

void aj_load_words(struct aj_loading *loading, const struct aj_node *root)
{
    struct aj_words *words = &kinds_of(loading)->words;

    for (size_t i = 0; i < root->children.count; i++) {
        const struct aj_node *node = aj_node_child(root, i);
        struct aj_str names = aj_node_get(node, "kinds");
        struct aj_str name;

        if (aj_node_is(node, "parts"))
            add_words(loading, &words->parts, node->text);
        else if (aj_node_is(node, "pictures"))
            add_words(loading, &words->pictures, node->text);
        else if (aj_node_is(node, "signs"))
            add_words(loading, &words->signs, node->text);
        while (aj_node_is(node, "bundle") && aj_str_next_word(&names, &name)) {
            const struct aj_kind *kind = find_kind(loading, node, name);

            if (kind != NULL)
                *(const struct aj_kind **)aj_vec_push(&words->bundle_kinds) = kind;
        }
    }
}
