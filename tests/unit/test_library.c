/* SPDX-License-Identifier: Apache-2.0
 *
 * The library as an outsider has it: include/anjuan.h and nothing else of ours, not even the
 * helpers of the other tests. Compiled with that one folder to include from.
 */
#include "library_kit.h"

#include <string.h>

/* ---- version and codes ---- */

START_TEST(test_version_of_header_is_that_of_library)
{
    char version[32];

    (void)snprintf(version, sizeof(version), "%d.%d.%d", ANJUAN_VERSION_MAJOR, ANJUAN_VERSION_MINOR,
                   ANJUAN_VERSION_PATCH);
    ck_assert_str_eq(version, ANJUAN_VERSION);
    ck_assert_str_eq(anjuan_version(), ANJUAN_VERSION);
}
END_TEST

static const struct {
    enum anjuan_status status;
    const char *code;
} codes[] = {{ANJUAN_OK, "ok"},
             {ANJUAN_NOT_FOUND, "not-found"},
             {ANJUAN_IO, "io"},
             {ANJUAN_LIMIT, "limit"},
             {ANJUAN_CORRUPT, "corrupt"},
             {ANJUAN_ENCRYPTED, "encrypted"},
             {ANJUAN_UNSUPPORTED, "unsupported"},
             {ANJUAN_REFUSED, "refused"},
             {ANJUAN_BAD_NAME, "bad-name"},
             {ANJUAN_SYNTAX, "syntax"},
             {ANJUAN_ARGUMENT, "argument"},
             {ANJUAN_SEVERAL, "several"},
             {(enum anjuan_status)99, ""}};

START_TEST(test_status_code)
{
    ck_assert_str_eq(anjuan_status_code(codes[_i].status), codes[_i].code);
}
END_TEST

START_TEST(test_verdict_codes)
{
    ck_assert_str_eq(anjuan_verdict_code(ANJUAN_PASS), "pass");
    ck_assert_str_eq(anjuan_verdict_code(ANJUAN_FAIL), "fail");
    ck_assert_str_eq(anjuan_verdict_code(ANJUAN_NEEDS_PERSON), "needs-person");
    ck_assert_str_eq(anjuan_verdict_code(ANJUAN_NOT_APPLICABLE), "not-applicable");
    ck_assert_str_eq(anjuan_verdict_code(ANJUAN_N_VERDICTS), "");
}
END_TEST

/* ---- rules ---- */

START_TEST(test_ruleset_has_profiles_and_no_errors)
{
    bool has_national = false;

    library_load_rules();
    ck_assert_uint_eq(anjuan_ruleset_n_errors(rules), 0);
    ck_assert_ptr_null(anjuan_ruleset_error(rules, 0));
    for (size_t i = 0; i < anjuan_ruleset_n_profiles(rules); i++) {
        const struct anjuan_profile *profile = anjuan_ruleset_profile(rules, i);

        has_national = has_national || strcmp(profile->id, "national") == 0;
        ck_assert_str_ne(profile->title, "");
        ck_assert_str_ne(profile->version, "");
    }
    ck_assert(has_national);
    ck_assert_ptr_null(anjuan_ruleset_profile(rules, anjuan_ruleset_n_profiles(rules)));
    library_free_all();
}
END_TEST

START_TEST(test_ruleset_of_no_such_folder_is_not_found)
{
    const char *folders[] = {anjuan_rules_folder(), library_path("none")};
    struct anjuan_error error = {ANJUAN_OK, ""};

    ck_assert_int_eq(anjuan_ruleset_load(folders, 2, &rules, &error), ANJUAN_NOT_FOUND);
    ck_assert_int_eq(error.status, ANJUAN_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(error.message, folders[1]));
    ck_assert_ptr_null(rules);
}
END_TEST

START_TEST(test_ruleset_of_folder_without_rules_is_not_found)
{
    const char *folder = library_path("");

    ck_assert_int_eq(anjuan_ruleset_load(&folder, 1, &rules, NULL), ANJUAN_NOT_FOUND);
    ck_assert_ptr_null(rules);
}
END_TEST

