/* SPDX-License-Identifier: Apache-2.0
 *
 * One rule on one case: when it applies, what its check says, in which words.
 */
#include "review/review.h"

#include "text/case_number.h"

/* Facts the program itself goes by; rule packs define them. */
#define FACT_DECIDED "案件/决定日期"
#define FACT_FILED   "案件/立案日期"
#define FACT_NUMBER  "案件/文号"

static const char *const codes[AJ_N_VERDICTS] = {[AJ_PASS] = "pass",
                                                 [AJ_FAIL] = "fail",
                                                 [AJ_NEEDS_PERSON] = "needs-person",
                                                 [AJ_NOT_APPLICABLE] = "not-applicable"};

const char *aj_verdict_code(enum aj_verdict_status status)
{
    return codes[status];
}

bool aj_verdict_is_first(const struct aj_verdict *verdict)
{
    return (verdict->profiles & 1) != 0;
}

const struct aj_verdict *aj_review_verdict(const struct aj_review *review, size_t i)
{
    return aj_vec_at(&review->verdicts, i);
}

/* The days a rule may go by: one where its day is known, else from … to. */
struct span {
    int32_t from;
    int32_t to;
    const struct aj_item *open; /* the day that is blank or unread, or NULL */
};

static bool is_day(const struct aj_item *item)
{
    return item != NULL && item->state == AJ_VALUE && item->value.type == AJ_TYPE_DATE;
}

static int32_t days_of(const struct aj_item *item)
{
    return aj_date_to_days(item->value.date);
}

/* The first day of the year in the case's number, `otherwise` without. */
static int32_t day_of_number(struct aj_eval *e, int32_t otherwise)
{
    const struct aj_item *item = aj_eval_fact(e, aj_str_from(FACT_NUMBER));
    struct aj_case_number number;

    if (item->state != AJ_VALUE || !aj_case_number_find(item->value.shown, 0, &number) ||
        number.year <= 0)
        return otherwise;
    return aj_date_to_days((struct aj_date){.year = (int16_t)number.year, .month = 1, .day = 1});
}

/* The earliest day that any document of the case has, else that its number allows. */
static int32_t earliest_day(struct aj_eval *e, int32_t otherwise)
{
    int32_t earliest = INT32_MAX;

    for (size_t i = 0; i < e->dossier->papers.count; i++) {
        const struct aj_paper *paper = *(struct aj_paper *const *)aj_vec_at(&e->dossier->papers, i);
        const struct aj_reading *day =
            paper->kind != NULL ? aj_paper_reading(paper, paper->kind->date_field) : NULL;

        if (day != NULL && day->state == AJ_VALUE && day->value.type == AJ_TYPE_DATE &&
            aj_date_to_days(day->value.date) < earliest)
            earliest = aj_date_to_days(day->value.date);
    }
    return earliest < INT32_MAX ? earliest : day_of_number(e, otherwise);
}

/* The day the rule names, else decided, else filed, else as-of. Where a document is there that
 * should say it and doesn't, the day lies between the first of the case and the decision, or as-of.
 */
static struct span span_of(struct aj_eval *e, const struct aj_rule *rule)
{
    const struct aj_item *decided = aj_eval_fact(e, aj_str_from(FACT_DECIDED));
    const struct aj_item *filed = aj_eval_fact(e, aj_str_from(FACT_FILED));
    const struct aj_item *wanted[] = {NULL, decided, filed};
    int32_t as_of = aj_date_to_days(e->as_of);
    struct aj_operand operand;
    struct span span = {0};

    if (rule->day.text.len > 0) {
        aj_path_resolve(e, &rule->day, AJ_PICK_LAST, &operand);
        wanted[0] = aj_operand_item(&operand);
    }
    for (size_t i = 0; i < AJ_COUNT(wanted) && span.open == NULL; i++) {
        if (is_day(wanted[i]))
            return (struct span){days_of(wanted[i]), days_of(wanted[i]), NULL};
        if (wanted[i] != NULL && wanted[i]->state != AJ_ABSENT)
            span.open = wanted[i];
    }
    span.to = is_day(decided) ? days_of(decided) : as_of;
    span.from = span.open == NULL ? as_of : is_day(filed) ? days_of(filed) : earliest_day(e, as_of);
    if (span.from > span.to)
        span.from = span.to;
    return span;
}

