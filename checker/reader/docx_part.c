/* SPDX-License-Identifier: Apache-2.0
 *
 * One part of a document read: the stack of elements, what is left out of it, and text on its way
 * to the builder. Knows of elements only by their rules.
 */
#include "reader/docx_part.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "reader/docx_events.h"
#include "reader/docx_symbol.h"

#include <string.h>

void aj_docx_skip(struct aj_docx_part *part)
{
    part->skipped = 1;
}

void aj_docx_hint(struct aj_docx_part *part)
{
    struct aj_docx_frame *frame = &part->frames[part->n_frames - 1];

    if (!frame->hints)
        part->hints++;
    frame->hints = true;
}

bool aj_docx_is_in(const struct aj_docx_part *part, size_t above, const char *name)
{
    return part->n_frames > above &&
           strcmp(part->frames[part->n_frames - 1 - above].name, name) == 0;
}

struct aj_str aj_docx_value(const struct aj_sax_element *element)
{
    return aj_sax_attribute(element, NULL, "val");
}

bool aj_docx_is_on(const struct aj_sax_element *element)
{
    struct aj_str value = aj_docx_value(element);

    return !aj_str_equal_c(value, "0") && !aj_str_equal_c(value, "false") &&
           !aj_str_equal_c(value, "off");
}

uint32_t aj_docx_number(struct aj_str text, uint32_t max)
{
    uint32_t number = 0;

    for (size_t i = 0; i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9'; i++) {
        number = number * 10 + (uint32_t)(text.ptr[i] - '0');
        if (number > max)
            return max;
    }
    return number;
}

bool aj_docx_is_visible(const struct aj_docx_part *part)
{
    const struct aj_docx_flow *flow = &part->flows[part->n_flows - 1];

    return !flow->hidden && flow->codes == 0 && flow->n_deep_fields == 0;
}

bool aj_docx_has_place(struct aj_docx_part *part)
{
    if (part->n_tables == aj_docx_flow(part)->n_tables)
        return true;
    aj_docx_open_cell(part);
    return part->tables[part->n_tables - 1].in_cell;
}

void aj_docx_flag_text_box(struct aj_docx_part *part)
{
    if (part->n_flows > 1 && part->n_tables == aj_docx_flow(part)->n_tables)
        aj_builder_flag(part->builder, AJ_BLOCK_TEXT_BOX);
}

bool aj_docx_need_paragraph(struct aj_docx_part *part)
{
    struct aj_docx_flow *flow = aj_docx_flow(part);

    if (flow->in_paragraph)
        return true;
    if (!aj_docx_has_place(part))
        return false;
    aj_builder_open(part->builder, AJ_PARAGRAPH);
    aj_builder_flag(part->builder, flow->flags);
    aj_docx_flag_text_box(part);
    flow->in_paragraph = true;
    flow->has_text = false;
    flow->continues = false;
    return true;
}

void aj_docx_end_paragraph(struct aj_docx_part *part)
{
    struct aj_docx_flow *flow = aj_docx_flow(part);

    if (flow->in_paragraph)
        aj_builder_close(part->builder);
    flow->in_paragraph = false;
    flow->joins_next = false;
    flow->flags = 0;
}

/* What comes behind a page break in the same paragraph is a paragraph of its own on the new page.
 */
static void begin_page(struct aj_docx_part *part)
{
    struct aj_docx_flow *flow = aj_docx_flow(part);

    if (flow->has_text) {
        uint16_t flags = flow->flags;

        aj_docx_end_paragraph(part);
        flow->flags = flags;
        (void)aj_docx_need_paragraph(part);
    }
    aj_builder_flag(part->builder, AJ_BLOCK_PAGE_BREAK);
    part->page_break = false;
}

void aj_docx_put(struct aj_docx_part *part, struct aj_str text)
{
    bool is_blank;

    if (text.len == 0)
        return;
    if (!aj_docx_is_visible(part)) {
        aj_docx_flow(part)->left_out = aj_docx_flow(part)->hidden;
        return;
    }
    if (part->box != NULL) {
        if (part->box_written)
            return;
        text = aj_str_from(part->box);
    }
    if (!aj_docx_need_paragraph(part))
        return;
    part->box_written = true;
    is_blank = aj_str_trim(text).len == 0;
    if (part->page_break && part->n_flows == 1 && !is_blank)
        begin_page(part);
    if (part->hints > 0 && part->box == NULL)
        aj_builder_hint(part->builder, text);
    else
        aj_builder_text(part->builder, text);
    if (!is_blank)
        aj_docx_flow(part)->has_text = true;
}

