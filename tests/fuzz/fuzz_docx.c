/* SPDX-License-Identifier: Apache-2.0
 *
 * The DOCX reader. Bytes that begin as a ZIP does are the package; all others are its parts, parted
 * by NUL: the main part, numbering, a header, footnotes, relationships of the main part. Without
 * this the fuzzer would spend its time on checksums.
 */
#include "fuzz.h"

#include "container/container.h"
#include "reader/reader.h"

#include <string.h>

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const char root_relationships[] =
    "<Relationships><Relationship Id='r1' Type='" OFFICE "officeDocument' "
    "Target='word/document.xml'/></Relationships>";
static const char main_relationships[] =
    "<Relationships><Relationship Id='n' Type='" OFFICE "numbering' Target='numbering.xml'/>"
    "<Relationship Id='h' Type='" OFFICE "header' Target='header1.xml'/>"
    "<Relationship Id='f' Type='" OFFICE "footnotes' Target='footnotes.xml'/></Relationships>";

static const char *const parts[] = {"word/document.xml", "word/numbering.xml", "word/header1.xml",
                                    "word/footnotes.xml", "word/_rels/document.xml.rels"};

static void read_package(struct aj_str bytes)
{
    struct aj_arena *arena = aj_arena_new();
    struct aj_document *document = NULL;
    struct aj_error err = {.message = ""};
    enum aj_status status = aj_reader_docx.read(bytes, arena, &document, &err);

    fuzz_check_error(status, &err);
    FUZZ_ASSERT((status == AJ_OK) == (document != NULL));
    if (document != NULL)
        fuzz_check_document(document);
    aj_arena_free(arena);
}

static void read_parts(struct aj_str rest)
{
    struct fuzz_zip zip;
    struct aj_str part;
    size_t n = 0;

    fuzz_zip_init(&zip);
    fuzz_zip_add(&zip, "_rels/.rels", aj_str_from(root_relationships));
    while (n < AJ_COUNT(parts) && aj_str_next_piece(&rest, '\0', &part))
        fuzz_zip_add(&zip, parts[n++], part);
    if (n < AJ_COUNT(parts))
        fuzz_zip_add(&zip, parts[AJ_COUNT(parts) - 1], aj_str_from(main_relationships));
    read_package(fuzz_zip_finish(&zip));
    fuzz_zip_release(&zip);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct aj_str bytes = fuzz_input(data, size);

    (void)aj_reader_for(aj_str_from("a.docx"), bytes);
    if (aj_str_starts(bytes, aj_str_from("PK")))
        read_package(bytes);
    else
        read_parts(bytes);
    return 0;
}
