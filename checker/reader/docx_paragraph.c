/* SPDX-License-Identifier: Apache-2.0
 *
 * Paragraphs, their properties, sections, notes and text boxes (ECMA-376 part
 * 1, 17.3.1, 17.6, 17.11).
 */
#include "reader/docx_events.h"

#include <stdio.h>

/* Holds the place of the main part's root in the rules. */
static void start_document(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)part;
    (void)element;
}

static void end_flow(struct aj_docx_part *part)
{
    aj_docx_end_paragraph(part);
}

static void start_paragraph(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_docx_flow *flow = aj_docx_flow(part);

    (void)element;
    part->list[0] = '\0';
    if (flow->in_paragraph && flow->joins_next) {
        flow->joins_next = false;
        flow->continues = true;
        return;
    }
    aj_docx_end_paragraph(part);
    if (!aj_docx_need_paragraph(part)) {
        aj_docx_skip(part);
        return;
    }
    if (part->page_break && part->n_flows == 1) {
        aj_builder_flag(part->builder, AJ_BLOCK_PAGE_BREAK);
        part->page_break = false;
    }
}

static void end_paragraph(struct aj_docx_part *part)
{
    struct aj_docx_flow *flow = aj_docx_flow(part);

    /* A field still in its code at the end of a paragraph is damaged; don't lose the rest for it.
     */
    flow->codes = 0;
    flow->n_deep_fields = 0;
    flow->hidden = false;
    if (!flow->joins_next)
        aj_docx_end_paragraph(part);
}

static void start_alignment(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_str value = aj_docx_value(element);
    struct aj_docx_flow *flow = aj_docx_flow(part);

    if (!aj_docx_is_in(part, 1, "pPr"))
        return;
    if (aj_str_equal_c(value, "right") || aj_str_equal_c(value, "end"))
        flow->flags |= AJ_BLOCK_RIGHT;
    else if (aj_str_equal_c(value, "center"))
        flow->flags |= AJ_BLOCK_CENTRED;
    aj_builder_flag(part->builder, flow->flags);
}

static void start_page_break_before(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    if (aj_docx_is_on(element))
        aj_builder_flag(part->builder, AJ_BLOCK_PAGE_BREAK);
}

static void start_list(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    part->list[0] = '\0';
    part->list_level = 0;
}

static void start_list_id(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_str value = aj_docx_value(element);

    /* 0 takes a paragraph out of the list of its style. */
    if (!aj_docx_is_in(part, 1, "numPr") || aj_str_equal_c(value, "0"))
        return;
    (void)snprintf(part->list, sizeof(part->list), "%" AJ_STR_FMT, AJ_STR_ARG(value));
}

static void start_list_level(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    part->list_level = aj_docx_number(aj_docx_value(element), UINT8_MAX);
}

/* The numbering part is read at the first list paragraph; most documents have none. A damaged one
 * costs the numbers, not the document. */
static struct aj_docx_numbering *numbering(struct aj_docx *docx)
{
    struct aj_buffer bytes;
    struct aj_str name;

    if (docx->has_looked_for_numbering)
        return docx->numbering;
    docx->has_looked_for_numbering = true;
    name = aj_docx_package_target_of_type(docx->package, "numbering");
    if (name.len == 0)
        return NULL;
    aj_buffer_init(&bytes, AJ_LIMIT_MEMBER_BYTES);
    if (aj_docx_package_read(docx->package, name, &bytes, NULL) != AJ_OK ||
        aj_docx_numbering_load(aj_buffer_get(&bytes), docx->arena, &docx->numbering, NULL) != AJ_OK)
        aj_builder_facts(docx->builder)->unread_parts++;
    aj_buffer_release(&bytes);
    return docx->numbering;
}

static void end_paragraph_properties(struct aj_docx_part *part)
{
    struct aj_docx_numbering *lists;

    /* The number of a paragraph that goes on with another would stand in the middle of it. */
    if (part->list[0] == '\0' || aj_docx_flow(part)->continues)
        return;
    lists = numbering(part->docx);
    if (lists != NULL)
        aj_docx_put(part, aj_docx_numbering_next(lists, aj_str_from(part->list), part->list_level));
    part->list[0] = '\0';
}

