/* SPDX-License-Identifier: Apache-2.0
 *
 * From the words of a document to its fields: form cells, lines, lists, groups, patterns, sign-off.
 */
#include "kit.h"

#include "dossier/extract.h"

#include <string.h>

static const char *const rules =
    "<documents>"
    "<document kind='审批表' stage='filed'>"
    "<field name='当事人' type='name'><label>当事人</label><label>被处罚人</label>"
    "<label under='单位'>名称</label></field>"
    "<field name='姓名' type='name'><label under='个人'>名称</label></field>"
    "<field name='案由'><label>案由</label></field>"
    "<field name='罚款' type='amount'><label>罚款数额</label></field>"
    "<field name='文号' type='number'><label>文号</label></field>"
    "<field name='电话'><label>联系电话</label><label pattern='^(?:单位|本人)电话$'/></field>"
    "<field name='承办人' type='officer' many='yes'><label>承办人</label></field>"
    "<field name='开始' type='date'><label>起止时间</label></field>"
    "<field name='结束' type='date' take='second'><label>起止时间</label></field>"
    "<group name='负责人意见' label='负责人意见 机关负责人审批意见'><field name='意见'/>"
    "<field name='签名' type='signature'/><field name='日期' type='date' hand='yes'/></group>"
    "<group name='承办人意见' label='承办人意见' signers='经办人 科室'><field name='意见'/>"
    "<field name='签名' type='signature'/><field name='日期' type='date' hand='yes'/></group>"
    "<section kind='审核意见' cell='法制审核意见' opinion='意见' signature='审核人' date='日期'/>"
    "<field name='日期' type='date'><label>填表日期</label></field>"
    "</document>"
    "<document kind='决定书' stage='decided'>"
    "<field name='当事人' type='name'><label>当事人</label></field>"
    "<field name='事实'><label>违法事实</label></field>"
    "<field name='证据'><label>证据</label></field>"
    "<field name='罚款' type='amount'><pattern>处以?罚款(?&lt;value&gt;[^。，]+)</pattern></field>"
    "<field name='依据' type='citations' many='yes'><whole/></field>"
    "<field name='机关' type='name'><signoff part='issuer'/></field>"
    "<field name='日期' type='date'><signoff/></field>"
    "</document>"
    "<document kind='清单'>"
    "<table name='行'><column name='序号' type='count'><label>序号</label></column>"
    "<column name='题名'><label>题名</label><label>文件名称</label></column>"
    "<column name='页数' type='count'><label>页数</label></column></table>"
    "<field name='制表人' type='signature'><label>制表人</label></field>"
    "</document>"
    "<document kind='笔录'>"
    "<field name='当事人' type='name'><label>当事人</label></field>"
    "<field name='住址'><label>住址</label></field>"
    "<field name='情况'><label>情况</label></field>"
    "<field name='代理人' type='name'><label>代理人</label></field>"
    "<field name='当事人签名' type='signature'><label>当事人签名 代理人</label></field>"
    "<field name='出席人' type='name' many='yes'><label>出席人</label></field>"
    "<table name='行'><column name='文书'><label>文书及文号</label></column>"
    "<column name='文号' type='number'><label weak='yes'>文书及文号</label></column>"
    "<column name='单位'><label>单位</label></column>"
    "<column name='起' type='date'><label>时间</label></column>"
    "<column name='止' type='date'><label weak='yes' take='second'>时间</label></column></table>"
    "<field name='检查人' type='officer' many='yes'><label>检查人</label></field>"
    "<field name='检查人签名' type='signature' many='yes'><label>检查人签名</label></field>"
    "<field name='原因'><label>拒收事由</label></field>"
    "<field name='种类'><label>处罚种类</label></field>"
    "<field name='金额' type='amount'><label>罚款</label></field>"
    "<field name='检查起' type='date'><label>检查日期 起止时间</label></field>"
    "<field name='检查止' type='date'><label take='second'>起止时间</label></field>"
    "<field name='付款人' type='name'><label>付款人</label><label "
    "under='付款人'>全称</label></field>"
    "<field name='收款人' type='name'><label>收款人</label></field>"
    "<field name='编码'><label>证号</label></field>"
    "<field name='在场人' type='name'><label>在场人</label></field>"
    "<field name='日期' type='date'><signoff part='signed'/></field>"
    "</document>"
    "<document kind='审核意见'><field name='意见'/><field name='审核人' type='signature'/>"
    "<field name='日期' type='date'/></document>"
    "</documents>";

