/* SPDX-License-Identifier: Apache-2.0
 *
 * Classification by words that stand as a title. A title is a short paragraph without sentence
 * marks that ends with a title of some kind; the longest such title wins. Which words make it a
 * mere mention stands in the rules.
 */
#include "dossier/classify.h"

#include "base/compiler.h"
#include "base/utf8.h"
#include "text/scan.h"

#include <string.h>

#define LONGEST_TITLE_LINE 40  /* characters, with the issuer's name before it */
#define LONGEST_SUBJECT    120 /* characters: 关于……的调查终结报告 */
#define TITLE_PARAGRAPHS   14 /* filled paragraphs looked at before a document counts as untitled */
#define SHORT_TITLE        3  /* characters: a title that may as well be a label or a heading */
#define COMMA              "、"
#define LAST_BRACKETS      3  /* behind a title, as in （单位）（副本） */
#define HEAD_LINES         4  /* that a title which no kind has may be among */
#define LONGEST_HEAD       24 /* characters of it */
#define LONGEST_PAGE_MARK  8  /* characters: 第1页 */

/* A title found in words. */
struct hit {
    const struct aj_kind *kind; /* NULL: none */
    struct aj_str title;
    struct aj_str before; /* the issuer's name or what else stands before the title */
};

/* Sentence marks: a paragraph with one of them is no title. */
static bool has_sentence_mark(struct aj_str text)
{
    static const char *const marks[] = {"。", "，", "；", "：", "？", "！", "《", "》", "“", "”",
                                        "\"", "‘",  "’",  "「", "」", "『", "』", "□",  "☑"};

    for (size_t i = 0; i < AJ_COUNT(marks); i++) {
        if (aj_str_contains(text, aj_str_from(marks[i])))
            return true;
    }
    return false;
}

/* Cuts what may stand behind a title: 〔2022〕第3号 and the like, from the first bracket that is
 * not at the start. */
static struct aj_str without_brackets(struct aj_str text)
{
    size_t round = aj_str_find(text, aj_str_from("（"), 1);
    size_t square = aj_str_find(text, aj_str_from("〔"), 1);
    size_t cut = round < square ? round : square;

    return cut != AJ_STR_NONE ? aj_str_sub(text, 0, cut) : text;
}

/* Without the bracket that ends the text: （副本）, （第一次）. */
static struct aj_str without_last_bracket(struct aj_str text)
{
    const struct aj_str open = aj_str_from("（");
    size_t at = AJ_STR_NONE;

    if (!aj_str_ends(text, aj_str_from("）")))
        return text;
    for (size_t i = aj_str_find(text, open, 0); i != AJ_STR_NONE;
         i = aj_str_find(text, open, i + 1))
        at = i;
    return at != AJ_STR_NONE && at > 0 ? aj_str_sub(text, 0, at) : text;
}

static bool is_found(const struct aj_pattern *pattern, struct aj_str text,
                     struct aj_pattern_match *match)
{
    return pattern != NULL && aj_pattern_find(pattern, text, 0, match) == AJ_PATTERN_MATCH;
}

/* The longest title that the text ends with. */
static struct hit longest_suffix(const struct aj_kinds *kinds, struct aj_str text)
{
    for (size_t at = 0; at < text.len; (void)aj_utf8_next(text, &at)) {
        const struct aj_kind *kind;

        if (text.len - at > kinds->longest_title)
            continue;
        kind = aj_map_find(&kinds->titles, aj_str_sub(text, at, text.len));
        if (kind != NULL)
            return (struct hit){kind, aj_str_sub(text, at, text.len), aj_str_sub(text, 0, at)};
    }
    return (struct hit){NULL, AJ_STR_EMPTY, AJ_STR_EMPTY};
}

/* Titles of forms may hold brackets themselves: 现场检查（勘验）笔录. They are looked up without
 * the marks, and without what is in them too. */
