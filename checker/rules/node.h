/* SPDX-License-Identifier: Apache-2.0
 *
 * A rule file as a tree of elements, each with its line, checked against the table of what may
 * stand where.
 */
#ifndef AJ_NODE_H
#define AJ_NODE_H

#include "base/error.h"
#include "base/vec.h"

#define AJ_RULES_NAMESPACE "urn:anjuan:rules:1"

struct aj_node {
    struct aj_str name;
    struct aj_vec attributes; /* struct aj_setting */
    struct aj_vec children;   /* struct aj_node * */
    struct aj_str text;       /* all character data directly inside, trimmed */
    struct aj_node *parent;
    struct aj_str file;
    int line;
    const char *sha256; /* of the file, on the root of a profile; else NULL */
};

/* Where errors of rule files go: all of them, not only the first. */
struct aj_rule_errors {
    struct aj_arena *arena;
    struct aj_vec list; /* struct aj_rule_error */
};

struct aj_rule_error {
    struct aj_str file;
    int line;
    struct aj_str message;
};

void aj_rule_errors_init(struct aj_rule_errors *errors, struct aj_arena *arena);
void aj_rule_errors_add(struct aj_rule_errors *errors, struct aj_str file, int line,
                        const char *format, ...) AJ_PRINTF(4, 5);

/* Where a tree is built. */
struct aj_node_space {
    struct aj_arena *nodes;
    struct aj_arena *words;   /* what stands in the file: names, values, texts */
    struct aj_arena *passing; /* for all of examples, which are checked but not in the tree; NULL:
                                 they are in it */
};

/* The name of the outermost element of a rule file, "" where none begins. */
struct aj_str aj_node_root_name(struct aj_arena *arena, struct aj_str bytes);
/* Parses a rule file's bytes; NULL after errors were added. Unknown elements and attributes are
 * errors with the nearest known name, but the tree is returned. */
const struct aj_node *aj_node_parse(const struct aj_node_space *space, struct aj_str file,
                                    struct aj_str bytes, struct aj_rule_errors *errors);

const struct aj_node *aj_node_child(const struct aj_node *node, size_t i);
/* The first child of that name, or NULL. */
const struct aj_node *aj_node_find(const struct aj_node *node, const char *name);
bool aj_node_is(const struct aj_node *node, const char *name);
/* The attribute's value; ptr is NULL when it isn't there. */
struct aj_str aj_node_get(const struct aj_node *node, const char *attribute);
bool aj_node_yes(const struct aj_node *node, const char *attribute);

#endif
