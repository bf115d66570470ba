/* SPDX-License-Identifier: Apache-2.0
 *
 * The types of what paths lead to, known when rules are loaded.
 */
#include "predicate/predicate.h"

static bool has_field_of_type(const struct aj_kind *kind, struct aj_str name, enum aj_type type)
{
    size_t index = aj_kind_find_field(kind, name);

    return index != AJ_NO_FIELD && aj_kind_field(kind, index)->type == type;
}

bool aj_path_is_of(const struct aj_compiling *c, const struct aj_path *path, enum aj_type type)
{
    const struct aj_kind *kind = path->source == AJ_PATH_SELF ? c->self.kind : path->kind;

    if (path->source == AJ_PATH_FACT)
        return ((const struct aj_fact *)aj_map_find(c->facts, path->field))->type == type;
    if (path->is_text || path->part != AJ_PART_NONE)
        return type == AJ_TYPE_TEXT;
    if (kind != NULL)
        return has_field_of_type(kind, path->field, type);
    for (size_t i = 0; i < c->kinds->kinds.count; i++) {
        if (has_field_of_type(*(struct aj_kind *const *)aj_vec_at(&c->kinds->kinds, i), path->field,
                              type))
            return true;
    }
    return false;
}

void aj_path_expect(struct aj_compiling *c, const struct aj_path *path, enum aj_type type)
{
    if (!aj_path_is_of(c, path, type))
        aj_compile_fail(c, _("“%" AJ_STR_FMT "”的类型应为 %s"), AJ_STR_ARG(path->text),
                        aj_type_code(type));
}
