/* SPDX-License-Identifier: Apache-2.0
 *
 * Relationships, content types and part names (ECMA-376 part 2). Knows nothing of WordprocessingML.
 */
#include "reader/docx_package.h"

#include "base/limits.h"
#include "base/map.h"
#include "base/mem.h"
#include "container/container.h"
#include "reader/sax.h"

#include <string.h>

#define CONTENT_TYPES "[Content_Types].xml"

struct relationship {
    struct aj_str id;
    struct aj_str type; /* the last segment of the type's URI, alike in Strict and Transitional */
    struct aj_str part;
};

struct aj_docx_package {
    struct aj_arena *arena;
    struct aj_container *container;
    struct aj_map members; /* size_t index in container, by the name folded */
    struct aj_str main;
    struct aj_vec relationships; /* struct relationship, of the part last loaded */
    struct aj_map by_id;
    struct aj_str base; /* the part whose relationships are being loaded, "" for the package */
};

static char fold_name_byte(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    return c == '\\' ? '/' : c;
}

/* Part names are equal whatever the case of their letters; some writers put '\' between folders. */
static struct aj_str fold_name(struct aj_arena *arena, struct aj_str name)
{
    char *folded = aj_arena_alloc(arena, name.len + 1);

    for (size_t i = 0; i < name.len; i++)
        folded[i] = fold_name_byte(name.ptr[i]);
    return (struct aj_str){folded, name.len};
}

static void index_members(struct aj_docx_package *package)
{
    size_t n = aj_container_count(package->container);
    size_t *indexes = aj_arena_alloc(package->arena, aj_array_size(n, sizeof(*indexes)));

    aj_map_init(&package->members, package->arena);
    for (size_t i = 0; i < n; i++) {
        indexes[i] = i;
        aj_map_set(&package->members,
                   fold_name(package->arena, aj_container_member(package->container, i)->name),
                   &indexes[i]);
    }
}

static size_t find_member(const struct aj_docx_package *package, struct aj_str part)
{
    size_t exact = aj_container_find(package->container, part);
    const size_t *found;

    if (exact != AJ_STR_NONE)
        return exact;
    found = aj_map_find(&package->members, fold_name(package->arena, part));
    return found != NULL ? *found : AJ_STR_NONE;
}

enum aj_status aj_docx_package_read(struct aj_docx_package *package, struct aj_str part,
                                    struct aj_buffer *out, struct aj_error *err)
{
    size_t i = part.len > 0 ? find_member(package, part) : AJ_STR_NONE;

    if (i == AJ_STR_NONE)
        return aj_error_set(err, AJ_CORRUPT, R_("文档内缺少“%" AJ_STR_FMT "”"), AJ_STR_ARG(part));
    return aj_container_read(package->container, i, out, err);
}

/* How much of part is its folder, the '/' included. */
static size_t folder_len(struct aj_str part)
{
    const char *slash = part.len > 0 ? memrchr(part.ptr, '/', part.len) : NULL;

    return slash != NULL ? (size_t)(slash - part.ptr) + 1 : 0;
}

/* The part that target names, seen from the folder of base: without "." and "..". */
static struct aj_str resolve(struct aj_arena *arena, struct aj_str base, struct aj_str target)
{
    bool absolute = target.len > 0 && target.ptr[0] == '/';
    struct aj_str folder = aj_str_sub(base, 0, absolute ? 0 : folder_len(base));
    struct aj_str rest = aj_arena_printf(arena, "%" AJ_STR_FMT "%" AJ_STR_FMT, AJ_STR_ARG(folder),
                                         AJ_STR_ARG(target));
    char *path = aj_arena_alloc(arena, rest.len + 1);
    size_t len = 0;
    struct aj_str segment;

    while (aj_str_next_piece(&rest, '/', &segment)) {
        if (segment.len == 0 || aj_str_equal_c(segment, "."))
            continue;
        if (aj_str_equal_c(segment, "..")) {
            len = folder_len((struct aj_str){path, len > 0 ? len - 1 : 0});
            continue;
        }
        memcpy(path + len, segment.ptr, segment.len);
        len += segment.len;
        path[len++] = '/';
    }
    return (struct aj_str){path, len > 0 ? len - 1 : 0};
}

static void on_relationship(void *context, const struct aj_sax_element *element,
                            enum aj_status *stop)
{
    struct aj_docx_package *package = context;
    struct aj_str type = aj_sax_attribute(element, NULL, "Type");
    struct relationship *relationship;

    (void)stop;
    if (strcmp(element->name, "Relationship") != 0 ||
        aj_str_equal_c(aj_sax_attribute(element, NULL, "TargetMode"), "External"))
        return;
    relationship = aj_vec_push(&package->relationships);
    relationship->id = aj_arena_dup(package->arena, aj_sax_attribute(element, NULL, "Id"));
    relationship->type = aj_arena_dup(package->arena, aj_str_sub(type, folder_len(type), type.len));
    relationship->part =
        resolve(package->arena, package->base, aj_sax_attribute(element, NULL, "Target"));
}

