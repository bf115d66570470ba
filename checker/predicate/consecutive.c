/* SPDX-License-Identifier: Apache-2.0
 *
 * <consecutive of=/>: the serial numbers of a list's rows go up one by one. A list that begins anew
 * with 1 is a second one; what is no whole number has none, and rows that share one are a row.
 */
#include "predicate/predicate.h"

#include "text/scan.h"

#define LEAST_ROWS  4 /* numbers that make a series */
#define MOST_DIGITS 4

struct consecutive {
    struct aj_path path;
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct consecutive *consecutive = aj_arena_alloc(c->arena, sizeof(*consecutive));

    (void)aj_path_compile(c, aj_setting_find(c, "of"),
                          &consecutive->path); /* has said what is wrong */
    predicate->data = consecutive;
}

/* The number that the value is; 0 for none. */
static int serial_of(const struct aj_item *item)
{
    struct aj_str text = item->value.key;
    int number = 0;

    if (item->state != AJ_VALUE || text.len == 0 || text.len > MOST_DIGITS)
        return 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!aj_scan_is_digit((unsigned char)text.ptr[i]))
            return 0;
        number = number * 10 + (text.ptr[i] - '0');
    }
    return number;
}

static void note_gap(struct aj_eval *e, const struct aj_item *before, const struct aj_item *item,
                     struct aj_outcome *out)
{
    aj_outcome_evidence(out, before);
    aj_outcome_evidence(out, item);
    aj_outcome_note_at(out, AJ_FALSE,
                       aj_arena_printf(e->arena, R_("序号“%" AJ_STR_FMT "”之后是“%" AJ_STR_FMT "”"),
                                       AJ_STR_ARG(before->value.shown),
                                       AJ_STR_ARG(item->value.shown)),
                       item->place);
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct consecutive *consecutive = predicate->data;
    const struct aj_item *before = NULL;
    struct aj_operand operand;
    int n = 0;

    aj_path_resolve(e, &consecutive->path, AJ_PICK_ALL, &operand);
    if (!aj_outcome_needs(e, out, &consecutive->path, &operand))
        return;
    for (size_t i = 0; i < operand.items.count; i++) {
        const struct aj_item *item = aj_vec_at(&operand.items, i);
        int serial = serial_of(item);

        if (serial == 0)
            continue;
        n++;
        if (before != NULL && serial > serial_of(before) + 1)
            note_gap(e, before, item, out);
        before = item;
    }
    if (n < LEAST_ROWS)
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("没有序号")));
    else if (out->notes.count == 0)
        aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("序号相连")));
}

const struct aj_predicate_type aj_predicate_consecutive = {
    "consecutive", "of say", "of", false, false, compile, evaluate, false};
