/* SPDX-License-Identifier: Apache-2.0
 *
 * Folding in one pass. Most characters of a case file are ideographs that fold to themselves and
 * are copied without being decoded; ASCII goes through a table, the rest through a search in
 * ranges. A character folds to one character, except the numerals drawn in brackets (㈠, ⑴). Knows
 * nothing of labels, dates or any other sense of the text.
 */
#include "text/fold.h"

#include "base/compiler.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

/* What a character folds to, where that is not another character. */
enum { SAME = 0, BLANK = ' ', VANISH = 0xFFFF };

/* clang-format off */
static const uint16_t ascii_forms[128] = {
    /* 0x00-0x1F: controls vanish, the ends of lines and pages remain line ends */
    VANISH, VANISH, VANISH, VANISH, VANISH, VANISH, VANISH, VANISH,
    VANISH, BLANK, '\n', '\n', '\n', '\n', VANISH, VANISH,
    VANISH, VANISH, VANISH, VANISH, VANISH, VANISH, VANISH, VANISH,
    VANISH, VANISH, VANISH, VANISH, VANISH, VANISH, VANISH, VANISH,
    [' '] = BLANK, ['!'] = 0xFF01, ['('] = 0xFF08, [')'] = 0xFF09, [','] = 0xFF0C,
    [':'] = 0xFF1A, [';'] = 0xFF1B, ['?'] = 0xFF1F, ['['] = 0x3014, [']'] = 0x3015,
    [0x7F] = VANISH,
};
/* clang-format on */

