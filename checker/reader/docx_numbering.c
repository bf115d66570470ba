/* SPDX-License-Identifier: Apache-2.0
 *
 * numbering.xml (ECMA-376 part 1, 17.9): abstract lists with levels, lists that use them, counters.
 * Lists of one abstract list go on counting where the other stopped, unless they say where to
 * start. Knows nothing of paragraphs, and of styles their ids.
 */
#include "reader/docx_numbering.h"

#include "base/buffer.h"
#include "base/map.h"
#include "base/utf8.h"
#include "reader/docx_numeral.h"
#include "reader/docx_symbol.h"
#include "reader/sax.h"

#include <string.h>

#define LEVELS        9     /* 17.9.3: 0 to 8 */
#define NUMBER_MAX    99999 /* past it a counter stays */
#define LABEL_BYTES   512   /* of one number */
#define RESTART_UNSET LEVELS

struct level {
    const struct aj_docx_numeral *numeral; /* NULL: the level isn't defined */
    struct aj_str text;                    /* with %1 … %9 */
    const char *behind;
    uint32_t start;
    uint32_t
        restart; /* starts again behind a level below this; RESTART_UNSET: any lower, 0: never */
    bool legal;  /* all numbers of it in digits */
    struct aj_str style; /* paragraphs of that style are of this level; or "" */
};

struct abstract_list {
    struct level levels[LEVELS];
    uint32_t counters[LEVELS]; /* 0: not counted since the last start */
    bool counted[LEVELS];
    struct aj_str
        linked_style; /* where the levels are, in the abstract list of that style; or "" */
};

struct list {
    struct aj_str abstract_id;
    struct level *overrides[LEVELS]; /* NULL: that of the abstract list */
    uint32_t starts[LEVELS];
    bool has_start[LEVELS]; /* and it was not used yet */
};

struct aj_docx_numbering {
    struct aj_arena *arena;
    struct aj_map abstract_lists; /* by abstractNumId */
    struct aj_map styled;         /* abstract lists by the style that they define */
    struct aj_map lists;          /* by numId */
    /* While the part is read: what the elements at hand belong to, or NULL. */
    struct abstract_list *abstract_list;
    struct list *list;
    struct level *level;
    size_t level_index;
};

typedef void (*element_handler)(struct aj_docx_numbering *numbering,
                                const struct aj_sax_element *element);

static struct aj_str value_of(const struct aj_sax_element *element)
{
    return aj_sax_attribute(element, NULL, "val");
}

/* Decimal digits up to max; 0 for what is none. */
static uint32_t number_of(struct aj_str text, uint32_t max)
{
    uint32_t number = 0;

    for (size_t i = 0; i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9'; i++) {
        number = number * 10 + (uint32_t)(text.ptr[i] - '0');
        if (number > max)
            return max;
    }
    return number;
}

static void on_abstract_list(struct aj_docx_numbering *numbering,
                             const struct aj_sax_element *element)
{
    struct aj_str id = aj_sax_attribute(element, NULL, "abstractNumId");

    numbering->abstract_list = aj_arena_alloc(numbering->arena, sizeof(struct abstract_list));
    numbering->list = NULL;
    numbering->level = NULL;
    aj_map_set(&numbering->abstract_lists, aj_arena_dup(numbering->arena, id),
               numbering->abstract_list);
}

static void on_list(struct aj_docx_numbering *numbering, const struct aj_sax_element *element)
{
    struct aj_str id = aj_sax_attribute(element, NULL, "numId");

    numbering->list = aj_arena_alloc(numbering->arena, sizeof(struct list));
    numbering->abstract_list = NULL;
    numbering->level = NULL;
    aj_map_set(&numbering->lists, aj_arena_dup(numbering->arena, id), numbering->list);
}

/* Within w:num; w:abstractNum has an attribute of that name instead. */
static void on_abstract_id(struct aj_docx_numbering *numbering,
                           const struct aj_sax_element *element)
{
    if (numbering->list != NULL)
        numbering->list->abstract_id = aj_arena_dup(numbering->arena, value_of(element));
}

static void on_style_link(struct aj_docx_numbering *numbering, const struct aj_sax_element *element)
{
    if (numbering->abstract_list != NULL)
        aj_map_set(&numbering->styled, aj_arena_dup(numbering->arena, value_of(element)),
                   numbering->abstract_list);
}

static void on_linked_style(struct aj_docx_numbering *numbering,
                            const struct aj_sax_element *element)
{
    if (numbering->abstract_list != NULL)
        numbering->abstract_list->linked_style = aj_arena_dup(numbering->arena, value_of(element));
}

static void on_override(struct aj_docx_numbering *numbering, const struct aj_sax_element *element)
{
    numbering->level_index = number_of(aj_sax_attribute(element, NULL, "ilvl"), LEVELS);
}

static void on_start_override(struct aj_docx_numbering *numbering,
                              const struct aj_sax_element *element)
{
    size_t i = numbering->level_index;

    if (numbering->list == NULL || i >= LEVELS)
        return;
    numbering->list->starts[i] = number_of(value_of(element), NUMBER_MAX);
    numbering->list->has_start[i] = true;
}

