/* SPDX-License-Identifier: Apache-2.0
 *
 * Certificate numbers that a form prints apart from the officers' names: in a field of their own,
 * or behind the name elsewhere in the same paper. Runs when all names have been read.
 */
#include "dossier/extract.h"

#include "base/utf8.h"
#include "text/person.h"
#include "text/scan.h"

#define LONGEST_BETWEEN 48 /* bytes between a name and its number: （执法证号： */
#define LEAST_DIGITS    6
#define IDEOGRAPH       3 /* bytes */
#define MOST_OFFICERS   8

static bool is_code_char(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-';
}

/* The next number of some length at or after `at`; its end is returned through `at`. */
static struct aj_str next_code(struct aj_str text, size_t *at)
{
    size_t start = AJ_STR_NONE;

    for (size_t i = *at; i <= text.len; i++) {
        bool is_inside = i < text.len && is_code_char(text.ptr[i]);

        if (is_inside && start == AJ_STR_NONE)
            start = i;
        if (is_inside || start == AJ_STR_NONE)
            continue;
        *at = i;
        if (i - start >= LEAST_DIGITS)
            return aj_str_sub(text, start, i);
        start = AJ_STR_NONE;
    }
    *at = text.len;
    return AJ_STR_EMPTY;
}

static bool has_number_label(const struct aj_extract *x, struct aj_str words)
{
    for (size_t i = 0; i < x->kinds->words.numbers.count; i++) {
        if (aj_str_contains(words, *(struct aj_str *)aj_vec_at(&x->kinds->words.numbers, i)))
            return true;
    }
    return false;
}

/* Whether words are a bracket, or one and what a number begins with: （皖L12, where 皖 is no part
 * of what is read as the number. */
static bool is_bracket(struct aj_str between)
{
    struct aj_str bracket = aj_str_from("（");

    return aj_str_starts(between, bracket) && between.len <= bracket.len + 2 * (size_t)IDEOGRAPH;
}

/* Whether the words between a name and a number bind the two: nothing, a bracket, or a label for
 * such numbers, all on one line. */
static bool binds(const struct aj_extract *x, struct aj_str between)
{
    if (between.len > LONGEST_BETWEEN || aj_str_contains(between, aj_str_from("\n")))
        return false;
    return between.len == 0 || is_bracket(between) || has_number_label(x, between);
}

/* The number behind any mention of the name in the paper, "" when there is none. */
static struct aj_str code_behind(const struct aj_extract *x, struct aj_str text, struct aj_str name)
{
    for (size_t at = aj_str_find(text, name, 0); at != AJ_STR_NONE;
         at = aj_str_find(text, name, at + name.len)) {
        struct aj_person person;

        if (!aj_person_find(text, at, &person) || !aj_str_equal(person.name, name) ||
            person.code.len < LEAST_DIGITS)
            continue;
        if (binds(x, aj_str_sub(text, at + name.len, (size_t)(person.code.ptr - text.ptr))))
            return person.code;
    }
    return AJ_STR_EMPTY;
}

/* "14090621015（安全监察员证JA36-2019-0412）": what stands before the bracket, if it has a number.
 */
static struct aj_str without_note(struct aj_str words)
{
    size_t at = 0;
    struct aj_str before = aj_str_sub(words, 0, aj_str_find(words, aj_str_from("（"), 0));

    return next_code(before, &at).len > 0 ? before : words;
}

/* The numbers of the paper's fields that are there for them. Returns how many. */
static size_t separate_codes(const struct aj_extract *x, struct aj_str codes[MOST_OFFICERS])
{
    size_t n = 0;

    for (size_t i = 0; i < x->kinds->words.numbers.count; i++) {
        size_t field = aj_kind_find_field(x->paper->kind,
                                          *(struct aj_str *)aj_vec_at(&x->kinds->words.numbers, i));
        const struct aj_vec *readings = aj_paper_readings(x->paper, field);

        if (field == AJ_NO_FIELD || aj_kind_field(x->paper->kind, field)->type != AJ_TYPE_TEXT)
            continue; /* the number of an identity card */
        for (size_t k = 0; k < readings->count; k++) {
            const struct aj_reading *reading = aj_vec_at(readings, k);
            struct aj_str words = without_note(reading->value.key);
            struct aj_str code;
            size_t at = 0;

            while (reading->state == AJ_VALUE && n < MOST_OFFICERS &&
                   (code = next_code(words, &at)).len > 0)
                codes[n++] = code;
        }
    }
    return n;
}