static const char *const words =
    "<words><signs>签名 负责人签名 负责人（签名） 承办人签名 审核人 签字</signs>"
    "<signers>局长</signers>"
    "<remarks>核对意见 意见</remarks><days>日期</days><personal>住址</personal>"
    "<others>在场人</others><numbers>证号</numbers>"
    "<alias label='检查人' pattern='\\A\\p{Han}{2}监察员\\z'/>"
    "<alias label='当事人' signs='yes' pattern='\\A被查单位负责人\\z'/>"
    "<issuer pattern='\\A(?&lt;value&gt;\\p{Han}{2,9}局)(?=\\z)'/>"
    "<unnamed pattern='\\A(?:属实|无|局长|科长)\\z'/>"
    "<strangers pattern='银行\\z'/></words>";

struct row {
    const char *kind;
    const char *text;
    const char *field;
    const char *shown;
};

static const struct row cells[] = {
    {"审批表", "|当事人|甲协会", "当事人", "甲协会"},
    {"审批表", "|当 事 人|甲协会", "当事人", "甲协会"},
    {"审批表", "|当　事　人：|甲协会|联系电话|12345678", "电话", "12345678"},
    {"审批表", "|当¶事¶人|甲协会", "当事人", "甲协会"},
    {"审批表", "|被处罚人（盖章）|甲协会", "当事人", "甲协会"},
    {"审批表", "|当事人|", "当事人", "-"},
    {"审批表", "|当事人|×××", "当事人", "-"},
    {"审批表", "|罚款数额|____元", "罚款", "-"},
    {"审批表", "|罚款数额|若干", "罚款", "?"},
    {"审批表", "|罚款数额|伍仟元整", "罚款", "5000.00"},
    {"审批表", "|罚款数额|〔图〕", "罚款", "?"},
    {"审批表", "|本人电话|12345678", "电话", "12345678"},
    {"审批表", "|文号|临民立〔2022〕3号", "文号", "临民立〔2022〕3号"},
    {"审批表", "|案由|未经登记¶以协会名义开展活动", "案由", "未经登记\n以协会名义开展活动"},
    /* the value under its label, the label cell being the widest of its row */
    {"审批表", "|案由|联系电话\n|未经登记|12345678", "案由", "未经登记"},
    {"审批表", "|案由|联系电话\n|未经登记|12345678", "电话", "12345678"},
    {"审批表", "|案由|<\n|未经登记|<", "案由", "未经登记"},
    /* beside, not under, where both are there */
    {"审批表", "|案由|未经登记\n|其他|其他的话", "案由", "未经登记"},
    /* a label that belongs to a group of labels */
    {"审批表", "|单位|名称|甲协会\n|^|联系电话|123\n|个人|名称|张三", "当事人", "甲协会"},
    {"审批表", "|单位|名称|甲协会\n|^|联系电话|123\n|个人|名称|张三", "姓名", "张三"},
    {"审批表", "|单位|联系电话|123\n|^|名称|甲协会\n|个人|名称|张三", "当事人", "甲协会"},
    {"审批表", "|名称|张三", "当事人", "none"},
    /* a heading between them is another person's */
    {"审批表", "|单位|承办人|名称|李四\n|^|名称|甲协会", "当事人", "甲协会"},
    /* who decides in words has no row to sign in for others */
    {"审批表", "|负责人意见|同意。\n|经办人|建议立案。张三|日期|2022年1月1日", "负责人意见/签名", "-"},
    /* merged over two rows, with another label under */
    {"审批表", "|当事人|甲协会|联系电话|123\n|^|^|文号|临民立〔2022〕3号", "文号",
     "临民立〔2022〕3号"},
    {"审批表", "|承办人|张三（33021100123）、李四（33021100124）", "承办人",
     "张三/33021100123 李四/33021100124"},
    {"审批表", "|承办人|张三　李四", "承办人", "张三 李四"},
    {"审批表", "|承办人|", "承办人", "-"},
    {"审批表", "|起止时间|2022年1月1日9时00分至2022年1月1日11时30分", "开始", "2022-01-01T09:00"},
    {"审批表", "|起止时间|2022年1月1日9时00分至2022年1月1日11时30分", "结束", "2022-01-01T11:30"},
    {"审批表", "|起止时间|2022年1月1日9时00分至11时30分", "结束", "2022-01-01T11:30"},
    {"审批表", "|填表日期|年　月　日", "日期", "-"},
    {"审批表", "|填表日期|2022年2月30日", "日期", "?"},
    /* label and value in one cell */
    {"审批表", "|当事人：甲协会|联系电话：123", "当事人", "甲协会"},
    {"审批表", "|当事人：甲协会|联系电话：123", "电话", "123"},
    /* no table at all */
    {"审批表", "无", "当事人", "none"},
    /* a label over its value in the cell, for several cells of a row */
    {"审批表", "|当事人|名称¶甲协会|联系电话¶123\n|案由|未经登记", "电话", "123"},
    {"审批表", "|当事人|被处罚人¶甲协会|联系电话¶123\n|案由|未经登记", "当事人", "甲协会"},
    {"审批表", "|单位|名称¶甲协会|联系电话¶123\n|案由|未经登记", "当事人", "甲协会"},
    /* the value beside another label is that label's */
    {"审批表", "|填表人|张三|反映方式|联系电话\n|填表人|李四|案由|未经登记", "电话", "none"},
    /* a value that is a label elsewhere */
    {"笔录", "|处罚种类|罚款\n|当事人|甲", "种类", "罚款"},
    {"笔录", "|处罚种类|罚款\n|当事人|甲", "金额", "none"},
    /* headings side by side */
    {"笔录", "|付款人|全称|甲|收款人|全称|乙局", "付款人", "甲"},
    /* numbers in the next cell */
    {"笔录", "|检查人|张三、李四|证号|3302001、3302002", "检查人", "张三/3302001 李四/3302002"},
    {"笔录", "|检查人|张三、李四|证号|3302001", "检查人", "张三 李四"},
    {"笔录", "|检查人及证号|张三、李四|情况|无", "检查人", "张三 李四"},
    /* a time whose day stands in the cell before */
    {"笔录", "|检查日期|2024年10月15日|起止时间|14时20分至16时05分", "检查止", "2024-10-15T16:05"},
    {"笔录", "检查日期：2024年10月15日　　起止时间：下午2时20分至3时05分", "检查起",
     "2024-10-15T14:20"},
    {"笔录", "检查日期：2024年10月15日　　起止时间：下午2时20分至3时05分", "检查止",
     "2024-10-15T15:05"},
    /* what follows nobody belongs to the party */
    {"笔录", "|在场人|无|住址|某街1号", "住址", "某街1号"},
    {"笔录", "|在场人|张三|住址|某街1号", "住址", "none"},
    /* two places of equal rank: agreeing, disagreeing, one blank */
    {"审批表", "|当事人|甲协会\n|案由|无\n|当事人|甲协会", "当事人", "甲协会"},
    {"审批表", "|当事人|甲协会\n|案由|无\n|当事人|乙协会", "当事人", "?"},
    /* numbered rows of a list hold no labels; a form's numbered rows do */
    {"审批表", "|当事人|甲协会\n|序|证据|日期|提供人\n|1|笔录|某日|乙\n|2|收条|某日|当事人|证明",
     "当事人", "甲协会"},
    {"审批表", "|1|当事人|甲协会|无\n|2|案由|未经登记|无", "当事人", "甲协会"},
    {"审批表", "|1|主体|当事人|甲协会\n|2|事项|案由|未经登记", "当事人", "甲协会"},
    /* a stroke is no value where one stands behind it */
    {"审批表", "|罚款数额|—|/|伍仟元整|—", "罚款", "5000.00"},
    {"审批表", "|罚款数额|—|联系电话|123", "罚款", "-"},
    {"审批表", "|罚款数额|—|大写|伍仟元整", "罚款", "-"},
    {"决定书", "当事人：张甲（绰号：老张，住某市。经查属实", "当事人", "张甲"},
    {"审批表", "|当事人|\n|案由|无\n|当事人|乙协会", "当事人", "乙协会"},
    {"审批表", "|当事人|甲协会\n|案由|无\n|当事人|", "当事人", "甲协会"},
    /* a cell beats a line; a blank cell ends the search */
    {"审批表", "当事人：乙协会\n|当事人|甲协会", "当事人", "甲协会"},
    {"审批表", "当事人：乙协会\n|当事人|", "当事人", "-"},
};

