/* SPDX-License-Identifier: Apache-2.0
 *
 * <numbered of= in= skip=/>: a number of a document that the texts `in` quote and that begins as
 * one of the fields `of` does, 某民罚立〔2026〕, is one of theirs: bureau and type are the same, so
 * the year and the serial are. A text that quotes the right number too speaks of another case
 * beside. Parts of a number (12号-1) are not told apart. One behind words that `skip` finds,
 * 另案处理（, is another case's.
 */
#include "predicate/predicate.h"

#include "text/case_number.h"
#include "text/pattern.h"

#define LONGEST_LEAD 90 /* bytes before a number that say whose it is */

struct numbered {
    struct aj_vec of;        /* struct aj_path, fields of numbers */
    struct aj_vec in;        /* struct aj_path, whole texts */
    struct aj_pattern *skip; /* NULL: none */
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct numbered *numbered = aj_arena_alloc(c->arena, sizeof(*numbered));

    predicate->data = numbered;
    numbered->of = aj_paths_compile(c, aj_setting_find(c, "of"));
    numbered->in = aj_paths_compile(c, aj_setting_find(c, "in"));
    numbered->skip = aj_setting_pattern(c, "skip");
}

/* The bureau and type of a number's key, "某民罚立|2026|1-3". */
static struct aj_str body_of(struct aj_str key)
{
    size_t bar = aj_str_find(key, aj_str_from("|"), 0);

    return aj_str_sub(key, 0, bar != AJ_STR_NONE ? bar : 0);
}

/* The key without what tells the parts of a number apart. */
static struct aj_str whole_of(struct aj_str key)
{
    size_t part = aj_str_find(key, aj_str_from("-"), 0);

    return aj_str_sub(key, 0, part != AJ_STR_NONE ? part : key.len);
}

/* The known numbers. */
static struct aj_vec collect(struct aj_eval *e, const struct numbered *numbered)
{
    struct aj_vec known; /* struct aj_item */

    aj_vec_init(&known, e->arena, sizeof(struct aj_item));
    for (size_t i = 0; i < numbered->of.count; i++) {
        struct aj_operand operand;

        aj_path_resolve(e, aj_vec_at(&numbered->of, i), AJ_PICK_ALL, &operand);
        for (size_t k = 0; k < operand.items.count; k++) {
            const struct aj_item *item = aj_vec_at(&operand.items, k);

            if (item->state == AJ_VALUE && body_of(item->value.key).len > 0)
                *(struct aj_item *)aj_vec_push(&known) = *item;
        }
    }
    return known;
}

/* The number of the same body that the key is not; NULL when it is one of them, or none is alike.
 */
static const struct aj_item *other_than(const struct aj_vec *known, struct aj_str key)
{
    const struct aj_item *other = NULL;

    for (size_t i = 0; i < known->count; i++) {
        const struct aj_item *item = aj_vec_at(known, i);

        if (!aj_str_equal(body_of(item->value.key), body_of(key)))
            continue;
        if (aj_str_equal(whole_of(item->value.key), whole_of(key)))
            return NULL;
        other = item;
    }
    return other;
}

/* Whether a text quotes a known number of the body. */
static bool quotes_known(struct aj_eval *e, const struct aj_vec *known, struct aj_str text,
                         struct aj_str body)
{
    struct aj_case_number number;

    for (size_t at = 0; aj_case_number_find(text, at, &number); at = number.to) {
        struct aj_str key = aj_case_number_key(e->arena, &number);

        if (aj_str_equal(body_of(key), body) && other_than(known, key) == NULL)
            return true;
    }
    return false;
}

/* Whether the words before a number say that it is of another case. */
static bool is_skipped(const struct numbered *numbered, struct aj_str text, size_t from)
{
    struct aj_str lead = aj_str_sub(text, from > LONGEST_LEAD ? from - LONGEST_LEAD : 0, from);
    struct aj_pattern_match match;

    while (lead.len > 0 && ((unsigned char)*lead.ptr & 0xC0) == 0x80)
        lead = aj_str_sub(lead, 1, lead.len); /* the rest of a character that was cut */
    return numbered->skip != NULL &&
           aj_pattern_find(numbered->skip, lead, 0, &match) == AJ_PATTERN_MATCH;
}

static void check_paper(struct aj_eval *e, const struct numbered *numbered,
                        const struct aj_vec *known, const struct aj_paper *paper,
                        struct aj_outcome *out)
{
    const struct aj_item whole = {.state = AJ_VALUE, .paper = paper};
    struct aj_str text = aj_paper_folded(paper);
    struct aj_case_number number;

    for (size_t at = 0; aj_case_number_find(text, at, &number); at = number.to) {
        struct aj_str key = aj_case_number_key(e->arena, &number);
        const struct aj_item *other =
            number.year > 0 && number.serial >= 0 ? other_than(known, key) : NULL;
        struct aj_item said;

        if (other == NULL || other->paper == paper || is_skipped(numbered, text, number.from) ||
            quotes_known(e, known, text, body_of(key)))
            continue;
        said = aj_item_part(&whole, number.from, number.to);
        aj_outcome_evidence(out, &said);
        aj_outcome_evidence(out, other);
        aj_outcome_note_at(out, AJ_FALSE,
                           aj_arena_printf(e->arena,
                                           R_("《%" AJ_STR_FMT "》写的“%" AJ_STR_FMT
                                              "”与%" AJ_STR_FMT "“%" AJ_STR_FMT "”不同"),
                                           AJ_STR_ARG(aj_paper_name(paper)), AJ_STR_ARG(said.raw),
                                           AJ_STR_ARG(aj_item_words(e->arena, other)),
                                           AJ_STR_ARG(other->value.shown)),
                           said.place);
    }
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct numbered *numbered = predicate->data;
    struct aj_vec known = collect(e, numbered);
    struct aj_vec papers = aj_paths_papers(e, &numbered->in);

    if (known.count == 0) {
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("没有读到文号")));
        return;
    }
    for (size_t i = 0; i < papers.count; i++)
        check_paper(e, numbered, &known, *(const struct aj_paper *const *)aj_vec_at(&papers, i),
                    out);
    if (out->notes.count == 0)
        aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("所引文号都相符")));
}

const struct aj_predicate_type aj_predicate_numbered = {
    "numbered", "of in skip say", "of in", false, false, compile, evaluate, false};
