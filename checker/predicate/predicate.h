/* SPDX-License-Identifier: Apache-2.0
 *
 * Predicates: compiled once from a rule's elements, evaluated on a dossier, three-valued, and able
 * to say in words what they found and where.
 */
#ifndef AJ_PREDICATE_H
#define AJ_PREDICATE_H

#include "base/truth.h"
#include "dossier/dossier.h"
#include "text/calendar.h"

/* ---- paths: 文书/字段, 案件/决定日期, ./日期, 送达回证[行政处罚决定书]/签收日期 ---- */

#define AJ_WORD_TEXT "全文" /* the field of a path that means the whole text */

enum aj_path_source { AJ_PATH_KIND, AJ_PATH_FACT, AJ_PATH_SELF };
enum aj_path_part { AJ_PART_NONE, AJ_PART_NAME, AJ_PART_CODE };

struct aj_path {
    struct aj_str text; /* as the rule writes it */
    enum aj_path_source source;
    const struct aj_kind *kind; /* AJ_PATH_KIND; for a receipt path the receipt's kind; NULL for
                                   every kind (the path begins with an asterisk) */
    bool is_of_none;            /* only papers of no kind: the path begins with a question mark */
    bool is_receipt;            /* 送达回证[…] */
    const struct aj_kind
        *served;              /* of a receipt path: what it served; NULL for [.], this document */
    struct aj_str field;      /* field or fact name */
    const struct aj_kind *of; /* the kind that has the field, at this index; NULL: any that has */
    size_t index;
    bool is_row;  /* AJ_PATH_SELF: a column, of the row that each= is at */
    bool is_text; /* the whole text of the document */
    enum aj_path_part part;
};

/* What each= goes over: the documents of a kind, or the rows of a table of theirs. */
struct aj_each {
    const struct aj_kind *kind; /* NULL: no each= */
    struct aj_str table;        /* the table's name and a slash: 行/; "" for whole documents */
};

/* ---- what a predicate found ---- */

struct aj_evidence {
    struct aj_place place;
    struct aj_str field; /* "" for none */
    struct aj_str text;  /* the words there */
    struct aj_str value; /* normal form, "" for none */
};

struct aj_note {
    enum aj_truth truth;
    struct aj_str words; /* a clause, without final stop */
    struct aj_place
        place;    /* for AJ_UNKNOWN: the place that could not be decided; paper NULL for none */
    bool is_lack; /* only that words sought stand nowhere, which nobody asked for by name */
};

struct aj_outcome {
    enum aj_truth truth;
    unsigned faults;        /* of those that are counted one by one; 0 where none is */
    struct aj_vec notes;    /* struct aj_note */
    struct aj_vec evidence; /* struct aj_evidence */
};

/* ---- evaluation ---- */

struct aj_param {
    struct aj_str name;
    struct aj_str value;
    int32_t since; /* days since 1970-01-01; INT32_MIN for ever */
    int32_t until; /* INT32_MAX for ever */
    bool is_confirmed;
};

struct aj_term;

struct aj_fact {
    struct aj_str name; /* 案件/决定日期 */
    enum aj_type type;
    struct aj_vec from;                   /* struct aj_path: the first with a value wins */
    const struct aj_predicate *predicate; /* of a yes-no fact, else NULL */
    struct aj_vec choices;                /* struct aj_choice: the first that holds wins */
    const struct aj_term *term;           /* of an amount that is worked out, else NULL */
};

/* One of several values that a fact can have: <is value=>. */
struct aj_choice {
    struct aj_str value;
    const struct aj_predicate *predicate;
};

/* A value with where it stands. */
struct aj_item {
    enum aj_state state;
    struct aj_value value;
    struct aj_place place;
    struct aj_str field;
    struct aj_str raw;
    struct aj_str reason; /* when unread */
    const struct aj_paper *paper;
    const struct aj_outcome *why; /* of a fact that predicates decided, else NULL */
    bool is_unconfirmed;          /* a fact that goes by a parameter that nobody has confirmed */
};

struct aj_operand {
    enum aj_state
        state; /* AJ_VALUE when any item has a value, else unread, blank, absent in this order */
    struct aj_vec items; /* struct aj_item; empty when absent */
};

/* What words of the case are when folded, of boxes only what is ticked. */
struct aj_known_text {
    struct aj_str raw;
    struct aj_str text;
};
#define AJ_KNOWN_TEXTS 256

