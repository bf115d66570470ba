/* SPDX-License-Identifier: Apache-2.0
 *
 * What each predicate makes of each state of its operands: value, blank, unread and absent; and how
 * they combine. A row is a condition, a case, and the truth: T, F, U, or N for no subject.
 */
#include "predicate_kit.h"

#include <stdio.h>
#include <string.h>

#define HAS "<has document='决定书'/>"

static const struct predicate_row has_rows[] = {
    {HAS, "决定书", 'T'},
    {HAS, "决定书; 决定书", 'T'},
    {HAS, "决定书 日期=", 'T'},
    {HAS, "", 'F'},
    {HAS, "告知书", 'F'},
    {HAS, "!决定书", 'U'},
    {HAS, "!*", 'U'},
    /* an unread file that has a name of its own is no decision */
    {HAS, "!告知书", 'F'},
    {HAS, "*", 'F'},
    {HAS, "决定书; !*", 'T'},
    {"<has document='告知书'/>", "告知暨听证告知书", 'T'},
    {"<has document='告知书'/>", "决定书 +告知书", 'T'},
    {"<has document='决定书' min='2'/>", "决定书", 'F'},
    {"<has document='决定书' min='2'/>", "决定书; 决定书", 'T'},
    {"<has document='决定书' min='2'/>", "决定书; !*", 'U'},
    {"<has document='决定书' max='1'/>", "决定书", 'T'},
    {"<has document='决定书' max='1'/>", "决定书; 决定书", 'F'},
    {"<has document='决定书' max='1'/>", "决定书; !*", 'U'},
    {"<has document='决定书' max='1'/>", "决定书; 决定书; !*", 'F'},
    {"<has document='决定书' max='1'/>", "决定书; !告知书", 'T'},
    {"<has document='决定书' min='0' max='0'/>", "", 'T'},
    {"<has document='决定书' min='0' max='0'/>", "决定书", 'F'},
    {"<has document='送达回证[决定书]'/>", "决定书; 送达回证 文书名称=决定书", 'T'},
    {"<has document='送达回证[决定书]'/>", "决定书; 送达回证 文书名称=告知书", 'F'},
    {"<has document='送达回证[决定书]'/>", "决定书; 送达回证 文书名称=告知书、决定书", 'T'},
    {"<has document='送达回证[决定书]'/>",
     "决定书 文号=甲〔2022〕1号; 送达回证 送达文号=甲〔2022〕1号", 'T'},
    {"<has document='送达回证[决定书]'/>",
     "决定书 文号=甲〔2022〕1号; 送达回证 送达文号=甲〔2022〕2号", 'F'},
    {"<has document='送达回证[决定书]'/>",
     "决定书 文号=甲〔2022〕1号; 送达回证 送达文号=甲〔2022〕2号 送达文号=甲〔2022〕1号", 'T'},
    {"<has document='送达回证[告知书]'/>", "送达回证 文书名称=告知暨听证告知书", 'T'},
    {"<has document='送达回证[告知暨听证告知书]'/>", "送达回证 文书名称=告知书", 'T'},
    {"<has document='送达回证[决定书]'/>", "决定书; !送达回证", 'U'},
    {"<use define='有决定'/>", "决定书", 'T'},
    {"<use define='有决定'/>", "", 'F'},
};

#define FILLED "<filled fields='决定书/当事人'/>"
#define SIGNED "<signed field='决定书/签名'/>"
#define DATED  "<signed field='立案表/意见/签名' dated='yes'/>"

static const struct predicate_row filled_rows[] = {
    {FILLED, "决定书 当事人=甲公司", 'T'},
    {FILLED, "决定书 当事人=", 'F'},
    {FILLED, "决定书 当事人=×××", 'F'},
    {FILLED, "决定书", 'F'},
    {FILLED, "决定书 当事人=?", 'U'},
    {FILLED, "", 'N'},
    {FILLED, "告知书 当事人=甲公司", 'N'},
    {FILLED, "!决定书", 'U'},
    {FILLED, "!*", 'U'},
    /* every document of the kind */
    {FILLED, "决定书 当事人=甲公司; 决定书 当事人=", 'F'},
    {"<filled fields='决定书/当事人 决定书/事实'/>", "决定书 当事人=甲公司 事实=无", 'T'},
    {"<filled fields='决定书/当事人 决定书/事实'/>", "决定书 当事人=甲公司", 'F'},
    {"<filled fields='决定书/当事人 决定书/事实'/>", "决定书 当事人=? 事实=", 'F'},
    {"<filled fields='决定书/当事人 决定书/事实'/>", "决定书 当事人=? 事实=无", 'U'},
    {"<filled fields='决定书/当事人 告知书/事实'/>", "决定书 当事人=甲公司", 'T'},
    {"<filled fields='决定书/执法人员/证号'/>", "决定书 执法人员=张三（33021100123）", 'T'},
    {"<filled fields='决定书/执法人员/证号'/>", "决定书 执法人员=张三", 'F'},
    {SIGNED, "决定书 签名=张三", 'T'},
    {SIGNED, "决定书 签名=?", 'U'},
    {SIGNED, "", 'N'},
    /* nothing is signed anywhere: signed on paper */
    {SIGNED, "决定书 签名=", 'U'},
    {SIGNED, "决定书 签名=; 立案表", 'U'},
    /* something else is signed: blank is blank */
    {SIGNED, "决定书 签名=; 立案表 意见/签名=李四", 'F'},
    {SIGNED, "决定书 签名=; 立案表 意见/签名=?", 'F'},
    {DATED, "立案表 意见/签名=李四 意见/日期=2022年4月1日", 'T'},
    {DATED, "立案表 意见/签名=李四 意见/日期=", 'F'},
    {DATED, "立案表 意见/签名=李四 意见/日期=?", 'U'},
    {DATED, "立案表 意见/签名= 意见/日期=2022年4月1日; 决定书 签名=张三", 'F'},
};

