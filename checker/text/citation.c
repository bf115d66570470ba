/* SPDX-License-Identifier: Apache-2.0
 *
 * Cited articles. An article is found by 第…条; its law is read backwards from there. Lists
 * (第一款第（三）、 （四）项) go on from the last match over connecting words. Knows no law, only
 * what titles of laws end in.
 */
#include "text/citation.h"

#include "base/compiler.h"
#include "base/utf8.h"
#include "text/number.h"
#include "text/scan.h"

#define ARTICLE_MAX  9999
#define PART_MAX     99 /* of 款, 项, 条之一 */
#define TITLE_MAX    80 /* characters between 《》 */
#define REMARK_MAX   80 /* characters between （） behind a title */
#define REMARKS_MAX  3
#define BARE_MAX     30 /* characters of a title without 《》; more are a sentence */
#define CHAPTER_MAX  8  /* characters of 第二十二章 */
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

/* ---- the law ---- */

/* The start of the bracket that ends right before `end`, `end` when there is none. Brackets nest.
 */
static size_t opening_of(struct aj_str text, size_t end, const char *pair, int most)
{
    struct aj_str brackets = aj_str_from(pair);
    size_t p = 0;
    uint32_t opening = aj_utf8_next(brackets, &p);
    uint32_t closing = aj_utf8_next(brackets, &p);
    size_t at = end;
    int depth = 0;

    if (aj_scan_before(text, end) != closing)
        return end;
    for (int i = 0; i < most + 2 && at > 0; i++) {
        uint32_t c = aj_utf8_previous(text, &at);

        depth += (c == closing) - (c == opening);
        if (c == '\n')
            return end;
        if (depth == 0)
            return at;
    }
    return end;
}

/* The start of 第二章 or 第三节 that ends right before `end`, `end` when there is none. */
static size_t chapter_start(struct aj_str text, size_t end)
{
    struct unit chapter;
    size_t start = end;

    if (!aj_scan_is_one_of(aj_scan_before(text, end), "编章节"))
        return end;
    for (int i = 0; i < CHAPTER_MAX && start > 0; i++) {
        size_t p;

        (void)aj_utf8_previous(text, &start); /* only the step counts */
        p = start;
        if (read_number(text, &p, &chapter) && chapter.has_ordinal)
            return aj_scan_take_one_of(text, &p, "编章节") && p == end ? start : end;
    }
    return end;
}

/* Skips （以下简称《处罚法》）, 的, 第二章 backwards. */
static size_t skip_remarks(struct aj_str text, size_t end)
{
    for (int i = 0; i < REMARKS_MAX; i++) {
        size_t start = opening_of(text, end, "（）", REMARK_MAX);
        if (start < end) {
            end = start;
            continue;
        }
        if (aj_scan_follows(text, end, "》的") || aj_scan_follows(text, end, "》之"))
            return end - (sizeof("的") - 1);
        start = chapter_start(text, end);
        if (start == end)
            return end;
        end = start;
    }
    return end;
}

/* Words of sentences that stand in front of a title, and never in one. */
static const char *const sentence_words[] = {
    "依据", "根据", "按照", "依照", "参照", "适用", "符合", "违反", "触犯", "遵守", "援引", "引用",
    "参见", "详见", "对照", "构成", "属于", "结合", "执行", "现行", "我国", "以及", "或者", "了",
};

/* What titles of laws end in. */
static const char *const title_ends[] = {"法",   "条例", "规定", "办法", "细则", "规则", "规程",
                                         "章程", "解释", "决定", "准则", "标准", "通则"};

/* Words that make 法 or 规定 stand for a title that only people can tell. */
static const struct {
    const char *word;
    bool is_whole; /* only with nothing before it: 同法, but 合同法 */
} pronouns[] = {
    {"本", false},   {"该", false},   {"此", false},   {"其", false}, {"上述", false},
    {"前述", false}, {"有关", false}, {"相关", false}, {"同", true},  {"新", true},
    {"旧", true},    {"原", true},    {"按", true},    {"依", true},  {"以上", false},
};

