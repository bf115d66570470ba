/* SPDX-License-Identifier: Apache-2.0
 *
 * Bundles among folders, files and ZIPs, by names and by titles.
 */
#include "container_kit.h"
#include "kit.h"

#include "batch/find.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const documents = "<documents><document kind='卷宗封面'><title>封面</title>"
                                     "</document><document kind='立案审批表'/>"
                                     "<document kind='行政处罚决定书'/>"
                                     "<document kind='询问笔录'/></documents>";
static const char *const words = "<words><parts>正卷 副卷 证据 照片 立案</parts>"
                                 "<bundle kinds='卷宗封面 立案审批表 行政处罚决定书'/></words>";

/* Files of a tree; the case paths of its bundles in order, and the loose files, each parted by
 * spaces. "树" is the argument itself. A part of a path that ends in .zip is a ZIP that holds what
 * stands behind; "1.docx=立案审批表" is a document with that title. */
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
    /* names of parts are short; a case may be called after what it is about */
    {"01正卷/立案审批表.docx 现场照片1/行政处罚决定书.docx", "树", ""},
    {"某公司立案/立案审批表.docx 立案2023/封面.docx", "某公司立案 立案2023", ""},
    {"正卷/a/立案审批表.docx 封面.docx", "正卷/a", "封面.docx"},
    /* a ZIP with one bundle, or none, is a bundle */
    {"a.zip/立案审批表.docx a.zip/说明.docx", "a.zip", ""},
    {"a.zip/案卷/立案审批表.docx a.zip/说明.docx", "a.zip", ""},
    {"a.zip/案卷/正卷/立案审批表.docx a.zip/案卷/副卷/封面.docx", "a.zip", ""},
    {"a.zip/1/2/立案审批表.docx", "a.zip", ""},
    {"a.zip/b.zip/立案审批表.docx", "a.zip", ""},
    {"a.zip/说明.docx", "a.zip", ""},
    {"a.zip/立案审批表.docx a.zip/照片.zip/1.jpg", "a.zip", ""},
    {"a.zip/案卷/立案审批表.docx a.zip/照片.zip/1.jpg a.zip/坏.zip", "a.zip", ""},
    {"a.zip/正卷.zip/立案审批表.docx a.zip/副卷.zip/封面.docx", "a.zip", ""},
    {"a.zip/案卷/立案审批表.docx a.zip/证据/封面.docx", "a.zip", ""},
    {"a.zip/一/立案审批表.docx a.zip/二/1.docx=封面", "a.zip/一 a.zip/二", ""},
    /* one with several is a tree */
    {"a.zip/2023/一/立案审批表.docx a.zip/2023/二/封面.docx", "a.zip/2023/一 a.zip/2023/二", ""},
    {"a.zip/一/立案审批表.docx a.zip/二/封面.docx a.zip/说明.docx a.zip/x/y.docx",
     "a.zip/一 a.zip/二", "a.zip/说明.docx a.zip/x/y.docx"},
    {"a.zip/一.zip/立案审批表.docx a.zip/二.zip/卷/封面.docx", "a.zip/一.zip a.zip/二.zip", ""},
    {"a.zip/一/正卷/立案审批表.docx a.zip/一/副卷/封面.docx a.zip/二.zip/封面.docx",
     "a.zip/一 a.zip/二.zip", ""},
    {"a.zip/b.zip/一/立案审批表.docx a.zip/b.zip/二/封面.docx a.zip/三/封面.docx",
     "a.zip/b.zip/一 a.zip/b.zip/二 a.zip/三", ""},
    /* what can't be opened is told of */
    {"a.zip/一/立案审批表.docx a.zip/二/封面.docx a.zip/坏.zip", "a.zip/一 a.zip/二 a.zip/坏.zip",
     ""},
    {"a.zip/.一/立案审批表.docx a.zip/二/封面.docx a.zip/三/封面.docx", "a.zip/三 a.zip/二", ""},
    /* a ZIP in a folder counts as a folder */
    {"立案审批表.docx a.zip/立案审批表.docx", "a.zip", "立案审批表.docx"},
    {"一/正卷.zip/立案审批表.docx 一/副卷/封面.docx", "一", ""},
    /* by title, where no name tells */
    {"1.docx=询问笔录 2.docx=立案审批表", "树", ""},
    {"1.docx=询问笔录", "", "1.docx"},
    {"一/1.docx=立案审批表 二/行政处罚决定书.docx 三/1.docx=询问笔录", "一 二", "三/1.docx"},
    {"一/正卷/1.docx=立案审批表 一/副卷/2.docx=询问笔录 二/1.docx=封面", "一 二", ""},
    {"a.zip/一/1.docx=立案审批表 a.zip/b.zip/1.docx=封面", "a.zip/b.zip a.zip/一", ""},
    /* a title is not looked for where a name tells */
    {"封面.docx 其他/1.docx=立案审批表", "树", ""},
    {"一/封面.docx 1.docx=立案审批表", "一", "1.docx"},
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

