/* SPDX-License-Identifier: Apache-2.0
 *
 * Rule sets, documents and cases for tests, made from short texts.
 */
#include "kit.h"

#include "base/buffer.h"
#include "document/builder.h"
#include "text/fold.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define NAMESPACE " xmlns='" AJ_RULES_NAMESPACE "'"

/* --- files */

const char *kit_new_folder(void)
{
    static char folder[128]; /* the last; rule files and trees don't need theirs at once */

    (void)snprintf(folder, sizeof(folder), "%s/kit-XXXXXX", unit_folder());
    ck_assert_ptr_nonnull(mkdtemp(folder));
    return folder;
}

void kit_put(const char *folder, const char *name, struct aj_str bytes)
{
    char path[512];
    FILE *file;

    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    for (char *slash = path + strlen(folder) + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = '\0';
        (void)mkdir(path, 0700); /* may be there */
        *slash = '/';
    }
    file = fopen(path, "wb");
    ck_assert_msg(file != NULL, "%s", path);
    ck_assert_uint_eq(fwrite(bytes.len > 0 ? bytes.ptr : "", 1, bytes.len, file), bytes.len);
    ck_assert_int_eq(fclose(file), 0);
}

/* --- rules */

/* The end of the root element's name, where the namespace goes. */
static size_t root_name_end(const char *text)
{
    const char *start = strchr(text, '<');

    return start != NULL ? (size_t)(start - text) + 1 + strcspn(start + 1, " />\n") : 0;
}

struct aj_ruleset *kit_load(const char *const *texts, size_t n_texts)
{
    const char *folder = kit_new_folder();

    for (size_t i = 0; i < n_texts; i++) {
        size_t end = root_name_end(texts[i]);
        struct aj_buffer bytes;
        char name[32];

        aj_buffer_init(&bytes, 1 << 20);
        aj_buffer_append(&bytes, (struct aj_str){texts[i], end});
        aj_buffer_append_c(&bytes, end > 0 ? NAMESPACE : "");
        aj_buffer_append_c(&bytes, texts[i] + end);
        (void)snprintf(name, sizeof(name), "%zu.xml", i + 1);
        kit_put(folder, name, aj_buffer_get(&bytes));
        aj_buffer_release(&bytes);
    }
    return aj_ruleset_load(&folder, 1);
}

void kit_assert_no_errors(const struct aj_ruleset *ruleset)
{
    const struct aj_rule_error *error;

    if (ruleset->errors.list.count == 0)
        return;
    error = aj_vec_at(&ruleset->errors.list, 0);
    ck_abort_msg("%" AJ_STR_FMT ":%d: %" AJ_STR_FMT, AJ_STR_ARG(error->file), error->line,
                 AJ_STR_ARG(error->message));
}

struct aj_ruleset *kit_rules(const char *const *texts, size_t n_texts)
{
    struct aj_ruleset *ruleset = kit_load(texts, n_texts);

    kit_assert_no_errors(ruleset);
    return ruleset;
}

struct aj_ruleset *kit_rules_of(const char *text)
{
    return kit_rules(&text, 1);
}

const struct aj_kind *kit_kind(const struct aj_ruleset *ruleset, const char *name)
{
    const struct aj_kind *kind = aj_kinds_find(&ruleset->kinds, aj_str_from(name));

    ck_assert_msg(kind != NULL, "no kind %s", name);
    return kind;
}

/* --- documents */

struct drawing {
    struct aj_builder *builder;
    bool in_table;
    uint16_t column;
};

/* Text with hints. */
static void draw_text(struct aj_builder *builder, struct aj_str words)
{
    const struct aj_str open = aj_str_from("⟨");
    const struct aj_str close = aj_str_from("⟩");
    size_t from;
    size_t to;

    while ((from = aj_str_find(words, open, 0)) != AJ_STR_NONE &&
           (to = aj_str_find(words, close, from)) != AJ_STR_NONE) {
        aj_builder_text(builder, aj_str_sub(words, 0, from));
        aj_builder_hint(builder, aj_str_sub(words, from + open.len, to));
        words = aj_str_sub(words, to + close.len, words.len);
    }
    aj_builder_text(builder, words);
}

/* Text of a paragraph, with pictures. */
static void draw_words(struct aj_builder *builder, struct aj_str words, uint16_t flags)
{
    const struct aj_str picture = aj_str_from("〔图〕");
    size_t at;

    aj_builder_open(builder, AJ_PARAGRAPH);
    while ((at = aj_str_find(words, picture, 0)) != AJ_STR_NONE) {
        draw_text(builder, aj_str_sub(words, 0, at));
        aj_builder_flag(builder, AJ_BLOCK_PICTURE);
        words = aj_str_sub(words, at + picture.len, words.len);
    }
    draw_text(builder, words);
    aj_builder_flag(builder, flags);
    aj_builder_close(builder);
}

