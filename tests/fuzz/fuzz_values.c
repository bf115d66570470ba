/* SPDX-License-Identifier: Apache-2.0
 *
 * Every parser of values on folded text: the first byte says which. What the parsers find must be
 * in the text, begin and end with a character, and go on.
 */
#include "fuzz.h"

#include "base/fraction.h"
#include "base/utf8.h"
#include "text/amount.h"
#include "text/blank.h"
#include "text/case_number.h"
#include "text/citation.h"
#include "text/code.h"
#include "text/law_names.h"
#include "text/name.h"
#include "text/number.h"
#include "text/old_number.h"
#include "text/penalty.h"
#include "text/person.h"
#include "text/value.h"

#include <string.h>

/* The day that lends its year to dates without one. */
static const struct aj_date some_day = {2022, 3, 5, -1, -1};

static bool is_boundary(struct aj_str text, size_t offset)
{
    return offset == text.len || ((unsigned char)text.ptr[offset] & 0xC0) != 0x80;
}

static void check_range(struct aj_str text, size_t from, size_t to)
{
    FUZZ_ASSERT(from <= to && to <= text.len);
    FUZZ_ASSERT(is_boundary(text, from) && is_boundary(text, to));
}

/* A find at or after `at`; the next search begins at its end. */
static size_t check_find(struct aj_str text, size_t at, size_t from, size_t to)
{
    check_range(text, from, to);
    FUZZ_ASSERT(from >= at && to > from);
    return to;
}

/* --- finders */

static void find_dates(struct aj_arena *arena, struct aj_str text)
{
    struct aj_date_match match;
    size_t at = 0;

    while (aj_date_find(text, at, &some_day, &match)) {
        at = check_find(text, at, match.from, match.to);
        if (match.state != AJ_DATE_VALID)
            continue;
        FUZZ_ASSERT(aj_date_is_possible(match.date));
        FUZZ_ASSERT(aj_date_compare(aj_date_from_days(aj_date_to_days(match.date)), match.date) ==
                    0);
        (void)aj_date_print(arena, match.date);
        (void)aj_date_print(arena, aj_date_add_months(match.date, (int)(at % 97) - 48));
    }
    for (at = 0; aj_date_find(text, at, NULL, &match);)
        at = check_find(text, at, match.from, match.to);
}

static void find_amounts(struct aj_arena *arena, struct aj_str text)
{
    struct aj_amount_match match;
    size_t at = 0;

    while (aj_amount_find(text, at, &match)) {
        at = check_find(text, at, match.from, match.to);
        FUZZ_ASSERT(match.fen >= 0);
        (void)aj_amount_print(arena, match.fen);
    }
}

static void find_case_numbers(struct aj_arena *arena, struct aj_str text)
{
    struct aj_case_number number;
    size_t at = 0;

    while (aj_case_number_find(text, at, &number)) {
        at = check_find(text, at, number.from, number.to);
        FUZZ_ASSERT(aj_utf8_is_valid(number.body));
        FUZZ_ASSERT(aj_utf8_is_valid(aj_case_number_key(arena, &number)));
    }
}

static void find_citations(struct aj_arena *arena, struct aj_str text)
{
    struct aj_citation last = {.article = 0};
    struct aj_law_names names;
    struct aj_map known;
    struct aj_str title;
    size_t at = 0;

    aj_map_init(&known, arena);
    title = aj_str_from("中华人民共和国行政处罚法");
    aj_map_set(&known, aj_str_from("处罚法"), &title);
    aj_law_names_read(&names, arena, &known, text);
    while (aj_citation_find(text, at, &last)) {
        struct aj_str law;

        at = check_find(text, at, last.from, last.to);
        FUZZ_ASSERT(aj_utf8_is_valid(last.law) && aj_utf8_is_valid(last.reference));
        if (aj_law_names_resolve(&names, &last, &law))
            FUZZ_ASSERT(law.len > 0 && aj_utf8_is_valid(law));
    }
}

static void find_codes(struct aj_arena *arena, struct aj_str text)
{
    struct aj_code_match match;
    struct aj_old_number old;
    size_t at = 0;

    for (; aj_old_number_find(arena, text, at, &old); FUZZ_ASSERT(aj_utf8_is_valid(old.key)))
        at = check_find(text, at, old.from, old.to);
    at = 0;
    (void)aj_uscc_is_valid(text);
    if (aj_id_card_is_valid(text))
        FUZZ_ASSERT(aj_date_is_possible(aj_id_card_birthday(text)));
    while (aj_uscc_find(text, at, &match))
        at = check_find(text, at, match.from, match.to);
    for (at = 0; aj_id_card_find(text, at, &match);)
        at = check_find(text, at, match.from, match.to);
}

static void find_persons(struct aj_arena *arena, struct aj_str text)
{
    struct aj_person person;
    size_t at = 0;

    FUZZ_ASSERT(aj_utf8_is_valid(aj_person_separate(arena, text)));
    while (aj_person_find(text, at, &person)) {
        at = check_find(text, at, person.from, person.to);
        FUZZ_ASSERT(aj_utf8_is_valid(person.name) && person.name.len > 0);
        FUZZ_ASSERT(aj_utf8_is_valid(person.code));
    }
}

/* --- whole texts */

