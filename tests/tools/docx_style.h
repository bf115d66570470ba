/* SPDX-License-Identifier: Apache-2.0
 *
 * The hands that mkdocx writes in: the same document as different programs leave it. A new one is a
 * row of the table in docx_style.c.
 */
#ifndef AJ_DOCX_STYLE_H
#define AJ_DOCX_STYLE_H

#include <stdbool.h>

/* Where the text of a paragraph is split into runs. */
enum docx_split {
    DOCX_SPLIT_NONE,
    DOCX_SPLIT_SCRIPT,  /* between Chinese and ASCII */
    DOCX_SPLIT_SHATTER, /* after one, two or three characters */
    DOCX_SPLIT_PIECES,  /* after one to five characters */
};

/* What differs between the two forms of the standard, ISO/IEC 29500 parts 1 and 4. */
struct docx_names {
    const char *wordprocessing;
    const char *relationships; /* also the stem of the relationship types */
    const char *drawing;
    const char *drawing_main;
    const char *drawing_picture;
    const char *properties; /* namespace of docProps/app.xml */
    const char *properties_type;
    const char *conformance; /* attribute of w:document */
    const char *left;        /* of borders and margins */
    const char *right;
    const char *align_right; /* value of w:jc */
};

struct docx_style {
    const char *name;
    const char *application;
    const struct docx_names *names;
    enum docx_split split;
    bool has_rsids;
    bool has_marks;          /* bookmarks and proofing marks between the runs */
    bool has_controls;       /* the values of tables are content controls */
    bool has_furniture;      /* styles at their usual length, theme, settings, fonts */
    const char *normal;      /* identifier of the paragraph style */
    const char *table;       /* identifier of the table style */
    bool names_normal;       /* each paragraph says that it is of the normal style */
    const char *han_fonts;   /* w:rFonts of a run with Chinese in it, may be empty */
    const char *ascii_fonts; /* of any other run, may be empty */
    const char *look;        /* properties of a run behind its fonts, but of titles; may be empty */
    const char *language;    /* w:lang of each run, may be empty */
    const char *table_place; /* w:tblW and what comes before w:tblBorders */
    const char *table_rest;  /* what comes behind w:tblBorders and before w:tblCellMar */
};

/* NULL if there is none of the name; a NULL name asks for the usual one. */
const struct docx_style *docx_style_find(const char *name);

#endif
