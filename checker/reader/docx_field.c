/* SPDX-License-Identifier: Apache-2.0
 *
 * Complex fields: the result is text and the code is not, unless it is the code that is shown; form
 * fields of Word 97 (ECMA-376 part 1, 17.16). Results of simple fields are runs like others.
 */
#include "reader/docx_events.h"

#include "reader/docx_code.h"
#include "reader/docx_symbol.h"

#define MAX_FIELDS 64 /* bits of flow.codes */

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

/* Shows the code of a field that ends without a result. */
static void put_code(struct aj_docx_part *part, bool is_in_code)
{
    bool is_hint;
    struct aj_str text = aj_docx_code_text(part->docx->arena, aj_buffer_get(&part->code), &is_hint);

    part->code.len = 0;
    if (!is_in_code)
        return;
    part->hints += is_hint;
    aj_docx_put(part, text);
    part->hints -= is_hint;
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

static void end_field_and_show(struct aj_docx_part *part)
{
    struct aj_docx_flow *flow = aj_docx_flow(part);
    bool is_in_code = flow->n_deep_fields == 0 && flow->n_fields > 0 &&
                      (flow->codes >> (flow->n_fields - 1) & 1) != 0;

    end_field(flow);
    put_code(part, is_in_code);
}

static void start_code(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    part->takes_code = !aj_docx_flow(part)->hidden;
}

static void end_code(struct aj_docx_part *part)
{
    part->takes_code = false;
}

static void start_field_mark(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_str type = aj_sax_attribute(element, NULL, "fldCharType");

    part->form_field = (struct aj_docx_form_field){.box = NULL};
    if (aj_str_equal_c(type, "separate"))
        separate_field(aj_docx_flow(part));
    else if (aj_str_equal_c(type, "end"))
        end_field_and_show(part);
    else
        part->form_field.begins = true;
    part->code.len = part->form_field.begins ? 0 : part->code.len;
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
    {AJ_DOCX_W, "fldChar", start_field_mark, end_field_mark},
    {AJ_DOCX_W, "instrText", start_code, end_code},
    {AJ_DOCX_W, "checkBox", start_check_box, NULL},
    {AJ_DOCX_W, "default", start_default, NULL},
    {AJ_DOCX_W, "checked", start_checked, NULL},
    {AJ_DOCX_W, "result", start_result, NULL},
    {AJ_DOCX_W, "listEntry", start_choice, NULL},
};

const struct aj_docx_rules aj_docx_field_rules = {rules, AJ_COUNT(rules)};