static bool is_in_force_on(const struct aj_rule *rule, int32_t day)
{
    return day >= rule->since && day < rule->until;
}

/* Bytes of words behind which no more of the same are told. */
#define MOST_WORDS 8000

/* Whether a note tells more than that words sought in vain would have made the rule pass. */
static bool has_plain_note(const struct aj_vec *notes, enum aj_truth truth)
{
    for (size_t i = 0; i < notes->count; i++) {
        const struct aj_note *note = aj_vec_at(notes, i);

        if (note->truth == truth && note->words.len > 0 && !note->is_lack)
            return true;
    }
    return false;
}

/* The words of all notes of one truth, each once, parted by "；"; of words that were sought in vain
 * only where there is nothing else. */
static struct aj_str join_notes(struct aj_arena *arena, const struct aj_vec *notes,
                                enum aj_truth truth)
{
    bool has_plain = has_plain_note(notes, truth);
    struct aj_str joined = AJ_STR_EMPTY;

    for (size_t i = 0; i < notes->count; i++) {
        const struct aj_note *note = aj_vec_at(notes, i);

        if (note->truth != truth || note->words.len == 0 || (has_plain && note->is_lack) ||
            aj_str_contains(joined, note->words))
            continue;
        if (joined.len > MOST_WORDS)
            return aj_arena_printf(arena, R_("%" AJ_STR_FMT "；等等"), AJ_STR_ARG(joined));
        joined = joined.len == 0 ? note->words
                                 : aj_arena_printf(arena, "%" AJ_STR_FMT "；%" AJ_STR_FMT,
                                                   AJ_STR_ARG(joined), AJ_STR_ARG(note->words));
    }
    return joined;
}

static struct aj_place first_open_place(const struct aj_vec *notes)
{
    for (size_t i = 0; i < notes->count; i++) {
        const struct aj_note *note = aj_vec_at(notes, i);

        if (note->truth == AJ_UNKNOWN && note->place.paper != NULL)
            return note->place;
    }
    return (struct aj_place){.block = AJ_NO_BLOCK};
}

static void set_not_applicable(struct aj_eval *e, struct aj_verdict *out,
                               const struct aj_outcome *outcome, enum aj_truth truth)
{
    out->status = AJ_NOT_APPLICABLE;
    out->message = join_notes(e->arena, &outcome->notes, truth);
}

static void set_open(struct aj_eval *e, struct aj_verdict *out, const struct aj_outcome *outcome)
{
    out->status = AJ_NEEDS_PERSON;
    out->ask = join_notes(e->arena, &outcome->notes, AJ_UNKNOWN);
    out->open_at = first_open_place(&outcome->notes);
    out->evidence = outcome->evidence;
}

/* What stands somewhere; whole papers, in which words were sought, only where that is all. */
static struct aj_vec placed_evidence(struct aj_arena *arena, const struct aj_vec *evidence)
{
    struct aj_vec placed;

    aj_vec_init(&placed, arena, sizeof(struct aj_evidence));
    for (size_t i = 0; i < evidence->count; i++) {
        const struct aj_evidence *one = aj_vec_at(evidence, i);

        if (one->place.block != AJ_NO_BLOCK)
            *(struct aj_evidence *)aj_vec_push(&placed) = *one;
    }
    return placed.count > 0 ? placed : *evidence;
}

