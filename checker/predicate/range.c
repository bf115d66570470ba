/* SPDX-License-Identifier: Apache-2.0
 *
 * Which rows of a table of fines a citation means.
 */
#include "predicate/range.h"

bool aj_range_is_of(const struct aj_fine_range *row, const struct aj_law *law,
                    const struct aj_cited *cited)
{
    return row->law == law &&
           (row->article == 0 ||
            (row->article == cited->article && row->article_sub == cited->article_sub)) &&
           (row->paragraph == 0 || cited->paragraph == 0 || row->paragraph == cited->paragraph) &&
           (row->item_number == 0 || cited->item_number == 0 ||
            row->item_number == cited->item_number);
}

const struct aj_law *aj_cited_law(const struct aj_eval *e, const struct aj_cited *cited)
{
    const struct aj_law *law = aj_map_find(e->laws, cited->title);

    return law != NULL && law->now != NULL ? law->now : law;
}
