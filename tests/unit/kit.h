/* SPDX-License-Identifier: Apache-2.0
 *
 * What the tests from the dossier upwards share: rule sets written as they stand in files, and
 * documents and cases in a short notation.
 */
#ifndef AJ_TEST_KIT_H
#define AJ_TEST_KIT_H

#include "review/review.h"
#include "unit.h"

/* Makes a folder of its own within that of the program. The name stays valid. */
const char *kit_new_folder(void);
/* Writes folder/name; folders in the name are made. */
void kit_put(const char *folder, const char *name, struct aj_str bytes);

/* Writes each text to a file "1.xml" … and loads the folder. The namespace is added to the root
 * element, on the same line. Single quotes do for attributes. */
struct aj_ruleset *kit_load(const char *const *texts, size_t n_texts);
/* The same; fails the test when there was any error. */
struct aj_ruleset *kit_rules(const char *const *texts, size_t n_texts);
struct aj_ruleset *kit_rules_of(const char *text);
/* Fails the test with the first error there was. */
void kit_assert_no_errors(const struct aj_ruleset *ruleset);
const struct aj_kind *kit_kind(const struct aj_ruleset *ruleset, const char *name);

/* A document in lines, each a paragraph. At the start of a line
 *   =  set in the middle     >  set to the right     ~  at the head of a page
 *   @  in a text box
 *   %  the name of a margin part that the paragraphs behind it are of
 *   |  a table row: |cell|cell; rows that stand together are one table, a line "--" parts two
 * A cell that is ^ goes on from the one above, one that is < widens the one to its left. ¶ parts
 * the paragraphs of a cell, the last of which = sets in the middle, 〔图〕 is a picture, what
 * stands in ⟨⟩ is a hint. */
const struct aj_document *kit_document(struct aj_arena *arena, const char *text);

/* A case: "决定书 日期=2022年4月13日 当事人=甲公司; 告知书 日期=; !受理书; !*".
 * A field with nothing behind = is blank, with ? unread; without a field named it is blank too. A
 * field named twice has two values; 全文 is the text of the document. ! is an unread file of that
 * kind, !* one that can be anything, * a document of no known kind. "+kind" makes the paper before
 * it that kind also. */
struct kit_case {
    struct aj_arena *arena;
    struct aj_ruleset *ruleset; /* not owned */
    struct aj_dossier *dossier;
    struct aj_review_options options; /* as of 2022-12-31, archived */
    struct aj_eval e;
};
/* The rule set must have a profile; the first is taken. */
void kit_case_open(struct kit_case *c, struct aj_ruleset *ruleset, const char *papers);
void kit_case_close(struct kit_case *c);
/* The words as a paper of the dossier, not yet finished. */
struct aj_paper *kit_paper(struct aj_dossier *dossier, const char *words);

/* The readings of a field in words: each value's printed form, "-" for blank, "?" for unread,
 * "none" for no reading; parted by " ". Officers go with their number: 张三/330211. */
const char *kit_show(const struct aj_paper *paper, const char *field);

#endif
