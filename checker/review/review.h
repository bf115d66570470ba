/* SPDX-License-Identifier: Apache-2.0
 *
 * Rules on a dossier: a verdict for each rule, and the score under each profile.
 */
#ifndef AJ_REVIEW_H
#define AJ_REVIEW_H

#include "review/case_facts.h"
#include "rules/ruleset.h"

enum aj_verdict_status { AJ_PASS, AJ_FAIL, AJ_NEEDS_PERSON, AJ_NOT_APPLICABLE, AJ_N_VERDICTS };

struct aj_verdict {
    const struct aj_rule *rule;
    enum aj_verdict_status status;
    int32_t day;             /* by which the rule and its laws were taken; days since 1970-01-01 */
    struct aj_str message;   /* fail: headline and details; not-applicable: why; else "" */
    struct aj_str ask;       /* needs-person: the question */
    struct aj_place open_at; /* needs-person: the place it hangs on; paper NULL for none */
    unsigned occurrences;    /* instances that fail */
    bool is_scored;          /* a profile of the run counts it */
    uint32_t profiles;       /* bit i: it holds under the i-th profile of the run */
    bool is_further;         /* another verdict of the rule, under other profiles, stands before */
    struct aj_str under;     /* ids of the profiles it holds under, "" when the rule has but one */
    bool is_confirmed;       /* the rule is, and every parameter that it went by */
    struct aj_vec evidence;  /* struct aj_evidence */
};

/* A law as it was in force. */
struct aj_cited_basis {
    const struct aj_law *law;
    struct aj_str article;            /* of that edition: "58", "31、32"; "" for the whole law */
    const struct aj_edition *edition; /* NULL: none is known, or none was in force */
};

enum aj_step_sort {
    AJ_STEP_DEDUCTED, /* a rule fails */
    AJ_STEP_ADDED,    /* a bonus is earned */
    AJ_STEP_ABSENT,   /* the case has none of the item's documents */
    AJ_STEP_ZEROED    /* a rule that takes all of the item fails */
};

/* One line of an item's arithmetic. */
struct aj_step {
    enum aj_step_sort sort;
    const struct aj_rule *rule;     /* NULL for AJ_STEP_ABSENT */
    const struct aj_kind *document; /* of AJ_STEP_ABSENT: the first of the item's, else NULL */
    unsigned occurrences;
    struct aj_fraction deducted; /* in `high`; of AJ_STEP_ADDED what is added */
    bool is_open;                /* of AJ_STEP_ADDED: a person has to say so */
};

enum aj_item_state { AJ_ITEM_SCORED, AJ_ITEM_NOT_APPLICABLE, AJ_ITEM_KEPT };

struct aj_item_score {
    const struct aj_score_item *item;
    const struct aj_score_section *section;
    const struct aj_sheet *sheet;
    enum aj_item_state state;
    struct aj_fraction points; /* the item's, less those of parts that left the base */
    struct aj_fraction low;
    struct aj_fraction high;
    struct aj_vec steps; /* struct aj_step */
};

enum aj_veto_state { AJ_VETO_NO, AJ_VETO_OPEN, AJ_VETO_YES };

/* A veto that stands. */
struct aj_veto_found {
    const struct aj_veto *veto;
    const struct aj_rule *rule;
};

/* What the items of one sheet come to. */
struct aj_sheet_score {
    const struct aj_sheet *sheet;
    struct aj_fraction base; /* points of the items that apply */
    struct aj_fraction low;  /* what is kept of them; of a bonus what is earned */
    struct aj_fraction high;
};

/* One summand of a score with its numbers. */
struct aj_block_score {
    const struct aj_score_block *block;
    const struct aj_sheet_score *source; /* NULL for AJ_BLOCK_VETO, or where no sheet fits */
    struct aj_fraction less_low;         /* what is taken off in `low` */
    struct aj_fraction less_high;
    struct aj_fraction low;
    struct aj_fraction high;
};

struct aj_score {
    const struct aj_profile *profile;
    const struct aj_sheet *sheet; /* that of the case's type */
    struct aj_fraction low;       /* scaled to the full marks */
    struct aj_fraction high;
    struct aj_fraction full;
    struct aj_fraction base; /* points of the items of `sheet` that apply */
    struct aj_str grade_low;
    struct aj_str grade_high;
    bool is_final;
    enum aj_veto_state veto;
    struct aj_vec vetoes;      /* struct aj_veto_found */
    struct aj_vec vetoes_open; /* const struct aj_rule * */
    unsigned counts[AJ_N_VERDICTS];
    struct aj_vec items;  /* struct aj_item_score, of all sheets */
    struct aj_vec sheets; /* struct aj_sheet_score; the first is of `sheet` */
    struct aj_vec blocks; /* struct aj_block_score */
};

