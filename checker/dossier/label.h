/* SPDX-License-Identifier: Apache-2.0
 *
 * What the words before a value mean. Kinds have tens of thousands of labels between them, most of
 * them words that many kinds share: each key is kept once and has a number, and a kind's map goes
 * from numbers to numbers.
 */
#ifndef AJ_LABEL_H
#define AJ_LABEL_H

#include "base/map.h"

struct aj_group;

/* Where a label leads: a field, a group or a column of a kind. */
struct aj_label {
    struct aj_str under;          /* key of the label cell it must stand under, "" for anywhere */
    size_t field;                 /* AJ_NO_FIELD for a group's label */
    const struct aj_group *group; /* NULL for a field's label */
    bool is_second;               /* the second value there: the end of "from … to …" */
    bool is_weak;                 /* the field is taken from here only when a value is found */
    const struct aj_label *next;  /* another meaning of the same words */
};

/* All keys and all meanings. */
struct aj_labels {
    struct aj_map numbers;  /* key -> its number, from 1 on, as pointer */
    struct aj_vec meanings; /* const struct aj_label * */
    size_t longest;         /* bytes of a key */
};

/* There are several hundred thousand: up to AJ_LIMIT_LABELS fit. */
struct aj_label_slot {
    uint16_t key;     /* its number; 0: the slot is free */
    uint16_t meaning; /* index of its first meaning */
};

/* The labels of one kind. All zero: there are none. */
struct aj_label_map {
    struct aj_label_slot *slots;
    uint32_t n_slots;
    uint32_t n_keys;
};

void aj_labels_init(struct aj_labels *labels, struct aj_arena *arena);
/* The number of a key in the form of aj_label_key, which is copied when it is new. */
uint32_t aj_labels_add_key(struct aj_labels *labels, struct aj_str key);
struct aj_str aj_labels_key(const struct aj_labels *labels, uint32_t number);
/* Adds a meaning of a key to a kind's labels, before those it has. False: there are more keys or
 * meanings than AJ_LIMIT_LABELS. */
bool aj_labels_add(struct aj_labels *labels, struct aj_label_map *map, uint32_t number,
                   struct aj_label label);
/* The first meaning of the slot, which is not free. */
const struct aj_label *aj_labels_meaning(const struct aj_labels *labels,
                                         const struct aj_label_slot *slot);
/* Whether any kind has a label of that key. */
bool aj_labels_has(const struct aj_labels *labels, struct aj_str key);
/* The first meaning of a key in a kind's labels; NULL when it has none. */
const struct aj_label *aj_labels_find(const struct aj_labels *labels,
                                      const struct aj_label_map *map, struct aj_str key);

#endif
