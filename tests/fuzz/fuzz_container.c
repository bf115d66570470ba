/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes as a ZIP: as a bundle with ZIPs in it, and as the package of a document. Every member
 * is read, and its name must be fit to be a path below the bundle.
 */
#include "fuzz.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "container/container.h"

/* Read of one input, so that a bomb within the limits does not take all the time. */
#define READ_MAX (8 * AJ_MIB)

static bool is_control(char c)
{
    return (unsigned char)c < 0x20 || c == 0x7F;
}

static void check_name(struct aj_str name)
{
    struct aj_str rest = name;
    struct aj_str part;

    FUZZ_ASSERT(name.len > 0 && name.ptr[0] != '/' && name.ptr[name.len - 1] != '/');
    FUZZ_ASSERT(aj_utf8_is_valid(name));
    for (size_t i = 0; i < name.len; i++)
        FUZZ_ASSERT(!is_control(name.ptr[i]) && name.ptr[i] != '\\');
    while (aj_str_next_piece(&rest, '/', &part)) {
        FUZZ_ASSERT(part.len > 0);
        FUZZ_ASSERT(!aj_str_equal_c(part, ".") && !aj_str_equal_c(part, ".."));
    }
}

static void check_member(const struct aj_container *container, size_t i)
{
    const struct aj_member *member = aj_container_member(container, i);

    check_name(member->name);
    FUZZ_ASSERT(aj_container_find(container, member->name) == i);
    FUZZ_ASSERT((member->status == AJ_OK) == (member->reason.len == 0));
    FUZZ_ASSERT(aj_utf8_is_valid(member->reason));
}

static size_t read_member(struct aj_container *container, size_t i, size_t max)
{
    struct aj_error err = {.message = ""};
    struct aj_buffer bytes;
    enum aj_status status;
    size_t len;

    aj_buffer_init(&bytes, max);
    status = aj_container_read(container, i, &bytes, &err);
    fuzz_check_error(status, &err);
    FUZZ_ASSERT(bytes.len <= max);
    FUZZ_ASSERT(status != AJ_OK || aj_container_member(container, i)->status == AJ_OK);
    len = bytes.len;
    aj_buffer_release(&bytes);
    return len;
}

/* Takes the container, read from the last member to the first: nested ZIPs are opened again. */
static void check(struct aj_container *container, bool is_package)
{
    size_t left = READ_MAX;

    FUZZ_ASSERT(aj_container_count(container) <= AJ_LIMIT_MEMBERS);
    for (size_t i = aj_container_count(container); i > 0; i--) {
        if (!is_package)
            check_member(container, i - 1);
        if (left > 0)
            left -= read_member(container, i - 1, left);
    }
    aj_container_close(container);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct aj_str bytes = fuzz_input(data, size);
    struct aj_container *container;
    struct aj_error err = {.message = ""};
    enum aj_status status = aj_container_open(fuzz_file(bytes), &container, &err);

    fuzz_check_error(status, &err);
    if (status == AJ_OK)
        check(container, false);
    status = aj_container_open_package(bytes, &container, &err);
    fuzz_check_error(status, &err);
    if (status == AJ_OK)
        check(container, true);
    return 0;
}
