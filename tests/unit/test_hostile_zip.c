/* SPDX-License-Identifier: Apache-2.0
 *
 * ZIP files made to do harm, each made by a few lines: every one has its status, in opening,
 * listing or reading, and what can be listed has safe names. A hang ends the test by its timeout.
 */
#include "container_kit.h"
#include "unit.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

#define SECONDS_MAX 60
#define END_BYTES   22 /* the end record of an archive without comment (APPNOTE 4.3.16) */
#define LONG_NAME   65000

/* --- DEFLATE by hand (RFC 1951) */

struct bits {
    struct aj_buffer *out;
    unsigned held;
    unsigned n;
};

static void put_bits(struct bits *bits, unsigned value, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        bits->held |= (value >> i & 1u) << bits->n++;
        if (bits->n == 8) {
            char byte = (char)bits->held;

            aj_buffer_append(bits->out, (struct aj_str){&byte, 1});
            bits->held = bits->n = 0;
        }
    }
}

/* Codes for a literal NUL, the end and a match of 258, of 2, 2 and 1 bits; one for a distance of 1:
 * so a match takes two bits, and the ratio comes to 1032:1 (3.2.7). */
static void put_codes(struct bits *bits)
{
    /* Lengths of the codes for lengths, in the order of 3.2.7: 18 has 1 bit, 1 and 2 have 2. */
    static const unsigned lengths[] = {0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 2};

    put_bits(bits, 5, 3);         /* the last block, codes of its own */
    put_bits(bits, 286 - 257, 5); /* lengths for 0 to 285 */
    put_bits(bits, 0, 5);         /* and one distance */
    put_bits(bits, COUNT(lengths) - 4, 4);
    for (int i = 0; i < COUNT(lengths); i++)
        put_bits(bits, lengths[i], 3);
    put_bits(bits, 3, 2); /* 0: 2 bits */
    put_bits(bits, (138 - 11) << 1, 8);
    put_bits(bits, (117 - 11) << 1, 8); /* 1 to 255: none */
    put_bits(bits, 3, 2);               /* 256: 2 bits */
    put_bits(bits, (28 - 11) << 1, 8);  /* 257 to 284: none */
    put_bits(bits, 1, 2);               /* 285: 1 bit */
    put_bits(bits, 1, 2);               /* the distance: 1 bit */
}

/* A NUL, then n times `literals` NULs and a run of 258 more. */
static void put_zeros(struct aj_buffer *out, size_t n, unsigned literals)
{
    struct bits bits = {.out = out};

    put_codes(&bits);
    put_bits(&bits, 1, 2);
    for (size_t i = 0; i < n; i++) {
        for (unsigned k = 0; k < literals; k++)
            put_bits(&bits, 1, 2);
        put_bits(&bits, 0, 2);
    }
    put_bits(&bits, 3, 2); /* the end */
    put_bits(&bits, 0, 7); /* to a whole byte */
}

static uint32_t crc_of_zeros(size_t n)
{
    uint32_t crc = 0xFFFFFFFFu;

    for (size_t i = 0; i < 8 * n; i++)
        crc = crc >> 1 ^ (0xEDB88320u & (0u - (crc & 1u)));
    return ~crc;
}

static void set_crc(char *at, uint32_t crc)
{
    for (int i = 0; i < 4; i++)
        at[i] = (char)(crc >> (8 * i) & 0xFF);
}

static void add_zeros(struct maker *maker, const char *name, size_t n, unsigned literals)
{
    size_t size = 1 + n * (258 + literals);
    size_t local = maker->bytes.len;
    size_t central = maker->central.len;
    uint32_t crc = crc_of_zeros(size);
    struct aj_buffer data;

    aj_buffer_init(&data, 16 * AJ_MIB);
    put_zeros(&data, n, literals);
    maker_add(maker,
              &(struct piece){
                  .name = name, .data = aj_buffer_get(&data), .method = 8, .size = (uint32_t)size});
    set_crc(maker->bytes.data + local + 14, crc);
    set_crc(maker->central.data + central + 16, crc);
    aj_buffer_release(&data);
}

/* --- bombs */

static void make_bomb(struct maker *maker)
{
    add_zeros(maker, "a", 200000, 0);
}

static void make_bomb_in_archive(struct maker *maker)
{
    struct maker inner;

    maker_init(&inner);
    make_bomb(&inner);
    maker_add_archive(maker, "b.zip", &inner);
}

/* The archive itself is the bomb. */
static void make_bomb_as_archive(struct maker *maker)
{
    add_zeros(maker, "b.zip", 200000, 0);
}

