/* SPDX-License-Identifier: Apache-2.0
 *
 * <has document= min= max=/>: the bundle holds that many documents of the kind.
 */
#include "predicate/predicate.h"

struct has {
    struct aj_path path; /* the kind, or the receipts of a kind */
    int64_t min;
    int64_t max; /* -1: any number */
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct has *has = aj_arena_alloc(c->arena, sizeof(*has));
    struct aj_str kind = aj_setting_find(c, "document");
    struct aj_str path = aj_arena_printf(c->arena, "%" AJ_STR_FMT "/全文", AJ_STR_ARG(kind));

    has->min = aj_setting_number(c, "min", 1);
    has->max = aj_setting_number(c, "max", -1);
    if (aj_path_compile(c, path, &has->path) && has->path.kind == NULL)
        aj_compile_fail(c, _("document 应为一种文书"));
    predicate->data = has;
}

static struct aj_str name_of(struct aj_eval *e, const struct aj_path *path)
{
    struct aj_str kind = path->kind->name;

    if (!path->is_receipt)
        return aj_arena_printf(e->arena, "《%" AJ_STR_FMT "》", AJ_STR_ARG(kind));
    if (path->served != NULL)
        return aj_arena_printf(e->arena, "《%" AJ_STR_FMT "》的《%" AJ_STR_FMT "》",
                               AJ_STR_ARG(path->served->name), AJ_STR_ARG(kind));
    return aj_arena_printf(e->arena, "%" AJ_STR_FMT "的《%" AJ_STR_FMT "》",
                           AJ_STR_ARG(e->self != NULL ? e->self->file : AJ_STR_EMPTY),
                           AJ_STR_ARG(kind));
}

static void add_papers(struct aj_outcome *out, const struct aj_vec *papers)
{
    for (size_t i = 0; i < papers->count; i++) {
        struct aj_item item = {.state = AJ_VALUE};

        item.paper = *(const struct aj_paper *const *)aj_vec_at(papers, i);
        item.place = (struct aj_place){.paper = item.paper, .block = AJ_NO_BLOCK};
        item.raw = item.paper->title;
        aj_outcome_evidence(out, &item);
    }
}

static void note_unread(struct aj_eval *e, const struct has *has, const struct aj_paper *unread,
                        struct aj_outcome *out)
{
    struct aj_note *note;
    bool is_untold = unread->called.len > 0;

    aj_outcome_note(out, AJ_UNKNOWN,
                    aj_arena_printf(e->arena,
                                    is_untold ? R_("未识别的“%" AJ_STR_FMT "”可能是%" AJ_STR_FMT)
                                              : R_("未读取的“%" AJ_STR_FMT "”可能是%" AJ_STR_FMT),
                                    AJ_STR_ARG(is_untold ? aj_paper_name(unread) : unread->file),
                                    AJ_STR_ARG(name_of(e, &has->path))));
    note = aj_vec_at(&out->notes, out->notes.count - 1);
    note->place.paper = unread;
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct has *has = predicate->data;
    struct aj_vec papers = aj_path_papers(e, &has->path);
    int64_t n = (int64_t)papers.count;
    const struct aj_paper *unread = aj_eval_could_be(e, has->path.kind);
    struct aj_str name = name_of(e, &has->path);

    add_papers(out, &papers);
    if (has->max >= 0 && n > has->max)
        aj_outcome_note(out, AJ_FALSE,
                        aj_arena_printf(e->arena, R_("有%" AJ_STR_FMT "%d份，多于%d份"),
                                        AJ_STR_ARG(name), (int)n, (int)has->max));
    /* what a paper is called tells that it may be the one that is missing, not that there is one
     * more */
    else if (unread != NULL && (n < has->min || (n == has->max && unread->called.len == 0)))
        note_unread(e, has, unread, out);
    else if (n < has->min && has->path.kind->stage > e->stage)
        aj_outcome_note(
            out, AJ_NO_SUBJECT,
            aj_arena_printf(e->arena, R_("未到该阶段，尚不要求%" AJ_STR_FMT), AJ_STR_ARG(name)));
    else if (n == 0 && has->min > 0)
        aj_outcome_note(out, AJ_FALSE,
                        aj_arena_printf(e->arena, R_("缺%" AJ_STR_FMT), AJ_STR_ARG(name)));
    else
        aj_outcome_note(
            out, n >= has->min ? AJ_TRUE : AJ_FALSE,
            aj_arena_printf(e->arena, R_("有%" AJ_STR_FMT "%d份"), AJ_STR_ARG(name), (int)n));
}

const struct aj_predicate_type aj_predicate_has = {
    "has", "document min max say", "document", false, false, compile, evaluate, false};
