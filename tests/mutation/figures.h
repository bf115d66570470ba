/* SPDX-License-Identifier: Apache-2.0
 *
 * How papers write days and amounts.
 */
#ifndef AJ_FIGURES_H
#define AJ_FIGURES_H

/* The value in the manner of the filter (see render.c): a day 2024-06-03, an amount 30000, or any
 * other text as it is. The caller frees it; NULL where memory is out. */
char *figures_write(const char *value, const char *filter);

#endif
