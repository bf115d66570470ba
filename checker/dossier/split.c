/* SPDX-License-Identifier: Apache-2.0
 *
 * Splitting by titles. The first title is found as in any document; a further one must also stand
 * like a title: in the middle, at the head of a page, or as the head of a form's table.
 */
#include "dossier/split.h"

#include "base/utf8.h"
#include "text/date.h"
#include "text/scan.h"

#define LINES_ABOVE  4  /* issuer, emblem, number: lines that belong to the title below them */
#define LONG_LINE    90 /* bytes: a line above a title at the head of a page is not running text */
#define LAST_LINES   4  /* of a paper: one of them is dated */
#define LEAST_CUT    8  /* characters of a line along which to cut */
#define LONGEST_TIME 24 /* bytes, behind a day: 10时20分止 */

static bool is_top_paragraph(const struct aj_document *document, uint32_t block)
{
    return document->blocks[block].type == AJ_PARAGRAPH && document->blocks[block].depth == 0 &&
           (document->blocks[block].flags & AJ_BLOCK_MARGIN) == 0;
}

static bool looks_like_title(const struct aj_document *document, uint32_t block)
{
    return (document->blocks[block].flags & (AJ_BLOCK_CENTRED | AJ_BLOCK_PAGE_BREAK)) != 0;
}

static bool starts_page(const struct aj_document *document, uint32_t block)
{
    return (document->blocks[block].flags & AJ_BLOCK_PAGE_BREAK) != 0;
}

static bool is_empty(const struct aj_document *document, uint32_t block)
{
    return document->blocks[block].from == document->blocks[block].to;
}

/* A line of dashes or dots, along which a slip is torn off. */
static bool is_cut(struct aj_str line)
{
    static const char marks[] = "-—─–…·.．_＿=✂- 　";
    size_t n = 0;
    size_t at = 0;

    for (; at < line.len; n++) {
        if (!aj_scan_is_one_of(aj_utf8_next(line, &at), marks))
            return false;
    }
    return n >= LEAST_CUT;
}

/* Whether the paragraph stands right below such a line. */
static bool is_slip(const struct aj_document *document, uint32_t block)
{
    uint32_t above = block;

    while (above > 0 && is_top_paragraph(document, above - 1)) {
        above--;
        if (!is_empty(document, above))
            return is_cut(aj_block_text(document, above));
    }
    return false;
}

/* The start of the paper whose title is `block`: centred or empty lines above belong to it, up to a
 * page break. */
static uint32_t start_of(const struct aj_document *document, uint32_t block, uint32_t floor)
{
    uint32_t start = block;

    for (int n = 0; n < LINES_ABOVE && start > floor; n++) {
        uint32_t above = start - 1;

        if (starts_page(document, start) || !is_top_paragraph(document, above) ||
            (!is_empty(document, above) && !looks_like_title(document, above)))
            break;
        start = above;
    }
    return start;
}

/* The block that begins the page, when only few short lines stand between it and `block`; else
 * AJ_NO_BLOCK. */
static uint32_t head_of_page(const struct aj_document *document, uint32_t block, uint32_t floor)
{
    for (int n = 0; n < LINES_ABOVE; n++) {
        if (starts_page(document, block))
            return block;
        if (block == floor || !is_top_paragraph(document, block - 1) ||
            aj_block_text(document, block - 1).len > LONG_LINE)
            break;
        block--;
    }
    return AJ_NO_BLOCK;
}

/* A title over a form inside its table: all rows down to it have one cell. The table, or
 * AJ_NO_BLOCK. */
static uint32_t headed_table(const struct aj_document *document, uint32_t block)
{
    uint32_t row = aj_block_ancestor(document, block, AJ_ROW);
    uint32_t table = row != AJ_NO_BLOCK ? document->blocks[row].parent : AJ_NO_BLOCK;

    if (table == AJ_NO_BLOCK || document->blocks[table].depth != 0 ||
        document->blocks[row].end == document->blocks[table].end)
        return AJ_NO_BLOCK;
    for (uint32_t i = table + 1; i <= row; i = document->blocks[i].end) {
        if (document->blocks[i + 1].type != AJ_CELL ||
            document->blocks[i + 1].end != document->blocks[i].end)
            return AJ_NO_BLOCK;
    }
    return table;
}

/* Where the paper begins whose title could stand in `block`; AJ_NO_BLOCK when none could. Sets
 * whether only a title without words before it will do. */
static uint32_t possible_start(const struct aj_title_search *s, uint32_t block, uint32_t floor,
                               bool *must_be_bare)
{
    uint32_t table;

    *must_be_bare = false;
    if (is_top_paragraph(s->document, block)) {
        if (looks_like_title(s->document, block))
            return start_of(s->document, block, floor);
        *must_be_bare = true;
        if (is_slip(s->document, block))
            return block;
        return head_of_page(s->document, block, floor);
    }
    if (!looks_like_title(s->document, block))
        return AJ_NO_BLOCK;
    table = headed_table(s->document, block);
    return table != AJ_NO_BLOCK ? start_of(s->document, table, floor) : AJ_NO_BLOCK;
}

