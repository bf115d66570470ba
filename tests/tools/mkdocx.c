/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes DOCX files out of plain text, and bundles out of folders of such texts, for tests and
 * samples: a case file can be read and changed in any editor. The same input gives the same bytes.
 *
 * A line of the text (UTF-8) is a paragraph, but for these:
 *
 *   # text        a title: centred, bold
 *   > text        a paragraph on the right
 *   | a | b |     a row of a table; rows that follow each other are one table. A row with fewer
 * cells than others ends in a wider one. A cell < belongs to the cell on its left, a cell ^ to the
 * cell above. Inside a cell " // " starts a new paragraph, \| is a bar.
 *   ---           a page break
 *   ! text        a paragraph of the page header
 *   !! text       a paragraph of the page footer
 *
 * Anywhere [图] is a picture (a signature, a seal) and \t a tab.
 */
#include "docx_model.h"
#include "docx_package.h"
#include "docx_style.h"

#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] =
    "usage: mkdocx [-s STYLE] [-m KEY=VALUE]... IN.txt OUT.docx\n"
    "       mkdocx [-s STYLE] [-m KEY=VALUE]... --zip OUT.zip DIR\n"
    "styles: word wps lo shattered edited sdt strict\n"
    "keys:   title creator lastModifiedBy created modified (of docProps/core.xml)\n";

/* Exit status of wrong arguments; a failure is EXIT_FAILURE. */
enum { EXIT_USAGE = 2 };

struct settings {
    const struct docx_style *style;
    struct docx_facts facts;
};

/* The whole file with a NUL behind it, data NULL with a message when that fails. */
static struct docx_bytes load(const char *path)
{
    struct docx_bytes bytes = {0};
    FILE *in = fopen(path, "rb");
    FILE *out = in == NULL ? NULL : open_memstream(&bytes.data, &bytes.n);
    char chunk[65536];
    size_t n;
    bool has_failed = out == NULL;

    while (!has_failed && (n = fread(chunk, 1, sizeof(chunk), in)) > 0)
        has_failed = fwrite(chunk, 1, n, out) != n;
    has_failed = has_failed || ferror(in) != 0;
    if (out != NULL)
        has_failed = fclose(out) != 0 || has_failed;
    if (has_failed) {
        perror(path);
        free(bytes.data);
        bytes = (struct docx_bytes){0};
    }
    if (in != NULL)
        (void)fclose(in); /* only read */
    return bytes;
}

static bool is_same(const char *path, const struct docx_bytes *bytes)
{
    struct docx_bytes old = {0};
    bool is_equal;

    if (access(path, R_OK) == 0)
        old = load(path);
    is_equal = old.data != NULL && old.n == bytes->n && memcmp(old.data, bytes->data, old.n) == 0;
    free(old.data);
    return is_equal;
}

/* Frees the bytes. A file that already holds them is left alone, with its time. */
static bool store(const char *path, struct docx_bytes bytes)
{
    FILE *out;
    bool is_written = is_same(path, &bytes);

    if (!is_written) {
        out = fopen(path, "wb");
        is_written = out != NULL && fwrite(bytes.data, 1, bytes.n, out) == bytes.n;
        if (out != NULL)
            is_written = fclose(out) == 0 && is_written;
        if (!is_written)
            perror(path);
    }
    free(bytes.data);
    return is_written;
}

/* The text file as a DOCX file. */
static bool convert(const struct settings *settings, const char *path, struct docx_bytes *docx)
{
    struct docx_model model;
    struct docx_bytes text = load(path);
    bool is_made = false;

    if (text.data == NULL)
        return false;
    if (memchr(text.data, '\0', text.n) != NULL) {
        fprintf(stderr, "%s: not a text\n", path);
        free(text.data);
        return false;
    }
    if (docx_model_parse(&model, text.data, path))
        is_made = docx_package_make(&model, settings->style, &settings->facts, docx);
    docx_model_release(&model);
    return is_made;
}

