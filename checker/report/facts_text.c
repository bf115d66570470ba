/* SPDX-License-Identifier: Apache-2.0
 *
 * The facts of a case in `anjuan show`: what, where it stands, and why.
 */
#include "report/report.h"

#include "base/utf8.h"

#define LONGEST_VALUE 120 /* bytes */

/* The words of the conditions that decided, and where they looked. */
static void put_why(const struct aj_dossier *dossier, const struct aj_outcome *why,
                    struct aj_buffer *out)
{
    for (size_t i = 0; i < why->notes.count; i++) {
        const struct aj_note *note = aj_vec_at(&why->notes, i);

        if (note->truth != why->truth)
            continue;
        aj_buffer_append_c(out, "      ");
        aj_report_put_safe(out, note->words);
        aj_buffer_append_c(out, "\n");
    }
    for (size_t i = 0; why->truth == AJ_TRUE && i < why->evidence.count; i++) {
        const struct aj_evidence *evidence = aj_vec_at(&why->evidence, i);

        aj_buffer_append_c(out, R_("      见 "));
        aj_report_put_safe(out, aj_place_print(dossier->arena, &evidence->place));
        aj_buffer_append_c(out, "  ");
        aj_report_put_safe(out, evidence->place.paper->file);
        aj_buffer_append_c(out, "\n");
    }
}

static void put_fact(const struct aj_dossier *dossier, const struct aj_case_fact *fact,
                     struct aj_buffer *out)
{
    const struct aj_item *item = fact->item;

    aj_buffer_append_c(out, "    ");
    aj_report_put_safe(out, fact->name);
    aj_buffer_append_c(out, "：");
    if (item->state == AJ_VALUE)
        aj_report_put_safe(out, aj_utf8_cut(item->value.shown, LONGEST_VALUE));
    else if (item->state == AJ_UNREAD)
        aj_buffer_printf(out, R_("〔未定：%" AJ_STR_FMT "〕"), AJ_STR_ARG(item->reason));
    else
        aj_buffer_append_c(out, R_("〔空白〕"));
    if (item->why == NULL && item->place.paper != NULL) {
        aj_buffer_append_c(out, "  ");
        aj_report_put_safe(out, aj_place_print(dossier->arena, &item->place));
    }
    aj_buffer_append_c(out, "\n");
    if (item->why != NULL)
        put_why(dossier, item->why, out);
}

void aj_report_facts_text(const struct aj_dossier *dossier, const struct aj_case_facts *facts,
                          struct aj_buffer *out)
{
    if (facts->type_why == NULL)
        return;
    aj_buffer_append_c(out, R_("案件\n"));
    aj_buffer_printf(out, R_("    类型：%" AJ_STR_FMT "（%" AJ_STR_FMT "）\n"),
                     AJ_STR_ARG(facts->type_title), AJ_STR_ARG(facts->type));
    put_why(dossier, facts->type_why, out);
    for (size_t i = 0; i < facts->facts.count; i++)
        put_fact(dossier, aj_vec_at(&facts->facts, i), out);
}
