/* SPDX-License-Identifier: Apache-2.0
 *
 * One arena for the maps of all kinds, which goes when they have grown.
 */
#include "dossier/remembered.h"

#include "base/arena.h"
#include "base/mem.h"

#define MOST_KEYS                                                                                  \
    8000 /* of all kinds; some 100 bytes each. A bureau's forms have a few hundred                 \
          */

static size_t count_keys(const struct aj_remembered *remembered)
{
    size_t n = 0;

    for (size_t i = 0; i < remembered->n_kinds; i++)
        n += remembered->of_kind[i].entries.count;
    return n;
}

static void begin(struct aj_remembered *remembered, size_t n_kinds)
{
    remembered->arena = aj_arena_new();
    remembered->n_kinds = n_kinds;
    remembered->of_kind =
        aj_arena_alloc(remembered->arena, aj_array_size(n_kinds, sizeof(struct aj_map)));
    for (size_t i = 0; i < n_kinds; i++)
        aj_map_init(&remembered->of_kind[i], remembered->arena);
}

struct aj_map *aj_remembered_of(struct aj_remembered *remembered, size_t kind, size_t n_kinds)
{
    if (n_kinds != remembered->n_kinds || count_keys(remembered) > MOST_KEYS)
        aj_remembered_clear(remembered);
    if (remembered->arena == NULL)
        begin(remembered, n_kinds);
    return &remembered->of_kind[kind];
}

void aj_remembered_clear(struct aj_remembered *remembered)
{
    aj_arena_free(remembered->arena); /* NULL is fine */
    *remembered = (struct aj_remembered){.arena = NULL};
}
