/* SPDX-License-Identifier: Apache-2.0
 *
 * <listed catalogue= what="titles|pages" except= alike= forms= rows= besides=/>: what the index of
 * a file says against what is in it. titles: every row's document is there and every document has a
 * row; a row that names no kind of document may be any that no other row claims; rows= looks at the
 * rows of these words alone, besides= names what is no document. pages: the numbers ascend without
 * gap or overlap. Which columns hold these the kind of the index says (<lists>).
 */
#include "predicate/listed.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "dossier/classify.h"
#include "text/pattern.h"

#define LONGEST_HEAD 300 /* bytes of a paper in which its title stands */
#define TITLE_END    3   /* pairs of characters at the end of a title that are looked for */
#define LEAST_COMMON 6   /* bytes, two characters: shorter titles say nothing about each other */

#define LEAST_LAST 18 /* bytes of a thing that is told from others: 许可证复印件 */

/* Papers of one file that one row may list together. */
#define MOST_JOINED 3

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

/* A row of the index: its words, and the kind they name, or NULL. */
struct row {
    const struct aj_reading *title;
    const struct aj_kind *kind;
    struct aj_vec kinds; /* const struct aj_kind *: all that it names, of one that joins several */
    bool is_met;         /* some paper is its document */
};

struct index {
    struct aj_eval *e;
    const struct listed *listed;
    const struct aj_paper *paper; /* an index */
    struct aj_vec rows;           /* struct row, of all indexes */
    struct aj_vec titles;         /* struct aj_str: of every paper of the dossier, folded */
    struct aj_vec **named; /* by paper: the kinds that its text names, NULL until asked for */
    bool *claimed;         /* by paper: whether it is the document of a row */
    bool *titled;          /* by paper: whether a row says its title */
    bool has_spare_file;   /* a document may be where no row says */
    struct aj_outcome *out;
};

static bool is_kin(const struct aj_paper *paper, const struct aj_kind *kind)
{
    return kind != NULL && paper->kind != NULL &&
           (aj_paper_is(paper, kind) || aj_kind_is(kind, paper->kind));
}

static bool has_common_words(struct aj_str a, struct aj_str b)
{
    return a.len >= LEAST_COMMON && b.len >= LEAST_COMMON &&
           (aj_str_contains(a, b) || aj_str_contains(b, a));
}