/* In order of first. Full-width ASCII (U+FF01-FF5E) and ideographs are not in the table. */
static const struct range {
    uint32_t first;
    uint32_t last;
    uint16_t to;
    bool is_run; /* the second character folds to the one behind `to`, and so on */
} ranges[] = {
    /* clang-format off */
    {0x0080, 0x0084, VANISH, false},
    {0x0085, 0x0085, '\n', false},
    {0x0086, 0x009F, VANISH, false},
    {0x00A0, 0x00A0, BLANK, false},
    {0x00AD, 0x00AD, VANISH, false}, /* soft hyphen */
    {0x034F, 0x034F, VANISH, false},
    {0x061C, 0x061C, VANISH, false},
    {0x115F, 0x1160, VANISH, false},
    {0x1680, 0x1680, BLANK, false},
    {0x180B, 0x180E, VANISH, false},
    {0x2000, 0x200A, BLANK, false},
    {0x200B, 0x200F, VANISH, false}, /* zero width, direction */
    {0x2010, 0x2015, '-', false}, /* hyphens and dashes */
    {0x2022, 0x2022, 0x00B7, false}, /* • of names */
    {0x2027, 0x2027, 0x00B7, false},
    {0x2028, 0x2029, '\n', false},
    {0x202A, 0x202E, VANISH, false},
    {0x202F, 0x202F, BLANK, false},
    {0x2043, 0x2043, '-', false},
    {0x205F, 0x205F, BLANK, false},
    {0x2060, 0x206F, VANISH, false},
    {0x2212, 0x2212, '-', false}, /* minus */
    {0x2215, 0x2215, '/', false},
    {0x2217, 0x2217, '*', false},
    {0x2219, 0x2219, 0x00B7, false},
    {0x2236, 0x2236, 0xFF1A, false}, /* ∶ of times */
    {0x223C, 0x223C, '~', false},
    {0x226A, 0x226B, 0x300A, true}, /* ≪≫ */
    {0x22C5, 0x22C5, 0x00B7, false},
    {0x2500, 0x2501, '-', false}, /* lines drawn */
    {0x2772, 0x2773, 0x3014, true},
    {0x2800, 0x2800, BLANK, false},
    {0x2E3A, 0x2E3B, '-', false},
    {0x3000, 0x3000, BLANK, false},
    {0x3010, 0x3011, 0x3014, true}, /* 【】 */
    {0x3016, 0x3017, 0x3014, true}, /* 〖〗 */
    {0x3018, 0x3019, 0x3014, true},
    {0x301C, 0x301C, '~', false},
    {0x301D, 0x301E, 0x201C, true}, /* 〝〞 */
    {0x3030, 0x3030, '~', false},
    {0x30FB, 0x30FB, 0x00B7, false},
    {0x3164, 0x3164, BLANK, false},
    {0xFA6D, 0xFA6D, 0x8218, false},
    {0xFE00, 0xFE0F, VANISH, false}, /* variation selectors */
    {0xFE10, 0xFE10, 0xFF0C, false}, /* forms of vertical text */
    {0xFE11, 0xFE12, 0x3001, true},
    {0xFE13, 0xFE14, 0xFF1A, true},
    {0xFE15, 0xFE15, 0xFF01, false},
    {0xFE16, 0xFE16, 0xFF1F, false},
    {0xFE17, 0xFE18, 0x3014, true},
    {0xFE19, 0xFE19, 0x2026, false},
    {0xFE30, 0xFE30, 0xFF1A, false},
    {0xFE31, 0xFE32, '-', false},
    {0xFE33, 0xFE34, '_', false},
    {0xFE35, 0xFE36, 0xFF08, true},
    {0xFE37, 0xFE37, '{', false},
    {0xFE38, 0xFE38, '}', false},
    {0xFE39, 0xFE3A, 0x3014, true},
    {0xFE3B, 0xFE3C, 0x3014, true},
    {0xFE3D, 0xFE3E, 0x300A, true},
    {0xFE3F, 0xFE40, 0x3008, true},
    {0xFE41, 0xFE44, 0x300C, true},
    {0xFE47, 0xFE48, 0x3014, true},
    {0xFE4D, 0xFE4F, '_', false},
    {0xFE50, 0xFE50, 0xFF0C, false}, /* small forms */
    {0xFE51, 0xFE51, 0x3001, false},
    {0xFE52, 0xFE52, '.', false},
    {0xFE54, 0xFE54, 0xFF1B, false},
    {0xFE55, 0xFE55, 0xFF1A, false},
    {0xFE56, 0xFE56, 0xFF1F, false},
    {0xFE57, 0xFE57, 0xFF01, false},
    {0xFE58, 0xFE58, '-', false},
    {0xFE59, 0xFE5A, 0xFF08, true},
    {0xFE5B, 0xFE5B, '{', false},
    {0xFE5C, 0xFE5C, '}', false},
    {0xFE5D, 0xFE5E, 0x3014, true},
    {0xFE5F, 0xFE5F, '#', false},
    {0xFE60, 0xFE60, '&', false},
    {0xFE61, 0xFE62, '*', true}, /* * + */
    {0xFE63, 0xFE63, '-', false},
    {0xFE64, 0xFE64, '<', false},
    {0xFE65, 0xFE65, '>', false},
    {0xFE66, 0xFE66, '=', false},
    {0xFE68, 0xFE68, '\\', false},
    {0xFE69, 0xFE6A, '$', true}, /* $ % */
    {0xFE6B, 0xFE6B, '@', false},
    {0xFEFF, 0xFEFF, VANISH, false}, /* byte order mark */
    {0xFF5F, 0xFF60, 0xFF08, true},
    {0xFF61, 0xFF61, 0x3002, false}, /* half-width Japanese */
    {0xFF62, 0xFF63, 0x300C, true},
    {0xFF64, 0xFF64, 0x3001, false},
    {0xFF65, 0xFF65, 0x00B7, false},
    {0xFFA0, 0xFFA0, VANISH, false},
    {0xFFE5, 0xFFE5, 0x00A5, false}, /* ￥ */
    {0xFFF9, 0xFFFB, VANISH, false},
    {0xE0000, 0xE0FFF, VANISH, false}, /* tags, more selectors */
    /* clang-format on */
};

/* The ideographs that U+2F00-2FD5 and U+F900-FA6B stand for (户 and 青 as China writes them), three
 * bytes each: text copied out of a PDF is full of them. */
static const char radicals[] =
    "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀"
    "寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋"
    "比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸"
    "缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛"
    "辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻"
    "黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
static const char compatibles[] =
    "豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟"
    "廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累"
    "縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮"
    "兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈"
    "裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉"
    "杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘"
    "藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀﨎﨏塚﨑晴﨓﨔凞猪益"
    "礼神祥福靖精羽﨟蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎"
    "懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸"
    "難響頻恵";
/* Characters of U+2E80-2EF3 that PDFs leave in simplified text, each before its ideograph. */
static const char radical_pairs[] =
    "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼"
    "⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟";

