/* SPDX-License-Identifier: Apache-2.0
 *
 * The page numbers of an index ascend without gap or overlap.
 */
#include "predicate/listed.h"

/* No volume has more; a longer number is no page. */
#define MOST_PAGES 1000000

struct catalogue {
    struct aj_eval *e;
    const struct aj_paper *paper;
    struct aj_outcome *out;
};

static void add_evidence(struct catalogue *x, const struct aj_reading *reading)
{
    struct aj_item item = aj_item_of(x->paper, reading);

    aj_outcome_evidence(x->out, &item);
}

struct pages {
    const struct aj_reading *reading;
    int first;
    int last; /* 0: only where it begins */
};

/* "5" or "5-7", whatever stands between. False for anything else. */
static bool parse_pages(struct aj_str text, struct pages *out)
{
    int numbers[2] = {0, 0};
    size_t n = 0;
    bool in_number = false;

    for (size_t i = 0; i < text.len; i++) {
        bool is_digit = text.ptr[i] >= '0' && text.ptr[i] <= '9';

        if (is_digit && !in_number && ++n > AJ_COUNT(numbers))
            return false;
        if (is_digit && numbers[n - 1] < MOST_PAGES)
            numbers[n - 1] = numbers[n - 1] * 10 + (text.ptr[i] - '0');
        in_number = is_digit;
    }
    out->first = numbers[0];
    out->last = numbers[1];
    return n > 0 && out->first > 0 && (out->last == 0 || out->last >= out->first);
}

static void note_pages(struct catalogue *x, const struct pages *before, const struct pages *pages,
                       const char *fault)
{
    add_evidence(x, before->reading);
    add_evidence(x, pages->reading);
    aj_outcome_note_at(x->out, AJ_FALSE,
                       aj_arena_printf(x->e->arena,
                                       R_("目录页号“%" AJ_STR_FMT "”与上一行“%" AJ_STR_FMT "”%s"),
                                       AJ_STR_ARG(pages->reading->value.shown),
                                       AJ_STR_ARG(before->reading->value.shown), fault),
                       pages->reading->place);
}

/* has_ends: rows say where a document ends too, so that one number alone is one page. */
static void check_neighbours(struct catalogue *x, const struct pages *before,
                             const struct pages *pages, bool has_ends)
{
    int last = before->last > 0 || !has_ends ? before->last : before->first;

    if (pages->first < before->first)
        note_pages(x, before, pages, R_("倒序"));
    else if (last > 0 && pages->first <= last)
        note_pages(x, before, pages, R_("重叠"));
    else if (last == 0 && pages->first == before->first)
        note_pages(x, before, pages, R_("重复"));
    else if (last > 0 && pages->first > last + 1)
        note_pages(x, before, pages, R_("之间断号"));
}

/* Whether the pages begin anew with row i, as those of a second part do: it is page 1, and the next
 * row goes on from there. */
static bool begins_part(const struct aj_vec *rows, size_t i)
{
    const struct pages *before = aj_vec_at(rows, i - 1);
    const struct pages *pages = aj_vec_at(rows, i);
    const struct pages *next = i + 1 < rows->count ? aj_vec_at(rows, i + 1) : NULL;

    return pages->first == 1 && before->first > 1 && next != NULL && next->first > pages->first &&
           (pages->last == 0 || next->first == pages->last + 1);
}

/* The last page of the row, where it is a column of its own. False where it cannot be one. */
static bool read_end(const struct aj_paper *paper, struct pages *pages)
{
    const struct aj_reading *reading =
        aj_paper_in_row(paper, paper->kind->lists_ends, pages->reading->row);
    struct pages end;

    if (reading == NULL)
        return true;
    if (!parse_pages(reading->value.key, &end) || end.last > 0 || end.first < pages->first)
        return false;
    pages->last = end.first;
    return true;
}

static bool has_number(struct aj_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
            return true;
    }
    return false;
}

void aj_listed_pages(struct aj_eval *e, const struct aj_paper *paper, struct aj_outcome *out)
{
    struct catalogue catalogue = {e, paper, out};
    struct catalogue *x = &catalogue;
    const struct aj_vec *all = aj_paper_readings(paper, paper->kind->lists_pages);
    struct aj_vec rows;
    bool has_ends = false;

    aj_vec_init(&rows, x->e->arena, sizeof(struct pages));
    for (size_t i = 0; i < all->count; i++) {
        struct pages pages = {.reading = aj_vec_at(all, i)};

        if (i + 1 == all->count && pages.reading->state == AJ_VALUE &&
            !has_number(pages.reading->value.key))
            break; /* the last sheet, "卷尾", has no page */
        if (pages.reading->state == AJ_VALUE &&
            (!parse_pages(pages.reading->value.key, &pages) || !read_end(paper, &pages)))
            aj_outcome_note_at(x->out, AJ_UNKNOWN,
                               aj_arena_printf(x->e->arena, R_("目录页号“%" AJ_STR_FMT "”读不出"),
                                               AJ_STR_ARG(pages.reading->value.shown)),
                               pages.reading->place);
        else if (pages.reading->state == AJ_VALUE)
            *(struct pages *)aj_vec_push(&rows) = pages;
    }
    if (rows.count < 2) {
        aj_outcome_note_at(x->out, AJ_UNKNOWN, aj_str_from(R_("目录没有读出页号")),
                           (struct aj_place){.paper = x->paper, .block = AJ_NO_BLOCK});
        return;
    }
    for (size_t i = 0; i + 1 < rows.count; i++)
        has_ends = has_ends || ((const struct pages *)aj_vec_at(&rows, i))->last > 0;
    aj_outcome_note(x->out, AJ_TRUE, aj_str_from(R_("目录页号相连")));
    for (size_t i = 1; i < rows.count && x->out->truth != AJ_UNKNOWN; i++) {
        if (begins_part(&rows, i))
            continue;
        check_neighbours(x, aj_vec_at(&rows, i - 1), aj_vec_at(&rows, i), has_ends);
    }
}
