/* SPDX-License-Identifier: Apache-2.0
 *
 * <alike fields= of= without= drop=/>: what papers say in like words, such as what a case is about,
 * one paper does not say in quite other words. Words are alike when most pairs of neighbouring
 * ideographs of the shorter are in the longer. The party of a case, the fact `without`, and what
 * `drop` finds are left aside. Only where several of `of` are alike among themselves is one of
 * `fields` that is like none of them at odds; too few words tell nothing.
 */
#include "predicate/predicate.h"

#include "base/utf8.h"
#include "text/pattern.h"

#define LEAST_PAIRS 6  /* of words that tell something */
#define MOST_PAIRS  80 /* longer words are no title */
#define LEAST_AMONG 3  /* papers that agree */
#define ALIKE       60 /* percent of the shorter's pairs */

struct alike {
    struct aj_vec fields; /* struct aj_path */
    struct aj_vec of;     /* likewise */
    struct aj_str without;
    struct aj_pattern *drop; /* NULL: nothing */
};

/* What an item says, as pairs of ideographs. */
struct words {
    const struct aj_item *item;
    size_t n;
    uint64_t pairs[MOST_PAIRS];
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct alike *alike = aj_arena_alloc(c->arena, sizeof(*alike));

    predicate->data = alike;
    alike->fields = aj_paths_compile(c, aj_setting_find(c, "fields"));
    alike->of = aj_paths_compile(c, aj_setting_find(c, "of"));
    alike->without = aj_arena_dup(c->arena, aj_setting_find(c, "without"));
    alike->drop = aj_setting_pattern(c, "drop");
}

/* Past the name or what is dropped at `at`; `at` where neither stands there. */
static size_t skip(const struct alike *alike, struct aj_str text, struct aj_str name, size_t at)
{
    struct aj_pattern_match match;

    if (name.len > 0 && aj_str_starts(aj_str_sub(text, at, text.len), name))
        return at + name.len;
    if (alike->drop != NULL && aj_pattern_find(alike->drop, text, at, &match) == AJ_PATTERN_MATCH &&
        match.from == at)
        return match.to;
    return at;
}

static void add_pair(struct words *words, uint32_t first, uint32_t second)
{
    uint64_t pair = (uint64_t)first << 32 | second;

    for (size_t i = 0; i < words->n; i++) {
        if (words->pairs[i] == pair)
            return;
    }
    if (words->n < MOST_PAIRS)
        words->pairs[words->n++] = pair;
}

static void read_words(const struct alike *alike, struct aj_str name, struct words *words)
{
    struct aj_str text = words->item->value.key;
    uint32_t before = 0; /* the ideograph before; 0 for none */

    for (size_t at = 0; at < text.len;) {
        size_t next = skip(alike, text, name, at);
        uint32_t c;

        if (next > at) {
            at = next;
            continue;
        }
        c = aj_utf8_next(text, &at);
        if (aj_is_han(c) && before != 0)
            add_pair(words, before, c);
        before = aj_is_han(c) ? c : before;
    }
}

static bool are_alike(const struct words *a, const struct words *b)
{
    size_t least = a->n < b->n ? a->n : b->n;
    size_t n = 0;

    for (size_t i = 0; i < a->n; i++) {
        for (size_t k = 0; k < b->n; k++)
            n += a->pairs[i] == b->pairs[k];
    }
    return n * 100 >= least * ALIKE;
}

/* The words of all that has enough of them: struct words. */
static struct aj_vec read_all(struct aj_eval *e, const struct alike *alike,
                              const struct aj_vec *paths)
{
    const struct aj_item *party = aj_eval_fact(e, alike->without);
    struct aj_str name = party->state == AJ_VALUE ? party->value.key : AJ_STR_EMPTY;
    struct aj_vec all;

    aj_vec_init(&all, e->arena, sizeof(struct words));
    for (size_t i = 0; i < paths->count; i++) {
        struct aj_operand operand;

        aj_path_resolve(e, aj_vec_at(paths, i), AJ_PICK_ALL, &operand);
        for (size_t k = 0; k < operand.items.count; k++) {
            struct words *words = aj_vec_push(&all);

            *words = (struct words){.item = aj_vec_at(&operand.items, k)};
            if (words->item->state == AJ_VALUE)
                read_words(alike, name, words);
            if (words->n < LEAST_PAIRS)
                all.count--;
        }
    }
    return all;
}

static size_t count_alike(const struct words *words, const struct aj_vec *others)
{
    size_t n = 0;

    for (size_t i = 0; i < others->count; i++) {
        const struct words *other = aj_vec_at(others, i);

        n += other->item->paper != words->item->paper && are_alike(words, other);
    }
    return n;
}

/* One of those that are like several others; NULL when they differ. */
static const struct words *find_common(const struct aj_vec *others)
{
    for (size_t i = 0; i < others->count; i++) {
        if (count_alike(aj_vec_at(others, i), others) + 1 >= LEAST_AMONG)
            return aj_vec_at(others, i);
    }
    return NULL;
}

static void note(struct aj_eval *e, const struct words *words, const struct words *common,
                 struct aj_outcome *out)
{
    aj_outcome_evidence(out, words->item);
    aj_outcome_evidence(out, common->item);
    aj_outcome_note_at(out, AJ_FALSE,
                       aj_arena_printf(e->arena,
                                       R_("%" AJ_STR_FMT "与其他文书的“%" AJ_STR_FMT "”不同"),
                                       AJ_STR_ARG(aj_item_words(e->arena, words->item)),
                                       AJ_STR_ARG(common->item->value.shown)),
                       words->item->place);
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct alike *alike = predicate->data;
    struct aj_vec fields = read_all(e, alike, &alike->fields);
    struct aj_vec others = read_all(e, alike, &alike->of);
    const struct words *common = find_common(&others);

    if (common == NULL || fields.count == 0) {
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("没有可以比较的写法")));
        return;
    }
    aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("写法一致")));
    for (size_t i = 0; i < fields.count; i++) {
        const struct words *words = aj_vec_at(&fields, i);

        if (count_alike(words, &others) == 0 && !are_alike(words, common))
            note(e, words, common, out);
    }
}

const struct aj_predicate_type aj_predicate_alike = {
    "alike", "fields of without drop say", "fields of", false, false, compile, evaluate, false};
