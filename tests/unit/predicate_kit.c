/* SPDX-License-Identifier: Apache-2.0
 *
 * The rule set of the tests of predicates.
 */
#include "predicate_kit.h"

#include <stdio.h>

#define FIELDS                                                                                     \
    "<field name='当事人' type='name'/><field name='日期' type='date'/>"                      \
    "<field name='文号' type='number'/><field name='罚款' type='amount'/>"                     \
    "<field name='页数' type='count'/><field name='代码' type='uscc'/>"                        \
    "<field name='身份证' type='id-card'/><field name='事实'/>"                               \
    "<field name='执法人员' type='officer' many='yes'/>"                                       \
    "<field name='审核人' type='name' many='yes'/>"

static const char *const kinds =
    "<documents>"
    "<document kind='立案表' stage='filed'>" FIELDS
    "<group name='意见' label='意见'><field name='意见'/><field name='签名' type='signature'/>"
    "<field name='日期' type='date'/></group></document>"
    "<document kind='告知书' stage='notified'>" FIELDS "</document>"
    "<document kind='听证告知书' stage='notified'>" FIELDS "</document>"
    "<document kind='告知暨听证告知书' stage='notified' also='告知书 听证告知书'/>"
    "<document kind='决定书' stage='decided'>" FIELDS
    "<field name='签名' type='signature'/><field name='条文' type='citations' many='yes'/>"
    "<field name='依据'/></document>"
    "<document kind='送达回证' stage='served'><field name='文书名称'/>"
    "<field name='送达文号' type='number' many='yes'/><field name='签收日期' type='date'/>"
    "<field name='日期' type='date'/>"
    "<serves name='文书名称' number='送达文号'/></document>"
    "<document kind='询问笔录' stage='notified'><field name='起' type='date'/>"
    "<field name='止' type='date'/><field name='地点'/><field name='被询问人' type='name'/>"
    "<field name='执法人员' type='officer' many='yes'/></document>"
    "<document kind='检查笔录' stage='notified'><field name='起' type='date'/>"
    "<field name='止' type='date'/><field name='地点'/>"
    "<field name='检查人' type='officer' many='yes'/></document>"
    "<document kind='清单' stage='notified'><table name='行'><column name='数量'/>"
    "<column name='单位'/></table></document>"
    "<document kind='卷内目录' stage='archived'><table name='行'><column name='题名'/>"
    "<column name='页号'/></table><lists title='行/题名' pages='行/页号'/></document>"
    "</documents>";

static const char *const calendar = "<calendar><year value='2022'>"
                                    "<off days='05-02 05-03 05-04' name='劳动节'/>"
                                    "<work days='05-07'/></year>"
                                    "<year value='2023'/></calendar>";

static const char *const laws =
    "<laws><law id='处罚法' title='中华人民共和国处罚法'><name>罚法</name>"
    "<edition from='2021-07-15' last-article='86'/>"
    "<renumbered at='2021-07-15' map='31:44 32:44,45'/></law>"
    "<law id='旧处罚法' title='中华人民共和国处罚法（1996年）' of='处罚法'>"
    "<edition from='1996-10-01' until='2021-07-15' last-article='64'/></law>"
    "<law id='社团条例' title='社会团体登记条例'><name>团体条例</name>"
    "<edition from='1998-10-25' until='2016-02-06' last-article='40'/>"
    "<edition from='2016-02-06' until='2099-01-01' last-article='37'/>"
    "<edition from='2099-01-01' last-article='60'/>"
    "<renumbered at='2099-01-01' map='30:50'/></law>"
    "<law id='未来法' title='未来法'><edition from='2099-01-01' last-article='9'/></law>"
    "<law id='未知法' title='未知法'><edition from='2000-01-01'/></law>"
    "<law id='未核法' title='未核法'><edition from='2000-01-01' last-article='9' "
    "confirmed='no'/></law>"
    "<law id='过去法' title='过去法'><edition from='2000-01-01' until='2001-01-01' "
    "last-article='9'/>"
    "</law></laws>";