static void set_fail(struct aj_eval *e, struct aj_verdict *out, const struct aj_outcome *outcome)
{
    struct aj_str details = join_notes(e->arena, &outcome->notes, AJ_FALSE);

    out->status = AJ_FAIL;
    out->occurrences = outcome->faults > 0 ? outcome->faults : 1;
    out->evidence = has_plain_note(&outcome->notes, AJ_FALSE)
                        ? placed_evidence(e->arena, &outcome->evidence)
                        : outcome->evidence;
    out->message = details.len == 0
                       ? out->rule->fail
                       : aj_arena_printf(e->arena, "%" AJ_STR_FMT "（%" AJ_STR_FMT "）",
                                         AJ_STR_ARG(out->rule->fail), AJ_STR_ARG(details));
}

/* All of the conditions; what has no subject there is false, alone or within others. */
static void evaluate_conditions(struct aj_eval *e, const struct aj_vec *conditions,
                                struct aj_outcome *out)
{
    e->is_condition = true;
    aj_outcome_init(out, e->arena);
    aj_predicate_evaluate_all(e, conditions, out);
    e->is_condition = false;
}

/* Whether the rule's conditions hold; sets the verdict when they don't or are open. */
static bool applies(struct aj_eval *e, const struct aj_rule *rule, struct aj_verdict *out)
{
    struct aj_outcome when;
    struct aj_outcome unless;

    evaluate_conditions(e, &rule->when, &when);
    if (rule->when.count > 0 && (when.truth == AJ_FALSE || when.truth == AJ_NO_SUBJECT)) {
        set_not_applicable(e, out, &when, when.truth);
        return false;
    }
    evaluate_conditions(e, &rule->unless, &unless);
    if (rule->unless.count > 0 && unless.truth == AJ_TRUE) {
        set_not_applicable(e, out, &unless, AJ_TRUE);
        return false;
    }
    if (when.truth == AJ_UNKNOWN || unless.truth == AJ_UNKNOWN) {
        set_open(e, out, when.truth == AJ_UNKNOWN ? &when : &unless);
        return false;
    }
    return true;
}

/* The check of a rule. A fault that rests on what a paper lacks is a question where the paper has a
 * label that nobody knows and that may be the one. */
static void check(struct aj_eval *e, const struct aj_rule *rule, struct aj_outcome *out)
{
    struct aj_outcome lenient;
    uint8_t *seen = e->seen;

    aj_outcome_init(out, e->arena);
    aj_predicate_evaluate_all(e, &rule->check, out);
    if (out->truth != AJ_FALSE)
        return;
    e->is_lenient = true;
    e->seen = NULL; /* a second look is no coverage */
    aj_outcome_init(&lenient, e->arena);
    aj_predicate_evaluate_all(e, &rule->check, &lenient);
    e->is_lenient = false;
    e->seen = seen;
    if (lenient.truth == AJ_UNKNOWN)
        *out = lenient;
}

/* The rule once: on the case, or on the document e->self. */
static void decide(struct aj_eval *e, const struct aj_rule *rule, struct aj_verdict *out)
{
    struct aj_outcome outcome;

    *out = (struct aj_verdict){.rule = rule, .day = e->day, .open_at = {.block = AJ_NO_BLOCK}};
    aj_vec_init(&out->evidence, e->arena, sizeof(struct aj_evidence));
    if (!applies(e, rule, out))
        return;
    check(e, rule, &outcome);
    switch (outcome.truth) {
    case AJ_TRUE:
        out->status = AJ_PASS;
        out->evidence = outcome.evidence;
        break;
    case AJ_FALSE:
        set_fail(e, out, &outcome);
        break;
    case AJ_UNKNOWN:
        set_open(e, out, &outcome);
        break;
    case AJ_NO_SUBJECT:
        set_not_applicable(e, out, &outcome, AJ_NO_SUBJECT);
        break;
    }
}

static int weight(enum aj_verdict_status status)
{
    static const int weights[AJ_N_VERDICTS] = {
        [AJ_FAIL] = 3, [AJ_NEEDS_PERSON] = 2, [AJ_PASS] = 1, [AJ_NOT_APPLICABLE] = 0};

    return weights[status];
}

