/* SPDX-License-Identifier: Apache-2.0
 *
 * A whole case: its type, the rules that go with it, their verdicts and the scores.
 */
#include "review/review.h"

#include "base/mem.h"

static void facts_of_case(struct aj_eval *e, struct aj_review *review)
{
    const struct {
        const char *fact;
        struct aj_str *out;
    } wanted[] = {{"案件/文号", &review->number},
                  {"案件/当事人", &review->party},
                  {"案件/机关", &review->bureau},
                  {"案件/立案日期", &review->filed},
                  {"案件/决定日期", &review->decided}};

    for (size_t i = 0; i < AJ_COUNT(wanted); i++) {
        const struct aj_item *item = aj_eval_fact(e, aj_str_from(wanted[i].fact));

        if (item->state == AJ_VALUE)
            *wanted[i].out = item->value.shown;
    }
    review->major = aj_eval_fact(e, aj_str_from("案件/重大"));
}

/* With --stage auto a case is at the stage of its latest document. */
static enum aj_stage latest_stage(const struct aj_dossier *dossier)
{
    enum aj_stage stage = AJ_STAGE_FILED;

    for (size_t i = 0; i < dossier->papers.count; i++) {
        const struct aj_paper *paper = *(struct aj_paper *const *)aj_vec_at(&dossier->papers, i);

        if (paper->kind != NULL && paper->read != AJ_READ_NO && paper->kind->stage > stage)
            stage = paper->kind->stage;
    }
    return stage;
}

/* One place for each kind. */
static void *room_for_kinds(const struct aj_eval *e)
{
    return aj_arena_alloc(e->arena, aj_array_size(e->dossier->kinds->kinds.count, sizeof(void *)));
}

void aj_review_prepare(struct aj_eval *e, const struct aj_ruleset *ruleset,
                       const struct aj_dossier *dossier, const struct aj_review_options *options)
{
    const struct aj_profile *profile =
        *(const struct aj_profile *const *)aj_vec_at(&options->profiles, 0);

    *e = (struct aj_eval){.arena = dossier->arena,
                          .dossier = dossier,
                          .calendar = ruleset->calendar,
                          .params = &profile->params,
                          .facts = &ruleset->facts,
                          .laws = &ruleset->laws,
                          .as_of = options->as_of,
                          .stage = options->is_stage_auto ? latest_stage(dossier) : options->stage,
                          .day = aj_date_to_days(options->as_of)};
    aj_map_init(&e->known_facts, dossier->arena);
    e->known_papers = room_for_kinds(e);
    e->known_listings = room_for_kinds(e);
    e->known_texts =
        aj_arena_alloc(e->arena, aj_array_size(AJ_KNOWN_TEXTS, sizeof(*e->known_texts)));
}

static bool has_pack(const struct aj_pack *pack, const struct aj_pack *wanted)
{
    for (size_t i = 0; i < pack->members.count; i++) {
        const struct aj_pack *member = *(const struct aj_pack *const *)aj_vec_at(&pack->members, i);

        if (aj_str_equal(member->id, wanted->id)) /* also of a later folder */
            return true;
    }
    return false;
}

/* Whether a pack that the profile uses for this type of case is that one, or includes it. */
static bool uses_pack(const struct aj_profile *profile, const struct aj_pack *wanted,
                      struct aj_str type)
{
    for (size_t i = 0; i < profile->packs.count; i++) {
        const struct aj_pack *pack = *(const struct aj_pack *const *)aj_vec_at(&profile->packs, i);

        if ((pack->type.len == 0 || aj_str_equal(pack->type, type)) && has_pack(pack, wanted))
            return true;
    }
    return false;
}

/* ---- several profiles: each with its own parameters ---- */

struct run {
    const struct aj_ruleset *ruleset;
    const struct aj_vec *profiles; /* const struct aj_profile * */
    struct aj_eval evals[AJ_MOST_PROFILES];
    size_t same_as[AJ_MOST_PROFILES]; /* the first profile with the same parameters */
    const struct aj_pack *pack;       /* of the rule at hand */
    bool is_used[AJ_MOST_PROFILES];   /* by that profile */
};

static const struct aj_profile *profile_at(const struct aj_vec *profiles, size_t i)
{
    return *(const struct aj_profile *const *)aj_vec_at(profiles, i);
}

