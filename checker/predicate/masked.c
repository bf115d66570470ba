/* SPDX-License-Identifier: Apache-2.0
 *
 * <masked document= what=/>: the text of a document shows no personal data of these sorts. A number
 * with a mask in it is none. What has the shape of an ID number and not its check digit may be
 * another number, and is for a person. Words of reports show what was found half masked.
 */
#include "predicate/predicate.h"

#include "base/utf8.h"
#include "text/code.h"
#include "text/pattern.h"

#define PHONE_DIGITS      11
#define LEAST_CARD_DIGITS 16
#define MOST_CARD_DIGITS  19

/* ---- what is looked for ---- */

struct masked;

/* What was found, bytes in the text. */
struct found {
    size_t from;
    size_t to;
    enum aj_truth is_shown; /* AJ_TRUE: it is personal data for certain */
};

typedef bool find_next(const struct masked *masked, struct aj_str text, size_t from,
                       struct found *out);

struct sort {
    const char *name;
    const char *words;
    find_next *find;
};

struct masked {
    struct aj_vec paths;        /* struct aj_path, to whole texts */
    struct aj_vec sorts;        /* const struct sort * */
    struct aj_pattern *address; /* of what="address", else NULL */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '*';
}

static bool find_id_card(const struct masked *masked, struct aj_str text, size_t from,
                         struct found *out)
{
    struct aj_code_match match;

    (void)masked; /* the shape is the same in every rule */
    while (aj_id_card_find(text, from, &match)) {
        struct aj_str code = aj_str_sub(text, match.from, match.to);

        from = match.to;
        if (match.is_masked)
            continue;
        *out =
            (struct found){match.from, match.to, aj_id_card_is_valid(code) ? AJ_TRUE : AJ_UNKNOWN};
        return true;
    }
    return false;
}

/* Digits, a single space or hyphen between them. */
struct digits {
    char digits[MOST_CARD_DIGITS + 1];
    size_t n; /* one more than fits when there are too many */
    size_t from;
    size_t to;
};

/* The number that begins at `from`; spaces within it only with `is_parted`. */
static struct digits read_digits(struct aj_str text, size_t from, bool is_parted)
{
    struct digits d = {.from = from, .to = from};

    for (size_t i = from; i < text.len && d.n <= MOST_CARD_DIGITS; i++) {
        bool is_gap = is_parted && (text.ptr[i] == ' ' || text.ptr[i] == '-') && i + 1 < text.len &&
                      is_digit(text.ptr[i + 1]);

        if (!is_digit(text.ptr[i]) && !is_gap)
            break;
        d.to = i + 1;
        if (is_gap)
            continue;
        if (d.n < MOST_CARD_DIGITS)
            d.digits[d.n] = text.ptr[i];
        d.n++;
    }
    return d;
}

typedef bool is_number(const struct digits *d);

/* The next number that is one of these, not part of a longer word. */
static bool find_number(struct aj_str text, size_t from, is_number *is_it, struct found *out)
{
    for (size_t i = from; i < text.len; i++) {
        if (!is_digit(text.ptr[i]) || (i > 0 && is_word(text.ptr[i - 1])))
            continue;
        for (int parted = 0; parted < 2; parted++) {
            struct digits d = read_digits(text, i, parted != 0);

            if ((d.to < text.len && is_word(text.ptr[d.to])) || !is_it(&d))
                continue;
            *out = (struct found){d.from, d.to, AJ_TRUE};
            return true;
        }
    }
    return false;
}

static bool is_mobile(const struct digits *d)
{
    return d->n == PHONE_DIGITS && d->digits[0] == '1' && d->digits[1] >= '3';
}

static bool find_phone(const struct masked *masked, struct aj_str text, size_t from,
                       struct found *out)
{
    (void)masked; /* the shape is the same in every rule */
    return find_number(text, from, is_mobile, out);
}

