/* SPDX-License-Identifier: Apache-2.0
 *
 * Labels before a colon in running text: where the next one begins. Knows nothing of what they
 * mean.
 */
#include "dossier/extract.h"

#include "base/utf8.h"
#include "text/scan.h"

#include <string.h>

#define LONGEST_UNKNOWN   12 /* ideographs of a label that no kind knows */
#define LONGEST_BRACKETED 16 /* characters of a label in brackets */
#define LEAST_OWN         6  /* bytes of a label before a dash or a gap */
#define COLON             0xFF1A
#define OPEN_BRACKET      0x3014 /* what 【 is folded to */
#define CLOSE_BRACKET     0x3015
#define OPEN_ROUND        0xFF08 /* （ */
#define CLOSE_ROUND       0xFF09
#define STOP              0x3002
#define DASH              '-'
#define GAP               ' '
#define LEAD_COLON        0xEF /* the first bytes of these, and of ） */
#define LEAD_BRACKET      0xE3
#define SIGNED            1 /* a blank before who signs */
#define LEAST_GAP         4 /* bytes of an ideograph and a blank */
#define LONGEST_NAME      4 /* ideographs */

/* Whether space, tab or a line end stood in the written text before folded offset `at`. */
static bool gap_before(const struct aj_document *document, size_t at)
{
    uint32_t here = document->folded.origin[at];
    size_t before = here;

    if (at == 0 || document->folded.text.ptr[at - 1] == '\n' ||
        document->folded.text.ptr[at - 1] == ' ')
        return true;
    return aj_is_blank(aj_utf8_previous(document->text, &before));
}

/* A label begins at a line's start, behind a gap or behind a mark, never inside a word. */
static bool can_begin(const struct aj_document *document, size_t from, size_t at)
{
    size_t before = at;

    if (at <= from || gap_before(document, at))
        return true;
    return !aj_is_han(aj_utf8_previous(document->folded.text, &before));
}

/* Past a bracket that stands between label and colon: 法定代表人（负责人）：. */
static size_t skip_bracket(struct aj_str text, size_t from, size_t end)
{
    const struct aj_str close = aj_str_from("）");
    const struct aj_str open = aj_str_from("（");

    if (!aj_str_ends(aj_str_sub(text, from, end), close))
        return end;
    for (size_t at = end - close.len; at > from; at--) {
        if (aj_str_starts(aj_str_sub(text, at - 1, end), open))
            return at - 1;
    }
    return end;
}

static bool is_behind_colon(struct aj_str text, size_t at)
{
    return aj_str_ends(aj_str_sub(text, 0, at), aj_str_from(AJ_EXTRACT_COLON));
}

/* The longest known label that ends at `end` and begins at or after `from`. */
static bool known_label(const struct aj_extract *x, size_t from, size_t end, struct aj_mark *mark)
{
    struct aj_str text = x->document->folded.text;
    size_t lowest = end > from + x->kinds->labels.longest ? end - x->kinds->labels.longest : from;
    bool found = false;

    for (size_t at = end; at > lowest;) {
        struct aj_str key;

        (void)aj_utf8_previous(text, &at); /* one character further left */
        key = aj_str_sub(text, at, end);
        /* "张三　执法人员：" is no trade of officers, and in "送达文书：决定书　文号：" the first
         * word is what another label asks for */
        if (found && gap_before(x->document, mark->from) &&
            (!aj_labels_has(&x->kinds->labels, key) || is_behind_colon(text, at)))
            continue;
        if (can_begin(x->document, from, at) && aj_extract_is_label(x, key)) {
            mark->from = at;
            mark->key = key;
            found = true;
        }
    }
    return found;
}

/* Words before a colon that no kind knows, but that stand behind a gap: a label all the same. */
static bool unknown_label(const struct aj_extract *x, size_t from, size_t end, struct aj_mark *mark)
{
    struct aj_str text = x->document->folded.text;
    size_t at = end;

    for (int n = 0; n < LONGEST_UNKNOWN && at > from; n++) {
        size_t next = at;

        if (!aj_is_han(aj_utf8_previous(text, &next)))
            break;
        at = next;
        if (n > 0 && gap_before(x->document, at)) {
            mark->from = at;
            mark->key = aj_str_sub(text, at, end);
            return true;
        }
    }
    return false;
}

/* Puts what stands between the bracket `open` and the one that closes at `close` into the mark;
 * false where other characters than ideographs and `more` stand there. */
static bool in_brackets(const struct aj_extract *x, size_t from, size_t close, uint32_t open,
                        const char *more, struct aj_mark *mark)
{
    struct aj_str text = x->document->folded.text;
    size_t inner = close;

    for (int n = 0; n <= LONGEST_BRACKETED && inner > from; n++) {
        size_t at = inner;
        uint32_t c = aj_utf8_previous(text, &at);

        if (c == open) {
            mark->from = at;
            mark->key = aj_label_key(x->arena, aj_str_sub(text, inner, close));
            return n > 0;
        }
        if (!aj_is_han(c) && !aj_scan_is_one_of(c, more))
            return false;
        inner = at;
    }
    return false;
}

