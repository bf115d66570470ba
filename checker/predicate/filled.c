/* SPDX-License-Identifier: Apache-2.0
 *
 * <filled fields=/> and <signed field= dated=/>: something was written there.
 */
#include "predicate/predicate.h"

#include "base/mem.h"
#include "dossier/unclaimed.h"

struct filled {
    struct aj_vec paths; /* struct aj_path */
    bool is_printed;     /* only fields for which the form has a place */
};

static void compile_filled(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct filled *filled = aj_arena_alloc(c->arena, sizeof(*filled));

    filled->paths = aj_paths_compile(c, aj_setting_find(c, "fields"));
    filled->is_printed = aj_setting_yes(c, "printed", false);
    predicate->data = filled;
}

/* Takes note of what stands at a place and is not recognised, with the question it gives rise to.
 */
static void note_question(const struct aj_item *seen, struct aj_str question,
                          struct aj_outcome *out)
{
    struct aj_note *note;

    aj_outcome_evidence(out, seen);
    aj_outcome_note(out, AJ_UNKNOWN, question);
    note = aj_vec_at(&out->notes, out->notes.count - 1);
    note->place = seen->place;
}

/* A blank that an unknown label of the paper may be filled in for. */
static bool note_label(struct aj_eval *e, const struct aj_item *item, struct aj_str words,
                       struct aj_outcome *out)
{
    struct aj_item label = *item;

    label.raw = aj_unclaimed_like(e->arena, e->dossier->kinds, item->paper,
                                  aj_paper_field(item->paper, item->field), &label.place);
    if (label.raw.len == 0)
        return false;
    note_question(&label,
                  aj_arena_printf(e->arena,
                                  R_("%" AJ_STR_FMT "没有认出，是否写在“%" AJ_STR_FMT "”一栏？"),
                                  AJ_STR_ARG(words), AJ_STR_ARG(aj_label_key(e->arena, label.raw))),
                  out);
    return true;
}

/* Looked for once a paper: many rules ask. */
static const struct aj_unclaimed *signature_in(struct aj_eval *e, const struct aj_paper *paper)
{
    struct aj_unclaimed *found;

    if (e->unclaimed == NULL)
        e->unclaimed = aj_arena_alloc(
            e->arena, aj_array_size(e->dossier->papers.count, sizeof(*e->unclaimed)));
    found = &e->unclaimed[paper->index];
    if (!found->is_looked_for)
        *found = aj_unclaimed_signature(e->arena, e->dossier, paper);
    return found;
}

/* A blank signature that somebody's may be whom no label tells. */
static bool note_signature(struct aj_eval *e, const struct aj_item *item, struct aj_str words,
                           struct aj_outcome *out)
{
    size_t field = aj_paper_field(item->paper, item->field);
    struct aj_item name = *item;
    const struct aj_unclaimed *found;

    if (field == AJ_NO_FIELD || aj_kind_field(item->paper->kind, field)->type != AJ_TYPE_SIGNATURE)
        return false;
    found = signature_in(e, item->paper);
    if (found->words.len == 0)
        return false;
    name.raw = found->words;
    name.place = found->place;
    note_question(&name,
                  aj_arena_printf(e->arena,
                                  R_("%" AJ_STR_FMT "没有认出，是否就是“%" AJ_STR_FMT "”的签名？"),
                                  AJ_STR_ARG(words), AJ_STR_ARG(name.raw)),
                  out);
    return true;
}

/* A blank in a paper that is none of the forms which are known. */
static bool note_form(struct aj_eval *e, const struct aj_item *item, struct aj_str words,
                      struct aj_outcome *out)
{
    if (item->paper->n_labelled >= item->paper->kind->form)
        return false;
    note_question(
        item,
        aj_arena_printf(e->arena,
                        R_("%" AJ_STR_FMT "没有认出：这份文书与常见的式样不同，是否写在别处？"),
                        AJ_STR_ARG(words)),
        out);
    return true;
}

/* A blank that something of the paper which is not recognised may be filled in for. */
static bool note_unclaimed(struct aj_eval *e, const struct aj_item *item, struct aj_str words,
                           struct aj_outcome *out)
{
    if (item->state != AJ_BLANK || item->paper == NULL || item->place.block != AJ_NO_BLOCK)
        return false;
    return note_form(e, item, words, out) || note_label(e, item, words, out) ||
           note_signature(e, item, words, out);
}

static void note_state(struct aj_eval *e, const struct aj_item *item, const char *blank_words,
                       struct aj_outcome *out)
{
    static const enum aj_truth truths[] = {
        [AJ_VALUE] = AJ_TRUE, [AJ_BLANK] = AJ_FALSE, [AJ_UNREAD] = AJ_UNKNOWN};
    struct aj_str words = aj_item_words(e->arena, item);
    const struct aj_str parts[] = {
        words, aj_str_from(item->state == AJ_VALUE ? R_("已填写") : blank_words)};
    struct aj_note *note;

