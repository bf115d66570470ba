/* SPDX-License-Identifier: Apache-2.0
 *
 * Short names of laws: defined in the document, known to all, or words like 该条例. What can't be
 * told must stay so.
 */
#include "unit.h"

#include "base/buffer.h"
#include "base/compiler.h"
#include "text/law_names.h"

/* Every citation as "law article;", a law that can't be told as "?". */
static const struct {
    const char *text;
    const char *printed;
} cases[] = {
    /* brackets and words of definitions */
    {"违反《甬州市社会组织管理条例》（以下简称《条例》）第十条，依据《条例》第三十条",
     "甬州市社会组织管理条例 10;甬州市社会组织管理条例 30;"},
    {"《甬州市社会组织管理条例》（下称条例）第十条，依据条例第三十条",
     "甬州市社会组织管理条例 10;甬州市社会组织管理条例 30;"},
    {"《甬州市社会组织管理条例》（简称“条例”）第十条，依据“条例”第三十条",
     "甬州市社会组织管理条例 10;甬州市社会组织管理条例 30;"},
    {"《甬州市社会组织管理条例》（以下简称为《管理条例》）第十条，依据《管理条例》第三十条",
     "甬州市社会组织管理条例 10;甬州市社会组织管理条例 30;"},
    {"《甬州市社会组织管理条例》（2020年修正）（以下简称：《条例》）第十条，依据《条例》第三条",
     "甬州市社会组织管理条例 10;甬州市社会组织管理条例 3;"},
    {"《甬州市社会组织管理条例》，以下简称《条例》。依据《条例》第三条",
     "甬州市社会组织管理条例 3;"},
    {"《甬州市社会组织管理条例》（以下称本条例）第十条，本条例第三条",
     "甬州市社会组织管理条例 10;甬州市社会组织管理条例 3;"},
    {"慈善法（以下简称《本法》）第十条。依据《本法》第三条",
     "中华人民共和国慈善法 10;中华人民共和国慈善法 3;"},
    /* several laws */
    {"《甲乙丙丁条例》（以下简称《条例》）、《戊己庚辛办法》（以下简称《办法》）。《条例》第一条、"
     "《办法》第二条",
     "甲乙丙丁条例 1;戊己庚辛办法 2;"},
    {"《甲乙丙丁条例》《戊己庚辛办法》（以下分别简称《条例》《办法》）。《办法》第二条和《条例》第"
     "一条",
     "戊己庚辛办法 2;甲乙丙丁条例 1;"},
    {"《甲乙丙丁条例》《戊己庚辛条例》（以下简称《条例》）。《条例》第二条", "戊己庚辛条例 2;"},
    {"《甲乙丙丁条例》（以下简称《条例》）第一条。《戊己庚辛条例》（以下简称《条例》）第二条。"
     "《条例》第三条",
     "甲乙丙丁条例 1;戊己庚辛条例 2;戊己庚辛条例 3;"},
    /* a definition counts from where it stands */
    {"《条例》第一条。《甲乙丙丁条例》（以下简称《条例》）第二条", "? 1;甲乙丙丁条例 2;"},
    /* known names */
    {"《处罚法》第一条、《行政处罚法》第二条、行政处罚法第三条、处罚法第四条",
     "中华人民共和国行政处罚法 1;中华人民共和国行政处罚法 2;中华人民共和国行政处罚法 3;"
     "中华人民共和国行政处罚法 4;"},
    {"《中华人民共和国行政处罚法（2021年修订）》第一条", "中华人民共和国行政处罚法 1;"},
    {"《中华人民共和国戊己庚辛壬法》第一条，《戊己庚辛壬法》第二条",
     "戊己庚辛壬法 1;戊己庚辛壬法 2;"},
    {"《甲乙丙丁处罚法》（以下简称《处罚法》）第一条，《处罚法》第二条",
     "甲乙丙丁处罚法 1;甲乙丙丁处罚法 2;"},
    /* words that stand for a law */
    {"违反《甲乙丙丁条例》第一条，依据该条例第二条、第三条",
     "甲乙丙丁条例 1;甲乙丙丁条例 2;甲乙丙丁条例 3;"},
    {"违反《甲乙丙丁条例》第一条，依据《行政处罚法》第二条，又依据该条例第三条",
     "甲乙丙丁条例 1;中华人民共和国行政处罚法 2;甲乙丙丁条例 3;"},
    {"《甲乙丙丁条例》第一条，《戊己庚辛条例》第二条，依据该条例第三条",
     "甲乙丙丁条例 1;戊己庚辛条例 2;戊己庚辛条例 3;"},
    {"《行政处罚法》第一条，《戊己庚辛办法》第二条，依照同法第三条，该办法第四条",
     "中华人民共和国行政处罚法 1;戊己庚辛办法 2;中华人民共和国行政处罚法 3;戊己庚辛办法 4;"},
    {"《行政处罚法》第一条，违反慈善法有关规定，依据该法第二条", "中华人民共和国行政处罚法 1;? 2;"},
    {"《行政处罚法》第一条，依法查明违法事实，依据该法第二条",
     "中华人民共和国行政处罚法 1;中华人民共和国行政处罚法 2;"},
    {"《行政处罚法》第一条，依据上述规定第二条",
     "中华人民共和国行政处罚法 1;中华人民共和国行政处罚法 2;"},
    {"《甲乙丙丁条例》（以下简称《条例》）第一条，依据该条例第二条，此条例第三条",
     "甲乙丙丁条例 1;甲乙丙丁条例 2;甲乙丙丁条例 3;"},
    /* what can't be told */
    {"依据该条例第二条", "? 2;"},
    {"依据本法第二条", "? 2;"},
    {"《行政处罚法》第一条，依据该条例第二条", "中华人民共和国行政处罚法 1;? 2;"},
    {"《甲乙丙丁条例》第一条。另一部登记条例规定不同，依据该条例第二条", "甲乙丙丁条例 1;? 2;"},
    {"《甲乙丙丁条例》第一条，原条例第二条，有关规定第三条", "甲乙丙丁条例 1;? 2;? 3;"},
    {"《条例》第二条，该条例第三条", "? 2;? 3;"},
    {"依据条例第二条", "? 2;"},
    {"依照第二条", "? 2;"},
    {"《登记条例》第二条", "? 2;"},
    {"《甲乙丙丁戊己条例》第一条，《甲乙戊己条例》第二条", "甲乙丙丁戊己条例 1;? 2;"},
    {"甬州市某某条例第二条", "? 2;"},
    {"《登记证书》（以下简称《条例》）。《条例》第二条", "? 2;"},
    {"当事人（以下简称条例）。条例第二条", "? 2;"},
    {"《甲乙丙丁条例》第一条，甲乙丙丁条例第二条", "甲乙丙丁条例 1;甲乙丙丁条例 2;"},
    {"", ""},
    {"以下简称", ""},
    {"（以下简称《条例》）", ""},
};

