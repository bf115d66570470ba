/* SPDX-License-Identifier: Apache-2.0
 *
 * The stories of a document as WordprocessingML. The order of the children of w:pPr, w:rPr, w:tblPr
 * and w:tcPr is that of the schema (ISO/IEC 29500-1, 17.3 and 17.4), on which Word insists.
 */
#include "docx_write.h"

#include <stdlib.h>
#include <string.h>

/* Width of the text on the page and size of a picture. */
enum { PAGE_WIDTH = 8522, PICTURE_WIDTH = 720000, PICTURE_HEIGHT = 360000 };

void docx_write_escaped(FILE *out, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '&')
            fputs("&amp;", out);
        else if (text[i] == '<')
            fputs("&lt;", out);
        else if (text[i] == '>')
            fputs("&gt;", out);
        else if (text[i] == '"')
            fputs("&quot;", out);
        else
            fputc(text[i], out);
    }
}

static bool is_ascii(char c)
{
    return (unsigned char)c < 0x80;
}

/* The bytes of the text's first n characters, all of them if it has fewer. */
static size_t characters(const char *text, size_t len, size_t n)
{
    size_t i = 0;

    for (; n > 0 && i < len; n--) {
        i++;
        while (i < len && ((unsigned char)text[i] & 0xC0) == 0x80)
            i++;
    }
    return i;
}

/* The bytes of the text that come before its first change of script; spaces and tabs change
 * nothing. */
static size_t one_script(const char *text, size_t len)
{
    size_t i = 0;

    while (i < len && (is_ascii(text[i]) == is_ascii(text[0]) || text[i] == ' ' || text[i] == '\t'))
        i++;
    return i;
}

/* The bytes of the next run. */
static size_t next_run(const struct docx_writer *writer, const char *text, size_t len)
{
    if (writer->style->split == DOCX_SPLIT_SCRIPT)
        return one_script(text, len);
    if (writer->style->split == DOCX_SPLIT_SHATTER)
        return characters(text, len, 1 + writer->n_runs % 3);
    if (writer->style->split == DOCX_SPLIT_PIECES)
        return characters(text, len, 1 + writer->n_runs * 7 % 5);
    return len;
}

/* Identifiers of an editing session: any eight hex digits do. */
static void write_rsid(struct docx_writer *writer, const char *name, unsigned n)
{
    if (writer->style->has_rsids)
        fprintf(writer->out, " w:%s=\"00%06X\"", name, 0x3A5C11 + n % 7 * 0x10357);
}

static void write_run_properties(struct docx_writer *writer, enum docx_kind kind, bool has_han)
{
    const struct docx_style *style = writer->style;

    fputs("<w:rPr>", writer->out);
    fputs(has_han ? style->han_fonts : style->ascii_fonts, writer->out);
    fputs(kind == DOCX_TITLE ? "<w:b/><w:sz w:val=\"36\"/>" : style->look, writer->out);
    fputs(style->language, writer->out);
    fputs("</w:rPr>", writer->out);
}

/* Text with tabs in it. */
static void write_run_text(struct docx_writer *writer, const char *text, size_t len)
{
    while (len > 0) {
        const char *tab = memchr(text, '\t', len);
        size_t n = tab == NULL ? len : (size_t)(tab - text);

        if (n > 0) {
            fputs("<w:t xml:space=\"preserve\">", writer->out);
            docx_write_escaped(writer->out, text, n);
            fputs("</w:t>", writer->out);
        }
        if (tab != NULL) {
            fputs("<w:tab/>", writer->out);
            n++;
        }
        text += n;
        len -= n;
    }
}

static void write_run(struct docx_writer *writer, enum docx_kind kind, const char *text, size_t len)
{
    bool has_han = false;

    for (size_t i = 0; i < len; i++)
        has_han = has_han || !is_ascii(text[i]);
    fputs("<w:r", writer->out);
    write_rsid(writer, "rsidR", writer->n_runs++);
    fputs(">", writer->out);
    write_run_properties(writer, kind, has_han);
    write_run_text(writer, text, len);
    fputs("</w:r>", writer->out);
}

/* One run with what may stand around it. */
static void write_marked_run(struct docx_writer *writer, enum docx_kind kind, const char *text,
                             size_t len)
{
    bool is_doubted = writer->style->has_marks && writer->n_runs % 3 == 1;

    if (writer->style->has_marks && writer->n_runs % 2 == 0) {
        writer->n_marks++;
        fprintf(writer->out,
                "<w:bookmarkStart w:id=\"%u\" w:name=\"_B%u\"/><w:bookmarkEnd w:id=\"%u\"/>",
                writer->n_marks, writer->n_marks, writer->n_marks);
    }
    if (is_doubted)
        fputs("<w:proofErr w:type=\"spellStart\"/>", writer->out);
    write_run(writer, kind, text, len);
    if (is_doubted)
        fputs("<w:proofErr w:type=\"spellEnd\"/>", writer->out);
}

