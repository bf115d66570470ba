/* SPDX-License-Identifier: Apache-2.0
 *
 * From a path to a dossier: each member is read if a reader takes it, cut into papers, classified
 * and searched for its fields. Trouble with one member never stops the others.
 */
#include "dossier/dossier.h"

#include "base/digest.h"
#include "base/limits.h"
#include "container/file.h"
#include "dossier/classify.h"
#include "dossier/extract.h"
#include "dossier/split.h"
#include "reader/reader.h"
#include "text/blank.h"

#include <string.h>

struct opening {
    struct aj_arena *arena;
    struct aj_dossier *dossier;
    struct aj_container *container;
    struct aj_digest *digest;        /* of the bundle */
    struct aj_digest *member_digest; /* of one member after the other */
};

/* Sound and film can't be a document of the case, whatever they are called. */
static bool is_recording(struct aj_str file)
{
    static const char *const endings[] = {".mp3", ".wav", ".m4a", ".amr", ".mp4", ".avi",
                                          ".mov", ".wmv", ".mkv", ".3gp", ".flv"};

    for (size_t i = 0; i < AJ_COUNT(endings); i++) {
        if (aj_str_ends(file, aj_str_from(endings[i])))
            return true;
    }
    return false;
}

static bool is_named_picture(const struct aj_kinds *kinds, struct aj_str file)
{
    for (size_t i = 0; i < kinds->words.pictures.count; i++) {
        if (aj_str_contains(file, *(struct aj_str *)aj_vec_at(&kinds->words.pictures, i)))
            return true;
    }
    return false;
}

static struct aj_paper *add_unread(struct opening *o, struct aj_str file, struct aj_str reason)
{
    const struct aj_kinds *kinds = o->dossier->kinds;
    const struct aj_kind *kind = aj_classify_file(kinds, o->arena, file);
    struct aj_paper *paper = aj_dossier_add(o->dossier, kind, file);

    paper->read = AJ_READ_NO;
    paper->unread_reason = reason;
    paper->can_be_any = kind == NULL && !is_recording(file) && !is_named_picture(kinds, file);
    return paper;
}

static void add_problem(struct opening *o, struct aj_str file, const struct aj_error *error)
{
    struct aj_problem *problem = aj_vec_push(&o->dossier->problems);

    problem->code = "member-unreadable";
    problem->file = file;
    problem->message = aj_arena_dup(o->arena, aj_str_from(error->message));
    problem->is_damage = true;
    (void)add_unread(o, file, problem->message); /* it stands in the dossier, unread */
}

/* The cells of a form that are documents of their own become papers beside it. */
static void add_sections(struct opening *o, struct aj_paper *host, const struct aj_vec *sections)
{
    for (size_t i = 0; i < sections->count; i++) {
        const struct aj_section *section = aj_vec_at(sections, i);
        struct aj_extract x = {.arena = o->arena,
                               .kinds = o->dossier->kinds,
                               .document = host->document,
                               .paper = host};
        struct aj_paper *paper;
        struct aj_vec more;

        if (aj_is_blank_text(aj_extract_written(&x, section->place.whole)))
            continue;
        paper = aj_dossier_add(o->dossier, section->group->section, host->file);
        paper->document = host->document;
        paper->host = host;
        paper->title = section->group->name;
        paper->first_block = section->place.block;
        paper->end_block = host->document->blocks[section->place.block].end;
        x.paper = paper;
        x.derived = aj_remembered_of(x.kinds->remembered, paper->kind->index, x.kinds->kinds.count);
        x.ways = aj_arena_alloc(o->arena, paper->kind->fields.count + 1);
        aj_vec_init(&x.claimed, o->arena, sizeof(struct aj_span));
        aj_vec_init(&more, o->arena, sizeof(struct aj_section));
        x.sections = more;
        aj_extract_group(&x, section->group, &section->place);
    }
}

/* What a paper may be that has a title which no kind has. */
static void note_likeness(struct opening *o, struct aj_paper *paper)
{
    struct aj_str head = paper->title;

    if (head.len == 0)
        head = aj_classify_head(paper->document, paper->first_block, paper->end_block);
    paper->called = aj_arena_printf(o->arena, "%" AJ_STR_FMT "\n%" AJ_STR_FMT,
                                    AJ_STR_ARG(aj_title_key(o->arena, head)),
                                    AJ_STR_ARG(aj_classify_stem(paper->file)));
    if (paper->title.len > 0)
        paper->called_like = aj_classify_file(o->dossier->kinds, o->arena, paper->title);
}

