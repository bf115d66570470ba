/* SPDX-License-Identifier: Apache-2.0
 *
 * The main part of a DOCX as a tree, changed in place. Knows WordprocessingML, not the package.
 */
#ifndef AJ_ACCURACY_FORM_TREE_H
#define AJ_ACCURACY_FORM_TREE_H

#include "truth.h"

#include <libxml/tree.h>

/* Does one fill line. False when there is no such place or words. */
bool form_tree_fill(xmlDocPtr tree, const struct truth_fill *fill);

#endif
