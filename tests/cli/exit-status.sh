#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The fixed table of exit statuses, and what a run leaves behind.
. "$(dirname "$0")/lib.sh"

sound=$(ls -d "$SAMPLES"/合格*.zip)
faulty=$(ls -d "$SAMPLES"/问题*.zip)
check() {
    "$ANJUAN" check --as-of 2026-11-23 -q "$@"
}

is_exit 0 'sound and faulty without a gate' check "$sound" "$faulty"
is_exit 0 'gate met' check --fail-on any "$sound"
for condition in any veto 'grade<合格' 'score<90' 'low<90'; do
    is_exit 1 "gate $condition not met" check --fail-on "$condition" "$faulty"
done
is_exit 1 'gate open not met' check --fail-on open "$sound"
is_exit 2 'bad gate' check --fail-on 'score<' "$sound"
is_exit 2 'a grade that the profile does not have' check --fail-on 'grade<及格' "$sound"
contains 'its grades are named' '优秀、良好、' "$work/stderr"
is_exit 2 'unknown profile' check -p nationa "$sound"
contains 'the nearest profile is named' 'national' "$work/stderr"
is_exit 2 'no folder of rules' env ANJUAN_RULES="$work/nothing" "$ANJUAN" check "$sound"
contains 'ANJUAN_RULES is named' 'ANJUAN_RULES：规则目录' "$work/stderr"
is_exit 2 'no folder of more rules' check --rules "$work/nothing" "$sound"
contains '--rules is named' '--rules：规则目录' "$work/stderr"
mkdir "$work/no-rules"
is_exit 2 'a folder without rules' check --rules "$work/no-rules" "$sound"
contains 'it is named' no-rules "$work/stderr"
is_exit 2 'bad option' check --no-such-option "$sound"
is_exit 2 'bad day' check --as-of 2026-13-01 "$sound"
is_exit 2 'missing path' check "$work/nothing"
is_exit 2 'two cases of one path' check "$sound" "$sound"
is_exit 0 'one of them named' check "$sound" "another=$sound"

head -c 5000 "$sound" >"$work/cut.zip"
is_exit 3 'a damaged bundle' check "$work/cut.zip"
is_exit 3 'a damaged bundle beats the gate' check --fail-on any "$work/cut.zip" "$faulty"
: >"$work/file"
is_exit 4 'output that cannot be written' check -o "$work/file/out" "$sound"

mkdir -p "$work/taken/results.jsonl"
is_exit 4 'a folder in place of results.jsonl' check -o "$work/taken" "$sound"
if [ -c /dev/full ]; then
    mkdir "$work/full"
    ln -s /dev/full "$work/full/results.jsonl.part"
    is_exit 4 'a journal that somebody else made' check -o "$work/full" "$sound"
fi
is_exit 0 'a run to be repeated' check -o "$work/again" "$sound"
mkdir "$(echo "$work/again/cases/"*)/report.html.part"
is_exit 4 'a report that cannot be written' check -o "$work/again" "$sound"
ok 'no journal is left' [ ! -e "$work/again/results.jsonl.part" ]
ok 'the results before are left' [ -s "$work/again/results.jsonl" ]

is_exit 0 'a run with output' check -o "$work/one" "$sound" "$faulty"
ok 'a line a case' [ "$(wc -l <"$work/one/results.jsonl")" -eq 2 ]
contains 'the gate stands in the summary' '"gate"' "$work/one/summary.json"
ok 'files are for the owner alone' \
    [ "$(find "$work/one" -type f ! -perm 0600 -o -type d ! -perm 0700 | wc -l)" -eq 0 ]
mkdir "$work/elsewhere"
cp "$sound" "$faulty" "$work/elsewhere"
(cd "$work/elsewhere" && TZ=Asia/Shanghai check -o "$work/two" ./*.zip)
ok 'the same bytes elsewhere' cmp -s "$work/one/results.jsonl" "$work/two/results.jsonl"
is_exit 0 'results alone' check -f none -o "$work/three" "$sound"
ok 'no reports' [ ! -e "$work/three/cases" ]

done_testing
