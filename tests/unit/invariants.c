/* SPDX-License-Identifier: Apache-2.0
 *
 * The promises of document.h and fold.h, each a row or two of a table. Knows no format.
 */
#include "invariants.h"

#include "base/compiler.h"
#include "base/utf8.h"

/* Blocks whose place is put into words: enough of them to see each shape. */
#define PLACES_MAX 64

struct promise {
    bool is_kept;
    const char *words;
};

static const char *first_broken(const struct promise *promises, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!promises[i].is_kept)
            return promises[i].words;
    }
    return NULL;
}

static bool starts_character(struct aj_str text, size_t offset)
{
    return offset >= text.len || ((unsigned char)text.ptr[offset] & 0xC0) != 0x80;
}

static const char *check_text(const struct aj_document *document)
{
    struct aj_str text = document->text;
    const struct promise promises[] = {
        {aj_utf8_is_valid(text), "text is UTF-8"},
        {text.len == 0 || text.ptr[text.len - 1] == '\n', "text ends with a line end"},
        {text.len == 0 || document->n_blocks > 0, "text is in blocks"},
    };

    return first_broken(promises, AJ_COUNT(promises));
}

static const char *check_folded(const struct aj_document *document)
{
    struct aj_str text = document->text;
    struct aj_str folded = document->folded.text;
    const uint32_t *origin = document->folded.origin;
    struct aj_arena *arena = aj_arena_new();
    struct promise promises[] = {
        {aj_utf8_is_valid(folded), "folded text is UTF-8"},
        {folded.len <= 3 * text.len, "folded text is at most three times as long"},
        {origin[folded.len] == text.len, "the last origin is the end of the text"},
        {aj_str_equal(aj_fold_text(arena, folded), folded), "folding twice changes nothing"},
        {true, "origins rise and are starts of characters"},
    };

    aj_arena_free(arena);
    for (size_t i = 0; i < folded.len; i++) {
        if (origin[i] > origin[i + 1] || !starts_character(text, origin[i]))
            promises[AJ_COUNT(promises) - 1].is_kept = false;
    }
    return first_broken(promises, AJ_COUNT(promises));
}

static bool may_be_in(const struct aj_block *block, const struct aj_block *parent)
{
    if (block->type == AJ_ROW)
        return parent != NULL && parent->type == AJ_TABLE;
    if (block->type == AJ_CELL)
        return parent != NULL && parent->type == AJ_ROW;
    return parent == NULL || parent->type == AJ_CELL;
}

/* Of one block alone, and beside the one before. */
static const char *check_block(const struct aj_document *document, size_t i)
{
    const struct aj_block *block = &document->blocks[i];
    struct aj_str text = document->text;
    const struct promise promises[] = {
        {block->type <= AJ_CELL, "a block is of a known type"},
        {block->end > i && block->end <= document->n_blocks, "a block ends behind itself"},
        {block->from <= block->to && block->to <= text.len, "a block's range is in the text"},
        {starts_character(text, block->from), "a block begins with a character"},
        {starts_character(text, block->to), "a block ends with a character"},
        {block->type != AJ_PARAGRAPH || (block->to < text.len && text.ptr[block->to] == '\n'),
         "a line end stands behind a paragraph"},
        {block->type != AJ_PARAGRAPH || block->end == i + 1, "a paragraph holds no block"},
        {i == 0 || block->from >= block[-1].from, "blocks stand in reading order"},
        {block->part < document->n_parts, "a block is of a part"},
        {block->number > 0, "a block has a number"},
        {block->span > 0, "a cell takes a column"},
        {block->parent != AJ_NO_BLOCK || block->depth == 0, "a block of the body has depth 0"},
        {block->parent == AJ_NO_BLOCK || block->parent < i, "a parent comes first"},
    };

    return first_broken(promises, AJ_COUNT(promises));
}

static const char *check_in_parent(const struct aj_document *document, size_t i)
{
    const struct aj_block *block = &document->blocks[i];
    const struct aj_block *parent =
        block->parent != AJ_NO_BLOCK ? &document->blocks[block->parent] : NULL;
    const struct promise promises[] = {
        {may_be_in(block, parent), "a block stands where its type may"},
        {parent == NULL || block->end <= parent->end, "a block ends with its parent"},
        {parent == NULL || (block->from >= parent->from && block->to <= parent->to),
         "a block's range is in its parent's"},
        {parent == NULL || block->depth == parent->depth + 1 || block->depth == UINT8_MAX,
         "a block is one deeper than its parent"},
        {parent == NULL || block->part == parent->part, "a block is of its parent's part"},
    };

    return first_broken(promises, AJ_COUNT(promises));
}

static const char *check_place(const struct aj_document *document, size_t i)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_str place = aj_block_place(arena, document, (uint32_t)i);
    struct aj_str folded = aj_block_folded(document, (uint32_t)i);
    const struct promise promises[] = {
        {aj_utf8_is_valid(place) && place.len > 0, "a block has a place in words"},
        {aj_utf8_is_valid(folded), "a block's folded text is UTF-8"},
    };

    aj_arena_free(arena);
    return first_broken(promises, AJ_COUNT(promises));
}

/* The paragraph of a byte, asked at the first and the last of a block. */
static const char *check_found(const struct aj_document *document, size_t i)
{
    const struct aj_block *block = &document->blocks[i];
    uint32_t found;

    if (block->type != AJ_PARAGRAPH)
        return NULL;
    found = aj_document_block_at(document, block->from);
    if (found == i && aj_document_block_at(document, block->to) == i)
        return NULL;
    return "a paragraph is found by its bytes";
}

const char *aj_invariant_of_document(const struct aj_document *document)
{
    const char *broken = check_text(document);

    if (broken == NULL)
        broken = check_folded(document);
    for (size_t i = 0; broken == NULL && i < document->n_blocks; i++) {
        broken = check_block(document, i);
        if (broken == NULL)
            broken = check_in_parent(document, i);
        if (broken == NULL)
            broken = check_found(document, i);
        if (broken == NULL && i < PLACES_MAX)
            broken = check_place(document, i);
    }
    return broken;
}
