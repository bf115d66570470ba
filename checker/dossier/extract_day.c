/* SPDX-License-Identifier: Apache-2.0
 *
 * The day that a bare time goes by: that of a date shortly before it.
 */
#include "dossier/extract.h"

#include "base/utf8.h"
#include "text/date.h"

#define LOOK_BACK   900 /* bytes before a time in its paragraph, for its day */
#define MOST_LOOKED 3   /* filled paragraphs before a time, for its day */

/* The day that stands shortly before the span in the same paragraph lends its day to a bare time.
 */
static bool base_date(const struct aj_extract *x, const struct aj_find *find,
                      struct aj_lent_day *base)
{
    const struct aj_block *block;
    struct aj_date_match match;
    struct aj_str before;
    bool found = false;
    size_t at;

    if (find->block == AJ_NO_BLOCK)
        return false;
    block = &x->document->blocks[find->block];
    before = aj_extract_folded(x, (struct aj_span){block->from, find->span.from});
    at = before.len > LOOK_BACK ? aj_utf8_cut(before, before.len - LOOK_BACK).len : 0;
    while (aj_date_find(before, at, NULL, &match)) {
        at = match.to;
        if (match.state != AJ_DATE_VALID)
            continue;
        base->date = match.date;
        base->written = aj_str_sub(before, match.from, match.to);
        found = true;
    }
    return found;
}

/* "检查日期 | 2024年10月15日 | 起止时间 | 9时至10时": the day in the cell or line before lends its
 * day to a time that has none. */
static bool day_before(const struct aj_extract *x, const struct aj_find *find,
                       struct aj_lent_day *base)
{
    static const struct aj_date any_day = {2000, 1, 1, -1, -1};
    const struct aj_block *blocks = x->document->blocks;
    struct aj_date_match match;
    int looked = 0;

    if (find->block == AJ_NO_BLOCK || find->way > AJ_WAY_LINE ||
        aj_date_find(aj_extract_folded(x, find->span), 0, NULL, &match) ||
        !aj_date_find(aj_extract_folded(x, find->span), 0, &any_day, &match) || match.date.hour < 0)
        return false;
    for (uint32_t i = find->block; i-- > x->paper->first_block && looked < MOST_LOOKED;) {
        struct aj_str text = aj_block_folded(x->document, i);

        if (blocks[i].type != AJ_PARAGRAPH || text.len == 0)
            continue;
        looked++;
        if (!aj_date_find(text, 0, NULL, &match) || match.state != AJ_DATE_VALID)
            continue;
        *base = (struct aj_lent_day){match.date, aj_str_sub(text, match.from, match.to)};
        return match.date.hour < 0;
    }
    return false;
}

bool aj_extract_find_day(const struct aj_extract *x, const struct aj_find *find,
                         struct aj_lent_day *day)
{
    return base_date(x, find, day) || day_before(x, find, day);
}
