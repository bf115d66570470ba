/* SPDX-License-Identifier: Apache-2.0
 *
 * <compare field= op= to=/>: an amount, number, day, text or set against another, or all but a set
 * against a fixed one.
 */
#include "predicate/predicate.h"

#include "text/amount.h"
#include "text/number.h"

#include <string.h>

struct compare {
    struct aj_path field;
    struct aj_path to; /* text empty: a literal or a parameter */
    struct aj_str literal;
    struct aj_str param;
    size_t op;
    enum aj_pick pick;
};

static const struct {
    const char *name;
    const char *words;
    const char *otherwise; /* the words where it does not hold */
    bool holds[3];         /* for less, equal, greater */
} ops[] = {
    {"eq", R_("等于"), R_("不等于"), {false, true, false}},
    {"ne", R_("不等于"), R_("等于"), {true, false, true}},
    {"lt", R_("小于"), R_("不小于"), {true, false, false}},
    {"le", R_("不大于"), R_("大于"), {true, true, false}},
    {"gt", R_("大于"), R_("不大于"), {false, false, true}},
    {"ge", R_("不小于"), R_("小于"), {false, true, true}},
    {"subset", R_("包含于"), R_("不包含于"), {false, true, false}}, /* of sets only */
};

static void compile_to(struct aj_compiling *c, struct compare *compare)
{
    const struct aj_str prefix = aj_str_from("param:");
    struct aj_str to = aj_setting_find(c, "to");

    if (aj_str_starts(to, prefix)) {
        compare->param = aj_arena_dup(c->arena, aj_str_sub(to, prefix.len, to.len));
        if (aj_map_find(c->params, compare->param) == NULL)
            aj_compile_fail(c, _("没有名为“%" AJ_STR_FMT "”的参数"), AJ_STR_ARG(compare->param));
    } else if (aj_str_contains(to, aj_str_from("/"))) {
        (void)aj_path_compile(c, to, &compare->to); /* has said what is wrong */
    } else {
        compare->literal = aj_arena_dup(c->arena, to);
    }
}

/* A literal that is none of the field's type would leave every case open. */
static void check_literal(struct aj_compiling *c, const struct compare *compare)
{
    struct aj_str text = compare->literal;
    struct aj_date day;
    int64_t number;

    if (aj_path_is_of(c, &compare->field, AJ_TYPE_DATE) && !aj_date_parse_iso(text, &day))
        aj_compile_fail(c, _("to：“%" AJ_STR_FMT "”应写作 2021-07-15 这样的日期"),
                        AJ_STR_ARG(text));
    if (aj_path_is_of(c, &compare->field, AJ_TYPE_COUNT) && !aj_number_parse(text, &number))
        aj_compile_fail(c, _("to：“%" AJ_STR_FMT "”应为整数"), AJ_STR_ARG(text));
    if (aj_path_is_of(c, &compare->field, AJ_TYPE_AMOUNT) && !aj_number_parse(text, &number) &&
        !aj_amount_parse(text, &number))
        aj_compile_fail(c, _("to：“%" AJ_STR_FMT "”应为以元计的数额"), AJ_STR_ARG(text));
}

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct compare *compare = aj_arena_alloc(c->arena, sizeof(*compare));
    struct aj_str op = aj_setting_find(c, "op");

    predicate->data = compare;
    compile_to(c, compare);
    if (aj_path_compile(c, aj_setting_find(c, "field"), &compare->field) &&
        compare->literal.len > 0)
        check_literal(c, compare);
    compare->pick = aj_pick_compile(c, AJ_PICK_LAST);
    for (compare->op = 0; compare->op < AJ_COUNT(ops); compare->op++) {
        if (aj_str_equal_c(op, ops[compare->op].name))
            return;
    }
    compare->op = 0;
    aj_compile_fail(c, _("op：“%" AJ_STR_FMT "”应为 eq、ne、lt、le、gt、ge 或 subset"),
                    AJ_STR_ARG(op));
}

/* The fixed operand as a value of the field's type; amounts are written in yuan. */
static bool fixed_item(struct aj_eval *e, const struct compare *compare, enum aj_type type,
                       struct aj_item *out)
{
    struct aj_str text =
        compare->param.len > 0 ? aj_eval_param(e, compare->param) : compare->literal;
    int64_t number = 0;

    *out = (struct aj_item){.state = AJ_VALUE, .field = compare->param};
    out->value.type = type;
    out->value.key = text;
    out->value.shown = text;
    if (type == AJ_TYPE_DATE)
        return aj_date_parse_iso(text, &out->value.date);
    if (type != AJ_TYPE_AMOUNT && type != AJ_TYPE_COUNT)
        return text.len > 0;
    if (type == AJ_TYPE_AMOUNT && aj_amount_parse(text, &out->value.number))
        return true;
    if (!aj_number_parse(text, &number))
        return false;
    out->value.number = type == AJ_TYPE_AMOUNT ? number * 100 : number;
    return true;
}