static struct aj_str join_words(struct aj_arena *arena, struct aj_str a, struct aj_str b)
{
    if (a.len == 0 || b.len == 0 || aj_str_equal(a, b))
        return a.len > 0 ? a : b;
    if (a.len > MOST_WORDS)
        return a;
    return aj_arena_printf(arena, "%" AJ_STR_FMT "；%" AJ_STR_FMT, AJ_STR_ARG(a), AJ_STR_ARG(b));
}

/* One instance more: the heavier verdict stands, equal ones are told together. */
static void fold(struct aj_eval *e, struct aj_verdict *out, const struct aj_verdict *one)
{
    unsigned occurrences = out->occurrences + one->occurrences;

    if (weight(one->status) > weight(out->status)) {
        *out = *one;
    } else if (one->status == out->status) {
        out->message = join_words(e->arena, out->message, one->message);
        out->ask = join_words(e->arena, out->ask, one->ask);
        for (size_t i = 0; i < one->evidence.count; i++)
            *(struct aj_evidence *)aj_vec_push(&out->evidence) =
                *(const struct aj_evidence *)aj_vec_at(&one->evidence, i);
    }
    out->occurrences = occurrences;
}

static void decide_each(struct aj_eval *e, const struct aj_rule *rule, struct aj_verdict *out)
{
    struct aj_vec instances = aj_each_instances(e, &rule->each);

    *out = (struct aj_verdict){.rule = rule,
                               .status = AJ_NOT_APPLICABLE,
                               .day = e->day,
                               .open_at = {.block = AJ_NO_BLOCK}};
    aj_vec_init(&out->evidence, e->arena, sizeof(struct aj_evidence));
    if (instances.count == 0)
        out->message = aj_arena_printf(
            e->arena,
            rule->each.table.len > 0 ? R_("案卷中没有《%" AJ_STR_FMT "》，或者其中没有填写一行")
                                     : R_("案卷中没有《%" AJ_STR_FMT "》"),
            AJ_STR_ARG(rule->each.kind->name));
    for (size_t i = 0; i < instances.count; i++) {
        const struct aj_instance *instance = aj_vec_at(&instances, i);
        struct aj_verdict one;

        e->self = instance->paper;
        e->self_row = instance->row;
        decide(e, rule, &one);
        one.occurrences = one.status == AJ_FAIL; /* instances are counted, not what is in them */
        fold(e, out, &one);
    }
    e->self = NULL;
    e->self_row = 0;
}

/* A fault of a rule that perhaps was not in force on a day nobody knows is a question. */
static void leave_day_open(struct aj_eval *e, const struct aj_item *day, struct aj_verdict *out)
{
    struct aj_str fault = out->message;

    out->status = AJ_NEEDS_PERSON;
    out->occurrences = 0;
    out->message = AJ_STR_EMPTY;
    out->ask = aj_arena_printf(
        e->arena, R_("%" AJ_STR_FMT "未能确定，本条当日是否适用？若适用：%" AJ_STR_FMT),
        AJ_STR_ARG(aj_item_words(e->arena, day)), AJ_STR_ARG(fault));
    out->open_at = day->place;
}

bool aj_review_rule(struct aj_eval *e, const struct aj_rule *rule, struct aj_verdict *out)
{
    struct span span;
    bool is_sure;

    if (rule->status == AJ_RULE_DRAFT || rule->status == AJ_RULE_RETIRED)
        return false;
    span = span_of(e, rule);
    if (span.to < rule->since || span.from >= rule->until)
        return false;
    is_sure = is_in_force_on(rule, span.from) && is_in_force_on(rule, span.to);
    e->day = is_in_force_on(rule, span.to) ? span.to : rule->until - 1;
    e->is_unconfirmed = false;
    if (rule->each.kind != NULL)
        decide_each(e, rule, out);
    else
        decide(e, rule, out);
    if (!is_sure && out->status == AJ_FAIL)
        leave_day_open(e, span.open, out);
    out->is_confirmed = rule->is_confirmed && !e->is_unconfirmed;
    return true;
}
