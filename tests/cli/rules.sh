#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The rules that are shipped: they load, their examples hold, lint finds nothing.
. "$(dirname "$0")/lib.sh"

is_exit 0 'rules test' "$ANJUAN" rules test
contains 'no example fails' '0 个不符合'
is_exit 0 'rules lint' "$ANJUAN" rules lint
contains 'lint finds nothing' '0 处发现'
is_exit 0 'rules list' "$ANJUAN" rules list
ok 'each rule is listed once' [ "$(cut -d' ' -f1 "$work/stdout" | sort | uniq -d | wc -l)" -eq 0 ]
is_exit 0 'explain a rule' "$ANJUAN" explain FZ-58
contains 'explain names the law' '行政处罚法'
contains 'explain says when it applies' '  适用于：'
contains 'explain says what is asked' '  要求：'
contains 'explain shows an example' '  示例 fail'
contains 'explain says where it is scored' '  计分（national）：C58'
is_exit 0 'explain with a parameter' "$ANJUAN" explain -p zhejiang GS-3a
contains 'explain tells the parameter of the profile' '期限 param:公示-工作日（zhejiang：20） 单位 working-day'
is_exit 0 'explain an item' "$ANJUAN" explain C72
contains 'explain of an item names its rules' 'CF-61'
is_exit 2 'explain what is not there' "$ANJUAN" explain FZ-5888
contains 'the nearest rule is named' 'FZ-58' "$work/stderr"

# Two profiles in one run: each by its own parameters.
poor=$SAMPLES/问题案卷-云汀文化促进会.zip
is_exit 0 'two profiles' "$ANJUAN" check -q --as-of 2026-11-23 -p national,zhejiang -o "$work/two" "$poor"
contains 'a rule on which they differ is told by profile' \
    '"rule":"GS-3a","items":["C92"]' "$work/two/results.jsonl"
ok 'national fails, zhejiang passes' [ "$(sed 's/"rule":"/\n&/g' "$work/two/results.jsonl" |
    sed -nE 's/^"rule":"GS-3a",.*"status":"([a-z]*)".*"profiles":\["([a-z]*)"\].*/\2 \1/p' | xargs)" = \
    'national fail zhejiang pass' ]
for profile in national zhejiang; do
    is_exit 0 "$profile alone" "$ANJUAN" check -q --as-of 2026-11-23 -p "$profile" -o "$work/$profile" "$poor"
    score=$(grep -oE "\"id\":\"$profile\".{0,200}\"high\":\"[0-9.]*\"" "$work/$profile/results.jsonl")
    contains "$profile scores the same together with another" "$score" "$work/two/results.jsonl"
done

done_testing
