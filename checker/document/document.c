/* SPDX-License-Identifier: Apache-2.0
 *
 * Questions to a finished document: texts of blocks, the way between written and folded text, and
 * places in words. Knows no format and no field.
 */
#include "document/document.h"

#include "base/buffer.h"
#include "base/compiler.h"

#define PLACE_BYTES ((size_t)16 * 1024) /* 256 nested blocks of at most 60 bytes */

struct aj_str aj_block_text(const struct aj_document *document, uint32_t block)
{
    return aj_str_sub(document->text, document->blocks[block].from, document->blocks[block].to);
}

/* Halved without a branch: half of them would be foretold wrongly, which costs more than the rest.
 */
size_t aj_document_to_folded(const struct aj_document *document, size_t offset)
{
    const uint32_t *origin = document->folded.origin;
    size_t left = document->folded.text.len;
    size_t at = 0;

    while (left > 0) {
        size_t half = (left + 1) / 2;

        at += (origin[at + half - 1] < offset) * half;
        left -= half;
    }
    return at;
}

void aj_block_folded_range(const struct aj_document *document, uint32_t block, size_t *from,
                           size_t *to)
{
    *from = document->blocks[block].folded_from;
    *to = document->blocks[block].folded_to;
}

struct aj_str aj_block_folded(const struct aj_document *document, uint32_t block)
{
    size_t from;
    size_t to;

    aj_block_folded_range(document, block, &from, &to);
    return aj_str_sub(document->folded.text, from, to);
}

/* The first hint that ends behind offset, or n_hints. */
static size_t hint_at(const struct aj_document *document, size_t offset)
{
    size_t low = 0;
    size_t high = document->n_hints;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (document->hints[middle].to <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool aj_document_is_hint(const struct aj_document *document, size_t from, size_t to)
{
    bool found = false;

    to = to < document->text.len ? to : document->text.len;
    for (size_t i = hint_at(document, from); i < document->n_hints && from < to; i++) {
        const struct aj_range *hint = &document->hints[i];
        struct aj_str before = aj_str_sub(document->text, from, hint->from < to ? hint->from : to);

        if (hint->from >= to || aj_str_trim(before).len > 0)
            break;
        found = true;
        from = hint->to;
    }
    return found && (from >= to || aj_str_trim(aj_str_sub(document->text, from, to)).len == 0);
}

bool aj_document_has_picture(const struct aj_document *document, uint32_t block, size_t from,
                             size_t to)
{
    uint16_t flags = document->blocks[block].flags;

    if ((flags & AJ_BLOCK_PICTURE) == 0 || (flags & AJ_BLOCK_FLOATING) != 0)
        return (flags & AJ_BLOCK_PICTURE) != 0;
    for (size_t i = 0; i < document->n_pictures; i++) {
        if (document->pictures[i] >= from && document->pictures[i] <= to)
            return true;
    }
    return false;
}

uint32_t aj_document_block_at(const struct aj_document *document, size_t offset)
{
    size_t low = 0;
    size_t high = document->n_blocks;

    if (offset >= document->text.len)
        return AJ_NO_BLOCK;
    /* Each byte is of one paragraph, the last that begins at or before it. Behind that only blocks
     * without any text can begin there too. */
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (document->blocks[middle].from <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    while (low > 0 && document->blocks[low - 1].type != AJ_PARAGRAPH)
        low--;
    return low > 0 ? (uint32_t)(low - 1) : AJ_NO_BLOCK;
}

uint32_t aj_block_ancestor(const struct aj_document *document, uint32_t block,
                           enum aj_block_type type)
{
    while (block != AJ_NO_BLOCK && document->blocks[block].type != type)
        block = document->blocks[block].parent;
    return block;
}

struct margin_name {
    const char *inside; /* found in the file name of the part */
    const char *words;
};

static const struct margin_name margin_names[] = {
    {"header", R_("页眉")},
    {"footer", R_("页脚")},
    {"footnote", R_("脚注")},
    {"endnote", R_("尾注")},
};

static const char *margin_words(struct aj_str part)
{
    for (size_t i = 0; i < AJ_COUNT(margin_names); i++) {
        if (aj_str_contains(part, aj_str_from(margin_names[i].inside)))
            return margin_names[i].words;
    }
    return R_("附属部分");
}

/* 页眉, and 页眉2 for the second header part. */
static void print_margin(struct aj_buffer *out, const struct aj_document *document, uint16_t part)
{
    const char *words = margin_words(document->parts[part]);
    unsigned earlier = 0;

    for (size_t i = 1; i < part; i++)
        earlier += margin_words(document->parts[i]) == words;
    aj_buffer_append_c(out, words);
    if (earlier > 0)
        aj_buffer_append_number(out, earlier + 1);
}

/* Is it one of several paragraphs that stand in its cell itself, text boxes not counted? */
static bool has_sibling_paragraph(const struct aj_document *document, const struct aj_block *block)
{
    const struct aj_block *blocks = document->blocks;
    uint32_t n = 0;

    for (uint32_t i = block->parent + 1; i < blocks[block->parent].end && n < 2; i = blocks[i].end)
        n += blocks[i].type == AJ_PARAGRAPH && (blocks[i].flags & AJ_BLOCK_TEXT_BOX) == 0;
    return n >= 2;
}

static void print_step(struct aj_buffer *out, const struct aj_document *document,
                       const struct aj_block *block)
{
    static const struct {
        const char *before;
        const char *after;
    } words[] = {
        [AJ_PARAGRAPH] = {R_("第"), R_("段")},
        [AJ_TABLE] = {R_("表"), ""},
        [AJ_ROW] = {R_("第"), R_("行")},
        [AJ_CELL] = {R_("第"), R_("格")},
    };
    bool in_cell = block->parent != AJ_NO_BLOCK;
    bool text_box = (block->flags & AJ_BLOCK_TEXT_BOX) != 0;

    if (block->type == AJ_PARAGRAPH && in_cell && !text_box &&
        !has_sibling_paragraph(document, block))
        return;
    if (in_cell && (block->type == AJ_TABLE || text_box))
        aj_buffer_append_c(out, R_("内"));
    if (text_box)
        aj_buffer_append_c(out, R_("文本框"));
    aj_buffer_append_c(out, words[block->type].before);
    aj_buffer_append_number(out, block->number);
    aj_buffer_append_c(out, words[block->type].after);
}

struct aj_str aj_block_place(struct aj_arena *arena, const struct aj_document *document,
                             uint32_t block)
{
    uint32_t chain[UINT8_MAX + 1];
    size_t n = 0;
    struct aj_buffer out;
    struct aj_str place;

    if (block == AJ_NO_BLOCK)
        return aj_arena_dup(arena, aj_str_from(R_("全文")));
    aj_buffer_init(&out, PLACE_BYTES);
    if ((document->blocks[block].flags & AJ_BLOCK_MARGIN) != 0)
        print_margin(&out, document, document->blocks[block].part);
    for (uint32_t i = block; i != AJ_NO_BLOCK && n < AJ_COUNT(chain);
         i = document->blocks[i].parent)
        chain[n++] = i;
    while (n > 0)
        print_step(&out, document, &document->blocks[chain[--n]]);
    place = aj_arena_dup(arena, aj_buffer_get(&out));
    aj_buffer_release(&out);
    return place;
}
