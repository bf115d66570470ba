/* SPDX-License-Identifier: Apache-2.0
 *
 * Field codes. EQ is taken apart with a stack of its switches; of one character drawn over another
 * the reading is kept: the number in a circle, the base of a phonetic guide.
 */
#include "reader/docx_code.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "reader/docx_symbol.h"

#include <string.h>
#include <strings.h>

#define SWITCHES_MAX 32 /* open at once; equations that people write have three or four */
#define CIRCLED_MAX  20 /* ① to ⑳ */

/* A switch with arguments, from its '(' on. */
struct open_switch {
    char letter;      /* 'o', 'f' …; '(' for a mere bracket */
    bool moves;       /* \s\up or \do: its text stands above or below, as a phonetic guide does */
    size_t from;      /* where its text begins in the output */
    size_t first_end; /* where its first argument ends */
    size_t last_from; /* where its last one begins */
    unsigned n;       /* arguments ended */
    bool first_is_moved;
    bool last_is_moved;
};

struct equation {
    struct aj_str code;
    size_t at;
    struct aj_buffer out;
    struct open_switch open[SWITCHES_MAX];
    size_t n_open;
    char waits; /* the letter of a switch whose '(' is still to come, or 0 */
    bool moves;
};

/* What stands between the arguments of a switch. */
static const struct {
    char letter;
    const char *between;
} separators[] = {
    {'f', "/"}, {'a', " "}, {'i', " "}, {'l', ","}, {'r', "√"},
};

static const char *between(char letter)
{
    for (size_t i = 0; i < AJ_COUNT(separators); i++) {
        if (separators[i].letter == letter)
            return separators[i].between;
    }
    return "";
}

static struct open_switch *innermost(struct equation *e)
{
    return e->n_open > 0 ? &e->open[e->n_open - 1] : NULL;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "\* jc2" and "\* "Font:宋体"", at the '*'. */
static void skip_format(struct equation *e)
{
    struct aj_str code = e->code;
    char end = ' ';

    e->at++;
    while (e->at < code.len && code.ptr[e->at] == ' ')
        e->at++;
    if (e->at < code.len && code.ptr[e->at] == '"') {
        end = '"';
        e->at++;
    }
    while (e->at < code.len && code.ptr[e->at] != end && code.ptr[e->at] != '\\')
        e->at++;
    if (e->at < code.len && code.ptr[e->at] == '"')
        e->at++;
}

/* A backslash at e->at: a switch, an option of the one that waits, or a character taken as it is.
 */
static void read_backslash(struct equation *e)
{
    struct aj_str code = e->code;
    size_t from = ++e->at;

    if (from >= code.len)
        return;
    if (code.ptr[from] == '*') {
        skip_format(e);
        return;
    }
    if (!is_letter(code.ptr[from])) {
        (void)aj_utf8_next(code, &e->at); /* only the step counts */
        if (e->waits == 0)
            aj_buffer_append(&e->out, aj_str_sub(code, from, e->at));
        return;
    }
    while (e->at < code.len && is_letter(code.ptr[e->at]))
        e->at++;
    if (e->waits == 0) {
        e->waits = (char)(code.ptr[from] | 0x20);
        e->moves = false;
    }
    if (e->at - from == 2 &&
        (strncasecmp(code.ptr + from, "up", 2) == 0 || strncasecmp(code.ptr + from, "do", 2) == 0))
        e->moves = true;
}

static void open_switch(struct equation *e)
{
    struct open_switch *opened = &e->open[e->n_open++];

    *opened = (struct open_switch){.letter = e->waits != 0 ? e->waits : '(', .moves = e->moves};
    e->waits = 0;
    e->moves = false;
    opened->from = e->out.len;
    if (opened->letter == 'b' || opened->letter == '(')
        aj_buffer_append_c(&e->out, "(");
    else if (opened->letter == 'i')
        aj_buffer_append_c(&e->out, "∫");
    opened->last_from = e->out.len;
}

static void end_argument(struct equation *e, struct open_switch *opened)
{
    if (opened->n++ == 0) {
        opened->first_end = e->out.len;
        opened->first_is_moved = opened->last_is_moved;
    }
}

/* The text of the innermost switch from there on takes the place of all of it. */
static void keep_from(struct equation *e, const struct open_switch *opened, size_t from)
{
    size_t len = e->out.len - from;

    if (e->out.data == NULL)
        return;
    memmove(e->out.data + opened->from, e->out.data + from, len);
    e->out.len = opened->from + len;
}

static bool is_frame(struct aj_str text)
{
    static const char *const frames[] = {"○", "〇", "◯", "□", "△", "◇", "O"};

    for (size_t i = 0; i < AJ_COUNT(frames); i++) {
        if (aj_str_equal_c(aj_str_trim(text), frames[i]))
            return true;
    }
    return false;
}

/* The number behind the frame becomes the character for it where there is one. */
static void put_circled(struct equation *e, const struct open_switch *opened)
{
    struct aj_str text = aj_str_trim(aj_str_sub(aj_buffer_get(&e->out), opened->from, e->out.len));
    unsigned number = 0;
    char circled[4];

    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9' || number > CIRCLED_MAX)
            return;
        number = number * 10 + (unsigned)(text.ptr[i] - '0');
    }
    if (number < 1 || number > CIRCLED_MAX)
        return;
    e->out.len = opened->from;
    aj_buffer_append(&e->out, (struct aj_str){circled, aj_utf8_put(circled, 0x245F + number)});
}

