/* SPDX-License-Identifier: Apache-2.0
 *
 * Blocks are kept in streams: stream 0 is the document, stream n + 1 holds the text boxes of the
 * paragraph open in stream n and is moved behind that paragraph when it closes. Knows no format.
 */
#include "document/builder.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <string.h>

struct stream {
    struct aj_buffer text;
    struct aj_block *blocks;
    size_t n_blocks;
    size_t capacity;
    struct aj_range *hints; /* ascending */
    size_t n_hints;
    size_t hint_capacity;
    uint32_t *pictures; /* ascending */
    size_t n_pictures;
    size_t picture_capacity;
};

struct place {
    size_t stream;
    uint32_t block;
};

struct aj_builder {
    struct aj_arena *arena;
    struct stream *streams;
    size_t n_streams;
    struct place *open; /* from the outside in */
    size_t n_open;
    size_t open_capacity;
    size_t ignored;  /* blocks open that don't fit, and blocks within them */
    size_t n_blocks; /* of all streams */
    struct aj_vec parts;
    struct aj_vec captions; /* struct aj_str */
    bool margin;
    bool over_limit;
    size_t section_from; /* first block in stream 0 of the section at hand */
    bool first_section;
    struct aj_document_facts facts;
};

struct aj_builder *aj_builder_new(struct aj_arena *arena)
{
    struct aj_builder *builder = aj_mem_new(sizeof(*builder));

    builder->arena = arena;
    builder->first_section = true;
    aj_vec_init(&builder->parts, arena, sizeof(struct aj_str));
    aj_vec_init(&builder->captions, arena, sizeof(struct aj_str));
    return builder;
}

void aj_builder_free(struct aj_builder *builder)
{
    if (builder == NULL)
        return;
    for (size_t i = 0; i < builder->n_streams; i++) {
        aj_buffer_release(&builder->streams[i].text);
        aj_mem_free(builder->streams[i].blocks);
        aj_mem_free(builder->streams[i].hints);
        aj_mem_free(builder->streams[i].pictures);
    }
    aj_mem_free(builder->streams);
    aj_mem_free(builder->open);
    aj_mem_free(builder);
}

struct aj_document_facts *aj_builder_facts(struct aj_builder *builder)
{
    return &builder->facts;
}

/* Stream i, made when it isn't there; i is at most n_streams. */
static struct stream *stream_at(struct aj_builder *builder, size_t i)
{
    if (i == builder->n_streams) {
        builder->streams =
            aj_mem_resize(builder->streams, aj_array_size(i + 1, sizeof(builder->streams[0])));
        builder->streams[i] = (struct stream){.blocks = NULL};
        aj_buffer_init(&builder->streams[i].text, AJ_LIMIT_TEXT_BYTES);
        builder->n_streams++;
    }
    return &builder->streams[i];
}

static struct aj_block *stream_push(struct stream *stream, size_t n)
{
    if (stream->capacity - stream->n_blocks < n) {
        stream->capacity = stream->capacity * 2 + n + 32;
        stream->blocks =
            aj_mem_resize(stream->blocks, aj_array_size(stream->capacity, sizeof(struct aj_block)));
    }
    stream->n_blocks += n;
    return stream->blocks + stream->n_blocks - n;
}

/* What comes right behind the last hint widens it. */
static void add_hint(struct stream *stream, size_t from, size_t to)
{
    if (from == to)
        return;
    if (stream->n_hints > 0 && stream->hints[stream->n_hints - 1].to == from) {
        stream->hints[stream->n_hints - 1].to = (uint32_t)to;
        return;
    }
    if (stream->n_hints == stream->hint_capacity) {
        stream->hint_capacity = stream->hint_capacity * 2 + 16;
        stream->hints = aj_mem_resize(
            stream->hints, aj_array_size(stream->hint_capacity, sizeof(stream->hints[0])));
    }
    stream->hints[stream->n_hints++] = (struct aj_range){(uint32_t)from, (uint32_t)to};
}

static void add_picture(struct stream *stream, size_t at)
{
    if (stream->n_pictures == stream->picture_capacity) {
        stream->picture_capacity = stream->picture_capacity * 2 + 16;
        stream->pictures = aj_mem_resize(
            stream->pictures, aj_array_size(stream->picture_capacity, sizeof(stream->pictures[0])));
    }
    stream->pictures[stream->n_pictures++] = (uint32_t)at;
}

static struct aj_block *open_block(struct aj_builder *builder)
{
    const struct place *place;

    if (builder->ignored > 0 || builder->n_open == 0)
        return NULL;
    place = &builder->open[builder->n_open - 1];
    return &builder->streams[place->stream].blocks[place->block];
}