/* Every second digit from the right counts twice (ISO/IEC 7812-1, annex B). */
static bool is_luhn(const struct digits *d)
{
    int sum = 0;

    for (size_t i = 0; i < d->n; i++) {
        int digit = d->digits[d->n - 1 - i] - '0';

        if (i % 2 == 1)
            digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0;
}

/* Cards of this country, and of 16 digits those of the two other large issuers: other long numbers
 * have the right check digit by chance. */
static bool is_card(const struct digits *d)
{
    if (d->n < LEAST_CARD_DIGITS || d->n > MOST_CARD_DIGITS || !is_luhn(d))
        return false;
    return (d->digits[0] == '6' && d->digits[1] == '2') ||
           (d->n == LEAST_CARD_DIGITS && (d->digits[0] == '4' || d->digits[0] == '5'));
}

static bool find_card(const struct masked *masked, struct aj_str text, size_t from,
                      struct found *out)
{
    (void)masked; /* the shape is the same in every rule */
    return find_number(text, from, is_card, out);
}

static bool find_address(const struct masked *masked, struct aj_str text, size_t from,
                         struct found *out)
{
    struct aj_pattern_match match;

    if (aj_pattern_find(masked->address, text, from, &match) != AJ_PATTERN_MATCH ||
        match.to == match.from)
        return false;
    *out = (struct found){match.from, match.to, AJ_TRUE};
    return true;
}

static const struct sort sorts[] = {
    {"id-card", R_("居民身份证号码"), find_id_card},
    {"phone", R_("手机号码"), find_phone},
    {"bank-account", R_("银行卡号"), find_card},
    {"address", R_("住址"), find_address},
};

/* ---- compiling ---- */

static const struct sort *sort_of(struct aj_str name)
{
    for (size_t i = 0; i < AJ_COUNT(sorts); i++) {
        if (aj_str_equal_c(name, sorts[i].name))
            return &sorts[i];
    }
    return NULL;
}

static void compile_what(struct aj_compiling *c, struct masked *masked)
{
    struct aj_str rest = aj_setting_find(c, "what");
    struct aj_str address = aj_setting_find(c, "address");
    bool has_address = false;
    struct aj_str word;

    while (aj_str_next_word(&rest, &word)) {
        const struct sort *sort = sort_of(word);

        if (sort == NULL) {
            aj_compile_fail(
                c, _("what：“%" AJ_STR_FMT "”应为 id-card、phone、bank-account 或 address"),
                AJ_STR_ARG(word));
            continue;
        }
        has_address = has_address || sort->find == find_address;
        *(const struct sort **)aj_vec_push(&masked->sorts) = sort;
    }
    if (has_address != (address.ptr != NULL))
        aj_compile_fail(c, _("what 列有 address 时，须用 address= 写明住址的样子，反之亦然"));
    else if (has_address)
        masked->address = aj_setting_pattern(c, "address");
}

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct masked *masked = aj_arena_alloc(c->arena, sizeof(*masked));
    struct aj_str rest = aj_setting_find(c, "document");
    struct aj_str word;

    predicate->data = masked;
    aj_vec_init(&masked->paths, c->arena, sizeof(struct aj_path));
    aj_vec_init(&masked->sorts, c->arena, sizeof(const struct sort *));
    while (aj_str_next_word(&rest, &word)) {
        struct aj_str text = aj_arena_printf(c->arena, "%" AJ_STR_FMT "/全文", AJ_STR_ARG(word));
        struct aj_path path;

        if (aj_path_compile(c, text, &path))
            *(struct aj_path *)aj_vec_push(&masked->paths) = path;
    }
    compile_what(c, masked);
}

/* ---- evaluation ---- */

/* The first characters and the last with stars between, all of an address that is short. */
static struct aj_str half_masked(struct aj_eval *e, struct aj_str text)
{
    size_t head = 0;
    size_t tail;

    while (head < text.len / 3)
        (void)aj_utf8_next(text, &head); /* only the step counts */
    tail = text.len - text.len / 6;
    while (tail < text.len && ((unsigned char)text.ptr[tail] & 0xC0) == 0x80)
        tail++;
    return aj_arena_printf(e->arena, "%" AJ_STR_FMT "****%" AJ_STR_FMT,
                           AJ_STR_ARG(aj_str_sub(text, 0, head)),
                           AJ_STR_ARG(aj_str_sub(text, tail, text.len)));
}

