/* SPDX-License-Identifier: Apache-2.0
 *
 * <listed catalogue= what="titles|pages" except= alike= forms= rows= besides=/>: what the index of
 * a file says against what is in it. titles: every row's document is there and every document has a
 * row; a row that names no kind of document may be any that no other row claims; rows= looks at the
 * rows of these words alone, besides= names what is no document. pages: the numbers ascend without
 * gap or overlap. Which columns hold these the kind of the index says (<lists>).
 */
#include "predicate/listed.h"

#include "base/utf8.h"
#include "predicate/listing.h"
#include "text/pattern.h"

#define LONGEST_HEAD 300 /* bytes of a paper in which its title stands */
#define TITLE_END    3   /* pairs of characters at the end of a title that are looked for */

#define LEAST_LAST 18 /* bytes of a thing that is told from others: 许可证复印件 */

#define MOST_JOINED 8 /* papers of one file that one row may list together */
#define FEW_JOINED  3 /* that are never a whole case */
#define CASE_SHARE  3 /* more than one in so many papers of a case are a whole one */

enum what { TITLES, PAGES };

struct listed {
    const struct aj_kind *catalogue;
    enum what what;
    struct aj_vec except; /* const struct aj_kind *: need not be listed */
    struct aj_vec alike;  /* const struct aj_kind *: one may hold another */
    struct aj_vec
        forms; /* const struct aj_kind *: forms for many purposes, which may be any row's */
    struct aj_pattern *rows;    /* NULL: every row, and every document */
    struct aj_pattern *besides; /* NULL: every row is a document */
};

static const struct aj_kind *kind_named(struct aj_compiling *c, struct aj_str name)
{
    const struct aj_kind *kind = aj_kinds_find(c->kinds, name);

    if (kind == NULL)
        aj_compile_fail(c, _("没有名为“%" AJ_STR_FMT "”的文书"), AJ_STR_ARG(name));
    return kind;
}

static void name_kinds(struct aj_compiling *c, const char *attribute, struct aj_vec *kinds)
{
    struct aj_str names = aj_setting_find(c, attribute);
    struct aj_str word;

    aj_vec_init(kinds, c->arena, sizeof(const struct aj_kind *));
    while (aj_str_next_word(&names, &word))
        *(const struct aj_kind **)aj_vec_push(kinds) = kind_named(c, word);
}

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct listed *listed = aj_arena_alloc(c->arena, sizeof(*listed));
    struct aj_str what = aj_setting_find(c, "what");

    predicate->data = listed;
    listed->catalogue = kind_named(c, aj_setting_find(c, "catalogue"));
    listed->what = aj_str_equal_c(what, "pages") ? PAGES : TITLES;
    if (listed->what == TITLES && !aj_str_equal_c(what, "titles"))
        aj_compile_fail(c, _("what：“%" AJ_STR_FMT "”应为 titles 或 pages"), AJ_STR_ARG(what));
    if (listed->catalogue != NULL && listed->catalogue->lists_title == AJ_NO_FIELD)
        aj_compile_fail(c, _("《%" AJ_STR_FMT "》没有 <lists>"),
                        AJ_STR_ARG(listed->catalogue->name));
    name_kinds(c, "except", &listed->except);
    name_kinds(c, "alike", &listed->alike);
    name_kinds(c, "forms", &listed->forms);
    listed->rows = aj_setting_pattern(c, "rows");
    listed->besides = aj_setting_pattern(c, "besides");
}

/* ---- titles ---- */

struct index {
    struct aj_eval *e;
    const struct listed *listed;
    const struct aj_listing *listing;
    bool has_spare_file; /* a document may be where no row says */
    struct aj_outcome *out;
};

static bool is_one_of(const struct aj_vec *kinds, const struct aj_paper *paper)
{
    for (size_t i = 0; i < kinds->count; i++) {
        if (aj_listing_is_kin(paper, *(const struct aj_kind *const *)aj_vec_at(kinds, i)))
            return true;
    }
    return false;
}

static bool is_alike(const struct listed *listed, const struct aj_kind *kind)
{
    for (size_t i = 0; i < listed->alike.count; i++) {
        if (*(const struct aj_kind *const *)aj_vec_at(&listed->alike, i) == kind)
            return true;
    }
    return false;
}

/* A copy may be pasted onto a sheet with a title of its own: a paper of a kind like that of the
 * row which names the row's kind in its text. */