#define ORDER  "<order>告知书/日期 &lt; 决定书/日期</order>"
#define ORDER3 "<order>立案表/日期 &lt;= 告知书/日期 &lt; 决定书/日期</order>"

static const struct predicate_row order_rows[] = {
    {ORDER, "告知书 日期=2022年4月1日; 决定书 日期=2022年4月2日", 'T'},
    {ORDER, "告知书 日期=2022年4月2日; 决定书 日期=2022年4月2日", 'F'},
    {ORDER, "告知书 日期=2022年4月3日; 决定书 日期=2022年4月2日", 'F'},
    {"<order>告知书/日期 &lt;= 决定书/日期</order>",
     "告知书 日期=2022年4月2日; 决定书 日期=2022年4月2日", 'T'},
    {ORDER, "告知书 日期=; 决定书 日期=2022年4月2日", 'U'},
    {ORDER, "告知书 日期=2022年4月1日; 决定书 日期=?", 'U'},
    {ORDER, "决定书 日期=2022年4月2日", 'N'},
    {ORDER, "", 'N'},
    {ORDER, "告知书 日期=2022年4月1日; !*", 'U'},
    {ORDER3, "立案表 日期=2022年4月1日; 告知书 日期=2022年4月1日; 决定书 日期=2022年4月2日", 'T'},
    /* absent ones are skipped, and what stands beside them are neighbours */
    {ORDER3, "立案表 日期=2022年4月1日; 决定书 日期=2022年4月2日", 'T'},
    {ORDER3, "立案表 日期=2022年4月2日; 决定书 日期=2022年4月2日", 'F'},
    {ORDER3, "立案表 日期=2022年4月3日; 决定书 日期=2022年4月2日", 'F'},
    /* one broken pair is false, else one unread is unknown */
    {ORDER3, "立案表 日期=?; 告知书 日期=2022年4月3日; 决定书 日期=2022年4月2日", 'F'},
    {ORDER3, "立案表 日期=?; 告知书 日期=2022年4月1日; 决定书 日期=2022年4月2日", 'U'},
    {ORDER3, "立案表 日期=2022年4月1日; 告知书 日期=?; 决定书 日期=2022年4月2日", 'U'},
    /* what can't be in order however the middle reads */
    {ORDER3, "立案表 日期=2022年4月9日; 告知书 日期=?; 决定书 日期=2022年4月2日", 'F'},
    /* days compare as days unless both have times */
    {ORDER, "告知书 日期=2022年4月2日9时0分; 决定书 日期=2022年4月2日10时0分", 'T'},
    {ORDER, "告知书 日期=2022年4月2日9时0分; 决定书 日期=2022年4月2日", 'F'},
    /* of several the last, or the first */
    {ORDER, "告知书 日期=2022年4月1日; 告知书 日期=2022年4月5日; 决定书 日期=2022年4月2日", 'F'},
    {"<order pick='first'>告知书/日期 &lt; 决定书/日期</order>",
     "告知书 日期=2022年4月5日; 告知书 日期=2022年4月1日; 决定书 日期=2022年4月2日", 'T'},
    {"<order>告知书/日期 &lt; 案件/决定日期</order>",
     "告知书 日期=2022年4月1日; 决定书 日期=2022年4月2日", 'T'},
};

#define WITHIN(limit, unit)                                                                        \
    "<within from='决定书/日期' to='送达回证[决定书]/签收日期' limit='" limit "' unit='" unit "'/" \
    ">"
#define RECEIPT(day) "送达回证 文书名称=决定书 签收日期=" day