/* --- making trees */

/* A document with a title and nothing else; bytes is the caller's to release. */
static void make_docx(struct maker *maker, struct aj_str title)
{
    static const char types[] =
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
        "<Override PartName='/word/document.xml' ContentType='application/"
        "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";

    maker_init(maker);
    maker_add_text(maker, "[Content_Types].xml", types);
    maker_add_text(
        maker, "word/document.xml",
        aj_arena_printf(
            arena,
            "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
            "<w:body><w:p><w:r><w:t>%" AJ_STR_FMT "</w:t></w:r></w:p></w:body></w:document>",
            AJ_STR_ARG(title))
            .ptr);
}

/* The name in a word and the bytes of the file. */
static const char *take_file(struct aj_str word, struct aj_str *bytes)
{
    size_t equals = aj_str_find(word, aj_str_from("="), 0);
    struct maker maker;

    *bytes = aj_str_from("x");
    if (equals == AJ_STR_NONE)
        return aj_arena_dup(arena, word).ptr;
    make_docx(&maker, aj_str_sub(word, equals + 1, word.len));
    *bytes = aj_arena_dup(arena, maker_finish(&maker));
    maker_release(&maker);
    return aj_arena_dup(arena, aj_str_sub(word, 0, equals)).ptr;
}

/* The length of the word up to the first ZIP that holds something, or 0. */
static size_t zip_of(struct aj_str word)
{
    size_t at = aj_str_find(word, aj_str_from(".zip/"), 0);

    return at != AJ_STR_NONE ? at + strlen(".zip") : 0;
}

/* The ZIP of what stands behind the prefix in files; one nested ZIP after another. */
static struct aj_str pack(struct aj_str files, struct aj_str prefix)
{
    struct aj_str packed = AJ_STR_EMPTY; /* the nested ZIP made last */
    struct maker maker;
    struct aj_str word;
    struct aj_str bytes;

    maker_init(&maker);
    for (struct aj_str rest = files; aj_str_next_word(&rest, &word);) {
        struct piece piece = {0};
        size_t zip;

        if (!aj_str_starts(word, prefix))
            continue;
        word = aj_str_sub(word, prefix.len, word.len);
        zip = zip_of(word);
        if (zip > 0 && aj_str_equal(aj_str_sub(word, 0, zip), packed))
            continue;
        packed = aj_str_sub(word, 0, zip);
        piece.name = zip > 0 ? aj_arena_dup(arena, packed).ptr : take_file(word, &bytes);
        piece.data = zip > 0 ? pack(files, aj_arena_printf(arena, "%" AJ_STR_FMT "%" AJ_STR_FMT "/",
                                                           AJ_STR_ARG(prefix), AJ_STR_ARG(packed)))
                             : bytes;
        maker_add(&maker, &piece);
    }
    bytes = aj_arena_dup(arena, maker_finish(&maker));
    maker_release(&maker);
    return bytes;
}

