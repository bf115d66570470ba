/* SPDX-License-Identifier: Apache-2.0
 *
 * Predicates: from elements to what is evaluated. A definition with parameters is compiled anew
 * for each use, with what the use puts in their places; a mutant (rules test --mutate) is a rule
 * compiled with one thing changed.
 */
#include "rules/ruleset.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "predicate/term.h"

#include <string.h>

static const struct aj_each nothing = {.kind = NULL};

/* What a use of a definition with parameters puts in their places. */
struct aj_with {
    const struct aj_node *use;
    struct aj_vec values; /* struct aj_setting */
};

struct aj_define {
    const struct aj_node *node;
    struct aj_predicate *predicate; /* of one without parameters, once it was compiled */
    bool is_open;                   /* it is being compiled: a circle */
};

/* ---- errors ---- */

/* Where the error of a predicate goes: the loading, and the node it stands at. */
struct compiling_at {
    struct aj_loading *loading;
    const struct aj_node *node;
};

static void report(void *context, int line, struct aj_str message)
{
    const struct compiling_at *at = context;
    const struct aj_with *with = at->loading->with;

    (void)line; /* the node knows it */
    if (with == NULL)
        aj_load_fail(at->loading, at->node, "%" AJ_STR_FMT, AJ_STR_ARG(message));
    else
        aj_load_fail(at->loading, at->node,
                     _("%" AJ_STR_FMT "（用于 %" AJ_STR_FMT " 第%d行的 <use>）"),
                     AJ_STR_ARG(message), AJ_STR_ARG(with->use->file), with->use->line);
}

static struct aj_str write_out(void *context, struct aj_str source)
{
    const struct compiling_at *at = context;

    return aj_load_write_out(at->loading, at->node, source);
}

static void prepare(struct aj_loading *loading, struct compiling_at *at, const struct aj_node *node,
                    const struct aj_each *self, struct aj_compiling *c)
{
    struct aj_ruleset *ruleset = loading->ruleset;

    *at = (struct compiling_at){loading, node};
    *c = (struct aj_compiling){.arena = ruleset->arena,
                               .kinds = &ruleset->kinds,
                               .facts = &ruleset->facts,
                               .params = &ruleset->params,
                               .laws = &ruleset->laws,
                               .spans = &ruleset->spans,
                               .tables = &ruleset->tables,
                               .settings = &node->attributes,
                               .patterns = &ruleset->patterns,
                               .text = node->text,
                               .self = *self,
                               .fail = report,
                               .write_out = write_out,
                               .context = at,
                               .line = node->line};
}

bool aj_load_path(struct aj_loading *loading, const struct aj_node *node, struct aj_str text,
                  struct aj_path *out)
{
    struct compiling_at at;
    struct aj_compiling c;

    prepare(loading, &at, node, &nothing, &c);
    return aj_path_compile(&c, text, out);
}

/* Terms nest a few levels; the XML reader bounds the depth of what gets here. */
const struct aj_term *aj_load_term(struct aj_loading *loading, const struct aj_node *node)
{
    struct aj_term *term = aj_arena_alloc(loading->ruleset->arena, sizeof(*term));
    struct compiling_at at;
    struct aj_compiling c;
    struct aj_vec terms;

    aj_vec_init(&terms, loading->ruleset->arena, sizeof(const struct aj_term *));
    for (size_t i = 0; i < node->children.count; i++)
        *(const struct aj_term **)aj_vec_push(&terms) =
            aj_load_term(loading, aj_node_child(node, i));
    prepare(loading, &at, node, &nothing, &c);
    aj_term_compile(&c, node->name, terms, term);
    return term;
}

/* ---- each= ---- */

static bool has_table(const struct aj_kind *kind, struct aj_str table)
{
    for (size_t i = 0; i < kind->fields.count; i++) {
        const struct aj_field *field = aj_vec_at(&kind->fields, i);

        if (field->is_column && aj_str_starts(field->name, table))
            return true;
    }
    return false;
}

