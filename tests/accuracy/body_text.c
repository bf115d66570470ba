/* SPDX-License-Identifier: Apache-2.0
 *
 * What the DOCX reader makes of a file, for comparison with another reader: `body_text FILE.docx`
 * prints the text of the body and the notes, without headers and footers, and what pictures and
 * tables are described as, which the other side prints in their place. `body_text FILE.docx
 * OTHER.txt` prints how many Han characters and Latin words OTHER has, how many of these the file
 * has too (as multisets), and how many it has itself. Knows nothing of who wrote OTHER.
 */
#include "base/limits.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "container/file.h"
#include "reader/reader.h"

#include <stdio.h>
#include <string.h>

/* Left out of a word: a soft hyphen and joiners show nothing. */
#define SOFT_HYPHEN 0xAD

struct count {
    size_t ours;
    size_t others;
};

struct counts {
    struct aj_arena *arena;
    struct aj_map tokens; /* struct count by token */
};

/* Letters of Latin script; case is folded for ASCII alone, which both sides have alike. */
static bool is_latin(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

static void count_token(struct counts *counts, struct aj_str token, bool is_ours)
{
    struct count *count = aj_map_find(&counts->tokens, token);

    if (count == NULL) {
        count = aj_arena_alloc(counts->arena, sizeof(*count));
        aj_map_set(&counts->tokens, aj_arena_dup(counts->arena, token), count);
    }
    if (is_ours)
        count->ours++;
    else
        count->others++;
}

static void end_word(struct counts *counts, struct aj_buffer *word, bool is_ours)
{
    if (word->len > 0)
        count_token(counts, aj_buffer_get(word), is_ours);
    word->len = 0;
}

static void count_text(struct counts *counts, struct aj_str text, bool is_ours)
{
    struct aj_buffer word;

    aj_buffer_init(&word, AJ_LIMIT_TEXT_BYTES);
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t c = aj_utf8_next(text, &at);
        char lower[4];

        if (is_latin(c)) {
            uint32_t folded = c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c;

            aj_buffer_append(&word, (struct aj_str){lower, aj_utf8_put(lower, folded)});
            continue;
        }
        if (c == SOFT_HYPHEN)
            continue;
        end_word(counts, &word, is_ours);
        if (aj_is_han(c))
            count_token(counts, aj_str_sub(text, from, at), is_ours);
    }
    end_word(counts, &word, is_ours);
    aj_buffer_release(&word);
}

/* The body, and notes: the other side prints these. */
static bool is_wanted(const struct aj_document *document, const struct aj_block *block)
{
    if (block->type != AJ_PARAGRAPH)
        return false;
    return (block->flags & AJ_BLOCK_MARGIN) == 0 ||
           aj_str_contains(document->parts[block->part], aj_str_from("note"));
}

static void body_text(const struct aj_document *document, struct aj_buffer *out)
{
    for (uint32_t i = 0; i < document->n_blocks; i++) {
        if (!is_wanted(document, &document->blocks[i]))
            continue;
        aj_buffer_append(out, aj_block_text(document, i));
        aj_buffer_append_c(out, "\n");
    }
    for (size_t i = 0; i < document->n_captions; i++) {
        aj_buffer_append(out, document->captions[i]);
        aj_buffer_append_c(out, "\n");
    }
}

static void compare(struct aj_arena *arena, struct aj_str ours, struct aj_str others)
{
    struct counts counts = {.arena = arena};
    size_t n_others = 0;
    size_t n_ours = 0;
    size_t n_common = 0;

    aj_map_init(&counts.tokens, arena);
    count_text(&counts, ours, true);
    count_text(&counts, others, false);
    for (size_t i = 0; i < counts.tokens.entries.count; i++) {
        const struct aj_map_entry *entry = aj_vec_at(&counts.tokens.entries, i);
        const struct count *count = entry->value;

        n_ours += count->ours;
        n_others += count->others;
        n_common += count->ours < count->others ? count->ours : count->others;
    }
    (void)printf("%zu %zu %zu\n", n_others, n_common, n_ours);
}

/* Reads the file into text; false with a word on stderr when it can't be read. */
static bool read_docx(struct aj_arena *arena, const char *path, struct aj_buffer *text)
{
    struct aj_error err = {.message = ""};
    struct aj_document *document;
    struct aj_buffer bytes;
    bool is_read;

    aj_buffer_init(&bytes, AJ_LIMIT_MEMBER_BYTES);
    is_read = aj_file_read(path, &bytes, &err) == AJ_OK &&
              aj_reader_docx.read(aj_buffer_get(&bytes), arena, &document, &err) == AJ_OK;
    if (is_read)
        body_text(document, text);
    else
        (void)fprintf(stderr, "%s\n", err.message);
    aj_buffer_release(&bytes);
    return is_read;
}

static int run(struct aj_arena *arena, const char *path, const char *other_path)
{
    struct aj_buffer ours;
    struct aj_buffer others;
    int status = 1;

    aj_buffer_init(&ours, AJ_LIMIT_TEXT_BYTES * 2);
    aj_buffer_init(&others, AJ_LIMIT_TEXT_BYTES * 2);
    if (read_docx(arena, path, &ours)) {
        status = 0;
        if (other_path == NULL)
            (void)fwrite(ours.data, 1, ours.len, stdout);
        else if (aj_file_read(other_path, &others, NULL) == AJ_OK)
            compare(arena, aj_buffer_get(&ours), aj_buffer_get(&others));
        else
            status = 2;
    }
    aj_buffer_release(&ours);
    aj_buffer_release(&others);
    return status;
}

int main(int argc, char **argv)
{
    struct aj_arena *arena;
    int status;

    if (argc != 2 && argc != 3) {
        (void)fprintf(stderr, "usage: body_text FILE.docx [OTHER.txt]\n");
        return 2;
    }
    arena = aj_arena_new();
    status = run(arena, argv[1], argv[2]);
    aj_arena_free(arena);
    return status;
}