/* What is scored. */
struct aj_scoring {
    struct aj_str type;                       /* of the case */
    const struct aj_verdict *const *verdicts; /* by the rule's index; NULL: the rule has none */
    size_t n_verdicts;
    const struct aj_dossier *dossier; /* NULL: every document is there */
    enum aj_stage stage;
};

#define AJ_MOST_PROFILES 32 /* bits of aj_verdict.profiles */

struct aj_review_options {
    struct aj_date as_of;
    enum aj_stage stage;
    bool is_stage_auto;
    struct aj_vec profiles; /* const struct aj_profile *, at least one, at most AJ_MOST_PROFILES */
};

#define AJ_DEFAULT_PROFILE "national"

/* Sets the profiles by their ids, parted by commas; NULL: AJ_DEFAULT_PROFILE. The list lives in the
 * arena. AJ_SYNTAX when there is no such profile, none at all, or too many. */
enum aj_status aj_review_options_profiles(struct aj_review_options *options, struct aj_arena *arena,
                                          const struct aj_ruleset *ruleset, const char *ids,
                                          struct aj_error *err) AJ_MUST_CHECK;
/* Sets the stage by its code, or "auto"; NULL or "": archived. AJ_SYNTAX for any other word. */
enum aj_status aj_review_options_stage(struct aj_review_options *options, const char *code,
                                       struct aj_error *err) AJ_MUST_CHECK;
/* Sets the day the review speaks for, as "2026-11-23"; NULL: today where the machine stands.
 * AJ_SYNTAX when it is no day; AJ_IO when the system has none. */
enum aj_status aj_review_options_as_of(struct aj_review_options *options, const char *day,
                                       struct aj_error *err) AJ_MUST_CHECK;

/* A reviewed case. Everything lives in the dossier's arena. */
struct aj_review {
    const struct aj_ruleset *ruleset;
    const struct aj_dossier *dossier;
    struct aj_date as_of;
    enum aj_stage stage;
    struct aj_str id;   /* case.id */
    struct aj_str path; /* case.path */
    struct aj_str type; /* penalty-general … unknown */
    struct aj_str number;
    struct aj_str party;
    struct aj_str bureau;
    struct aj_str filed; /* ISO day or "" */
    struct aj_str decided;
    struct aj_case_facts facts;
    const struct aj_item *major; /* fact; AJ_ABSENT or unread: not known */
    struct aj_vec verdicts;      /* struct aj_verdict, in rule order; of one rule several where
                                    profiles differ, that of the first before */
    struct aj_vec scores;        /* struct aj_score */
};

/* Reviews a finished dossier. A dossier whose bundle could not be opened gets no verdicts. */
struct aj_review *aj_review_run(const struct aj_ruleset *ruleset, struct aj_dossier *dossier,
                                const struct aj_review_options *options);
/* The state of evaluation for a dossier, under the first profile; for tests of single rules. */
void aj_review_prepare(struct aj_eval *e, const struct aj_ruleset *ruleset,
                       const struct aj_dossier *dossier, const struct aj_review_options *options);
/* One rule on the case. False when the rule is not in force on its day or not of this version. */
bool aj_review_rule(struct aj_eval *e, const struct aj_rule *rule, struct aj_verdict *out);
/* The score under a profile; false when it has no sheet for the case type. */
bool aj_score_run(struct aj_arena *arena, const struct aj_profile *profile,
                  const struct aj_scoring *scoring, struct aj_score *out);
/* What the items of a sheet come to in the score; NULL when the sheet has no part in it. */
const struct aj_sheet_score *aj_score_sheet(const struct aj_score *score,
                                            const struct aj_sheet *sheet);

const char *aj_verdict_code(enum aj_verdict_status status);
/* The i-th basis of the verdict's rule as a report names it on the verdict's day. False when it was
 * not in force then and another one was. Allocates in arena. */
bool aj_verdict_basis(struct aj_arena *arena, const struct aj_verdict *verdict, size_t i,
                      struct aj_cited_basis *out);
/* Whether the verdict is that of the run's first profile, by which cases are counted. */
bool aj_verdict_is_first(const struct aj_verdict *verdict);
const struct aj_verdict *aj_review_verdict(const struct aj_review *review, size_t i);

#endif
