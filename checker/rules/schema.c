/* SPDX-License-Identifier: Apache-2.0
 *
 * One XML Schema out of the tables that the loader goes by: a type for each element in its place,
 * one for each predicate, a group of all predicates. What the loader compares with names of other
 * files, or compiles, is a string here.
 */
#include "rules/schema.h"

#include "dossier/kind.h"
#include "predicate/predicate.h"
#include "rules/grammar.h"

/* ---- values of attributes ---- */

#define NAME_IN_BRACES ".*\\{.+\\}.*" /* a parameter of a <define> */

/* Sorts of values beside words: the name of a type and its pattern. */
static const struct {
    const char *name;
    const char *pattern;
} sorts[] = {
    {"day", "[0-9]{4}-[0-9]{2}-[0-9]{2}"},
    {"points", "-?[0-9]+(\\.[0-9]+)?"},
    {"deduct", "[0-9]+(\\.[0-9]+)?(\\.\\.[0-9]+(\\.[0-9]+)?)?"},
    {"number", "[0-9]+|" NAME_IN_BRACES},
    {"limit", "[0-9]+|param:.+|" NAME_IN_BRACES},
    {"factor", "[0-9]+(\\.[0-9]+)?|param:.+"},
    {"effect", "fail|zero|cap:.+"},
    {"path", "[^/ ]+/[^ ]+|" NAME_IN_BRACES},
    {"paths", " *[^/ ]+/[^ ]+( +[^/ ]+/[^ ]+)* *|" NAME_IN_BRACES},
};

/* Which attribute of which elements holds which sort. */
static const struct {
    const char *name;
    const char *elements; /* "" for every */
    const char *sort;
} sorted[] = {
    {"since", "", "day"},
    {"until", "", "day"},
    {"from", "edition", "day"},
    {"at", "renumbered", "day"},
    {"old-until", "", "day"},
    {"from", "grade", "points"},
    {"points", "", "points"},
    {"full", "", "points"},
    {"scale-to", "", "points"},
    {"floor", "", "points"},
    {"low", "", "points"},
    {"high", "", "points"},
    {"deduct", "", "deduct"},
    {"min", "has count", "number"},
    {"max", "has count", "number"},
    {"limit", "", "limit"},
    {"by", "times", "factor"},
    {"effect", "", "effect"},
    {"from", "within after span", "path"},
    {"to", "within after span", "path"},
    {"field", "signed compare match mentions valid ranged", "path"},
    {"fields", "filled same disjoint", "paths"},
    {"see", "", "paths"},
};

/* Words that predicates and loaders check themselves. */
static const struct aj_attribute_words words[] = {
    {"unit", "", "hour day working-day month year"},
    {"op", "compare", "eq ne lt le gt ge subset"},
    {"op", "summed", "ge le eq"},
    {"pick", "", "all last first"},
    {"as", "valid", "uscc id-card case-number officer-number date amount-pair"},
    {"as", "same", "name amount date number citations text id"},
    {"bound", "", "low high"},
    {"what", "listed", "titles pages"},
    {"status", "rule", "draft trial active retired"},
};

/* ---- writing ---- */

static void put(struct aj_buffer *out, const char *text)
{
    aj_buffer_append_c(out, text);
}

static bool is_for(const char *elements, const char *element)
{
    return elements[0] == '\0' || aj_str_has_word(aj_str_from(elements), aj_str_from(element));
}

static void put_words(struct aj_buffer *out, struct aj_str list)
{
    struct aj_str word;

    put(out, ">\n      <xs:simpleType><xs:restriction base=\"xs:string\">");
    while (aj_str_next_word(&list, &word))
        aj_buffer_printf(out, "<xs:enumeration value=\"%" AJ_STR_FMT "\"/>", AJ_STR_ARG(word));
    put(out, "</xs:restriction></xs:simpleType>\n    </xs:attribute>\n");
}

