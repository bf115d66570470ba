/* SPDX-License-Identifier: Apache-2.0
 *
 * What stands in runs: text, breaks, symbols, pictures, phonetic guides and formulas (ECMA-376 part
 * 1, 17.3.2, 17.3.3, 22.1).
 */
#include "reader/docx_events.h"

#include "reader/docx_symbol.h"

#include <string.h>

/* Letters of a run in a symbol font are its symbols. */
static void start_fonts(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    if (aj_docx_is_in(part, 1, "rPr") && aj_docx_is_in(part, 2, "r"))
        aj_docx_flow(part)->font = aj_docx_font_of(aj_sax_attribute(element, NULL, "ascii"));
}

static void start_text(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    part->takes_text = true;
}

static void end_text(struct aj_docx_part *part)
{
    part->takes_text = false;
}

/* In a run; w:tab in paragraph properties is a tab stop. */
static void start_tab(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    if (!aj_docx_is_in(part, 1, "tabs"))
        aj_docx_put(part, aj_str_from("\t"));
}

static void start_break(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    if (!aj_str_equal_c(aj_sax_attribute(element, NULL, "type"), "page")) {
        aj_docx_put(part, aj_str_from("\n"));
        return;
    }
    if (aj_docx_is_visible(part) && part->n_flows == 1)
        part->page_break = true;
}

static void start_hyphen(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    aj_docx_put(part, aj_str_from("-"));
}

/* 17.3.3.30: a character of a font; symbol fonts have theirs at 0xF000, or without it. */
static void start_symbol(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    uint32_t character = aj_docx_hexadecimal(aj_sax_attribute(element, NULL, "char"));

    aj_docx_put(part, aj_docx_symbol_text(part->docx->arena,
                                          aj_sax_attribute(element, NULL, "font"), character));
}

/* The picture that an empty picture control shows is none. */
static void start_picture(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    if (part->object_depth > 0 || part->hints > 0 || !aj_docx_is_visible(part) ||
        !aj_docx_need_paragraph(part))
        return;
    aj_builder_flag(part->builder,
                    part->floating > 0 ? AJ_BLOCK_PICTURE | AJ_BLOCK_FLOATING : AJ_BLOCK_PICTURE);
    aj_builder_facts(part->builder)->pictures++;
}

/* 20.4.2.3: a drawing that is set to a place of the page; in VML, where that is said in the words
 * of a style, any shape may be one. */
static void start_floating(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    part->floating++;
}

static void end_floating(struct aj_docx_part *part)
{
    part->floating--;
}

static void add_caption(struct aj_docx_part *part, struct aj_str words)
{
    if (aj_str_trim(words).len > 0 && aj_docx_is_visible(part))
        aj_builder_caption(part->builder, words);
}

/* 20.4.2.5: the alternative text of a drawing. */
static void start_drawing_properties(struct aj_docx_part *part,
                                     const struct aj_sax_element *element)
{
    add_caption(part, aj_sax_attribute(element, NULL, "title"));
    add_caption(part, aj_sax_attribute(element, NULL, "descr"));
}

/* 17.4.41, 17.4.46: the title and the description of a table. */
static void start_table_caption(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    add_caption(part, aj_sax_attribute(element, NULL, "val"));
}

/* An embedded object shows a picture, given in VML or not. */
static void start_object(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    start_picture(part, element);
    if (part->object_depth == 0)
        part->object_depth = part->n_frames;
}

static void end_object(struct aj_docx_part *part)
{
    if (part->object_depth == part->n_frames)
        part->object_depth = 0;
}

static void start_ole(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    if (aj_str_equal_c(aj_sax_attribute(element, NULL, "Type"), "Embed"))
        aj_builder_facts(part->builder)->unread_parts++;
}

static void start_comment(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    aj_builder_facts(part->builder)->comments++;
}

/* The line of a fraction, so that a half doesn't read as twelve. */
static void start_denominator(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    aj_docx_put(part, aj_str_from("/"));
}

/* 22.1.2.24: parts in brackets, round ones unless m:dPr says otherwise. */
static void start_delimiter(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    part->frames[part->n_frames - 1].brackets = (struct aj_docx_brackets){"(", ")", "|", false};
}

