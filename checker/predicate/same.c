/* SPDX-License-Identifier: Apache-2.0
 *
 * <same fields= as=/> and <disjoint fields=/>: values of several places against each other. Values
 * that count together (penalties, citations) are compared paper by paper.
 */
#include "predicate/predicate.h"

#include "text/fold.h"
#include "text/name.h"

/* Where the 组织机构代码 stands in a 统一社会信用代码 (GB 32100). */
#define CODE_LENGTH         18
#define ORGANISATION_AT     8
#define ORGANISATION_LENGTH 9

/* How as= has values compared. */
enum as { AS_TYPED, AS_NAME, AS_AMOUNT, AS_DATE, AS_NUMBER, AS_CITATIONS, AS_TEXT, AS_ID };

static const struct {
    const char *name;
    enum aj_type types[2]; /* values of these stand as they are, others are read as the first */
} ways[] = {
    [AS_TYPED] = {"", {AJ_TYPE_TEXT, AJ_TYPE_TEXT}},
    [AS_NAME] = {"name", {AJ_TYPE_NAME, AJ_TYPE_NAME}},
    [AS_AMOUNT] = {"amount", {AJ_TYPE_AMOUNT, AJ_TYPE_AMOUNT}},
    [AS_DATE] = {"date", {AJ_TYPE_DATE, AJ_TYPE_DATE}},
    [AS_NUMBER] = {"number", {AJ_TYPE_NUMBER, AJ_TYPE_NUMBER}},
    [AS_CITATIONS] = {"citations", {AJ_TYPE_CITATIONS, AJ_TYPE_CITATIONS}},
    [AS_TEXT] = {"text", {AJ_TYPE_TEXT, AJ_TYPE_TEXT}},
    [AS_ID] = {"id", {AJ_TYPE_USCC, AJ_TYPE_ID_CARD}},
};

struct same {
    struct aj_vec paths; /* struct aj_path */
    enum as as;
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct same *same = aj_arena_alloc(c->arena, sizeof(*same));
    struct aj_str as = aj_setting_find(c, "as");

    same->paths = aj_paths_compile(c, aj_setting_find(c, "fields"));
    predicate->data = same;
    if (same->paths.count < 1)
        aj_compile_fail(c, _("fields 至少要有一个字段"));
    for (size_t i = 0; i < AJ_COUNT(ways); i++) {
        if (aj_str_equal_c(as, ways[i].name)) {
            same->as = (enum as)i;
            return;
        }
    }
    aj_compile_fail(
        c, _("as：“%" AJ_STR_FMT "”应为 name、amount、date、number、citations、text 或 id"),
        AJ_STR_ARG(as));
}

/* The words of an item read as the type that as= asks for; what is none is unread. */
static void read_as(struct aj_eval *e, enum as as, struct aj_item *item)
{
    enum aj_type type = ways[as].types[0];
    struct aj_str words = item->raw.len > 0 ? item->raw : item->value.shown;

    if (as == AS_TYPED || item->state != AJ_VALUE || item->value.type == type ||
        item->value.type == ways[as].types[1])
        return;
    if (item->raw.len == 0 && item->value.key.len > 0 && item->value.type == AJ_TYPE_TEXT)
        words = item->value.key;
    item->state =
        aj_value_read(e->arena, type, aj_fold_text(e->arena, words), 0, NULL, &item->value);
    if (item->state == AJ_VALUE)
        return;
    item->state = AJ_UNREAD;
    item->reason = aj_str_from(R_("不能这样比较"));
}

/* Text stands letter by letter, but for width and spaces. */
static struct aj_str without_spaces(struct aj_eval *e, struct aj_str key)
{
    struct aj_str out = AJ_STR_EMPTY;
    struct aj_str word;

    while (aj_str_next_word(&key, &word))
        out = out.len == 0 ? word
                           : aj_arena_printf(e->arena, "%" AJ_STR_FMT "%" AJ_STR_FMT,
                                             AJ_STR_ARG(out), AJ_STR_ARG(word));
    return out;
}

/* A code against an older number of the same body: only the 组织机构代码 stands in the code.
 * Unknown when the two are of sorts that say nothing of each other. */
static enum aj_truth compare_sorts(const struct aj_value *a, const struct aj_value *b)
{
    const struct aj_value *code = a->code.len == 0 ? a : b;
    const struct aj_value *old = code == a ? b : a;

    if (code->code.len > 0 || code->key.len != CODE_LENGTH || old->key.len != ORGANISATION_LENGTH)
        return AJ_UNKNOWN;
    return aj_str_equal(aj_str_sub(code->key, ORGANISATION_AT, ORGANISATION_AT + old->key.len),
                        old->key)
               ? AJ_TRUE
               : AJ_FALSE;
}

