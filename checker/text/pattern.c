/* SPDX-License-Identifier: Apache-2.0
 *
 * PCRE2, set up once a pattern so that a match allocates nothing. A case uses a part of the rules'
 * patterns only: one that is without fault for sure is compiled at its first use, as are the words
 * found that its matches must have; machine code, which costs five times what compiling does, is
 * made at its first run.
 * A process is single-threaded, so that one match data a pattern is enough. Knows nothing of what
 * patterns look for.
 */
#include "text/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/pattern_plain.h"
#include "text/pattern_words.h"

#include <string.h>

/* Bytes of the pattern shown behind the place of a fault. */
#define SHOWN_BYTES 60
/* What the interpreter may take for one match, in KiB as PCRE2 counts it. Its own default, 20 GB,
 * would cost the worker; real matches take some KiB. */
#define HEAP_KIB (64 * 1024)

/* What is made at a pattern's use; behind a pointer, since patterns are const. */
struct working {
    pcre2_code *code; /* NULL: not compiled yet */
    pcre2_match_data *data;
    pcre2_match_context *context;
    /* The entries of the code's name table for the groups named "value", NULL when there are none.
     * An entry is the group's number in two bytes, high byte first, and the name. */
    PCRE2_SPTR value_entries;
    size_t n_value_entries;
    size_t entry_size;
    bool was_run;                   /* machine code was asked for */
    struct aj_pattern_words *words; /* in the pattern's source; NULL: not asked for yet */
};

struct aj_pattern {
    char *source;
    size_t source_len;
    struct working *working;
};

static void *allocate(PCRE2_SIZE n, void *unused)
{
    (void)unused; /* PCRE2 passes what we gave with the function: nothing */
    return aj_mem_resize(NULL, n);
}

static void release(void *p, void *unused)
{
    (void)unused; /* as above */
    aj_mem_free(p);
}

static enum aj_status report_fault(struct aj_str source, int code, size_t offset,
                                   struct aj_error *err)
{
    char reason[160] = "";
    struct aj_str before = aj_str_sub(source, 0, offset);
    struct aj_str rest = aj_utf8_cut(aj_str_sub(source, offset, source.len), SHOWN_BYTES);

    if (!aj_utf8_is_valid(rest))
        rest = AJ_STR_EMPTY;
    (void)pcre2_get_error_message(code, (PCRE2_UCHAR *)reason, sizeof(reason)); /* cut is fine */
    return aj_error_set(err, AJ_SYNTAX, "正则表达式在第%zu个字符之后“%" AJ_STR_FMT "”处有误：%s",
                        aj_utf8_count(before), AJ_STR_ARG(rest), reason);
}

/* To PCRE2 from 10.40 on, \p{Han} takes in what ideographs are written with, such as 。and 《:
 * words would run over the end of a sentence. Patterns mean the script itself. */
static struct aj_buffer of_script_itself(struct aj_str source)
{
    static const char han[] = "\\p{Han}";
    struct aj_buffer out;

    aj_buffer_init(&out, source.len * 2 + 1);
    for (size_t at = 0; at < source.len;) {
        size_t next = aj_str_find(source, aj_str_from(han), at);
        size_t end = next != AJ_STR_NONE ? next : source.len;

        aj_buffer_append(&out, aj_str_sub(source, at, end));
        at = end;
        if (next == AJ_STR_NONE)
            break;
        aj_buffer_append_c(&out, "\\p{sc:Han}");
        at += strlen(han);
    }
    return out;
}

/* The options that decide what patterns mean are fixed here, not left to how PCRE2 was built. \C
 * could stop inside a character and is refused. Groups may share the name "value". */
