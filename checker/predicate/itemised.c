/* SPDX-License-Identifier: Apache-2.0
 *
 * <itemised in= of= by= closed= all=/>: where a paper of several copies certifies them one by one,
 * each has its note. A line that of= is found in, and by= not, heads an item, which reaches to the
 * next such line; a line with both that is numbered is an item with its note. A note that all= is
 * found in speaks for the items above it as well, and so does the first of a paper, as a note at
 * the foot does, but for those that words of closed= have ended. Where no item has a note of its
 * own the paper tells nothing: whether it needs one is for another rule.
 */
#include "predicate/predicate.h"

#include "dossier/extract.h"
#include "text/pattern.h"

struct itemised {
    struct aj_path in;
    struct aj_pattern *of;
    struct aj_pattern *by;
    struct aj_pattern *closed; /* NULL: nothing ends an item but the next */
    struct aj_pattern *all;    /* NULL: no note speaks for others for sure */
};

static struct aj_pattern *pattern_if_given(struct aj_compiling *c, const char *name)
{
    return aj_setting_find(c, name).len > 0 ? aj_setting_pattern(c, name) : NULL;
}

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct itemised *itemised = aj_arena_alloc(c->arena, sizeof(*itemised));

    predicate->data = itemised;
    (void)aj_path_compile(c, aj_setting_find(c, "in"), &itemised->in); /* has said what is wrong */
    itemised->of = aj_setting_pattern(c, "of");
    itemised->by = aj_setting_pattern(c, "by");
    itemised->closed = pattern_if_given(c, "closed");
    itemised->all = pattern_if_given(c, "all");
}

struct copy {
    size_t from; /* of the line that heads it */
    size_t to;
    bool is_noted;
    bool is_closed;
};

struct walk {
    const struct itemised *itemised;
    struct aj_vec copies; /* struct copy */
    size_t n_noted;
};

static bool is_found(const struct aj_pattern *pattern, struct aj_str line)
{
    struct aj_pattern_match match;

    return pattern != NULL && aj_pattern_find(pattern, line, 0, &match) == AJ_PATTERN_MATCH;
}

static struct copy *last_copy(struct walk *walk)
{
    return walk->copies.count > 0 ? aj_vec_at(&walk->copies, walk->copies.count - 1) : NULL;
}

/* The last item is noted; those above it without a note may be meant as well. */
static void note_last(struct walk *walk, struct copy *last, struct aj_str line)
{
    bool is_for_all = is_found(walk->itemised->all, line);

    for (size_t i = 0; i + 1 < walk->copies.count; i++) {
        struct copy *copy = aj_vec_at(&walk->copies, i);

        copy->is_noted = copy->is_noted || is_for_all || (walk->n_noted == 0 && !copy->is_closed);
    }
    last->is_noted = true;
    walk->n_noted++;
}

static void take_line(struct walk *walk, struct aj_str text, size_t from, size_t to)
{
    const struct itemised *itemised = walk->itemised;
    struct aj_str line = aj_str_sub(text, from, to);
    bool is_note = is_found(itemised->by, line);
    struct copy *last = last_copy(walk);

    if (is_found(itemised->of, line) &&
        (!is_note || aj_extract_numbered(line).number > 0 || last == NULL || last->is_noted)) {
        *(struct copy *)aj_vec_push(&walk->copies) = (struct copy){.from = from, .to = to};
        last = last_copy(walk);
    }
    if (last == NULL)
        return;
    if (is_note)
        note_last(walk, last, line);
    last->is_closed = last->is_closed || is_found(itemised->closed, line);
}

static void take_lines(struct walk *walk, struct aj_str text)
{
    size_t from = 0;

    while (from < text.len) {
        size_t end = aj_str_find(text, aj_str_from("\n"), from);

        if (end == AJ_STR_NONE)
            end = text.len;
        take_line(walk, text, from, end);
        from = end + 1;
    }
}

static void judge(struct aj_eval *e, const struct walk *walk, const struct aj_item *item,
                  struct aj_outcome *out)
{
    aj_outcome_evidence(out, item);
    aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("逐一写明")));
    for (size_t i = 0; i < walk->copies.count; i++) {
        const struct copy *copy = aj_vec_at(&walk->copies, i);
        struct aj_item head;

        if (copy->is_noted)
            continue;
        head = aj_item_part(item, copy->from, copy->to);
        aj_outcome_evidence(out, &head);
        aj_outcome_note_at(out, AJ_FALSE,
                           aj_arena_printf(e->arena, R_("“%" AJ_STR_FMT "”之后没有所要求的表述"),
                                           AJ_STR_ARG(head.raw)),
                           head.place);
    }
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    struct walk walk = {.itemised = predicate->data};
    struct aj_operand text;

    aj_path_resolve(e, &walk.itemised->in, AJ_PICK_FIRST, &text);
    if (!aj_outcome_needs(e, out, &walk.itemised->in, &text))
        return;
    aj_vec_init(&walk.copies, e->arena, sizeof(struct copy));
    take_lines(&walk, aj_operand_item(&text)->value.key);
    if (walk.n_noted == 0 || walk.copies.count < 2) {
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("没有逐一写明")));
        return;
    }
    judge(e, &walk, aj_operand_item(&text), out);
}

const struct aj_predicate_type aj_predicate_itemised = {
    "itemised", "in of by closed all say", "in of by", false, false, compile, evaluate, false};
