/* SPDX-License-Identifier: Apache-2.0
 *
 * Amounts that a fact works out: <sum>, <min>, <times> over fields, numbers and each other.
 */
#ifndef AJ_TERM_H
#define AJ_TERM_H

#include "base/fraction.h"
#include "predicate/predicate.h"

struct aj_term {
    const struct aj_term_type *type;
    struct aj_vec of;    /* struct aj_term_operand */
    struct aj_vec terms; /* const struct aj_term *: inside, operands like the others */
    struct aj_fraction by;
    struct aj_str by_param; /* of <times>: "" where `by` says it */
};

/* The names of the elements, parted by spaces. */
extern const char aj_term_names[];

/* Fills in what the element of that name says; terms are the ones inside. Reports through c->fail.
 */
void aj_term_compile(struct aj_compiling *c, struct aj_str name, struct aj_vec terms,
                     struct aj_term *out);
/* The amount with what it was worked out from: unread when an amount is, blank when one is that is
 * needed, absent when there is none. Allocates in e->arena. */
void aj_term_evaluate(struct aj_eval *e, const struct aj_term *term, struct aj_item *out);

#endif
