/* SPDX-License-Identifier: Apache-2.0
 *
 * Titles of laws, read backwards from where they end. Knows no law, only what titles of laws end
 * in, and what stands before them in sentences.
 */
#include "text/law_title.h"

#include "base/compiler.h"
#include "base/utf8.h"
#include "text/number.h"
#include "text/scan.h"

#include <string.h>

#define TITLE_MAX   80 /* characters between 《》 */
#define REMARK_MAX  80 /* characters between （） behind a title */
#define REMARKS_MAX 3
#define BARE_MAX    30 /* characters of a title without 《》; more are a sentence */
#define CHAPTER_MAX 8  /* characters of 第二十二章 */

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
    size_t start = end;

    if (!aj_scan_is_one_of(aj_scan_before(text, end), "编章节"))
        return end;
    for (int i = 0; i < CHAPTER_MAX && start > 0; i++) {
        int64_t number;
        size_t p;

        (void)aj_utf8_previous(text, &start); /* only the step counts */
        p = start;
        if (aj_scan_take(text, &p, "第") && aj_number_read(text, &p, &number))
            return aj_scan_take_one_of(text, &p, "编章节") && p == end ? start : end;
    }
    return end;
}

/* Skips （以下简称《处罚法》）, 的, 第二章 backwards, and the colon before an article quoted in
 * full. */
static size_t skip_remarks(struct aj_str text, size_t end)
{
    if (aj_scan_follows(text, end, "：") && end > strlen("："))
        end -= strlen("：");
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

/* What titles of laws end in; longer ones first. */
static const char *const title_ends[] = {"办法", "法",   "条例", "规定", "细则", "规则", "规程",
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

size_t aj_law_title_end(struct aj_str text, size_t end)
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
    return aj_law_title_end(text, before) > 0 || aj_scan_follows(text, before, "条") ||
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

/* 本法, 该条例, 有关规定: the bytes of the word before 法, 条例, 规定; 0 for a name. */
static size_t pronoun_size(struct aj_str title, size_t end_size)
{
    struct aj_str front = aj_str_sub(title, 0, title.len - end_size);

    if (aj_str_ends(front, aj_str_from("基本")))
        return 0;
    for (size_t i = 0; i < AJ_COUNT(pronouns); i++) {
        struct aj_str word = aj_str_from(pronouns[i].word);

        if (pronouns[i].is_whole ? aj_str_equal(front, word) : aj_str_ends(front, word))
            return word.len;
    }
    return 0;
}

/* Reads the title without 《》 that ends at `end`; its start, or `end` when there is none. */
static size_t read_bare_title(struct aj_str text, size_t end, struct aj_law_title *title)
{
    static const char of[] = "的";
    size_t end_size = aj_law_title_end(text, end);
    size_t pronoun;
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
    title->name = aj_str_sub(text, start, end);
    title->is_bare = true;
    pronoun = title->name.len > end_size ? pronoun_size(title->name, end_size) : 0;
    if (pronoun > 0)
        title->reference = aj_str_sub(text, end - end_size - pronoun, end);
    if (pronoun > 0 || title->name.len == sizeof("法") - 1)
        title->name = AJ_STR_EMPTY;
    return title->name.len > 0 ? start : end;
}

size_t aj_law_title_before(struct aj_str text, size_t at, struct aj_law_title *title)
{
    size_t end = skip_remarks(text, at);
    size_t start = opening_of(text, end, "《》", TITLE_MAX);

    *title = (struct aj_law_title){.name = AJ_STR_EMPTY};
    if (start < end) {
        title->name = aj_str_sub(text, start + sizeof("《") - 1, end - (sizeof("》") - 1));
        return start;
    }
    start = opening_of(text, end, "“”", BARE_MAX);
    if (start < end && aj_law_title_end(text, end - (sizeof("”") - 1)) > 0) {
        title->name = aj_str_sub(text, start + sizeof("“") - 1, end - (sizeof("”") - 1));
        return start;
    }
    start = read_bare_title(text, end, title);
    return start < end ? start : at;
}
