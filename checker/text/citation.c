/* SPDX-License-Identifier: Apache-2.0
 *
 * Cited articles. An article is found by 第…条; its law is read backwards from there. Lists
 * (第一款第（三）、 （四）项) go on from the last match over connecting words. Knows no law.
 */
#include "text/citation.h"

#include "base/compiler.h"
#include "base/utf8.h"
#include "text/law_title.h"
#include "text/number.h"
#include "text/scan.h"

#define ARTICLE_MAX  9999
#define PART_MAX     99 /* of 款, 项, 条之一 */
#define LIST_MAX     20 /* numbers that share one 条, 款 or 项 */
#define CONNECTS_MAX 6

enum level { ARTICLE, PARAGRAPH, ITEM, N_LEVELS };

static const char *const level_words[N_LEVELS] = {"条", "款", "项"};

/* One number with its level: 第三十条, （四）项, or the 第（三） of 第（三）、（四）项. */
struct unit {
    enum level level;
    int16_t number;
    bool has_word;    /* 条, 款 or 项 stands right behind */
    bool has_ordinal; /* 第 */
    bool in_brackets; /* （三） */
};

/* Longer ones first. */
static const char *const tight_words[] = {"以及", "或者", "、", "和", "及", "与",
                                          "或",   "至",   "到", "-",  "~"};
static const char *const loose_words[] = {"的规定", "之规定", "规定", "，"};

/* ---- one number and its level ---- */

/* Reads 第三, 第（三）, （三）, 三, 3. */
static bool read_number(struct aj_str text, size_t *at, struct unit *unit)
{
    size_t p = *at;
    int64_t number;

    unit->has_ordinal = aj_scan_take(text, &p, "第");
    unit->in_brackets = aj_scan_take(text, &p, "（");
    if (!aj_number_read(text, &p, &number) || number < 1 || number > ARTICLE_MAX)
        return false;
    if (unit->in_brackets && !aj_scan_take(text, &p, "）"))
        return false;
    unit->number = (int16_t)number;
    *at = p;
    return true;
}

/* Takes 条, 款 or 项, but not of words like 条例 and 款项. */
static bool take_level(struct aj_str text, size_t *at, enum level *level)
{
    static const char *const other_words[N_LEVELS] = {"例件款线街", "项", "目"};

    for (int i = 0; i < N_LEVELS; i++) {
        size_t p = *at;

        if (!aj_scan_take(text, &p, level_words[i]))
            continue;
        if (aj_scan_is_one_of(aj_scan_peek(text, p), other_words[i]))
            return false;
        *level = (enum level)i;
        *at = p;
        return true;
    }
    return false;
}

static bool take_tight_word(struct aj_str text, size_t *at)
{
    for (size_t i = 0; i < AJ_COUNT(tight_words); i++)
        if (aj_scan_take(text, at, tight_words[i]))
            return true;
    return false;
}

/* Looks for the level that the number ending at `at` shares with the rest of its list. */
static bool find_shared_level(struct aj_str text, size_t at, enum level *level)
{
    struct unit other;

    for (int i = 0; i < LIST_MAX; i++) {
        if (!take_tight_word(text, &at) || !read_number(text, &at, &other))
            return false;
        if (take_level(text, &at, level))
            return true;
    }
    return false;
}

static bool read_unit(struct aj_str text, size_t *at, struct unit *unit)
{
    size_t p = *at;

    if (!read_number(text, &p, unit))
        return false;
    unit->has_word = take_level(text, &p, &unit->level);
    if (!unit->has_word && !find_shared_level(text, p, &unit->level))
        return false;
    if (unit->in_brackets && unit->level == ARTICLE)
        return false;
    if (unit->level != ARTICLE && unit->number > PART_MAX)
        return false;
    *at = p;
    return true;
}

/* ---- from a number to the whole citation ---- */

/* 之一 behind 条. 之一切 and 之规定 are no numbers. */
static void read_sub(struct aj_str text, size_t *at, struct aj_citation *citation)
{
    size_t p = *at;
    int64_t number;

    if (!aj_scan_take(text, &p, "之") || !aj_number_read(text, &p, &number))
        return;
    if (number < 1 || number > PART_MAX || aj_scan_is_one_of(aj_scan_peek(text, p), "切些般定"))
        return;
    citation->article_sub = (int16_t)number;
    *at = p;
}

