/* SPDX-License-Identifier: Apache-2.0
 *
 * Splitting by titles. The first title is found as in any document; the next must look like one
 * too.
 */
#include "dossier/split.h"

#define LINES_ABOVE                                                                                \
    4 /* issuer, emblem, number: centred lines that belong to the title below them */

static bool is_top_paragraph(const struct aj_document *document, uint32_t block)
{
    return document->blocks[block].type == AJ_PARAGRAPH && document->blocks[block].depth == 0 &&
           (document->blocks[block].flags & AJ_BLOCK_MARGIN) == 0;
}

static bool looks_like_title(const struct aj_document *document, uint32_t block)
{
    return (document->blocks[block].flags & (AJ_BLOCK_CENTRED | AJ_BLOCK_PAGE_BREAK)) != 0;
}

static bool is_empty(const struct aj_document *document, uint32_t block)
{
    return document->blocks[block].from == document->blocks[block].to;
}

/* The start of the paper whose title is `block`: centred or empty lines above belong to it, up to a
 * page break. */
static uint32_t start_of(const struct aj_document *document, uint32_t block, uint32_t floor)
{
    uint32_t start = block;

    for (int n = 0; n < LINES_ABOVE && start > floor; n++) {
        uint32_t above = start - 1;

        if ((document->blocks[start].flags & AJ_BLOCK_PAGE_BREAK) != 0 ||
            !is_top_paragraph(document, above) ||
            (!is_empty(document, above) && !looks_like_title(document, above)))
            break;
        start = above;
    }
    return start;
}

/* The next block at or after `from` that begins a further paper, with its title. */
static bool next_title(const struct aj_kinds *kinds, struct aj_arena *arena,
                       const struct aj_document *document, uint32_t from, struct aj_title *title)
{
    for (uint32_t i = from; i < document->n_blocks; i++) {
        const struct aj_kind *kind;

        if (!is_top_paragraph(document, i) || is_empty(document, i) ||
            !looks_like_title(document, i))
            continue;
        kind = aj_classify_title(kinds, arena, aj_block_text(document, i));
        if (kind == NULL)
            continue;
        *title = (struct aj_title){kind, i, aj_block_text(document, i)};
        return true;
    }
    return false;
}

/* The blocks of the body; headers, footers and notes stand behind it and belong to no piece. */
static uint32_t body_end(const struct aj_document *document)
{
    uint32_t end = (uint32_t)document->n_blocks;

    while (end > 0 && (document->blocks[end - 1].flags & AJ_BLOCK_MARGIN) != 0)
        end--;
    return end;
}

struct aj_vec aj_split(const struct aj_kinds *kinds, struct aj_arena *arena,
                       const struct aj_document *document)
{
    struct aj_vec pieces;
    uint32_t end = body_end(document);
    struct aj_title title = aj_classify_blocks(kinds, arena, document, 0, end);
    struct aj_piece *piece;
    struct aj_title next;
    uint32_t from;

    aj_vec_init(&pieces, arena, sizeof(struct aj_piece));
    piece = aj_vec_push(&pieces);
    *piece = (struct aj_piece){title, 0, end};
    from = title.kind != NULL ? title.block + 1 : end;
    while (from < end && next_title(kinds, arena, document, from, &next) && next.block < end) {
        uint32_t start = start_of(document, next.block, from);

        from = next.block + 1;
        piece->end = start;
        piece = aj_vec_push(&pieces);
        *piece = (struct aj_piece){next, start, end};
    }
    return pieces;
}
