/* SPDX-License-Identifier: Apache-2.0
 *
 * <valid field= as=/>: shapes, check digits, and days that the calendar has.
 */
#include "predicate/predicate.h"

#include "text/amount.h"
#include "text/case_number.h"
#include "text/code.h"
#include "text/fold.h"

#define LEAST_OFFICER_DIGITS 6
#define MOST_OFFICER_DIGITS  20
#define MOST_BETWEEN         30 /* bytes between the two writings of an amount: （大写：人民币 */

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

/* What may stand between two writings of one amount: nothing, or a bracket or colon, and no new
 * clause. */
static bool joins_pair(struct aj_str between)
{
    static const char *const stops[] = {"，", "。", "；", "、", "\n"};

    for (size_t i = 0; i < AJ_COUNT(stops); i++) {
        if (aj_str_contains(between, aj_str_from(stops[i])))
            return false;
    }
    return between.len == 0 ||
           (between.len <= MOST_BETWEEN && (aj_str_contains(between, aj_str_from("（")) ||
                                            aj_str_contains(between, aj_str_from("："))));
}

/* Whether every amount in capitals and the one in figures beside it say the same. The text is
 * folded. Amounts of one writing alone are no pair, and no fault. */
static bool is_amount_pair(struct aj_str text)
{
    struct aj_amount_match last = {.fen = 0};
    struct aj_amount_match match;
    bool has_last = false;

    for (size_t at = 0; aj_amount_find(text, at, &match); at = match.to) {
        bool is_pair = has_last && last.in_capitals != match.in_capitals &&
                       last.in_digits != match.in_digits &&
                       joins_pair(aj_str_sub(text, last.to, match.from));

        if (is_pair && last.fen != match.fen)
            return false;
        has_last = !is_pair; /* what is paired is not the first of another pair */
        last = match;
    }
    return true;
}

/* The first day that the words name; a place for one with nothing in it is none. */
static bool find_day(struct aj_str text, struct aj_date_match *match)
{
    size_t at = 0;

    while (aj_date_find(text, at, NULL, match)) {
        if (match->state != AJ_DATE_BLANK)
            return true;
        at = match->to;
    }
    return false;
}

static bool is_day(struct aj_str text)
{
    struct aj_date_match match;

    return find_day(text, &match) && match.state == AJ_DATE_VALID;
}

/* 2月30日 can be read well and is no day. */
static bool is_impossible_day(struct aj_str text)
{
    struct aj_date_match match;

    return find_day(text, &match) && match.state == AJ_DATE_IMPOSSIBLE;
}

static const struct {
    const char *name;
    const char *words;
    bool (*is_valid)(struct aj_str text);
    bool (*is_sure)(struct aj_str valid); /* NULL: what is valid is beyond doubt */
    const char *doubt;
    bool (*is_wrong)(struct aj_str text); /* of what is unread: its words are known to be wrong;
                                             NULL: unread is unread */
    bool takes_words; /* looks at the words that stand there, not at the value's normal form */
} shapes[] = {
    {"uscc", R_("统一社会信用代码校验不符"), aj_uscc_is_valid, aj_uscc_has_right_organisation,
     R_("的校验码相符，其中第9至17位的主体标识码校验不符，代码是否有误？"), NULL, false},
    {"id-card", R_("居民身份证号码校验不符"), is_id_card, NULL, NULL, NULL, false},
    {"case-number", R_("文号不完整"), is_case_number, NULL, NULL, NULL, false},
    {"officer-number", R_("执法证号位数不符"), is_officer_number, NULL, NULL, NULL, false},
    {"date", R_("不是存在的日期"), is_day, NULL, NULL, is_impossible_day, true},
    {"amount-pair", R_("金额大小写不一致"), is_amount_pair, NULL, NULL, NULL, true},
};

struct valid {
    struct aj_path path;
    size_t shape;
    int32_t old_until; /* before that day the numbers before codes count as valid */
};

static void compile_day(struct aj_compiling *c, struct valid *valid)
{
    struct aj_str text = aj_setting_find(c, "old-until");
    struct aj_date day;

    valid->old_until = INT32_MIN;
    if (text.ptr == NULL)
        return;
    if (aj_date_parse_iso(text, &day))
        valid->old_until = aj_date_to_days(day);
    else
        aj_compile_fail(c, _("old-until：“%" AJ_STR_FMT "”应写作 2018-01-01"), AJ_STR_ARG(text));
}

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct valid *valid = aj_arena_alloc(c->arena, sizeof(*valid));
    struct aj_str as = aj_setting_find(c, "as");

    predicate->data = valid;
    (void)aj_path_compile(c, aj_setting_find(c, "field"),
                          &valid->path); /* has said what is wrong */
    compile_day(c, valid);
    for (valid->shape = 0; valid->shape < AJ_COUNT(shapes); valid->shape++) {
        if (aj_str_equal_c(as, shapes[valid->shape].name))
            return;
    }
    valid->shape = 0;
    aj_compile_fail(c,
                    _("as：“%" AJ_STR_FMT
                      "”应为 uscc、id-card、case-number、officer-number、date 或 amount-pair"),
                    AJ_STR_ARG(as));
}