static bool holds(const struct index *x, const struct aj_listing_row *row,
                  const struct aj_paper *paper)
{
    const struct aj_vec *named;

    if (!is_alike(x->listed, row->kind) || !is_one_of(&x->listed->alike, paper))
        return false;
    named = aj_listing_kinds_named(x->e, x->listing, paper);
    for (size_t i = 0; i < named->count; i++) {
        if (*(const struct aj_kind *const *)aj_vec_at(named, i) == row->kind)
            return true;
    }
    return false;
}

static bool is_row_of(const struct index *x, const struct aj_listing_row *row,
                      const struct aj_paper *paper)
{
    return aj_listing_is_named_by(row, paper) || holds(x, row, paper);
}

static void add_evidence(struct index *x, const struct aj_listing_row *row)
{
    struct aj_item item = aj_item_of(row->paper, row->title);

    aj_outcome_evidence(x->out, &item);
}

/* The papers of a file stand side by side: those of the i-th one's, [*first, *end). */
static void file_of(const struct aj_vec *papers, size_t i, size_t *first, size_t *end)
{
    struct aj_str file = (*(struct aj_paper *const *)aj_vec_at(papers, i))->file;

    *first = i;
    *end = i + 1;
    while (*first > 0 && i - *first <= MOST_JOINED &&
           aj_str_equal((*(struct aj_paper *const *)aj_vec_at(papers, *first - 1))->file, file))
        (*first)--;
    while (*end < papers->count && *end - i <= MOST_JOINED &&
           aj_str_equal((*(struct aj_paper *const *)aj_vec_at(papers, *end))->file, file))
        (*end)++;
}

/* Whether so many papers of one file are a whole case, of which no row lists all. */
static bool is_whole_case(size_t n, const struct aj_vec *papers)
{
    return n > FEW_JOINED && (n > MOST_JOINED || n * CASE_SHARE > papers->count);
}

/* Whether a paper of the i-th one's file is the document of a row. */
static bool is_file_claimed(const struct index *x, size_t i)
{
    const struct aj_vec *papers = &x->e->dossier->papers;
    struct aj_str file = (*(struct aj_paper *const *)aj_vec_at(papers, i))->file;

    for (size_t k = 0; k < papers->count; k++) {
        if (x->listing->claimed[k] &&
            aj_str_equal((*(struct aj_paper *const *)aj_vec_at(papers, k))->file, file))
            return true;
    }
    return false;
}

/* Whether a document may be in a file that no row has named, other than papers that need no row; or
 * be in a file that holds many: there titles of no kind are not told from other lines. */
static bool has_spare_file(const struct index *x)
{
    const struct aj_vec *papers = &x->e->dossier->papers;

    for (size_t i = 0; i < papers->count; i++) {
        size_t first;
        size_t end;

        file_of(papers, i, &first, &end);
        if (is_whole_case(end - first, papers) ||
            (!is_one_of(&x->listed->except, *(struct aj_paper *const *)aj_vec_at(papers, i)) &&
             !is_file_claimed(x, i)))
            return true;
    }
    return false;
}

/* Whether the row's words end a line of a paper: a title within a file. */
static bool heads_lines(const struct index *x, const struct aj_listing_row *row)
{
    const struct aj_vec *papers = &x->e->dossier->papers;
    struct aj_str line =
        aj_arena_printf(x->e->arena, "%" AJ_STR_FMT "\n", AJ_STR_ARG(row->title->value.key));

    for (size_t i = 0; i < papers->count; i++) {
        const struct aj_paper *paper = *(struct aj_paper *const *)aj_vec_at(papers, i);

        if (paper->kind != x->listed->catalogue && aj_str_contains(aj_paper_folded(paper), line))
            return true;
    }
    return false;
}

/* Whether the last of what a row joins is named in a paper: of "复查笔录、许可证复印件" the copy is
 * pasted onto the record. */
static bool has_at_end(const struct index *x, const struct aj_listing_row *row,
                       const struct aj_paper *paper)
{
    struct aj_str last = aj_listed_last(row->title->value.key);

    return is_alike(x->listed, row->kind) && last.len >= LEAST_LAST &&
           paper->kind != x->listed->catalogue && aj_str_contains(aj_paper_folded(paper), last);
}

/* Another paper that a row of several names; the row's own document may be a part of it. NULL for
 * none. */
static const struct aj_paper *other_of(const struct index *x, const struct aj_listing_row *row)
{
    const struct aj_vec *papers = &x->e->dossier->papers;

    for (size_t i = 0; i < papers->count; i++) {
        const struct aj_paper *paper = *(struct aj_paper *const *)aj_vec_at(papers, i);

        if (is_one_of(&row->kinds, paper))
            return paper;
    }
    return NULL;
}

