/* SPDX-License-Identifier: Apache-2.0
 *
 * All rules compiled: kinds, laws, calendar, facts, rules, profiles. Read-only once loaded, and
 * shared by all workers.
 */
#ifndef AJ_RULESET_H
#define AJ_RULESET_H

#include "base/fraction.h"
#include "predicate/law.h"
#include "predicate/pause.h"
#include "predicate/predicate.h"
#include "rules/node.h"

struct aj_basis {
    const struct aj_law *law;
    struct aj_str article; /* "58", "" for the whole */
};

enum aj_rule_status { AJ_RULE_DRAFT, AJ_RULE_TRIAL, AJ_RULE_ACTIVE, AJ_RULE_RETIRED };

struct aj_rule {
    struct aj_str id;
    size_t index;         /* among all rules */
    struct aj_vec items;  /* struct aj_str: C58 … */
    struct aj_str system; /* disclosure, recording, legal-review, or "" */
    struct aj_str title;
    int32_t since; /* in force when since <= day < until */
    int32_t until;
    struct aj_path day; /* text "": decided, else filed, else as-of */
    enum aj_rule_status status;
    bool is_mendable;
    bool is_confirmed;
    bool is_bureau;      /* about a bureau, not a case */
    struct aj_each each; /* once for each document or row; kind NULL: once */
    struct aj_vec basis; /* struct aj_basis */
    struct aj_vec when;  /* const struct aj_predicate * */
    struct aj_vec unless;
    struct aj_vec check;
    struct aj_str fail;
    struct aj_str remedy;
    const struct aj_node *node; /* examples stand there; NULL when loaded for review */
    const struct aj_pack *pack;
};

struct aj_pack {
    struct aj_str id;
    struct aj_str version;
    struct aj_str title;
    struct aj_str type;    /* case type, "" for a pack that others include */
    struct aj_vec applies; /* const struct aj_predicate * */
    struct aj_vec members; /* const struct aj_pack *: itself and what it includes, each once */
};

struct aj_part {
    struct aj_fraction points;
    struct aj_vec rules;            /* const struct aj_rule * */
    struct aj_fraction deduct_low;  /* lost in `high`: the least */
    struct aj_fraction deduct_high; /* lost in `low`: the most; both zero: all of the part */
    bool is_per_occurrence;
};

/* What an item comes to when the case has none of its documents. */
enum aj_absence {
    AJ_ABSENCE_BY_RULES, /* what its rules say, as where it names no documents */
    AJ_ABSENCE_NA,       /* it does not apply */
    AJ_ABSENCE_ZERO      /* all of it is lost */
};

struct aj_score_item {
    struct aj_str id;
    struct aj_str title;
    struct aj_fraction points;
    bool keeps_open;         /* open="keep": asked, but no points hang on it */
    struct aj_vec documents; /* const struct aj_kind *: one of them is enough */
    enum aj_absence absent;
    struct aj_vec zero_if; /* const struct aj_rule *: when one fails all of the item is lost */
    struct aj_vec parts;   /* struct aj_part */
};

struct aj_score_section {
    struct aj_str id;
    struct aj_str title;
    struct aj_fraction points;
    struct aj_vec items; /* struct aj_score_item */
};

enum aj_sheet_kind {
    AJ_SHEET_SCORE,  /* what is kept of its points counts */
    AJ_SHEET_DEDUCT, /* what is lost of them is taken off */
    AJ_SHEET_BONUS   /* what is earned of them is put on top */
};

struct aj_sheet {
    struct aj_str id;
    struct aj_str title; /* "": none */
    enum aj_sheet_kind kind;
    struct aj_str when; /* case type, "" for every */
    struct aj_fraction full;
    struct aj_fraction scale_to;
    bool rescales;          /* items that don't apply leave the base */
    bool rescales_parts;    /* and so do parts of items that apply */
    struct aj_vec sections; /* struct aj_score_section */
    const struct aj_node *node;
};

enum aj_block_sort {
    AJ_BLOCK_VETO,  /* all or, when a veto stands, nothing */
    AJ_BLOCK_SCALE, /* in proportion to what a sheet keeps of the points that apply */
    AJ_BLOCK_SUM    /* what a sheet keeps or earns, at most its points; on top of full marks */
};

/* One summand of a score: <block>. */
struct aj_score_block {
    enum aj_block_sort sort;
    struct aj_str title;
    struct aj_fraction points;
    struct aj_str sheet; /* id; "sheet" for the one of the case's type; "" for AJ_BLOCK_VETO */
    struct aj_vec less;  /* struct aj_str: ids of sheets whose losses are taken off */
    bool has_floor;
    struct aj_fraction floor;
};

/* A rule that a profile leaves out of its score. */
struct aj_tailor {
    struct aj_str rule;
    struct aj_str by; /* these are "" where nobody said */
    struct aj_str on;
    struct aj_str reason;
};

struct aj_grade {
    struct aj_str title;
    struct aj_fraction from;
};

enum aj_veto_effect { AJ_VETO_ZERO, AJ_VETO_FAIL, AJ_VETO_CAP };

