/* SPDX-License-Identifier: Apache-2.0
 *
 * Loading a rule set: find the files, parse them all, then fill in what they say step by step, so
 * that names may be used before they are defined.
 */
#include "rules/ruleset.h"

#include "base/buffer.h"
#include "base/digest.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "container/container.h"

#include <stdarg.h>
#include <stdio.h>

void aj_load_fail(struct aj_loading *loading, const struct aj_node *node, const char *format, ...)
{
    char message[1024];
    va_list args;

    va_start(args, format);
    (void)vsnprintf(message, sizeof(message), format, args); /* a cut message still tells */
    va_end(args);
    aj_rule_errors_add(&loading->ruleset->errors, node->file, node->line, "%s", message);
}

struct aj_claim {
    const struct aj_node *node;
    size_t folder;
};

void aj_load_claim(struct aj_loading *loading, const struct aj_node *node, struct aj_str name)
{
    struct aj_str key = aj_arena_printf(loading->ruleset->arena, "%" AJ_STR_FMT " %" AJ_STR_FMT,
                                        AJ_STR_ARG(node->name), AJ_STR_ARG(name));
    struct aj_claim *claim = aj_map_find(&loading->claims, key);

    if (claim != NULL && claim->folder == loading->folder)
        aj_load_fail(loading, node,
                     _("<%" AJ_STR_FMT "> “%" AJ_STR_FMT "”重复，前一处在 %" AJ_STR_FMT " 第%d行"),
                     AJ_STR_ARG(node->name), AJ_STR_ARG(name), AJ_STR_ARG(claim->node->file),
                     claim->node->line);
    if (claim == NULL) {
        claim = aj_arena_alloc(loading->ruleset->arena, sizeof(*claim));
        aj_map_set(&loading->claims, key, claim);
    }
    *claim = (struct aj_claim){node, loading->folder};
}

int32_t aj_load_day(struct aj_loading *loading, const struct aj_node *node, const char *attribute,
                    int32_t otherwise)
{
    struct aj_str text = aj_node_get(node, attribute);
    struct aj_date date;

    if (text.ptr == NULL)
        return otherwise;
    if (aj_date_parse_iso(text, &date))
        return aj_date_to_days(date);
    aj_load_fail(loading, node, _("%s：“%" AJ_STR_FMT "”应写作 2021-07-15 这样的日期"), attribute,
                 AJ_STR_ARG(text));
    return otherwise;
}

struct aj_fraction aj_load_points(struct aj_loading *loading, const struct aj_node *node,
                                  const char *attribute)
{
    static const struct aj_fraction most = {100000, 1}; /* sums and products of them stay exact */
    struct aj_str text = aj_node_get(node, attribute);
    struct aj_fraction points = AJ_ZERO;

    if (text.ptr == NULL)
        return points;
    if (aj_fraction_parse(text, &points) && aj_fraction_compare(points, most) <= 0)
        return points;
    aj_load_fail(loading, node, _("%s：“%" AJ_STR_FMT "”应为分值"), attribute, AJ_STR_ARG(text));
    return AJ_ZERO;
}

/* The name in "{日期}" at the start of text: what is between the braces when that is no quantifier
 * of PCRE2; "" else. */
static struct aj_str written_name(struct aj_str text)
{
    size_t end = aj_str_find(text, aj_str_from("}"), 0);

    if (text.len < 2 || text.ptr[0] != '{' || (unsigned char)text.ptr[1] < 0x80 ||
        end == AJ_STR_NONE)
        return AJ_STR_EMPTY;
    return aj_str_sub(text, 1, end);
}

struct aj_str aj_load_write_out(struct aj_loading *loading, const struct aj_node *node,
                                struct aj_str source)
{
    struct aj_buffer out;
    struct aj_str result;

    aj_buffer_init(&out, AJ_LIMIT_RULE_FILE_BYTES);
    for (size_t at = 0; at < source.len;) {
        struct aj_str name = written_name(aj_str_sub(source, at, source.len));
        const struct aj_str *words;

        if (name.len == 0) {
            size_t next = aj_str_find(source, aj_str_from("{"), at + 1);

            aj_buffer_append(&out, aj_str_sub(source, at, next));
            at = next != AJ_STR_NONE ? next : source.len;
            continue;
        }
        words = aj_map_find(&loading->written, name);
        if (words != NULL)
            aj_buffer_append(&out, *words);
        else
            aj_load_fail(loading, node,
                         _("没有写法“{%" AJ_STR_FMT "}”，最接近的是“%" AJ_STR_FMT "”"),
                         AJ_STR_ARG(name), AJ_STR_ARG(aj_nearest_in_map(&loading->written, name)));
        at += name.len + 2;
    }
    result = aj_arena_dup(loading->scratch, aj_buffer_get(&out));
    aj_buffer_release(&out);
    return result;
}

struct aj_pattern *aj_load_pattern(struct aj_loading *loading, const struct aj_node *node,
                                   struct aj_str source)
{
    struct aj_pattern *pattern = aj_map_find(&loading->patterns_by_source, source);
    struct aj_error error = {0};