/* Whether the paper has all fields that show what it is rather; read as that kind already. */
static bool has_all(const struct aj_paper *paper, const struct aj_rather *rather)
{
    for (size_t i = 0; i < rather->fields.count; i++) {
        size_t field = *(const size_t *)aj_vec_at(&rather->fields, i);

        if (!aj_extract_has_value(aj_paper_readings(paper, field)))
            return false;
    }
    return true;
}

static void read_paper(struct opening *o, struct aj_paper *paper, struct aj_vec *sections)
{
    const struct aj_kind *own = paper->kind;

    for (size_t i = 0; i < own->rather.count; i++) {
        const struct aj_rather *rather = aj_vec_at(&own->rather, i);

        aj_paper_become(paper, rather->kind, o->arena);
        aj_extract(o->arena, o->dossier->kinds, paper, sections);
        if (has_all(paper, rather))
            return;
        aj_paper_become(paper, own, o->arena);
        paper->last_word = 0;
    }
    aj_extract(o->arena, o->dossier->kinds, paper, sections);
}

static void add_piece(struct opening *o, struct aj_str file, const char *sha256,
                      const struct aj_document *document, const struct aj_piece *piece)
{
    const struct aj_kind *kind = piece->title.kind;
    struct aj_paper *paper;
    struct aj_vec sections;

    if (kind == NULL && piece->title.block == AJ_NO_BLOCK)
        kind = aj_classify_file(o->dossier->kinds, o->arena, file);
    if (kind == NULL && piece->title.block == AJ_NO_BLOCK)
        kind = aj_classify_margins(o->dossier->kinds, o->arena, document);
    paper = aj_dossier_add(o->dossier, kind, file);
    paper->document = document;
    paper->first_block = piece->first;
    paper->end_block = piece->end;
    paper->title = aj_str_trim(piece->title.text);
    paper->read = document->facts.unread_parts > 0 ? AJ_READ_PART : AJ_READ_FULL;
    if (paper->read == AJ_READ_PART)
        paper->unread_reason = aj_str_from(R_("文件中嵌有未读取的部分"));
    memcpy(paper->sha256, sha256, sizeof(paper->sha256));
    if (kind == NULL) {
        note_likeness(o, paper);
        return;
    }
    read_paper(o, paper, &sections);
    add_sections(o, paper, &sections);
}

static void read_member(struct opening *o, struct aj_str file, struct aj_str bytes,
                        const char *sha256)
{
    const struct aj_reader *reader = aj_reader_for(file, bytes);
    struct aj_document *document = NULL;
    struct aj_error error = {0};
    struct aj_vec pieces;

    if (reader == NULL) {
        (void)add_unread(o, file, aj_str_from(R_("不支持的文件格式")));
        return;
    }
    if (reader->read(bytes, o->arena, &document, &error) != AJ_OK) {
        add_problem(o, file, &error);
        return;
    }
    pieces = aj_split(o->dossier->kinds, o->arena, document);
    for (size_t i = 0; i < pieces.count; i++)
        add_piece(o, file, sha256, document, aj_vec_at(&pieces, i));
}

static void open_member(struct opening *o, size_t i)
{
    const struct aj_member *member = aj_container_member(o->container, i);
    struct aj_str name = aj_arena_dup(o->arena, member->name);
    struct aj_error error = {0};
    struct aj_buffer bytes;
    char sha256[AJ_DIGEST_HEX + 1];

    aj_digest_add(o->digest, name);
    if (member->status != AJ_OK) {
        (void)aj_error_set(&error, member->status, "%" AJ_STR_FMT, AJ_STR_ARG(member->reason));
        add_problem(o, name, &error);
        return;
    }
    if (aj_reader_for_name(name) == NULL) {
        (void)add_unread(o, name, aj_str_from(R_("扫描件、图片或不支持的格式，未读取")));
        return;
    }
    aj_buffer_init(&bytes, AJ_LIMIT_MEMBER_BYTES);
    if (aj_container_read(o->container, i, &bytes, &error) != AJ_OK) {
        add_problem(o, name, &error);
    } else {
        aj_digest_add(o->member_digest, aj_buffer_get(&bytes));
        aj_digest_take(o->member_digest, sha256);
        aj_digest_add(o->digest, aj_str_from(sha256));
        read_member(o, name, aj_buffer_get(&bytes), sha256);
    }
    aj_buffer_release(&bytes);
}

