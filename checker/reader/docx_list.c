/* SPDX-License-Identifier: Apache-2.0
 *
 * Which list a paragraph is of, and at which level: by its own w:numPr, or by its style and those
 * that is based on (ECMA-376 part 1, 17.9.23). The numbers themselves are docx_numbering.c's.
 */
#include "reader/docx_events.h"

#include "reader/docx_style.h"

#include <stdio.h>

static void start_list(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    part->list = (struct aj_docx_list){.level = 0};
}

/* 0 takes a paragraph out of the list of its style. */
static void start_list_id(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_str value = aj_docx_value(element);

    if (!aj_docx_is_in(part, 1, "numPr"))
        return;
    part->list.is_given = true;
    (void)snprintf(part->list.id, sizeof(part->list.id), "%" AJ_STR_FMT, AJ_STR_ARG(value));
}

static void start_list_level(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    if (!aj_docx_is_in(part, 1, "numPr"))
        return;
    part->list.level = aj_docx_number(aj_docx_value(element), UINT8_MAX);
    part->list.has_level = true;
}

/* The numbering part is read at the first list paragraph; most documents have none. A damaged one
 * costs the numbers, not the document. */
static struct aj_docx_numbering *numbering(struct aj_docx *docx)
{
    struct aj_buffer bytes;
    struct aj_str name = aj_docx_package_target_of_type(docx->package, "numbering");

    if (docx->has_looked_for_numbering || name.len == 0)
        return docx->numbering;
    docx->has_looked_for_numbering = true;
    aj_buffer_init(&bytes, AJ_LIMIT_MEMBER_BYTES);
    if (aj_docx_package_read(docx->package, name, &bytes, NULL) != AJ_OK ||
        aj_docx_numbering_load(aj_buffer_get(&bytes), docx->arena, &docx->numbering, NULL) != AJ_OK)
        aj_builder_facts(docx->builder)->unread_parts++;
    aj_buffer_release(&bytes);
    return docx->numbering;
}

/* The nearest list of the chain of styles. */
static struct aj_str list_of_style(const struct aj_docx_styles *styles,
                                   const struct aj_docx_style *style)
{
    unsigned steps = 0;

    while (style != NULL && aj_docx_style_list(style).len == 0)
        style = aj_docx_style_base(styles, style, &steps);
    return style != NULL ? aj_docx_style_list(style) : AJ_STR_EMPTY;
}

/* The level of the list that names the style, or one it is based on; else what a style says. */
static uint32_t level_of_style(struct aj_docx *docx, struct aj_str list,
                               const struct aj_docx_style *style)
{
    const struct aj_docx_numbering *lists = numbering(docx);
    uint32_t said = 0;
    bool is_said = false;
    unsigned steps = 0;

    for (; style != NULL; style = aj_docx_style_base(docx->styles, style, &steps)) {
        uint32_t level;

        if (lists != NULL &&
            aj_docx_numbering_level_of(lists, list, aj_docx_style_id(style), &level))
            return level;
        if (!is_said)
            is_said = aj_docx_style_level(style, &said);
    }
    return said;
}

void aj_docx_put_number(struct aj_docx_part *part)
{
    const struct aj_docx_style *style = aj_docx_flow(part)->style;
    struct aj_docx_numbering *lists;
    struct aj_str id = aj_str_from(part->list.id);
    uint32_t level = part->list.level;

    if (!part->list.is_given && style != NULL) {
        id = list_of_style(part->docx->styles, style);
        if (id.len > 0 && !part->list.has_level)
            level = level_of_style(part->docx, id, style);
    }
    if (id.len == 0 || aj_str_equal_c(id, "0"))
        return;
    lists = numbering(part->docx);
    if (lists != NULL)
        aj_docx_put(part, aj_docx_numbering_next(lists, id, level));
}

static const struct aj_docx_rule rules[] = {
    {AJ_DOCX_W, "numPr", start_list, NULL},
    {AJ_DOCX_W, "numId", start_list_id, NULL},
    {AJ_DOCX_W, "ilvl", start_list_level, NULL},
};

const struct aj_docx_rules aj_docx_list_rules = {rules, AJ_COUNT(rules)};
