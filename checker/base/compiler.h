/* SPDX-License-Identifier: Apache-2.0
 *
 * The few compiler extensions we use, each under a name of ours, so that the rest is plain C11.
 */
#ifndef AJ_COMPILER_H
#define AJ_COMPILER_H

#define AJ_MUST_CHECK __attribute__((warn_unused_result))
#define AJ_PRINTF(format_index, first_argument)                                                    \
    __attribute__((format(printf, format_index, first_argument)))
#define AJ_NORETURN __attribute__((noreturn))

/* The number of elements of an array (not of a pointer). */
#define AJ_COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Marks a Chinese string that goes into a report. Reports are always Chinese and never translated;
 * the mark tells them from diagnostics, which gettext translates. */
#define R_(text) (text)

/* Marks a diagnostic for a person: a Chinese msgid, translated under an English locale. */
#define _(text) (text)

#endif
