/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes as XML, by the scanner and by libxml2: what the scanner takes for well-formed libxml2
 * takes too, with the same events; and together they say what libxml2 says alone.
 */
#include "fuzz.h"

#include "base/limits.h"
#include "reader/xml_scan.h"

static void on_start(void *context, const struct aj_sax_element *element, enum aj_status *stop)
{
    (void)stop;
    aj_buffer_printf(context, "<{%s}%s@%d", element->ns, element->name, element->line);
    for (size_t i = 0; i < element->n_attributes; i++)
        aj_buffer_printf(context, " {%s}%s=%" AJ_STR_FMT, element->attributes[i].ns,
                         element->attributes[i].name, AJ_STR_ARG(element->attributes[i].value));
    aj_buffer_append_c(context, ">");
}

static void on_end(void *context, const char *ns, const char *name, enum aj_status *stop)
{
    (void)stop;
    aj_buffer_printf(context, "</{%s}%s>", ns, name);
}

static void on_text(void *context, struct aj_str text, enum aj_status *stop)
{
    (void)stop;
    aj_buffer_append(context, text);
}

static const struct aj_sax_handler handler = {on_start, on_end, on_text};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct aj_str bytes = fuzz_input(data, size);
    const struct aj_xml_sent nothing = {0};
    struct aj_xml_sent sent = {0};
    struct aj_arena *arena = aj_arena_new();
    struct aj_buffer alone;
    struct aj_buffer libxml2;
    struct aj_buffer both;
    enum aj_status stop = AJ_OK;
    enum aj_status expected;
    bool is_whole;

    aj_buffer_init(&alone, 16 * AJ_MIB);
    aj_buffer_init(&libxml2, 16 * AJ_MIB);
    aj_buffer_init(&both, 16 * AJ_MIB);
    is_whole = aj_xml_scan(bytes, &handler, &alone, arena, &sent, &stop) == AJ_XML_WHOLE;
    expected =
        bytes.len == 0 ? AJ_CORRUPT : aj_sax_parse_rest(bytes, &nothing, &handler, &libxml2, NULL);
    FUZZ_ASSERT(aj_sax_parse(bytes, &handler, &both, NULL) == expected);
    if (is_whole) {
        FUZZ_ASSERT(expected == AJ_OK);
        FUZZ_ASSERT(aj_str_equal(aj_buffer_get(&alone), aj_buffer_get(&libxml2)));
    }
    if (expected == AJ_OK)
        FUZZ_ASSERT(aj_str_equal(aj_buffer_get(&both), aj_buffer_get(&libxml2)));
    aj_buffer_release(&alone);
    aj_buffer_release(&libxml2);
    aj_buffer_release(&both);
    aj_arena_free(arena);
    return 0;
}