static void note_found(struct aj_eval *e, const struct aj_item *item, const struct sort *sort,
                       const struct found *found, struct aj_outcome *out)
{
    struct aj_item shown = aj_item_part(item, found->from, found->to);
    struct aj_str words = half_masked(e, aj_str_sub(item->value.key, found->from, found->to));
    struct aj_note *note;

    shown.raw = words;
    shown.value.shown = AJ_STR_EMPTY;
    aj_outcome_evidence(out, &shown);
    aj_outcome_note(out, found->is_shown == AJ_TRUE ? AJ_FALSE : AJ_UNKNOWN,
                    aj_arena_printf(e->arena,
                                    found->is_shown == AJ_TRUE
                                        ? R_("%" AJ_STR_FMT "露出%s（%" AJ_STR_FMT "）")
                                        : R_("%" AJ_STR_FMT "露出的是否为%s（%" AJ_STR_FMT "）？"),
                                    AJ_STR_ARG(aj_item_words(e->arena, item)), sort->words,
                                    AJ_STR_ARG(words)));
    note = aj_vec_at(&out->notes, out->notes.count - 1);
    note->place = shown.place;
}

static void look_at(struct aj_eval *e, const struct masked *masked, const struct aj_item *item,
                    struct aj_outcome *out)
{
    for (size_t i = 0; i < masked->sorts.count; i++) {
        const struct sort *sort = *(const struct sort *const *)aj_vec_at(&masked->sorts, i);
        struct found found = {.to = 0};

        while (sort->find(masked, item->value.key, found.to, &found))
            note_found(e, item, sort, &found, out);
    }
}

static void note_none(struct aj_eval *e, const struct masked *masked, const struct aj_item *item,
                      struct aj_outcome *out)
{
    struct aj_str words = AJ_STR_EMPTY;

    for (size_t i = 0; i < masked->sorts.count; i++)
        words =
            aj_arena_printf(e->arena, "%" AJ_STR_FMT "%s%s", AJ_STR_ARG(words), i > 0 ? "、" : "",
                            (*(const struct sort *const *)aj_vec_at(&masked->sorts, i))->words);
    aj_outcome_evidence(out, item);
    aj_outcome_note(out, AJ_TRUE,
                    aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "没有露出%" AJ_STR_FMT),
                                    AJ_STR_ARG(aj_item_words(e->arena, item)), AJ_STR_ARG(words)));
}

static void note_unread(struct aj_eval *e, const struct aj_item *item, struct aj_outcome *out)
{
    aj_outcome_evidence(out, item);
    aj_outcome_note(out, AJ_UNKNOWN,
                    aj_arena_printf(e->arena, R_("%" AJ_STR_FMT "未能全部读取：%" AJ_STR_FMT),
                                    AJ_STR_ARG(aj_item_words(e->arena, item)),
                                    AJ_STR_ARG(item->reason)));
    ((struct aj_note *)aj_vec_at(&out->notes, out->notes.count - 1))->place = item->place;
}

/* What was read of a document counts, even where the rest of it was not. */
static void look_at_all(struct aj_eval *e, const struct masked *masked,
                        const struct aj_operand *operand, struct aj_outcome *out)
{
    for (size_t i = 0; i < operand->items.count; i++) {
        const struct aj_item *item = aj_vec_at(&operand->items, i);
        size_t n_notes = out->notes.count;

        look_at(e, masked, item, out);
        if (item->state == AJ_UNREAD)
            note_unread(e, item, out);
        else if (out->notes.count == n_notes)
            note_none(e, masked, item, out);
    }
}

static void evaluate(struct aj_eval *e, const struct aj_predicate *predicate,
                     struct aj_outcome *out)
{
    const struct masked *masked = predicate->data;

    for (size_t i = 0; i < masked->paths.count; i++) {
        const struct aj_path *path = aj_vec_at(&masked->paths, i);
        struct aj_operand operand;

        aj_path_resolve(e, path, AJ_PICK_ALL, &operand);
        if (operand.items.count > 0 || aj_outcome_needs(e, out, path, &operand))
            look_at_all(e, masked, &operand, out);
    }
}

const struct aj_predicate_type aj_predicate_masked = {
    "masked", "document what address say", "document what", false, false, compile, evaluate, false};
