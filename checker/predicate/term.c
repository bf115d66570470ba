/* SPDX-License-Identifier: Apache-2.0
 *
 * <sum of=>, <min of=>, <times of= by=>: an amount of the case from amounts that stand in its
 * papers, such as what was earned in all, or three times the value but no more than a bound. What
 * is unread leaves the amount unread; what is absent is left out.
 */
#include "predicate/term.h"

#include "base/compiler.h"
#include "text/amount.h"

#define MOST_TOLD 12 /* operands that the words name */

/* One word of of=: a path, a number of yuan, or a parameter. */
struct aj_term_operand {
    struct aj_path path; /* text empty: none */
    struct aj_str param; /* "": none */
    int64_t fen;
};

struct aj_term_type {
    const char *name;
    const char *between; /* how its words join the operands */
    const char *before_result;
    /* Puts one amount more to those before; false when it is too large. */
    bool (*put)(int64_t *sum, int64_t fen);
    bool needs_all; /* a blank operand leaves it open; else it adds nothing */
};

static bool put_sum(int64_t *sum, int64_t fen)
{
    return !__builtin_add_overflow(*sum, fen, sum);
}

static bool put_min(int64_t *sum, int64_t fen)
{
    *sum = fen < *sum ? fen : *sum;
    return true;
}

static const struct aj_term_type types[] = {
    {"sum", "＋", "＝", put_sum, false},
    {"min", R_("、"), R_("中较小者为"), put_min, true},
    {"times", "", "＝", NULL, true},
};
const char aj_term_names[] = "sum min times";

/* ---- compiling ---- */

static struct aj_str compile_param(struct aj_compiling *c, struct aj_str text)
{
    const struct aj_str prefix = aj_str_from("param:");
    struct aj_str name = aj_str_sub(text, prefix.len, text.len);

    if (!aj_str_starts(text, prefix))
        return AJ_STR_EMPTY;
    if (aj_map_find(c->params, name) == NULL)
        aj_compile_fail(c, _("没有名为“%" AJ_STR_FMT "”的参数"), AJ_STR_ARG(name));
    return aj_arena_dup(c->arena, name);
}

static void compile_operand(struct aj_compiling *c, struct aj_str word, struct aj_term *out)
{
    struct aj_term_operand *operand = aj_vec_push(&out->of);

    operand->param = compile_param(c, word);
    if (operand->param.len > 0 || aj_amount_parse(word, &operand->fen))
        return;
    if (!aj_str_contains(word, aj_str_from("/")))
        aj_compile_fail(c, _("of：“%" AJ_STR_FMT "”应为路径、以元计的数额或 param:参数名"),
                        AJ_STR_ARG(word));
    else if (aj_path_compile(c, word, &operand->path))
        aj_path_expect(c, &operand->path, AJ_TYPE_AMOUNT);
}

static void compile_by(struct aj_compiling *c, struct aj_term *out)
{
    struct aj_str by = aj_setting_find(c, "by");

    out->by_param = compile_param(c, by);
    if (out->of.count + out->terms.count != 1)
        aj_compile_fail(c, _("<times> 只能有一个数额"));
    if (out->by_param.len == 0 && !aj_fraction_parse(by, &out->by))
        aj_compile_fail(c, _("by：“%" AJ_STR_FMT "”应为数字或 param:参数名"), AJ_STR_ARG(by));
}

void aj_term_compile(struct aj_compiling *c, struct aj_str name, struct aj_vec terms,
                     struct aj_term *out)
{
    struct aj_str rest = aj_setting_find(c, "of");
    struct aj_str word;

    *out = (struct aj_term){.type = types, .terms = terms, .by = {1, 1}};
    for (size_t i = 0; i < AJ_COUNT(types); i++) {
        if (aj_str_equal_c(name, types[i].name))
            out->type = &types[i];
    }
    aj_vec_init(&out->of, c->arena, sizeof(struct aj_term_operand));
    while (aj_str_next_word(&rest, &word))
        compile_operand(c, word, out);
    if (out->type->put == NULL)
        compile_by(c, out);
    else if (out->of.count + out->terms.count == 0)
        aj_compile_fail(c, _("<%s> 至少要有一个数额"), out->type->name);
}

/* ---- operands ---- */