static const char *words_of(const char *element, const char *attribute)
{
    for (size_t i = 0; aj_grammar_words(i) != NULL; i++) {
        const struct aj_attribute_words *row = aj_grammar_words(i);

        if (aj_str_equal_c(aj_str_from(attribute), row->name) && is_for(row->elements, element))
            return row->words;
    }
    for (size_t i = 0; i < AJ_COUNT(words); i++) {
        if (aj_str_equal_c(aj_str_from(attribute), words[i].name) &&
            is_for(words[i].elements, element))
            return words[i].words;
    }
    return NULL;
}

static const char *sort_of(const char *element, const char *attribute)
{
    for (size_t i = 0; i < AJ_COUNT(sorted); i++) {
        if (aj_str_equal_c(aj_str_from(attribute), sorted[i].name) &&
            is_for(sorted[i].elements, element))
            return sorted[i].sort;
    }
    return NULL;
}

/* Types of fields and facts, and the stages of documents, come from their tables. */
static bool has_named_type(const char *element, const char *attribute)
{
    return aj_str_equal_c(aj_str_from(attribute), "type") && is_for("field column fact", element);
}

static bool has_stage(const char *attribute)
{
    return aj_str_equal_c(aj_str_from(attribute), "stage");
}

static void put_attribute(struct aj_buffer *out, const char *element, const char *attribute,
                          bool is_required)
{
    const char *list = words_of(element, attribute);
    const char *sort = sort_of(element, attribute);

    aj_buffer_printf(out, "    <xs:attribute name=\"%s\"%s", attribute,
                     is_required ? " use=\"required\"" : "");
    if (has_named_type(element, attribute))
        put(out, " type=\"r:type\"/>\n");
    else if (has_stage(attribute))
        put(out, " type=\"r:stage\"/>\n");
    else if (list != NULL)
        put_words(out, aj_str_from(list));
    else if (sort != NULL)
        aj_buffer_printf(out, " type=\"r:%s\"/>\n", sort);
    else
        put(out, " type=\"xs:string\"/>\n");
}

static void put_attributes(struct aj_buffer *out, const char *element, const char *known,
                           const char *required)
{
    struct aj_str rest = aj_str_from(known);
    struct aj_str word;
    char name[64];

    while (aj_str_next_word(&rest, &word)) {
        size_t n = word.len < sizeof(name) - 1 ? word.len : sizeof(name) - 1;

        for (size_t i = 0; i < n; i++)
            name[i] = word.ptr[i];
        name[n] = '\0';
        put_attribute(out, element, name, aj_str_has_word(aj_str_from(required), word));
    }
}

static const char *or_root(const char *parent)
{
    return parent[0] != '\0' ? parent : "root";
}

static void put_child(struct aj_buffer *out, const char *parent, struct aj_str name)
{
    if (aj_str_equal_c(name, AJ_PREDICATES))
        put(out, "      <xs:group ref=\"r:predicates\"/>\n");
    else
        aj_buffer_printf(
            out, "      <xs:element name=\"%" AJ_STR_FMT "\" type=\"r:%s.%" AJ_STR_FMT "\"/>\n",
            AJ_STR_ARG(name), parent, AJ_STR_ARG(name));
}

