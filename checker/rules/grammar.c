/* SPDX-License-Identifier: Apache-2.0
 *
 * The grammar of rule files as a table; predicates bring their own rows.
 */
#include "rules/grammar.h"

#include "base/nearest.h"
#include "predicate/predicate.h"

static const struct aj_element elements[] = {
    {"", "documents", "", "", "document"},
    {"", "words", "", "",
     "parts bundle pictures signs remarks pages signers days numbers parties person issuer "
     "strangers "
     "alias own_unit leads "
     "unfilled unnamed "
     "others personal titles penalty "
     "penalties"},
    {"", "fields", "", "", "written field group table"},
    {"fields", "written", "name", "name", AJ_TEXT},
    {"fields", "field", "id type many hand take penalty", "id",
     "label pattern signoff whole heading trace"},
    {"fields", "group", "id label signers heads", "id label", "field"},
    {"fields", "table", "id", "id", "column"},
    {"", "laws", "", "", "law"},
    {"", "calendar", "", "", "year"},
    {"", "pack", "id version title type include", "id version title",
     "applies fact span define rule"},
    {"", "profile", "id title version extends confirmed", "id title version",
     "param use grade score veto sheet tailor"},
    {"documents", "document", "kind stage also holds form", "kind",
     "title called file field group table section serves lists rather"},
    {"document", "title", "pattern", "", AJ_TEXT},
    {"document", "called", "", "", AJ_TEXT},
    {"document", "file", "pattern", "pattern", ""},
    {"document", "field", "name like type many hand take from not-after not-before penalty state",
     "name", AJ_TEXT " label pattern signoff whole heading trace"},
    {"group", "field", "name like type many hand take", "name", "label pattern trace"},
    {"field", "label", "under weak take pattern", "", AJ_TEXT},
    {"field", "pattern", "", "", AJ_TEXT},
    {"field", "signoff", "part", "", ""},
    {"field", "whole", "", "", ""},
    {"field", "heading", "", "", AJ_TEXT},
    {"field", "trace", "", "", AJ_TEXT},
    {"document", "group", "name like label signers heads opinion signature date", "", "field"},
    {"document", "table", "name like", "name", "column"},
    {"table", "column", "name type many hand take goods", "name", "label"},
    {"column", "label", "weak take", "", AJ_TEXT},
    {"document", "section", "kind cell heads opinion signature date", "kind cell", ""},
    {"document", "serves", "name number party", "name", ""},
    {"document", "lists", "title pages ends", "title", ""},
    {"document", "rather", "kind fields", "kind fields", ""},
    {"words", "parts", "", "", AJ_TEXT},
    {"words", "bundle", "kinds manifest", "kinds", ""},
    {"words", "pictures", "", "", AJ_TEXT},
    {"words", "signs", "", "", AJ_TEXT},
    {"words", "remarks", "", "", AJ_TEXT},
    {"words", "pages", "", "", AJ_TEXT},
    {"words", "signers", "", "", AJ_TEXT},
    {"words", "days", "", "", AJ_TEXT},
    {"words", "numbers", "", "", AJ_TEXT},
    {"words", "parties", "", "", AJ_TEXT},
    {"words", "unfilled", "pattern", "pattern", ""},
    {"words", "unnamed", "pattern", "pattern", ""},
    {"words", "leads", "", "", AJ_TEXT},
    {"words", "alias", "label pattern signs", "label pattern", ""},
    {"words", "own_unit", "head label of pattern", "head label pattern", ""},
    {"words", "person", "pattern", "pattern", ""},
    {"words", "issuer", "pattern", "pattern", ""},
    {"words", "strangers", "pattern", "pattern", ""},
    {"words", "others", "", "", AJ_TEXT},
    {"words", "personal", "", "", AJ_TEXT},
    {"words", "titles", "numbering subject mention denial continued papers", "", ""},
    {"words", "penalty", "name by lifted pattern", "name pattern", ""},
    {"words", "penalties",
     "quoted not-before not-behind open-before open-behind total gap gap-before", "", ""},
    {"", "discretion", "id title no-source", "id", "range free"},
    {"discretion", "range",
     "law article sub paragraph item since until low high times of least confirmed gist",
     "law article", AJ_PREDICATES},
    {"discretion", "free", "law article sub paragraph item gist", "law", ""},
    {"laws", "law", "id title of confirmed", "id title", "name edition article renumbered"},
    {"law", "name", "", "", AJ_TEXT},
    {"law", "edition", "from until last-article confirmed", "from", ""},
    {"law", "article", "n gist paragraphs items since until", "n", ""},
    {"law", "renumbered", "at map", "at map", ""},
    {"calendar", "year", "value", "value", "off work"},
    {"year", "off", "days name", "days", ""},
    {"year", "work", "days name", "days", ""},
    {"pack", "applies", "", "", AJ_PREDICATES},
    {"pack", "fact", "name type from", "name type", AJ_PREDICATES " is sum min times"},
    {"fact", "is", "value", "value", AJ_PREDICATES},
    {"fact", "sum", "of", "", "min times"},
    {"fact", "min", "of", "", "sum times"},
    {"fact", "times", "of by", "by", "sum min"},
    {"min", "sum", "of", "", "times"},
    {"min", "times", "of by", "by", "sum"},
    {"sum", "min", "of", "", "times"},
    {"sum", "times", "of by", "by", "min"},
    {"times", "sum", "of", "", ""},
    {"times", "min", "of", "", ""},
    {"pack", "span", "name from to sure", "name from to", AJ_PREDICATES},
    {"pack", "define", "name with", "name", AJ_PREDICATES},
    {"use", "with", "name value", "name value", ""},
    {"pack", "rule", "id items system title since until day status mendable each scope confirmed",
     "id title", "basis when unless check fail remedy example"},
    {"rule", "basis", "law article paragraph item confirmed", "law", ""},
    {"rule", "when", "", "", AJ_PREDICATES},
    {"rule", "unless", "", "", AJ_PREDICATES},
    {"rule", "check", "", "", AJ_PREDICATES},
    {"rule", "fail", "", "", AJ_TEXT},
    {"rule", "remedy", "", "", AJ_TEXT},
    {"rule", "example", "verdict", "verdict", "document fact"},
    {"example", "document", "kind file unread", "kind", "field text row"},
    {"document", "text", "page", "", AJ_TEXT},
    {"document", "row", "", "", AJ_TEXT},
    {"example", "fact", "name", "name", AJ_TEXT},
    {"profile", "param", "name since until value confirmed source", "name value", ""},
    {"profile", "use", "pack", "pack", ""},
    {"profile", "grade", "title from", "title from", ""},
    {"profile", "veto", "effect", "effect", "rule"},
    {"veto", "rule", "ref", "ref", ""},
    {"profile", "score", "full", "full", "block"},
    {"score", "block", "title points on scale-of sum-of less floor", "points", ""},
    {"profile", "sheet", "id title kind when full na part-na scale-to", "full", "section item"},
    {"sheet", "section", "id title points", "title points", "item"},
    {"section", "item", "id title points open document absent zero-if", "id points", "part"},
    {"sheet", "item", "id title points open document absent zero-if", "id points", "part"},
    {"item", "part", "points rules deduct per", "points rules", ""},
    {"profile", "tailor", "rule off by on reason", "rule", ""},
};

