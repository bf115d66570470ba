/* SPDX-License-Identifier: Apache-2.0
 *
 * The document model: one flat text, and blocks (paragraph, table, row, cell) that are ranges of
 * it. Blocks stand in reading order; the children of block i are the blocks i+1 … end-1 with parent
 * i.
 */
#ifndef AJ_DOCUMENT_H
#define AJ_DOCUMENT_H

#include "base/arena.h"
#include "base/str.h"
#include "text/fold.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define AJ_NO_BLOCK ((uint32_t)-1)

enum aj_block_type { AJ_PARAGRAPH, AJ_TABLE, AJ_ROW, AJ_CELL };

enum aj_block_flag {
    AJ_BLOCK_PICTURE = 1 << 0, /* a picture stands in this paragraph, or somewhere in this cell */
    AJ_BLOCK_MARGIN = 1 << 1,  /* of a header, footer, footnote or endnote, not of the body */
    AJ_BLOCK_MERGED_UP =
        1 << 2, /* a cell that continues the one above (vMerge) and has no text of its own */
    AJ_BLOCK_HEADER_ROW = 1 << 3, /* a row repeated on each page (tblHeader) */
    AJ_BLOCK_TEXT_BOX =
        1 << 4, /* a paragraph or table of a text box; those in its tables go without */
    AJ_BLOCK_RIGHT = 1 << 5,      /* a paragraph set to the right */
    AJ_BLOCK_CENTRED = 1 << 6,    /* a paragraph set in the middle */
    AJ_BLOCK_PAGE_BREAK = 1 << 7, /* a page or section begins with this paragraph */
    AJ_BLOCK_FLOATING = 1 << 8    /* a picture of this paragraph may stand anywhere in it */
};

struct aj_block {
    uint8_t type;    /* enum aj_block_type */
    uint8_t depth;   /* 0 for blocks of the body */
    uint16_t flags;  /* of enum aj_block_flag */
    uint32_t parent; /* block index or AJ_NO_BLOCK */
    uint32_t end;    /* one past the last block inside this one */
    uint32_t from; /* bytes of document.text; a paragraph's text goes without the '\n' behind it */
    uint32_t to;
    uint32_t folded_from; /* the same in document.folded, which is asked for again and again */
    uint32_t folded_to;
    uint32_t number; /* 1-based: paragraph outside tables within its part; table within its parent;
                        row; cell within row (as drawn: a merged-up cell counts); paragraph within
                        its cell. Paragraphs and tables of text boxes are counted apart. */
    uint16_t column; /* of a cell: grid column it starts at, 0-based */
    uint16_t span;   /* of a cell: grid columns it takes, at least 1 */
    uint16_t part;   /* index into document.parts */
};

/* A range of bytes of document.text. */
struct aj_range {
    uint32_t from;
    uint32_t to;
};

/* What a reader saw but did not put into the text. */
struct aj_document_facts {
    uint32_t insertions; /* tracked, read as accepted */
    uint32_t deletions;  /* tracked, left out */
    uint32_t comments;
    uint32_t pictures;
    uint32_t hidden_runs;  /* hidden text, left out */
    uint32_t unread_parts; /* altChunk and embedded documents that were not read */
};

struct aj_document {
    struct aj_str text;      /* paragraphs, each followed by '\n'; valid UTF-8 */
    struct aj_folded folded; /* of text; a folded offset maps back through folded.origin */
    const struct aj_block *blocks;
    size_t n_blocks;
    const struct aj_str *parts; /* names such as "word/document.xml" */
    size_t n_parts;
    const struct aj_range
        *hints; /* text that asks for text and isn't anybody's; ascending, apart */
    size_t n_hints;
    const uint32_t *pictures; /* bytes of text where pictures stand that do not float */
    size_t n_pictures;
    const struct aj_str *captions; /* what pictures and tables are described as; not on the page */
    size_t n_captions;
    struct aj_document_facts facts;
};

/* The block's text as written. A cell's paragraphs are separated by '\n'. */
struct aj_str aj_block_text(const struct aj_document *document, uint32_t block);
/* The block's folded text, a view of document.folded.text. */
struct aj_str aj_block_folded(const struct aj_document *document, uint32_t block);
/* The byte range of document.folded.text that a block's text has. */
void aj_block_folded_range(const struct aj_document *document, uint32_t block, size_t *from,
                           size_t *to);
/* The offset in folded.text of the first folded byte at or behind a byte of text. */
size_t aj_document_to_folded(const struct aj_document *document, size_t offset);
/* Does all that is written in these bytes of document.text, spaces and line ends aside, belong to
 * hints? False where nothing is written. */
bool aj_document_is_hint(const struct aj_document *document, size_t from, size_t to);
/* Whether a picture stands in a paragraph between two bytes of document.text, or may do so. */
bool aj_document_has_picture(const struct aj_document *document, uint32_t block, size_t from,
                             size_t to);
/* The innermost block (paragraph, mostly) that holds a byte of document.text, or AJ_NO_BLOCK. */
uint32_t aj_document_block_at(const struct aj_document *document, size_t offset);
/* The ancestor-or-self of that type, or AJ_NO_BLOCK. */
uint32_t aj_block_ancestor(const struct aj_document *document, uint32_t block,
                           enum aj_block_type type);
/* Where a block is, in words for a person, reports being Chinese: 第12段, 表1第3行第2格,
 * 表1第3行第2格第2段 (where the cell has several), 页眉第1段, 文本框第1段,
 * 表1第3行第2格内表1第1行第1格. Allocated. AJ_NO_BLOCK gives 全文. */
struct aj_str aj_block_place(struct aj_arena *arena, const struct aj_document *document,
                             uint32_t block);

#endif
