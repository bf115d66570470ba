/* SPDX-License-Identifier: Apache-2.0
 *
 * Kleene's tables.
 */
#include "base/truth.h"

enum aj_truth aj_truth_and(enum aj_truth a, enum aj_truth b)
{
    if (a == AJ_NO_SUBJECT)
        return b;
    if (b == AJ_NO_SUBJECT)
        return a;
    if (a == AJ_FALSE || b == AJ_FALSE)
        return AJ_FALSE;
    return a == AJ_TRUE && b == AJ_TRUE ? AJ_TRUE : AJ_UNKNOWN;
}

enum aj_truth aj_truth_or(enum aj_truth a, enum aj_truth b)
{
    if (a == AJ_NO_SUBJECT)
        return b;
    if (b == AJ_NO_SUBJECT)
        return a;
    if (a == AJ_TRUE || b == AJ_TRUE)
        return AJ_TRUE;
    return a == AJ_FALSE && b == AJ_FALSE ? AJ_FALSE : AJ_UNKNOWN;
}

enum aj_truth aj_truth_not(enum aj_truth a)
{
    if (a == AJ_TRUE)
        return AJ_FALSE;
    return a == AJ_FALSE ? AJ_TRUE : a;
}