static void end_delimiter(struct aj_docx_part *part)
{
    const struct aj_docx_brackets *brackets = &part->frames[part->n_frames - 1].brackets;

    if (brackets->has_part)
        aj_docx_put(part, aj_str_from(brackets->end));
}

/* The brackets of the m:d that many elements above, NULL when there stands another. */
static struct aj_docx_brackets *brackets_above(struct aj_docx_part *part, size_t above)
{
    struct aj_docx_frame *frame =
        part->n_frames > above ? &part->frames[part->n_frames - 1 - above] : NULL;

    return frame != NULL && frame->rule != NULL && frame->rule->start == start_delimiter
               ? &frame->brackets
               : NULL;
}

static void set_bracket(char *bracket, const struct aj_sax_element *element)
{
    struct aj_str value = aj_sax_attribute(element, NULL, "val");

    if (value.len >= AJ_DOCX_BRACKET_BYTES)
        return;
    if (value.len > 0)
        memcpy(bracket, value.ptr, value.len);
    bracket[value.len] = '\0';
}

static void start_begin(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_docx_brackets *brackets = brackets_above(part, 2);

    if (brackets != NULL)
        set_bracket(brackets->begin, element);
}

static void start_end(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_docx_brackets *brackets = brackets_above(part, 2);

    if (brackets != NULL)
        set_bracket(brackets->end, element);
}

static void start_between(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_docx_brackets *brackets = brackets_above(part, 2);

    if (brackets != NULL)
        set_bracket(brackets->between, element);
}

static void start_formula_part(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_docx_brackets *brackets = brackets_above(part, 1);

    (void)element;
    if (brackets == NULL)
        return;
    aj_docx_put(part, aj_str_from(brackets->has_part ? brackets->between : brackets->begin));
    brackets->has_part = true;
}

/* A chart or a drawing made of words in boxes is kept in parts of its own. */
static void start_graphic(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    start_picture(part, element);
    if (aj_docx_is_visible(part))
        aj_builder_facts(part->builder)->unread_parts++;
}

static void start_left_out(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    aj_docx_skip(part);
}

static const struct aj_docx_rule rules[] = {
    {AJ_DOCX_W, "rFonts", start_fonts, NULL},
    {AJ_DOCX_W, "t", start_text, end_text},
    {AJ_DOCX_M, "t", start_text, end_text},
    {AJ_DOCX_W, "tab", start_tab, NULL},
    {AJ_DOCX_W, "ptab", start_tab, NULL},
    {AJ_DOCX_W, "br", start_break, NULL},
    {AJ_DOCX_W, "cr", start_break, NULL},
    {AJ_DOCX_W, "noBreakHyphen", start_hyphen, NULL},
    {AJ_DOCX_W, "sym", start_symbol, NULL},
    {AJ_DOCX_W, "rt", start_left_out, NULL},
    {AJ_DOCX_A, "blip", start_picture, NULL},
    {AJ_DOCX_V, "imagedata", start_picture, NULL},
    {AJ_DOCX_WP, "anchor", start_floating, end_floating},
    {AJ_DOCX_V, "shape", start_floating, end_floating},
    {AJ_DOCX_WP, "docPr", start_drawing_properties, NULL},
    {AJ_DOCX_W, "tblCaption", start_table_caption, NULL},
    {AJ_DOCX_W, "tblDescription", start_table_caption, NULL},
    {AJ_DOCX_C, "chart", start_graphic, NULL},
    {AJ_DOCX_DGM, "relIds", start_graphic, NULL},
    {AJ_DOCX_M, "den", start_denominator, NULL},
    {AJ_DOCX_M, "d", start_delimiter, end_delimiter},
    {AJ_DOCX_M, "begChr", start_begin, NULL},
    {AJ_DOCX_M, "endChr", start_end, NULL},
    {AJ_DOCX_M, "sepChr", start_between, NULL},
    {AJ_DOCX_M, "e", start_formula_part, NULL},
    {AJ_DOCX_W, "object", start_object, end_object},
    {AJ_DOCX_O, "OLEObject", start_ole, NULL},
    {AJ_DOCX_W, "commentReference", start_comment, NULL},
};

const struct aj_docx_rules aj_docx_run_rules = {rules, AJ_COUNT(rules)};
