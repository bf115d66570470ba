/* SPDX-License-Identifier: Apache-2.0
 *
 * From an element to its rule. Names are unique pointers during one parse, so that the search by
 * text is made once a name.
 */
#include "reader/docx_events.h"

#include <string.h>

static const struct {
    const char *uri;
    enum aj_docx_space space;
} spaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", AJ_DOCX_W},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", AJ_DOCX_W},
    {"http://schemas.microsoft.com/office/word/2010/wordml", AJ_DOCX_W14},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", AJ_DOCX_MC},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", AJ_DOCX_M},
    {"http://purl.oclc.org/ooxml/officeDocument/math", AJ_DOCX_M},
    {"http://schemas.openxmlformats.org/drawingml/2006/main", AJ_DOCX_A},
    {"http://purl.oclc.org/ooxml/drawingml/main", AJ_DOCX_A},
    {"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", AJ_DOCX_WP},
    {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", AJ_DOCX_WP},
    {"http://schemas.openxmlformats.org/drawingml/2006/chart", AJ_DOCX_C},
    {"http://purl.oclc.org/ooxml/drawingml/chart", AJ_DOCX_C},
    {"http://schemas.openxmlformats.org/drawingml/2006/diagram", AJ_DOCX_DGM},
    {"http://purl.oclc.org/ooxml/drawingml/diagram", AJ_DOCX_DGM},
    {"urn:schemas-microsoft-com:vml", AJ_DOCX_V},
    {"urn:schemas-microsoft-com:office:office", AJ_DOCX_O},
};

static const struct aj_docx_rules *const all_rules[] = {
    &aj_docx_paragraph_rules, &aj_docx_list_rules,    &aj_docx_run_rules,   &aj_docx_hidden_rules,
    &aj_docx_field_rules,     &aj_docx_control_rules, &aj_docx_table_rules,
};

static enum aj_docx_space space_of(const char *ns)
{
    for (size_t i = 0; i < AJ_COUNT(spaces); i++) {
        if (strcmp(ns, spaces[i].uri) == 0)
            return spaces[i].space;
    }
    return AJ_DOCX_OTHER;
}

static const struct aj_docx_rule *search(const char *ns, const char *name)
{
    enum aj_docx_space space = space_of(ns);

    for (size_t i = 0; space != AJ_DOCX_OTHER && i < AJ_COUNT(all_rules); i++) {
        for (size_t k = 0; k < all_rules[i]->n; k++) {
            const struct aj_docx_rule *rule = &all_rules[i]->rules[k];

            if (rule->name[0] == name[0] && rule->space == space && strcmp(rule->name, name) == 0)
                return rule;
        }
    }
    return NULL;
}

const struct aj_docx_rule *aj_docx_rule_find(struct aj_docx_part *part, const char *ns,
                                             const char *name)
{
    uintptr_t key = (uintptr_t)name;
    struct aj_docx_cached *cached = &part->cache[(key ^ key >> 9) & (AJ_DOCX_CACHE - 1)];

    if (cached->name != name || cached->ns != ns)
        *cached = (struct aj_docx_cached){ns, name, search(ns, name)};
    return cached->rule;
}