static struct aj_str drop_brackets(struct aj_arena *arena, struct aj_str text, bool keeps_words)
{
    char *out = aj_arena_alloc(arena, text.len + 1);
    size_t n = 0;
    bool inside = false;

    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t c = aj_utf8_next(text, &at);

        if (c == 0xFF08)
            inside = true;
        if (keeps_words ? c != 0xFF08 && c != 0xFF09 : !inside) {
            memcpy(out + n, text.ptr + start, at - start);
            n += at - start;
        }
        if (c == 0xFF09)
            inside = false;
    }
    return (struct aj_str){out, n};
}

/* A title made of the words in a bracket and those around it must begin before the bracket:
 * 行政（当场）处罚决定书, but not 立案（不予立案）审批表. */
static struct hit spanning(const struct aj_kinds *kinds, struct aj_arena *arena, struct aj_str key)
{
    struct hit hit = longest_suffix(kinds, drop_brackets(arena, key, true));
    size_t bracket = aj_str_find(key, aj_str_from("（"), 0);

    if (hit.kind != NULL && hit.before.len >= bracket)
        hit.kind = NULL;
    return hit;
}

static void keep_longer(struct hit *best, struct hit hit)
{
    if (hit.kind != NULL && (best->kind == NULL || hit.title.len > best->title.len))
        *best = hit;
}

/* The longest title that a pattern finds at the end of the key. */
static struct hit longest_pattern(const struct aj_kinds *kinds, struct aj_str key)
{
    struct hit best = {NULL, AJ_STR_EMPTY, AJ_STR_EMPTY};

    for (size_t i = 0; i < kinds->title_patterns.count; i++) {
        const struct aj_title_pattern *title = aj_vec_at(&kinds->title_patterns, i);
        struct aj_pattern_match match;

        if (is_found(title->pattern, key, &match) && match.to == key.len)
            keep_longer(&best, (struct hit){title->kind, aj_str_sub(key, match.from, key.len),
                                            aj_str_sub(key, 0, match.from)});
    }
    return best;
}

/* The longest title that the key ends with, whatever brackets stand in it or behind. */
static struct hit ending_title(const struct aj_kinds *kinds, struct aj_arena *arena,
                               struct aj_str key)
{
    struct hit best = longest_suffix(kinds, key);
    struct aj_str rest = key;

    keep_longer(&best, longest_pattern(kinds, key));
    if (aj_str_equal(without_brackets(key), key))
        return best;
    for (int n = 0; n < LAST_BRACKETS; n++) {
        rest = without_last_bracket(rest);
        keep_longer(&best, longest_suffix(kinds, rest));
        keep_longer(&best, longest_pattern(kinds, rest));
    }
    keep_longer(&best, spanning(kinds, arena, rest));
    keep_longer(&best, longest_suffix(kinds, without_brackets(key)));
    keep_longer(&best, longest_suffix(kinds, drop_brackets(arena, key, false)));
    return best;
}

/* Parts of a name may be parted by a comma that the title in the rules has not: 查封、扣押决定书.
 * The title must begin before it, or it is the last of a list. */
static struct hit parted(const struct aj_kinds *kinds, struct aj_arena *arena, struct aj_str key,
                         size_t comma)
{
    const struct aj_str mark = aj_str_from(COMMA);
    char *out = aj_arena_alloc(arena, key.len + 1);
    size_t n = 0;
    struct hit hit = {NULL, AJ_STR_EMPTY, AJ_STR_EMPTY};
    struct hit whole = longest_suffix(kinds, key);

    for (size_t at = 0; at < key.len; at++) {
        if (aj_str_starts(aj_str_sub(key, at, key.len), mark))
            at += mark.len - 1;
        else
            out[n++] = key.ptr[at];
    }
    hit = ending_title(kinds, arena, (struct aj_str){out, n});
    keep_longer(&whole, hit);
    if (whole.before.len >= comma)
        whole.kind = NULL;
    return whole;
}

/* "送达回证一": a title and the number of the sheet, of those that are no caption, 照片1. */
static struct hit numbered_title(const struct aj_kinds *kinds, struct aj_str key)
{
    size_t end = key.len;