/* The stream that text goes to, or NULL when no paragraph is open. */
static struct stream *open_stream(struct aj_builder *builder)
{
    const struct aj_block *block = open_block(builder);

    if (block == NULL || block->type != AJ_PARAGRAPH)
        return NULL;
    return &builder->streams[builder->open[builder->n_open - 1].stream];
}

/* May a block of that type stand in parent (NULL: in the document itself)? */
static bool fits(const struct aj_block *parent, enum aj_block_type type)
{
    if (type == AJ_ROW)
        return parent != NULL && parent->type == AJ_TABLE;
    if (type == AJ_CELL)
        return parent != NULL && parent->type == AJ_ROW;
    return parent == NULL || parent->type == AJ_CELL || parent->type == AJ_PARAGRAPH;
}

static bool ignores(struct aj_builder *builder, enum aj_block_type type)
{
    if (builder->n_blocks >= AJ_LIMIT_BLOCKS)
        builder->over_limit = true;
    if (builder->ignored == 0 && !builder->over_limit && fits(open_block(builder), type))
        return false;
    builder->ignored++;
    return true;
}

static void push_open(struct aj_builder *builder, struct place place)
{
    if (builder->n_open == builder->open_capacity) {
        builder->open_capacity = builder->open_capacity * 2 + 32;
        builder->open = aj_mem_resize(builder->open,
                                      aj_array_size(builder->open_capacity, sizeof(struct place)));
    }
    builder->open[builder->n_open++] = place;
}

void aj_builder_open(struct aj_builder *builder, enum aj_block_type type)
{
    const struct aj_block *parent;
    struct stream *stream;
    struct aj_block *block;
    struct place place = {0, 0};
    uint32_t parent_index = AJ_NO_BLOCK;

    if (ignores(builder, type))
        return;
    parent = open_block(builder);
    if (parent != NULL) {
        place = builder->open[builder->n_open - 1];
        if (parent->type == AJ_PARAGRAPH)
            place.stream++;
        else
            parent_index = place.block;
    }
    if (builder->parts.count == 0)
        aj_builder_part(builder, AJ_STR_EMPTY, false);
    stream = stream_at(builder, place.stream);
    place.block = (uint32_t)stream->n_blocks;
    block = stream_push(stream, 1);
    *block = (struct aj_block){.type = (uint8_t)type,
                               .flags = builder->margin ? AJ_BLOCK_MARGIN : 0,
                               .parent = parent_index,
                               .from = (uint32_t)stream->text.len,
                               .to = (uint32_t)stream->text.len,
                               .span = 1,
                               .part = (uint16_t)(builder->parts.count - 1)};
    builder->n_blocks++;
    push_open(builder, place);
}

/* Moves stream i + 1 to the end of stream i, as siblings of a block whose parent is given. */
static void move_text_boxes(struct aj_builder *builder, size_t i, uint32_t parent)
{
    struct stream *to = &builder->streams[i];
    struct stream *from = &builder->streams[i + 1];
    uint32_t base = (uint32_t)to->n_blocks;
    uint32_t offset = (uint32_t)to->text.len;
    struct aj_block *blocks = stream_push(to, from->n_blocks);

    aj_buffer_append(&to->text, aj_buffer_get(&from->text));
    if (from->n_blocks > 0)
        memcpy(blocks, from->blocks, from->n_blocks * sizeof(blocks[0]));
    for (size_t k = 0; k < from->n_blocks; k++) {
        blocks[k].parent = blocks[k].parent == AJ_NO_BLOCK ? parent : blocks[k].parent + base;
        blocks[k].end += base;
        blocks[k].from += offset;
        blocks[k].to += offset;
    }
    for (size_t k = 0; k < from->n_hints; k++)
        add_hint(to, from->hints[k].from + offset, from->hints[k].to + offset);
    for (size_t k = 0; k < from->n_pictures; k++)
        add_picture(to, from->pictures[k] + offset);
    from->n_blocks = 0;
    from->n_hints = 0;
    from->n_pictures = 0;
    from->text.len = 0;
}

void aj_builder_close(struct aj_builder *builder)
{
    struct place place;
    struct stream *stream;
    struct aj_block *block;

    if (builder->ignored > 0) {
        builder->ignored--;
        return;
    }
    if (builder->n_open == 0)
        return;
    place = builder->open[--builder->n_open];
    stream = &builder->streams[place.stream];
    block = &stream->blocks[place.block];
    block->end = (uint32_t)stream->n_blocks;
    block->to = (uint32_t)stream->text.len;
    if (block->type == AJ_PARAGRAPH) {
        aj_buffer_append_c(&stream->text, "\n");
        if (place.stream + 1 < builder->n_streams)
            move_text_boxes(builder, place.stream, block->parent);
    } else if (block->to > block->from) {
        block->to--; /* the line end of the last paragraph */
    }
}

