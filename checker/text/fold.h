/* SPDX-License-Identifier: Apache-2.0
 *
 * The folded form of a text, on which labels, words and patterns are looked for: one width, one
 * form of each bracket, no spaces where Chinese needs none; and the way back to the text as
 * written.
 */
#ifndef AJ_FOLD_H
#define AJ_FOLD_H

#include "base/arena.h"

#include <stdint.h>

struct aj_folded {
    struct aj_str text;
    /* For each byte of text the byte offset in the source of the character it came from; one more
     * element at the end holds the length of the source. */
    const uint32_t *origin;
};

/* Folds source (valid UTF-8, under 4 GiB):
 * - ASCII of full width becomes ASCII, the full-width point among it
 * - ( ) : , ; ? ! become （ ） ： ， ； ？ ！ (patterns of rules then need no escapes for them)
 * - [ ] ［ ］ 【 】 〖 〗 become 〔 〕; － – — ― ‐ ‑ ─ become "-"; ～ ∼ 〜 become "~"; ￥ becomes
 * ¥; • ・ become ·; small, vertical and half-width forms become the usual ones
 * - ㈠ and ⑴ become （一） and （1）; radicals (U+2E80-2FD5) and compatibility ideographs, which
 * PDFs leave, become ideographs
 * - zero-width characters, controls and soft hyphens vanish; other spaces and tabs vanish where
 *   either neighbour is not an ASCII letter or digit, else become one space
 * - line ends stay, each as one '\n'
 *
 * Folding twice changes nothing. The result may be three times as long as source; origin never
 * decreases. Everything is allocated in arena. */
struct aj_folded aj_fold(struct aj_arena *arena, struct aj_str source);

/* The same without the way back. */
struct aj_str aj_fold_text(struct aj_arena *arena, struct aj_str source);

#endif
