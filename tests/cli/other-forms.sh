#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Papers in forms that nobody listed: what they are called tells what they may be, and what a paper
# in no known form lacks is a question. Places of opinions and signatures that need no label each.
. "$(dirname "$0")/lib.sh"

# show: the file in $work/form.
show() {
    "$MKDOCX" "$work/form" "$work/form.docx"
    "$ANJUAN" show "$work/form.docx" >"$work/shown"
}
# shows NAME WORDS: one test, passed when the file in $work/form shows the words.
shows() {
    show
    ok "$1" grep -q "$2" "$work/shown"
}

# A case of two papers: the decision and one that no title tells.
mkdir "$work/case"
cat >"$work/decision" <<'FORM'
# 行政处罚决定书
> 栖市监罚〔2023〕5号
栖汀市云汀商店：
经查，你店无证经营。决定罚款2000元。
> 栖汀市市场监督管理局
> 2023年4月3日
FORM
"$MKDOCX" "$work/decision" "$work/case/1决定.docx"
# status RULE: of the case.
status() {
    rm -rf "$work/out"
    "$ANJUAN" check -q -f none -o "$work/out" "$work/case" >/dev/null
    verdicts "$work/out/results.jsonl" | awk -F '\t' -v rule="$1" '$2 == rule { print $3 }'
}
ok 'no filing form' [ "$(status CF-54)" = fail ]
printf '> 〔1〕\n线索处置暨立案情况一纸\n局里研究过了。\n' >"$work/form"
"$MKDOCX" "$work/form" "$work/case/2.docx"
ok 'a paper whose first line may be its title' [ "$(status CF-54)" = needs-person ]
ok 'the question names it' grep -q '可能是《立案审批表》' "$work/out/results.jsonl"
printf '局里研究过了。\n' >"$work/form"
"$MKDOCX" "$work/form" "$work/case/2.docx"
ok 'a paper that says nothing' [ "$(status CF-54)" = fail ]
mv "$work/case/2.docx" "$work/case/2立案.情况.docx"
ok 'a file whose name may say it' [ "$(status CF-54)" != fail ]

# The number of the page stands above the title.
printf '> 〔2〕\n# 询问笔录\n被询问人：沈一\n' >"$work/form"
shows 'a title below the number of the page' '《询问笔录》  标题：“询问笔录”'

# A form of its own: what is not found is asked about.
cat >"$work/form" <<'FORM'
# 询问笔录
问话自2023年3月1日9时开始，地点在栖汀市市场监督管理局，问话人何一、徐蕾，受问人沈一。
何一：店里有没有执照？
沈一：没有。
FORM
"$MKDOCX" "$work/form" "$work/case/3.docx"
ok 'a record without labels' [ "$(status CF-55e)" = needs-person ]
cat >"$work/form" <<'FORM'
# 询问笔录
时间：2023年3月1日9时00分至10时00分
地点：栖汀市市场监督管理局
被询问人：　　性别：男　　工作单位：云汀商店　　职务：店员
询问人：何一　　记录人：徐蕾
问：店里有没有执照？
答：没有。
FORM
"$MKDOCX" "$work/form" "$work/case/3.docx"
ok 'the same in the usual form' [ "$(status CF-55e)" = fail ]

# Who signs.
cat >"$work/form" <<'FORM'
# 询问笔录
被询问人：沈一
签名：被询问人 沈一[图]　询问人 何一[图]　记录人 徐蕾[图]　2023年3月1日
FORM
shows 'behind a blank: who was asked' '被询问人签名：沈一'
shows 'behind a blank: who took it down' '记录人签名：徐蕾'
cat >"$work/form" <<'FORM'
# 行政处罚决定审批表
| 案件名称 | 栖汀市云汀商店无证经营案 |
| 审批意见 | 办案人员意见：建议处罚。何一[图]　2023年4月1日 // 局主要负责人意见：同意。沈一[图]　2023年4月2日 |
FORM
shows 'opinions within a cell: the first' '承办人意见/签名：何一'
shows 'opinions within a cell: the last' '负责人意见/日期：2023-04-02'
cat >"$work/form" <<'FORM'
# 行政处罚决定审批表
案件名称：栖汀市云汀商店无证经营案
节点1　承办人　何一[图]　2023-04-01 09:15:28　意见：建议处罚，罚款2000元
节点2　局长　沈一[图]　2023-04-02 16:27:49　意见：同意处罚，罚款2000元
FORM
shows 'steps of a workflow: the first' '承办人意见/签名：何一'
shows 'steps of a workflow: the last' '负责人意见/日期：2023-04-02'
cat >"$work/form" <<'FORM'
# 行政处罚决定审批表
承办人：何一[图]  徐蕾[图]  2023年4月1日
FORM
shows 'two names behind a label' '承办人意见/签名：何一'
cat >"$work/form" <<'FORM'
# 整改复查意见书
| 被复查单位 | 栖汀市云汀商店 | < |
| 复查人员 | 何一[图]　证号33021100123 | 徐蕾[图]　证号33021100124 |
FORM
shows 'officers in two cells' '执法人员：徐蕾（33021100124）'
cat >"$work/form" <<'FORM'
# 文书送达回执
| 送达文书名称、文号 | 收件人签名 | 送达日期 | 送达地点 | 送达方式 |
| 行政处罚决定书　栖市监罚〔2023〕5号 | [图] | 2023年4月3日 | 店内 | 直接送达 |
| 缴款通知单 | [图] | 2023年4月3日 | 店内 | 直接送达 |
FORM
shows 'a picture in each row' '行/收件人签名\[2\]：.*此处是图片'
done_testing