static bool differs_in_sort(const struct aj_value *a, const struct aj_value *b)
{
    return a->type == AJ_TYPE_USCC && b->type == AJ_TYPE_USCC && !aj_str_equal(a->code, b->code);
}

/* Whether two values agree: by their normal forms; without as= text as names are compared. */
static bool agree(struct aj_eval *e, enum as as, const struct aj_item *a, const struct aj_item *b)
{
    if (as == AS_DATE)
        return aj_date_to_days(a->value.date) == aj_date_to_days(b->value.date);
    if (as == AS_AMOUNT)
        return a->value.number == b->value.number;
    if (as == AS_TEXT)
        return aj_str_equal(without_spaces(e, a->value.key), without_spaces(e, b->value.key));
    if (a->value.type == AJ_TYPE_DATE && b->value.type == AJ_TYPE_DATE)
        return aj_date_compare(a->value.date, b->value.date) == 0;
    if (differs_in_sort(&a->value, &b->value))
        return compare_sorts(&a->value, &b->value) != AJ_FALSE;
    if (aj_str_equal(a->value.key, b->value.key))
        return true;
    if (as == AS_NUMBER || as == AS_ID)
        return false;
    return aj_str_equal(aj_name_key(e->arena, a->value.key), aj_name_key(e->arena, b->value.key));
}

static void note_difference(struct aj_eval *e, const struct aj_item *first,
                            const struct aj_item *item, struct aj_outcome *out)
{
    aj_outcome_evidence(out, first);
    aj_outcome_evidence(out, item);
    aj_outcome_note(out, AJ_FALSE,
                    aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "与%" AJ_STR_FMT "不一致"),
                                    AJ_STR_ARG(aj_item_words(e->arena, item)),
                                    AJ_STR_ARG(aj_item_words(e->arena, first))));
}

/* All items of all paths, absent documents left out. */
static struct aj_vec collect(struct aj_eval *e, const struct same *same)
{
    const struct aj_vec *paths = &same->paths;
    struct aj_vec items;

    aj_vec_init(&items, e->arena, sizeof(struct aj_item));
    for (size_t i = 0; i < paths->count; i++) {
        struct aj_operand operand;

        aj_path_resolve(e, aj_vec_at(paths, i), AJ_PICK_ALL, &operand);
        for (size_t k = 0; k < operand.items.count; k++) {
            struct aj_item *item = aj_vec_push(&items);

            *item = *(const struct aj_item *)aj_vec_at(&operand.items, k);
            read_as(e, same->as, item);
        }
    }
    return items;
}

/* Takes the items of the paper that *at stands at; its operand's state as for a path. */
static struct aj_operand next_paper(struct aj_eval *e, const struct aj_vec *items, size_t *at)
{
    static const int rank[] = {[AJ_VALUE] = 3, [AJ_UNREAD] = 2, [AJ_BLANK] = 1, [AJ_ABSENT] = 0};
    const struct aj_item *first = aj_vec_at(items, *at);
    struct aj_operand operand = {.state = AJ_ABSENT};

    aj_vec_init(&operand.items, e->arena, sizeof(struct aj_item));
    for (; *at < items->count; (*at)++) {
        const struct aj_item *item = aj_vec_at(items, *at);

        if (item->paper != first->paper || !aj_str_equal(item->field, first->field))
            break;
        *(struct aj_item *)aj_vec_push(&operand.items) = *item;
        if (rank[item->state] > rank[operand.state])
            operand.state = item->state;
    }
    return operand;
}

/* Every paper's set against the first one's. */
static void compare_sets(struct aj_eval *e, const struct aj_vec *items, struct aj_outcome *out)
{
    struct aj_operand first = {.state = AJ_ABSENT};
    struct aj_operand open = {.state = AJ_ABSENT};

    for (size_t at = 0; at < items->count;) {
        struct aj_operand next = next_paper(e, items, &at);

        if (next.state == AJ_UNREAD)
            open = next;
        if (next.state != AJ_VALUE)
            continue;
        if (first.state == AJ_VALUE)
            aj_set_compare(e, AJ_SET_EQUAL, &first, &next, out);
        else
            first = next;
    }
    if (open.state == AJ_UNREAD && out->truth != AJ_FALSE)
        aj_outcome_note(
            out, AJ_UNKNOWN,
            aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "未能读取，无法比对"),
                            AJ_STR_ARG(aj_item_words(e->arena, aj_operand_item(&open)))));
    if (out->notes.count == 0)
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("没有可以比对的两处记载")));
}

static bool has_sets(const struct aj_vec *items)
{
    for (size_t i = 0; i < items->count; i++) {
        enum aj_type type = ((const struct aj_item *)aj_vec_at(items, i))->value.type;

        if (type == AJ_TYPE_PENALTY || type == AJ_TYPE_CITATIONS)
            return true;
    }
    return false;
}

/* Once two values are known, a place left blank leaves nothing to compare; one that could not be
 * read still leaves the answer open. */