static void close_all(struct aj_builder *builder)
{
    builder->ignored = 0;
    while (builder->n_open > 0)
        aj_builder_close(builder);
}

void aj_builder_part(struct aj_builder *builder, struct aj_str name, bool margin)
{
    struct aj_str *part;

    close_all(builder);
    if (builder->parts.count >= UINT16_MAX) {
        builder->over_limit = true;
        return;
    }
    part = aj_vec_push(&builder->parts);
    *part = aj_arena_dup(builder->arena, name);
    builder->margin = margin;
    builder->section_from = stream_at(builder, 0)->n_blocks;
    builder->first_section = true;
}

void aj_builder_flag(struct aj_builder *builder, uint16_t flags)
{
    struct aj_block *block = open_block(builder);
    struct stream *stream;

    if (block == NULL)
        return;
    block->flags |= flags;
    /* The cells around a paragraph of stream 0 … n are the open blocks of every stream. */
    stream = open_stream(builder);
    if ((flags & (AJ_BLOCK_PICTURE | AJ_BLOCK_FLOATING)) == AJ_BLOCK_PICTURE && stream != NULL)
        add_picture(stream, stream->text.len);
    for (size_t i = 0; (flags & AJ_BLOCK_PICTURE) != 0 && i < builder->n_open; i++) {
        const struct place *place = &builder->open[i];
        struct aj_block *around = &builder->streams[place->stream].blocks[place->block];

        if (around->type == AJ_CELL)
            around->flags |= AJ_BLOCK_PICTURE;
    }
}

void aj_builder_caption(struct aj_builder *builder, struct aj_str words)
{
    *(struct aj_str *)aj_vec_push(&builder->captions) = aj_arena_dup(builder->arena, words);
}

void aj_builder_grid(struct aj_builder *builder, uint16_t column, uint16_t span)
{
    struct aj_block *block = open_block(builder);

    if (block == NULL || block->type != AJ_CELL)
        return;
    block->column = column;
    block->span = span > 0 ? span : 1;
    block->number = 1; /* says until finish that the place is known */
}

void aj_builder_section(struct aj_builder *builder, bool new_page)
{
    struct stream *stream = stream_at(builder, 0);
    size_t i = builder->section_from;

    while (i < stream->n_blocks) {
        const struct aj_block *block = &stream->blocks[i];

        /* Text boxes of the paragraph that ended the section before come first. */
        if ((block->flags & AJ_BLOCK_TEXT_BOX) != 0)
            i = block->end;
        else if (block->type == AJ_PARAGRAPH)
            break;
        else
            i++;
    }
    if (new_page && !builder->first_section && i < stream->n_blocks)
        stream->blocks[i].flags |= AJ_BLOCK_PAGE_BREAK;
    builder->section_from = stream->n_blocks;
    builder->first_section = false;
}

void aj_builder_text(struct aj_builder *builder, struct aj_str text)
{
    struct stream *stream = open_stream(builder);

    if (stream != NULL)
        aj_buffer_append(&stream->text, text);
}

void aj_builder_hint(struct aj_builder *builder, struct aj_str text)
{
    struct stream *stream = open_stream(builder);
    size_t from;

    if (stream == NULL)
        return;
    from = stream->text.len;
    aj_buffer_append(&stream->text, text);
    add_hint(stream, from, stream->text.len);
}

/* Blocks counted so far within the block open at one depth; [1] those of text boxes. */
struct count {
    uint32_t paragraphs[2];
    uint32_t tables[2];
    uint32_t others;
    uint32_t column; /* the next free grid column of a row */
};

static void place_cell(struct aj_block *block, struct count *count)
{
    if (block->number == 0)
        block->column = (uint16_t)(count->column < UINT16_MAX ? count->column : UINT16_MAX);
    count->column = (uint32_t)block->column + block->span;
}

/* A cell in the first row continues nothing; one with text of its own is a cell like others. */
static void check_merged(struct aj_block *blocks, struct aj_block *cell, struct aj_str text)
{
    struct aj_str own = aj_str_sub(text, cell->from, cell->to);

    if (blocks[cell->parent].number == 1 || aj_str_trim(own).len > 0)
        cell->flags &= (uint16_t)~AJ_BLOCK_MERGED_UP;
}

static void number_block(struct aj_block *block, struct count *count)
{
    size_t box = (block->flags & AJ_BLOCK_TEXT_BOX) != 0;

    if (block->type == AJ_CELL)
        place_cell(block, count);
    if (block->type == AJ_PARAGRAPH)
        block->number = ++count->paragraphs[box];
    else if (block->type == AJ_TABLE)
        block->number = ++count->tables[box];
    else
        block->number = ++count->others;
}

