/* SPDX-License-Identifier: Apache-2.0
 *
 * Persons in lists. The grammar is that of the lists, not of any form: words that end as numbers'
 * names do, and labels, are stepped over.
 */
#include "text/person.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "text/scan.h"

#include <string.h>

#define LONGEST_NAME     4 /* ideographs; with · 15 */
#define LONGEST_FOREIGN  15
#define LEAST_CODE       5 /* digits and letters of a certificate number */
#define MIDDLE_DOT       0xB7
#define MIDDLE_DOT_WIDE  0x30FB
#define MIDDLE_DOT_SMALL 0x2022

static bool is_dot(uint32_t c)
{
    return c == MIDDLE_DOT || c == MIDDLE_DOT_WIDE || c == MIDDLE_DOT_SMALL;
}

static bool is_code_char(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
}

struct run {
    size_t from;
    size_t to;
    size_t n_chars;
    bool has_dot;
};

/* The next run of ideographs at or after `at`. */
static bool next_run(struct aj_str text, size_t at, struct run *run)
{
    *run = (struct run){0};
    while (at < text.len) {
        size_t start = at;
        uint32_t c = aj_utf8_next(text, &at);

        if (aj_is_han(c) || (is_dot(c) && run->n_chars > 0)) {
            if (run->n_chars == 0)
                run->from = start;
            run->n_chars++;
            run->has_dot = run->has_dot || is_dot(c);
            run->to = at;
        } else if (run->n_chars > 0) {
            return true;
        }
    }
    return run->n_chars > 0;
}

static bool starts_at(struct aj_str text, size_t at, const char *word)
{
    return aj_str_starts(aj_str_sub(text, at, text.len), aj_str_from(word));
}

/* Words that name a number or a paper rather than a person. */
static bool names_a_number(struct aj_str word)
{
    static const char *const endings[] = {"号", "证", "码", "编", "件"};

    for (size_t i = 0; i < AJ_COUNT(endings); i++) {
        if (aj_str_ends(word, aj_str_from(endings[i])))
            return true;
    }
    return false;
}

/* The 皖环监 of "倪浩（皖环监2019-0331）", "倪浩（证号：皖环监2019-0331）". */
static bool begins_code(struct aj_str text, const struct run *run)
{
    static const char *const before[] = {"（", "号：", "证：", "码："};

    if (run->to >= text.len || !is_code_char((unsigned char)text.ptr[run->to]))
        return false;
    for (size_t i = 0; i < AJ_COUNT(before); i++) {
        if (aj_str_ends(aj_str_sub(text, 0, run->from), aj_str_from(before[i])))
            return true;
    }
    return false;
}

/* The 日交寄 of "2024年5月23日交寄". */
static bool ends_day(struct aj_str text, const struct run *run)
{
    static const char *const parts[] = {"年", "月", "日", "时", "分"};
    bool is_behind_digit =
        run->from > 0 && text.ptr[run->from - 1] >= '0' && text.ptr[run->from - 1] <= '9';

    for (size_t i = 0; is_behind_digit && i < AJ_COUNT(parts); i++) {
        if (starts_at(text, run->from, parts[i]))
            return true;
    }
    return false;
}

static bool is_person(struct aj_str text, const struct run *run)
{
    size_t most = run->has_dot ? LONGEST_FOREIGN : LONGEST_NAME;

    if (run->n_chars < 2 || run->n_chars > most)
        return false;
    return !starts_at(text, run->to, "：") && !begins_code(text, run) && !ends_day(text, run) &&
           !names_a_number(aj_str_sub(text, run->from, run->to));
}

/* Past the 和 that joins a name to one that ends with a number or a bracket: 张三（001）和李四. */
static void drop_joint(struct aj_str text, struct run *run)
{
    static const char *const joints[] = {"以及", "和", "与", "及"};
    const struct aj_str bracket = aj_str_from("）");
    struct aj_str before = aj_str_sub(text, 0, run->from);

    if (run->from == 0 ||
        (!aj_str_ends(before, bracket) && !is_code_char((unsigned char)text.ptr[run->from - 1])))
        return;
    for (size_t i = 0; i < AJ_COUNT(joints); i++) {
        struct aj_str joint = aj_str_from(joints[i]);

        if (!starts_at(text, run->from, joints[i]))
            continue;
        run->from += joint.len;
        run->n_chars -= aj_utf8_count(joint);
        return;
    }
}

/* "2024-10-30", perhaps with a time of day run into it, has the characters of a code. */
static bool is_day(struct aj_str word)
{
    const struct aj_str dash = aj_str_from("-");
    size_t first = aj_str_find(word, dash, 0);
    size_t second = first != AJ_STR_NONE ? aj_str_find(word, dash, first + 1) : AJ_STR_NONE;

    return first == 4 && second != AJ_STR_NONE && second <= 7 &&
           (aj_str_starts(word, aj_str_from("20")) || aj_str_starts(word, aj_str_from("19")));
}

