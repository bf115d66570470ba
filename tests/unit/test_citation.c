/* SPDX-License-Identifier: Apache-2.0
 *
 * Cited articles: single ones, lists, titles with and without 《》, and ordinals that cite nothing.
 */
#include "unit.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/compiler.h"
#include "text/citation.h"

/* All citations of the text as "law article[.sub]/paragraph/item;", zeros left out. */
static void print_all(struct aj_str text, struct aj_buffer *out)
{
    struct aj_citation citation = {.to = 0};

    while (aj_citation_find(text, citation.to, &citation)) {
        aj_buffer_printf(out, "%" AJ_STR_FMT " %d", AJ_STR_ARG(citation.law), citation.article);
        if (citation.article_sub > 0)
            aj_buffer_printf(out, ".%d", citation.article_sub);
        if (citation.paragraph > 0 || citation.item > 0)
            aj_buffer_printf(out, "/%d", citation.paragraph);
        if (citation.item > 0)
            aj_buffer_printf(out, "/%d", citation.item);
        aj_buffer_append_c(out, ";");
    }
}

static const struct {
    const char *text;
    const char *printed;
} cases[] = {
    {"中华人民共和国产品质量法：第四十九条生产、销售的", "中华人民共和国产品质量法 49;"},
    {"《中华人民共和国行政处罚法》（以下简称《处罚法》）第四十四条、第四十五条",
     "中华人民共和国行政处罚法 44;中华人民共和国行政处罚法 45;"},
    {"依据《社会团体登记管理条例》第三十条第一款第（八）项、第二款",
     "社会团体登记管理条例 30/1/8;社会团体登记管理条例 30/2;"},
    {"《治安管理处罚法》第四十二条第一款第（三）、（四）项",
     "治安管理处罚法 42/1/3;治安管理处罚法 42/1/4;"},
    {"第四十二条第一款第（三）、（四）项", " 42/1/3; 42/1/4;"},
    {"行政处罚法第58条", "行政处罚法 58;"},
    {"《刑法》第一百零三条之一", "刑法 103.1;"},
    {"《刑法》第一百零三条之一第二款、第一百零四条", "刑法 103.1/2;刑法 104;"},
    {"《处罚法》第四十四条、第四十五条和第六十三条", "处罚法 44;处罚法 45;处罚法 63;"},
    {"《处罚法》第44、45条", "处罚法 44;处罚法 45;"},
    {"《处罚法》第四十四、四十五条", "处罚法 44;处罚法 45;"},
    {"《处罚法》第四十四条、四十五条", "处罚法 44;处罚法 45;"},
    {"《处罚法》第四十四条至第四十六条", "处罚法 44;处罚法 46;"},
    {"《条例》第三十条第一款第三项、第八项", "条例 30/1/3;条例 30/1/8;"},
    {"《条例》第三十条第一款第三项、（八）项", "条例 30/1/3;条例 30/1/8;"},
    {"《条例》第三十条第三、四项", "条例 30/0/3;条例 30/0/4;"},
    {"《条例》第三十条第一、二款", "条例 30/1;条例 30/2;"},
    {"《条例》第三十条第一款第一项和第三款", "条例 30/1/1;条例 30/3;"},
    {"《条例》第三十条第八项", "条例 30/0/8;"},
    {"《条例》第三十条第（一）款", "条例 30/1;"},
    {"《条例》第三十条第一款（三）项", "条例 30/1/3;"},
    {"《条例》第30条第1款第3项", "条例 30/1/3;"},
    {"《条例》第30条第1款第（3）项", "条例 30/1/3;"},
    {"《处罚法》第四十四条之规定、第四十五条", "处罚法 44;处罚法 45;"},
    {"《处罚法》第四十四条的规定，第四十五条", "处罚法 44;处罚法 45;"},
    {"《处罚法》第四十四条、《强制法》第三条", "处罚法 44;强制法 3;"},
    {"《处罚法》、《强制法》第三条", "强制法 3;"},
    {"《处罚法》第四十四条和行政强制法第三条", "处罚法 44;行政强制法 3;"},
    {"《处罚法》（2021年修订）（以下简称本法）第四十四条", "处罚法 44;"},
    {"《处罚法》的第四十四条", "处罚法 44;"},
    {"《民法典》第一编第二章第三条", "民法典 3;"},
    {"《关于〈条例〉的规定》第三条", "关于〈条例〉的规定 3;"},
    {"当事人违反了行政处罚法第58条", "行政处罚法 58;"},
    {"依据中华人民共和国行政处罚法第58条", "中华人民共和国行政处罚法 58;"},
    {"行政强制法和行政处罚法第58条", "行政处罚法 58;"},
    {"国有土地上房屋征收与补偿条例第八条", "国有土地上房屋征收与补偿条例 8;"},
    {"违反劳动合同法第三十条", "劳动合同法 30;"},
    {"突发事件应对法第三条", "突发事件应对法 3;"},
    {"行政处罚法（2021年修订）第44条", "行政处罚法 44;"},
    {"2021年修订的行政处罚法第44条", "行政处罚法 44;"},
    {"根据条例第三十条", "条例 30;"},
    {"违反本法第三条", " 3;"},
    {"公民因本法第三条", " 3;"},
    {"根据该条例第三条", " 3;"},
    {"上述规定第三条", " 3;"},
    {"同法第三条", " 3;"},
    {"依照第三条", " 3;"},
    {"合同第三条", " 3;"},
    {"最高人民法院关于适用法律的规定第三条", " 3;"},
    {"《处罚法》第四十四条规定应当告知。拟依第四十五条", "处罚法 44; 45;"},
    {"违反《条例》第三十条规定，第一项证据", "条例 30;"},
    {"《条例》第三十条、三项制度", "条例 30;"},
    {"《条例》第三十条和三条意见", "条例 30;"},
    {"《条例》第四十四条之一切规定", "条例 44;"},
    {"《条例》第三十条第三十一条", "条例 30; 31;"},
    {"", ""},
    {"第三条例", ""},
    {"第一条件", ""},
    {"第三条款", ""},
    {"第一款第二项", ""},
    {"第一项目", ""},
    {"《条例》", ""},
    {"第〇条", ""},
    {"第条", ""},
    {"第三", ""},
    {"甬民罚决字〔2022〕第3号", ""},
    {"第一、第二，第三", ""},
    {"第99999条", ""},
};

