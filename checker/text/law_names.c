/* SPDX-License-Identifier: Apache-2.0
 *
 * A definition is 以下简称 and its like, with a title right before and the short name right behind.
 * What is not plain is not resolved: a citation of the wrong law is worse than one of an unknown
 * law.
 */
#include "text/law_names.h"

#include "base/compiler.h"
#include "text/law_title.h"
#include "text/scan.h"

#define COUNTRY     "中华人民共和国"
#define LEAST_TITLE 6  /* characters of a full title nobody has told us of */
#define SHORT_MAX   20 /* characters of a short name */
#define TITLE_MAX   80 /* characters between 《》 */
#define MOST_NAMES  8  /* of one 以下分别简称 */

/* 《…条例》（以下简称《条例》）. */
struct definition {
    struct aj_str short_name;
    struct aj_str title;
    size_t at;
};

/* A law named in the text, by whatever name. */
struct mention {
    struct aj_str name;
    struct aj_str title; /* "" when it can't be told which */
    size_t from;
    size_t to;
};

/* 条例 of 社会团体登记管理条例. */
static struct aj_str end_of(struct aj_str title)
{
    return aj_str_sub(title, title.len - aj_law_title_end(title, title.len), title.len);
}

/* 中华人民共和国航道法: a full title, however short. */
static bool is_of_country(struct aj_str title)
{
    return aj_str_starts(title, aj_str_from(COUNTRY)) && title.len > sizeof(COUNTRY) - 1;
}

/* The title without （2021年修订） behind and without 中华人民共和国, the form for comparing titles
 * that nobody has told us of. */
static struct aj_str bare_title(struct aj_str title)
{
    size_t open = aj_str_find(title, aj_str_from("（"), 0);

    if (aj_str_ends(title, aj_str_from("）")) && open != AJ_STR_NONE && open > 0)
        title = aj_str_sub(title, 0, open);
    if (is_of_country(title))
        title = aj_str_sub(title, sizeof(COUNTRY) - 1, title.len);
    return aj_str_trim(title);
}

static bool find_known(const struct aj_law_names *names, struct aj_str name, struct aj_str *title)
{
    const struct aj_str *found = aj_map_find(names->known, name);

    if (found == NULL)
        found = aj_map_find(names->known, bare_title(name));
    if (found != NULL)
        *title = *found;
    return found != NULL;
}

static bool find_defined(const struct aj_law_names *names, struct aj_str name, size_t before,
                         struct aj_str *title)
{
    for (size_t i = names->definitions.count; i-- > 0;) {
        const struct definition *definition = aj_vec_at(&names->definitions, i);

        if (definition->at >= before || !aj_str_equal(definition->short_name, name))
            continue;
        *title = definition->title;
        return true;
    }
    return false;
}

/* Whether name can be written by leaving out characters of title, as short names are. */
static bool is_shortening(struct aj_str name, struct aj_str title)
{
    size_t at = 0;

    if (name.len >= title.len)
        return false;
    for (size_t i = 0; i < name.len;) {
        uint32_t wanted = aj_utf8_next(name, &i);

        while (at < title.len && aj_scan_peek(title, at) != wanted)
            (void)aj_utf8_next(title, &at); /* only the step counts */
        if (at >= title.len)
            return false;
        (void)aj_utf8_next(title, &at); /* likewise */
    }
    return true;
}

/* Whether an unknown name may be short for another law: then it says nothing. */
static bool may_be_short(const struct aj_law_names *names, struct aj_str name)
{
    if (aj_utf8_count(name) < LEAST_TITLE)
        return true;
    for (size_t i = 0; i < names->known->entries.count; i++) {
        const struct aj_map_entry *entry = aj_vec_at(&names->known->entries, i);

        if (is_shortening(name, entry->key) && aj_str_equal(end_of(entry->key), end_of(name)))
            return true;
    }
    for (size_t i = 0; i < names->mentions.count; i++) {
        if (is_shortening(name, ((const struct mention *)aj_vec_at(&names->mentions, i))->title))
            return true;
    }
    return false;
}

/* Whether the text has told the law of that title before a place. */
static bool is_mentioned(const struct aj_law_names *names, struct aj_str title, size_t before)
{
    for (size_t i = 0; i < names->mentions.count; i++) {
        const struct mention *mention = aj_vec_at(&names->mentions, i);

        if (mention->from < before && aj_str_equal(mention->title, title))
            return true;
    }
    return false;
}

