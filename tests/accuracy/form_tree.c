/* SPDX-License-Identifier: Apache-2.0
 *
 * Paragraphs and cells by number, and words replaced across runs. Paragraphs are counted in the
 * order of the part, those in tables and text boxes left out; a table in a cell is no table of its
 * own.
 */
#include "form_tree.h"

#include <stdlib.h>
#include <string.h>

static bool is_element(const xmlNode *node, const char *name)
{
    return node != NULL && node->type == XML_ELEMENT_NODE &&
           strcmp((const char *)node->name, name) == 0;
}

/* The node behind this one in document order below top, without going into it when `over`. */
static xmlNode *next_node(xmlNode *node, const xmlNode *top, bool over)
{
    if (!over && node->children != NULL)
        return node->children;
    while (node != top && node->next == NULL)
        node = node->parent;
    return node == top ? NULL : node->next;
}

/* The n-th element of the name below top, from 1; elements of that name and those called `skip` are
 * not looked into. */
static xmlNode *find_element(xmlNode *top, const char *name, const char *skip, unsigned n)
{
    xmlNode *node = top->children;
    unsigned seen = 0;

    while (node != NULL) {
        bool is_wanted = is_element(node, name);

        if (is_wanted && ++seen == n)
            return node;
        node = next_node(node, top, is_wanted || is_element(node, skip));
    }
    return NULL;
}

static xmlNode *find_target(xmlNode *root, const struct truth_target *target)
{
    xmlNode *node = root;

    if (target->paragraph > 0)
        return find_element(root, "p", "tbl", target->paragraph);
    if (target->table == 0)
        return root;
    node = find_element(node, "tbl", "p", target->table);
    node = node == NULL ? NULL : find_element(node, "tr", "tbl", target->row);
    return node == NULL ? NULL : find_element(node, "tc", "tbl", target->cell);
}

static xmlNode *child(xmlNode *node, const char *name)
{
    for (xmlNode *at = node->children; at != NULL; at = at->next) {
        if (is_element(at, name))
            return at;
    }
    return NULL;
}

static void set_text(xmlNode *node, struct aj_str text)
{
    xmlNodeSetContent(node, NULL);
    xmlNodeAddContentLen(node, (const xmlChar *)text.ptr, (int)text.len);
    xmlNodeSetSpacePreserve(node, 1);
}

/* A run with the text at the end of the paragraph, in the hand of the run `like` (may be NULL). */
static void add_run(xmlNode *paragraph, xmlNode *like, struct aj_str text)
{
    xmlNode *run = xmlNewChild(paragraph, paragraph->ns, (const xmlChar *)"r", NULL);
    xmlNode *properties = like == NULL ? NULL : child(like, "rPr");

    if (properties != NULL)
        xmlAddChild(run, xmlCopyNode(properties, 1));
    set_text(xmlNewChild(run, run->ns, (const xmlChar *)"t", NULL), text);
}

static void empty_paragraph(xmlNode *paragraph)
{
    xmlNode *next;

    for (xmlNode *at = paragraph->children; at != NULL; at = next) {
        next = at->next;
        if (is_element(at, "pPr"))
            continue;
        xmlUnlinkNode(at);
        xmlFreeNode(at);
    }
}

/* Writes the text into the paragraph; each further line becomes a paragraph like it behind it. */
static void write_lines(xmlNode *paragraph, struct aj_str text, bool is_added)
{
    xmlNode *old = find_element(paragraph, "r", "p", 1);
    xmlNode *like = old == NULL ? NULL : xmlCopyNode(old, 1);
    struct aj_str line;

    if (!is_added)
        empty_paragraph(paragraph);
    for (bool is_first = true; aj_str_next_piece(&text, '\n', &line); is_first = false) {
        if (!is_first) {
            xmlNode *next = xmlCopyNode(paragraph, 1);

            empty_paragraph(next);
            xmlAddNextSibling(paragraph, next);
            paragraph = next;
        }
        add_run(paragraph, like, line);
    }
    if (like != NULL)
        xmlFreeNode(like);
}

static void fill_cell(xmlNode *cell, struct aj_str text, bool is_added)
{
    xmlNode *paragraph = child(cell, "p");
    xmlNode *next;

    if (paragraph == NULL)
        paragraph = xmlNewChild(cell, cell->ns, (const xmlChar *)"p", NULL);
    for (xmlNode *at = paragraph->next; at != NULL; at = next) {
        next = at->next;
        if (is_added && is_element(at, "p")) {
            paragraph = at;
        } else if (!is_added) {
            xmlUnlinkNode(at);
            xmlFreeNode(at);
        }
    }
    write_lines(paragraph, text, is_added);
}

/* A paragraph behind all others, before the settings of the last section. */
static bool append_paragraph(xmlNode *root, struct aj_str text)
{
    xmlNode *body = child(root, "body");
    xmlNode *section;
    xmlNode *paragraph;

    if (body == NULL)
        return false;
    section = child(body, "sectPr");
    paragraph = xmlNewDocNode(root->doc, body->ns, (const xmlChar *)"p", NULL);
    if (section != NULL)
        xmlAddPrevSibling(section, paragraph);
    else
        xmlAddChild(body, paragraph);
    write_lines(paragraph, text, false);
    return true;
}

/* ---- words put in the place of words ---- */

/* A w:t, or a w:tab that counts as one space, with the bytes [from, to) of the paragraph's words.
 */
struct piece {
    xmlNode *node;
    size_t from;
    size_t to;
};

