/* SPDX-License-Identifier: Apache-2.0
 *
 * <stated amount= in= range=/>: the amount lies in one of the ranges that the text itself states,
 * as a decision that says 处一千元以上一千五百元以下罚款 and what it then imposes. The pattern
 * finds the words of a range; the first two amounts in them are its ends, a single one is both.
 */
#include "predicate/predicate.h"

#include "text/amount.h"
#include "text/pattern.h"

struct stated {
    struct aj_path amount;
    struct aj_path in;
    struct aj_pattern *range;
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct stated *stated = aj_arena_alloc(c->arena, sizeof(*stated));

    predicate->data = stated;
    (void)aj_path_compile(c, aj_setting_find(c, "amount"), &stated->amount); /* both have said */
    (void)aj_path_compile(c, aj_setting_find(c, "in"), &stated->in);         /* what is wrong */
    if (!stated->in.is_text)
        aj_compile_fail(c, _("in：应为文书的全文"));
    stated->range = aj_setting_pattern(c, "range");
}

/* Where a range stands in the text, and its ends in fen. */
struct range {
    size_t from;
    size_t to;
    int64_t low;
    int64_t high;
};

static bool next_range(const struct stated *stated, struct aj_str text, size_t at,
                       struct range *range)
{
    struct aj_pattern_match match;

    for (; aj_pattern_find(stated->range, text, at, &match) == AJ_PATTERN_MATCH; at = match.to) {
        struct aj_str words = aj_str_sub(text, match.value_from, match.value_to);
        struct aj_amount_match low;
        struct aj_amount_match high;

        *range = (struct range){.from = match.value_from, .to = match.value_to};
        if (match.to <= match.from)
            return false;
        if (!aj_amount_find(words, 0, &low))
            continue;
        range->low = low.fen;
        range->high = aj_amount_find(words, low.to, &high) ? high.fen : low.fen;
        if (range->low <= range->high)
            return true;
    }
    return false;
}

static void note_outside(struct aj_eval *e, const struct aj_item *amount, const struct aj_item *at,
                         struct aj_outcome *out)
{
    aj_outcome_evidence(out, amount);
    aj_outcome_evidence(out, at);
    aj_outcome_note_at(
        out, AJ_FALSE,
        aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "与文中写的“%" AJ_STR_FMT "”不符"),
                        AJ_STR_ARG(aj_item_words(e->arena, amount)), AJ_STR_ARG(at->raw)),
        amount->place);
}

/* One amount against the ranges of the text, of which any will do. */
static void check(struct aj_eval *e, const struct stated *stated, const struct aj_item *amount,
                  const struct aj_item *text, struct aj_outcome *out)
{
    struct aj_str words = text->value.key;
    struct range range;
    struct aj_item at;
    bool any = false;

    for (size_t from = 0; next_range(stated, words, from, &range); from = range.to) {
        if (amount->value.number >= range.low && amount->value.number <= range.high) {
            aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("与文中写的相符")));
            return;
        }
        at = aj_item_part(text, range.from, range.to);
        any = true;
    }
    if (any)
        note_outside(e, amount, &at, out);
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct stated *stated = predicate->data;
    struct aj_operand amounts;
    struct aj_operand text;

    aj_path_resolve(e, &stated->amount, AJ_PICK_ALL, &amounts);
    aj_path_resolve(e, &stated->in, AJ_PICK_FIRST, &text);
    if (!aj_outcome_needs(e, out, &stated->amount, &amounts) ||
        !aj_outcome_needs(e, out, &stated->in, &text))
        return;
    for (size_t i = 0; i < amounts.items.count; i++) {
        const struct aj_item *amount = aj_vec_at(&amounts.items, i);

        if (amount->state == AJ_VALUE)
            check(e, stated, amount, aj_operand_item(&text), out);
    }
    if (out->notes.count == 0)
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("文中没有写可比的金额")));
}

const struct aj_predicate_type aj_predicate_stated = {
    "stated", "amount in range say", "amount in range", false, false, compile, evaluate, false};
