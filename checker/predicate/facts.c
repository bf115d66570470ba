/* SPDX-License-Identifier: Apache-2.0
 *
 * Facts of the case, worked out when first asked for, and parameters by day.
 */
#include "predicate/predicate.h"

#define DEEPEST_FACT 16 /* facts within facts; a circle stops here as unread */

static void from_paths(struct aj_eval *e, const struct aj_fact *fact, struct aj_item *out)
{
    for (size_t i = 0; i < fact->from.count; i++) {
        struct aj_operand operand;
        const struct aj_item *item;

        aj_path_resolve(e, aj_vec_at(&fact->from, i), AJ_PICK_LAST, &operand);
        item = aj_operand_item(&operand);
        if (item == NULL)
            continue;
        if (out->state == AJ_ABSENT || item->state == AJ_VALUE)
            *out = *item;
        if (item->state == AJ_VALUE)
            return;
    }
}

static void from_predicate(struct aj_eval *e, const struct aj_fact *fact, struct aj_item *out)
{
    bool was_condition = e->is_condition;
    struct aj_outcome outcome;

    e->is_condition = true; /* what has no subject is no, whoever asks first */
    aj_predicate_evaluate(e, fact->predicate, &outcome);
    e->is_condition = was_condition;
    out->state = outcome.truth == AJ_UNKNOWN ? AJ_UNREAD : AJ_VALUE;
    out->value.type = AJ_TYPE_YES_NO;
    out->value.number = outcome.truth == AJ_TRUE;
    out->value.shown = aj_str_from(outcome.truth == AJ_TRUE ? R_("是") : R_("否"));
    out->value.key = out->value.shown;
    out->reason = aj_str_from(R_("依现有材料不能确定"));
    if (outcome.evidence.count > 0)
        out->place = ((const struct aj_evidence *)aj_vec_at(&outcome.evidence, 0))->place;
}

const struct aj_item *aj_eval_fact(struct aj_eval *e, struct aj_str name)
{
    struct aj_item *item = aj_map_find(&e->known_facts, name);
    const struct aj_fact *fact = aj_map_find(e->facts, name);
    const struct aj_paper *self = e->self;

    if (item != NULL)
        return item;
    item = aj_arena_alloc(e->arena, sizeof(*item));
    item->state = AJ_ABSENT;
    item->field = name;
    item->place.block = AJ_NO_BLOCK;
    if (fact == NULL || e->depth >= DEEPEST_FACT)
        return item;
    e->depth++;
    e->self = NULL; /* a fact is of the case, not of one document */
    if (fact->predicate != NULL)
        from_predicate(e, fact, item);
    else
        from_paths(e, fact, item);
    e->self = self;
    e->depth--;
    aj_map_set(&e->known_facts, name, item);
    return item;
}

struct aj_str aj_eval_param(const struct aj_eval *e, struct aj_str name)
{
    struct aj_str found = AJ_STR_EMPTY;

    for (size_t i = 0; i < e->params->count; i++) {
        const struct aj_param *param = aj_vec_at(e->params, i);

        if (aj_str_equal(param->name, name) && e->day >= param->since && e->day < param->until)
            found = param->value; /* the last that fits: an extending profile's beats its base's */
    }
    return found;
}