static pcre2_code *compile(pcre2_general_context *general, struct aj_str source, int *fault,
                           size_t *fault_offset)
{
    uint32_t options = PCRE2_UTF | PCRE2_MULTILINE | PCRE2_DUPNAMES | PCRE2_NEVER_BACKSLASH_C |
                       PCRE2_USE_OFFSET_LIMIT;
    pcre2_compile_context *context = pcre2_compile_context_create(general);
    pcre2_code *code;

    (void)pcre2_set_newline(context, PCRE2_NEWLINE_LF); /* fails only on a wrong constant */
    (void)pcre2_set_bsr(context, PCRE2_BSR_UNICODE);    /* likewise */
    code = pcre2_compile((PCRE2_SPTR)(source.len > 0 ? source.ptr : ""), source.len, options, fault,
                         fault_offset, context);
    pcre2_compile_context_free(context);
    return code;
}

static pcre2_match_context *make_limits(pcre2_general_context *general)
{
    pcre2_match_context *context = pcre2_match_context_create(general);

    (void)pcre2_set_match_limit(context, AJ_LIMIT_MATCH_STEPS); /* these three cannot fail */
    (void)pcre2_set_depth_limit(context, AJ_LIMIT_MATCH_STEPS);
    (void)pcre2_set_heap_limit(context, HEAP_KIB);
    return context;
}

static void find_value_groups(struct working *working)
{
    PCRE2_SPTR first;
    PCRE2_SPTR last;
    int size = pcre2_substring_nametable_scan(working->code, (PCRE2_SPTR) "value", &first, &last);

    if (size <= 0)
        return;
    working->value_entries = first;
    working->entry_size = (size_t)size;
    working->n_value_entries = (size_t)(last - first) / (size_t)size + 1;
}

static struct aj_str source_of(const struct aj_pattern *pattern)
{
    return (struct aj_str){pattern->source, pattern->source_len};
}

static enum aj_status make_code(const struct aj_pattern *pattern, struct aj_error *err)
{
    pcre2_general_context *general = pcre2_general_context_create(allocate, release, NULL);
    struct working *working = pattern->working;
    struct aj_buffer meant = of_script_itself(source_of(pattern));
    enum aj_status status = AJ_OK;
    size_t fault_offset = 0;
    int fault = 0;

    working->code = compile(general, aj_buffer_get(&meant), &fault, &fault_offset);
    if (working->code == NULL) {
        status = report_fault(aj_buffer_get(&meant), fault, fault_offset, err);
    } else {
        working->data = pcre2_match_data_create_from_pattern(working->code, general);
        working->context = make_limits(general);
        find_value_groups(working);
    }
    aj_buffer_release(&meant);
    pcre2_general_context_free(general);
    return status;
}

enum aj_status aj_pattern_compile(struct aj_str source, struct aj_pattern **out,
                                  struct aj_error *err)
{
    struct aj_pattern *pattern = aj_mem_new(sizeof(*pattern));
    enum aj_status status;

    pattern->working = aj_mem_new(sizeof(*pattern->working));
    pattern->source = aj_mem_new(source.len + 1);
    pattern->source_len = source.len;
    if (source.len > 0)
        memcpy(pattern->source, source.ptr, source.len);
    status = aj_pattern_is_plain(source) ? AJ_OK : make_code(pattern, err);
    if (status != AJ_OK) {
        aj_pattern_free(pattern);
        pattern = NULL;
    }
    *out = pattern;
    return status;
}

void aj_pattern_free(struct aj_pattern *pattern)
{
    if (pattern == NULL)
        return;
    pcre2_match_context_free(pattern->working->context); /* all three take NULL */
    pcre2_match_data_free(pattern->working->data);
    pcre2_code_free(pattern->working->code);
    aj_mem_free(pattern->working->words);
    aj_mem_free(pattern->working);
    aj_mem_free(pattern->source);
    aj_mem_free(pattern);
}

