/* SPDX-License-Identifier: Apache-2.0
 *
 * Styles, settings and theme of a document that Word made: mostly lists of the same element again
 * and again.
 */
#include "docx_furniture.h"

enum { N_LATENT = 376, N_STYLES = 60, N_SESSIONS = 60, N_FONTS = 60 };

void docx_furniture_styles(FILE *out)
{
    fprintf(out, "<w:latentStyles w:defLockedState=\"0\" w:count=\"%d\">", N_LATENT);
    for (int i = 0; i < N_LATENT; i++)
        fprintf(out, "<w:lsdException w:name=\"Style %d\" w:uiPriority=\"%d\"/>", i, i % 99);
    fputs("</w:latentStyles>", out);
    for (int i = 0; i < N_STYLES; i++)
        fprintf(out,
                "<w:style w:type=\"paragraph\" w:styleId=\"s%d\"><w:name w:val=\"Own %d\"/>"
                "<w:basedOn w:val=\"a\"/><w:pPr><w:widowControl/><w:spacing w:line=\"%d\" "
                "w:lineRule=\"auto\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/></w:pPr>"
                "<w:rPr><w:rFonts w:eastAsia=\"仿宋\" w:cs=\"宋体\"/><w:kern w:val=\"0\"/>"
                "<w:sz w:val=\"%d\"/></w:rPr></w:style>",
                i, i, 240 + i, 20 + i % 16);
}

void docx_furniture_settings(FILE *out, const char *wordprocessing)
{
    fprintf(out, "<w:settings xmlns:w=\"%s\"><w:zoom w:percent=\"100\"/><w:rsids>", wordprocessing);
    for (int i = 0; i < N_SESSIONS; i++)
        fprintf(out, "<w:rsid w:val=\"00%06X\"/>", 0x3A5C11 + i * 0x10357);
    fputs("</w:rsids></w:settings>", out);
}

void docx_furniture_theme(FILE *out, const char *drawing_main)
{
    fprintf(out,
            "<a:theme xmlns:a=\"%s\" name=\"Office\"><a:themeElements><a:fontScheme "
            "name=\"Office\"><a:majorFont>",
            drawing_main);
    for (int i = 0; i < N_FONTS; i++)
        fprintf(out, "<a:font script=\"S%03d\" typeface=\"Font of script %d\"/>", i, i);
    fputs("</a:majorFont></a:fontScheme></a:themeElements></a:theme>", out);
}
