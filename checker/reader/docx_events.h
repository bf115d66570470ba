/* SPDX-License-Identifier: Apache-2.0
 *
 * What the files that read WordprocessingML (ECMA-376 part 1, 17) share: the state of one part
 * being read, and tables of what to do at which element. An element without a row is passed
 * through.
 */
#ifndef AJ_DOCX_EVENTS_H
#define AJ_DOCX_EVENTS_H

#include "base/buffer.h"
#include "base/limits.h"
#include "base/map.h"
#include "document/builder.h"
#include "reader/docx_numbering.h"
#include "reader/docx_package.h"
#include "reader/docx_symbol.h"
#include "reader/sax.h"

/* Namespaces, Strict and Transitional ones as one. */
enum aj_docx_space {
    AJ_DOCX_OTHER,
    AJ_DOCX_W,
    AJ_DOCX_W14,
    AJ_DOCX_MC,
    AJ_DOCX_M,
    AJ_DOCX_A,
    AJ_DOCX_WP,
    AJ_DOCX_C,
    AJ_DOCX_DGM,
    AJ_DOCX_V,
    AJ_DOCX_O
};

/* What lasts from part to part of one document. */
struct aj_docx {
    struct aj_arena *arena;
    struct aj_docx_package *package;
    struct aj_builder *builder;
    struct aj_docx_numbering *numbering; /* NULL until it is needed, and when unreadable */
    bool has_looked_for_numbering;
    struct aj_docx_styles *styles; /* likewise, and when they can't matter */
    bool has_looked_for_styles;
    struct aj_map margins; /* a set: names of header and footer parts, in the order of reference */
};

struct aj_docx_part;

/* One character of UTF-8, and the NUL. */
#define AJ_DOCX_BRACKET_BYTES 5

struct aj_docx_rule {
    enum aj_docx_space space;
    const char *name;
    void (*start)(struct aj_docx_part *part,
                  const struct aj_sax_element *element); /* may be NULL */
    void (*end)(struct aj_docx_part *part);              /* may be NULL */
};

struct aj_docx_rules {
    const struct aj_docx_rule *rules;
    size_t n;
};

/* What stands around the parts of a formula's m:d, and between them; "" for nothing. */
struct aj_docx_brackets {
    char begin[AJ_DOCX_BRACKET_BYTES];
    char end[AJ_DOCX_BRACKET_BYTES];
    char between[AJ_DOCX_BRACKET_BYTES];
    bool has_part; /* one was begun */
};

struct aj_docx_frame {
    const char *name; /* of the element; lives as long as the parse */
    const struct aj_docx_rule *rule;
    bool hints;                       /* the text in it only says what to write there */
    bool is_box;                      /* the text in it is replaced with part->box */
    bool chose;                       /* of mc:AlternateContent: a branch was taken */
    struct aj_docx_brackets brackets; /* of m:d */
};

/* A flow of paragraphs: the part itself, or a text box in a paragraph of the flow before. */
struct aj_docx_flow {
    bool in_paragraph; /* a paragraph is open in the builder */
    bool has_text;     /* and has some that isn't blank */
    bool joins_next;   /* its mark was deleted: the next paragraph goes on with it */
    bool continues;    /* and it is such a next one */
    bool ends_section; /* its properties hold those of a section */
    bool hides_mark;   /* its mark is hidden */
    bool hides_runs;   /* its style hides them */
    const struct aj_docx_style *style; /* its style, NULL for none or where styles can't matter */
    uint16_t flags;                    /* its alignment */
    bool hidden;                       /* the run at hand is */
    bool left_out;                     /* and had text */
    enum aj_docx_font font;            /* of the run at hand */
    uint64_t codes; /* bit i: complex field i, from the outside in, is in its code */
    unsigned n_fields;
    unsigned n_deep_fields; /* beyond the 64 of codes */
    size_t n_tables;        /* open when the flow began */
};

struct aj_docx_table {
    bool in_row; /* a row is open in the builder */
    bool in_cell;
    bool cell_waits; /* w:tc began, its properties may still come */
    bool row_deleted;
    bool row_is_header;
    bool merged_up;
    bool merged_left;
    uint16_t column;      /* the next free one of the row */
    uint16_t cell_column; /* of the open cell */
    uint16_t cell_span;
    uint16_t span; /* of the cell that waits */
};

/* w:fldChar with w:ffData: a form field as Word 97 had it. */
struct aj_docx_form_field {
    bool begins;        /* the w:fldChar at hand begins a field */
    const char *box;    /* AJ_DOCX_TICKED, AJ_DOCX_UNTICKED, or NULL when it is no check box */
    bool has_state;     /* w:checked was seen, which goes before w:default */
    unsigned choice;    /* of a drop-down list */
    unsigned n_choices; /* seen */
    struct aj_str text; /* of the choice */
};

