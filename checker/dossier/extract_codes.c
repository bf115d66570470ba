/* SPDX-License-Identifier: Apache-2.0
 *
 * Certificate numbers that a form prints apart from the officers' names: in a field of their own,
 * or behind the name elsewhere in the same paper. Runs when all names have been read.
 */
#include "dossier/extract.h"

#include "text/person.h"

#define LONGEST_BETWEEN 48 /* bytes between a name and its number: （执法证号： */
#define LEAST_DIGITS    6
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

/* Whether the words between a name and a number bind the two: nothing, a bracket, or a label for
 * such numbers, all on one line. */
static bool binds(const struct aj_extract *x, struct aj_str between)
{
    if (between.len > LONGEST_BETWEEN || aj_str_contains(between, aj_str_from("\n")))
        return false;
    return between.len == 0 || aj_str_equal_c(between, "（") || has_number_label(x, between);
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

/* The numbers of the paper's fields that are there for them. Returns how many. */
static size_t separate_codes(const struct aj_extract *x, struct aj_str codes[MOST_OFFICERS])
{
    size_t n = 0;

    for (size_t i = 0; i < x->kinds->words.numbers.count; i++) {
        size_t field = aj_kind_find_field(x->paper->kind,
                                          *(struct aj_str *)aj_vec_at(&x->kinds->words.numbers, i));
        const struct aj_vec *readings = aj_paper_readings(x->paper, field);

        for (size_t k = 0; k < readings->count; k++) {
            const struct aj_reading *reading = aj_vec_at(readings, k);
            struct aj_str code;
            size_t at = 0;

            while (reading->state == AJ_VALUE && n < MOST_OFFICERS &&
                   (code = next_code(reading->value.key, &at)).len > 0)
                codes[n++] = code;
        }
    }
    return n;
}

/* As many numbers as officers stand in their order. */
static void pair_in_order(const struct aj_extract *x, struct aj_vec *officers)
{
    struct aj_str codes[MOST_OFFICERS];

    if (separate_codes(x, codes) != officers->count)
        return;
    for (size_t i = 0; i < officers->count; i++) {
        struct aj_reading *reading = aj_vec_at(officers, i);

        if (reading->state != AJ_VALUE || reading->value.code.len > 0)
            return;
    }
    for (size_t i = 0; i < officers->count; i++)
        ((struct aj_reading *)aj_vec_at(officers, i))->value.code = codes[i];
}

void aj_extract_codes(struct aj_extract *x)
{
    struct aj_str text = aj_paper_folded(x->paper);

    for (size_t i = 0; i < x->paper->kind->fields.count; i++) {
        const struct aj_field *field = aj_kind_field(x->paper->kind, i);
        struct aj_vec *officers = &x->paper->readings[i];

        if (field->type != AJ_TYPE_OFFICER || field->is_column || officers->count == 0)
            continue;
        pair_in_order(x, officers);
        for (size_t k = 0; k < officers->count; k++) {
            struct aj_reading *reading = aj_vec_at(officers, k);

            if (reading->state == AJ_VALUE && reading->value.code.len == 0)
                reading->value.code = code_behind(x, text, reading->value.key);
        }
    }
}