/* "【检查时间】…": a label in brackets that closes at `close`. A number of a document, 〔2022〕, is
 * none. */
static bool bracketed_label(const struct aj_extract *x, size_t from, size_t close,
                            struct aj_mark *mark)
{
    if (!in_brackets(x, from, close, OPEN_BRACKET, "/、（）", mark))
        return false;
    mark->is_known = aj_extract_is_label(x, mark->key);
    return mark->is_known || gap_before(x->document, mark->from);
}

/* "（查明的事实）…": a label of the paper's kind in round brackets that begins a line. */
static bool rounded_label(const struct aj_extract *x, size_t from, size_t close,
                          struct aj_mark *mark)
{
    struct aj_str text = x->document->folded.text;

    if (!in_brackets(x, from, close, OPEN_ROUND, "", mark))
        return false;
    mark->is_known = true;
    return (mark->from == 0 || text.ptr[mark->from - 1] == '\n') && mark->key.len >= LEAST_OWN &&
           !aj_extract_has_sign(x, mark->key) && aj_extract_meanings(x, mark->key) != NULL;
}

/* Whether blanks as wide as an ideograph stand before folded offset `at` in what was written. */
static bool wide_gap_before(const struct aj_document *document, size_t at)
{
    size_t before = document->folded.origin[at];
    int width = 0;

    while (before > 0) {
        uint32_t c = aj_utf8_previous(document->text, &before);

        if (!aj_is_blank(c) || c == '\n')
            break;
        width += c == 0x3000 || c == '\t' ? 2 : 1;
    }
    return width >= 2;
}

/* "询问人 张三" with a picture behind the name, which stands at `at`. */
static bool is_signed_at(const struct aj_extract *x, size_t at, size_t to)
{
    const struct aj_document *document = x->document;
    uint32_t block = aj_document_block_at(document, document->folded.origin[at]);
    size_t end = at;
    size_t n = 0;

    if (block == AJ_NO_BLOCK || (document->blocks[block].flags & AJ_BLOCK_PICTURE) == 0)
        return false;
    for (size_t next = at; next < to && (next == at || !gap_before(document, next)) &&
                           aj_is_han(aj_utf8_next(document->folded.text, &next));
         n++)
        end = next;
    return n >= 2 && n <= LONGEST_NAME &&
           aj_document_has_picture(document, block, document->folded.origin[at] + 1,
                                   document->folded.origin[end]);
}

/* "地点——…", "案由　　…": a label of the paper's kind at the start of a line or behind a gap that
 * ends at `end`; before who signs, behind a colon too: "签名：询问人 张三". */
static bool own_label(const struct aj_extract *x, size_t from, size_t end, struct aj_mark *mark)
{
    struct aj_str text = x->document->folded.text;
    size_t lowest = end > from + x->kinds->labels.longest ? end - x->kinds->labels.longest : from;

    for (size_t at = end; at > lowest;) {
        struct aj_str key;

        (void)aj_utf8_previous(text, &at); /* one character further left */
        if (!gap_before(x->document, at) && !(mark->is_signed && is_behind_colon(text, at)))
            continue;
        key = aj_label_key(x->arena, aj_str_sub(text, at, end));
        if (key.len < LEAST_OWN || aj_extract_meanings(x, key) == NULL)
            continue;
        *mark = (struct aj_mark){
            .from = at, .key = key, .is_known = true, .is_signed = mark->is_signed};
        return true;
    }
    return false;
}

/* "一、案件来源。…": a label of the paper's kind that a number at the start of the line and a stop
 * at `end` enclose. What heads several things, 理由和依据, leaves them to their patterns. */
static bool numbered_label(const struct aj_extract *x, size_t from, size_t end,
                           struct aj_mark *mark)
{
    struct aj_str text = x->document->folded.text;
    size_t lowest = end > from + x->kinds->labels.longest ? end - x->kinds->labels.longest : from;
    size_t at = end;
    struct aj_numbered numbered;
    struct aj_str key;

    while (at > lowest && text.ptr[at - 1] != '\n')
        at--;
    *mark = (struct aj_mark){.from = at, .is_known = true};
    if (at > from ? text.ptr[at - 1] != '\n' : !gap_before(x->document, at))
        return false;
    numbered = aj_extract_numbered(aj_str_sub(text, at, end));
    if (numbered.number == 0)
        return false;
    key = aj_label_key(x->arena, aj_str_sub(text, at + numbered.words, end));
    mark->key = key;
    return key.len >= LEAST_OWN && !aj_str_contains(key, aj_str_from("和")) &&
           !aj_str_contains(key, aj_str_from("及")) && aj_extract_meanings(x, key) != NULL;
}

/* Whether a sentence is in the words, not counting what stands in brackets. */
static bool is_sentence(struct aj_str words)
{
    int depth = 0;

    for (size_t at = 0; at < words.len;) {
        uint32_t c = aj_utf8_next(words, &at);

        depth += c == 0xFF08;
        depth -= c == 0xFF09 && depth > 0;
        if (c == STOP || (c == 0xFF0C && depth == 0))
            return true;
    }
    return false;
}