static void set_amount(struct aj_eval *e, int64_t fen, struct aj_item *out)
{
    out->state = AJ_VALUE;
    out->value.type = AJ_TYPE_AMOUNT;
    out->value.number = fen;
    out->value.shown = aj_amount_print(e->arena, fen);
    out->value.key = out->value.shown;
}

static void add_fixed(struct aj_eval *e, const struct aj_term_operand *operand,
                      struct aj_vec *items)
{
    struct aj_item *item = aj_vec_push(items);
    int64_t fen = operand->fen;

    *item = (struct aj_item){.state = AJ_UNREAD, .place = {.block = AJ_NO_BLOCK}};
    item->field = operand->param;
    item->reason = aj_str_from(R_("当日没有这一参数的数值"));
    if (operand->param.len == 0 || aj_amount_parse(aj_eval_param(e, operand->param), &fen))
        set_amount(e, fen, item);
}

static void add_items(struct aj_eval *e, const struct aj_term_operand *operand, enum aj_pick pick,
                      struct aj_vec *items)
{
    struct aj_operand found;

    if (operand->path.text.len == 0) {
        add_fixed(e, operand, items);
        return;
    }
    aj_path_resolve(e, &operand->path, pick, &found);
    for (size_t i = 0; i < found.items.count; i++)
        *(struct aj_item *)aj_vec_push(items) = *(const struct aj_item *)aj_vec_at(&found.items, i);
}

/* Everything that the term goes by: struct aj_item. */
static struct aj_vec operands_of(struct aj_eval *e, const struct aj_term *term)
{
    enum aj_pick pick = term->type->put == NULL ? AJ_PICK_LAST : AJ_PICK_ALL;
    struct aj_vec items;

    aj_vec_init(&items, e->arena, sizeof(struct aj_item));
    for (size_t i = 0; i < term->of.count; i++)
        add_items(e, aj_vec_at(&term->of, i), pick, &items);
    for (size_t i = 0; i < term->terms.count; i++) {
        struct aj_item *item = aj_vec_push(&items);

        *item = (struct aj_item){.state = AJ_ABSENT};
        aj_term_evaluate(e, *(const struct aj_term *const *)aj_vec_at(&term->terms, i), item);
    }
    return items;
}

/* ---- the result, and words for it ---- */

static struct aj_str operand_words(struct aj_eval *e, const struct aj_item *item)
{
    if (item->why != NULL && item->paper == NULL && item->field.len == 0) /* a term inside */
        return ((const struct aj_note *)aj_vec_at(&item->why->notes, 0))->words;
    if (item->paper == NULL && item->field.len == 0)
        return item->value.shown;
    return aj_item_words(e->arena, item);
}

static struct aj_str join(struct aj_eval *e, const struct aj_term *term, const struct aj_vec *items)
{
    struct aj_str words = AJ_STR_EMPTY;
    size_t n = 0;

    for (size_t i = 0; i < items->count; i++) {
        const struct aj_item *item = aj_vec_at(items, i);

        if (item->state != AJ_VALUE)
            continue;
        if (n++ == MOST_TOLD)
            return aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "%s等"), AJ_STR_ARG(words),
                                   term->type->between);
        words = aj_arena_printf(e->arena, "%" AJ_STR_FMT "%s%s%" AJ_STR_FMT "%s", AJ_STR_ARG(words),
                                n > 1 ? term->type->between : "", item->why != NULL ? "（" : "",
                                AJ_STR_ARG(operand_words(e, item)), item->why != NULL ? "）" : "");
    }
    return words;
}

static void finish(struct aj_eval *e, enum aj_truth truth, struct aj_str words,
                   const struct aj_vec *items, struct aj_item *out)
{
    struct aj_outcome *why = aj_arena_alloc(e->arena, sizeof(*why));

    aj_outcome_init(why, e->arena);
    for (size_t i = 0; i < items->count; i++) {
        const struct aj_item *item = aj_vec_at(items, i);

        if (item->why != NULL && item->field.len == 0)
            for (size_t k = 0; k < item->why->evidence.count; k++)
                *(struct aj_evidence *)aj_vec_push(&why->evidence) =
                    *(const struct aj_evidence *)aj_vec_at(&item->why->evidence, k);
        else
            aj_outcome_evidence(why, item);
    }
    aj_outcome_note(why, truth, words);
    out->why = why;
    out->reason = words;
    if (why->evidence.count > 0)
        out->place = ((const struct aj_evidence *)aj_vec_at(&why->evidence, 0))->place;
}