/* Attributes that take one of a few words, in every element or in those named. Where a predicate or
 * a loader has a table of words of its own, it reports what isn't in it. */
static const struct aj_attribute_words values[] = {
    {"many", "", "yes no"},
    {"hand", "", "yes no"},
    {"goods", "", "yes no"},
    {"weak", "", "yes no"},
    {"printed", "", "yes no"},
    {"dated", "", "yes no"},
    {"distinct", "", "yes no"},
    {"roll", "", "yes no"},
    {"sure", "", "yes no"},
    {"off", "tailor", "yes no"},
    {"mendable", "", "yes no"},
    {"confirmed", "", "yes no"},
    {"each", "mentions", "yes no"},
    {"lifted", "", "yes no"},
    {"unread", "", "yes no"},
    {"state", "field", "unread"},
    {"take", "", "second"},
    {"edge", "", "false true unknown"},
    {"scope", "", "bureau"},
    {"system", "", "disclosure recording legal-review"},
    {"na", "", "full rescale"},
    {"part-na", "", "full rescale"},
    {"kind", "sheet", "score deduct bonus"},
    {"on", "block", "veto"},
    {"absent", "", "na 0"},
    {"open", "", "interval keep"},
    {"per", "", "occurrence"},
    {"verdict", "", "pass fail needs-person not-applicable"},
};