static const struct predicate_row within_rows[] = {
    {WITHIN("7", "day"), "决定书 日期=2022年4月6日;" RECEIPT("2022年4月13日"), 'T'},
    {WITHIN("7", "day"), "决定书 日期=2022年4月6日;" RECEIPT("2022年4月14日"), 'F'},
    {WITHIN("param:天数", "day"), "决定书 日期=2022年4月6日;" RECEIPT("2022年4月14日"), 'F'},
    /* the last day, 10 April, is a Sunday: it moves on */
    {WITHIN("4", "day"), "决定书 日期=2022年4月6日;" RECEIPT("2022年4月11日"), 'T'},
    {WITHIN("4", "day"), "决定书 日期=2022年4月6日;" RECEIPT("2022年4月12日"), 'F'},
    {"<within from='决定书/日期' to='送达回证[决定书]/签收日期' limit='4' unit='day' roll='no'/>",
     "决定书 日期=2022年4月6日;" RECEIPT("2022年4月11日"), 'F'},
    {WITHIN("1", "month"), "决定书 日期=2022年3月30日;" RECEIPT("2022年4月30日"), 'T'},
    {WITHIN("2", "working-day"), "决定书 日期=2022年4月29日;" RECEIPT("2022年5月6日"), 'T'},
    /* Saturday 7 May is a day of work */
    {WITHIN("3", "working-day"), "决定书 日期=2022年4月29日;" RECEIPT("2022年5月7日"), 'T'},
    {WITHIN("3", "working-day"), "决定书 日期=2022年4月29日;" RECEIPT("2022年5月9日"), 'F'},
    /* a year without a table of holidays */
    {WITHIN("3", "working-day"), "决定书 日期=2019年4月29日;" RECEIPT("2019年5月9日"), 'U'},
    {WITHIN("7", "day"), "决定书 日期=?;" RECEIPT("2022年4月13日"), 'U'},
    {WITHIN("7", "day"), "决定书 日期=;" RECEIPT("2022年4月13日"), 'U'},
    {WITHIN("7", "day"), "决定书 日期=2022年4月6日;" RECEIPT("?"), 'U'},
    {WITHIN("7", "day"), "决定书 日期=2022年4月6日;" RECEIPT(""), 'U'},
    {WITHIN("7", "day"), "决定书 日期=2022年4月6日", 'N'},
    {WITHIN("7", "day"), RECEIPT("2022年4月13日"), 'N'},
    {WITHIN("7", "day"), "", 'N'},
    {WITHIN("7", "day"), "决定书 日期=2022年4月6日; !送达回证", 'U'},
    /* as of 31 December the period still runs: no subject, whatever is missing at its end */
    {WITHIN("30", "day"), "决定书 日期=2022年12月20日", 'N'},
    {WITHIN("30", "day"), "决定书 日期=2022年12月20日;" RECEIPT(""), 'N'},
    {WITHIN("param:旧数", "day"), "决定书 日期=2022年4月6日;" RECEIPT("2022年4月13日"), 'U'},
    /* an approved extension */
    {"<within from='告知书/日期' to='决定书/日期' limit='7' unit='day' plus='立案表/页数'/>",
     "告知书 日期=2022年4月6日; 决定书 日期=2022年4月15日; 立案表 页数=5", 'T'},
    {"<within from='告知书/日期' to='决定书/日期' limit='7' unit='day' plus='立案表/页数'/>",
     "告知书 日期=2022年4月6日; 决定书 日期=2022年4月15日", 'F'},
    {"<within from='告知书/日期' to='决定书/日期' limit='7' unit='day' plus='立案表/页数'/>",
     "告知书 日期=2022年4月6日; 决定书 日期=2022年4月15日; 立案表 页数=?", 'U'},
};

#define AFTER "<after from='告知书/日期' to='决定书/日期' limit='3' unit='day'/>"
#define EDGE(edge)                                                                                 \
    "<after from='告知书/日期' to='决定书/日期' limit='3' unit='day' edge='" edge "'/>"

static const struct predicate_row after_rows[] = {
    {AFTER, "告知书 日期=2022年4月11日; 决定书 日期=2022年4月15日", 'T'},
    {AFTER, "告知书 日期=2022年4月11日; 决定书 日期=2022年4月14日", 'F'},
    {AFTER, "告知书 日期=2022年4月11日; 决定书 日期=2022年4月13日", 'F'},
    {EDGE("true"), "告知书 日期=2022年4月11日; 决定书 日期=2022年4月14日", 'T'},
    {EDGE("unknown"), "告知书 日期=2022年4月11日; 决定书 日期=2022年4月14日", 'U'},
    {EDGE("unknown"), "告知书 日期=2022年4月11日; 决定书 日期=2022年4月13日", 'F'},
    {EDGE("false"), "告知书 日期=2022年4月11日; 决定书 日期=2022年4月14日", 'F'},
    {AFTER, "告知书 日期=; 决定书 日期=2022年4月15日", 'U'},
    {AFTER, "告知书 日期=?; 决定书 日期=2022年4月15日", 'U'},
    {AFTER, "告知书 日期=2022年4月11日; 决定书 日期=", 'U'},
    {AFTER, "决定书 日期=2022年4月15日", 'N'},
    {AFTER, "告知书 日期=2022年4月11日", 'N'},
};

#define SAME "<same fields='告知书/当事人 决定书/当事人'/>"

