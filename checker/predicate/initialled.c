/* SPDX-License-Identifier: Apache-2.0
 *
 * <initialled of=/>: who signs a record signs each page of it. `of` is the field of the signature.
 * Only pages that end with a break are told from each other; a page is signed where its last
 * paragraphs hold the name or a picture. Whether pages are signed at all in this case, the others
 * tell: where none is, nothing is said.
 */
#include "predicate/predicate.h"

#include "base/utf8.h"

#include <string.h>

#define LAST_PARAGRAPHS 3  /* of a page, in which its signature stands */
#define LONGEST_SIGNING 80 /* characters of such a paragraph; longer ones are the record's text */

struct initialled {
    struct aj_path of;
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct initialled *initialled = aj_arena_alloc(c->arena, sizeof(*initialled));

    predicate->data = initialled;
    (void)aj_path_compile(c, aj_setting_find(c, "of"),
                          &initialled->of); /* has said what is wrong */
}

/* A page: the paragraphs [from, to) of a paper. */
struct page {
    const struct aj_item *signature;
    uint32_t from;
    uint32_t to;
    bool is_signed;
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

/* Whether a paragraph holds the signature: the name, or a picture that is nobody else's. */
static bool signs(const struct aj_item *signature, uint32_t i)
{
    const struct aj_document *document = signature->paper->document;
    struct aj_str text = aj_block_folded(document, i);

    if (aj_utf8_count(text) > LONGEST_SIGNING)
        return false;
    return aj_str_contains(text, signature->value.key) ||
           ((document->blocks[i].flags & AJ_BLOCK_PICTURE) != 0 && is_only_label(text));
}

static bool is_page_signed(const struct page *page)
{
    const struct aj_block *blocks = page->signature->paper->document->blocks;
    size_t n = 0;

    for (uint32_t i = page->to; i-- > page->from && n < LAST_PARAGRAPHS;) {
        if (!is_text(&blocks[i]))
            continue;
        if (signs(page->signature, i))
            return true;
        n++;
    }
    return false;
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

/* Adds all pages of a paper but the last, which the signature itself is on. */
static void add_pages(const struct aj_item *signature, struct aj_vec *pages)
{
    const struct aj_paper *paper = signature->paper;
    uint32_t from = paper->first_block;

    for (uint32_t i = from + 1; i < paper->end_block; i++) {
        struct page page = {.signature = signature, .from = from, .to = i};

        if ((paper->document->blocks[i].flags & AJ_BLOCK_PAGE_BREAK) == 0)
            continue;
        from = i;
        page.is_signed = is_page_signed(&page);
        if (has_text(&page))
            *(struct page *)aj_vec_push(pages) = page;
    }
}

static void note_unsigned(struct aj_eval *e, const struct page *page, size_t number,
                          struct aj_outcome *out)
{
    const struct aj_paper *paper = page->signature->paper;

    aj_outcome_evidence(out, page->signature);
    aj_outcome_note_at(
        out, paper->read == AJ_READ_FULL ? AJ_FALSE : AJ_UNKNOWN,
        aj_arena_printf(
            e->arena, R_("《%" AJ_STR_FMT "》第%zu页没有%" AJ_STR_FMT "的签名，别的各页有"),
            AJ_STR_ARG(aj_paper_name(paper)), number, AJ_STR_ARG(page->signature->value.shown)),
        (struct aj_place){.paper = paper, .block = page->to - 1});
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct initialled *initialled = predicate->data;
    struct aj_operand signatures;
    struct aj_vec pages;
    size_t n_signed = 0;

    aj_path_resolve(e, &initialled->of, AJ_PICK_ALL, &signatures);
    aj_vec_init(&pages, e->arena, sizeof(struct page));
    for (size_t i = 0; i < signatures.items.count; i++) {
        const struct aj_item *signature = aj_vec_at(&signatures.items, i);

        if (signature->state == AJ_VALUE && signature->paper != NULL &&
            signature->paper->document != NULL)
            add_pages(signature, &pages);
    }
    for (size_t i = 0; i < pages.count; i++)
        n_signed += ((const struct page *)aj_vec_at(&pages, i))->is_signed;
    if (n_signed == 0) {
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("看不出逐页签名")));
        return;
    }
    aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("逐页签了名")));
    for (size_t i = 0, number = 0; i < pages.count; i++) {
        const struct page *page = aj_vec_at(&pages, i);
        bool is_same =
            i > 0 && ((const struct page *)aj_vec_at(&pages, i - 1))->signature == page->signature;

        number = is_same ? number + 1 : 1;
        if (!page->is_signed)
            note_unsigned(e, page, number, out);
    }
}

const struct aj_predicate_type aj_predicate_initialled = {"initialled", "of say", "of",     false,
                                                          false,        compile,  evaluate, false};
