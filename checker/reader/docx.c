/* SPDX-License-Identifier: Apache-2.0
 *
 * The DOCX reader (ECMA-376, Transitional and Strict): which parts are read, and in which order.
 * What is in a part is for docx_part.c and the rules.
 */
#include "reader/reader.h"

#include "base/limits.h"
#include "reader/docx_events.h"
#include "reader/docx_part.h"

#include <string.h>
#include <strings.h>

#define BID_BYTES 100
#define BID_NAME  50

static const char *const endings[] = {".docx", ".docm", ".dotx", ".dotm"};

static bool has_ending(struct aj_str name, const char *ending)
{
    size_t len = strlen(ending);

    return name.len > len && strncasecmp(name.ptr + name.len - len, ending, len) == 0;
}

static struct aj_str base_name(struct aj_str name)
{
    const char *slash = name.len > 0 ? memrchr(name.ptr, '/', name.len) : NULL;

    return slash != NULL ? aj_str_sub(name, (size_t)(slash - name.ptr) + 1, name.len) : name;
}

static bool is_zip(struct aj_str bytes)
{
    return aj_str_starts(bytes, (struct aj_str){"PK\x03\x04", 4});
}

static int bid(struct aj_str file_name, struct aj_str bytes)
{
    struct aj_str base = base_name(file_name);

    /* The lock file of an open document and the resource fork of a copied one have its ending. */
    if (aj_str_starts(base, aj_str_from("~$")) || aj_str_starts(base, aj_str_from("._")))
        return 0;
    if (is_zip(bytes) && aj_str_contains(bytes, aj_str_from("word/")))
        return BID_BYTES;
    for (size_t i = 0; i < AJ_COUNT(endings); i++) {
        if (has_ending(base, endings[i]))
            return BID_NAME;
    }
    return 0;
}

/* Files that are called .docx and are something else, told in words that help. */
static enum aj_status check_signature(struct aj_str bytes, struct aj_error *err)
{
    const struct aj_str compound = {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8};
    const struct aj_str encrypted = {"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32};

    if (bytes.len == 0)
        return aj_error_set(err, AJ_CORRUPT, R_("文件是空的"));
    if (aj_str_starts(bytes, compound) && aj_str_contains(bytes, encrypted))
        return aj_error_set(err, AJ_ENCRYPTED, R_("文档设有密码"));
    if (aj_str_starts(bytes, compound))
        return aj_error_set(err, AJ_UNSUPPORTED, R_("实为旧版 DOC 格式，不能读取"));
    if (aj_str_starts(bytes, aj_str_from("{\\rtf")))
        return aj_error_set(err, AJ_UNSUPPORTED, R_("实为 RTF 格式，不能读取"));
    return AJ_OK;
}

static enum aj_status read_part(struct aj_docx *docx, struct aj_str name, bool margin,
                                struct aj_error *err)
{
    struct aj_buffer bytes;
    enum aj_status status;

    aj_buffer_init(&bytes, AJ_LIMIT_MEMBER_BYTES);
    status = aj_docx_package_read(docx->package, name, &bytes, err);
    if (status == AJ_OK) {
        aj_builder_part(docx->builder, name, margin);
        status = aj_docx_part_read(docx, aj_buffer_get(&bytes), !margin, err);
    }
    aj_buffer_release(&bytes);
    return status;
}

/* A margin part that can't be read is counted and costs no more than itself. */
static void read_margin(struct aj_docx *docx, struct aj_str name)
{
    if (name.len > 0 && read_part(docx, name, true, NULL) != AJ_OK)
        aj_builder_facts(docx->builder)->unread_parts++;
}

static enum aj_status read_parts(struct aj_docx *docx, struct aj_error *err)
{
    AJ_TRY(read_part(docx, aj_docx_package_main(docx->package), false, err));
    for (size_t i = 0; i < docx->margins.entries.count; i++) {
        const struct aj_map_entry *margin = aj_vec_at(&docx->margins.entries, i);

        read_margin(docx, margin->key);
    }
    read_margin(docx, aj_docx_package_target_of_type(docx->package, "footnotes"));
    read_margin(docx, aj_docx_package_target_of_type(docx->package, "endnotes"));
    return AJ_OK;
}

static enum aj_status read_docx(struct aj_str bytes, struct aj_arena *arena,
                                struct aj_document **out, struct aj_error *err)
{
    struct aj_docx docx = {.arena = arena};
    enum aj_status status;

    *out = NULL;
    AJ_TRY(check_signature(bytes, err));
    AJ_TRY(aj_docx_package_open(bytes, arena, &docx.package, err));
    docx.builder = aj_builder_new(arena);
    aj_map_init(&docx.margins, arena);
    status = read_parts(&docx, err);
    if (status == AJ_OK)
        status = aj_builder_finish(docx.builder, out, err);
    aj_builder_free(docx.builder);
    aj_docx_package_close(docx.package);
    return status;
}

const struct aj_reader aj_reader_docx = {"docx", bid, read_docx};
