/* SPDX-License-Identifier: Apache-2.0
 *
 * A typed value as read from a document: its normal form for comparing, and its form for printing.
 */
#ifndef AJ_VALUE_H
#define AJ_VALUE_H

#include "base/arena.h"
#include "text/date.h"

#include <stdint.h>

enum aj_type {
    AJ_TYPE_TEXT,
    AJ_TYPE_NAME,
    AJ_TYPE_DATE,
    AJ_TYPE_AMOUNT,
    AJ_TYPE_NUMBER,  /* 文号 */
    AJ_TYPE_USCC,    /* 统一社会信用代码 */
    AJ_TYPE_ID_CARD, /* 居民身份证号 */
    AJ_TYPE_OFFICER, /* a name with the number of the certificate */
    AJ_TYPE_SIGNATURE,
    AJ_TYPE_CITATIONS,
    AJ_TYPE_COUNT,
    AJ_TYPE_CHOICE, /* the ticked one of several boxes */
    AJ_TYPE_YES_NO,
    AJ_TYPE_PENALTY, /* one kind of a set of penalties, with its amount or term */
    AJ_N_TYPES
};

/* How much of a penalty there is. */
enum aj_measure {
    AJ_MEASURE_NONE,   /* the kind has no more and less: 警告 */
    AJ_MEASURE_AMOUNT, /* in fen */
    AJ_MEASURE_DAYS,
    AJ_MEASURE_MONTHS,
    AJ_MEASURE_UNSAID, /* the kind has one, none is stated: 没收违法所得 */
    AJ_MEASURE_OPEN,   /* something is stated that can't be told for certain */
    AJ_MEASURE_LIFTED  /* no penalty at all: 不予处罚 */
};

/* What a place in a document turned out to be (product.md, "What a predicate's operand can be"). */
enum aj_state { AJ_VALUE, AJ_BLANK, AJ_UNREAD, AJ_ABSENT };

struct aj_value {
    enum aj_type type;
    struct aj_str
        key; /* equal for equal values: the folded name, the case number's key, the code */
    struct aj_str shown;     /* ISO day, amount in yuan, the text itself */
    struct aj_date date;     /* AJ_TYPE_DATE */
    int64_t number;          /* AJ_TYPE_AMOUNT: fen; AJ_TYPE_COUNT: the number; AJ_TYPE_PENALTY: by
                                measure */
    enum aj_measure measure; /* AJ_TYPE_PENALTY */
    struct aj_str code;      /* AJ_TYPE_OFFICER: certificate number, "" when none stands there;
                                AJ_TYPE_USCC: the sort of an older number, "" for a code */
    size_t from;             /* the bytes of the parsed text that the value was read from */
    size_t to;
};

/* The type of that name ("date"), or AJ_N_TYPES. */
enum aj_type aj_type_find(struct aj_str code);
const char *aj_type_code(enum aj_type type);

/* Reads one value out of folded text, at or after byte `from`: AJ_VALUE, AJ_BLANK when nothing was
 * filled in there, AJ_UNREAD when there are words that are no such value. base (may be NULL) lends
 * year and day to dates that lack them. `value` is allocated in arena; for AJ_UNREAD its from and
 * to still say where the words are. */
enum aj_state aj_value_read(struct aj_arena *arena, enum aj_type type, struct aj_str folded,
                            size_t from, const struct aj_date *base, struct aj_value *value);

/* The value of one sub-part ("姓名" and "证号" of an officer) as a text value; false for other
 * types. */
bool aj_value_part(const struct aj_value *value, bool is_code, struct aj_value *part);

#endif