/* Every further entry of the directory shows the data of the first; 60 MiB at 20:1 each. */
static void make_overlapping(struct maker *maker)
{
    char entry[46 + 1]; /* with a name of one byte */

    add_zeros(maker, "0", 200000, 60);
    memcpy(entry, maker->central.data, sizeof(entry));
    for (char name = '1'; name <= '9'; name++) {
        entry[46] = name;
        aj_buffer_append(&maker->central, (struct aj_str){entry, sizeof(entry)});
        maker->n++;
    }
}

static void make_many(struct maker *maker)
{
    char name[16];

    for (int i = 0; i <= AJ_LIMIT_MEMBERS; i++) {
        (void)snprintf(name, sizeof(name), "%d", i);
        maker_add_text(maker, name, "");
    }
}

static void make_many_archives(struct maker *maker)
{
    char name[16];

    for (int i = 0; i < 2000; i++) {
        struct maker inner;

        (void)snprintf(name, sizeof(name), "%d.zip", i);
        maker_init(&inner);
        maker_add_text(&inner, "a", "a");
        maker_add_archive(maker, name, &inner);
    }
}

static void make_nested(struct maker *maker)
{
    struct maker inner;
    struct maker outer;

    maker_init(&inner);
    maker_add_text(&inner, "a", "a");
    for (int i = 0; i < 20; i++) {
        maker_init(&outer);
        maker_add_archive(&outer, "b.zip", &inner);
        inner = outer;
    }
    maker_add_archive(maker, "b.zip", &inner);
}

/* An entry that holds the archive's own directory, and so seems to hold the archive again and
 * again. */
static void make_snake(struct maker *maker)
{
    maker_add_text(maker, "b.zip", "");
    maker->central.data[20] = maker->central.data[24] = (char)(46 + 5 + END_BYTES);
    maker->bytes.data[18] = maker->bytes.data[22] = (char)(46 + 5 + END_BYTES);
}

/* What only is called an archive stays a member. */
static void make_many_bombs(struct maker *maker)
{
    char name[16];

    for (int i = 0; i < 40; i++) {
        (void)snprintf(name, sizeof(name), "%d.zip", i);
        add_zeros(maker, name, 15000, 0); /* under the size from which the ratio counts */
    }
}

/* --- names */

static void add_named(struct maker *maker, const char *name, size_t len)
{
    maker_add(maker, &(struct piece){.name = name, .name_len = len, .data = {"x", 1}});
}

#define MAKE_NAMED(function, name)                                                                 \
    static void function(struct maker *maker)                                                      \
    {                                                                                              \
        add_named(maker, name, sizeof(name) - 1);                                                  \
    }
MAKE_NAMED(make_traversal, "../../../../etc/passwd")
MAKE_NAMED(make_inner_traversal, "a/../../b")
MAKE_NAMED(make_absolute, "/etc/passwd")
MAKE_NAMED(make_backslashes, "..\\..\\b")
MAKE_NAMED(make_share, "\\\\server\\share\\b")
MAKE_NAMED(make_drive, "C:\\b")
MAKE_NAMED(make_escape, "\x1B[2J")
MAKE_NAMED(make_illegible, "\xFF\xFE\xFD")
MAKE_NAMED(make_nul, "a.txt\0.exe")
MAKE_NAMED(make_deep, "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s")
MAKE_NAMED(make_folder_with_content, "a/")

static void make_nul_twice(struct maker *maker)
{
    add_named(maker, "a\0b", 3);
    add_named(maker, "a\0c", 3);
}

static void make_long_name(struct maker *maker)
{
    static char name[LONG_NAME];

    memset(name, 'a', sizeof(name));
    add_named(maker, name, sizeof(name));
}

static void make_same_names(struct maker *maker)
{
    for (int i = 0; i < 3000; i++)
        maker_add_text(maker, "a", "x");
}

/* Different as bytes, the same once cleaned. */
static void make_same_cleaned(struct maker *maker)
{
    maker_add_text(maker, "a/b", "x");
    maker_add_text(maker, "a\\b", "x");
    maker_add_text(maker, "./a//b", "x");
}

/* An archive and a folder of the same name. */
static void make_same_as_archive(struct maker *maker)
{
    struct maker inner;

    maker_add_text(maker, "b.zip/a", "x");
    maker_init(&inner);
    maker_add_text(&inner, "a", "y");
    maker_add_archive(maker, "b.zip", &inner);
}

static void make_link(struct maker *maker)
{
    maker_add(maker, &(struct piece){
                         .name = "a", .data = {"/etc/passwd", 11}, .attributes = 0120777u << 16});
}

