/* SPDX-License-Identifier: Apache-2.0
 *
 * Names first: they cost nothing. Titles only where names say nothing, and of few documents.
 */
#include "batch/mark.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "container/file.h"
#include "container/member_name.h"
#include "dossier/classify.h"
#include "reader/reader.h"

/* Characters of a part folder's name besides the words for parts: 现场 in 现场照片. */
#define MOST_OTHER_CHARACTERS 2
/* More digits in a row are a year or the number of a case. */
#define MOST_DIGITS 2

struct aj_marks {
    struct aj_arena *arena;
    const struct aj_kinds *kinds;
    struct aj_container *container; /* the ZIP read last, NULL: none yet */
    const char *container_path;
};

struct aj_marks *aj_marks_new(struct aj_arena *arena, const struct aj_kinds *kinds)
{
    struct aj_marks *marks = aj_arena_alloc(arena, sizeof(*marks));

    marks->arena = arena;
    marks->kinds = kinds;
    return marks;
}

void aj_marks_close(struct aj_marks *marks)
{
    aj_container_close(marks->container);
    marks->container = NULL;
}

/* --- part folders */

/* The length of the longest word for a part at the start of the text, or 0. */
static size_t part_word_at(const struct aj_marks *marks, struct aj_str text)
{
    const struct aj_vec *words = &marks->kinds->words.parts;
    size_t longest = 0;

    for (size_t i = 0; i < words->count; i++) {
        struct aj_str word = *(struct aj_str *)aj_vec_at(words, i);

        if (word.len > longest && aj_str_starts(text, word))
            longest = word.len;
    }
    return longest;
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* Punctuation of ASCII and the ideographic sort, full-width too. */
static bool is_mark(uint32_t c)
{
    return c <= 0x2F || (c >= 0x3A && c <= 0x40) || (c >= 0x5B && c <= 0x60) ||
           (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF0F);
}

/* A name that holds a part's word may still be that of a case: 行政检查2023-02, 某公司申请许可案.
 */
bool aj_marks_is_part(const struct aj_marks *marks, struct aj_str name)
{
    bool has_word = false;
    size_t n_other = 0;
    size_t n_digits = 0;

    if (aj_member_name_is_zip(name))
        name.len -= 4;
    for (size_t at = 0; at < name.len;) {
        size_t word = part_word_at(marks, aj_str_sub(name, at, name.len));
        uint32_t c;

        if (word > 0) {
            has_word = true;
            at += word;
            continue;
        }
        c = aj_utf8_next(name, &at);
        n_digits = is_digit(c) ? n_digits + 1 : 0;
        if (n_digits > MOST_DIGITS)
            return false;
        n_other += !is_digit(c) && !is_mark(c);
    }
    return has_word && n_other <= MOST_OTHER_CHARACTERS;
}

/* --- documents */

static bool is_bundle_kind(const struct aj_marks *marks, const struct aj_kind *kind)
{
    const struct aj_vec *kinds = &marks->kinds->words.bundle_kinds;

    for (size_t i = 0; kind != NULL && i < kinds->count; i++) {
        if (aj_kind_is(kind, *(struct aj_kind *const *)aj_vec_at(kinds, i)))
            return true;
    }
    return false;
}

bool aj_marks_has_manifest(const struct aj_marks *marks, const struct aj_tree_folder *folder)
{
    const struct aj_pattern *manifest = marks->kinds->words.manifest;
    struct aj_pattern_match match;

    for (size_t i = 0; manifest != NULL && i < folder->files.count; i++) {
        const struct aj_tree_file *file = aj_vec_at(&folder->files, i);

        if (aj_pattern_find(manifest, file->name, 0, &match) == AJ_PATTERN_MATCH)
            return true;
    }
    return false;
}

bool aj_marks_by_name(const struct aj_marks *marks, const struct aj_tree_folder *folder)
{
    bool is_marked = false;
    struct aj_arena *arena = aj_arena_new();

    for (size_t i = 0; i < folder->files.count && !is_marked; i++) {
        const struct aj_tree_file *file = aj_vec_at(&folder->files, i);

        is_marked = is_bundle_kind(marks, aj_classify_file(marks->kinds, arena, file->name));
    }
    aj_arena_free(arena);
    return is_marked;
}

/* Opens the ZIP unless it is the one of the last document. */
static enum aj_status open_container(struct aj_marks *marks, const char *path)
{
    const struct aj_location all = {.path = path};

    if (marks->container != NULL && marks->container_path == path)
        return AJ_OK;
    aj_marks_close(marks);
    marks->container_path = path;
    return aj_container_open_tree(&all, &marks->container, NULL);
}

static enum aj_status read_file(struct aj_marks *marks, const struct aj_tree_folder *folder,
                                const struct aj_tree_file *file, struct aj_buffer *bytes)
{
    struct aj_str above = folder->at.inside;
    size_t i;

    if (!folder->is_zip && above.len == 0)
        return aj_file_read(aj_tree_join(marks->arena, aj_str_from(folder->at.path), file->raw).ptr,
                            bytes, NULL);
    AJ_TRY(open_container(marks, folder->at.path));
    i = aj_container_find(marks->container, aj_tree_join(marks->arena, above, file->raw));
    return i != AJ_STR_NONE ? aj_container_read(marks->container, i, bytes, NULL) : AJ_NOT_FOUND;
}

/* The kind by the first title; NULL when there is none or the file can't be read. */
static const struct aj_kind *kind_by_title(struct aj_marks *marks,
                                           const struct aj_tree_folder *folder,
                                           const struct aj_tree_file *file)
{
    struct aj_arena *arena = aj_arena_new();
    const struct aj_kind *kind = NULL;
    const struct aj_reader *reader;
    struct aj_document *document;
    struct aj_buffer bytes;

    aj_buffer_init(&bytes, AJ_LIMIT_MEMBER_BYTES);
    if (read_file(marks, folder, file, &bytes) == AJ_OK) {
        reader = aj_reader_for(file->name, aj_buffer_get(&bytes));
        if (reader != NULL && reader->read(aj_buffer_get(&bytes), arena, &document, NULL) == AJ_OK)
            kind = aj_classify_blocks(marks->kinds, arena, document, 0, document->n_blocks).kind;
    }
    aj_buffer_release(&bytes);
    aj_arena_free(arena);
    return kind;
}

bool aj_marks_by_title(struct aj_marks *marks, const struct aj_tree_folder *folder)
{
    size_t n_read = 0;

    for (size_t i = 0; i < folder->files.count && n_read < AJ_LIMIT_TITLE_FILES; i++) {
        const struct aj_tree_file *file = aj_vec_at(&folder->files, i);

        if (aj_reader_for_name(file->name) == NULL)
            continue;
        n_read++;
        if (is_bundle_kind(marks, kind_by_title(marks, folder, file)))
            return true;
    }
    return false;
}