static void set_level(struct aj_citation *citation, const struct unit *unit)
{
    if (unit->level == ARTICLE) {
        citation->article = unit->number;
        citation->article_sub = 0;
    }
    if (unit->level <= PARAGRAPH)
        citation->paragraph = unit->level == PARAGRAPH ? unit->number : (int16_t)0;
    citation->item = unit->level == ITEM ? unit->number : (int16_t)0;
}

/* Takes the unit that ends at *at into the citation, and the lower levels behind it. */
static void read_levels(struct aj_str text, size_t *at, struct unit unit,
                        struct aj_citation *citation)
{
    set_level(citation, &unit);
    while (unit.has_word) {
        enum level last = unit.level;
        size_t p;

        if (last == ARTICLE)
            read_sub(text, at, citation);
        p = *at;
        if (!read_unit(text, &p, &unit) || unit.level <= last)
            return;
        if (!unit.has_ordinal && !unit.in_brackets)
            return;
        set_level(citation, &unit);
        *at = p;
    }
}

/* ---- lists ---- */

/* Moves behind words that a list goes on over. *is_tight: nothing but 、和及与或至 stood there. */
static bool skip_connection(struct aj_str text, size_t *at, bool *is_tight)
{
    size_t start = *at;

    *is_tight = true;
    for (int i = 0; i < CONNECTS_MAX; i++) {
        bool is_loose = false;

        if (take_tight_word(text, at))
            continue;
        for (size_t j = 0; j < AJ_COUNT(loose_words) && !is_loose; j++)
            is_loose = aj_scan_take(text, at, loose_words[j]);
        if (!is_loose)
            break;
        *is_tight = false;
    }
    return *at > start;
}

/* Whether the last match ended in a number whose 条, 款, 项 is still to come: 第（三）、（四）项.
 */
static bool is_open(struct aj_str text, const struct aj_citation *last)
{
    bool ends_in_sub = last->article_sub > 0 && last->paragraph == 0 && last->item == 0;

    return !ends_in_sub && !aj_scan_is_one_of(aj_scan_before(text, last->to), "条款项");
}

/* Whether a unit behind connecting words belongs to the list: not the 第一项 of
 * "…规定，第一项证据", nor the 三项 of "第三十条、三项制度". */
static bool goes_on(const struct unit *unit, const struct aj_citation *last, bool was_open,
                    bool is_tight)
{
    if (unit->level != ARTICLE && !is_tight)
        return false;
    if (unit->has_ordinal || was_open)
        return true;
    if (unit->in_brackets)
        return unit->level == ITEM && last->item > 0;
    return unit->level == ARTICLE && is_tight && unit->number > last->article;
}

static bool read_continuation(struct aj_str text, size_t from, struct aj_citation *last)
{
    struct aj_citation next = *last;
    struct unit unit;
    size_t at = last->to;
    bool is_tight;

    if (last->to == 0 || last->to > text.len || from < last->to)
        return false;
    if (!skip_connection(text, &at, &is_tight) || at < from)
        return false;
    next.from = at;
    if (!read_unit(text, &at, &unit) || !goes_on(&unit, last, is_open(text, last), is_tight))
        return false;
    read_levels(text, &at, unit, &next);
    next.to = at;
    *last = next;
    return true;
}

bool aj_citation_find(struct aj_str folded, size_t from, struct aj_citation *last)
{
    static const char ordinal[] = "第";

    if (read_continuation(folded, from, last))
        return true;
    for (size_t at = from; (at = aj_str_find(folded, aj_str_from(ordinal), at)) != AJ_STR_NONE;
         at += sizeof(ordinal) - 1) {
        struct aj_citation found = {0};
        struct aj_law_title title;
        struct unit unit;
        size_t p = at;
        size_t start;

        if (!read_unit(folded, &p, &unit) || unit.level != ARTICLE)
            continue;
        start = aj_law_title_before(folded, at, &title);
        found.law = title.name;
        found.reference = title.reference;
        found.is_bare = title.is_bare;
        found.from = start < from ? at : start;
        read_levels(folded, &p, unit, &found);
        found.to = p;
        *last = found;
        return true;
    }
    return false;
}
