/* SPDX-License-Identifier: Apache-2.0
 *
 * Truth files: which document to make, how to fill it in, and what is written in it. Knows the
 * notation (README.md says what it is), neither DOCX nor dossiers.
 */
#ifndef AJ_ACCURACY_TRUTH_H
#define AJ_ACCURACY_TRUTH_H

#include "base/str.h"
#include "base/vec.h"

#include <stdbool.h>

enum truth_source { TRUTH_FORM, TRUTH_TEXT, TRUTH_LAYOUT };

enum truth_fill_verb { TRUTH_CELL, TRUTH_PARAGRAPH, TRUTH_REPLACE, TRUTH_APPEND };

/* Where a fill line goes to: a paragraph, a cell, or (both 0) the whole document. From 1. */
struct truth_target {
    unsigned paragraph;
    unsigned table;
    unsigned row;
    unsigned cell;
};

struct truth_fill {
    enum truth_fill_verb verb;
    struct truth_target target;
    bool is_added;        /* += : behind what stands there */
    bool is_once;         /* the first occurrence only */
    struct aj_str wanted; /* TRUTH_REPLACE: the words to replace, else "" */
    struct aj_str text;
    unsigned line;
};

enum truth_check {
    TRUTH_KIND,
    TRUTH_FIELD,
    TRUTH_HAS,
    TRUTH_BLANK,
    TRUTH_OFFICER,
    TRUTH_CITE,
    TRUTH_COUNT
};

/* One thing that is true of the document. */
struct truth_claim {
    enum truth_check check;
    struct aj_str path; /* of the field, "" for TRUTH_KIND */
    unsigned row;       /* of a table column, 0: any */
    struct aj_str value;
    unsigned line;
};

struct truth_document {
    enum truth_source source;
    struct aj_str path;   /* below the corpus, or beside the truth file */
    struct aj_str name;   /* file name it is opened under */
    struct aj_vec fills;  /* struct truth_fill */
    struct aj_vec claims; /* struct truth_claim */
    unsigned line;
};

/* Adds the documents of one truth file. text must live as long as they; faults go to stderr as
 * name:line, and the answer is false then. */
bool truth_parse(struct aj_str text, const char *name, struct aj_vec *documents);

#endif
