/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes as the XML export of a case.
 */
#include "fuzz.h"

#include "reader/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct aj_str bytes = fuzz_input(data, size);
    struct aj_arena *arena = aj_arena_new();
    struct aj_document *document = NULL;
    struct aj_error err = {.message = ""};
    enum aj_status status;

    (void)aj_reader_for(aj_str_from("a.xml"), bytes);
    status = aj_reader_xml.read(bytes, arena, &document, &err);
    fuzz_check_error(status, &err);
    FUZZ_ASSERT((status == AJ_OK) == (document != NULL));
    if (document != NULL)
        fuzz_check_document(document);
    aj_arena_free(arena);
    return 0;
}
