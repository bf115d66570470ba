/* SPDX-License-Identifier: Apache-2.0
 *
 * Evidence on a page: where it stands, and the words there, marked within the text around them.
 */
#include "report/html_case.h"

#include "base/utf8.h"

#define CONTEXT_CHARACTERS 60  /* on either side of the marked words */
#define MARKED_CHARACTERS  200 /* of the marked words themselves */

bool aj_html_is_same_place(const struct aj_place *a, const struct aj_place *b)
{
    return a->paper == b->paper && a->block == b->block && a->from == b->from;
}

void aj_html_put_where(const struct aj_html *page, const struct aj_place *place,
                       struct aj_str field)
{
    const struct aj_paper *paper = place->paper;

    aj_html_raw(page, "<p><b>");
    if (paper->kind != NULL)
        aj_html_printf(page, "《%" AJ_STR_FMT "》", AJ_STR_ARG(paper->kind->name));
    else
        aj_html_words(page, R_("未识别的文书"));
    aj_html_raw(page, "</b> ");
    if (paper->document != NULL && place->block != AJ_NO_BLOCK)
        aj_html_text(page, aj_block_place(page->arena, paper->document, place->block));
    if (field.len > 0)
        aj_html_printf(page, R_("（%" AJ_STR_FMT "）"), AJ_STR_ARG(field));
    aj_html_raw(page, " ");
    aj_html_element(page, "span class=\"file\"", paper->file);
    aj_html_raw(page, "</p>\n");
}

/* n characters back from a byte offset, not before `least`. */
static size_t step_back(struct aj_str text, size_t at, size_t n, size_t least)
{
    while (n-- > 0 && at > least)
        (void)aj_utf8_previous(text, &at);
    return at > least ? at : least;
}

/* n characters on, not behind `most`. */
static size_t step_on(struct aj_str text, size_t at, size_t n, size_t most)
{
    while (n-- > 0 && at < most)
        (void)aj_utf8_next(text, &at);
    return at < most ? at : most;
}

/* A blank place is marked too, so that one sees where it is blank. */
static void put_marked(const struct aj_html *page, struct aj_str text, size_t from, size_t to)
{
    size_t end = step_on(text, from, MARKED_CHARACTERS, to);

    aj_html_raw(page, "<mark>");
    if (aj_str_trim(aj_str_sub(text, from, to)).len == 0)
        aj_html_words(page, R_("（空白）"));
    else
        aj_html_text(page, aj_str_sub(text, from, end));
    if (end < to)
        aj_html_words(page, "…");
    aj_html_raw(page, "</mark>");
}

static void put_in_context(const struct aj_html *page, const struct aj_document *document,
                           const struct aj_place *place)
{
    const struct aj_block *block = &document->blocks[place->block];
    struct aj_str text = document->text;
    size_t from = place->from > block->from ? place->from : block->from;
    size_t to = place->to < block->to ? place->to : block->to;
    size_t start;
    size_t end;

    if (from > block->to)
        from = block->to;
    if (to < from)
        to = from;
    start = step_back(text, from, CONTEXT_CHARACTERS, block->from);
    end = step_on(text, to, CONTEXT_CHARACTERS, block->to);
    aj_html_raw(page, "<blockquote>");
    aj_html_words(page, start > block->from ? "…" : "");
    aj_html_text(page, aj_str_sub(text, start, from));
    put_marked(page, text, from, to);
    aj_html_text(page, aj_str_sub(text, to, end));
    aj_html_words(page, end < block->to ? "…" : "");
    aj_html_raw(page, "</blockquote>\n");
}

static void put_alone(const struct aj_html *page, struct aj_str text)
{
    aj_html_raw(page, "<blockquote>");
    put_marked(page, text, 0, text.len);
    aj_html_raw(page, "</blockquote>\n");
}

void aj_html_put_passage(const struct aj_html *page, const struct aj_place *place,
                         struct aj_str text)
{
    const struct aj_paper *paper = place->paper;
    struct aj_str words = aj_str_trim(text);

    if (paper->document != NULL && place->block != AJ_NO_BLOCK) {
        put_in_context(page, paper->document, place);
    } else if (words.len > 0) {
        put_alone(page, words);
    } else if (paper->read == AJ_READ_NO) {
        aj_html_raw(page, "<p class=\"value\">");
        aj_html_printf(page, R_("未读取：%" AJ_STR_FMT), AJ_STR_ARG(paper->unread_reason));
        aj_html_raw(page, "</p>\n");
    } else if (paper->title.len > 0) {
        aj_html_raw(page, "<p class=\"value\">");
        aj_html_printf(page, R_("整份文书，标题“%" AJ_STR_FMT "”"), AJ_STR_ARG(paper->title));
        aj_html_raw(page, "</p>\n");
    }
}

static bool is_told(const struct aj_vec *evidence, size_t i, const struct aj_place *told)
{
    const struct aj_evidence *one = aj_vec_at(evidence, i);

    if (told != NULL && aj_html_is_same_place(&one->place, told))
        return true;
    for (size_t k = 0; k < i; k++) {
        const struct aj_evidence *other = aj_vec_at(evidence, k);

        if (aj_html_is_same_place(&other->place, &one->place) &&
            aj_str_equal(other->field, one->field))
            return true;
    }
    return false;
}

/* Whether the normal form tells a reader more than the words: of text it is the words again, of
 * citations a key for programs. */
static bool tells_more(const struct aj_evidence *evidence)
{
    const struct aj_paper *paper = evidence->place.paper;
    size_t field = paper->kind != NULL ? aj_paper_field(paper, evidence->field) : AJ_NO_FIELD;
    enum aj_type type =
        field != AJ_NO_FIELD ? aj_kind_field(paper->kind, field)->type : AJ_TYPE_TEXT;

    return (type == AJ_TYPE_DATE || type == AJ_TYPE_AMOUNT || type == AJ_TYPE_COUNT ||
            type == AJ_TYPE_CHOICE) &&
           evidence->value.len > 0 && !aj_str_equal(evidence->value, aj_str_trim(evidence->text));
}

static void put_one(const struct aj_html *page, const struct aj_evidence *evidence)
{
    aj_html_raw(page, "<li>");
    aj_html_put_where(page, &evidence->place, evidence->field);
    aj_html_put_passage(page, &evidence->place, evidence->text);
    if (tells_more(evidence)) {
        aj_html_raw(page, "<p class=\"value\">");
        aj_html_printf(page, R_("读作：%" AJ_STR_FMT), AJ_STR_ARG(evidence->value));
        aj_html_raw(page, "</p>\n");
    }
    aj_html_raw(page, "</li>\n");
}

void aj_html_put_evidence(const struct aj_html *page, const struct aj_vec *evidence,
                          const struct aj_place *told)
{
    bool is_open = false;

    for (size_t i = 0; i < evidence->count; i++) {
        if (is_told(evidence, i, told))
            continue;
        aj_html_raw(page, is_open ? "" : "<ul class=\"evidence\">\n");
        is_open = true;
        put_one(page, aj_vec_at(evidence, i));
    }
    aj_html_raw(page, is_open ? "</ul>\n" : "");
}
