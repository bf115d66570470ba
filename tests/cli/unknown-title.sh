#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# In a file that holds many papers, one with a title that nobody knows is no part of the paper
# before it; and where a file of its name could be the paper that is missing, that is a question.
. "$(dirname "$0")/lib.sh"

cat >"$work/form" <<'FORM'
# 行政处罚决定书
> 栖市监罚〔2023〕5号
栖汀市云汀商店：
经查，你店无证经营。
> 栖汀市市场监督管理局
> 2023年4月3日
---
# 行政处罚决定书送达回证
送达文书：行政处罚决定书　　受送达人：栖汀市云汀商店
收件人签名：沈一　　收到时间：2023年4月3日10时20分
FORM
ok 'nothing tells of a publication' [ "$(status_of GS-3)" = fail ]
cat >>"$work/form" <<'FORM'
---
# 公示栏张贴公示结果反馈证明
受送达人：栖汀市云溪商店
张贴日期：2023年4月6日
FORM
ok 'a paper of its name may be it' [ "$(status_of GS-3)" = needs-person ]
"$MKDOCX" "$work/form" "$work/form.docx"
"$ANJUAN" check -q -f none -o "$work/out" "$work/form.docx" >/dev/null
ok 'which the question names' grep -q '未识别的“公示栏张贴公示结果反馈证明”可能是' "$work/out/results.jsonl"
rm -r "$work/out"
"$ANJUAN" show "$work/form.docx" >"$work/shown"
ok 'it is a paper of its own' grep -q '未识别的文书' "$work/shown"
ok 'the one before it ends there' [ "$(grep -c '云溪商店' "$work/shown")" = 0 ]

# Rules that pick one paper of all kinds, of a file with two that nobody knows.
cat >>"$work/form" <<'FORM'
---
# 公示栏张贴公示结果再次反馈证明
张贴日期：2023年4月7日
---
# 集体讨论记录
出席人员：沈一、何一、徐蕾
讨论内容：沈一：同意罚款。何一：同意。
FORM
"$MKDOCX" "$work/form" "$work/form.docx"
cp -r "$AJ_SOURCE_DIR/rules" "$work/rules"
sed -i 's|<followed values="./出席人员" in="./全文"|<followed values="./出席人员" in="*/全文"|' "$work"/rules/packs/*.xml
is_exit 0 'a paper of no kind is picked' env ANJUAN_RULES="$work/rules" "$ANJUAN" check -q -f none \
    -o "$work/out" "$work/form.docx"
rm -r "$work/out"

# A heading at the head of a page inside a paper is no paper: its text is the decision's.
cat >"$work/form" <<'FORM'
# 行政处罚决定书
> 栖市监罚〔2023〕5号
栖汀市云汀商店：
经查，你店于2023年3月1日无证经营，以上事实有检查笔录证明。
---
# 履行方式和救济途径说明
自收到本决定书之日起十五日内缴纳罚款。
> 栖汀市市场监督管理局
> 2023年4月3日
FORM
"$MKDOCX" "$work/form" "$work/form.docx"
"$ANJUAN" show "$work/form.docx" >"$work/shown"
ok 'a heading inside a paper' grep -q '    日期：2023-04-03' "$work/shown"
ok 'begins no paper' [ "$(grep -c '未识别的文书' "$work/shown")" = 0 ]

done_testing
