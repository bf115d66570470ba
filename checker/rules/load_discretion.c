/* SPDX-License-Identifier: Apache-2.0
 *
 * <discretion>: how high a fine the articles of laws allow.
 */
#include "predicate/range.h"
#include "rules/ruleset.h"

#include "base/nearest.h"
#include "text/number.h"

#define FEN        100
#define HUNDREDTHS 100

static const struct aj_law *find_law(struct aj_loading *loading, const struct aj_node *node)
{
    struct aj_str name = aj_node_get(node, "law");
    const struct aj_law *law = aj_map_find(&loading->ruleset->laws, name);

    if (law == NULL)
        aj_load_fail(
            loading, node, _("没有名为“%" AJ_STR_FMT "”的法律，最接近的是“%" AJ_STR_FMT "”"),
            AJ_STR_ARG(name), AJ_STR_ARG(aj_nearest_in_map(&loading->ruleset->laws, name)));
    return law != NULL && law->now != NULL ? law->now : law;
}

static int64_t number_of(struct aj_loading *loading, const struct aj_node *node,
                         const char *attribute, struct aj_str text, int64_t most)
{
    int64_t number = 0;

    if (text.ptr != NULL && (!aj_number_parse(text, &number) || number < 0 || number > most))
        aj_load_fail(loading, node, _("%s：“%" AJ_STR_FMT "”应为整数"), attribute,
                     AJ_STR_ARG(text));
    return number;
}

static int small_number(struct aj_loading *loading, const struct aj_node *node,
                        const char *attribute)
{
    return (int)number_of(loading, node, attribute, aj_node_get(node, attribute), INT16_MAX);
}

/* "1", "0.5" times: hundredths. */
static int64_t hundredths_of(struct aj_loading *loading, const struct aj_node *node,
                             struct aj_str text)
{
    struct aj_fraction times = AJ_ZERO;

    if (!aj_fraction_parse(text, &times) || times.den > HUNDREDTHS || HUNDREDTHS % times.den != 0 ||
        times.num > INT16_MAX) {
        aj_load_fail(loading, node, _("times：“%" AJ_STR_FMT "”应写作 1..3 这样的倍数"),
                     AJ_STR_ARG(text));
        return 0;
    }
    return times.num * (HUNDREDTHS / times.den);
}

static void load_times(struct aj_loading *loading, const struct aj_node *node,
                       struct aj_fine_range *row)
{
    struct aj_str text = aj_node_get(node, "times");
    size_t dots = aj_str_find(text, aj_str_from(".."), 0);
    struct aj_str of = aj_node_get(node, "of");

    row->is_multiple = true;
    row->low = hundredths_of(loading, node, aj_str_sub(text, 0, dots));
    row->high = dots == AJ_STR_NONE
                    ? row->low
                    : hundredths_of(loading, node, aj_str_sub(text, dots + 2, text.len));
    row->least =
        number_of(loading, node, "least", aj_node_get(node, "least"), INT64_MAX / FEN) * FEN;
    if (of.len > 0)
        (void)aj_load_path(loading, node, of, &row->of); /* says what is wrong */
}

static void load_amounts(struct aj_loading *loading, const struct aj_node *node,
                         struct aj_fine_range *row)
{
    struct aj_str high = aj_node_get(node, "high");
    int64_t most = INT64_MAX / FEN;

    row->low = number_of(loading, node, "low", aj_node_get(node, "low"), most) * FEN;
    row->high =
        high.ptr == NULL ? AJ_RANGE_NO_HIGH : number_of(loading, node, "high", high, most) * FEN;
    if (row->high == AJ_RANGE_NO_HIGH && row->low == 0)
        aj_load_fail(loading, node, _("<range> 要有 low、high 或者 times"));
}

static void load_row(struct aj_loading *loading, const struct aj_node *node,
                     struct aj_range_table *table)
{
    struct aj_fine_range *row = aj_vec_push(&table->rows);

    *row = (struct aj_fine_range){.law = find_law(loading, node),
                                  .article = small_number(loading, node, "article"),
                                  .article_sub = small_number(loading, node, "sub"),
                                  .paragraph = small_number(loading, node, "paragraph"),
                                  .item_number = small_number(loading, node, "item"),
                                  .since = aj_load_day(loading, node, "since", INT32_MIN),
                                  .until = aj_load_day(loading, node, "until", INT32_MAX),
                                  .sets_no_fine = aj_node_is(node, "free"),
                                  .is_confirmed =
                                      !aj_str_equal_c(aj_node_get(node, "confirmed"), "no")};
    row->when = aj_load_predicates(loading, node, NULL);
    if (row->sets_no_fine)
        return;
    if (aj_node_get(node, "times").ptr != NULL)
        load_times(loading, node, row);
    else
        load_amounts(loading, node, row);
    if (row->high != AJ_RANGE_NO_HIGH && row->high < row->low)
        aj_load_fail(loading, node, _("<range> 的上限低于下限"));
}

void aj_load_discretion_names(struct aj_loading *loading, const struct aj_node *root)
{
    struct aj_range_table *table = aj_arena_alloc(loading->ruleset->arena, sizeof(*table));

    table->id = aj_node_get(root, "id");
    aj_load_claim(loading, root, table->id);
    aj_vec_init(&table->rows, loading->ruleset->arena, sizeof(struct aj_fine_range));
    aj_map_set(&loading->ruleset->tables, table->id, table);
}

void aj_load_discretion(struct aj_loading *loading, const struct aj_node *root)
{
    struct aj_range_table *table = aj_map_find(&loading->ruleset->tables, aj_node_get(root, "id"));

    table->rows.count = 0; /* of a folder before */
    table->no_source = aj_node_get(root, "no-source").len > 0
                           ? aj_load_pattern(loading, root, aj_node_get(root, "no-source"))
                           : NULL;
    for (size_t i = 0; i < root->children.count; i++)
        load_row(loading, aj_node_child(root, i), table);
}
