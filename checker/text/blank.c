/* SPDX-License-Identifier: Apache-2.0
 *
 * Blank places of forms. A text is blank when it can be taken apart wholly into what forms print:
 * fillers (lines, boxes, empty brackets), crosses, placeholders, and the words around the gaps. One
 * character left over, be it 无 or 0, makes it a value. Words must belong to one sort of gap, since
 * 日元 is a currency and 个人 a kind of party. Knows nothing of labels.
 */
#include "text/blank.h"

#include "base/compiler.h"
#include "text/scan.h"

/* Mean nothing wherever they stand. Ticks (√ ☑ ■ ●) and object characters of pictures are values.
 */
#define FILLERS                                                                                    \
    "_*.·…/\\-|~=^`¯￣‾╱╲"                                                              \
    "，。、；：？！,;:?!"                                                                   \
    "（）〔〕【】《》〈〉「」『』“”‘’(){}[]<>\"'"                            \
    "□☐▢◻◇△☆"

/* Stand for what is to be filled in, two or more, or one beside a word: × alone is an answer. */
#define CROSSES "×xXＸ✕✖╳хХ○◯〇"

/* The sorts of gaps that a word is printed around. */
enum gap {
    GAP_DATE = 1 << 0,
    GAP_MONEY = 1 << 1,
    GAP_NUMBER = 1 << 2,  /* 第 号, 共 页 第 页 */
    GAP_ARTICLE = 1 << 3, /* 第 条第 款: needs its 第, 款项 alone is money */
    GAP_ANY = GAP_DATE | GAP_MONEY | GAP_NUMBER | GAP_ARTICLE
};

/* A row with gap 0 is of units that are blank only when they stand alone. */
static const struct form_word {
    const char *text;
    int gaps; /* of enum gap */
} form_words[] = {
    {"时许", GAP_DATE},    {"星期", GAP_DATE},       {"上午/下午", GAP_DATE},
    {"上/下午", GAP_DATE}, {"上（下）午", GAP_DATE}, {"人民币", GAP_MONEY},
    {"大写", GAP_MONEY},   {"小写", GAP_MONEY},      {"平方米", 0},
};

/* The same for words of one character, any of the text's. */
static const struct form_word form_characters[] = {
    {"月日时点秒起", GAP_DATE},
    {"分", GAP_DATE | GAP_MONEY},
    {"年自至止", GAP_DATE | GAP_NUMBER},
    {"¥万仟佰拾元圆角整", GAP_MONEY},
    {"字号共页份卷册件张", GAP_NUMBER},
    {"第", GAP_NUMBER | GAP_ARTICLE},
    {"条款项", GAP_ARTICLE},
    {"%‰", GAP_ANY},
    {"人名个次岁天户倍米", 0},
};

/* Words by which a form, or Word's own content controls, ask for a text. */
/* clang-format off */
static const char *const prompts[] = {
    "以下空白", "此处空白", "本页空白", "以下无正文", "此页无正文", "本页无正文",
    "单击或点击此处输入文字", "单击此处输入文字", "点击此处输入文字",
    "单击或点击此处输入日期", "单击此处输入日期", "点击此处输入日期",
    "选择一项", "请输入", "请填写", "请选择", "待填写"
};
/* clang-format on */

/* Longer names are no names, and a search without an end would make hostile text slow. */
#define PLACEHOLDER_BYTES 256

/* What opens a placeholder of a template, and what closes it. */
static const struct {
    const char *open;
    const char *close;
} placeholders[] = {
    {"${", "}"}, {"#{", "}"}, {"{{", "}}"}, {"{%", "%}"}, {"<%", "%>"}, {"«", "»"},
};

struct form_text {
    struct aj_str text;
    size_t at; /* bytes taken apart so far */
    int gaps;  /* the sorts of gaps that all words so far allow */
    int n_words;
    int n_crosses;
    bool has_ordinal; /* a 第 */
};

static bool take_filler(struct form_text *form)
{
    uint32_t c = aj_scan_peek(form->text, form->at);

    if (!aj_is_blank(c) && c != '\n' && c != '\r' && !aj_scan_is_one_of(c, FILLERS))
        return false;
    (void)aj_utf8_next(form->text, &form->at); /* only the step counts */
    return true;
}

static bool take_cross(struct form_text *form)
{
    if (!aj_scan_take_one_of(form->text, &form->at, CROSSES))
        return false;
    form->n_crosses++;
    return true;
}

