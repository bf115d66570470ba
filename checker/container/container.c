/* SPDX-License-Identifier: Apache-2.0
 *
 * Bundles as sequences of members: names made safe and unique, nested ZIPs listed as folders,
 * members sorted. Must not know how a source stores anything; the sorts in the table do.
 */
#include "container/container.h"

#include "base/limits.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/vec.h"
#include "container/member_name.h"
#include "container/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct aj_source_sort *const sorts[] = {&aj_folder_sort, &aj_zip_sort};

struct entry {
    struct aj_member member;
    struct aj_source_entry origin;
    struct node *home; /* the node that holds it */
    size_t charged;    /* bytes of it that the budget holds already */
    size_t position;   /* among the members; AJ_STR_NONE: a ZIP that is listed as its members */
    bool is_way;       /* a ZIP that holds what is wanted: opened, never a member */
};

/* A folder or ZIP. The root is always open; of the ZIPs in it at most one of each level is. */
struct node {
    const struct aj_source_sort *sort;
    struct aj_source *source; /* NULL while it is closed */
    struct aj_buffer bytes;   /* a ZIP in a ZIP, while it is open */
    struct entry *entry;      /* what it is in the node that holds it; NULL: the root */
    struct aj_str inside;     /* what is wanted of it: "" for all, else a folder and '/' */
    size_t level;             /* ZIPs from the root to here, this one included */
    bool is_zip;              /* its first bytes are those of a ZIP; false before they were seen */
};

struct aj_container {
    struct aj_arena *arena;
    struct node root;
    struct node *open_nodes[AJ_LIMIT_NESTING]; /* by level, NULL where none is open; not the root */
    struct aj_vec entries;                     /* struct entry *, in the order found */
    struct entry **members;                    /* in the order of names */
    size_t n_members;
    struct aj_map by_name; /* to struct entry * */
    struct aj_budget budget;
    size_t most;      /* members */
    size_t n_renamed; /* names made up so far */
    bool is_package;
};

/* --- taking in what a source lists */

struct listing {
    struct aj_lister lister; /* first, so that add finds the rest */
    struct aj_container *container;
    struct node *node;
    struct aj_str prefix; /* "" or the name of the nested ZIP and '/' */
};

static struct aj_str join(struct aj_arena *arena, struct aj_str prefix, struct aj_str name)
{
    return aj_arena_printf(arena, "%" AJ_STR_FMT "%" AJ_STR_FMT, AJ_STR_ARG(prefix),
                           AJ_STR_ARG(name));
}

/* A name that no other member has. */
static struct aj_str make_unique(struct aj_container *container, struct aj_str name)
{
    struct aj_str unique;

    do
        unique = aj_member_name_renumber(container->arena, name, ++container->n_renamed);
    while (aj_map_find(&container->by_name, unique) != NULL);
    return unique;
}

/* Whether the name in this node is wanted. What is, goes by its name inside; the name of a ZIP on
 * the way stays, and *is_way says so. */
static bool is_wanted(const struct node *node, struct aj_str *name, bool *is_way)
{
    *is_way = false;
    if (aj_str_starts(*name, node->inside)) {
        *name = aj_str_sub(*name, node->inside.len, name->len);
        return name->len > 0;
    }
    *is_way = aj_str_starts(node->inside, *name) && node->inside.ptr[name->len] == '/' &&
              aj_member_name_is_zip(*name);
    return *is_way;
}

/* A made-up name in place of a bad one; in its folder where that is sound. */
static struct aj_str invent(struct listing *listing, struct aj_str bad)
{
    struct aj_arena *arena = listing->container->arena;
    struct aj_str made = aj_member_name_invent(arena, bad, ++listing->container->n_renamed);
    struct aj_str folder = aj_member_name_folder(bad);
    struct aj_str clean;
    struct aj_str whole;
    struct aj_str reason;

    if (aj_str_contains(folder, aj_str_from("\xEF\xBF\xBD")) || /* U+FFFD */
        !aj_member_name_clean(arena, folder, &clean, &reason))
        return made;
    whole = join(arena, join(arena, clean, aj_str_from("/")), made);
    return aj_member_name_fits(arena, join(arena, listing->prefix, whole), &reason) ? whole : made;
}