struct words {
    char *text;
    size_t n;
    struct piece *pieces;
    size_t n_pieces;
};

static void *grow(void *memory, size_t n, size_t size)
{
    memory = reallocarray(memory, n, size);
    if (memory == NULL)
        abort();
    return memory;
}

static void add_piece(struct words *words, xmlNode *node)
{
    xmlChar *content = is_element(node, "t") ? xmlNodeGetContent(node) : NULL;
    struct aj_str text = content == NULL ? aj_str_from(" ") : aj_str_from((const char *)content);

    words->text = grow(words->text, words->n + text.len + 1, 1);
    if (text.len > 0)
        memcpy(words->text + words->n, text.ptr, text.len);
    words->pieces = grow(words->pieces, words->n_pieces + 1, sizeof(*words->pieces));
    words->pieces[words->n_pieces++] = (struct piece){node, words->n, words->n + text.len};
    words->n += text.len;
    if (content != NULL)
        xmlFree(content);
}

static struct words gather(xmlNode *paragraph)
{
    struct words words = {0};

    for (xmlNode *node = paragraph->children; node != NULL;) {
        bool is_text = is_element(node, "t");

        if (is_text || (is_element(node, "tab") && is_element(node->parent, "r")))
            add_piece(&words, node);
        node = next_node(node, paragraph, is_text);
    }
    return words;
}

/* Bytes of white space (space, no-break space, ideographic space, tab) that stand at `at`. */
static size_t space_at(struct aj_str text, size_t at)
{
    static const char *const spaces[] = {" ", "\t", "\xc2\xa0", "\xe3\x80\x80"};
    size_t start = at;
    bool is_found = true;

    while (is_found) {
        is_found = false;
        for (size_t i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++) {
            if (aj_str_starts(aj_str_sub(text, at, text.len), aj_str_from(spaces[i]))) {
                at += strlen(spaces[i]);
                is_found = true;
            }
        }
    }
    return at - start;
}

/* Whether `wanted` stands at byte `at`; any space in it matches any space. *to: its end. */
static bool matches(struct aj_str text, size_t at, struct aj_str wanted, size_t *to)
{
    for (size_t i = 0; i < wanted.len;) {
        size_t space = space_at(wanted, i);

        if (space > 0) {
            size_t here = space_at(text, at);

            if (here == 0)
                return false;
            i += space;
            at += here;
        } else if (at >= text.len || text.ptr[at++] != wanted.ptr[i++]) {
            return false;
        }
    }
    *to = at;
    return true;
}

/* The text goes into the first piece that the bytes [from, to) touch; the others lose their share.
 */
static void put_words(struct words *words, size_t from, size_t to, struct aj_str text)
{
    bool is_put = false;

    for (size_t i = 0; i < words->n_pieces; i++) {
        struct piece *piece = &words->pieces[i];
        struct aj_str old = {words->text + piece->from, piece->to - piece->from};
        char *bytes;
        size_t head = from > piece->from ? from - piece->from : 0;
        size_t tail = to < piece->to ? to - piece->from : old.len;
        size_t n = is_put ? 0 : text.len;

        if (piece->to <= from || piece->from >= to)
            continue;
        if (is_element(piece->node, "tab"))
            xmlNodeSetName(piece->node, (const xmlChar *)"t");
        bytes = grow(NULL, head + n + (old.len - tail) + 1, 1);
        memcpy(bytes, old.ptr, head);
        if (n > 0)
            memcpy(bytes + head, text.ptr, n);
        memcpy(bytes + head + n, old.ptr + tail, old.len - tail);
        set_text(piece->node, (struct aj_str){bytes, head + n + (old.len - tail)});
        free(bytes);
        is_put = true;
    }
}

/* Replaces in one paragraph and tells how often. */
static unsigned replace_in(xmlNode *paragraph, const struct truth_fill *fill)
{
    unsigned n = 0;
    size_t at = 0;
    bool is_done = false;

    while (!is_done) {
        struct words words = gather(paragraph);
        struct aj_str text = {words.text, words.n};
        size_t to = 0;

        while (at < words.n && !matches(text, at, fill->wanted, &to))
            at++;
        is_done = at >= words.n;
        if (!is_done) {
            put_words(&words, at, to, fill->text);
            at += fill->text.len;
            is_done = ++n > 0 && fill->is_once;
        }
        free(words.text);
        free(words.pieces);
    }
    return n;
}

static bool replace(xmlNode *top, const struct truth_fill *fill)
{
    unsigned n = 0;

    if (is_element(top, "p"))
        return replace_in(top, fill) > 0;
    for (xmlNode *node = top->children; node != NULL; node = next_node(node, top, false)) {
        if (is_element(node, "p") && (n == 0 || !fill->is_once))
            n += replace_in(node, fill);
    }
    return n > 0;
}

bool form_tree_fill(xmlDocPtr tree, const struct truth_fill *fill)
{
    xmlNode *root = xmlDocGetRootElement(tree);
    xmlNode *target = root == NULL ? NULL : find_target(root, &fill->target);

    if (target == NULL)
        return false;
    switch (fill->verb) {
    case TRUTH_REPLACE:
        return replace(target, fill);
    case TRUTH_APPEND:
        return append_paragraph(root, fill->text);
    case TRUTH_CELL:
        fill_cell(target, fill->text, fill->is_added);
        return is_element(target, "tc");
    case TRUTH_PARAGRAPH:
        write_lines(target, fill->text, fill->is_added);
        return is_element(target, "p");
    }
    return false;
}
