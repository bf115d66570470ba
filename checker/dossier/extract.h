/* SPDX-License-Identifier: Apache-2.0
 *
 * From the text of a paper to the fields of its kind. One file for each way a value can stand
 * there; this is what they share.
 */
#ifndef AJ_EXTRACT_H
#define AJ_EXTRACT_H

#include "dossier/dossier.h"

/* The ways, best first: a better way's find shuts out the worse. */
enum aj_way {
    AJ_WAY_NONE,
    AJ_WAY_CELL,
    AJ_WAY_LINE,
    AJ_WAY_WEAK,    /* a label that may hold something else */
    AJ_WAY_HEADING, /* under a numbered heading: 二、查明的事实。 */
    AJ_WAY_PATTERN,
    AJ_WAY_SIGNOFF
};

/* A range of the document's text. */
struct aj_span {
    size_t from;
    size_t to;
};

/* Where an opinion stands with who signed it and when. */
struct aj_group_place {
    uint32_t block;
    struct aj_span whole;
    struct aj_span sign; /* the cell beside a label of its own: 签字; empty: none */
    struct aj_span day;  /* likewise: 时间 */
    size_t opinion_end;  /* where the first of those labels begins; 0: there is none */
};

/* A filled cell that is a document of its own kind. */
struct aj_section {
    const struct aj_group *group;
    struct aj_group_place place;
};

struct aj_extract {
    struct aj_arena *arena;
    const struct aj_kinds *kinds;
    struct aj_paper *paper;
    const struct aj_document *document;
    uint8_t *ways;     /* enum aj_way for each field */
    uint8_t *is_label; /* for each block of the paper: a cell that only holds a label, or a header
                          row's */
    struct aj_str *label_of; /* for each block: the key of the label a value cell belongs to */
    struct aj_map *derived;  /* key -> const struct aj_label **: what keys that are no labels of
                                the kind were found to mean, in this and in earlier papers */
    struct aj_vec claimed;  /* struct aj_span: text that belongs to a group, by where it begins; the
                               end is that of all up to here that goes furthest */
    unsigned n_opinions;    /* signed ones of units that don't decide */
    uint32_t last_opinion;  /* the row or line of the last of these */
    bool is_decided;        /* there is one of whoever decides */
    bool is_about_other;    /* the last person named is not one the paper is about */
    bool is_behind_table;   /* the lines read now stand under a table of the paper */
    struct aj_vec sections; /* struct aj_section */
};

/* The label that a key is another name of, "" for none: 执法人员 of 监察员. is_sign: the key asks
 * for a signature. */
struct aj_str aj_kinds_alias(const struct aj_kinds *kinds, struct aj_str key, bool is_sign);
/* Without those of the words that it ends with. */
struct aj_str aj_without_words(struct aj_str key, const struct aj_vec *words);

/* Reads all fields of the paper's kind. sections gets what must become papers of their own. */
void aj_extract(struct aj_arena *arena, const struct aj_kinds *kinds, struct aj_paper *paper,
                struct aj_vec *sections);
/* Reads words, signature and day of a group out of its place, into the fields of the paper's kind.
 */
void aj_extract_group(struct aj_extract *x, const struct aj_group *labelled,
                      const struct aj_group_place *place);

/* Between a label and its value, in folded text. */
#define AJ_EXTRACT_COLON     "："
#define AJ_EXTRACT_SIGN_LINE 120 /* bytes of names and a day */
/* Bytes before a label that needs no colon: "节点5　局长　张三". */
#define AJ_EXTRACT_LEAD 18

/* A label before a colon, in brackets 【】, before a dash or a wide gap, in the folded text of the
 * document. */
struct aj_mark {
    size_t from;  /* of the label's words, or of the bracket before them */
    size_t colon; /* of what ends the label: a colon, a bracket 】, a dash, a gap */
    size_t value; /* behind it */
    struct aj_str key;
    bool is_known;
    bool is_signed; /* a name and its picture stand behind: "询问人 张三" */
};
/* The next label within [from, to) of the folded text; false when there is none. */
bool aj_extract_next_mark(const struct aj_extract *x, size_t from, size_t to, struct aj_mark *mark);
/* Where the next label that is known begins behind the start of a span of the document's text; its
 * end when there is none. */
size_t aj_extract_up_to_mark(const struct aj_extract *x, struct aj_span span);
/* Reads "送达方式和地点" over "直接送达；某街8号"; false where the paragraph heads no such two. */
bool aj_extract_pair_heading(struct aj_extract *x, uint32_t block);

/* What the label at the start of a paragraph means in the paper's kind, or NULL; its words, "" for
 * none. */
const struct aj_label *aj_extract_label_at_start(const struct aj_extract *x, uint32_t block);
struct aj_str aj_extract_key_at_start(const struct aj_extract *x, uint32_t block);
/* Whether paragraph i goes on in the same cell, or the body, as the one before. */
bool aj_extract_follows(const struct aj_extract *x, uint32_t block, uint32_t i);
/* Whether a line is a bureau's name with or without the day; whether it is set to the right and
 * names no person. */