/* A row or table without paragraphs at the end of another block stands behind the last line end of
 * it, which isn't in that block's range any more. */
static void keep_inside(struct aj_block *block, const struct aj_block *parent)
{
    if (block->from > parent->to)
        block->from = block->to = parent->to;
}

static void number_blocks(struct aj_block *blocks, size_t n, struct aj_str text)
{
    struct count *counts = aj_mem_new(aj_array_size(UINT8_MAX + 2, sizeof(*counts)));

    for (size_t i = 0; i < n; i++) {
        struct aj_block *block = &blocks[i];
        unsigned depth = 0;

        if (block->parent != AJ_NO_BLOCK) {
            depth = blocks[block->parent].depth + 1u;
            keep_inside(block, &blocks[block->parent]);
        } else if (i > 0 && block->part != blocks[i - 1].part) {
            counts[0] = (struct count){.others = 0};
        }
        block->depth = (uint8_t)(depth < UINT8_MAX ? depth : UINT8_MAX);
        number_block(block, &counts[block->depth]);
        counts[block->depth + 1] = (struct count){.others = 0};
        if ((block->flags & AJ_BLOCK_MERGED_UP) != 0 && block->type == AJ_CELL)
            check_merged(blocks, block, text);
    }
    aj_mem_free(counts);
}

static void *copy(struct aj_arena *arena, const void *items, size_t n, size_t size)
{
    void *result = aj_arena_alloc(arena, aj_array_size(n, size));

    if (n > 0)
        memcpy(result, items, n * size);
    return result;
}

/* The first folded byte at or behind the byte at `offset`, at `from` or behind. */
static uint32_t folded_behind(const struct aj_folded *folded, uint32_t from, uint32_t offset)
{
    while (from < folded->text.len && folded->origin[from] < offset)
        from++;
    return from;
}

/* Where the blocks stand in the folded text. Each begins at or behind the one before it; one with
 * others in it ends where the last of them does. */
static void place_folded(const struct aj_document *document, struct aj_block *blocks)
{
    uint32_t at = 0;

    for (uint32_t i = 0; i < document->n_blocks; i++) {
        struct aj_block *block = &blocks[i];

        at = folded_behind(&document->folded, at, block->from);
        block->folded_from = at;
    }
    for (uint32_t i = (uint32_t)document->n_blocks; i-- > 0;) {
        struct aj_block *block = &blocks[i];
        const struct aj_block *last = &blocks[block->end - 1];

        block->folded_to = last->to == block->to && last != block
                               ? last->folded_to
                               : folded_behind(&document->folded, block->folded_from, block->to);
    }
}

enum aj_status aj_builder_finish(struct aj_builder *builder, struct aj_document **out,
                                 struct aj_error *err)
{
    const struct stream *stream;
    struct aj_document *document;
    struct aj_block *blocks;

    *out = NULL;
    close_all(builder);
    stream = stream_at(builder, 0);
    for (size_t i = 0; i < builder->n_streams; i++)
        builder->over_limit = builder->over_limit || builder->streams[i].text.full;
    if (builder->over_limit)
        return aj_error_set(err, AJ_LIMIT, R_("文书过大：超过%d个段落和单元格或%dMB文字"),
                            AJ_LIMIT_BLOCKS, (int)(AJ_LIMIT_TEXT_BYTES / AJ_MIB));
    if (!aj_utf8_is_valid(aj_buffer_get(&stream->text)))
        return aj_error_set(err, AJ_CORRUPT, R_("文字不是有效的 UTF-8"));
    blocks = copy(builder->arena, stream->blocks, stream->n_blocks, sizeof(*blocks));
    document = aj_arena_alloc(builder->arena, sizeof(*document));
    document->text = aj_arena_dup(builder->arena, aj_buffer_get(&stream->text));
    number_blocks(blocks, stream->n_blocks, document->text);
    document->folded = aj_fold(builder->arena, document->text);
    document->blocks = blocks;
    document->n_blocks = stream->n_blocks;
    place_folded(document, blocks);
    document->parts = builder->parts.items;
    document->n_parts = builder->parts.count;
    document->hints =
        copy(builder->arena, stream->hints, stream->n_hints, sizeof(stream->hints[0]));
    document->n_hints = stream->n_hints;
    document->pictures =
        copy(builder->arena, stream->pictures, stream->n_pictures, sizeof(stream->pictures[0]));
    document->n_pictures = stream->n_pictures;
    document->captions = builder->captions.items;
    document->n_captions = builder->captions.count;
    document->facts = builder->facts;
    *out = document;
    return AJ_OK;
}