static void draw_cell(struct drawing *d, struct aj_str words, uint16_t span)
{
    const struct aj_str mark = aj_str_from("¶");
    bool is_merged = aj_str_equal_c(words, "^");
    uint16_t flags = 0;
    size_t at;

    aj_builder_open(d->builder, AJ_CELL);
    aj_builder_grid(d->builder, d->column, span);
    d->column = (uint16_t)(d->column + span);
    if (is_merged)
        aj_builder_flag(d->builder, AJ_BLOCK_MERGED_UP);
    while (!is_merged && (at = aj_str_find(words, mark, 0)) != AJ_STR_NONE) {
        draw_words(d->builder, aj_str_sub(words, 0, at), 0);
        words = aj_str_sub(words, at + mark.len, words.len);
    }
    if (aj_str_starts(words, aj_str_from("="))) {
        words = aj_str_sub(words, 1, words.len);
        flags = AJ_BLOCK_CENTRED;
    }
    draw_words(d->builder, is_merged ? AJ_STR_EMPTY : words, flags);
    aj_builder_close(d->builder);
}

static void draw_row(struct drawing *d, struct aj_str line)
{
    struct aj_str cells[32];
    uint16_t spans[32];
    size_t n = 0;
    struct aj_str cell;

    while (aj_str_next_piece(&line, '|', &cell)) {
        if (aj_str_equal_c(cell, "<")) {
            ck_assert_uint_gt(n, 0);
            spans[n - 1]++;
            continue;
        }
        ck_assert_uint_lt(n, AJ_COUNT(cells));
        cells[n] = cell;
        spans[n++] = 1;
    }
    if (!d->in_table)
        aj_builder_open(d->builder, AJ_TABLE);
    d->in_table = true;
    d->column = 0;
    aj_builder_open(d->builder, AJ_ROW);
    for (size_t i = 0; i < n; i++)
        draw_cell(d, cells[i], spans[i]);
    aj_builder_close(d->builder);
}

static void draw_paragraph(struct drawing *d, struct aj_str line)
{
    static const struct {
        char mark;
        uint16_t flag;
    } marks[] = {{'=', AJ_BLOCK_CENTRED},
                 {'>', AJ_BLOCK_RIGHT},
                 {'~', AJ_BLOCK_PAGE_BREAK},
                 {'@', AJ_BLOCK_TEXT_BOX}};
    uint16_t flags = 0;

    for (size_t i = 0; i < AJ_COUNT(marks);) {
        if (line.len == 0 || line.ptr[0] != marks[i].mark) {
            i++;
            continue;
        }
        flags |= marks[i].flag;
        line = aj_str_sub(line, 1, line.len);
        i = 0;
    }
    draw_words(d->builder, line, flags);
}

static void draw_line(struct drawing *d, struct aj_str line)
{
    char first = line.len > 0 ? line.ptr[0] : ' ';

    if (first == '|') {
        draw_row(d, aj_str_sub(line, 1, line.len));
        return;
    }
    if (d->in_table)
        aj_builder_close(d->builder);
    d->in_table = false;
    if (aj_str_equal_c(line, "--"))
        return;
    if (first == '%')
        aj_builder_part(d->builder, aj_str_sub(line, 1, line.len), true);
    else
        draw_paragraph(d, line);
}

const struct aj_document *kit_document(struct aj_arena *arena, const char *text)
{
    struct drawing d = {.builder = aj_builder_new(arena)};
    struct aj_document *document = NULL;
    struct aj_error error = {.message = ""};
    struct aj_str rest = aj_str_from(text);
    struct aj_str line;

    aj_builder_part(d.builder, aj_str_from("word/document.xml"), false);
    while (aj_str_next_piece(&rest, '\n', &line))
        draw_line(&d, line);
    if (d.in_table)
        aj_builder_close(d.builder);
    ck_assert_msg(aj_builder_finish(d.builder, &document, &error) == AJ_OK, "%s", error.message);
    aj_builder_free(d.builder);
    return document;
}

/* --- cases */

static void put_value(struct aj_dossier *dossier, struct aj_paper *paper, struct aj_str name,
                      struct aj_str text)
{
    size_t index = aj_paper_field(paper, name);
    struct aj_reading *reading;

    ck_assert_msg(index != AJ_NO_FIELD, "no field %" AJ_STR_FMT, AJ_STR_ARG(name));
    reading = aj_vec_push(&paper->readings[index]);
    reading->raw = text;
    reading->place = (struct aj_place){.paper = paper, .block = AJ_NO_BLOCK};
    reading->state = aj_value_read(dossier->arena, aj_kind_field(paper->kind, index)->type,
                                   aj_fold_text(dossier->arena, text), 0, NULL, &reading->value);
    if (aj_str_equal_c(text, "?"))
        reading->state = AJ_UNREAD;
    if (reading->state == AJ_UNREAD)
        reading->reason = aj_str_from("看不清");
}

