/* SPDX-License-Identifier: Apache-2.0
 *
 * Classification by words that stand as a title. A title is a short paragraph without sentence
 * marks that ends with a title of some kind; the longest such title wins.
 */
#include "dossier/classify.h"

#include "base/utf8.h"

#include <string.h>

#define LONGEST_TITLE_LINE 40 /* characters, with the issuer's name before it */
#define TITLE_PARAGRAPHS   14 /* filled paragraphs looked at before a document counts as untitled */

/* Sentence marks: a paragraph with one of them is no title. */
static bool has_sentence_mark(struct aj_str text)
{
    static const char *const marks[] = {"。", "，", "；", "：", "、", "？",
                                        "！", "《", "“",  "□",  "☑"};

    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        if (aj_str_contains(text, aj_str_from(marks[i])))
            return true;
    }
    return false;
}

/* Cuts what may stand behind a title: （副本）, 〔2022〕第3号 and the like, from the first bracket
 * that is not at the start. */
static struct aj_str without_brackets(struct aj_str text)
{
    size_t round = aj_str_find(text, aj_str_from("（"), 1);
    size_t square = aj_str_find(text, aj_str_from("〔"), 1);
    size_t cut = round < square ? round : square;

    return cut != AJ_STR_NONE ? aj_str_sub(text, 0, cut) : text;
}

/* The kind of the longest title that the text ends with. */
static const struct aj_kind *longest_suffix(const struct aj_kinds *kinds, struct aj_str text)
{
    for (size_t at = 0; at < text.len; (void)aj_utf8_next(text, &at)) {
        const struct aj_kind *kind;

        if (text.len - at > kinds->longest_title)
            continue;
        kind = aj_map_find(&kinds->titles, aj_str_sub(text, at, text.len));
        if (kind != NULL)
            return kind;
    }
    return NULL;
}

/* Titles of forms may hold brackets themselves: 现场检查（勘验）笔录. They are looked up without.
 */
static struct aj_str drop_inner_brackets(struct aj_arena *arena, struct aj_str text)
{
    char *out = aj_arena_alloc(arena, text.len + 1);
    size_t n = 0;
    bool inside = false;

    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t c = aj_utf8_next(text, &at);

        if (c == 0xFF08)
            inside = true;
        if (!inside) {
            memcpy(out + n, text.ptr + start, at - start);
            n += at - start;
        }
        if (c == 0xFF09)
            inside = false;
    }
    return (struct aj_str){out, n};
}

static const struct aj_kind *kind_of_key(const struct aj_kinds *kinds, struct aj_arena *arena,
                                         struct aj_str key)
{
    const struct aj_kind *kind;

    if (key.len == 0 || aj_utf8_count(key) > LONGEST_TITLE_LINE)
        return NULL;
    kind = aj_map_find(&kinds->titles, key);
    if (kind != NULL || has_sentence_mark(key))
        return kind;
    kind = longest_suffix(kinds, key);
    if (kind == NULL)
        kind = longest_suffix(kinds, without_brackets(key));
    return kind != NULL ? kind : longest_suffix(kinds, drop_inner_brackets(arena, key));
}

const struct aj_kind *aj_classify_title(const struct aj_kinds *kinds, struct aj_arena *arena,
                                        struct aj_str words)
{
    if (words.len > (size_t)LONGEST_TITLE_LINE * 12)
        return NULL;
    return kind_of_key(kinds, arena, aj_title_key(arena, words));
}

/* A paragraph that can be a title: of the body, outside tables, or alone in its row. */
static bool can_hold_title(const struct aj_document *document, uint32_t block)
{
    const struct aj_block *paragraph = &document->blocks[block];
    uint32_t row;

    if (paragraph->type != AJ_PARAGRAPH || (paragraph->flags & AJ_BLOCK_MARGIN) != 0 ||
        paragraph->from == paragraph->to)
        return false;
    row = aj_block_ancestor(document, block, AJ_ROW);
    if (row == AJ_NO_BLOCK)
        return true;
    /* one cell in the row */
    return row + 1 < document->n_blocks && document->blocks[row + 1].type == AJ_CELL &&
           document->blocks[row + 1].end == document->blocks[row].end;
}

/* The paragraph after block within [.., end) that can hold a title. */
static uint32_t next_title_block(const struct aj_document *document, uint32_t block, uint32_t end)
{
    for (uint32_t i = block; i < end; i++) {
        if (can_hold_title(document, i))
            return i;
    }
    return AJ_NO_BLOCK;
}