static void write_picture(struct docx_writer *writer)
{
    const struct docx_names *names = writer->style->names;

    writer->n_pictures++;
    fprintf(writer->out,
            "<w:r><w:drawing><wp:inline xmlns:wp=\"%s\" distT=\"0\" distB=\"0\" distL=\"0\" "
            "distR=\"0\"><wp:extent cx=\"%d\" cy=\"%d\"/><wp:docPr id=\"%u\" name=\"图片 %u\"/>"
            "<wp:cNvGraphicFramePr/>",
            names->drawing, PICTURE_WIDTH, PICTURE_HEIGHT, writer->n_pictures, writer->n_pictures);
    fprintf(writer->out,
            "<a:graphic xmlns:a=\"%s\"><a:graphicData uri=\"%s\"><pic:pic xmlns:pic=\"%s\">"
            "<pic:nvPicPr><pic:cNvPr id=\"0\" name=\"image1.png\"/><pic:cNvPicPr/></pic:nvPicPr>",
            names->drawing_main, names->drawing_picture, names->drawing_picture);
    fputs("<pic:blipFill><a:blip r:embed=\"" DOCX_ID_PICTURE "\"/><a:stretch><a:fillRect/>"
          "</a:stretch></pic:blipFill>",
          writer->out);
    fprintf(writer->out,
            "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"%d\" cy=\"%d\"/></a:xfrm>"
            "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>"
            "</a:graphic></wp:inline></w:drawing></w:r>",
            PICTURE_WIDTH, PICTURE_HEIGHT);
}

/* Everything inside a paragraph: runs of text and pictures. */
static void write_runs(struct docx_writer *writer, enum docx_kind kind, const char *text,
                       size_t len)
{
    while (len > 0) {
        const char *picture = memmem(text, len, DOCX_PICTURE, strlen(DOCX_PICTURE));
        size_t before = picture == NULL ? len : (size_t)(picture - text);
        size_t n;

        if (before == 0) {
            write_picture(writer);
            n = strlen(DOCX_PICTURE);
        } else {
            n = next_run(writer, text, before);
            write_marked_run(writer, kind, text, n);
        }
        text += n;
        len -= n;
    }
}

static void open_control(struct docx_writer *writer)
{
    writer->n_controls++;
    fprintf(writer->out,
            "<w:sdt><w:sdtPr><w:alias w:val=\"填写\"/><w:id w:val=\"%u\"/></w:sdtPr><w:sdtContent>",
            410000 + writer->n_controls);
}

static void close_control(struct docx_writer *writer)
{
    fputs("</w:sdtContent></w:sdt>", writer->out);
}

static void open_paragraph(struct docx_writer *writer, enum docx_kind kind)
{
    const struct docx_style *style = writer->style;

    fputs("<w:p", writer->out);
    write_rsid(writer, "rsidR", writer->n_paragraphs);
    write_rsid(writer, "rsidRDefault", writer->n_paragraphs++);
    fputs("><w:pPr>", writer->out);
    if (style->names_normal)
        fprintf(writer->out, "<w:pStyle w:val=\"%s\"/>", style->normal);
    if (kind == DOCX_TITLE)
        fputs("<w:jc w:val=\"center\"/>", writer->out);
    if (kind == DOCX_RIGHT)
        fprintf(writer->out, "<w:jc w:val=\"%s\"/>", style->names->align_right);
    write_run_properties(writer, kind, true);
    fputs("</w:pPr>", writer->out);
}

static void write_paragraph(struct docx_writer *writer, enum docx_kind kind, const char *text,
                            size_t len)
{
    open_paragraph(writer, kind);
    if (kind == DOCX_PAGE_BREAK)
        fputs("<w:r><w:br w:type=\"page\"/></w:r>", writer->out);
    else
        write_runs(writer, kind, text, len);
    fputs("</w:p>", writer->out);
}

/* The paragraphs of a cell; the first may be empty. */
static void write_cell_text(struct docx_writer *writer, const char *text)
{
    const char *first = DOCX_CELL_BREAK + 1; /* the space before it went with those of the cell */
    const char *end;

    if (strncmp(text, first, strlen(first)) == 0) {
        write_paragraph(writer, DOCX_PARAGRAPH, text, 0);
        text += strlen(first);
    }
    while ((end = strstr(text, DOCX_CELL_BREAK)) != NULL) {
        write_paragraph(writer, DOCX_PARAGRAPH, text, (size_t)(end - text));
        text = end + strlen(DOCX_CELL_BREAK);
    }
    write_paragraph(writer, DOCX_PARAGRAPH, text, strlen(text));
}

/* A filled-in value, in turn as a control around the paragraphs and, where there is but one of
 * them, inside it. */
static void write_controlled_text(struct docx_writer *writer, const char *text)
{
    if (writer->n_controls % 2 == 0 || strstr(text, DOCX_CELL_BREAK) != NULL) {
        open_control(writer);
        write_cell_text(writer, text);
        close_control(writer);
        return;
    }
    open_paragraph(writer, DOCX_PARAGRAPH);
    open_control(writer);
    write_runs(writer, DOCX_PARAGRAPH, text, strlen(text));
    close_control(writer);
    fputs("</w:p>", writer->out);
}