static const struct row lines[] = {
    {"决定书", "当事人：甲协会", "当事人", "甲协会"},
    {"决定书", "当事人:甲协会", "当事人", "甲协会"},
    {"决定书", "（当事人：甲协会）：", "当事人", "甲协会"},
    {"决定书", "当事人：（盖章）甲协会", "当事人", "甲协会"},
    {"决定书", "当 事 人：甲协会", "当事人", "甲协会"},
    {"审批表", "当事人：甲协会　　联系电话：123　　案由：未经登记", "当事人", "甲协会"},
    {"审批表", "当事人：甲协会　　联系电话：123　　案由：未经登记", "电话", "123"},
    {"审批表", "当事人：甲协会　　联系电话：123　　案由：未经登记", "案由", "未经登记"},
    /* a label that no kind knows still ends the value before it */
    {"审批表", "联系电话：123　传真：456", "电话", "123"},
    {"审批表", "当事人：　　案由：未经登记", "当事人", "-"},
    {"审批表", "联系电话：____", "电话", "-"},
    /* words that end like a label are none */
    {"决定书", "涉案当事人：甲协会", "当事人", "none"},
    {"决定书", "一、违法事实\n经查，甲协会未经登记。\n二、证据\n询问笔录。", "事实",
     "经查，甲协会未经登记。"},
    {"决定书", "一、违法事实\n经查。\n又查。\n二、证据\n询问笔录。", "事实", "经查。\n又查。"},
    {"决定书", "违法事实：\n经查。\n证据：\n询问笔录。", "证据", "询问笔录。"},
    {"决定书", "违法事实：经查，甲协会未经登记。", "事实", "经查，甲协会未经登记。"},
    {"决定书", "当事人：甲协会\n当事人：乙协会", "当事人", "?"},
    {"决定书", "当事人：甲协会\n%word/header1.xml\n当事人：乙协会", "当事人", "甲协会"},
};

