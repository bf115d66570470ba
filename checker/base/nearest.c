/* SPDX-License-Identifier: Apache-2.0
 *
 * Edit distance on characters, and the nearest of many names by it.
 */
#include "base/nearest.h"

#include "base/utf8.h"

#define LONGEST_NAME 64 /* characters; longer names are not compared */

static size_t decode(struct aj_str text, uint32_t out[LONGEST_NAME])
{
    size_t n = 0;

    for (size_t at = 0; at < text.len && n < LONGEST_NAME;)
        out[n++] = aj_utf8_next(text, &at);
    return n;
}

size_t aj_edit_distance(struct aj_str a, struct aj_str b, size_t most)
{
    uint32_t left[LONGEST_NAME];
    uint32_t right[LONGEST_NAME];
    size_t row[LONGEST_NAME + 1];
    size_t n_left = decode(a, left);
    size_t n_right = decode(b, right);

    for (size_t k = 0; k <= n_right; k++)
        row[k] = k;
    for (size_t i = 1; i <= n_left; i++) {
        size_t diagonal = row[0];

        row[0] = i;
        for (size_t k = 1; k <= n_right; k++) {
            size_t replace = diagonal + (left[i - 1] != right[k - 1]);
            size_t best = row[k] < row[k - 1] ? row[k] + 1 : row[k - 1] + 1;

            diagonal = row[k];
            row[k] = replace < best ? replace : best;
        }
    }
    return row[n_right] < most + 1 ? row[n_right] : most + 1;
}

static size_t tolerance(struct aj_str a, struct aj_str b)
{
    size_t longer = aj_utf8_count(a) > aj_utf8_count(b) ? aj_utf8_count(a) : aj_utf8_count(b);

    return longer / 3 > 0 ? longer / 3 : 1;
}

static void consider(struct aj_str candidate, struct aj_str name, struct aj_str *best,
                     size_t *fewest)
{
    size_t most = tolerance(candidate, name);
    size_t distance = aj_edit_distance(candidate, name, most);

    if (distance > most || distance >= *fewest)
        return;
    *best = candidate;
    *fewest = distance;
}

struct aj_str aj_nearest_in_map(const struct aj_map *map, struct aj_str name)
{
    struct aj_str best = AJ_STR_EMPTY;
    size_t fewest = (size_t)-1;

    for (size_t i = 0; i < map->entries.count; i++) {
        const struct aj_map_entry *entry = aj_vec_at(&map->entries, i);

        consider(entry->key, name, &best, &fewest);
    }
    return best;
}

struct aj_str aj_nearest_in_words(const char *words, struct aj_str name)
{
    struct aj_str rest = aj_str_from(words);
    struct aj_str best = AJ_STR_EMPTY;
    struct aj_str word;
    size_t fewest = (size_t)-1;

    while (aj_str_next_word(&rest, &word))
        consider(word, name, &best, &fewest);
    return best;
}
