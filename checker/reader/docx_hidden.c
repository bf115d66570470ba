/* SPDX-License-Identifier: Apache-2.0
 *
 * What the page doesn't show: runs and paragraph marks with w:vanish, of their own or by their
 * styles (ECMA-376 part 1, 17.3.2.41, 17.3.2.36, 17.7.3). w:webHidden is of a view on the screen
 * and hides nothing on paper.
 */
#include "reader/docx_events.h"

#include "reader/docx_style.h"

/* The styles part is read at the first style that is named, and then only when a look at its bytes
 * says that it could matter. A damaged one costs what it says, not the document. */
static const struct aj_docx_styles *styles_of(struct aj_docx *docx)
{
    struct aj_buffer bytes;
    struct aj_str name;

    if (docx->has_looked_for_styles)
        return docx->styles;
    docx->has_looked_for_styles = true;
    name = aj_docx_package_target_of_type(docx->package, "styles");
    if (name.len == 0)
        return NULL;
    aj_buffer_init(&bytes, AJ_LIMIT_MEMBER_BYTES);
    if (aj_docx_package_read(docx->package, name, &bytes, NULL) != AJ_OK ||
        (aj_docx_styles_matter(aj_buffer_get(&bytes),
                               aj_docx_package_target_of_type(docx->package, "numbering").len >
                                   0) &&
         aj_docx_styles_load(aj_buffer_get(&bytes), docx->arena, &docx->styles, NULL) != AJ_OK))
        aj_builder_facts(docx->builder)->unread_parts++;
    aj_buffer_release(&bytes);
    return docx->styles;
}

static bool hides(const struct aj_docx *docx, const struct aj_docx_style *paragraph,
                  const struct aj_docx_style *character)
{
    return docx->styles != NULL && aj_docx_styles_hide(docx->styles, paragraph, character);
}

static void start_paragraph_style(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    const struct aj_docx_styles *styles = styles_of(part->docx);
    struct aj_docx_flow *flow = aj_docx_flow(part);

    if (styles == NULL || !aj_docx_is_in(part, 1, "pPr"))
        return;
    flow->style = aj_docx_styles_find(styles, aj_docx_value(element));
    flow->hides_runs = hides(part->docx, flow->style, NULL);
    flow->hides_mark = flow->hides_runs;
}

/* Are the properties at hand those of a run (the result is its switch), of a paragraph mark
 * (likewise), or of nothing on the page (NULL)? */
static bool *hidden_switch(struct aj_docx_part *part)
{
    if (!aj_docx_is_in(part, 1, "rPr"))
        return NULL;
    if (aj_docx_is_in(part, 2, "r"))
        return &aj_docx_flow(part)->hidden;
    return aj_docx_is_in(part, 2, "pPr") ? &aj_docx_flow(part)->hides_mark : NULL;
}

static void start_run_style(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    const struct aj_docx_styles *styles = styles_of(part->docx);
    bool *hidden = hidden_switch(part);

    if (styles != NULL && hidden != NULL)
        *hidden = hides(part->docx, aj_docx_flow(part)->style,
                        aj_docx_styles_find(styles, aj_docx_value(element)));
}

static void start_vanish(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    bool *hidden = hidden_switch(part);

    if (hidden != NULL)
        *hidden = aj_docx_is_on(element);
}

static void start_always_vanish(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    bool *hidden = hidden_switch(part);

    if (hidden != NULL && aj_docx_is_on(element))
        *hidden = true;
}

static void start_run(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_docx_flow *flow = aj_docx_flow(part);

    (void)element;
    flow->hidden = flow->hides_runs;
    flow->left_out = false;
    flow->font = AJ_DOCX_FONT_TEXT;
}

static void end_run(struct aj_docx_part *part)
{
    struct aj_docx_flow *flow = aj_docx_flow(part);

    if (flow->left_out)
        aj_builder_facts(part->builder)->hidden_runs++;
    flow->left_out = false;
    flow->hidden = false;
}

static const struct aj_docx_rule rules[] = {
    {AJ_DOCX_W, "r", start_run, end_run},
    {AJ_DOCX_M, "r", start_run, end_run},
    {AJ_DOCX_W, "pStyle", start_paragraph_style, NULL},
    {AJ_DOCX_W, "rStyle", start_run_style, NULL},
    {AJ_DOCX_W, "vanish", start_vanish, NULL},
    {AJ_DOCX_W, "specVanish", start_always_vanish, NULL},
};

const struct aj_docx_rules aj_docx_hidden_rules = {rules, AJ_COUNT(rules)};