static const char *const discretion =
    "<discretion id='幅度'>"
    "<range law='处罚法' article='80' low='1000' high='5000'/>"
    "<range law='处罚法' article='81' low='1000' high='2000'>"
    "<match field='决定书/事实' pattern='轻'/></range>"
    "<range law='处罚法' article='81' low='2000' high='10000'>"
    "<match field='决定书/事实' pattern='重'/></range>"
    "<range law='处罚法' article='82' times='1..2.5' of='立案表/罚款'/>"
    "<range law='处罚法' article='83' low='100' high='200' confirmed='no'/>"
    "<range law='处罚法' article='84' paragraph='2' high='300'/>"
    "<range law='处罚法' article='85' times='1..3'/>"
    "<range law='旧处罚法' article='60' high='100' until='2021-07-15'/>"
    "<range law='社团条例' article='30' low='20000' high='200000' since='2016-02-06'/>"
    "<range law='社团条例' article='31' high='100' until='2016-02-06'/>"
    "<range law='社团条例' article='31' high='200' since='2016-02-06'/>"
    "<free law='处罚法'/></discretion>";

static const char *const profile =
    "<profile id='p' title='p' version='1'><param name='天数' value='7'/>"
    "<param name='金额' value='5000' since='2020-01-01' until='2022-01-01'/>"
    "<param name='金额' value='10000' since='2022-01-01'/>"
    "<param name='旧数' value='1' until='2000-01-01'/><use pack='k'/></profile>";

static const char *const pack_head =
    "<pack id='k' title='k' version='1'>"
    "<fact name='案件/决定日期' type='date' from='决定书/日期 告知书/日期'/>"
    "<fact name='案件/重大' type='yes-no'><compare field='决定书/罚款' op='ge' to='10000'/></fact>"
    "<span name='检查' from='检查笔录/起' to='检查笔录/止'/>"
    "<span name='询问' from='询问笔录/起' to='询问笔录/止'>"
    "<match field='立案表/事实' pattern='可以扣除'/></span>"
    "<span name='听证' from='听证告知书/日期' to='送达回证/日期' sure='no'/>"
    "<define name='有决定'><has document='决定书'/></define>"
    "<rule id='R' title='r' mendable='no'><check>";
static const char *const pack_tail = "</check></rule></pack>";

static struct aj_ruleset *load(const char *condition)
{
    char pack[8192];
    const char *const texts[] = {kinds, calendar, laws, discretion, profile, pack};

    (void)snprintf(pack, sizeof(pack), "%s%s%s", pack_head, condition, pack_tail);
    return kit_load(texts, AJ_COUNT(texts));
}

struct aj_ruleset *predicate_kit_load(const char *condition)
{
    struct aj_ruleset *ruleset = load(condition);

    kit_assert_no_errors(ruleset);
    return ruleset;
}

void predicate_kit_assert_error(const char *condition, const char *message)
{
    struct aj_ruleset *ruleset = load(condition);
    bool is_said = false;

    for (size_t i = 0; i < ruleset->errors.list.count; i++) {
        const struct aj_rule_error *error = aj_vec_at(&ruleset->errors.list, i);

        is_said =
            is_said || (error->line > 0 && aj_str_contains(error->message, aj_str_from(message)));
    }
    ck_assert_msg(is_said, "%s: \"%s\" is not said", condition, message);
    aj_ruleset_free(ruleset);
}

/* Evaluates the condition as a rule's check. */
void predicate_kit_evaluate(struct kit_case *c, struct aj_outcome *out)
{
    aj_outcome_init(out, c->arena);
    aj_predicate_evaluate_all(&c->e, &aj_ruleset_rule(c->ruleset, 0)->check, out);
}

void predicate_kit_assert(const struct predicate_row *row)
{
    static const char letters[] = {
        [AJ_TRUE] = 'T', [AJ_FALSE] = 'F', [AJ_UNKNOWN] = 'U', [AJ_NO_SUBJECT] = 'N'};
    struct aj_ruleset *ruleset = predicate_kit_load(row->condition);
    struct aj_outcome outcome;
    struct kit_case c;

    kit_case_open(&c, ruleset, row->papers);
    predicate_kit_evaluate(&c, &outcome);
    ck_assert_msg(letters[outcome.truth] == row->truth, "%s of \"%s\" is %c, not %c",
                  row->condition, row->papers, letters[outcome.truth], row->truth);
    for (size_t i = 0; i < outcome.notes.count; i++)
        ck_assert_uint_gt(((struct aj_note *)aj_vec_at(&outcome.notes, i))->words.len, 0);
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
