/* SPDX-License-Identifier: Apache-2.0
 *
 * Which edition of a law a day has.
 */
#include "predicate/law.h"

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
