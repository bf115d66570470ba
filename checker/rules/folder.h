/* SPDX-License-Identifier: Apache-2.0
 *
 * Where rules lie when nobody says otherwise, and whether a folder holds any.
 */
#ifndef AJ_RULES_FOLDER_H
#define AJ_RULES_FOLDER_H

#include "base/error.h"

#include <stdbool.h>

/* The folder that ANJUAN_RULES names, else the installed one; *is_given, which may be NULL: whether
 * it is the former. Valid until the environment changes. */
const char *aj_rules_folder(bool *is_given);
/* Looks for rule files (*.xml) in the folder or ZIP. AJ_NOT_FOUND when there is none; the status of
 * opening it else. */
enum aj_status aj_rules_folder_check(const char *folder, struct aj_error *err) AJ_MUST_CHECK;

#endif
