/* SPDX-License-Identifier: Apache-2.0
 *
 * Case ids, safe as folder names and independent of other cases; and text safe for a terminal.
 */
#include "report/report.h"

#include "base/digest.h"
#include "base/utf8.h"

#include <inttypes.h>
#include <string.h>

#define LONGEST_ID 160 /* bytes before the digest */

struct aj_str aj_case_id(struct aj_arena *arena, struct aj_str path)
{
    char hex[AJ_DIGEST_HEX + 1];
    char *safe = aj_arena_alloc(arena, path.len + 1);
    struct aj_str cut;

    for (size_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.ptr[i];

        safe[i] = c < 0x21 || c == 0x7F || strchr("/\\:*?\"<>|", c) != NULL ? '_' : (char)c;
    }
    if (path.len > 0 && safe[0] == '.')
        safe[0] = '_';
    cut = aj_utf8_cut((struct aj_str){safe, path.len}, LONGEST_ID);
    aj_digest_of(path, hex);
    return aj_arena_printf(arena, "%" AJ_STR_FMT "-%.8s", AJ_STR_ARG(cut), hex);
}

static bool is_unsafe(uint32_t c)
{
    return (c < 0x20 && c != '\n') || (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
}

void aj_report_put_safe(struct aj_buffer *out, struct aj_str text)
{
    size_t run = 0;

    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t c = aj_utf8_next(text, &at);

        if (!is_unsafe(c))
            continue;
        aj_buffer_append(out, aj_str_sub(text, run, start));
        run = at;
        aj_buffer_printf(out, c < 0x100 ? "\\x%02" PRIX32 : "\\u%04" PRIX32, c);
    }
    aj_buffer_append(out, aj_str_sub(text, run, text.len));
}