static int make_document(const struct settings *settings, const char *in, const char *out)
{
    struct docx_bytes docx;

    if (!convert(settings, in, &docx) || !store(out, docx))
        return EXIT_FAILURE;
    return EXIT_SUCCESS;
}

static bool is_text(const char *name)
{
    size_t n = strlen(name);

    return n > 4 && strcmp(name + n - 4, ".txt") == 0;
}

/* Adds the file to the bundle under its path below the folder. */
static bool add_file(const struct settings *settings, zip_t *zip, const char *path,
                     const char *name)
{
    struct docx_bytes bytes;
    char *docx_name;
    bool is_added;

    if (!is_text(name)) {
        bytes = load(path);
        return bytes.data != NULL && docx_zip_add(zip, name, bytes);
    }
    if (!convert(settings, path, &bytes))
        return false;
    if (asprintf(&docx_name, "%.*s.docx", (int)strlen(name) - 4, name) < 0) {
        free(bytes.data);
        return false;
    }
    is_added = docx_zip_add(zip, docx_name, bytes);
    free(docx_name);
    return is_added;
}

static int compare_names(const FTSENT **a, const FTSENT **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* Adds all files below the folder in the byte order of their names, but not hidden ones. */
static bool add_folder(const struct settings *settings, zip_t *zip, char *folder)
{
    char *const roots[] = {folder, NULL};
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, compare_names);
    size_t skip = strlen(folder) + (folder[strlen(folder) - 1] == '/' ? 0 : 1);
    bool is_fine = walk != NULL;
    FTSENT *entry;

    while (is_fine && (entry = fts_read(walk)) != NULL) {
        if (entry->fts_level > 0 && entry->fts_name[0] == '.')
            (void)fts_set(walk, entry, FTS_SKIP); /* can only fail on a wrong flag */
        else if (entry->fts_info == FTS_F)
            is_fine = add_file(settings, zip, entry->fts_path, entry->fts_path + skip);
        else if (entry->fts_info != FTS_D && entry->fts_info != FTS_DP) {
            fprintf(stderr, "%s: neither a file nor a folder\n", entry->fts_path);
            is_fine = false;
        }
    }
    if (walk != NULL)
        (void)fts_close(walk); /* nothing was changed */
    return is_fine;
}

static int make_bundle(const struct settings *settings, const char *out, char *folder)
{
    struct docx_bytes bytes;
    zip_source_t *memory;
    zip_t *zip = docx_zip_open(&memory);

    if (zip == NULL)
        return EXIT_FAILURE;
    if (!add_folder(settings, zip, folder)) {
        zip_discard(zip);
        zip_source_free(memory);
        return EXIT_FAILURE;
    }
    if (!docx_zip_close(zip, memory, &bytes) || !store(out, bytes))
        return EXIT_FAILURE;
    return EXIT_SUCCESS;
}

static int fail_usage(void)
{
    fputs(usage, stderr);
    return EXIT_USAGE;
}

int main(int argc, char **argv)
{
    struct settings settings = {.style = docx_style_find(NULL)};
    bool is_bundle = false;
    int i = 1;

    for (; i < argc && argv[i][0] == '-'; i++) {
        if (strcmp(argv[i], "--zip") == 0) {
            is_bundle = true;
        } else if (strcmp(argv[i], "-s") == 0 && i + 1 < argc) {
            settings.style = docx_style_find(argv[++i]);
            if (settings.style == NULL)
                return fail_usage();
        } else if (strcmp(argv[i], "-m") != 0 || i + 1 >= argc ||
                   !docx_facts_set(&settings.facts, argv[++i])) {
            return fail_usage();
        }
    }
    if (argc - i != 2 || argv[i][0] == '\0' || argv[i + 1][0] == '\0')
        return fail_usage();
    if (is_bundle)
        return make_bundle(&settings, argv[i], argv[i + 1]);
    return make_document(&settings, argv[i], argv[i + 1]);
}