/* The relationships of part, "" for those of the package, in place of those loaded before. */
static enum aj_status load_relationships(struct aj_docx_package *package, struct aj_str part,
                                         struct aj_error *err)
{
    static const struct aj_sax_handler handler = {.start = on_relationship};
    size_t folder = folder_len(part);
    struct aj_str name = aj_arena_printf(
        package->arena, "%" AJ_STR_FMT "_rels/%" AJ_STR_FMT ".rels",
        AJ_STR_ARG(aj_str_sub(part, 0, folder)), AJ_STR_ARG(aj_str_sub(part, folder, part.len)));
    struct aj_buffer bytes;
    enum aj_status status;

    aj_vec_init(&package->relationships, package->arena, sizeof(struct relationship));
    aj_map_init(&package->by_id, package->arena);
    if (find_member(package, name) == AJ_STR_NONE)
        return AJ_OK; /* a part without relationships */
    package->base = part;
    aj_buffer_init(&bytes, AJ_LIMIT_MEMBER_BYTES);
    status = aj_docx_package_read(package, name, &bytes, err);
    if (status == AJ_OK)
        status = aj_sax_parse(aj_buffer_get(&bytes), &handler, package, err);
    aj_buffer_release(&bytes);
    for (size_t i = 0; i < package->relationships.count; i++) {
        struct relationship *relationship = aj_vec_at(&package->relationships, i);

        aj_map_set(&package->by_id, relationship->id, relationship);
    }
    return status;
}

/* An Override of a main part: document, template, with macros or without. */
static void on_content_type(void *context, const struct aj_sax_element *element,
                            enum aj_status *stop)
{
    struct aj_docx_package *package = context;
    struct aj_str type = aj_sax_attribute(element, NULL, "ContentType");

    (void)stop;
    if (package->main.len > 0 || strcmp(element->name, "Override") != 0 ||
        !aj_str_ends(type, aj_str_from(".main+xml")) ||
        (!aj_str_contains(type, aj_str_from("wordprocessingml")) &&
         !aj_str_contains(type, aj_str_from("ms-word"))))
        return;
    package->main =
        resolve(package->arena, AJ_STR_EMPTY, aj_sax_attribute(element, NULL, "PartName"));
}

/* For packages whose relationships are missing or lead nowhere. */
static void find_main_by_content_type(struct aj_docx_package *package)
{
    static const struct aj_sax_handler handler = {.start = on_content_type};
    struct aj_buffer bytes;
    enum aj_status status;

    package->main = AJ_STR_EMPTY;
    aj_buffer_init(&bytes, AJ_LIMIT_MEMBER_BYTES);
    status = aj_docx_package_read(package, aj_str_from(CONTENT_TYPES), &bytes, NULL);
    if (status == AJ_OK)
        status = aj_sax_parse(aj_buffer_get(&bytes), &handler, package, NULL);
    (void)status; /* what was found before the damage still counts */
    aj_buffer_release(&bytes);
}

static enum aj_status find_main(struct aj_docx_package *package, struct aj_error *err)
{
    enum aj_status status = load_relationships(package, AJ_STR_EMPTY, NULL);

    if (status == AJ_REFUSED || status == AJ_LIMIT)
        return aj_error_set(err, status, R_("文档的关系部件不读取"));
    package->main = aj_docx_package_target_of_type(package, "officeDocument");
    if (package->main.len == 0 || find_member(package, package->main) == AJ_STR_NONE)
        find_main_by_content_type(package);
    if (package->main.len == 0 || find_member(package, package->main) == AJ_STR_NONE)
        return aj_error_set(err, AJ_CORRUPT, R_("压缩包里没有 Word 正文"));
    return load_relationships(package, package->main, err);
}

enum aj_status aj_docx_package_open(struct aj_str bytes, struct aj_arena *arena,
                                    struct aj_docx_package **out, struct aj_error *err)
{
    struct aj_docx_package *package = aj_mem_new(sizeof(*package));
    struct aj_error error = {.message = ""};
    enum aj_status status;

    *out = NULL;
    package->arena = arena;
    status = aj_container_open_package(bytes, &package->container, &error);
    if (status == AJ_OK) {
        index_members(package);
        status = find_main(package, err);
    } else { /* few know that a DOCX is a ZIP */
        status = aj_error_set(err, status, R_("打不开（DOCX 文件也是压缩包）：%s"), error.message);
    }
    if (status == AJ_OK)
        *out = package;
    else
        aj_docx_package_close(package);
    return status;
}

void aj_docx_package_close(struct aj_docx_package *package)
{
    if (package == NULL)
        return;
    aj_container_close(package->container);
    aj_mem_free(package);
}

struct aj_str aj_docx_package_main(const struct aj_docx_package *package)
{
    return package->main;
}

struct aj_str aj_docx_package_target(const struct aj_docx_package *package, struct aj_str id)
{
    const struct relationship *relationship = aj_map_find(&package->by_id, id);

    return relationship != NULL ? relationship->part : AJ_STR_EMPTY;
}

struct aj_str aj_docx_package_target_of_type(const struct aj_docx_package *package,
                                             const char *type)
{
    for (size_t i = 0; i < package->relationships.count; i++) {
        const struct relationship *relationship = aj_vec_at(&package->relationships, i);

        if (aj_str_equal_c(relationship->type, type))
            return relationship->part;
    }
    return AJ_STR_EMPTY;
}
