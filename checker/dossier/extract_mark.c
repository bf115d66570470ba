/* SPDX-License-Identifier: Apache-2.0
 *
 * Labels before a colon in running text: where the next one begins. Knows nothing of what they
 * mean.
 */
#include "dossier/extract.h"

#include "base/utf8.h"

#include <string.h>

#define LONGEST_UNKNOWN 12 /* ideographs of a label that no kind knows */

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

/* The longest known label that ends at `end` and begins at or after `from`. */
static bool known_label(const struct aj_extract *x, size_t from, size_t end, struct aj_mark *mark)
{
    struct aj_str text = x->document->folded.text;
    size_t lowest = end > from + x->kinds->longest_label ? end - x->kinds->longest_label : from;
    bool found = false;

    for (size_t at = end; at > lowest;) {
        struct aj_str key;

        (void)aj_utf8_previous(text, &at); /* one character further left */
        key = aj_str_sub(text, at, end);
        /* "张三　执法人员：" is no trade of officers */
        if (found && gap_before(x->document, mark->from) &&
            aj_map_find(&x->kinds->labels, key) == NULL)
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

bool aj_extract_next_mark(const struct aj_extract *x, size_t from, size_t to, struct aj_mark *mark)
{
    struct aj_str text = x->document->folded.text;
    size_t at = from;

    while ((at = aj_str_find(text, aj_str_from(AJ_EXTRACT_COLON), at)) != AJ_STR_NONE && at < to) {
        size_t end = skip_bracket(text, from, at);

        *mark = (struct aj_mark){.colon = at};
        mark->is_known = known_label(x, from, end, mark);
        if (mark->is_known || unknown_label(x, from, end, mark))
            return true;
        at += strlen(AJ_EXTRACT_COLON);
    }
    return false;
}
