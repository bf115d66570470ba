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

/* "12:24,27": reports what is none. */
static void load_renumbering(struct aj_loading *loading, const struct aj_node *node, int32_t at,
                             struct aj_str word, struct aj_law *law)
{
    size_t colon = aj_str_find(word, aj_str_from(":"), 0);
    struct aj_str rest = colon != AJ_STR_NONE ? aj_str_sub(word, colon + 1, word.len) : word;
    struct aj_renumbered *one;
    struct aj_str piece;
    int64_t number = 0;
    bool is_right = colon != AJ_STR_NONE && rest.len > 0;

    is_right = is_right && aj_number_parse(aj_str_sub(word, 0, colon), &number) && number <= 2000;
    one = aj_vec_push(&law->renumbered);
    *one = (struct aj_renumbered){at, (int)number, rest};
    while (is_right && aj_str_next_piece(&rest, ',', &piece))
        is_right = aj_number_parse(piece, &number);
    if (!is_right)
        aj_load_fail(loading, node,
                     _("map：“%" AJ_STR_FMT "”应写作 旧条号:新条号，多条用逗号分开，如 12:24,27"),
                     AJ_STR_ARG(word));
}

static void load_renumbered(struct aj_loading *loading, const struct aj_node *node,
                            struct aj_law *law)
{
    int32_t at = aj_load_day(loading, node, "at", INT32_MIN);
    struct aj_str map = aj_node_get(node, "map");
    struct aj_str word;

    while (aj_str_next_word(&map, &word))
        load_renumbering(loading, node, at, word, law);
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
    aj_vec_init(&law->renumbered, ruleset->arena, sizeof(struct aj_renumbered));
    aj_vec_init(&law->former, ruleset->arena, sizeof(const struct aj_law *));
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
        else if (aj_node_is(child, "renumbered"))
            load_renumbered(loading, child, law);
    }
}

void aj_load_laws(struct aj_loading *loading, const struct aj_node *root)
{
    for (size_t i = 0; i < root->children.count; i++) {
        if (aj_node_is(aj_node_child(root, i), "law"))
            load_law(loading, aj_node_child(root, i));
    }
}

/* A law with of= is the earlier editions of another, under a name of its own. */
void aj_load_former_laws(struct aj_loading *loading, const struct aj_node *root)
{
    struct aj_map *laws = &loading->ruleset->laws;

    for (size_t i = 0; i < root->children.count; i++) {
        const struct aj_node *node = aj_node_child(root, i);
        struct aj_str name = aj_node_get(node, "of");
        struct aj_law *law = aj_map_find(laws, aj_node_get(node, "id"));
        struct aj_law *now = aj_map_find(laws, name);

        if (name.ptr == NULL || law == NULL)
            continue;
        if (now == NULL || now == law || now->now != NULL) {
            aj_load_fail(loading, node, _("of：没有名为“%" AJ_STR_FMT "”的现行法律"),
                         AJ_STR_ARG(name));
            continue;
        }
        law->now = now;
        *(const struct aj_law **)aj_vec_push(&now->former) = law;
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
