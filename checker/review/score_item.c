/* SPDX-License-Identifier: Apache-2.0
 *
 * An item's points: kept in `high` where nothing is known against it, lost in `low` where a person
 * could find something. Documents that are not there, and rules that take all, come last.
 */
#include "review/score_item.h"

const struct aj_verdict *aj_score_verdict(const struct aj_profile *profile,
                                          const struct aj_scoring *scoring,
                                          const struct aj_rule *rule)
{
    const struct aj_verdict *verdict =
        rule->index < scoring->n_verdicts ? scoring->verdicts[rule->index] : NULL;

    return verdict != NULL && aj_profile_counts(profile, rule) ? verdict : NULL;
}

/* What is scored, and where the lines go. */
struct scorer {
    const struct aj_profile *profile;
    const struct aj_scoring *scoring;
    struct aj_item_score *out;
};

/* ---- parts ---- */

/* What a part of an item loses, surely and at most. */
struct loss {
    struct aj_fraction sure;
    struct aj_fraction most;
    bool applies;
    bool is_open;
};

/* The least or the most that one failing rule takes from its part. */
static struct aj_fraction deduction(const struct aj_part *part, const struct aj_verdict *verdict,
                                    struct aj_fraction each)
{
    struct aj_fraction times = {
        part->is_per_occurrence && verdict->occurrences > 0 ? (int64_t)verdict->occurrences : 1, 1};

    if (part->deduct_high.num == 0)
        return part->points;
    return aj_fraction_min(aj_fraction_mul(each, times), part->points);
}

static struct aj_step *add_step(const struct scorer *s, enum aj_step_sort sort,
                                struct aj_fraction points)
{
    struct aj_step *step = aj_vec_push(&s->out->steps);

    *step = (struct aj_step){.sort = sort, .deducted = points};
    return step;
}

static void add_failure(const struct scorer *s, const struct aj_part *part,
                        const struct aj_verdict *verdict, struct loss *loss)
{
    struct aj_fraction least = deduction(part, verdict, part->deduct_low);
    struct aj_fraction most = deduction(part, verdict, part->deduct_high);

    loss->sure = aj_fraction_min(aj_fraction_add(loss->sure, least), part->points);
    loss->most = aj_fraction_min(aj_fraction_add(loss->most, most), part->points);
    if (s->out->sheet->kind != AJ_SHEET_BONUS) { /* there only what is earned is told */
        struct aj_step *step = add_step(s, AJ_STEP_DEDUCTED, least);

        step->rule = verdict->rule;
        step->occurrences = verdict->occurrences;
    }
}

static struct loss lose(const struct scorer *s, const struct aj_part *part)
{
    struct loss loss = {AJ_ZERO, AJ_ZERO, false, false};

    for (size_t i = 0; i < part->rules.count; i++) {
        const struct aj_rule *rule = *(const struct aj_rule *const *)aj_vec_at(&part->rules, i);
        const struct aj_verdict *verdict = aj_score_verdict(s->profile, s->scoring, rule);

        if (verdict == NULL || verdict->status == AJ_NOT_APPLICABLE)
            continue;
        loss.applies = true;
        if (verdict->status == AJ_FAIL)
            add_failure(s, part, verdict, &loss);
        if (verdict->status == AJ_NEEDS_PERSON)
            loss.is_open = true;
    }
    if (loss.is_open && !s->out->item->keeps_open)
        loss.most = part->points;
    if (s->out->item->keeps_open)
        loss.most = loss.sure;
    return loss;
}

/* What all parts lose together, and which of them count. */
static struct loss lose_parts(const struct scorer *s)
{
    const struct aj_vec *parts = &s->out->item->parts;
    struct loss all = {AJ_ZERO, AJ_ZERO, false, false};
    struct aj_fraction counted = AJ_ZERO;

    for (size_t i = 0; i < parts->count; i++) {
        const struct aj_part *part = aj_vec_at(parts, i);
        struct loss loss = lose(s, part);

        if (loss.applies)
            counted = aj_fraction_add(counted, part->points);
        all.applies = all.applies || loss.applies;
        all.is_open = all.is_open || loss.is_open;
        all.sure = aj_fraction_add(all.sure, loss.sure);
        all.most = aj_fraction_add(all.most, loss.most);
    }
    if (all.applies && s->out->sheet->rescales_parts)
        s->out->points = counted;
    return all;
}

/* ---- documents and rules that take all ---- */

enum presence { THERE, MAYBE, NOT_THERE, NOT_YET };

static bool is_there(const struct aj_dossier *dossier, const struct aj_kind *kind)
{
    for (size_t i = 0; i < dossier->papers.count; i++) {
        const struct aj_paper *paper = *(struct aj_paper *const *)aj_vec_at(&dossier->papers, i);

        if (paper->read != AJ_READ_NO && aj_paper_is(paper, kind))
            return true;
    }
    return false;
}

static bool may_be_there(const struct aj_dossier *dossier, const struct aj_kind *kind)
{
    for (size_t i = 0; i < dossier->papers.count; i++) {
        if (aj_paper_could_be(*(struct aj_paper *const *)aj_vec_at(&dossier->papers, i), kind))
            return true;
    }
    return false;
}

/* Whether one of the item's documents is in the case; any that is missing may be of a later stage.
 */
static enum presence presence_of(const struct scorer *s)
{
    const struct aj_dossier *dossier = s->scoring->dossier;
    const struct aj_vec *kinds = &s->out->item->documents;
    enum presence found = NOT_YET;