static void evaluate_same(struct aj_eval *e, const struct aj_predicate *predicate,
                          struct aj_outcome *out)
{
    const struct same *same = predicate->data;
    struct aj_vec items = collect(e, same);
    const struct aj_item *first = NULL;
    const struct aj_item *open = NULL;
    size_t n_values = 0;

    if (has_sets(&items)) {
        compare_sets(e, &items, out);
        return;
    }
    for (size_t i = 0; i < items.count; i++) {
        const struct aj_item *item = aj_vec_at(&items, i);

        if (item->state == AJ_UNREAD)
            open = item;
        if (item->state != AJ_VALUE)
            continue;
        n_values++;
        if (first == NULL)
            first = item;
        else if (differs_in_sort(&first->value, &item->value) &&
                 compare_sorts(&first->value, &item->value) == AJ_UNKNOWN)
            open = item;
        else if (!agree(e, same->as, first, item))
            note_difference(e, first, item, out);
    }
    if (out->truth == AJ_FALSE)
        return;
    if (open != NULL) {
        aj_outcome_evidence(out, open);
        aj_outcome_note(out, AJ_UNKNOWN,
                        aj_arena_printf(e->arena,
                                        open->state == AJ_UNREAD
                                            ? R_("%" AJ_STR_FMT "未能读取，无法比对")
                                            : R_("%" AJ_STR_FMT "与别处的号码种类不同，无法比对"),
                                        AJ_STR_ARG(aj_item_words(e->arena, open))));
        ((struct aj_note *)aj_vec_at(&out->notes, 0))->place = open->place;
        return;
    }
    for (size_t i = 0; i < items.count; i++)
        aj_outcome_evidence(out, aj_vec_at(&items, i));
    aj_outcome_note(out, n_values >= 2 ? AJ_TRUE : AJ_NO_SUBJECT,
                    aj_str_from(n_values >= 2 ? R_("各处一致") : R_("没有可以比对的两处记载")));
}

/* Persons that stand in both. */
static void note_shared(struct aj_eval *e, const struct aj_operand *first,
                        const struct aj_operand *second, struct aj_outcome *out)
{
    for (size_t a = 0; a < first->items.count; a++) {
        for (size_t b = 0; b < second->items.count; b++) {
            const struct aj_item *one = aj_vec_at(&first->items, a);
            const struct aj_item *other = aj_vec_at(&second->items, b);

            if (one->state != AJ_VALUE || other->state != AJ_VALUE ||
                !aj_str_equal(one->value.key, other->value.key))
                continue;
            aj_outcome_evidence(out, one);
            aj_outcome_evidence(out, other);
            aj_outcome_note(out, AJ_FALSE,
                            aj_arena_printf(e->arena,
                                            R_("%" AJ_STR_FMT "与%" AJ_STR_FMT "为同一人"),
                                            AJ_STR_ARG(aj_item_words(e->arena, one)),
                                            AJ_STR_ARG(aj_item_words(e->arena, other))));
        }
    }
}

/* Who could not be read could be anybody. */
static void note_unread(struct aj_eval *e, const struct aj_operand *operand, struct aj_outcome *out)
{
    for (size_t i = 0; i < operand->items.count; i++) {
        const struct aj_item *item = aj_vec_at(&operand->items, i);

        if (item->state != AJ_UNREAD)
            continue;
        aj_outcome_evidence(out, item);
        aj_outcome_note_at(out, AJ_UNKNOWN,
                           aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "未能读取，无法比对"),
                                           AJ_STR_ARG(aj_item_words(e->arena, item))),
                           item->place);
    }
}

static void evaluate_disjoint(struct aj_eval *e, const struct aj_predicate *predicate,
                              struct aj_outcome *out)
{
    const struct aj_vec *paths = &((const struct same *)predicate->data)->paths;
    struct aj_operand first;
    struct aj_operand second;

    aj_path_resolve(e, aj_vec_at(paths, 0), AJ_PICK_ALL, &first);
    for (size_t i = 1; i < paths->count; i++) {
        aj_path_resolve(e, aj_vec_at(paths, i), AJ_PICK_ALL, &second);
        if (second.state == AJ_ABSENT || !aj_outcome_needs(e, out, aj_vec_at(paths, 0), &first) ||
            !aj_outcome_needs(e, out, aj_vec_at(paths, i), &second))
            continue;
        aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("人员不重复")));
        note_shared(e, &first, &second, out);
        note_unread(e, &first, out);
        note_unread(e, &second, out);
    }
}

const struct aj_predicate_type aj_predicate_same = {"same", "fields as say", "fields",      false,
                                                    false,  compile,         evaluate_same, false};
const struct aj_predicate_type aj_predicate_disjoint = {
    "disjoint", "fields say", "fields", false, false, compile, evaluate_disjoint, false};
