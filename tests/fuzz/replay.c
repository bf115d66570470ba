/* SPDX-License-Identifier: Apache-2.0
 *
 * main of a fuzz target in a plain build: runs the files named, or those of its folder in the
 * corpus, through the target, each a test in TAP. A crash ends the program, and so the test.
 */
#include "fuzz.h"

#include "base/limits.h"
#include "container/container.h"
#include "container/file.h"

#include <stdio.h>
#include <stdlib.h>

#pragma weak LLVMFuzzerInitialize

static int number;

static void run(struct aj_str name, struct aj_str bytes)
{
    /* A copy of the very size, so that reading past its end is found. */
    uint8_t *copy = malloc(bytes.len > 0 ? bytes.len : 1);

    FUZZ_ASSERT(copy != NULL);
    for (size_t i = 0; i < bytes.len; i++)
        copy[i] = (uint8_t)bytes.ptr[i];
    (void)LLVMFuzzerTestOneInput(copy, bytes.len); /* it has nothing to say but by crashing */
    free(copy);
    printf("ok %d - %" AJ_STR_FMT "\n", ++number, AJ_STR_ARG(name));
    (void)fflush(stdout); /* what ran before a crash is worth knowing */
}

static void run_file(const char *path)
{
    struct aj_buffer bytes;

    aj_buffer_init(&bytes, AJ_LIMIT_MEMBER_BYTES);
    FUZZ_ASSERT(aj_file_read(path, &bytes, NULL) == AJ_OK);
    run(aj_file_name(path), aj_buffer_get(&bytes));
    aj_buffer_release(&bytes);
}

/* The target fuzz_docx has the folder tests/fuzz/corpus/docx. */
static void run_corpus(const char *program)
{
    const char *source = getenv("AJ_SOURCE_DIR");
    struct aj_str name = aj_file_name(program);
    struct aj_container *corpus;
    char folder[1024];

    name = aj_str_sub(name, sizeof("fuzz_") - 1, name.len);
    (void)snprintf(folder, sizeof(folder), "%s/tests/fuzz/corpus/%" AJ_STR_FMT,
                   source != NULL ? source : ".", AJ_STR_ARG(name));
    FUZZ_ASSERT(aj_container_open(folder, &corpus, NULL) == AJ_OK);
    for (size_t i = 0; i < aj_container_count(corpus); i++) {
        struct aj_buffer bytes;

        aj_buffer_init(&bytes, AJ_LIMIT_MEMBER_BYTES);
        FUZZ_ASSERT(aj_container_read(corpus, i, &bytes, NULL) == AJ_OK);
        run(aj_container_member(corpus, i)->name, aj_buffer_get(&bytes));
        aj_buffer_release(&bytes);
    }
    aj_container_close(corpus);
}

int main(int argc, char **argv)
{
    if (LLVMFuzzerInitialize != NULL)
        (void)LLVMFuzzerInitialize(&argc, &argv);
    for (int i = 1; i < argc; i++)
        run_file(argv[i]);
    if (argc == 1)
        run_corpus(argv[0]);
    printf("1..%d\n", number);
    return EXIT_SUCCESS;
}
