/* SPDX-License-Identifier: Apache-2.0
 *
 * <sealed documents= like= words=/>: a paper bears a seal: a picture stands in it, or words at its
 * end say so. Files often go without pictures, so a paper lacks its seal only where all others of
 * the case that should have one do; else its lack tells nothing.
 */
#include "predicate/predicate.h"

#include "base/utf8.h"
#include "text/pattern.h"

#define LAST_WORDS   400 /* bytes at the end of a paper in which a seal is spoken of */
#define LEAST_OTHERS 2   /* papers with a seal that make its lack tell something */

struct sealed {
    struct aj_vec documents; /* struct aj_path, whole texts */
    struct aj_vec like;      /* likewise */
    struct aj_pattern *words;
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct sealed *sealed = aj_arena_alloc(c->arena, sizeof(*sealed));

    predicate->data = sealed;
    sealed->documents = aj_paths_compile(c, aj_setting_find(c, "documents"));
    sealed->like = aj_paths_compile(c, aj_setting_find(c, "like"));
    sealed->words = aj_setting_pattern(c, "words");
}

static enum aj_truth bears_seal(const struct sealed *sealed, const struct aj_paper *paper)
{
    struct aj_str text = aj_paper_folded(paper);
    size_t from = text.len > LAST_WORDS ? aj_utf8_cut(text, text.len - LAST_WORDS).len : 0;
    struct aj_pattern_match match;

    for (uint32_t i = paper->first_block; i < paper->end_block; i++) {
        if ((paper->document->blocks[i].flags & AJ_BLOCK_PICTURE) != 0)
            return AJ_TRUE;
    }
    switch (aj_pattern_find(sealed->words, aj_str_sub(text, from, text.len), 0, &match)) {
    case AJ_PATTERN_MATCH:
        return AJ_TRUE;
    case AJ_PATTERN_NO_MATCH:
        return paper->read == AJ_READ_FULL ? AJ_FALSE : AJ_UNKNOWN;
    default:
        return AJ_UNKNOWN;
    }
}

/* How many of the papers that are like it bear one, and how many don't. */
struct others {
    struct aj_vec papers; /* const struct aj_paper * */
    size_t n_with;
    size_t n_without;
};

static struct others count_others(struct aj_eval *e, const struct sealed *sealed)
{
    struct others others = {.papers = aj_paths_papers(e, &sealed->like)};

    for (size_t i = 0; i < others.papers.count; i++) {
        const struct aj_paper *paper =
            *(const struct aj_paper *const *)aj_vec_at(&others.papers, i);

        if (paper->document == NULL)
            continue;
        if (bears_seal(sealed, paper) == AJ_TRUE)
            others.n_with++;
        else
            others.n_without++;
    }
    return others;
}

/* Whether enough other papers bear one, and all that were read; the paper itself bears none. */
static bool do_all_others(const struct others *others, const struct aj_paper *self)
{
    size_t n_self = 0;

    for (size_t i = 0; i < others->papers.count; i++)
        n_self += *(const struct aj_paper *const *)aj_vec_at(&others->papers, i) == self;
    return others->n_with >= LEAST_OTHERS && others->n_without == n_self;
}

static void note(struct aj_eval *e, const struct aj_paper *paper, enum aj_truth truth,
                 const char *words, struct aj_outcome *out)
{
    struct aj_item item = {.state = AJ_VALUE, .paper = paper, .raw = paper->title};

    item.place = (struct aj_place){.paper = paper, .block = AJ_NO_BLOCK};
    aj_outcome_evidence(out, &item);
    aj_outcome_note_at(out, truth,
                       aj_arena_printf(e->arena, R_("《%" AJ_STR_FMT "》%s"),
                                       AJ_STR_ARG(aj_paper_name(paper)), words),
                       item.place);
}

static void check(struct aj_eval *e, const struct sealed *sealed, const struct others *others,
                  const struct aj_paper *paper, struct aj_outcome *out)
{
    enum aj_truth truth = bears_seal(sealed, paper);

    if (truth == AJ_TRUE)
        note(e, paper, AJ_TRUE, R_("落款处有印章"), out);
    else if (!do_all_others(others, paper))
        note(e, paper, AJ_NO_SUBJECT, R_("是否盖章看不出来"), out);
    else if (truth == AJ_FALSE)
        note(e, paper, AJ_FALSE, R_("没有印章，本案其他对外文书都有"), out);
    else
        note(e, paper, AJ_UNKNOWN, R_("没有读全，落款处是否有印章不能确定"), out);
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct sealed *sealed = predicate->data;
    struct aj_vec papers = aj_paths_papers(e, &sealed->documents);
    struct others others = count_others(e, sealed);

    for (size_t i = 0; i < papers.count; i++) {
        const struct aj_paper *paper = *(const struct aj_paper *const *)aj_vec_at(&papers, i);

        if (paper->document != NULL)
            check(e, sealed, &others, paper, out);
    }
    if (out->notes.count == 0)
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("卷内没有应当盖章的文书")));
}

const struct aj_predicate_type aj_predicate_sealed = {
    "sealed", "documents like words say", "documents like words", false, false, compile, evaluate,
    false};
