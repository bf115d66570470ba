/* SPDX-License-Identifier: Apache-2.0
 *
 * Folding: what each sort of character becomes, and that every byte finds its way back.
 */
#include "text/fold.h"

#include "base/compiler.h"
#include "base/utf8.h"
#include "unit.h"

#include <string.h>

static struct aj_arena *arena;

static void setup(void)
{
    arena = aj_arena_new();
}

static void teardown(void)
{
    aj_arena_free(arena);
}

static const struct {
    const char *source;
    const char *folded;
} forms[] = {
    {"", ""},
    {"宁波市民政局", "宁波市民政局"},
    {"２０２２年", "2022年"},
    {"ＡＢｃ％＃＆＊＋／＝＠＄．", "ABc%#&*+/=@$."},
    {"＿＼｜＜＞", "_\\|<>"},
    {"(a):b,c;d?e!", "（a）：b，c；d？e！"},
    {"（），：；？！。、", "（），：；？！。、"},
    {"[1]［1］【1】〖1〗〔1〕", "〔1〕〔1〕〔1〕〔1〕〔1〕"},
    {"－–—―‐‑─-", "--------"},
    {"～∼〜~", "~~~~"},
    {"￥5¥5", "¥5¥5"},
    {"买买提•阿・布･都·哈", "买买提·阿·布·都·哈"},
    {"14∶30﹕15", "14：30：15"},
    {"︵甲︶﹙乙﹚﹝丙﹞︻丁︼", "（甲）（乙）〔丙〕〔丁〕"},
    {"﹏﹍", "__"},
    {"｢甲｣｡乙､", "「甲」。乙、"},
    {"《法》〈法〉“法”‘法’", "《法》〈法〉“法”‘法’"},
    {"第㈠项㈩⑴⑽⒇", "第（一）项（十）（1）（10）（20）"},
    {"⼈⺠⽇⽉户⾏", "人民日月户行"},
    {"⼾⻓⻔", "户长门"},
    {"\xEF\xA6\x8E\xEF\xA5\xA7", "年不"}, /* U+F98E, U+F967 */
    /* blanks */
    {"案　由", "案由"},
    {" 案 由 ", "案由"},
    {"第 5 号", "第5号"},
    {"\xC2\xA0\t甲\xE2\x80\x83乙", "甲乙"},
    {"A B", "A B"},
    {"A \t　 B", "A B"},
    {"A \xE2\x80\x8B B", "A B"},
    {"A\xE2\x80\x8B"
     "B",
     "AB"},
    {"Ａ　１", "A 1"},
    {"A 中 B", "A中B"},
    {"5 , 000", "5，000"},
    {"2022 - 03", "2022-03"},
    {"A \n B", "A\nB"},
    {"甲 \n 乙", "甲\n乙"},
    {" ", ""},
    {"\t　\n", "\n"},
    /* what vanishes */
    {"\xEF\xBB\xBF甲\xC2\xAD乙\xE2\x80\x8E丙\xE2\x81\xA0丁\xEF\xB8\x8F", "甲乙丙丁"},
    {"葛\xF3\xA0\x84\x80城", "葛城"},
    {"甲\x01乙\x7F丙\xC2\x9F", "甲乙丙"},
    /* line ends */
    {"甲\r\n乙\r丙\v丁\f戊\xE2\x80\xA8己\xC2\x85庚", "甲\n乙\n丙\n丁\n戊\n己\n庚"},
    /* what stays */
    {"○〇×□☑√①㎡①", "○〇×□☑√①㎡①"},
    {"𠮷é한の", "𠮷é한の"},
    {"\xEF\xBF\xBC", "\xEF\xBF\xBC"},         /* the place of an object */
    {"甲\xFF乙\xE4\xB8", "甲\xFF乙\xE4\xB8"}, /* against the contract, but not beyond the buffer */
};

