/* SPDX-License-Identifier: Apache-2.0
 *
 * Styles by id, each with what it says itself; what a style inherits is asked for by walking the
 * chain of styles it is based on. Table styles hide and number nothing here: Word has no such
 * setting in its dialogues.
 */
#include "reader/docx_style.h"

#include "base/map.h"
#include "reader/sax.h"

#include <string.h>

/* Longer chains are rings. Word itself allows ten. */
#define STEPS_MAX 32

enum says { SAYS_NOTHING, SAYS_NO, SAYS_YES };

struct aj_docx_style {
    struct aj_str id;
    struct aj_str based_on;
    struct aj_str list;
    uint32_t level;
    bool has_level;
    enum says hides;
};

struct aj_docx_styles {
    struct aj_arena *arena;
    struct aj_map by_id;
    bool defaults_hide;
    bool any_hides; /* some style, or the defaults */
    /* While the part is read. */
    struct aj_docx_style *style; /* open, or NULL */
    bool in_defaults;
    size_t skipped; /* elements open of a subtree that is left out */
};

typedef void (*element_handler)(struct aj_docx_styles *styles,
                                const struct aj_sax_element *element);

static struct aj_str value_of(const struct aj_sax_element *element)
{
    return aj_sax_attribute(element, NULL, "val");
}

static bool is_on(const struct aj_sax_element *element)
{
    struct aj_str value = value_of(element);

    return !aj_str_equal_c(value, "0") && !aj_str_equal_c(value, "false") &&
           !aj_str_equal_c(value, "off");
}

static void on_defaults(struct aj_docx_styles *styles, const struct aj_sax_element *element)
{
    (void)element;
    styles->in_defaults = true;
}

static void on_style(struct aj_docx_styles *styles, const struct aj_sax_element *element)
{
    struct aj_docx_style *style = aj_arena_alloc(styles->arena, sizeof(*style));

    style->id = aj_arena_dup(styles->arena, aj_sax_attribute(element, NULL, "styleId"));
    styles->in_defaults = false;
    styles->style = style;
    aj_map_set(&styles->by_id, style->id, style);
}

static void on_based_on(struct aj_docx_styles *styles, const struct aj_sax_element *element)
{
    if (styles->style != NULL)
        styles->style->based_on = aj_arena_dup(styles->arena, value_of(element));
}

static void on_list_id(struct aj_docx_styles *styles, const struct aj_sax_element *element)
{
    if (styles->style != NULL)
        styles->style->list = aj_arena_dup(styles->arena, value_of(element));
}

static void on_level(struct aj_docx_styles *styles, const struct aj_sax_element *element)
{
    struct aj_str value = value_of(element);

    if (styles->style == NULL || value.len != 1 || value.ptr[0] < '0' || value.ptr[0] > '8')
        return;
    styles->style->level = (uint32_t)(value.ptr[0] - '0');
    styles->style->has_level = true;
}

static void on_vanish(struct aj_docx_styles *styles, const struct aj_sax_element *element)
{
    bool on = is_on(element);

    styles->any_hides = styles->any_hides || on;
    if (styles->style != NULL)
        styles->style->hides = on ? SAYS_YES : SAYS_NO;
    else if (styles->in_defaults)
        styles->defaults_hide = on;
}

/* 17.3.2.36: hidden whatever else is said; without a value of its own it says nothing. */
static void on_always_vanish(struct aj_docx_styles *styles, const struct aj_sax_element *element)
{
    if (is_on(element))
        on_vanish(styles, element);
}

static void on_left_out(struct aj_docx_styles *styles, const struct aj_sax_element *element)
{
    (void)element;
    styles->skipped = 1;
}

static const struct {
    const char *name;
    element_handler handle;
} handlers[] = {
    {"docDefaults", on_defaults},
    {"style", on_style},
    {"basedOn", on_based_on},
    {"numId", on_list_id},
    {"ilvl", on_level},
    {"vanish", on_vanish},
    {"specVanish", on_always_vanish},
    {"latentStyles", on_left_out},
    /* Of single rows and columns of a table, and properties as they were before a change. */
    {"tblStylePr", on_left_out},
    {"rPrChange", on_left_out},
    {"pPrChange", on_left_out},
};

static void on_start(void *context, const struct aj_sax_element *element, enum aj_status *stop)
{
    struct aj_docx_styles *styles = context;

    (void)stop;
    if (styles->skipped > 0) {
        styles->skipped++;
        return;
    }
    for (size_t i = 0; i < AJ_COUNT(handlers); i++) {
        if (strcmp(element->name, handlers[i].name) == 0)
            handlers[i].handle(styles, element);
    }
}

static void on_end(void *context, const char *ns, const char *name, enum aj_status *stop)
{
    struct aj_docx_styles *styles = context;

    (void)ns;
    (void)stop;
    if (styles->skipped > 0)
        styles->skipped--;
    else if (strcmp(name, "style") == 0)
        styles->style = NULL;
}

bool aj_docx_styles_matter(struct aj_str xml, bool has_numbering)
{
    /* UTF-16 hides the words from the search. */
    if (xml.len >= 2 && (unsigned char)xml.ptr[0] >= 0xFE)
        return true;
    return aj_str_contains(xml, aj_str_from("anish")) ||
           (has_numbering && aj_str_contains(xml, aj_str_from("numId")));
}

enum aj_status aj_docx_styles_load(struct aj_str xml, struct aj_arena *arena,
                                   struct aj_docx_styles **out, struct aj_error *err)
{
    static const struct aj_sax_handler handler = {.start = on_start, .end = on_end};
    struct aj_docx_styles *styles = aj_arena_alloc(arena, sizeof(*styles));

    *out = NULL;
    styles->arena = arena;
    aj_map_init(&styles->by_id, arena);
    AJ_TRY(aj_sax_parse(xml, &handler, styles, err));
    *out = styles;
    return AJ_OK;
}

const struct aj_docx_style *aj_docx_styles_find(const struct aj_docx_styles *styles,
                                                struct aj_str id)
{
    return aj_map_find(&styles->by_id, id);
}

const struct aj_docx_style *aj_docx_style_base(const struct aj_docx_styles *styles,
                                               const struct aj_docx_style *style, unsigned *steps)
{
    if (style->based_on.len == 0 || ++*steps > STEPS_MAX)
        return NULL;
    return aj_docx_styles_find(styles, style->based_on);
}

/* The nearest word of the chain counts. */
static bool chain_hides(const struct aj_docx_styles *styles, const struct aj_docx_style *style)
{
    unsigned steps = 0;

    while (style != NULL && style->hides == SAYS_NOTHING)
        style = aj_docx_style_base(styles, style, &steps);
    return style != NULL && style->hides == SAYS_YES;
}

/* 17.7.3: w:vanish is a toggle; a style that hides within another that hides shows again. What the
 * defaults hide stays hidden. */
bool aj_docx_styles_hide(const struct aj_docx_styles *styles, const struct aj_docx_style *paragraph,
                         const struct aj_docx_style *character)
{
    if (!styles->any_hides)
        return false;
    return styles->defaults_hide ||
           chain_hides(styles, paragraph) != chain_hides(styles, character);
}

struct aj_str aj_docx_style_id(const struct aj_docx_style *style)
{
    return style->id;
}

struct aj_str aj_docx_style_list(const struct aj_docx_style *style)
{
    return style->list;
}

bool aj_docx_style_level(const struct aj_docx_style *style, uint32_t *level)
{
    if (style->has_level)
        *level = style->level;
    return style->has_level;
}
