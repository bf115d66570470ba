/* SPDX-License-Identifier: Apache-2.0
 *
 * anjuan as a library: load rules, open a case bundle, review it, walk the results, write a report.
 * docs/library.md has a whole program.
 *
 * Strings are UTF-8 and end in NUL, given or taken. One that a struct of this header holds is never
 * NULL: where there is nothing to say it is "". They come from the documents as they are; who
 * prints them on a terminal or puts them into HTML has to make them safe there. Words for people
 * are Chinese. Days are "2026-11-23", points decimals such as "93.33", cut and not rounded. Indexes
 * count from 0.
 *
 * A function that can fail returns a status and has the error last, which may be NULL. Besides
 * those that are named for it, each returns ANJUAN_ARGUMENT when a handle or an output is NULL.
 * What a load or open has made is given out also when it failed over what it has read, so that it
 * can tell of it: always free or close it. Functions that free, close, count or fetch take NULL
 * handles and indexes past the end, and do nothing or give 0 or NULL.
 *
 * Nothing is written but reports, and nothing is printed; out of memory ends the process with a
 * line on stderr. A ruleset and all that was opened with it belong to one thread at a time; threads
 * with rulesets of their own don't know of each other. After fork, parent and child both can go on
 * with one.
 */
#ifndef ANJUAN_H
#define ANJUAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Of this header. */
#define ANJUAN_VERSION_MAJOR 0
#define ANJUAN_VERSION_MINOR 1
#define ANJUAN_VERSION_PATCH 0
#define ANJUAN_VERSION       "0.1.0"

/* Of the library, which goes into reports. Static storage. */
const char *anjuan_version(void);

/* ---- errors ---- */

/* The numbers stay; new ones may be added. */
enum anjuan_status {
    ANJUAN_OK = 0,
    ANJUAN_NOT_FOUND = 1,   /* no file or folder there, or none with rules in it */
    ANJUAN_IO = 2,          /* the system could not read or write */
    ANJUAN_LIMIT = 3,       /* larger than what is read or written: members, sizes, depths */
    ANJUAN_CORRUPT = 4,     /* damaged, or a bundle without files */
    ANJUAN_ENCRYPTED = 5,   /* a password would be needed */
    ANJUAN_UNSUPPORTED = 6, /* a format or method that is not read or written; no ZIP */
    ANJUAN_REFUSED = 7,     /* dangerous input that is not read */
    ANJUAN_BAD_NAME = 8,    /* a name that leaves the bundle or can't be decoded */
    ANJUAN_SYNTAX = 9,      /* rules, a profile, a day or a stage that can't be understood */
    ANJUAN_ARGUMENT = 10,   /* NULL where that is not allowed */
    ANJUAN_SEVERAL = 11     /* the path leads to more than one case */
};

/* Where a failed function tells what went wrong; left alone when it succeeds. */
struct anjuan_error {
    enum anjuan_status status;
    char message[512]; /* one line without its end, for a person */
};

/* Such as "not-found". Static storage; "" for no status. */
const char *anjuan_status_code(enum anjuan_status status);

/* ---- rules ---- */

struct anjuan_ruleset;

/* A fault in a rule file. */
struct anjuan_rule_error {
    const char *file; /* folder and name, as they were given */
    int line;         /* from 1; 0 for the file as a whole */
    const char *message;
};

/* A scoring standard. */
struct anjuan_profile {
    const char *id; /* national */
    const char *title;
    const char *version;
};

/* The folder that is taken when none is given: what the environment variable ANJUAN_RULES names,
 * else the one that was installed. Valid until the environment changes. */
const char *anjuan_rules_folder(void);

/* Loads every *.xml below the folders (a ZIP counts as one), in their order: what a later one says
 * takes the place of the same in an earlier one. n_folders 0: anjuan_rules_folder() alone.
 * ANJUAN_NOT_FOUND, ANJUAN_IO, ANJUAN_CORRUPT …: a folder can't be opened or holds no rules, *out
 * is NULL. ANJUAN_SYNTAX: there are faults in the rules, of which err has the first; *out is good
 * for nothing but to walk them, and to be freed. */
enum anjuan_status anjuan_ruleset_load(const char *const *folders, size_t n_folders,
                                       struct anjuan_ruleset **out, struct anjuan_error *err);
/* To be called after all that was found or opened with it is freed and closed. */
void anjuan_ruleset_free(struct anjuan_ruleset *ruleset);

/* What is fetched lives as long as the ruleset. At most 200 faults are kept. */
size_t anjuan_ruleset_n_errors(const struct anjuan_ruleset *ruleset);
const struct anjuan_rule_error *anjuan_ruleset_error(const struct anjuan_ruleset *ruleset,
                                                     size_t i);