/* What everybody knows. */
static struct aj_map *known(struct aj_arena *arena)
{
    static const char *const names[][2] = {{"行政处罚法", "中华人民共和国行政处罚法"},
                                           {"中华人民共和国行政处罚法", "中华人民共和国行政处罚法"},
                                           {"处罚法", "中华人民共和国行政处罚法"},
                                           {"慈善法", "中华人民共和国慈善法"}};
    struct aj_map *map = aj_arena_alloc(arena, sizeof(*map));

    aj_map_init(map, arena);
    for (size_t i = 0; i < AJ_COUNT(names); i++) {
        struct aj_str *title = aj_arena_alloc(arena, sizeof(*title));

        *title = aj_str_from(names[i][1]);
        aj_map_set(map, aj_str_from(names[i][0]), title);
    }
    return map;
}

START_TEST(test_resolve_each_citation)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_str text = aj_str_from(cases[_i].text);
    struct aj_citation citation = {.to = 0};
    struct aj_law_names names;
    struct aj_buffer out;

    aj_buffer_init(&out, 4096);
    aj_law_names_read(&names, arena, known(arena), text);
    while (aj_citation_find(text, citation.to, &citation)) {
        struct aj_str title;

        if (!aj_law_names_resolve(&names, &citation, &title))
            title = aj_str_from("?");
        aj_buffer_printf(&out, "%" AJ_STR_FMT " %d;", AJ_STR_ARG(title), citation.article);
    }
    ck_assert_msg(aj_str_equal_c(aj_buffer_get(&out), cases[_i].printed), "%s: %" AJ_STR_FMT,
                  cases[_i].text, AJ_STR_ARG(aj_buffer_get(&out)));
    aj_buffer_release(&out);
    aj_arena_free(arena);
}
END_TEST

static Suite *suite(void)
{
    Suite *result = suite_create("law_names");
    TCase *all = tcase_create("all");

    tcase_add_loop_test(all, test_resolve_each_citation, 0, (int)AJ_COUNT(cases));
    suite_add_tcase(result, all);
    return result;
}

int main(void)
{
    return unit_run(suite());
}
