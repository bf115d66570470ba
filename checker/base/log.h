/* SPDX-License-Identifier: Apache-2.0
 *
 * The only place that writes to stderr.
 */
#ifndef AJ_LOG_H
#define AJ_LOG_H

#include "base/compiler.h"

/* One line on stderr, "anjuan: " before it and a line end behind it; control characters of the
 * text are escaped. */
void aj_log(const char *format, ...) AJ_PRINTF(1, 2);

/* For a broken invariant of ours or no memory: names it and aborts. */
AJ_NORETURN void aj_log_abort(const char *what);

#endif
