/* SPDX-License-Identifier: Apache-2.0
 *
 * How much of what is written in a document does the reader read? Makes each document of the truth
 * files, opens it as a bundle of its own, and prints what was missed, with totals at the end.
 *
 *   measure [-v] [-u] [-k FOLDER] TRUTH...      the corpus: $ANJUAN_CORPUS; the rules:
 * $ANJUAN_RULES
 */
#include "document_source.h"
#include "examine.h"

#include "base/buffer.h"
#include "container/file.h"
#include "rules/ruleset.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_TRUTH_BYTES (4U << 20)

static const char usage[] = "usage: measure [-v] [-u] [-k FOLDER] TRUTH...\n";

/* Exit status of wrong arguments; a failure is EXIT_FAILURE. */
enum { EXIT_USAGE = 2 };

static const char *const outcome_words[] = {[OUTCOME_RIGHT] = "right",
                                            [OUTCOME_MISSING] = "missing",
                                            [OUTCOME_WRONG] = "wrong",
                                            [OUTCOME_EXTRA] = "extra"};

static const char *const check_words[] = {
    [TRUTH_KIND] = "kind",   [TRUTH_FIELD] = "field",     [TRUTH_HAS] = "has",
    [TRUTH_BLANK] = "blank", [TRUTH_OFFICER] = "officer", [TRUTH_CITE] = "cite",
    [TRUTH_COUNT] = "count"};

struct totals {
    size_t outcomes[N_OUTCOMES];
    size_t n_lost; /* missing because there is no document of the kind */
    size_t n_documents;
    size_t n_absent;
    size_t n_failed; /* truths that could not be examined: a fault of the truth or of this tool */
};

struct measuring {
    const struct aj_ruleset *ruleset;
    const char *corpus;
    const char *folder; /* the documents are written into it */
    bool prints_right;
    bool prints_unclaimed; /* values of fields that no claim is about: for whoever writes truths */
    struct totals totals;
};

/* On one line. */
static void print_words(struct aj_str words)
{
    for (size_t i = 0; i < words.len; i++) {
        if (words.ptr[i] == '\n')
            fputs(" // ", stdout);
        else
            putchar(words.ptr[i]);
    }
}

static void print_finding(const struct measuring *measuring, const char *truth,
                          const struct truth_claim *claim, const struct aj_paper *paper,
                          const struct finding *finding)
{
    struct aj_str kind =
        paper == NULL || paper->kind == NULL ? aj_str_from("-") : paper->kind->name;

    if (finding->outcome == OUTCOME_RIGHT && !measuring->prints_right)
        return;
    printf("%s:%u: %s: 《%" AJ_STR_FMT "》 %s %" AJ_STR_FMT, truth, claim->line,
           outcome_words[finding->outcome], AJ_STR_ARG(kind), check_words[claim->check],
           AJ_STR_ARG(claim->path));
    if (claim->row > 0)
        printf("[%u]", claim->row);
    if (claim->check != TRUTH_BLANK)
        printf(" = %" AJ_STR_FMT, AJ_STR_ARG(claim->value));
    if (finding->outcome != OUTCOME_RIGHT) {
        fputs("  <- ", stdout);
        print_words(finding->read);
    }
    putchar('\n');
}

static bool is_claimed(const struct truth_document *document, struct aj_str path)
{
    for (size_t i = 0; i < document->claims.count; i++) {
        const struct truth_claim *claim = aj_vec_at(&document->claims, i);

        if (aj_str_equal(claim->path, path))
            return true;
    }
    return false;
}

static void print_unclaimed(const struct aj_paper *paper, const struct truth_document *document,
                            const char *truth)
{
    for (size_t f = 0; paper->kind != NULL && f < paper->kind->fields.count; f++) {
        struct aj_str name = aj_kind_field(paper->kind, f)->name;
        const struct aj_vec *readings = aj_paper_readings(paper, f);

        for (size_t i = 0; i < readings->count && !is_claimed(document, name); i++) {
            const struct aj_reading *reading = aj_vec_at(readings, i);

            if (reading->state != AJ_VALUE)
                continue;
            printf("%s:%u: unclaimed: 《%" AJ_STR_FMT "》 %" AJ_STR_FMT " = ", truth,
                   document->line, AJ_STR_ARG(paper->kind->name), AJ_STR_ARG(name));
            print_words(reading->value.shown);
            putchar('\n');
        }
    }
}

static void examine_claims(struct measuring *measuring, const struct aj_dossier *dossier,
                           const struct truth_document *document, const char *truth)
{
    const struct aj_paper *paper = NULL;

    for (size_t i = 0; i < document->claims.count; i++) {
        const struct truth_claim *claim = aj_vec_at(&document->claims, i);
        struct finding finding = claim->check == TRUTH_KIND
                                     ? examine_kind(dossier->arena, dossier, claim->value, &paper)
                                     : examine_claim(dossier, paper, claim);

        measuring->totals.outcomes[finding.outcome]++;
        measuring->totals.n_lost += paper == NULL && finding.outcome == OUTCOME_MISSING;
        print_finding(measuring, truth, claim, paper, &finding);
    }
}

