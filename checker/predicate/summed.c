/* SPDX-License-Identifier: Apache-2.0
 *
 * <summed of= op= to=/>: the sum of all amounts in one set of fields against that in another, as
 * what receipts show against the fine and what is confiscated. An amount that was not read leaves
 * it open; a field that is blank adds nothing. The last amount of a paper that is the sum of those
 * before it there is their total and no further one.
 */
#include "predicate/predicate.h"

#include "base/compiler.h"
#include "text/amount.h"

#include <string.h>

enum op { GE, LE, EQ };

struct summed {
    struct aj_vec of; /* struct aj_path */
    struct aj_vec to; /* struct aj_path */
    enum op op;
};

static const struct {
    const char *name;
    const char *words; /* of what is not so */
} ops[] = {[GE] = {"ge", R_("少于")}, [LE] = {"le", R_("多于")}, [EQ] = {"eq", R_("不等于")}};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct summed *summed = aj_arena_alloc(c->arena, sizeof(*summed));
    struct aj_str op = aj_setting_find(c, "op");
    size_t i = 0;

    predicate->data = summed;
    summed->of = aj_paths_compile(c, aj_setting_find(c, "of"));
    summed->to = aj_paths_compile(c, aj_setting_find(c, "to"));
    while (i < AJ_COUNT(ops) && !aj_str_equal_c(op, ops[i].name))
        i++;
    if (i == AJ_COUNT(ops))
        aj_compile_fail(c, _("op：“%" AJ_STR_FMT "”应为 ge、le 或 eq"), AJ_STR_ARG(op));
    else
        summed->op = (enum op)i;
}

/* What the amounts of some fields come to. */
struct sum {
    int64_t fen;
    size_t n;
    const struct aj_item *unread; /* the first, NULL for none */
};

/* Whether item k is the last of its paper and comes to what those before it there do. */
static bool is_total(const struct aj_vec *items, size_t k)
{
    const struct aj_item *item = aj_vec_at(items, k);
    int64_t sum = 0;
    size_t n = 0;

    if (k + 1 < items->count &&
        ((const struct aj_item *)aj_vec_at(items, k + 1))->paper == item->paper)
        return false;
    for (size_t i = k; i-- > 0;) {
        const struct aj_item *before = aj_vec_at(items, i);

        if (before->paper != item->paper || before->state != AJ_VALUE ||
            before->value.type != AJ_TYPE_AMOUNT ||
            __builtin_add_overflow(sum, before->value.number, &sum))
            break;
        n++;
    }
    return n > 1 && sum == item->value.number;
}

static struct sum add_up(struct aj_eval *e, const struct aj_vec *paths, struct aj_outcome *out)
{
    struct sum sum = {0};

    for (size_t i = 0; i < paths->count; i++) {
        struct aj_operand amounts;

        aj_path_resolve(e, aj_vec_at(paths, i), AJ_PICK_ALL, &amounts);
        for (size_t k = 0; k < amounts.items.count; k++) {
            const struct aj_item *item = aj_vec_at(&amounts.items, k);

            if (item->state == AJ_UNREAD && sum.unread == NULL)
                sum.unread = item;
            if (item->state != AJ_VALUE || item->value.type != AJ_TYPE_AMOUNT ||
                is_total(&amounts.items, k))
                continue;
            if (__builtin_add_overflow(sum.fen, item->value.number, &sum.fen))
                sum.unread = item;
            sum.n++;
            aj_outcome_evidence(out, item);
        }
    }
    return sum;
}

static bool holds(enum op op, int64_t a, int64_t b)
{
    return op == GE ? a >= b : op == LE ? a <= b : a == b;
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct summed *summed = predicate->data;
    struct sum of = add_up(e, &summed->of, out);
    struct sum to = add_up(e, &summed->to, out);
    const struct aj_item *unread = of.unread != NULL ? of.unread : to.unread;
    bool is_so = holds(summed->op, of.fen, to.fen);

    if (unread != NULL) {
        aj_outcome_note_at(out, AJ_UNKNOWN,
                           aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "未能读取，合计不能确定"),
                                           AJ_STR_ARG(aj_item_words(e->arena, unread))),
                           unread->place);
    } else if (of.n == 0 || to.n == 0) {
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("没有可比的金额")));
    } else {
        aj_outcome_note(out, is_so ? AJ_TRUE : AJ_FALSE,
                        aj_arena_printf(e->arena, R_("合计%" AJ_STR_FMT "元%s%" AJ_STR_FMT "元"),
                                        AJ_STR_ARG(aj_amount_print(e->arena, of.fen)),
                                        is_so ? R_("，应为") : ops[summed->op].words,
                                        AJ_STR_ARG(aj_amount_print(e->arena, to.fen))));
    }
}

const struct aj_predicate_type aj_predicate_summed = {"summed", "of op to say", "of op to", false,
                                                      false,    compile,        evaluate,   false};
