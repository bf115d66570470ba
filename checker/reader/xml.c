/* SPDX-License-Identifier: Apache-2.0
 *
 * Any XML file as a document: a paragraph "元素名：文字" for each element that has text of its own,
 * in the order in which the texts end. Attributes are left out. Knows no vocabulary.
 */
#include "reader/reader.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/mem.h"
#include "document/builder.h"
#include "reader/sax.h"

#include <string.h>
#include <strings.h>

#define BID_BYTES 100
#define BID_NAME  50
#define ENDING    ".xml"
/* Text of that length without a blank or a Chinese character is a file in Base64. */
#define ENCODED_BYTES ((size_t)4096)

struct state {
    struct aj_builder *builder;
    struct aj_buffer text; /* own text of the innermost element, since its last child */
    const char *names[AJ_LIMIT_XML_DEPTH + 1];
    size_t depth;
};

static int bid(struct aj_str file_name, struct aj_str bytes)
{
    struct aj_str text = aj_str_trim(bytes);
    size_t len = strlen(ENDING);

    if (file_name.len <= len || strncasecmp(file_name.ptr + file_name.len - len, ENDING, len) != 0)
        return 0;
    if (aj_str_starts(text, aj_str_from("\xEF\xBB\xBF")))
        text = aj_str_sub(text, 3, text.len);
    return aj_str_starts(text, aj_str_from("<")) ? BID_BYTES : BID_NAME;
}

static bool is_encoded(struct aj_str text)
{
    if (text.len < ENCODED_BYTES)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.ptr[i] >= 0x80 || text.ptr[i] == ' ')
            return false;
    }
    return true;
}

/* Makes a paragraph of the text gathered so far, if there is any. */
static void flush(struct state *state)
{
    struct aj_str text = aj_str_trim(aj_buffer_get(&state->text));

    if (state->depth > 0 && is_encoded(text)) {
        aj_builder_facts(state->builder)->unread_parts++;
    } else if (state->depth > 0 && text.len > 0) {
        aj_builder_open(state->builder, AJ_PARAGRAPH);
        aj_builder_text(state->builder, aj_str_from(state->names[state->depth - 1]));
        aj_builder_text(state->builder, aj_str_from("："));
        aj_builder_text(state->builder, text);
        aj_builder_close(state->builder);
    }
    state->text.len = 0;
}

static void on_start(void *context, const struct aj_sax_element *element, enum aj_status *stop)
{
    struct state *state = context;

    (void)stop;
    flush(state);
    state->names[state->depth++] = element->name;
}

static void on_end(void *context, const char *ns, const char *name, enum aj_status *stop)
{
    struct state *state = context;

    (void)ns;
    (void)name;
    (void)stop;
    flush(state);
    state->depth--;
}

static void on_text(void *context, struct aj_str text, enum aj_status *stop)
{
    struct state *state = context;

    (void)stop;
    aj_buffer_append(&state->text, text);
}

static enum aj_status read_xml(struct aj_str bytes, struct aj_arena *arena,
                               struct aj_document **out, struct aj_error *err)
{
    static const struct aj_sax_handler handler = {on_start, on_end, on_text};
    struct state state = {.depth = 0};
    enum aj_status status;

    *out = NULL;
    state.builder = aj_builder_new(arena);
    aj_buffer_init(&state.text, AJ_LIMIT_MEMBER_BYTES * 2); /* GB 18030 may grow in UTF-8 */
    aj_builder_part(state.builder, aj_str_from(""), false);
    status = aj_sax_parse(bytes, &handler, &state, err);
    if (status == AJ_OK)
        status = aj_builder_finish(state.builder, out, err);
    aj_buffer_release(&state.text);
    aj_builder_free(state.builder);
    return status;
}

const struct aj_reader aj_reader_xml = {"xml", bid, read_xml};