/* A form's table that repeats the title just above it begins nothing. */
static bool repeats(const struct aj_title_search *s, const struct aj_title *last,
                    const struct aj_title *next)
{
    const struct aj_block *above = &s->document->blocks[last->block];
    const struct aj_block *below = &s->document->blocks[next->block];
    struct aj_str between = aj_str_sub(s->document->text, above->to, below->from);

    return last->kind == next->kind && below->depth > 0 && aj_str_trim(between).len == 0;
}

static bool is_held_by(const struct aj_title_search *s, const struct aj_kind *kind,
                       const struct aj_title *title)
{
    struct aj_pattern_match match;

    return aj_pattern_find(kind->holds, aj_title_key(s->arena, title->text), 0, &match) ==
           AJ_PATTERN_MATCH;
}

/* …复印件 on a sheet of evidence is what the sheet holds, and no paper of its own. Of one kind, two
 * such titles are two papers. */
static bool is_held(const struct aj_title_search *s, const struct aj_title *last,
                    const struct aj_title *next)
{
    return last->kind != NULL && last->kind->holds != NULL && is_held_by(s, last->kind, next) &&
           (last->kind != next->kind || !is_held_by(s, last->kind, last));
}

/* A line that ends with a day, or a day and a time, as a signed or issued paper does. */
static bool ends_dated(struct aj_str line)
{
    struct aj_date_match match;
    size_t end = 0;

    while (aj_date_find(line, end, NULL, &match))
        end = match.to;
    return end > 0 && line.len - end <= LONGEST_TIME &&
           aj_str_find(line, aj_str_from("。"), end) == AJ_STR_NONE;
}

/* Whether one of the last lines between two blocks is dated: the paper there has come to its end.
 */
static bool has_ended(const struct aj_document *document, uint32_t from, uint32_t start)
{
    size_t n_lines = 0;

    for (uint32_t i = start; i > from && n_lines < LAST_LINES;) {
        i--;
        if (document->blocks[i].type != AJ_PARAGRAPH || is_empty(document, i))
            continue;
        if (ends_dated(aj_str_trim(aj_block_folded(document, i))))
            return true;
        n_lines++;
    }
    return false;
}

/* A line in the middle at the head of a page that is called as papers are, though no kind has the
 * title: behind a paper that has come to its end, a paper that nobody knows begins there. */
static struct aj_title unheard_of(const struct aj_title_search *s, uint32_t block, uint32_t floor,
                                  uint32_t start)
{
    struct aj_str text = aj_str_trim(aj_block_text(s->document, block));
    struct aj_pattern_match match;

    if (!starts_page(s->document, start) || !has_ended(s->document, floor, start) ||
        (s->document->blocks[block].flags & AJ_BLOCK_CENTRED) == 0 ||
        s->kinds->words.papers == NULL ||
        aj_pattern_find(s->kinds->words.papers, aj_title_key(s->arena, text), 0, &match) !=
            AJ_PATTERN_MATCH)
        return (struct aj_title){.block = AJ_NO_BLOCK};
    return (struct aj_title){NULL, block, text, true, false};
}

/* A slip's title in brackets, with its words right behind: 【送达回执】送达文书：… */
static struct aj_title bracketed(const struct aj_title_search *s, uint32_t block)
{
    struct aj_str text = aj_str_trim(aj_block_text(s->document, block));
    struct aj_str open = aj_str_from("【");
    size_t close = aj_str_find(text, aj_str_from("】"), 0);
    struct aj_str words = aj_str_sub(text, open.len, close);
    const struct aj_kind *kind = NULL;

    if (close != AJ_STR_NONE && aj_str_starts(text, open) && is_slip(s->document, block))
        kind = aj_classify_title(s->kinds, s->arena, words);
    return (struct aj_title){kind, kind != NULL ? block : AJ_NO_BLOCK, words, true, false};
}

/* The next paper at or behind `from`, with its title; first is its first block. */
static bool next_piece(const struct aj_title_search *s, uint32_t from, const struct aj_title *last,
                       struct aj_piece *piece)
{
    for (uint32_t i = from; i < s->end; i++) {
        struct aj_title title;
        bool must_be_bare;
        uint32_t start;

        if (s->document->blocks[i].type != AJ_PARAGRAPH || is_empty(s->document, i))
            continue;
        start = possible_start(s, i, from, &must_be_bare);
        if (start == AJ_NO_BLOCK)
            continue;
        title = aj_classify_at(s, i, false);
        if (title.kind == NULL)
            title = bracketed(s, i);
        if (title.kind == NULL)
            title = unheard_of(s, i, from, start);
        if (title.block == AJ_NO_BLOCK || (must_be_bare && !title.is_bare) ||
            (title.is_weak && !starts_page(s->document, start)) || repeats(s, last, &title) ||
            aj_title_continues(s, i) || is_held(s, last, &title))
            continue;
        *piece = (struct aj_piece){title, start, s->end};
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
    struct aj_title_search s = {kinds, arena, document, body_end(document)};
    struct aj_piece next = {aj_classify_blocks(kinds, arena, document, 0, s.end), 0, s.end};
    struct aj_vec pieces;

    aj_vec_init(&pieces, arena, sizeof(struct aj_piece));
    for (bool is_more = true; is_more;) {
        struct aj_piece *piece = aj_vec_push(&pieces);

        *piece = next;
        is_more = piece->title.block != AJ_NO_BLOCK &&
                  next_piece(&s, piece->title.block + 1, &piece->title, &next);
        if (is_more)
            piece->end = next.first;
    }
    return pieces;
}
