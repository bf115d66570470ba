/* SPDX-License-Identifier: Apache-2.0
 *
 * <pairs key= value=/>: over the whole file a key goes with one value, such as a certificate number
 * with one name. Both are parts of the same fields; lists of the same length name several fields.
 */
#include "predicate/predicate.h"

#include "text/name.h"

struct pairs {
    struct aj_vec keys;   /* struct aj_path */
    struct aj_vec values; /* struct aj_path */
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct pairs *pairs = aj_arena_alloc(c->arena, sizeof(*pairs));

    predicate->data = pairs;
    pairs->keys = aj_paths_compile(c, aj_setting_find(c, "key"));
    pairs->values = aj_paths_compile(c, aj_setting_find(c, "value"));
    if (pairs->keys.count != pairs->values.count || pairs->keys.count == 0)
        aj_compile_fail(c, _("key 与 value 的字段应当一一对应"));
}

struct pair {
    const struct aj_item *key;
    const struct aj_item *value;
};

/* Keys and values are read from the same places, so they stand in the same order. */
static struct aj_vec collect(struct aj_eval *e, const struct pairs *pairs)
{
    struct aj_vec all;

    aj_vec_init(&all, e->arena, sizeof(struct pair));
    for (size_t i = 0; i < pairs->keys.count; i++) {
        struct aj_operand *keys = aj_arena_alloc(e->arena, 2 * sizeof(*keys));
        struct aj_operand *values = keys + 1;

        aj_path_resolve(e, aj_vec_at(&pairs->keys, i), AJ_PICK_ALL, keys);
        aj_path_resolve(e, aj_vec_at(&pairs->values, i), AJ_PICK_ALL, values);
        for (size_t k = 0; k < keys->items.count && k < values->items.count; k++) {
            struct pair pair = {aj_vec_at(&keys->items, k), aj_vec_at(&values->items, k)};

            if (pair.key->state == AJ_VALUE && pair.value->state == AJ_VALUE)
                *(struct pair *)aj_vec_push(&all) = pair;
        }
    }
    return all;
}

static bool is_same_value(struct aj_eval *e, const struct aj_item *a, const struct aj_item *b)
{
    return aj_str_equal(aj_name_key(e->arena, a->value.key), aj_name_key(e->arena, b->value.key));
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    struct aj_vec all = collect(e, predicate->data);

    if (all.count < 2) {
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("没有可以比对的两处记载")));
        return;
    }
    aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("各处一致")));
    for (size_t i = 0; i < all.count; i++) {
        const struct pair *one = aj_vec_at(&all, i);
        const struct pair *first = NULL;

        for (size_t k = 0; k < i && first == NULL; k++) {
            const struct pair *other = aj_vec_at(&all, k);

            if (aj_str_equal(other->key->value.key, one->key->value.key))
                first = other;
        }
        if (first == NULL || is_same_value(e, first->value, one->value))
            continue;
        aj_outcome_evidence(out, first->value);
        aj_outcome_evidence(out, one->value);
        aj_outcome_note(out, AJ_FALSE,
                        aj_arena_printf(e->arena,
                                        R_("“%" AJ_STR_FMT "”既是%" AJ_STR_FMT "又是%" AJ_STR_FMT),
                                        AJ_STR_ARG(one->key->value.shown),
                                        AJ_STR_ARG(aj_item_words(e->arena, first->value)),
                                        AJ_STR_ARG(aj_item_words(e->arena, one->value))));
    }
}

const struct aj_predicate_type aj_predicate_pairs = {"pairs", "key value say", "key value", false,
                                                     false,   compile,         evaluate,    false};