/* What is put in place of the character at *at, which is moved behind it; empty: the character
 * itself. Line ends in w:t are mere blanks. */
static struct aj_str instead_of(const struct aj_docx_flow *flow, struct aj_str text, size_t *at)
{
    unsigned char byte = (unsigned char)text.ptr[*at];

    if (byte == '\n' || byte == '\r') {
        (*at)++;
        return aj_str_from(" ");
    }
    /* U+F000 to U+F0FF, and all of a symbol font; nothing else needs to be looked at. */
    if (flow->font == AJ_DOCX_FONT_TEXT &&
        (byte != 0xEF || *at + 1 >= text.len || (unsigned char)text.ptr[*at + 1] > 0x83)) {
        (*at)++;
        return AJ_STR_EMPTY;
    }
    return aj_docx_symbol(flow->font, aj_utf8_next(text, at));
}

void aj_docx_put_raw(struct aj_docx_part *part, struct aj_str text)
{
    const struct aj_docx_flow *flow = aj_docx_flow(part);
    size_t from = 0;
    size_t at = 0;

    while (at < text.len) {
        size_t here = at;
        struct aj_str instead = instead_of(flow, text, &at);

        if (instead.len == 0)
            continue;
        aj_docx_put(part, aj_str_sub(text, from, here));
        aj_docx_put(part, instead);
        from = at;
    }
    aj_docx_put(part, aj_str_sub(text, from, text.len));
}

static void on_start(void *context, const struct aj_sax_element *element, enum aj_status *stop)
{
    struct aj_docx_part *part = context;
    const struct aj_docx_rule *rule;

    if (part->skipped > 0) {
        part->skipped++;
        return;
    }
    rule = aj_docx_rule_find(part, element->ns, element->name);
    if (!part->has_root && part->is_main && (rule == NULL || strcmp(rule->name, "document") != 0)) {
        *stop = AJ_UNSUPPORTED;
        return;
    }
    part->has_root = true;
    part->frames[part->n_frames++] = (struct aj_docx_frame){.name = element->name, .rule = rule};
    if (rule != NULL && rule->start != NULL)
        rule->start(part, element);
    if (part->skipped > 0)
        part->n_frames--;
}

static void on_end(void *context, const char *ns, const char *name, enum aj_status *stop)
{
    struct aj_docx_part *part = context;
    const struct aj_docx_frame *frame;

    (void)ns;
    (void)name;
    (void)stop;
    if (part->skipped > 0) {
        part->skipped--;
        return;
    }
    frame = &part->frames[part->n_frames - 1];
    if (frame->rule != NULL && frame->rule->end != NULL)
        frame->rule->end(part);
    if (frame->hints)
        part->hints--;
    if (frame->is_box)
        part->box = NULL;
    part->n_frames--;
}

static void on_text(void *context, struct aj_str text, enum aj_status *stop)
{
    struct aj_docx_part *part = context;

    (void)stop;
    if (part->skipped > 0)
        return;
    if (part->takes_text)
        aj_docx_put_raw(part, text);
    else if (part->takes_code)
        aj_buffer_append(&part->code, text);
}

enum aj_status aj_docx_part_read(struct aj_docx *docx, struct aj_str bytes, bool is_main,
                                 struct aj_error *err)
{
    static const struct aj_sax_handler handler = {on_start, on_end, on_text};
    struct aj_docx_part *part = aj_mem_new(sizeof(*part));
    enum aj_status status;

    part->docx = docx;
    part->builder = docx->builder;
    part->is_main = is_main;
    part->n_flows = 1;
    aj_buffer_init(&part->code, AJ_DOCX_CODE_BYTES);
    status = aj_sax_parse(bytes, &handler, part, err);
    if (status == AJ_UNSUPPORTED)
        (void)aj_error_set(err, status, R_("压缩包的正文不是 Word 文档"));
    aj_buffer_release(&part->code);
    aj_mem_free(part);
    return status;
}