static bool is_one_of(const struct aj_vec *kinds, const struct aj_paper *paper)
{
    for (size_t i = 0; i < kinds->count; i++) {
        if (is_kin(paper, *(const struct aj_kind *const *)aj_vec_at(kinds, i)))
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

/* The kinds whose titles stand in a paper's text, looked for once. */
static const struct aj_vec *kinds_named(const struct index *x, const struct aj_paper *paper)
{
    struct aj_vec **named = &x->named[paper->index];
    struct aj_str text = aj_paper_folded(paper);
    const struct aj_kind *kind;
    size_t from;
    size_t to = 0;

    if (*named != NULL)
        return *named;
    *named = aj_arena_alloc(x->e->arena, sizeof(**named));
    aj_vec_init(*named, x->e->arena, sizeof(const struct aj_kind *));
    while ((kind = aj_classify_within(x->e->dossier->kinds, text, to, &from, &to)) != NULL)
        *(const struct aj_kind **)aj_vec_push(*named) = kind;
    return *named;
}

/* A copy may be pasted onto a sheet with a title of its own: a paper of a kind like that of the
 * row which names the row's kind in its text. */
static bool holds(const struct index *x, const struct row *row, const struct aj_paper *paper)
{
    const struct aj_vec *named;

    if (!is_alike(x->listed, row->kind) || !is_one_of(&x->listed->alike, paper))
        return false;
    named = kinds_named(x, paper);
    for (size_t i = 0; i < named->count; i++) {
        if (*(const struct aj_kind *const *)aj_vec_at(named, i) == row->kind)
            return true;
    }
    return false;
}

static void fold_titles(struct index *x)
{
    const struct aj_vec *papers = &x->e->dossier->papers;

    aj_vec_init(&x->titles, x->e->arena, sizeof(struct aj_str));
    x->named = aj_arena_alloc(x->e->arena, aj_array_size(papers->count, sizeof(*x->named)));
    for (size_t i = 0; i < papers->count; i++)
        *(struct aj_str *)aj_vec_push(&x->titles) =
            aj_fold(x->e->arena, (*(struct aj_paper *const *)aj_vec_at(papers, i))->title).text;
}

/* Whether the paper's title or file is in the words of the row. */
static bool is_titled_by(const struct index *x, const struct row *row, const struct aj_paper *paper)
{
    struct aj_str title = *(const struct aj_str *)aj_vec_at(&x->titles, paper->index);

    return has_common_words(row->title->value.key, title) ||
           aj_listed_is_file(x->e, row->title->value.shown, paper->file);
}

/* Whether the paper's kind, title or file is that of the row. */
static bool is_named_by(const struct index *x, const struct row *row, const struct aj_paper *paper)
{
    return is_kin(paper, row->kind) || is_titled_by(x, row, paper);
}

static bool is_row_of(const struct index *x, const struct row *row, const struct aj_paper *paper)
{
    return is_named_by(x, row, paper) || holds(x, row, paper);
}

static void add_evidence(struct index *x, const struct aj_reading *reading)
{
    struct aj_item item = aj_item_of(x->paper, reading);

    aj_outcome_evidence(x->out, &item);
}

/* Gives the rows, in their order, each a paper that it names and that no row before it has. A row
 * that finds only papers of others is met as well where it names a kind: two rows may list parts of
 * one paper. */
static void match_rows(struct index *x)
{
    const struct aj_vec *papers = &x->e->dossier->papers;

    x->claimed = aj_arena_alloc(x->e->arena, aj_array_size(papers->count, sizeof(*x->claimed)));
    x->titled = aj_arena_alloc(x->e->arena, aj_array_size(papers->count, sizeof(*x->titled)));
    for (size_t i = 0; i < x->rows.count; i++) {
        struct row *row = aj_vec_at(&x->rows, i);
        bool is_free = false;

        for (size_t k = 0; k < papers->count; k++) {
            const struct aj_paper *paper = *(struct aj_paper *const *)aj_vec_at(papers, k);

            x->titled[k] = x->titled[k] || is_titled_by(x, row, paper);
            if (is_free || !is_named_by(x, row, paper))
                continue;
            row->is_met = true;
            is_free = !x->claimed[k];
            x->claimed[k] = true;
        }
    }
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

/* Whether a paper of the i-th one's file is the document of a row. */
static bool is_file_claimed(const struct index *x, size_t i)
{
    const struct aj_vec *papers = &x->e->dossier->papers;
    struct aj_str file = (*(struct aj_paper *const *)aj_vec_at(papers, i))->file;

    for (size_t k = 0; k < papers->count; k++) {
        if (x->claimed[k] &&
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
        if (end - first > MOST_JOINED ||
            (!is_one_of(&x->listed->except, *(struct aj_paper *const *)aj_vec_at(papers, i)) &&
             !is_file_claimed(x, i)))
            return true;
    }
    return false;
}

/* Whether the row's words end a line of a paper: a title within a file. */
static bool heads_lines(const struct index *x, const struct row *row)
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
static bool has_at_end(const struct index *x, const struct row *row, const struct aj_paper *paper)
{
    struct aj_str last = aj_listed_last(row->title->value.key);

    return is_alike(x->listed, row->kind) && last.len >= LEAST_LAST &&
           paper->kind != x->listed->catalogue && aj_str_contains(aj_paper_folded(paper), last);
}

/* Whether a sheet that no other row says the title of holds what the row lists. */
static bool is_held(const struct index *x, const struct row *row)
{
    const struct aj_vec *papers = &x->e->dossier->papers;

    for (size_t i = 0; i < papers->count; i++) {
        const struct aj_paper *paper = *(struct aj_paper *const *)aj_vec_at(papers, i);

        if ((!x->titled[i] && holds(x, row, paper)) || has_at_end(x, row, paper))
            return true;
    }
    return false;
}

/* Is the document of a row that names no kind in the bundle? It is missing where every paper is
 * another row's, and none has its words for a heading. */
static void check_unnamed_row(struct index *x, const struct row *row)
{
    if (row->is_met || x->has_spare_file || heads_lines(x, row))
        return;
    add_evidence(x, row->title);
    aj_outcome_note_at(x->out, AJ_FALSE,
                       aj_arena_printf(x->e->arena, R_("目录列有“%" AJ_STR_FMT "”，卷内没有"),
                                       AJ_STR_ARG(row->title->value.shown)),
                       row->title->place);
}

/* Whether a paper that was not told may have the row's title: two characters that stand together at
 * the end of it stand in the paper's first lines. A row of several papers may be any. */
static bool may_be_titled(const struct row *row, const struct aj_paper *paper)
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
    return head.len == 0 || aj_listed_is_joined(title);
}

/* Is the document of a row in the bundle? A file that could not be read, or told, may be it, but
 * for one of which another row says the title. */
static void check_row(struct index *x, const struct row *row)
{
    const struct aj_vec *papers = &x->e->dossier->papers;
    const struct aj_paper *open = aj_eval_could_be(x->e, row->kind);

    if (row->is_met || is_held(x, row))
        return;
    for (size_t i = 0; i < papers->count && open == NULL; i++) {
        const struct aj_paper *paper = *(struct aj_paper *const *)aj_vec_at(papers, i);

        if (!x->titled[i] &&
            (paper->kind == NULL ? may_be_titled(row, paper) : is_one_of(&x->listed->forms, paper)))
            open = paper;
    }
    add_evidence(x, row->title);
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
 * both. Of a file that holds a whole case, no row lists all. */
static bool lists_file_of(const struct index *x, const struct row *row, size_t i)
{
    const struct aj_vec *papers = &x->e->dossier->papers;
    size_t first;
    size_t end;

    if (!aj_listed_is_joined(row->title->value.key))
        return false;
    file_of(papers, i, &first, &end);
    for (size_t k = first; k < end && end - first <= MOST_JOINED; k++) {
        if (k != i && is_row_of(x, row, *(struct aj_paper *const *)aj_vec_at(papers, k)))
            return true;
    }
    return false;
}

/* Whether the row names what is pasted onto a sheet, or listed on it: several copies. */
static bool lists_what_is_on(const struct index *x, const struct row *row,
                             const struct aj_paper *paper)
{
    return is_one_of(&x->listed->alike, paper) && aj_listed_is_joined(row->title->value.key) &&
           aj_listed_names_in(row->title->value.key, aj_paper_folded(paper));
}

/* Has a document a row? A row that names no kind may be its. */
static void check_paper(struct index *x, size_t i_paper)
{
    const struct aj_paper *paper =
        *(struct aj_paper *const *)aj_vec_at(&x->e->dossier->papers, i_paper);
    struct aj_item item = {.state = AJ_VALUE, .paper = paper, .raw = paper->title};
    bool is_open = is_one_of(&x->listed->forms, paper);

    for (size_t i = 0; i < x->rows.count; i++) {
        const struct row *row = aj_vec_at(&x->rows, i);

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

/* Adds the rows of one index. */
static void collect_rows(struct index *x)
{
    const struct aj_vec *titles = aj_paper_readings(x->paper, x->listed->catalogue->lists_title);
    size_t n_before = x->rows.count;

    for (size_t i = 0; i < titles->count; i++) {
        const struct aj_reading *title = aj_vec_at(titles, i);
        struct row *row;

        if (title->state != AJ_VALUE)
            continue;
        row = aj_vec_push(&x->rows);
        *row = (struct row){.title = title, .kind = aj_listed_kind(x->e, title->value.key)};
        aj_listed_kinds(x->e, title->value.key, &row->kinds);
    }
    if (x->rows.count == n_before)
        aj_outcome_note_at(x->out, AJ_UNKNOWN, aj_str_from(R_("目录的各行没有读出")),
                           (struct aj_place){.paper = x->paper, .block = AJ_NO_BLOCK});
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

/* Each part of a file may have an index of its own: together they list the whole. */
static void check_titles(struct index *x, const struct aj_vec *catalogues)
{
    const struct aj_vec *papers = &x->e->dossier->papers;

    aj_vec_init(&x->rows, x->e->arena, sizeof(struct row));
    for (size_t i = 0; i < catalogues->count; i++) {
        x->paper = *(const struct aj_paper *const *)aj_vec_at(catalogues, i);
        collect_rows(x);
    }
    if (x->out->truth == AJ_UNKNOWN)
        return;
    fold_titles(x);
    aj_outcome_note(x->out, AJ_TRUE, aj_str_from(R_("目录与卷内文书相符")));
    match_rows(x);
    x->has_spare_file = has_spare_file(x);
    for (size_t i = 0; i < x->rows.count; i++) {
        const struct row *row = aj_vec_at(&x->rows, i);

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
    if (listed->what == TITLES)
        check_titles(&x, &papers);
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
