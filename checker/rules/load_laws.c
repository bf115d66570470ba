/* SPDX-License-Identifier: Apache-2.0
 *
 * <laws> and <calendar>: editions of laws with their days in force, and statutory holidays.
 */
#include "rules/ruleset.h"

#include "text/fold.h"
#include "text/number.h"

static int load_number(struct aj_loading *loading, const struct aj_node *node,
                       const char *attribute)
{
    struct aj_str text = aj_node_get(node, attribute);
    int64_t number = 0;

    if (text.ptr != NULL && (!aj_number_parse(text, &number) || number > 100000))
        aj_load_fail(loading, node, _("%s：“%" AJ_STR_FMT "”应为整数"), attribute,
                     AJ_STR_ARG(text));
    return (int)number;
}

static bool is_confirmed(const struct aj_node *node)
{
    return !aj_str_equal_c(aj_node_get(node, "confirmed"), "no");
}

static void load_edition(struct aj_loading *loading, const struct aj_node *node, struct aj_law *law)
{
    struct aj_edition *edition = aj_vec_push(&law->editions);

    edition->from = aj_load_day(loading, node, "from", INT32_MIN);
    edition->until = aj_load_day(loading, node, "until", INT32_MAX);
    edition->from_text = aj_node_get(node, "from");
    edition->last_article = load_number(loading, node, "last-article");
    edition->is_confirmed = is_confirmed(node) && law->is_confirmed;
}

/* A name by which rules and documents know the law. */
static void add_name(struct aj_loading *loading, struct aj_str name, struct aj_law *law)
{
    struct aj_ruleset *ruleset = loading->ruleset;

    aj_map_set(&ruleset->laws, name, law);
    aj_map_set(&ruleset->kinds.laws, aj_fold_text(ruleset->arena, name), &law->title);
}

static void load_law(struct aj_loading *loading, const struct aj_node *node)
{
    struct aj_ruleset *ruleset = loading->ruleset;
    struct aj_law *law = aj_arena_alloc(ruleset->arena, sizeof(*law));

    law->id = aj_node_get(node, "id");
    law->title = aj_node_get(node, "title");
    law->is_confirmed = is_confirmed(node);
    aj_vec_init(&law->editions, ruleset->arena, sizeof(struct aj_edition));
    if (aj_map_find(&ruleset->laws, law->id) != NULL)
        aj_load_fail(loading, node, _("法律“%" AJ_STR_FMT "”重复定义"), AJ_STR_ARG(law->id));
    add_name(loading, law->id, law);
    add_name(loading, law->title, law);
    for (size_t i = 0; i < node->children.count; i++) {
        const struct aj_node *child = aj_node_child(node, i);

        if (aj_node_is(child, "name"))
            add_name(loading, child->text, law);
        else if (aj_node_is(child, "edition"))
            load_edition(loading, child, law);
    }
}

void aj_load_laws(struct aj_loading *loading, const struct aj_node *root)
{
    for (size_t i = 0; i < root->children.count; i++) {
        if (aj_node_is(aj_node_child(root, i), "law"))
            load_law(loading, aj_node_child(root, i));
    }
}

/* "01-01 01-02 …" of one year. */
static void load_days(struct aj_loading *loading, const struct aj_node *node, int year)
{
    struct aj_str days = aj_node_get(node, "days");
    struct aj_str word;

    while (aj_str_next_word(&days, &word)) {
        struct aj_str iso =
            aj_arena_printf(loading->ruleset->arena, "%04d-%" AJ_STR_FMT, year, AJ_STR_ARG(word));
        struct aj_date date;

        if (!aj_date_parse_iso(iso, &date)) {
            aj_load_fail(loading, node, _("“%" AJ_STR_FMT "”应写作 01-31 这样的月日"),
                         AJ_STR_ARG(word));
            continue;
        }
        aj_calendar_add_day(loading->ruleset->calendar, date,
                            aj_node_is(node, "off") ? AJ_DAY_OFF : AJ_DAY_WORK);
    }
}

void aj_load_calendar(struct aj_loading *loading, const struct aj_node *root)
{
    for (size_t i = 0; i < root->children.count; i++) {
        const struct aj_node *node = aj_node_child(root, i);
        int year = load_number(loading, node, "value");

        if (!aj_node_is(node, "year"))
            continue;
        aj_calendar_add_year(loading->ruleset->calendar, year);
        for (size_t k = 0; k < node->children.count; k++)
            load_days(loading, aj_node_child(node, k), year);
    }
}
