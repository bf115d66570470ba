/* SPDX-License-Identifier: Apache-2.0
 *
 * What the rules say about kinds of documents: how to recognise each and which fields it carries.
 * Filled in by the rules layer, read-only afterwards. Holds no word of the field itself.
 */
#ifndef AJ_KIND_H
#define AJ_KIND_H

#include "dossier/label.h"
#include "dossier/remembered.h"
#include "text/pattern.h"
#include "text/penalty.h"
#include "text/value.h"

#define AJ_NO_FIELD ((size_t)-1)

/* The stages of a case in their order; a document is expected from its kind's stage on. */
enum aj_stage {
#define AJ_STAGE(name, code) name,
#include "dossier/stage.def"
#undef AJ_STAGE
    AJ_N_STAGES
};

/* AJ_SIGNOFF_SIGNED: as AJ_SIGNOFF_DATE, else the day beside the signatures if there is but one. */
enum aj_signoff { AJ_SIGNOFF_NONE, AJ_SIGNOFF_DATE, AJ_SIGNOFF_SIGNED, AJ_SIGNOFF_ISSUER };

struct aj_field {
    struct aj_str name; /* 当事人, 负责人意见/日期, 行/题名 */
    enum aj_type type;
    bool is_many;    /* every occurrence is a value */
    bool is_by_hand; /* written by hand beside a signature */
    bool is_opinion; /* the words of a group of its own */
    bool is_second;  /* the second value at its place: the end of "from … to …" */
    bool is_whole;   /* citations of the whole document */
    bool is_column;  /* of a table: one value a row */
    bool is_goods;   /* a column of things: what a form prints is one there, 公章 */
    enum aj_signoff signoff;
    struct aj_str not_after;  /* words: a citation that the last of words.leads before it is one of
                                 these is none of the field's; "": all are */
    struct aj_str not_before; /* words: nor one that one of these stands right behind, or behind
                                 的规定 and a comma */
    struct aj_str penalty;    /* of an amount: the penalty it is the measure of, "" for none */
    size_t source;            /* the field out of whose words this one is read, or AJ_NO_FIELD */
    struct aj_vec patterns;   /* struct aj_pattern * */
    struct aj_vec
        headings;         /* struct aj_pattern *: on numbered headings over its text, best first */
    struct aj_vec traces; /* struct aj_pattern *: by these the text may say it somewhere else */
};

/* A cell or paragraph that holds words, signature and day together. */
struct aj_group {
    struct aj_str name;
    size_t opinion; /* field index, or AJ_NO_FIELD */
    size_t said;    /* of a label for who signs: where an opinion goes that stands there after all;
                       else AJ_NO_FIELD */
    size_t signature;
    size_t date;
    bool is_shared; /* its fields are the kind's own: a blank here does not make them blank */
    /* A section: the filled cell is a document of this kind, and the three indexes are its fields.
     * NULL for a plain group. */
    const struct aj_kind *section;
};

/* Labels of a group or a field that no list can hold: the unit in front is any bureau's own. */
struct aj_heads {
    const struct aj_pattern *pattern; /* on the key of a label that means nothing else */
    struct aj_label label;
};

/* Titles that no list can hold: 责令停止…违法行为通知书. */
struct aj_title_pattern {
    const struct aj_pattern *pattern; /* the title begins where it matches, and ends the line */
    const struct aj_kind *kind;
};

/* What a paper of a kind's title is rather, where all those fields are filled when it is read so: a
 * 批准书 with the opinions of an approval sheet. */
struct aj_rather {
    const struct aj_kind *kind;
    struct aj_vec fields; /* size_t: its fields */
};

struct aj_kind {
    struct aj_str name;
    size_t index; /* among all kinds */
    enum aj_stage stage;
    struct aj_vec also;           /* const struct aj_kind *: a paper of this kind is these too */
    struct aj_vec fields;         /* struct aj_field */
    struct aj_map by_name;        /* field name -> struct aj_field index + 1 as pointer */
    struct aj_label_map *labels;  /* never NULL; a kind that is read as another shares its labels */
    struct aj_label_map *columns; /* the same of tables */
    struct aj_vec groups;         /* struct aj_group * */
    struct aj_vec heads;          /* struct aj_heads */
    struct aj_vec files;          /* struct aj_pattern * on the file stem */
    struct aj_vec called; /* struct aj_str: words in what a paper is called that may be of this
                             kind, though no title tells it */
    const struct aj_pattern *holds; /* titles that stand inside such a paper and begin no other:
                                       …复印件 on a sheet of evidence; NULL: none */
    uint32_t form; /* fields that labels lead to in all forms of it that are known, at the least; 0:
                      nobody says */
    size_t date_field;   /* the field that orders documents of the kind, or AJ_NO_FIELD */
    size_t number_field; /* its 文号, or AJ_NO_FIELD */
    size_t party_field;  /* or AJ_NO_FIELD */
    size_t serves_name;  /* of a receipt: what it served; else AJ_NO_FIELD */
    size_t serves_number;
    size_t serves_party; /* to whom */
    size_t lists_title;  /* of an index: the documents it lists; else AJ_NO_FIELD */
    size_t lists_pages;
    size_t lists_ends;    /* the last page of each, where that is a column of its own */
    struct aj_vec rather; /* struct aj_rather: the first that fits */
};

/* Labels that no list can hold: a key that means nothing in a kind and that the pattern matches
 * means what the label means there. 监察员: 执法人员. */
struct aj_alias {
    const struct aj_pattern *pattern;
    struct aj_str label;
    bool only_signs; /* only where the key asks for a signature */
};