struct aj_eval {
    struct aj_arena *arena;
    const struct aj_dossier *dossier;
    const struct aj_calendar *calendar;
    const struct aj_vec *params;        /* struct aj_param */
    const struct aj_map *facts;         /* name -> struct aj_fact * */
    const struct aj_map *laws;          /* any name -> const struct aj_law * */
    struct aj_map known_facts;          /* name -> struct aj_item *, evaluated or given */
    struct aj_vec **known_papers;       /* of a kind, by its index, once asked for */
    struct aj_known_text *known_texts;  /* AJ_KNOWN_TEXTS slots, by where the words are */
    struct aj_listing **known_listings; /* of the indexes of a kind, by its index; NULL: not read */
    struct aj_unclaimed *unclaimed;     /* by the paper's index; NULL: none was looked for */
    bool is_lenient; /* what is blank is open where an unknown label of the paper may be its */
    const struct aj_paper *self; /* of each=, else NULL */
    int64_t self_row;            /* of each= over rows, else 0 */
    struct aj_date as_of;
    enum aj_stage stage;
    int32_t day;       /* of the rule, for parameters; days since 1970-01-01 */
    int depth;         /* of facts within facts */
    uint8_t *seen;     /* by predicate: bits of the truths it had (1 << truth); NULL: not wanted */
    bool is_condition; /* in <when> or <unless>: what has no subject is false there */
    bool is_unconfirmed; /* a parameter that nobody has confirmed was looked at; whoever wants to
                            know clears it first */
};

struct aj_instance {
    const struct aj_paper *paper;
    int64_t row; /* 0: the whole document */
};

enum aj_pick { AJ_PICK_ALL, AJ_PICK_LAST, AJ_PICK_FIRST };

/* Finds what the path leads to. Allocates in e->arena. */
void aj_path_resolve(struct aj_eval *e, const struct aj_path *path, enum aj_pick pick,
                     struct aj_operand *out);
/* The papers of a kind, or the receipts of what the path says, in file order: const struct aj_paper
 * *. The list is not the caller's to change. */
struct aj_vec aj_path_papers(struct aj_eval *e, const struct aj_path *path);
/* The papers of several paths, each once: const struct aj_paper *. */
struct aj_vec aj_paths_papers(struct aj_eval *e, const struct aj_vec *paths);
/* The cell of a row in the first of several columns that the paper has one of, blank or not; NULL
 * for none. */
const struct aj_reading *aj_paths_in_row(const struct aj_vec *columns, const struct aj_paper *paper,
                                         uint32_t row);
/* A paper of the paths that was read only in part, or an unread one that could be of theirs; NULL
 * for none. */
const struct aj_paper *aj_paths_unread(struct aj_eval *e, const struct aj_vec *paths);
/* What each= goes over in this case, in file order: struct aj_instance. */
struct aj_vec aj_each_instances(struct aj_eval *e, const struct aj_each *each);
/* The one item of an operand that single-valued predicates take: the first value, else the first.
 * NULL when absent. */
const struct aj_item *aj_operand_item(const struct aj_operand *operand);
/* A paper that could be of the kind, unread or of a title that no kind has; NULL for none. */
const struct aj_paper *aj_eval_could_be(const struct aj_eval *e, const struct aj_kind *kind);
/* The fact of that name; state AJ_ABSENT when it has no value. Never NULL. */
const struct aj_item *aj_eval_fact(struct aj_eval *e, struct aj_str name);
/* The parameter's value on the rule's day; "" when there is none. */
struct aj_str aj_eval_param(struct aj_eval *e, struct aj_str name);

/* ---- sets: fields whose values count together, as the penalties or citations of a document ----
 */

enum aj_set_relation {
    AJ_SET_SUBSET, /* every value of the one is one of the other, whatever their measures */
    AJ_SET_LE,     /* and no heavier there; what is lighter than any penalty is, too */
    AJ_SET_EQUAL   /* and the other way round, with the same measures */
};

/* Whether values of the type are taken as a set. */
bool aj_set_is(const struct aj_operand *operand);
/* Notes how the two stand: false with what differs, unknown when it hangs on what is unread or
 * open. Both have at least one value. */
void aj_set_compare(struct aj_eval *e, enum aj_set_relation relation, const struct aj_operand *left,
                    const struct aj_operand *right, struct aj_outcome *out);

/* ---- compiled predicates ---- */

struct aj_predicate_type;

struct aj_predicate {
    const struct aj_predicate_type *type;
    struct aj_str say;      /* replaces the words of a failure; "" for none */
    struct aj_each each;    /* of all, any, some: once for each document or row */
    struct aj_vec children; /* const struct aj_predicate * */
    void *data;             /* what the type compiled, or NULL; of <use> the definition */
    int line;               /* in the rule file */
    uint32_t id;            /* position among all predicates of the rule set, for coverage */
};

struct aj_setting {
    struct aj_str name;
    struct aj_str value;
};