/* The member's name when what was found is safe, else a made-up one with status and reason. False
 * when it isn't wanted. */
static bool name_member(struct listing *listing, const struct aj_source_entry *found,
                        struct entry *entry)
{
    struct aj_container *container = listing->container;
    struct aj_arena *arena = container->arena;
    struct aj_member *member = &entry->member;
    struct aj_str reason;
    struct aj_str name;
    bool is_good = found->is_legible;

    if (!is_good)
        reason = aj_arena_printf(
            arena, R_("名称“%" AJ_STR_FMT "”不是 UTF-8 也不是 GB18030 编码，无法辨认"),
            AJ_STR_ARG(aj_member_name_show(arena, found->name)));
    if (is_good)
        is_good = aj_member_name_clean(arena, found->name, &name, &reason);
    if (is_good)
        is_good = aj_member_name_fits(arena, join(arena, listing->prefix, name), &reason);
    if (!is_good) {
        name = invent(listing, found->name);
        member->status = AJ_BAD_NAME;
        member->reason = reason;
    }
    if (!is_wanted(listing->node, &name, &entry->is_way))
        return false;
    member->name = join(arena, listing->prefix, name);
    return true;
}

static void name_apart(struct aj_container *container, struct aj_member *member)
{
    struct aj_str taken = member->name;

    if (aj_map_find(&container->by_name, taken) == NULL)
        return;
    member->name = make_unique(container, taken);
    if (member->status == AJ_BAD_NAME)
        return; /* the first reason stands */
    member->status = AJ_BAD_NAME;
    member->reason =
        aj_arena_printf(container->arena, R_("名称“%" AJ_STR_FMT "”与另一文件相同（重名）"),
                        AJ_STR_ARG(aj_member_name_show(container->arena, taken)));
}

static enum aj_status add(struct aj_lister *lister, const struct aj_source_entry *found,
                          struct aj_error *err)
{
    struct listing *listing = (struct listing *)lister;
    struct aj_container *container = listing->container;
    struct entry new = {.origin = *found, .home = listing->node};
    struct entry *entry;

    new.member =
        (struct aj_member){.size = found->size, .status = found->status, .reason = found->reason};
    if (!name_member(listing, found, &new))
        return AJ_OK;
    if (!container->is_package && new.member.status != AJ_BAD_NAME &&
        aj_member_name_is_litter(new.member.name))
        return AJ_OK;
    if (container->entries.count >= container->most)
        return aj_error_set(err, AJ_LIMIT, R_("案卷内文件超过 %zu 个，不再读取"), container->most);
    name_apart(container, &new.member);
    entry = aj_arena_alloc(container->arena, sizeof(*entry));
    *entry = new;
    entry->origin.raw = aj_arena_dup(container->arena, found->raw);
    entry->origin.name = aj_member_name_show(container->arena, new.member.name);
    *(struct entry **)aj_vec_push(&container->entries) = entry;
    aj_map_set(&container->by_name, entry->member.name, entry);
    return AJ_OK;
}

static enum aj_status list_node(struct aj_container *container, struct node *node,
                                struct aj_error *err)
{
    struct listing listing = {
        .lister = {.arena = container->arena, .add = add},
        .container = container,
        .node = node,
    };

    if (node->entry != NULL && !node->entry->is_way)
        listing.prefix = join(container->arena, node->entry->member.name, aj_str_from("/"));
    return node->sort->list(node->source, &listing.lister, err);
}

/* --- opening and closing of nested ZIPs */

static void close_node(struct node *node)
{
    if (node->source != NULL)
        node->sort->close(node->source);
    node->source = NULL;
    aj_buffer_release(&node->bytes);
}

static void close_from(struct aj_container *container, size_t level)
{
    for (size_t i = level; i < AJ_COUNT(container->open_nodes); i++) {
        if (container->open_nodes[i] != NULL)
            close_node(container->open_nodes[i]);
        container->open_nodes[i] = NULL;
    }
}

/* Reads from a home that is open. */
static enum aj_status read_entry(struct aj_container *container, struct entry *entry,
                                 struct aj_buffer *out, struct aj_error *err)
{
    struct aj_meter meter = {
        .budget = &container->budget,
        .out = out,
        .name = entry->origin.name,
        .packed = entry->origin.packed,
        .charged = &entry->charged,
    };

