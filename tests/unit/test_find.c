/* SPDX-License-Identifier: Apache-2.0
 *
 * Bundles among folders and files, by names alone.
 */
#include "kit.h"

#include "batch/find.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *const documents = "<documents><document kind='卷宗封面'><title>封面</title>"
                                     "</document><document kind='立案审批表'/>"
                                     "<document kind='行政处罚决定书'/>"
                                     "<document kind='询问笔录'/></documents>";
static const char *const words = "<words><parts>正卷 副卷 证据</parts>"
                                 "<bundle kinds='卷宗封面 立案审批表 行政处罚决定书'/></words>";

/* Files of a tree; the case paths of its bundles in order, and the loose files, each parted by
 * spaces. "." is the argument itself. */
static const struct {
    const char *files;
    const char *bundles;
    const char *loose;
} trees[] = {
    {"行政处罚决定书.docx", "树", ""},
    {"01封面.docx 02询问笔录.docx", "树", ""},
    {"正卷/立案审批表.docx 副卷/询问笔录.docx", "树", ""},
    {"证据/照片.jpg 立案审批表.docx", "树", ""},
    {"询问笔录.docx", "", "询问笔录.docx"},
    {"", "", ""},
    {"a/立案审批表.docx b/行政处罚决定书.docx", "a b", ""},
    {"b/立案审批表.docx a/立案审批表.docx a-1/立案审批表.docx", "a a-1 b", ""},
    {"2022/a/立案审批表.docx 2021/b/封面.docx", "2021/b 2022/a", ""},
    {"a/立案审批表.docx 说明.docx", "a", "说明.docx"},
    {"a/立案审批表.docx b/说明.docx", "a", "b/说明.docx"},
    /* with a bundle in it a folder is a tree, whatever else it holds */
    {"行政处罚决定书.docx a/立案审批表.docx", "a", "行政处罚决定书.docx"},
    {"a/正卷/立案审批表.docx a/副卷/询问笔录.docx b/立案审批表.docx", "a b", ""},
    /* folders of a bundle that are no bundles go with it */
    {"a/立案审批表.docx a/其他/询问笔录.docx", "a", ""},
    {"a.zip b/立案审批表.docx", "a.zip b", ""},
    {"a.ZIP", "a.ZIP", ""},
    {"x/a.zip x/b.zip", "x/a.zip x/b.zip", ""},
    /* an archive in a bundle is part of it */
    {"立案审批表.docx 附件.zip", "树", ""},
    {"立案审批表.docx 证据/照片.zip", "树", ""},
    {".隐藏/立案审批表.docx .x.docx", "", ""},
};

static struct aj_arena *arena;
static struct aj_ruleset *ruleset;
static const char *folder;
static struct aj_found found;

static void setup(void)
{
    const char *const texts[] = {documents, words};

    arena = aj_arena_new();
    ruleset = kit_rules(texts, AJ_COUNT(texts));
    folder = kit_new_folder();
    aj_vec_init(&found.bundles, arena, sizeof(struct aj_bundle));
    aj_vec_init(&found.loose, arena, sizeof(struct aj_str));
}

static void teardown(void)
{
    aj_ruleset_free(ruleset);
    aj_arena_free(arena);
}

static const char *below(const char *name)
{
    return aj_arena_printf(arena, "%s/%s", folder, name).ptr;
}

static void make_tree(const char *files)
{
    struct aj_str rest = aj_str_from(files);
    struct aj_str file;

    kit_put(folder, "树/.keep", AJ_STR_EMPTY);
    while (aj_str_next_word(&rest, &file))
        kit_put(folder, aj_arena_printf(arena, "树/%" AJ_STR_FMT, AJ_STR_ARG(file)).ptr,
                aj_str_from("x"));
}

static struct aj_str joined(struct aj_str list, struct aj_str word)
{
    return aj_arena_printf(arena, "%" AJ_STR_FMT "%s%" AJ_STR_FMT, AJ_STR_ARG(list),
                           list.len > 0 ? " " : "", AJ_STR_ARG(word));
}