static void put_element(struct aj_buffer *out, const struct aj_element *element)
{
    struct aj_str rest = aj_str_from(element->children);
    bool has_text = aj_str_has_word(rest, aj_str_from(AJ_TEXT));
    struct aj_str word;

    aj_buffer_printf(out, "  <xs:complexType name=\"%s.%s\"%s>\n", or_root(element->parent),
                     element->name, has_text ? " mixed=\"true\"" : "");
    if (rest.len > (has_text ? sizeof(AJ_TEXT) - 1 : 0)) {
        put(out, "    <xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">\n");
        while (aj_str_next_word(&rest, &word)) {
            if (!aj_str_equal_c(word, AJ_TEXT))
                put_child(out, element->name, word);
        }
        put(out, "    </xs:choice>\n");
    }
    put_attributes(out, element->name, element->attributes, element->required);
    put(out, "  </xs:complexType>\n");
}

/* ---- predicates ---- */

/* Elements of the grammar that stand in a predicate: <with> in <use>. */
static void put_own_children(struct aj_buffer *out, const char *predicate)
{
    bool has_any = false;

    for (size_t i = 0; aj_grammar_element(i) != NULL; i++) {
        const struct aj_element *element = aj_grammar_element(i);

        if (!aj_str_equal_c(aj_str_from(predicate), element->parent))
            continue;
        put(out, has_any ? "" : "    <xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">\n");
        has_any = true;
        put_child(out, predicate, aj_str_from(element->name));
    }
    put(out, has_any ? "    </xs:choice>\n" : "");
}

static void put_predicate(struct aj_buffer *out, const struct aj_predicate_type *type)
{
    aj_buffer_printf(out, "  <xs:complexType name=\"predicate.%s\"%s>\n", type->name,
                     type->takes_text ? " mixed=\"true\"" : "");
    if (type->takes_children)
        put(out, "    <xs:group ref=\"r:predicates\" maxOccurs=\"unbounded\"/>\n");
    else
        put_own_children(out, type->name);
    put_attributes(out, type->name, type->settings, type->required);
    put(out, "  </xs:complexType>\n");
}

static void put_group(struct aj_buffer *out)
{
    put(out, "  <xs:group name=\"predicates\"><xs:choice>\n");
    for (size_t i = 0; aj_predicate_type_at(i) != NULL; i++)
        aj_buffer_printf(out, "    <xs:element name=\"%s\" type=\"r:predicate.%s\"/>\n",
                         aj_predicate_type_at(i)->name, aj_predicate_type_at(i)->name);
    put(out, "  </xs:choice></xs:group>\n");
}

/* ---- named types ---- */

static void put_sorts(struct aj_buffer *out)
{
    for (size_t i = 0; i < AJ_COUNT(sorts); i++)
        aj_buffer_printf(out,
                         "  <xs:simpleType name=\"%s\"><xs:restriction base=\"xs:string\">"
                         "<xs:pattern value=\"%s\"/></xs:restriction></xs:simpleType>\n",
                         sorts[i].name, sorts[i].pattern);
}

static void put_types(struct aj_buffer *out)
{
    put(out, "  <xs:simpleType name=\"type\"><xs:restriction base=\"xs:string\">");
    for (int i = 0; i < AJ_N_TYPES; i++)
        aj_buffer_printf(out, "<xs:enumeration value=\"%s\"/>", aj_type_code((enum aj_type)i));
    put(out, "</xs:restriction></xs:simpleType>\n");
}

static void put_stages(struct aj_buffer *out)
{
    static const char *const codes[] = {
#define AJ_STAGE(name, code) code,
#include "dossier/stage.def"
#undef AJ_STAGE
    };

    put(out, "  <xs:simpleType name=\"stage\"><xs:restriction base=\"xs:string\">");
    for (size_t i = 0; i < AJ_COUNT(codes); i++)
        aj_buffer_printf(out, "<xs:enumeration value=\"%s\"/>", codes[i]);
    put(out, "</xs:restriction></xs:simpleType>\n");
}

void aj_schema_write(struct aj_buffer *out)
{
    put(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<!-- SPDX-License-Identifier: Apache-2.0\n"
             "     Written by: anjuan rules schema -->\n"
             "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "
             "xmlns:r=\"" AJ_RULES_NAMESPACE "\"\n"
             "           targetNamespace=\"" AJ_RULES_NAMESPACE "\" "
             "elementFormDefault=\"qualified\">\n");
    for (size_t i = 0; aj_grammar_element(i) != NULL; i++) {
        const struct aj_element *element = aj_grammar_element(i);

        if (element->parent[0] == '\0')
            aj_buffer_printf(out, "  <xs:element name=\"%s\" type=\"r:root.%s\"/>\n", element->name,
                             element->name);
    }
    put_sorts(out);
    put_types(out);
    put_stages(out);
    put_group(out);
    for (size_t i = 0; aj_grammar_element(i) != NULL; i++)
        put_element(out, aj_grammar_element(i));
    for (size_t i = 0; aj_predicate_type_at(i) != NULL; i++)
        put_predicate(out, aj_predicate_type_at(i));
    put(out, "</xs:schema>\n");
}