static void start_section(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    part->section_breaks_page = true; /* 17.6.22: nextPage where there is no w:type */
}

static void start_section_type(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_str value = aj_docx_value(element);

    if (!aj_docx_is_in(part, 1, "sectPr"))
        return;
    part->section_breaks_page =
        !aj_str_equal_c(value, "continuous") && !aj_str_equal_c(value, "nextColumn");
}

/* The type says how the section that ends here began, not how the next one will. */
static void end_section(struct aj_docx_part *part)
{
    aj_builder_section(part->builder, part->section_breaks_page);
}

static void start_margin_reference(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_docx *docx = part->docx;
    struct aj_str name =
        aj_docx_package_target(docx->package, aj_sax_attribute(element, NULL, "id"));

    if (name.len > 0)
        aj_map_set(&docx->margins, name, docx);
}

/* 17.18.33: all types but normal are the lines between text and notes. */
static void start_note(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_str type = aj_sax_attribute(element, NULL, "type");

    if (type.len > 0 && !aj_str_equal_c(type, "normal"))
        aj_docx_skip(part);
}

static void start_text_box(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    if (!aj_docx_is_visible(part) || part->n_flows == AJ_DOCX_FLOWS ||
        !aj_docx_need_paragraph(part)) {
        aj_docx_skip(part);
        return;
    }
    part->flows[part->n_flows++] = (struct aj_docx_flow){.n_tables = part->n_tables};
}

static void end_text_box(struct aj_docx_part *part)
{
    aj_docx_end_paragraph(part);
    part->n_flows--;
}

static void start_unread(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    aj_builder_facts(part->builder)->unread_parts++;
    aj_docx_skip(part);
}

static void start_left_out(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    aj_docx_skip(part);
}

static const struct aj_docx_rule rules[] = {
    {AJ_DOCX_W, "document", start_document, NULL},
    {AJ_DOCX_W, "body", NULL, end_flow},
    {AJ_DOCX_W, "hdr", NULL, end_flow},
    {AJ_DOCX_W, "ftr", NULL, end_flow},
    {AJ_DOCX_W, "footnote", start_note, end_flow},
    {AJ_DOCX_W, "endnote", start_note, end_flow},
    {AJ_DOCX_W, "p", start_paragraph, end_paragraph},
    {AJ_DOCX_W, "pPr", NULL, end_paragraph_properties},
    {AJ_DOCX_W, "jc", start_alignment, NULL},
    {AJ_DOCX_W, "pageBreakBefore", start_page_break_before, NULL},
    {AJ_DOCX_W, "numPr", start_list, NULL},
    {AJ_DOCX_W, "numId", start_list_id, NULL},
    {AJ_DOCX_W, "ilvl", start_list_level, NULL},
    {AJ_DOCX_W, "sectPr", start_section, end_section},
    {AJ_DOCX_W, "type", start_section_type, NULL},
    {AJ_DOCX_W, "headerReference", start_margin_reference, NULL},
    {AJ_DOCX_W, "footerReference", start_margin_reference, NULL},
    {AJ_DOCX_W, "txbxContent", start_text_box, end_text_box},
    {AJ_DOCX_W, "altChunk", start_unread, NULL},
    {AJ_DOCX_W, "subDoc", start_unread, NULL},
    {AJ_DOCX_W, "background", start_left_out, NULL},
    /* Properties as they were before a tracked change. */
    {AJ_DOCX_W, "pPrChange", start_left_out, NULL},
    {AJ_DOCX_W, "rPrChange", start_left_out, NULL},
    {AJ_DOCX_W, "sectPrChange", start_left_out, NULL},
    {AJ_DOCX_W, "tblPrChange", start_left_out, NULL},
    {AJ_DOCX_W, "tblPrExChange", start_left_out, NULL},
    {AJ_DOCX_W, "tblGridChange", start_left_out, NULL},
    {AJ_DOCX_W, "trPrChange", start_left_out, NULL},
    {AJ_DOCX_W, "tcPrChange", start_left_out, NULL},
};

const struct aj_docx_rules aj_docx_paragraph_rules = {rules, AJ_COUNT(rules)};