static void write_cell(struct docx_writer *writer, const struct docx_cell *cell, size_t width)
{
    fprintf(writer->out, "<w:tc><w:tcPr><w:tcW w:w=\"%zu\" w:type=\"dxa\"/>", cell->span * width);
    if (cell->span > 1)
        fprintf(writer->out, "<w:gridSpan w:val=\"%zu\"/>", cell->span);
    if (cell->restarts)
        fputs("<w:vMerge w:val=\"restart\"/>", writer->out);
    if (cell->continues)
        fputs("<w:vMerge/>", writer->out);
    fputs("</w:tcPr>", writer->out);
    if (cell->continues)
        write_cell_text(writer, "");
    else if (writer->style->has_controls && cell->column > 0 && cell->text[0] != '\0')
        write_controlled_text(writer, cell->text);
    else
        write_cell_text(writer, cell->text);
    fputs("</w:tc>", writer->out);
}

static void write_table_properties(struct docx_writer *writer)
{
    const struct docx_style *style = writer->style;
    const struct docx_names *names = style->names;
    const char *sides[] = {"top", names->left, "bottom", names->right, "insideH", "insideV"};

    fprintf(writer->out, "<w:tblPr><w:tblStyle w:val=\"%s\"/>%s<w:tblBorders>", style->table,
            style->table_place);
    for (size_t i = 0; i < sizeof(sides) / sizeof(sides[0]); i++)
        fprintf(writer->out, "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>",
                sides[i]);
    fprintf(writer->out,
            "</w:tblBorders>%s<w:tblCellMar><w:%s w:w=\"108\" w:type=\"dxa\"/>"
            "<w:%s w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>",
            style->table_rest, names->left, names->right);
}

static void write_table(struct docx_writer *writer, const struct docx_block *table)
{
    size_t width = PAGE_WIDTH / table->n_columns;

    fputs("<w:tbl>", writer->out);
    write_table_properties(writer);
    fputs("<w:tblGrid>", writer->out);
    for (size_t i = 0; i < table->n_columns; i++)
        fprintf(writer->out, "<w:gridCol w:w=\"%zu\"/>", width);
    fputs("</w:tblGrid>", writer->out);
    for (size_t i = 0; i < table->n_rows; i++) {
        fputs("<w:tr", writer->out);
        write_rsid(writer, "rsidR", (unsigned)i);
        fputs(">", writer->out);
        for (size_t j = 0; j < table->rows[i].n_cells; j++)
            write_cell(writer, &table->rows[i].cells[j], width);
        fputs("</w:tr>", writer->out);
    }
    fputs("</w:tbl>", writer->out);
}

static void write_story(struct docx_writer *writer, const struct docx_story *story)
{
    for (size_t i = 0; i < story->n_blocks; i++) {
        const struct docx_block *block = &story->blocks[i];

        if (block->kind == DOCX_TABLE)
            write_table(writer, block);
        else
            write_paragraph(writer, block->kind, block->text, strlen(block->text));
    }
    /* Word wants a paragraph behind the last table. */
    if (story->n_blocks == 0 || story->blocks[story->n_blocks - 1].kind == DOCX_TABLE)
        write_paragraph(writer, DOCX_PARAGRAPH, "", 0);
}

static void open_part(struct docx_writer *writer, const char *element, const char *attributes)
{
    const struct docx_names *names = writer->style->names;

    fprintf(writer->out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"
            "<w:%s xmlns:w=\"%s\" xmlns:r=\"%s\"%s>",
            element, names->wordprocessing, names->relationships, attributes);
}

void docx_write_document(struct docx_writer *writer, const struct docx_model *model)
{
    open_part(writer, "document", writer->style->names->conformance);
    fputs("<w:body>", writer->out);
    write_story(writer, &model->body);
    fputs("<w:sectPr>", writer->out);
    if (model->header.n_blocks > 0)
        fputs("<w:headerReference w:type=\"default\" r:id=\"" DOCX_ID_HEADER "\"/>", writer->out);
    if (model->footer.n_blocks > 0)
        fputs("<w:footerReference w:type=\"default\" r:id=\"" DOCX_ID_FOOTER "\"/>", writer->out);
    fputs("<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1692\" "
          "w:bottom=\"1440\" w:left=\"1692\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/>"
          "</w:sectPr></w:body></w:document>",
          writer->out);
}

void docx_write_header(struct docx_writer *writer, const struct docx_model *model)
{
    open_part(writer, "hdr", "");
    write_story(writer, &model->header);
    fputs("</w:hdr>", writer->out);
}

void docx_write_footer(struct docx_writer *writer, const struct docx_model *model)
{
    open_part(writer, "ftr", "");
    write_story(writer, &model->footer);
    fputs("</w:ftr>", writer->out);
}