/* What the bureau that decides is, by the head of its decision: 大队; "" for none. */
static struct aj_str unit_that_decides(const struct aj_dossier *dossier)
{
    for (size_t i = 0; i < dossier->papers.count; i++) {
        const struct aj_paper *paper = *(struct aj_paper **)aj_vec_at(&dossier->papers, i);

        if (paper->kind != NULL && paper->kind->stage == AJ_STAGE_DECIDED &&
            paper->own_unit.len > 0)
            return paper->own_unit;
    }
    return AJ_STR_EMPTY;
}

static void read_again(struct opening *o, struct aj_paper *paper, struct aj_str unit)
{
    struct aj_vec known; /* sections: papers since the first reading */

    aj_paper_become(paper, paper->kind, o->arena);
    paper->own_unit = unit;
    paper->last_word = 0;
    aj_extract(o->arena, o->dossier->kinds, paper, &known);
}

/* Forms without a bureau at their head, read again where the decision tells that a 大队 decides:
 * 大队意见 is then that of whoever decides. */
static void settle_unit(struct opening *o)
{
    struct aj_str unit = unit_that_decides(o->dossier);

    for (size_t i = 0; i < o->dossier->papers.count && unit.len > 0; i++) {
        struct aj_paper *paper = *(struct aj_paper **)aj_vec_at(&o->dossier->papers, i);

        if (paper->kind != NULL && paper->document != NULL && paper->host == NULL &&
            paper->own_unit.len == 0 && aj_extract_has_deciding(o->dossier->kinds, paper->kind) &&
            aj_str_contains(aj_paper_folded(paper), unit))
            read_again(o, paper, unit);
    }
}

/* A single document that holds a whole case is read as the one member of its bundle. */
static enum aj_status open_single(struct opening *o, const char *path, struct aj_error *err)
{
    struct aj_buffer bytes;
    enum aj_status status;
    char *sha256 = o->dossier->sha256;

    aj_buffer_init(&bytes, AJ_LIMIT_MEMBER_BYTES);
    status = aj_file_read(path, &bytes, err);
    if (status == AJ_OK) {
        aj_digest_of(aj_buffer_get(&bytes), sha256);
        read_member(o, aj_arena_dup(o->arena, aj_file_name(path)), aj_buffer_get(&bytes), sha256);
    }
    aj_buffer_release(&bytes);
    return status;
}

static enum aj_status open_members(struct opening *o, const struct aj_location *at,
                                   struct aj_error *err)
{
    size_t n;

    AJ_TRY(aj_container_open_at(at, &o->container, err));
    n = aj_container_count(o->container);
    o->digest = aj_digest_new();
    o->member_digest = aj_digest_new();
    for (size_t i = 0; i < n; i++)
        open_member(o, i);
    aj_digest_finish(o->digest, o->dossier->sha256);
    aj_digest_free(o->member_digest);
    aj_container_close(o->container);
    if (n > 0)
        return AJ_OK;
    return aj_error_set(err, AJ_CORRUPT, R_("“%" AJ_STR_FMT "”里没有文件"),
                        AJ_STR_ARG(aj_file_name(at->inside.len > 0 ? at->inside.ptr : at->path)));
}

static bool is_single(const struct aj_location *at)
{
    return at->inside.len == 0 && aj_file_is_regular(at->path) &&
           aj_reader_for_name(aj_file_name(at->path)) != NULL;
}

enum aj_status aj_dossier_open_at(struct aj_arena *arena, const struct aj_kinds *kinds,
                                  const struct aj_location *at, struct aj_dossier **out,
                                  struct aj_error *err)
{
    struct opening o = {.arena = arena};
    enum aj_status status;

    o.dossier = aj_dossier_new(arena, kinds);
    status = is_single(at) ? open_single(&o, at->path, err) : open_members(&o, at, err);
    if (status != AJ_OK)
        return status;
    settle_unit(&o);
    aj_dossier_finish(o.dossier, true);
    *out = o.dossier;
    return AJ_OK;
}

enum aj_status aj_dossier_open(struct aj_arena *arena, const struct aj_kinds *kinds,
                               const char *path, struct aj_dossier **out, struct aj_error *err)
{
    const struct aj_location at = {.path = path};

    return aj_dossier_open_at(arena, kinds, &at, out, err);
}