    return entry->home->sort->read(entry->home->source, &entry->origin, &meter, err);
}

static enum aj_status check_start(struct node *node, struct aj_str bytes, struct aj_error *err)
{
    node->is_zip = aj_zip_is_start(bytes);
    if (node->is_zip)
        return AJ_OK;
    return aj_error_set(err, AJ_UNSUPPORTED, R_("“%" AJ_STR_FMT "”不是 ZIP 压缩包"),
                        AJ_STR_ARG(node->entry->origin.name));
}

/* A ZIP in a folder needs no memory, so that a thick one can be listed. */
static enum aj_status open_in_place(struct node *node, struct aj_error *err)
{
    const struct entry *entry = node->entry;
    char first[4];
    ssize_t n;
    int fd;
    enum aj_status status;

    AJ_TRY(entry->home->sort->open_entry(entry->home->source, &entry->origin, &fd, err));
    n = pread(fd, first, sizeof(first), 0);
    status = check_start(node, (struct aj_str){first, n > 0 ? (size_t)n : 0}, err);
    if (status != AJ_OK) {
        (void)close(fd); /* read-only: nothing to lose */
        return status;
    }
    return node->sort->open(fd, entry->origin.name, &node->source, err);
}

static enum aj_status open_in_memory(struct aj_container *container, struct node *node,
                                     struct aj_error *err)
{
    struct aj_str bytes;

    aj_buffer_init(&node->bytes, AJ_LIMIT_MEMBER_BYTES);
    AJ_TRY(read_entry(container, node->entry, &node->bytes, err));
    bytes = aj_buffer_get(&node->bytes);
    AJ_TRY(check_start(node, bytes, err));
    return aj_zip_open_bytes(bytes, node->entry->origin.name, &node->source, err);
}

/* Opens a nested ZIP whose home is open. */
static enum aj_status open_nested(struct aj_container *container, struct node *node,
                                  struct aj_error *err)
{
    enum aj_status status;

    close_from(container, node->level);
    if (node->entry->home->sort->open_entry != NULL)
        status = open_in_place(node, err);
    else
        status = open_in_memory(container, node, err);
    if (status != AJ_OK) {
        close_node(node);
        return status;
    }
    container->open_nodes[node->level] = node;
    return AJ_OK;
}

/* Opens a node and those that hold it, closing what is in the way. */
static enum aj_status open_node(struct aj_container *container, struct node *node,
                                struct aj_error *err)
{
    struct node *chain[AJ_LIMIT_NESTING];
    size_t n = 0;

    for (; node->source == NULL; node = node->entry->home)
        chain[n++] = node;
    while (n > 0)
        AJ_TRY(open_nested(container, chain[--n], err));
    return AJ_OK;
}

/* --- nested ZIPs as folders */

static bool may_be_nested(const struct aj_container *container, const struct entry *entry)
{
    return !container->is_package && entry->member.status == AJ_OK &&
           aj_member_name_is_zip(entry->member.name);
}

/* Checked before listing, so that a ZIP is listed in full or not at all. */
static enum aj_status check_count(struct aj_container *container, struct node *node,
                                  struct aj_error *err)
{
    uint64_t n = node->sort->count(node->source);
    size_t most = node->inside.len > 0 ? AJ_LIMIT_TREE_MEMBERS : container->most;

    if (n <= most - container->entries.count)
        return AJ_OK;
    return aj_error_set(err, AJ_LIMIT,
                        R_("“%" AJ_STR_FMT "”内有 %llu 项，会使案卷内文件超过 %zu 个，不列出"),
                        AJ_STR_ARG(node->entry->origin.name), (unsigned long long)n, most);
}

static enum aj_status list_nested(struct aj_container *container, struct node *node,
                                  struct aj_error *err)
{
    size_t n_before = container->entries.count;

