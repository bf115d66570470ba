/* SPDX-License-Identifier: Apache-2.0
 *
 * <initialled of= by= mark=/>: who signs a record signs each page of it. `of` is the field of the
 * signature. Only pages that end with a break are told from each other; a page is signed where its
 * last paragraphs hold the name or a picture. Whether pages are signed at all, others of the case
 * tell, or the foot of the page itself, where one of `by` signs, or one that bears the page's
 * number as `mark` finds it when the last page has the signature beside its own. Where nothing
 * tells, nothing is said.
 *
 * <initialled of= by= last=/>: who of the first two signs an inner page beside another signs the
 * last page beside him too, which is the last that one of `last` signs.
 */
#include "predicate/predicate.h"

#include "base/utf8.h"

#include <string.h>

#define LAST_PARAGRAPHS 3  /* of a page, in which its signature stands */
#define MOST_AT_END     12 /* of the last page */
#define LONGEST_SIGNING 80 /* characters of such a paragraph; longer ones are the record's text */

struct initialled {
    struct aj_path of;
    struct aj_vec by;        /* struct aj_path */
    struct aj_pattern *mark; /* NULL: none */
    struct aj_vec last;      /* struct aj_path */
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct initialled *initialled = aj_arena_alloc(c->arena, sizeof(*initialled));

    predicate->data = initialled;
    (void)aj_path_compile(c, aj_setting_find(c, "of"),
                          &initialled->of); /* has said what is wrong */
    initialled->by = aj_paths_compile(c, aj_setting_find(c, "by"));
    initialled->mark = aj_setting_pattern(c, "mark");
    initialled->last = aj_paths_compile(c, aj_setting_find(c, "last"));
}

/* A page: the paragraphs [from, to) of a paper. */
struct page {
    const struct aj_item *signature;
    uint32_t from;
    uint32_t to;
    bool is_signed;
    bool is_due; /* the page itself tells that it is to be signed */
};

static bool is_text(const struct aj_block *block)
{
    return block->type == AJ_PARAGRAPH && (block->flags & AJ_BLOCK_MARGIN) == 0 &&
           (block->to > block->from || (block->flags & AJ_BLOCK_PICTURE) != 0);
}

/* "被询问人：" with nobody's name behind it. */
static bool is_only_label(struct aj_str text)
{
    static const char colon[] = "：";
    size_t at = aj_str_find(text, aj_str_from(colon), 0);

    for (at = at != AJ_STR_NONE ? at + strlen(colon) : text.len; at < text.len;) {
        if (aj_is_han(aj_utf8_next(text, &at)))
            return false;
    }
    return true;
}

/* The short paragraphs at the foot of a page, from the last one up. */
struct foot {
    const struct aj_paper *paper;
    uint32_t from;
    uint32_t at; /* the one found */
    size_t n_left;
};

static struct foot foot_of(const struct aj_paper *paper, uint32_t from, uint32_t to, size_t most)
{
    return (struct foot){.paper = paper, .from = from, .at = to, .n_left = most};
}

static bool next_at_foot(struct foot *foot, struct aj_str *text)
{
    const struct aj_document *document = foot->paper->document;

    while (foot->n_left > 0 && foot->at > foot->from) {
        if (!is_text(&document->blocks[--foot->at]))
            continue;
        foot->n_left--;
        *text = aj_block_folded(document, foot->at);
        if (aj_utf8_count(*text) <= LONGEST_SIGNING)
            return true;
    }
    return false;
}

static bool has_picture(const struct foot *foot)
{
    return (foot->paper->document->blocks[foot->at].flags & AJ_BLOCK_PICTURE) != 0;
}

/* Signed where the name stands, or a picture that is nobody else's, or the signature itself. */
static bool signs_page(const struct aj_item *signature, uint32_t from, uint32_t to)
{
    struct foot foot = foot_of(signature->paper, from, to, LAST_PARAGRAPHS);
    struct aj_str text;

    if (signature->place.block >= from && signature->place.block < to)
        return true;
    while (next_at_foot(&foot, &text)) {
        if (aj_str_contains(text, signature->value.key) ||
            (has_picture(&foot) && is_only_label(text)))
            return true;
    }
    return false;
}

