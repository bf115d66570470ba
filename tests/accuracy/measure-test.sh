#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The measurement itself: forms are filled in as said, outcomes counted as said, faults of a truth named.
# shellcheck source=../cli/lib.sh
. "$(dirname "$0")/../cli/lib.sh"

cat >"$work/form.txt" <<'TXT'
# 案件移送审批表
| 案件名称 | 甲案 |
| 当事人 |  |
| 受移送机关 | 2021公安局2021 |
| 移送理由 | 乙 |
TXT

cat >"$work/good.truth" <<'TXT'
# filled in, and read in four ways
layout form.txt
cell 1/2/2 = 云杉协会
cell 1/1/2 += 一
once@1/3/2 2021公安 => 临澜公安
replace@1/3/2 2021 => \s
replace 移送理由 => 移送理由
kind 案件移送审批表
field 案件名称 = 甲案一
field 当事人 = 云杉协会
field 受移送机关 = 临澜公安局
field 移送理由 = 丙
blank 受移送机关
blank 住址
field 住址 = 东湖路1号
form nowhere.docx
kind 案件移送审批表
TXT

run "$MEASURE" -k "$work" "$work/good.truth"
ok 'a good truth: exit 0' [ "$status" -eq 0 ] || cat "$work/stderr"
contains 'a wrong value is named' "good.truth:12: wrong: 《案件移送审批表》 field 移送理由 = 丙  <- 乙"
contains 'a value too much is named' 'good.truth:13: extra'
contains 'a value not read is named' 'good.truth:15: missing'
contains 'a form that is not there is counted' 'documents 1, not in the corpus 1, failed 0'
contains 'right ones are counted' 'right 5 (62.5 %)'
contains 'missing ones are counted' 'missing 1 (12.5 %)'
contains 'wrong ones are counted' 'wrong 2 (25.0 %)'

printf 'layout form.txt\nreplace 丁 => 戊\nkind -\n' >"$work/bad.truth"
is_exit 1 'words that are not in the form' "$MEASURE" -k "$work" "$work/bad.truth"
contains 'and their line' 'bad.truth:2: ' "$work/stderr"
printf 'layout form.txt\nfeld 丁 = 戊\n' >"$work/bad.truth"
is_exit 1 'a verb that is none' "$MEASURE" -k "$work" "$work/bad.truth"
is_exit 2 'no truth' "$MEASURE"

done_testing
