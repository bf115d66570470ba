/* SPDX-License-Identifier: Apache-2.0
 *
 * Check digits, and where codes stand in a text.
 */
#include "text/code.h"

#include "base/compiler.h"
#include "unit.h"

static const struct {
    const char *code;
    bool is_valid;
} usccs[] = {
    {"513302005001234538", true},
    {"52330203MJ9103515B", true},
    {"52330200MJ8950018C", true},
    {"52330200mj8950018c", true},
    {"52330200MJ8950018D", false},
    {"52330200MJ8950081C", false},
    /* the inner code is wrong, which is another question */
    {"51330200500123456H", true},
    {"52330200MJ8950001M", true},
    {"533300005000000122", true},
    {"52330200MJ895001SC", false}, /* no S in the alphabet */
    {"52330200MJ8950018", false},
    {"52330200MJ8950018C0", false},
    {"52330200MJ895001*C", false},
    {"", false},
};

START_TEST(test_uscc_is_valid_checks_the_last)
{
    ck_assert_msg(aj_uscc_is_valid(aj_str_from(usccs[_i].code)) == usccs[_i].is_valid, "%s",
                  usccs[_i].code);
}
END_TEST

START_TEST(test_uscc_has_right_organisation)
{
    ck_assert(aj_uscc_has_right_organisation(aj_str_from("513302005001234538")));
    ck_assert(!aj_uscc_has_right_organisation(aj_str_from("51330200500123456H")));
}
END_TEST

/* Any one wrong character shows. */
START_TEST(test_uscc_is_valid_one_slip_is_seen)
{
    static const char digits[] = "0123456789";
    char code[] = "513302005001234538";
    char right = code[_i];

    for (size_t i = 0; digits[i] != '\0'; i++) {
        code[_i] = digits[i];
        ck_assert(aj_uscc_is_valid(aj_str_from(code)) == (digits[i] == right));
    }
}
END_TEST

static const struct {
    const char *code;
    bool is_valid;
} ids[] = {
    {"11010519491231002X", true},  {"11010519491231002x", true},
    {"330200198001010010", true},  {"330282197512304416", true},
    {"330282197512304417", false}, {"330282197513304416", false}, /* month 13 */
    {"330200198002300010", false},                                /* 30 February */
    {"330282********4416", false}, {"33028219751230441", false},
    {"X30282197512304416", false}, {"", false},
};

START_TEST(test_id_card_is_valid_checks_day_and_digit)
{
    ck_assert_msg(aj_id_card_is_valid(aj_str_from(ids[_i].code)) == ids[_i].is_valid, "%s",
                  ids[_i].code);
}
END_TEST

START_TEST(test_id_card_birthday_is_read)
{
    struct aj_date day = aj_id_card_birthday(aj_str_from("11010519491231002X"));

    ck_assert_int_eq(day.year, 1949);
    ck_assert_int_eq(day.month, 12);
    ck_assert_int_eq(day.day, 31);
    ck_assert_int_eq(day.hour, -1);
    ck_assert_int_eq(day.minute, -1);
}
END_TEST

static const struct {
    const char *text;
    const char *found; /* NULL for none */
    bool is_masked;
} finds[] = {
    {"身份证号330282197512304416，住", "330282197512304416", false},
    {"11010519491231002X", "11010519491231002X", false},
    {"330282197512304417", "330282197512304417", false},
    {"号：330282********4416。", "330282********4416", true},
    {"330282××××××××4416", "330282××××××××4416", true},
    {"330282xxxxxxxx441X", "330282xxxxxxxx441X", true},
    {"3302821975123044**", "3302821975123044**", true},
    {"12345，330282197512304416", "330282197512304416", false},
    {"3302821975123044161", NULL, false},
    {"A330282197512304416", NULL, false},
    {"330282197512304416号", "330282197512304416", false},
    {"622848033156789012", NULL, false}, /* an account */
    {"513302005001234538", NULL, false}, /* a code of an organisation */
    {"******************", NULL, false},
    {"××××××××××××××××××", NULL, false},
    {"138****4416", NULL, false},
    {"", NULL, false},
};

START_TEST(test_id_card_find_takes_whole_runs)
{
    struct aj_str text = aj_str_from(finds[_i].text);
    struct aj_code_match match;

    ck_assert_msg(aj_id_card_find(text, 0, &match) == (finds[_i].found != NULL), "%s",
                  finds[_i].text);
    if (finds[_i].found == NULL)
        return;
    unit_assert_str(aj_str_sub(text, match.from, match.to), finds[_i].found);
    ck_assert(match.is_masked == finds[_i].is_masked);
    ck_assert(!aj_id_card_find(text, match.from + 1, &match));
}
END_TEST

static const struct {
    const char *text;
    const char *found; /* NULL for none */
} uscc_finds[] = {
    {"代码：52330200MJ8950018C。", "52330200MJ8950018C"},
    {"52330200mj8950018c", "52330200mj8950018c"},
    {"52330200MJ895OO18C", "52330200MJ895OO18C"}, /* letters for zeros: to be shown as wrong */
    {"513302005001234538", "513302005001234538"},
    {"91330200X1，52330200MJ8950018C", "52330200MJ8950018C"},
    {"330282197512304416", NULL},
    {"11010519491231002X", NULL}, /* a valid ID number */
    {"110105194912310021", NULL}, /* an ID number with a slip */
    {"613302005001234538", NULL},
    {"internationalized0", NULL},
    {"52330200MJ8950018", NULL},
    {"52330200MJ8950018C1", NULL},
    {"", NULL},
};

START_TEST(test_uscc_find_takes_whole_runs)
{
    struct aj_str text = aj_str_from(uscc_finds[_i].text);
    struct aj_code_match match;

    ck_assert_msg(aj_uscc_find(text, 0, &match) == (uscc_finds[_i].found != NULL), "%s",
                  uscc_finds[_i].text);
    if (uscc_finds[_i].found == NULL)
        return;
    unit_assert_str(aj_str_sub(text, match.from, match.to), uscc_finds[_i].found);
    ck_assert(!match.is_masked);
    ck_assert(!aj_uscc_find(text, match.from + 1, &match));
    ck_assert(!aj_uscc_find(text, match.to, &match));
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("code");
    TCase *uscc = tcase_create("uscc");
    TCase *id_card = tcase_create("id_card");

    tcase_add_loop_test(uscc, test_uscc_is_valid_checks_the_last, 0, AJ_COUNT(usccs));
    tcase_add_test(uscc, test_uscc_has_right_organisation);
    tcase_add_loop_test(uscc, test_uscc_is_valid_one_slip_is_seen, 0, 18);
    tcase_add_loop_test(uscc, test_uscc_find_takes_whole_runs, 0, AJ_COUNT(uscc_finds));
    tcase_add_loop_test(id_card, test_id_card_is_valid_checks_day_and_digit, 0, AJ_COUNT(ids));
    tcase_add_test(id_card, test_id_card_birthday_is_read);
    tcase_add_loop_test(id_card, test_id_card_find_takes_whole_runs, 0, AJ_COUNT(finds));
    suite_add_tcase(suite, uscc);
    suite_add_tcase(suite, id_card);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