static const struct predicate_row same_rows[] = {
    {SAME, "告知书 当事人=甲公司; 决定书 当事人=甲公司", 'T'},
    {SAME, "告知书 当事人=甲公司; 决定书 当事人=乙公司", 'F'},
    {SAME, "告知书 当事人=甲（北区）公司; 决定书 当事人=甲(北区)公司", 'T'},
    {SAME, "告知书 当事人=?; 决定书 当事人=乙公司", 'U'},
    {SAME, "告知书 当事人=?; 决定书 当事人=?", 'U'},
    {SAME, "决定书 当事人=乙公司", 'N'},
    {SAME, "", 'N'},
    {SAME, "告知书 当事人=甲公司; 告知书 当事人=乙公司", 'F'},
    {"<same fields='立案表/当事人 告知书/当事人 决定书/当事人'/>",
     "立案表 当事人=?; 告知书 当事人=甲公司; 决定书 当事人=乙公司", 'F'},
    {"<same fields='立案表/当事人 告知书/当事人 决定书/当事人'/>",
     "告知书 当事人=甲公司; 决定书 当事人=甲公司", 'T'},
    {"<same fields='告知书/罚款 决定书/罚款'/>", "告知书 罚款=伍仟元整; 决定书 罚款=5000元", 'T'},
    {"<same fields='告知书/罚款 决定书/罚款'/>", "告知书 罚款=5000元; 决定书 罚款=6000元", 'F'},
    {"<same fields='告知书/日期 决定书/日期' as='date'/>",
     "告知书 日期=2022年4月1日; 决定书 日期=2022.4.1", 'T'},
    {"<same fields='告知书/文号 决定书/文号' as='number'/>",
     "告知书 文号=甲〔2022〕第1号; 决定书 文号=甲[2022]1号", 'T'},
};

#define PAIRS "<pairs key='*/执法人员/证号' value='*/执法人员/姓名'/>"

#define SORTS "<pairs key='*/执法人员/姓名' value='*/执法人员/证号' sorts='yes'/>"

#define NUMBERS                                                                                    \
    "<pairs key='*/执法人员/姓名' value='*/执法人员/证号' in='*/全文' "              \
    "behind='\\A（?(?&lt;value>[0-9]{5,})'/>"

static const struct predicate_row pairs_rows[] = {
    {PAIRS, "告知书 执法人员=张三（330211001）; 决定书 执法人员=张三（330211001）", 'T'},
    {PAIRS, "告知书 执法人员=张三（330211001）; 决定书 执法人员=李四（330211001）", 'F'},
    {PAIRS, "告知书 执法人员=张三（330211001）; 决定书 执法人员=张三（330211002）", 'T'},
    {PAIRS, "告知书 执法人员=张三（330211001） 执法人员=李四（330211001）", 'F'},
    {PAIRS, "告知书 执法人员=张三（330211001）; 决定书 执法人员=?", 'N'},
    {PAIRS, "告知书 执法人员=张三; 决定书 执法人员=李四", 'N'},
    {NUMBERS, "告知书 执法人员=张三（330211001） 全文=张三（330211001）到场。", 'T'},
    {NUMBERS, "告知书 执法人员=张三（330211001） 全文=张三（330211010）到场。", 'F'},
    {NUMBERS, "告知书 执法人员=张三（330211001） 全文=张三（13900000000）到场。", 'T'},
    {NUMBERS, "告知书 执法人员=张三（330211001） 执法人员=李四（330211002） 全文=李四330211001",
     'T'},
    {PAIRS, "告知书; !*", 'N'},
    {PAIRS, "", 'N'},
    /* two certificates of one officer, of which one has letters */
    {SORTS, "告知书 执法人员=张三（330211001）; 决定书 执法人员=张三（JA36-0412）", 'T'},
    {SORTS, "告知书 执法人员=张三（330211001）; 决定书 执法人员=张三（330211002）", 'F'},
    {SORTS, "告知书 执法人员=张三（JA36-0411）; 决定书 执法人员=张三（JA36-0412）", 'F'},
};

#define FINE(op, to) "<compare field='决定书/罚款' op='" op "' to='" to "'/>"

static const struct predicate_row compare_rows[] = {
    {FINE("eq", "5000"), "决定书 罚款=5000元", 'T'},
    {FINE("ne", "5000"), "决定书 罚款=5000元", 'F'},
    {FINE("lt", "5000"), "决定书 罚款=4999.99元", 'T'},
    {FINE("lt", "5000"), "决定书 罚款=5000元", 'F'},
    {FINE("le", "5000"), "决定书 罚款=5000元", 'T'},
    {FINE("le", "5000"), "决定书 罚款=5000.01元", 'F'},
    {FINE("gt", "5000"), "决定书 罚款=5000元", 'F'},
    {FINE("ge", "5000"), "决定书 罚款=5000元", 'T'},
    {FINE("ge", "5000"), "决定书 罚款=4999元", 'F'},
    {FINE("ge", "5000"), "决定书 罚款=", 'U'},
    {FINE("ge", "5000"), "决定书 罚款=?", 'U'},
    {FINE("ge", "5000"), "", 'N'},
    {FINE("ge", "5000"), "!决定书", 'U'},
    /* as of 2022 the later of two values holds */
    {FINE("ge", "param:金额"), "决定书 罚款=9999元", 'F'},
    {FINE("ge", "param:金额"), "决定书 罚款=10000元", 'T'},
    {FINE("ge", "param:旧数"), "决定书 罚款=10000元", 'U'},
    {"<compare field='决定书/罚款' op='le' to='告知书/罚款'/>", "决定书 罚款=1元; 告知书 罚款=2元",
     'T'},
    {"<compare field='决定书/罚款' op='le' to='告知书/罚款'/>", "决定书 罚款=3元; 告知书 罚款=2元",
     'F'},
    {"<compare field='决定书/罚款' op='le' to='告知书/罚款'/>",
     "决定书 罚款=3元; 告知书 罚款=", 'U'},
    {"<compare field='决定书/罚款' op='le' to='告知书/罚款'/>", "决定书 罚款=3元", 'N'},
    {"<compare field='决定书/日期' op='ge' to='2021-07-15'/>", "决定书 日期=2021年7月15日", 'T'},
    {"<compare field='决定书/日期' op='ge' to='2021-07-15'/>", "决定书 日期=2021年7月14日", 'F'},
    {"<compare field='决定书/页数' op='gt' to='2'/>", "决定书 页数=10", 'T'},
    {"<compare field='决定书/事实' op='eq' to='无'/>", "决定书 事实=无", 'T'},
    {"<compare field='案件/重大' op='eq' to='是'/>", "决定书 罚款=10000元", 'T'},
    {"<compare field='案件/重大' op='eq' to='是'/>", "决定书 罚款=1元", 'F'},
    {"<compare field='案件/重大' op='eq' to='是'/>", "决定书 罚款=?", 'U'},
};