    /* The last level is for the document, which is a ZIP too. */
    if (node->level >= AJ_LIMIT_NESTING) {
        node->is_zip = true; /* as far as its name says; it isn't read at all */
        return aj_error_set(
            err, AJ_LIMIT, R_("“%" AJ_STR_FMT "”是第 %zu 层压缩包，超过 %d 层，不打开"),
            AJ_STR_ARG(node->entry->origin.name), node->level, AJ_LIMIT_NESTING - 1);
    }
    AJ_TRY(open_node(container, node, err));
    AJ_TRY(check_count(container, node, err));
    AJ_TRY(list_node(container, node, err));
    if (container->entries.count > n_before || node->inside.len > 0)
        return AJ_OK;
    return aj_error_set(err, AJ_CORRUPT, R_("“%" AJ_STR_FMT "”里没有文件"),
                        AJ_STR_ARG(node->entry->origin.name));
}

/* What isn't a ZIP in spite of its ending stays a member like any other. */
static void descend(struct aj_container *container, struct entry *entry)
{
    struct aj_error err;
    struct node *node = aj_arena_alloc(container->arena, sizeof(*node));
    enum aj_status status;

    *node = (struct node){.sort = &aj_zip_sort, .entry = entry, .level = entry->home->level + 1};
    if (entry->is_way)
        node->inside =
            aj_str_sub(entry->home->inside, entry->member.name.len + 1, entry->home->inside.len);
    status = list_nested(container, node, &err);
    if (status == AJ_OK) {
        entry->position = AJ_STR_NONE;
        return;
    }
    if (status == AJ_UNSUPPORTED && !node->is_zip && !entry->is_way)
        return;
    entry->member.status = status;
    entry->member.reason = aj_arena_dup(container->arena, aj_str_from(err.message));
}

/* --- the sorted sequence */

static int compare_members(const void *a, const void *b)
{
    const struct entry *x = *(const struct entry *const *)a;
    const struct entry *y = *(const struct entry *const *)b;

    return aj_member_name_compare(x->member.name, y->member.name);
}

static void sort_members(struct aj_container *container)
{
    size_t n = container->entries.count;

    container->members = aj_arena_alloc(container->arena, aj_array_size(n, sizeof(struct entry *)));
    for (size_t i = 0; i < n; i++) {
        struct entry *entry = *(struct entry **)aj_vec_at(&container->entries, i);

        if (entry->position != AJ_STR_NONE)
            container->members[container->n_members++] = entry;
    }
    qsort(container->members, container->n_members, sizeof(struct entry *), compare_members);
    for (size_t i = 0; i < container->n_members; i++)
        container->members[i]->position = i;
}

/* --- opening of bundles */

static struct aj_container *container_new(bool is_package)
{
    struct aj_container *container = aj_mem_new(sizeof(*container));

    container->arena = aj_arena_new();
    container->is_package = is_package;
    container->most = AJ_LIMIT_MEMBERS;
    aj_vec_init(&container->entries, container->arena, sizeof(struct entry *));
    aj_map_init(&container->by_name, container->arena);
    return container;
}

/* Lists the open root and the ZIPs in it; the entries grow while we go. */
static enum aj_status list_all(struct aj_container *container, struct aj_error *err)
{
    AJ_TRY(list_node(container, &container->root, err));
    for (size_t i = 0; i < container->entries.count; i++) {
        struct entry *entry = *(struct entry **)aj_vec_at(&container->entries, i);

        if (may_be_nested(container, entry))
            descend(container, entry);
        if (entry->is_way && entry->member.status != AJ_OK)
            return aj_error_set(err, entry->member.status, "%" AJ_STR_FMT,
                                AJ_STR_ARG(entry->member.reason));
    }
    close_from(container, 0);
    sort_members(container);
    return AJ_OK;
}

/* Takes container, which goes to *out or is closed. */
static enum aj_status finish(struct aj_container *container, enum aj_status opened,
                             struct aj_container **out, struct aj_error *err)
{
    enum aj_status status = opened == AJ_OK ? list_all(container, err) : opened;

    if (status != AJ_OK) {
        aj_container_close(container);
        return status;
    }
    *out = container;
    return AJ_OK;
}

/* The last part of a path: messages go into reports, and those hold no absolute path. */
static struct aj_str path_name(struct aj_arena *arena, const char *path)
{
    struct aj_str text = aj_str_from(path);
    struct aj_str name = text;
    struct aj_str part;

