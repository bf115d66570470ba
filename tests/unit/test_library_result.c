/* SPDX-License-Identifier: Apache-2.0
 *
 * The library as an outsider has it: reviews, what is walked of them, reports. Compiled with
 * include/ as the one folder to include from.
 */
#include "library_kit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- review ---- */

static const struct {
    struct anjuan_review_options options;
    enum anjuan_status status;
} reviews[] = {
    {{"national", LIBRARY_DAY, "archived"}, ANJUAN_OK},
    {{"national,zhejiang", LIBRARY_DAY, "auto"}, ANJUAN_OK},
    {{NULL, NULL, NULL}, ANJUAN_OK},
    {{"nowhere", LIBRARY_DAY, NULL}, ANJUAN_SYNTAX},
    {{"", LIBRARY_DAY, NULL}, ANJUAN_SYNTAX},
    {{NULL, "2026-13-01", NULL}, ANJUAN_SYNTAX},
    {{NULL, "", NULL}, ANJUAN_SYNTAX},
    {{NULL, LIBRARY_DAY, "begun"}, ANJUAN_SYNTAX},
};

START_TEST(test_review_takes_its_options_or_says_why_not)
{
    struct anjuan_error error = {ANJUAN_OK, ""};

    library_load_rules();
    ck_assert_int_eq(anjuan_case_open(rules, library_poor_sample(), &opened, NULL), ANJUAN_OK);
    ck_assert_int_eq(anjuan_case_review(opened, &reviews[_i].options, &result, &error),
                     reviews[_i].status);
    ck_assert_int_eq(error.status, reviews[_i].status);
    ck_assert_int_eq(error.message[0] != '\0', reviews[_i].status != ANJUAN_OK);
    ck_assert_int_eq(result != NULL, reviews[_i].status == ANJUAN_OK);
    library_free_all();
}
END_TEST

START_TEST(test_review_again_leaves_the_first)
{
    const struct anjuan_review_options earlier = {.profiles = "zhejiang", .as_of = "2023-01-01"};
    const struct anjuan_result *second;

    library_review_sample();
    ck_assert_int_eq(anjuan_case_review(opened, &earlier, &second, NULL), ANJUAN_OK);
    ck_assert_ptr_ne(second, result);
    ck_assert_str_eq(anjuan_result_facts(result)->as_of, LIBRARY_DAY);
    ck_assert_str_eq(anjuan_result_score(result, 0)->profile, "national");
    ck_assert_str_eq(anjuan_result_facts(second)->as_of, "2023-01-01");
    ck_assert_str_eq(anjuan_result_score(second, 0)->profile, "zhejiang");
    library_free_all();
}
END_TEST

/* ---- results ---- */

START_TEST(test_facts_are_those_of_the_case)
{
    const struct anjuan_facts *facts;

    library_review_sample();
    facts = anjuan_result_facts(result);
    ck_assert_str_eq(facts->path, "问题案卷-云汀文化促进会.zip");
    ck_assert_ptr_eq(strstr(facts->id, facts->path), facts->id);
    ck_assert_str_eq(facts->type, "penalty-general");
    ck_assert_str_eq(facts->as_of, LIBRARY_DAY);
    ck_assert_str_eq(facts->stage, "archived");
    ck_assert_ptr_nonnull(strstr(facts->party, "云汀文化促进会"));
    ck_assert_uint_eq(strlen(facts->decided), strlen(LIBRARY_DAY));
    ck_assert_uint_eq(anjuan_result_n_problems(result), 0);
    ck_assert_ptr_null(anjuan_result_problem(result, 0));
    library_free_all();
}
END_TEST

/* What must hold of every verdict, by its status. */
static void check_verdict(const struct anjuan_verdict *verdict)
{
    bool is_fail = verdict->status == ANJUAN_FAIL;

    ck_assert_str_ne(verdict->rule, "");
    ck_assert_str_ne(verdict->title, "");
    ck_assert_uint_eq(strlen(verdict->day), strlen(LIBRARY_DAY));
    ck_assert_str_eq(verdict->profiles, "");
    ck_assert_int_eq(verdict->n_occurrences > 0, is_fail);
    ck_assert_int_eq(verdict->ask[0] != '\0', verdict->status == ANJUAN_NEEDS_PERSON);
    ck_assert(!is_fail || verdict->message[0] != '\0');
    ck_assert(is_fail || verdict->remedy[0] == '\0');
    for (size_t i = 0; i < verdict->n_evidence; i++) {
        ck_assert_str_ne(verdict->evidence[i].file, "");
        ck_assert_ptr_nonnull(verdict->evidence[i].kind);
        ck_assert_ptr_nonnull(verdict->evidence[i].place);
        ck_assert_ptr_nonnull(verdict->evidence[i].field);
        ck_assert_ptr_nonnull(verdict->evidence[i].text);
        ck_assert_ptr_nonnull(verdict->evidence[i].value);
    }
    for (size_t i = 0; i < verdict->n_basis; i++)
        ck_assert_str_ne(verdict->basis[i].law, "");
}