struct aj_veto {
    enum aj_veto_effect effect;
    struct aj_str cap;   /* grade title of AJ_VETO_CAP */
    struct aj_vec rules; /* const struct aj_rule * */
};

struct aj_profile {
    struct aj_str id;
    struct aj_str title;
    struct aj_str version;
    char sha256[65];
    struct aj_vec packs;  /* const struct aj_pack * */
    struct aj_vec grades; /* struct aj_grade, best first */
    struct aj_vec vetoes; /* struct aj_veto */
    struct aj_vec sheets; /* struct aj_sheet */
    struct aj_vec blocks; /* struct aj_score_block; none: the sheet, less deductions, plus bonus */
    struct aj_fraction full; /* of the blocks together */
    struct aj_vec params;    /* struct aj_param */
    struct aj_vec off;       /* struct aj_tailor: rules tailored away */
    const struct aj_node *node;
    const struct aj_node *score; /* <score>, or NULL */
};

struct aj_ruleset {
    struct aj_arena *arena;
    struct aj_kinds kinds;
    struct aj_calendar *calendar;
    struct aj_map laws;     /* id, title and other names -> struct aj_law * */
    struct aj_map facts;    /* name -> struct aj_fact * */
    struct aj_map defines;  /* name -> struct aj_define * */
    struct aj_map spans;    /* name -> struct aj_pause * */
    struct aj_map tables;   /* id -> struct aj_range_table * */
    struct aj_map params;   /* name -> anything: known names */
    struct aj_vec packs;    /* struct aj_pack * */
    struct aj_vec rules;    /* struct aj_rule *, in file order */
    struct aj_map by_id;    /* rule id -> struct aj_rule * */
    struct aj_map profiles; /* id -> struct aj_profile * */
    struct aj_patterns patterns;
    struct aj_vec words; /* struct aj_arena *: what stands in files, where it is pointed to */
    char sha256[65];
    uint32_t n_predicates;
    struct aj_rule_errors errors;
};

/* Loads every *.xml below the folders, in their order (a later rule replaces an earlier one of the
 * same id). Errors are in ruleset->errors; the ruleset is returned all the same, never NULL. */
struct aj_ruleset *aj_ruleset_load(const char *const *folders, size_t n_folders);
/* Likewise, but without the nodes: rules, profiles and sheets point to none. */
struct aj_ruleset *aj_ruleset_load_for_review(const char *const *folders, size_t n_folders);
void aj_ruleset_free(struct aj_ruleset *ruleset);
const struct aj_rule *aj_ruleset_rule(const struct aj_ruleset *ruleset, size_t i);
const struct aj_profile *aj_ruleset_profile(const struct aj_ruleset *ruleset, struct aj_str id);
/* Whether the rule counts in the profile's score: active, and not tailored away. */
bool aj_profile_counts(const struct aj_profile *profile, const struct aj_rule *rule);
/* The profile's sheet of that id; NULL for none. */
const struct aj_sheet *aj_profile_sheet(const struct aj_profile *profile, struct aj_str id);

/* ---- the loader's parts, one file each ---- */

enum aj_mutant_sort {
    AJ_MUTANT_SETTING, /* an attribute has another value */
    AJ_MUTANT_TEXT,    /* the words inside are others */
    AJ_MUTANT_NAME,    /* it is another predicate */
    AJ_MUTANT_WITHOUT  /* it is not there */
};

/* One thing changed at one element of a rule. */
struct aj_mutant {
    const struct aj_node *node;
    enum aj_mutant_sort sort;
    struct aj_str setting; /* the attribute's name */
    struct aj_str value;
};

struct aj_loading {
    struct aj_ruleset *ruleset;
    struct aj_digest *digest; /* of all files */
    bool is_at_kinds;         /* else at all else, which comes behind */
    struct aj_arena *scratch; /* goes when the kinds, or all else, are loaded, and what is in it */
    struct aj_vec roots;      /* struct aj_root, of all files */
    size_t folder;         /* of the file that a step is at: a later folder's may replace names */
    bool is_for_review;    /* nobody will ask for examples */
    bool is_unread;        /* a file has no tree: what it defines would be missed everywhere */
    struct aj_map claims;  /* "sort name" -> struct aj_claim *: who said it last */
    struct aj_vec words;   /* struct aj_arena *: of files that nothing points to then */
    struct aj_map shared;  /* id -> const struct aj_node *: fields and groups of several kinds */
    struct aj_map written; /* name -> struct aj_str *: parts of patterns, used as {name}; stay */
    struct aj_map lists;   /* a list of labels as written -> struct aj_vec *, their keys */
    struct aj_map keys;    /* a label as written -> the number of its key, as pointer */
    struct aj_map unders;  /* a label under which others stand -> struct aj_str *, its key */
    struct aj_map patterns_by_source; /* struct aj_pattern *: those written out before */
    const struct aj_with *with;       /* what stands for parameters just now, or NULL */
    const struct aj_mutant *mutant;   /* what is changed, or NULL */
};

/* A rule file, and which of the folders it lies in. */
struct aj_root {
    const struct aj_node *node;
    size_t folder;
};

