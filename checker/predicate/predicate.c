/* SPDX-License-Identifier: Apache-2.0
 *
 * The table of predicates, and what all of them share: settings, outcomes, evaluation with say=.
 */
#include "predicate/predicate.h"

#include "text/choice.h"
#include "text/fold.h"

#include "text/number.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define LONGEST_SHOWN 120 /* bytes of a value that is told in words */

#define AJ_PREDICATE(type) extern const struct aj_predicate_type type;
#include "predicate/predicates.def"
#undef AJ_PREDICATE

static const struct aj_predicate_type *const types[] = {
#define AJ_PREDICATE(type) &type,
#include "predicate/predicates.def"
#undef AJ_PREDICATE
};

const struct aj_predicate_type *aj_predicate_type_at(size_t i)
{
    return i < AJ_COUNT(types) ? types[i] : NULL;
}

const struct aj_predicate_type *aj_predicate_type_find(struct aj_str name)
{
    for (size_t i = 0; i < AJ_COUNT(types); i++) {
        if (aj_str_equal_c(name, types[i]->name))
            return types[i];
    }
    return NULL;
}

struct aj_str aj_setting_find(const struct aj_compiling *c, const char *name)
{
    for (size_t i = 0; i < c->settings->count; i++) {
        const struct aj_setting *setting = aj_vec_at(c->settings, i);

        if (aj_str_equal_c(setting->name, name))
            return setting->value;
    }
    return AJ_STR_EMPTY;
}

bool aj_setting_yes(const struct aj_compiling *c, const char *name, bool otherwise)
{
    struct aj_str value = aj_setting_find(c, name);

    return value.ptr == NULL ? otherwise : aj_str_equal_c(value, "yes");
}

void aj_compile_fail(struct aj_compiling *c, const char *format, ...)
{
    char message[512];
    va_list args;

    va_start(args, format);
    (void)vsnprintf(message, sizeof(message), format, args); /* a cut message still tells */
    va_end(args);
    c->fail(c->context, c->line, aj_str_from(message));
}

struct aj_pattern *aj_setting_pattern(struct aj_compiling *c, const char *name)
{
    struct aj_str source = aj_setting_find(c, name);
    struct aj_pattern *pattern = NULL;
    struct aj_error error = {0};

    if (source.len > 0 &&
        aj_patterns_get(c->patterns, c->write_out(c->context, source), &pattern, &error) != AJ_OK)
        aj_compile_fail(c, _("%s：%s"), name, error.message);
    return pattern;
}

int64_t aj_setting_number(struct aj_compiling *c, const char *name, int64_t otherwise)
{
    struct aj_str text = aj_setting_find(c, name);
    int64_t number = otherwise;

    if (text.ptr != NULL && !aj_number_parse(text, &number))
        aj_compile_fail(c, _("%s：“%" AJ_STR_FMT "”应为整数"), name, AJ_STR_ARG(text));
    return number;
}

enum aj_pick aj_pick_compile(struct aj_compiling *c, enum aj_pick otherwise)
{
    static const char *const names[] = {"all", "last", "first"};
    struct aj_str value = aj_setting_find(c, "pick");

    if (value.ptr == NULL)
        return otherwise;
    for (size_t i = 0; i < AJ_COUNT(names); i++) {
        if (aj_str_equal_c(value, names[i]))
            return (enum aj_pick)i;
    }
    aj_compile_fail(c, _("pick：“%" AJ_STR_FMT "”应为 all、last 或 first"), AJ_STR_ARG(value));
    return otherwise;
}

void aj_outcome_init(struct aj_outcome *out, struct aj_arena *arena)
{
    out->truth = AJ_NO_SUBJECT;
    out->faults = 0;
    aj_vec_init(&out->notes, arena, sizeof(struct aj_note));
    aj_vec_init(&out->evidence, arena, sizeof(struct aj_evidence));
}

void aj_outcome_note(struct aj_outcome *out, enum aj_truth truth, struct aj_str words)
{
    struct aj_note *note = aj_vec_push(&out->notes);

    *note = (struct aj_note){.truth = truth, .words = words, .place = {.block = AJ_NO_BLOCK}};
    out->truth = aj_truth_and(out->truth, truth);
}

void aj_outcome_note_at(struct aj_outcome *out, enum aj_truth truth, struct aj_str words,
                        struct aj_place place)
{
    struct aj_note *note;

    aj_outcome_note(out, truth, words);
    note = aj_vec_at(&out->notes, out->notes.count - 1);
    note->place = place;
}

void aj_outcome_evidence(struct aj_outcome *out, const struct aj_item *item)
{
    struct aj_evidence *evidence;

    if (item == NULL || item->place.paper == NULL)
        return;
    evidence = aj_vec_push(&out->evidence);
    *evidence = (struct aj_evidence){item->place, item->field, item->raw,
                                     item->state == AJ_VALUE ? item->value.shown : AJ_STR_EMPTY};
}

/* Behind those there are; what comes to nothing is taken as it is. */
static void append(struct aj_vec *to, const struct aj_vec *from)
{
    if (to->count == 0 && from->count > 0) {
        *to = *from;
        return;
    }
    for (size_t i = 0; i < from->count; i++)
        memcpy(aj_vec_push(to), aj_vec_at(from, i), from->item_size);
}

void aj_outcome_merge(struct aj_outcome *out, const struct aj_outcome *child)
{
    append(&out->notes, &child->notes);
    append(&out->evidence, &child->evidence);
    if (child->truth == AJ_FALSE)
        out->faults += child->faults;
}

