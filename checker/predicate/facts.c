/* SPDX-License-Identifier: Apache-2.0
 *
 * Facts of the case, worked out when first asked for, and parameters by day.
 */
#include "predicate/term.h"

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

/* Evaluates a condition of a fact and keeps what it found with the fact. */
static enum aj_truth decide(struct aj_eval *e, const struct aj_predicate *predicate,
                            struct aj_item *out)
{
    bool was_condition = e->is_condition;
    bool was_lenient = e->is_lenient;
    struct aj_outcome *outcome = aj_arena_alloc(e->arena, sizeof(*outcome));

    e->is_lenient = false;  /* the same for all who ask */
    e->is_condition = true; /* what has no subject is no, whoever asks first */
    aj_predicate_evaluate(e, predicate, outcome);
    e->is_condition = was_condition;
    e->is_lenient = was_lenient;
    out->why = outcome;
    out->reason = aj_str_from(R_("依现有材料不能确定"));
    if (outcome->evidence.count > 0)
        out->place = ((const struct aj_evidence *)aj_vec_at(&outcome->evidence, 0))->place;
    return outcome->truth;
}

static void from_predicate(struct aj_eval *e, const struct aj_fact *fact, struct aj_item *out)
{
    enum aj_truth truth = decide(e, fact->predicate, out);

    out->state = truth == AJ_UNKNOWN ? AJ_UNREAD : AJ_VALUE;
    out->value.type = AJ_TYPE_YES_NO;
    out->value.number = truth == AJ_TRUE;
    out->value.shown = aj_str_from(truth == AJ_TRUE ? R_("是") : R_("否"));
    out->value.key = out->value.shown;
}

/* A choice that can't be told leaves those behind it open, too. Where none holds nobody knows. */
static void from_choices(struct aj_eval *e, const struct aj_fact *fact, struct aj_item *out)
{
    enum aj_truth truth = AJ_FALSE;
    const struct aj_choice *choice = NULL;

    for (size_t i = 0; i < fact->choices.count && truth == AJ_FALSE; i++) {
        choice = aj_vec_at(&fact->choices, i);
        truth = decide(e, choice->predicate, out);
    }
    out->state = truth == AJ_TRUE ? AJ_VALUE : AJ_UNREAD;
    out->value.type = fact->type;
    if (truth != AJ_TRUE)
        return;
    out->value.shown = choice->value;
    out->value.key = choice->value;
}

const struct aj_item *aj_eval_fact(struct aj_eval *e, struct aj_str name)
{
    struct aj_item *item = aj_map_find(&e->known_facts, name);
    const struct aj_fact *fact;
    const struct aj_paper *self = e->self;
    int64_t self_row = e->self_row;
    bool was_unconfirmed = e->is_unconfirmed;

    if (item != NULL) {
        e->is_unconfirmed = e->is_unconfirmed || item->is_unconfirmed;
        return item;
    }
    fact = aj_map_find(e->facts, name);
    item = aj_arena_alloc(e->arena, sizeof(*item));
    item->state = AJ_ABSENT;
    item->field = name;
    item->place.block = AJ_NO_BLOCK;
    if (fact == NULL || e->depth >= DEEPEST_FACT)
        return item;
    e->depth++;
    e->self = NULL; /* a fact is of the case, not of one document */
    e->self_row = 0;
    e->is_unconfirmed = false;
    if (fact->predicate != NULL)
        from_predicate(e, fact, item);
    else if (fact->choices.count > 0)
        from_choices(e, fact, item);
    else if (fact->term != NULL)
        aj_term_evaluate(e, fact->term, item);
    else
        from_paths(e, fact, item);
    item->is_unconfirmed = e->is_unconfirmed;
    e->is_unconfirmed = was_unconfirmed || item->is_unconfirmed;
    e->self = self;
    e->self_row = self_row;
    e->depth--;
    aj_map_set(&e->known_facts, name, item);
    return item;
}

struct aj_str aj_eval_param(struct aj_eval *e, struct aj_str name)
{
    const struct aj_param *found = NULL;

    for (size_t i = 0; i < e->params->count; i++) {
        const struct aj_param *param = aj_vec_at(e->params, i);

        if (aj_str_equal(param->name, name) && e->day >= param->since && e->day < param->until)
            found = param; /* the last that fits: an extending profile's beats its base's */
    }
    if (found == NULL)
        return AJ_STR_EMPTY;
    e->is_unconfirmed = e->is_unconfirmed || !found->is_confirmed;
    return found->value;
}