static const struct row lists[] = {
    {"清单", "|序号|题名|页数\n|1|立案审批表|2\n|2|询问笔录|3", "行/题名", "立案审批表 询问笔录"},
    {"清单", "|序号|题名|页数\n|1|立案审批表|2\n|2|询问笔录|3", "行/页数", "2 3"},
    {"清单", "|序号|文件名称|页数\n|1|立案审批表|\n|2|询问笔录|3", "行/页数", "- 3"},
    /* rows with nothing in them are not rows of the list */
    {"清单", "|序号|题名|页数\n|1|立案审批表|2\n||||\n|||", "行/题名", "立案审批表"},
    {"清单", "|序号|题名|页数", "行/题名", "none"},
    {"清单", "|序号|题名|备注|页数\n|1|甲|无|2", "行/页数", "2"},
    /* the form goes on under the list */
    {"清单", "|序号|题名|页数\n|1|立案审批表|2\n|制表人|张三|<", "行/题名", "立案审批表"},
    {"清单", "|序号|题名|页数\n|1|立案审批表|2\n|制表人|张三|<", "制表人", "张三"},
    {"清单", "序号\n题名", "行/题名", "none"},
    /* a heading of two columns; a unit alone; the end of a time */
    {"笔录", "|文书及文号|单位|时间\n|决定书 临民罚〔2022〕3号|件|2022年3月1日9:00-10:30",
     "行/文号", "临民罚〔2022〕3号"},
    {"笔录", "|文书及文号|单位|时间\n|决定书|件|2022年3月1日9:00-10:30", "行/文号", "none"},
    {"笔录", "|文书及文号|单位|时间\n|决定书|件|2022年3月1日9:00-10:30", "行/文书", "决定书"},
    {"笔录", "|文书及文号|单位|时间\n|决定书|件|2022年3月1日9:00-10:30", "行/单位", "件"},
    {"笔录", "|文书及文号|单位|时间\n|决定书|件|2022年3月1日9:00-10:30", "行/止",
     "2022-03-01T10:30"},
};