    for (size_t at = end; at > 0; end = at) {
        uint32_t c = aj_utf8_previous(key, &at);

        if (!aj_scan_is_one_of(c, "0123456789一二三四五六七八九十"))
            break;
    }
    key.len = end;
    return (struct hit){aj_utf8_count(key) > SHORT_TITLE ? aj_map_find(&kinds->titles, key) : NULL,
                        key, AJ_STR_EMPTY};
}

/* Whether the title names its subject: 关于……的调查终结报告. */
static bool is_subject(const struct aj_kinds *kinds, struct aj_str key)
{
    struct aj_pattern_match match;

    return is_found(kinds->words.subject, key, &match);
}

/* Too long to be a title; one that names its subject may be longer. */
static bool is_too_long(const struct aj_kinds *kinds, struct aj_str key)
{
    size_t n = aj_utf8_count(key);

    return n > LONGEST_TITLE_LINE && (n > LONGEST_SUBJECT || !is_subject(kinds, key));
}

static struct hit hit_of_key(const struct aj_kinds *kinds, struct aj_arena *arena,
                             struct aj_str key)
{
    struct hit hit = {NULL, key, AJ_STR_EMPTY};
    struct aj_pattern_match match;
    size_t comma;

    if (key.len == 0 || is_too_long(kinds, key))
        return hit;
    hit.kind = aj_map_find(&kinds->titles, key);
    if (hit.kind == NULL && is_found(kinds->words.numbering, key, &match) && match.from == 0) {
        key = aj_str_sub(key, match.to, key.len);
        hit = (struct hit){aj_map_find(&kinds->titles, key), key, AJ_STR_EMPTY};
    }
    if (hit.kind != NULL || has_sentence_mark(key))
        return hit;
    hit = numbered_title(kinds, key);
    if (hit.kind != NULL)
        return hit;
    comma = is_subject(kinds, key) ? AJ_STR_NONE : aj_str_find(key, aj_str_from(COMMA), 0);
    hit = comma != AJ_STR_NONE ? parted(kinds, arena, key, comma) : ending_title(kinds, arena, key);
    if (hit.kind != NULL && is_found(kinds->words.mention, hit.before, &match))
        hit.kind = NULL;
    return hit;
}

/* Several titles side by side are a list, or the tabs of a page; but the title of a receipt may
 * follow that of what it is for. */
static bool is_list_of_titles(const struct aj_kinds *kinds, struct aj_arena *arena,
                              struct aj_str words)
{
    const struct aj_kind *last = NULL;
    struct aj_str word;
    int n = 0;

    while (aj_str_next_word(&words, &word)) {
        last = longest_suffix(kinds, aj_title_key(arena, word)).kind;
        n += last != NULL;
    }
    return n > 1 && (last == NULL || last->serves_name == AJ_NO_FIELD);
}

/* The "证据提取单（二）" of "证据提取单（二）　电子数据": words up to a number in brackets with a
 * space behind it; empty when there is none. */
static struct aj_str up_to_number(struct aj_str words)
{
    const struct aj_str bracket = aj_str_from("（");
    size_t at = aj_str_find(words, bracket, 0);
    size_t first;

    if (at == AJ_STR_NONE)
        return AJ_STR_EMPTY;
    at += bracket.len;
    first = at;
    while (aj_scan_take_one_of(words, &at, "0123456789一二三四五六七八九十")) {
    }
    if (at == first || !aj_scan_take(words, &at, "）") ||
        !aj_scan_is_one_of(aj_scan_peek(words, at), " \t　"))
        return AJ_STR_EMPTY;
    return aj_str_sub(words, 0, at);
}

static struct hit hit_of_words(const struct aj_kinds *kinds, struct aj_arena *arena,
                               struct aj_str words)
{
    struct hit hit = {NULL, AJ_STR_EMPTY, AJ_STR_EMPTY};

