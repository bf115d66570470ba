/* SPDX-License-Identifier: Apache-2.0
 *
 * <mentions field= words=/> and <match field= pattern=/>: words in a field or in a whole document.
 */
#include "predicate/predicate.h"

#include "text/fold.h"
#include "text/pattern.h"

struct mentions {
    struct aj_path path;
    struct aj_vec groups;       /* struct aj_vec of struct aj_str: alternatives */
    bool each;                  /* every group, else any one */
    struct aj_pattern *pattern; /* of <match>, else NULL */
};

/* "六十日|60日" as its alternatives. */
static struct aj_vec alternatives(struct aj_arena *arena, struct aj_str word)
{
    struct aj_vec list;
    struct aj_str piece;

    aj_vec_init(&list, arena, sizeof(struct aj_str));
    while (aj_str_next_piece(&word, '|', &piece)) {
        if (piece.len > 0)
            *(struct aj_str *)aj_vec_push(&list) = aj_fold_text(arena, piece);
    }
    return list;
}

static void compile_mentions(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct mentions *m = aj_arena_alloc(c->arena, sizeof(*m));
    struct aj_str rest = aj_setting_find(c, "words");
    struct aj_str word;

    (void)aj_path_compile(c, aj_setting_find(c, "field"), &m->path); /* has said what is wrong */
    m->each = aj_setting_yes(c, "each", false);
    aj_vec_init(&m->groups, c->arena, sizeof(struct aj_vec));
    while (aj_str_next_word(&rest, &word))
        *(struct aj_vec *)aj_vec_push(&m->groups) = alternatives(c->arena, word);
    if (m->groups.count == 0)
        aj_compile_fail(c, _("words 不能为空"));
    predicate->data = m;
}

static void compile_match(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct mentions *m = aj_arena_alloc(c->arena, sizeof(*m));

    (void)aj_path_compile(c, aj_setting_find(c, "field"), &m->path); /* likewise */
    m->pattern = aj_setting_pattern(c, "pattern");
    predicate->data = m;
}

/* Evidence for words found within an item: the words themselves where the item is a whole text. */
static void add_found(struct aj_outcome *out, const struct aj_item *item, size_t from, size_t to)
{
    struct aj_item found = item->raw.len == 0 ? aj_item_part(item, from, to) : *item;

    found.value.shown = AJ_STR_EMPTY;
    aj_outcome_evidence(out, &found);
}

static bool find_group(struct aj_str text, const struct aj_vec *group, size_t *from, size_t *to)
{
    for (size_t i = 0; i < group->count; i++) {
        struct aj_str word = *(struct aj_str *)aj_vec_at(group, i);

        *from = aj_str_find(text, word, 0);
        if (*from == AJ_STR_NONE)
            continue;
        *to = *from + word.len;
        return true;
    }
    return false;
}

static void note_words(struct aj_eval *e, const struct aj_item *item, struct aj_str word,
                       bool found, struct aj_outcome *out)
{
    aj_outcome_note(out, found ? AJ_TRUE : AJ_FALSE,
                    aj_arena_printf(e->arena, "%" AJ_STR_FMT "%s“%" AJ_STR_FMT "”",
                                    AJ_STR_ARG(aj_item_words(e->arena, item)),
                                    found ? R_("写有") : R_("未写明"), AJ_STR_ARG(word)));
}

/* All words must stand there, or any one of them. */
static void look_for_words(struct aj_eval *e, const struct mentions *m, const struct aj_item *item,
                           struct aj_outcome *out)
{
    struct aj_str text = aj_item_text(e, item);
    struct aj_vec evidence = out->evidence;
    size_t from;
    size_t to;
    bool any = false;
    struct aj_str first = AJ_STR_EMPTY;

    for (size_t i = 0; i < m->groups.count; i++) {
        const struct aj_vec *group = aj_vec_at(&m->groups, i);
        bool found = find_group(text, group, &from, &to);
        struct aj_str word = *(struct aj_str *)aj_vec_at(group, 0);

        if (i == 0)
            first = word;
        if (found)
            add_found(out, item, from, to);
        if (m->each)
            note_words(e, item, word, found, out);
        any = any || found;
        if (any && !m->each) {
            note_words(e, item, word, true, out);
            return;
        }
    }
    if (!m->each)
        note_words(e, item, first, false, out);
    if (out->evidence.count == evidence.count)
        aj_outcome_evidence(out, item);
}

static void mark_lack(struct aj_outcome *out)
{
    struct aj_note *note = aj_vec_at(&out->notes, out->notes.count - 1);

    note->is_lack = note->truth == AJ_FALSE;
}

static void look_for_pattern(struct aj_eval *e, const struct mentions *m,
                             const struct aj_item *item, struct aj_outcome *out)
{
    const struct aj_grams *grams = item->paper != NULL ? item->paper->grams : NULL;
    struct aj_pattern_match match;
    enum aj_pattern_result result =
        aj_pattern_find_in(m->pattern, aj_item_text(e, item), grams, 0, &match);

    if (result == AJ_PATTERN_MATCH)
        add_found(out, item, match.value_from, match.value_to);
    else
        aj_outcome_evidence(out, item);
    if (result == AJ_PATTERN_GAVE_UP) {
        aj_outcome_note(out, AJ_UNKNOWN, aj_str_from(R_("文字过于复杂，未能完成查找")));
        return;
    }
    aj_outcome_note(out, result == AJ_PATTERN_MATCH ? AJ_TRUE : AJ_FALSE,
                    aj_arena_printf(e->arena, "%" AJ_STR_FMT "%s",
                                    AJ_STR_ARG(aj_item_words(e->arena, item)),
                                    result == AJ_PATTERN_MATCH ? R_("有所要求的表述")
                                                               : R_("没有所要求的表述")));
    mark_lack(out);
}