static int order_of(const struct aj_value *a, const struct aj_value *b)
{
    int order;

    if (a->type == AJ_TYPE_DATE)
        return aj_date_compare(a->date, b->date);
    if (a->type == AJ_TYPE_AMOUNT || a->type == AJ_TYPE_COUNT)
        return (a->number > b->number) - (a->number < b->number);
    order = aj_str_compare(a->key, b->key);
    return (order > 0) - (order < 0);
}

static bool has_key(const struct aj_operand *operand, struct aj_str key)
{
    for (size_t i = 0; i < operand->items.count; i++) {
        const struct aj_item *item = aj_vec_at(&operand->items, i);

        if (item->state == AJ_VALUE && aj_str_equal(item->value.key, key))
            return true;
    }
    return false;
}

static bool has_unread(const struct aj_operand *operand)
{
    for (size_t i = 0; i < operand->items.count; i++) {
        if (((const struct aj_item *)aj_vec_at(&operand->items, i))->state == AJ_UNREAD)
            return true;
    }
    return false;
}

/* Names among other names: each must be one of them; what is unread there could be any. */
static void compare_names(struct aj_eval *e, const struct aj_operand *field,
                          const struct aj_operand *to, struct aj_outcome *out)
{
    struct aj_str other = aj_item_words(e->arena, aj_operand_item(to));
    enum aj_truth missing = has_unread(to) ? AJ_UNKNOWN : AJ_FALSE;

    for (size_t i = 0; i < field->items.count; i++) {
        const struct aj_item *item = aj_vec_at(&field->items, i);

        if (item->state != AJ_VALUE)
            continue;
        if (has_key(to, item->value.key)) {
            aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("都有")));
            continue;
        }
        aj_outcome_evidence(out, item);
        aj_outcome_note(
            out, missing,
            aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "“%" AJ_STR_FMT "”不在%" AJ_STR_FMT "之中"),
                            AJ_STR_ARG(aj_item_words(e->arena, item)),
                            AJ_STR_ARG(item->value.shown), AJ_STR_ARG(other)));
    }
}

static bool is_name(const struct aj_operand *operand)
{
    const struct aj_item *item = aj_operand_item(operand);

    return item != NULL &&
           (item->value.type == AJ_TYPE_NAME || item->value.type == AJ_TYPE_SIGNATURE);
}

/* Sets: eq, le and subset against another set; false for operands that are none. */
static bool compare_sets(struct aj_eval *e, const struct compare *compare,
                         const struct aj_operand *field, struct aj_outcome *out)
{
    static const struct {
        const char *op;
        enum aj_set_relation relation;
    } relations[] = {{"eq", AJ_SET_EQUAL}, {"le", AJ_SET_LE}, {"subset", AJ_SET_SUBSET}};
    struct aj_operand to;

    if (!aj_set_is(field) && strcmp(ops[compare->op].name, "subset") != 0)
        return false;
    if (compare->to.text.len > 0) {
        aj_path_resolve(e, &compare->to, compare->pick, &to);
        if (!aj_outcome_needs(e, out, &compare->to, &to))
            return true;
        for (size_t i = 0; aj_set_is(field) && aj_set_is(&to) && i < AJ_COUNT(relations); i++) {
            if (strcmp(ops[compare->op].name, relations[i].op) != 0)
                continue;
            aj_set_compare(e, relations[i].relation, field, &to, out);
            return true;
        }
        if (is_name(field) && is_name(&to)) {
            compare_names(e, field, &to, out);
            return true;
        }
    }
    aj_outcome_note(out, AJ_UNKNOWN, aj_str_from(R_("两处不能这样比较")));
    return true;
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct compare *compare = predicate->data;
    struct aj_operand field;
    struct aj_operand to;
    struct aj_item left;
    struct aj_item right;
    bool holds;

    aj_path_resolve(e, &compare->field, compare->pick, &field);
    if (!aj_outcome_needs(e, out, &compare->field, &field) || compare_sets(e, compare, &field, out))
        return;
    left = *aj_operand_item(&field);
    aj_outcome_evidence(out, &left);
    if (compare->to.text.len > 0) {
        aj_path_resolve(e, &compare->to, compare->pick, &to);
        if (!aj_outcome_needs(e, out, &compare->to, &to))
            return;
        right = *aj_operand_item(&to);
        aj_outcome_evidence(out, &right);
    } else if (!fixed_item(e, compare, left.value.type, &right)) {
        aj_outcome_note(out, AJ_UNKNOWN, aj_str_from(R_("没有可比较的标准数值")));
        return;
    }
    holds = ops[compare->op].holds[order_of(&left.value, &right.value) + 1];
    aj_outcome_note(out, holds ? AJ_TRUE : AJ_FALSE,
                    aj_arena_printf(e->arena, "%" AJ_STR_FMT "%s%" AJ_STR_FMT,
                                    AJ_STR_ARG(aj_item_words(e->arena, &left)),
                                    holds ? ops[compare->op].words : ops[compare->op].otherwise,
                                    AJ_STR_ARG(aj_item_words(e->arena, &right))));
}

const struct aj_predicate_type aj_predicate_compare = {
    "compare", "field op to pick say", "field op to", false, false, compile, evaluate, false};
