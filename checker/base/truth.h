/* SPDX-License-Identifier: Apache-2.0
 *
 * Three-valued logic (Kleene), and the fourth answer a predicate can give: that it has no subject.
 */
#ifndef AJ_TRUTH_H
#define AJ_TRUTH_H

enum aj_truth {
    AJ_FALSE,
    AJ_TRUE,
    AJ_UNKNOWN,
    AJ_NO_SUBJECT /* left out of <all>, <any>, <not>; false in <when> and <unless> */
};

/* AJ_NO_SUBJECT gives way to the other operand. */
enum aj_truth aj_truth_and(enum aj_truth a, enum aj_truth b);
enum aj_truth aj_truth_or(enum aj_truth a, enum aj_truth b);
enum aj_truth aj_truth_not(enum aj_truth a);

#endif