    if (e->is_lenient && note_unclaimed(e, item, words, out))
        return;
    aj_outcome_evidence(out, item);
    if (item->state == AJ_UNREAD)
        words = aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "未能读取：%" AJ_STR_FMT),
                                AJ_STR_ARG(words), AJ_STR_ARG(item->reason));
    else
        words = aj_arena_join(e->arena, parts, AJ_COUNT(parts));
    aj_outcome_note(out, truths[item->state], words);
    note = aj_vec_at(&out->notes, out->notes.count - 1);
    note->place = item->place;
}

static void note_absent(struct aj_eval *e, const struct aj_path *path, struct aj_outcome *out)
{
    aj_outcome_note(
        out, AJ_NO_SUBJECT,
        aj_arena_printf(e->arena, R_("缺《%" AJ_STR_FMT "》"),
                        AJ_STR_ARG(path->kind != NULL ? path->kind->name : path->text)));
}

static void evaluate_filled(struct aj_eval *e, const struct aj_predicate *predicate,
                            struct aj_outcome *out)
{
    const struct filled *filled = predicate->data;

    for (size_t i = 0; i < filled->paths.count; i++) {
        const struct aj_path *path = aj_vec_at(&filled->paths, i);
        struct aj_operand operand;

        aj_path_resolve(e, path, AJ_PICK_ALL, &operand);
        if (operand.items.count == 0)
            note_absent(e, path, out);
        for (size_t k = 0; k < operand.items.count; k++) {
            const struct aj_item *item = aj_vec_at(&operand.items, k);

            if (filled->is_printed && item->state == AJ_BLANK && item->place.block == AJ_NO_BLOCK)
                aj_outcome_note(out, AJ_NO_SUBJECT,
                                aj_arena_printf(e->arena, R_("表上没有%" AJ_STR_FMT "一栏"),
                                                AJ_STR_ARG(aj_item_words(e->arena, item))));
            else
                note_state(e, item, R_("未填写"), out);
        }
    }
}

struct sign {
    struct aj_path path;
    bool is_dated;
};

static void compile_signed(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct sign *sign = aj_arena_alloc(c->arena, sizeof(*sign));

    (void)aj_path_compile(c, aj_setting_find(c, "field"), &sign->path); /* has said what is wrong */
    sign->is_dated = aj_setting_yes(c, "dated", false);
    predicate->data = sign;
}

/* The day that belongs to a signature: of its group, else of the document. */
static size_t day_of(const struct aj_kind *kind, size_t signature)
{
    for (size_t i = 0; i < kind->groups.count; i++) {
        const struct aj_group *group = *(struct aj_group *const *)aj_vec_at(&kind->groups, i);

        if (group->section == NULL && group->signature == signature)
            return group->date;
    }
    return kind->date_field;
}

static void note_day(struct aj_eval *e, const struct aj_item *signature, struct aj_outcome *out)
{
    const struct aj_paper *paper = signature->paper;
    size_t field = day_of(paper->kind, aj_paper_field(paper, signature->field));
    const struct aj_vec *readings = aj_paper_readings(paper, field);

    for (size_t i = 0; i < readings->count; i++) {
        const struct aj_reading *reading = aj_vec_at(readings, i);
        struct aj_item item = {.state = reading->state,
                               .value = reading->value,
                               .place = reading->place,
                               .raw = reading->raw,
                               .reason = reading->reason,
                               .paper = paper,
                               .field = aj_kind_field(paper->kind, field)->name};

        note_state(e, &item, R_("未签署日期"), out);
    }
}

static void evaluate_signed(struct aj_eval *e, const struct aj_predicate *predicate,
                            struct aj_outcome *out)
{
    const struct sign *sign = predicate->data;
    struct aj_operand operand;

    aj_path_resolve(e, &sign->path, AJ_PICK_ALL, &operand);
    if (operand.items.count == 0)
        note_absent(e, &sign->path, out);
    for (size_t i = 0; i < operand.items.count; i++) {
        const struct aj_item *item = aj_vec_at(&operand.items, i);

        note_state(e, item, R_("未签名"), out);
        if (sign->is_dated && item->paper != NULL && item->paper->kind != NULL)
            note_day(e, item, out);
    }
}

const struct aj_predicate_type aj_predicate_filled = {
    "filled", "fields printed say", "fields", false, false, compile_filled, evaluate_filled, true};
const struct aj_predicate_type aj_predicate_signed = {
    "signed", "field dated say", "field", false, false, compile_signed, evaluate_signed, false};
