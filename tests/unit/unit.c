/* SPDX-License-Identifier: Apache-2.0
 *
 * The shared main part of the unit tests.
 */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[64];

const char *unit_folder(void)
{
    return folder;
}

static void remove_folder(void)
{
    char command[96];

    (void)snprintf(command, sizeof(command), "rm -rf -- '%s'", folder);
    if (system(command) != 0)
        fprintf(stderr, "could not remove %s\n", folder);
}

int unit_run(Suite *suite)
{
    SRunner *runner = srunner_create(suite);
    int failed;

    (void)snprintf(folder, sizeof(folder), "anjuan-unit-XXXXXX");
    if (mkdtemp(folder) == NULL) {
        perror("mkdtemp");
        return 99;
    }
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    remove_folder();
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