/* 文书, or 文书/表 for the rows of its table. */
struct aj_each aj_load_each(struct aj_loading *loading, const struct aj_node *node,
                            struct aj_str words)
{
    size_t slash = aj_str_find(words, aj_str_from("/"), 0);
    struct aj_str name = aj_str_sub(words, 0, slash);
    struct aj_each each = {.kind = NULL};
    struct aj_str near;

    if (words.len == 0)
        return each;
    each.kind = aj_kinds_find(&loading->ruleset->kinds, name);
    if (each.kind == NULL) {
        near = aj_nearest_in_map(&loading->ruleset->kinds.by_name, name);
        aj_load_fail(loading, node, _("each：没有名为“%" AJ_STR_FMT "”的文书%s%" AJ_STR_FMT "%s"),
                     AJ_STR_ARG(name), near.len > 0 ? _("，是否为“") : "", AJ_STR_ARG(near),
                     near.len > 0 ? _("”？") : "");
        return each;
    }
    if (slash == AJ_STR_NONE)
        return each;
    each.table = aj_arena_printf(loading->ruleset->arena, "%" AJ_STR_FMT "/",
                                 AJ_STR_ARG(aj_str_sub(words, slash + 1, words.len)));
    if (!has_table(each.kind, each.table))
        aj_load_fail(loading, node, _("each：《%" AJ_STR_FMT "》没有表“%" AJ_STR_FMT "”"),
                     AJ_STR_ARG(name), AJ_STR_ARG(aj_str_sub(words, slash + 1, words.len)));
    return each;
}

/* ---- what a node says, with parameters and mutants put in ---- */

static const struct aj_str *value_of(const struct aj_with *with, struct aj_str name)
{
    for (size_t i = 0; i < with->values.count; i++) {
        const struct aj_setting *setting = aj_vec_at(&with->values, i);

        if (aj_str_equal(setting->name, name))
            return &setting->value;
    }
    return NULL;
}

/* The words with each {parameter} replaced; other braces are left. */
static struct aj_str put_in(struct aj_loading *loading, struct aj_str words)
{
    struct aj_buffer out;
    struct aj_str result;

    if (loading->with == NULL || !aj_str_contains(words, aj_str_from("{")))
        return words;
    aj_buffer_init(&out, AJ_LIMIT_RULE_FILE_BYTES);
    for (size_t at = 0; at < words.len;) {
        size_t end = aj_str_find(words, aj_str_from("}"), at);
        const struct aj_str *value = words.ptr[at] == '{' && end != AJ_STR_NONE
                                         ? value_of(loading->with, aj_str_sub(words, at + 1, end))
                                         : NULL;

        aj_buffer_append(&out, value != NULL ? *value : aj_str_sub(words, at, at + 1));
        at = value != NULL ? end + 1 : at + 1;
    }
    result = aj_arena_dup(loading->ruleset->arena, aj_buffer_get(&out));
    aj_buffer_release(&out);
    return result;
}

static bool is_mutated(const struct aj_loading *loading, const struct aj_node *node,
                       enum aj_mutant_sort sort)
{
    return loading->mutant != NULL && loading->mutant->node == node &&
           loading->mutant->sort == sort;
}

/* The attributes as they count: the node's own where nothing is put in. */
static struct aj_vec settings_of(struct aj_loading *loading, const struct aj_node *node)
{
    const struct aj_mutant *mutant =
        is_mutated(loading, node, AJ_MUTANT_SETTING) ? loading->mutant : NULL;
    struct aj_vec settings;

    if (loading->with == NULL && mutant == NULL)
        return node->attributes;
    aj_vec_init(&settings, loading->ruleset->arena, sizeof(struct aj_setting));
    for (size_t i = 0; i < node->attributes.count; i++) {
        struct aj_setting setting = *(const struct aj_setting *)aj_vec_at(&node->attributes, i);

        if (mutant != NULL && aj_str_equal(setting.name, mutant->setting))
            continue;
        setting.value = put_in(loading, setting.value);
        *(struct aj_setting *)aj_vec_push(&settings) = setting;
    }
    if (mutant != NULL)
        *(struct aj_setting *)aj_vec_push(&settings) =
            (struct aj_setting){mutant->setting, mutant->value};
    return settings;
}