bool aj_extract_is_issuer_line(const struct aj_extract *x, uint32_t block);
bool aj_extract_is_signed_apart(const struct aj_extract *x, uint32_t block, size_t to);
bool aj_extract_is_set_apart(const struct aj_extract *x, uint32_t block);
bool aj_extract_has_date(const struct aj_extract *x, uint32_t block);
/* Whether the last words of a paragraph are a day. */
bool aj_extract_ends_with_day(const struct aj_extract *x, uint32_t block);
/* Whether words hold a sentence: a full stop or a question mark. */
bool aj_extract_has_sentence(struct aj_str text);
/* Whether a paragraph is a person's name, or a line to sign on, and nothing else. */
bool aj_extract_is_name_line(const struct aj_extract *x, uint32_t block);
/* The end of a signature that stands in `block` with its day on the same line or the next. */
size_t aj_extract_end_of_signature(const struct aj_extract *x, uint32_t block);
/* "张三：同意。", "张三（副局长）：同意。": what somebody says. */
bool aj_extract_is_speech(struct aj_str text);
/* What one says behind the label goes on with what others say, each in a paragraph. */
size_t aj_extract_end_of_speeches(const struct aj_extract *x, uint32_t block);
/* Where what goes on behind `block` ends: a text at the next label; what a label's group covers. */
size_t aj_extract_end_of_following(const struct aj_extract *x, uint32_t block);
size_t aj_extract_end_of_group(const struct aj_extract *x, const struct aj_label *meanings,
                               uint32_t block);

/* The steps, each in a file of its own. */
void aj_extract_cells(struct aj_extract *x);
void aj_extract_lines(struct aj_extract *x);
void aj_extract_headings(struct aj_extract *x);
void aj_extract_patterns(struct aj_extract *x);
void aj_extract_signoff(struct aj_extract *x);
/* Fields that no way found, but of which the text has a trace: unread. */
void aj_extract_traces(struct aj_extract *x);
/* The group whose opinion stands at the block: the last of several of units is that of whoever
 * decides where the form has none of his. */
const struct aj_group *aj_extract_deciding(const struct aj_extract *x, const struct aj_group *group,
                                           uint32_t block);
/* Whether papers of the kind have an opinion of whoever decides. */
bool aj_extract_has_deciding(const struct aj_kinds *kinds, const struct aj_kind *kind);
/* Takes note of an opinion, in reading order. */
void aj_extract_note_opinion(struct aj_extract *x, const struct aj_group *group, uint32_t block,
                             bool is_signed);
/* Whether the paper is to be read again, since the last of its opinions decides. */
bool aj_extract_find_last_word(struct aj_extract *x);
/* Last of all: numbers that stand apart from the officers they belong to. */
void aj_extract_codes(struct aj_extract *x);

/* A find: the span of a field's value; parsed and added unless a better way found one before. */
struct aj_find {
    size_t field;
    enum aj_way way;
    uint32_t block;
    struct aj_span span;
    uint32_t row;     /* of a table column, else 0 */
    bool has_picture; /* a picture stands there */
    bool is_weak;     /* counts only when a value is found */
    bool is_second;   /* the second value there */
    bool is_in_wan; /* the label says that a bare number counts ten thousands: 金额（万元） */
};
/* Whether a label's words say so. */
bool aj_extract_is_in_wan(struct aj_str label);
void aj_extract_put(struct aj_extract *x, const struct aj_find *find);
/* The number of a heading such as "三、违法事实", "（三）违法事实" or "3.违法事实" and where its
 * words begin; 0 for none. */
struct aj_numbered {
    int64_t number;
    char style; /* '、', '（' or '.' as one letter: headings of one row are alike */
    size_t words;
};
struct aj_numbered aj_extract_numbered(struct aj_str text);
/* Whether the next paragraph is the list's next item: "三、当事人：某店" under "二、案件来源：". */
bool aj_extract_is_next_item(const struct aj_extract *x, uint32_t block);
/* Whether any of them is a value. */
bool aj_extract_has_value(const struct aj_vec *readings);
/* A label found with the place of its value: every meaning of the label that fits is read from
 * there. */
struct aj_labelled {
    const struct aj_label *meanings; /* of the label's words in the paper's kind, may be NULL */
    /* Does the label stand under the words it must stand under? */
    bool (*is_under)(const void *context, const struct aj_label *label);
    /* Does it stand under a heading that means the same field: 被抽样单位 | 名称? May be NULL. */
    bool (*is_headed)(const void *context, const struct aj_label *label);
    const void *context;
    struct aj_find value;        /* field and is_weak are filled in */
    bool has_value;              /* a value cell was found */
    struct aj_group_place group; /* where a group's text goes on to; its block is the value's */
    bool is_sign;                /* the label asks for a signature: …（签名） */
    bool names_signer;           /* the meanings are those of words with 签名 in them */
    bool is_others;              /* it belongs to a person the paper is not about */
};
void aj_extract_labelled(struct aj_extract *x, const struct aj_labelled *found);
/* Takes note of a label, in reading order. False when what it leads to belongs to a person the
 * paper is not about: the address behind the name of a contact. */
