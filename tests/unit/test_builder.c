/* SPDX-License-Identifier: Apache-2.0
 *
 * Building documents by hand: structure, numbers, grids, text boxes, limits.
 */
#include "document/builder.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "unit.h"

static struct aj_arena *arena;
static struct aj_builder *builder;

static void setup(void)
{
    arena = aj_arena_new();
    builder = aj_builder_new(arena);
}

static void teardown(void)
{
    aj_builder_free(builder);
    aj_arena_free(arena);
}

static void paragraph(const char *text)
{
    aj_builder_open(builder, AJ_PARAGRAPH);
    aj_builder_text(builder, aj_str_from(text));
    aj_builder_close(builder);
}

/* A cell with one paragraph. */
static void cell(const char *text)
{
    aj_builder_open(builder, AJ_CELL);
    paragraph(text);
    aj_builder_close(builder);
}

static const struct aj_document *finish(void)
{
    struct aj_document *document;

    ck_assert_int_eq(aj_builder_finish(builder, &document, NULL), AJ_OK);
    return document;
}

START_TEST(test_finish_of_nothing_is_an_empty_document)
{
    const struct aj_document *document = finish();

    ck_assert_uint_eq(document->n_blocks, 0);
    ck_assert_uint_eq(document->text.len, 0);
    ck_assert_uint_eq(aj_document_block_at(document, 0), AJ_NO_BLOCK);
}
END_TEST

START_TEST(test_paragraphs_are_ranges_of_the_text)
{
    const struct aj_document *document;

    aj_builder_part(builder, aj_str_from("main"), false);
    paragraph("一");
    paragraph("");
    paragraph("二\n三");
    document = finish();
    unit_assert_str(document->text, "一\n\n二\n三\n");
    ck_assert_uint_eq(document->n_blocks, 3);
    unit_assert_str(aj_block_text(document, 2), "二\n三");
    ck_assert_uint_eq(document->blocks[2].number, 3);
    ck_assert_uint_eq(document->blocks[2].parent, AJ_NO_BLOCK);
    ck_assert_uint_eq(document->blocks[2].end, 3);
    unit_assert_str(document->parts[0], "main");
}
END_TEST

START_TEST(test_tables_nest)
{
    const struct aj_document *document;

    aj_builder_open(builder, AJ_TABLE);
    aj_builder_open(builder, AJ_ROW);
    cell("a");
    aj_builder_open(builder, AJ_CELL);
    paragraph("b");
    aj_builder_open(builder, AJ_TABLE);
    aj_builder_open(builder, AJ_ROW);
    cell("c");
    aj_builder_close(builder);
    aj_builder_close(builder);
    paragraph("d");
    aj_builder_close(builder);
    aj_builder_close(builder);
    aj_builder_close(builder);
    document = finish();
    unit_assert_str(document->text, "a\nb\nc\nd\n");
    unit_assert_str(aj_block_text(document, 0), "a\nb\nc\nd");
    unit_assert_str(aj_block_text(document, 4), "b\nc\nd");
    ck_assert_uint_eq(document->blocks[0].end, 11);
    ck_assert_uint_eq(document->blocks[8].type, AJ_CELL);
    ck_assert_uint_eq(document->blocks[8].depth, 5);
    ck_assert_uint_eq(document->blocks[6].type, AJ_TABLE);
    ck_assert_uint_eq(document->blocks[6].parent, 4);
    ck_assert_uint_eq(document->blocks[6].number, 1);
    ck_assert_uint_eq(document->blocks[10].number, 2);
}
END_TEST

START_TEST(test_grid_goes_on_behind_a_placed_cell)
{
    const struct aj_document *document;

    aj_builder_open(builder, AJ_TABLE);
    aj_builder_open(builder, AJ_ROW);
    aj_builder_open(builder, AJ_CELL);
    aj_builder_grid(builder, 1, 3);
    aj_builder_close(builder);
    aj_builder_open(builder, AJ_CELL);
    aj_builder_close(builder);
    document = finish();
    ck_assert_uint_eq(document->blocks[2].column, 1);
    ck_assert_uint_eq(document->blocks[2].span, 3);
    ck_assert_uint_eq(document->blocks[3].column, 4);
    ck_assert_uint_eq(document->blocks[3].span, 1);
    ck_assert_uint_eq(document->blocks[3].number, 2);
}
END_TEST

START_TEST(test_merged_up_needs_a_cell_above_and_no_text)
{
    static const char *const texts[] = {"", "", "x", " "};
    const struct aj_document *document;

    aj_builder_open(builder, AJ_TABLE);
    for (size_t i = 0; i < AJ_COUNT(texts); i++) {
        aj_builder_open(builder, AJ_ROW);
        aj_builder_open(builder, AJ_CELL);
        aj_builder_flag(builder, AJ_BLOCK_MERGED_UP);
        paragraph(texts[i]);
        aj_builder_close(builder);
        aj_builder_close(builder);
    }
    document = finish();
    ck_assert_uint_eq(document->blocks[2].flags, 0);
    ck_assert_uint_eq(document->blocks[5].flags, AJ_BLOCK_MERGED_UP);
    ck_assert_uint_eq(document->blocks[8].flags, 0);
    ck_assert_uint_eq(document->blocks[11].flags, AJ_BLOCK_MERGED_UP);
}
END_TEST