/* Who signs, and when, in records. */
static const struct row records[] = {
    {"笔录", "当事人：甲\n当事人核对意见及签名：属实 张三", "当事人签名", "张三"},
    {"笔录", "当事人：甲\n当事人（甲）签名：属实。张三", "当事人签名", "张三"},
    {"笔录", "当事人：甲\n当事人签名：以上情况属实。\n张三 2022年3月3日", "当事人签名", "张三"},
    {"笔录", "当事人：甲\n当事人（签字）：张三", "当事人签名", "张三"},
    /* what is said is not signed */
    {"笔录", "代理人：李四\n代理人：没有异议。", "当事人签名", "none"},
    {"笔录", "代理人：李四\n代理人：李四", "当事人签名", "李四"},
    /* posts and 无 are nobody */
    {"笔录", "出席人：张三 局长；李四 科长", "出席人", "张三 李四"},
    {"笔录", "出席人：无", "出席人", "-"},
    /* the number of a row is nobody's name */
    {"笔录", "|出席人|单位|时间\n|1|甲局|2022年1月1日\n|2|乙局|2022年1月2日", "出席人", "none"},
    {"笔录", "|出席人|单位|时间\n|张三|甲局|2022年1月1日", "出席人", "张三"},
    /* the end of a sentence heads nothing */
    {"笔录", "现将事实、情况及内容告知如下：\n甲协会未经登记。", "情况", "none"},
    {"笔录", "出席人：张三（局长、书记）、李四", "出席人", "张三（局长、书记） 李四"},
    /* the day beside the signatures, when they agree */
    {"笔录", "|情况|属实¶张三 2022年3月3日", "日期", "2022-03-03"},
    {"笔录", "当事人签名：张三 2022年3月3日\n当事人签名：李四 2022年3月3日", "日期", "2022-03-03"},
    {"笔录", "当事人签名：张三 2022年3月3日\n当事人签名：李四 2022年3月4日", "日期", "none"},
    {"笔录", "当事人签名：张三\n日期：2022年3月3日", "日期", "2022-03-03"},
    {"笔录", "当事人签名：张三 2022年3月3日\n>临澜市民政局\n>2022年3月5日", "日期", "2022-03-05"},
    {"笔录", "|单位|时间|文书及文号\n|箱|2022年3月1日|甲", "日期", "none"},
    /* a blank place is not filled from the next line of others */
    {"笔录", "当事人签名：\n>某县农业局\n>2025年5月12日", "当事人签名", "-"},
    {"笔录", "代理人：张三\n拒收事由及见证人：他不收。", "原因", "他不收。"},
    {"笔录", "情况：\n拒收事由：他不收。", "情况", "-"},
    /* officers of a trade; who signs for the party; names below */
    {"笔录", "检查人：张三、李四\n劳动监察员：张三　李四　2025年1月4日", "检查人签名", "张三 李四"},
    {"笔录", "被查单位负责人（签名）：王五　2025年1月4日", "当事人签名", "王五"},
    {"笔录", "被查单位负责人：王五", "当事人", "none"},
    {"笔录", "检查人签名：张三\n李四\n2025年1月4日", "检查人签名", "张三 李四"},
    /* a label over several rows */
    {"笔录", "|情况|主体合法|是\n|^|程序合法|是", "情况", "主体合法\n是\n\n程序合法\n是"},
    {"笔录", "|情况|主体合法|是\n|^|住址|某街1号", "情况", "主体合法"},
    /* the bank's address is not the party's */
    {"笔录", "请到某某银行（住址：某街1号）缴纳", "住址", "none"},
    {"笔录", "甲公司，住址：某街1号", "住址", "某街1号"},
};