static void leave_open(struct aj_eval *e, const struct aj_item *item, const struct aj_vec *items,
                       struct aj_item *out)
{
    out->state = AJ_UNREAD;
    finish(e, AJ_UNKNOWN,
           item->state == AJ_BLANK ? aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "未填写"),
                                                     AJ_STR_ARG(aj_item_words(e->arena, item)))
           : item->why != NULL && item->field.len == 0
               ? item->reason
               : aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "未能读取：%" AJ_STR_FMT),
                                 AJ_STR_ARG(aj_item_words(e->arena, item)),
                                 AJ_STR_ARG(item->reason)),
           items, out);
}

static void set_result(struct aj_eval *e, const struct aj_term *term, int64_t fen,
                       const struct aj_vec *items, struct aj_item *out)
{
    struct aj_str words = join(e, term, items);
    struct aj_str by = AJ_STR_EMPTY;

    set_amount(e, fen, out);
    if (term->type->put == NULL)
        by = aj_arena_printf(e->arena, "×%" AJ_STR_FMT,
                             AJ_STR_ARG(term->by_param.len > 0
                                            ? aj_eval_param(e, term->by_param)
                                            : aj_fraction_print(e->arena, term->by)));
    finish(e, AJ_TRUE,
           aj_arena_printf(e->arena, "%" AJ_STR_FMT "%" AJ_STR_FMT "%s%" AJ_STR_FMT,
                           AJ_STR_ARG(words), AJ_STR_ARG(by), term->type->before_result,
                           AJ_STR_ARG(out->value.shown)),
           items, out);
    out->raw = out->reason; /* what is quoted where the amount is evidence */
}

static void too_large(struct aj_eval *e, const struct aj_vec *items, struct aj_item *out)
{
    out->state = AJ_UNREAD;
    finish(e, AJ_UNKNOWN, aj_str_from(R_("数额过大，不能计算")), items, out);
}

/* fen × by, to the nearest fen; false when it is too large or the parameter has no such value. */
static bool multiply(struct aj_eval *e, const struct aj_term *term, int64_t fen, int64_t *out)
{
    struct aj_fraction by = term->by;
    int64_t product;

    if (term->by_param.len > 0 && !aj_fraction_parse(aj_eval_param(e, term->by_param), &by))
        return false;
    if (__builtin_mul_overflow(fen, by.num, &product) ||
        __builtin_add_overflow(product, by.den / 2, &product))
        return false;
    *out = product / by.den;
    return true;
}

/* The first item that leaves the term open; NULL for none. */
static const struct aj_item *first_open(const struct aj_term *term, const struct aj_vec *items)
{
    for (size_t i = 0; i < items->count; i++) {
        const struct aj_item *item = aj_vec_at(items, i);

        if (item->state == AJ_UNREAD || (item->state == AJ_BLANK && term->type->needs_all))
            return item;
    }
    return NULL;
}

/* The amounts together; *n how many there are. False when they are too large. */
static bool put_together(const struct aj_term *term, const struct aj_vec *items, int64_t *fen,
                         size_t *n)
{
    *n = 0;
    for (size_t i = 0; i < items->count; i++) {
        const struct aj_item *item = aj_vec_at(items, i);

        if (item->state != AJ_VALUE)
            continue;
        if ((*n)++ == 0)
            *fen = item->value.number;
        else if (term->type->put != NULL && !term->type->put(fen, item->value.number))
            return false;
    }
    return true;
}

void aj_term_evaluate(struct aj_eval *e, const struct aj_term *term, struct aj_item *out)
{
    struct aj_vec items = operands_of(e, term);
    const struct aj_item *open = first_open(term, &items);
    int64_t fen = 0;
    size_t n;

    out->place.block = AJ_NO_BLOCK;
    if (open != NULL)
        leave_open(e, open, &items, out);
    else if (!put_together(term, &items, &fen, &n))
        too_large(e, &items, out);
    else if (n == 0)
        out->state = items.count > 0 ? AJ_BLANK : AJ_ABSENT;
    else if (term->type->put == NULL && !multiply(e, term, fen, &fen))
        too_large(e, &items, out);
    else
        set_result(e, term, fen, &items, out);
}