/* The full title that a written name stands for at a place. */
static bool resolve_name(const struct aj_law_names *names, struct aj_str name, size_t at,
                         bool is_bare, struct aj_str *title)
{
    struct aj_str plain = bare_title(name);

    if (find_defined(names, name, at, title))
        return title->len > 0;
    if (find_known(names, name, title))
        return true;
    if (!is_mentioned(names, plain, at) &&
        (is_bare || aj_law_title_end(plain, plain.len) == 0 ||
         (!is_of_country(aj_str_trim(name)) && may_be_short(names, plain))))
        return false;
    *title = plain;
    return true;
}

/* ---- definitions ---- */

static const char *const phrases[] = {"以下分别简称", "以下简称", "以下称", "下称", "简称"};

/* The titles, at most `most`, that end right before `end`: 《甲》、《乙》. The last one first. */
static size_t titles_before(const struct aj_law_names *names, size_t end, size_t most,
                            struct aj_str *titles)
{
    size_t n = 0;

    for (; n < most; n++) {
        struct aj_law_title found;
        size_t start = aj_law_title_before(names->text, end, &found);
        struct aj_str title;

        if (found.name.len == 0)
            break;
        if (!resolve_name(names, found.name, start, found.is_bare, &title))
            title = AJ_STR_EMPTY;
        titles[n] = title;
        end = start;
        while (aj_scan_is_one_of(aj_scan_before(names->text, end), "、和及与"))
            (void)aj_utf8_previous(names->text, &end); /* only the step counts */
    }
    return n;
}

/* One short name: 《条例》, “条例”, 条例. */
static bool take_short_name(struct aj_str text, size_t *at, struct aj_str *name)
{
    size_t p = *at;
    size_t start;

    while (aj_scan_take_one_of(text, &p, "为：、和《“〈‘「 "))
        ;
    start = p;
    for (int i = 0; i < SHORT_MAX && aj_is_han(aj_scan_peek(text, p)); i++)
        (void)aj_utf8_next(text, &p); /* only the step counts */
    *name = aj_str_sub(text, start, p);
    while (aj_scan_take_one_of(text, &p, "》”〉’」"))
        ;
    if (name->len == 0 || !aj_scan_is_one_of(aj_scan_peek(text, p), "）、和《“，。；"))
        return false;
    *at = p;
    return true;
}

static void add_definition(struct aj_law_names *names, struct aj_str name, struct aj_str title,
                           size_t at)
{
    struct definition *definition;

    /* with no title the short name is defined all the same: as one nobody can tell */
    definition = aj_vec_push(&names->definitions);
    *definition = (struct definition){name, title, at};
}

/* The definition that the phrase [from, to) makes, if it makes one. */
static void read_definition(struct aj_law_names *names, size_t from, size_t to, bool is_each)
{
    struct aj_str titles[MOST_NAMES];
    struct aj_str short_names[MOST_NAMES];
    size_t n_titles;
    size_t n_names = 0;
    size_t end = from;

    while (aj_scan_is_one_of(aj_scan_before(names->text, end), "（，、 "))
        (void)aj_utf8_previous(names->text, &end); /* likewise */
    n_titles = titles_before(names, end, is_each ? MOST_NAMES : 1, titles);
    while (n_names < (is_each ? MOST_NAMES : 1) &&
           take_short_name(names->text, &to, &short_names[n_names]))
        n_names++;
    if (n_names == 0 || n_titles < n_names || (is_each && n_titles != n_names))
        return;
    for (size_t i = 0; i < n_names; i++)
        add_definition(names, short_names[i], titles[n_names - 1 - i], from);
}

static bool next_phrase(struct aj_str text, size_t from, size_t *at, size_t *size, bool *is_each)
{
    *at = AJ_STR_NONE;
    for (size_t i = 0; i < AJ_COUNT(phrases); i++) {
        struct aj_str phrase = aj_str_from(phrases[i]);
        size_t found = aj_str_find(text, phrase, from);

        if (found == AJ_STR_NONE || (*at != AJ_STR_NONE && found >= *at))
            continue;
        *at = found;
        *size = phrase.len;
        *is_each = i == 0;
    }
    return *at != AJ_STR_NONE;
}

/* ---- mentions ---- */

/* The next 《…》 at or after `from` that ends as laws do. */
static bool next_bracketed(struct aj_str text, size_t from, size_t *start, size_t *end)
{
    while ((*start = aj_str_find(text, aj_str_from("《"), from)) != AJ_STR_NONE) {
        size_t close = aj_str_find(text, aj_str_from("》"), *start);
        struct aj_str name;

        from = *start + sizeof("《") - 1;
        if (close == AJ_STR_NONE)
            return false;
        name = bare_title(aj_str_sub(text, from, close));
        if (aj_utf8_count(name) > TITLE_MAX || aj_law_title_end(name, name.len) == 0 ||
            aj_str_contains(name, aj_str_from("\n")))
            continue;
        *end = close + sizeof("》") - 1;
        return true;
    }
    return false;
}

