/* SPDX-License-Identifier: Apache-2.0
 *
 * A whole case: its type, the rules that go with it, their verdicts and the scores.
 */
#include "review/review.h"

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
}

static bool is_in_pack(const struct aj_pack *pack, const struct aj_rule *rule)
{
    for (size_t i = 0; i < pack->members.count; i++) {
        if (*(const struct aj_pack *const *)aj_vec_at(&pack->members, i) == rule->pack)
            return true;
    }
    return false;
}

static bool is_in_profile(const struct aj_profile *profile, const struct aj_rule *rule,
                          struct aj_str type)
{
    for (size_t i = 0; i < profile->packs.count; i++) {
        const struct aj_pack *pack = *(const struct aj_pack *const *)aj_vec_at(&profile->packs, i);

        if ((pack->type.len == 0 || aj_str_equal(pack->type, type)) && is_in_pack(pack, rule))
            return true;
    }
    return false;
}

/* A rule runs when a pack that a profile of the run uses is for this type of case and has it,
 * itself or by what it includes. */
static bool is_wanted(const struct aj_review_options *options, const struct aj_rule *rule,
                      struct aj_str type)
{
    if (rule->is_bureau)
        return false;
    for (size_t i = 0; i < options->profiles.count; i++) {
        if (is_in_profile(*(const struct aj_profile *const *)aj_vec_at(&options->profiles, i), rule,
                          type))
            return true;
    }
    return false;
}

static void run_rules(struct aj_eval *e, struct aj_review *review,
                      const struct aj_review_options *options)
{
    for (size_t i = 0; i < review->ruleset->rules.count; i++) {
        const struct aj_rule *rule = aj_ruleset_rule(review->ruleset, i);
        struct aj_verdict verdict;

        if (is_wanted(options, rule, review->type) && aj_review_rule(e, rule, &verdict))
            *(struct aj_verdict *)aj_vec_push(&review->verdicts) = verdict;
    }
}

static void mark_scored(struct aj_review *review, const struct aj_score *score)
{
    for (size_t i = 0; i < review->verdicts.count; i++) {
        struct aj_verdict *verdict = aj_vec_at(&review->verdicts, i);

        for (size_t k = 0; !verdict->is_scored && k < score->items.count; k++) {
            const struct aj_item_score *item = aj_vec_at(&score->items, k);

            for (size_t p = 0; p < item->item->parts.count; p++) {
                const struct aj_part *part = aj_vec_at(&item->item->parts, p);

                for (size_t r = 0; r < part->rules.count; r++) {
                    if (*(const struct aj_rule *const *)aj_vec_at(&part->rules, r) == verdict->rule)
                        verdict->is_scored = verdict->rule->status == AJ_RULE_ACTIVE;
                }
            }
        }
    }
}

struct aj_review *aj_review_run(const struct aj_ruleset *ruleset, struct aj_dossier *dossier,
                                const struct aj_review_options *options)
{
    struct aj_review *review = aj_arena_alloc(dossier->arena, sizeof(*review));
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
    run_rules(&e, review, options);
    for (size_t i = 0; i < options->profiles.count; i++) {
        struct aj_score score;

        if (!aj_score_run(dossier->arena,
                          *(const struct aj_profile *const *)aj_vec_at(&options->profiles, i),
                          review->type, &review->verdicts, &score))
            continue;
        *(struct aj_score *)aj_vec_push(&review->scores) = score;
        mark_scored(review, &score);
    }
    return review;
}
