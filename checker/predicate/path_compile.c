/* SPDX-License-Identifier: Apache-2.0
 *
 * Paths: from words in a rule to where they lead. The words for the whole text, the case and the
 * two parts of an officer are part of the rule language, not of the law.
 */
#include "predicate/predicate.h"

#include "base/nearest.h"

#define WORD_CASE "案件"

#define WORD_NAME "姓名"
#define WORD_CODE "证号"
#define ANY_KIND  "*"
#define NO_KIND   "?"

static const struct aj_kind *find_kind(struct aj_compiling *c, struct aj_str name)
{
    const struct aj_kind *kind = aj_kinds_find(c->kinds, name);
    struct aj_str near;

    if (kind != NULL)
        return kind;
    near = aj_nearest_in_map(&c->kinds->by_name, name);
    if (near.len > 0)
        aj_compile_fail(c, _("没有名为“%" AJ_STR_FMT "”的文书，是否为“%" AJ_STR_FMT "”？"),
                        AJ_STR_ARG(name), AJ_STR_ARG(near));
    else
        aj_compile_fail(c, _("没有名为“%" AJ_STR_FMT "”的文书"), AJ_STR_ARG(name));
    return NULL;
}

/* 送达回证[行政处罚决定书]: splits off the brackets. */
static bool compile_receipt(struct aj_compiling *c, struct aj_str *kind, struct aj_path *out)
{
    size_t open = aj_str_find(*kind, aj_str_from("["), 0);
    struct aj_str served;

    if (open == AJ_STR_NONE)
        return true;
    if (!aj_str_ends(*kind, aj_str_from("]"))) {
        aj_compile_fail(c, _("路径“%" AJ_STR_FMT "”的方括号不完整"), AJ_STR_ARG(out->text));
        return false;
    }
    served = aj_str_sub(*kind, open + 1, kind->len - 1);
    *kind = aj_str_sub(*kind, 0, open);
    out->is_receipt = true;
    if (aj_str_equal_c(served, ".")) {
        if (c->self.kind == NULL)
            aj_compile_fail(c, _("“[.]”只能用在带 each= 的规则或条件中"));
        return c->self.kind != NULL;
    }
    out->served = find_kind(c, served);
    return out->served != NULL;
}

static bool compile_fact(struct aj_compiling *c, struct aj_path *out)
{
    struct aj_str near;

    out->source = AJ_PATH_FACT;
    out->field = out->text;
    if (aj_map_find(c->facts, out->text) != NULL)
        return true;
    near = aj_nearest_in_map(c->facts, out->text);
    if (near.len > 0)
        aj_compile_fail(c, _("没有名为“%" AJ_STR_FMT "”的案件事实，是否为“%" AJ_STR_FMT "”？"),
                        AJ_STR_ARG(out->text), AJ_STR_ARG(near));
    else
        aj_compile_fail(c, _("没有名为“%" AJ_STR_FMT "”的案件事实"), AJ_STR_ARG(out->text));
    return false;
}

/* Of every kind when kind is NULL. */
static bool has_field(const struct aj_kinds *kinds, const struct aj_kind *kind, struct aj_str field)
{
    if (kind != NULL)
        return aj_kind_find_field(kind, field) != AJ_NO_FIELD;
    for (size_t i = 0; i < kinds->kinds.count; i++) {
        const struct aj_kind *one = *(struct aj_kind *const *)aj_vec_at(&kinds->kinds, i);

        if (aj_kind_find_field(one, field) != AJ_NO_FIELD)
            return true;
    }
    return false;
}

/* A trailing /姓名 or /证号 of an officer field is a part of the value. */
static void split_part(const struct aj_kinds *kinds, const struct aj_kind *kind,
                       struct aj_path *out)
{
    static const char *const words[] = {
        [AJ_PART_NAME] = "/" WORD_NAME, [AJ_PART_CODE] = "/" WORD_CODE};

    if (has_field(kinds, kind, out->field))
        return;
    for (size_t i = AJ_PART_NAME; i < AJ_COUNT(words); i++) {
        struct aj_str tail = aj_str_from(words[i]);

        if (!aj_str_ends(out->field, tail))
            continue;
        out->field = aj_str_sub(out->field, 0, out->field.len - tail.len);
        out->part = (enum aj_path_part)i;
        return;
    }
}