/* A title over two paragraphs: 行政处罚 / 决定书. */
static const struct aj_kind *kind_of_two(const struct aj_kinds *kinds, struct aj_arena *arena,
                                         const struct aj_document *document, uint32_t first,
                                         uint32_t second)
{
    struct aj_str above = aj_block_text(document, first);
    struct aj_str below = aj_block_text(document, second);

    if (above.len + below.len > (size_t)LONGEST_TITLE_LINE * 6)
        return NULL;
    return aj_classify_title(kinds, arena,
                             aj_arena_printf(arena, "%" AJ_STR_FMT "%" AJ_STR_FMT,
                                             AJ_STR_ARG(above), AJ_STR_ARG(below)));
}

struct aj_title aj_classify_blocks(const struct aj_kinds *kinds, struct aj_arena *arena,
                                   const struct aj_document *document, uint32_t first, uint32_t end)
{
    uint32_t block = next_title_block(document, first, end);

    for (int n = 0; n < TITLE_PARAGRAPHS && block != AJ_NO_BLOCK; n++) {
        uint32_t next = next_title_block(document, block + 1, end);
        const struct aj_kind *kind =
            aj_classify_title(kinds, arena, aj_block_text(document, block));

        if (kind == NULL && next != AJ_NO_BLOCK)
            kind = aj_classify_title(kinds, arena, aj_block_text(document, next)) == NULL
                       ? kind_of_two(kinds, arena, document, block, next)
                       : NULL;
        if (kind != NULL)
            return (struct aj_title){kind, block, aj_block_text(document, block)};
        block = next;
    }
    return (struct aj_title){NULL, AJ_NO_BLOCK, AJ_STR_EMPTY};
}

const struct aj_kind *aj_classify_within(const struct aj_kinds *kinds, struct aj_str folded,
                                         size_t from, size_t *title_from, size_t *title_to)
{
    for (size_t at = from; at < folded.len; (void)aj_utf8_next(folded, &at)) {
        struct aj_str window =
            aj_utf8_cut(aj_str_sub(folded, at, folded.len), kinds->longest_title);

        for (size_t len = window.len; len > 0; len = aj_utf8_cut(window, len - 1).len) {
            const struct aj_kind *kind = aj_map_find(&kinds->titles, aj_str_sub(window, 0, len));

            if (kind == NULL)
                continue;
            *title_from = at;
            *title_to = at + len;
            return kind;
        }
    }
    return NULL;
}

/* The name without folders, ending and leading number: 卷一/03_立案审批表.docx -> 立案审批表. */
static struct aj_str stem_of(struct aj_str file)
{
    static const char numbering[] = "0123456789.-_ 、";
    size_t slash = AJ_STR_NONE;
    size_t dot = AJ_STR_NONE;

    for (size_t i = 0; i < file.len; i++) {
        if (file.ptr[i] == '/')
            slash = i;
        if (file.ptr[i] == '.')
            dot = i;
    }
    if (dot != AJ_STR_NONE && (slash == AJ_STR_NONE || dot > slash))
        file = aj_str_sub(file, 0, dot);
    if (slash != AJ_STR_NONE)
        file = aj_str_sub(file, slash + 1, file.len);
    for (size_t at = 0; at < file.len;) {
        size_t start = at;

        (void)aj_utf8_next(file, &at); /* the bytes say it all */
        if (!aj_str_contains(aj_str_from(numbering), aj_str_sub(file, start, at)))
            return aj_str_sub(file, start, file.len);
    }
    return file;
}

const struct aj_kind *aj_classify_file(const struct aj_kinds *kinds, struct aj_arena *arena,
                                       struct aj_str file)
{
    struct aj_str stem = aj_title_key(arena, stem_of(file));
    const struct aj_kind *best = NULL;
    size_t longest = 0;
    size_t from;
    size_t to = 0;
    const struct aj_kind *kind;

    while ((kind = aj_classify_within(kinds, stem, to, &from, &to)) != NULL) {
        if (to - from >= longest || kind->serves_name != AJ_NO_FIELD)
            best = kind;
        longest = to - from > longest ? to - from : longest;
        if (kind->serves_name != AJ_NO_FIELD)
            break; /* a receipt's name also names what it served */
    }
    for (size_t i = 0; best == NULL && i < kinds->kinds.count; i++) {
        const struct aj_kind *candidate = *(struct aj_kind **)aj_vec_at(&kinds->kinds, i);

        for (size_t k = 0; k < candidate->files.count; k++) {
            struct aj_pattern_match match;

            if (aj_pattern_find(*(struct aj_pattern **)aj_vec_at(&candidate->files, k), stem, 0,
                                &match) == AJ_PATTERN_MATCH)
                return candidate;
        }
    }
    return best;
}
