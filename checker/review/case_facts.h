/* SPDX-License-Identifier: Apache-2.0
 *
 * What is known of a case as a whole: its type and the facts that the rules derive, each with what
 * it was derived from.
 */
#ifndef AJ_CASE_FACTS_H
#define AJ_CASE_FACTS_H

#include "rules/ruleset.h"

struct aj_case_fact {
    struct aj_str name;         /* 案件/当事人 */
    const struct aj_item *item; /* a value, blank or unread; why is set where predicates decided */
};

struct aj_case_facts {
    struct aj_str type;                /* penalty-general … unknown */
    struct aj_str type_title;          /* 普通程序行政处罚, "" for unknown */
    const struct aj_outcome *type_why; /* NULL for unknown */
    struct aj_vec facts; /* struct aj_case_fact, in the order of the rules; those without a
                            place in any document are left out */
};

/* Works out the type and all facts. Allocates in e->arena. */
void aj_case_facts_read(struct aj_eval *e, const struct aj_ruleset *ruleset,
                        struct aj_case_facts *out);

#endif