static bool have_same_params(const struct aj_profile *a, const struct aj_profile *b)
{
    if (a->params.count != b->params.count)
        return false;
    for (size_t i = 0; i < a->params.count; i++) {
        const struct aj_param *one = aj_vec_at(&a->params, i);
        const struct aj_param *other = aj_vec_at(&b->params, i);

        if (!aj_str_equal(one->name, other->name) || !aj_str_equal(one->value, other->value) ||
            one->since != other->since || one->until != other->until ||
            one->is_confirmed != other->is_confirmed)
            return false;
    }
    return true;
}

/* What is known so far stays with the first profile; others with other parameters begin anew, but
 * for what no parameter can change: listings and folded words. */
static void prepare_run(struct run *run, const struct aj_eval *first)
{
    for (size_t i = 0; i < run->profiles->count; i++) {
        const struct aj_profile *profile = profile_at(run->profiles, i);

        run->same_as[i] = 0;
        while (run->same_as[i] < i &&
               !have_same_params(profile_at(run->profiles, run->same_as[i]), profile))
            run->same_as[i]++;
        run->evals[i] = *first;
        if (run->same_as[i] != i || i == 0)
            continue;
        run->evals[i].params = &profile->params;
        aj_map_init(&run->evals[i].known_facts, first->arena);
        run->evals[i].known_papers = room_for_kinds(first);
    }
}

static bool are_same(const struct aj_verdict *a, const struct aj_verdict *b)
{
    return a->status == b->status && a->occurrences == b->occurrences && a->day == b->day &&
           aj_str_equal(a->message, b->message) && aj_str_equal(a->ask, b->ask);
}

/* Adds a verdict under the i-th profile to those of its rule, which stand from `from` on. */
static void add_verdict(struct aj_vec *verdicts, size_t from, const struct aj_verdict *verdict,
                        size_t i)
{
    struct aj_verdict *one;

    for (size_t k = from; k < verdicts->count; k++) {
        one = aj_vec_at(verdicts, k);
        if (are_same(one, verdict)) {
            one->profiles |= UINT32_C(1) << i;
            return;
        }
    }
    one = aj_vec_push(verdicts);
    *one = *verdict;
    one->profiles = UINT32_C(1) << i;
    one->is_further = verdicts->count - 1 > from;
}

static struct aj_str names_of(const struct run *run, uint32_t bits)
{
    struct aj_str names = AJ_STR_EMPTY;

    for (size_t i = 0; i < run->profiles->count; i++) {
        struct aj_str id = profile_at(run->profiles, i)->id;

        if ((bits >> i & 1) == 0)
            continue;
        names = names.len == 0
                    ? id
                    : aj_arena_printf(run->evals[0].arena, "%" AJ_STR_FMT "、%" AJ_STR_FMT,
                                      AJ_STR_ARG(names), AJ_STR_ARG(id));
    }
    return names;
}

static void say_under(struct aj_arena *arena, struct aj_str under, struct aj_str *words)
{
    if (words->len > 0)
        *words = aj_arena_printf(arena, R_("〔按评查标准 %" AJ_STR_FMT "〕%" AJ_STR_FMT),
                                 AJ_STR_ARG(under), AJ_STR_ARG(*words));
}

/* Where profiles differ about a rule, each verdict says by which it stands. */
static void tell_apart(const struct run *run, struct aj_vec *verdicts, size_t from)
{
    for (size_t k = from; from + 1 < verdicts->count && k < verdicts->count; k++) {
        struct aj_verdict *verdict = aj_vec_at(verdicts, k);

        verdict->under = names_of(run, verdict->profiles);
        say_under(run->evals[0].arena, verdict->under, &verdict->message);
        say_under(run->evals[0].arena, verdict->under, &verdict->ask);
    }
}

/* Most rules are of the same pack as the one before. */
static void go_to_pack(struct run *run, const struct aj_pack *pack, struct aj_str type)
{
    for (size_t i = 0; run->pack != pack && i < run->profiles->count; i++)
        run->is_used[i] = uses_pack(profile_at(run->profiles, i), pack, type);
    run->pack = pack;
}

/* A rule runs under the profiles that use its pack. */
static void run_rule(struct run *run, const struct aj_rule *rule, struct aj_review *review)
{
    struct aj_verdict verdicts[AJ_MOST_PROFILES];
    bool is_run[AJ_MOST_PROFILES] = {false};
    bool is_in_force[AJ_MOST_PROFILES] = {false};
    size_t from = review->verdicts.count;

    go_to_pack(run, rule->pack, review->type);
    for (size_t i = 0; i < run->profiles->count; i++) {
        size_t same = run->same_as[i];

        if (!run->is_used[i])
            continue;
        if (!is_run[same])
            is_in_force[same] = aj_review_rule(&run->evals[same], rule, &verdicts[same]);
        is_run[same] = true;
        if (is_in_force[same])
            add_verdict(&review->verdicts, from, &verdicts[same], i);
    }
    tell_apart(run, &review->verdicts, from);
}

