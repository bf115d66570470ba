/* SPDX-License-Identifier: Apache-2.0
 *
 * Reading a single file, in pieces, with the buffer's maximum as the limit.
 */
#include "container/file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define PIECE ((size_t)64 * 1024)

enum aj_status aj_file_read(const char *path, struct aj_buffer *out, struct aj_error *err)
{
    struct aj_str name = aj_file_name(path);
    FILE *file = fopen(path, "rb");
    enum aj_status status = AJ_OK;
    size_t n = PIECE;

    if (file == NULL)
        return aj_error_set(err, errno == ENOENT ? AJ_NOT_FOUND : AJ_IO,
                            R_("无法打开“%" AJ_STR_FMT "”：%s"), AJ_STR_ARG(name), strerror(errno));
    while (n == PIECE && status == AJ_OK) {
        char *room = aj_buffer_reserve(out, PIECE);

        if (room == NULL) {
            status = aj_error_set(err, AJ_LIMIT, R_("“%" AJ_STR_FMT "”过大"), AJ_STR_ARG(name));
            break;
        }
        n = fread(room, 1, PIECE, file);
        out->len += n;
    }
    if (status == AJ_OK && ferror(file))
        status = aj_error_set(err, AJ_IO, R_("读取“%" AJ_STR_FMT "”出错"), AJ_STR_ARG(name));
    (void)fclose(file); /* read only */
    return status;
}

bool aj_file_is_regular(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

struct aj_str aj_file_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return aj_str_from(slash != NULL ? slash + 1 : path);
}