START_TEST(test_fold_form_becomes_usual_one)
{
    unit_assert_str(aj_fold_text(arena, aj_str_from(forms[_i].source)), forms[_i].folded);
}
END_TEST

START_TEST(test_fold_twice_changes_nothing)
{
    struct aj_str once = aj_fold_text(arena, aj_str_from(forms[_i].source));

    ck_assert(aj_str_equal(aj_fold_text(arena, once), once));
}
END_TEST

/* Every byte of the folded text leads to the start of a character, never backwards. */
START_TEST(test_fold_origin_is_start_of_character)
{
    struct aj_str source = aj_str_from(forms[_i].source);
    struct aj_folded folded = aj_fold(arena, source);

    ck_assert_uint_eq(folded.origin[folded.text.len], source.len);
    for (size_t i = 0; i < folded.text.len; i++) {
        uint32_t from = folded.origin[i];

        ck_assert_uint_lt(from, source.len);
        ck_assert_uint_le(from, folded.origin[i + 1]);
        ck_assert((source.ptr[from] & 0xC0) != 0x80);
    }
}
END_TEST

START_TEST(test_fold_origin_leads_back_to_source)
{
    static const char source[] = "　案 由：A  B(㈠)";
    static const char *const expected = "案由：A B（（一））";
    /* the source offset of each folded character, and the end */
    static const uint32_t origins[] = {3, 7, 10, 13, 14, 16, 17, 18, 18, 18, 21, 22};
    struct aj_folded folded = aj_fold(arena, aj_str_from(source));
    size_t n = 0;

    unit_assert_str(folded.text, expected);
    for (size_t at = 0; at < folded.text.len; n++) {
        size_t from = at;

        (void)aj_utf8_next(folded.text, &at);
        for (size_t i = from; i < at; i++)
            ck_assert_uint_eq(folded.origin[i], origins[n]);
    }
    ck_assert_uint_eq(folded.origin[folded.text.len], origins[n]);
    ck_assert_uint_eq(n + 1, AJ_COUNT(origins));
}
END_TEST

/* The longest a text can get fits: the address sanitizer watches. */
START_TEST(test_fold_growing_text_fits)
{
    static const char *const growing[] = {"(", "[", "!", "㈠", "⒇", "⑴"};
    char text[3000];
    size_t len = strlen(growing[_i]);
    size_t n = sizeof(text) / len;

    for (size_t i = 0; i < n; i++)
        memcpy(text + i * len, growing[_i], len);
    ck_assert_uint_gt(aj_fold(arena, (struct aj_str){text, n * len}).text.len, n * len);
}
END_TEST

/* Every character there is, alone: valid, and the same when folded again. */
START_TEST(test_fold_any_character_stays_valid)
{
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        char bytes[4];
        struct aj_str once;

        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        if (c % 0x10000 == 0) {
            teardown();
            setup();
        }
        once = aj_fold_text(arena, (struct aj_str){bytes, aj_utf8_put(bytes, c)});
        ck_assert_msg(aj_utf8_is_valid(once), "U+%04X", c);
        ck_assert_msg(aj_str_equal(aj_fold_text(arena, once), once), "U+%04X", c);
        if (aj_is_blank(c))
            ck_assert_msg(once.len == 0, "U+%04X", c);
    }
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("fold");
    TCase *tcase = tcase_create("fold");

    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, test_fold_form_becomes_usual_one, 0, AJ_COUNT(forms));
    tcase_add_loop_test(tcase, test_fold_twice_changes_nothing, 0, AJ_COUNT(forms));
    tcase_add_loop_test(tcase, test_fold_origin_is_start_of_character, 0, AJ_COUNT(forms) - 1);
    tcase_add_test(tcase, test_fold_origin_leads_back_to_source);
    tcase_add_loop_test(tcase, test_fold_growing_text_fits, 0, 6);
    tcase_add_test(tcase, test_fold_any_character_stays_valid);
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
