/* SPDX-License-Identifier: Apache-2.0
 *
 * One arena for the maps of all kinds and one for words, which go when they have grown.
 */
#include "dossier/remembered.h"

#include "base/arena.h"
#include "base/mem.h"

#define MOST_KEYS                                                                                  \
    8000 /* of all kinds; some 100 bytes each. A bureau's forms have a few hundred                 \
          */

#define MOST_WORDS    1000 /* some 250 bytes each; a case has a few dozen names */
#define LONGEST_WORDS 96   /* bytes; names of firms are shorter */

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

struct aj_answer *aj_remembered_answers(struct aj_remembered *remembered, struct aj_str words)
{
    struct aj_map_entry *entry;

    if (words.len > LONGEST_WORDS)
        return NULL;
    if (remembered->words_arena != NULL && remembered->words.entries.count > MOST_WORDS) {
        aj_arena_free(remembered->words_arena);
        remembered->words_arena = NULL;
    }
    if (remembered->words_arena == NULL) {
        remembered->words_arena = aj_arena_new();
        aj_map_init(&remembered->words, remembered->words_arena);
    }
    entry = aj_map_add(&remembered->words, words);
    if (entry->value == NULL) {
        entry->key = aj_arena_dup(remembered->words_arena, words);
        entry->value = aj_arena_alloc(remembered->words_arena,
                                      aj_array_size(AJ_QUESTIONS, sizeof(struct aj_answer)));
    }
    return entry->value;
}

void aj_remembered_clear(struct aj_remembered *remembered)
{
    aj_arena_free(remembered->words_arena); /* NULL is fine */
    aj_arena_free(remembered->arena);       /* NULL is fine */
    *remembered = (struct aj_remembered){.arena = NULL};
}