/* --- damage and lies */

static void make_encrypted(struct maker *maker)
{
    maker_add(maker, &(struct piece){.name = "a", .data = {"x", 1}, .flags = 1});
}

static void make_bad_crc(struct maker *maker)
{
    maker_add(maker, &(struct piece){.name = "a", .data = {"x", 1}, .has_bad_crc = true});
}

static void make_unknown_method(struct maker *maker)
{
    maker_add(maker, &(struct piece){.name = "a", .data = {"x", 1}, .method = 98});
}

/* 99 stands for a method in an extra field, which is missing. */
static void make_missing_method(struct maker *maker)
{
    maker_add(maker, &(struct piece){.name = "a", .data = {"x", 1}, .method = 99});
}

static void make_bad_deflate(struct maker *maker)
{
    maker_add(maker, &(struct piece){.name = "a", .data = {"\xFF\xFF", 2}, .method = 8, .size = 9});
}

/* A distance behind the start of the data. */
static void make_far_distance(struct maker *maker)
{
    maker_add(maker,
              &(struct piece){.name = "a", .data = {"\x03\x03\x00", 3}, .method = 8, .size = 9});
}

static void make_short_deflate(struct maker *maker)
{
    maker_add(
        maker,
        &(struct piece){.name = "a", .data = {"\x01\x05\x00\xFA\xFFx", 6}, .method = 8, .size = 5});
}

static void make_size_lie(struct maker *maker)
{
    maker_add(maker, &(struct piece){.name = "a", .data = {"x", 1}, .size = 1000});
}

static void make_packed_lie(struct maker *maker)
{
    maker_add_text(maker, "a", "x");
    memset(maker->central.data + 20, 0x7F, 4);
}

static void make_offset_lie(struct maker *maker)
{
    maker_add_text(maker, "a", "x");
    memset(maker->central.data + 42, 0x7F, 4);
}

/* ZIP64 (4.5.3): sizes and place in the extra field, all of them 2^64 - 1 or nearly. */
static void make_zip64_lie(struct maker *maker)
{
    maker_add(maker, &(struct piece){.name = "a",
                                     .data = {"x", 1},
                                     .extra = "\x01\x00\x18\x00\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"
                                              "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F"
                                              "\xF0\xFF\xFF\xFF\xFF\xFF\xFF\x7F",
                                     .extra_len = 28});
    memset(maker->central.data + 20, 0xFF, 8);
    memset(maker->central.data + 42, 0xFF, 4);
}

static void make_zip64_cut(struct maker *maker)
{
    maker_add(maker,
              &(struct piece){
                  .name = "a", .data = {"x", 1}, .extra = "\x01\x00\x18\x00", .extra_len = 4});
    memset(maker->central.data + 20, 0xFF, 8);
}

static void make_extra_lie(struct maker *maker)
{
    maker_add(maker,
              &(struct piece){
                  .name = "a", .data = {"x", 1}, .extra = "\x75\x70\xFF\xFF", .extra_len = 4});
}

/* The directory says another name than the entry itself: the directory counts. */
static void make_two_names(struct maker *maker)
{
    maker_add_text(maker, "a", "x");
    maker->bytes.data[30] = '/';
}

static void make_two(struct maker *maker)
{
    maker_add_text(maker, "a", "x");
    maker_add_text(maker, "b", "y");
}

/* What is done to the whole archive afterwards. */
static void cut_end(struct aj_buffer *bytes)
{
    bytes->len -= END_BYTES;
}

static void cut_directory(struct aj_buffer *bytes)
{
    bytes->len -= END_BYTES + 20;
}

static void cut_front(struct aj_buffer *bytes)
{
    memmove(bytes->data, bytes->data + 8, bytes->len - 8);
    bytes->len -= 8;
}

static void count_more(struct aj_buffer *bytes)
{
    memset(bytes->data + bytes->len - END_BYTES + 8, 0x7F, 4);
}

static void count_less(struct aj_buffer *bytes)
{
    bytes->data[bytes->len - END_BYTES + 8] = bytes->data[bytes->len - END_BYTES + 10] = 1;
}

static void move_directory(struct aj_buffer *bytes)
{
    memset(bytes->data + bytes->len - END_BYTES + 16, 0x7F, 4);
}

static void split_disks(struct aj_buffer *bytes)
{
    bytes->data[bytes->len - END_BYTES + 4] = 1;
}

