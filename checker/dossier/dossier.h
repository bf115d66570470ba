/* SPDX-License-Identifier: Apache-2.0
 *
 * A case after reading: its papers, the fields of each with their places, the facts of the case,
 * and what could not be read. Built once, read-only afterwards.
 */
#ifndef AJ_DOSSIER_H
#define AJ_DOSSIER_H

#include "base/error.h"
#include "container/container.h"
#include "document/document.h"
#include "dossier/kind.h"

struct aj_paper;

/* Where something stands. paper is NULL for a fact without place. */
struct aj_place {
    const struct aj_paper *paper;
    uint32_t block; /* AJ_NO_BLOCK: the paper as a whole */
    size_t from;    /* bytes of the document's text, [from, to) */
    size_t to;
};

/* One reading of a field: what stands at one place. */
struct aj_reading {
    enum aj_state state; /* AJ_VALUE, AJ_BLANK or AJ_UNREAD */
    struct aj_value value;
    struct aj_str raw;    /* as written; "" where blank */
    struct aj_str reason; /* why it is unread, for a person */
    struct aj_place place;
    uint32_t row; /* 1-based row of a table column, else 0 */
};

/* A kind of document that a receipt's words name. */
struct aj_served {
    const struct aj_kind *kind;
    uint32_t row; /* of the receipt's list, 0 for none */
};

enum aj_read_state { AJ_READ_FULL, AJ_READ_PART, AJ_READ_NO };

/* One document of the case. Several papers can stand in one file. */
struct aj_paper {
    struct aj_str file;         /* member name */
    const struct aj_kind *kind; /* NULL: not recognised */
    struct aj_vec also;         /* const struct aj_kind *: further kinds of this very paper */
    const struct aj_document *document; /* NULL when the file was not read */
    uint32_t first_block;               /* the blocks [first_block, end_block) are this paper */
    uint32_t end_block;
    const struct aj_grams *grams; /* of its folded text, where its kind is known; else NULL */
    const struct aj_paper *host;  /* the form this one is a cell of, or NULL */
    struct aj_str title;          /* as written */
    struct aj_str own_unit; /* what its bureau is, 大队: so its head, or the decision's; else "" */
    uint32_t n_labelled;    /* fields that a label led to, those of signatures and days left out */
    uint32_t last_word; /* the row or line from which on a unit's opinion decides; 0: none does */
    enum aj_read_state read;
    struct aj_str unread_reason;
    bool can_be_any;                   /* an unread file that could be a document of any kind */
    const struct aj_kind *called_like; /* what a file would be that has the title, of a paper whose
                                          title no kind has; NULL: nothing, or its kind is known */
    struct aj_str called; /* the first line of a paper that no title tells, and its file's name; ""
                             where its kind is known */
    struct aj_vec *readings; /* one vector of struct aj_reading for each field of kind */
    struct aj_vec served;    /* struct aj_served: of a receipt, what its words name */
    char sha256[65];
    size_t index; /* position in dossier.papers */
};

struct aj_problem {
    const char *code; /* "member-unreadable" … */
    struct aj_str file;
    struct aj_str message;
    bool is_transient;
    bool is_damage; /* costs verdicts: exit status 3 */
};

struct aj_dossier {
    struct aj_arena *arena;
    const struct aj_kinds *kinds;
    struct aj_vec papers;    /* struct aj_paper * */
    struct aj_vec problems;  /* struct aj_problem */
    bool is_signed_on_paper; /* no signature place of the bundle holds anything */
    char sha256[65];
};

/* Opens the bundle, reads every member that can carry text, and makes the dossier in arena. Trouble
 * with a member is a problem of the dossier; an error is returned only when the bundle as a whole
 * can't be opened, or holds no file.
 * Its sha256 goes over the names of all members, relative to the bundle and in their order, each
 * followed by the member's own sha256 where its bytes were read: the same for a folder, a ZIP and a
 * folder of a larger ZIP that hold the same. That of a single document is its own. */
enum aj_status aj_dossier_open_at(struct aj_arena *arena, const struct aj_kinds *kinds,
                                  const struct aj_location *at, struct aj_dossier **out,
                                  struct aj_error *err) AJ_MUST_CHECK;
/* The same, of a bundle that is all of what lies at path. */
enum aj_status aj_dossier_open(struct aj_arena *arena, const struct aj_kinds *kinds,
                               const char *path, struct aj_dossier **out,
                               struct aj_error *err) AJ_MUST_CHECK;

/* An empty dossier, for the examples of rules. */
struct aj_dossier *aj_dossier_new(struct aj_arena *arena, const struct aj_kinds *kinds);
/* Adds a paper of a kind (NULL: unknown) with empty fields. */
struct aj_paper *aj_dossier_add(struct aj_dossier *dossier, const struct aj_kind *kind,
                                struct aj_str file);
/* What has to be known before rules can run: receipts, and, when may_be_paper, whether the bundle
 * was signed on paper. Call once, after the last paper. */
void aj_dossier_finish(struct aj_dossier *dossier, bool may_be_paper);

/* The paper's readings of a field; an empty vector for AJ_NO_FIELD. */
const struct aj_vec *aj_paper_readings(const struct aj_paper *paper, size_t field);
/* The first reading, or NULL. */
const struct aj_reading *aj_paper_reading(const struct aj_paper *paper, size_t field);
/* The first value of a column in that row, or NULL. */
const struct aj_reading *aj_paper_in_row(const struct aj_paper *paper, size_t field, uint32_t row);
/* Whether the paper is of the kind, itself or also. */
bool aj_paper_is(const struct aj_paper *paper, const struct aj_kind *kind);
/* Whether an unread file, or a paper of a title that no kind has, could be of the kind. */
bool aj_paper_could_be(const struct aj_paper *paper, const struct aj_kind *kind);
/* The index of the field of this name in the paper's own kind, or AJ_NO_FIELD. */
size_t aj_paper_field(const struct aj_paper *paper, struct aj_str name);
/* Makes it a paper of that kind, or of none, of which nothing is read yet. */
void aj_paper_become(struct aj_paper *paper, const struct aj_kind *kind, struct aj_arena *arena);
/* The text of the whole paper, folded. */
struct aj_str aj_paper_folded(const struct aj_paper *paper);
/* What it is called: the name of its kind, its title when it is of none. */
struct aj_str aj_paper_name(const struct aj_paper *paper);
/* "第12段": a place within its document, 全文 for the whole; "" where that was not read.
 * Allocated in arena. */
struct aj_str aj_place_words(struct aj_arena *arena, const struct aj_place *place);
/* "《行政处罚决定书》第12段": a place in words. Allocated in arena. */
struct aj_str aj_place_print(struct aj_arena *arena, const struct aj_place *place);

#endif
