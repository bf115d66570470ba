/* SPDX-License-Identifier: Apache-2.0
 *
 * <all>, <any>, <not>, <some> and <use>: how outcomes combine.
 */
#include "predicate/predicate.h"

extern const struct aj_predicate_type aj_predicate_not;

static const struct aj_predicate *child_at(const struct aj_vec *children, size_t i)
{
    return *(const struct aj_predicate *const *)aj_vec_at(children, i);
}

/* Of conditions one that does not hold is enough; whoever counts what was seen wants all. */
static bool is_settled(const struct aj_eval *e, const struct aj_outcome *out)
{
    return e->is_condition && e->seen == NULL && out->truth == AJ_FALSE;
}

void aj_predicate_evaluate_all(struct aj_eval *e, const struct aj_vec *children,
                               struct aj_outcome *out)
{
    for (size_t i = 0; i < children->count && !is_settled(e, out); i++) {
        struct aj_outcome child;

        aj_predicate_evaluate(e, child_at(children, i), &child);
        out->truth = aj_truth_and(out->truth, child.truth);
        aj_outcome_merge(out, &child);
    }
}

/* What a true alternative leaves behind is all that counts; else every alternative's words do. */
static void evaluate_alternatives(struct aj_eval *e, const struct aj_vec *children,
                                  struct aj_outcome *out)
{
    enum aj_truth truth = AJ_NO_SUBJECT;

    for (size_t i = 0; i < children->count; i++) {
        struct aj_outcome child;

        aj_predicate_evaluate(e, child_at(children, i), &child);
        if (child.truth == AJ_TRUE) {
            *out = child;
            return;
        }
        truth = aj_truth_or(truth, child.truth);
        /* "not filled, or valid": that it is filled is no fault to tell */
        if (child_at(children, i)->type != &aj_predicate_not || children->count == 1)
            aj_outcome_merge(out, &child);
    }
    out->truth = truth;
    out->faults = 0; /* one of them would have been enough */
}

typedef void evaluate_children(struct aj_eval *e, const struct aj_vec *children,
                               struct aj_outcome *out);
typedef enum aj_truth combine(enum aj_truth a, enum aj_truth b);

/* Once for each document of the kind, or row of its table; without each= once. */
static void for_each(struct aj_eval *e, const struct aj_predicate *predicate,
                     evaluate_children *evaluate, combine *together, struct aj_outcome *out)
{
    const struct aj_paper *outer = e->self;
    int64_t outer_row = e->self_row;
    struct aj_vec instances;

    if (predicate->each.kind == NULL) {
        evaluate(e, &predicate->children, out);
        return;
    }
    instances = aj_each_instances(e, &predicate->each);
    for (size_t i = 0; i < instances.count; i++) {
        const struct aj_instance *instance = aj_vec_at(&instances, i);
        struct aj_outcome one;

        e->self = instance->paper;
        e->self_row = instance->row;
        aj_outcome_init(&one, e->arena);
        evaluate(e, &predicate->children, &one);
        out->truth = together(out->truth, one.truth);
        aj_outcome_merge(out, &one);
    }
    e->self = outer;
    e->self_row = outer_row;
}

static void evaluate_all(struct aj_eval *e, const struct aj_predicate *predicate,
                         struct aj_outcome *out)
{
    for_each(e, predicate, aj_predicate_evaluate_all, aj_truth_and, out);
}

static void evaluate_any(struct aj_eval *e, const struct aj_predicate *predicate,
                         struct aj_outcome *out)
{
    for_each(e, predicate, evaluate_alternatives, aj_truth_and, out);
}

static void evaluate_some(struct aj_eval *e, const struct aj_predicate *predicate,
                          struct aj_outcome *out)
{
    for_each(e, predicate, aj_predicate_evaluate_all, aj_truth_or, out);
}

static void evaluate_not(struct aj_eval *e, const struct aj_predicate *predicate,
                         struct aj_outcome *out)
{
    aj_predicate_evaluate_all(e, &predicate->children, out);
    out->truth = aj_truth_not(out->truth);
    out->faults = 0; /* what was wrong is wanted here */
    for (size_t i = 0; i < out->notes.count; i++) {
        struct aj_note *note = aj_vec_at(&out->notes, i);

        note->truth = aj_truth_not(note->truth);
    }
}

static void evaluate_use(struct aj_eval *e, const struct aj_predicate *predicate,
                         struct aj_outcome *out)
{
    aj_predicate_evaluate(e, predicate->data, out);
}

const struct aj_predicate_type aj_predicate_all = {"all", "each say", "",           true,
                                                   false, NULL,       evaluate_all, false};
const struct aj_predicate_type aj_predicate_any = {"any", "each say", "",           true,
                                                   false, NULL,       evaluate_any, false};
const struct aj_predicate_type aj_predicate_not = {"not", "say", "",           true,
                                                   false, NULL,  evaluate_not, false};
const struct aj_predicate_type aj_predicate_some = {"some", "each say", "each",        true,
                                                    false,  NULL,       evaluate_some, false};
const struct aj_predicate_type aj_predicate_use = {"use", "define say", "define",     false,
                                                   false, NULL,         evaluate_use, false};