/* Whether the number stands in a bracket behind the name of somebody who is none of the officers:
 * "李四（执法证号34182310017）". */
static bool is_of_another(struct aj_str text, struct aj_str code, const struct aj_vec *officers)
{
    size_t at = aj_str_find(text, code, 0);
    size_t open = at != AJ_STR_NONE ? at : 0;
    size_t name = 0; /* bytes of the ideographs before the bracket */
    struct aj_str before;

    while (open > 0 && at - open <= LONGEST_BETWEEN && !aj_scan_is_at(text, open, "（"))
        open--;
    before = aj_str_trim(aj_str_sub(text, 0, open));
    while (name < before.len && aj_is_han(aj_scan_before(before, before.len - name)))
        name += IDEOGRAPH;
    if (!aj_scan_is_at(text, open, "（") || name < 2 * IDEOGRAPH || name > 4 * IDEOGRAPH)
        return false;
    for (size_t i = 0; i < officers->count; i++) {
        if (aj_str_ends(before, ((const struct aj_reading *)aj_vec_at(officers, i))->value.key))
            return false;
    }
    return true;
}

/* As many numbers as officers stand in their order. */
static void pair_in_order(const struct aj_extract *x, struct aj_vec *officers)
{
    struct aj_str codes[MOST_OFFICERS];

    if (separate_codes(x, codes) != officers->count)
        return;
    for (size_t i = 0; i < officers->count; i++) {
        if (is_of_another(aj_paper_folded(x->paper), codes[i], officers))
            return;
    }
    for (size_t i = 0; i < officers->count; i++)
        ((struct aj_reading *)aj_vec_at(officers, i))->value.code = codes[i];
}

/* The numbers in the cell that stands behind the officers' own, under a label for such numbers:
 * "检查人员 | 张三、李四 | 证件号码 | 1…、2…". Returns how many. */
static size_t codes_beside(const struct aj_extract *x, uint32_t cell,
                           struct aj_str codes[MOST_OFFICERS])
{
    const struct aj_block *blocks = x->document->blocks;
    uint32_t end = blocks[blocks[cell].parent].end;
    size_t n = 0;

    for (uint32_t i = blocks[cell].end; i < end; i = blocks[i].end) {
        struct aj_str label = x->label_of[i - x->paper->first_block];
        struct aj_str code;
        size_t at = 0;

        if (blocks[i].type != AJ_CELL || (blocks[i].flags & AJ_BLOCK_MERGED_UP) != 0 ||
            x->is_label[i - x->paper->first_block])
            continue;
        if (!aj_extract_is_one_of(&x->kinds->words.numbers, label))
            break;
        while (n < MOST_OFFICERS &&
               (code = next_code(aj_block_folded(x->document, i), &at)).len > 0)
            codes[n++] = code;
        break;
    }
    return n;
}

/* As many numbers in the cell beside as officers in one cell. */
static void pair_with_cell(const struct aj_extract *x, struct aj_vec *officers)
{
    struct aj_str codes[MOST_OFFICERS];

    for (size_t i = 0; i < officers->count;) {
        struct aj_reading *first = aj_vec_at(officers, i);
        uint32_t cell = first->place.block == AJ_NO_BLOCK
                            ? AJ_NO_BLOCK
                            : aj_block_ancestor(x->document, first->place.block, AJ_CELL);
        size_t n = 1;

        while (i + n < officers->count &&
               ((struct aj_reading *)aj_vec_at(officers, i + n))->place.block == first->place.block)
            n++;
        if (cell != AJ_NO_BLOCK && codes_beside(x, cell, codes) == n) {
            for (size_t k = 0; k < n; k++)
                ((struct aj_reading *)aj_vec_at(officers, i + k))->value.code = codes[k];
        }
        i += n;
    }
}