static const struct row groups[] = {
    {"审批表", "|负责人意见|同意立案。¶签名：张三　2022年3月3日", "负责人意见/意见", "同意立案。"},
    {"审批表", "|负责人意见|同意立案。¶签名：张三　2022年3月3日", "负责人意见/签名", "张三"},
    {"审批表", "|负责人意见|同意立案。¶签名：张三　2022年3月3日", "负责人意见/日期", "2022-03-03"},
    {"审批表", "|负责人意见|同意立案。¶签名：¶2022年3月3日", "负责人意见/签名", "-"},
    {"审批表", "|负责人意见|同意立案。¶签名：¶年　月　日", "负责人意见/日期", "-"},
    {"审批表", "|负责人意见|¶签名：¶年　月　日", "负责人意见/意见", "-"},
    {"审批表", "|负责人意见|", "负责人意见/意见", "-"},
    {"审批表", "|负责人意见|", "负责人意见/签名", "-"},
    {"审批表", "|负责人意见|", "负责人意见/日期", "-"},
    {"审批表", "|负责人意见|同意立案。¶签名：〔图〕¶2022年3月3日", "负责人意见/签名", "?"},
    {"审批表", "|负责人意见|同意立案。¶签名：〔图〕¶2022年3月3日", "负责人意见/意见", "同意立案。"},
    /* no label: the words before the day, or on the line above */
    {"审批表", "|负责人意见|同意立案。¶张三 2022年3月3日", "负责人意见/签名", "张三"},
    {"审批表", "|负责人意见|同意立案。¶张三¶2022年3月3日", "负责人意见/签名", "张三"},
    {"审批表", "|负责人意见|同意立案。¶张三¶2022年3月3日", "负责人意见/意见", "同意立案。"},
    /* one line of words is the opinion, not a name */
    {"审批表", "|负责人意见|同意¶2022年3月3日", "负责人意见/意见", "同意"},
    {"审批表", "|负责人意见|同意¶2022年3月3日", "负责人意见/签名", "-"},
    /* a day within the sentence is of the opinion */
    {"审批表", "|负责人意见|同意，自2022年3月1日起立案。", "负责人意见/日期", "-"},
    {"审批表", "|负责人意见|同意，自2022年3月1日起立案。¶签名：张三 2022年3月3日",
     "负责人意见/日期", "2022-03-03"},
    {"审批表", "负责人意见：经2022年3月1日会议讨论，同意立案。\n局长：张三 2022年3月3日",
     "负责人意见/签名", "张三"},
    /* label above the cell, vertical label, label over several rows */
    {"审批表", "|机关负责人审批意见\n|同意。¶签名：张三¶2022年3月3日", "负责人意见/签名", "张三"},
    {"审批表", "|负¶责¶人¶意¶见|同意。¶签名：张三¶2022年3月3日", "负责人意见/意见", "同意。"},
    {"审批表", "|负责人意见|同意。\n|^|签名：张三 2022年3月3日", "负责人意见/签名", "张三"},
    /* each of two groups has its own */
    {"审批表",
     "|承办人意见|建议立案。¶签名：李四¶2022年3月2日\n|负责人意见|同意。¶签名：张三¶2022年3月3日",
     "承办人意见/日期", "2022-03-02"},
    {"审批表",
     "|承办人意见|建议立案。¶签名：李四¶2022年3月2日\n|负责人意见|同意。¶签名：张三¶2022年3月3日",
     "负责人意见/日期", "2022-03-03"},
    {"审批表", "|承办人意见|建议立案。¶签名：李四、王五¶2022年3月2日", "承办人意见/签名",
     "李四 王五"},
    /* an opinion under who signs, the day that ends it, numbers in brackets; and none */
    {"审批表", "|经办人|建议立案。张三 2022年3月3日。", "承办人意见/意见", "建议立案。"},
    {"审批表", "|经办人|建议立案。张三 2022年3月3日。", "承办人意见/签名", "张三"},
    {"审批表", "|经办人|建议立案。张三（33021100123）、李四，2022年3月3日", "承办人意见/签名",
     "张三 李四"},
    {"审批表", "|经办人|意见：拟立案|签名：张三|日期：2022年3月3日", "承办人意见/签名", "张三"},
    {"审批表", "|经办人|张三 李四 2022年3月3日", "承办人意见/意见", "none"},
    {"审批表", "|科室|水政监察大队第二中队", "承办人意见/签名", "none"},
    /* who signs first, and then says what */
    {"审批表", "|负责人意见|张三 2022年3月3日 同意立案，由李四办理", "负责人意见/意见",
     "同意立案，由李四办理"},
    {"审批表", "|负责人意见|张三 2022年3月3日 同意立案，由李四办理", "负责人意见/签名", "张三"},
    /* a day without its year, soon after the one before; too late; none before */
    {"审批表",
     "|承办人意见|建议立案。¶签名：李四¶2022年3月2日\n|负责人意见|同意。¶签名：张明　3月4日",
     "负责人意见/日期", "2022-03-04"},
    {"审批表",
     "|承办人意见|建议立案。¶签名：李四¶2022年3月2日\n|负责人意见|同意。¶签名：张明　1月4日",
     "负责人意见/日期", "?"},
    {"审批表", "|负责人意见|同意。¶签名：张明　3月4日", "负责人意见/日期", "?"},
    {"审批表", "|负责人意见|同意。¶签名：张明　3月4日", "负责人意见/签名", "张明"},
    /* words in a group are no fields of the form */
    {"审批表", "|当事人|甲协会\n|负责人意见|同意对当事人：乙协会立案。¶签名：张三¶2022年3月3日",
     "当事人", "甲协会"},
};

