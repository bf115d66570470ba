/* SPDX-License-Identifier: Apache-2.0
 *
 * <within> and <after>: a day against the last day of a period.
 */
#include "predicate/pause.h"

#include "base/nearest.h"
#include "text/number.h"

struct period {
    struct aj_path from;
    struct aj_path to;
    struct aj_path plus; /* text empty: none */
    struct aj_vec less;  /* const struct aj_pause * */
    int64_t limit;       /* when param is "" */
    struct aj_str param;
    enum aj_unit unit;
    bool rolls;
    enum aj_truth edge;
    enum aj_pick pick;
};

static const struct {
    const char *name;
    const char *words;
    bool rolls; /* a last day on a day off moves on, unless roll= says otherwise */
} units[] = {
    [AJ_HOUR] = {"hour", R_("小时"), false},
    [AJ_DAY] = {"day", R_("日"), true},
    [AJ_WORKING_DAY] = {"working-day", R_("个工作日"), false},
    [AJ_MONTH] = {"month", R_("个月"), true},
    [AJ_YEAR] = {"year", R_("年"), true},
};

static void compile_unit(struct aj_compiling *c, struct period *period)
{
    struct aj_str name = aj_setting_find(c, "unit");

    for (size_t i = 0; i < AJ_COUNT(units); i++) {
        if (!aj_str_equal_c(name, units[i].name))
            continue;
        period->unit = (enum aj_unit)i;
        period->rolls = aj_setting_yes(c, "roll", units[i].rolls);
        return;
    }
    aj_compile_fail(c, _("unit：“%" AJ_STR_FMT "”应为 hour、day、working-day、month 或 year"),
                    AJ_STR_ARG(name));
}

static void compile_limit(struct aj_compiling *c, struct period *period)
{
    const struct aj_str prefix = aj_str_from("param:");
    struct aj_str text = aj_setting_find(c, "limit");

    if (!aj_str_starts(text, prefix)) {
        if (!aj_number_parse(text, &period->limit))
            aj_compile_fail(c, _("limit：“%" AJ_STR_FMT "”应为整数或 param:参数名"),
                            AJ_STR_ARG(text));
        return;
    }
    period->param = aj_arena_dup(c->arena, aj_str_sub(text, prefix.len, text.len));
    if (aj_map_find(c->params, period->param) == NULL)
        aj_compile_fail(c, _("没有名为“%" AJ_STR_FMT "”的参数"), AJ_STR_ARG(period->param));
}

static void compile_edge(struct aj_compiling *c, struct period *period)
{
    static const char *const names[] = {
        [AJ_FALSE] = "false", [AJ_TRUE] = "true", [AJ_UNKNOWN] = "unknown"};
    struct aj_str edge = aj_setting_find(c, "edge");

    for (size_t i = 0; edge.ptr != NULL && i < AJ_COUNT(names); i++) {
        if (aj_str_equal_c(edge, names[i]))
            period->edge = (enum aj_truth)i;
    }
}

/* Spans are of days, and working days would need a calendar of their own. */
static void compile_less(struct aj_compiling *c, struct period *period)
{
    struct aj_str rest = aj_setting_find(c, "less");
    struct aj_str name;

    aj_vec_init(&period->less, c->arena, sizeof(const struct aj_pause *));
    if (rest.ptr != NULL && (period->unit == AJ_HOUR || period->unit == AJ_WORKING_DAY))
        aj_compile_fail(c, _("less 不能与 unit=\"hour\"、\"working-day\" 同用"));
    while (aj_str_next_word(&rest, &name)) {
        const struct aj_pause *span = aj_map_find(c->spans, name);

        if (span != NULL)
            *(const struct aj_pause **)aj_vec_push(&period->less) = span;
        else
            aj_compile_fail(c, _("没有名为“%" AJ_STR_FMT "”的 <span>，最接近的是“%" AJ_STR_FMT "”"),
                            AJ_STR_ARG(name), AJ_STR_ARG(aj_nearest_in_map(c->spans, name)));
    }
}

/* The path that the setting names; one that may be left out is left as it is then. */
static void compile_path(struct aj_compiling *c, const char *setting, enum aj_type type,
                         struct aj_path *out)
{
    struct aj_str text = aj_setting_find(c, setting);

    if (text.len > 0 && aj_path_compile(c, text, out))
        aj_path_expect(c, out, type);
}