static bool take_placeholder(struct form_text *form)
{
    for (size_t i = 0; i < AJ_COUNT(placeholders); i++) {
        struct aj_str close = aj_str_from(placeholders[i].close);
        size_t at = form->at;

        if (!aj_scan_take(form->text, &at, placeholders[i].open))
            continue;
        at = aj_str_find(aj_str_sub(form->text, 0, at + PLACEHOLDER_BYTES), close, at);
        if (at == AJ_STR_NONE)
            continue;
        form->at = at + close.len;
        return true;
    }
    return false;
}

static bool take_prompt(struct form_text *form)
{
    for (size_t i = 0; i < AJ_COUNT(prompts); i++) {
        if (aj_scan_take(form->text, &form->at, prompts[i]))
            return true;
    }
    return false;
}

/* The gaps of the word at form->at, which is taken; -1 where there is none. */
static int take_listed_word(struct form_text *form)
{
    for (size_t i = 0; i < AJ_COUNT(form_words); i++) {
        if (aj_scan_take(form->text, &form->at, form_words[i].text))
            return form_words[i].gaps;
    }
    for (size_t i = 0; i < AJ_COUNT(form_characters); i++) {
        if (aj_scan_take_one_of(form->text, &form->at, form_characters[i].text))
            return form_characters[i].gaps;
    }
    return -1;
}

static bool take_word(struct form_text *form)
{
    bool is_ordinal = aj_scan_is_at(form->text, form->at, "第");
    int gaps = take_listed_word(form);

    if (gaps < 0)
        return false;
    form->has_ordinal |= is_ordinal;
    form->gaps &= gaps;
    form->n_words++;
    return true;
}

/* Moves at over a line to write on. */
static size_t skip_gap(struct aj_str text, size_t at)
{
    while (aj_is_blank(aj_scan_peek(text, at)) || aj_scan_is_one_of(aj_scan_peek(text, at), "_×xX"))
        (void)aj_utf8_next(text, &at); /* only the step counts */
    return at;
}

/* What must follow a printed year, gaps aside, for the rest to be open: 20年 is a duration and
 * （20） a count, 20年月, 20年第 and （20）第 are not. */
static bool is_open_year(struct aj_str text, size_t at, int n_digits)
{
    at = skip_gap(text, at);
    if (aj_scan_take(text, &at, "年"))
        return aj_scan_is_one_of(aj_scan_peek(text, skip_gap(text, at)), "月第");
    if (n_digits == 2 && aj_scan_is_at(text, at, "〕"))
        return true;
    return aj_scan_take_one_of(text, &at, "〕）") &&
           aj_scan_is_one_of(aj_scan_peek(text, skip_gap(text, at)), "第号字");
}

/* The century, or more of a year, that forms print: 20__年, 〔20〕第号, 2022年月日. */
static bool take_printed_year(struct form_text *form)
{
    size_t at = form->at;
    int n_digits = 0;

    while (aj_scan_is_digit(aj_scan_peek(form->text, at))) {
        at++;
        n_digits++;
    }
    if (n_digits < 2 || n_digits > 4 ||
        (!aj_scan_is_at(form->text, form->at, "19") &&
         !aj_scan_is_at(form->text, form->at, "20")) ||
        !is_open_year(form->text, at, n_digits))
        return false;
    form->at = at;
    return true;
}

/* Takes the next piece off the form; false where something was filled in. */
static bool take_piece(struct form_text *form)
{
    /* placeholders before fillers, since { and < are among these */
    static bool (*const takers[])(struct form_text *) = {
        take_placeholder, take_filler, take_cross, take_word, take_printed_year, take_prompt,
    };

    for (size_t i = 0; i < AJ_COUNT(takers); i++) {
        if (takers[i](form))
            return true;
    }
    return false;
}

/* Whether the words are printed around the gaps of one sort. */
static bool words_agree(const struct form_text *form)
{
    if (form->n_words <= 1)
        return true;
    if ((form->gaps & (GAP_DATE | GAP_MONEY | GAP_NUMBER)) != 0)
        return true;
    return (form->gaps & GAP_ARTICLE) != 0 && form->has_ordinal;
}

bool aj_is_blank_text(struct aj_str folded)
{
    struct form_text form = {.text = folded, .gaps = GAP_ANY};

    while (form.at < folded.len) {
        if (!take_piece(&form))
            return false;
    }
    return words_agree(&form) && (form.n_crosses != 1 || form.n_words > 0);
}