/* \o: several texts in one place. */
static void close_overstrike(struct equation *e, const struct open_switch *opened)
{
    struct aj_str first = aj_str_sub(aj_buffer_get(&e->out), opened->from, opened->first_end);
    bool is_round = aj_str_trim(first).len > 0 && !aj_str_equal_c(aj_str_trim(first), "□");

    if (opened->n < 2)
        return;
    if (opened->first_is_moved && !opened->last_is_moved) {
        keep_from(e, opened, opened->last_from);
    } else if (is_frame(first)) {
        keep_from(e, opened, opened->first_end);
        if (is_round)
            put_circled(e, opened);
    }
}

/* Without a degree, which would have had the sign behind it. */
static void put_root(struct equation *e, size_t from)
{
    const size_t len = strlen("√");

    if (aj_buffer_reserve(&e->out, len) == NULL || e->out.data == NULL)
        return;
    memmove(e->out.data + from + len, e->out.data + from, e->out.len - from);
    memcpy(e->out.data + from, "√", len);
    e->out.len += len;
}

static void close_switch(struct equation *e, const struct open_switch *opened)
{
    struct open_switch closed = *opened;
    struct open_switch *around;

    end_argument(e, &closed);
    e->n_open--;
    around = innermost(e);
    if (closed.letter == 'o')
        close_overstrike(e, &closed);
    else if (closed.letter == 'b' || closed.letter == '(')
        aj_buffer_append_c(&e->out, ")");
    else if (closed.letter == 'd')
        e->out.len = closed.from;
    else if (closed.letter == 'r' && closed.n == 1)
        put_root(e, closed.from);
    if (around != NULL && closed.moves)
        around->last_is_moved = true;
}

static void separate(struct equation *e, struct open_switch *opened)
{
    end_argument(e, opened);
    aj_buffer_append_c(&e->out, between(opened->letter));
    opened->last_from = e->out.len;
    opened->last_is_moved = false;
}

/* One character, or a backslash with what it leads. */
static bool read_step(struct equation *e)
{
    struct open_switch *opened = innermost(e);
    size_t from = e->at;
    char c = e->code.ptr[from];

    if (c == '\\') {
        read_backslash(e);
        return true;
    }
    (void)aj_utf8_next(e->code, &e->at); /* only the step counts */
    if (c == '(') {
        if (e->n_open == SWITCHES_MAX)
            return false;
        open_switch(e);
    } else if (e->waits != 0) {
        return true; /* sizes of options: \up 8 */
    } else if (c == ')' && opened != NULL) {
        close_switch(e, opened);
    } else if ((c == ',' || c == ';') && opened != NULL && opened->letter != '(') {
        separate(e, opened);
    } else {
        aj_buffer_append(&e->out, aj_str_sub(e->code, from, e->at));
    }
    return true;
}

static struct aj_str equation_text(struct aj_arena *arena, struct aj_str code)
{
    struct equation e = {.code = code};
    struct aj_str text = AJ_STR_EMPTY;
    bool is_read = true;

    aj_buffer_init(&e.out, AJ_MIB);
    while (is_read && e.at < code.len)
        is_read = read_step(&e);
    if (is_read && !e.out.full)
        text = aj_arena_dup(arena, aj_str_trim(aj_buffer_get(&e.out)));
    aj_buffer_release(&e.out);
    return text;
}

/* A word or a text in quotation marks, off the front of *rest. */
static struct aj_str next_argument(struct aj_str *rest)
{
    struct aj_str word = AJ_STR_EMPTY;
    struct aj_str trimmed = aj_str_trim(*rest);
    size_t end;

    if (!aj_str_starts(trimmed, aj_str_from("\""))) {
        (void)aj_str_next_word(rest, &word); /* at the end the word stays empty */
        return word;
    }
    end = aj_str_find(trimmed, aj_str_from("\""), 1);
    word = aj_str_sub(trimmed, 1, end);
    *rest = end != AJ_STR_NONE ? aj_str_sub(trimmed, end + 1, trimmed.len) : AJ_STR_EMPTY;
    return word;
}

/* SYMBOL 163 \f "Wingdings 2" \s 12 */
static struct aj_str symbol_text(struct aj_arena *arena, struct aj_str code)
{
    uint32_t character = 0;
    struct aj_str number = next_argument(&code);
    struct aj_str font = AJ_STR_EMPTY;
    bool is_hexadecimal = aj_str_starts(number, aj_str_from("0x"));

    if (is_hexadecimal)
        character = aj_docx_hexadecimal(aj_str_sub(number, 2, number.len));
    for (size_t i = 0; !is_hexadecimal && i < number.len; i++) {
        if (number.ptr[i] < '0' || number.ptr[i] > '9' || character > 0x10FFFF)
            return AJ_STR_EMPTY;
        character = character * 10 + (uint32_t)(number.ptr[i] - '0');
    }
    while (code.len > 0 && font.len == 0) {
        if (aj_str_equal_c(next_argument(&code), "\\f"))
            font = next_argument(&code);
    }
    return aj_docx_symbol_text(arena, font, character);
}

struct aj_str aj_docx_code_text(struct aj_arena *arena, struct aj_str code, bool *is_hint)
{
    struct aj_str name;

    *is_hint = false;
    if (!aj_str_next_word(&code, &name))
        return AJ_STR_EMPTY;
    if (name.len == 2 && strncasecmp(name.ptr, "EQ", 2) == 0)
        return equation_text(arena, code);
    if (name.len == 6 && strncasecmp(name.ptr, "SYMBOL", 6) == 0)
        return symbol_text(arena, code);
    if (name.len == 11 && strncasecmp(name.ptr, "MACROBUTTON", 11) == 0) {
        *is_hint = true;
        (void)next_argument(&code);
        return aj_str_trim(code);
    }
    return AJ_STR_EMPTY;
}
