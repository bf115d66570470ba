/* SPDX-License-Identifier: Apache-2.0
 *
 * <multiplied amount= in= base= range= exact=/>: the amount lies between the multiples of a base
 * that the texts of `in` state, 处广告费用三倍以上五倍以下. The pattern ends where such multiples
 * begin, its value is the base; what the base comes to the texts of `base` say behind its name.
 * `exact` ends where a single multiple begins, 按三倍处以罚款: of any amount in the texts of
 * `base`. Nothing to check where no text says it, or where texts say different amounts and none of
 * them fits. One that does not fit is open where a paper of `base` was not read.
 */
#include "predicate/predicate.h"

#include "text/amount.h"
#include "text/decimal.h"
#include "text/number.h"
#include "text/pattern.h"
#include "text/scan.h"

#include <string.h>

enum {
    LONGEST_BEHIND = 30, /* bytes between a base and its amount: 总额为人民币 */
    MOST_BASES = 8,      /* different amounts of one base */
    SHORT_NAME = 6,      /* bytes: the two ideographs at the end of a base's name */
    PERCENT = AJ_DECIMAL_SCALE / 100,
};

struct multiplied {
    struct aj_path amount;
    struct aj_vec in;         /* struct aj_path, whole texts */
    struct aj_vec base;       /* struct aj_path, whole texts */
    struct aj_pattern *range; /* NULL: none */
    struct aj_pattern *exact; /* NULL: none */
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct multiplied *m = aj_arena_alloc(c->arena, sizeof(*m));

    predicate->data = m;
    (void)aj_path_compile(c, aj_setting_find(c, "amount"), &m->amount); /* has said what is wrong */
    m->in = aj_paths_compile(c, aj_setting_find(c, "in"));
    m->base = aj_paths_compile(c, aj_setting_find(c, "base"));
    if (aj_setting_find(c, "range").len > 0)
        m->range = aj_setting_pattern(c, "range");
    if (aj_setting_find(c, "exact").len > 0)
        m->exact = aj_setting_pattern(c, "exact");
    if (m->range == NULL && m->exact == NULL)
        aj_compile_fail(c, _("range、exact 至少要有一个"));
}

/* What goes for all ranges of a case. */
struct checking {
    struct aj_eval *e;
    const struct multiplied *m;
    const struct aj_item *amount;
    struct aj_map known;  /* struct bases, by the name: thousands of ranges may name the same */
    struct aj_vec stated; /* int64_t: each amount once that the texts of `base` say, in fen */
    bool has_stated;      /* they were looked for */
    bool is_open;         /* a paper that may say more of a base was not read */
    struct aj_outcome *out;
};

/* Multiples of a base, in ten-thousandths of it. */
struct range {
    int64_t low;
    int64_t high;
    struct aj_str base; /* its name */
    size_t from;        /* in the text: all of it */
    size_t to;
};

static bool skip(struct aj_str text, size_t *at, const char *word)
{
    struct aj_str rest = aj_str_sub(text, *at, text.len);

    if (!aj_str_starts(rest, aj_str_from(word)))
        return false;
    *at += strlen(word);
    return true;
}

static bool read_number(struct aj_str text, size_t *at, int64_t *number)
{
    if (aj_decimal_read(text, at, number))
        return true;
    if (!aj_number_read(text, at, number) || *number > AJ_DECIMAL_LARGEST / AJ_DECIMAL_SCALE)
        return false;
    *number *= AJ_DECIMAL_SCALE;
    return true;
}

/* "三倍", "1.5倍", "百分之二". */
static bool read_multiple(struct aj_str text, size_t *at, int64_t *multiple)
{
    if (skip(text, at, "百分之")) {
        if (!read_number(text, at, multiple))
            return false;
        *multiple /= AJ_DECIMAL_SCALE / PERCENT;
        return true;
    }
    return read_number(text, at, multiple) && skip(text, at, "倍");
}

/* "三倍以上五倍以下" at `at`. */
static bool read_range(struct aj_str text, size_t at, struct range *range)
{
    if (!read_multiple(text, &at, &range->low) || !skip(text, &at, "以上"))
        return false;
    (void)skip(text, &at, "、");
    if (!read_multiple(text, &at, &range->high) || !skip(text, &at, "以下"))
        return false;
    range->to = at;
    return true;
}

/* What a base comes to. */
struct bases {
    int64_t fen[MOST_BASES];
    size_t n;
    bool is_full; /* there are more */
    struct aj_item first;
};

static void add_base(struct bases *bases, int64_t fen, const struct aj_item *item)
{
    for (size_t i = 0; i < bases->n; i++) {
        if (bases->fen[i] == fen)
            return;
    }
    if (bases->n == MOST_BASES) {
        bases->is_full = true;
        return;
    }
    if (bases->n == 0)
        bases->first = *item;
    bases->fen[bases->n++] = fen;
}