typedef void aj_load_step(struct aj_loading *loading, const struct aj_node *root);
void aj_load_kind_names(struct aj_loading *loading, const struct aj_node *root);
void aj_load_shared(struct aj_loading *loading, const struct aj_node *root);
void aj_load_kinds(struct aj_loading *loading, const struct aj_node *root);
void aj_load_kind_ends(struct aj_loading *loading, const struct aj_node *root);
void aj_load_words(struct aj_loading *loading, const struct aj_node *root);
void aj_load_penalties(struct aj_loading *loading, const struct aj_node *root);
void aj_load_laws(struct aj_loading *loading, const struct aj_node *root);
void aj_load_former_laws(struct aj_loading *loading, const struct aj_node *root);
void aj_load_calendar(struct aj_loading *loading, const struct aj_node *root);
void aj_load_param_names(struct aj_loading *loading, const struct aj_node *root);
void aj_load_fact_names(struct aj_loading *loading, const struct aj_node *root);
void aj_load_span_names(struct aj_loading *loading, const struct aj_node *root);
void aj_load_spans(struct aj_loading *loading, const struct aj_node *root);
void aj_load_discretion_names(struct aj_loading *loading, const struct aj_node *root);
void aj_load_discretion(struct aj_loading *loading, const struct aj_node *root);
void aj_load_define_names(struct aj_loading *loading, const struct aj_node *root);
void aj_load_defines(struct aj_loading *loading, const struct aj_node *root);
void aj_load_facts(struct aj_loading *loading, const struct aj_node *root);
void aj_load_pack(struct aj_loading *loading, const struct aj_node *root);
/* The kind of that name; NULL when there is none, which is said of `node`. */
const struct aj_kind *aj_load_kind_of(struct aj_loading *loading, const struct aj_node *node,
                                      struct aj_str name);
/* The pack of that id; NULL when there is none, which is said of `node`. */
struct aj_pack *aj_load_find_pack(struct aj_loading *loading, const struct aj_node *node,
                                  struct aj_str id);
void aj_load_includes(struct aj_loading *loading, const struct aj_node *root);
void aj_load_profile(struct aj_loading *loading, const struct aj_node *root);
/* Puts a <sheet> into the profile, in the place of one of the same id that it extends. */
void aj_load_sheet(struct aj_loading *loading, const struct aj_node *node,
                   struct aj_profile *profile);
/* Puts <score> into the profile, in the place of any before; its sheets are looked up later. */
void aj_load_score(struct aj_loading *loading, const struct aj_node *node,
                   struct aj_profile *profile);
/* Checks what <score> says against the sheets that the profile has in the end. */
void aj_load_score_end(struct aj_loading *loading, const struct aj_profile *profile);
/* The rules of the ids: const struct aj_rule *. What there is none of is said of the node. */
struct aj_vec aj_load_find_rules(struct aj_loading *loading, const struct aj_node *node,
                                 struct aj_str ids);
/* Reports a sum of points inside the node that is not what it should be. */
void aj_load_expect_sum(struct aj_loading *loading, const struct aj_node *node,
                        struct aj_fraction sum, struct aj_fraction expected);

/* Says that this node defines what bears a name among its sort. Twice in one folder is an error; in
 * a later folder it takes the place of the earlier one. */
void aj_load_claim(struct aj_loading *loading, const struct aj_node *node, struct aj_str name);
/* Adds an error at a node. */
void aj_load_fail(struct aj_loading *loading, const struct aj_node *node, const char *format, ...)
    AJ_PRINTF(3, 4);
/* Reads a day attribute ("2021-07-15"); otherwise when it isn't there. */
int32_t aj_load_day(struct aj_loading *loading, const struct aj_node *node, const char *attribute,
                    int32_t otherwise);
struct aj_fraction aj_load_points(struct aj_loading *loading, const struct aj_node *node,
                                  const char *attribute);
/* The pattern with each {name} replaced by what <written> says, until all is loaded. */
struct aj_str aj_load_write_out(struct aj_loading *loading, const struct aj_node *node,
                                struct aj_str source);
/* Compiles a pattern that lives as long as the ruleset; NULL after an error. */
struct aj_pattern *aj_load_pattern(struct aj_loading *loading, const struct aj_node *node,
                                   struct aj_str source);
/* Compiles the children of a node as predicates: const struct aj_predicate *. self is what . is,
 * NULL for nothing. */
struct aj_vec aj_load_predicates(struct aj_loading *loading, const struct aj_node *node,
                                 const struct aj_each *self);
/* Likewise as one: several conditions side by side mean all of them. */
struct aj_predicate *aj_load_all_of(struct aj_loading *loading, const struct aj_node *node);
/* Compiles what works out the amount of a fact: <sum>, <min>, <times>. */
const struct aj_term *aj_load_term(struct aj_loading *loading, const struct aj_node *node);
/* What each= says: a kind, or the rows of a table of it. */
struct aj_each aj_load_each(struct aj_loading *loading, const struct aj_node *node,
                            struct aj_str words);
/* Compiles one path given in an attribute of a node. */
bool aj_load_path(struct aj_loading *loading, const struct aj_node *node, struct aj_str text,
                  struct aj_path *out);

#endif