START_TEST(test_picture_marks_the_cells_around)
{
    const struct aj_document *document;

    aj_builder_open(builder, AJ_TABLE);
    aj_builder_open(builder, AJ_ROW);
    aj_builder_open(builder, AJ_CELL);
    aj_builder_open(builder, AJ_PARAGRAPH);
    aj_builder_open(builder, AJ_PARAGRAPH); /* in a text box */
    aj_builder_flag(builder, AJ_BLOCK_PICTURE);
    document = finish();
    ck_assert_uint_eq(document->blocks[1].flags, 0);
    ck_assert_uint_eq(document->blocks[2].flags, AJ_BLOCK_PICTURE);
    ck_assert_uint_eq(document->blocks[3].flags, 0);
    ck_assert_uint_eq(document->blocks[4].flags, AJ_BLOCK_PICTURE);
}
END_TEST

START_TEST(test_text_box_comes_behind_its_paragraph)
{
    const struct aj_document *document;

    aj_builder_open(builder, AJ_PARAGRAPH);
    aj_builder_text(builder, aj_str_from("a"));
    aj_builder_open(builder, AJ_PARAGRAPH);
    aj_builder_text(builder, aj_str_from("box"));
    aj_builder_open(builder, AJ_TABLE); /* in a text box of the text box */
    aj_builder_open(builder, AJ_ROW);
    cell("deep");
    aj_builder_close(builder);
    aj_builder_close(builder);
    aj_builder_text(builder, aj_str_from("es"));
    aj_builder_close(builder);
    aj_builder_text(builder, aj_str_from("b"));
    aj_builder_close(builder);
    paragraph("c");
    document = finish();
    unit_assert_str(document->text, "ab\nboxes\ndeep\nc\n");
    ck_assert_uint_eq(document->n_blocks, 7);
    ck_assert_uint_eq(document->blocks[2].type, AJ_TABLE);
    ck_assert_uint_eq(document->blocks[2].parent, AJ_NO_BLOCK);
    ck_assert_uint_eq(document->blocks[2].end, 6);
    ck_assert_uint_eq(document->blocks[5].parent, 4);
    unit_assert_str(aj_block_text(document, 2), "deep");
    unit_assert_str(aj_block_text(document, 6), "c");
}
END_TEST

START_TEST(test_hints_move_with_text_boxes)
{
    const struct aj_document *document;

    aj_builder_hint(builder, aj_str_from("lost: no paragraph is open"));
    aj_builder_open(builder, AJ_PARAGRAPH);
    aj_builder_open(builder, AJ_PARAGRAPH);
    aj_builder_text(builder, aj_str_from("b"));
    aj_builder_hint(builder, aj_str_from("ox"));
    aj_builder_close(builder);
    aj_builder_hint(builder, aj_str_from("as"));
    aj_builder_hint(builder, aj_str_from("k"));
    aj_builder_text(builder, aj_str_from(" "));
    aj_builder_hint(builder, aj_str_from("ed"));
    aj_builder_hint(builder, AJ_STR_EMPTY);
    aj_builder_text(builder, aj_str_from("a"));
    aj_builder_close(builder);
    document = finish();
    unit_assert_str(document->text, "ask eda\nbox\n");
    ck_assert_uint_eq(document->n_hints, 3);
    ck_assert_uint_eq(document->hints[0].to, 3);
    ck_assert(aj_document_is_hint(document, 0, 3));
    ck_assert(aj_document_is_hint(document, 1, 5)); /* over a space */
    ck_assert(aj_document_is_hint(document, 3, 6));
    ck_assert(aj_document_is_hint(document, 9, 99));
    ck_assert(!aj_document_is_hint(document, 0, 7));
    ck_assert(!aj_document_is_hint(document, 3, 4));
    ck_assert(!aj_document_is_hint(document, 2, 2));
    ck_assert(!aj_document_is_hint(document, 8, 11));
    ck_assert(!aj_document_is_hint(document, 99, 100));
}
END_TEST

START_TEST(test_misplaced_blocks_are_left_out)
{
    const struct aj_document *document;

    aj_builder_open(builder, AJ_CELL);
    paragraph("lost");
    aj_builder_close(builder);
    aj_builder_open(builder, AJ_TABLE);
    paragraph("lost");
    aj_builder_text(builder, aj_str_from("lost"));
    aj_builder_close(builder);
    aj_builder_close(builder); /* one too many */
    paragraph("kept");
    document = finish();
    unit_assert_str(document->text, "kept\n");
    ck_assert_uint_eq(document->n_blocks, 2);
}
END_TEST

