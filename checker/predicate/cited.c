/* SPDX-License-Identifier: Apache-2.0
 *
 * Citations of laws, from fields that keep them and from words.
 */
#include "predicate/cited.h"

#include "text/fold.h"
#include "text/law_names.h"
#include "text/number.h"

#include <string.h>

#define TITLE_OPEN  "《"
#define TITLE_CLOSE "》"

/* "title|30|0|1|2", as citations are kept. */
static bool parse_key(struct aj_str key, struct aj_cited *out)
{
    int64_t numbers[4];
    struct aj_str rest = key;
    struct aj_str piece;

    if (!aj_str_next_piece(&rest, '|', &out->title))
        return false;
    for (size_t i = 0; i < AJ_COUNT(numbers); i++) {
        if (!aj_str_next_piece(&rest, '|', &piece) || !aj_number_parse(piece, &numbers[i]))
            return false;
    }
    out->article = (int)numbers[0];
    out->article_sub = (int)numbers[1];
    out->paragraph = (int)numbers[2];
    out->item_number = (int)numbers[3];
    return true;
}

static struct aj_str written_name(struct aj_eval *e, struct aj_str raw)
{
    struct aj_str text = aj_fold_text(e->arena, raw);
    size_t open = aj_str_find(text, aj_str_from(TITLE_OPEN), 0);
    size_t close = aj_str_find(text, aj_str_from(TITLE_CLOSE), 0);

    if (open == AJ_STR_NONE || close == AJ_STR_NONE || close < open)
        return AJ_STR_EMPTY;
    return aj_str_sub(text, open + strlen(TITLE_OPEN), close);
}

static void add_kept(struct aj_eval *e, const struct aj_item *item, struct aj_vec *out)
{
    struct aj_cited cited = {.item = *item, .written = written_name(e, item->raw)};

    if (item->state == AJ_VALUE && !parse_key(item->value.key, &cited))
        cited.item.state = AJ_UNREAD;
    if (item->state != AJ_BLANK)
        *(struct aj_cited *)aj_vec_push(out) = cited;
}

/* The bytes of the folded document that the item's words are. */
static bool range_of(const struct aj_item *item, size_t *from, size_t *to)
{
    const struct aj_document *document = item->paper != NULL ? item->paper->document : NULL;

    if (document == NULL)
        return false;
    if (item->raw.len == 0) { /* the whole text */
        *from = (size_t)(item->value.key.ptr - document->folded.text.ptr);
        *to = *from + item->value.key.len;
        return item->value.key.len > 0;
    }
    *from = aj_document_to_folded(document, item->place.from);
    *to = aj_document_to_folded(document, item->place.to);
    return item->place.block != AJ_NO_BLOCK;
}

/* The words [from, to) of the folded document. */
static struct aj_item item_at(const struct aj_item *whole, size_t from, size_t to)
{
    size_t base =
        (size_t)(aj_paper_folded(whole->paper).ptr - whole->paper->document->folded.text.ptr);

    return aj_item_part(whole, from - base, to - base);
}

/* Citations in words: of the whole paper, whose definitions count, those within the item. */
static void add_from_text(struct aj_eval *e, const struct aj_item *item, struct aj_vec *out)
{
    struct aj_citation citation = {.to = 0};
    struct aj_law_names names;
    struct aj_str text;
    size_t from;
    size_t to;

    if (item->state != AJ_VALUE || !range_of(item, &from, &to))
        return;
    text = item->paper->document->folded.text;
    aj_law_names_read(&names, e->arena, &e->dossier->kinds->laws, text);
    while (aj_citation_find(text, citation.to, &citation)) {
        struct aj_cited cited = {.article = citation.article,
                                 .article_sub = citation.article_sub,
                                 .paragraph = citation.paragraph,
                                 .item_number = citation.item};

        if (citation.from < from || citation.from >= to)
            continue;
        cited.item = item_at(item, citation.from, citation.to);
        cited.written = written_name(e, cited.item.raw);
        if (!aj_law_names_resolve(&names, &citation, &cited.title))
            cited.item.state = AJ_UNREAD;
        cited.item.value.shown = cited.item.raw;
        *(struct aj_cited *)aj_vec_push(out) = cited;
    }
}

bool aj_cited_collect(struct aj_eval *e, const struct aj_vec *paths, struct aj_vec *all,
                      struct aj_outcome *out)
{
    bool any = false;

    aj_vec_init(all, e->arena, sizeof(struct aj_cited));
    for (size_t i = 0; i < paths->count; i++) {
        const struct aj_path *path = aj_vec_at(paths, i);
        struct aj_operand operand;

        aj_path_resolve(e, path, AJ_PICK_ALL, &operand);
        if (!aj_outcome_needs(e, out, path, &operand))
            continue;
        any = true;
        for (size_t k = 0; k < operand.items.count; k++) {
            const struct aj_item *item = aj_vec_at(&operand.items, k);

            if (item->value.type == AJ_TYPE_CITATIONS)
                add_kept(e, item, all);
            else
                add_from_text(e, item, all);
        }
    }
    return any;
}

void aj_cited_note(struct aj_eval *e, const struct aj_cited *cited, enum aj_truth truth,
                   struct aj_str words, struct aj_outcome *out)
{
    struct aj_note *last;

    aj_outcome_evidence(out, &cited->item);
    aj_outcome_note(out, truth,
                    aj_arena_printf(e->arena, "%" AJ_STR_FMT "%" AJ_STR_FMT,
                                    AJ_STR_ARG(aj_item_words(e->arena, &cited->item)),
                                    AJ_STR_ARG(words)));
    last = aj_vec_at(&out->notes, out->notes.count - 1);
    last->place = cited->item.place;
}
