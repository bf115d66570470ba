/* SPDX-License-Identifier: Apache-2.0
 *
 * What the sorts of source share: counting bytes against the limits while they come, and words for
 * errors of the system. Sizes in headers are never believed here.
 */
#include "container/source.h"

#include "base/limits.h"
#include "base/mem.h"

#include <errno.h>

static const struct {
    int code;
    const char *words;
} errno_words[] = {
    {EACCES, R_("没有读取权限")},       {EPERM, R_("没有读取权限")},
    {ENOENT, R_("文件已不存在")},       {ENOTDIR, R_("文件已不存在")},
    {EIO, R_("磁盘或网络读取失败")},    {ESTALE, R_("网络共享已断开")},
    {ELOOP, R_("路径中有符号链接")},    {EMFILE, R_("同时打开的文件过多")},
    {ENFILE, R_("同时打开的文件过多")}, {ENAMETOOLONG, R_("路径过长")},
};

const char *aj_source_errno_words(int code)
{
    for (size_t i = 0; i < AJ_COUNT(errno_words); i++) {
        if (errno_words[i].code == code)
            return errno_words[i].words;
    }
    return R_("系统读取失败");
}

/* DEFLATE can't be told from a bomb by its header, only by what comes out. */
static bool is_bomb(const struct aj_meter *meter)
{
    return meter->packed != AJ_SOURCE_UNPACKED && meter->len > AJ_LIMIT_RATIO_FROM &&
           meter->len / AJ_LIMIT_RATIO > meter->packed;
}

/* Counts the member once, however often it is read. False past the limit. */
static bool charge(struct aj_meter *meter)
{
    size_t more = meter->len > *meter->charged ? meter->len - *meter->charged : 0;

    if (more > AJ_LIMIT_BUNDLE_BYTES - meter->budget->opened)
        return false;
    meter->budget->opened += more;
    *meter->charged += more;
    return true;
}

static bool charge_work(struct aj_meter *meter, size_t n)
{
    if (n > AJ_LIMIT_INFLATED_BYTES - meter->budget->inflated)
        return false;
    meter->budget->inflated += n;
    return true;
}

static enum aj_status count(struct aj_meter *meter, size_t n, struct aj_error *err)
{
    if (n > AJ_LIMIT_MEMBER_BYTES - meter->len)
        return aj_error_set(err, AJ_LIMIT, R_("“%" AJ_STR_FMT "”解压后超过 %zu MiB，不再读取"),
                            AJ_STR_ARG(meter->name), AJ_LIMIT_MEMBER_BYTES / AJ_MIB);
    meter->len += n;
    if (is_bomb(meter))
        return aj_error_set(
            err, AJ_LIMIT,
            R_("“%" AJ_STR_FMT "”的压缩比超过 %d 倍（%llu 字节解压出 %zu 字节以上），"
               "疑为压缩炸弹，不再读取"),
            AJ_STR_ARG(meter->name), AJ_LIMIT_RATIO, (unsigned long long)meter->packed, meter->len);
    if (!charge(meter))
        return aj_error_set(err, AJ_LIMIT,
                            R_("读到“%" AJ_STR_FMT "”时，案卷已读内容合计超过 %zu MiB，不再读取"),
                            AJ_STR_ARG(meter->name), AJ_LIMIT_BUNDLE_BYTES / AJ_MIB);
    if (!charge_work(meter, n))
        return aj_error_set(err, AJ_LIMIT,
                            R_("读到“%" AJ_STR_FMT "”时，反复解压合计超过 %zu MiB，不再读取"),
                            AJ_STR_ARG(meter->name), AJ_LIMIT_INFLATED_BYTES / AJ_MIB);
    return AJ_OK;
}

static enum aj_status check_room(const struct aj_meter *meter, struct aj_error *err)
{
    if (meter->out->full)
        return aj_error_set(err, AJ_LIMIT, R_("“%" AJ_STR_FMT "”超过读取者允许的 %zu 字节"),
                            AJ_STR_ARG(meter->name), meter->out->max);
    return AJ_OK;
}

enum aj_status aj_meter_put(struct aj_meter *meter, struct aj_str piece, struct aj_error *err)
{
    AJ_TRY(count(meter, piece.len, err));
    aj_buffer_append(meter->out, piece);
    return check_room(meter, err);
}

enum aj_status aj_meter_take(struct aj_meter *meter, char *bytes, size_t n, struct aj_error *err)
{
    enum aj_status status = count(meter, n, err);

    if (status != AJ_OK) {
        aj_mem_free(bytes);
        return status;
    }
    aj_buffer_take(meter->out, bytes, n);
    return check_room(meter, err);
}