/* A locator of a ZIP64 end record far behind the file (4.3.15). */
static void add_locator(struct aj_buffer *bytes)
{
    char end[END_BYTES];

    memcpy(end, bytes->data + bytes->len - END_BYTES, END_BYTES);
    memset(end + 8, 0xFF, 12);
    bytes->len -= END_BYTES;
    aj_buffer_append(bytes,
                     (struct aj_str){"PK\6\7\0\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F\1\0\0\0", 20});
    aj_buffer_append(bytes, (struct aj_str){end, END_BYTES});
}

/* A second end record in the comment of the first. */
static void add_second_end(struct aj_buffer *bytes)
{
    bytes->data[bytes->len - 2] = END_BYTES;
    aj_buffer_append(bytes,
                     (struct aj_str){"PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", END_BYTES});
}

static void be_empty(struct aj_buffer *bytes)
{
    bytes->len = 0;
}

static void be_rar(struct aj_buffer *bytes)
{
    bytes->len = 0;
    aj_buffer_append_c(bytes, "Rar!\x1A\x07\x01 no ZIP at all");
}

/* --- each with its status */

static const struct {
    const char *what;
    void (*make)(struct maker *maker);
    void (*spoil)(struct aj_buffer *bytes); /* NULL: nothing */
    enum aj_status status;                  /* the first trouble, whoever says it */
    int n_members;                          /* -1: it can't be opened */
} files[] = {
    {"a bomb", make_bomb, NULL, AJ_LIMIT, 1},
    {"a bomb in an archive", make_bomb_in_archive, NULL, AJ_LIMIT, 1},
    {"an archive that is a bomb", make_bomb_as_archive, NULL, AJ_LIMIT, 1},
    {"entries that overlap", make_overlapping, NULL, AJ_LIMIT, 10},
    {"too many entries", make_many, NULL, AJ_LIMIT, -1},
    {"many archives", make_many_archives, NULL, AJ_OK, 2000},
    {"archives too deep", make_nested, NULL, AJ_LIMIT, 1},
    {"an archive in itself", make_snake, NULL, AJ_CORRUPT, 1},
    {"many small bombs", make_many_bombs, NULL, AJ_OK, 40},
    {"traversal", make_traversal, NULL, AJ_BAD_NAME, 1},
    {"traversal within", make_inner_traversal, NULL, AJ_BAD_NAME, 1},
    {"absolute name", make_absolute, NULL, AJ_BAD_NAME, 1},
    {"backslashes", make_backslashes, NULL, AJ_BAD_NAME, 1},
    {"a share", make_share, NULL, AJ_BAD_NAME, 1},
    {"a drive", make_drive, NULL, AJ_BAD_NAME, 1},
    {"an escape sequence", make_escape, NULL, AJ_BAD_NAME, 1},
    {"an illegible name", make_illegible, NULL, AJ_BAD_NAME, 1},
    {"NUL in a name: libzip makes it a blank", make_nul, NULL, AJ_OK, 1},
    {"names that differ behind a NUL", make_nul_twice, NULL, AJ_OK, 2},
    {"a name too long", make_long_name, NULL, AJ_BAD_NAME, 1},
    {"a name too deep", make_deep, NULL, AJ_BAD_NAME, 1},
    {"a folder with content", make_folder_with_content, NULL, AJ_BAD_NAME, 1},
    {"one name 3000 times", make_same_names, NULL, AJ_BAD_NAME, 3000},
    {"names that are the same once cleaned", make_same_cleaned, NULL, AJ_BAD_NAME, 3},
    {"an archive called as a folder", make_same_as_archive, NULL, AJ_BAD_NAME, 2},
    {"a symbolic link", make_link, NULL, AJ_BAD_NAME, 1},
    {"encrypted", make_encrypted, NULL, AJ_ENCRYPTED, 1},
    {"a wrong CRC", make_bad_crc, NULL, AJ_CORRUPT, 1},
    {"an unknown method", make_unknown_method, NULL, AJ_UNSUPPORTED, 1},
    {"a method that is missing", make_missing_method, NULL, AJ_CORRUPT, -1},
    {"DEFLATE damaged", make_bad_deflate, NULL, AJ_CORRUPT, 1},
    {"DEFLATE with a distance too far", make_far_distance, NULL, AJ_CORRUPT, 1},
    {"DEFLATE cut", make_short_deflate, NULL, AJ_CORRUPT, 1},
    {"a size too large", make_size_lie, NULL, AJ_CORRUPT, 1},
    {"a packed size too large", make_packed_lie, NULL, AJ_CORRUPT, 1},
    {"an entry outside of the file", make_offset_lie, NULL, AJ_CORRUPT, 1},
    {"ZIP64 sizes beyond measure", make_zip64_lie, NULL, AJ_CORRUPT, 1},
    {"a ZIP64 field cut", make_zip64_cut, NULL, AJ_CORRUPT, -1},
    {"an extra field past its end", make_extra_lie, NULL, AJ_CORRUPT, -1},
    {"two names for one entry: the directory counts", make_two_names, NULL, AJ_OK, 1},
    {"no end record", make_two, cut_end, AJ_CORRUPT, -1},
    {"a directory cut", make_two, cut_directory, AJ_CORRUPT, -1},
    {"the front cut", make_two, cut_front, AJ_CORRUPT, -1},
    {"more entries than there are", make_two, count_more, AJ_CORRUPT, -1},
    {"fewer entries than there are", make_two, count_less, AJ_CORRUPT, -1},
    {"a directory outside of the file", make_two, move_directory, AJ_CORRUPT, -1},
    {"several disks", make_two, split_disks, AJ_UNSUPPORTED, -1},
    {"a ZIP64 end outside of the file", make_two, add_locator, AJ_CORRUPT, -1},
    {"an end record in the comment: the first counts", make_two, add_second_end, AJ_OK, 2},
    {"an empty file", make_two, be_empty, AJ_CORRUPT, -1},
    {"another format", make_two, be_rar, AJ_UNSUPPORTED, -1},
};