/* One of several who sign is enough. */
static bool is_page_signed(const struct aj_vec *signatures, const struct page *page)
{
    for (size_t i = 0; i < signatures->count; i++) {
        const struct aj_item *signature = aj_vec_at(signatures, i);

        if (signature->state == AJ_VALUE && signature->paper == page->signature->paper &&
            signs_page(signature, page->from, page->to))
            return true;
    }
    return false;
}

/* Whether somebody of that name signs there: a sentence may name him too. */
static bool signs_at_foot(struct foot foot, struct aj_str name)
{
    struct aj_str text;

    while (next_at_foot(&foot, &text)) {
        if (aj_str_contains(text, name) && !aj_str_contains(text, aj_str_from("。")) &&
            !aj_str_contains(text, aj_str_from("？")))
            return true;
    }
    return false;
}

static bool has_mark(const struct initialled *initialled, struct aj_str text)
{
    struct aj_pattern_match match;

    return initialled->mark != NULL &&
           aj_pattern_find(initialled->mark, text, 0, &match) == AJ_PATTERN_MATCH;
}

/* Whether the page bears its number at the foot, as the last page does beside the signature. */
static bool is_marked(const struct initialled *initialled, const struct page *page)
{
    const struct aj_item *signature = page->signature;
    struct foot foot = foot_of(signature->paper, page->from, page->to, LAST_PARAGRAPHS);
    struct aj_str text;

    if (signature->place.block == AJ_NO_BLOCK ||
        !has_mark(initialled, aj_block_folded(signature->paper->document, signature->place.block)))
        return false;
    while (next_at_foot(&foot, &text)) {
        if (has_mark(initialled, text))
            return true;
    }
    return false;
}

/* Whether one of `by` signs at the foot of the page. */
static bool is_signed_by_others(struct aj_eval *e, const struct initialled *initialled,
                                const struct page *page)
{
    const struct aj_paper *paper = page->signature->paper;
    struct foot foot = foot_of(paper, page->from, page->to, LAST_PARAGRAPHS);

    for (size_t i = 0; i < initialled->by.count; i++) {
        struct aj_operand operand;

        aj_path_resolve(e, aj_vec_at(&initialled->by, i), AJ_PICK_ALL, &operand);
        for (size_t k = 0; k < operand.items.count; k++) {
            const struct aj_item *item = aj_vec_at(&operand.items, k);

            if (item->state == AJ_VALUE && item->paper == paper &&
                signs_at_foot(foot, item->value.key))
                return true;
        }
    }
    return false;
}

static bool begins_page(const struct aj_paper *paper, uint32_t block)
{
    return (paper->document->blocks[block].flags & AJ_BLOCK_PAGE_BREAK) != 0;
}

/* Between two breaks there may be nothing. */
static bool has_text(const struct page *page)
{
    const struct aj_block *blocks = page->signature->paper->document->blocks;

    for (uint32_t i = page->from; i < page->to; i++) {
        if (is_text(&blocks[i]))
            return true;
    }
    return false;
}

/* The last short paragraph of the paper with the name of one who signs; photos may follow it. */
static uint32_t last_signing(const struct aj_vec *signatures, const struct aj_paper *paper)
{
    uint32_t last = paper->first_block;

    for (size_t i = 0; i < signatures->count; i++) {
        const struct aj_item *one = aj_vec_at(signatures, i);
        struct foot foot = foot_of(paper, last, paper->end_block, SIZE_MAX);
        struct aj_str text;

        while (one->state == AJ_VALUE && one->paper == paper && next_at_foot(&foot, &text)) {
            if (!aj_str_contains(text, one->value.key))
                continue;
            last = foot.at;
            break;
        }
    }
    return last;
}

/* Adds the pages of a paper before the last that somebody signs. */
static void add_pages(struct aj_eval *e, const struct initialled *initialled,
                      const struct aj_vec *signatures, const struct aj_item *signature,
                      struct aj_vec *pages)
{
    const struct aj_paper *paper = signature->paper;
    uint32_t last = last_signing(signatures, paper);
    uint32_t from = paper->first_block;