START_TEST(test_ruleset_with_faults_tells_file_and_line)
{
    const char *folder = library_path("faulty");
    struct anjuan_error error = {ANJUAN_OK, ""};
    const struct anjuan_rule_error *fault;

    library_put_folder("faulty");
    library_put("faulty/pack.xml", "<pack xmlns=\"urn:anjuan:rules:1\" id=\"p\" title=\"p\" "
                                   "version=\"1\">\n<nonsense/>\n<further/>\n</pack>\n");
    folder = library_path("faulty");
    ck_assert_int_eq(anjuan_ruleset_load(&folder, 1, &rules, &error), ANJUAN_SYNTAX);
    ck_assert_ptr_nonnull(strstr(error.message, "faulty/pack.xml:2: "));
    ck_assert_ptr_nonnull(rules);
    ck_assert_uint_eq(anjuan_ruleset_n_errors(rules), 2);
    fault = anjuan_ruleset_error(rules, 1);
    ck_assert_str_eq(fault->file, library_path("faulty/pack.xml"));
    ck_assert_int_eq(fault->line, 3);
    ck_assert_str_ne(fault->message, "");
    /* and is good for nothing else */
    ck_assert_int_eq(anjuan_case_open(rules, library_poor_sample(), &opened, &error),
                     ANJUAN_SYNTAX);
    ck_assert_ptr_null(opened);
    library_free_all();
}
END_TEST

/* ---- bundles ---- */

START_TEST(test_bundles_of_folder_are_opened_by_number)
{
    struct anjuan_bundles *bundles;
    const struct anjuan_review_options options = {.as_of = LIBRARY_DAY};

    library_load_rules();
    ck_assert_int_eq(anjuan_bundles_find(rules, library_samples(), &bundles, NULL), ANJUAN_OK);
    ck_assert_uint_eq(anjuan_bundles_count(bundles), 2);
    ck_assert_str_eq(anjuan_bundles_path(bundles, 1), "问题案卷-云汀文化促进会.zip");
    ck_assert_ptr_null(anjuan_bundles_path(bundles, 2));
    ck_assert_uint_eq(anjuan_bundles_n_loose(bundles), 0);
    ck_assert_ptr_null(anjuan_bundles_loose(bundles, 0));
    ck_assert_int_eq(anjuan_bundles_open(bundles, 2, &opened, NULL), ANJUAN_ARGUMENT);
    ck_assert_ptr_null(opened);
    ck_assert_int_eq(anjuan_bundles_open(bundles, 1, &opened, NULL), ANJUAN_OK);
    anjuan_bundles_free(bundles);
    ck_assert_int_eq(anjuan_case_review(opened, &options, &result, NULL), ANJUAN_OK);
    ck_assert_str_eq(anjuan_result_facts(result)->path, "问题案卷-云汀文化促进会.zip");
    library_free_all();
}
END_TEST

START_TEST(test_bundles_leave_loose_files)
{
    struct anjuan_bundles *bundles;

    library_load_rules();
    library_put_folder("tree");
    library_put("tree/说明.txt", "x");
    ck_assert_int_eq(anjuan_bundles_find(rules, library_path("tree"), &bundles, NULL), ANJUAN_OK);
    ck_assert_uint_eq(anjuan_bundles_count(bundles), 0);
    ck_assert_uint_eq(anjuan_bundles_n_loose(bundles), 1);
    ck_assert_str_eq(anjuan_bundles_loose(bundles, 0), "说明.txt");
    anjuan_bundles_free(bundles);
    library_free_all();
}
END_TEST

START_TEST(test_path_to_nothing_is_not_found)
{
    struct anjuan_bundles *bundles;
    struct anjuan_error error = {ANJUAN_OK, ""};

    library_load_rules();
    ck_assert_int_eq(anjuan_bundles_find(rules, library_path("none"), &bundles, &error),
                     ANJUAN_NOT_FOUND);
    ck_assert_ptr_null(bundles);
    ck_assert_int_eq(anjuan_case_open(rules, library_path("none"), &opened, &error),
                     ANJUAN_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(error.message, "none"));
    ck_assert_ptr_null(opened);
    library_free_all();
}
END_TEST

