/* SPDX-License-Identifier: Apache-2.0
 *
 * ZIP as a source of members, through libzip; the only file that includes zip.h. Must not know
 * which names are safe nor what the members are for.
 */
#include "container/source.h"

#include "base/limits.h"
#include "base/mem.h"
#include "container/inflate.h"
#include "container/member_name.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zip.h>

/* Bytes inflated between two looks at the limits. */
#define PIECE_BYTES 32768
/* Up to here an entry is inflated all at once; below the size from which on ratios are looked at.
 */
#define AT_ONCE_BYTES AJ_LIMIT_RATIO_FROM

struct aj_source {
    zip_t *archive;
    uint64_t size; /* bytes of the ZIP itself: no entry takes more, whatever its header says */
    struct aj_inflater *inflater; /* NULL until it is needed */
};

/* --- errors */

/* What isn't here is damage. */
static const struct {
    int code;
    enum aj_status status;
    const char *words;
} zip_errors[] = {
    {ZIP_ER_CRC, AJ_CORRUPT, R_("校验值（CRC）不符，内容已损坏")},
    {ZIP_ER_EOF, AJ_CORRUPT, R_("内容不完整，文件可能被截断")},
    {ZIP_ER_ZLIB, AJ_CORRUPT, R_("压缩数据已损坏")},
    {ZIP_ER_COMPRESSED_DATA, AJ_CORRUPT, R_("压缩数据已损坏")},
    {ZIP_ER_INCONS, AJ_CORRUPT, R_("压缩包前后记录不一致，已损坏")},
    {ZIP_ER_SEEK, AJ_CORRUPT, R_("压缩包目录指向文件之外，已损坏")},
    {ZIP_ER_NOZIP, AJ_CORRUPT, R_("压缩包已损坏或不完整")},
    {ZIP_ER_READ, AJ_IO, R_("读取失败")},
    {ZIP_ER_OPEN, AJ_IO, R_("无法打开")},
    {ZIP_ER_MEMORY, AJ_LIMIT, R_("内存不足")},
    {ZIP_ER_COMPNOTSUPP, AJ_UNSUPPORTED, R_("的压缩方法本程序不能解压")},
    {ZIP_ER_MULTIDISK, AJ_UNSUPPORTED, R_("是分卷压缩包，本程序不能读取")},
    {ZIP_ER_OPNOTSUPP, AJ_UNSUPPORTED, R_("用到本程序不支持的压缩包功能")},
    {ZIP_ER_ENCRNOTSUPP, AJ_ENCRYPTED, R_("已加密，需要密码才能打开")},
    {ZIP_ER_NOPASSWD, AJ_ENCRYPTED, R_("已加密，需要密码才能打开")},
    {ZIP_ER_WRONGPASSWD, AJ_ENCRYPTED, R_("已加密，需要密码才能打开")},
};

/* The name in quotes before the words; a package goes without a name. */
static enum aj_status say(struct aj_str name, enum aj_status status, const char *words,
                          struct aj_error *err)
{
    if (name.len == 0)
        return aj_error_set(err, status, "%s", words);
    return aj_error_set(err, status, "“%" AJ_STR_FMT "”%s", AJ_STR_ARG(name), words);
}

static enum aj_status fail(struct aj_str name, int code, struct aj_error *err)
{
    char words[64];

    for (size_t i = 0; i < AJ_COUNT(zip_errors); i++) {
        if (zip_errors[i].code == code)
            return say(name, zip_errors[i].status, zip_errors[i].words, err);
    }
    (void)snprintf(words, sizeof(words), R_("已损坏（libzip 错误 %d）"), code);
    return say(name, AJ_CORRUPT, words, err);
}

/* --- opening */

bool aj_zip_is_start(struct aj_str bytes)
{
    /* A first entry; an empty archive; two markers of archives that were or could have been split
     * (APPNOTE 4.3.7, 4.3.16, 8.5.3, 8.5.4). */
    static const char *const starts[] = {"PK\3\4", "PK\5\6", "PK\7\10", "PK00"};

    for (size_t i = 0; i < AJ_COUNT(starts); i++) {
        if (aj_str_starts(bytes, aj_str_from(starts[i])))
            return true;
    }
    return false;
}

/* Takes input; first are the first bytes of the ZIP. */
static enum aj_status open_input(zip_source_t *input, struct aj_str first, struct aj_str name,
                                 zip_t **archive, struct aj_error *err)
{
    zip_error_t problem;
    int code;

    zip_error_init(&problem);
    *archive = zip_open_from_source(input, ZIP_RDONLY, &problem);
    code = zip_error_code_zip(&problem);
    zip_error_fini(&problem);
    if (*archive != NULL)
        return AJ_OK;
    zip_source_free(input); /* libzip takes it only on success */
    if (code == ZIP_ER_NOZIP && !aj_zip_is_start(first))
        return say(name, AJ_UNSUPPORTED, R_("不是 ZIP 压缩包"), err);
    return fail(name, code, err);
}

static struct aj_source *source_new(zip_t *archive, uint64_t size)
{
    struct aj_source *source = aj_mem_new(sizeof(*source));