    while (aj_str_next_piece(&text, '/', &part)) {
        if (part.len > 0)
            name = part;
    }
    (void)aj_member_name_decode(arena, name, &name); /* U+FFFD will do in words */
    return aj_member_name_show(arena, name);
}

static const struct aj_source_sort *sort_of(unsigned file_type)
{
    for (size_t i = 0; i < AJ_COUNT(sorts); i++) {
        if (sorts[i]->file_type == file_type)
            return sorts[i];
    }
    return NULL;
}

static enum aj_status fail_open(struct aj_str name, int code, struct aj_error *err)
{
    bool is_gone = code == ENOENT || code == ENOTDIR;

    return aj_error_set(err, is_gone ? AJ_NOT_FOUND : AJ_IO, R_("“%" AJ_STR_FMT "”打不开：%s"),
                        AJ_STR_ARG(name), aj_source_errno_words(code));
}

static enum aj_status open_root(struct node *root, const char *path, struct aj_str name,
                                struct aj_error *err)
{
    struct stat info;
    /* O_NONBLOCK: a pipe given as PATH must not hold us up. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

    if (fd < 0)
        return fail_open(name, errno, err);
    root->sort = fstat(fd, &info) == 0 ? sort_of(info.st_mode & S_IFMT) : NULL;
    if (root->sort == NULL) {
        (void)close(fd); /* read-only: nothing to lose */
        return aj_error_set(err, AJ_UNSUPPORTED, R_("“%" AJ_STR_FMT "”既不是文件夹也不是文件"),
                            AJ_STR_ARG(name));
    }
    root->level = root->sort->levels;
    return root->sort->open(fd, name, &root->source, err);
}

static enum aj_status open_at(const struct aj_location *at, size_t most, struct aj_container **out,
                              struct aj_error *err)
{
    struct aj_container *container = container_new(false);
    enum aj_status status =
        open_root(&container->root, at->path, path_name(container->arena, at->path), err);

    container->most = most;
    if (at->inside.len > 0)
        container->root.inside = join(container->arena, at->inside, aj_str_from("/"));
    return finish(container, status, out, err);
}

enum aj_status aj_container_open(const char *path, struct aj_container **out, struct aj_error *err)
{
    return open_at(&(struct aj_location){.path = path}, AJ_LIMIT_MEMBERS, out, err);
}

enum aj_status aj_container_open_at(const struct aj_location *at, struct aj_container **out,
                                    struct aj_error *err)
{
    return open_at(at, AJ_LIMIT_MEMBERS, out, err);
}

enum aj_status aj_container_open_tree(const struct aj_location *at, struct aj_container **out,
                                      struct aj_error *err)
{
    return open_at(at, AJ_LIMIT_TREE_MEMBERS, out, err);
}

enum aj_status aj_container_open_package(struct aj_str bytes, struct aj_container **out,
                                         struct aj_error *err)
{
    struct aj_container *container = container_new(true);
    enum aj_status status = aj_zip_open_bytes(bytes, AJ_STR_EMPTY, &container->root.source, err);

    container->root.sort = &aj_zip_sort;
    container->root.level = aj_zip_sort.levels;
    return finish(container, status, out, err);
}

void aj_container_close(struct aj_container *container)
{
    if (container == NULL)
        return;
    close_from(container, 0);
    close_node(&container->root);
    aj_arena_free(container->arena);
    aj_mem_free(container);
}

/* --- members */

size_t aj_container_count(const struct aj_container *container)
{
    return container->n_members;
}

const struct aj_member *aj_container_member(const struct aj_container *container, size_t i)
{
    return &container->members[i]->member;
}

size_t aj_container_find(const struct aj_container *container, struct aj_str name)
{
    const struct entry *entry = aj_map_find(&container->by_name, name);

    return entry != NULL ? entry->position : AJ_STR_NONE;
}

enum aj_status aj_container_read(struct aj_container *container, size_t i, struct aj_buffer *out,
                                 struct aj_error *err)
{
    struct entry *entry = container->members[i];

    if (entry->member.status != AJ_OK)
        return aj_error_set(err, entry->member.status, "%" AJ_STR_FMT,
                            AJ_STR_ARG(entry->member.reason));
    AJ_TRY(open_node(container, entry->home, err));
    return read_entry(container, entry, out, err);
}