/* ---- definitions ---- */

void aj_load_define_names(struct aj_loading *loading, const struct aj_node *root)
{
    for (size_t i = 0; i < root->children.count; i++) {
        const struct aj_node *node = aj_node_child(root, i);
        struct aj_define *define;

        if (!aj_node_is(node, "define"))
            continue;
        aj_load_claim(loading, node, aj_node_get(node, "name"));
        define = aj_arena_alloc(loading->ruleset->arena, sizeof(*define));
        define->node = node;
        aj_map_set(&loading->ruleset->defines, aj_node_get(node, "name"), define);
    }
}

/* Each parameter must be given once, and nothing that is none. */
static void check_with(struct aj_loading *loading, const struct aj_define *define,
                       const struct aj_with *with)
{
    struct aj_str wanted = aj_node_get(define->node, "with");
    struct aj_str rest = wanted;
    struct aj_str word;

    while (aj_str_next_word(&rest, &word)) {
        if (value_of(with, word) == NULL)
            aj_load_fail(loading, with->use, _("<use> 没有给出参数“%" AJ_STR_FMT "”"),
                         AJ_STR_ARG(word));
    }
    for (size_t i = 0; i < with->values.count; i++) {
        const struct aj_setting *setting = aj_vec_at(&with->values, i);

        if (!aj_str_has_word(wanted, setting->name))
            aj_load_fail(loading, with->use,
                         _("<define> 没有参数“%" AJ_STR_FMT "”；它的参数：%" AJ_STR_FMT),
                         AJ_STR_ARG(setting->name), AJ_STR_ARG(wanted));
        else if (value_of(with, setting->name) != &setting->value)
            aj_load_fail(loading, with->use, _("<use> 的参数“%" AJ_STR_FMT "”重复"),
                         AJ_STR_ARG(setting->name));
    }
}

/* What the <with> elements of a use say, themselves with what is put in around it. */
static struct aj_with with_of(struct aj_loading *loading, const struct aj_node *use)
{
    struct aj_with with = {.use = use};

    aj_vec_init(&with.values, loading->ruleset->arena, sizeof(struct aj_setting));
    for (size_t i = 0; i < use->children.count; i++) {
        const struct aj_node *child = aj_node_child(use, i);

        if (aj_node_is(child, "with"))
            *(struct aj_setting *)aj_vec_push(&with.values) = (struct aj_setting){
                aj_node_get(child, "name"), put_in(loading, aj_node_get(child, "value"))};
    }
    return with;
}

static struct aj_predicate *all_of(struct aj_loading *loading, const struct aj_node *node,
                                   const struct aj_each *self)
{
    struct aj_predicate *all = aj_arena_alloc(loading->ruleset->arena, sizeof(*all));

    all->type = aj_predicate_type_find(aj_str_from("all"));
    all->line = node->line;
    all->id = loading->ruleset->n_predicates++;
    all->children = aj_load_predicates(loading, node, self);
    return all;
}

struct aj_predicate *aj_load_all_of(struct aj_loading *loading, const struct aj_node *node)
{
    return all_of(loading, node, &nothing);
}

/* One with parameters may be given ./x; one without is the same wherever it is used. */
static struct aj_predicate *compile_define(struct aj_loading *loading, struct aj_define *define,
                                           const struct aj_with *with, const struct aj_each *self)
{
    const struct aj_with *outer = loading->with;
    bool has_parameters = aj_node_get(define->node, "with").len > 0;
    struct aj_predicate *predicate;

    define->is_open = true;
    loading->with = has_parameters ? with : NULL;
    predicate = all_of(loading, define->node, has_parameters ? self : &nothing);
    loading->with = outer;
    define->is_open = false;
    if (!has_parameters)
        define->predicate = predicate;
    return predicate;
}

