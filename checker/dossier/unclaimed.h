/* SPDX-License-Identifier: Apache-2.0
 *
 * Labels and signatures of a paper that its kind does not know, and what they could mean.
 */
#ifndef AJ_UNCLAIMED_H
#define AJ_UNCLAIMED_H

#include "dossier/dossier.h"

/* The first label with a value in the paper that may be the field's, though its kind does not know
 * it: one that ends in the two ideographs that a label of the field ends in, 终审意见 where the
 * kind knows 审批意见; else, in a form with several labels that no kind knows, one of them beside a
 * cell out of which nothing was read and which can be a value of the field's type. Its words as
 * written, with their place; "" for none. */
struct aj_str aj_unclaimed_like(struct aj_arena *arena, const struct aj_kinds *kinds,
                                const struct aj_paper *paper, size_t field, struct aj_place *place);

struct aj_unclaimed {
    bool is_looked_for;
    struct aj_str words; /* as written; "" for none */
    struct aj_place place;
};

/* The first name in the paper that is signed, by a picture or a day right behind it, without a
 * label that tells whose it is, and that is nobody's who is known to sign there and no officer's.
 */
struct aj_unclaimed aj_unclaimed_signature(struct aj_arena *arena, const struct aj_dossier *dossier,
                                           const struct aj_paper *paper);

#endif