size_t anjuan_ruleset_n_profiles(const struct anjuan_ruleset *ruleset);
const struct anjuan_profile *anjuan_ruleset_profile(const struct anjuan_ruleset *ruleset, size_t i);

/* ---- bundles ---- */

struct anjuan_bundles;
struct anjuan_case;

/* Looks for cases below a path as `anjuan check` does: a folder, a ZIP, a document, or a path that
 * leads into a ZIP (a.zip/2023); NAME=PATH gives it a name. Finding none is no failure.
 * ANJUAN_NOT_FOUND: nothing is at the path; ANJUAN_SYNTAX: the rules have faults; ANJUAN_IO,
 * ANJUAN_LIMIT: a folder can't be listed, or holds too much; *out is NULL. */
enum anjuan_status anjuan_bundles_find(const struct anjuan_ruleset *ruleset, const char *path,
                                       struct anjuan_bundles **out, struct anjuan_error *err);
void anjuan_bundles_free(struct anjuan_bundles *bundles);

/* The cases in byte order of their paths. These are relative to the path that was given, with '/'
 * between folders, as reports have them. Strings live as long as the bundles. */
size_t anjuan_bundles_count(const struct anjuan_bundles *bundles);
const char *anjuan_bundles_path(const struct anjuan_bundles *bundles, size_t i);
/* The files that belong to no case, likewise. */
size_t anjuan_bundles_n_loose(const struct anjuan_bundles *bundles);
const char *anjuan_bundles_loose(const struct anjuan_bundles *bundles, size_t i);

/* Opens the i-th bundle and reads all of it; the bundle's files and the bundles are not needed from
 * then on. A file in it that can't be read is a problem of the case, not a failure.
 * ANJUAN_NOT_FOUND, ANJUAN_IO, ANJUAN_LIMIT, ANJUAN_CORRUPT, ANJUAN_ENCRYPTED, ANJUAN_UNSUPPORTED,
 * ANJUAN_REFUSED, ANJUAN_BAD_NAME: the bundle as a whole can't be opened. *out is a case all the
 * same: reviewed, it has no verdicts and no scores, and its report names the problem.
 * ANJUAN_ARGUMENT: also when there is no i-th; *out is NULL. */
enum anjuan_status anjuan_bundles_open(const struct anjuan_bundles *bundles, size_t i,
                                       struct anjuan_case **out, struct anjuan_error *err);

/* Finds and opens in one step the one case that the path leads to; a folder that is not known as a
 * case is taken for one. Fails as anjuan_bundles_open does, and with ANJUAN_NOT_FOUND when nothing
 * is at the path, ANJUAN_SEVERAL when it leads to more cases, ANJUAN_SYNTAX when the rules have
 * faults: for these three, and where the path can't be looked through at all, there is no case, and
 * *out is NULL. */
enum anjuan_status anjuan_case_open(const struct anjuan_ruleset *ruleset, const char *path,
                                    struct anjuan_case **out, struct anjuan_error *err);
/* The results of its reviews go with it. */
void anjuan_case_close(struct anjuan_case *opened);

/* ---- review ---- */

struct anjuan_result;

/* By what to review; all members NULL, or no options at all: the national profile, today, a closed
 * case. */
struct anjuan_review_options {
    const char *profiles; /* ids parted by commas, at most 32; NULL: "national" */
    const char *as_of;    /* the day the review speaks for; NULL: today where the machine stands */
    const char *stage;    /* auto, filed, notified, decided, served, closed or archived; NULL:
                             archived */
};

/* Reviews the case. *out belongs to the case and lives until that is closed; a case may be reviewed
 * several times, and keeps the results. ANJUAN_SYNTAX: no such profile, day or stage; *out is NULL.
 */
enum anjuan_status anjuan_case_review(struct anjuan_case *opened,
                                      const struct anjuan_review_options *options,
                                      const struct anjuan_result **out, struct anjuan_error *err);

/* ---- results; all that is fetched lives as long as the result ---- */

enum anjuan_verdict_status {
    ANJUAN_PASS = 0,
    ANJUAN_FAIL = 1,
    ANJUAN_NEEDS_PERSON = 2,   /* the files don't tell */
    ANJUAN_NOT_APPLICABLE = 3, /* the rule's condition is false, or nothing is there to check */
    ANJUAN_N_VERDICTS = 4
};

/* Such as "needs-person". Static storage; "" for no status. */
const char *anjuan_verdict_code(enum anjuan_verdict_status status);

