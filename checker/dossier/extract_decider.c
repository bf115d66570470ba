/* SPDX-License-Identifier: Apache-2.0
 *
 * Whose opinion is the last word. Where two signed opinions of a form are those of units by their
 * labels (办案机构负责人, 部门负责人) and none is that of whoever decides, the last one is his: the
 * paper is then read again.
 */
#include "dossier/extract.h"

static bool is_named(const struct aj_group *group, struct aj_str name)
{
    return name.len > 0 && aj_str_equal(group->name, name);
}

static const struct aj_group *find_group(const struct aj_kind *kind, struct aj_str name)
{
    for (size_t i = 0; i < kind->groups.count; i++) {
        const struct aj_group *group = *(struct aj_group *const *)aj_vec_at(&kind->groups, i);

        if (is_named(group, name) && group->section == NULL)
            return group;
    }
    return NULL;
}

const struct aj_group *aj_extract_deciding(const struct aj_extract *x, const struct aj_group *group,
                                           uint32_t block)
{
    const struct aj_own_unit *own = &x->kinds->words.own_unit;
    const struct aj_group *deciding;

    if (x->paper->last_word == 0 || block < x->paper->last_word || !is_named(group, own->of))
        return group;
    deciding = find_group(x->paper->kind, own->label);
    return deciding != NULL ? deciding : group;
}

bool aj_extract_has_deciding(const struct aj_kinds *kinds, const struct aj_kind *kind)
{
    return find_group(kind, kinds->words.own_unit.label) != NULL;
}

void aj_extract_note_opinion(struct aj_extract *x, const struct aj_group *group, uint32_t block,
                             bool is_signed)
{
    const struct aj_own_unit *own = &x->kinds->words.own_unit;
    uint32_t row = aj_block_ancestor(x->document, block, AJ_ROW);
    uint32_t line = row != AJ_NO_BLOCK ? row : block;

    if (is_named(group, own->label))
        x->is_decided = true;
    if (!is_signed || !is_named(group, own->of) || line == x->last_opinion)
        return;
    x->n_opinions++;
    x->last_opinion = line;
}

bool aj_extract_find_last_word(struct aj_extract *x)
{
    if (x->paper->last_word > 0 || x->is_decided || x->n_opinions < 2 ||
        !aj_extract_has_deciding(x->kinds, x->paper->kind))
        return false;
    x->paper->last_word = x->last_opinion;
    return true;
}