/* What a <use> stands for; NULL after an error. */
static struct aj_predicate *find_define(struct aj_loading *loading, const struct aj_node *use,
                                        const struct aj_each *self)
{
    struct aj_str name = put_in(loading, aj_node_get(use, "define"));
    struct aj_define *define = aj_map_find(&loading->ruleset->defines, name);
    struct aj_with with = with_of(loading, use);
    struct aj_str near;

    if (define == NULL) {
        near = aj_nearest_in_map(&loading->ruleset->defines, name);
        aj_load_fail(loading, use, _("没有名为“%" AJ_STR_FMT "”的 <define>%s%" AJ_STR_FMT "%s"),
                     AJ_STR_ARG(name), near.len > 0 ? _("，是否为“") : "", AJ_STR_ARG(near),
                     near.len > 0 ? _("”？") : "");
        return NULL;
    }
    if (define->is_open) {
        aj_load_fail(loading, use, _("<define> “%" AJ_STR_FMT "”用到了自己"), AJ_STR_ARG(name));
        return NULL;
    }
    check_with(loading, define, &with);
    return define->predicate != NULL ? define->predicate
                                     : compile_define(loading, define, &with, self);
}

/* Those that nothing uses are compiled, too, for what is wrong with them. */
void aj_load_defines(struct aj_loading *loading, const struct aj_node *root)
{
    for (size_t i = 0; i < root->children.count; i++) {
        const struct aj_node *node = aj_node_child(root, i);
        struct aj_define *define;

        if (!aj_node_is(node, "define") || aj_node_get(node, "with").len > 0)
            continue;
        define = aj_map_find(&loading->ruleset->defines, aj_node_get(node, "name"));
        if (define->predicate == NULL && define->node == node)
            (void)compile_define(loading, define, NULL, &nothing); /* kept with it */
    }
}

/* ---- predicates ---- */

/* Rule files nest a few levels; the XML reader bounds the depth of what gets here. */
static const struct aj_predicate *
load_predicate(struct aj_loading *loading, const struct aj_node *node, const struct aj_each *self)
{
    struct aj_str name =
        is_mutated(loading, node, AJ_MUTANT_NAME) ? loading->mutant->value : node->name;
    const struct aj_predicate_type *type = aj_predicate_type_find(name);
    struct aj_predicate *predicate;
    struct compiling_at at;
    struct aj_compiling c;
    struct aj_vec settings;

    if (type == NULL)
        return NULL; /* the grammar has said so */
    settings = settings_of(loading, node);
    predicate = aj_arena_alloc(loading->ruleset->arena, sizeof(*predicate));
    predicate->type = type;
    predicate->line = node->line;
    predicate->id = loading->ruleset->n_predicates++;
    prepare(loading, &at, node, self, &c);
    c.settings = &settings;
    c.text = is_mutated(loading, node, AJ_MUTANT_TEXT) ? loading->mutant->value
                                                       : put_in(loading, node->text);
    predicate->say = aj_setting_find(&c, "say");
    if (type->takes_children)
        predicate->each = aj_load_each(loading, node, aj_setting_find(&c, "each"));
    if (predicate->each.kind != NULL)
        self = &predicate->each;
    predicate->children = aj_load_predicates(loading, node, self);
    if (strcmp(type->name, "use") == 0)
        predicate->data = find_define(loading, node, self);
    c.self = *self;
    if (type->compile != NULL)
        type->compile(&c, predicate);
    return predicate;
}

struct aj_vec aj_load_predicates(struct aj_loading *loading, const struct aj_node *node,
                                 const struct aj_each *self)
{
    struct aj_vec predicates;

    aj_vec_init(&predicates, loading->ruleset->arena, sizeof(const struct aj_predicate *));
    for (size_t i = 0; i < node->children.count; i++) {
        const struct aj_node *child = aj_node_child(node, i);
        const struct aj_predicate *predicate;

        if (is_mutated(loading, child, AJ_MUTANT_WITHOUT))
            continue;
        predicate = load_predicate(loading, child, self != NULL ? self : &nothing);
        if (predicate != NULL)
            *(const struct aj_predicate **)aj_vec_push(&predicates) = predicate;
    }
    return predicates;
}