/* What a verdict rests on: a passage, or a document as a whole. */
struct anjuan_evidence {
    const char *file;  /* within the bundle, '/' between folders */
    const char *kind;  /* of the document: 行政处罚决定书; "" when it is not known */
    const char *place; /* 第12段; 全文; "" when the file was not read */
    const char *field; /* 日期 */
    const char *text;  /* the words there; "" also where the place is empty */
    const char *value; /* what they mean: 2022-04-13, 5000.00 */
};

/* A law as it was in force on the verdict's day. */
struct anjuan_basis {
    const char *law;     /* 中华人民共和国行政处罚法 */
    const char *article; /* "61", "31、32"; "" for the whole law */
    const char *edition; /* the day from which it was in force, "" when that is not known */
};

struct anjuan_verdict {
    const char *rule; /* CF-61 */
    const char *title;
    enum anjuan_verdict_status status;
    const char *message;  /* fail: what is wrong; not-applicable: why; else "" */
    const char *ask;      /* needs-person: the question; else "" */
    const char *remedy;   /* fail: the lawful mend; else "" */
    const char *day;      /* by which the rule and its laws were taken */
    const char *profiles; /* ids parted by 、 where those of the review differ about the rule, which
                             then has several verdicts; else "" */
    unsigned n_occurrences; /* fail: how often; else 0 */
    bool is_scored;         /* points hang on it */
    bool is_mendable;
    bool is_confirmed; /* somebody has checked the rule against its law */
    size_t n_basis;
    const struct anjuan_basis *basis; /* NULL when there is none; likewise below */
    size_t n_evidence;
    const struct anjuan_evidence *evidence;
};

enum anjuan_veto { ANJUAN_VETO_NO = 0, ANJUAN_VETO_OPEN = 1, ANJUAN_VETO_YES = 2 };

/* What the case comes to under one profile. */
struct anjuan_score {
    const char *profile; /* its id */
    const char *title;
    const char *full;       /* points that can be had */
    const char *high;       /* points, all open questions kept: what ranks and gates go by */
    const char *low;        /* points, all open questions lost */
    const char *grade_high; /* 优秀, of the profile */
    const char *grade_low;
    bool is_final; /* both grades agree and no veto is open */
    enum anjuan_veto veto;
    unsigned counts[ANJUAN_N_VERDICTS]; /* verdicts of each status */
};

/* What could not be read, of a file or, file "", of the bundle. Never a verdict. */
struct anjuan_problem {
    const char *code; /* member-unreadable */
    const char *file;
    const char *message;
};

/* What the case is; "" for what its documents don't tell. */
struct anjuan_facts {
    const char *id;    /* as names of folders of reports: path and digest */
    const char *path;  /* of the bundle, below the path that led to it */
    const char *type;  /* penalty-general … unknown */
    const char *as_of; /* the day the review speaks for */
    const char *stage;
    const char *number; /* 文号 */
    const char *party;
    const char *bureau;
    const char *filed; /* day */
    const char *decided;
};

const struct anjuan_facts *anjuan_result_facts(const struct anjuan_result *result);
/* In the order of the rules. None for a case that could not be opened. */
size_t anjuan_result_n_verdicts(const struct anjuan_result *result);
const struct anjuan_verdict *anjuan_result_verdict(const struct anjuan_result *result, size_t i);
/* In the order of the profiles; one that has no sheet for the type of the case is left out. */
size_t anjuan_result_n_scores(const struct anjuan_result *result);
const struct anjuan_score *anjuan_result_score(const struct anjuan_result *result, size_t i);
size_t anjuan_result_n_problems(const struct anjuan_result *result);
const struct anjuan_problem *anjuan_result_problem(const struct anjuan_result *result, size_t i);

/* ---- reports ---- */

/* The name of the i-th format, NULL past the last: json (schema anjuan-report/1, one line), html (a
 * page of its own), jsonl (a line of results.jsonl), text. Static storage. */
const char *anjuan_format_name(size_t i);

/* Writes the report at the file's position; the file is neither flushed nor closed. The same bytes
 * wherever and whenever. ANJUAN_UNSUPPORTED: no such format; ANJUAN_LIMIT: it would be larger than
 * 64 MiB; for both nothing is written. ANJUAN_IO. */
enum anjuan_status anjuan_result_write(const struct anjuan_result *result, const char *format,
                                       FILE *file, struct anjuan_error *err);
/* Writes it to a file that only its owner can read, in place of one that is there; while it is made
 * it is called PATH.part. Fails likewise, and leaves an old file alone then. */
enum anjuan_status anjuan_result_write_file(const struct anjuan_result *result, const char *format,
                                            const char *path, struct anjuan_error *err);

#ifdef __cplusplus
}
#endif

#endif