static void compile(struct aj_compiling *c, struct aj_predicate *predicate)
{
    struct period *period = aj_arena_alloc(c->arena, sizeof(*period));

    compile_path(c, "from", AJ_TYPE_DATE, &period->from);
    compile_path(c, "to", AJ_TYPE_DATE, &period->to);
    compile_path(c, "plus", AJ_TYPE_COUNT, &period->plus);
    compile_unit(c, period);
    compile_limit(c, period);
    compile_edge(c, period);
    compile_less(c, period);
    period->pick = aj_pick_compile(c, AJ_PICK_LAST);
    predicate->data = period;
}

static bool limit_of(struct aj_eval *e, const struct period *period, int64_t *limit)
{
    *limit = period->limit;
    return period->param.len == 0 || aj_number_parse(aj_eval_param(e, period->param), limit);
}

/* The last day, an approved extension added; false when it can't be known. */
static bool last_day(struct aj_eval *e, const struct period *period, const struct aj_item *from,
                     int64_t *limit, struct aj_date *end)
{
    struct aj_operand plus = {.state = AJ_ABSENT};

    if (!limit_of(e, period, limit) || *limit > INT32_MAX / 2)
        return false;
    if (period->plus.text.len > 0)
        aj_path_resolve(e, &period->plus, AJ_PICK_LAST, &plus);
    if (plus.state == AJ_VALUE)
        *limit += aj_operand_item(&plus)->value.number;
    else if (plus.state != AJ_ABSENT)
        return false;
    return aj_calendar_period_end(e->calendar, from->value.date, (int)*limit, period->unit,
                                  period->rolls, end);
}

static struct aj_str period_words(struct aj_eval *e, const struct period *period,
                                  const struct aj_item *from, int64_t limit, struct aj_date end)
{
    return aj_arena_printf(e->arena, R_("自%" AJ_STR_FMT "起%d%s，末日为%" AJ_STR_FMT),
                           AJ_STR_ARG(aj_item_words(e->arena, from)), (int)limit,
                           units[period->unit].words, AJ_STR_ARG(aj_date_print(e->arena, end)));
}

/* Both operands and the last day, or the notes that say why not. */
struct measured {
    struct aj_item from;
    struct aj_item to;
    struct aj_date end;
    struct aj_str words;
};

/* The last day when that many days are left out. */
static bool later_end(struct aj_eval *e, const struct period *period, const struct aj_item *from,
                      int n_days, struct aj_date *end)
{
    struct period plain = *period;
    struct aj_date last;
    int64_t limit;

    plain.rolls = false;
    return last_day(e, &plain, from, &limit, &last) &&
           aj_calendar_period_end(e->calendar, last, n_days, AJ_DAY, period->rolls, end);
}

/* A period whose end has no day yet and whose last day is not past is still running. */
static bool is_running(struct aj_eval *e, const struct period *period,
                       const struct aj_operand *from, const struct aj_operand *to,
                       struct aj_outcome *out)
{
    struct aj_date end;
    int64_t limit;

    if (to->state == AJ_VALUE || from->state != AJ_VALUE ||
        !last_day(e, period, aj_operand_item(from), &limit, &end) ||
        aj_date_compare(end, e->as_of) < 0)
        return false;
    aj_outcome_note(out, AJ_NO_SUBJECT,
                    aj_arena_printf(e->arena, R_("期限未届满（末日为%" AJ_STR_FMT "）"),
                                    AJ_STR_ARG(aj_date_print(e->arena, end))));
    return true;
}

static bool measure(struct aj_eval *e, const struct period *period, struct aj_outcome *out,
                    struct measured *m)
{
    struct aj_operand from;
    struct aj_operand to;
    int64_t limit;

    aj_path_resolve(e, &period->from, period->pick, &from);
    aj_path_resolve(e, &period->to, period->pick, &to);
    if (is_running(e, period, &from, &to, out))
        return false;
    if (to.state == AJ_ABSENT || from.state == AJ_ABSENT) {
        (void)aj_outcome_needs(e, out, to.state == AJ_ABSENT ? &period->to : &period->from,
                               to.state == AJ_ABSENT ? &to : &from); /* says what is absent */
        return false;
    }
    if (!aj_outcome_needs(e, out, &period->from, &from) ||
        !aj_outcome_needs(e, out, &period->to, &to))
        return false;
    m->from = *aj_operand_item(&from);
    m->to = *aj_operand_item(&to);
    aj_outcome_evidence(out, &m->from);
    aj_outcome_evidence(out, &m->to);
    if (!last_day(e, period, &m->from, &limit, &m->end)) {
        aj_outcome_note(
            out, AJ_UNKNOWN,
            aj_arena_printf(e->arena,
                            R_("自%" AJ_STR_FMT "起的期限无法计算（缺少该年节假日表或期限参数）"),
                            AJ_STR_ARG(aj_item_words(e->arena, &m->from))));
        return false;
    }
    m->words = period_words(e, period, &m->from, limit, m->end);
    return true;
}

