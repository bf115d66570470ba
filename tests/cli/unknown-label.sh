#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# A form that lacks something is at fault; one that has a label which nobody knows, and which ends
# as a label of the missing thing does, is a question for a person that names the label.
. "$(dirname "$0")/lib.sh"

cat >"$work/form" <<'FORM'
# 立案审批表
| 案由 | 涉嫌无证经营 |
| 当事人 | 栖汀市云汀商店 |
| 承办人意见 | 建议立案。张三 李四 2023年3月1日 |
FORM
ok 'a summary is missing' [ "$(status_of CF-54f)" = fail ]
cp "$work/form" "$work/bare"
echo '| 该店诸般情况 | 2023年3月1日检查时该店没有许可即开业。 |' >>"$work/form"
ok 'it may be under a label that nobody knows' [ "$(status_of CF-54f)" = needs-person ]
ok 'the question names the label' grep -q '该店诸般情况' "$work/asked"
cp "$work/bare" "$work/form"
echo '| 该店诸般情况 | |' >>"$work/form"
ok 'an empty one is none' [ "$(status_of CF-54f)" = fail ]
cp "$work/bare" "$work/form"
echo '| 签名 | 张三 |' >>"$work/form"
ok 'a signature is no summary' [ "$(status_of CF-54f)" = fail ]

done_testing