    if (words.len > (size_t)LONGEST_SUBJECT * 4)
        return hit;
    hit = hit_of_key(kinds, arena, aj_title_key(arena, words));
    if (hit.kind == NULL)
        hit = hit_of_key(kinds, arena, aj_title_key(arena, up_to_number(words)));
    if (hit.kind != NULL && hit.before.len > 0 && is_list_of_titles(kinds, arena, words))
        hit.kind = NULL;
    return hit;
}

const struct aj_kind *aj_classify_title(const struct aj_kinds *kinds, struct aj_arena *arena,
                                        struct aj_str words)
{
    return hit_of_words(kinds, arena, words).kind;
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

/* The first filled paragraph at or behind block. */
static uint32_t next_filled(const struct aj_document *document, uint32_t block, uint32_t end)
{
    for (uint32_t i = block; i < end; i++) {
        if (document->blocks[i].type == AJ_PARAGRAPH &&
            aj_str_trim(aj_block_text(document, i)).len > 0)
            return i;
    }
    return AJ_NO_BLOCK;
}

/* 〔5〕, 第1页, — 3 —: nothing but the number of the page. */
static bool is_page_mark(struct aj_str text)
{
    bool has_digit = false;

    if (aj_utf8_count(text) > LONGEST_PAGE_MARK)
        return false;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = aj_utf8_next(text, &at);

        has_digit = has_digit || (c >= '0' && c <= '9');
        if (!aj_is_blank(c) &&
            !aj_scan_is_one_of(c, "0123456789〔〕（）()【】[]第共页码：:-—－·/、"))
            return false;
    }
    return has_digit;
}

/* The first filled paragraph that is no number of a page. */
static uint32_t first_words(const struct aj_document *document, uint32_t block, uint32_t end)
{
    uint32_t i = next_filled(document, block, end);

    while (i != AJ_NO_BLOCK && is_page_mark(aj_str_trim(aj_block_text(document, i))))
        i = next_filled(document, i + 1, end);
    return i;
}

struct aj_str aj_classify_head(const struct aj_document *document, uint32_t first, uint32_t end)
{
    uint32_t i = first_words(document, first, end);

    for (int n = 0; n < HEAD_LINES && i != AJ_NO_BLOCK; n++) {
        struct aj_str line = aj_str_trim(aj_block_folded(document, i));

        if (can_hold_title(document, i) && aj_utf8_count(line) <= LONGEST_HEAD &&
            !has_sentence_mark(line))
            return line;
        i = next_filled(document, i + 1, end);
    }
    return AJ_STR_EMPTY;
}

/* A title over two paragraphs: 行政处罚 / 决定书. It begins in the first. */
static struct hit hit_of_two(const struct aj_title_search *search, uint32_t first, uint32_t second)
{
    struct aj_str above = aj_title_key(search->arena, aj_block_text(search->document, first));
    struct aj_str below = aj_title_key(search->arena, aj_block_text(search->document, second));
    struct hit hit = {NULL, AJ_STR_EMPTY, AJ_STR_EMPTY};

    if (above.len + below.len > (size_t)LONGEST_TITLE_LINE * 6)
        return hit;
    hit = hit_of_key(search->kinds, search->arena,
                     aj_arena_printf(search->arena, "%" AJ_STR_FMT "%" AJ_STR_FMT,
                                     AJ_STR_ARG(above), AJ_STR_ARG(below)));
    if (hit.before.len >= above.len)
        hit.kind = NULL;
    return hit;
}

static bool ends_with_digit(struct aj_str text)
{
    return text.len > 0 && text.ptr[text.len - 1] >= '0' && text.ptr[text.len - 1] <= '9';
}

/* Whether a weak title at `block` has the place of a title: at the head of a table or above one, or
 * in the middle. But with a page number at the end of the next line it heads a table of contents.
 */
