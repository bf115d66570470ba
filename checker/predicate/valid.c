/* SPDX-License-Identifier: Apache-2.0
 *
 * <valid field= as=/>: shapes and check digits.
 */
#include "predicate/predicate.h"

#include "text/case_number.h"
#include "text/code.h"

#define LEAST_OFFICER_DIGITS 6
#define MOST_OFFICER_DIGITS  20

static bool is_case_number(struct aj_str text)
{
    struct aj_case_number number;

    return aj_case_number_find(text, 0, &number) && number.serial >= 0;
}

static bool is_officer_number(struct aj_str text)
{
    size_t digits = 0;

    for (size_t i = 0; i < text.len; i++)
        digits += text.ptr[i] >= '0' && text.ptr[i] <= '9';
    return digits >= LEAST_OFFICER_DIGITS && text.len <= MOST_OFFICER_DIGITS;
}

/* A masked number can't be checked and is not wrong. */
static bool is_id_card(struct aj_str text)
{
    struct aj_code_match match;

    return aj_id_card_is_valid(text) || (aj_id_card_find(text, 0, &match) && match.is_masked);
}

static const struct {
    const char *name;
    const char *words;
    bool (*is_valid)(struct aj_str text);
} shapes[] = {
    {"uscc", R_("统一社会信用代码校验不符"), aj_uscc_is_valid},
    {"id-card", R_("居民身份证号码校验不符"), is_id_card},
    {"case-number", R_("文号不完整"), is_case_number},
    {"officer-number", R_("执法证号位数不符"), is_officer_number},
};

struct valid {
    struct aj_path path;
    size_t shape;
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct valid *valid = aj_arena_alloc(c->arena, sizeof(*valid));
    struct aj_str as = aj_setting_find(c, "as");

    predicate->data = valid;
    (void)aj_path_compile(c, aj_setting_find(c, "field"),
                          &valid->path); /* has said what is wrong */
    for (valid->shape = 0; valid->shape < AJ_COUNT(shapes); valid->shape++) {
        if (aj_str_equal_c(as, shapes[valid->shape].name))
            return;
    }
    valid->shape = 0;
    aj_compile_fail(c, _("as：“%" AJ_STR_FMT "”应为 uscc、id-card、case-number 或 officer-number"),
                    AJ_STR_ARG(as));
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct valid *valid = predicate->data;
    struct aj_operand operand;

    aj_path_resolve(e, &valid->path, AJ_PICK_ALL, &operand);
    if (!aj_outcome_needs(e, out, &valid->path, &operand))
        return;
    for (size_t i = 0; i < operand.items.count; i++) {
        const struct aj_item *item = aj_vec_at(&operand.items, i);
        bool holds;

        if (item->state != AJ_VALUE)
            continue;
        holds = shapes[valid->shape].is_valid(item->value.shown);
        aj_outcome_evidence(out, item);
        aj_outcome_note(out, holds ? AJ_TRUE : AJ_FALSE,
                        aj_arena_printf(e->arena, "%" AJ_STR_FMT "%s",
                                        AJ_STR_ARG(aj_item_words(e->arena, item)),
                                        holds ? R_("符合格式") : shapes[valid->shape].words));
    }
}

const struct aj_predicate_type aj_predicate_valid = {"valid", "field as say", "field as", false,
                                                     false,   compile,        evaluate};