START_TEST(test_walk_over_verdicts_agrees_with_score)
{
    unsigned counts[ANJUAN_N_VERDICTS] = {0};
    const struct anjuan_score *score;
    size_t n_evidence = 0;
    size_t n_basis = 0;

    library_review_sample();
    ck_assert_uint_gt(anjuan_result_n_verdicts(result), 100);
    for (size_t i = 0; i < anjuan_result_n_verdicts(result); i++) {
        const struct anjuan_verdict *verdict = anjuan_result_verdict(result, i);

        check_verdict(verdict);
        counts[verdict->status]++;
        n_evidence += verdict->status == ANJUAN_FAIL ? verdict->n_evidence : 0;
        n_basis += verdict->n_basis;
    }
    ck_assert_ptr_null(anjuan_result_verdict(result, anjuan_result_n_verdicts(result)));
    ck_assert_uint_ge(counts[ANJUAN_FAIL], 12); /* on purpose */
    ck_assert_uint_gt(n_evidence, 12);
    ck_assert_uint_gt(n_basis, 100);
    ck_assert_uint_eq(anjuan_result_n_scores(result), 1);
    score = anjuan_result_score(result, 0);
    for (int i = 0; i < ANJUAN_N_VERDICTS; i++)
        ck_assert_uint_eq(score->counts[i], counts[i]);
    ck_assert_ptr_null(anjuan_result_score(result, 1));
    library_free_all();
}
END_TEST

START_TEST(test_score_has_points_and_grade)
{
    const struct anjuan_score *score;

    library_review_sample();
    score = anjuan_result_score(result, 0);
    ck_assert_str_eq(score->profile, "national");
    ck_assert_str_ne(score->title, "");
    ck_assert_str_eq(score->full, "100");
    ck_assert(atof(score->low) <= atof(score->high));
    ck_assert(atof(score->high) < 100);
    ck_assert_str_ne(score->grade_high, "");
    ck_assert_str_ne(score->grade_low, "");
    ck_assert(!score->is_final || strcmp(score->grade_low, score->grade_high) == 0);
    library_free_all();
}
END_TEST

/* ---- reports ---- */

/* What a file holds, to be freed. */
static char *read_file(FILE *file)
{
    long size;
    char *text;

    ck_assert_int_eq(fseek(file, 0, SEEK_END), 0);
    size = ftell(file);
    ck_assert_int_ge(size, 0);
    rewind(file);
    text = calloc(1, (size_t)size + 1);
    ck_assert_ptr_nonnull(text);
    ck_assert_uint_eq(fread(text, 1, (size_t)size, file), (size_t)size);
    return text;
}

/* What each format begins with. */
static const struct {
    const char *name;
    const char *start;
} formats[] = {{"json", "{\"schema\":\"anjuan-report/1\""},
               {"html", "<!DOCTYPE html>"},
               {"jsonl", "{\"schema\":\"anjuan-report/1\""},
               {"text", "问题案卷-云汀文化促进会.zip\n"}};

START_TEST(test_write_each_format)
{
    FILE *file = tmpfile();
    FILE *again;
    char *text;
    char *second;
    struct stat info;

    library_review_sample();
    ck_assert_str_eq(anjuan_format_name((size_t)_i), formats[_i].name);
    ck_assert_int_eq(anjuan_result_write(result, formats[_i].name, file, NULL), ANJUAN_OK);
    text = read_file(file);
    ck_assert_ptr_eq(strstr(text, formats[_i].start), text);
    ck_assert_ptr_nonnull(strstr(text, anjuan_result_facts(result)->party));
    ck_assert_int_eq(text[strlen(text) - 1], '\n');
    /* the same bytes to a path, for the owner alone */
    ck_assert_int_eq(
        anjuan_result_write_file(result, formats[_i].name, library_path(formats[_i].name), NULL),
        ANJUAN_OK);
    ck_assert_int_eq(stat(library_path(formats[_i].name), &info), 0);
    ck_assert_int_eq(info.st_mode & 0777, 0600);
    again = fopen(library_path(formats[_i].name), "rb");
    second = read_file(again);
    ck_assert_str_eq(second, text);
    free(text);
    free(second);
    (void)fclose(file);
    (void)fclose(again);
    library_free_all();
}
END_TEST

START_TEST(test_formats_end)
{
    ck_assert_ptr_null(anjuan_format_name(sizeof(formats) / sizeof(formats[0])));
}
END_TEST

START_TEST(test_write_fails_by_name)
{
    FILE *none = fopen("/dev/null", "rb"); /* not for writing */
    struct anjuan_error error = {ANJUAN_OK, ""};

    library_review_sample();
    ck_assert_int_eq(anjuan_result_write(result, "pdf", stdout, &error), ANJUAN_UNSUPPORTED);
    ck_assert_ptr_nonnull(strstr(error.message, "json"));
    ck_assert_int_eq(anjuan_result_write(result, "json", none, &error), ANJUAN_IO);
    ck_assert_int_eq(anjuan_result_write_file(result, "pdf", library_path("x"), &error),
                     ANJUAN_UNSUPPORTED);
    ck_assert_int_eq(anjuan_result_write_file(result, "json", library_path("none/x"), &error),
                     ANJUAN_IO);
    ck_assert_int_eq(error.status, ANJUAN_IO);
    ck_assert_int_ne(access(library_path("x"), F_OK), 0);
    (void)fclose(none);
    library_free_all();
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("library-result");
    TCase *review = library_tests(suite, "review");
    TCase *write = library_tests(suite, "write");

    tcase_add_loop_test(review, test_review_takes_its_options_or_says_why_not, 0, LENGTH(reviews));
    tcase_add_test(review, test_review_again_leaves_the_first);
    tcase_add_test(review, test_facts_are_those_of_the_case);
    tcase_add_test(review, test_walk_over_verdicts_agrees_with_score);
    tcase_add_test(review, test_score_has_points_and_grade);
    tcase_add_loop_test(write, test_write_each_format, 0, LENGTH(formats));
    tcase_add_test(write, test_formats_end);
    tcase_add_test(write, test_write_fails_by_name);
    return suite;
}

int main(void)
{
    return library_run(suite());
}