/* Bytes of the title's last word: 法, 条例; 0 when the text ends in no title. */
static size_t title_end_size(struct aj_str text, size_t end)
{
    for (size_t i = 0; i < AJ_COUNT(title_ends); i++)
        if (aj_scan_follows(text, end, title_ends[i]))
            return aj_str_from(title_ends[i]).len;
    return 0;
}

/* Whether a title may begin at `at`: a sentence word ends there, or one title is joined to another,
 * as in 行政强制法和行政处罚法. */
static bool is_title_start(struct aj_str text, size_t at)
{
    size_t before = at;

    for (size_t i = 0; i < AJ_COUNT(sentence_words); i++)
        if (aj_scan_follows(text, at, sentence_words[i]))
            return true;
    if (at == 0 || !aj_scan_is_one_of(aj_utf8_previous(text, &before), "和及与或"))
        return false;
    if (before == 0 || !aj_is_han(aj_scan_before(text, before)))
        return true; /* 《…》和行政处罚法 */
    return title_end_size(text, before) > 0 || aj_scan_follows(text, before, "条") ||
           aj_scan_follows(text, before, "款") || aj_scan_follows(text, before, "项");
}

/* The start of a title without 《》 that ends at `end`; `end` when it is not plain where it begins.
 */
static size_t bare_start(struct aj_str text, size_t end)
{
    size_t at = end;

    for (int i = 0; i <= BARE_MAX; i++) {
        size_t before = at;

        if (at < end && is_title_start(text, at))
            return at;
        if (at == 0)
            return at;
        if (!aj_is_han(aj_utf8_previous(text, &before)))
            return at;
        at = before;
    }
    return end;
}

/* 本法, 该条例, 有关规定. */
static bool is_pronoun(struct aj_str title, size_t end_size)
{
    struct aj_str front = aj_str_sub(title, 0, title.len - end_size);

    if (aj_str_ends(front, aj_str_from("基本")))
        return false;
    for (size_t i = 0; i < AJ_COUNT(pronouns); i++) {
        struct aj_str word = aj_str_from(pronouns[i].word);

        if (pronouns[i].is_whole ? aj_str_equal(front, word) : aj_str_ends(front, word))
            return true;
    }
    return false;
}

/* Reads the title without 《》 that ends at `end`; its start, or `end` when there is none. */
static size_t read_bare_title(struct aj_str text, size_t end, struct aj_str *law)
{
    static const char of[] = "的";
    size_t end_size = title_end_size(text, end);
    size_t start;
    size_t found;

    if (end_size == 0)
        return end;
    start = bare_start(text, end);
    found = start;
    /* 作为依据的行政处罚法 is cut, 关于…的规定 is too open to be cut */
    while ((found = aj_str_find(aj_str_sub(text, 0, end), aj_str_from(of), found)) != AJ_STR_NONE) {
        found += sizeof(of) - 1;
        start = found;
        if (start + end_size >= end)
            return end;
    }
    *law = aj_str_sub(text, start, end);
    if (law->len == sizeof("法") - 1 || is_pronoun(*law, end_size))
        *law = AJ_STR_EMPTY;
    return law->len > 0 ? start : end;
}

/* Reads the law in front of the article at `at`; where it begins, or `at` for none. */
static size_t read_law(struct aj_str text, size_t at, struct aj_str *law)
{
    size_t end = skip_remarks(text, at);
    size_t start = opening_of(text, end, "《》", TITLE_MAX);

    *law = AJ_STR_EMPTY;
    if (start < end) {
        *law = aj_str_sub(text, start + sizeof("《") - 1, end - (sizeof("》") - 1));
        return start;
    }
    start = read_bare_title(text, end, law);
    return start < end ? start : at;
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
        struct unit unit;
        size_t p = at;
        size_t start;

        if (!read_unit(folded, &p, &unit) || unit.level != ARTICLE)
            continue;
        start = read_law(folded, at, &found.law);
        found.from = start < from ? at : start;
        read_levels(folded, &p, unit, &found);
        found.to = p;
        *last = found;
        return true;
    }
    return false;
}
