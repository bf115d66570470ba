/* SPDX-License-Identifier: Apache-2.0
 *
 * Which law a verdict cites: the edition that was in force on its day, with the number that the
 * article had there. Rules name articles by the numbers of the law of today.
 */
#include "review/review.h"

#include "text/number.h"

static const struct aj_basis *basis_at(const struct aj_verdict *verdict, size_t i)
{
    return aj_vec_at(&verdict->rule->basis, i);
}

static bool is_any_in_force(const struct aj_verdict *verdict)
{
    for (size_t i = 0; i < verdict->rule->basis.count; i++) {
        if (aj_law_is_in_force(basis_at(verdict, i)->law, verdict->day))
            return true;
    }
    return false;
}

/* The law, or the one that it is the earlier or later editions of, whichever was in force. */
static const struct aj_law *law_on(const struct aj_law *law, int32_t day)
{
    if (aj_law_is_in_force(law, day))
        return law;
    if (law->now != NULL && aj_law_is_in_force(law->now, day))
        return law->now;
    for (size_t i = 0; i < law->former.count; i++) {
        const struct aj_law *former = *(const struct aj_law *const *)aj_vec_at(&law->former, i);

        if (aj_law_is_in_force(former, day))
            return former;
    }
    return NULL;
}

/* "32,44" as it is read: 32、44. */
static struct aj_str listed(struct aj_arena *arena, struct aj_str numbers)
{
    struct aj_str out = AJ_STR_EMPTY;
    struct aj_str piece;

    while (aj_str_next_piece(&numbers, ',', &piece))
        out = out.len == 0 ? piece
                           : aj_arena_printf(arena, "%" AJ_STR_FMT "、%" AJ_STR_FMT,
                                             AJ_STR_ARG(out), AJ_STR_ARG(piece));
    return out;
}

/* The number of a basis in the edition of the day; "" when it had none that anybody knows. */
static struct aj_str number_on(struct aj_arena *arena, const struct aj_rule *rule,
                               const struct aj_basis *basis, int32_t day)
{
    const struct aj_law *law = basis->law->now != NULL ? basis->law->now : basis->law;
    int64_t article;

    if (basis->article.len == 0 || !aj_number_parse(basis->article, &article))
        return basis->article;
    if (basis->law->now != NULL) /* an earlier law's number, asked for on a later day, or its own */
        return aj_law_is_in_force(basis->law, day)
                   ? basis->article
                   : listed(arena, aj_law_renumbered(law, (int)article, INT32_MIN, day));
    return listed(arena, aj_law_number_before(arena, law, (int)article, day, rule->until));
}

bool aj_verdict_basis(struct aj_arena *arena, const struct aj_verdict *verdict, size_t i,
                      struct aj_cited_basis *out)
{
    const struct aj_basis *basis = basis_at(verdict, i);
    bool is_in_force = aj_law_is_in_force(basis->law, verdict->day);
    const struct aj_law *law = law_on(basis->law, verdict->day);

    *out = (struct aj_cited_basis){basis->law, basis->article, NULL};
    if (!is_in_force && is_any_in_force(verdict))
        return false;
    if (law == NULL)
        return true; /* none was: the rule's own words */
    out->law = law;
    out->article = number_on(arena, verdict->rule, basis, verdict->day);
    out->edition = aj_law_edition(law, verdict->day);
    return true;
}
