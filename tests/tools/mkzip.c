/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes ZIP files for tests, of any files under any names: also such as no honest packer writes
 * (../x, an encrypted member). It knows nothing about what is in them.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <zip.h>

static const char usage[] = "usage: mkzip [-e] [-r] OUT.zip NAME FILE [NAME FILE]...\n"
                            "-e: encrypt the members\n"
                            "-r: names are bytes of no stated charset\n";

/* Exit status of wrong arguments; a failure is EXIT_FAILURE. */
enum { EXIT_USAGE = 2 };

struct making {
    bool is_encrypted;
    bool has_raw_names;
};

/* The file as a member of that name, taken as it is. */
static bool add_file(zip_t *zip, const char *name, const char *path, const struct making *making)
{
    zip_source_t *source = zip_source_file(zip, path, 0, -1);
    zip_int64_t index = -1;

    if (source != NULL)
        index = zip_file_add(zip, name, source,
                             making->has_raw_names ? ZIP_FL_ENC_CP437 : ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    return !making->is_encrypted ||
           zip_file_set_encryption(zip, (zip_uint64_t)index, ZIP_EM_AES_256, "secret") == 0;
}

static int make(const char *out, char *const *pairs, int n_pairs, const struct making *making)
{
    int code = 0;
    zip_t *zip = zip_open(out, ZIP_CREATE | ZIP_TRUNCATE, &code);

    if (zip == NULL) {
        fprintf(stderr, "%s: cannot be opened, libzip's code is %d\n", out, code);
        return EXIT_FAILURE;
    }
    for (int i = 0; i < n_pairs; i++) {
        if (add_file(zip, pairs[2 * i], pairs[2 * i + 1], making))
            continue;
        fprintf(stderr, "%s: %s\n", pairs[2 * i + 1], zip_strerror(zip));
        zip_discard(zip);
        return EXIT_FAILURE;
    }
    if (zip_close(zip) == 0)
        return EXIT_SUCCESS;
    fprintf(stderr, "%s: %s\n", out, zip_strerror(zip));
    zip_discard(zip);
    return EXIT_FAILURE;
}

int main(int argc, char **argv)
{
    struct making making = {false, false};
    int first = 1;
    int n_names;

    for (; first < argc && argv[first][0] == '-'; first++) {
        making.is_encrypted = making.is_encrypted || strcmp(argv[first], "-e") == 0;
        making.has_raw_names = making.has_raw_names || strcmp(argv[first], "-r") == 0;
    }
    n_names = argc - first - 1;
    if (n_names < 2 || n_names % 2 != 0) {
        fputs(usage, stderr);
        return EXIT_USAGE;
    }
    return make(argv[first], argv + first + 1, n_names / 2, &making);
}