static void run_rules(struct run *run, struct aj_review *review)
{
    for (size_t i = 0; i < run->ruleset->rules.count; i++) {
        const struct aj_rule *rule = aj_ruleset_rule(run->ruleset, i);

        if (!rule->is_bureau)
            run_rule(run, rule, review);
    }
}

/* Notes those of the rules that count in the profile, by their index. */
static void note_counted(const struct aj_profile *profile, const struct aj_vec *rules,
                         bool *is_scored)
{
    for (size_t i = 0; i < rules->count; i++) {
        const struct aj_rule *rule = *(const struct aj_rule *const *)aj_vec_at(rules, i);

        is_scored[rule->index] = is_scored[rule->index] || aj_profile_counts(profile, rule);
    }
}

/* Whether a rule counts in the items scored, by its index. */
static bool *scored_rules(const struct aj_review *review, const struct aj_score *score)
{
    bool *is_scored = aj_arena_alloc(review->dossier->arena, review->ruleset->rules.count);

    for (size_t k = 0; k < score->items.count; k++) {
        const struct aj_score_item *item =
            ((const struct aj_item_score *)aj_vec_at(&score->items, k))->item;

        note_counted(score->profile, &item->zero_if, is_scored);
        for (size_t p = 0; p < item->parts.count; p++)
            note_counted(score->profile,
                         &((const struct aj_part *)aj_vec_at(&item->parts, p))->rules, is_scored);
    }
    return is_scored;
}

/* The verdicts of the i-th profile alone, by the rules' index. */
static const struct aj_verdict **verdicts_under(const struct aj_review *review, size_t i)
{
    const struct aj_verdict **verdicts = aj_arena_alloc(
        review->dossier->arena, aj_array_size(review->ruleset->rules.count, sizeof(*verdicts)));

    for (size_t k = 0; k < review->verdicts.count; k++) {
        const struct aj_verdict *verdict = aj_review_verdict(review, k);

        if ((verdict->profiles >> i & 1) != 0)
            verdicts[verdict->rule->index] = verdict;
    }
    return verdicts;
}

static void score(struct aj_review *review, const struct aj_profile *profile, size_t i)
{
    const struct aj_scoring scoring = {.type = review->type,
                                       .verdicts = verdicts_under(review, i),
                                       .n_verdicts = review->ruleset->rules.count,
                                       .dossier = review->dossier,
                                       .stage = review->stage};
    struct aj_score score;
    const bool *is_scored;

    if (!aj_score_run(review->dossier->arena, profile, &scoring, &score))
        return;
    *(struct aj_score *)aj_vec_push(&review->scores) = score;
    is_scored = scored_rules(review, &score);
    for (size_t k = 0; k < review->verdicts.count; k++) {
        struct aj_verdict *verdict = aj_vec_at(&review->verdicts, k);

        if ((verdict->profiles >> i & 1) != 0 && is_scored[verdict->rule->index])
            verdict->is_scored = true;
    }
}

struct aj_review *aj_review_run(const struct aj_ruleset *ruleset, struct aj_dossier *dossier,
                                const struct aj_review_options *options)
{
    struct aj_review *review = aj_arena_alloc(dossier->arena, sizeof(*review));
    struct run run = {.ruleset = ruleset, .profiles = &options->profiles};
    struct aj_eval e;

    aj_review_prepare(&e, ruleset, dossier, options);
    review->ruleset = ruleset;
    review->dossier = dossier;
    review->as_of = options->as_of;
    review->stage = e.stage;
    aj_vec_init(&review->verdicts, dossier->arena, sizeof(struct aj_verdict));
    aj_vec_init(&review->scores, dossier->arena, sizeof(struct aj_score));
    aj_case_facts_read(&e, ruleset, &review->facts);
    review->type = review->facts.type;
    facts_of_case(&e, review);
    prepare_run(&run, &e);
    run_rules(&run, review);
    for (size_t i = 0; i < options->profiles.count; i++)
        score(review, profile_at(&options->profiles, i), i);
    return review;
}