#define WORDS "<mentions field='决定书/全文' words='行政复议 行政诉讼'/>"
#define EACH  "<mentions field='决定书/全文' words='行政复议 行政诉讼' each='yes'/>"
#define MATCH "<match field='决定书/事实' pattern='^经查'/>"

static const struct predicate_row words_rows[] = {
    {WORDS, "决定书 全文=可以申请行政复议", 'T'},
    {WORDS, "决定书 全文=可以申请", 'F'},
    {WORDS, "", 'N'},
    {WORDS, "!决定书", 'U'},
    {EACH, "决定书 全文=行政复议", 'F'},
    {EACH, "决定书 全文=行政复议或者行政诉讼", 'T'},
    {"<mentions field='决定书/全文' words='六十日|60日'/>", "决定书 全文=６０日内", 'T'},
    {"<mentions field='决定书/全文' words='六十日|60日'/>", "决定书 全文=六　十　日内", 'T'},
    {"<mentions field='决定书/全文' words='六十日|60日'/>", "决定书 全文=三十日内", 'F'},
    {"<mentions field='决定书/事实' words='未经登记'/>", "决定书 事实=未经登记开展活动", 'T'},
    {"<mentions field='决定书/事实' words='未经登记'/>", "决定书 事实=无", 'F'},
    {"<mentions field='决定书/事实' words='未经登记'/>", "决定书 事实=", 'U'},
    {"<mentions field='决定书/事实' words='未经登记'/>", "决定书 事实=?", 'U'},
    {"<mentions field='决定书/事实' words='未经登记'/>", "", 'N'},
    /* one of two documents lacks the words */
    {"<mentions field='决定书/事实' words='未经登记'/>", "决定书 事实=未经登记; 决定书 事实=无",
     'T'},
    {"<not><mentions field='决定书/事实' words='未经登记'/></not>",
     "决定书 事实=未经登记; 决定书 事实=无", 'F'},
    {MATCH, "决定书 事实=经查，无", 'T'},
    {MATCH, "决定书 事实=无，经查", 'F'},
    {MATCH, "决定书 事实=", 'U'},
    {MATCH, "决定书 事实=?", 'U'},
    {MATCH, "", 'N'},
};

#define COUNT "<count of='决定书/执法人员' min='2' distinct='yes'/>"
#define APART "<disjoint fields='决定书/执法人员 决定书/审核人'/>"

static const struct predicate_row people_rows[] = {
    {COUNT, "决定书 执法人员=张三 执法人员=李四", 'T'},
    {COUNT, "决定书 执法人员=张三 执法人员=张三", 'F'},
    {COUNT, "决定书 执法人员=张三", 'F'},
    {COUNT, "决定书 执法人员=张三 执法人员=?", 'U'},
    {COUNT, "决定书 执法人员=", 'U'},
    {COUNT, "决定书 执法人员=?", 'U'},
    {COUNT, "", 'N'},
    {"<count of='决定书/执法人员' max='1'/>", "决定书 执法人员=张三 执法人员=李四", 'F'},
    {"<count of='决定书/执法人员' max='1'/>", "决定书 执法人员=张三", 'T'},
    {"<count of='决定书/执法人员' min='2' distinct='no'/>", "决定书 执法人员=张三 执法人员=张三",
     'T'},
    {APART, "决定书 执法人员=张三 审核人=李四", 'T'},
    {APART, "决定书 执法人员=张三 审核人=张三", 'F'},
    {APART, "决定书 执法人员=张三 执法人员=王五 审核人=李四 审核人=王五", 'F'},
    {APART, "决定书 执法人员=张三 审核人=", 'U'},
    {APART, "决定书 执法人员=? 审核人=李四", 'U'},
    {APART, "", 'N'},
    {"<disjoint fields='决定书/执法人员 告知书/审核人'/>", "决定书 执法人员=张三", 'N'},
    {"<person ask='事实清楚吗' see='决定书/事实'/>", "决定书 事实=无", 'U'},
    {"<person ask='事实清楚吗'/>", "", 'U'},
};