/* What compiling needs to know, and where errors go. */
struct aj_compiling {
    struct aj_arena *arena;
    const struct aj_kinds *kinds;
    const struct aj_map *facts;    /* names known so far, all files' */
    const struct aj_map *params;   /* names of parameters of any profile */
    const struct aj_map *laws;     /* any name -> const struct aj_law * */
    const struct aj_map *spans;    /* name -> const struct aj_pause * */
    const struct aj_map *tables;   /* id -> const struct aj_range_table * */
    const struct aj_vec *settings; /* struct aj_setting: the element's attributes */
    struct aj_patterns *patterns;  /* where patterns are compiled */
    struct aj_str text;            /* the element's own text */
    struct aj_each self;           /* what . is: within each=, ./x may be used */
    void (*fail)(void *context, int line, struct aj_str message);
    /* The pattern with each {name} of a <written> replaced. */
    struct aj_str (*write_out)(void *context, struct aj_str source);
    void *context;
    int line;
};

struct aj_predicate_type {
    const char *name;
    const char *settings; /* attributes it takes, separated by spaces */
    const char *required; /* those that must be there */
    bool takes_children;
    bool takes_text;
    /* Fills predicate->data; reports through c->fail. May be NULL. */
    void (*compile)(struct aj_compiling *c, struct aj_predicate *predicate);
    void (*evaluate)(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out);
    bool counts_faults; /* each false note is a fault of its own: blank fields, wrong citations */
};

const struct aj_predicate_type *aj_predicate_type_find(struct aj_str name);
/* The i-th type, or NULL past the last. */
const struct aj_predicate_type *aj_predicate_type_at(size_t i);
void aj_predicate_evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                           struct aj_outcome *out);
/* All of the children (of a rule's <check>, say) as <all> would. */
void aj_predicate_evaluate_all(struct aj_eval *e, const struct aj_vec *children,
                               struct aj_outcome *out);

/* ---- helpers for the types ---- */

struct aj_str aj_setting_find(const struct aj_compiling *c, const char *name);
bool aj_setting_yes(const struct aj_compiling *c, const char *name, bool otherwise);
/* A whole number; reports what is none. */
int64_t aj_setting_number(struct aj_compiling *c, const char *name, int64_t otherwise);
void aj_compile_fail(struct aj_compiling *c, const char *format, ...) AJ_PRINTF(2, 3);
/* The setting's pattern; NULL without, and after an error was reported. */
struct aj_pattern *aj_setting_pattern(struct aj_compiling *c, const char *name);
/* Compiles one path; false after an error was reported. */
bool aj_path_compile(struct aj_compiling *c, struct aj_str text, struct aj_path *out);
/* Whether what the path leads to is of the type; of several kinds, one that has the field. */
bool aj_path_is_of(const struct aj_compiling *c, const struct aj_path *path, enum aj_type type);
/* Reports when what the path leads to is of another type. */
void aj_path_expect(struct aj_compiling *c, const struct aj_path *path, enum aj_type type);
/* Compiles a list of paths parted by spaces: struct aj_path. */
struct aj_vec aj_paths_compile(struct aj_compiling *c, struct aj_str list);
/* The setting pick="last|first|all", AJ_PICK_LAST without. */
enum aj_pick aj_pick_compile(struct aj_compiling *c, enum aj_pick otherwise);

void aj_outcome_init(struct aj_outcome *out, struct aj_arena *arena);
/* Adds a note and folds its truth into the outcome with <and>. */
void aj_outcome_note(struct aj_outcome *out, enum aj_truth truth, struct aj_str words);
/* The same, of words that speak of a place. */
void aj_outcome_note_at(struct aj_outcome *out, enum aj_truth truth, struct aj_str words,
                        struct aj_place place);
void aj_outcome_evidence(struct aj_outcome *out, const struct aj_item *item);
/* Adds the notes and the evidence of a child, which may be taken over: nothing is added to the
 * child behind this. The truth is left as it is. */
void aj_outcome_merge(struct aj_outcome *out, const struct aj_outcome *child);
/* The notes for an operand that has no value: no subject when absent, unknown when blank or unread.
 * True when the operand has a value and the predicate can go on. */
bool aj_outcome_needs(struct aj_eval *e, struct aj_outcome *out, const struct aj_path *path,
                      const struct aj_operand *operand);
/* "《行政处罚决定书》日期（2022-04-13）" */
struct aj_str aj_item_words(struct aj_arena *arena, const struct aj_item *item);
/* What was read at a place of a paper, without the field's name. */
struct aj_item aj_item_of(const struct aj_paper *paper, const struct aj_reading *reading);
/* The folded words of a field; of a whole text, which is folded already, all of it. */
struct aj_str aj_item_text(struct aj_eval *e, const struct aj_item *item);
/* The bytes [from, to) of the paper's folded text as words that stand there: place and raw are
 * theirs, all else is the item's. The item itself where its paper has no document. */
struct aj_item aj_item_part(const struct aj_item *item, size_t from, size_t to);

#endif