START_TEST(test_path_to_several_cases_opens_none)
{
    struct anjuan_error error = {ANJUAN_OK, ""};

    library_load_rules();
    ck_assert_int_eq(anjuan_case_open(rules, library_samples(), &opened, &error), ANJUAN_SEVERAL);
    ck_assert_str_ne(error.message, "");
    ck_assert_ptr_null(opened);
    library_free_all();
}
END_TEST

START_TEST(test_file_that_is_no_zip_still_has_a_report)
{
    const struct anjuan_review_options options = {.as_of = LIBRARY_DAY};
    struct anjuan_error error = {ANJUAN_OK, ""};

    library_load_rules();
    library_put("no.zip", "this is no ZIP\n");
    ck_assert_int_eq(anjuan_case_open(rules, library_path("no.zip"), &opened, &error),
                     ANJUAN_UNSUPPORTED);
    ck_assert_int_eq(error.status, ANJUAN_UNSUPPORTED);
    ck_assert_ptr_nonnull(opened);
    ck_assert_int_eq(anjuan_case_review(opened, &options, &result, NULL), ANJUAN_OK);
    ck_assert_uint_eq(anjuan_result_n_verdicts(result), 0);
    ck_assert_uint_eq(anjuan_result_n_scores(result), 0);
    ck_assert_uint_eq(anjuan_result_n_problems(result), 1);
    ck_assert_str_eq(anjuan_result_problem(result, 0)->code, "bundle-unreadable");
    ck_assert_str_eq(anjuan_result_problem(result, 0)->file, "");
    ck_assert_str_eq(anjuan_result_problem(result, 0)->message, error.message);
    ck_assert_str_eq(anjuan_result_facts(result)->path, "no.zip");
    ck_assert_str_eq(anjuan_result_facts(result)->type, "unknown");
    library_free_all();
}
END_TEST

START_TEST(test_folder_is_taken_for_a_case)
{
    library_load_rules();
    library_put_folder("案");
    library_put("案/照片.jpg", "x");
    ck_assert_int_eq(anjuan_case_open(rules, library_path("案"), &opened, NULL), ANJUAN_OK);
    ck_assert_int_eq(anjuan_case_review(opened, NULL, &result, NULL), ANJUAN_OK);
    ck_assert_str_eq(anjuan_result_facts(result)->path, "案");
    ck_assert_uint_eq(strlen(anjuan_result_facts(result)->as_of), strlen(LIBRARY_DAY)); /* today */
    library_free_all();
}
END_TEST

/* ---- NULL ---- */

START_TEST(test_null_where_a_handle_is_wanted_is_an_argument_error)
{
    struct anjuan_bundles *bundles;
    struct anjuan_error error = {ANJUAN_OK, ""};
    const char *none = NULL;

    library_review_sample();
    ck_assert_int_eq(anjuan_ruleset_load(NULL, 0, NULL, &error), ANJUAN_ARGUMENT);
    ck_assert_int_eq(error.status, ANJUAN_ARGUMENT);
    ck_assert_str_ne(error.message, "");
    ck_assert_int_eq(anjuan_bundles_find(NULL, ".", &bundles, NULL), ANJUAN_ARGUMENT);
    ck_assert_int_eq(anjuan_bundles_find(rules, NULL, &bundles, NULL), ANJUAN_ARGUMENT);
    ck_assert_int_eq(anjuan_bundles_find(rules, ".", NULL, NULL), ANJUAN_ARGUMENT);
    ck_assert_int_eq(anjuan_case_open(rules, library_poor_sample(), NULL, NULL), ANJUAN_ARGUMENT);
    ck_assert_int_eq(anjuan_case_review(opened, NULL, NULL, NULL), ANJUAN_ARGUMENT);
    ck_assert_int_eq(anjuan_result_write(NULL, "json", stdout, NULL), ANJUAN_ARGUMENT);
    ck_assert_int_eq(anjuan_result_write(result, NULL, stdout, NULL), ANJUAN_ARGUMENT);
    ck_assert_int_eq(anjuan_result_write(result, "json", NULL, NULL), ANJUAN_ARGUMENT);
    ck_assert_int_eq(anjuan_result_write_file(result, "json", NULL, NULL), ANJUAN_ARGUMENT);
    library_free_all();
    ck_assert_int_eq(anjuan_ruleset_load(NULL, 1, &rules, NULL), ANJUAN_ARGUMENT);
    ck_assert_int_eq(anjuan_ruleset_load(&none, 1, &rules, NULL), ANJUAN_ARGUMENT);
    ck_assert_int_eq(anjuan_bundles_open(NULL, 0, &opened, NULL), ANJUAN_ARGUMENT);
    ck_assert_int_eq(anjuan_case_open(NULL, ".", &opened, NULL), ANJUAN_ARGUMENT);
    ck_assert_int_eq(anjuan_case_review(NULL, NULL, &result, NULL), ANJUAN_ARGUMENT);
    ck_assert(bundles == NULL && rules == NULL && opened == NULL && result == NULL);
}
END_TEST

