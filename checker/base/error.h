/* SPDX-License-Identifier: Apache-2.0
 *
 * How a function says that it failed: a status, and words for a person in a struct the caller owns.
 */
#ifndef AJ_ERROR_H
#define AJ_ERROR_H

#include "base/compiler.h"

enum aj_status {
#define AJ_STATUS(name, code, meaning) name,
#include "base/status.def"
#undef AJ_STATUS
};

struct aj_error {
    enum aj_status status;
    char message[512]; /* UTF-8, NUL-terminated, "" when there is no error */
};

/* Fills err (ignored when NULL) and returns status, so that a failure is one line. A message too
 * long is cut at a character; bytes that are no UTF-8 become '?'. */
enum aj_status aj_error_set(struct aj_error *err, enum aj_status status, const char *format, ...)
    AJ_PRINTF(3, 4);

/* The code of a status as reports print it, such as "encrypted". Static storage. */
const char *aj_status_code(enum aj_status status);

/* Returns from the calling function when the call failed. The only control flow in a macro. */
#define AJ_TRY(call)                                                                               \
    do {                                                                                           \
        enum aj_status aj_try_status = (call);                                                     \
        if (aj_try_status != AJ_OK)                                                                \
            return aj_try_status;                                                                  \
    } while (0)

#endif