START_TEST(test_find_all_in_text_printed)
{
    struct aj_buffer out;

    aj_buffer_init(&out, 4096);
    print_all(aj_str_from(cases[_i].text), &out);
    ck_assert_msg(aj_str_equal_c(aj_buffer_get(&out), cases[_i].printed), "%s: %" AJ_STR_FMT,
                  cases[_i].text, AJ_STR_ARG(aj_buffer_get(&out)));
    aj_buffer_release(&out);
}
END_TEST

START_TEST(test_find_place_from_title_then_ordinal)
{
    struct aj_str text = aj_str_from("依据《条例》第三十条第一款第（三）、（四）项、第二款，处罚");
    static const char *const pieces[] = {"《条例》第三十条第一款第（三）", "（四）项", "第二款"};
    struct aj_citation citation = {.to = 0};

    for (size_t i = 0; i < AJ_COUNT(pieces); i++) {
        ck_assert(aj_citation_find(text, citation.to, &citation));
        unit_assert_str(aj_str_sub(text, citation.from, citation.to), pieces[i]);
    }
    ck_assert(!aj_citation_find(text, citation.to, &citation));
}
END_TEST

START_TEST(test_find_from_behind_title_keeps_law)
{
    struct aj_str text = aj_str_from("《条例》第三十条");
    struct aj_citation citation = {.to = 0};

    ck_assert(aj_citation_find(text, sizeof("《条例》") - 1, &citation));
    unit_assert_str(citation.law, "条例");
    ck_assert_uint_eq(citation.from, sizeof("《条例》") - 1);
}
END_TEST

static Suite *suite(void)
{
    Suite *result = suite_create("citation");
    TCase *all = tcase_create("all");

    tcase_add_loop_test(all, test_find_all_in_text_printed, 0, (int)AJ_COUNT(cases));
    tcase_add_test(all, test_find_place_from_title_then_ordinal);
    tcase_add_test(all, test_find_from_behind_title_keeps_law);
    suite_add_tcase(result, all);
    return result;
}

int main(void)
{
    return unit_run(suite());
}
