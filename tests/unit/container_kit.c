/* SPDX-License-Identifier: Apache-2.0
 *
 * Archives made byte by byte, files and expectations for the tests of containers.
 */
#include "container_kit.h"

#include "base/utf8.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- making archives (APPNOTE 4.3) */

static uint32_t crc_of(struct aj_str data)
{
    uint32_t crc = 0xFFFFFFFFu;

    for (size_t i = 0; i < data.len; i++) {
        crc ^= (unsigned char)data.ptr[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (0xEDB88320u & (0u - (crc & 1u)));
    }
    return ~crc;
}

static void put(struct aj_buffer *out, unsigned n_bytes, uint32_t value)
{
    for (unsigned i = 0; i < n_bytes; i++) {
        char byte = (char)(value >> (8 * i) & 0xFF);

        aj_buffer_append(out, (struct aj_str){&byte, 1});
    }
}

void maker_init(struct maker *maker)
{
    aj_buffer_init(&maker->bytes, 256 * AJ_MIB);
    aj_buffer_init(&maker->central, 16 * AJ_MIB);
    maker->n = 0;
}

void maker_release(struct maker *maker)
{
    aj_buffer_release(&maker->bytes);
    aj_buffer_release(&maker->central);
}

/* The 26 bytes that both headers share: version to length of the extra field. */
static void put_common(struct aj_buffer *out, const struct piece *piece, size_t name_len,
                       size_t extra_len)
{
    uint32_t size = piece->size != 0 ? piece->size : (uint32_t)piece->data.len;

    put(out, 2, 20);
    put(out, 2, piece->flags);
    put(out, 2, piece->method);
    put(out, 4, 0x50210000);
    put(out, 4, crc_of(piece->data) ^ (piece->has_bad_crc ? 1u : 0u));
    put(out, 4, (uint32_t)piece->data.len);
    put(out, 4, size);
    put(out, 2, (uint32_t)name_len);
    put(out, 2, (uint32_t)extra_len);
}

void maker_add(struct maker *maker, const struct piece *piece)
{
    struct aj_str name = {piece->name, piece->name_len > 0 ? piece->name_len : strlen(piece->name)};
    size_t offset = maker->bytes.len;

    aj_buffer_append_c(&maker->bytes, "PK\3\4");
    put_common(&maker->bytes, piece, name.len, 0);
    aj_buffer_append(&maker->bytes, name);
    aj_buffer_append(&maker->bytes, piece->data);
    aj_buffer_append_c(&maker->central, "PK\1\2");
    put(&maker->central, 2, piece->attributes != 0 ? 3 << 8 | 20 : 20);
    put_common(&maker->central, piece, name.len, piece->extra_len);
    put(&maker->central, 2, 0);
    put(&maker->central, 2, 0);
    put(&maker->central, 2, 0);
    put(&maker->central, 4, piece->attributes);
    put(&maker->central, 4, (uint32_t)offset);
    aj_buffer_append(&maker->central, name);
    aj_buffer_append(&maker->central, (struct aj_str){piece->extra, piece->extra_len});
    maker->n++;
}

void maker_add_text(struct maker *maker, const char *name, const char *text)
{
    maker_add(maker, &(struct piece){.name = name, .data = aj_str_from(text)});
}

struct aj_str maker_finish(struct maker *maker)
{
    size_t offset = maker->bytes.len;

    aj_buffer_append(&maker->bytes, aj_buffer_get(&maker->central));
    aj_buffer_append_c(&maker->bytes, "PK\5\6");
    put(&maker->bytes, 4, 0);
    put(&maker->bytes, 2, maker->n);
    put(&maker->bytes, 2, maker->n);
    put(&maker->bytes, 4, (uint32_t)maker->central.len);
    put(&maker->bytes, 4, (uint32_t)offset);
    put(&maker->bytes, 2, 0);
    ck_assert(!maker->bytes.full && !maker->central.full);
    return aj_buffer_get(&maker->bytes);
}

void maker_add_archive(struct maker *maker, const char *name, struct maker *inner)
{
    maker_add(maker, &(struct piece){.name = name, .data = maker_finish(inner)});
    maker_release(inner);
}

/* --- files */

/* Tests fork, each with a folder of its own in that of the program. */
char kit_folder[128];
char kit_path[160];

void kit_setup(void)
{
    (void)snprintf(kit_folder, sizeof(kit_folder), "%s/case-XXXXXX", unit_folder());
    ck_assert_ptr_nonnull(mkdtemp(kit_folder));
    (void)snprintf(kit_path, sizeof(kit_path), "%s/b.zip", kit_folder);
}

void kit_write_file(const char *name, struct aj_str bytes)
{
    FILE *file = fopen(name, "wb");

    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    ck_assert_int_eq(fclose(file), 0);
}

const char *kit_below(const char *name)
{
    static char full[512];

    (void)snprintf(full, sizeof(full), "%s/%s", kit_folder, name);
    return full;
}

void kit_write_below(const char *name, const char *text)
{
    kit_write_file(kit_below(name), aj_str_from(text));
}

struct aj_container *kit_open(const char *name)
{
    struct aj_container *container = NULL;
    struct aj_error err = {.message = ""};

    ck_assert_msg(aj_container_open(name, &container, &err) == AJ_OK, "%s", err.message);
    return container;
}

struct aj_container *kit_open_made(struct maker *maker)
{
    kit_write_file(kit_path, maker_finish(maker));
    maker_release(maker);
    return kit_open(kit_path);
}

void kit_assert_opens_as(const char *name, enum aj_status status, const char *words)
{
    struct aj_container *container = NULL;
    struct aj_error err = {.message = ""};

    ck_assert_int_eq(aj_container_open(name, &container, &err), status);
    ck_assert_int_eq(err.status, status);
    ck_assert_msg(strstr(err.message, words) != NULL, "%s", err.message);
    ck_assert_msg(strstr(err.message, kit_folder) == NULL, "a path in: %s", err.message);
}

/* --- what is expected of members */

void kit_assert_members(const struct aj_container *container, const struct expected *rows,
                        int n_rows)
{
    ck_assert_int_eq((int)aj_container_count(container), n_rows);
    for (int i = 0; i < n_rows; i++) {
        const struct aj_member *member = aj_container_member(container, (size_t)i);

        unit_assert_str(member->name, rows[i].name);
        ck_assert_msg(member->status == rows[i].status, "%s: %s", rows[i].name,
                      aj_status_code(member->status));
        ck_assert_int_eq(member->reason.len > 0, rows[i].words != NULL);
        if (rows[i].words != NULL)
            ck_assert_msg(aj_str_contains(member->reason, aj_str_from(rows[i].words)),
                          "%" AJ_STR_FMT, AJ_STR_ARG(member->reason));
        ck_assert_uint_eq(aj_container_find(container, member->name), (size_t)i);
    }
}

void kit_assert_reads(struct aj_container *container, const char *name, const char *text)
{
    size_t i = aj_container_find(container, aj_str_from(name));
    struct aj_error err = {.message = ""};
    struct aj_buffer out;

    ck_assert_msg(i != AJ_STR_NONE, "no %s", name);
    aj_buffer_init(&out, AJ_MIB);
    ck_assert_msg(aj_container_read(container, i, &out, &err) == AJ_OK, "%s", err.message);
    unit_assert_str(aj_buffer_get(&out), text);
    aj_buffer_release(&out);
}

void kit_assert_fails(struct aj_container *container, size_t i, enum aj_status status,
                      const char *words)
{
    struct aj_error err = {.message = ""};
    struct aj_buffer out;

    aj_buffer_init(&out, 2 * AJ_LIMIT_MEMBER_BYTES);
    ck_assert_int_eq(aj_container_read(container, i, &out, &err), status);
    ck_assert_int_eq(err.status, status);
    ck_assert_msg(strstr(err.message, words) != NULL, "%s", err.message);
    ck_assert(aj_utf8_is_valid(aj_str_from(err.message)));
    aj_buffer_release(&out);
}
