/* SPDX-License-Identifier: Apache-2.0
 *
 * What stands in runs: text, breaks, symbols, fields, pictures, phonetic guides and formulas
 * (ECMA-376 part 1, 17.3.2, 17.3.3, 17.16).
 */
#include "reader/docx_events.h"

#include "base/utf8.h"
#include "reader/docx_symbol.h"

#define MAX_FIELDS 64 /* bits of flow.codes */

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

/* Hexadecimal digits; 0 for what is none or too long. */
static uint32_t hexadecimal(struct aj_str text)
{
    uint32_t number = 0;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        uint32_t digit;

        if (c >= '0' && c <= '9')
            digit = (uint32_t)(c - '0');
        else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
            digit = (uint32_t)((c | 0x20) - 'a' + 10);
        else
            return 0;
        number = number * 16 + digit;
        if (number > 0x10FFFF)
            return 0;
    }
    return number;
}

/* 17.3.3.30: a character of a font; symbol fonts have theirs at 0xF000, or without it. */
static void start_symbol(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_str font = aj_sax_attribute(element, NULL, "font");
    uint32_t character = hexadecimal(aj_sax_attribute(element, NULL, "char"));
    bool is_wingdings = aj_str_starts(font, aj_str_from("Wingdings"));
    struct aj_str text =
        is_wingdings || character >= 0xF000 ? aj_docx_symbol(character) : AJ_STR_EMPTY;
    char bytes[4];

    if (text.len == 0) {
        bool is_surrogate = character >= 0xD800 && character <= 0xDFFF;

        if (character < 0x20 || is_surrogate)
            return;
        text = (struct aj_str){bytes, aj_utf8_put(bytes, character)};
    }
    aj_docx_put(part, text);
}

/* The picture that an empty picture control shows is none. */
static void start_picture(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    if (part->object_depth > 0 || part->hints > 0 || !aj_docx_is_visible(part) ||
        !aj_docx_need_paragraph(part))
        return;
    aj_builder_flag(part->builder, AJ_BLOCK_PICTURE);
    aj_builder_facts(part->builder)->pictures++;
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

static void start_left_out(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    aj_docx_skip(part);
}

static void begin_field(struct aj_docx_flow *flow)
{
    if (flow->n_fields == MAX_FIELDS) {
        flow->n_deep_fields++;
        return;
    }
    flow->codes |= (uint64_t)1 << flow->n_fields;
    flow->n_fields++;
}

static void separate_field(struct aj_docx_flow *flow)
{
    if (flow->n_deep_fields == 0 && flow->n_fields > 0)
        flow->codes &= ~((uint64_t)1 << (flow->n_fields - 1));
}

static void end_field(struct aj_docx_flow *flow)
{
    if (flow->n_deep_fields > 0) {
        flow->n_deep_fields--;
        return;
    }
    separate_field(flow);
    if (flow->n_fields > 0)
        flow->n_fields--;
}

static void start_field_mark(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_str type = aj_sax_attribute(element, NULL, "fldCharType");

    part->form_field = (struct aj_docx_form_field){.box = NULL};
    if (aj_str_equal_c(type, "separate"))
        separate_field(aj_docx_flow(part));
    else if (aj_str_equal_c(type, "end"))
        end_field(aj_docx_flow(part));
    else
        part->form_field.begins = true;
}

/* A check box and a drop-down list have no result: what they show is in the mark where they begin.
 */
static void end_field_mark(struct aj_docx_part *part)
{
    const struct aj_docx_form_field *form_field = &part->form_field;

    if (!form_field->begins)
        return;
    if (form_field->box != NULL)
        aj_docx_put(part, aj_str_from(form_field->box));
    aj_docx_put(part, form_field->text);
    begin_field(aj_docx_flow(part));
    part->form_field.begins = false;
}

static void start_check_box(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    part->form_field.box = AJ_DOCX_UNTICKED;
}

static void start_default(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_docx_form_field *form_field = &part->form_field;

    if (aj_docx_is_in(part, 1, "checkBox") && !form_field->has_state)
        form_field->box = aj_docx_is_on(element) ? AJ_DOCX_TICKED : AJ_DOCX_UNTICKED;
    else if (aj_docx_is_in(part, 1, "ddList") && !form_field->has_state)
        form_field->choice = aj_docx_number(aj_docx_value(element), UINT8_MAX);
}

static void start_checked(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    if (!aj_docx_is_in(part, 1, "checkBox"))
        return;
    part->form_field.box = aj_docx_is_on(element) ? AJ_DOCX_TICKED : AJ_DOCX_UNTICKED;
    part->form_field.has_state = true;
}

static void start_result(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    if (!aj_docx_is_in(part, 1, "ddList"))
        return;
    part->form_field.choice = aj_docx_number(aj_docx_value(element), UINT8_MAX);
    part->form_field.has_state = true;
}

static void start_choice(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_docx_form_field *form_field = &part->form_field;

    if (aj_docx_is_in(part, 1, "ddList") && form_field->n_choices++ == form_field->choice)
        form_field->text = aj_arena_dup(part->docx->arena, aj_docx_value(element));
}

static const struct aj_docx_rule rules[] = {
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
    {AJ_DOCX_W, "object", start_object, end_object},
    {AJ_DOCX_O, "OLEObject", start_ole, NULL},
    {AJ_DOCX_W, "commentReference", start_comment, NULL},
    {AJ_DOCX_W, "fldChar", start_field_mark, end_field_mark},
    {AJ_DOCX_W, "checkBox", start_check_box, NULL},
    {AJ_DOCX_W, "default", start_default, NULL},
    {AJ_DOCX_W, "checked", start_checked, NULL},
    {AJ_DOCX_W, "result", start_result, NULL},
    {AJ_DOCX_W, "listEntry", start_choice, NULL},
};

const struct aj_docx_rules aj_docx_run_rules = {rules, AJ_COUNT(rules)};
