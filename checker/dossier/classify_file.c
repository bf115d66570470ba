/* SPDX-License-Identifier: Apache-2.0
 *
 * Classification by file names, and titles within other words. Looks at no document.
 */
#include "dossier/classify.h"

#include "base/utf8.h"

#include <string.h>

#define MOST_SPANNING 256 /* bytes looked at for a title with a bracket in it */

static const char bracket_open[] = "（";
static const char bracket_close[] = "）";

/* The title that the text begins with when a bracket in the middle is left out: 证据复制（提取）单.
 * `len`: its bytes in the text, the bracket included. */
static const struct aj_kind *find_spanning(const struct aj_kinds *kinds, struct aj_str text,
                                           size_t *len)
{
    char joined[MOST_SPANNING];
    size_t open = aj_str_find(text, aj_str_from(bracket_open), 1);
    size_t close = aj_str_find(text, aj_str_from(bracket_close), 0);
    struct aj_str behind;
    struct aj_title_lengths lengths;

    if (open > kinds->longest_title || close == AJ_STR_NONE || close < open)
        return NULL;
    close += strlen(bracket_close);
    behind = aj_utf8_cut(aj_str_sub(text, close, text.len), kinds->longest_title - open);
    if (behind.len == 0)
        return NULL;
    memcpy(joined, text.ptr, open);
    memcpy(joined + open, behind.ptr, behind.len);
    lengths = aj_kinds_title_lengths(kinds, (struct aj_str){joined, open + behind.len});
    for (size_t n = behind.len; lengths.set != 0 && n > 0; n = aj_utf8_cut(behind, n - 1).len) {
        const struct aj_kind *kind =
            aj_title_lengths_has(lengths, open + n)
                ? aj_map_find(&kinds->titles, (struct aj_str){joined, open + n})
                : NULL;

        if (kind != NULL) {
            *len = close + n;
            return kind;
        }
    }
    return NULL;
}

/* The longest title that the text begins with. */
static const struct aj_kind *find_plain(const struct aj_kinds *kinds, struct aj_str text,
                                        size_t *len)
{
    struct aj_title_lengths lengths = aj_kinds_title_lengths(kinds, text);
    struct aj_str window;

    if (lengths.set == 0)
        return NULL;
    window = aj_utf8_cut(text, kinds->longest_title);
    for (*len = window.len; *len > 0; *len = aj_utf8_cut(window, *len - 1).len) {
        const struct aj_kind *kind = aj_title_lengths_has(lengths, *len)
                                         ? aj_map_find(&kinds->titles, aj_str_sub(window, 0, *len))
                                         : NULL;

        if (kind != NULL)
            return kind;
    }
    return NULL;
}

const struct aj_kind *aj_classify_within(const struct aj_kinds *kinds, struct aj_str folded,
                                         size_t from, size_t *title_from, size_t *title_to)
{
    size_t open = from; /* the next bracket, once it is behind `at` */

    for (size_t at = from; at < folded.len; (void)aj_utf8_next(folded, &at)) {
        struct aj_str rest = aj_str_sub(folded, at, folded.len);
        size_t len;
        const struct aj_kind *kind = find_plain(kinds, rest, &len);

        if (open <= at)
            open = aj_str_find(folded, aj_str_from(bracket_open), at + 1);
        if (kind == NULL && open != AJ_STR_NONE && open - at <= kinds->longest_title)
            kind = find_spanning(kinds, aj_utf8_cut(rest, MOST_SPANNING), &len);
        if (kind == NULL)
            continue;
        *title_from = at;
        *title_to = at + len;
        return kind;
    }
    return NULL;
}

/* A short title in a file name must end it, or a number or bracket must follow: 送达.docx, 照片1,
 * but not 送达地址线索书. */
static bool is_whole_in_name(struct aj_str stem, size_t from, size_t to)
{
    if (aj_utf8_count(aj_str_sub(stem, from, to)) > 2 || to >= stem.len)
        return true;
    return (unsigned char)stem.ptr[to] < 0x80 ||
           aj_str_starts(aj_str_sub(stem, to, stem.len), aj_str_from("（"));
}

/* 未提出听证申请的说明: there is no such paper. */
static bool is_denied(const struct aj_pattern *denial, struct aj_str before)
{
    struct aj_pattern_match match;

    return denial != NULL && aj_pattern_find(denial, before, 0, &match) == AJ_PATTERN_MATCH;
}

/* The name without folders, ending and leading number: 卷一/03_立案审批表.docx -> 立案审批表. */
struct aj_str aj_classify_stem(struct aj_str file)
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
    struct aj_str stem = aj_title_key(arena, aj_classify_stem(file));
    const struct aj_kind *best = NULL;
    size_t longest = 0;
    size_t from;
    size_t to = 0;
    const struct aj_kind *kind;

    while ((kind = aj_classify_within(kinds, stem, to, &from, &to)) != NULL) {
        if (!is_whole_in_name(stem, from, to) ||
            is_denied(kinds->words.denial, aj_str_sub(stem, 0, from)))
            continue;
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