const struct aj_element *aj_grammar_element(size_t i)
{
    return i < AJ_COUNT(elements) ? &elements[i] : NULL;
}

const struct aj_attribute_words *aj_grammar_words(size_t i)
{
    return i < AJ_COUNT(values) ? &values[i] : NULL;
}

static bool has_word(const char *words, struct aj_str name)
{
    return aj_str_has_word(aj_str_from(words), name);
}

/* What may stand in node, or NULL when it is a predicate or has no row. */
static const struct aj_element *row_of(const struct aj_node *node)
{
    struct aj_str parent = node->parent != NULL ? node->parent->name : AJ_STR_EMPTY;

    for (size_t i = 0; i < AJ_COUNT(elements); i++) {
        if (aj_str_equal_c(node->name, elements[i].name) &&
            aj_str_equal_c(parent, elements[i].parent))
            return &elements[i];
    }
    return NULL;
}

static bool has_attribute(const struct aj_node *node, struct aj_str name)
{
    for (size_t i = 0; i < node->attributes.count; i++) {
        if (aj_str_equal(((const struct aj_setting *)aj_vec_at(&node->attributes, i))->name, name))
            return true;
    }
    return false;
}

static void check_attributes(const struct aj_node *node, const char *known, const char *required,
                             struct aj_rule_errors *errors)
{
    struct aj_str rest = aj_str_from(required);
    struct aj_str word;

    for (size_t i = 0; i < node->attributes.count; i++) {
        const struct aj_setting *setting = aj_vec_at(&node->attributes, i);
        struct aj_str near;

        if (has_word(known, setting->name))
            continue;
        near = aj_nearest_in_words(known, setting->name);
        if (near.len > 0)
            aj_rule_errors_add(
                errors, node->file, node->line,
                _("<%" AJ_STR_FMT "> 没有属性 %" AJ_STR_FMT "，是否为 %" AJ_STR_FMT "？"),
                AJ_STR_ARG(node->name), AJ_STR_ARG(setting->name), AJ_STR_ARG(near));
        else
            aj_rule_errors_add(errors, node->file, node->line,
                               _("<%" AJ_STR_FMT "> 没有属性 %" AJ_STR_FMT "；可用：%s"),
                               AJ_STR_ARG(node->name), AJ_STR_ARG(setting->name), known);
    }
    while (aj_str_next_word(&rest, &word)) {
        if (!has_attribute(node, word))
            aj_rule_errors_add(errors, node->file, node->line,
                               _("<%" AJ_STR_FMT "> 缺少属性 %" AJ_STR_FMT), AJ_STR_ARG(node->name),
                               AJ_STR_ARG(word));
    }
}

static bool is_for(const char *element_names, const struct aj_node *node)
{
    return element_names[0] == '\0' || has_word(element_names, node->name);
}

/* Most attributes are none of those with words of their own. */
static bool has_listed(const struct aj_node *node)
{
    for (size_t i = 0; i < node->attributes.count; i++) {
        const struct aj_setting *setting = aj_vec_at(&node->attributes, i);

        for (size_t k = 0; k < AJ_COUNT(values); k++) {
            if (aj_str_equal_c(setting->name, values[k].name) && is_for(values[k].elements, node))
                return true;
        }
    }
    return false;
}

static void check_values(const struct aj_node *node, struct aj_rule_errors *errors)
{
    if (!has_listed(node))
        return;
    for (size_t i = 0; i < AJ_COUNT(values); i++) {
        struct aj_str value = aj_node_get(node, values[i].name);

        if (value.ptr == NULL || has_word(values[i].words, value) ||
            !is_for(values[i].elements, node))
            continue;
        aj_rule_errors_add(errors, node->file, node->line,
                           _("%s：“%" AJ_STR_FMT "”不可用；可用：%s"), values[i].name,
                           AJ_STR_ARG(value), values[i].words);
    }
}

/* Whether node stands where predicates may. */
static bool is_among_predicates(const struct aj_node *node, const struct aj_element *above)
{
    if (above != NULL)
        return has_word(above->children, aj_str_from(AJ_PREDICATES));
    return node->parent != NULL && aj_predicate_type_find(node->parent->name) != NULL;
}