/* The value of a set that goes by one of the group's words, or NULL. *open: one that is unread. */
static const struct aj_item *find_in_set(const struct aj_operand *set, const struct aj_vec *group,
                                         const struct aj_item **open)
{
    for (size_t i = 0; i < set->items.count; i++) {
        const struct aj_item *item = aj_vec_at(&set->items, i);
        size_t from;
        size_t to;

        if (item->state == AJ_UNREAD)
            *open = item;
        if (item->state == AJ_VALUE && find_group(item->value.key, group, &from, &to))
            return item;
    }
    return NULL;
}

/* Words are looked for in the names of a set's values; what is unread could be any of them. */
static void look_in_set(struct aj_eval *e, const struct mentions *m, const struct aj_operand *set,
                        struct aj_outcome *out)
{
    const struct aj_item *any = NULL;
    const struct aj_item *open = NULL;

    for (size_t i = 0; i < m->groups.count; i++) {
        const struct aj_item *found = find_in_set(set, aj_vec_at(&m->groups, i), &open);
        struct aj_str word = *(struct aj_str *)aj_vec_at(aj_vec_at(&m->groups, i), 0);

        aj_outcome_evidence(out, found);
        any = found != NULL ? found : any;
        if (found == NULL && open != NULL && m->each)
            aj_outcome_note(out, AJ_UNKNOWN, aj_item_words(e->arena, open));
        else if (m->each)
            note_words(e, found != NULL ? found : aj_operand_item(set), word, found != NULL, out);
    }
    if (m->each)
        return;
    if (any == NULL && open != NULL)
        aj_outcome_note(out, AJ_UNKNOWN, aj_item_words(e->arena, open));
    else
        note_words(e, any != NULL ? any : aj_operand_item(set),
                   any != NULL ? any->value.key
                               : *(struct aj_str *)aj_vec_at(aj_vec_at(&m->groups, 0), 0),
                   any != NULL, out);
}

/* One value of a document. */
static void look_in(struct aj_eval *e, const struct mentions *m, const struct aj_item *item,
                    struct aj_outcome *out)
{
    if (item->state != AJ_VALUE)
        return;
    if (m->pattern != NULL)
        look_for_pattern(e, m, item, out);
    else
        look_for_words(e, m, item, out);
}

/* The values of the document that item i is of; true when there is one and all say it. *next: the
 * first item behind. */
static bool look_in_paper(struct aj_eval *e, const struct mentions *m,
                          const struct aj_operand *operand, size_t i, size_t *next,
                          struct aj_outcome *out)
{
    const struct aj_paper *paper = ((struct aj_item *)aj_vec_at(&operand->items, i))->paper;
    bool any = false;

    for (*next = i; *next < operand->items.count; (*next)++) {
        const struct aj_item *item = aj_vec_at(&operand->items, *next);

        if (item->paper != paper)
            break;
        any = any || item->state == AJ_VALUE;
        look_in(e, m, item, out);
    }
    return any && out->truth == AJ_TRUE;
}

/* What was not read could say what the others don't. */
static void leave_open(struct aj_eval *e, const struct aj_operand *operand, struct aj_outcome *out)
{
    for (size_t i = 0; i < operand->items.count; i++) {
        const struct aj_item *item = aj_vec_at(&operand->items, i);

        if (item->state != AJ_UNREAD)
            continue;
        aj_outcome_init(out, e->arena);
        aj_outcome_evidence(out, item);
        aj_outcome_note_at(out, AJ_UNKNOWN,
                           aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "未能读取：%" AJ_STR_FMT),
                                           AJ_STR_ARG(aj_item_words(e->arena, item)),
                                           AJ_STR_ARG(item->reason)),
                           item->place);
        return;
    }
}

/* No paper at all says it: to list them all would tell nobody more. */
static void say_of_all(const struct aj_eval *e, struct aj_outcome *out)
{
    aj_outcome_init(out, e->arena);
    aj_outcome_note(out, AJ_FALSE, aj_str_from(R_("各份文书都没有所要求的表述")));
    mark_lack(out);
}

/* Of several documents it is enough that one says it: the first that does; else all together. */
static void look_in_papers(struct aj_eval *e, const struct mentions *m,
                           const struct aj_operand *operand, struct aj_outcome *out)
{
    size_t next;

    for (size_t i = 0; i < operand->items.count; i = next) {
        struct aj_outcome one;

        aj_outcome_init(&one, e->arena);
        if (look_in_paper(e, m, operand, i, &next, &one)) {
            *out = one;
            return;
        }
        out->truth = aj_truth_and(out->truth, one.truth);
        aj_outcome_merge(out, &one);
    }
    if (out->truth != AJ_FALSE)
        return;
    if (m->path.source == AJ_PATH_KIND && m->path.kind == NULL)
        say_of_all(e, out);
    leave_open(e, operand, out);
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct mentions *m = predicate->data;
    struct aj_operand operand;

    aj_path_resolve(e, &m->path, AJ_PICK_ALL, &operand);
    if (!aj_outcome_needs(e, out, &m->path, &operand))
        return;
    if (m->pattern == NULL && aj_operand_item(&operand)->value.type == AJ_TYPE_PENALTY) {
        look_in_set(e, m, &operand, out);
        return;
    }
    look_in_papers(e, m, &operand, out);
}

const struct aj_predicate_type aj_predicate_mentions = {
    "mentions", "field words each say", "field words", false,
    false,      compile_mentions,       evaluate,      false};
const struct aj_predicate_type aj_predicate_match = {
    "match", "field pattern say", "field pattern", false, false, compile_match, evaluate, false};
