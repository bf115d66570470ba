/* SPDX-License-Identifier: Apache-2.0
 *
 * <computed in= told= factor= addend=/>: where the texts reckon, "280公斤×30元/公斤＝8400元", the
 * result is right; one that was divided for may be rounded. A chain of factors and divisors with
 * short units between them, and one result. With `told` the texts that this pattern finds are
 * looked at instead, 长6米、宽3米，面积18平方米: its value is the result, the values that `factor`
 * finds before it are the factors, or behind it where it comes first, 79200元（90台×880元）; those
 * that `addend` finds add up to it, 20元、14元，合计34元.
 */
#include "predicate/predicate.h"

#include "base/utf8.h"
#include "text/decimal.h"
#include "text/pattern.h"
#include "text/scan.h"

#include <inttypes.h>
#include <string.h>

#define LONGEST_UNIT 18 /* bytes between a number and the next sign: 元/公斤 */
#define MOST_FACTORS 6
#define MOST_ADDENDS 30
#define TIMES        "×*x"
#define DIVIDES      "÷"
#define EQUALS       "="
#define TOLERANCE    100 /* ten-thousandths: results are rounded to hundredths */

#define TOLD_PARTS 200 /* one in so many that what is told may differ: lengths are rounded */

struct computed {
    struct aj_vec in;        /* struct aj_path, whole texts */
    struct aj_pattern *told; /* NULL: what is written with signs */
    struct aj_pattern *factor;
    struct aj_pattern *addend; /* NULL: factors are looked for */
};

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct computed *computed = aj_arena_alloc(c->arena, sizeof(*computed));

    predicate->data = computed;
    computed->in = aj_paths_compile(c, aj_setting_find(c, "in"));
    computed->told = aj_setting_pattern(c, "told");
    computed->factor = aj_setting_pattern(c, "factor");
    computed->addend = aj_setting_pattern(c, "addend");
    if ((computed->told != NULL) != ((computed->factor != NULL) != (computed->addend != NULL)))
        aj_compile_fail(c, _("told 应当与 factor、addend 中的一个一起写"));
}

/* Past a unit to one of the signs, and behind it. */
static bool skip_to(struct aj_str text, size_t *at, const char *signs)
{
    size_t from = *at;

    while (*at < text.len && *at - from <= LONGEST_UNIT) {
        uint32_t c = aj_scan_peek(text, *at);

        if (aj_scan_is_one_of(c, signs)) {
            (void)aj_utf8_next(text, at); /* the sign itself */
            return true;
        }
        if (c == '\n' || (c >= '0' && c <= '9') || aj_scan_is_one_of(c, "，。；、：+-÷×*x"))
            return false;
        (void)aj_utf8_next(text, at); /* only the step counts */
    }
    return false;
}

struct reckoning {
    size_t from;
    size_t to;
    int64_t product; /* ten-thousandths */
    int64_t result;
    bool is_divided; /* so its result is rounded */
};

/* Takes a factor or a divisor in. */
static bool apply(struct reckoning *out, int64_t factor, bool divides)
{
    out->is_divided = out->is_divided || divides;
    if (factor == 0 ||
        __builtin_mul_overflow(out->product, divides ? AJ_DECIMAL_SCALE : factor, &out->product))
        return false;
    out->product /= divides ? factor : AJ_DECIMAL_SCALE;
    return true;
}

/* The number that begins at `at` as the first factor of a chain with a result. */
static bool read_chain(struct aj_str text, size_t at, struct reckoning *out)
{
    int64_t factor;
    size_t n = 1;

    out->from = at;
    if (!aj_decimal_read(text, &at, &out->product))
        return false;
    for (;;) {
        size_t next = at;
        size_t divided = at;
        bool divides = n < MOST_FACTORS && skip_to(text, &divided, DIVIDES);

        if (divides || (n < MOST_FACTORS && skip_to(text, &next, TIMES))) {
            next = divides ? divided : next;
            if (!aj_decimal_read(text, &next, &factor) || !apply(out, factor, divides))
                return false;
            at = next;
            n++;
            continue;
        }
        next = at;
        if (n < 2 || !skip_to(text, &next, EQUALS) || !aj_decimal_read(text, &next, &out->result))
            return false;
        out->to = next;
        return true;
    }
}

/* Whether a number begins at `at` and none ends right before it, nor an operator. */
static bool begins_number(struct aj_str text, size_t at)
{
    const struct aj_str group = aj_str_from("，");

    if (text.ptr[at] < '0' || text.ptr[at] > '9')
        return false;
    if (at == 0)
        return true;
    if (aj_str_ends(aj_str_sub(text, 0, at), group)) /* 1，900，000 */
        return at == group.len || text.ptr[at - group.len - 1] < '0' ||
               text.ptr[at - group.len - 1] > '9';
    return !(strchr("0123456789.,+-/", text.ptr[at - 1]) != NULL ||
             aj_scan_is_one_of(aj_scan_before(text, at), TIMES "÷＋－（"));
}