static enum aj_status read_member(struct aj_container *container, size_t i, struct aj_error *err)
{
    struct aj_buffer bytes;
    enum aj_status status;

    aj_buffer_init(&bytes, AJ_LIMIT_MEMBER_BYTES);
    status = aj_container_read(container, i, &bytes, err);
    aj_buffer_release(&bytes);
    return status;
}

static void check_name(struct aj_str name)
{
    struct aj_str part;

    ck_assert(name.len > 0 && name.len <= AJ_LIMIT_NAME_BYTES && name.ptr[0] != '/');
    ck_assert(aj_utf8_is_valid(name));
    for (size_t i = 0; i < name.len; i++)
        ck_assert((unsigned char)name.ptr[i] >= 0x20 && name.ptr[i] != '\\');
    while (aj_str_next_piece(&name, '/', &part))
        ck_assert(!aj_str_equal_c(part, "..") && !aj_str_equal_c(part, "."));
}

/* The first status that isn't AJ_OK, in the order of the members. */
static enum aj_status read_all(struct aj_container *container, struct aj_error *err)
{
    enum aj_status first = AJ_OK;

    for (size_t i = 0; i < aj_container_count(container); i++) {
        struct aj_error own = {.message = ""};
        enum aj_status status = read_member(container, i, &own);

        check_name(aj_container_member(container, i)->name);
        ck_assert_int_eq(own.message[0] != '\0', status != AJ_OK);
        if (first == AJ_OK && status != AJ_OK)
            *err = own;
        first = first == AJ_OK ? status : first;
    }
    return first;
}

static void write_hostile(int i)
{
    struct maker maker;

    maker_init(&maker);
    files[i].make(&maker);
    (void)maker_finish(&maker);
    if (files[i].spoil != NULL)
        files[i].spoil(&maker.bytes);
    kit_write_file(kit_path, aj_buffer_get(&maker.bytes));
    maker_release(&maker);
}

START_TEST(test_hostile_zip_has_its_status)
{
    struct aj_container *container = NULL;
    struct aj_error err = {.message = ""};
    enum aj_status status;
    int n = -1;

    write_hostile(_i);
    status = aj_container_open(kit_path, &container, &err);
    if (status == AJ_OK) {
        n = (int)aj_container_count(container);
        status = read_all(container, &err);
        aj_container_close(container);
    }
    ck_assert_msg(status == files[_i].status, "%s: %s %s", files[_i].what, aj_status_code(status),
                  err.message);
    ck_assert_msg(n == files[_i].n_members, "%s: %d members", files[_i].what, n);
    ck_assert_int_eq(err.message[0] != '\0', status != AJ_OK);
    ck_assert(aj_utf8_is_valid(aj_str_from(err.message)));
}
END_TEST

static Suite *suite(void)
{
    Suite *hostile = suite_create("hostile_zip");
    TCase *status = tcase_create("status");

    tcase_set_timeout(status, SECONDS_MAX);
    tcase_add_checked_fixture(status, kit_setup, NULL);
    tcase_add_loop_test(status, test_hostile_zip_has_its_status, 0, COUNT(files));
    suite_add_tcase(hostile, status);
    return hostile;
}

int main(void)
{
    return unit_run(suite());
}
