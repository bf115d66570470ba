/* SPDX-License-Identifier: Apache-2.0
 *
 * Which edition of a law a day has.
 */
#include "predicate/law.h"

#include "text/number.h"

const struct aj_edition *aj_law_edition_at(const struct aj_law *law, size_t i)
{
    if (i < law->editions.count)
        return aj_vec_at(&law->editions, i);
    i -= law->editions.count;
    for (size_t k = 0; k < law->former.count; k++) {
        const struct aj_law *former = *(const struct aj_law *const *)aj_vec_at(&law->former, k);

        if (i < former->editions.count)
            return aj_vec_at(&former->editions, i);
        i -= former->editions.count;
    }
    return NULL;
}

const struct aj_edition *aj_law_edition(const struct aj_law *law, int32_t day)
{
    for (size_t i = 0; i < law->editions.count; i++) {
        const struct aj_edition *edition = aj_vec_at(&law->editions, i);

        if (day >= edition->from && day < edition->until)
            return edition;
    }
    return NULL;
}

const struct aj_edition *aj_law_edition_of_all(const struct aj_law *law, int32_t day)
{
    const struct aj_edition *edition;

    for (size_t i = 0; (edition = aj_law_edition_at(law, i)) != NULL; i++) {
        if (day >= edition->from && day < edition->until)
            return edition;
    }
    return NULL;
}

bool aj_law_is_in_force(const struct aj_law *law, int32_t day)
{
    return law->editions.count == 0 || aj_law_edition(law, day) != NULL;
}

struct aj_str aj_law_renumbered(const struct aj_law *law, int article, int32_t day, int32_t later)
{
    for (size_t i = 0; i < law->renumbered.count; i++) {
        const struct aj_renumbered *one = aj_vec_at(&law->renumbered, i);

        if (one->old == article && day < one->at && one->at <= later)
            return one->now;
    }
    return AJ_STR_EMPTY;
}

/* The last renumbering after `day` and before `before`; INT32_MIN when there is none. */
static int32_t last_renumbering(const struct aj_law *law, int32_t day, int32_t before)
{
    int32_t last = INT32_MIN;

    for (size_t i = 0; i < law->renumbered.count; i++) {
        const struct aj_renumbered *one = aj_vec_at(&law->renumbered, i);

        if (one->at > day && one->at < before && one->at > last)
            last = one->at;
    }
    return last;
}

static bool has_number(struct aj_str numbers, int number)
{
    struct aj_str piece;
    int64_t value;

    while (aj_str_next_piece(&numbers, ',', &piece)) {
        if (aj_number_parse(piece, &value) && value == number)
            return true;
    }
    return false;
}

static void add_number(struct aj_arena *arena, struct aj_str *numbers, int number)
{
    if (!has_number(*numbers, number))
        *numbers = aj_arena_printf(arena, "%" AJ_STR_FMT "%s%d", AJ_STR_ARG(*numbers),
                                   numbers->len > 0 ? "," : "", number);
}

/* One number over one renumbering, backwards. */
static void add_before(struct aj_arena *arena, const struct aj_law *law, int32_t at, int number,
                       struct aj_str *out)
{
    bool was_another = false;
    bool is_new = false;

    for (size_t i = 0; i < law->renumbered.count; i++) {
        const struct aj_renumbered *one = aj_vec_at(&law->renumbered, i);

        if (one->at != at)
            continue;
        was_another = was_another || one->old == number;
        if (!has_number(one->now, number))
            continue;
        add_number(arena, out, one->old);
        is_new = true;
    }
    if (!is_new && !was_another)
        add_number(arena, out, number);
}

struct aj_str aj_law_number_before(struct aj_arena *arena, const struct aj_law *law, int article,
                                   int32_t day, int32_t until)
{
    struct aj_str numbers = aj_arena_printf(arena, "%d", article);
    int32_t at = until;

    while ((at = last_renumbering(law, day, at)) != INT32_MIN) {
        struct aj_str rest = numbers;
        struct aj_str piece;
        int64_t number;

        numbers = AJ_STR_EMPTY;
        while (aj_str_next_piece(&rest, ',', &piece)) {
            if (aj_number_parse(piece, &number))
                add_before(arena, law, at, (int)number, &numbers);
        }
    }
    return numbers;
}
