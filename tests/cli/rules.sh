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
is_exit 0 'explain an item' "$ANJUAN" explain C72
contains 'explain of an item names its rules' 'CF-61'
is_exit 2 'explain what is not there' "$ANJUAN" explain FZ-5888
contains 'the nearest rule is named' 'FZ-58' "$work/stderr"

done_testing
