/* SPDX-License-Identifier: Apache-2.0
 *
 * <based field= basis= table=/>: where a cited article measures its fines by the amount of the
 * field (<range of=>), as by the value of the goods, that amount is stated.
 */
#include "predicate/cited.h"
#include "predicate/range.h"

#include "base/nearest.h"

struct based {
    struct aj_path field;
    struct aj_vec basis; /* struct aj_path */
    const struct aj_range_table *table;
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct based *based = aj_arena_alloc(c->arena, sizeof(*based));
    struct aj_str table = aj_setting_find(c, "table");

    predicate->data = based;
    (void)aj_path_compile(c, aj_setting_find(c, "field"), &based->field); /* says what is wrong */
    based->basis = aj_paths_compile(c, aj_setting_find(c, "basis"));
    based->table = aj_map_find(c->tables, table);
    if (based->table == NULL)
        aj_compile_fail(c, _("没有名为“%" AJ_STR_FMT "”的裁量表，最接近的是“%" AJ_STR_FMT "”"),
                        AJ_STR_ARG(table), AJ_STR_ARG(aj_nearest_in_map(c->tables, table)));
}

/* Whether some row of a cited article that held on the rule's day is measured by the field. */
static bool is_measured(const struct aj_eval *e, const struct based *based,
                        const struct aj_cited *cited)
{
    const struct aj_law *law = aj_cited_law(e, cited);

    for (size_t i = 0; law != NULL && i < based->table->rows.count; i++) {
        const struct aj_fine_range *row = aj_vec_at(&based->table->rows, i);

        if (row->is_confirmed && row->since <= e->day && e->day < row->until &&
            aj_range_is_of(row, law, cited) && aj_str_equal(row->of.text, based->field.text))
            return true;
    }
    return false;
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct based *based = predicate->data;
    struct aj_operand operand;
    struct aj_outcome missing;
    struct aj_vec all;

    aj_outcome_init(&missing, e->arena);
    (void)aj_cited_collect(e, &based->basis, &all,
                           &missing); /* what is not told measures nothing */
    aj_path_resolve(e, &based->field, AJ_PICK_LAST, &operand);
    for (size_t i = 0; i < all.count; i++) {
        const struct aj_cited *cited = aj_vec_at(&all, i);

        if (cited->item.state != AJ_VALUE || !is_measured(e, based, cited))
            continue;
        aj_outcome_evidence(out, &cited->item);
        aj_outcome_note(out,
                        operand.state == AJ_VALUE    ? AJ_TRUE
                        : operand.state == AJ_UNREAD ? AJ_UNKNOWN
                                                     : AJ_FALSE,
                        aj_arena_printf(e->arena,
                                        R_("《%" AJ_STR_FMT "》第%d条的罚款以%" AJ_STR_FMT "计算"),
                                        AJ_STR_ARG(cited->title), cited->article,
                                        AJ_STR_ARG(based->field.field)));
    }
    if (out->notes.count == 0)
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("所引条文的罚款不以该数额计算")));
}

const struct aj_predicate_type aj_predicate_based = {
    "based", "field basis table say", "field basis table", false, false, compile, evaluate, false};
