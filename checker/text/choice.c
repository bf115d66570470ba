/* SPDX-License-Identifier: Apache-2.0 */
#include "text/choice.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "text/scan.h"

static bool is_box(uint32_t c)
{
    return c == 0x25A1 || c == 0x2610;
}

static bool is_tick(uint32_t c)
{
    return c == 0x2611 || c == 0x2612 || c == 0x221A || c == 0x2713 || c == 0x2714 || c == 0x25A0;
}

bool aj_choice_is_open(struct aj_str text)
{
    size_t at = 0;

    if (text.len == 0 || !is_box(aj_utf8_next(text, &at)))
        return false;
    while (at < text.len) {
        if (is_tick(aj_utf8_next(text, &at)))
            return false;
    }
    return true;
}

/* Where the first tick of a choice stands, and the boxes on both sides of it. */
struct ticked {
    size_t from; /* of the tick; AJ_STR_NONE: nothing is ticked */
    size_t to;
    size_t before; /* behind the box, line end or start of the words before it */
    size_t behind; /* the box, line end or end of the words behind it */
    bool has_box;
    bool ends_in_box;
};

static struct ticked find_tick(struct aj_str words)
{
    struct ticked t = {.from = AJ_STR_NONE, .behind = words.len};
    bool is_behind = false;

    for (size_t at = 0; at < words.len;) {
        size_t start = at;
        uint32_t c = aj_utf8_next(words, &at);
        bool parts = is_box(c) || is_tick(c);

        t.has_box = t.has_box || is_box(c);
        t.ends_in_box = parts || (t.ends_in_box && !aj_is_han(c));
        if (is_tick(c) && t.from == AJ_STR_NONE) {
            t.from = start;
            t.to = at;
        } else if (t.from == AJ_STR_NONE && (parts || c == '\n')) {
            t.before = at;
        } else if (t.from != AJ_STR_NONE && !is_behind && (parts || c == '\n')) {
            is_behind = true;
            t.behind = start;
        }
    }
    return t;
}

/* Behind the number of an option: 1. 2、 */
static struct aj_str without_number(struct aj_str option)
{
    size_t digits = 0;
    size_t at;

    while (digits < option.len && option.ptr[digits] >= '0' && option.ptr[digits] <= '9')
        digits++;
    at = digits;
    if (digits == 0 || at == option.len || !aj_scan_is_one_of(aj_utf8_next(option, &at), ".、"))
        return option;
    return aj_str_trim(aj_str_sub(option, at, option.len));
}

/* The option before a tick that stands behind it: 查封☑ 扣押□, （1）当场收缴☑。; "" for none. */
static struct aj_str option_before(struct aj_str words, const struct ticked *t)
{
    struct aj_str option = aj_str_trim(aj_str_sub(words, t->before, t->from));
    const struct aj_str stop = aj_str_from("；");
    size_t bracket;
    size_t at = 0;

    if (aj_str_starts(option, stop))
        option = aj_str_trim(aj_str_sub(option, stop.len, option.len));
    bracket = aj_str_starts(option, aj_str_from("（")) ? aj_str_find(option, aj_str_from("）"), 0)
                                                       : AJ_STR_NONE;
    if (bracket != AJ_STR_NONE)
        option = aj_str_trim(aj_str_sub(option, bracket + strlen("）"), option.len));
    option = without_number(option);
    return option.len > 0 && aj_is_han(aj_utf8_next(option, &at)) ? option : AJ_STR_EMPTY;
}

/* Brackets that are ticked or left empty, "（√）举报（）移送", as boxes; a single one is none. */
static struct aj_str with_boxes(struct aj_arena *arena, struct aj_str words)
{
    const struct aj_str open = aj_str_from("（");
    const struct aj_str close = aj_str_from("）");
    struct aj_buffer out;
    struct aj_str result = words;
    size_t n = 0;

    aj_buffer_init(&out, words.len + 1);
    for (size_t at = 0; at < words.len;) {
        struct aj_str rest = aj_str_sub(words, at, words.len);
        size_t next = at;
        uint32_t c = aj_utf8_next(words, &next);
        size_t inner = next;
        bool ticks = c == 0xFF08 && inner < words.len && is_tick(aj_utf8_next(words, &inner));

        if (aj_str_starts(rest, open) && aj_str_starts(aj_str_sub(words, next, words.len), close)) {
            aj_buffer_append_c(&out, "□");
            at = next + close.len;
            n++;
        } else if (ticks && aj_str_starts(aj_str_sub(words, inner, words.len), close)) {
            aj_buffer_append_c(&out, "☑");
            at = inner + close.len;
            n++;
        } else {
            aj_buffer_append(&out, aj_str_sub(words, at, next));
            at = next;
        }
    }
    if (n > 1)
        result = aj_arena_dup(arena, aj_buffer_get(&out));
    aj_buffer_release(&out);
    return result;
}

/* Where an option that begins with a box at `at` ends: at the next box, tick or line end. */
static size_t end_of_option(struct aj_str words, size_t at)
{
    (void)aj_utf8_next(words, &at); /* its own box; only the step counts */
    while (at < words.len) {
        size_t start = at;
        uint32_t c = aj_utf8_next(words, &at);

        if (is_box(c) || is_tick(c) || c == '\n')
            return start;
    }
    return at;
}

struct aj_str aj_choice_only_ticked(struct aj_arena *arena, struct aj_str words)
{
    struct ticked t = find_tick(words);
    size_t first = 0;
    char *out;
    size_t len = 0;

    if (t.from == AJ_STR_NONE || !t.has_box || t.ends_in_box ||
        (t.from > 0 && !is_box(aj_utf8_next(words, &first))))
        return words;
    out = aj_arena_take(arena, words.len);
    for (size_t at = 0; at < words.len;) {
        size_t next = at;

        if (is_box(aj_utf8_next(words, &next))) {
            at = end_of_option(words, at);
            continue;
        }
        memcpy(out + len, words.ptr + at, next - at);
        len += next - at;
        at = next;
    }
    return (struct aj_str){out, len};
}

enum aj_boxes aj_choice_read(struct aj_arena *arena, struct aj_str text, struct aj_str *option)
{
    struct aj_str words = with_boxes(arena, text);
    struct ticked t = find_tick(words);
    struct aj_str before;

    if (t.from == AJ_STR_NONE)
        return t.has_box ? AJ_BOXES_UNTICKED : AJ_BOXES_NONE;
    *option = aj_str_trim(aj_str_sub(words, t.to, t.behind));
    before = option_before(words, &t);
    if (before.len > 0 && (t.ends_in_box || aj_str_starts(*option, aj_str_from("。")) ||
                           aj_str_starts(*option, aj_str_from("；"))))
        *option = before;
    return AJ_BOXES_TICKED;
}