/* Past the last day: whether what the spans take out makes up for it. */
static void judge_less(struct aj_eval *e, const struct period *period, const struct measured *m,
                       struct aj_outcome *out)
{
    struct aj_pause_days days;
    struct aj_date least = m->end;
    struct aj_date most = m->end;
    enum aj_truth truth = AJ_FALSE;
    struct aj_note *note;

    aj_pauses_count(e, &period->less, m->from.value.date, m->to.value.date, out, &days);
    if (!later_end(e, period, &m->from, days.least, &least) ||
        !later_end(e, period, &m->from, days.most, &most))
        truth = AJ_UNKNOWN;
    else if (aj_date_compare(m->to.value.date, least) <= 0)
        truth = AJ_TRUE;
    else if (aj_date_compare(m->to.value.date, most) <= 0)
        truth = AJ_UNKNOWN;
    aj_outcome_note(
        out, truth,
        aj_arena_printf(e->arena,
                        days.words.len == 0
                            ? R_("%" AJ_STR_FMT "，%" AJ_STR_FMT "已超过期限%" AJ_STR_FMT "%s")
                            : R_("%" AJ_STR_FMT "，%" AJ_STR_FMT "，扣除%" AJ_STR_FMT "的时间%s"),
                        AJ_STR_ARG(m->words), AJ_STR_ARG(aj_item_words(e->arena, &m->to)),
                        AJ_STR_ARG(days.words),
                        days.words.len == 0   ? ""
                        : truth == AJ_TRUE    ? R_("后未超过期限")
                        : truth == AJ_UNKNOWN ? R_("是否合法，扣除后是否超过期限？")
                                              : R_("后仍超过期限")));
    note = aj_vec_at(&out->notes, out->notes.count - 1);
    note->place = m->to.place;
}

static void evaluate_within(struct aj_eval *e, const struct aj_predicate *predicate,
                            struct aj_outcome *out)
{
    const struct period *period = predicate->data;
    struct measured m;
    bool holds;

    if (!measure(e, period, out, &m))
        return;
    holds = aj_date_compare(m.to.value.date, m.end) <= 0;
    if (!holds && period->less.count > 0) {
        judge_less(e, period, &m, out);
        return;
    }
    aj_outcome_note(out, holds ? AJ_TRUE : AJ_FALSE,
                    aj_arena_printf(e->arena, "%" AJ_STR_FMT "，%" AJ_STR_FMT "%s",
                                    AJ_STR_ARG(m.words), AJ_STR_ARG(aj_item_words(e->arena, &m.to)),
                                    holds ? R_("未超过期限") : R_("已超过期限")));
}

static void evaluate_after(struct aj_eval *e, const struct aj_predicate *predicate,
                           struct aj_outcome *out)
{
    const struct period *period = predicate->data;
    struct measured m;
    enum aj_truth truth;
    int order;

    if (!measure(e, period, out, &m))
        return;
    order = aj_date_compare(m.to.value.date, m.end);
    truth = order > 0 ? AJ_TRUE : AJ_FALSE;
    if (order == 0)
        truth = period->edge;
    aj_outcome_note(out, truth,
                    aj_arena_printf(e->arena, "%" AJ_STR_FMT "，%" AJ_STR_FMT "%s",
                                    AJ_STR_ARG(m.words), AJ_STR_ARG(aj_item_words(e->arena, &m.to)),
                                    order > 0 ? R_("在期限届满之后") : R_("在期限届满之前")));
}

const struct aj_predicate_type aj_predicate_within = {"within",
                                                      "from to limit unit plus less roll pick say",
                                                      "from to limit unit",
                                                      false,
                                                      false,
                                                      compile,
                                                      evaluate_within,
                                                      false};
const struct aj_predicate_type aj_predicate_after = {"after",
                                                     "from to limit unit plus roll edge pick say",
                                                     "from to limit unit",
                                                     false,
                                                     false,
                                                     compile,
                                                     evaluate_after,
                                                     false};