static void make_tree(const char *files)
{
    struct aj_str all = aj_str_from(files);
    struct aj_str word;

    kit_put(folder, "树/.keep", AJ_STR_EMPTY);
    for (struct aj_str rest = all; aj_str_next_word(&rest, &word);) {
        size_t zip = zip_of(word);
        struct aj_str bytes;
        const char *name = take_file(word, &bytes);

        if (zip > 0) {
            name = aj_arena_dup(arena, aj_str_sub(word, 0, zip)).ptr;
            bytes = pack(all, aj_str_sub(word, 0, zip + 1));
        }
        kit_put(folder, aj_arena_printf(arena, "树/%s", name).ptr, bytes);
    }
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
        ck_assert_int_eq(access(bundle->at.path, R_OK), 0);
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

START_TEST(test_find_name_equals_path_names_a_tree)
{
    make_tree("a/立案审批表.docx b.zip/一/封面.docx b.zip/二/封面.docx");
    ck_assert_int_eq(aj_find_bundles(arena, &ruleset->kinds,
                                     aj_arena_printf(arena, "甲=%s", below("树")).ptr, &found,
                                     NULL),
                     AJ_OK);
    ck_assert_uint_eq(found.bundles.count, 3);
    unit_assert_str(((struct aj_bundle *)aj_vec_at(&found.bundles, 0))->case_path, "甲/a");
    unit_assert_str(((struct aj_bundle *)aj_vec_at(&found.bundles, 2))->case_path, "甲/b.zip/二");
}
END_TEST

START_TEST(test_find_zip_as_argument)
{
    make_tree("a.zip/卷/立案审批表.docx b.zip/一/封面.docx b.zip/二/封面.docx b.zip/x.docx");
    assert_one(below("树/a.zip"), "a.zip");
    found.bundles.count = 0;
    ck_assert_int_eq(aj_find_bundles(arena, &ruleset->kinds, below("树/b.zip"), &found, NULL),
                     AJ_OK);
    ck_assert_uint_eq(found.bundles.count, 2);
    unit_assert_str(((struct aj_bundle *)aj_vec_at(&found.bundles, 0))->case_path, "b.zip/一");
    ck_assert_uint_eq(found.loose.count, 1);
    unit_assert_str(*(struct aj_str *)aj_vec_at(&found.loose, 0), "b.zip/x.docx");
}
END_TEST

START_TEST(test_find_path_into_a_zip)
{
    struct aj_error error = {.message = ""};

    make_tree("b.zip/一/封面.docx b.zip/二.zip/卷/封面.docx");
    assert_one(below("树/b.zip/一"), "一");
    assert_one(below("树/b.zip/一/"), "一");
    assert_one(below("树/b.zip/二.zip"), "二.zip");
    assert_one(below("树/b.zip/二.zip/卷"), "卷");
    ck_assert_int_eq(aj_find_bundles(arena, &ruleset->kinds, below("树/b.zip/三"), &found, &error),
                     AJ_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(error.message, "三"));
}
END_TEST

/* A folder without the right to look into it may hold cases: it is told of. */
START_TEST(test_find_closed_folder_is_a_bundle)
{
    if (geteuid() == 0)
        return; /* root may look into any */
    make_tree("a/立案审批表.docx b/立案审批表.docx");
    ck_assert_int_eq(chmod(below("树/b"), 0), 0);
    ck_assert_int_eq(aj_find_bundles(arena, &ruleset->kinds, below("树"), &found, NULL), AJ_OK);
    ck_assert_uint_eq(found.bundles.count, 2);
    ck_assert_int_eq(chmod(below("树/b"), 0700), 0);
}
END_TEST

START_TEST(test_find_names_that_are_no_utf8)
{
    make_tree("\xC1\xA2/封面.docx \xFF/封面.docx b/封面.docx");
    ck_assert_int_eq(aj_find_bundles(arena, &ruleset->kinds, below("树"), &found, NULL), AJ_OK);
    ck_assert_uint_eq(found.bundles.count, 3);
    unit_assert_str(((struct aj_bundle *)aj_vec_at(&found.bundles, 0))->case_path, "%FF");
    unit_assert_str(((struct aj_bundle *)aj_vec_at(&found.bundles, 2))->case_path, "立");
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
    tcase_add_test(tests, test_find_name_equals_path_names_a_tree);
    tcase_add_test(tests, test_find_zip_as_argument);
    tcase_add_test(tests, test_find_path_into_a_zip);
    tcase_add_test(tests, test_find_closed_folder_is_a_bundle);
    tcase_add_test(tests, test_find_names_that_are_no_utf8);
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