bool aj_extract_note_label(struct aj_extract *x, struct aj_str key);
/* "在场人：无": what follows belongs to nobody else then. */
void aj_extract_note_nobody(struct aj_extract *x, struct aj_str words);
bool aj_extract_is_one_of(const struct aj_vec *words, struct aj_str key);
/* Whether a label heads what belongs to the person before it: 住址, 电话. */
bool aj_extract_is_personal(const struct aj_extract *x, struct aj_str key);
/* Whether words before a bracket name somebody the paper is not about: 到某某银行（地址：…）. */
bool aj_extract_is_stranger(const struct aj_extract *x, struct aj_str before);
/* Whether one of the meanings is a person who may sign there: for mere words it makes no difference
 * whether somebody does. */
bool aj_extract_may_sign(const struct aj_extract *x, const struct aj_label *meanings);
/* Whether a label's key asks for a signature and nothing else, or names who signs: 签字, 负责人. */
bool aj_extract_asks_sign(const struct aj_extract *x, struct aj_str key);
/* Whether a text has a word for a signature in it. */
bool aj_extract_has_sign(const struct aj_extract *x, struct aj_str folded);
/* Whether words are only what a form prints where something is to be filled in: 盖章, 人民政府. */
bool aj_extract_is_no_name(const struct aj_extract *x, struct aj_str words);
/* Whether what was read as a value of that type is none. */
bool aj_extract_is_no_value(const struct aj_extract *x, enum aj_type type, struct aj_str words);
/* The day that a bare time goes by. */
struct aj_lent_day {
    struct aj_date date;
    struct aj_str written;
};

/* Finds the day for a time at that place: in its paragraph, or in the cells and lines before. */
bool aj_extract_find_day(const struct aj_extract *x, const struct aj_find *find,
                         struct aj_lent_day *day);
/* The name in words that may also hold a person's post, sex or number. */
struct aj_str aj_extract_name_proper(const struct aj_extract *x, struct aj_str words);
/* All values in words, added to struct aj_value; the state of the first. base is the day that short
 * ones go by, or NULL. */
enum aj_state aj_extract_read_all(struct aj_extract *x, const struct aj_field *field,
                                  struct aj_str text, const struct aj_date *base,
                                  struct aj_vec *values);
/* The same of a list of names, cut at its separators; AJ_BLANK when nothing there is a name. */
enum aj_state aj_extract_read_names(struct aj_extract *x, const struct aj_field *field,
                                    struct aj_str text, struct aj_vec *values);
/* Text that belongs to a group is read by it alone; most is claimed from the front to the end. */
void aj_extract_claim(struct aj_extract *x, struct aj_span span);
bool aj_extract_is_claimed(const struct aj_extract *x, size_t offset);
/* What a label asks for. */
enum aj_meaning { AJ_MEANS_WORDS, AJ_MEANS_NAME, AJ_MEANS_OFFICER, AJ_MEANS_SIGNATURE };
enum aj_meaning aj_extract_meaning_of(const struct aj_extract *x, const struct aj_label *label);
/* What a label's key means in the paper's kind, NULL for nothing: 当事人签章 is 当事人签名. The key
 * lives as long as the arena. */
const struct aj_label *aj_extract_meanings(const struct aj_extract *x, struct aj_str key);
/* What the bureau at the head of the paper is, 大队; "" for none. */
struct aj_str aj_paper_own_unit(const struct aj_kinds *kinds, const struct aj_paper *paper);
/* What a key means with the words that ask for a signature, 当事人（签名）: 当事人签名. NULL:
 * nothing. */
const struct aj_label *aj_extract_signed(const struct aj_extract *x, struct aj_str key);
/* Whether the key is a label of any kind of document, or means something in the paper's. */
bool aj_extract_is_label(const struct aj_extract *x, struct aj_str key);
/* Whether a label asks for several things of a person at once, 性别、年龄、身份证号: their labels
 * are added to parts, struct aj_str. */
bool aj_extract_joined(const struct aj_extract *x, struct aj_str key, struct aj_vec *parts);
struct aj_str aj_extract_folded(const struct aj_extract *x, struct aj_span span);
/* The same with spaces for hints: nobody wrote these. */
struct aj_str aj_extract_written(const struct aj_extract *x, struct aj_span span);
/* How many fields labels led to, but for those of signatures and days: few where the paper is none
 * of the forms that are known. */
uint32_t aj_extract_count_labelled(const struct aj_extract *x);

#endif