static void put_field(struct aj_dossier *dossier, struct aj_paper *paper, struct aj_str word)
{
    size_t equals = aj_str_find(word, aj_str_from("="), 0);
    struct aj_str name = aj_str_sub(word, 0, equals);
    struct aj_str text = aj_str_sub(word, equals + 1, word.len);

    if (aj_str_starts(word, aj_str_from("+"))) {
        const struct aj_kind *kind = aj_kinds_find(dossier->kinds, aj_str_sub(word, 1, word.len));

        ck_assert_ptr_nonnull(kind);
        *(const struct aj_kind **)aj_vec_push(&paper->also) = kind;
        return;
    }
    ck_assert_msg(equals != AJ_STR_NONE, "%" AJ_STR_FMT, AJ_STR_ARG(word));
    if (!aj_str_equal_c(name, "全文")) {
        put_value(dossier, paper, name, text);
        return;
    }
    paper->document = kit_document(dossier->arena, aj_arena_dup(dossier->arena, text).ptr);
    paper->end_block = (uint32_t)paper->document->n_blocks;
}

struct aj_paper *kit_paper(struct aj_dossier *dossier, const char *words)
{
    struct aj_str rest = aj_arena_dup(dossier->arena, aj_str_from(words));
    const struct aj_kind *kind = NULL;
    struct aj_paper *paper;
    struct aj_str word;
    bool is_unread;

    ck_assert(aj_str_next_word(&rest, &word));
    is_unread = aj_str_starts(word, aj_str_from("!"));
    if (is_unread)
        word = aj_str_sub(word, 1, word.len);
    if (!aj_str_equal_c(word, "*")) {
        kind = aj_kinds_find(dossier->kinds, word);
        ck_assert_msg(kind != NULL, "no kind %" AJ_STR_FMT, AJ_STR_ARG(word));
    }
    paper = aj_dossier_add(dossier, kind, word);
    paper->n_labelled = UINT32_MAX;
    if (is_unread) {
        paper->read = AJ_READ_NO;
        paper->unread_reason = aj_str_from("扫描件");
        paper->can_be_any = kind == NULL;
    }
    while (aj_str_next_word(&rest, &word))
        put_field(dossier, paper, word);
    return paper;
}

void kit_case_open(struct kit_case *c, struct aj_ruleset *ruleset, const char *papers)
{
    struct aj_str rest = aj_str_from(papers);
    struct aj_str piece;
    const struct aj_map_entry *profile = aj_vec_at(&ruleset->profiles.entries, 0);

    *c = (struct kit_case){.arena = aj_arena_new(), .ruleset = ruleset};
    c->dossier = aj_dossier_new(c->arena, &ruleset->kinds);
    while (aj_str_next_piece(&rest, ';', &piece)) {
        if (aj_str_trim(piece).len > 0)
            (void)kit_paper(c->dossier, aj_arena_dup(c->arena, piece).ptr);
    }
    aj_dossier_finish(c->dossier, true);
    c->options.stage = AJ_STAGE_ARCHIVED;
    c->options.as_of = (struct aj_date){2022, 12, 31, -1, -1};
    aj_vec_init(&c->options.profiles, c->arena, sizeof(const struct aj_profile *));
    *(const struct aj_profile **)aj_vec_push(&c->options.profiles) = profile->value;
    aj_review_prepare(&c->e, ruleset, c->dossier, &c->options);
}

void kit_case_close(struct kit_case *c)
{
    aj_arena_free(c->arena);
}

/* --- what was read */

static void show_reading(struct aj_buffer *out, const struct aj_reading *reading)
{
    if (reading->state != AJ_VALUE) {
        aj_buffer_append_c(out, reading->state == AJ_BLANK ? "-" : "?");
        return;
    }
    aj_buffer_append(out, reading->value.shown);
    if (reading->value.type == AJ_TYPE_OFFICER && reading->value.code.len > 0) {
        aj_buffer_append_c(out, "/");
        aj_buffer_append(out, reading->value.code);
    }
}

const char *kit_show(const struct aj_paper *paper, const char *field)
{
    static char shown[2048];
    size_t index = aj_paper_field(paper, aj_str_from(field));
    const struct aj_vec *readings = aj_paper_readings(paper, index);
    struct aj_buffer out;

    ck_assert_msg(index != AJ_NO_FIELD, "no field %s", field);
    aj_buffer_init(&out, sizeof(shown));
    for (size_t i = 0; i < readings->count; i++) {
        aj_buffer_append_c(&out, i > 0 ? " " : "");
        show_reading(&out, aj_vec_at(readings, i));
    }
    (void)snprintf(shown, sizeof(shown), "%s", readings->count > 0 ? out.data : "none");
    aj_buffer_release(&out);
    return shown;
}
