/* SPDX-License-Identifier: Apache-2.0
 *
 * The table of readers. A new format is its own file and one row here.
 */
#include "reader/reader.h"

static const struct aj_reader *const readers[] = {
    &aj_reader_docx,
    &aj_reader_xml,
};

const struct aj_reader *aj_reader_for(struct aj_str file_name, struct aj_str bytes)
{
    const struct aj_reader *best = NULL;
    int highest = 0;

    for (size_t i = 0; i < AJ_COUNT(readers); i++) {
        int bid = readers[i]->bid(file_name, bytes);

        if (bid > highest) {
            highest = bid;
            best = readers[i];
        }
    }
    return best;
}

const struct aj_reader *aj_reader_for_name(struct aj_str file_name)
{
    return aj_reader_for(file_name, AJ_STR_EMPTY);
}