    if (pattern != NULL)
        return pattern;
    if (aj_patterns_get(&loading->ruleset->patterns, aj_load_write_out(loading, node, source),
                        &pattern, &error) != AJ_OK) {
        aj_load_fail(loading, node, _("正则表达式有误：%s"), error.message);
        return NULL;
    }
    aj_map_set(&loading->patterns_by_source, source, pattern);
    return pattern;
}

const struct aj_rule *aj_ruleset_rule(const struct aj_ruleset *ruleset, size_t i)
{
    return *(struct aj_rule *const *)aj_vec_at(&ruleset->rules, i);
}

const struct aj_profile *aj_ruleset_profile(const struct aj_ruleset *ruleset, struct aj_str id)
{
    return aj_map_find(&ruleset->profiles, id);
}

static struct aj_ruleset *ruleset_new(void)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_ruleset *ruleset = aj_arena_alloc(arena, sizeof(*ruleset));

    ruleset->arena = arena;
    ruleset->calendar = aj_calendar_new(arena);
    aj_kinds_init(&ruleset->kinds, arena);
    aj_map_init(&ruleset->laws, arena);
    aj_map_init(&ruleset->facts, arena);
    aj_map_init(&ruleset->defines, arena);
    aj_map_init(&ruleset->spans, arena);
    aj_map_init(&ruleset->tables, arena);
    aj_map_init(&ruleset->params, arena);
    aj_map_init(&ruleset->by_id, arena);
    aj_map_init(&ruleset->profiles, arena);
    aj_vec_init(&ruleset->packs, arena, sizeof(struct aj_pack *));
    aj_vec_init(&ruleset->rules, arena, sizeof(struct aj_rule *));
    aj_patterns_init(&ruleset->patterns, arena);
    aj_vec_init(&ruleset->words, arena, sizeof(struct aj_arena *));
    aj_rule_errors_init(&ruleset->errors, arena);
    return ruleset;
}

static void free_arenas(const struct aj_vec *arenas)
{
    for (size_t i = 0; i < arenas->count; i++)
        aj_arena_free(*(struct aj_arena **)aj_vec_at(arenas, i));
}

void aj_ruleset_free(struct aj_ruleset *ruleset)
{
    if (ruleset == NULL)
        return;
    aj_patterns_release(&ruleset->patterns);
    aj_remembered_clear(ruleset->kinds.remembered);
    free_arenas(&ruleset->words);
    aj_arena_free(ruleset->arena);
}

/* Kinds are loaded before all else: of what their files say all is copied into them, so that it is
 * gone when the rest comes. Both together would be the most memory of the whole run. */
static bool is_about_kinds(struct aj_str root)
{
    return aj_str_equal_c(root, "documents") || aj_str_equal_c(root, "fields");
}

static void parse_bytes(struct aj_loading *loading, struct aj_str file, struct aj_str bytes)
{
    struct aj_ruleset *ruleset = loading->ruleset;
    struct aj_node_space space = {
        .nodes = loading->is_for_review ? loading->scratch : ruleset->arena,
        .words = aj_arena_new(),
        .passing = loading->is_for_review ? aj_arena_new() : NULL,
    };
    const struct aj_node *root = aj_node_parse(&space, file, bytes, &ruleset->errors);
    struct aj_vec *owners =
        loading->is_for_review && loading->is_at_kinds ? &loading->words : &ruleset->words;

    aj_arena_free(space.passing);
    *(struct aj_arena **)aj_vec_push(owners) = space.words;
    if (root != NULL)
        *(struct aj_root *)aj_vec_push(&loading->roots) = (struct aj_root){root, loading->folder};
    else
        loading->is_unread = true;
}

/* Parses one file of a folder if this is its turn. The digest is of all files, and made when kinds
 * are loaded. */
static void parse_file(struct aj_loading *loading, const char *folder,
                       struct aj_container *container, size_t i)
{
    struct aj_ruleset *ruleset = loading->ruleset;
    const struct aj_member *member = aj_container_member(container, i);
    struct aj_str file =
        aj_arena_printf(ruleset->arena, "%s/%" AJ_STR_FMT, folder, AJ_STR_ARG(member->name));
    struct aj_error error = {0};
    struct aj_buffer bytes;

    aj_buffer_init(&bytes, AJ_LIMIT_RULE_FILE_BYTES);
    if (aj_container_read(container, i, &bytes, &error) != AJ_OK) {
        if (loading->is_at_kinds)
            aj_rule_errors_add(&ruleset->errors, file, 0, "%s", error.message);
    } else {
        struct aj_str root = aj_node_root_name(loading->scratch, aj_buffer_get(&bytes));

        if (loading->is_at_kinds) {
            aj_digest_add(loading->digest, member->name);
            aj_digest_add(loading->digest, aj_buffer_get(&bytes));
        }
        if (is_about_kinds(root) == loading->is_at_kinds)
            parse_bytes(loading, file, aj_buffer_get(&bytes));
    }
    aj_buffer_release(&bytes);
}

