/* SPDX-License-Identifier: Apache-2.0
 *
 * From XML events to a tree. Rule files are small; a tree of them is read many times.
 */
#include "rules/node.h"

#include "base/buffer.h"
#include "base/digest.h"
#include "base/limits.h"
#include "base/map.h"
#include "predicate/predicate.h"
#include "reader/sax.h"
#include "rules/grammar.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct building {
    const struct aj_node_space *space;
    struct aj_arena *nodes; /* for the element at hand: those of space, or both its passing one */
    struct aj_arena *words;
    struct aj_str file;
    struct aj_map names; /* struct aj_str *: of elements and attributes, each kept once */
    struct aj_node *root;
    struct aj_node *open;
    struct aj_buffer text; /* of the innermost open element */
    struct aj_rule_errors *errors;
};

void aj_rule_errors_init(struct aj_rule_errors *errors, struct aj_arena *arena)
{
    errors->arena = arena;
    aj_vec_init(&errors->list, arena, sizeof(struct aj_rule_error));
}

void aj_rule_errors_add(struct aj_rule_errors *errors, struct aj_str file, int line,
                        const char *format, ...)
{
    char message[1024];
    struct aj_rule_error *error;
    va_list args;

    if (errors->list.count >= AJ_LIMIT_RULE_ERRORS)
        return;
    va_start(args, format);
    (void)vsnprintf(message, sizeof(message), format, args); /* a cut message still tells */
    va_end(args);
    error = aj_vec_push(&errors->list);
    *error = (struct aj_rule_error){file, line, aj_arena_dup(errors->arena, aj_str_from(message))};
}

/* Moves the text collected so far into the open element. */
static void flush_text(struct building *b)
{
    struct aj_str text = aj_str_trim(aj_buffer_get(&b->text));

    if (b->open != NULL && text.len > 0)
        b->open->text = b->open->text.len == 0
                            ? aj_arena_dup(b->words, text)
                            : aj_arena_printf(b->words, "%" AJ_STR_FMT " %" AJ_STR_FMT,
                                              AJ_STR_ARG(b->open->text), AJ_STR_ARG(text));
    b->text.len = 0;
}

static struct aj_str kept(struct building *b, const char *name)
{
    struct aj_str *known = aj_map_find(&b->names, aj_str_from(name));

    if (known != NULL)
        return *known;
    known = aj_arena_alloc(b->names.entries.arena, sizeof(*known));
    *known = aj_arena_dup(b->space->words, aj_str_from(name));
    aj_map_set(&b->names, *known, known);
    return *known;
}

/* Whether an element is an example in a rule; elsewhere there is none. */
static bool is_example(const struct building *b, const struct aj_node *parent, const char *name)
{
    return parent != NULL && parent->parent == b->root && b->root != parent &&
           strcmp(name, "example") == 0;
}

static void start(void *context, const struct aj_sax_element *element, enum aj_status *stop)
{
    struct building *b = context;
    struct aj_node *node;

    (void)stop; /* a rule file is read to its end */
    flush_text(b);
    if (b->space->passing != NULL && is_example(b, b->open, element->name))
        b->nodes = b->words = b->space->passing;
    node = aj_arena_alloc(b->nodes, sizeof(*node));
    node->name = kept(b, element->name);
    node->file = b->file;
    node->line = element->line;
    node->parent = b->open;
    aj_vec_init(&node->attributes, b->nodes, sizeof(struct aj_setting));
    aj_vec_init(&node->children, b->nodes, sizeof(struct aj_node *));
    aj_vec_reserve(&node->attributes, element->n_attributes);
    for (size_t i = 0; i < element->n_attributes; i++) {
        struct aj_setting *setting = aj_vec_push(&node->attributes);

        setting->name = kept(b, element->attributes[i].name);
        setting->value = aj_arena_dup(b->words, element->attributes[i].value);
    }
    if (strcmp(element->ns, AJ_RULES_NAMESPACE) != 0)
        aj_rule_errors_add(b->errors, b->file, node->line, _("元素 <%s> 的命名空间应为 %s"),
                           element->name, AJ_RULES_NAMESPACE);
    if (b->open == NULL)
        b->root = node;
    else
        *(struct aj_node **)aj_vec_push(&b->open->children) = node;
    b->open = node;
}