/* Whether another clause, or a multiple of it, stands between a name and an amount. */
static bool is_parted(struct aj_str between)
{
    for (size_t at = 0; at < between.len;) {
        if (aj_scan_is_one_of(aj_utf8_next(between, &at), "。；、，《倍\n"))
            return true;
    }
    return false;
}

/* The amounts that stand right behind the name in a paper. */
static void find_bases(const struct aj_paper *paper, struct aj_str name, struct bases *bases)
{
    const struct aj_item whole = {.state = AJ_VALUE, .paper = paper};
    struct aj_str text = aj_paper_folded(paper);

    for (size_t at = aj_str_find(text, name, 0); at != AJ_STR_NONE;
         at = aj_str_find(text, name, at + name.len)) {
        struct aj_str behind = aj_str_sub(text, at + name.len, text.len);
        struct aj_amount_match match;
        struct aj_item item;

        if (!aj_amount_find(aj_str_sub(behind, 0, LONGEST_BEHIND + 40), 0, &match) ||
            match.from > LONGEST_BEHIND || is_parted(aj_str_sub(behind, 0, match.from)) ||
            aj_str_starts(aj_str_sub(behind, match.to, behind.len), aj_str_from("以")))
            continue;
        item = aj_item_part(&whole, at, at + name.len + match.to);
        add_base(bases, match.fen, &item);
    }
}

static const struct bases *bases_of(struct checking *c, struct aj_str name)
{
    struct bases *bases = aj_map_find(&c->known, name);
    struct aj_vec papers;

    if (bases != NULL)
        return bases;
    bases = aj_arena_alloc(c->e->arena, sizeof(*bases));
    papers = aj_paths_papers(c->e, &c->m->base);
    for (size_t i = 0; i < papers.count; i++)
        find_bases(*(const struct aj_paper *const *)aj_vec_at(&papers, i), name, bases);
    aj_map_set(&c->known, name, bases);
    return bases;
}

/* "广告费用" as it is called, else by the end of its name: 费用. */
static const struct bases *find_base(struct checking *c, struct aj_str name)
{
    const struct bases *bases = bases_of(c, name);

    if (bases->n > 0 || name.len <= SHORT_NAME)
        return bases;
    return bases_of(c, aj_str_sub(name, name.len - SHORT_NAME, name.len));
}

static bool fits(const struct bases *bases, const struct range *range, int64_t fen)
{
    for (size_t i = 0; i < bases->n; i++) {
        __int128 least = (__int128)bases->fen[i] * range->low;
        __int128 most = (__int128)bases->fen[i] * range->high;
        __int128 amount = (__int128)fen * AJ_DECIMAL_SCALE;

        /* a fine is rounded to a whole yuan, or to hundreds of it */
        if (amount + (__int128)100 * 100 * AJ_DECIMAL_SCALE > least &&
            amount - (__int128)100 * 100 * AJ_DECIMAL_SCALE < most)
            return true;
    }
    return false;
}

static void note_outside(struct checking *c, const struct aj_item *text, const struct range *range,
                         const struct bases *bases)
{
    struct aj_item stated = aj_item_part(text, range->from, range->to);

    aj_outcome_evidence(c->out, c->amount);
    aj_outcome_evidence(c->out, &stated);
    aj_outcome_evidence(c->out, &bases->first);
    aj_outcome_note_at(
        c->out, c->is_open ? AJ_UNKNOWN : AJ_FALSE,
        aj_arena_printf(c->e->arena,
                        R_("%" AJ_STR_FMT "不在“%" AJ_STR_FMT "”之内（“%" AJ_STR_FMT "”）"),
                        AJ_STR_ARG(aj_item_words(c->e->arena, c->amount)), AJ_STR_ARG(stated.raw),
                        AJ_STR_ARG(bases->first.raw)),
        stated.place);
}

/* One range; false when nothing can be said of it. */
static bool check(struct checking *c, const struct aj_item *text, const struct range *range)
{
    const struct bases *bases = find_base(c, range->base);
    bool is_within = fits(bases, range, c->amount->value.number);

    if (bases->n == 0 || bases->is_full || (bases->n > 1 && !is_within))
        return false;
    if (is_within)
        aj_outcome_note(c->out, AJ_TRUE, aj_str_from(R_("数额在倍数之内")));
    else
        note_outside(c, text, range, bases);
    return true;
}