static const struct row tails[] = {
    {"决定书", "决定处以罚款5000元。\n>临澜市民政局\n>2022年4月13日", "罚款", "5000.00"},
    {"决定书", "决定处罚款伍仟元。", "罚款", "5000.00"},
    {"决定书", "未作罚款。", "罚款", "none"},
    {"决定书", "正文。\n>临澜市民政局\n>2022年4月13日", "日期", "2022-04-13"},
    {"决定书", "正文。\n>临澜市民政局\n>2022年4月13日", "机关", "临澜市民政局"},
    {"决定书", "正文。\n>临澜市民政局（印章）\n>二〇二二年四月十三日", "机关", "临澜市民政局"},
    {"决定书", "正文。\n>临澜市民政局 2022年4月13日", "机关", "临澜市民政局"},
    {"决定书", "正文。\n>临澜市民政局\n>2022年4月13日\n（此件交当事人）", "日期", "2022-04-13"},
    {"决定书", "正文。\n>临澜市民政局\n>    年  月  日", "日期", "-"},
    {"决定书", "正文于2022年4月1日写成。", "日期", "none"},
    {"决定书", "正文。\n>临澜市民政局\n>2022年13月1日", "日期", "?"},
    {"决定书", "违反《行政处罚法》第四十条，依据《行政处罚法》第五十七条。", "依据",
     "行政处罚法|40|0|0|0 行政处罚法|57|0|0|0"},
};

/* What a form asks for is nobody's word. */
static const struct row hints[] = {
    {"审批表", "|案由|⟨写明案由⟩", "案由", "-"},
    {"审批表", "|案由|⟨写明⟩ ⟨案由⟩", "案由", "-"},
    {"审批表", "|案由|擅自活动⟨写明案由⟩", "案由", "擅自活动"},
    {"审批表", "案由：⟨写明案由⟩", "案由", "-"},
    {"审批表", "|当事人|⟨张三⟩", "当事人", "-"},
    {"审批表", "|承办人|⟨张三、李四⟩", "承办人", "-"},
    {"审批表", "|承办人|张三、⟨李四⟩", "承办人", "张三"},
    {"审批表", "|罚款数额|⟨5000⟩元", "罚款", "-"},
    {"审批表", "|填表日期|2022年⟨4⟩月⟨1⟩日", "日期", "-"},
    {"审批表", "|⟨案由⟩|擅自活动", "案由", "擅自活动"},
    {"决定书", "处以罚款⟨5000元⟩。", "罚款", "-"},
    {"决定书", "⟨依据《行政处罚法》第五十七条⟩。", "依据", "-"},
};

static struct aj_arena *arena;
static struct aj_ruleset *ruleset;
static struct aj_vec sections;

static void setup(void)
{
    const char *const texts[] = {rules, words};

    arena = aj_arena_new();
    ruleset = kit_rules(texts, AJ_COUNT(texts));
}

static void teardown(void)
{
    aj_ruleset_free(ruleset);
    aj_arena_free(arena);
}

static struct aj_paper *extract(const char *kind, const char *text)
{
    struct aj_dossier *dossier = aj_dossier_new(arena, &ruleset->kinds);
    struct aj_paper *paper =
        aj_dossier_add(dossier, kit_kind(ruleset, kind), aj_str_from("x.docx"));

    paper->document = kit_document(arena, text);
    paper->end_block = (uint32_t)paper->document->n_blocks;
    aj_extract(arena, &ruleset->kinds, paper, &sections);
    return paper;
}

static void assert_row(const struct row *row)
{
    const struct aj_paper *paper = extract(row->kind, row->text);
    const char *shown = kit_show(paper, row->field);

    ck_assert_msg(strcmp(shown, row->shown) == 0, "%s of \"%s\" is \"%s\", not \"%s\"", row->field,
                  row->text, shown, row->shown);
}

START_TEST(test_extract_cells)
{
    assert_row(&cells[_i]);
}
END_TEST

START_TEST(test_extract_lines)
{
    assert_row(&lines[_i]);
}
END_TEST

START_TEST(test_extract_lists)
{
    assert_row(&lists[_i]);
}
END_TEST

START_TEST(test_extract_records)
{
    assert_row(&records[_i]);
}
END_TEST

START_TEST(test_extract_groups)
{
    assert_row(&groups[_i]);
}
END_TEST

START_TEST(test_extract_tails)
{
    assert_row(&tails[_i]);
}
END_TEST

START_TEST(test_extract_hints)
{
    assert_row(&hints[_i]);
}
END_TEST