/* Whether a label at `at` without colon or bracket can head a value: in a cell the form itself says
 * what is a label, and in the middle of a sentence blanks are those of a form that was filled in.
 */
static bool can_stand_bare(const struct aj_extract *x, size_t at)
{
    uint32_t block = aj_document_block_at(x->document, x->document->folded.origin[at]);
    struct aj_str text;
    size_t from;
    size_t to;

    if (block == AJ_NO_BLOCK || aj_block_ancestor(x->document, block, AJ_CELL) != AJ_NO_BLOCK)
        return false;
    aj_block_folded_range(x->document, block, &from, &to);
    text = aj_str_sub(x->document->folded.text, from, at - from <= AJ_EXTRACT_LEAD ? at : to);
    return !is_sentence(text);
}

/* Whether what was written begins a line at folded offset `at`. */
static bool starts_line(struct aj_str text, size_t at)
{
    return at == 0 || text.ptr[at - 1] == '\n';
}

/* Whether another label stands behind the gap at `at`: "案由　　当事人" are headings. At the end of
 * a line that holds labels and values it is a value: "住址　某街8号　　与本案关系　证人". */
static bool is_label_behind(const struct aj_extract *x, const struct aj_mark *mark, size_t at,
                            size_t to)
{
    struct aj_str text = x->document->folded.text;
    size_t end = at;

    do
        (void)aj_utf8_next(text, &end); /* one character of the words */
    while (end < to && end - at <= x->kinds->labels.longest && !gap_before(x->document, end));
    if (!starts_line(text, mark->from) && (end >= text.len || text.ptr[end] == '\n'))
        return false;
    return aj_extract_is_label(x, aj_label_key(x->arena, aj_str_sub(text, at, end)));
}

/* What a label that ends at `at` is ended by; 0 for nothing. Moves *value behind it. */
static uint32_t ender_at(const struct aj_extract *x, size_t from, size_t at, size_t to,
                         size_t *value)
{
    struct aj_str text = x->document->folded.text;
    const uint32_t *origin = x->document->folded.origin;
    unsigned char first = (unsigned char)text.ptr[at];
    bool is_behind_gap = at > from && origin[at] - origin[at - 1] >= LEAST_GAP;
    uint32_t c = 0;

    *value = at;
    if (first == '-' || first == LEAD_COLON || first == LEAD_BRACKET)
        c = aj_utf8_next(text, value);
    if (c == COLON || c == CLOSE_BRACKET || c == CLOSE_ROUND || c == STOP)
        return c;
    if (c == DASH) {
        while (*value < to && text.ptr[*value] == DASH)
            (*value)++;
        return DASH;
    }
    *value = at;
    if (!is_behind_gap)
        return 0;
    if (wide_gap_before(x->document, at))
        return GAP;
    return is_signed_at(x, at, to) ? SIGNED : 0;
}

/* The label that an ender at `at` ends. */
static bool label_before(const struct aj_extract *x, size_t from, size_t at, uint32_t ender,
                         struct aj_mark *mark)
{
    size_t end;

    if (ender == CLOSE_BRACKET)
        return bracketed_label(x, from, at, mark);
    if (ender == CLOSE_ROUND)
        return rounded_label(x, from, at, mark);
    if (ender == STOP)
        return numbered_label(x, from, at, mark);
    if (ender != COLON)
        return own_label(x, from, at, mark) && can_stand_bare(x, mark->from);
    end = skip_bracket(x->document->folded.text, from, at);
    mark->is_known = known_label(x, from, end, mark);
    return mark->is_known || unknown_label(x, from, end, mark);
}

/* Past what ends no label for sure: most of a text. */
static size_t skip_words(const struct aj_extract *x, size_t from, size_t at, size_t to)
{
    const char *text = x->document->folded.text.ptr;
    const uint32_t *origin = x->document->folded.origin;

    for (; at < to; at++) {
        unsigned char c = (unsigned char)text[at];

        if (c == DASH || c == LEAD_COLON || c == LEAD_BRACKET ||
            (at > from && origin[at] - origin[at - 1] >= LEAST_GAP))
            break;
    }
    return at;
}

bool aj_extract_next_mark(const struct aj_extract *x, size_t from, size_t to, struct aj_mark *mark)
{
    struct aj_str text = x->document->folded.text;
    size_t next;

    for (size_t at = skip_words(x, from, from, to); at < to; at = skip_words(x, from, next, to)) {
        size_t value;
        uint32_t ender = ender_at(x, from, at, to, &value);

        *mark = (struct aj_mark){.from = at, .is_signed = ender == SIGNED};
        next = value > at ? value : at + 1;
        if (ender == 0 || !label_before(x, from, at, ender, mark) ||
            (ender == GAP && is_label_behind(x, mark, at, to)))
            continue;
        if ((ender == CLOSE_BRACKET || ender == CLOSE_ROUND) &&
            aj_str_starts(aj_str_sub(text, value, to), aj_str_from(AJ_EXTRACT_COLON)))
            value += strlen(AJ_EXTRACT_COLON);
        mark->colon = at;
        mark->value = value;
        return true;
    }
    return false;
}