START_TEST(test_find_bundles_in_trees)
{
    struct aj_str bundles = AJ_STR_EMPTY;
    struct aj_str loose = AJ_STR_EMPTY;

    make_tree(trees[_i].files);
    ck_assert_int_eq(aj_find_bundles(arena, &ruleset->kinds, below("树"), &found, NULL), AJ_OK);
    for (size_t i = 0; i < found.bundles.count; i++) {
        const struct aj_bundle *bundle = aj_vec_at(&found.bundles, i);

        bundles = joined(bundles, bundle->case_path);
        ck_assert_int_eq(access(bundle->path.ptr, R_OK), 0);
    }
    for (size_t i = 0; i < found.loose.count; i++)
        loose = joined(loose, *(struct aj_str *)aj_vec_at(&found.loose, i));
    unit_assert_str(bundles, trees[_i].bundles);
    unit_assert_str(loose, trees[_i].loose);
}
END_TEST

static void assert_one(const char *argument, const char *case_path)
{
    found.bundles.count = 0;
    ck_assert_int_eq(aj_find_bundles(arena, &ruleset->kinds, argument, &found, NULL), AJ_OK);
    ck_assert_uint_eq(found.bundles.count, 1);
    unit_assert_str(((struct aj_bundle *)aj_vec_at(&found.bundles, 0))->case_path, case_path);
}

START_TEST(test_find_file_is_a_bundle_by_its_own_name)
{
    kit_put(folder, "案卷.docx", aj_str_from("x"));
    kit_put(folder, "a.zip", aj_str_from("x"));
    assert_one(below("案卷.docx"), "案卷.docx");
    assert_one(below("a.zip"), "a.zip");
}
END_TEST

START_TEST(test_find_trailing_slash_changes_nothing)
{
    make_tree("立案审批表.docx");
    assert_one(below("树/"), "树");
    assert_one(below("树//"), "树");
}
END_TEST

START_TEST(test_find_name_equals_path_names_the_bundle)
{
    const char *argument;

    make_tree("立案审批表.docx");
    argument = aj_arena_printf(arena, "甲=%s", below("树")).ptr;
    assert_one(argument, "甲");
    /* a path that holds "=" itself and is there is a path */
    kit_put(folder, "a=b/立案审批表.docx", aj_str_from("x"));
    assert_one(below("a=b"), "a=b");
}
END_TEST

START_TEST(test_find_missing_path_is_an_error)
{
    struct aj_error error = {.message = ""};

    ck_assert_int_eq(aj_find_bundles(arena, &ruleset->kinds, below("没有"), &found, &error),
                     AJ_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(error.message, "没有"));
    ck_assert_uint_eq(found.bundles.count, 0);
}
END_TEST

START_TEST(test_find_does_not_follow_links)
{
    make_tree("a/立案审批表.docx");
    ck_assert_int_eq(symlink("../树", below("树/b")), 0);
    assert_one(below("树"), "a");
}
END_TEST

START_TEST(test_find_arguments_keep_their_order)
{
    kit_put(folder, "z/立案审批表.docx", aj_str_from("x"));
    kit_put(folder, "a/立案审批表.docx", aj_str_from("x"));
    ck_assert_int_eq(aj_find_bundles(arena, &ruleset->kinds, below("z"), &found, NULL), AJ_OK);
    ck_assert_int_eq(aj_find_bundles(arena, &ruleset->kinds, below("a"), &found, NULL), AJ_OK);
    ck_assert_uint_eq(found.bundles.count, 2);
    unit_assert_str(((struct aj_bundle *)aj_vec_at(&found.bundles, 0))->case_path, "z");
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("find");
    TCase *tests = tcase_create("find");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_find_bundles_in_trees, 0, AJ_COUNT(trees));
    tcase_add_test(tests, test_find_file_is_a_bundle_by_its_own_name);
    tcase_add_test(tests, test_find_trailing_slash_changes_nothing);
    tcase_add_test(tests, test_find_name_equals_path_names_the_bundle);
    tcase_add_test(tests, test_find_missing_path_is_an_error);
    tcase_add_test(tests, test_find_does_not_follow_links);
    tcase_add_test(tests, test_find_arguments_keep_their_order);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