static void parse_numbers(struct aj_arena *arena, struct aj_str text)
{
    struct aj_fraction fraction;
    struct aj_date date;
    int64_t number;

    (void)arena;
    if (aj_number_parse(text, &number))
        FUZZ_ASSERT(number >= 0);
    if (aj_date_parse_iso(text, &date))
        FUZZ_ASSERT(aj_date_is_possible(date));
    (void)aj_fraction_parse(text, &fraction);
    (void)aj_is_blank_text(text);
    for (size_t at = 0; at < text.len;) {
        size_t from = at;

        if (aj_number_read(text, &at, &number))
            (void)check_find(text, from, from, at);
        else
            (void)aj_utf8_next(text, &at);
    }
}

static void compare_names(struct aj_arena *arena, struct aj_str text)
{
    struct aj_str a = text;
    struct aj_str b;
    struct aj_str key;

    if (!aj_str_next_piece(&a, '\n', &b))
        return;
    key = aj_name_key(arena, a);
    FUZZ_ASSERT(aj_utf8_is_valid(key));
    FUZZ_ASSERT(aj_name_distance(a, b, 2) == aj_name_distance(b, a, 2));
    FUZZ_ASSERT(aj_name_distance(key, key, 2) == 0);
}

static void fold_text(struct aj_arena *arena, struct aj_str text)
{
    struct aj_folded folded = aj_fold(arena, text);

    FUZZ_ASSERT(aj_str_equal(folded.text, text)); /* folded already */
    FUZZ_ASSERT(folded.origin[folded.text.len] == text.len);
}

static void (*const parsers[])(struct aj_arena *arena, struct aj_str text) = {
    find_dates,   find_amounts,  find_case_numbers, find_citations, find_codes,
    find_persons, parse_numbers, compare_names,     fold_text,
};

static struct aj_pattern *pattern(const char *source)
{
    static struct aj_pattern *made[8];
    static const char *sources[8];
    size_t i = 0;

    while (i < AJ_COUNT(made) && sources[i] != NULL && strcmp(sources[i], source) != 0)
        i++;
    FUZZ_ASSERT(i < AJ_COUNT(made));
    if (sources[i] == NULL &&
        aj_pattern_compile(aj_str_from(source), &made[i], &(struct aj_error){0}) == AJ_OK)
        sources[i] = source;
    FUZZ_ASSERT(made[i] != NULL);
    return made[i];
}

static void read_penalties(struct aj_arena *arena, struct aj_str text)
{
    struct aj_penalty_kind kinds[] = {
        {aj_str_from("罚款"), AJ_PENALTY_BY_AMOUNT, false, pattern("罚款")},
        {aj_str_from("停止"), AJ_PENALTY_BY_TERM, false, pattern("停止")},
        {aj_str_from("不予"), AJ_PENALTY_BY_NOTHING, true, pattern("不予")}};
    struct aj_penalty_words words = {.quoted = pattern("“[^”]*”"),
                                     .not_before = pattern("加处\\z"),
                                     .open_before = pattern("可以\\z"),
                                     .total = pattern("合计"),
                                     .gap = pattern("\\A的?\\z")};
    struct aj_vec values;

    words.gap_before = words.gap;
    aj_vec_init(&words.kinds, arena, sizeof(struct aj_penalty_kind));
    for (size_t i = 0; i < AJ_COUNT(kinds); i++)
        *(struct aj_penalty_kind *)aj_vec_push(&words.kinds) = kinds[i];
    aj_vec_init(&values, arena, sizeof(struct aj_value));
    (void)aj_penalties_read(arena, &words, text, 0, &values); /* the values tell all */
    for (size_t i = 0; i < values.count; i++) {
        const struct aj_value *value = aj_vec_at(&values, i);

        check_range(text, value->from, value->to);
        FUZZ_ASSERT(value->to > value->from && aj_utf8_is_valid(value->shown));
        FUZZ_ASSERT(value->number >= 0);
    }
}

static void read_value(struct aj_arena *arena, enum aj_type type, struct aj_str text)
{
    struct aj_value value = {.from = 0};
    enum aj_state state = aj_value_read(arena, type, text, 0, &some_day, &value);
    struct aj_value part;

    FUZZ_ASSERT(state == AJ_VALUE || state == AJ_BLANK || state == AJ_UNREAD);
    if (state != AJ_BLANK)
        check_range(text, value.from, value.to);
    if (state != AJ_VALUE)
        return;
    FUZZ_ASSERT(aj_utf8_is_valid(value.key) && aj_utf8_is_valid(value.shown));
    FUZZ_ASSERT(aj_utf8_is_valid(value.code));
    if (aj_value_part(&value, true, &part) && aj_value_part(&value, false, &part))
        FUZZ_ASSERT(aj_utf8_is_valid(part.shown));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct aj_arena *arena;
    struct aj_buffer valid;
    struct aj_str text;
    size_t choice;

    if (size == 0)
        return 0;
    choice = data[0] % (AJ_COUNT(parsers) + AJ_N_TYPES);
    arena = aj_arena_new();
    fuzz_valid_text(fuzz_input(data + 1, size - 1), &valid);
    text = aj_fold_text(arena, aj_buffer_get(&valid));
    if (choice == AJ_COUNT(parsers) + AJ_TYPE_PENALTY)
        read_penalties(arena, text);
    else if (choice < AJ_COUNT(parsers))
        parsers[choice](arena, text);
    else
        read_value(arena, (enum aj_type)(choice - AJ_COUNT(parsers)), text);
    aj_buffer_release(&valid);
    aj_arena_free(arena);
    return 0;
}