struct aj_item aj_item_part(const struct aj_item *item, size_t from, size_t to)
{
    const struct aj_document *document = item->paper != NULL ? item->paper->document : NULL;
    struct aj_item part = *item;
    size_t base;

    if (document == NULL)
        return part;
    base = (size_t)(aj_paper_folded(item->paper).ptr - document->folded.text.ptr);
    part.place = (struct aj_place){.paper = item->paper,
                                   .from = document->folded.origin[base + from],
                                   .to = document->folded.origin[base + to]};
    part.place.block = aj_document_block_at(document, part.place.from);
    part.raw = aj_str_sub(document->text, part.place.from, part.place.to);
    return part;
}

struct aj_item aj_item_of(const struct aj_paper *paper, const struct aj_reading *reading)
{
    return (struct aj_item){.state = reading->state,
                            .value = reading->value,
                            .place = reading->place,
                            .raw = reading->raw,
                            .paper = paper};
}

/* The slot of raw words, which are the case's own and stay where they are. */
static struct aj_known_text *slot_of_text(struct aj_eval *e, struct aj_str raw)
{
    return &e->known_texts[(uintptr_t)raw.ptr / sizeof(uint32_t) % AJ_KNOWN_TEXTS];
}

struct aj_str aj_item_text(struct aj_eval *e, const struct aj_item *item)
{
    struct aj_known_text *known;

    /* of boxes only what is ticked was chosen */
    if (item->raw.len == 0 || (item->state == AJ_VALUE && item->value.type == AJ_TYPE_CHOICE))
        return item->value.key;
    known = slot_of_text(e, item->raw);
    if (known->raw.ptr != item->raw.ptr || known->raw.len != item->raw.len) {
        known->raw = item->raw;
        known->text = aj_choice_only_ticked(e->arena, aj_fold_text(e->arena, item->raw));
    }
    return known->text;
}

struct aj_str aj_item_words(struct aj_arena *arena, const struct aj_item *item)
{
    struct aj_str kind = AJ_STR_EMPTY;
    struct aj_str shown = item->state == AJ_VALUE ? item->value.shown : AJ_STR_EMPTY;
    struct aj_str parts[7];
    bool is_shown;

    if (item->paper != NULL)
        kind = aj_paper_name(item->paper);
    parts[0] = aj_str_from(kind.len > 0 ? "《" : "");
    parts[1] = kind;
    parts[2] = aj_str_from(kind.len > 0 ? "》" : "");
    parts[3] = item->field;
    parts[4] = aj_str_from("（");
    parts[5] = shown;
    parts[6] = aj_str_from("）");
    is_shown = kind.len == 0 || (shown.len > 0 && shown.len <= LONGEST_SHOWN);
    return aj_arena_join(arena, parts, is_shown ? AJ_COUNT(parts) : 4);
}

/* Words for an operand without a value, and the truth that follows (product.md, operand states). */
static void note_missing(struct aj_eval *e, struct aj_outcome *out, const struct aj_path *path,
                         const struct aj_operand *operand)
{
    const struct aj_item *item = aj_operand_item(operand);
    struct aj_note *note;

    if (operand->state == AJ_ABSENT || item == NULL) {
        aj_outcome_note(
            out, AJ_NO_SUBJECT,
            path->source == AJ_PATH_KIND && path->kind != NULL
                ? aj_arena_printf(e->arena, R_("缺《%" AJ_STR_FMT "》"),
                                  AJ_STR_ARG(path->kind->name))
                : aj_arena_printf(e->arena, R_("无“%" AJ_STR_FMT "”"), AJ_STR_ARG(path->text)));
        return;
    }
    aj_outcome_evidence(out, item);
    aj_outcome_note(out, AJ_UNKNOWN,
                    operand->state == AJ_BLANK
                        ? aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "未填写"),
                                          AJ_STR_ARG(aj_item_words(e->arena, item)))
                        : aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "未能读取：%" AJ_STR_FMT),
                                          AJ_STR_ARG(aj_item_words(e->arena, item)),
                                          AJ_STR_ARG(item->reason)));
    note = aj_vec_at(&out->notes, out->notes.count - 1);
    note->place = item->place;
}

bool aj_outcome_needs(struct aj_eval *e, struct aj_outcome *out, const struct aj_path *path,
                      const struct aj_operand *operand)
{
    if (operand->state == AJ_VALUE)
        return true;
    note_missing(e, out, path, operand);
    return false;
}

/* say= stands for the words of a failure of a leaf. */
static void apply_say(const struct aj_predicate *predicate, struct aj_outcome *out)
{
    if (predicate->say.len == 0 || out->truth != AJ_FALSE)
        return;
    for (size_t i = 0; i < out->notes.count; i++) {
        struct aj_note *note = aj_vec_at(&out->notes, i);

        if (note->truth == AJ_FALSE) {
            note->words = predicate->say;
            note->is_lack = false;
        }
    }
}

static unsigned count_faults(const struct aj_outcome *out)
{
    unsigned n = 0;

    for (size_t i = 0; i < out->notes.count; i++)
        n += ((const struct aj_note *)aj_vec_at(&out->notes, i))->truth == AJ_FALSE;
    return n;
}

void aj_predicate_evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                           struct aj_outcome *out)
{
    aj_outcome_init(out, e->arena);
    predicate->type->evaluate(e, predicate, out);
    if (e->is_condition && out->truth == AJ_NO_SUBJECT && !predicate->type->takes_children)
        out->truth = AJ_FALSE;
    if (predicate->type->counts_faults)
        out->faults = count_faults(out);
    apply_say(predicate, out);
    if (e->seen != NULL)
        e->seen[predicate->id] |= (uint8_t)(1U << out->truth);
}