START_TEST(test_trailing_empty_table_stays_inside_its_cell)
{
    const struct aj_document *document;

    aj_builder_open(builder, AJ_TABLE);
    aj_builder_open(builder, AJ_ROW);
    aj_builder_open(builder, AJ_CELL);
    paragraph("x");
    aj_builder_open(builder, AJ_TABLE);
    document = finish();
    ck_assert_uint_eq(document->blocks[4].from, document->blocks[2].to);
    ck_assert_uint_eq(aj_document_block_at(document, 1), 3);
}
END_TEST

START_TEST(test_parts_begin_their_own_numbers)
{
    const struct aj_document *document;

    aj_builder_part(builder, aj_str_from("word/document.xml"), false);
    paragraph("a");
    aj_builder_open(builder, AJ_TABLE); /* left open */
    aj_builder_part(builder, aj_str_from("word/header1.xml"), true);
    paragraph("b");
    document = finish();
    ck_assert_uint_eq(document->n_parts, 2);
    ck_assert_uint_eq(document->blocks[2].number, 1);
    ck_assert_uint_eq(document->blocks[2].part, 1);
    ck_assert_uint_eq(document->blocks[2].flags, AJ_BLOCK_MARGIN);
    ck_assert_uint_eq(document->blocks[0].flags, 0);
}
END_TEST

START_TEST(test_section_flags_its_first_paragraph)
{
    const struct aj_document *document;

    paragraph("1");
    aj_builder_section(builder, true); /* the first section breaks no page */
    paragraph("2");
    paragraph("2");
    aj_builder_section(builder, false);
    aj_builder_open(builder, AJ_TABLE);
    aj_builder_open(builder, AJ_ROW);
    cell("3");
    aj_builder_close(builder);
    aj_builder_close(builder);
    aj_builder_section(builder, true);
    document = finish();
    ck_assert_uint_eq(document->blocks[0].flags, 0);
    ck_assert_uint_eq(document->blocks[1].flags, 0);
    ck_assert_uint_eq(document->blocks[3].flags, 0);
    ck_assert_uint_eq(document->blocks[6].flags, AJ_BLOCK_PAGE_BREAK);
}
END_TEST

START_TEST(test_finish_refuses_what_is_not_utf8)
{
    struct aj_document *document;
    struct aj_error err;

    paragraph("\xD6\xD0");
    ck_assert_int_eq(aj_builder_finish(builder, &document, &err), AJ_CORRUPT);
    ck_assert_ptr_null(document);
}
END_TEST

START_TEST(test_finish_refuses_too_many_blocks)
{
    struct aj_document *document;
    struct aj_error err;

    for (size_t i = 0; i <= AJ_LIMIT_BLOCKS; i++)
        paragraph("");
    ck_assert_int_eq(aj_builder_finish(builder, &document, &err), AJ_LIMIT);
    ck_assert_ptr_null(document);
}
END_TEST

START_TEST(test_finish_refuses_too_much_text)
{
    static char mebibyte[1024 * 1024 + 1];
    struct aj_document *document;

    for (size_t i = 0; i + 1 < sizeof(mebibyte); i++)
        mebibyte[i] = 'x';
    for (size_t i = 0; i < AJ_LIMIT_TEXT_BYTES / AJ_MIB; i++)
        paragraph(mebibyte);
    ck_assert_int_eq(aj_builder_finish(builder, &document, NULL), AJ_LIMIT);
}
END_TEST

static Suite *suite(void)
{
    Suite *all = suite_create("builder");
    TCase *structure = tcase_create("structure");
    TCase *limits = tcase_create("limits");

    tcase_add_checked_fixture(structure, setup, teardown);
    tcase_add_checked_fixture(limits, setup, teardown);
    tcase_add_test(structure, test_finish_of_nothing_is_an_empty_document);
    tcase_add_test(structure, test_paragraphs_are_ranges_of_the_text);
    tcase_add_test(structure, test_tables_nest);
    tcase_add_test(structure, test_grid_goes_on_behind_a_placed_cell);
    tcase_add_test(structure, test_merged_up_needs_a_cell_above_and_no_text);
    tcase_add_test(structure, test_picture_marks_the_cells_around);
    tcase_add_test(structure, test_text_box_comes_behind_its_paragraph);
    tcase_add_test(structure, test_hints_move_with_text_boxes);
    tcase_add_test(structure, test_misplaced_blocks_are_left_out);
    tcase_add_test(structure, test_trailing_empty_table_stays_inside_its_cell);
    tcase_add_test(structure, test_parts_begin_their_own_numbers);
    tcase_add_test(structure, test_section_flags_its_first_paragraph);
    tcase_add_test(limits, test_finish_refuses_what_is_not_utf8);
    tcase_add_test(limits, test_finish_refuses_too_many_blocks);
    tcase_add_test(limits, test_finish_refuses_too_much_text);
    suite_add_tcase(all, structure);
    suite_add_tcase(all, limits);
    return all;
}

int main(void)
{
    return unit_run(suite());
}