/* Sets the value's range to that of the first group named "value" that took part. */
static void narrow_to_value(const struct aj_pattern *pattern, struct aj_pattern_match *match)
{
    const struct working *working = pattern->working;
    const size_t *ranges = pcre2_get_ovector_pointer(working->data);

    for (size_t i = 0; i < working->n_value_entries; i++) {
        PCRE2_SPTR entry = working->value_entries + i * working->entry_size;
        size_t group = (size_t)entry[0] << 8 | entry[1];

        if (ranges[2 * group] != PCRE2_UNSET) {
            match->value_from = ranges[2 * group];
            match->value_to = ranges[2 * group + 1];
            return;
        }
    }
}

/* The first match that starts in [from, last]. */
static int run(const struct aj_pattern *pattern, struct aj_str subject, size_t from, size_t last)
{
    PCRE2_SPTR text = (PCRE2_SPTR)(subject.len > 0 ? subject.ptr : "");
    struct working *working = pattern->working;
    int code;

    if (working->code == NULL && make_code(pattern, NULL) != AJ_OK)
        return PCRE2_ERROR_INTERNAL; /* no plain pattern has a fault */
    if (!working->was_run)
        (void)pcre2_jit_compile(working->code, PCRE2_JIT_COMPLETE); /* without, the same result */
    working->was_run = true;
    (void)pcre2_set_offset_limit(working->context, last); /* cannot fail */
    code = pcre2_match(working->code, text, subject.len, from, PCRE2_NO_UTF_CHECK, working->data,
                       working->context);
    /* JIT works on 32 KiB of stack; the interpreter takes its memory from the heap */
    if (code == PCRE2_ERROR_JIT_STACKLIMIT)
        code = pcre2_match(working->code, text, subject.len, from,
                           PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, working->data, working->context);
    return code;
}

static const struct aj_pattern_words *words_of(const struct aj_pattern *pattern)
{
    struct working *working = pattern->working;

    if (working->words == NULL)
        working->words = aj_pattern_words(source_of(pattern));
    return working->words;
}

enum aj_pattern_result aj_pattern_find_in(const struct aj_pattern *pattern, struct aj_str subject,
                                          const struct aj_grams *grams, size_t from,
                                          struct aj_pattern_match *match)
{
    struct aj_pattern_places places;
    const size_t *ranges;
    int code = PCRE2_ERROR_NOMATCH;
    size_t first;
    size_t last;

    aj_pattern_places_init(&places, words_of(pattern), subject, grams, from);
    while (code == PCRE2_ERROR_NOMATCH && aj_pattern_places_next(&places, &first, &last))
        code = run(pattern, subject, first, last);
    if (code == PCRE2_ERROR_NOMATCH)
        return AJ_PATTERN_NO_MATCH;
    if (code < 0)
        return AJ_PATTERN_GAVE_UP;
    ranges = pcre2_get_ovector_pointer(pattern->working->data);
    *match = (struct aj_pattern_match){ranges[0], ranges[1], ranges[0], ranges[1]};
    narrow_to_value(pattern, match);
    return AJ_PATTERN_MATCH;
}

enum aj_pattern_result aj_pattern_find(const struct aj_pattern *pattern, struct aj_str subject,
                                       size_t from, struct aj_pattern_match *match)
{
    return aj_pattern_find_in(pattern, subject, NULL, from, match);
}

void aj_patterns_init(struct aj_patterns *patterns, struct aj_arena *arena)
{
    aj_map_init(&patterns->by_source, arena);
}

void aj_patterns_release(struct aj_patterns *patterns)
{
    const struct aj_vec *entries = &patterns->by_source.entries;

    for (size_t i = 0; i < entries->count; i++)
        aj_pattern_free(((const struct aj_map_entry *)aj_vec_at(entries, i))->value);
}

enum aj_status aj_patterns_get(struct aj_patterns *patterns, struct aj_str source,
                               struct aj_pattern **out, struct aj_error *err)
{
    struct aj_map *map = &patterns->by_source;

    *out = aj_map_find(map, source);
    if (*out != NULL)
        return AJ_OK;
    AJ_TRY(aj_pattern_compile(source, out, err));
    aj_map_set(map, aj_arena_dup(map->entries.arena, source), *out);
    return AJ_OK;
}