/* A number from before codes: right in its time; later it may still be that of a party that never
 * had to change it, which is for a person to see. */
static void note_old(struct aj_eval *e, const struct valid *valid, const struct aj_item *item,
                     struct aj_outcome *out)
{
    bool holds = e->day < valid->old_until;
    struct aj_note *note;

    aj_outcome_note(out, holds ? AJ_TRUE : AJ_UNKNOWN,
                    aj_arena_printf(e->arena,
                                    holds ? R_("%" AJ_STR_FMT "是当时可用的%" AJ_STR_FMT)
                                          : R_("%" AJ_STR_FMT "是旧的%" AJ_STR_FMT
                                               "，不是统一社会信用代码，是否应已换发？"),
                                    AJ_STR_ARG(aj_item_words(e->arena, item)),
                                    AJ_STR_ARG(item->value.code)));
    note = aj_vec_at(&out->notes, out->notes.count - 1);
    note->place = item->place;
}

/* The words that were read, folded. */
static struct aj_str words_of(struct aj_eval *e, const struct aj_item *item)
{
    return item->raw.len > 0 ? aj_fold_text(e->arena, item->raw) : item->value.key;
}

/* A day that was read is one that the calendar has, whatever lent its year. */
static bool has_shape(struct aj_eval *e, const struct valid *valid, const struct aj_item *item)
{
    if (shapes[valid->shape].is_valid == is_day && item->value.type == AJ_TYPE_DATE)
        return true;
    return shapes[valid->shape].is_valid(shapes[valid->shape].takes_words ? words_of(e, item)
                                                                          : item->value.shown);
}

static void note_shape(struct aj_eval *e, const struct valid *valid, const struct aj_item *item,
                       struct aj_outcome *out)
{
    bool holds = has_shape(e, valid, item);
    bool is_sure = !holds || shapes[valid->shape].is_sure == NULL ||
                   shapes[valid->shape].is_sure(item->value.shown);
    const char *words = holds ? R_("符合格式") : shapes[valid->shape].words;

    aj_outcome_note_at(out,
                       !holds    ? AJ_FALSE
                       : is_sure ? AJ_TRUE
                                 : AJ_UNKNOWN,
                       aj_arena_printf(e->arena, "%" AJ_STR_FMT "%s",
                                       AJ_STR_ARG(aj_item_words(e->arena, item)),
                                       is_sure ? words : shapes[valid->shape].doubt),
                       item->place);
}

static void note_unread(struct aj_eval *e, const struct valid *valid, const struct aj_item *item,
                        struct aj_outcome *out)
{
    bool is_wrong =
        shapes[valid->shape].is_wrong != NULL && shapes[valid->shape].is_wrong(words_of(e, item));
    struct aj_str name = aj_item_words(e->arena, item);

    aj_outcome_note_at(
        out, is_wrong ? AJ_FALSE : AJ_UNKNOWN,
        is_wrong ? aj_arena_printf(e->arena, "%" AJ_STR_FMT "“%" AJ_STR_FMT "”%s", AJ_STR_ARG(name),
                                   AJ_STR_ARG(item->raw), shapes[valid->shape].words)
                 : aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "未能读取：%" AJ_STR_FMT),
                                   AJ_STR_ARG(name), AJ_STR_ARG(item->reason)),
        item->place);
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct valid *valid = predicate->data;
    struct aj_operand operand;

    aj_path_resolve(e, &valid->path, AJ_PICK_ALL, &operand);
    if (operand.state != AJ_UNREAD && !aj_outcome_needs(e, out, &valid->path, &operand))
        return;
    for (size_t i = 0; i < operand.items.count; i++) {
        const struct aj_item *item = aj_vec_at(&operand.items, i);

        if (item->state == AJ_BLANK)
            continue;
        aj_outcome_evidence(out, item);
        if (item->state == AJ_UNREAD)
            note_unread(e, valid, item, out);
        else if (item->value.type == AJ_TYPE_USCC && item->value.code.len > 0)
            note_old(e, valid, item, out);
        else
            note_shape(e, valid, item, out);
    }
}

const struct aj_predicate_type aj_predicate_valid = {
    "valid", "field as old-until say", "field as", false, false, compile, evaluate, false};
