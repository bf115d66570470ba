/* SPDX-License-Identifier: Apache-2.0
 *
 * <followed values= in= by= least=/>: each of the values stands at least once in the text with
 * certain words behind it, as each who attended a meeting with what he said. Where less than half
 * of them do, the text is written in another way and tells nothing. With least= that many are
 * enough, and less are too few.
 */
#include "predicate/predicate.h"

#include "base/utf8.h"
#include "text/pattern.h"

#define LONGEST_BEHIND 120 /* bytes of the words behind */

struct followed {
    struct aj_path values;
    struct aj_path in;
    struct aj_pattern *by;
    int64_t least; /* 0: all of them */
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct followed *followed = aj_arena_alloc(c->arena, sizeof(*followed));

    predicate->data = followed;
    (void)aj_path_compile(c, aj_setting_find(c, "values"), &followed->values); /* both have said */
    (void)aj_path_compile(c, aj_setting_find(c, "in"), &followed->in);         /* what is wrong */
    followed->by = aj_setting_pattern(c, "by");
    followed->least = aj_setting_number(c, "least", 0);
}

static bool is_followed(const struct followed *followed, struct aj_str text, struct aj_str value)
{
    for (size_t at = aj_str_find(text, value, 0); at != AJ_STR_NONE;
         at = aj_str_find(text, value, at + value.len)) {
        size_t from = at + value.len;
        struct aj_str behind = aj_utf8_cut(aj_str_sub(text, from, text.len), LONGEST_BEHIND);
        struct aj_pattern_match match;

        if (aj_pattern_find(followed->by, behind, 0, &match) == AJ_PATTERN_MATCH && match.from == 0)
            return true;
    }
    return false;
}

static void note(struct aj_eval *e, const struct aj_item *item, struct aj_outcome *out)
{
    aj_outcome_evidence(out, item);
    aj_outcome_note_at(out, AJ_FALSE,
                       aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "之后没有所要求的表述"),
                                       AJ_STR_ARG(aj_item_words(e->arena, item))),
                       item->place);
}

/* The values that are to be found, those without words aside; *n_open: unread ones. */
static size_t count_followed(const struct followed *followed, const struct aj_operand *values,
                             struct aj_str text, size_t *n_values, size_t *n_open)
{
    size_t n = 0;

    *n_values = 0;
    *n_open = 0;
    for (size_t i = 0; i < values->items.count; i++) {
        const struct aj_item *item = aj_vec_at(&values->items, i);

        *n_open += item->state == AJ_UNREAD;
        if (item->state != AJ_VALUE)
            continue;
        (*n_values)++;
        n += is_followed(followed, text, item->value.key);
    }
    return n;
}

/* least= of the values; what was not read may be one of them. */
static void note_least(size_t n_followed, size_t n_open, size_t least, const struct aj_item *first,
                       struct aj_outcome *out)
{
    enum aj_truth truth = n_followed >= least            ? AJ_TRUE
                          : n_followed + n_open >= least ? AJ_UNKNOWN
                                                         : AJ_FALSE;

    aj_outcome_evidence(out, first);
    aj_outcome_note_at(out, truth,
                       aj_str_from(truth == AJ_TRUE ? R_("逐一写明") : R_("没有逐一写明")),
                       first->place);
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct followed *followed = predicate->data;
    struct aj_operand values;
    struct aj_operand text;
    struct aj_str words;
    size_t n_values;
    size_t n_followed;
    size_t n_open;

    aj_path_resolve(e, &followed->values, AJ_PICK_ALL, &values);
    aj_path_resolve(e, &followed->in, AJ_PICK_FIRST, &text);
    if (!aj_outcome_needs(e, out, &followed->values, &values) ||
        !aj_outcome_needs(e, out, &followed->in, &text))
        return;
    words = aj_operand_item(&text)->value.key;
    n_followed = count_followed(followed, &values, words, &n_values, &n_open);
    if (followed->least > 0 && n_values > 0) {
        note_least(n_followed, n_open, (size_t)followed->least, aj_operand_item(&values), out);
        return;
    }
    if (n_values < 2 || n_followed * 2 < n_values) {
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("没有逐一写明")));
        return;
    }
    aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("逐一写明")));
    for (size_t i = 0; i < values.items.count; i++) {
        const struct aj_item *item = aj_vec_at(&values.items, i);

        if (item->state == AJ_VALUE && !is_followed(followed, words, item->value.key))
            note(e, item, out);
    }
}

const struct aj_predicate_type aj_predicate_followed = {
    "followed", "values in by least say", "values in by", false, false, compile, evaluate, false};