static void report_unknown(const struct aj_node *node, const struct aj_element *above,
                           struct aj_rule_errors *errors)
{
    struct aj_str near = AJ_STR_EMPTY;

    if (is_among_predicates(node, above)) {
        for (size_t i = 0; near.len == 0 && aj_predicate_type_at(i) != NULL; i++)
            near = aj_nearest_in_words(aj_predicate_type_at(i)->name, node->name);
    } else if (above != NULL) {
        near = aj_nearest_in_words(above->children, node->name);
    } else if (node->parent == NULL) {
        near = aj_nearest_in_words("documents fields words laws calendar discretion pack profile",
                                   node->name);
    }
    if (near.len > 0)
        aj_rule_errors_add(errors, node->file, node->line,
                           _("此处不能使用 <%" AJ_STR_FMT ">，是否为 <%" AJ_STR_FMT ">？"),
                           AJ_STR_ARG(node->name), AJ_STR_ARG(near));
    else
        aj_rule_errors_add(errors, node->file, node->line, _("此处不能使用 <%" AJ_STR_FMT ">"),
                           AJ_STR_ARG(node->name));
}

/* Whether the element above takes it: <row> stands in the <document> of an example, not in that of
 * a kind. What stands in a predicate is its own. */
static bool is_in_place(const struct aj_node *node, const struct aj_element *above)
{
    return above == NULL || has_word(above->children, node->name);
}

/* Children where there may be none: any, or in a <use> others than its <with>. */
static bool has_stray_child(const struct aj_node *node, const struct aj_predicate_type *type)
{
    for (size_t i = 0; !type->takes_children && i < node->children.count; i++) {
        if (row_of(aj_node_child(node, i)) == NULL)
            return true;
    }
    return false;
}

/* A form of words that nobody reads would be taken for a rule. */
static void check_text(const struct aj_node *node, bool has_text, struct aj_rule_errors *errors)
{
    if (!has_text && node->text.len > 0)
        aj_rule_errors_add(errors, node->file, node->line, _("<%" AJ_STR_FMT "> 内不能有文字"),
                           AJ_STR_ARG(node->name));
}

/* A node, and the rows of what it stands in and of itself; NULL for predicates and the root's. */
struct place {
    const struct aj_node *node;
    const struct aj_element *above;
    const struct aj_element *row;
};

static bool check_node(const struct place *at, struct aj_rule_errors *errors)
{
    const struct aj_node *node = at->node;
    const struct aj_element *row = at->row;
    const struct aj_predicate_type *type;

    check_values(node, errors);
    if (row != NULL && is_in_place(node, at->above)) {
        check_attributes(node, row->attributes, row->required, errors);
        check_text(node, has_word(row->children, aj_str_from(AJ_TEXT)), errors);
        return true;
    }
    type = is_among_predicates(node, at->above) ? aj_predicate_type_find(node->name) : NULL;
    if (type == NULL) {
        report_unknown(node, at->above, errors);
        return false;
    }
    check_attributes(node, type->settings, type->required, errors);
    check_text(node, type->takes_text, errors);
    if (has_stray_child(node, type))
        aj_rule_errors_add(errors, node->file, node->line, _("<%" AJ_STR_FMT "> 内不能再有元素"),
                           AJ_STR_ARG(node->name));
    if (node->children.count == 0 && type->takes_children)
        aj_rule_errors_add(errors, node->file, node->line,
                           _("<%" AJ_STR_FMT "> 内至少要有一个条件"), AJ_STR_ARG(node->name));
    return true;
}

static void push(struct aj_vec *stack, const struct aj_node *node, const struct aj_element *above)
{
    *(struct place *)aj_vec_push(stack) = (struct place){node, above, row_of(node)};
}

/* Depth-first with a stack of our own: nodes still to visit. */
void aj_grammar_check(const struct aj_node *root, struct aj_rule_errors *errors)
{
    struct aj_vec stack;

    aj_vec_init(&stack, errors->arena, sizeof(struct place));
    push(&stack, root, NULL);
    while (stack.count > 0) {
        const struct place at = *(const struct place *)aj_vec_at(&stack, --stack.count);

        if (!check_node(&at, errors))
            continue;
        for (size_t i = at.node->children.count; i-- > 0;)
            push(&stack, aj_node_child(at.node, i), at.row);
    }
}
