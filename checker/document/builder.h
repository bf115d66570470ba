/* SPDX-License-Identifier: Apache-2.0
 *
 * How a reader makes a document: blocks opened and closed, text in between.
 */
#ifndef AJ_BUILDER_H
#define AJ_BUILDER_H

#include "base/error.h"
#include "document/document.h"

struct aj_builder;

/* A builder on the heap; the document it makes lives in arena. */
struct aj_builder *aj_builder_new(struct aj_arena *arena);
void aj_builder_free(struct aj_builder *builder);

/* A new part: paragraphs and tables that follow are of it. margin: a header, footer or note. */
void aj_builder_part(struct aj_builder *builder, struct aj_str name, bool margin);
/* Opens a block in the open one. What is opened within an open paragraph is a text box of it: it
 * comes after the paragraph, as its sibling. A block that doesn't fit (a cell outside a row) is
 * left out with all in it until its close. */
void aj_builder_open(struct aj_builder *builder, enum aj_block_type type);
void aj_builder_close(struct aj_builder *builder);
/* Adds flags to the open block; a picture is also noted on the cells around it. */
void aj_builder_flag(struct aj_builder *builder, uint16_t flags);
/* Says where the open cell stands in its table's grid; without it a cell follows the one before. */
void aj_builder_grid(struct aj_builder *builder, uint16_t column, uint16_t span);
/* The section of the part ends with the block open now. new_page: it began on a new page, so its
 * first paragraph gets AJ_BLOCK_PAGE_BREAK, unless it is the first section. */
void aj_builder_section(struct aj_builder *builder, bool new_page);
/* Text of the open paragraph; a '\n' in it is a line break within the paragraph. */
void aj_builder_text(struct aj_builder *builder, struct aj_str text);
/* The same for text that only says what to write there. */
void aj_builder_hint(struct aj_builder *builder, struct aj_str text);
/* What a picture or table is described as (its alternative text), kept apart from the text. */
void aj_builder_caption(struct aj_builder *builder, struct aj_str words);
struct aj_document_facts *aj_builder_facts(struct aj_builder *builder);

/* The document, folded and numbered. AJ_LIMIT when a limit of limits.h was reached on the way (then
 * *out is NULL); AJ_CORRUPT when text was not UTF-8. */
enum aj_status aj_builder_finish(struct aj_builder *builder, struct aj_document **out,
                                 struct aj_error *err) AJ_MUST_CHECK;

#endif