/* Whether a sheet that no other row says the title of holds what the row lists. */
static bool is_held(const struct index *x, const struct aj_listing_row *row)
{
    const struct aj_vec *papers = &x->e->dossier->papers;

    for (size_t i = 0; i < papers->count; i++) {
        const struct aj_paper *paper = *(struct aj_paper *const *)aj_vec_at(papers, i);

        if ((!x->listing->titled[i] && holds(x, row, paper)) || has_at_end(x, row, paper))
            return true;
    }
    return false;
}

/* Is the document of a row that names no kind in the bundle? It is missing where every paper is
 * another row's, and none has its words for a heading. */
static void check_unnamed_row(struct index *x, const struct aj_listing_row *row)
{
    if (row->is_met || x->has_spare_file || heads_lines(x, row))
        return;
    add_evidence(x, row);
    aj_outcome_note_at(x->out, AJ_FALSE,
                       aj_arena_printf(x->e->arena, R_("目录列有“%" AJ_STR_FMT "”，卷内没有"),
                                       AJ_STR_ARG(row->title->value.shown)),
                       row->title->place);
}

/* Whether a paper that was not told may have the row's title: two characters that stand together at
 * the end of it stand in the paper's first lines. A row of several papers may be any. */
static bool may_be_titled(const struct aj_listing_row *row, const struct aj_paper *paper)
{
    struct aj_str head = aj_utf8_cut(aj_paper_folded(paper), LONGEST_HEAD);
    struct aj_str title = row->title->value.key;

    for (size_t n = 0, end = title.len; n < TITLE_END && end > 0; n++) {
        size_t middle = end;
        size_t from;

        (void)aj_utf8_previous(title, &middle);
        from = middle;
        if (middle == 0 || aj_utf8_previous(title, &from) == 0)
            break;
        if (aj_str_contains(head, aj_str_sub(title, from, end)))
            return true;
        end = middle;
    }
    return head.len == 0 || row->is_joined;
}

/* Is the document of a row in the bundle? A file that could not be read, or told, may be it, but
 * for one of which another row says the title. */
static void check_row(struct index *x, const struct aj_listing_row *row)
{
    const struct aj_vec *papers = &x->e->dossier->papers;
    const struct aj_paper *open = aj_eval_could_be(x->e, row->kind);
    const struct aj_paper *other = other_of(x, row);

    if (row->is_met || is_held(x, row))
        return;
    /* of "现场检查笔录及照片" the pictures are on the record */
    if (is_alike(x->listed, row->kind) && other != NULL)
        return;
    open = open != NULL ? open : other;
    for (size_t i = 0; i < papers->count && open == NULL; i++) {
        const struct aj_paper *paper = *(struct aj_paper *const *)aj_vec_at(papers, i);

        if (!x->listing->titled[i] &&
            (paper->kind == NULL ? may_be_titled(row, paper) : is_one_of(&x->listed->forms, paper)))
            open = paper;
    }
    add_evidence(x, row);
    aj_outcome_note_at(
        x->out, open != NULL ? AJ_UNKNOWN : AJ_FALSE,
        aj_arena_printf(x->e->arena,
                        open != NULL
                            ? R_("目录所列“%" AJ_STR_FMT "”（《%" AJ_STR_FMT "》）在卷内没有认出")
                            : R_("目录列有“%" AJ_STR_FMT "”，卷内缺《%" AJ_STR_FMT "》"),
                        AJ_STR_ARG(row->title->value.shown), AJ_STR_ARG(row->kind->name)),
        row->title->place);
}

/* Whether the row names another paper of the i-th one's file: "延长扣押期限审批表、通知书" lists
 * both. */
static bool lists_file_of(const struct index *x, const struct aj_listing_row *row, size_t i)
{
    const struct aj_vec *papers = &x->e->dossier->papers;
    size_t first;
    size_t end;

    if (!row->is_joined)
        return false;
    file_of(papers, i, &first, &end);
    if (is_whole_case(end - first, papers))
        return false;
    for (size_t k = first; k < end; k++) {
        if (k != i && is_row_of(x, row, *(struct aj_paper *const *)aj_vec_at(papers, k)))
            return true;
    }
    return false;
}

/* Whether a paper stands in a file behind one that a row names: the row may mean both. */
static bool is_behind_listed(const struct index *x, size_t i)
{
    const struct aj_vec *papers = &x->e->dossier->papers;
    size_t first;
    size_t end;

    file_of(papers, i, &first, &end);
    return first < i && !is_whole_case(end - first, papers) && x->listing->claimed[first];
}

/* Whether the row names what is pasted onto a sheet, or listed on it: several copies. */
static bool lists_what_is_on(const struct index *x, const struct aj_listing_row *row,
                             const struct aj_paper *paper)
{
    return is_one_of(&x->listed->alike, paper) && row->is_joined &&
           aj_listed_names_in(row->title->value.key, aj_paper_folded(paper));
}