static void end(void *context, const char *ns, const char *name, enum aj_status *stop)
{
    struct building *b = context;

    (void)ns;
    (void)stop;
    flush_text(b);
    b->open = b->open->parent;
    if (!is_example(b, b->open, name))
        return;
    b->nodes = b->space->nodes;
    b->words = b->space->words;
}

static void text(void *context, struct aj_str words, enum aj_status *stop)
{
    struct building *b = context;

    (void)stop;
    aj_buffer_append(&b->text, words);
}

static const char *digest_of(struct aj_arena *arena, struct aj_str bytes)
{
    char *digest = aj_arena_alloc(arena, AJ_DIGEST_HEX + 1);

    aj_digest_of(bytes, digest);
    return digest;
}

static void drop_examples(const struct building *b, struct aj_node *rule)
{
    struct aj_node **children = rule->children.items;
    size_t n = 0;

    for (size_t i = 0; i < rule->children.count; i++) {
        if (!is_example(b, rule, children[i]->name.ptr))
            children[n++] = children[i];
    }
    rule->children.count = n;
}

const struct aj_node *aj_node_parse(const struct aj_node_space *space, struct aj_str file,
                                    struct aj_str bytes, struct aj_rule_errors *errors)
{
    static const struct aj_sax_handler handler = {start, end, text};
    struct building b = {.space = space,
                         .nodes = space->nodes,
                         .words = space->words,
                         .file = file,
                         .errors = errors};
    struct aj_error error = {0};
    enum aj_status status;

    aj_buffer_init(&b.text, AJ_LIMIT_RULE_FILE_BYTES);
    aj_map_init(&b.names, space->nodes);
    status = aj_sax_parse(bytes, &handler, &b, &error);
    aj_buffer_release(&b.text);
    if (status != AJ_OK) {
        aj_rule_errors_add(errors, file, b.open != NULL ? b.open->line : 1, "%s", error.message);
        return NULL;
    }
    if (aj_node_is(b.root, "profile"))
        b.root->sha256 = digest_of(space->words, bytes);
    aj_grammar_check(b.root, errors);
    for (size_t i = 0; space->passing != NULL && i < b.root->children.count; i++)
        drop_examples(&b, *(struct aj_node **)aj_vec_at(&b.root->children, i));
    return b.root;
}

struct naming {
    struct aj_arena *arena;
    struct aj_str name;
};

static void name_root(void *context, const struct aj_sax_element *element, enum aj_status *stop)
{
    struct naming *naming = context;

    naming->name = aj_arena_dup(naming->arena, aj_str_from(element->name));
    *stop = AJ_LIMIT; /* enough is known */
}

struct aj_str aj_node_root_name(struct aj_arena *arena, struct aj_str bytes)
{
    static const struct aj_sax_handler handler = {.start = name_root};
    struct naming naming = {.arena = arena};

    /* what is wrong before it begins, a whole parse will say */
    return aj_sax_parse(bytes, &handler, &naming, NULL) == AJ_LIMIT ? naming.name : AJ_STR_EMPTY;
}

const struct aj_node *aj_node_child(const struct aj_node *node, size_t i)
{
    return *(struct aj_node *const *)aj_vec_at(&node->children, i);
}

const struct aj_node *aj_node_find(const struct aj_node *node, const char *name)
{
    for (size_t i = 0; i < node->children.count; i++) {
        if (aj_node_is(aj_node_child(node, i), name))
            return aj_node_child(node, i);
    }
    return NULL;
}

bool aj_node_is(const struct aj_node *node, const char *name)
{
    return aj_str_equal_c(node->name, name);
}

struct aj_str aj_node_get(const struct aj_node *node, const char *attribute)
{
    for (size_t i = 0; i < node->attributes.count; i++) {
        const struct aj_setting *setting = aj_vec_at(&node->attributes, i);

        if (aj_str_equal_c(setting->name, attribute))
            return setting->value;
    }
    return AJ_STR_EMPTY;
}

bool aj_node_yes(const struct aj_node *node, const char *attribute)
{
    return aj_str_equal_c(aj_node_get(node, attribute), "yes");
}