    source->archive = archive;
    source->size = size;
    return source;
}

static enum aj_status fail_empty(struct aj_str name, struct aj_error *err)
{
    return say(name, AJ_CORRUPT, R_("是空文件（0 字节），不是 ZIP 压缩包"), err);
}

enum aj_status aj_zip_open_bytes(struct aj_str bytes, struct aj_str name, struct aj_source **out,
                                 struct aj_error *err)
{
    zip_source_t *input;
    zip_t *archive;

    if (bytes.len == 0)
        return fail_empty(name, err);
    input = zip_source_buffer_create(bytes.ptr, bytes.len, 0, NULL);
    if (input == NULL)
        return fail(name, ZIP_ER_MEMORY, err);
    AJ_TRY(open_input(input, bytes, name, &archive, err));
    *out = source_new(archive, bytes.len);
    return AJ_OK;
}

/* Takes fd. */
static zip_source_t *input_from_fd(int fd)
{
    FILE *stream = fdopen(fd, "rb");
    zip_source_t *input;

    if (stream == NULL) {
        (void)close(fd); /* read-only: nothing to lose */
        return NULL;
    }
    input = zip_source_filep_create(stream, 0, -1, NULL);
    if (input == NULL)
        (void)fclose(stream); /* read-only: nothing to lose */
    return input;
}

static enum aj_status zip_open_fd(int fd, struct aj_str name, struct aj_source **out,
                                  struct aj_error *err)
{
    char first[4];
    struct stat info;
    ssize_t n = pread(fd, first, sizeof(first), 0);
    zip_source_t *input;
    zip_t *archive;

    if (n <= 0 || fstat(fd, &info) != 0) {
        int code = errno;

        (void)close(fd); /* read-only: nothing to lose */
        if (n == 0)
            return fail_empty(name, err);
        return aj_error_set(err, AJ_IO, R_("“%" AJ_STR_FMT "”无法读取：%s"), AJ_STR_ARG(name),
                            aj_source_errno_words(code));
    }
    input = input_from_fd(fd);
    if (input == NULL)
        return fail(name, ZIP_ER_MEMORY, err);
    AJ_TRY(open_input(input, (struct aj_str){first, (size_t)n}, name, &archive, err));
    *out = source_new(archive, (uint64_t)info.st_size);
    return AJ_OK;
}

static void zip_close_source(struct aj_source *source)
{
    zip_discard(source->archive);
    aj_inflater_free(source->inflater);
    aj_mem_free(source);
}

/* --- listing */

static uint64_t zip_count(struct aj_source *source)
{
    zip_int64_t n = zip_get_num_entries(source->archive, 0);

    return n > 0 ? (uint64_t)n : 0;
}

/* The Unix file type of an entry (S_IFREG …), 0 when it was made elsewhere. */
static unsigned unix_type(struct aj_source *source, uint64_t i)
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;

    if (zip_file_get_external_attributes(source->archive, i, 0, &system, &attributes) != 0 ||
        system != ZIP_OPSYS_UNIX)
        return 0;
    return attributes >> 16 & S_IFMT;
}

static bool ends_as_folder(struct aj_str name)
{
    return name.len > 0 && (name.ptr[name.len - 1] == '/' || name.ptr[name.len - 1] == '\\');
}

/* Why an entry can't be read, as far as its header says: the first row that is so. */
static void judge(struct aj_source_entry *entry, const zip_stat_t *info, unsigned type,
                  struct aj_arena *arena)
{
    const struct {
        bool is_so;
        enum aj_status status;
        const char *words;
    } rows[] = {
        {ends_as_folder(entry->name) && info->size > 0, AJ_BAD_NAME,
         R_("是文件夹的名称，却带有内容")},
        {type == S_IFLNK, AJ_BAD_NAME, R_("是符号链接，不读取它指向的内容")},
        {info->encryption_method != ZIP_EM_NONE, AJ_ENCRYPTED, R_("已加密，需要密码才能打开")},
        {zip_compression_method_supported(info->comp_method, 0) == 0, AJ_UNSUPPORTED,
         R_("的压缩方法本程序不能解压")},
    };

    for (size_t i = 0; i < AJ_COUNT(rows); i++) {
        if (!rows[i].is_so)
            continue;
        entry->status = rows[i].status;
        entry->reason =
            aj_arena_printf(arena, "“%" AJ_STR_FMT "”%s",
                            AJ_STR_ARG(aj_member_name_show(arena, entry->name)), rows[i].words);
        if (entry->status == AJ_UNSUPPORTED)
            entry->reason = aj_arena_printf(arena, R_("%" AJ_STR_FMT "（方法 %u）"),
                                            AJ_STR_ARG(entry->reason), info->comp_method);
        return;
    }
}

static void read_header(struct aj_source *source, uint64_t i, struct aj_source_entry *entry,
                        struct aj_arena *arena)
{
    zip_stat_t info;
    /* Raw, for libzip would take what isn't UTF-8 as CP437. The name of the 0x7075 field and names
     * flagged as UTF-8 are checked by libzip when it opens the archive. */
    struct aj_str raw = aj_str_from(zip_get_name(source->archive, i, ZIP_FL_ENC_RAW));