/* Has a document a row? A row that names no kind may be its. */
static void check_paper(struct index *x, size_t i_paper)
{
    const struct aj_paper *paper =
        *(struct aj_paper *const *)aj_vec_at(&x->e->dossier->papers, i_paper);
    struct aj_item item = {.state = AJ_VALUE, .paper = paper, .raw = paper->title};
    bool is_open = is_one_of(&x->listed->forms, paper) || is_behind_listed(x, i_paper);

    for (size_t i = 0; i < x->listing->rows.count; i++) {
        const struct aj_listing_row *row = aj_vec_at(&x->listing->rows, i);

        if (is_row_of(x, row, paper) || is_one_of(&row->kinds, paper) ||
            lists_file_of(x, row, i_paper) || lists_what_is_on(x, row, paper))
            return;
        is_open = is_open || row->kind == NULL;
    }
    item.place = (struct aj_place){.paper = paper, .block = AJ_NO_BLOCK};
    aj_outcome_evidence(x->out, &item);
    aj_outcome_note_at(x->out, is_open ? AJ_UNKNOWN : AJ_FALSE,
                       aj_arena_printf(x->e->arena,
                                       is_open ? R_("《%" AJ_STR_FMT "》是否列入目录不能确定")
                                               : R_("卷内《%" AJ_STR_FMT "》没有列入目录"),
                                       AJ_STR_ARG(paper->kind->name)),
                       item.place);
}

static bool is_found(const struct aj_pattern *pattern, struct aj_str words)
{
    struct aj_pattern_match match;

    return aj_pattern_find(pattern, words, 0, &match) == AJ_PATTERN_MATCH;
}

static bool is_looked_at(const struct listed *listed, struct aj_str words)
{
    return (listed->rows == NULL || is_found(listed->rows, words)) &&
           (listed->besides == NULL || !is_found(listed->besides, words));
}

static void note_unread(struct index *x)
{
    for (size_t i = 0; i < x->listing->unread.count; i++)
        aj_outcome_note_at(x->out, AJ_UNKNOWN, aj_str_from(R_("目录的各行没有读出")),
                           (struct aj_place){.paper = *(const struct aj_paper *const *)aj_vec_at(
                                                 &x->listing->unread, i),
                                             .block = AJ_NO_BLOCK});
}

/* Each part of a file may have an index of its own: together they list the whole. */
static void check_titles(struct index *x)
{
    const struct aj_vec *papers = &x->e->dossier->papers;

    note_unread(x);
    if (x->out->truth == AJ_UNKNOWN)
        return;
    aj_outcome_note(x->out, AJ_TRUE, aj_str_from(R_("目录与卷内文书相符")));
    x->has_spare_file = has_spare_file(x);
    for (size_t i = 0; i < x->listing->rows.count; i++) {
        const struct aj_listing_row *row = aj_vec_at(&x->listing->rows, i);

        if (!is_looked_at(x->listed, row->title->value.key))
            continue;
        if (row->kind != NULL)
            check_row(x, row);
        else
            check_unnamed_row(x, row);
    }
    for (size_t i = 0; i < papers->count && x->listed->rows == NULL; i++) {
        const struct aj_paper *paper = *(struct aj_paper *const *)aj_vec_at(papers, i);

        if (paper->kind != NULL && paper->host == NULL && paper->read != AJ_READ_NO &&
            !is_one_of(&x->listed->except, paper))
            check_paper(x, i);
    }
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct listed *listed = predicate->data;
    struct aj_path path = {.source = AJ_PATH_KIND, .kind = listed->catalogue, .is_text = true};
    struct aj_vec papers = aj_path_papers(e, &path);
    struct index x = {.e = e, .listed = listed, .out = out};
    struct aj_operand whole;

    aj_path_resolve(e, &path, AJ_PICK_ALL, &whole);
    if (!aj_outcome_needs(e, out, &path, &whole))
        return;
    if (listed->what == TITLES) {
        x.listing = aj_listing_of(e, listed->catalogue, &papers);
        check_titles(&x);
    }
    for (size_t i = 0; listed->what == PAGES && i < papers.count; i++) {
        const struct aj_paper *paper = *(const struct aj_paper *const *)aj_vec_at(&papers, i);

        aj_listed_pages(e, paper, out);
    }
}

const struct aj_predicate_type aj_predicate_listed = {
    "listed",
    "catalogue what except alike forms rows besides say",
    "catalogue what",
    false,
    false,
    compile,
    evaluate,
    false};