static void on_level(struct aj_docx_numbering *numbering, const struct aj_sax_element *element)
{
    size_t i = number_of(aj_sax_attribute(element, NULL, "ilvl"), LEVELS);

    numbering->level = NULL;
    if (i >= LEVELS)
        return;
    if (numbering->list != NULL) {
        numbering->level = aj_arena_alloc(numbering->arena, sizeof(struct level));
        numbering->list->overrides[i] = numbering->level;
    } else if (numbering->abstract_list != NULL) {
        numbering->level = &numbering->abstract_list->levels[i];
    } else {
        return;
    }
    *numbering->level = (struct level){
        .numeral = aj_docx_numeral_find(AJ_STR_EMPTY), .behind = "\t", .restart = RESTART_UNSET};
}

static void on_start_number(struct aj_docx_numbering *numbering,
                            const struct aj_sax_element *element)
{
    if (numbering->level != NULL)
        numbering->level->start = number_of(value_of(element), NUMBER_MAX);
}

/* A format of later Word versions is "custom", with one of ours as the fallback behind it. */
static void on_format(struct aj_docx_numbering *numbering, const struct aj_sax_element *element)
{
    if (numbering->level != NULL && !aj_str_equal_c(value_of(element), "custom"))
        numbering->level->numeral = aj_docx_numeral_find(value_of(element));
}

static void on_label(struct aj_docx_numbering *numbering, const struct aj_sax_element *element)
{
    if (numbering->level != NULL)
        numbering->level->text =
            aj_arena_dup(numbering->arena, aj_utf8_cut(value_of(element), LABEL_BYTES / 2));
}

static void on_level_style(struct aj_docx_numbering *numbering,
                           const struct aj_sax_element *element)
{
    if (numbering->level != NULL)
        numbering->level->style = aj_arena_dup(numbering->arena, value_of(element));
}

static void on_restart(struct aj_docx_numbering *numbering, const struct aj_sax_element *element)
{
    if (numbering->level != NULL)
        numbering->level->restart = number_of(value_of(element), LEVELS);
}

static void on_suffix(struct aj_docx_numbering *numbering, const struct aj_sax_element *element)
{
    struct aj_str value = value_of(element);

    if (numbering->level == NULL)
        return;
    if (aj_str_equal_c(value, "nothing"))
        numbering->level->behind = "";
    else if (aj_str_equal_c(value, "space"))
        numbering->level->behind = " ";
}

static void on_legal(struct aj_docx_numbering *numbering, const struct aj_sax_element *element)
{
    struct aj_str value = value_of(element);

    if (numbering->level != NULL)
        numbering->level->legal = !aj_str_equal_c(value, "0") && !aj_str_equal_c(value, "false");
}

static const struct {
    const char *name;
    element_handler handle;
} handlers[] = {
    {"abstractNum", on_abstract_list},
    {"num", on_list},
    {"abstractNumId", on_abstract_id},
    {"styleLink", on_style_link},
    {"numStyleLink", on_linked_style},
    {"lvlOverride", on_override},
    {"startOverride", on_start_override},
    {"lvl", on_level},
    {"start", on_start_number},
    {"numFmt", on_format},
    {"lvlText", on_label},
    {"pStyle", on_level_style},
    {"lvlRestart", on_restart},
    {"suff", on_suffix},
    {"isLgl", on_legal},
};

static void on_element(void *context, const struct aj_sax_element *element, enum aj_status *stop)
{
    (void)stop;
    for (size_t i = 0; i < AJ_COUNT(handlers); i++) {
        if (strcmp(element->name, handlers[i].name) == 0)
            handlers[i].handle(context, element);
    }
}

enum aj_status aj_docx_numbering_load(struct aj_str xml, struct aj_arena *arena,
                                      struct aj_docx_numbering **out, struct aj_error *err)
{
    static const struct aj_sax_handler handler = {.start = on_element};
    struct aj_docx_numbering *numbering = aj_arena_alloc(arena, sizeof(*numbering));

    *out = NULL;
    numbering->arena = arena;
    aj_map_init(&numbering->abstract_lists, arena);
    aj_map_init(&numbering->styled, arena);
    aj_map_init(&numbering->lists, arena);
    AJ_TRY(aj_sax_parse(xml, &handler, numbering, err));
    *out = numbering;
    return AJ_OK;
}

static struct abstract_list *abstract_of(const struct aj_docx_numbering *numbering,
                                         const struct list *list)
{
    struct abstract_list *found = aj_map_find(&numbering->abstract_lists, list->abstract_id);
    struct abstract_list *linked;

    if (found == NULL || found->linked_style.len == 0)
        return found;
    linked = aj_map_find(&numbering->styled, found->linked_style);
    return linked != NULL ? linked : found;
}

static const struct level *level_of(const struct list *list,
                                    const struct abstract_list *abstract_list, size_t i)
{
    return list->overrides[i] != NULL ? list->overrides[i] : &abstract_list->levels[i];
}