static void add_mentions(struct aj_law_names *names)
{
    size_t start;
    size_t end = 0;

    while (next_bracketed(names->text, end, &start, &end)) {
        struct mention *mention;
        struct aj_str name =
            aj_str_sub(names->text, start + sizeof("《") - 1, end - (sizeof("》") - 1));
        struct aj_str title;

        if (!resolve_name(names, name, start, false, &title))
            title = AJ_STR_EMPTY;
        mention = aj_vec_push(&names->mentions);
        *mention = (struct mention){bare_title(name), title, start, end};
    }
}

/* ---- 该条例 ---- */

static bool is_in_mention(const struct aj_law_names *names, size_t at)
{
    for (size_t i = 0; i < names->mentions.count; i++) {
        const struct mention *mention = aj_vec_at(&names->mentions, i);

        if (at >= mention->from && at < mention->to)
            return true;
    }
    return false;
}

static bool ends_in_known(const struct aj_law_names *names, size_t end)
{
    struct aj_str text = aj_str_sub(names->text, 0, end);

    for (size_t i = 0; i < names->known->entries.count; i++) {
        const struct aj_map_entry *entry = aj_vec_at(&names->known->entries, i);

        if (aj_str_ends(text, entry->key))
            return true;
    }
    return false;
}

/* Whether the bytes [from, to) name no law of that sort without 《》: 条例 stands there only in
 * what was told apart, and 法, which is part of many words, never at the end of a law that is
 * known. */
static bool is_all_told(const struct aj_law_names *names, size_t from, size_t to,
                        struct aj_str noun)
{
    struct aj_str text = aj_str_sub(names->text, 0, to);
    bool is_common = aj_str_equal_c(noun, "法");
    size_t at = from;

    while ((at = aj_str_find(text, noun, at)) != AJ_STR_NONE) {
        bool is_pronoun = aj_scan_is_one_of(aj_scan_before(text, at), "该本此同述其");

        if (!is_pronoun && !is_in_mention(names, at) &&
            (!is_common || ends_in_known(names, at + noun.len)))
            return false;
        at += noun.len;
    }
    return true;
}

/* The nearest law before `at` whose title ends in noun; of 上述规定 any law. */
static bool resolve_reference(const struct aj_law_names *names, const struct aj_citation *citation,
                              struct aj_str *title)
{
    static const char *const words[] = {"该", "本", "此", "同", "上述", "前述", "其"};
    struct aj_str reference = citation->reference;
    size_t at = (size_t)(reference.ptr - names->text.ptr);
    size_t size = aj_law_title_end(reference, reference.len);
    struct aj_str noun = aj_str_sub(reference, reference.len - size, reference.len);
    bool is_any = aj_str_equal_c(noun, "规定");
    bool is_plain = false;

    if (find_defined(names, reference, at, title))
        return title->len > 0;
    for (size_t i = 0; i < AJ_COUNT(words); i++)
        is_plain = is_plain || aj_str_starts(reference, aj_str_from(words[i]));
    for (size_t i = names->mentions.count; is_plain && i-- > 0;) {
        const struct mention *mention = aj_vec_at(&names->mentions, i);

        if (mention->to > at || (!is_any && !aj_str_equal(end_of(mention->name), noun) &&
                                 !aj_str_equal(end_of(mention->title), noun)))
            continue;
        *title = mention->title;
        return title->len > 0 && (is_any || is_all_told(names, mention->to, at, noun));
    }
    return false;
}

bool aj_law_names_resolve(const struct aj_law_names *names, const struct aj_citation *citation,
                          struct aj_str *title)
{
    if (citation->law.len > 0)
        return resolve_name(names, citation->law, citation->from, citation->is_bare, title);
    return citation->reference.len > 0 && resolve_reference(names, citation, title);
}

void aj_law_names_read(struct aj_law_names *names, struct aj_arena *arena,
                       const struct aj_map *known, struct aj_str folded)
{
    size_t at = 0;
    size_t size = 0;
    bool is_each = false;

    *names = (struct aj_law_names){.arena = arena, .text = folded, .known = known};
    aj_vec_init(&names->definitions, arena, sizeof(struct definition));
    aj_vec_init(&names->mentions, arena, sizeof(struct mention));
    for (size_t from = 0; next_phrase(folded, from, &at, &size, &is_each); from = at + size)
        read_definition(names, at, at + size, is_each);
    add_mentions(names);
}
