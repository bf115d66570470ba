/* SPDX-License-Identifier: Apache-2.0
 *
 * Questions to one document with everything in it: texts, folded ranges, blocks at offsets, places.
 */
#include "document/builder.h"

#include "unit.h"

static struct aj_arena *arena;
static const struct aj_document *document;

static void paragraph(struct aj_builder *builder, const char *text)
{
    aj_builder_open(builder, AJ_PARAGRAPH);
    aj_builder_text(builder, aj_str_from(text));
    aj_builder_close(builder);
}

static void open_table(struct aj_builder *builder)
{
    aj_builder_open(builder, AJ_TABLE);
    aj_builder_open(builder, AJ_ROW);
    aj_builder_open(builder, AJ_CELL);
}

static void close_table(struct aj_builder *builder)
{
    for (int i = 0; i < 3; i++)
        aj_builder_close(builder);
}

/* A text box with a paragraph and a table, in a paragraph of its own. */
static void text_box(struct aj_builder *builder)
{
    aj_builder_open(builder, AJ_PARAGRAPH);
    aj_builder_open(builder, AJ_PARAGRAPH);
    aj_builder_flag(builder, AJ_BLOCK_TEXT_BOX);
    aj_builder_text(builder, aj_str_from("框"));
    aj_builder_close(builder);
    aj_builder_open(builder, AJ_TABLE);
    aj_builder_flag(builder, AJ_BLOCK_TEXT_BOX);
    aj_builder_open(builder, AJ_ROW);
    aj_builder_open(builder, AJ_CELL);
    paragraph(builder, "框中表");
    close_table(builder);
    aj_builder_close(builder);
}

static void setup(void)
{
    struct aj_builder *builder;
    struct aj_document *made;

    arena = aj_arena_new();
    builder = aj_builder_new(arena);
    aj_builder_part(builder, aj_str_from("word/document.xml"), false);
    paragraph(builder, "案 由：（一）"); /* 0 */
    open_table(builder);                 /* 1 2 3 */
    paragraph(builder, "甲");            /* 4 */
    paragraph(builder, "乙 丙");         /* 5 */
    open_table(builder);                 /* 6 7 8 */
    paragraph(builder, "丁");            /* 9 */
    close_table(builder);
    text_box(builder); /* 10, 11, 12 13 14 15 */
    close_table(builder);
    text_box(builder); /* 16, 17, 18 19 20 21 */
    paragraph(builder, "尾");
    aj_builder_part(builder, aj_str_from("word/header2.xml"), true);
    paragraph(builder, "眉"); /* 23 */
    aj_builder_part(builder, aj_str_from("word/header1.xml"), true);
    paragraph(builder, "眉"); /* 24 */
    aj_builder_part(builder, aj_str_from("word/footnotes.xml"), true);
    open_table(builder); /* 25 26 27 */
    paragraph(builder, "注");
    ck_assert_int_eq(aj_builder_finish(builder, &made, NULL), AJ_OK);
    aj_builder_free(builder);
    document = made;
}

static void teardown(void)
{
    aj_arena_free(arena);
}

static const struct {
    uint32_t block;
    const char *words;
} places[] = {
    {AJ_NO_BLOCK, "全文"},
    {0, "第1段"},
    {1, "表1"},
    {2, "表1第1行"},
    {3, "表1第1行第1格"},
    {4, "表1第1行第1格第1段"},
    {5, "表1第1行第1格第2段"},
    {6, "表1第1行第1格内表1"},
    {9, "表1第1行第1格内表1第1行第1格"},
    {10, "表1第1行第1格第3段"},
    {11, "表1第1行第1格内文本框第1段"},
    {12, "表1第1行第1格内文本框表1"},
    {16, "第2段"},
    {17, "文本框第1段"},
    {21, "文本框表1第1行第1格"},
    {22, "第3段"},
    {23, "页眉第1段"},
    {24, "页眉2第1段"},
    {28, "脚注表1第1行第1格"},
};

START_TEST(test_place_in_words)
{
    unit_assert_str(aj_block_place(arena, document, places[_i].block), places[_i].words);
}
END_TEST

START_TEST(test_block_at_finds_the_paragraph_of_each_byte)
{
    for (uint32_t i = 0; i < document->n_blocks; i++) {
        const struct aj_block *block = &document->blocks[i];

        for (size_t at = block->from; block->type == AJ_PARAGRAPH && at <= block->to; at++)
            ck_assert_uint_eq(aj_document_block_at(document, at), i);
    }
    ck_assert_uint_eq(aj_document_block_at(document, document->text.len), AJ_NO_BLOCK);
}
END_TEST

START_TEST(test_ancestor_walks_up)
{
    ck_assert_uint_eq(aj_block_ancestor(document, 9, AJ_PARAGRAPH), 9);
    ck_assert_uint_eq(aj_block_ancestor(document, 9, AJ_TABLE), 6);
    ck_assert_uint_eq(aj_block_ancestor(document, 5, AJ_CELL), 3);
    ck_assert_uint_eq(aj_block_ancestor(document, 0, AJ_CELL), AJ_NO_BLOCK);
    ck_assert_uint_eq(aj_block_ancestor(document, AJ_NO_BLOCK, AJ_CELL), AJ_NO_BLOCK);
}
END_TEST

START_TEST(test_folded_text_of_blocks)
{
    unit_assert_str(aj_block_text(document, 0), "案 由：（一）");
    unit_assert_str(aj_block_folded(document, 0), "案由：（一）");
    unit_assert_str(aj_block_folded(document, 5), "乙丙");
    unit_assert_str(aj_block_folded(document, 22), "尾");
}
END_TEST

START_TEST(test_to_folded_goes_forward_over_what_vanished)
{
    ck_assert_uint_eq(aj_document_to_folded(document, 0), 0);
    ck_assert_uint_eq(aj_document_to_folded(document, 3), 3); /* the space */
    ck_assert_uint_eq(aj_document_to_folded(document, 4), 3); /* 由 */
    ck_assert_uint_eq(aj_document_to_folded(document, document->text.len),
                      document->folded.text.len);
}
END_TEST

static Suite *suite(void)
{
    Suite *all = suite_create("document");
    TCase *place = tcase_create("place");
    TCase *text = tcase_create("text");

    tcase_add_checked_fixture(place, setup, teardown);
    tcase_add_checked_fixture(text, setup, teardown);
    tcase_add_loop_test(place, test_place_in_words, 0, AJ_COUNT(places));
    tcase_add_test(text, test_block_at_finds_the_paragraph_of_each_byte);
    tcase_add_test(text, test_ancestor_walks_up);
    tcase_add_test(text, test_folded_text_of_blocks);
    tcase_add_test(text, test_to_folded_goes_forward_over_what_vanished);
    suite_add_tcase(all, place);
    suite_add_tcase(all, text);
    return all;
}

int main(void)
{
    return unit_run(suite());
}
