#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What was misread once: every line of the truths in held/ must be right.
# shellcheck source=../cli/lib.sh
. "$(dirname "$0")/../cli/lib.sh"

run "$MEASURE" -v -k "$work" "$AJ_SOURCE_DIR"/tests/accuracy/held/*.truth
ok 'the truth is measured: exit 0' [ "$status" -eq 0 ] || cat "$work/stderr"
faults=$(grep -E ': (missing|wrong|extra): ' "$work/stdout")
ok 'nothing is misread again' [ -z "$faults" ] || printf '%s\n' "$faults" | sed 's/^/# /'
ok 'lines are right' [ "$(grep -c ': right: ' "$work/stdout")" -ge 50 ]

done_testing