/* w:numPr of a paragraph. */
struct aj_docx_list {
    bool is_given; /* it has w:numId */
    char id[16];
    bool has_level;
    uint32_t level;
};

struct aj_docx_cached {
    const char *ns;
    const char *name;
    const struct aj_docx_rule *rule;
};

/* Of the code of one field; those that show something are short. */
#define AJ_DOCX_CODE_BYTES ((size_t)4096)
#define AJ_DOCX_CACHE      512 /* a power of two */
/* A text box needs three elements at least. */
#define AJ_DOCX_FLOWS (AJ_LIMIT_XML_DEPTH / 3 + 2)

struct aj_docx_part {
    struct aj_docx *docx;
    struct aj_builder *builder; /* that of docx */
    bool is_main;
    bool has_root;
    struct aj_docx_frame frames[AJ_LIMIT_XML_DEPTH + 1];
    size_t n_frames;
    size_t skipped;        /* elements open of a subtree that is left out, its root included */
    size_t hints;          /* frames open whose text is a hint */
    bool takes_text;       /* w:t or m:t is open */
    bool takes_code;       /* w:instrText is */
    struct aj_buffer code; /* of the field that began last */
    struct aj_docx_flow flows[AJ_DOCX_FLOWS];
    size_t n_flows;
    struct aj_docx_table tables[AJ_LIMIT_XML_DEPTH + 1];
    size_t n_tables;
    bool page_break; /* what comes next begins a page */
    const char *box; /* stands for the text of a check box control; NULL outside of one */
    bool box_written;
    const char *control_box; /* what the w:sdtPr said for the w:sdtContent behind it */
    size_t floating;         /* drawings open that have no place in the text */
    bool control_is_hint;
    struct aj_docx_form_field form_field;
    struct aj_docx_list list; /* of the paragraph */
    bool section_breaks_page;
    size_t object_depth; /* n_frames within w:object, 0 outside */
    struct aj_docx_cached cache[AJ_DOCX_CACHE];
};

extern const struct aj_docx_rules aj_docx_paragraph_rules;
extern const struct aj_docx_rules aj_docx_list_rules;
extern const struct aj_docx_rules aj_docx_run_rules;
extern const struct aj_docx_rules aj_docx_hidden_rules;
extern const struct aj_docx_rules aj_docx_field_rules;
extern const struct aj_docx_rules aj_docx_control_rules;
extern const struct aj_docx_rules aj_docx_table_rules;

/* The rule of an element or NULL. */
const struct aj_docx_rule *aj_docx_rule_find(struct aj_docx_part *part, const char *ns,
                                             const char *name);

/* For start handlers: leaves out the element and all in it. */
void aj_docx_skip(struct aj_docx_part *part);
/* For start handlers: what is in the element asks for text. */
void aj_docx_hint(struct aj_docx_part *part);
/* Is the element at hand inside one of that name? above 1 is the parent. */
bool aj_docx_is_in(const struct aj_docx_part *part, size_t above, const char *name);

/* Attributes of any namespace: w:val; a switch, on without w:val; a number from 0 to max. */
struct aj_str aj_docx_value(const struct aj_sax_element *element);
bool aj_docx_is_on(const struct aj_sax_element *element);
uint32_t aj_docx_number(struct aj_str text, uint32_t max);

static inline struct aj_docx_flow *aj_docx_flow(struct aj_docx_part *part)
{
    return &part->flows[part->n_flows - 1];
}

/* Is what is read now to be seen? */
bool aj_docx_is_visible(const struct aj_docx_part *part);
/* Flags the block just opened if it stands in a text box, and not in a table there. */
void aj_docx_flag_text_box(struct aj_docx_part *part);
/* Makes sure that a paragraph is open; false where none can be, as between cells. */
bool aj_docx_need_paragraph(struct aj_docx_part *part);
/* Closes the open paragraph of the flow, if there is one. */
void aj_docx_end_paragraph(struct aj_docx_part *part);
/* Opens the cell whose properties have all been seen, if one waits. */
void aj_docx_open_cell(struct aj_docx_part *part);
/* Can a paragraph or table stand here, the waiting cell being opened for it? */
bool aj_docx_has_place(struct aj_docx_part *part);
/* Adds the number that the paragraph has in its list, when its properties have been seen. */
void aj_docx_put_number(struct aj_docx_part *part);
/* Adds text to the paragraph if it is to be seen. */
void aj_docx_put(struct aj_docx_part *part, struct aj_str text);
/* The same for text as it stands in w:t. */
void aj_docx_put_raw(struct aj_docx_part *part, struct aj_str text);

#endif