START_TEST(test_extract_place_and_raw_are_those_of_the_text)
{
    const struct aj_paper *paper = extract("审批表", "|当事人|甲协会\n|罚款数额| 人民币5，000元 ");
    const struct aj_reading *fine =
        aj_paper_reading(paper, aj_paper_field(paper, aj_str_from("罚款")));

    ck_assert_ptr_nonnull(fine);
    unit_assert_str(fine->raw, "人民币5，000元");
    unit_assert_str(aj_str_sub(paper->document->text, fine->place.from, fine->place.to),
                    "人民币5，000元");
    unit_assert_str(aj_place_print(arena, &fine->place), "《审批表》表1第2行第2格");
}
END_TEST

START_TEST(test_extract_disagreeing_values_say_why)
{
    const struct aj_paper *paper = extract("审批表", "|当事人|甲协会\n|案由|无\n|当事人|乙协会");
    const struct aj_reading *party =
        aj_paper_reading(paper, aj_paper_field(paper, aj_str_from("当事人")));

    ck_assert_int_eq(party->state, AJ_UNREAD);
    ck_assert_uint_gt(party->reason.len, 0);
    unit_assert_str(party->raw, "甲协会");
}
END_TEST

START_TEST(test_extract_list_rows_are_counted)
{
    const struct aj_paper *paper = extract("清单", "|序号|题名|页数\n|1|甲|2\n||||\n|2|乙|3");
    const struct aj_vec *titles =
        aj_paper_readings(paper, aj_paper_field(paper, aj_str_from("行/题名")));

    ck_assert_uint_eq(titles->count, 2);
    ck_assert_uint_eq(((struct aj_reading *)aj_vec_at(titles, 0))->row, 1);
    ck_assert_uint_eq(((struct aj_reading *)aj_vec_at(titles, 1))->row, 2);
}
END_TEST

START_TEST(test_extract_section_is_set_aside)
{
    (void)extract("审批表", "|案由|无\n|法制审核意见|同意。¶审核人：李四¶2022年4月1日");
    ck_assert_uint_eq(sections.count, 1);
    unit_assert_str(((struct aj_section *)aj_vec_at(&sections, 0))->group->section->name,
                    "审核意见");
}
END_TEST

START_TEST(test_extract_empty_document_is_fine)
{
    const struct aj_paper *paper = extract("审批表", "");

    ck_assert_str_eq(kit_show(paper, "当事人"), "none");
    ck_assert_uint_eq(sections.count, 0);
}
END_TEST

/* Claims in any order, one within another and one empty. */
START_TEST(test_extract_claims_are_found_in_any_order)
{
    static const struct aj_span claims[] = {{40, 50}, {10, 30}, {12, 14}, {60, 60}, {5, 6}};
    struct aj_arena *arena = aj_arena_new();
    struct aj_extract x = {.arena = arena};

    aj_vec_init(&x.claimed, arena, sizeof(struct aj_span));
    ck_assert(!aj_extract_is_claimed(&x, 0));
    for (size_t i = 0; i < AJ_COUNT(claims); i++)
        aj_extract_claim(&x, claims[i]);
    for (size_t at = 0; at < 70; at++) {
        bool is_claimed = false;

        for (size_t i = 0; i < AJ_COUNT(claims); i++)
            is_claimed = is_claimed || (at >= claims[i].from && at < claims[i].to);
        ck_assert_int_eq(aj_extract_is_claimed(&x, at), is_claimed);
    }
    aj_arena_free(arena);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("extract");
    TCase *tests = tcase_create("extract");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_extract_cells, 0, AJ_COUNT(cells));
    tcase_add_loop_test(tests, test_extract_lines, 0, AJ_COUNT(lines));
    tcase_add_loop_test(tests, test_extract_lists, 0, AJ_COUNT(lists));
    tcase_add_loop_test(tests, test_extract_records, 0, AJ_COUNT(records));
    tcase_add_loop_test(tests, test_extract_groups, 0, AJ_COUNT(groups));
    tcase_add_loop_test(tests, test_extract_tails, 0, AJ_COUNT(tails));
    tcase_add_loop_test(tests, test_extract_hints, 0, AJ_COUNT(hints));
    tcase_add_test(tests, test_extract_place_and_raw_are_those_of_the_text);
    tcase_add_test(tests, test_extract_disagreeing_values_say_why);
    tcase_add_test(tests, test_extract_list_rows_are_counted);
    tcase_add_test(tests, test_extract_section_is_set_aside);
    tcase_add_test(tests, test_extract_empty_document_is_fine);
    tcase_add_test(tests, test_extract_claims_are_found_in_any_order);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
