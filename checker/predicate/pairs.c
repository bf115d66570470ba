/* SPDX-License-Identifier: Apache-2.0
 *
 * <pairs key= value= sorts= in= behind=/>: over the whole file a key goes with one value, such as a
 * certificate number with one name. Both are parts of the same fields; lists of the same length
 * name several fields. With sorts="yes" a key may have a value of digits and one with letters: who
 * bears two certificates. In the texts `in` the key stands with that value as well: the pattern
 * `behind` finds one right behind it, which is taken for a slip of the pen where it is nearly the
 * same.
 */
#include "predicate/predicate.h"

#include "base/utf8.h"
#include "text/name.h"
#include "text/pattern.h"

#define MOST_PAIRS     400 /* of a file, that texts are searched for */
#define LONGEST_BEHIND 96  /* bytes behind a key that the pattern sees */

struct pairs {
    struct aj_vec keys;   /* struct aj_path */
    struct aj_vec values; /* struct aj_path */
    struct aj_vec in;     /* struct aj_path, whole texts; empty: none */
    struct aj_pattern *behind;
    bool has_sorts;
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct pairs *pairs = aj_arena_alloc(c->arena, sizeof(*pairs));

    predicate->data = pairs;
    pairs->keys = aj_paths_compile(c, aj_setting_find(c, "key"));
    pairs->values = aj_paths_compile(c, aj_setting_find(c, "value"));
    if (pairs->keys.count != pairs->values.count || pairs->keys.count == 0)
        aj_compile_fail(c, _("key 与 value 的字段应当一一对应"));
    pairs->in = aj_paths_compile(c, aj_setting_find(c, "in"));
    for (size_t i = 0; i < pairs->in.count; i++) {
        if (!((const struct aj_path *)aj_vec_at(&pairs->in, i))->is_text)
            aj_compile_fail(c, _("in：应为文书的全文"));
    }
    pairs->behind = aj_setting_pattern(c, "behind");
    pairs->has_sorts = aj_setting_yes(c, "sorts", false);
    if ((pairs->in.count > 0) != (pairs->behind != NULL))
        aj_compile_fail(c, _("in 与 behind 应当一起写"));
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

static bool has_letter(struct aj_str value)
{
    for (size_t i = 0; i < value.len; i++) {
        if ((value.ptr[i] | 0x20) >= 'a' && (value.ptr[i] | 0x20) <= 'z')
            return true;
    }
    return false;
}

/* The first pair before the i-th with the same key and a value that compares with its. */
static const struct pair *first_alike(const struct pairs *pairs, const struct aj_vec *all, size_t i)
{
    const struct pair *one = aj_vec_at(all, i);

    for (size_t k = 0; k < i; k++) {
        const struct pair *other = aj_vec_at(all, k);

        if (aj_str_equal(other->key->value.key, one->key->value.key) &&
            (!pairs->has_sorts ||
             has_letter(other->value->value.key) == has_letter(one->value->value.key)))
            return other;
    }
    return NULL;
}

static bool is_same_value(struct aj_eval *e, const struct aj_item *a, const struct aj_item *b)
{
    return aj_str_equal(aj_name_key(e->arena, a->value.key), aj_name_key(e->arena, b->value.key));
}

/* One miswritten for the other: as long, and the same for the most part. */
static bool is_slip(struct aj_str a, struct aj_str b)
{
    size_t n_same = 0;

    for (size_t i = 0; i < a.len && a.len == b.len; i++)
        n_same += a.ptr[i] == b.ptr[i];
    return n_same < a.len && n_same * 2 > a.len;
}

/* Whether it is the value of some key: of two names with two numbers behind them the first number
 * is that of the first. */
static bool is_known(const struct aj_vec *all, struct aj_str value)
{
    for (size_t i = 0; i < all->count; i++) {
        if (aj_str_equal(((const struct pair *)aj_vec_at(all, i))->value->value.key, value))
            return true;
    }
    return false;
}

/* What a paper's text has right behind each place of the pair's key. */
static void look_in_text(struct aj_eval *e, const struct pairs *pairs, const struct aj_vec *all,
                         const struct pair *pair, const struct aj_paper *paper,
                         struct aj_outcome *out)
{
    struct aj_str text = aj_paper_folded(paper);
    struct aj_str key = pair->key->value.key;
    struct aj_item whole = {.state = AJ_VALUE, .paper = paper};

    for (size_t at = aj_str_find(text, key, 0); at != AJ_STR_NONE;
         at = aj_str_find(text, key, at + key.len)) {
        size_t end = at + key.len;
        struct aj_pattern_match match;
        struct aj_item found;
        struct aj_str value;

        if (aj_pattern_find(pairs->behind,
                            aj_utf8_cut(aj_str_sub(text, end, text.len), LONGEST_BEHIND), 0,
                            &match) != AJ_PATTERN_MATCH ||
            match.from > 0)
            continue;
        value = aj_str_sub(text, end + match.value_from, end + match.value_to);
        if (!is_slip(value, pair->value->value.key) || is_known(all, value))
            continue;
        found = aj_item_part(&whole, end + match.value_from, end + match.value_to);
        aj_outcome_evidence(out, pair->value);
        aj_outcome_evidence(out, &found);
        aj_outcome_note_at(
            out, AJ_FALSE,
            aj_arena_printf(e->arena,
                            R_("“%" AJ_STR_FMT "”既是%" AJ_STR_FMT "，又写作%" AJ_STR_FMT),
                            AJ_STR_ARG(pair->key->value.shown),
                            AJ_STR_ARG(aj_item_words(e->arena, pair->value)), AJ_STR_ARG(value)),
            found.place);
    }
}

/* Each key once, in each text. */
static void look_in_texts(struct aj_eval *e, const struct pairs *pairs, const struct aj_vec *all,
                          struct aj_outcome *out)
{
    struct aj_vec papers = aj_paths_papers(e, &pairs->in);

    for (size_t i = 0; i < all->count && i < MOST_PAIRS; i++) {
        const struct pair *pair = aj_vec_at(all, i);
        bool is_first = pair->key->value.key.len > 0;

        for (size_t k = 0; k < i && is_first; k++)
            is_first = !aj_str_equal(((const struct pair *)aj_vec_at(all, k))->key->value.key,
                                     pair->key->value.key);
        for (size_t k = 0; k < papers.count && is_first; k++)
            look_in_text(e, pairs, all, pair,
                         *(const struct aj_paper *const *)aj_vec_at(&papers, k), out);
    }
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct pairs *pairs = predicate->data;
    struct aj_vec all = collect(e, pairs);

    if (all.count < (pairs->behind != NULL ? 1 : 2)) { /* one is enough to compare texts with */
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("没有可以比对的两处记载")));
        return;
    }
    aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("各处一致")));
    for (size_t i = 0; i < all.count; i++) {
        const struct pair *one = aj_vec_at(&all, i);
        const struct pair *first = first_alike(pairs, &all, i);

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
    if (pairs->behind != NULL)
        look_in_texts(e, pairs, &all, out);
}

const struct aj_predicate_type aj_predicate_pairs = {
    "pairs", "key value sorts in behind say", "key value", false, false, compile, evaluate, false};