    for (uint32_t i = from + 1; i <= last; i++) {
        struct page page = {.signature = signature, .from = from, .to = i};

        if (!begins_page(paper, i))
            continue;
        from = i;
        if (!has_text(&page))
            continue;
        page.is_signed = is_page_signed(signatures, &page);
        page.is_due = !page.is_signed &&
                      (is_marked(initialled, &page) || is_signed_by_others(e, initialled, &page));
        *(struct page *)aj_vec_push(pages) = page;
    }
}

static enum aj_truth fault_of(const struct aj_paper *paper)
{
    return paper->read == AJ_READ_FULL ? AJ_FALSE : AJ_UNKNOWN;
}

static void note_unsigned(struct aj_eval *e, const struct page *page, size_t number,
                          struct aj_outcome *out)
{
    const struct aj_paper *paper = page->signature->paper;

    aj_outcome_evidence(out, page->signature);
    aj_outcome_note_at(
        out, fault_of(paper),
        aj_arena_printf(
            e->arena, R_("《%" AJ_STR_FMT "》第%zu页没有%" AJ_STR_FMT "的签名，别的签名处有"),
            AJ_STR_ARG(aj_paper_name(paper)), number, AJ_STR_ARG(page->signature->value.shown)),
        (struct aj_place){.paper = paper, .block = page->to - 1});
}

static bool is_readable(const struct aj_item *signature)
{
    return signature->state == AJ_VALUE && signature->paper != NULL &&
           signature->paper->document != NULL;
}

/* Whether none before it is of the same paper. */
static bool is_first_of_paper(const struct aj_vec *signatures, size_t index)
{
    const struct aj_item *one = aj_vec_at(signatures, index);

    for (size_t i = 0; i < index; i++) {
        const struct aj_item *other = aj_vec_at(signatures, i);

        if (is_readable(other) && other->paper == one->paper)
            return false;
    }
    return true;
}

static void check_inner(struct aj_eval *e, const struct initialled *initialled,
                        const struct aj_vec *signatures, struct aj_outcome *out)
{
    struct aj_vec pages;
    size_t n_signed = 0;
    size_t n_due = 0;

    aj_vec_init(&pages, e->arena, sizeof(struct page));
    for (size_t i = 0; i < signatures->count; i++) {
        if (is_readable(aj_vec_at(signatures, i)) && is_first_of_paper(signatures, i))
            add_pages(e, initialled, signatures, aj_vec_at(signatures, i), &pages);
    }
    for (size_t i = 0; i < pages.count; i++) {
        n_signed += ((const struct page *)aj_vec_at(&pages, i))->is_signed;
        n_due += ((const struct page *)aj_vec_at(&pages, i))->is_due;
    }
    if (n_signed + n_due == 0) {
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("看不出逐页签名")));
        return;
    }
    aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("逐页签了名")));
    for (size_t i = 0, number = 0; i < pages.count; i++) {
        const struct page *page = aj_vec_at(&pages, i);
        bool is_same =
            i > 0 && ((const struct page *)aj_vec_at(&pages, i - 1))->signature == page->signature;

        number = is_same ? number + 1 : 1;
        if (!page->is_signed && (n_signed > 0 || page->is_due))
            note_unsigned(e, page, number, out);
    }
}

/* The foot of the page that ends before the break, and of the last page. */
struct ends {
    struct foot inner;
    struct foot last;
};

/* Whether another of the same paper signs at both ends. */
static bool is_beside_another(const struct aj_vec *signatures, const struct aj_item *one,
                              const struct ends *ends)
{
    for (size_t i = 0; i < signatures->count; i++) {
        const struct aj_item *other = aj_vec_at(signatures, i);

        if (other->state == AJ_VALUE && other->paper == one->paper &&
            !aj_str_equal(other->value.key, one->value.key) &&
            signs_at_foot(ends->inner, other->value.key) &&
            signs_at_foot(ends->last, other->value.key))
            return true;
    }
    return false;
}

/* A picture that stands for a name nobody can read. */
static bool has_nameless_picture(struct foot foot)
{
    struct aj_str text;

    while (next_at_foot(&foot, &text)) {
        if (has_picture(&foot) && is_only_label(text))
            return true;
    }
    return false;
}

