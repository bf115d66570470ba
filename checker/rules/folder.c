/* SPDX-License-Identifier: Apache-2.0
 *
 * Folders of rules, before anything in them is read.
 */
#include "rules/folder.h"

#include "container/container.h"

#include <stdlib.h>

#ifndef AJ_RULES_DIR
#define AJ_RULES_DIR "rules"
#endif

const char *aj_rules_folder(bool *is_given)
{
    const char *named = getenv("ANJUAN_RULES");
    bool is_named = named != NULL && named[0] != '\0';

    if (is_given != NULL)
        *is_given = is_named;
    return is_named ? named : AJ_RULES_DIR;
}

static bool has_rule_file(const struct aj_container *container)
{
    for (size_t i = 0; i < aj_container_count(container); i++) {
        if (aj_str_ends(aj_container_member(container, i)->name, aj_str_from(".xml")))
            return true;
    }
    return false;
}

enum aj_status aj_rules_folder_check(const char *folder, struct aj_error *err)
{
    struct aj_container *container;
    struct aj_error error = {0};
    enum aj_status status = aj_container_open(folder, &container, &error);
    bool has_file;

    if (status != AJ_OK)
        return aj_error_set(err, status, _("规则目录 %s：%s"), folder, error.message);
    has_file = has_rule_file(container);
    aj_container_close(container);
    return has_file
               ? AJ_OK
               : aj_error_set(err, AJ_NOT_FOUND, _("规则目录 %s 里没有规则文件（*.xml）"), folder);
}
