/* SPDX-License-Identifier: Apache-2.0
 *
 * A chained hash table of names and a stack of bindings.
 */
#include "reader/xml_names.h"

#include <string.h>

/* WordprocessingML has some 1,500; more could be chosen to fall into one slot. */
#define NAMES_MAX 4096

static const char xml_uri[] = "http://www.w3.org/XML/1998/namespace";

static uint32_t hash_of(struct aj_str text)
{
    uint32_t hash = 0;

    for (size_t i = 0; i < text.len; i++)
        hash = aj_xml_hash(hash, text.ptr[i]);
    return hash;
}

/* The word as a name of its own, so that its bytes are kept once; NULL when there are too many. */
static const char *word(struct aj_xml_names *names, struct aj_str text)
{
    struct aj_xml_name *name = aj_xml_name_get(names, text, hash_of(text), 0);

    return name != NULL ? name->local : NULL;
}

void aj_xml_names_init(struct aj_xml_names *names, struct aj_arena *arena)
{
    memset(names->slots, 0, sizeof(names->slots));
    names->n = 0;
    names->n_bindings = 0;
    names->arena = arena;
    names->scope = 1;
    (void)aj_xml_bind(names, word(names, aj_str_from("xml")), aj_str_from(xml_uri)); /* has room */
}

static void set_head(struct aj_xml_name *name)
{
    size_t n = name->written.len < sizeof(name->head) ? name->written.len : sizeof(name->head);

    memcpy(&name->head, name->written.ptr, n);
    memset(&name->mask, 0xFF, n);
}

static struct aj_xml_name *add(struct aj_xml_names *names, struct aj_str written, size_t colon)
{
    struct aj_xml_name *name = aj_arena_alloc(names->arena, sizeof(*name));

    name->written = aj_arena_dup(names->arena, written);
    set_head(name);
    name->colon = colon;
    name->prefix = "";
    name->local = name->written.ptr;
    if (colon == 0)
        return name;
    name->prefix = word(names, aj_str_sub(written, 0, colon));
    name->local = word(names, aj_str_sub(written, colon + 1, written.len));
    return name->prefix != NULL && name->local != NULL ? name : NULL;
}

struct aj_xml_name *aj_xml_name_get(struct aj_xml_names *names, struct aj_str written,
                                    uint32_t hash, size_t colon)
{
    struct aj_xml_name **slot = &names->slots[(hash ^ hash >> 8) % AJ_XML_NAME_SLOTS];
    struct aj_xml_name *name;

    for (name = *slot; name != NULL; name = name->next) {
        if (name->colon == colon && aj_str_equal(name->written, written))
            return name;
    }
    if (names->n++ >= NAMES_MAX)
        return NULL;
    name = add(names, written, colon);
    if (name == NULL)
        return NULL;
    name->next = *slot;
    *slot = name;
    return name;
}

const char *aj_xml_name_look_up(struct aj_xml_names *names, struct aj_xml_name *name)
{
    name->asked = names->scope;
    name->ns = name->prefix[0] == '\0' ? "" : NULL;
    for (size_t i = names->n_bindings; i > 0; i--) {
        if (strcmp(names->bindings[i - 1].prefix, name->prefix) == 0)
            return name->ns = names->bindings[i - 1].uri;
    }
    return name->ns;
}

bool aj_xml_bind(struct aj_xml_names *names, const char *prefix, struct aj_str uri)
{
    const char *kept = word(names, uri);

    if (kept == NULL || names->n_bindings == AJ_COUNT(names->bindings))
        return false;
    names->bindings[names->n_bindings++] = (struct aj_xml_binding){prefix, kept};
    names->scope++;
    return true;
}

void aj_xml_unbind(struct aj_xml_names *names, size_t n)
{
    if (n == names->n_bindings)
        return;
    names->n_bindings = n;
    names->scope++;
}
