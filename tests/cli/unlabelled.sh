#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Where a paper, an opinion and a signature begin and end when no label of the kind says so.
. "$(dirname "$0")/lib.sh"

# show: the file in $work/form.
show() {
    "$MKDOCX" "$work/form" "$work/form.docx"
    "$ANJUAN" show "$work/form.docx"
}

cat >"$work/form" <<'FORM'
# 行政处罚听证告知书
> 栖水罚告〔2024〕1号
栖汀市云汀商店：
你店擅自取水，本局拟罚款二万元。
> 栖汀市水务局
> 2024年8月13日
………………………………………………
【送达回执】送达文书：听证告知书（栖水罚告〔2024〕1号）；受送达人：栖汀市云汀商店
收件人（签名）：沈一　收到时间：2024年8月14日10时00分
FORM
show >"$work/shown"
ok 'a slip below a cut line is a paper' grep -q '《送达回证》  标题：“送达回执”' "$work/shown"
sed -i '/^…/d' "$work/form"
show >"$work/shown"
ok 'without the line it is not' [ "$(grep -c '《送达回证》  标题' "$work/shown")" = 0 ]

cat >"$work/form" <<'FORM'
# 立案审批表
案由：擅自取水　当事人：栖汀市云汀商店
承办人意见：
审核意见：同意立案。何一　2024年8月1日
审批意见：同意立案。徐蕾　2024年8月1日
FORM
show >"$work/shown"
ok 'an opinion left blank' grep -q '承办人意见/签名：〔空白〕' "$work/shown"
ok 'the next is that of the unit' grep -q '承办机构意见/签名：何一' "$work/shown"

cat >"$work/form" <<'FORM'
# 询问笔录
询问时间：2024年8月2日，自9时00分至10时00分
询问人：何一（执法证号33010212001）
被询问人：沈一
执法人员：你是做什么的？
沈一：开店的。
FORM
show >"$work/shown"
ok 'who asks is named once' [ "$(grep -c '    执法人员：' "$work/shown")" = 1 ]
ok 'hours behind 自' grep -q '起：2024-08-02T09:00' "$work/shown"

cat >"$work/form" <<'FORM'
# 行政处罚决定书
> 栖水罚〔2024〕1号
栖汀市云汀商店：
经查，你店擅自取水，决定罚款二万元。
> 栖汀市水务局
> 2024年9月13日
---
# 听证笔录
时间：2024年9月3日9时00分至11时20分　地点：水务局会议室
主持人：何一　记录员：徐蕾
当事人：栖汀市云汀商店
沈一：请求从轻。
主持人：听证结束。
主持人：何一[图]　记录员：徐蕾[图]　2024年9月3日
FORM
ok 'the party did not sign' [ "$(status_of TZ-64g)" = fail ]
sed -i '/^主持人：听证结束/a\以上笔录已核对。 沈一[图]' "$work/form"
ok 'a signature without a label is a question' [ "$(status_of TZ-64g)" = needs-person ]

done_testing
