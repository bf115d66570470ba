/* SPDX-License-Identifier: Apache-2.0
 *
 * Keys of names, and how far apart two names are.
 */
#include "text/name.h"

#include "base/compiler.h"
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
    const char *name;
    const char *key;
} keys[] = {
    {"", ""},
    {"宁波市某某协会", "宁波市某某协会"},
    {"宁波市 某某　协会", "宁波市某某协会"},
    {"宁波市某某\n协会", "宁波市某某协会"},
    {"宁波(鄞州)协会", "宁波（鄞州）协会"},
    {"宁波[鄞州]协会", "宁波（鄞州）协会"},
    {"ＡＢＣ 公司", "ABC公司"},
    {"Li  Ming", "Li Ming"},
    {"宁波市某某协会（以下简称该协会）", "宁波市某某协会"},
    {"宁波市某某协会(以下简称“该协会”)的", "宁波市某某协会的"},
    {"某协会（下称协会）、", "某协会"},
    {"某协会（统一社会信用代码：5133，以下简称该会（全称）），", "某协会"},
    {"某协会（以下简称该协会", "某协会"},
    {"宁波（甲）协会（以下简称甲）（乙）", "宁波（甲）协会（乙）"},
    {"宁波市民政局（盖章）", "宁波市民政局"},
    {"宁波市民政局（印章）。", "宁波市民政局"},
    {"宁波市民政局【公章】：", "宁波市民政局"},
    {"张三（签名）（签字）", "张三"},
    {"张三（签字）：____", "张三"},
    {"：张三，", "张三"},
    {"“宁波某协会”", "宁波某协会"},
    {"（盖章）", ""},
    {"。，、", ""},
    {"买买提•阿布都", "买买提·阿布都"},
    {"某店（个体工商户，经营者张三，男）", "某店"},
    {"某中心（有限合伙）", "某中心（有限合伙）"},
};

START_TEST(test_name_key_leaves_out_additions)
{
    unit_assert_str(aj_name_key(arena, aj_str_from(keys[_i].name)), keys[_i].key);
}
END_TEST

static const struct {
    const char *name;
    const char *stem;
} stems[] = {
    {"财务凭证（2024年1月至8月）", "财务凭证"},
    {"财务凭证 （1册）（2册）", "财务凭证"},
    {"财务凭证", "财务凭证"},
    {"（副本）", ""},
    {"", ""},
};

START_TEST(test_name_stem_ends_at_a_bracket)
{
    unit_assert_str(aj_name_stem(aj_str_from(stems[_i].name)), stems[_i].stem);
}
END_TEST

static const struct {
    const char *a;
    const char *b;
    size_t most;
    size_t distance;
} distances[] = {
    {"", "", 2, 0},
    {"", "甲", 2, 1},
    {"张三", "张三", 0, 0},
    {"张三", "张四", 2, 1},
    {"张三", "张四", 0, 1},
    {"宁波市某协会", "宁波某协会", 2, 1},
    {"宁波某协会", "宁波市某协会", 2, 1},
    {"甲乙丙丁", "甲丙乙丁", 2, 1},
    {"甲乙丙丁", "乙甲丁丙", 2, 2},
    {"甲乙丙", "丁戊己", 2, 3},
    {"甲乙丙丁戊", "己庚辛壬癸", 2, 3},
    {"甲", "甲乙丙丁", 2, 3},
    {"甲乙", "乙甲", 0, 1},
    {"abc", "", 5, 3},
};

START_TEST(test_name_distance_counts_edits)
{
    struct aj_str a = aj_str_from(distances[_i].a);
    struct aj_str b = aj_str_from(distances[_i].b);

    ck_assert_uint_eq(aj_name_distance(a, b, distances[_i].most), distances[_i].distance);
    ck_assert_uint_eq(aj_name_distance(b, a, distances[_i].most), distances[_i].distance);
}
END_TEST

START_TEST(test_name_distance_long_text_is_equal_or_far)
{
    char text[400];
    struct aj_str name = {text, 201};

    memset(text, 'a', sizeof(text));
    ck_assert_uint_eq(aj_name_distance(name, name, 2), 0);
    ck_assert_uint_eq(aj_name_distance(name, (struct aj_str){text, 200}, 2), 3);
    ck_assert_uint_eq(aj_name_distance((struct aj_str){text, 199}, (struct aj_str){text, 200}, 2),
                      1);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("name");
    TCase *key = tcase_create("key");
    TCase *distance = tcase_create("distance");

    tcase_add_checked_fixture(key, setup, teardown);
    tcase_add_loop_test(key, test_name_key_leaves_out_additions, 0, AJ_COUNT(keys));
    tcase_add_loop_test(key, test_name_stem_ends_at_a_bracket, 0, AJ_COUNT(stems));
    tcase_add_loop_test(distance, test_name_distance_counts_edits, 0, AJ_COUNT(distances));
    tcase_add_test(distance, test_name_distance_long_text_is_equal_or_far);
    suite_add_tcase(suite, key);
    suite_add_tcase(suite, distance);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
