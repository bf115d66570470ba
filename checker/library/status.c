/* SPDX-License-Identifier: Apache-2.0
 *
 * Statuses and errors of anjuan.h from ours: the numbers there stay whatever status.def holds.
 */
#include "library/handles.h"

#include "base/version.h"

#include <string.h>

/* In the order of status.def. */
static const enum anjuan_status statuses[] = {
    ANJUAN_OK,        ANJUAN_NOT_FOUND,   ANJUAN_IO,      ANJUAN_LIMIT,    ANJUAN_CORRUPT,
    ANJUAN_ENCRYPTED, ANJUAN_UNSUPPORTED, ANJUAN_REFUSED, ANJUAN_BAD_NAME, ANJUAN_SYNTAX};

/* The same list again, to be counted. */
enum counted {
#define AJ_STATUS(name, code, meaning) COUNTED_##name,
#include "base/status.def"
#undef AJ_STATUS
    N_STATUSES
};
_Static_assert(AJ_COUNT(statuses) == N_STATUSES, "a status has no number in anjuan.h");

static const struct {
    enum anjuan_status status;
    const char *code;
} further_codes[] = {{ANJUAN_ARGUMENT, "argument"}, {ANJUAN_SEVERAL, "several"}};

const char *anjuan_version(void)
{
    return AJ_VERSION;
}

const char *anjuan_status_code(enum anjuan_status status)
{
    for (size_t i = 0; i < AJ_COUNT(statuses); i++) {
        if (statuses[i] == status)
            return aj_status_code((enum aj_status)i);
    }
    for (size_t i = 0; i < AJ_COUNT(further_codes); i++) {
        if (further_codes[i].status == status)
            return further_codes[i].code;
    }
    return "";
}

enum anjuan_status aj_public_status(enum aj_status status)
{
    return statuses[status];
}

enum anjuan_status aj_public_fail(struct anjuan_error *err, enum anjuan_status status,
                                  const char *message)
{
    struct aj_error cut = {0};

    if (err == NULL)
        return status;
    (void)aj_error_set(&cut, AJ_OK, "%s", message); /* cuts it at a character */
    _Static_assert(sizeof(err->message) == sizeof(cut.message), "messages have one size");
    err->status = status;
    memcpy(err->message, cut.message, sizeof(cut.message));
    return status;
}

enum anjuan_status aj_public_pass_on(struct anjuan_error *err, const struct aj_error *error)
{
    return aj_public_fail(err, aj_public_status(error->status), error->message);
}

const char *aj_public_text(struct aj_arena *arena, struct aj_str text)
{
    return text.len > 0 ? aj_arena_dup(arena, text).ptr : "";
}

const void *aj_public_item(const struct aj_vec *vec, size_t i)
{
    return i < vec->count ? aj_vec_at(vec, i) : NULL;
}