static void parse_folder(struct aj_loading *loading, const char *folder)
{
    struct aj_container *container;
    struct aj_error error = {0};

    if (aj_container_open(folder, &container, &error) != AJ_OK) {
        if (loading->is_at_kinds)
            aj_rule_errors_add(&loading->ruleset->errors,
                               aj_arena_dup(loading->ruleset->arena, aj_str_from(folder)), 0, "%s",
                               error.message);
        return;
    }
    for (size_t i = 0; i < aj_container_count(container); i++) {
        if (aj_str_ends(aj_container_member(container, i)->name, aj_str_from(".xml")))
            parse_file(loading, folder, container, i);
    }
    aj_container_close(container);
}

/* The steps in their order, each for the files with the root it is about: those about kinds, then
 * those about all else. */
static const struct step {
    const char *root;
    aj_load_step *run;
} steps[] = {
    {"documents", aj_load_kind_names},
    {"fields", aj_load_shared},
    {"documents", aj_load_kinds},
    {"documents", aj_load_kind_ends},
    {"profile", aj_load_param_names},
    {"pack", aj_load_fact_names},
    {"pack", aj_load_span_names},
    {"pack", aj_load_define_names},
    {"words", aj_load_words},
    {"words", aj_load_penalties},
    {"laws", aj_load_laws},
    {"laws", aj_load_former_laws},
    {"calendar", aj_load_calendar},
    {"discretion", aj_load_discretion_names},
    {"pack", aj_load_defines},
    {"pack", aj_load_spans},
    {"pack", aj_load_facts},
    {"discretion", aj_load_discretion},
    {"pack", aj_load_pack},
    {"pack", aj_load_includes},
    {"profile", aj_load_profile},
};

static void run_step(struct aj_loading *loading, const struct step *step)
{
    for (size_t i = 0; i < loading->roots.count; i++) {
        const struct aj_root *root = aj_vec_at(&loading->roots, i);

        loading->folder = root->folder;
        if (aj_node_is(root->node, step->root))
            step->run(loading, root->node);
    }
}

static void begin(struct aj_loading *loading, bool is_at_kinds)
{
    struct aj_arena *scratch = aj_arena_new();

    loading->is_at_kinds = is_at_kinds;
    loading->scratch = scratch;
    aj_vec_init(&loading->roots, scratch, sizeof(struct aj_root));
    aj_map_init(&loading->claims, scratch);
    aj_vec_init(&loading->words, scratch, sizeof(struct aj_arena *));
    aj_map_init(&loading->shared, scratch);
    aj_map_init(&loading->lists, scratch);
    aj_map_init(&loading->keys, scratch);
    aj_map_init(&loading->unders, scratch);
    aj_map_init(&loading->patterns_by_source, scratch);
}

static void load_part(struct aj_loading *loading, const char *const *folders, size_t n_folders)
{
    for (loading->folder = 0; loading->folder < n_folders; loading->folder++)
        parse_folder(loading, folders[loading->folder]);
    for (size_t s = 0; s < AJ_COUNT(steps) && !loading->is_unread; s++)
        run_step(loading, &steps[s]);
}

static void end(const struct aj_loading *loading)
{
    free_arenas(&loading->words);
    aj_arena_free(loading->scratch);
}

/* They go when all is loaded for review. */
static void forget_nodes(const struct aj_ruleset *ruleset)
{
    const struct aj_vec *profiles = &ruleset->profiles.entries;

    for (size_t i = 0; i < ruleset->rules.count; i++)
        (*(struct aj_rule **)aj_vec_at(&ruleset->rules, i))->node = NULL;
    for (size_t i = 0; i < profiles->count; i++) {
        struct aj_profile *profile = ((const struct aj_map_entry *)aj_vec_at(profiles, i))->value;

        profile->node = profile->score = NULL;
        for (size_t k = 0; k < profile->sheets.count; k++)
            ((struct aj_sheet *)aj_vec_at(&profile->sheets, k))->node = NULL;
    }
}

static struct aj_ruleset *load(const char *const *folders, size_t n_folders, bool is_for_review)
{
    struct aj_loading loading = {
        .ruleset = ruleset_new(), .is_for_review = is_for_review, .digest = aj_digest_new()};

    aj_map_init(&loading.written, loading.ruleset->arena);
    begin(&loading, true);
    load_part(&loading, folders, n_folders);
    end(&loading);
    aj_digest_finish(loading.digest, loading.ruleset->sha256);
    begin(&loading, false);
    load_part(&loading, folders, n_folders);
    if (is_for_review)
        forget_nodes(loading.ruleset);
    end(&loading);
    return loading.ruleset;
}

struct aj_ruleset *aj_ruleset_load(const char *const *folders, size_t n_folders)
{
    return load(folders, n_folders, false);
}

struct aj_ruleset *aj_ruleset_load_for_review(const char *const *folders, size_t n_folders)
{
    return load(folders, n_folders, true);
}