START_TEST(test_null_is_empty)
{
    anjuan_ruleset_free(NULL);
    anjuan_bundles_free(NULL);
    anjuan_case_close(NULL);
    ck_assert_uint_eq(anjuan_ruleset_n_errors(NULL) + anjuan_ruleset_n_profiles(NULL), 0);
    ck_assert_uint_eq(anjuan_bundles_count(NULL) + anjuan_bundles_n_loose(NULL), 0);
    ck_assert_uint_eq(anjuan_result_n_verdicts(NULL) + anjuan_result_n_scores(NULL) +
                          anjuan_result_n_problems(NULL),
                      0);
    ck_assert_ptr_null(anjuan_ruleset_error(NULL, 0));
    ck_assert_ptr_null(anjuan_ruleset_profile(NULL, 0));
    ck_assert_ptr_null(anjuan_bundles_path(NULL, 0));
    ck_assert_ptr_null(anjuan_bundles_loose(NULL, 0));
    ck_assert_ptr_null(anjuan_result_facts(NULL));
    ck_assert_ptr_null(anjuan_result_verdict(NULL, 0));
    ck_assert_ptr_null(anjuan_result_score(NULL, 0));
    ck_assert_ptr_null(anjuan_result_problem(NULL, 0));
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("library");
    TCase *names = library_tests(suite, "names");
    TCase *ruleset = library_tests(suite, "ruleset");
    TCase *bundles = library_tests(suite, "bundles");
    TCase *null = library_tests(suite, "null");

    tcase_add_test(names, test_version_of_header_is_that_of_library);
    tcase_add_loop_test(names, test_status_code, 0, LENGTH(codes));
    tcase_add_test(names, test_verdict_codes);
    tcase_add_test(ruleset, test_ruleset_has_profiles_and_no_errors);
    tcase_add_test(ruleset, test_ruleset_of_no_such_folder_is_not_found);
    tcase_add_test(ruleset, test_ruleset_of_folder_without_rules_is_not_found);
    tcase_add_test(ruleset, test_ruleset_with_faults_tells_file_and_line);
    tcase_add_test(bundles, test_bundles_of_folder_are_opened_by_number);
    tcase_add_test(bundles, test_bundles_leave_loose_files);
    tcase_add_test(bundles, test_path_to_nothing_is_not_found);
    tcase_add_test(bundles, test_path_to_several_cases_opens_none);
    tcase_add_test(bundles, test_file_that_is_no_zip_still_has_a_report);
    tcase_add_test(bundles, test_folder_is_taken_for_a_case);
    tcase_add_test(null, test_null_where_a_handle_is_wanted_is_an_argument_error);
    tcase_add_test(null, test_null_is_empty);
    return suite;
}

int main(void)
{
    return library_run(suite());
}