static const struct predicate_row valid_rows[] = {
    {"<valid field='决定书/代码' as='uscc'/>", "决定书 代码=91350100M000100Y43", 'T'},
    {"<valid field='决定书/代码' as='uscc'/>", "决定书 代码=91350100M000100Y44", 'F'},
    {"<valid field='决定书/代码' as='uscc'/>", "决定书 代码=91350100M000100Y4", 'F'},
    {"<valid field='决定书/代码' as='uscc'/>", "决定书 代码=", 'U'},
    {"<valid field='决定书/代码' as='uscc'/>", "决定书 代码=?", 'U'},
    {"<valid field='决定书/代码' as='uscc'/>", "", 'N'},
    {"<valid field='决定书/身份证' as='id-card'/>", "决定书 身份证=11010519491231002X", 'T'},
    {"<valid field='决定书/身份证' as='id-card'/>", "决定书 身份证=110105194912310021", 'F'},
    {"<valid field='决定书/身份证' as='id-card'/>", "决定书 身份证=110105********002X", 'T'},
    {"<valid field='决定书/事实' as='amount-pair'/>", "决定书 事实=罚款5000元（伍仟元整）", 'T'},
    {"<valid field='决定书/事实' as='amount-pair'/>", "决定书 事实=罚款5000元（伍万元整）", 'F'},
    {"<valid field='决定书/事实' as='amount-pair'/>", "决定书 事实=罚款伍仟元（¥5,000.01）", 'F'},
    {"<valid field='决定书/事实' as='amount-pair'/>",
     "决定书 事实=没收800元，罚款伍仟元整（5000元）", 'T'},
    {"<valid field='决定书/事实' as='amount-pair'/>", "决定书 事实=罚款5000元", 'T'},
    {"<valid field='决定书/全文' as='amount-pair'/>", "决定书 全文=罚款5000元（伍佰元整）", 'F'},
    {"<valid field='决定书/事实' as='amount-pair'/>", "决定书 事实=", 'U'},
    {"<valid field='决定书/文号' as='case-number'/>", "决定书 文号=甲〔2022〕1号", 'T'},
    {"<valid field='决定书/执法人员/证号' as='officer-number'/>",
     "决定书 执法人员=张三（33021100123）", 'T'},
    {"<valid field='决定书/执法人员/证号' as='officer-number'/>", "决定书 执法人员=张三（12345）",
     'F'},
    {"<valid field='决定书/日期' as='date'/>", "决定书 日期=2022年2月28日", 'T'},
    {"<valid field='决定书/日期' as='date'/>", "决定书 日期=2024年2月29日", 'T'},
    {"<valid field='决定书/日期' as='date'/>", "决定书 日期=2022年2月29日", 'F'},
    {"<valid field='决定书/日期' as='date'/>", "决定书 日期=2022年13月1日", 'F'},
    {"<valid field='决定书/日期' as='date'/>", "决定书 日期=二〇二二年四月三十一日", 'F'},
    {"<valid field='决定书/日期' as='date'/>", "决定书 日期=?", 'U'},
    {"<valid field='决定书/日期' as='date'/>", "决定书 日期=不详", 'U'},
    {"<valid field='决定书/日期' as='date'/>", "决定书 日期=", 'U'},
    {"<valid field='决定书/日期' as='date'/>", "决定书 日期=年月日", 'U'},
    {"<valid field='决定书/日期' as='date'/>", "", 'N'},
    {"<valid field='决定书/日期' as='date'/>", "!决定书", 'U'},
    {"<valid field='案件/决定日期' as='date'/>", "决定书 日期=2022年4月1日", 'T'},
    /* of several all count; what is unread beside what was read leaves it open */
    {"<valid field='决定书/日期' as='date'/>",
     "决定书 日期=2022年4月1日; 决定书 日期=2022年2月30日", 'F'},
    {"<valid field='决定书/日期' as='date'/>", "决定书 日期=2022年4月1日; 决定书 日期=?", 'U'},
    {"<valid field='决定书/日期' as='date'/>", "决定书 日期=2022年4月1日; 决定书 日期=", 'T'},
    {"<valid field='决定书/代码' as='uscc'/>", "决定书 代码=91350100M000100Y43; 决定书 代码=?",
     'U'},
    {"<valid field='决定书/代码' as='uscc'/>", "决定书 代码=91350100M000100Y44; 决定书 代码=?",
     'F'},
    /* words: the first day they name */
    {"<valid field='决定书/事实' as='date'/>", "决定书 事实=于2022年4月1日立案", 'T'},
    {"<valid field='决定书/事实' as='date'/>", "决定书 事实=于2022年4月31日立案", 'F'},
    {"<valid field='决定书/事实' as='date'/>", "决定书 事实=近日", 'F'},
};