static bool check_field(struct aj_compiling *c, const struct aj_kind *kind, struct aj_path *out)
{
    struct aj_str near;

    out->is_text = aj_str_equal_c(out->field, AJ_WORD_TEXT);
    if (out->is_text)
        return true;
    split_part(c->kinds, kind, out);
    if (has_field(c->kinds, kind, out->field)) {
        out->of = kind;
        out->index = kind != NULL ? aj_kind_find_field(kind, out->field) : AJ_NO_FIELD;
        return true;
    }
    if (kind == NULL) {
        aj_compile_fail(c, _("没有哪种文书有字段“%" AJ_STR_FMT "”"), AJ_STR_ARG(out->field));
        return false;
    }
    near = aj_nearest_in_map(&kind->by_name, out->field);
    if (near.len > 0)
        aj_compile_fail(
            c, _("《%" AJ_STR_FMT "》没有字段“%" AJ_STR_FMT "”，是否为“%" AJ_STR_FMT "”？"),
            AJ_STR_ARG(kind->name), AJ_STR_ARG(out->field), AJ_STR_ARG(near));
    else
        aj_compile_fail(c, _("《%" AJ_STR_FMT "》没有字段“%" AJ_STR_FMT "”"),
                        AJ_STR_ARG(kind->name), AJ_STR_ARG(out->field));
    return false;
}

/* Within each= over rows, ./起 is the row's column where the table has one, else the document's. */
static void take_column(struct aj_compiling *c, struct aj_path *out)
{
    struct aj_path column = *out;

    if (c->self.table.len == 0)
        return;
    column.field = aj_arena_printf(c->arena, "%" AJ_STR_FMT "%" AJ_STR_FMT,
                                   AJ_STR_ARG(c->self.table), AJ_STR_ARG(out->field));
    column.is_row = true;
    split_part(c->kinds, c->self.kind, &column);
    if (!has_field(c->kinds, c->self.kind, column.field))
        return;
    column.part = AJ_PART_NONE; /* it is split again */
    column.field = aj_arena_printf(c->arena, "%" AJ_STR_FMT "%" AJ_STR_FMT,
                                   AJ_STR_ARG(c->self.table), AJ_STR_ARG(out->field));
    *out = column;
}

bool aj_path_compile(struct aj_compiling *c, struct aj_str text, struct aj_path *out)
{
    size_t bracket = aj_str_find(text, aj_str_from("]"), 0);
    size_t slash = aj_str_find(text, aj_str_from("/"), bracket != AJ_STR_NONE ? bracket : 0);
    struct aj_str kind = aj_str_sub(text, 0, slash);

    *out = (struct aj_path){.text = aj_arena_dup(c->arena, text)};
    if (slash == AJ_STR_NONE || slash + 1 >= text.len) {
        aj_compile_fail(c, _("路径“%" AJ_STR_FMT "”应写作 文书/字段"), AJ_STR_ARG(text));
        return false;
    }
    if (aj_str_equal_c(kind, WORD_CASE))
        return compile_fact(c, out);
    out->field = aj_str_sub(out->text, slash + 1, text.len);
    if (aj_str_equal_c(kind, ".")) {
        out->source = AJ_PATH_SELF;
        if (c->self.kind == NULL)
            aj_compile_fail(c, _("“./”只能用在带 each= 的规则或条件中"));
        take_column(c, out);
        return c->self.kind != NULL && check_field(c, c->self.kind, out);
    }
    out->source = AJ_PATH_KIND;
    out->is_of_none = aj_str_equal_c(kind, NO_KIND);
    if (out->is_of_none && !aj_str_equal_c(out->field, AJ_WORD_TEXT)) {
        aj_compile_fail(c, _("未识别的文书（?/）只有“" AJ_WORD_TEXT "”可用"));
        return false;
    }
    if (out->is_of_none || aj_str_equal_c(kind, ANY_KIND))
        return check_field(c, NULL, out);
    if (!compile_receipt(c, &kind, out))
        return false;
    out->kind = find_kind(c, kind);
    return out->kind != NULL && check_field(c, out->kind, out);
}

struct aj_vec aj_paths_compile(struct aj_compiling *c, struct aj_str list)
{
    struct aj_vec paths;
    struct aj_str word;

    aj_vec_init(&paths, c->arena, sizeof(struct aj_path));
    while (aj_str_next_word(&list, &word)) {
        struct aj_path path;

        if (aj_path_compile(c, word, &path))
            *(struct aj_path *)aj_vec_push(&paths) = path;
    }
    return paths;
}
