/* SPDX-License-Identifier: Apache-2.0
 *
 * The type of a case, and its facts in the order in which the rules name them.
 */
#include "review/case_facts.h"

/* The first pack whose condition holds says what type of case it is. */
static void read_type(struct aj_eval *e, const struct aj_ruleset *ruleset,
                      struct aj_case_facts *out)
{
    out->type = aj_str_from("unknown");
    for (size_t i = 0; i < ruleset->packs.count; i++) {
        const struct aj_pack *pack = *(struct aj_pack *const *)aj_vec_at(&ruleset->packs, i);
        struct aj_outcome *why;

        if (pack->type.len == 0 || pack->applies.count == 0)
            continue;
        why = aj_arena_alloc(e->arena, sizeof(*why));
        aj_outcome_init(why, e->arena);
        aj_predicate_evaluate_all(e, &pack->applies, why);
        if (why->truth != AJ_TRUE)
            continue;
        out->type = pack->type;
        out->type_title = pack->title;
        out->type_why = why;
        return;
    }
}

void aj_case_facts_read(struct aj_eval *e, const struct aj_ruleset *ruleset,
                        struct aj_case_facts *out)
{
    *out = (struct aj_case_facts){.type_why = NULL};
    aj_vec_init(&out->facts, e->arena, sizeof(struct aj_case_fact));
    read_type(e, ruleset, out);
    for (size_t i = 0; i < ruleset->facts.entries.count; i++) {
        const struct aj_map_entry *entry = aj_vec_at(&ruleset->facts.entries, i);
        const struct aj_item *item = aj_eval_fact(e, entry->key);

        if (item->state != AJ_ABSENT)
            *(struct aj_case_fact *)aj_vec_push(&out->facts) =
                (struct aj_case_fact){entry->key, item};
    }
}
