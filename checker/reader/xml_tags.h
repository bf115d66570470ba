/* SPDX-License-Identifier: Apache-2.0
 *
 * Tags with attributes as they were read once: documents repeat their properties thousands of
 * times, and the same bytes in the same scope say the same again.
 */
#ifndef AJ_XML_TAGS_H
#define AJ_XML_TAGS_H

#include "reader/sax.h"
#include "reader/xml_names.h"

#define AJ_XML_TAG_ATTRIBUTES 6 /* with more it is not kept */
#define AJ_XML_TAG_SLOTS_BITS 7
#define AJ_XML_TAG_HASH_BYTES 16

struct aj_xml_tag {
    const struct aj_xml_name *name;
    struct aj_str behind; /* the bytes from the name to '>', and with it; none: not in use */
    uint64_t scope;
    size_t n_attributes;
    struct aj_sax_attribute attributes[AJ_XML_TAG_ATTRIBUTES];
};

struct aj_xml_tags {
    struct aj_xml_tag slots[1 << AJ_XML_TAG_SLOTS_BITS];
};

static inline void aj_xml_tags_clear(struct aj_xml_tags *tags)
{
    for (size_t i = 0; i < AJ_COUNT(tags->slots); i++)
        tags->slots[i].behind.len = 0;
}

/* Where a tag of that name, with what comes behind it at `at`, is kept; NULL near the end of the
 * document. */
static inline struct aj_xml_tag *aj_xml_tag_slot(struct aj_xml_tags *tags,
                                                 const struct aj_xml_name *name, const char *at,
                                                 const char *end)
{
    uint64_t words[AJ_XML_TAG_HASH_BYTES / sizeof(uint64_t)];
    uint64_t hash;

    if (end - at < AJ_XML_TAG_HASH_BYTES)
        return NULL;
    memcpy(words, at, sizeof(words));
    hash = (words[0] ^ (uintptr_t)name) * UINT64_C(0x9E3779B97F4A7C15);
    hash = (hash ^ words[1]) * UINT64_C(0xC2B2AE3D27D4EB4F);
    return &tags->slots[hash >> (64 - AJ_XML_TAG_SLOTS_BITS)];
}

/* Whether the rest of the document, behind the name, begins with that tag. */
static inline bool aj_xml_tag_is_again(const struct aj_xml_tag *tag, const struct aj_xml_name *name,
                                       struct aj_str rest, uint64_t scope)
{
    return tag->behind.len > 0 && tag->name == name && tag->scope == scope &&
           aj_str_starts(rest, tag->behind);
}

/* Keeps the tag, if it has attributes and not too many. */
static inline void aj_xml_tag_keep(struct aj_xml_tag *tag, const struct aj_xml_name *name,
                                   struct aj_str behind, uint64_t scope,
                                   const struct aj_sax_attribute *attributes, size_t n)
{
    if (n == 0 || n > AJ_XML_TAG_ATTRIBUTES)
        return;
    tag->name = name;
    tag->behind = behind;
    tag->scope = scope;
    tag->n_attributes = n;
    memcpy(tag->attributes, attributes, n * sizeof(attributes[0]));
}

#endif
