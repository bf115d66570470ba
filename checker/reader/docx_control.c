/* SPDX-License-Identifier: Apache-2.0
 *
 * Content controls (ECMA-376 part 1, 17.5.2; check boxes: [MS-DOCX] 2.6.1) and alternate content
 * (part 3, 9.3), which holds the same text box or picture in several forms.
 */
#include "reader/docx_events.h"

#include "reader/docx_symbol.h"

static void start_control(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    part->control_box = NULL;
    part->control_is_hint = false;
}

static void start_hint(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    part->control_is_hint = aj_docx_is_on(element);
}

static void start_check_box(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    part->control_box = AJ_DOCX_UNTICKED;
}

static void start_checked(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    if (part->control_box != NULL)
        part->control_box = aj_docx_is_on(element) ? AJ_DOCX_TICKED : AJ_DOCX_UNTICKED;
}

static void start_content(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    (void)element;
    if (part->control_box != NULL && part->box == NULL) {
        part->frames[part->n_frames - 1].is_box = true;
        part->box = part->control_box;
        part->box_written = false;
    } else if (part->control_is_hint) {
        aj_docx_hint(part);
    }
    part->control_box = NULL;
    part->control_is_hint = false;
}

/* Are all namespaces that a choice requires ones whose text or pictures we read? By their customary
 * prefixes: every writer uses these, and a wrong guess costs no more than the other form. */
static bool knows_all(struct aj_str prefixes)
{
    static const char *const known[] = {
        "wps", "wpg", "wpc", "wp14",  "w14",    "w15",    "w16",      "wp", "a14", "pic", "v",
        "o",   "w",   "m",   "w16se", "w16cid", "w16cex", "w16sdtdh", "r",  "a",   "ve"};
    struct aj_str prefix;

    while (aj_str_next_word(&prefixes, &prefix)) {
        bool found = false;

        for (size_t i = 0; i < AJ_COUNT(known) && !found; i++)
            found = aj_str_equal_c(prefix, known[i]);
        if (!found)
            return false;
    }
    return true;
}

/* The frame of the mc:AlternateContent around the element at hand, or NULL. */
static struct aj_docx_frame *alternatives(struct aj_docx_part *part)
{
    if (!aj_docx_is_in(part, 1, "AlternateContent"))
        return NULL;
    return &part->frames[part->n_frames - 2];
}

static void start_choice(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    struct aj_docx_frame *frame = alternatives(part);

    if (frame == NULL)
        return;
    if (frame->chose || !knows_all(aj_sax_attribute(element, NULL, "Requires")))
        aj_docx_skip(part);
    else
        frame->chose = true;
}

static void start_fallback(struct aj_docx_part *part, const struct aj_sax_element *element)
{
    const struct aj_docx_frame *frame = alternatives(part);

    (void)element;
    if (frame != NULL && frame->chose)
        aj_docx_skip(part);
}

static const struct aj_docx_rule rules[] = {
    {AJ_DOCX_W, "sdt", start_control, NULL},
    {AJ_DOCX_W, "showingPlcHdr", start_hint, NULL},
    {AJ_DOCX_W14, "checkbox", start_check_box, NULL},
    {AJ_DOCX_W14, "checked", start_checked, NULL},
    {AJ_DOCX_W, "sdtContent", start_content, NULL},
    {AJ_DOCX_MC, "Choice", start_choice, NULL},
    {AJ_DOCX_MC, "Fallback", start_fallback, NULL},
};

const struct aj_docx_rules aj_docx_control_rules = {rules, AJ_COUNT(rules)};
