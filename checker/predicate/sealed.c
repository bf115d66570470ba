/* SPDX-License-Identifier: Apache-2.0
 *
 * <sealed documents= like= words= bureau=/>: a paper bears a seal: a picture stands in it, or words
 * at its end say so. Files often go without pictures, so a paper lacks its seal only where all
 * others of the case that should have one do, or where pictures stand beside the name of the
 * bureau, a fact, under other papers; else its lack tells nothing. Words that stand beside those
 * pictures too are printed in the form and are no seal.
 */
#include "predicate/predicate.h"

#include "base/utf8.h"
#include "text/pattern.h"

#define LAST_WORDS   400 /* bytes at the end of a paper in which a seal is spoken of */
#define LEAST_OTHERS 2   /* papers with a seal that make its lack tell something */
#define LONGEST_NAME 60  /* characters of a paragraph that is a bureau's name above its day */
/* Paragraphs around the name to which the picture of a seal may be anchored. */
#define ABOVE_NAME 3
#define BELOW_NAME 1

struct sealed {
    struct aj_vec documents; /* struct aj_path, whole texts */
    struct aj_vec like;      /* likewise */
    struct aj_pattern *words;
    struct aj_str bureau;      /* the fact's name; "" for none */
    struct aj_pattern *prompt; /* NULL: none */
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct sealed *sealed = aj_arena_alloc(c->arena, sizeof(*sealed));

    predicate->data = sealed;
    sealed->documents = aj_paths_compile(c, aj_setting_find(c, "documents"));
    sealed->like = aj_paths_compile(c, aj_setting_find(c, "like"));
    sealed->words = aj_setting_pattern(c, "words");
    sealed->bureau = aj_arena_dup(c->arena, aj_setting_find(c, "bureau"));
    sealed->prompt = aj_setting_pattern(c, "prompt");
}

static bool has(const struct aj_pattern *pattern, struct aj_str text)
{
    struct aj_pattern_match match;

    return pattern != NULL && aj_pattern_find(pattern, text, 0, &match) == AJ_PATTERN_MATCH;
}

static bool has_picture(const struct aj_paper *paper, uint32_t i)
{
    return i < paper->end_block && (paper->document->blocks[i].flags & AJ_BLOCK_PICTURE) != 0;
}

static enum aj_truth bears_seal(const struct sealed *sealed, const struct aj_paper *paper)
{
    struct aj_str text = aj_paper_folded(paper);
    size_t from = text.len > LAST_WORDS ? aj_utf8_cut(text, text.len - LAST_WORDS).len : 0;
    struct aj_pattern_match match;

    for (uint32_t i = paper->first_block; i < paper->end_block; i++) {
        if (has_picture(paper, i))
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

/* The bureau's name as it stands under a paper. */
struct signoff {
    bool is_there;
    bool has_picture; /* beside it, or beside the day below */
    bool may_have;    /* a picture stands near */
    bool has_words;   /* that speak of a seal */
};

static bool has_picture_near(const struct aj_paper *paper, uint32_t name)
{
    uint32_t from = name - paper->first_block > ABOVE_NAME ? name - ABOVE_NAME : paper->first_block;

    for (uint32_t i = from; i <= name + BELOW_NAME; i++) {
        if (has_picture(paper, i))
            return true;
    }
    return false;
}

static struct signoff read_signoff(const struct sealed *sealed, const struct aj_paper *paper,
                                   struct aj_str bureau)
{
    struct signoff signoff = {.is_there = false};

    for (uint32_t i = paper->first_block; bureau.len > 0 && i < paper->end_block; i++) {
        struct aj_str text = aj_block_folded(paper->document, i);

        if (paper->document->blocks[i].type != AJ_PARAGRAPH || !aj_str_starts(text, bureau) ||
            aj_utf8_count(text) > LONGEST_NAME)
            continue;
        signoff.is_there = true;
        signoff.has_picture = has_picture(paper, i) || has_picture(paper, i + 1);
        signoff.may_have = signoff.may_have || has_picture_near(paper, i);
        signoff.has_words = has(sealed->words, text) && !has(sealed->prompt, text);
    }
    return signoff;
}

/* How many of the papers that are like it bear one, and how many don't. */
struct others {
    struct aj_vec papers; /* const struct aj_paper * */
    size_t n_with;
    size_t n_without;
    struct aj_str bureau; /* "": not known */
    size_t n_pictured;    /* of all papers: a picture stands beside the bureau's name */
};

static void count_pictured(struct aj_eval *e, const struct sealed *sealed, struct others *others)
{
    const struct aj_vec *papers = &e->dossier->papers;
    const struct aj_item *bureau = sealed->bureau.len > 0 ? aj_eval_fact(e, sealed->bureau) : NULL;

    if (bureau == NULL || bureau->state != AJ_VALUE)
        return;
    others->bureau = bureau->value.key;
    for (size_t i = 0; i < papers->count; i++) {
        const struct aj_paper *paper = *(const struct aj_paper *const *)aj_vec_at(papers, i);

        others->n_pictured +=
            paper->document != NULL && read_signoff(sealed, paper, others->bureau).has_picture;
    }
}

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
    count_pictured(e, sealed, &others);
    return others;
}

/* Whether pictures of the seal stand under other papers, and here the name without one. */
static bool lacks_picture(const struct sealed *sealed, const struct others *others,
                          const struct aj_paper *paper)
{
    struct signoff signoff;

    if (others->n_pictured < LEAST_OTHERS || paper->read != AJ_READ_FULL)
        return false;
    signoff = read_signoff(sealed, paper, others->bureau);
    return signoff.is_there && !signoff.may_have && !signoff.has_words;
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

    if (lacks_picture(sealed, others, paper))
        note(e, paper, AJ_FALSE, R_("落款处没有印章，本案其他文书的落款处有"), out);
    else if (truth == AJ_TRUE)
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

const struct aj_predicate_type aj_predicate_sealed = {"sealed",
                                                      "documents like words bureau prompt say",
                                                      "documents like words",
                                                      false,
                                                      false,
                                                      compile,
                                                      evaluate,
                                                      false};