bool aj_docx_numbering_level_of(const struct aj_docx_numbering *numbering, struct aj_str list_id,
                                struct aj_str style, uint32_t *level)
{
    const struct list *list = aj_map_find(&numbering->lists, list_id);
    const struct abstract_list *abstract_list = list != NULL ? abstract_of(numbering, list) : NULL;

    for (uint32_t i = 0; abstract_list != NULL && i < LEVELS; i++) {
        struct aj_str own = level_of(list, abstract_list, i)->style;

        if (own.len == 0 || !aj_str_equal(own, style))
            continue;
        *level = i;
        return true;
    }
    return false;
}

/* Does level i start again behind a paragraph of level upper, which is less than i? */
static bool restarts(const struct level *level, size_t upper)
{
    return level->restart == RESTART_UNSET || upper < level->restart;
}

static void count_paragraph(struct list *list, struct abstract_list *abstract_list, size_t i)
{
    uint32_t *counter = &abstract_list->counters[i];

    if (list->has_start[i]) {
        list->has_start[i] = false;
        *counter = list->starts[i];
    } else if (!abstract_list->counted[i]) {
        *counter = level_of(list, abstract_list, i)->start;
    } else if (*counter < NUMBER_MAX) {
        (*counter)++;
    }
    abstract_list->counted[i] = true;
    /* Levels above that had no paragraph count as started: behind 2.a.i comes 2.b. */
    for (size_t k = 0; k < i; k++) {
        if (!abstract_list->counted[k])
            abstract_list->counters[k] = level_of(list, abstract_list, k)->start;
        abstract_list->counted[k] = true;
    }
    for (size_t k = i + 1; k < LEVELS; k++) {
        if (restarts(level_of(list, abstract_list, k), i))
            abstract_list->counted[k] = false;
    }
}

static struct aj_str bullet_text(const struct aj_docx_numbering *numbering,
                                 const struct level *level)
{
    size_t at = 0;
    uint32_t character = level->text.len > 0 ? aj_utf8_next(level->text, &at) : 0;
    struct aj_str box =
        character >= 0xF000 ? aj_docx_symbol(AJ_DOCX_FONT_TEXT, character) : AJ_STR_EMPTY;

    if (character == 0x25A1 || character == 0x2610) /* □ ☐ */
        box = aj_str_from(AJ_DOCX_UNTICKED);
    return box.len > 0 ? aj_arena_printf(numbering->arena, "%" AJ_STR_FMT "%s", AJ_STR_ARG(box),
                                         level->behind)
                       : AJ_STR_EMPTY;
}

/* One of %1 … %9: the number of that level; a deeper one may not have been counted yet. */
static void write_number(struct aj_buffer *out, const struct list *list,
                         const struct abstract_list *abstract_list, size_t i, bool legal)
{
    const struct level *level = level_of(list, abstract_list, i);
    uint32_t number = abstract_list->counted[i] ? abstract_list->counters[i] : level->start;

    if (level->numeral != NULL && !legal)
        aj_docx_numeral_write(level->numeral, number, out);
    else
        aj_buffer_printf(out, "%u", number);
}

static struct aj_str label(const struct aj_docx_numbering *numbering, const struct list *list,
                           const struct abstract_list *abstract_list, const struct level *level)
{
    struct aj_str text = level->text;
    struct aj_buffer out;
    struct aj_str result;

    aj_buffer_init(&out, LABEL_BYTES);
    for (size_t i = 0; i < text.len; i++) {
        bool is_number = text.ptr[i] == '%' && i + 1 < text.len && text.ptr[i + 1] >= '1' &&
                         text.ptr[i + 1] <= '9';

        if (!is_number) {
            aj_buffer_append(&out, aj_str_sub(text, i, i + 1));
            continue;
        }
        write_number(&out, list, abstract_list, (size_t)(text.ptr[++i] - '1'), level->legal);
    }
    if (out.len > 0)
        aj_buffer_append_c(&out, level->behind);
    /* Full only when cut in the middle, then perhaps in a character. */
    result = out.full ? AJ_STR_EMPTY : aj_arena_dup(numbering->arena, aj_buffer_get(&out));
    aj_buffer_release(&out);
    return result;
}

struct aj_str aj_docx_numbering_next(struct aj_docx_numbering *numbering, struct aj_str list_id,
                                     uint32_t level_index)
{
    struct list *list = aj_map_find(&numbering->lists, list_id);
    struct abstract_list *abstract_list = list != NULL ? abstract_of(numbering, list) : NULL;
    const struct level *level;

    if (abstract_list == NULL || level_index >= LEVELS)
        return AJ_STR_EMPTY;
    level = level_of(list, abstract_list, level_index);
    if (level->numeral == NULL)
        return AJ_STR_EMPTY;
    count_paragraph(list, abstract_list, level_index);
    if (aj_docx_numeral_is_bullet(level->numeral))
        return bullet_text(numbering, level);
    return label(numbering, list, abstract_list, level);
}