/* "执法人员张三、李四，证件号码为1…、2…": as many numbers on the line behind the names. */
static void pair_behind_names(const struct aj_extract *x, struct aj_str text,
                              struct aj_vec *officers)
{
    const struct aj_reading *first = aj_vec_at(officers, 0);
    const struct aj_reading *last = aj_vec_at(officers, officers->count - 1);

    for (size_t at = aj_str_find(text, first->value.key, 0); at != AJ_STR_NONE;
         at = aj_str_find(text, first->value.key, at + 1)) {
        size_t end = aj_str_find(text, aj_str_from("\n"), at);
        struct aj_str line = aj_str_sub(text, at, end);
        size_t behind = aj_str_find(line, last->value.key, 0);
        struct aj_str codes[MOST_OFFICERS];
        size_t n = 0;

        if (behind == AJ_STR_NONE || behind > LONGEST_BETWEEN)
            continue;
        while (n < officers->count && n < MOST_OFFICERS) {
            size_t from = behind;

            codes[n] = next_code(line, &behind);
            if (codes[n].len == 0 || behind - codes[n].len - from > LONGEST_BETWEEN * 2)
                break;
            n++;
        }
        if (n != officers->count ||
            !has_number_label(x, aj_str_sub(line, 0, (size_t)(codes[0].ptr - line.ptr))))
            continue;
        for (size_t i = 0; i < n; i++)
            ((struct aj_reading *)aj_vec_at(officers, i))->value.code = codes[i];
        return;
    }
}

/* Whether all are named and none has a number yet. */
static bool all_lack_codes(const struct aj_vec *officers)
{
    for (size_t i = 0; i < officers->count; i++) {
        const struct aj_reading *reading = aj_vec_at(officers, i);

        if (reading->state != AJ_VALUE || reading->value.code.len > 0)
            return false;
    }
    return officers->count > 0;
}

/* Officers whom a form names only where they sign: 执法人员 by 执法人员签名. */
static void take_signatures(struct aj_extract *x, size_t field)
{
    const struct aj_field *officers = aj_kind_field(x->paper->kind, field);
    struct aj_vec *out = &x->paper->readings[field];

    for (size_t i = 0; i < x->kinds->words.signs.count; i++) {
        struct aj_str name =
            aj_arena_printf(x->arena, "%" AJ_STR_FMT "%" AJ_STR_FMT, AJ_STR_ARG(officers->name),
                            AJ_STR_ARG(*(struct aj_str *)aj_vec_at(&x->kinds->words.signs, i)));
        const struct aj_vec *signatures =
            aj_paper_readings(x->paper, aj_kind_find_field(x->paper->kind, name));

        if (!aj_extract_has_value(signatures))
            continue;
        out->count = 0;
        for (size_t k = 0; k < signatures->count; k++) {
            struct aj_reading reading = *(const struct aj_reading *)aj_vec_at(signatures, k);

            reading.value.type = AJ_TYPE_OFFICER;
            if (reading.state == AJ_VALUE)
                *(struct aj_reading *)aj_vec_push(out) = reading;
        }
    }
}

void aj_extract_codes(struct aj_extract *x)
{
    struct aj_str text = aj_paper_folded(x->paper);

    for (size_t i = 0; i < x->paper->kind->fields.count; i++) {
        const struct aj_field *field = aj_kind_field(x->paper->kind, i);
        struct aj_vec *officers = &x->paper->readings[i];

        if (field->type != AJ_TYPE_OFFICER || field->is_column)
            continue;
        if (!aj_extract_has_value(officers) && field->is_many)
            take_signatures(x, i);
        if (officers->count == 0)
            continue;
        if (all_lack_codes(officers))
            pair_with_cell(x, officers);
        if (all_lack_codes(officers))
            pair_in_order(x, officers);
        if (all_lack_codes(officers) && officers->count >= 2)
            pair_behind_names(x, text, officers);
        for (size_t k = 0; k < officers->count; k++) {
            struct aj_reading *reading = aj_vec_at(officers, k);

            if (reading->state == AJ_VALUE && reading->value.code.len == 0)
                reading->value.code = code_behind(x, text, reading->value.key);
        }
    }
}