static bool has_place_of_title(const struct aj_title_search *search, uint32_t block)
{
    const struct aj_document *document = search->document;
    uint32_t next = next_filled(document, block + 1, search->end);
    uint32_t row = aj_block_ancestor(document, block, AJ_ROW);

    if (row != AJ_NO_BLOCK)
        return row == document->blocks[row].parent + 1;
    if (next == AJ_NO_BLOCK)
        return false;
    if (aj_block_ancestor(document, next, AJ_ROW) != AJ_NO_BLOCK)
        return true;
    return (document->blocks[block].flags & AJ_BLOCK_CENTRED) != 0 &&
           !ends_with_digit(aj_block_folded(document, next));
}

/* Short, or the name of a field somewhere: the words may as well be a label or a heading. */
static bool is_weak(const struct aj_kinds *kinds, struct hit hit)
{
    return hit.before.len == 0 &&
           (aj_utf8_count(hit.title) <= SHORT_TITLE || aj_labels_has(&kinds->labels, hit.title));
}

static struct hit hit_at(const struct aj_title_search *search, uint32_t block)
{
    return hit_of_words(search->kinds, search->arena, aj_block_text(search->document, block));
}

struct aj_title aj_classify_at(const struct aj_title_search *search, uint32_t block, bool is_first)
{
    const struct aj_document *document = search->document;
    uint32_t next = next_filled(document, block + 1, search->end);
    struct hit hit = hit_at(search, block);

    if (hit.kind != NULL && is_weak(search->kinds, hit) && !is_first &&
        !has_place_of_title(search, block))
        hit.kind = NULL;
    else if (hit.kind == NULL && next != AJ_NO_BLOCK && can_hold_title(document, next) &&
             hit_at(search, next).kind == NULL)
        hit = hit_of_two(search, block, next);
    if (hit.kind == NULL)
        return (struct aj_title){NULL, AJ_NO_BLOCK, AJ_STR_EMPTY, false, false};
    return (struct aj_title){hit.kind, block, aj_block_text(document, block), hit.before.len == 0,
                             is_weak(search->kinds, hit)};
}

struct aj_title aj_classify_blocks(const struct aj_kinds *kinds, struct aj_arena *arena,
                                   const struct aj_document *document, uint32_t first, uint32_t end)
{
    struct aj_title_search search = {kinds, arena, document, end};
    uint32_t block = next_title_block(document, first, end);
    uint32_t first_filled = first_words(document, first, end);

    /* the tabs of a page */
    while (first_filled != AJ_NO_BLOCK &&
           is_list_of_titles(kinds, arena, aj_block_text(document, first_filled)))
        first_filled = first_words(document, first_filled + 1, end);

    for (int n = 0; n < TITLE_PARAGRAPHS && block != AJ_NO_BLOCK; n++) {
        struct aj_title title = aj_classify_at(&search, block, block == first_filled);

        if (title.kind != NULL)
            return title;
        block = next_title_block(document, block + 1, end);
    }
    return (struct aj_title){NULL, AJ_NO_BLOCK, AJ_STR_EMPTY, false, false};
}

const struct aj_kind *aj_classify_margins(const struct aj_kinds *kinds, struct aj_arena *arena,
                                          const struct aj_document *document)
{
    for (uint32_t i = 0; i < document->n_blocks; i++) {
        struct hit hit;

        if ((document->blocks[i].flags & AJ_BLOCK_MARGIN) == 0 ||
            document->blocks[i].type != AJ_PARAGRAPH)
            continue;
        hit = hit_of_words(kinds, arena, aj_block_text(document, i));
        if (hit.kind != NULL && !is_weak(kinds, hit))
            return hit.kind;
    }
    return NULL;
}

static bool is_continued(const struct aj_title_search *search, uint32_t block)
{
    struct aj_pattern_match match;

    return is_found(search->kinds->words.continued,
                    aj_title_key(search->arena, aj_block_text(search->document, block)), &match);
}

bool aj_title_continues(const struct aj_title_search *search, uint32_t block)
{
    uint32_t next = next_filled(search->document, block + 1, search->end);

    return is_continued(search, block) || (next != AJ_NO_BLOCK && is_continued(search, next));
}