#define RADICALS_FIRST    0x2F00
#define RADICALS_LAST     0x2FD5
#define COMPATIBLES_FIRST 0xF900
#define COMPATIBLES_LAST  0xFA6B
#define PAIRS_FIRST       0x2E80
#define PAIRS_LAST        0x2EF3

_Static_assert(sizeof(radicals) - 1 == 3 * (RADICALS_LAST - RADICALS_FIRST + 1), "one for each");
_Static_assert(sizeof(compatibles) - 1 == 3 * (COMPATIBLES_LAST - COMPATIBLES_FIRST + 1),
               "one for each");

struct folding {
    struct aj_str source;
    char *text;
    uint32_t *origin; /* NULL when nobody asked for the way back */
    size_t len;       /* bytes of text */
    size_t blank;     /* where the blanks behind the last kept character begin, or AJ_STR_NONE */
};

static uint32_t paired_ideograph(uint32_t c)
{
    struct aj_str pairs = {radical_pairs, sizeof(radical_pairs) - 1};

    for (size_t at = 0; at < pairs.len;) {
        uint32_t radical = aj_utf8_next(pairs, &at);
        uint32_t ideograph = aj_utf8_next(pairs, &at);

        if (radical == c)
            return ideograph;
    }
    return SAME;
}

static uint32_t nth_ideograph(const char *ideographs, uint32_t n)
{
    size_t at = 0;

    return aj_utf8_next((struct aj_str){ideographs + 3 * (size_t)n, 3}, &at);
}

static uint32_t range_form(uint32_t c)
{
    size_t low = 0;
    size_t high = AJ_COUNT(ranges);

    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct range *range = &ranges[middle];

        if (c < range->first)
            high = middle;
        else if (c > range->last)
            low = middle + 1;
        else
            return range->is_run ? range->to + (c - range->first) : range->to;
    }
    return SAME;
}

static uint32_t fullwidth_form(uint32_t c)
{
    uint32_t narrow = c - 0xFEE0;

    return ascii_forms[narrow] != SAME ? ascii_forms[narrow] : narrow;
}

/* The form of a character beyond ASCII. */
static uint32_t wide_form(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        return fullwidth_form(c);
    /* 、。〈〉《》「」 and “” ‘’, by far the most frequent of the rest */
    if ((c >= 0x3001 && c <= 0x300F) || (c >= 0x2018 && c <= 0x201F))
        return SAME;
    if (c >= RADICALS_FIRST && c <= RADICALS_LAST)
        return nth_ideograph(radicals, c - RADICALS_FIRST);
    if (c >= COMPATIBLES_FIRST && c <= COMPATIBLES_LAST)
        return nth_ideograph(compatibles, c - COMPATIBLES_FIRST);
    if (c >= PAIRS_FIRST && c <= PAIRS_LAST)
        return paired_ideograph(c);
    return range_form(c);
}

static bool is_word(uint32_t c)
{
    return (c | 0x20) - 'a' < 26 || c - '0' < 10;
}

static inline void put(struct folding *f, const char *bytes, size_t n, size_t from)
{
    char *text = f->text + f->len;

    for (size_t i = 0; i < n; i++)
        text[i] = bytes[i];
    if (f->origin != NULL) {
        uint32_t *origin = f->origin + f->len;

        for (size_t i = 0; i < n; i++)
            origin[i] = (uint32_t)from;
    }
    f->len += n;
}

/* Of the blanks before character c one remains, if they part two words. */
static void settle_blank(struct folding *f, uint32_t c)
{
    if (f->blank == AJ_STR_NONE)
        return;
    if (is_word(c) && f->len > 0 && is_word((unsigned char)f->text[f->len - 1]))
        put(f, " ", 1, f->blank);
    f->blank = AJ_STR_NONE;
}

static void put_character(struct folding *f, uint32_t c, size_t from)
{
    char bytes[4];

    settle_blank(f, c);
    put(f, bytes, aj_utf8_put(bytes, c), from);
}

