/* SPDX-License-Identifier: Apache-2.0
 *
 * What may stand where in a rule file: elements, attributes, and their nearest known names.
 */
#ifndef AJ_GRAMMAR_H
#define AJ_GRAMMAR_H

#include "rules/node.h"

#define AJ_PREDICATES "*predicates*" /* stands for every predicate in a list of children */
#define AJ_TEXT       "#text"        /* and this for words */

/* One element in one place. */
struct aj_element {
    const char *parent; /* "" at the root */
    const char *name;
    const char *attributes;
    const char *required;
    const char *children;
};

/* An attribute that takes one of a few words, in every element or in those named. */
struct aj_attribute_words {
    const char *name;
    const char *elements; /* "" for every */
    const char *words;
};

/* The i-th of each, or NULL past the last. */
const struct aj_element *aj_grammar_element(size_t i);
const struct aj_attribute_words *aj_grammar_words(size_t i);

/* Adds an error for each element or attribute that has no place where it stands, and for each that
 * is missing. */
void aj_grammar_check(const struct aj_node *root, struct aj_rule_errors *errors);

#endif