/* The number of letters and digits that stand together from `at` on. */
static size_t code_ahead(struct aj_str text, size_t at)
{
    size_t n = 0;

    while (at + n < text.len && is_code_char((unsigned char)text.ptr[at + n]))
        n++;
    return n;
}

/* Whether another code follows the one that ends at `at`: 张三、李四（001、002）, codes of them
 * all. */
static bool goes_on(struct aj_str text, size_t at)
{
    return aj_scan_take(text, &at, "、") && code_ahead(text, at) >= LEAST_CODE;
}

/* The code that belongs to the name ending at `at`: before any other person begins. */
static void find_code(struct aj_str text, size_t at, struct aj_person *person)
{
    struct run run;
    size_t limit = text.len;
    size_t start = AJ_STR_NONE;

    for (size_t from = at; next_run(text, from, &run); from = run.to) {
        if (is_person(text, &run)) {
            limit = run.from;
            break;
        }
    }
    for (size_t i = at; i <= limit; i++) {
        bool inside = i < limit && is_code_char((unsigned char)text.ptr[i]);

        if (inside && start == AJ_STR_NONE)
            start = i;
        if (inside || start == AJ_STR_NONE)
            continue;
        if (i - start >= LEAST_CODE && !is_day(aj_str_sub(text, start, i))) {
            if (goes_on(text, i))
                return;
            person->code = aj_str_sub(text, start, i);
            person->to = i;
            return;
        }
        start = AJ_STR_NONE;
    }
}

bool aj_person_find(struct aj_str folded, size_t from, struct aj_person *person)
{
    struct run run;

    while (next_run(folded, from, &run)) {
        from = run.to;
        drop_joint(folded, &run);
        if (!is_person(folded, &run))
            continue;
        *person = (struct aj_person){
            .name = aj_str_sub(folded, run.from, run.to), .from = run.from, .to = run.to};
        find_code(folded, run.to, person);
        return true;
    }
    return false;
}

/* The number of ideographs that stand together from `at` on. */
static size_t han_ahead(struct aj_str text, size_t at)
{
    size_t n = 0;

    while (at < text.len && aj_is_han(aj_utf8_next(text, &at)))
        n++;
    return n;
}

/* Whether a name stands at `at` and nothing that goes on with it: "刘湘（副局长）". */
static bool is_name_ahead(struct aj_str source, size_t at)
{
    size_t n = han_ahead(source, at);
    uint32_t behind;

    for (size_t i = 0; i < n; i++)
        (void)aj_utf8_next(source, &at); /* only the step counts */
    behind = at < source.len ? aj_utf8_next(source, &at) : ' ';
    return n >= 2 && n <= LONGEST_NAME &&
           (aj_is_blank(behind) || behind == 0xFF08 || behind == '(');
}

/* Whether the gap before `at` parts two people's names or numbers; `names` and `codes` count the
 * characters before it, or it stands behind a bracket. */
static bool parts_two(struct aj_str source, size_t at, size_t names, size_t codes, bool is_closed)
{
    if (is_closed)
        return is_name_ahead(source, at);
    if (codes >= LEAST_CODE)
        return code_ahead(source, at) >= LEAST_CODE;
    if (names == 0 || han_ahead(source, at) == 0)
        return false;
    /* "张　三": a lone ideograph before the gap goes with a lone one behind it */
    return names > 1 || han_ahead(source, at) > 2;
}

struct aj_str aj_person_separate(struct aj_arena *arena, struct aj_str source)
{
    struct aj_buffer out;
    struct aj_str result;
    size_t names = 0; /* ideographs since the last separator */
    size_t codes = 0; /* letters and digits since then */
    bool is_closed = false;

    aj_buffer_init(&out, source.len * 2 + 8);
    for (size_t at = 0; at < source.len;) {
        size_t start = at;
        uint32_t c = aj_utf8_next(source, &at);

        if (!aj_is_blank(c)) {
            names = aj_is_han(c) ? names + 1 : 0;
            codes = is_code_char(c) ? codes + 1 : 0;
            is_closed = c == 0xFF09 || c == ')';
            aj_buffer_append(&out, aj_str_sub(source, start, at));
            continue;
        }
        while (at < source.len) {
            size_t next = at;

            if (!aj_is_blank(aj_utf8_next(source, &next)))
                break;
            at = next;
        }
        if (!parts_two(source, at, names, codes, is_closed))
            continue;
        aj_buffer_append_c(&out, "、");
        names = 0;
        codes = 0;
    }
    result = aj_arena_dup(arena, aj_buffer_get(&out));
    aj_buffer_release(&out);
    return result;
}