/* ㈠ … ㈩ give （一） … （十）, ⑴ … ⒇ give （1） … （20）. */
static bool put_bracketed(struct folding *f, uint32_t c, size_t from)
{
    static const char numerals[] = "一二三四五六七八九十";

    if (c >= 0x3220 && c <= 0x3229) {
        put_character(f, 0xFF08, from);
        put_character(f, nth_ideograph(numerals, c - 0x3220), from);
        put_character(f, 0xFF09, from);
        return true;
    }
    if (c >= 0x2474 && c <= 0x2487) {
        uint32_t number = c - 0x2474 + 1;

        put_character(f, 0xFF08, from);
        if (number >= 10)
            put_character(f, '0' + number / 10, from);
        put_character(f, '0' + number % 10, from);
        put_character(f, 0xFF09, from);
        return true;
    }
    return false;
}

/* Writes what the character at source [from, to) folds to. */
static void fold_character(struct folding *f, uint32_t c, size_t from, size_t to)
{
    uint32_t form = c < 0x80 ? ascii_forms[c] : wide_form(c);

    if (form == VANISH || put_bracketed(f, c, from))
        return;
    if (c == '\r' && to < f->source.len && f->source.ptr[to] == '\n')
        return;
    if (form == BLANK) {
        if (f->blank == AJ_STR_NONE)
            f->blank = from;
        return;
    }
    if (form != SAME) {
        put_character(f, form, from);
        return;
    }
    settle_blank(f, c);
    put(f, f->source.ptr + from, to - from, from);
}

/* Copies the ideographs at `at` and behind it, which is where the text is spent. U+4000-DFFF is all
 * ideographs and Hangul, none of which changes. Returns where they end. */
static size_t copy_ideographs(struct folding *f, size_t at)
{
    const char *source = f->source.ptr;
    size_t last = f->source.len - 2; /* the caller has seen that three bytes are left */
    size_t from = at;
    char *text = f->text + f->len;

    f->blank = AJ_STR_NONE;
    while (at < last && (unsigned char)source[at] - 0xE4U <= 0xED - 0xE4)
        at += 3;
    memcpy(text, source + from, at - from);
    if (f->origin != NULL) {
        uint32_t *origin = f->origin + f->len;

        for (size_t i = from; i < at; i += 3, origin += 3)
            origin[0] = origin[1] = origin[2] = (uint32_t)i;
    }
    f->len += at - from;
    return at;
}

static void fold_all(struct folding *f)
{
    const unsigned char *source = (const unsigned char *)f->source.ptr;

    for (size_t at = 0; at < f->source.len;) {
        size_t from = at;
        unsigned char lead = source[at];

        if (lead >= 0xE4 && lead <= 0xED && f->source.len - at >= 3) {
            at = copy_ideographs(f, at);
        } else if (lead < 0x80) {
            at++;
            fold_character(f, lead, from, at);
        } else {
            uint32_t c = aj_utf8_next(f->source, &at);

            fold_character(f, c, from, at);
        }
    }
}

/* The most bytes that the folded text can have. Only ASCII marks grow, by two, and numerals in
 * brackets, by six; for these all characters with their first byte are counted, which is quicker
 * than to look closer and costs a tenth of the text. */
static size_t folded_size_at_most(struct aj_str source)
{
    static const uint8_t growth[256] = {
        ['!'] = 2, ['('] = 2, [')'] = 2, [','] = 2,  [':'] = 2,  [';'] = 2,
        ['?'] = 2, ['['] = 2, [']'] = 2, [0xE2] = 6, [0xE3] = 6,
    };
    const unsigned char *bytes = (const unsigned char *)source.ptr;
    size_t size = source.len;

    for (size_t i = 0; i < source.len; i++)
        size += growth[bytes[i]];
    return size;
}

static struct aj_folded fold(struct aj_arena *arena, struct aj_str source, bool with_origin)
{
    size_t size = folded_size_at_most(source);
    struct folding f = {.source = source, .blank = AJ_STR_NONE};

    f.text = aj_arena_take(arena, size + 1);
    if (with_origin)
        f.origin = aj_arena_take(arena, aj_array_size(size + 1, sizeof(f.origin[0])));
    fold_all(&f);
    f.text[f.len] = '\0';
    if (with_origin)
        f.origin[f.len] = (uint32_t)source.len;
    return (struct aj_folded){{f.text, f.len}, f.origin};
}

struct aj_folded aj_fold(struct aj_arena *arena, struct aj_str source)
{
    return fold(arena, source, true);
}

struct aj_str aj_fold_text(struct aj_arena *arena, struct aj_str source)
{
    return fold(arena, source, false).text;
}