/* Both of the paper where the names stand. */
struct signers {
    struct aj_vec all;  /* struct aj_item, those of `of` and `by` */
    struct aj_vec ends; /* likewise, those of `last` */
};

static bool any_signs(const struct aj_vec *signatures, struct foot foot)
{
    for (size_t i = 0; i < signatures->count; i++) {
        const struct aj_item *one = aj_vec_at(signatures, i);

        if (is_readable(one) && one->paper == foot.paper && signs_at_foot(foot, one->value.key))
            return true;
    }
    return false;
}

/* The last page that one of `last` signs, [*from, *to): photos and lists may follow it. */
static bool find_last_page(const struct signers *signers, const struct aj_paper *paper,
                           uint32_t *from, uint32_t *to)
{
    for (*to = paper->end_block; *to > paper->first_block; *to = *from) {
        for (*from = *to - 1; *from > paper->first_block && !begins_page(paper, *from); (*from)--)
            ;
        if (any_signs(&signers->ends, foot_of(paper, *from, *to, MOST_AT_END)))
            return true;
    }
    return false;
}

static void check_last(struct aj_eval *e, const struct signers *signers, const struct aj_item *one,
                       struct aj_outcome *out)
{
    const struct aj_paper *paper = one->paper;
    uint32_t from;
    uint32_t to;
    struct ends ends;

    if (!find_last_page(signers, paper, &from, &to))
        return;
    ends.inner = foot_of(paper, paper->first_block, from, LAST_PARAGRAPHS);
    ends.last = foot_of(paper, from, to, MOST_AT_END);
    if (!signs_at_foot(ends.inner, one->value.key) || !is_beside_another(&signers->all, one, &ends))
        return;
    aj_outcome_evidence(out, one);
    aj_outcome_note_at(
        out,
        signs_at_foot(ends.last, one->value.key) || has_nameless_picture(ends.last)
            ? AJ_TRUE
            : fault_of(paper),
        aj_arena_printf(e->arena, R_("《%" AJ_STR_FMT "》前页有%" AJ_STR_FMT "的签名，末页没有"),
                        AJ_STR_ARG(aj_paper_name(paper)), AJ_STR_ARG(one->value.shown)),
        (struct aj_place){.paper = paper, .block = to - 1});
}

static void add_all(struct aj_eval *e, const struct aj_path *path, struct aj_vec *items)
{
    struct aj_operand operand;

    aj_path_resolve(e, path, AJ_PICK_ALL, &operand);
    for (size_t i = 0; i < operand.items.count; i++)
        *(struct aj_item *)aj_vec_push(items) =
            *(const struct aj_item *)aj_vec_at(&operand.items, i);
}

static struct signers read_signers(struct aj_eval *e, const struct initialled *initialled)
{
    struct signers signers;

    aj_vec_init(&signers.all, e->arena, sizeof(struct aj_item));
    aj_vec_init(&signers.ends, e->arena, sizeof(struct aj_item));
    add_all(e, &initialled->of, &signers.all);
    for (size_t i = 0; i < initialled->by.count; i++)
        add_all(e, aj_vec_at(&initialled->by, i), &signers.all);
    for (size_t i = 0; i < initialled->last.count; i++)
        add_all(e, aj_vec_at(&initialled->last, i), &signers.ends);
    return signers;
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct initialled *initialled = predicate->data;
    struct signers signers;

    if (initialled->last.count == 0) {
        struct aj_operand operand;

        aj_path_resolve(e, &initialled->of, AJ_PICK_ALL, &operand);
        check_inner(e, initialled, &operand.items, out);
        return;
    }
    signers = read_signers(e, initialled);
    for (size_t i = 0; i < signers.all.count; i++) {
        const struct aj_item *one = aj_vec_at(&signers.all, i);

        if (is_readable(one))
            check_last(e, &signers, one, out);
    }
}

const struct aj_predicate_type aj_predicate_initialled = {
    "initialled", "of by mark last say", "of", false, false, compile, evaluate, false};
