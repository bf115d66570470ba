#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# One title, two papers: with the opinions of those who approve, the bureau's own sheet; without,
# the notice to the party.
. "$(dirname "$0")/lib.sh"

# kind: of the paper in $work/form.
kind() {
    "$MKDOCX" "$work/form" "$work/form.docx"
    "$ANJUAN" show "$work/form.docx" | sed -n 's/.*《\(.*\)》.*标题.*/\1/p'
}

cat >"$work/form" <<'FORM'
# 分期缴纳罚款批准书
| 当事人 | 栖汀市云汀商店 |
| 承办人意见 | 建议同意。 // 沈一 // 2023年4月3日 |
| 负责人意见 | 同意。 // 何一 // 2023年4月4日 |
FORM
ok 'a sheet with opinions' [ "$(kind)" = 延期分期缴纳罚款审批表 ]
cat >"$work/form" <<'FORM'
# 分期缴纳罚款批准书
栖汀市云汀商店：
你店申请分期缴纳罚款，经研究，同意第一期于2023年5月1日前缴纳。
> 栖汀市市场监督管理局
> 2023年4月4日
FORM
ok 'a notice' [ "$(kind)" = 延期分期缴纳罚款通知书 ]
done_testing