#define T         "<has document='立案表'/>"   /* the case of these rows has it */
#define F         "<has document='送达回证'/>" /* and not this */
#define U         "<person ask='?'/>"
#define N         "<filled fields='告知书/事实'/>"
#define ALL(a, b) "<all>" a b "</all>"
#define ANY(a, b) "<any>" a b "</any>"
#define NOT(a)    "<not>" a "</not>"

/* of "立案表" alone */
static const struct predicate_row logic_rows[] = {
    {ALL(T, T), "立案表", 'T'}, {ALL(T, F), "立案表", 'F'}, {ALL(U, F), "立案表", 'F'},
    {ALL(U, T), "立案表", 'U'}, {ALL(N, T), "立案表", 'T'}, {ALL(N, F), "立案表", 'F'},
    {ALL(N, N), "立案表", 'N'}, {ALL(N, U), "立案表", 'U'}, {ANY(T, F), "立案表", 'T'},
    {ANY(F, F), "立案表", 'F'}, {ANY(U, T), "立案表", 'T'}, {ANY(U, F), "立案表", 'U'},
    {ANY(N, F), "立案表", 'F'}, {ANY(N, T), "立案表", 'T'}, {ANY(N, N), "立案表", 'N'},
    {ANY(N, U), "立案表", 'U'}, {NOT(T), "立案表", 'F'},    {NOT(F), "立案表", 'T'},
    {NOT(U), "立案表", 'U'},    {NOT(N), "立案表", 'N'},    {NOT(ALL(T, U)), "立案表", 'U'},
    {NOT(T F), "立案表", 'T'},  {T F, "立案表", 'F'},       {T N, "立案表", 'T'},
};

#define PAIR   "<filled fields='./当事人'/><filled fields='./事实'/>"
#define SERVED "<has document='送达回证[.]'/>"

static const struct predicate_row each_rows[] = {
    {"<all each='决定书'>" PAIR "</all>", "决定书 当事人=甲 事实=无; 决定书 当事人=乙 事实=无",
     'T'},
    {"<all each='决定书'>" PAIR "</all>", "决定书 当事人=甲 事实=无; 决定书 当事人=乙", 'F'},
    {"<all each='决定书'>" PAIR "</all>", "", 'N'},
    {"<any each='决定书'>" PAIR "</any>", "决定书 当事人=甲; 决定书 事实=无", 'T'},
    {"<any each='决定书'>" PAIR "</any>", "决定书 当事人=甲; 决定书", 'F'},
    {"<some each='决定书'>" PAIR "</some>", "决定书; 决定书 当事人=乙 事实=无", 'T'},
    {"<some each='决定书'>" PAIR "</some>", "决定书 当事人=甲; 决定书 事实=无", 'F'},
    {"<some each='决定书'>" PAIR "</some>", "决定书 当事人=?; 决定书 当事人=乙 事实=无", 'T'},
    {"<some each='决定书'>" PAIR "</some>", "决定书 当事人=? 事实=无; 决定书", 'U'},
    {"<some each='决定书'>" PAIR "</some>", "", 'N'},
    /* each document has its own receipt, by its number */
    {"<all each='决定书'>" SERVED "</all>",
     "决定书 文号=甲〔2022〕1号; 决定书 文号=甲〔2022〕2号;"
     "送达回证 送达文号=甲〔2022〕1号; 送达回证 送达文号=甲〔2022〕2号",
     'T'},
    {"<all each='决定书'>" SERVED "</all>",
     "决定书 文号=甲〔2022〕1号; 决定书 文号=甲〔2022〕2号; 送达回证 送达文号=甲〔2022〕1号", 'F'},
    {"<all each='决定书'>" SERVED "</all>", "决定书; 送达回证 文书名称=决定书", 'T'},
    /* a receipt that has the number of another document is not this one's, whatever it names */
    {"<all each='决定书'>" SERVED "</all>",
     "决定书 文号=甲〔2022〕1号; 决定书 文号=甲〔2022〕2号;"
     "送达回证 文书名称=决定书 送达文号=甲〔2022〕1号",
     'F'},
    {"<all each='决定书'><order>./日期 &lt;= 送达回证[.]/签收日期</order></all>",
     "决定书 日期=2022年4月2日; 送达回证 文书名称=决定书 签收日期=2022年4月1日", 'F'},
};

static const struct {
    const struct predicate_row *rows;
    int n;
} tables[] = {
    {has_rows, AJ_COUNT(has_rows)},     {filled_rows, AJ_COUNT(filled_rows)},
    {order_rows, AJ_COUNT(order_rows)}, {within_rows, AJ_COUNT(within_rows)},
    {after_rows, AJ_COUNT(after_rows)}, {same_rows, AJ_COUNT(same_rows)},
    {pairs_rows, AJ_COUNT(pairs_rows)}, {compare_rows, AJ_COUNT(compare_rows)},
    {words_rows, AJ_COUNT(words_rows)}, {people_rows, AJ_COUNT(people_rows)},
    {valid_rows, AJ_COUNT(valid_rows)}, {logic_rows, AJ_COUNT(logic_rows)},
    {each_rows, AJ_COUNT(each_rows)},
};