/* Opens the file as the bundle it is and examines the claims. */
static bool examine_file(struct measuring *measuring, const struct truth_document *document,
                         const char *truth, const char *path)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_dossier *dossier;
    struct aj_error error = {0};
    bool is_open =
        aj_dossier_open(arena, &measuring->ruleset->kinds, path, &dossier, &error) == AJ_OK;

    if (is_open)
        examine_claims(measuring, dossier, document, truth);
    for (size_t i = 0; is_open && measuring->prints_unclaimed && i < dossier->papers.count; i++)
        print_unclaimed(*(struct aj_paper *const *)aj_vec_at(&dossier->papers, i), document, truth);
    if (!is_open)
        fprintf(stderr, "%s:%u: %s\n", truth, document->line, error.message);
    aj_arena_free(arena);
    return is_open;
}

static void measure_document(struct measuring *measuring, const struct truth_document *document,
                             const char *truth)
{
    const struct source_place place = {measuring->corpus, truth};
    enum source_result made = SOURCE_FAILED;
    char *folder = NULL;
    char *path = NULL;

    if (asprintf(&folder, "%s/%zu", measuring->folder,
                 measuring->totals.n_documents + measuring->totals.n_absent +
                     measuring->totals.n_failed) >= 0 &&
        (mkdir(folder, 0700) == 0 || access(folder, W_OK) == 0) &&
        asprintf(&path, "%s/%" AJ_STR_FMT, folder, AJ_STR_ARG(document->name)) >= 0)
        made = document_source_write(document, &place, path);
    if (made == SOURCE_ABSENT)
        measuring->totals.n_absent++;
    else if (made == SOURCE_MADE && examine_file(measuring, document, truth, path))
        measuring->totals.n_documents++;
    else
        measuring->totals.n_failed++;
    free(path);
    free(folder);
}

static void measure_truth(struct measuring *measuring, const char *truth)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_error error = {0};
    struct aj_buffer text;
    struct aj_vec documents;

    aj_buffer_init(&text, MOST_TRUTH_BYTES);
    aj_vec_init(&documents, arena, sizeof(struct truth_document));
    if (aj_file_read(truth, &text, &error) != AJ_OK) {
        fprintf(stderr, "%s: %s\n", truth, error.message);
        measuring->totals.n_failed++;
    } else {
        measuring->totals.n_failed += !truth_parse(aj_buffer_get(&text), truth, &documents);
        for (size_t i = 0; i < documents.count; i++)
            measure_document(measuring, aj_vec_at(&documents, i), truth);
    }
    aj_buffer_release(&text);
    aj_arena_free(arena);
}

static void print_share(const char *word, size_t n, size_t all)
{
    size_t thousandths = all == 0 ? 0 : (n * 1000 + all / 2) / all;

    printf("%s %zu (%zu.%zu %%)\n", word, n, thousandths / 10, thousandths % 10);
}

static void print_totals(const struct totals *totals)
{
    size_t wrong = totals->outcomes[OUTCOME_WRONG] + totals->outcomes[OUTCOME_EXTRA];
    size_t all = totals->outcomes[OUTCOME_RIGHT] + totals->outcomes[OUTCOME_MISSING] + wrong;

    printf("documents %zu, not in the corpus %zu, failed %zu\n", totals->n_documents,
           totals->n_absent, totals->n_failed);
    printf("claims %zu\n", all);
    print_share("right", totals->outcomes[OUTCOME_RIGHT], all);
    print_share("missing", totals->outcomes[OUTCOME_MISSING], all);
    print_share("wrong", wrong, all);
    printf("of the missing, for want of the document %zu\n", totals->n_lost);
    printf("of the wrong, extra %zu\n", totals->outcomes[OUTCOME_EXTRA]);
}

static int measure(struct measuring *measuring, char *const *truths, int n_truths)
{
    const char *rules = getenv("ANJUAN_RULES");
    const char *const folders[] = {rules != NULL ? rules : AJ_RULES_DIR};
    struct aj_ruleset *ruleset = aj_ruleset_load(folders, AJ_COUNT(folders));
    int status = EXIT_FAILURE;

    measuring->ruleset = ruleset;
    if (ruleset->errors.list.count > 0) {
        fprintf(stderr, "%s: the rules have errors\n", folders[0]);
    } else {
        for (int i = 0; i < n_truths; i++)
            measure_truth(measuring, truths[i]);
        print_totals(&measuring->totals);
        status = measuring->totals.n_failed > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
    }
    aj_ruleset_free(ruleset);
    xmlCleanupParser();
    return status;
}

int main(int argc, char **argv)
{
    struct measuring measuring = {.corpus = getenv("ANJUAN_CORPUS"), .folder = "."};
    int option;

    while ((option = getopt(argc, argv, "vuk:")) != -1) {
        if (option == 'v') {
            measuring.prints_right = true;
        } else if (option == 'u') {
            measuring.prints_unclaimed = true;
        } else if (option == 'k') {
            measuring.folder = optarg;
        } else {
            fputs(usage, stderr);
            return EXIT_USAGE;
        }
    }
    if (optind >= argc) {
        fputs(usage, stderr);
        return EXIT_USAGE;
    }
    return measure(&measuring, argv + optind, argc - optind);
}