    *entry = (struct aj_source_entry){.id = i};
    zip_stat_init(&info);
    entry->is_legible = aj_member_name_decode(arena, raw, &entry->name);
    if (zip_stat_index(source->archive, i, 0, &info) != 0) {
        entry->status = AJ_CORRUPT;
        entry->reason = aj_arena_printf(arena, R_("“%" AJ_STR_FMT "”在压缩包中的记录已损坏"),
                                        AJ_STR_ARG(aj_member_name_show(arena, entry->name)));
        return;
    }
    entry->size = info.size;
    entry->packed = info.comp_size < source->size ? info.comp_size : source->size;
    judge(entry, &info, unix_type(source, i), arena);
}

static bool is_folder(struct aj_source *source, const struct aj_source_entry *entry)
{
    return entry->size == 0 &&
           (ends_as_folder(entry->name) || unix_type(source, entry->id) == S_IFDIR);
}

static enum aj_status zip_list(struct aj_source *source, struct aj_lister *lister,
                               struct aj_error *err)
{
    uint64_t n = zip_count(source);

    for (uint64_t i = 0; i < n; i++) {
        struct aj_source_entry entry;

        read_header(source, i, &entry, lister->arena);
        if (!is_folder(source, &entry))
            AJ_TRY(lister->add(lister, &entry, err));
    }
    return AJ_OK;
}

/* --- reading */

static enum aj_status inflate_pieces(zip_file_t *file, struct aj_meter *meter, struct aj_error *err)
{
    char piece[PIECE_BYTES];
    zip_int64_t n;

    while ((n = zip_fread(file, piece, sizeof(piece))) > 0)
        AJ_TRY(aj_meter_put(meter, (struct aj_str){piece, (size_t)n}, err));
    if (n < 0)
        return fail(meter->name, zip_error_code_zip(zip_file_get_error(file)), err);
    return AJ_OK;
}

static enum aj_status read_pieces(struct aj_source *source, const struct aj_source_entry *entry,
                                  struct aj_meter *meter, struct aj_error *err)
{
    zip_file_t *file = zip_fopen_index(source->archive, entry->id, 0);
    enum aj_status status;
    int code;

    if (file == NULL)
        return fail(meter->name, zip_error_code_zip(zip_get_error(source->archive)), err);
    status = inflate_pieces(file, meter, err);
    code = zip_fclose(file);
    if (status == AJ_OK && code != 0)
        return fail(meter->name, code, err);
    return status;
}

static bool is_small(const struct aj_source *source, const zip_stat_t *info)
{
    const zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD |
                                ZIP_STAT_CRC | ZIP_STAT_ENCRYPTION_METHOD;

    return (info->valid & needed) == needed && info->comp_method == ZIP_CM_DEFLATE &&
           info->encryption_method == ZIP_EM_NONE && info->size > 0 &&
           info->size <= AT_ONCE_BYTES && info->comp_size <= AT_ONCE_BYTES &&
           info->comp_size <= source->size;
}

/* The bytes of an entry as they stand in the archive. */
static bool read_packed(struct aj_source *source, uint64_t id, char *out, uint64_t n)
{
    zip_file_t *file = zip_fopen_index(source->archive, id, ZIP_FL_COMPRESSED);
    zip_int64_t n_read;

    if (file == NULL)
        return false;
    n_read = zip_fread(file, out, n);
    return zip_fclose(file) == 0 && n_read >= 0 && (uint64_t)n_read == n;
}

/* The whole entry, with room for one byte more; NULL where it must be read in pieces, which says
 * what is wrong. */
static char *inflate_at_once(struct aj_source *source, uint64_t id, size_t *size)
{
    zip_stat_t info;
    char *packed;
    char *out;

    zip_stat_init(&info);
    if (zip_stat_index(source->archive, id, 0, &info) != 0 || !is_small(source, &info))
        return NULL;
    if (source->inflater == NULL)
        source->inflater = aj_inflater_new();
    packed = aj_mem_resize(NULL, info.comp_size + 1); /* + 1: never of no bytes */
    out = aj_mem_resize(NULL, info.size + 1);
    *size = info.size;
    if (!read_packed(source, id, packed, info.comp_size) ||
        !aj_inflate(source->inflater, (struct aj_str){packed, info.comp_size}, out, info.size,
                    info.crc)) {
        aj_mem_free(out);
        out = NULL;
    }
    aj_mem_free(packed);
    return out;
}

static enum aj_status zip_read(struct aj_source *source, const struct aj_source_entry *entry,
                               struct aj_meter *meter, struct aj_error *err)
{
    size_t size = 0;
    char *whole = inflate_at_once(source, entry->id, &size);

    return whole != NULL ? aj_meter_take(meter, whole, size, err)
                         : read_pieces(source, entry, meter, err);
}

const struct aj_source_sort aj_zip_sort = {
    .file_type = S_IFREG,
    .levels = 1,
    .open = zip_open_fd,
    .close = zip_close_source,
    .count = zip_count,
    .list = zip_list,
    .read = zip_read,
};
