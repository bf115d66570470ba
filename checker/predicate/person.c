/* SPDX-License-Identifier: Apache-2.0
 *
 * <person ask= see=/>: a question for a person, with the passages it is about.
 */
#include "predicate/predicate.h"

struct person {
    struct aj_str ask;
    struct aj_vec see; /* struct aj_path */
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct person *person = aj_arena_alloc(c->arena, sizeof(*person));

    person->ask = aj_arena_dup(c->arena, aj_setting_find(c, "ask"));
    person->see = aj_paths_compile(c, aj_setting_find(c, "see"));
    predicate->data = person;
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct person *person = predicate->data;

    for (size_t i = 0; i < person->see.count; i++) {
        struct aj_operand operand;

        aj_path_resolve(e, aj_vec_at(&person->see, i), AJ_PICK_ALL, &operand);
        for (size_t k = 0; k < operand.items.count; k++) {
            const struct aj_item *item = aj_vec_at(&operand.items, k);

            if (item->state != AJ_BLANK)
                aj_outcome_evidence(out, item);
        }
    }
    aj_outcome_note(out, AJ_UNKNOWN, person->ask);
}

const struct aj_predicate_type aj_predicate_person = {"person", "ask see say", "ask",    false,
                                                      false,    compile,       evaluate, false};