/* One loop test over all tables; the index counts through them. */
START_TEST(test_predicate_truth)
{
    int index = _i;
    size_t table = 0;

    while (index >= tables[table].n)
        index -= tables[table++].n;
    predicate_kit_assert(&tables[table].rows[index]);
}
END_TEST

START_TEST(test_has_before_its_stage_has_no_subject)
{
    struct aj_ruleset *ruleset = predicate_kit_load("<has document='送达回证'/>");
    struct aj_outcome outcome;
    struct kit_case c;

    kit_case_open(&c, ruleset, "决定书");
    c.e.stage = AJ_STAGE_DECIDED;
    predicate_kit_evaluate(&c, &outcome);
    ck_assert_int_eq(outcome.truth, AJ_NO_SUBJECT);
    c.e.stage = AJ_STAGE_SERVED;
    predicate_kit_evaluate(&c, &outcome);
    ck_assert_int_eq(outcome.truth, AJ_FALSE);
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_within_on_its_last_day_still_runs)
{
    static const struct {
        struct aj_date as_of;
        enum aj_truth truth;
    } days[] = {{{2022, 4, 13, -1, -1}, AJ_NO_SUBJECT}, {{2022, 4, 14, -1, -1}, AJ_UNKNOWN}};
    struct aj_ruleset *ruleset = predicate_kit_load(WITHIN("7", "day"));
    struct aj_outcome outcome;
    struct kit_case c;

    kit_case_open(&c, ruleset, "决定书 日期=2022年4月6日;" RECEIPT(""));
    c.e.as_of = days[_i].as_of;
    predicate_kit_evaluate(&c, &outcome);
    ck_assert_int_eq(outcome.truth, days[_i].truth);
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_say_replaces_words_of_failure_only)
{
    struct aj_ruleset *ruleset = predicate_kit_load("<has document='决定书' say='没有决定书'/>");
    struct aj_outcome outcome;
    struct kit_case c;

    kit_case_open(&c, ruleset, "");
    predicate_kit_evaluate(&c, &outcome);
    unit_assert_str(((struct aj_note *)aj_vec_at(&outcome.notes, 0))->words, "没有决定书");
    kit_case_close(&c);
    kit_case_open(&c, ruleset, "决定书");
    predicate_kit_evaluate(&c, &outcome);
    ck_assert(
        !aj_str_equal_c(((struct aj_note *)aj_vec_at(&outcome.notes, 0))->words, "没有决定书"));
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_same_names_both_values_and_places)
{
    struct aj_ruleset *ruleset = predicate_kit_load(SAME);
    struct aj_outcome outcome;
    struct kit_case c;
    struct aj_str note;

    kit_case_open(&c, ruleset, "告知书 当事人=甲公司; 决定书 当事人=乙公司");
    predicate_kit_evaluate(&c, &outcome);
    note = ((struct aj_note *)aj_vec_at(&outcome.notes, 0))->words;
    ck_assert(aj_str_contains(note, aj_str_from("甲公司")));
    ck_assert(aj_str_contains(note, aj_str_from("乙公司")));
    ck_assert_uint_eq(outcome.evidence.count, 2);
    unit_assert_str(((struct aj_evidence *)aj_vec_at(&outcome.evidence, 0))->place.paper->file,
                    "告知书");
    unit_assert_str(((struct aj_evidence *)aj_vec_at(&outcome.evidence, 1))->place.paper->file,
                    "决定书");
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_fact_is_the_first_with_a_value)
{
    struct aj_ruleset *ruleset = predicate_kit_load(T);
    struct kit_case c;

    kit_case_open(&c, ruleset, "决定书 日期=; 告知书 日期=2022年4月1日");
    unit_assert_str(aj_eval_fact(&c.e, aj_str_from("案件/决定日期"))->value.shown, "2022-04-01");
    kit_case_close(&c);
    kit_case_open(&c, ruleset, "决定书 日期=");
    ck_assert_int_eq(aj_eval_fact(&c.e, aj_str_from("案件/决定日期"))->state, AJ_BLANK);
    kit_case_close(&c);
    kit_case_open(&c, ruleset, "");
    ck_assert_int_eq(aj_eval_fact(&c.e, aj_str_from("案件/决定日期"))->state, AJ_ABSENT);
    kit_case_close(&c);
    aj_ruleset_free(ruleset);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("predicate");
    TCase *truth = tcase_create("truth");
    TCase *words = tcase_create("words");
    int n = 0;

    for (size_t i = 0; i < AJ_COUNT(tables); i++)
        n += tables[i].n;
    tcase_add_loop_test(truth, test_predicate_truth, 0, n);
    tcase_add_test(truth, test_has_before_its_stage_has_no_subject);
    tcase_add_loop_test(truth, test_within_on_its_last_day_still_runs, 0, 2);
    tcase_add_test(words, test_say_replaces_words_of_failure_only);
    tcase_add_test(words, test_same_names_both_values_and_places);
    tcase_add_test(words, test_fact_is_the_first_with_a_value);
    suite_add_tcase(suite, truth);
    suite_add_tcase(suite, words);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