static void note_wrong(struct aj_eval *e, const struct aj_paper *paper, const struct reckoning *r,
                       struct aj_outcome *out)
{
    struct aj_item whole = {.state = AJ_VALUE, .paper = paper};
    struct aj_item item = aj_item_part(&whole, r->from, r->to);

    aj_outcome_evidence(out, &item);
    aj_outcome_note_at(
        out, AJ_FALSE,
        aj_arena_printf(e->arena,
                        R_("《%" AJ_STR_FMT "》算式“%" AJ_STR_FMT "”应为%" PRId64 ".%02" PRId64),
                        AJ_STR_ARG(aj_paper_name(paper)), AJ_STR_ARG(item.raw),
                        r->product / AJ_DECIMAL_SCALE, r->product % AJ_DECIMAL_SCALE / 100),
        item.place);
}

static void check_one(struct aj_eval *e, const struct aj_paper *paper, const struct reckoning *r,
                      int64_t tolerance, struct aj_outcome *out)
{
    if (r->product - r->result > tolerance || r->result - r->product > tolerance)
        note_wrong(e, paper, r, out);
    else
        aj_outcome_note(out, AJ_TRUE, aj_str_from(R_("算式无误")));
}

/* The product, or the sum, of the numbers the pattern finds in [from, to); false for less than two,
 * and for more than a sentence reckons with. */
static bool reckon(const struct aj_pattern *number, bool adds, struct aj_str text, size_t from,
                   size_t to, int64_t *result)
{
    struct aj_str part = aj_str_sub(text, 0, to);
    struct aj_pattern_match match;
    int n = 0;

    *result = adds ? 0 : AJ_DECIMAL_SCALE;
    while (aj_pattern_find(number, part, from, &match) == AJ_PATTERN_MATCH && match.to > from) {
        size_t at = match.value_from;
        int64_t next;

        if (++n > (adds ? MOST_ADDENDS : MOST_FACTORS) || !aj_decimal_read(part, &at, &next) ||
            (adds ? __builtin_add_overflow(*result, next, result)
                  : __builtin_mul_overflow(*result, next, result)))
            return false;
        if (!adds)
            *result /= AJ_DECIMAL_SCALE;
        from = match.to;
    }
    return n > 1;
}

static void check_told(struct aj_eval *e, const struct computed *computed,
                       const struct aj_paper *paper, struct aj_outcome *out)
{
    struct aj_str text = aj_paper_folded(paper);
    bool adds = computed->addend != NULL;
    struct aj_pattern_match match;

    for (size_t at = 0;
         aj_pattern_find_in(computed->told, text, paper->grams, at, &match) == AJ_PATTERN_MATCH &&
         match.to > at;
         at = match.to) {
        struct reckoning r = {.from = match.from, .to = match.to};
        size_t value = match.value_from;
        bool is_first;

        if (!aj_decimal_read(text, &value, &r.result))
            continue;
        is_first = match.value_from == match.from;
        if (reckon(adds ? computed->addend : computed->factor, adds, text,
                   is_first ? match.value_to : match.from, is_first ? match.to : match.value_from,
                   &r.product))
            check_one(e, paper, &r, TOLERANCE + (adds ? 0 : r.result / TOLD_PARTS), out);
    }
}

static void check(struct aj_eval *e, const struct aj_paper *paper, struct aj_outcome *out)
{
    struct aj_str text = aj_paper_folded(paper);

    /* most texts reckon nothing, which one look tells */
    for (size_t at = aj_str_contains(text, aj_str_from(EQUALS)) ? 0 : text.len; at < text.len;
         at++) {
        struct reckoning r = {.is_divided = false};

        if (!begins_number(text, at) || !read_chain(text, at, &r))
            continue;
        at = r.to - 1;
        check_one(e, paper, &r, TOLERANCE + (r.is_divided ? r.result / TOLD_PARTS : 0), out);
    }
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct computed *computed = predicate->data;
    struct aj_vec papers = aj_paths_papers(e, &computed->in);

    for (size_t i = 0; i < papers.count; i++) {
        const struct aj_paper *paper = *(const struct aj_paper *const *)aj_vec_at(&papers, i);

        if (computed->told != NULL)
            check_told(e, computed, paper, out);
        else
            check(e, paper, out);
    }
    if (out->notes.count == 0)
        aj_outcome_note(out, AJ_NO_SUBJECT, aj_str_from(R_("没有算式")));
}

const struct aj_predicate_type aj_predicate_computed = {
    "computed", "in told factor addend say", "in", false, false, compile, evaluate, false};