/* The first range of a paper of which something can be said: the law's own stands first. */
static void check_paper(struct checking *c, const struct aj_paper *paper)
{
    const struct aj_item whole = {.state = AJ_VALUE, .paper = paper};
    struct aj_str words = aj_paper_folded(paper);
    struct aj_pattern_match match;

    for (size_t at = 0;
         c->m->range != NULL &&
         aj_pattern_find(c->m->range, words, at, &match) == AJ_PATTERN_MATCH && match.to > at;
         at = match.to) {
        struct range range = {.base = aj_str_sub(words, match.value_from, match.value_to),
                              .from = match.value_from};

        if (read_range(words, match.to, &range) && check(c, &whole, &range))
            return;
    }
}

/* Looks for the amounts of the texts when one is first asked for. */
static const struct aj_vec *stated_amounts(struct checking *c)
{
    struct aj_vec papers;
    struct aj_map known;

    if (c->has_stated)
        return &c->stated;
    c->has_stated = true;
    papers = aj_paths_papers(c->e, &c->m->base);
    aj_vec_init(&c->stated, c->e->arena, sizeof(int64_t));
    aj_map_init(&known, c->e->arena);
    for (size_t i = 0; i < papers.count; i++) {
        struct aj_str text =
            aj_paper_folded(*(const struct aj_paper *const *)aj_vec_at(&papers, i));
        struct aj_amount_match match;

        for (size_t at = 0; aj_amount_find(text, at, &match); at = match.to) {
            const struct aj_str key = {(const char *)&match.fen, sizeof(match.fen)};
            struct aj_map_entry *entry = aj_map_add(&known, key);

            if (entry->value != NULL)
                continue;
            entry->key = aj_arena_dup(c->e->arena, key);
            entry->value = &known;
            *(int64_t *)aj_vec_push(&c->stated) = match.fen;
        }
    }
    return &c->stated;
}

/* Whether the amount, rounded to a yuan, is that multiple of any of the amounts. */
static bool is_multiple(struct checking *c, int64_t multiple)
{
    const struct aj_vec *amounts = stated_amounts(c);
    __int128 amount = (__int128)c->amount->value.number * AJ_DECIMAL_SCALE;

    for (size_t i = 0; i < amounts->count; i++) {
        __int128 product = (__int128)(*(const int64_t *)aj_vec_at(amounts, i)) * multiple;

        if (amount - product < (__int128)100 * AJ_DECIMAL_SCALE &&
            product - amount < (__int128)100 * AJ_DECIMAL_SCALE)
            return true;
    }
    return false;
}

/* The multiples that a paper says the amount is. */
static void check_exact(struct checking *c, const struct aj_paper *paper)
{
    const struct aj_item whole = {.state = AJ_VALUE, .paper = paper};
    struct aj_str words = aj_paper_folded(paper);
    struct aj_pattern_match match;

    for (size_t at = 0;
         aj_pattern_find(c->m->exact, words, at, &match) == AJ_PATTERN_MATCH && match.to > at;
         at = match.to) {
        struct aj_item stated;
        size_t to = match.to;
        int64_t multiple;

        if (!read_multiple(words, &to, &multiple))
            continue;
        stated = aj_item_part(&whole, match.from, to);
        if (is_multiple(c, multiple)) {
            aj_outcome_note(c->out, AJ_TRUE, aj_str_from(R_("数额是所写的倍数")));
            continue;
        }
        aj_outcome_evidence(c->out, c->amount);
        aj_outcome_evidence(c->out, &stated);
        aj_outcome_note_at(c->out, c->is_open ? AJ_UNKNOWN : AJ_FALSE,
                           aj_arena_printf(c->e->arena,
                                           R_("%" AJ_STR_FMT "不是“%" AJ_STR_FMT "”所得的数额"),
                                           AJ_STR_ARG(aj_item_words(c->e->arena, c->amount)),
                                           AJ_STR_ARG(stated.raw)),
                           stated.place);
    }
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct multiplied *m = predicate->data;
    struct checking c = {.e = e, .m = m, .out = out};
    struct aj_vec papers = aj_paths_papers(e, &m->in);
    struct aj_operand amount;

    aj_path_resolve(e, &m->amount, AJ_PICK_LAST, &amount);
    if (!aj_outcome_needs(e, out, &m->amount, &amount))
        return;
    c.amount = aj_operand_item(&amount);
    c.is_open = aj_paths_unread(e, &m->base) != NULL;
    aj_map_init(&c.known, e->arena);
    for (size_t i = 0; i < papers.count; i++)
        check_paper(&c, *(const struct aj_paper *const *)aj_vec_at(&papers, i));
    for (size_t i = 0; i < papers.count && c.m->exact != NULL; i++)
        check_exact(&c, *(const struct aj_paper *const *)aj_vec_at(&papers, i));
    if (out->notes.count == 0)
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("文中没有写可比的倍数")));
}

const struct aj_predicate_type aj_predicate_multiplied = {"multiplied",
                                                          "amount in base range exact say",
                                                          "amount in base",
                                                          false,
                                                          false,
                                                          compile,
                                                          evaluate,
                                                          false};