/* Labels of whoever decides where the bureau itself is a unit: 大队意见 in a form of a 大队. */
struct aj_own_unit {
    const struct aj_pattern *head;    /* on a line above the table; its group "value" is the unit of
                                         a bureau that is one; NULL: none is looked for */
    const struct aj_pattern *pattern; /* on a key; its group "value" is a unit */
    struct aj_str label;              /* what such a key means: the opinion of whoever decides */
    struct aj_str of;                 /* the opinion of a unit that does not decide; "" for none */
};

/* Names of fields that the program itself looks for in every kind; the words stand in rules/. */
struct aj_words {
    struct aj_vec parts;    /* struct aj_str: names of part folders */
    struct aj_vec pictures; /* struct aj_str: words by which a picture file is only a picture */
    struct aj_vec signs;    /* struct aj_str: words of labels that ask for a signature: 签名 */
    struct aj_vec
        numbers; /* struct aj_str: labels of a certificate number, part of an officer's entry */
    struct aj_vec remarks; /* struct aj_str: what is said before a signature: 当事人意见及签名 */
    struct aj_vec pages;   /* struct aj_str: before a label that stands on each page: 本页 */
    struct aj_vec signers; /* struct aj_str: who signs; with a colon behind, a signature follows */
    struct aj_vec days;    /* struct aj_str: labels of the day of an opinion before them: 日期 */
    struct aj_vec others;  /* struct aj_str: labels of persons a document is not about: 询问人 */
    struct aj_vec personal; /* struct aj_str: labels of what belongs to the person before: 住址 */
    const struct aj_pattern *person; /* its group "value" is the name in a cell that holds a
                                        person's post, sex, number … too; NULL: none */
    struct aj_vec aliases;           /* struct aj_alias */
    struct aj_own_unit own_unit;
    struct aj_vec leads; /* struct aj_str: words before a law that say what it is cited for: 违反 */
    struct aj_vec parties; /* struct aj_str: what divides the cells about the party: 个人, 单位 */
    const struct aj_pattern *unnamed;   /* words that are nobody's name: 同意; NULL: none */
    const struct aj_pattern *unfilled;  /* words of a form that stand where nothing was filled in:
                                           盖章, 人民政府; NULL: none */
    const struct aj_pattern *strangers; /* who a paper is not about at the end of words: a bank,
                                           whose address follows in brackets; NULL: none */
    const struct aj_pattern *issuer; /* a line with a bureau's name; its group "value" is the name;
                                        NULL: none */
    struct aj_penalty_words penalties;
    const struct aj_pattern *manifest; /* names of files that make a folder a bundle; NULL: none */
    struct aj_vec bundle_kinds;        /* struct aj_kind *: those that make a folder a bundle */
    /* On title lines, NULL when the rules have none: */
    const struct aj_pattern *numbering; /* what a title is numbered by: 附件1： */
    const struct aj_pattern *subject; /* how a title that names its subject begins: 关于; it may be
                                         long */
    const struct aj_pattern *mention; /* words before a title by which it is only named: 收到 */
    const struct aj_pattern *denial;  /* words before a title in a file's name that say there is no
                                         such paper: 未提出 */
    const struct aj_pattern *papers;  /* what a line that is a title is called like; NULL: none */
    const struct aj_pattern *continued; /* a line by which a page goes on: （续页）, 第2页 */
};

struct aj_kinds {
    struct aj_arena *arena;
    struct aj_vec kinds;          /* struct aj_kind *, in file order */
    struct aj_map by_name;        /* name -> struct aj_kind * */
    struct aj_map titles;         /* folded title -> struct aj_kind * */
    struct aj_vec title_patterns; /* struct aj_title_pattern */
    struct aj_map starts; /* the first two characters of titles -> uint64_t *, a set of lengths */
    struct aj_labels labels; /* of every kind */
    struct aj_map laws;      /* folded name of a law -> const struct aj_str *, its full title */
    size_t longest_title;    /* bytes */
    struct aj_words words;
    struct aj_remembered
        *remembered; /* never NULL; the only part that changes once all is loaded */
};

void aj_kinds_init(struct aj_kinds *kinds, struct aj_arena *arena);
struct aj_kind *aj_kinds_add(struct aj_kinds *kinds, struct aj_str name);
struct aj_kind *aj_kinds_find(const struct aj_kinds *kinds, struct aj_str name);
/* False when the title is another kind's already. scratch is for what is not kept. */
bool aj_kinds_add_title(struct aj_kinds *kinds, struct aj_arena *scratch, struct aj_kind *kind,
                        struct aj_str title);
/* Whether a title may have these words and be of that many bytes: most words in a text begin none,
 * and few lengths are worth to be looked up. */
struct aj_title_lengths {
    uint64_t set;
};
struct aj_title_lengths aj_kinds_title_lengths(const struct aj_kinds *kinds, struct aj_str text);
bool aj_title_lengths_has(struct aj_title_lengths lengths, size_t length);
/* The new field's index. */
size_t aj_kind_add_field(struct aj_kinds *kinds, struct aj_kind *kind, struct aj_str name,
                         enum aj_type type);
struct aj_field *aj_kind_field(const struct aj_kind *kind, size_t index);
/* AJ_NO_FIELD when the kind has none of that name. */
size_t aj_kind_find_field(const struct aj_kind *kind, struct aj_str name);
/* Whether a paper of this kind counts as the other. */
bool aj_kind_is(const struct aj_kind *kind, const struct aj_kind *other);

enum aj_stage aj_stage_find(struct aj_str code);
const char *aj_stage_code(enum aj_stage stage);

/* The form in which titles are looked up: folded, on one line, without spaces and numbering before.
 */
struct aj_str aj_title_key(struct aj_arena *arena, struct aj_str words);
/* The form in which label words are looked up: folded, on one line, without numbering before and
 * without colon and brackets behind. */
struct aj_str aj_label_key(struct aj_arena *arena, struct aj_str words);

#endif