    if (dossier == NULL || kinds->count == 0)
        return THERE;
    for (size_t i = 0; i < kinds->count; i++) {
        const struct aj_kind *kind = *(const struct aj_kind *const *)aj_vec_at(kinds, i);

        if (is_there(dossier, kind))
            return THERE;
        if (may_be_there(dossier, kind))
            found = MAYBE;
        else if (found == NOT_YET && kind->stage <= s->scoring->stage)
            found = NOT_THERE;
    }
    return found;
}

static void lose_all(const struct scorer *s, struct aj_step *step)
{
    struct aj_item_score *out = s->out;

    step->deducted = out->high;
    out->state = AJ_ITEM_SCORED;
    out->high = AJ_ZERO;
    out->low = AJ_ZERO;
}

/* An unread paper could be the document: lost in `low`. */
static void leave_open(const struct scorer *s)
{
    bool keeps = s->out->item->keeps_open;

    s->out->state = keeps ? AJ_ITEM_KEPT : AJ_ITEM_SCORED;
    s->out->low = keeps ? s->out->low : AJ_ZERO;
}

static void judge_documents(const struct scorer *s)
{
    const struct aj_score_item *item = s->out->item;
    enum presence presence = presence_of(s);

    if (item->absent == AJ_ABSENCE_BY_RULES || presence == THERE)
        return;
    if (presence == MAYBE) {
        leave_open(s);
        return;
    }
    s->out->state = AJ_ITEM_NOT_APPLICABLE;
    s->out->steps.count = 0; /* its rules speak of what is not there */
    s->out->points = item->points;
    s->out->high = item->points;
    s->out->low = item->points;
    if (presence == NOT_THERE && item->absent == AJ_ABSENCE_ZERO) {
        struct aj_step *step = add_step(s, AJ_STEP_ABSENT, AJ_ZERO);

        step->document = *(const struct aj_kind *const *)aj_vec_at(&item->documents, 0);
        step->occurrences = 1;
        lose_all(s, step);
    }
}

static void judge_zero(const struct scorer *s)
{
    const struct aj_vec *rules = &s->out->item->zero_if;

    for (size_t i = 0; i < rules->count; i++) {
        const struct aj_rule *rule = *(const struct aj_rule *const *)aj_vec_at(rules, i);
        const struct aj_verdict *verdict = aj_score_verdict(s->profile, s->scoring, rule);

        if (verdict == NULL)
            continue;
        if (verdict->status == AJ_NEEDS_PERSON)
            leave_open(s);
        if (verdict->status == AJ_FAIL && s->out->high.num > 0) {
            struct aj_step *step = add_step(s, AJ_STEP_ZEROED, AJ_ZERO);

            step->rule = rule;
            step->occurrences = verdict->occurrences;
            lose_all(s, step);
        }
    }
}

/* ---- bonus ---- */

/* A bonus is earned by rules that hold; what does not apply earns nothing. */
static void earn(const struct scorer *s)
{
    const struct aj_vec *parts = &s->out->item->parts;
    struct aj_item_score *out = s->out;
    bool is_open = false;

    out->low = AJ_ZERO;
    out->high = AJ_ZERO;
    for (size_t i = 0; i < parts->count; i++) {
        const struct aj_part *part = aj_vec_at(parts, i);
        struct loss loss = lose(s, part);
        struct aj_fraction high = aj_fraction_sub(part->points, loss.sure);

        if (!loss.applies)
            continue;
        is_open = is_open || loss.is_open;
        out->state = is_open && out->item->keeps_open ? AJ_ITEM_KEPT : AJ_ITEM_SCORED;
        out->high = aj_fraction_add(out->high, high);
        out->low = aj_fraction_add(out->low, aj_fraction_sub(part->points, loss.most));
        if (high.num > 0) {
            struct aj_step *step = add_step(s, AJ_STEP_ADDED, high);

            step->rule = *(const struct aj_rule *const *)aj_vec_at(&part->rules, 0);
            step->is_open = loss.is_open;
        }
    }
}

static void keep(const struct scorer *s)
{
    struct aj_item_score *out = s->out;
    struct loss loss = lose_parts(s);

    if (loss.applies)
        out->state = loss.is_open && out->item->keeps_open ? AJ_ITEM_KEPT : AJ_ITEM_SCORED;
    else if (out->item->parts.count == 0 && out->item->absent != AJ_ABSENCE_BY_RULES)
        out->state = AJ_ITEM_SCORED; /* that the document is there is all that is asked */
    out->high = aj_fraction_sub(out->points, aj_fraction_min(loss.sure, out->points));
    out->low = aj_fraction_sub(out->points, aj_fraction_min(loss.most, out->points));
}

void aj_score_item_run(struct aj_arena *arena, const struct aj_profile *profile,
                       const struct aj_scoring *scoring, struct aj_item_score *out)
{
    const struct scorer s = {profile, scoring, out};

    out->state = AJ_ITEM_NOT_APPLICABLE;
    out->points = out->item->points;
    aj_vec_init(&out->steps, arena, sizeof(struct aj_step));
    if (out->sheet->kind == AJ_SHEET_BONUS) { /* which has no documents and no zero-if */
        earn(&s);
        return;
    }
    keep(&s);
    judge_documents(&s);
    judge_zero(&s);
}
